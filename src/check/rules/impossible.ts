import { neverHolds } from '../../feel/domain.ts';
import { globalNames } from '../../flow/names.ts';
import type { Rule } from '../rule.ts';

/** Where conditions stand: keys of a blueprint, children of a BPMN element, a condition that was put into FEEL. */
const CONDITIONS: readonly string[] = ['when', 'pause', 'conditionExpression', 'condition', 'feel'];

/** A condition that no values can fulfil hides a way that its author counts on. */
export const impossible: Rule = {
  name: 'conditions-can-hold',
  phase: 4,
  check(check) {
    const names = globalNames(check.blueprint);
    for (const { expression, feel } of check.expressions.sites) {
      // Whoever writes `false` means it.
      if (!CONDITIONS.includes(String(expression.path.at(-1))) || feel.reads.length === 0 || feel.problems.length > 0)
        continue;
      if (!neverHolds(feel, names)) continue;
      check.inExpression(expression, { start: 0, end: expression.text.length }, 'TL4042', {});
    }
  },
};
