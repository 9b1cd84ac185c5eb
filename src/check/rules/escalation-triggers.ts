import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Until } from '../../blueprint/escalation.ts';
import { feelName } from '../../blueprint/id.ts';
import type { Reference } from '../../blueprint/origin.ts';
import { nearest } from '../../text/did-you-mean.ts';
import { Repeats } from '../repeats.ts';
import type { Rule } from '../rule.ts';
import { idTitled } from '../titled.ts';
import { declaredNames } from '../uses.ts';
import { isEventName, knownEvents } from './events.ts';

/** What sets an escalation off or ends it is something that happens: an event, or at its end a milestone. */
export const escalationTriggers: Rule = {
  name: 'escalations-are-moved-by-what-happens',
  phase: 1,
  check(check) {
    const { blueprint } = check;
    const { places } = blueprint;
    const unknown = new Repeats('TL4150');
    for (const { trigger, until } of blueprint.escalations.values()) {
      if (trigger.kind === 'event' && trigger.event.how === 'written') {
        const found = problemOfStart(blueprint, trigger.event);
        const { name, path } = trigger.event;
        if (found !== undefined)
          unknown.add(`on:${name}`, places.value(path), { name, key: 'on', ...found, others: 0 });
      }
      if (until === undefined) continue;
      const found = problemOfEnd(blueprint, until);
      if (found !== undefined)
        unknown.add(`until:${until.name}`, places.value(until.path), {
          name: until.name,
          key: 'until',
          ...found,
          others: 0,
        });
    }
    unknown.report(check);
  },
};

interface Problem {
  readonly problem: 'condition' | 'milestone' | 'unknown';
  readonly near?: string;
}

/** Under `on`: a name that is no event is told with all other events, unless it is something else that is known. */
function problemOfStart(blueprint: Blueprint, { name }: Reference): Problem | undefined {
  if (knownEvents(blueprint).has(name)) return undefined;
  if (declaredNames(blueprint, 'milestone').has(name))
    return { problem: 'milestone', near: `reached.${feelName(name)}` };
  return isEventName(name) ? undefined : { problem: 'condition' };
}

function problemOfEnd(blueprint: Blueprint, { kind, name }: Until): Problem | undefined {
  if (kind === 'accepted') return undefined;
  const milestones = declaredNames(blueprint, 'milestone');
  if (kind === 'milestone' && milestones.has(name)) return undefined;
  if (!isEventName(name)) return { problem: 'condition', near: milestoneRead(milestones, name) };
  if (kind === 'event') return undefined;
  const events = knownEvents(blueprint);
  const prefixed = [`customer.${name}`, `signal.${name}`, `case.${name}`].find((event) => events.has(event));
  const near =
    prefixed ?? idTitled(blueprint, 'milestone', name) ?? nearest(name, [...milestones, 'accepted', ...events]);
  return { problem: 'unknown', near };
}

/** The milestone that a condition such as `reached.formal_reply` asks for. */
function milestoneRead(milestones: ReadonlySet<string>, text: string): string | undefined {
  const [, read] = /^reached\.([\p{L}\p{M}\p{N}_-]+)$/u.exec(text) ?? [];
  return [...milestones].find((id) => id === read || feelName(id) === read);
}
