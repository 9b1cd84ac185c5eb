import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Expression } from '../../blueprint/origin.ts';
import type { Step } from '../../blueprint/step.ts';
import { coverage as coverageOf } from '../../feel/domain.ts';
import { globalNames } from '../../flow/names.ts';
import { isComputed } from '../../flow/ways.ts';
import { CASE_OUTCOMES } from '../../blueprint/step.ts';
import type { Path } from '../../text/places.ts';
import type { Check, Rule } from '../rule.ts';

/** Where conditions decide the way, some way is always open: by `else`, or because the conditions cover every value. */
export const coverage: Rule = {
  name: 'conditions-cover-every-case',
  phase: 2,
  principle: 'flexible',
  check(check) {
    for (const step of stepsOf(check.blueprint)) {
      for (const { path, conditions } of decisionsIn(step)) checkCoverage(check, step, path, conditions);
    }
  },
};

/** Sets of conditions of which one must hold; empty where there is an `else`. */
function decisionsIn(step: Step): { readonly path: Path; readonly conditions: readonly Expression[] }[] {
  const { action } = step;
  const found: { path: Path; conditions: readonly Expression[] }[] = [];
  const add = (path: Path, conditions: readonly (Expression | undefined)[]): void => {
    const written = conditions.filter((condition) => condition !== undefined);
    if (written.length === conditions.length) found.push({ path, conditions: written });
  };
  if (action.verb === 'choose')
    add(
      action.path,
      action.branches.map(({ when }) => when),
    );
  if (action.verb === 'decide' && action.decision === undefined)
    add(
      action.path,
      action.branches.map(({ when }) => when),
    );
  if (isComputed(step)) {
    const decided = step.outcomes.filter(({ name }) => !CASE_OUTCOMES.includes(name));
    add(
      [...step.path, 'outcomes'],
      decided.map(({ when }) => when),
    );
  }
  return found;
}

function checkCoverage(check: Check, step: Step, path: Path, conditions: readonly Expression[]): void {
  const readings = conditions.map((condition) => check.expressions.of(condition));
  if (readings.some(({ problems }) => problems.length > 0)) return;
  const { exact, uncovered } = coverageOf(readings, globalNames(check.blueprint));
  if (uncovered === undefined && exact) return;
  const example = Object.entries(uncovered ?? {}).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  check.atKey(path, 'TL4017', { step: step.id, verb: step.action.verb, example });
}
