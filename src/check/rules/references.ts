import { nearest } from '../../text/did-you-mean.ts';
import { Repeats } from '../repeats.ts';
import type { Rule } from '../rule.ts';
import { idTitled, valueTitled } from '../titled.ts';
import { declaredNames, namedDeadlines, usesOf, type UsedKind } from '../uses.ts';

/** Whatever is named must be declared: roles, channels, fields, messages, decisions, services, milestones, needs, ends. */
export const references: Rule = {
  name: 'what-is-used-is-declared',
  phase: 1,
  check(check) {
    const { blueprint } = check;
    const { places } = blueprint;
    const missing = new Repeats('TL4001');
    const known = new Map<UsedKind, ReadonlySet<string>>();
    for (const { kind, reference } of usesOf(blueprint)) {
      let names = known.get(kind);
      if (names === undefined) known.set(kind, (names = declaredNames(blueprint, kind)));
      const { name, path } = reference;
      if (names.has(name)) continue;
      const thing = kind === 'role-or-customer' ? 'role' : kind;
      // A key of `set` or `into` is the name itself; elsewhere the value is.
      const isKey = kind === 'field' && path.at(-1) === name;
      const span = isKey ? places.key(path) : places.value(path);
      const near = idTitled(blueprint, kind, name) ?? nearest(name, names);
      missing.add(`${thing}:${name}`, span, { kind: thing, name, near, others: 0 });
    }
    const fields = new Set([...blueprint.data.keys(), ...blueprint.parameters.keys()]);
    for (const { deadline } of namedDeadlines(blueprint)) {
      const { name, path } = deadline;
      if (fields.has(name)) continue;
      const near = valueTitled(blueprint, name) ?? nearest(name, fields);
      missing.add(`field:${name}`, places.value(path), { kind: 'field', name, near, others: 0 });
    }
    missing.report(check);
  },
};
