import type { EventDefinition, Process, ProcessEvent } from '../blueprint/process.ts';
import { holdsScope } from '../blueprint/process.ts';
import type { EventPlace } from '../text/catalogue/bpmn-structure.ts';
import { named } from './bpmn-elements.ts';
import type { BpmnReading } from './bpmn-reading.ts';

type Kind = EventDefinition['kind'];

/** Which kinds of event may stand where (BPMN 2.0.2, table 10.93). */
const ALLOWED = {
  process: ['message', 'timer', 'conditional', 'signal'],
  eventSubProcess: ['message', 'timer', 'conditional', 'signal', 'escalation', 'error', 'compensate'],
  subProcess: [],
  intermediateCatchEvent: ['message', 'timer', 'conditional', 'signal', 'link'],
  boundaryEvent: ['message', 'timer', 'conditional', 'signal', 'escalation', 'error', 'cancel', 'compensate'],
  intermediateThrowEvent: ['message', 'signal', 'escalation', 'compensate', 'link'],
  endEvent: ['message', 'signal', 'escalation', 'error', 'cancel', 'compensate', 'terminate'],
} as const satisfies Record<string, readonly Kind[]>;

/** These end what they happen in, whatever is drawn. */
const ALWAYS_INTERRUPTING: ReadonlySet<Kind> = new Set<Kind>(['error', 'cancel']);

/** Looks at what an event waits for or throws, and at what it sits on. */
export function checkEvent(reading: BpmnReading, process: Process, event: ProcessEvent): void {
  const element = reading.byId(event.id);
  if (element === undefined) return;
  const one = named(element);
  const allowed: readonly Kind[] = ALLOWED[placeOf(process, event)];
  for (const definition of event.definitions) {
    const { kind, path } = definition;
    const where = wrongPlace(process, event, kind, allowed);
    if (where !== undefined) {
      const others = where === 'kind' || where === 'process-start' ? allowed.map(elementName) : [];
      reading.report('TL8041', path, { element: one, definition: elementName(kind), allowed: others, where });
    } else checkParts(reading, event, definition);
  }
  const isCatching = event.type === 'boundaryEvent' || event.type === 'intermediateCatchEvent';
  if (isCatching && event.definitions.length === 0 && !holdsDefinition(reading, event.id)) {
    reading.report('TL8040', event.path, { element: one, lack: 'trigger' });
  }
  if (event.type === 'boundaryEvent') checkHost(reading, process, event);
}

function placeOf({ nodes }: Process, { type, scope }: ProcessEvent): keyof typeof ALLOWED {
  if (type !== 'startEvent') return type;
  const holder = nodes.get(scope);
  if (holder === undefined) return 'process';
  return holder.kind === 'activity' && holder.triggeredByEvent === true ? 'eventSubProcess' : 'subProcess';
}

function wrongPlace(
  process: Process,
  event: ProcessEvent,
  kind: Kind,
  allowed: readonly Kind[],
): EventPlace | undefined {
  if (!allowed.includes(kind)) return placeOf(process, event) === 'process' ? 'process-start' : 'kind';
  if (!event.isInterrupting && ALWAYS_INTERRUPTING.has(kind)) return 'non-interrupting';
  return kind === 'cancel' && !isOfTransaction(process, event) ? 'no-transaction' : undefined;
}

/** On a transaction, or an end inside one. */
function isOfTransaction({ nodes }: Process, { type, scope, attachedTo }: ProcessEvent): boolean {
  if (type === 'boundaryEvent') return nodes.get(attachedTo ?? '')?.type === 'transaction';
  for (let holder = nodes.get(scope); holder !== undefined; holder = nodes.get(holder.scope)) {
    if (holder.type === 'transaction') return true;
  }
  return false;
}

function checkParts(reading: BpmnReading, event: ProcessEvent, definition: EventDefinition): void {
  const element = reading.byId(event.id);
  if (element === undefined) return;
  const one = named(element);
  const { path } = definition;
  if (definition.kind === 'timer') {
    const written = reading
      .byId(String(path[0]))
      ?.children.filter(({ local }) => /^time(?:Date|Duration|Cycle)$/u.test(local));
    if (definition.timer.value.text === '') reading.report('TL8040', path, { element: one, lack: 'time' });
    else if ((written?.length ?? 0) > 1) reading.report('TL8040', path, { element: one, lack: 'several-times' });
  }
  if (definition.kind === 'conditional' && definition.condition.text === '') {
    reading.report('TL8040', path, { element: one, lack: 'condition' });
  }
  if (definition.kind === 'link' && definition.name === '') {
    reading.report('TL8040', path, { element: one, lack: 'link' });
  }
}

/** A definition that was not read was named already. */
function holdsDefinition(reading: BpmnReading, id: string): boolean {
  return reading.byId(id)?.children.some(({ local }) => /EventDefinition(?:Ref)?$/iu.test(local)) ?? false;
}

function checkHost(reading: BpmnReading, { nodes }: Process, event: ProcessEvent): void {
  const element = reading.byId(event.id);
  if (element === undefined) return;
  const { attachedTo } = event;
  if (attachedTo === undefined) {
    reading.report('TL8032', event.path, { element: named(element) });
    return;
  }
  const host = nodes.get(attachedTo);
  const found = reading.byId(attachedTo);
  if (host === undefined || found === undefined) return;
  const isEventSubProcess = holdsScope(host) && host.triggeredByEvent === true;
  if (host.kind === 'activity' && host.scope === event.scope && !isEventSubProcess) return;
  reading.report('TL8032', [event.id, 'attachedToRef'], { element: named(element), host: named(found) });
}

function elementName(kind: Kind): string {
  return `${kind}EventDefinition`;
}
