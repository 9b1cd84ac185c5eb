import { stepsOf } from '../../blueprint/blueprint.ts';
import type { AskedField } from '../../blueprint/verbs.ts';
import { namesRead } from '../names-read.ts';
import type { Rule } from '../rule.ts';

/** How the customer is reached: people and channels use it without the blueprint saying so. */
const CONTACT: readonly string[] = ['phone', 'email'];

/**
 * What the customer is asked for serves something: a condition, a table, a message, a service, or somebody's form (lean:
 * questions nobody needs are waste). Asking a second time shows the first answer, so it counts as use.
 */
export const askedFields: Rule = {
  name: 'what-is-asked-for-is-used',
  phase: 4,
  principle: 'lean',
  check(check) {
    const { blueprint } = check;
    const asked = new Map<string, AskedField[]>();
    const shown = new Set<string>();
    for (const { action } of stepsOf(blueprint)) {
      if (action.verb === 'do') for (const { name } of action.form) shown.add(name);
      if (action.verb === 'approve') for (const { name } of action.shows) shown.add(name);
      if (action.verb !== 'ask') continue;
      for (const field of action.fields) {
        const known = asked.get(field.name);
        if (known === undefined) asked.set(field.name, [field]);
        else known.push(field);
      }
    }
    const read = namesRead(check);
    for (const [name, [first, ...again]] of asked) {
      const field = blueprint.data.get(name);
      if (first === undefined || field === undefined || again.length > 0) continue;
      if (shown.has(name) || read.has(name) || CONTACT.includes(field.type)) continue;
      check.atValue(first.path, 'TL4107', { field: name });
    }
  },
};
