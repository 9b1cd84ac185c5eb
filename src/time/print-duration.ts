import {
  elapsedUnits,
  MILLISECONDS,
  type CalendarDuration,
  type Duration,
  type ElapsedDuration,
} from './duration-kinds.ts';

/**
 * The duration as the language writes it, one text for each value: elapsed time in the largest units that come out
 * whole (`1h30m`, `2d`, `2w` but `10d`), finer than a second and by the calendar as ISO 8601 (`PT1.5S`, `P1DT2H`).
 * Reading the text gives the same duration again.
 */
export function printDuration(duration: Duration): string {
  if (duration.kind === 'elapsed') return printElapsed(duration.milliseconds);
  if (duration.kind === 'business') return `${duration.amount}${duration.unit}`;
  const { years, months, weeks, days, milliseconds } = duration;
  const date = part(years, 'Y') + part(months, 'M') + part(weeks, 'W') + part(days, 'D');
  // `P0D` tells a duration by the calendar from an elapsed one when its date part is empty.
  return `P${date === '' ? '0D' : date}${milliseconds === 0 ? '' : `T${isoTime(milliseconds)}`}`;
}

/** An elapsed duration or one by the calendar as ISO 8601, for those who know nothing else: `PT1H30M`, `P2D`, `PT0S`. */
export function printIso(duration: ElapsedDuration | CalendarDuration): string {
  if (duration.kind === 'calendar') {
    const text = printDuration(duration);
    return text === 'P0D' ? 'PT0S' : text;
  }
  return duration.milliseconds === 0 ? 'PT0S' : `PT${isoTime(duration.milliseconds)}`;
}

function printElapsed(milliseconds: number): string {
  if (milliseconds === 0) return '0s';
  if (milliseconds % MILLISECONDS.s !== 0) return `PT${isoTime(milliseconds)}`;
  let text = '';
  let rest = milliseconds;
  for (const unit of elapsedUnits) {
    // Ten days are `10d`: people count in weeks only when nothing is left over.
    if (unit === 'w' && rest % MILLISECONDS.w !== 0) continue;
    text += part(Math.floor(rest / MILLISECONDS[unit]), unit);
    rest %= MILLISECONDS[unit];
  }
  return text;
}

function isoTime(milliseconds: number): string {
  const hours = Math.floor(milliseconds / MILLISECONDS.h);
  const minutes = Math.floor((milliseconds % MILLISECONDS.h) / MILLISECONDS.m);
  return part(hours, 'H') + part(minutes, 'M') + part((milliseconds % MILLISECONDS.m) / MILLISECONDS.s, 'S');
}

function part(amount: number, unit: string): string {
  return amount === 0 ? '' : `${amount}${unit}`;
}
