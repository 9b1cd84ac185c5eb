import { problem } from './problem.ts';
import type { Reading } from './scan.ts';

/** `2026-01-05`, `2026-01-05T09:00+08:00`. */
const BARE_DATE = /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?(?![\p{L}\p{N}_])/uy;
/** `PT24H`, `P2D`, `P1Y6M`. */
const BARE_DURATION = /P(?=\d|T\d)(?:\d+[YMWD])*(?:T(?:\d+(?:\.\d+)?[HMS])+)?(?![\p{L}\p{N}_])/uy;
/** `15m`, `24h`: the blueprint's own way to write an elapsed time, which FEEL has not. */
const BARE_ELAPSED = /(\d+)(w|d|h|m|s|bm|bh|bd)(?![\p{L}\p{N}_])/uy;

/** A date or a duration that stands without `@"…"`. FEEL would take it for a subtraction, a name, or nothing at all. */
export function readBareMoment(text: string, at: number): Reading | undefined {
  if (!/[\dP]/.test(text.charAt(at))) return undefined;
  const written = matchAt(BARE_DATE, text, at)?.[0] ?? matchAt(BARE_DURATION, text, at)?.[0];
  if (written !== undefined) return asMoment(at, written, written);
  const elapsed = matchAt(BARE_ELAPSED, text, at);
  if (!elapsed) return undefined;
  const [found = '', amount = '', unit = ''] = elapsed;
  const iso = elapsedIso(amount, unit);
  if (iso !== undefined) return asMoment(at, found, iso);
  const place = { start: at, end: at + found.length };
  return { end: place.end, problem: problem('TL3020', place, { found }) };
}

function asMoment(at: number, found: string, iso: string): Reading {
  const place = { start: at, end: at + found.length };
  const instead = `@"${iso}"`;
  return {
    end: place.end,
    token: { kind: 'text', text: instead },
    problem: problem('TL3019', place, { found, instead }, instead),
  };
}

function elapsedIso(amount: string, unit: string): string | undefined {
  switch (unit) {
    case 'w':
      return `P${Number(amount) * 7}D`;
    case 'd':
      return `P${amount}D`;
    case 'h':
    case 'm':
    case 's':
      return `PT${amount}${unit.toUpperCase()}`;
    default:
      return undefined;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
