import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Rule } from '../rule.ts';
import { pathOf } from './messages.ts';

/** How other programs write a placeholder; the name is in one of the groups. */
const FOREIGN =
  /\{\{\s*([\p{L}\p{M}\p{N}_.]+)\s*\}\}|\$\{\s*([\p{L}\p{M}\p{N}_.]+)\s*\}|【\s*([\p{L}\p{M}\p{N}_.]+)\s*】/gu;

/** A field in the placeholder of another program goes to the customer as it stands. */
export const foreignPlaceholders: Rule = {
  name: 'placeholders-stand-in-single-braces',
  phase: 4,
  principle: 'customer-first',
  check(check) {
    const { blueprint } = check;
    for (const message of blueprint.messages.values()) {
      for (const [locale, words] of Object.entries(message.text)) {
        for (const { 0: found, 1: doubled, 2: dollar, 3: bracketed, index } of words.matchAll(FOREIGN)) {
          const name = doubled ?? dollar ?? bracketed ?? '';
          if (!isName(blueprint, name) || (dollar !== undefined && isAmount(blueprint, name))) continue;
          const span = blueprint.places.within(pathOf(blueprint, message, locale), index, index + found.length);
          check.at(span, 'TL4049', { found, instead: `{${name}}` });
        }
      }
    }
  },
};

function isName({ data, parameters }: Blueprint, name: string): boolean {
  return data.has(name) || parameters.has(name) || name === 'case.id';
}

/** `${price}` may be an amount in dollars. */
function isAmount({ data, parameters }: Blueprint, name: string): boolean {
  const type = (data.get(name) ?? parameters.get(name)?.type)?.type;
  return type === 'integer' || type === 'number' || type === 'money';
}
