import { readingsOf } from '../names-read.ts';
import type { Check, Rule } from '../rule.ts';
import { usedNames } from './unused.ts';

/** A number that the organisation has not set yet is reported, and never taken as 0. */
export const parameters: Rule = {
  name: 'parameters-have-a-value',
  phase: 1,
  principle: 'flexible',
  check(check) {
    const unset = [...check.blueprint.parameters.values()].filter(({ value }) => value === undefined);
    // What nothing depends on is told as unused.
    for (const { name, path } of unset) if (isUsed(check, name)) check.atValue([...path, 'value'], 'TL4035', { name });
  },
};

/** What an expression with a mistake reads is not known; that it names the parameter is enough. */
function isUsed(check: Check, name: string): boolean {
  if (usedNames(check).has(`field:${name}`)) return true;
  return readingsOf(check).some(({ problems, text }) => problems.length > 0 && text.includes(name));
}

/** Fields and parameters stand bare in expressions, so they share one set of names. */
export const expressionNames: Rule = {
  name: 'names-in-expressions-are-unique',
  phase: 1,
  check(check) {
    const { data, parameters: declared, places } = check.blueprint;
    for (const { name, path } of declared.values()) {
      const field = data.get(name);
      if (field === undefined) continue;
      const spans = [places.key(path), places.key(field.path)].toSorted((a, b) => a.start - b.start);
      const [first, second] = spans;
      if (first !== undefined && second !== undefined) check.at(second, 'TL4034', { name }, { related: [first] });
    }
  },
};
