/** Texts that YAML 1.2 reads as themselves without quotes, in a flow map too: words, ids, dates, durations. */
const PLAIN = /^[\p{L}\p{N}][\p{L}\p{N}\p{M} ./_+，。、？！·-]*$/u;

/** An instant as journeys write it; its colons are safe. */
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/u;

/** A path as a file names another beside it. */
const PATH = /^\.{1,2}(?:\/[\p{L}\p{N}\p{M}._-]+)+$/u;

/** What YAML 1.2 (core schema) or an older reader takes for something else than a text. */
const ANOTHER_TYPE =
  /^(?:null|true|false|yes|no|on|off|y|n|[-+.]?(?:\d[\d_.,]*)(?:[eExXoO][-+]?[\da-f]*)?|[.](?:inf|nan))$/iu;

/** What does not print, or not safely: written as an escape. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu;

/**
 * A JSON value in the flow style of YAML, on one line: `{ category: network, severity: 3 }`. Texts stand without quotes
 * where that is beyond doubt. What is read back is the same value.
 */
export function writeValue(value: unknown): string {
  if (typeof value === 'string') return writeText(value);
  if (Array.isArray(value)) return `[${value.map(writeValue).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = Object.entries(value).filter(([, one]) => one !== undefined);
  if (pairs.length === 0) return '{}';
  return `{ ${pairs.map(([key, one]) => `${writeText(key)}: ${writeValue(one)}`).join(', ')} }`;
}

/** A text as YAML reads it back; in double quotes, with escapes, where it might mean something else. */
export function writeText(text: string): string {
  if (INSTANT.test(text) || PATH.test(text)) return text;
  const isPlain = PLAIN.test(text) && !ANOTHER_TYPE.test(text) && !text.endsWith(' ') && text === text.normalize('NFC');
  return isPlain ? text : JSON.stringify(text).replace(HIDDEN, escaped);
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
