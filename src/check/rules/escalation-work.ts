import { stepsOf } from '../../blueprint/blueprint.ts';
import { levelsOf, slaOf, type Escalation } from '../../blueprint/escalation.ts';
import { CUSTOMER } from '../../blueprint/id.ts';
import type { Sla } from '../../blueprint/sla.ts';
import type { Step } from '../../blueprint/step.ts';
import { isOutside } from '../../flow/clock-moves.ts';
import { stepKey } from '../../flow/keys.ts';
import { reachable } from '../../flow/reach.ts';
import { clockCourse } from '../clock-courses.ts';
import type { Check, Rule } from '../rule.ts';
import { ownedSteps } from './clock-pauses.ts';

/** Work goes to a role that does not have it already. */
export const escalationWork: Rule = {
  name: 'work-goes-to-another-role',
  phase: 4,
  ofWays: true,
  check(check) {
    for (const escalation of check.blueprint.escalations.values()) {
      const moving = levelsOf(escalation).flatMap(({ reassign }) => reassign ?? []);
      if (moving.length === 0) continue;
      const owners = ownersMeanwhile(check, escalation);
      if (owners === undefined) continue;
      for (const { name, path } of moving) {
        const isNobody = owners.size === 0;
        const isOwn = owners.size === 1 && owners.has(name);
        if (isNobody || isOwn) check.atValue(path, 'TL4158', { escalation: escalation.id, role: name, isNobody });
      }
    }
  },
};

/** The roles that may have work meanwhile; undefined where that cannot be told. */
function ownersMeanwhile(check: Check, escalation: Escalation): ReadonlySet<string> | undefined {
  const { blueprint, flow } = check;
  const reached = reachable(flow);
  const meanwhile = stepsMeanwhile(check, slaOf(blueprint, escalation));
  const steps = stepsOf(blueprint).filter((step) => reached.has(stepKey(step.id)) && (meanwhile?.has(step.id) ?? true));
  // What happens inside a module is not looked at.
  if (steps.some(({ action }) => action.verb === 'use')) return undefined;
  return new Set(steps.flatMap((step) => ownerOf(step) ?? []));
}

/** The steps at which a clock can run; undefined where that is any. */
function stepsMeanwhile(check: Check, sla: Sla | undefined): ReadonlySet<string> | undefined {
  if (sla === undefined) return undefined;
  if (sla.of !== undefined) return ownedSteps(check, sla.of);
  if (isOutside(sla.start) || (sla.onReopen !== 'none' && check.blueprint.reopen !== undefined)) return undefined;
  const running = clockCourse(check, sla)?.running;
  if (running === undefined) return undefined;
  // What breaks in may come at any of these steps.
  const breaking = stepsOf(check.blueprint).filter(({ interrupt }) => interrupt !== undefined);
  return new Set([...running, ...breaking.map(({ id }) => id)]);
}

/** The role that has a step's work: that of a `do`, or whoever leads a meeting. Votes are nobody else's. */
function ownerOf({ action, by }: Step): string | undefined {
  if (by?.name === CUSTOMER) return undefined;
  if (action.verb === 'do') return by?.name;
  if (action.verb !== 'meet') return undefined;
  return (by?.how === 'written' ? by : (action.minutes ?? by))?.name;
}
