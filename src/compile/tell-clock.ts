import type { ClockLedger } from './case.ts';
import { isOdd } from './clock-pauses.ts';
import type { Reckoning } from './clock-reckon.ts';
import { stretchesOf, type Stretch } from './clock-time.ts';
import type { Turn } from './turn.ts';

/** A ledger at work. */
export type DraftLedger = { -readonly [K in keyof ClockLedger]: ClockLedger[K] };

/** What a run has not told yet of its beginning. */
export interface Novelty {
  readonly because: string;
  /** begun: a new run; moved: its start is another than was told; reopened: it runs on after the case was closed. */
  readonly kind: 'begun' | 'moved' | 'reopened';
  /** True when another run came before. */
  readonly follows?: boolean;
}

interface Seen {
  readonly at: number;
  readonly novelty: Novelty | undefined;
  /** Why the clock stands still. */
  readonly reasons: readonly string[];
  /** Present when a pause has ended that was open until now: the pauses that counted while it was. */
  readonly counted?: readonly Stretch[];
  /** True when the customer has written something. */
  readonly hasWritten: boolean;
  /** True when the run is over at that instant: pauses concern it no more. */
  readonly isOver: boolean;
  /** True when the run was given more time, which has been told. */
  readonly isExtended: boolean;
}

/** Writes into the journal what has changed in the course of a run: its start, its target, its pauses. */
export function tellCourse(turn: Turn, sla: string, ledger: DraftLedger, now: Reckoning, seen: Seen): void {
  const { state } = ledger;
  const { target, from, due, pause } = now;
  const isActive = state === 'running' || state === 'paused' || state === 'breached';
  const isNew = !isActive || seen.novelty?.kind === 'reopened';
  const isBegun = isNew || seen.novelty?.kind === 'moved';
  if (isBegun) tellBeginning(turn, sla, ledger, now, seen);
  const isRetargeted = ledger.target !== target;
  if (isRetargeted) {
    ledger.target = target;
    turn.note({ type: 'sla.retargeted', sla, target, from, due });
  }
  if (!seen.isOver) {
    if (pause !== undefined && (isBegun || (state !== 'paused' && state !== 'breached'))) {
      turn.note({ type: 'sla.paused', sla, from: pause.from, because: seen.reasons, due });
    } else if (
      pause === undefined &&
      !isBegun &&
      (state === 'paused' || isCorrected(ledger, now, seen, isRetargeted))
    ) {
      const because = isOdd(ledger.pauses) ? 'pause-at-most' : seen.hasWritten ? 'customer.writes' : 'pause';
      turn.note({ type: 'sla.resumed', sla, from: resumedAt(ledger, now, seen.at), because, due });
    }
  }
  const wasDated = ledger.due !== undefined || state === 'paused';
  if (due === undefined && pause === undefined && (isNew || wasDated)) {
    turn.note({ type: 'sla.undated', sla, because: now.hasTarget ? 'calendar' : 'target' });
  }
}

/** A pause that was told to be over, because it had lasted as long as it may, may have ended earlier still. */
function isCorrected(
  ledger: DraftLedger,
  now: Reckoning,
  { counted, at, isExtended }: Seen,
  isRetargeted: boolean,
): boolean {
  const { from = 0 } = stretchesOf(ledger.pauses).at(-1) ?? {};
  // Of a pause after the breach nothing was told.
  const isTold = counted !== undefined && (ledger.breached === undefined || from < ledger.breached);
  const isShorter = isTold && overBy({ pauses: counted }, at).at(-1) !== overBy(now, at).at(-1);
  return isShorter || (!isRetargeted && !isExtended && now.due !== ledger.due);
}

/** From when a run goes on: a pause that turns out to have ended as it began, or before the run, never was. */
function resumedAt({ pauses, start }: DraftLedger, now: Reckoning, at: number): number {
  const over = overBy(now, at).at(-1);
  const { from = -Infinity, to } = stretchesOf(pauses).at(-1) ?? {};
  const isNone = to !== undefined && (over ?? -Infinity) <= from;
  return isNone ? Math.max(to, start ?? to) : (over ?? start ?? at);
}

function tellBeginning(turn: Turn, sla: string, ledger: DraftLedger, now: Reckoning, { at, novelty }: Seen): void {
  const { target, due } = now;
  const because = novelty?.because ?? 'when';
  const over = overBy(now, at);
  const pauses = over.length === 0 ? undefined : over;
  if (novelty?.kind === 'reopened') {
    turn.note({ type: 'sla.resumed', sla, from: at, because, pauses, due });
    return;
  }
  const { cycle, start = at } = ledger;
  ledger.target = target;
  turn.note({ type: 'sla.started', sla, cycle, from: start, because, pauses, target, due });
}

/** What came to be known later put the due time off: a breach that was told was none. */
export function withdrawBreach(turn: Turn, sla: string, ledger: DraftLedger, now: Reckoning): void {
  if (ledger.breached === undefined) return;
  ledger.breached = undefined;
  if (ledger.state === 'breached') ledger.state = 'running';
  // Also where the look is one into the past: these pauses made the due time.
  const over = overBy(now, turn.at);
  turn.note({ type: 'sla.withdrawn', sla, pauses: over.length === 0 ? undefined : over, due: now.due });
}

/** The pauses that are over by an instant: from, to, from, to, …. */
function overBy({ pauses }: Pick<Reckoning, 'pauses'>, at: number): number[] {
  return pauses.flatMap(({ from, to }) => (to !== undefined && to <= at ? [from, to] : []));
}
