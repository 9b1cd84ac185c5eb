import { problem } from './problem.ts';
import type { Reading } from './scan.ts';

const STRAIGHT = /"(?:[^"\\\n\r]|\\[^\n\r])*"/y;
const CURLY = '“”„‟＂';
/** What may close a text that a foreign quotation mark opens. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ...CURLY.split('').map((mark): [string, string] => [mark, `${CURLY}"`]),
  ["'", "'"],
  ['‘', "‘’'"],
  ['’', "‘’'"],
  ['＇', '＇'],
  ['`', '`'],
  ['「', '」'],
  ['『', '』'],
  ['«', '»'],
]);

/** A text in quotes. Curly, single and corner quotes are a slip whose meaning is plain; a text that never ends is not. */
export function readQuoted(text: string, at: number): Reading | undefined {
  const opening = text.charAt(at);
  if (opening === '"') return readStraight(text, at);
  const closers = CLOSERS.get(opening);
  if (closers === undefined) return undefined;
  return readForeign(text, at, closers, "'‘’＇`".includes(opening) ? 'TL3010' : 'TL3009');
}

function readStraight(text: string, at: number): Reading {
  STRAIGHT.lastIndex = at;
  const found = STRAIGHT.exec(text)?.[0];
  if (found !== undefined) return { end: at + found.length, token: { kind: 'text', text: found } };
  return readForeign(text, at, CURLY, 'TL3009');
}

function readForeign(text: string, at: number, closers: string, code: 'TL3009' | 'TL3010'): Reading {
  const line = lineEnd(text, at);
  let close = at + 1;
  while (close < line && !closers.includes(text.charAt(close))) close += 1;
  if (close >= line) return { end: text.length, problem: problem('TL3008', { start: at, end: line }, {}) };
  const place = { start: at, end: close + 1 };
  const instead = `"${text.slice(at + 1, close).replaceAll('"', '\\"')}"`;
  return {
    end: place.end,
    token: { kind: 'text', text: instead },
    problem: problem(code, place, { found: text.slice(place.start, place.end), instead }, instead),
  };
}

function lineEnd(text: string, at: number): number {
  const found = text.slice(at).search(/[\n\r]/u);
  return found < 0 ? text.length : at + found;
}
