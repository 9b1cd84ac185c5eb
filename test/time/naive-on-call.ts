import type { OnCallLayerDefinition } from '../../src/time/on-call.ts';

/** A quarter of an hour: all times of these schedules lie on one. */
export const QUARTER = 15 * 60_000;
const DAY = 96;

/** What the clocks of a zone show, found by looking at them every quarter of an hour. Days are counted from the first. */
export interface WallClock {
  readonly zone: string;
  /** The first instant (epoch milliseconds) at which they show a time; a skipped time comes as much later. */
  first(day: number, quarter: number): number;
  /** The last such instant. */
  last(day: number, quarter: number): number;
  /** The day that they show at an instant. */
  dayAt(instant: number): number;
  readonly changes: readonly number[];
}

/** The date of day 0, a Thursday. */
export const FIRST_DATE = Date.UTC(2025, 11, 25);
const DAYS = 400;

/** Looks at the clocks of a zone for a year, through the eyes of Intl. */
export function lookAtClocks(zone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  const days = new Map<number, number>();
  const changes: number[] = [];
  let before: number | undefined;
  const start = FIRST_DATE - 24 * 4 * QUARTER;
  for (let instant = start; instant < start + DAYS * DAY * QUARTER; instant += QUARTER) {
    const [, day, month, year, hour, minute] = /(\d+)\/(\d+)\/(\d+), (\d+):(\d+)/u.exec(format.format(instant))!;
    const date = (Date.UTC(Number(year), Number(month) - 1, Number(day)) - FIRST_DATE) / 86_400_000;
    const shown = date * DAY + Number(hour) * 4 + Number(minute) / 15;
    days.set(instant, date);
    if (before !== undefined && shown !== before + 1) changes.push(instant);
    for (let skipped = before === undefined ? shown : before + 1; skipped < shown; skipped += 1) {
      // The clocks went on by so much: what they did not show comes as much later.
      const later = instant + (skipped - before! - 1) * QUARTER;
      first.set(skipped, later);
      last.set(skipped, later);
    }
    if (!first.has(shown)) first.set(shown, instant);
    last.set(shown, instant);
    before = shown;
  }
  const found = (table: ReadonlyMap<number, number>, day: number, quarter: number): number => {
    const instant = table.get(day * DAY + quarter);
    if (instant === undefined) throw new RangeError(`Nobody looked at day ${day}.`);
    return instant;
  };
  return {
    zone,
    first: (day, quarter) => found(first, day, quarter),
    last: (day, quarter) => found(last, day, quarter),
    dayAt: (instant) => days.get(instant - (instant % QUARTER))!,
    changes,
  };
}

/** A rotation before anybody has written it down. */
export interface PlainLayer {
  readonly people: readonly string[];
  readonly fromDay: number;
  readonly fromQuarter: number;
  readonly untilDay?: number;
  readonly turn: PlainTurn;
  /** By weekday, Monday first: from-until in quarters; until at most a day later. */
  readonly only?: readonly (readonly (readonly [from: number, until: number])[])[];
}

export type PlainTurn =
  | { readonly kind: 'daily'; readonly every: number; readonly quarters: readonly number[] }
  | { readonly kind: 'weekly'; readonly every: number; readonly days: readonly number[]; readonly quarter: number }
  | { readonly kind: 'nth'; readonly nth: 1 | 2 | -1; readonly day: number; readonly quarter: number }
  | { readonly kind: 'date'; readonly date: number; readonly quarter: number }
  | { readonly kind: 'hourly'; readonly every: number };

/** The hand-overs of a rotation within the days looked at, day by day: slow and obviously right. */
export function naiveHandOvers(clocks: WallClock, { fromDay, fromQuarter, turn }: PlainLayer): number[] {
  const begin = clocks.first(fromDay, fromQuarter);
  const times: number[] = [];
  if (turn.kind === 'hourly') {
    for (let quarter = fromDay * DAY + fromQuarter; quarter < (DAYS - 8) * DAY; quarter += 4 * turn.every) {
      times.push(clocks.first(Math.floor(quarter / DAY), quarter % DAY));
    }
  } else {
    for (let day = fromDay; day < DAYS - 8; day += 1) {
      if (!isTurnOn(turn, day, fromDay)) continue;
      const quarters = turn.kind === 'daily' ? turn.quarters : [turn.quarter];
      times.push(...quarters.map((quarter) => clocks.first(day, quarter)));
    }
  }
  return times.filter((time) => time > begin).sort((a, b) => a - b);
}

