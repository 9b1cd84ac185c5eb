/** Exact time: a day is 24 hours whatever the clocks on the wall do. */
export interface ElapsedDuration {
  readonly kind: 'elapsed';
  /** A whole number, never negative. */
  readonly milliseconds: number;
}

/** Time by the calendar: years to days keep the local time of day in a zone, then the milliseconds are exact. */
export interface CalendarDuration {
  readonly kind: 'calendar';
  readonly years: number;
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  /** The part written after `T`. */
  readonly milliseconds: number;
}

/** Minutes and hours in which a calendar is open, or its working days. */
export interface BusinessDuration {
  readonly kind: 'business';
  readonly unit: BusinessUnit;
  readonly amount: number;
}

/** `bm` business minutes, `bh` business hours, `bd` business days. */
export type BusinessUnit = 'bm' | 'bh' | 'bd';

/** A length of time as the language writes it; never negative and at most {@link LONGEST_DAYS} long. */
export type Duration = ElapsedDuration | CalendarDuration | BusinessDuration;

/** The units of elapsed time, the longest first. */
export const elapsedUnits = ['w', 'd', 'h', 'm', 's'] as const;

/** One of {@link elapsedUnits}. */
export type ElapsedUnit = (typeof elapsedUnits)[number];

/** How long each elapsed unit is, in milliseconds. */
export const MILLISECONDS: Readonly<Record<ElapsedUnit, number>> = {
  w: 604_800_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
};

/** No promise to a customer outlives a hundred years (of 365.25 days); what is longer is a slip of the keyboard. */
export const LONGEST_DAYS = 36_525;

/** True when a duration is longer than a hundred years, months counting 30.4375 days. */
export function isTooLong(duration: Duration): boolean {
  return roughDays(duration) > LONGEST_DAYS;
}

function roughDays(duration: Duration): number {
  if (duration.kind === 'business') return duration.amount / { bd: 1, bh: 24, bm: 1440 }[duration.unit];
  const time = duration.milliseconds / MILLISECONDS.d;
  if (duration.kind === 'elapsed') return time;
  return duration.years * 365.25 + duration.months * 30.4375 + duration.weeks * 7 + duration.days + time;
}
