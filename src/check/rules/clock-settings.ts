import type { Sla } from '../../blueprint/sla.ts';
import type { Check, Rule } from '../rule.ts';

/** What is written on a clock changes something: how it pauses, what reopening and another target do to it. */
export const clockSettings: Rule = {
  name: 'settings-of-clocks-change-something',
  phase: 4,
  principle: 'lean',
  check(check) {
    for (const sla of check.blueprint.slas.values()) {
      for (const { key, why } of idleSettings(check, sla))
        check.atKey([...sla.path, key], 'TL4147', { sla: sla.id, key, why });
    }
  },
};

/** Why a setting of a clock changes nothing. */
export type WhyIdle = 'never-reopened' | 'fixed-target' | 'never-paused';

function idleSettings(
  { blueprint }: Check,
  { path, target, pause, pauseAtMost }: Sla,
): { key: string; why: WhyIdle }[] {
  const { places, reopen, parameters, data } = blueprint;
  const isWritten = (key: string): boolean => places.has([...path, key]);
  // A parameter holds one value for all cases.
  const isFixed =
    target.kind === 'deadline' &&
    (target.deadline.kind === 'duration' || (parameters.has(target.deadline.name) && !data.has(target.deadline.name)));
  const never = pause.when === undefined && pause.tags.length + pause.steps.length === 0;
  return [
    ...(isWritten('on-reopen') && reopen === undefined ? [{ key: 'on-reopen', why: 'never-reopened' as const }] : []),
    ...(isWritten('on-retarget') && isFixed ? [{ key: 'on-retarget', why: 'fixed-target' as const }] : []),
    ...(pauseAtMost !== undefined && never ? [{ key: 'pause-at-most', why: 'never-paused' as const }] : []),
  ];
}
