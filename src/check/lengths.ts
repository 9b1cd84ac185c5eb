import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Deadline } from '../blueprint/deadline.ts';
import type { Sla } from '../blueprint/sla.ts';
import { addDuration, parseDuration, printDuration, MILLISECONDS, type Duration } from '../time/duration.ts';

/** The length that a deadline has in every case: one that is written, or that of a parameter. */
export function lengthOf(blueprint: Blueprint, deadline: Deadline): Duration | undefined {
  if (deadline.kind === 'duration') return deadline.duration;
  return read(blueprint.parameters.get(deadline.name)?.value);
}

/** Every length that a clock may promise; undefined where only the case knows. */
export function promisesOf(blueprint: Blueprint, { target }: Sla): readonly Duration[] | undefined {
  if (target.kind === 'deadline') {
    const length = lengthOf(blueprint, target.deadline);
    return length === undefined ? undefined : [length];
  }
  const decision = blueprint.decisions.get(target.decision.name);
  const column = decision?.outputs.findIndex(({ name }) => name === target.output.name) ?? -1;
  const cells = decision?.rules.map((rule) => read(rule.then[column]?.value)) ?? [];
  const lengths = cells.filter((length) => length !== undefined);
  return cells.length === 0 || lengths.length < cells.length ? undefined : lengths;
}

function read(written: unknown): Duration | undefined {
  const parsed = typeof written === 'string' ? parseDuration(written) : undefined;
  return parsed?.ok === true ? parsed.duration : undefined;
}

/** A short month and a long one begin here: what is longer in both is longer in all. */
const BEGINNINGS = [Date.UTC(2026, 1, 1), Date.UTC(2026, 6, 1)];

/**
 * True when one length is longer than another in every case. Business time is compared with such time of the same calendar
 * only, hours with hours and days with days.
 */
export function isLonger(one: Duration, other: Duration, { sameCalendar = false } = {}): boolean {
  return isMore([one], other, { sameCalendar });
}

/** The same for lengths one after the other. */
export function isMore(lengths: readonly Duration[], other: Duration, { sameCalendar = false } = {}): boolean {
  if (!lengths.every((length) => measureOf(length) === measureOf(other))) return false;
  if (other.kind === 'business') {
    return sameCalendar && lengths.reduce((sum, length) => sum + businessAmount(length), 0) > businessAmount(other);
  }
  return BEGINNINGS.every((start) => {
    const end = lengths.reduce((at, length) => addDuration(at, length, 'UTC'), start);
    return end > addDuration(start, other, 'UTC');
  });
}

/** What lengths must share to be compared. */
export function measureOf(length: Duration): 'time' | 'business-hours' | 'business-days' {
  if (length.kind !== 'business') return 'time';
  return length.unit === 'bd' ? 'business-days' : 'business-hours';
}

/** In business minutes, or working days. */
function businessAmount(length: Duration): number {
  if (length.kind !== 'business') return 0;
  return length.unit === 'bh' ? length.amount * 60 : length.amount;
}

/** How long a length is, to find the longest of several of one measure: milliseconds, business minutes or working days. */
export function roughly(length: Duration): number {
  return length.kind === 'business'
    ? businessAmount(length)
    : addDuration(BEGINNINGS[0] ?? 0, length, 'UTC') - (BEGINNINGS[0] ?? 0);
}

/** The sum of lengths of one measure; undefined where it cannot be said as one length. */
export function sumOf(lengths: readonly Duration[]): string | undefined {
  const [first] = lengths;
  if (first === undefined) return undefined;
  if (lengths.every((length) => length.kind === 'elapsed')) {
    return printDuration({
      kind: 'elapsed',
      milliseconds: lengths.reduce((sum, length) => sum + length.milliseconds, 0),
    });
  }
  if (first.kind === 'business') {
    const amount = lengths.reduce((sum, length) => sum + businessAmount(length), 0);
    if (first.unit === 'bd') return `${amount}bd`;
    return amount % 60 === 0 ? `${amount / 60}bh` : `${amount}bm`;
  }
  const days = lengths.map(wholeDays);
  return days.every((count) => count !== undefined) ? `P${days.reduce((sum, count) => sum + count, 0)}D` : undefined;
}

/** The days of a length that is given in days or weeks by the calendar. */
function wholeDays(length: Duration): number | undefined {
  if (length.kind !== 'calendar' || length.years + length.months > 0 || length.milliseconds > 0) return undefined;
  return length.weeks * (MILLISECONDS.w / MILLISECONDS.d) + length.days;
}
