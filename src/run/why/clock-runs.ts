import type { ClockEntry, ClockLedger, Entry } from '../../compile/case.ts';
import { stretchesOf, type Stretch } from '../../compile/clock-time.ts';
import { foldClockEntry, UNTOLD, type FoldedClock } from '../../compile/fold-clocks.ts';

/** An entry of a clock in the journal. */
export type ClockNote = ClockEntry & Pick<Entry, 'at' | 'by'>;

/** One run of a clock as its journal tells it. Instants are epoch milliseconds. */
export interface ClockRunFacts {
  readonly cycle: number;
  /** From when it counts. */
  readonly start: number;
  /** From when its present target counts. */
  readonly base: number;
  readonly target?: string;
  /** How much time it was given besides, as it was written. */
  readonly extended?: readonly string[];
  readonly pauses: readonly Stretch[];
  /** Where it stood still because the case was closed. */
  readonly closed: readonly Stretch[];
  /** Those that count, where the case itself says so. */
  readonly counted?: readonly Stretch[];
  readonly due?: number;
  readonly state: 'running' | 'paused' | 'breached' | 'met' | 'cancelled';
  /** When it was stopped. */
  readonly stop?: number;
  /** When it was stopped or given up, or when the next run took its place. */
  readonly ended?: number;
  readonly notes: readonly ClockNote[];
}

type Draft = { -readonly [K in keyof ClockRunFacts]: ClockRunFacts[K] } & {
  notes: ClockNote[];
  bases: Record<string, number>;
};

/** The runs of a clock, put together from a journal in order. */
export function runsOf(entries: readonly Entry[], sla: string): ClockRunFacts[] {
  const runs: Draft[] = [];
  let folded: FoldedClock = UNTOLD;
  const shut: Stretch[] = [];
  let closed: number | undefined;
  for (const note of entries) {
    if (note.type === 'case.closed') closed = note.at;
    if (note.type === 'case.reopened' && closed !== undefined) shut.push({ from: closed, to: note.at });
    if (!isOf(note, sla)) continue;
    folded = foldClockEntry(folded, note);
    let run = runs.at(-1);
    if (note.type === 'sla.started' && run?.cycle !== note.cycle) {
      if (run !== undefined) run.ended ??= note.from;
      runs.push((run = begun(note.cycle, note.from)));
    }
    // A journal that was cut short may begin in the middle of a run; a run that never applied has no story.
    if (
      run === undefined ||
      folded.cycle !== run.cycle ||
      (note.type === 'sla.cancelled' && note.cycle !== undefined)
    ) {
      continue;
    }
    run.notes.push(note);
    run.start = folded.start ?? run.start;
    run.target = folded.target;
    run.extended = folded.extended;
    const told = stretchesOf(folded.pauses);
    run.pauses = without(told, shut);
    run.closed = shared(told, shut);
    run.due = folded.due;
    run.stop = folded.stop;
    if (folded.state !== 'off') run.state = folded.state;
    run.base = baseOf(run, note);
    run.ended = endOf(run, note);
  }
  return runs.map(({ bases: _bases, ...run }) => run);
}

function begun(cycle: number, start: number): Draft {
  return { cycle, start, base: start, pauses: [], closed: [], state: 'running', notes: [], bases: {} };
}

function isOf(entry: Entry, sla: string): entry is ClockNote {
  return 'sla' in entry && entry.sla === sla;
}

/** What the journal tells as one stretch may be a pause and a closed case, of which only the pause has its limits. */
function without(pauses: readonly Stretch[], closed: readonly Stretch[]): Stretch[] {
  return closed
    .reduce<readonly Stretch[]>(
      (left, { from, to }) => [
        ...shared(left, [{ from: -Infinity, to: from }]),
        ...(to === undefined ? [] : shared(left, [{ from: to }])),
      ],
      pauses,
    )
    .toSorted((a, b) => a.from - b.from);
}

/** The time that lies in both. */
function shared(some: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  return some.flatMap((one) =>
    others.flatMap((other): Stretch[] => {
      const from = Math.max(one.from, other.from);
      const to = Math.min(one.to ?? Infinity, other.to ?? Infinity);
      return from < to ? [to === Infinity ? { from } : { from, to }] : [];
    }),
  );
}

/** From when the present target counts. */
function baseOf({ base, bases, start, target }: Draft, note: ClockNote): number {
  if (note.type === 'sla.started') return (target === undefined ? undefined : bases[target]) ?? start;
  if (note.type !== 'sla.retargeted') return base;
  if (note.target !== undefined && note.from !== start) bases[note.target] = note.from;
  return note.from;
}

/** When a run was stopped or given up; what runs on or applies again has no end. */
function endOf({ ended }: Draft, note: ClockNote): number | undefined {
  switch (note.type) {
    case 'sla.met':
    case 'sla.stopped':
      return note.stop;
    case 'sla.cancelled':
      return note.at;
    case 'sla.started':
      return undefined;
    case 'sla.resumed':
      return note.because === 'case.reopened' ? undefined : ended;
    default:
      return ended;
  }
}

/**
 * The last run as the case itself knows it: its ledger has pauses that no entry tells of, such as those after a breach.
 *
 * @param counted the stretches that do not count by that ledger.
 */
export function withLedger(run: ClockRunFacts, ledger: ClockLedger, counted: readonly Stretch[]): ClockRunFacts {
  const { state, cycle, start, stop, halted, target, extended, bases, due } = ledger;
  if (state === 'off' || cycle !== run.cycle || start === undefined) return run;
  const base = (target === undefined ? undefined : bases?.[target]) ?? start;
  const ended = stop ?? halted ?? (state === 'cancelled' ? run.ended : undefined);
  return { ...run, start, base, target, extended, pauses: counted, counted, due, state, ended };
}
