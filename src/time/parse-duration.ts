import { elapsedUnits, type Duration } from './duration-kinds.ts';
import { readDuration } from './read-duration.ts';
import { suggestDuration, type DurationSuggestion } from './suggest-duration.ts';

/**
 * Why a text is no duration:
 *
 * - `empty`: nothing but spaces
 * - `unknown-unit`: a number whose unit is missing or not one of the language's
 * - `full-width`: digits or letters of an East Asian keyboard
 * - `negative`: time cannot run backwards
 * - `fraction`: only the last unit of an ISO time may have one, and none may be finer than a millisecond
 * - `too-long`: more than a hundred years
 * - `not-a-duration`: anything else, parts in the wrong order and spaces included
 */
export type DurationProblem =
  | 'empty'
  | 'unknown-unit'
  | 'full-width'
  | 'negative'
  | 'fraction'
  | 'too-long'
  | 'not-a-duration';

/** A duration, or what is wrong with its text. */
export type ParsedDuration =
  | { readonly ok: true; readonly duration: Duration }
  | ({
      readonly ok: false;
      readonly problem: DurationProblem;
      /** Offset in the text, in UTF-16 units; the end of the text when something is missing there. */
      readonly at: number;
    } & DurationSuggestion);

/** Nobody writes a longer one; it bounds the work on hostile text. */
const LONGEST_TEXT = 100;

/** How far a text is a right beginning. */
const BEGINNING = beginning();

const knownUnits: ReadonlySet<string> = new Set([...elapsedUnits, 'bm', 'bh', 'bd']);

/**
 * Reads a duration of the language: elapsed (`30s 15m 24h 2d 1w`, compound like `1h30m`, ISO with a time part only),
 * business (`45bm 8bh 1bd`) or by the calendar (any other ISO 8601 duration, `P2D P1M P1DT2H`). Never throws; what is
 * wrong comes back as a value, with a suggestion where the meaning is beyond doubt.
 */
export function parseDuration(text: string): ParsedDuration {
  if (text.trim() === '') return { ok: false, problem: 'empty', at: 0 };
  if (text.length > LONGEST_TEXT) return { ok: false, problem: 'not-a-duration', at: 0 };
  const duration = readDuration(text);
  if (typeof duration === 'object') return { ok: true, duration };
  if (duration === 'too-long') return { ok: false, problem: duration, at: 0 };
  return { ok: false, ...diagnose(text), ...suggestDuration(text) };
}

function diagnose(text: string): { problem: DurationProblem; at: number } {
  const fullWidth = text.search(/[\u3000\uFF01-\uFF5E]/u);
  if (fullWidth >= 0) return { problem: 'full-width', at: fullWidth };
  const minus = /^(\s*P?)[-\u2212]\s*[\dP]/u.exec(text);
  if (minus) return { problem: 'negative', at: minus[1]?.length ?? 0 };
  const begun = BEGINNING.exec(text)?.[0].length ?? 0;
  const rest = text.slice(begun);
  const fraction = /^\s*\d+(?=[.,]\d)/u.exec(rest) ?? /^(?=[.,]\d)/u.exec(rest);
  if (fraction) return { problem: 'fraction', at: begun + fraction[0].length };
  const counted = /^\s*\d+(?<spaces>\s*)(?:(?<word>\p{L}+)|$)/u.exec(rest);
  if (counted === null) return { problem: 'not-a-duration', at: begun + (/^\d+/u.exec(rest)?.[0].length ?? 0) };
  const { spaces = '', word = '' } = counted.groups ?? {};
  const unit = begun + counted[0].length - word.length;
  if (word === '') return { problem: 'unknown-unit', at: unit - spaces.length };
  if (!knownUnits.has(word)) return { problem: 'unknown-unit', at: unit };
  return { problem: 'not-a-duration', at: spaces === '' ? begun : unit - spaces.length };
}

/** In the short forms a unit ends its word: `15m` is not the beginning of `15minutes`. */
function beginning(): RegExp {
  const wordEnd = String.raw`(?!\p{L})`;
  const iso = `P${inOrder('YMWD', '')}(?:T${inOrder('HMS', '')})?`;
  return new RegExp(`^(?:${iso}|\\d+b[mhd]${wordEnd}|${inOrder('wdhms', wordEnd)})`, 'u');
}

function inOrder(units: string, end: string): string {
  return Array.from(units, (unit) => `(?:\\d+${unit}${end})?`).join('');
}
