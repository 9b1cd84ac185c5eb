import { Temporal } from 'temporal-polyfill';

import { parseInstant } from './parse-instant.ts';

const DATE = String.raw`(?<year>\d{4})[-/.年](?<month>\d{1,2})[-/.月](?<day>\d{1,2})日?`;
const TIME = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?`;

/** What people type when they look at a clock on the wall. */
const LOCAL = new RegExp(`^(?:${DATE})?[T ]*(?:${TIME})?$`, 'iu');

/**
 * The instant (epoch milliseconds) that somebody means who looks at the clocks of an IANA zone: with an offset as
 * `parseInstant` reads it, else `2026-01-06 14:00`, a date alone for its first instant, or a time alone for the next
 * time that the clocks show it after `now`. Undefined for anything else. A time that the clocks skip is moved on.
 */
export function readInstant(text: string, zone: string, now: number): number | undefined {
  const exact = parseInstant(text.trim());
  if (exact.ok) return exact.instant;
  const found = LOCAL.exec(text.normalize('NFKC').trim())?.groups;
  if (found === undefined || (found['year'] === undefined && found['hour'] === undefined)) return undefined;
  const number = (name: string): number => Number(found[name] ?? 0);
  const time = { hour: number('hour'), minute: number('minute'), second: number('second') };
  try {
    const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
    const day =
      found['year'] === undefined
        ? today.toPlainDate()
        : Temporal.PlainDate.from(
            { year: number('year'), month: number('month'), day: number('day') },
            { overflow: 'reject' },
          );
    const at = (date: Temporal.PlainDate): number =>
      date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time, { overflow: 'reject' }) })
        .epochMilliseconds;
    const instant = at(day);
    return found['year'] === undefined && instant <= now ? at(day.add({ days: 1 })) : instant;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
