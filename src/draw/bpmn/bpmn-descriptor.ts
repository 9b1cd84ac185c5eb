import { STAGE_KINDS } from '../../blueprint/stage.ts';
import { ROWS } from '../../blueprint/step.ts';
import { VERBS } from '../../blueprint/verbs.ts';
import { NAMESPACE } from '../../flow/process-draft.ts';

/** A property of a type in the format of moddle. */
interface DescribedProperty {
  readonly name: string;
  readonly type: string;
  readonly isAttr?: true;
  readonly isBody?: true;
}

interface DescribedType {
  readonly name: string;
  readonly extends?: readonly string[];
  readonly superClass?: readonly string[];
  readonly meta?: { readonly allowedIn: readonly string[] };
  readonly properties: readonly DescribedProperty[];
}

const attributes = (...names: readonly string[]): DescribedProperty[] =>
  names.map((name) => ({ name, type: 'String', isAttr: true }));

const BODY: DescribedProperty = { name: 'text', type: 'String', isBody: true };

/**
 * What Throughline adds to BPMN, in the format that moddle and the modelling tools built on it load: attributes of
 * elements, and elements for what was written in YAML.
 */
export const bpmnDescriptor: {
  readonly name: string;
  readonly uri: string;
  readonly prefix: string;
  readonly xml: { readonly tagAlias: string };
  readonly enumerations: readonly { name: string; literalValues: readonly { name: string }[] }[];
  readonly types: readonly DescribedType[];
} = {
  name: 'Throughline',
  uri: NAMESPACE,
  prefix: 'throughline',
  xml: { tagAlias: 'lowerCase' },
  enumerations: [
    { name: 'Verb', literalValues: VERBS.map((name) => ({ name })) },
    { name: 'StageKind', literalValues: STAGE_KINDS.map((name) => ({ name })) },
  ],
  types: [
    {
      name: 'Node',
      extends: ['bpmn:FlowNode'],
      properties: [
        { name: 'verb', type: 'Verb', isAttr: true },
        ...attributes('step', 'role', 'channels', ...ROWS, 'within', 'when', 'need', 'cost', 'alternative'),
        ...attributes('in', 'notIn', 'end', 'outcome', 'reach', 'reopen', 'from'),
      ],
    },
    {
      name: 'StageGroup',
      extends: ['bpmn:Group'],
      properties: [{ name: 'stage', type: 'StageKind', isAttr: true }, ...attributes('role', 'when')],
    },
    {
      name: 'StageScope',
      extends: ['bpmn:SubProcess'],
      properties: [{ name: 'stage', type: 'StageKind', isAttr: true }],
    },
    {
      name: 'RoleLane',
      extends: ['bpmn:Lane'],
      properties: [...attributes('row', 'role'), { name: 'stage', type: 'StageKind', isAttr: true }],
    },
    { name: 'Row', extends: ['bpmn:Participant'], properties: attributes('row') },
    { name: 'Heard', extends: ['bpmn:Message', 'bpmn:Signal'], properties: attributes('event', 'message') },
    { name: 'Closing', extends: ['bpmn:Error'], properties: attributes('end') },
    element('Blueprint', ['bpmn:Process'], [...attributes('ref', 'version'), BODY]),
    element('Step', ['bpmn:FlowNode'], [...attributes('ref'), BODY]),
    element('Interrupt', ['bpmn:SubProcess'], [...attributes('ref'), BODY]),
    element('Clock', ['bpmn:FlowNode', 'bpmn:Group'], attributes('ref')),
    element('Outcome', ['bpmn:SequenceFlow'], [...attributes('name', 'kind', 'when', 'reach'), BODY]),
    element('On', ['bpmn:FlowNode', 'bpmn:SequenceFlow'], [...attributes('event', 'when', 'reach'), BODY]),
  ],
};

function element(name: string, allowedIn: readonly string[], properties: readonly DescribedProperty[]): DescribedType {
  return { name, superClass: ['Element'], meta: { allowedIn }, properties };
}
