import type { Blueprint } from '../../blueprint/blueprint.ts';
import type { Message } from '../../blueprint/message.ts';
import { readTemplate } from '../../blueprint/template.ts';
import { nearest } from '../../text/did-you-mean.ts';
import type { Path } from '../../text/places.ts';
import type { Rule } from '../rule.ts';
import { valueTitled } from '../titled.ts';

/** Facts that a message can take beside the fields of the case. */
const FACTS: readonly string[] = ['case.id', 'case.opened_at', 'case.reopened', 'now'];

/** What a Chinese keyboard gives for `{name}`. */
const WIDE_PLACEHOLDER = /[｛{]\s*([\p{L}\p{M}\p{N}_.]+)\s*[｝}]/gu;

/** Placeholders of messages name a field, a part of one, a parameter or a fact; braces come in pairs. */
export const messages: Rule = {
  name: 'placeholders-name-fields',
  phase: 2,
  check(check) {
    const { blueprint } = check;
    const { places } = blueprint;
    const names = new Set([...blueprint.data.keys(), ...blueprint.parameters.keys(), ...FACTS]);
    const isName = (name: string): boolean => names.has(name) || isPart(blueprint, name);
    for (const message of blueprint.messages.values()) {
      for (const [locale, words] of Object.entries(message.text)) {
        const at = pathOf(blueprint, message, locale);
        const wide = wideBraces(words, isName);
        for (const { index, char, ascii, all } of wide) {
          const span = places.within(at, index, index + 1);
          const mends = all.map((brace) => ({
            ...places.within(at, brace, brace + 1),
            newText: halfWidth(words[brace]),
          }));
          // At its very beginning a brace would make a text without quotes a map.
          const fix = span.start > places.value(at).start ? mends : undefined;
          check.at(span, 'TL2019', { char, ascii }, { fix });
        }
        // A pair that is half full-width has been told.
        if (wide.length > 0) continue;
        const { parts, problems } = readTemplate(words);
        for (const { start, end } of problems) {
          check.at(places.within(at, start, end), 'TL4026', { brace: words.slice(start, end) });
        }
        for (const part of parts) {
          if (part.kind === 'text' || isName(part.name)) continue;
          const { name, start, end } = part;
          const span = places.within(at, start, Math.max(end, start + 1));
          check.at(span, 'TL4025', { name, near: valueTitled(blueprint, name) ?? nearest(name, names) });
        }
      }
    }
  },
};

/** Where the words of a locale stand: a bare text is that of the first locale. */
export function pathOf({ places, locales }: Blueprint, { path }: Pick<Message, 'path'>, locale: string): Path {
  return places.has([...path, locale]) || locale !== (locales[0] ?? 'en') ? [...path, locale] : path;
}

/** The first full-width brace of each placeholder that has one and names something, and where `all` of its braces are. */
function wideBraces(
  words: string,
  isName: (name: string) => boolean,
): { readonly index: number; readonly char: string; readonly ascii: string; readonly all: readonly number[] }[] {
  return Array.from(words.matchAll(WIDE_PLACEHOLDER)).flatMap(({ 0: written, 1: name = '', index }) => {
    const offset = written.search(/[｛｝]/);
    if (offset < 0 || !isName(name)) return [];
    const char = written.charAt(offset);
    const all = Array.from(written.matchAll(/[｛｝]/g), (brace) => index + brace.index);
    return [{ index: index + offset, char, ascii: halfWidth(char), all }];
  });
}

function halfWidth(brace: string | undefined): string {
  return brace === '｛' ? '{' : '}';
}

/** `total.amount`: part of money or of a file. */
function isPart({ data, parameters }: Blueprint, name: string): boolean {
  const [head = '', part = '', ...rest] = name.split('.');
  const type = (data.get(head) ?? parameters.get(head)?.type)?.type;
  if (rest.length > 0) return false;
  if (type === 'money') return part === 'amount' || part === 'currency';
  return type === 'file' && (part === 'name' || part === 'uri');
}
