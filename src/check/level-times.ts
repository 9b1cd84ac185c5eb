import type { Blueprint } from '../blueprint/blueprint.ts';
import { levelsOf, slaOf, type Coming, type Escalation, type Level } from '../blueprint/escalation.ts';
import type { Sla } from '../blueprint/sla.ts';
import { printDuration, type Duration } from '../time/duration.ts';
import { lengthOf, measureOf, promisesOf, roughly } from './lengths.ts';

/** When a level comes, as far as that is the same in every case. */
export interface LevelTime {
  readonly level: Level;
  /** As its author wrote it: `80%`, `breach + 2h`, `30m`. */
  readonly text: string;
  /** The point from which its time is counted, and the times behind it, one after the other. */
  readonly from: LevelPoint;
  /** The times that have passed since that point; undefined where only the case knows. */
  readonly since: readonly Duration[] | undefined;
}

/**
 * A point on the way of an escalation.
 * - `used`: so much of the promise is used, in the measure of {@link roughly} or, where promises differ, as a share;
 * - `left`: so much of it is left;
 * - `breach`: the promise is broken;
 * - `begin`: the escalation is set off.
 */
export type LevelPoint =
  | { readonly kind: 'used'; readonly amount: number; readonly isShare: boolean }
  | { readonly kind: 'left'; readonly duration: Duration }
  | { readonly kind: 'breach' }
  | { readonly kind: 'begin' };

/** The levels of an escalation, each with when it comes. */
export function levelTimes(blueprint: Blueprint, escalation: Escalation): LevelTime[] {
  const { trigger, rounds, last } = escalation;
  const sla = slaOf(blueprint, escalation);
  let from: LevelPoint = trigger.kind === 'sla' ? { kind: 'breach' } : { kind: 'begin' };
  let since: readonly Duration[] | undefined = [];
  return levelsOf(escalation).map((level) => {
    const { comes } = level;
    if (comes.kind === 'after') {
      const isAfterRounds = level === last && comes.after === undefined;
      const length: Duration | undefined =
        comes.after === undefined
          ? isAfterRounds && rounds !== undefined
            ? lengthOf(blueprint, rounds.gap)
            : AT_ONCE
          : lengthOf(blueprint, comes.after);
      since = since === undefined || length === undefined ? undefined : [...since, length];
      // Rounds and repeats lie between.
      if (level === last) since = undefined;
    } else {
      from = pointOf(blueprint, sla, comes);
      since = comes.kind === 'breach' && comes.plus !== undefined ? [comes.plus] : [];
      // A share of more than all is told for itself.
      if (comes.kind === 'share' && comes.percent > 100) since = undefined;
    }
    return { level, text: textOf(comes), from, since };
  });
}

const AT_ONCE: Duration = { kind: 'elapsed', milliseconds: 0 };

/** What a clock may promise; nothing where that is not known. */
export function knownPromises(blueprint: Blueprint, sla: Sla | undefined): readonly Duration[] {
  return (sla && promisesOf(blueprint, sla)) ?? [];
}

/** The one length that a clock always promises. */
export function onlyPromise(blueprint: Blueprint, sla: Sla | undefined): Duration | undefined {
  const [promise, ...others] = knownPromises(blueprint, sla);
  return others.length === 0 ? promise : undefined;
}

function pointOf(blueprint: Blueprint, sla: Sla | undefined, comes: Coming): LevelPoint {
  const promise = onlyPromise(blueprint, sla);
  // Of working days a share is no whole number of them, and of months nobody knows how long they are.
  const whole =
    promise === undefined || promise.kind === 'calendar' || measureOf(promise) === 'business-days'
      ? undefined
      : roughly(promise);
  switch (comes.kind) {
    case 'share':
      if (comes.percent === 100) return { kind: 'breach' };
      if (whole === undefined) return { kind: 'used', amount: comes.percent, isShare: true };
      return { kind: 'used', amount: (whole * comes.percent) / 100, isShare: false };
    case 'left': {
      const { duration } = comes;
      if (roughly(duration) === 0) return { kind: 'breach' };
      const isMeasured =
        whole !== undefined && duration.kind !== 'calendar' && promise !== undefined && sameMeasure(promise, duration);
      return isMeasured
        ? { kind: 'used', amount: Math.max(0, whole - roughly(duration)), isShare: false }
        : { kind: 'left', duration };
    }
    default:
      return { kind: 'breach' };
  }
}

function sameMeasure(one: Duration, other: Duration): boolean {
  return measureOf(one) === measureOf(other);
}

function textOf(comes: Coming): string {
  switch (comes.kind) {
    case 'share':
      return `${comes.percent}%`;
    case 'left':
      return `-${printDuration(comes.duration)}`;
    case 'breach':
      return comes.plus === undefined ? 'breach' : `breach + ${printDuration(comes.plus)}`;
    case 'after':
      if (comes.after === undefined) return '0s';
      return comes.after.kind === 'name' ? comes.after.name : comes.after.text;
  }
}

/** True when it is certain that one level comes before another, both of one run. */
export function comesBefore(one: LevelTime, other: LevelTime): boolean {
  const { from } = one;
  if (one.since === undefined || other.since === undefined) return false;
  if (from.kind === 'breach' || from.kind === 'begin') {
    if (other.from.kind !== from.kind) return false;
    const [first, second] = [total(one.since), total(other.since)];
    return first !== undefined && second !== undefined && first < second;
  }
  // How long after a point before the breach something comes is not known: the clock may stand still.
  if (!isNone(one.since)) return false;
  if (other.from.kind === 'breach') return true;
  if (from.kind === 'used')
    return other.from.kind === 'used' && from.isShare === other.from.isShare && from.amount < other.from.amount;
  return (
    other.from.kind === 'left' &&
    sameMeasure(from.duration, other.from.duration) &&
    roughly(from.duration) > roughly(other.from.duration)
  );
}

/** What two levels share that come at one moment; undefined where that cannot be told. */
export function momentOf({ from, since }: LevelTime): string | undefined {
  if (since === undefined) return undefined;
  const later = isNone(since) ? 0 : from.kind === 'breach' || from.kind === 'begin' ? total(since) : undefined;
  return later === undefined ? undefined : `${JSON.stringify(from)} ${later}`;
}

/** True for no time at all. */
export function isNone(lengths: readonly Duration[]): boolean {
  return lengths.every((length) => roughly(length) === 0);
}

/** The sum of elapsed times in milliseconds; undefined where business time or the calendar has a say. */
function total(lengths: readonly Duration[]): number | undefined {
  if (lengths.some((length) => length.kind !== 'elapsed' && roughly(length) > 0)) return undefined;
  return lengths.reduce((sum, length) => sum + (length.kind === 'elapsed' ? length.milliseconds : 0), 0);
}
