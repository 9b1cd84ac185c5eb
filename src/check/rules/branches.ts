import { stepsIn, stepsOf, type Blueprint } from '../../blueprint/blueprint.ts';
import type { Branch } from '../../blueprint/verbs.ts';
import type { Rule } from '../rule.ts';
import { fieldsSetBy } from '../uses.ts';

/** Branches that run at the same time fill different fields: nobody can say which of two answers would stay. */
export const branches: Rule = {
  name: 'branches-do-not-fill-the-same-field',
  phase: 4,
  check(check) {
    const { blueprint } = check;
    for (const { id, action } of stepsOf(blueprint)) {
      if (action.verb !== 'parallel') continue;
      const fillers = new Map<string, Branch[]>();
      for (const branch of action.branches) {
        for (const field of filledIn(blueprint, branch)) fillers.set(field, [...(fillers.get(field) ?? []), branch]);
      }
      for (const [field, some] of fillers) {
        const [, second] = some;
        if (second === undefined) continue;
        check.atKey(second.path, 'TL4054', { field, step: id, branches: some.map(({ name }) => name) });
      }
    }
  },
};

function filledIn(blueprint: Blueprint, branch: Branch): ReadonlySet<string> {
  return new Set(stepsIn(branch).flatMap((step) => fieldsSetBy(blueprint, step)));
}
