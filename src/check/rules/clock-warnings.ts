import type { Sla, Warning } from '../../blueprint/sla.ts';
import { printDuration, type Duration } from '../../time/duration.ts';
import { isLonger, measureOf, promisesOf, roughly } from '../lengths.ts';
import type { Check, Rule } from '../rule.ts';

/** A warning comes while there is still something to be done, in the time by which the clock counts, and once. */
export const clockWarnings: Rule = {
  name: 'warnings-come-in-time',
  phase: 4,
  check(check) {
    for (const sla of check.blueprint.slas.values()) {
      for (const warning of sla.warn) checkWarning(check, sla, warning);
      checkSame(check, sla);
    }
  },
};

function checkWarning(check: Check, sla: Sla, warning: Warning): void {
  const { path } = warning;
  if (warning.kind === 'share') {
    if (warning.percent >= 100)
      check.atValue(path, 'TL4137', { sla: sla.id, warning: `${warning.percent}%`, isLate: true });
    return;
  }
  const { duration } = warning;
  const text = `-${printDuration(duration)}`;
  const promises = promisesOf(check.blueprint, sla);
  if (promises === undefined || promises.length === 0) return;
  if (isNothing(duration)) {
    check.atValue(path, 'TL4137', { sla: sla.id, warning: text, isLate: true });
  } else if (
    promises.every((promise) => !isLonger(promise, duration, { sameCalendar: true }) && isComparable(promise, duration))
  ) {
    const promise = printDuration(promises.toSorted((a, b) => roughly(b) - roughly(a))[0] ?? duration);
    check.atValue(path, 'TL4137', { sla: sla.id, warning: text, isLate: false, promise });
  } else if (duration.kind !== 'business' && promises.every(({ kind }) => kind === 'business')) {
    check.atValue(path, 'TL4138', { sla: sla.id, warning: text, instead: inBusinessTime(duration) });
  }
}

function isNothing(duration: Duration): boolean {
  return roughly(duration) === 0;
}

function isComparable(one: Duration, other: Duration): boolean {
  return measureOf(one) === measureOf(other);
}

/** The same number of business hours, minutes or days. */
export function inBusinessTime(duration: Duration): string | undefined {
  const [, amount, unit] = /^P?(\d+)([mhdD])$/u.exec(printDuration(duration)) ?? [];
  return amount === undefined ? undefined : `-${amount}b${unit?.toLowerCase() ?? 'h'}`;
}

/** Two warnings at one instant are one: a share, and the time left that is the same. */
function checkSame(check: Check, sla: Sla): void {
  const [promise, ...others] = promisesOf(check.blueprint, sla) ?? [];
  if (promise === undefined || others.length > 0 || promise.kind === 'calendar') return;
  const seen = new Map<number, string>();
  for (const warning of sla.warn) {
    const text = warning.kind === 'share' ? `${warning.percent}%` : `-${printDuration(warning.duration)}`;
    const used = usedAt(warning, promise);
    const same = used === undefined ? undefined : seen.get(used);
    if (same !== undefined) check.atValue(warning.path, 'TL4139', { sla: sla.id, warning: text, same });
    else if (used !== undefined) seen.set(used, text);
  }
}

/** How much of the promise is used when a warning comes; undefined where that depends on the day. */
function usedAt(warning: Warning, promise: Duration): number | undefined {
  const whole = roughly(promise);
  // Of working days a share is no whole number of them.
  if (measureOf(promise) === 'business-days') return undefined;
  if (warning.kind === 'share') return (whole * warning.percent) / 100;
  if (warning.duration.kind === 'calendar' || !isComparable(promise, warning.duration)) return undefined;
  return whole - roughly(warning.duration);
}
