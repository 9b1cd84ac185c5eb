import { isLocalDateTime, parseDate, parseDateTime, parseDuration, parsePeriod, parseTime } from './iso.ts';
import type { Term } from './term.ts';
import { ANY, DATE, DATETIME, DURATION, type FeelType, PERIOD, TIME } from './types.ts';

/** The kinds of moment that are written as a text: `date("…")` and so on; `@` stands for `@"…"`. */
export type MomentForm = 'date' | 'time' | 'date and time' | 'duration' | '@';

/** The date, time or duration that a text stands for, or undefined when it stands for none of the wanted ones. */
export function readMoment(form: MomentForm, text: string): Term | undefined {
  const wants = (wanted: MomentForm): boolean => form === '@' || form === wanted;
  if (wants('duration')) {
    const found = literal(DURATION, parseDuration(text)) ?? literal(PERIOD, parsePeriod(text));
    if (found) return found;
  }
  if (wants('date')) {
    const found = literal(DATE, parseDate(text));
    if (found) return found;
  }
  if (wants('time')) {
    const found = literal(TIME, parseTime(text));
    if (found) return found;
  }
  return wants('date and time') ? readDateTime(text) : undefined;
}

/** The text in which a moment of a type would be written, when the text is one. */
export function momentLiteral(type: FeelType, text: string): string | undefined {
  return readMoment('@', text)?.type.kind === type.kind ? `@"${text}"` : undefined;
}

function literal(type: FeelType, value: number | null): Term | undefined {
  return value === null ? undefined : { kind: 'literal', type, value };
}

function readDateTime(text: string): Term | undefined {
  // Without an offset the instant depends on the zone, which is known only when the expression runs.
  if (isLocalDateTime(text)) return { kind: 'as', type: DATETIME, of: { kind: 'literal', type: ANY, value: text } };
  return literal(DATETIME, parseDateTime(text, 'UTC'));
}