function isTurnOn(turn: Exclude<PlainTurn, { kind: 'hourly' }>, day: number, fromDay: number): boolean {
  const date = new Date(FIRST_DATE + day * 86_400_000);
  switch (turn.kind) {
    case 'daily':
      return (day - fromDay) % turn.every === 0;
    case 'weekly':
      return turn.days.includes(weekdayOf(day)) && (mondayOf(day) - mondayOf(fromDay)) % (7 * turn.every) === 0;
    case 'nth': {
      if (weekdayOf(day) !== turn.day) return false;
      const number = date.getUTCDate();
      if (turn.nth > 0) return Math.ceil(number / 7) === turn.nth;
      return new Date(date.getTime() + 7 * 86_400_000).getUTCMonth() !== date.getUTCMonth();
    }
    case 'date':
      return turn.date > 0 ? date.getUTCDate() === turn.date : new Date(date.getTime() + 86_400_000).getUTCDate() === 1;
  }
}

/** 0 is Monday. */
export function weekdayOf(day: number): number {
  return (day + 3) % 7;
}

function mondayOf(day: number): number {
  return day - weekdayOf(day);
}

/** Whether a layer's hours let anybody be on call. */
export function isWithinHours(clocks: WallClock, { only }: PlainLayer, instant: number): boolean {
  if (only === undefined) return true;
  const today = clocks.dayAt(instant);
  return [today - 1, today, today + 1].some((day) =>
    only[weekdayOf(day)]!.some(
      ([from, until]) =>
        instant >= clocks.first(day, from) &&
        instant < clocks.last(until >= DAY ? day + 1 : day, until >= DAY ? until - DAY : until),
    ),
  );
}

const RULE_DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The same as somebody would write it. */
export function written(layer: PlainLayer): OnCallLayerDefinition {
  const { people, fromDay, fromQuarter, untilDay, turn, only } = layer;
  return {
    people,
    from: `${dateOf(fromDay)}T${clock(fromQuarter)}`,
    ...(untilDay === undefined ? {} : { until: dateOf(untilDay) }),
    handOver: ruleOf(turn),
    ...(only === undefined
      ? {}
      : {
          only: Object.fromEntries(
            only.map((windows, day) => [
              WEEKDAYS[day],
              windows.map(([from, until]) => `${clock(from)}-${until === DAY ? '24:00' : clock(until % DAY)}`),
            ]),
          ),
        }),
  };
}

function ruleOf(turn: PlainTurn): string {
  const time = (quarter: number): string => `BYHOUR=${Math.floor(quarter / 4)};BYMINUTE=${(quarter % 4) * 15}`;
  switch (turn.kind) {
    case 'daily': {
      const [first = 0] = turn.quarters;
      if (turn.every === 1 && turn.quarters.length === 1) return `daily ${clock(first)}`;
      const hours = turn.quarters.map((quarter) => Math.floor(quarter / 4)).join(',');
      return `FREQ=DAILY;INTERVAL=${turn.every};BYHOUR=${hours};BYMINUTE=${(first % 4) * 15}`;
    }
    case 'weekly': {
      const [day = 0, ...others] = turn.days;
      if (turn.every === 1 && others.length === 0) return `weekly ${WEEKDAYS[day]} ${clock(turn.quarter)}`;
      const days = turn.days.map((one) => RULE_DAYS[one]).join(',');
      return `FREQ=WEEKLY;INTERVAL=${turn.every};BYDAY=${days};${time(turn.quarter)}`;
    }
    case 'nth':
      return `FREQ=MONTHLY;BYDAY=${turn.nth}${RULE_DAYS[turn.day]};${time(turn.quarter)}`;
    case 'date':
      return `FREQ=MONTHLY;BYMONTHDAY=${turn.date};${time(turn.quarter)}`;
    case 'hourly':
      return turn.every === 1 ? 'FREQ=HOURLY' : `FREQ=HOURLY;INTERVAL=${turn.every}`;
  }
}

function dateOf(day: number): string {
  return new Date(FIRST_DATE + day * 86_400_000).toISOString().slice(0, 10);
}

function clock(quarter: number): string {
  return `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
}
