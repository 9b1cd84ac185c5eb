import type { Rule } from '../rule.ts';

/** A number that the organisation has not set yet is reported, and never taken as 0. */
export const parameters: Rule = {
  name: 'parameters-have-a-value',
  phase: 1,
  principle: 'flexible',
  check(check) {
    for (const { name, path, value } of check.blueprint.parameters.values()) {
      if (value === undefined) check.atValue([...path, 'value'], 'TL4035', { name });
    }
  },
};

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
