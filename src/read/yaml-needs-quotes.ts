import { CST } from 'yaml';
import { createSource } from '../text/source.ts';
import type { ScalarToken } from './yaml-nodes.ts';
import { readYaml } from './yaml.ts';

/** Where a scalar stands: what may stand there without quotes differs. */
export type ScalarSpot = 'key' | 'block' | 'flow';

/** Other programs and hasty readers take these for numbers, times or truth values; their quotes stay. */
const LOOKS_TYPED = /^(?:[-+.]?[\d][\d.,:_/ +TtZzEexXoO%-]*|y|n|yes|no|on|off|true|false|null)$/iu;

/** Words in which no sign has a meaning; most texts are no more than that. */
const WORDS = /^[A-Za-z\u4e00-\u9fff][\w\u4e00-\u9fff-]*(?: [\w\u4e00-\u9fff]+)*$/u;

/** What a text without quotes may begin with; all else is safer between them. */
const PLAIN_START = /^[\p{L}\d=]/u;

/** Escapes that are more than a quote or a backslash stand for what cannot be seen: such a text stays as it is. */
const SPECIAL_ESCAPE = /\\(?!["\\])/u;

/**
 * A scalar on one line: without quotes where it can do without them, else between double ones, or single ones where the
 * text itself holds double ones. The value stays the same.
 */
export function scalarText(token: Exclude<ScalarToken, CST.BlockScalar>, spot: ScalarSpot): string {
  const { source, type } = token;
  const folded = source.includes('\n');
  if (type === 'scalar' && !folded) return source;
  let isWhole = true;
  const { value } = CST.resolveAsScalar(token, true, () => {
    isWhole = false;
  });
  if (!isWhole) return source;
  if (type === 'double-quoted-scalar' && SPECIAL_ESCAPE.test(source) && !folded) return source;
  if (isPlain(value, spot)) return value;
  return quoted(value);
}

/** A text as it stands between brackets. */
export function flowScalar(value: string): string {
  return isPlain(value, 'flow') ? value : quoted(value);
}

function quoted(value: string): string {
  // oxlint-disable-next-line no-control-regex
  if (value.includes('"') && !/['\0-\x1f\x7f-\x9f\u2028\u2029\ufeff]/u.test(value)) return `'${value}'`;
  return JSON.stringify(value);
}

/** The reader itself decides: a text may go without quotes when it then reads the same and nothing is said about it. */
function isPlain(value: string, spot: ScalarSpot): boolean {
  if (!PLAIN_START.test(value) || LOOKS_TYPED.test(value) || /[\r\n\t]/u.test(value)) return false;
  if (WORDS.test(value)) return true;
  const text = spot === 'flow' ? `[${value}, ${value}]` : spot === 'key' ? `{ ${value}: ${value} }` : `- ${value}`;
  const { data, findings } = readYaml(createSource('', text));
  if (findings.length > 0) return false;
  if (spot === 'key') return isMapOf(data, value);
  return Array.isArray(data) && data.length === (spot === 'flow' ? 2 : 1) && data.every((item) => item === value);
}

function isMapOf(data: unknown, name: string): boolean {
  if (typeof data !== 'object' || data === null) return false;
  const [[key, value] = [], ...rest] = Object.entries(data);
  return rest.length === 0 && key === name && value === name;
}
