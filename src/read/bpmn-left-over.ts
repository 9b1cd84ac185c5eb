import { finding } from '../text/diagnostic.ts';
import { nearest } from '../text/did-you-mean.ts';
import { bpmnElementNames, named } from './bpmn-elements.ts';
import { BPMN, DRAWN } from './bpmn-names.ts';
import type { BpmnReading } from './bpmn-reading.ts';
import { ownText } from './xml-places.ts';
import type { XmlElement } from './xml-tree.ts';

/** Elements that may be left out: the process runs the same without them. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  'ioSpecification',
  'ioBinding',
  'dataInput',
  'dataOutput',
  'inputSet',
  'outputSet',
  'transformation',
  'assignment',
  'itemDefinition',
  'dataStore',
  'dataState',
  'interface',
  'import',
  'relationship',
  'extension',
  'extensionElements',
  'documentation',
  'category',
  'categoryValue',
  'resource',
  'resourceRole',
  'performer',
  'humanPerformer',
  'potentialOwner',
  'partnerEntity',
  'partnerRole',
  'endPoint',
  'monitoring',
  'auditing',
  'rendering',
  'participantMultiplicity',
  'participantAssociation',
  'messageFlowAssociation',
  'interfaceRef',
  'endPointRef',
  'categoryValueRef',
  'correlationKey',
  'correlationProperty',
  'correlationSubscription',
  'conversation',
  'callConversation',
  'subConversation',
  'globalConversation',
  'conversationLink',
  'conversationAssociation',
  'collaboration',
  'choreography',
  'globalChoreographyTask',
  'globalTask',
  'globalUserTask',
  'globalManualTask',
  'globalScriptTask',
  'globalBusinessRuleTask',
  'supports',
  'supportedInterfaceRef',
  'partitionElement',
  'partitionElementRef',
  'operationRef',
  'loopDataOutputRef',
  'outputDataItem',
  'messageEventDefinition',
  'timerEventDefinition',
  'signalEventDefinition',
  'conditionalEventDefinition',
  'linkEventDefinition',
  'errorEventDefinition',
  'escalationEventDefinition',
  'compensateEventDefinition',
  'terminateEventDefinition',
  'cancelEventDefinition',
]);

/** Parts of which BPMN allows any number. */
const REPEATABLE: ReadonlySet<string> = new Set(['documentation', 'dataInputAssociation', 'dataOutputAssociation']);

/** Parts of which the text is what they say. */
const TEXTS =
  /^(?:documentation|text|script|incoming|outgoing|supports|source|target|from|to|(?:formal)?expression|time(?:Date|Duration|Cycle)|loopCardinality|\w*condition(?:Expression)?|\w+Refs?)$/iu;

/** Names every element that was not read. What stands inside one is named with it. */
export function nameLeftOver(reading: BpmnReading): void {
  const groups = new Map<string, XmlElement[]>();
  const { root } = reading.tree;
  if (root !== undefined) visit(root);
  for (const [kind, elements] of groups) {
    const [first, ...others] = elements;
    if (first === undefined) continue;
    const ids = elements.flatMap((element) => named(element).id ?? []);
    const params = { kind, ids, count: elements.length };
    const related = others.map(({ key }) => [key]);
    reading.report('TL8018', [first.key], params, related);
  }

  function visit(element: XmlElement): void {
    if (element.text !== '' && isRead(element) && !TEXTS.test(element.local)) nameText(element);
    for (const child of element.children) {
      if (reading.isTaken(child)) visit(child);
      else nameOne(element, child);
    }
  }

  function nameText(element: XmlElement): void {
    const { source } = reading;
    const text = element.text.replaceAll(/\s+/gu, ' ');
    const [first] = ownText(source.text, element).offsets;
    const start = first ?? element.start;
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    const end = source.text.slice(start).search(/\s|<|$/u) + start;
    const params = { text: shown, inside: named(element) };
    reading.findings.push(finding('TL8015', { source, span: { start, end } }, params));
  }

  function nameOne(inside: XmlElement, element: XmlElement): void {
    const { local, namespace } = element;
    const one = named(element);
    if (namespace !== BPMN && !DRAWN.has(namespace)) {
      reading.report('TL8014', [element.key], { element: { ...one, kind: element.name }, inside: named(inside) });
      return;
    }
    const isAgain = inside.children.some((other) => other.local === local && reading.isTaken(other));
    if (namespace === BPMN && !bpmnElementNames().has(local)) {
      const near = nearest(local, bpmnElementNames());
      reading.report('TL8012', [element.key], { element: one, near: near === undefined ? undefined : `<${near}>` });
    } else if (isAgain && !REPEATABLE.has(local) && !isRootEvent(inside, local)) {
      reading.report('TL8013', [element.key], { element: one, inside: named(inside), again: true });
    } else if (namespace === BPMN && !WITHOUT_EFFECT.has(local)) {
      reading.report('TL8013', [element.key], { element: one, inside: named(inside), again: false });
    } else if (local.endsWith('EventDefinition') && inside.local !== 'definitions') {
      reading.report('TL8013', [element.key], { element: one, inside: named(inside), again: false });
    } else {
      const known = groups.get(local);
      if (known === undefined) groups.set(local, [element]);
      else known.push(element);
    }
  }
}

/** What another tool put in keeps its text. */
function isRead({ namespace }: XmlElement): boolean {
  return namespace === BPMN || DRAWN.has(namespace);
}

/** Of definitions of events at the root any number may stand, whether something refers to them or not. */
function isRootEvent(inside: XmlElement, local: string): boolean {
  return inside.local === 'definitions' && (WITHOUT_EFFECT.has(local) || local.endsWith('EventDefinition'));
}
