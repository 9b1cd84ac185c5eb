import type { Blueprint } from '../../blueprint/blueprint.ts';
import { levelsOf, recipientsOf, slaOf, type Escalation } from '../../blueprint/escalation.ts';
import type { Reference } from '../../blueprint/origin.ts';
import { neverTogether } from '../../feel/domain.ts';
import { factOf, isOutside, type Happening } from '../../flow/clock-moves.ts';
import { FactPlaces } from '../../flow/fact-places.ts';
import { globalNames } from '../../flow/names.ts';
import type { Check, Rule } from '../rule.ts';
import { canHappen, happeningsIn } from './clock-reach.ts';

/** Something that can happen sets an escalation off while there is somebody to tell, and what is to end it can. */
export const escalationReach: Rule = {
  name: 'escalations-can-begin-and-end',
  phase: 4,
  ofWays: true,
  check(check) {
    const { escalations } = check.blueprint;
    if (escalations.size === 0) return;
    const happenings = happeningsIn(check);
    const places = new FactPlaces(check.flow);
    for (const escalation of escalations.values()) {
      const begins = checkBegin(check, escalation, happenings, places);
      if (begins) checkEnd(check, escalation, happenings, places);
    }
  },
};

/** @returns whether it can be set off, as far as can be told. */
function checkBegin(
  check: Check,
  escalation: Escalation,
  happenings: readonly Happening[],
  places: FactPlaces,
): boolean {
  const { id, trigger } = escalation;
  if (trigger.kind === 'when') return true;
  if (trigger.kind === 'sla') return !isExcluded(check, escalation);
  const { event } = trigger;
  const why = whyNever(check, event, happenings, places);
  if (why === undefined) return true;
  check.atValue(event.path, 'TL4151', { escalation: id, trigger: event.name, why });
  return false;
}

type WhyNever = 'closed' | 'ends' | 'never' | 'never-reopened';

function whyNever(
  check: Check,
  event: Reference,
  happenings: readonly Happening[],
  places: FactPlaces,
): WhyNever | undefined {
  const { blueprint } = check;
  const { name } = event;
  if (name === 'case.closed' || name === 'case.sealed') return 'closed';
  if (name === 'case.reopened' || name === 'case.reopens')
    return blueprint.reopen === undefined ? 'never-reopened' : undefined;
  if (!canHappen(check, { ...event, kind: 'event' }, happenings)) return 'never';
  return endsTheCase(check, name, places) ? 'ends' : undefined;
}

/** True when the case is over wherever this happens. */
function endsTheCase({ blueprint, flow }: Check, event: string, places: FactPlaces): boolean {
  const heard = places.of(event);
  const isEnd = (key: string): boolean => flow.nodes.get(key)?.kind === 'end';
  const ownEnd = event === 'case.cancels' || event === 'case.merged';
  if (heard.length === 0) return ownEnd;
  if (!heard.every(({ to }) => isEnd(to))) return false;
  if (!isOutside({ kind: 'event', name: event, path: [], how: 'written' })) return true;
  // Where nobody else hears it, it only sets the escalation off.
  return blueprint.interrupts.some(
    ({ on, when, notIn }) => on.name === event && when === undefined && notIn.length === 0,
  );
}

/** A clock that does not run while the escalation may climb. */
function isExcluded(check: Check, escalation: Escalation): boolean {
  const { blueprint, expressions } = check;
  const sla = slaOf(blueprint, escalation);
  const { when } = escalation;
  if (when === undefined || sla?.when === undefined) return false;
  const conditions = [expressions.of(when), expressions.of(sla.when)];
  const names = globalNames(blueprint);
  if (conditions.some((feel) => feel.problems.length > 0 || neverTogether([feel], [], names))) return false;
  if (!neverTogether(conditions, [], names)) return false;
  check.atValue(
    when.path,
    'TL4151',
    { escalation: escalation.id, trigger: sla.id, why: 'condition' },
    { related: [blueprint.places.value(sla.when.path)] },
  );
  return true;
}

function checkEnd(check: Check, escalation: Escalation, happenings: readonly Happening[], places: FactPlaces): void {
  const { id, until } = escalation;
  if (until === undefined) return;
  if (until.kind === 'accepted') {
    // Whoever belongs to the organisation can accept; the customer cannot.
    if (
      levelsOf(escalation)
        .flatMap(recipientsOf)
        .every(({ kind }) => kind === 'customer')
    )
      check.atValue(until.path, 'TL4152', { escalation: id, until: until.name, why: 'nobody' });
    return;
  }
  const trigger = { ...until, kind: until.kind };
  const fact = factOf(trigger) ?? '';
  // A case is reopened only after its end, and with that everything ends that has begun.
  const isPast = fact === 'case.opened' || fact === 'case.reopened' || fact === 'case.reopens';
  if (!isPast && isOutside(trigger)) return;
  if (!isPast && !canHappen(check, trigger, happenings)) {
    check.atValue(until.path, 'TL4152', { escalation: id, until: until.name, why: 'never' });
    return;
  }
  const begin = beginOf(check.blueprint, escalation);
  const isElsewhere = isPast || (begin !== undefined && places.of(begin).length > 0 && !places.canFollow(fact, begin));
  if (isElsewhere) check.atValue(until.path, 'TL4152', { escalation: id, until: until.name, why: 'not-meanwhile' });
}

/** The fact before which the escalation is never set off; undefined where that is any time. */
function beginOf(blueprint: Blueprint, escalation: Escalation): string | undefined {
  const { trigger } = escalation;
  if (trigger.kind === 'when') return undefined;
  const name = trigger.kind === 'event' ? trigger.event.name : '';
  const [kind, clock = ''] = name.split('.');
  const sla = kind === 'sla' ? blueprint.slas.get(clock) : slaOf(blueprint, escalation);
  if (sla === undefined) return trigger.kind === 'event' && !isHeardAnywhere(name) ? name : undefined;
  const isBegunElsewhere = sla.reset !== undefined || (sla.onReopen !== 'none' && blueprint.reopen !== undefined);
  return isOutside(sla.start) || isBegunElsewhere ? undefined : factOf(sla.start);
}

/** What the customer, other systems and the case itself may tell at any time. */
function isHeardAnywhere(event: string): boolean {
  return !/^(?:step|stage)\./u.test(event);
}
