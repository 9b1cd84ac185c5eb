/** A stretch of the day in which a calendar is open, in minutes after the midnight with which its day begins. */
export interface OpeningWindow {
  /** 0 to 1439. */
  readonly from: number;
  /** After `from`; more than 1440 when the window runs into the next day. */
  readonly until: number;
}

/**
 * Why a text is no window:
 *
 * - `empty`: nothing but spaces
 * - `no-such-time`: an hour after 24, a minute after 59, an opening at 24:00
 * - `no-length`: it closes when it opens
 * - `not-a-window`: anything else
 */
export type WindowProblem = 'empty' | 'no-such-time' | 'no-length' | 'not-a-window';

/** A window, or what is wrong with its text. */
export type ParsedWindow =
  | { readonly ok: true; readonly window: OpeningWindow }
  | {
      readonly ok: false;
      readonly problem: WindowProblem;
      /** The one text that says the same in the language, where that is beyond doubt. */
      readonly suggestion?: string;
    };

/** The minutes of a whole day. */
const DAY = 1440;

const EXACT = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/u;

/** What people write: `9:00 – 18:00`, `9-18`, `9.00 bis 18.00`, `9点至18点`. */
const ROUGH = /^(\d{1,2})(?:[:.点时](\d\d)?分?)? ?(?:-|–|—|~|至|到|to|until) ?(\d{1,2})(?:[:.点时](\d\d)?分?)?$/u;

/**
 * Reads a window `09:00-12:00`. One that closes before it opens runs into the next day (`22:00-06:00`) and belongs to
 * the day on which it opens; 24:00 is the end of the day, `00:00-24:00` the whole of it. Never throws.
 */
export function parseWindow(text: string): ParsedWindow {
  if (text.trim() === '') return { ok: false, problem: 'empty' };
  const exact = EXACT.exec(text);
  if (exact === null) return { ok: false, problem: 'not-a-window', ...suggest(text) };
  const [, fromHour, fromMinute, untilHour, untilMinute] = exact;
  const from = minutes(fromHour, fromMinute);
  const until = minutes(untilHour, untilMinute);
  if (from === undefined || until === undefined || from === DAY) return { ok: false, problem: 'no-such-time' };
  if (from !== until) return { ok: true, window: { from, until: until < from ? until + DAY : until } };
  return { ok: false, problem: 'no-length', ...(from === 0 ? { suggestion: '00:00-24:00' } : {}) };
}

function minutes(hour = '', minute = ''): number | undefined {
  const total = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && total <= DAY ? total : undefined;
}

function suggest(text: string): { readonly suggestion?: string } {
  const rough = text.length > 100 ? null : ROUGH.exec(text.normalize('NFKC').trim().replace(/\s+/gu, ' '));
  if (rough === null) return {};
  const [, ...parts] = rough;
  const [fromHour, fromMinute, untilHour, untilMinute] = parts.map((part: string | undefined) =>
    (part ?? '').padStart(2, '0'),
  );
  const suggestion = `${fromHour ?? ''}:${fromMinute ?? ''}-${untilHour ?? ''}:${untilMinute ?? ''}`;
  return suggestion !== text && parseWindow(suggestion).ok ? { suggestion } : {};
}
