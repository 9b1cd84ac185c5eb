import { stepsOf, type Blueprint } from '../../blueprint/blueprint.ts';
import type { Reference } from '../../blueprint/origin.ts';
import { heardInProcess } from '../../flow/process-choices.ts';
import { waysOf } from '../../flow/ways.ts';
import { nearest } from '../../text/did-you-mean.ts';
import { Repeats } from '../repeats.ts';
import type { Rule } from '../rule.ts';
import { declaredNames } from '../uses.ts';

/** What the case itself tells, and what may happen to any case. */
const CASE_EVENTS: readonly string[] = [
  ...['case.opened', 'case.closed', 'case.reopened', 'case.sealed'],
  ...['case.cancels', 'case.reopens', 'case.merged', 'customer.writes'],
];

/** Events form a closed set: what the customer, other systems, steps, stages and the case itself can do. */
export const events: Rule = {
  name: 'events-are-known',
  phase: 1,
  check(check) {
    const { places } = check.blueprint;
    const heard = heardEvents(check.blueprint);
    if (heard.length === 0) return;
    const known = knownEvents(check.blueprint);
    const missing = new Repeats('TL4027');
    for (const { name, path } of heard) {
      if (known.has(name)) continue;
      const span = path.at(-1) === name ? places.key(path) : places.value(path);
      const prefixed = [`customer.${name}`, `signal.${name}`].find((event) => known.has(event));
      missing.add(name, span, { event: name, near: prefixed ?? nearest(name, known), others: 0 });
    }
    missing.report(check);
  },
};

/** True for what may be a name; a condition stands where none may (`csat >= 4.5`, `reached.formal_reply`). */
export function isEventName(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}_.-]+$/u.test(text) && !/^(?:reached|visits|open)\./u.test(text);
}

/** Every event that some handler, interrupt, wait, clock or escalation names. */
export function heardEvents(blueprint: Blueprint): Reference[] {
  // A milestone where an escalation wants an event is told as such.
  const milestones = declaredNames(blueprint, 'milestone');
  return [
    ...blueprint.stages.flatMap(({ on }) => on.map(({ event }) => event)),
    ...stepsOf(blueprint).flatMap(({ on, action }) => [
      ...on.map(({ event }) => event),
      ...(action.verb !== 'wait'
        ? []
        : action.for.kind === 'event'
          ? [action.for.event]
          : action.for.kind === 'first'
            ? action.for.arms.flatMap(({ until }) => (until.kind === 'event' ? [until.event] : []))
            : []),
    ]),
    ...blueprint.interrupts.map(({ on }) => on),
    ...heardInProcess(blueprint),
    ...[...blueprint.slas.values()]
      .flatMap(({ start, stop, reset, cancel }) =>
        [start, stop, reset, cancel].filter(
          (trigger) => trigger?.kind === 'event' && trigger.how === 'written' && isEventName(trigger.name),
        ),
      )
      .filter((trigger) => trigger !== undefined),
    ...[...blueprint.escalations.values()]
      .flatMap(({ trigger, until }): Reference[] => [
        ...(trigger.kind === 'event' && trigger.event.how === 'written' ? [trigger.event] : []),
        ...(until?.kind === 'event' ? [until] : []),
      ])
      .filter(({ name }) => isEventName(name) && !milestones.has(name)),
  ];
}

/** Every event that there is in a case of this blueprint. */
export function knownEvents(blueprint: Blueprint): ReadonlySet<string> {
  return new Set([
    ...CASE_EVENTS,
    ...[...blueprint.events.keys()].map((id) => `customer.${id}`),
    ...[...blueprint.signals.keys()].map((id) => `signal.${id}`),
    ...blueprint.stages.flatMap(({ id }) => [`stage.${id}.entered`, `stage.${id}.left`]),
    ...[...blueprint.slas.values()].flatMap(({ id, warn }) =>
      ['met', 'breached', ...warn.map(({ event }) => event)].map((event) => `sla.${id}.${event}`),
    ),
    ...stepsOf(blueprint).flatMap((step) => [
      `step.${step.id}.entered`,
      `step.${step.id}.left`,
      ...waysOf(step).map(({ name }) => `step.${step.id}.${name}`),
    ]),
  ]);
}
