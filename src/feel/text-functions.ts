import { type Builtin, form } from './builtin.ts';
import { INTEGER, NUMBER, TEXT, BOOLEAN } from './types.ts';
import { formatValue, parseNumber, type Value } from './values.ts';

const text = ['text', 'enum'] as const;
const scalar = ['text', 'enum', 'number', 'boolean', 'date', 'time', 'datetime', 'duration', 'period'] as const;

/** Functions of texts (DMN 1.5, table 73); lengths and positions count characters, not UTF-16 units. */
export const textFunctions: readonly Builtin[] = [
  {
    name: 'string',
    forms: [
      {
        params: [scalar],
        result: () => TEXT,
        bind:
          ([type]) =>
          ([value = null], zone) =>
            type ? formatValue(type, value, zone) : null,
      },
    ],
  },
  { name: 'number', forms: [form([text], NUMBER, ofText(parseNumber))] },
  {
    name: 'string length',
    forms: [
      form(
        [text],
        INTEGER,
        ofText((value) => Array.from(value).length),
      ),
    ],
  },
  {
    name: 'upper case',
    forms: [
      form(
        [text],
        TEXT,
        ofText((value) => value.toUpperCase()),
      ),
    ],
  },
  {
    name: 'lower case',
    forms: [
      form(
        [text],
        TEXT,
        ofText((value) => value.toLowerCase()),
      ),
    ],
  },
  {
    name: 'contains',
    forms: [
      form(
        [text, text],
        BOOLEAN,
        ofTexts((value, part) => value.includes(part)),
      ),
    ],
  },
  {
    name: 'starts with',
    forms: [
      form(
        [text, text],
        BOOLEAN,
        ofTexts((value, part) => value.startsWith(part)),
      ),
    ],
  },
  {
    name: 'ends with',
    forms: [
      form(
        [text, text],
        BOOLEAN,
        ofTexts((value, part) => value.endsWith(part)),
      ),
    ],
  },
  { name: 'substring', forms: [form([text, ['number'], ['number']], TEXT, substring, { optional: 1 })] },
];

function ofText(work: (value: string) => Value): (args: readonly Value[]) => Value {
  return ([value]) => (typeof value === 'string' ? work(value) : null);
}

function ofTexts(work: (value: string, part: string) => Value): (args: readonly Value[]) => Value {
  return ([value, part]) => (typeof value === 'string' && typeof part === 'string' ? work(value, part) : null);
}

/** Positions begin at 1; a negative one counts from the end. There is no position 0. */
function substring([value, position, length]: readonly Value[]): Value {
  if (typeof value !== 'string' || typeof position !== 'number') return null;
  const characters = Array.from(value);
  const at = Math.trunc(position);
  if (at === 0 || Math.abs(at) > characters.length) return null;
  const from = at > 0 ? at - 1 : characters.length + at;
  if (length === undefined) return characters.slice(from).join('');
  return typeof length === 'number' && length >= 1 ? characters.slice(from, from + Math.trunc(length)).join('') : null;
}
