import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Trigger } from '../../blueprint/sla.ts';
import { nearest } from '../../text/did-you-mean.ts';
import { feelName } from '../../blueprint/id.ts';
import { Repeats } from '../repeats.ts';
import type { Rule } from '../rule.ts';
import { idTitled } from '../titled.ts';
import { declaredNames } from '../uses.ts';
import { isEventName, knownEvents } from './events.ts';

/** What moves a clock is an event, a milestone or a date field; never a condition. */
export const clockTriggers: Rule = {
  name: 'clocks-are-moved-by-what-happens',
  phase: 1,
  check(check) {
    const { blueprint } = check;
    const { places } = blueprint;
    const unknown = new Repeats('TL4133');
    for (const trigger of triggersOf(blueprint)) {
      const { name, path, kind } = trigger;
      const problem = problemOf(blueprint, trigger);
      if (problem === 'field') {
        const type = blueprint.data.get(name)?.type ?? '';
        check.atValue(path, 'TL4134', { name, type });
      } else if (problem !== undefined) {
        const near = kind === 'event' ? milestoneRead(blueprint, name) : nearTo(blueprint, name);
        unknown.add(name, places.value(path), { name, near, isCondition: problem === 'condition', others: 0 });
      }
    }
    unknown.report(check);
  },
};

/** Every start, stop, reset and cancel that an author wrote. */
function triggersOf({ slas }: Blueprint): Trigger[] {
  return [...slas.values()].flatMap(({ start, stop, reset, cancel }) =>
    [start, stop, reset, cancel].filter((trigger) => trigger?.how === 'written'),
  ) as Trigger[];
}

function problemOf(blueprint: Blueprint, { kind, name }: Trigger): 'unknown' | 'condition' | 'field' | undefined {
  // A dotted name that is no event is told with all other events.
  if (kind === 'event')
    return isEventName(name) && milestoneRead(blueprint, name) === undefined ? undefined : 'condition';
  if (kind === 'milestone') {
    if (declaredNames(blueprint, 'milestone').has(name)) return undefined;
    return isEventName(name) ? 'unknown' : 'condition';
  }
  const type = blueprint.data.get(name)?.type;
  return type === undefined || type === 'date' || type === 'datetime' ? undefined : 'field';
}

/** The milestone that a condition such as `reached.formal_reply` asks for. */
function milestoneRead(blueprint: Blueprint, text: string): string | undefined {
  const [, read] = /^reached\.([\p{L}\p{M}\p{N}_-]+)$/u.exec(text) ?? [];
  return [...declaredNames(blueprint, 'milestone')].find((id) => id === read || feelName(id) === read);
}

function nearTo(blueprint: Blueprint, name: string): string | undefined {
  const dates = [...blueprint.data.values()].filter(({ type }) => type === 'date' || type === 'datetime');
  const names = [
    ...declaredNames(blueprint, 'milestone'),
    ...dates.map((field) => field.name),
    ...knownEvents(blueprint),
  ];
  const prefixed = [`customer.${name}`, `signal.${name}`, `case.${name}`].find((event) => names.includes(event));
  return prefixed ?? idTitled(blueprint, 'milestone', name) ?? nearest(name, names);
}
