import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Moment } from '../../flow/expressions.ts';
import { knownData, type KnownData } from '../../flow/known-data.ts';
import { stepKey } from '../../flow/keys.ts';
import type { Rule } from '../rule.ts';
import { namedDeadlines } from '../uses.ts';

/** A field is read only where every way before has set it, or where the expression copes with its absence. */
export const dataFlow: Rule = {
  name: 'data-is-set-before-it-is-read',
  phase: 3,
  check(check) {
    const { blueprint, flow, expressions } = check;
    let flowing: KnownData | undefined;
    const isKnown = (field: string, moment: Moment): boolean => {
      const known = (flowing ??= knownData(flow));
      if (moment.kind === 'during') return moment.scope.every((key) => known.before(key, field));
      return known[moment.kind === 'entering' ? 'before' : 'after'](stepKey(moment.step), field);
    };
    for (const { expression, feel, moment } of expressions.sites) {
      const open = feel.reads.filter(({ path, handlesAbsence }) => !handlesAbsence && blueprint.data.has(path[0] ?? ''));
      const told = new Set<string>();
      for (const { path, start, end } of open) {
        const [field = ''] = path;
        if (told.has(field) || isKnown(field, moment)) continue;
        told.add(field);
        check.inExpression(expression, { start, end }, 'TL4018', { field, where: placeOf(moment) });
      }
    }
    for (const step of stepsOf(blueprint)) {
      const { action } = step;
      if (action.verb !== 'decide' || action.decision === undefined) continue;
      const missing = expressions.tables
        .get(action.decision.name)
        ?.inputs.flatMap(({ feel }) => feel.reads)
        .find(({ path: [field = ''], handlesAbsence }) => {
          const reads = !handlesAbsence && blueprint.data.has(field);
          return reads && !isKnown(field, { kind: 'entering', step: step.id });
        });
      if (missing !== undefined) {
        check.atValue(action.decision.path, 'TL4018', { field: missing.path[0] ?? '', where: step.id });
      }
    }
    for (const { deadline, step } of namedDeadlines(blueprint)) {
      if (step === undefined || !blueprint.data.has(deadline.name)) continue;
      if (!isKnown(deadline.name, { kind: 'entering', step: step.id })) {
        check.atValue(deadline.path, 'TL4018', { field: deadline.name, where: step.id });
      }
    }
  },
};

function placeOf(moment: Moment): string {
  if (moment.kind !== 'during') return moment.step;
  const [first = ''] = moment.scope;
  return first.replace(/^step-/, '');
}
