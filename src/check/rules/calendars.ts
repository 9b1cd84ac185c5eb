import { deadlinesOf } from '../../blueprint/deadlines.ts';
import { stepsOf, type Blueprint } from '../../blueprint/blueprint.ts';
import type { OpeningHours } from '../../blueprint/calendar.ts';
import type { Deadline } from '../../blueprint/deadline.ts';
import type { Reference } from '../../blueprint/origin.ts';
import { READY_DAYS } from '../../time/calendar.ts';
import { dateOf, dayNumber } from '../../time/date-key.ts';
import { MILLISECONDS, parseDuration } from '../../time/duration.ts';
import { startOfDate } from '../../time/instant.ts';
import type { Rule } from '../rule.ts';

/** A calendar counts business time; where every time is elapsed it changes nothing, and whoever wrote it meant it to. */
export const idleCalendars: Rule = {
  name: 'a-calendar-counts-business-time',
  phase: 4,
  check(check) {
    const { blueprint } = check;
    const uses = deadlinesOf(blueprint);
    // An inherited calendar keeps the path at which it is written.
    const decided = [...blueprint.slas.values()].filter(({ target }) => target.kind === 'decision');
    const counting = new Set([
      // What a table decides may be business time.
      ...decided.map(({ calendar }) => JSON.stringify(calendar?.path)),
      ...uses.flatMap(({ deadline, calendar }) =>
        calendar !== undefined && mayCount(blueprint, deadline) ? [JSON.stringify(calendar.path)] : [],
      ),
    ]);
    const written: readonly (Reference | undefined)[] = [
      blueprint.calendar,
      ...blueprint.stages.map(({ calendar }) => calendar),
      ...[...stepsOf(blueprint), ...blueprint.slas.values(), ...blueprint.escalations.values()].map(({ calendar }) =>
        calendar?.how === 'written' ? calendar : undefined,
      ),
    ];
    for (const calendar of written) {
      const place = JSON.stringify(calendar?.path);
      if (calendar === undefined || counting.has(place)) continue;
      check.atKey(calendar.path, 'TL4120', { calendar: calendar.name });
    }
  },
};

/** True for business time, and for a field of the case that may hold some. */
function mayCount({ parameters, data }: Blueprint, deadline: Deadline): boolean {
  if (deadline.kind === 'duration') return deadline.duration.kind === 'business';
  const parameter = parameters.get(deadline.name);
  if (parameter === undefined) return data.get(deadline.name)?.type === 'duration';
  const parsed = typeof parameter.value === 'string' ? parseDuration(parameter.value) : undefined;
  return parsed?.ok === true && parsed.duration.kind === 'business';
}

/** How long before their end the days of a calendar are to be continued, in days. */
const AHEAD = 120;

/** Holidays are announced year by year: days that run out soon leave cases without a due time. */
export const endingDays: Rule = {
  name: 'days-of-a-calendar-reach-far-enough',
  phase: 4,
  check(check) {
    const { now, blueprint } = check;
    if (now === undefined) return;
    for (const hours of blueprint.calendars.values()) {
      const until = validUntil(hours);
      if (until === undefined || hours.days === undefined) continue;
      const end = startOfDate(dateOf((dayNumber(until) ?? 0) + 1), hours.zone);
      if (end - now >= AHEAD * MILLISECONDS.d) continue;
      const left = Math.max(0, Math.floor((end - now) / MILLISECONDS.d));
      const isReady = hours.days.content === undefined;
      check.atValue(hours.days.path, 'TL4121', { days: hours.days.written, until, left, ended: end <= now, isReady });
    }
  },
};

/** The last date that the days of a calendar know; undefined for one without dated days. */
function validUntil({ days }: OpeningHours): string | undefined {
  return (days?.content ?? READY_DAYS.get(days?.written ?? ''))?.['valid-until'];
}
