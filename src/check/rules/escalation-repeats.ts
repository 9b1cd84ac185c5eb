import type { Blueprint } from '../../blueprint/blueprint.ts';
import { WAYS_OF_TELLING, slaOf, type Escalation, type Level, type Recipient } from '../../blueprint/escalation.ts';
import { printDuration } from '../../time/duration.ts';
import { levelTimes, momentOf } from '../level-times.ts';
import type { Check, Rule } from '../rule.ts';

/** One message to one recipient at one moment is sent once: by a level, another escalation, or a step. */
export const escalationRepeats: Rule = {
  name: 'nobody-is-told-the-same-twice',
  phase: 4,
  ofWays: true,
  principle: 'lean',
  check(check) {
    const { blueprint } = check;
    const told = [...blueprint.escalations.values()].flatMap((escalation) => tellingsOf(blueprint, escalation));
    const said = sayingsOf(check);
    const seen = new Map<string, Telling>();
    for (const telling of told) {
      const { escalation, recipient, key } = telling;
      const before = seen.get(key);
      if (before === undefined) seen.set(key, telling);
      const isOwn = before?.escalation === escalation;
      const other = before?.escalation ?? said.find((saying) => isSaid(blueprint, saying, telling))?.step;
      if (other === undefined) continue;
      const by = before === undefined ? 'step' : isOwn ? 'level' : 'escalation';
      const related = before === undefined ? [] : [blueprint.places.value(before.recipient.path)];
      check.atValue(recipient.path, 'TL4156', { who: recipient.name, escalation, other, by }, { related });
    }
  },
};

/** That a level tells one recipient. */
interface Telling {
  readonly escalation: string;
  readonly level: Level;
  readonly recipient: Recipient;
  readonly clock: string | undefined;
  /** True where it is told whenever the moment comes. */
  readonly isAlways: boolean;
  /** What two have in common that tell the same at the same moment. */
  readonly key: string;
}

function tellingsOf(blueprint: Blueprint, escalation: Escalation): Telling[] {
  const { id, trigger, when } = escalation;
  const clock = slaOf(blueprint, escalation)?.id;
  return levelTimes(blueprint, escalation).flatMap((time) => {
    const { level } = time;
    const moment = momentOf(time);
    if (moment === undefined) return [];
    // Of other triggers no two are one: they may happen at different times.
    const begin = trigger.kind === 'sla' ? `sla ${clock}` : `escalation ${id}`;
    return WAYS_OF_TELLING.flatMap((way) =>
      level[way].map((recipient): Telling => {
        const { kind, name } = recipient;
        const conditions = [when?.text, level.when?.text];
        return {
          escalation: id,
          level,
          recipient,
          clock,
          isAlways: conditions.every((condition) => condition === undefined),
          key: JSON.stringify([begin, moment, way, kind, name, level.message?.name, ...conditions]),
        };
      }),
    );
  });
}

/** A step to which a warning or the breach of a clock leads at once, and which tells somebody something. */
interface Saying {
  readonly step: string;
  readonly event: string;
  readonly to: string;
  readonly message: string;
}

function sayingsOf({ flow }: Check): Saying[] {
  const handled = [...flow.nodes.values()].flatMap(({ edges }) =>
    edges.flatMap(({ handler, to }) => (handler === undefined ? [] : [{ on: handler.event, when: handler.when, to }])),
  );
  const broken = flow.breaks.map(({ source, to }) => ({
    on: 'event' in source ? source.event : source.on,
    when: source.when,
    to,
  }));
  return [...handled, ...broken].flatMap(({ on, when, to }): Saying[] => {
    const node = flow.nodes.get(to);
    if (!on.name.startsWith('sla.') || when !== undefined || node?.kind !== 'step') return [];
    const { id, action, when: unless } = node.step;
    if (action.verb !== 'say' || unless !== undefined) return [];
    return [{ step: id, event: on.name, to: action.to.name, message: action.message.name }];
  });
}

/** Without a message of its own a level tells what the matter is; a step does so too. */
function isSaid(blueprint: Blueprint, { event, to, message }: Saying, telling: Telling): boolean {
  const { recipient, level, isAlways } = telling;
  if (!isAlways || recipient.name !== to || (recipient.kind !== 'role' && recipient.kind !== 'customer')) return false;
  return (
    eventsOf(blueprint, telling).includes(event) && (level.message === undefined || level.message.name === message)
  );
}

/** The events of the clock that happen when a level comes. */
function eventsOf({ slas }: Blueprint, { clock, level: { comes } }: Telling): string[] {
  const sla = slas.get(clock ?? '');
  if (sla === undefined) return [];
  const warned = sla.warn.filter((warning) => {
    if (warning.kind === 'share') return comes.kind === 'share' && comes.percent === warning.percent;
    return comes.kind === 'left' && printDuration(comes.duration) === printDuration(warning.duration);
  });
  const isBreach = comes.kind === 'breach' && comes.plus === undefined;
  return [...warned.map(({ event }) => event), ...(isBreach ? ['breached'] : [])].map(
    (event) => `sla.${sla.id}.${event}`,
  );
}
