import { stepsOf, type Blueprint } from '../blueprint/blueprint.ts';
import type { EventDefinition, Loop, ProcessModel, ProcessNode, SequenceFlow } from '../blueprint/process.ts';
import type { Part, Thing, Value } from './difference.ts';
import {
  code,
  codePart,
  group,
  namePart,
  numberPart,
  part,
  phrase,
  word,
  wordPart,
  yesPart,
} from './difference-parts.ts';

/** The nodes of a process that tokens move through. What a node says as a step is told there. */
export function nodeThings(blueprint: Blueprint): Thing[] {
  const { process } = blueprint;
  if (process === undefined) return [];
  const steps = new Set(stepsOf(blueprint).map(({ id }) => id));
  const pools = process.participants.map(({ id, path, name, isCustomer }): Thing => ({
    id,
    path,
    ...named(name),
    parts: [...wordPart('node', 'participant'), ...namePartOf(name), ...yesPart('is-customer', isCustomer)],
  }));
  const nodes = process.processes.flatMap((one) =>
    [...one.nodes.values()].map((node) => nodeThing(node, process, steps.has(node.id))),
  );
  return [...pools, ...nodes];
}

function nodeThing(node: ProcessNode, model: ProcessModel, isStep: boolean): Thing {
  const { id, path, name, documentation } = node;
  return {
    id,
    path,
    ...named(name),
    ...(isStep ? { isToldElsewhere: true } : {}),
    parts: [
      ...wordPart('node', node.type),
      ...(isStep ? [] : namePartOf(name)),
      ...(isStep || documentation === undefined ? [] : part('documentation', code(documentation))),
      ...(model.processes.some((process) => process.id === node.scope)
        ? []
        : namePart('scope', { name: node.scope }, 'nodes')),
      ...namePart('default-flow', node.default === undefined ? undefined : { name: node.default }, 'flows'),
      ...(isStep && saysAsStep(node) ? [] : kindParts(node, model)),
    ],
  };
}

/** What the event is that is waited for, or thrown, the step says already. */
function saysAsStep(node: ProcessNode): boolean {
  if (node.kind !== 'event' || node.definitions.length !== 1) return false;
  const [definition] = node.definitions;
  if (definition?.kind === 'timer') return definition.timer.kind === 'duration';
  return definition?.kind === 'message' || definition?.kind === 'signal';
}

function kindParts(node: ProcessNode, model: ProcessModel): Part[] {
  switch (node.kind) {
    case 'gateway':
      return yesPart('instantiates', node.instantiates === true);
    case 'event':
      return [
        ...node.definitions.map((definition) =>
          group('event', word(definition.kind), definitionParts(definition, model)),
        ),
        ...yesPart('interrupting', node.isInterrupting, true),
        ...namePart('attached-to', node.attachedTo === undefined ? undefined : { name: node.attachedTo }, 'nodes'),
        ...yesPart('all-of-them', node.isParallelMultiple === true),
      ];
    case 'activity':
      return [
        ...yesPart('event-sub-process', node.triggeredByEvent === true),
        ...yesPart('compensates', node.isForCompensation === true),
        ...loopParts(node.loop),
        ...part('message', occurrence(model.messages, node.message)),
        ...part('calls', node.calledElement === undefined ? undefined : code(node.calledElement)),
        ...codePart('script', node.script),
        ...part('implementation', node.implementation === undefined ? undefined : code(node.implementation)),
      ];
  }
}

function definitionParts(definition: EventDefinition, model: ProcessModel): Part[] {
  switch (definition.kind) {
    case 'message':
      return part('message', occurrence(model.messages, definition.message));
    case 'signal':
      return part('signal', occurrence(model.signals, definition.signal));
    case 'error':
      return part('error', occurrence(model.errors, definition.error));
    case 'escalation':
      return part('escalation', occurrence(model.escalations, definition.escalation));
    case 'timer':
      return part('timer', phrase(`timer-${definition.timer.kind}`, code(definition.timer.value.text)));
    case 'conditional':
      return codePart('when', definition.condition);
    case 'link':
      return part('link', code(definition.name));
    case 'compensate':
      return namePart(
        'activity',
        definition.activity === undefined ? undefined : { name: definition.activity },
        'nodes',
      );
    case 'terminate':
    case 'cancel':
      return [];
  }
}

function occurrence(
  declared: ReadonlyMap<string, { readonly name?: string; readonly code?: string }>,
  id: string | undefined,
): Value | undefined {
  if (id === undefined) return undefined;
  const found = declared.get(id);
  return code(found?.name ?? found?.code ?? id);
}

function loopParts(loop: Loop | undefined): Part[] {
  if (loop === undefined) return [];
  if (loop.kind === 'standard') {
    return [
      group('loop', undefined, [
        ...yesPart('test-before', loop.testBefore),
        ...numberPart('maximum', loop.maximum),
        ...codePart('when', loop.condition),
      ]),
    ];
  }
  return [
    group('instances', undefined, [
      ...yesPart('sequential', loop.isSequential),
      ...codePart('cardinality', loop.cardinality),
      ...codePart('collection', loop.collection),
      ...(loop.item === undefined ? [] : part('item', code(loop.item))),
      ...codePart('completion', loop.completion),
    ]),
  ];
}

/** The flows of a process that tokens move through. Their ids are those of the drawing tool, so their ends tell them. */
export function flowThings({ process }: Blueprint): Thing[] {
  if (process === undefined) return [];
  const inside = process.processes.flatMap(({ flows }) => [...flows.values()].map(flowThing));
  const between = process.messageFlows.map(({ id, path, name, from, to, message }): Thing => {
    const parts = [
      ...wordPart('flow', 'messageFlow'),
      ...ends(from, to),
      ...namePartOf(name),
      ...part('message', occurrence(process.messages, message)),
    ];
    return { id, path, ...named(name), parts };
  });
  return [...inside, ...between];
}

function flowThing({ id, path, name, from, to, condition }: SequenceFlow): Thing {
  return {
    id,
    path,
    ...named(name),
    parts: [
      ...wordPart('flow', 'sequenceFlow', 'sequenceFlow'),
      ...ends(from, to),
      ...namePartOf(name),
      ...codePart('when', condition),
    ],
  };
}

function ends(from: string, to: string): Part[] {
  return [
    ...namePart('from-node', { name: from }, 'nodes', 'steps'),
    ...namePart('to-node', { name: to }, 'nodes', 'steps'),
  ];
}

function namePartOf(name: string | undefined): Part[] {
  return name === undefined ? [] : part('name', code(inOneLine(name)));
}

/** A name is broken into lines where there is room for it. */
function inOneLine(name: string): string {
  return name.trim().replaceAll(/\s+/gu, ' ');
}

/** What is drawn has a name in one language, that of the drawing. */
function named(name: string | undefined): { title?: Thing['title'] } {
  return name === undefined || name.trim() === '' ? {} : { title: { '': inOneLine(name) } };
}
