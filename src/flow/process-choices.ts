import type { Blueprint } from '../blueprint/blueprint.ts';
import { ID } from '../blueprint/id.ts';
import { written, type Reference } from '../blueprint/origin.ts';
import { eventNameOf, occurrenceIdOf } from '../blueprint/process-names.ts';
import type { Gateway, Participant, Process, ProcessModel, ProcessNode } from '../blueprint/process.ts';
import { CASE_OUTCOMES } from '../blueprint/step.ts';

/** An id in the manner of the language, from words of any script; undefined where nothing is left of them. */
export function idFrom(words: string): string | undefined {
  const id = words
    .normalize('NFC')
    .replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .replaceAll(/['’]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .join('-')
    .replace(/^[\p{N}\p{M}-]+/u, '');
  return ID.test(id) ? id : undefined;
}

/** The words, unless they are taken: then the words and the first free number. */
export function freeId(words: string, taken: ReadonlySet<string>): string {
  if (!taken.has(words)) return words;
  let number = 2;
  while (taken.has(`${words}-${number}`)) number += 1;
  return `${words}-${number}`;
}

/** True where the customer sends what a node hears, or nobody says who does; other pools and processes send the rest. */
export function isFromCustomer(model: ProcessModel, process: Process, node: ProcessNode, message?: string): boolean {
  const pool = participantOf(model, process);
  const flow =
    model.messageFlows.find(({ to }) => to === node.id) ??
    model.messageFlows.find((other) => other.to === pool?.id && message !== undefined && other.message === message);
  const sender = flow && poolOf(model, flow.from);
  return sender === undefined || sender.isCustomer;
}

/** The pool that a process stands in. */
export function participantOf({ participants }: ProcessModel, { id }: Process): Participant | undefined {
  return participants.find(({ process }) => process === id);
}

/** The pool that an end of a message flow is, or stands in. */
function poolOf({ participants, processes }: ProcessModel, end: string): Participant | undefined {
  return participants.find(
    ({ id, process }) => id === end || processes.some((own) => own.id === process && own.nodes.has(end)),
  );
}

/** Where a message of a node goes, as the message flow says that leaves the node. */
export interface Receiver {
  readonly pool: Participant;
  /** The node that the message reaches; absent where the flow ends at the pool. */
  readonly node?: string;
  /** True where the file holds the process that receives it. */
  readonly isInside: boolean;
}

/** Undefined where nothing says who receives it. */
export function receiverOf(model: ProcessModel, { id }: ProcessNode): Receiver | undefined {
  const flow = model.messageFlows.find(({ from }) => from === id);
  const pool = flow && poolOf(model, flow.to);
  if (flow === undefined || pool === undefined) return undefined;
  const process = model.processes.find((own) => own.id === pool.process);
  const isInside = process !== undefined && process.nodes.size > 0;
  return { pool, node: flow.to === pool.id ? undefined : flow.to, isInside };
}

/** The events from outside that a process which is carried as it is waits for, on borders of activities among others. */
export function heardInProcess(blueprint: Blueprint): Reference[] {
  const { processes = [] } = blueprint.process ?? {};
  return processes.flatMap(({ nodes }) =>
    [...nodes.values()].flatMap((node) =>
      node.kind === 'event'
        ? node.definitions.flatMap((definition) => {
            const occurrence = occurrenceIdOf(definition, node);
            return occurrence === undefined || node.type === 'endEvent' || node.type === 'intermediateThrowEvent'
              ? []
              : [written(eventNameOf(blueprint, occurrence), definition.path)];
          })
        : [],
    ),
  );
}

/** True for a gateway whose way a person chooses: it splits, and none of its flows says when it is taken. */
export function isOpenChoice(process: Process, node: ProcessNode): node is Gateway {
  if (node.kind !== 'gateway' || node.outgoing.length < 2) return false;
  if (node.type !== 'exclusiveGateway') return false;
  return node.outgoing.every((id) => process.flows.get(id)?.condition === undefined);
}

/** The outcomes of an open choice, each with the flow that it takes: named after the flow, else after where it leads. */
export function choicesOf(
  process: Process,
  { outgoing }: Pick<Gateway, 'outgoing'>,
): { readonly name: string; readonly flow: string }[] {
  const taken = new Set([...CASE_OUTCOMES, 'entered', 'left', 'else', 'next', 'resume']);
  return outgoing.map((flow) => {
    const { name = '', to = flow } = process.flows.get(flow) ?? {};
    const target = process.nodes.get(to);
    const words = idFrom(name) ?? idFrom(target?.name ?? '') ?? idFrom(to) ?? 'way';
    const choice = freeId(words, taken);
    taken.add(choice);
    return { name: choice, flow };
  });
}

/**
 * The flow that a gateway takes where no condition holds: its default, or the only one without a condition where all
 * others have one.
 */
export function defaultFlowOf(process: Process, node: ProcessNode): string | undefined {
  // Behind an inclusive gateway a flow without a condition is always taken.
  if (node.default !== undefined || node.kind !== 'gateway' || node.type !== 'exclusiveGateway') return node.default;
  const open = node.outgoing.filter((id) => process.flows.get(id)?.condition === undefined);
  return open.length === 1 && node.outgoing.length > 1 ? open[0] : undefined;
}
