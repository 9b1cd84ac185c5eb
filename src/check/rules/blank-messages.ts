import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Reference } from '../../blueprint/origin.ts';
import type { Step } from '../../blueprint/step.ts';
import { readTemplate } from '../../blueprint/template.ts';
import { Repeats } from '../repeats.ts';
import type { Rule } from '../rule.ts';
import { Known } from '../known.ts';
import { pathOf } from './messages.ts';

/** A message reads its fields like an expression: what may not have been set leaves a blank in what the customer gets. */
export const blankMessages: Rule = {
  name: 'messages-have-no-blanks',
  phase: 3,
  ofWays: true,
  principle: 'customer-first',
  check(check) {
    const { blueprint } = check;
    const { data, places } = blueprint;
    const known = new Known(check);
    const blanks = new Repeats('TL4036');
    for (const step of stepsOf(blueprint)) {
      for (const { name } of sentBy(step)) {
        const message = blueprint.messages.get(name);
        for (const [locale, words] of Object.entries(message?.text ?? {})) {
          for (const part of readTemplate(words).parts) {
            const field = part.kind === 'value' ? (part.name.split('.')[0] ?? '') : '';
            if (part.kind === 'text' || !data.has(field) || message === undefined) continue;
            if (known.has(field, { kind: 'entering', step: step.id, also: [] })) continue;
            const span = places.within(pathOf(blueprint, message, locale), part.start, part.end);
            blanks.add(`${name}:${field}`, span, { field, message: name, step: step.id, others: 0 });
          }
        }
      }
    }
    blanks.report(check);
  },
};

/** The messages that go out while a step runs. */
function sentBy({ action, remind }: Step): Reference[] {
  const own = action.verb === 'say' || action.verb === 'ask' ? action.message : undefined;
  return [own, remind?.message].filter((message) => message !== undefined);
}
