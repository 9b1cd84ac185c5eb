import { neverHolds, neverTogether } from '../../feel/domain.ts';
import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Sla } from '../../blueprint/sla.ts';
import { waitingTag } from '../../blueprint/waiting.ts';
import { isOutside } from '../../flow/clock-moves.ts';
import { globalNames } from '../../flow/names.ts';
import { reachable } from '../../flow/reach.ts';
import { stepKey } from '../../flow/keys.ts';
import { clockCourse } from '../clock-courses.ts';
import type { Check, Rule } from '../rule.ts';

/** A clock that is to stand still can do so while it applies: else it is given up instead, or never stands still. */
export const clockPauses: Rule = {
  name: 'clocks-can-pause',
  phase: 4,
  ofWays: true,
  check(check) {
    for (const sla of check.blueprint.slas.values()) {
      checkExclusion(check, sla);
      checkPlaces(check, sla);
    }
  },
};

/** Where the condition for standing still makes the clock not apply, it is cancelled and never paused. */
function checkExclusion(check: Check, { id, when, pause }: Sla): void {
  if (when === undefined || pause.when === undefined) return;
  const { expressions, blueprint } = check;
  const conditions = [expressions.of(when), expressions.of(pause.when)];
  const names = globalNames(blueprint);
  // A condition that never holds by itself is told elsewhere.
  if (conditions.some((feel) => feel.problems.length > 0 || neverHolds(feel, names))) return;
  if (!neverTogether(conditions, [], names)) return;
  const { path } = pause.when;
  check.atValue(path, 'TL4132', { sla: id }, { related: [blueprint.places.value(when.path)] });
}

/** A pause at steps that no case comes to while the clock runs. */
function checkPlaces(check: Check, sla: Sla): void {
  const { blueprint, flow } = check;
  const { id, pause, of } = sla;
  const reached = reachable(flow);
  // Of clocks that something outside starts, any step may come later.
  const isAnywhere = isOutside(sla.start) || of !== undefined;
  const running = isAnywhere ? undefined : clockCourse(check, sla)?.running;
  const owned = of === undefined ? undefined : ownedSteps(check, of);
  const canBeAt = (step: string): boolean =>
    reached.has(stepKey(step)) && (running?.has(step) ?? true) && (owned?.has(step) ?? true);
  for (const { name, path } of pause.steps) {
    if (reached.has(stepKey(name)) && !canBeAt(name))
      check.atValue(path, 'TL4146', { sla: id, pause: name, kind: 'step' });
  }
  for (const tag of pause.tags) {
    const waiting = stepsOf(blueprint).filter((step) => waitingTag(blueprint, step) === tag);
    if (waiting.some((step) => canBeAt(step.id) || step.interrupt !== undefined || step.action.verb === 'use'))
      continue;
    // What happens inside a module is not looked at.
    if (stepsOf(blueprint).some(({ id: step, action }) => action.verb === 'use' && canBeAt(step))) continue;
    const at = [...sla.path, 'pause'];
    check.atValue(at, 'TL4146', { sla: id, pause: tag, kind: 'tag' });
  }
}

/** The steps that are there while a clock of a step or stage runs. */
export function ownedSteps({ blueprint }: Check, { kind, id }: NonNullable<Sla['of']>): ReadonlySet<string> {
  const steps = stepsOf(blueprint);
  if (kind === 'stage')
    return new Set(
      steps.filter(({ stage, interrupt }) => stage === id || interrupt !== undefined).map((step) => step.id),
    );
  const owner = steps.find((step) => step.id === id);
  const held = owner?.action.verb === 'parallel' ? steps.filter(({ inside }) => inside?.step === id) : [];
  return new Set([
    id,
    ...held.map((step) => step.id),
    ...steps.flatMap((step) => (step.interrupt === undefined ? [] : [step.id])),
  ]);
}
