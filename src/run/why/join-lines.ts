import isEqual from 'lodash/isEqual.js';

import type { EscalationLine, LevelPoint } from './escalation-explanation.ts';

/** A line of an explanation as people read it: what belongs together is told in one breath. */
export type JoinedLine = EscalationLine & {
  /** Where its level comes with it: by what, and the due time of its clock then. */
  readonly point?: LevelPoint;
  readonly due?: number;
  /** True where it tells the same people as the time before. */
  readonly isSame?: boolean;
  /** True for an alert that waited for a host to catch up until a later one took its place. */
  readonly isOvertaken?: boolean;
};

/**
 * A level that tells somebody as it comes, or whose alert waits, is one line; what it does beside stands behind it.
 *
 * @param before the lines that have been told already.
 */
export function joinLines(lines: readonly EscalationLine[], before: readonly EscalationLine[] = []): JoinedLine[] {
  const joined: JoinedLine[] = [];
  let last = before.findLast(isTelling);
  for (const line of lines) {
    if (line.kind === 'skipped' && line.because === 'overtaken') {
      const at = joined.findLastIndex((one) => one.kind === 'held' && isSameAlert(one, line));
      const held = joined[at];
      if (held?.kind === 'held' && held.because === 'late') joined[at] = { ...held, isOvertaken: true };
      else joined.push(line);
      continue;
    }
    const next: JoinedLine =
      line.kind === 'told' && line.repeat > 0 && last !== undefined && isSameTelling(last, line)
        ? { ...line, isSame: true }
        : line;
    if (line.kind === 'told') last = line;
    const at = joined.findLastIndex(({ kind }) => kind === 'raised');
    const raised = joined[at];
    if (raised?.kind === 'raised' && isAlertOf(raised, line)) {
      joined[at] = { ...next, point: raised.point, ...(raised.due === undefined ? {} : { due: raised.due }) };
    } else joined.push(next);
  }
  return joined;
}

type Telling = Extract<EscalationLine, { readonly kind: 'told' }>;
type Raised = Extract<EscalationLine, { readonly kind: 'raised' }>;
type Alert = Extract<EscalationLine, { readonly repeat: number }>;

function isTelling(line: EscalationLine): line is Telling {
  return line.kind === 'told';
}

/** True for the first alert of a level that leaves as the level comes, or is kept then. */
function isAlertOf({ at, level, round }: Raised, line: EscalationLine): boolean {
  if (line.kind !== 'told' && line.kind !== 'held') return false;
  return line.repeat === 0 && line.at === at && line.level === level && line.round === round;
}

function isSameAlert(one: Alert, other: Alert): boolean {
  return one.level === other.level && one.round === other.round && one.repeat === other.repeat;
}

function isSameTelling(one: Telling, other: Telling): boolean {
  const whom = ({ level, round, to, untold }: Telling): unknown => ({ level, round, to, untold });
  return isEqual(whom(one), whom(other));
}
