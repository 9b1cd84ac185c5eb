import { readTemplate } from '../../blueprint/template.ts';
import { nearest } from '../../text/did-you-mean.ts';
import type { Rule } from '../rule.ts';

/** Facts that a message can take beside the fields of the case. */
const FACTS: readonly string[] = ['case.id', 'case.opened_at', 'case.reopened', 'now'];

/** Placeholders of messages name a field, a part of one, a parameter or a fact; braces come in pairs. */
export const messages: Rule = {
  name: 'placeholders-name-fields',
  phase: 2,
  check(check) {
    const { blueprint } = check;
    const { places, data, parameters } = blueprint;
    const [bare = 'en'] = blueprint.locales;
    const names = new Set([...data.keys(), ...parameters.keys(), ...FACTS]);
    for (const { id, path, text } of blueprint.messages.values()) {
      for (const [locale, words] of Object.entries(text)) {
        const at = places.has([...path, locale]) || locale !== bare ? [...path, locale] : path;
        const { parts, problems } = readTemplate(words);
        for (const { start, end } of problems) check.at(places.within(at, start, end), 'TL4026', {});
        for (const part of parts) {
          if (part.kind === 'text' || names.has(part.name) || isPart(part.name)) continue;
          const { name, start, end } = part;
          const span = places.within(at, start, Math.max(end, start + 1));
          check.at(span, 'TL4025', { message: id, name, near: nearest(name, names) });
        }
      }
    }

    /** `total.amount`: part of money or of a file. */
    function isPart(name: string): boolean {
      const [head = '', part = '', ...rest] = name.split('.');
      const type = (data.get(head) ?? parameters.get(head)?.type)?.type;
      if (rest.length > 0) return false;
      if (type === 'money') return part === 'amount' || part === 'currency';
      return type === 'file' && (part === 'name' || part === 'uri');
    }
  },
};
