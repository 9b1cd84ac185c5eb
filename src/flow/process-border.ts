import type { Handler, Step } from '../blueprint/step.ts';
import type { FlowEdge } from './graph.ts';
import { stepKey } from './keys.ts';
import { handlerDetails } from './process-details.ts';
import { cycleOf, isBusiness, timerDefinition } from './process-timer.ts';
import type { ProcessWriting, Scope } from './process-writing.ts';

/** The ways that a step is left by when it is done. */
export function ordinaryEdges(edges: readonly FlowEdge[]): FlowEdge[] {
  return edges.filter(({ kind, way }) => kind === 'way' && way?.kind !== 'time-out' && way?.kind !== 'failure');
}

/** The ways on from a node: straight, or by a gateway that says which. */
export function writeWays(
  to: ProcessWriting,
  step: Step,
  from: string,
  edges: readonly FlowEdge[],
  scope: Scope,
): void {
  const [only, ...more] = edges;
  if (only === undefined) return;
  if (more.length === 0) {
    to.leadWay(from, only, scope);
    return;
  }
  const { names, ids } = to.model;
  const { path } = step;
  const gate = to.draft.add(
    {
      kind: 'gateway',
      type: 'exclusiveGateway',
      id: ids.take(`${step.id}--result`),
      path,
      scope: scope.id,
      name: names.words.result,
    },
    to.standing(from),
  );
  to.draft.link({ path, from, to: gate });
  for (const edge of edges) {
    const { way } = edge;
    if (way === undefined) continue;
    const isDefault = way.kind === 'computed' && way.when === undefined;
    to.leadWay(gate, edge, scope, {
      name: names.outcome(way.name),
      ...(way.when === undefined ? {} : { condition: way.when }),
      ...(isDefault ? { isDefault: true } : {}),
    });
  }
}

/** Time-outs, failures, reminders and events on the border of an activity. */
export function writeBorder(to: ProcessWriting, step: Step, host: string, scope: Scope): void {
  const { names, blueprint, occurrences } = to.model;
  for (const edge of to.edges(stepKey(step.id))) {
    const { way, handler } = edge;
    if (way?.kind === 'time-out' && step.within !== undefined) {
      const { path } = step.within;
      const name = names.deadline(step.within);
      to.leadWay(to.attach(host, `${step.id}--${way.name}`, to.timer(step.within), { name, path }), edge, scope);
    }
    if (way?.kind === 'failure') {
      const { path } = way;
      const name = names.outcome(way.name);
      to.leadWay(to.attach(host, `${step.id}--${way.name}`, { kind: 'error', path }, { name, path }), edge, scope);
    }
    if (handler !== undefined) {
      const border = onBorder(to, step, host, handler, true);
      to.lead({ path: handler.path, from: border, to: edge.to, scope });
    }
  }
  for (const { source, to: target } of to.breaksOn(step)) {
    const event = 'event' in source ? source.event : source.on;
    const { path } = source;
    const title = 'event' in source ? undefined : names.text(source.title);
    const extensions = 'event' in source ? handlerDetails(source) : undefined;
    const border = to.attach(
      host,
      `${step.id}--on-${event.name.replaceAll('.', '-')}`,
      occurrences.event(event.name, event.path),
      { name: title ?? names.event(event.name), path, ...(extensions && { extensions }) },
    );
    to.lead({ path, from: border, to: target, scope });
  }
  for (const handler of step.on) {
    if (handler.to !== undefined) continue;
    const border = onBorder(to, step, host, handler, false);
    const noted = to.end(`${border}--noted`, names.words.noted, handler.path, scope.id, to.standing(host));
    to.draft.link({ path: handler.path, from: border, to: noted });
  }
  if (step.remind === undefined) return;
  const { every, times, message, path } = step.remind;
  if (isBusiness(blueprint, every)) to.timer(every);
  const timer = timerDefinition(cycleOf(blueprint, every, times));
  const name = names.words.times(names.deadline(every), times);
  const border = to.attach(host, `${step.id}--remind`, timer, { name, path, isInterrupting: false });
  const said = message === undefined ? {} : { message: occurrences.message(message.name, message.path) };
  const reminder = to.end(`${step.id}--reminder`, names.words.reminder, path, scope.id, to.standing(host), {
    definition: { kind: 'message', path, ...said },
  });
  to.draft.link({ path, from: border, to: reminder });
}

function onBorder(to: ProcessWriting, step: Step, host: string, handler: Handler, isInterrupting: boolean): string {
  const { names, occurrences } = to.model;
  const { event, path, when } = handler;
  if (when !== undefined) to.model.note('TL8104', path, { event: event.name });
  return to.attach(
    host,
    `${step.id}--on-${event.name.replaceAll('.', '-')}`,
    occurrences.event(event.name, event.path),
    { name: names.event(event.name), path, isInterrupting, extensions: handlerDetails(handler) },
  );
}
