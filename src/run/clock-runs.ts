import type { ClockEntry, ClockLedger, Entry } from '../compile/case.ts';
import { stretchesOf, type Stretch } from '../compile/clock-time.ts';

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
  readonly pauses: readonly Stretch[];
  readonly due?: number;
  readonly state: 'running' | 'paused' | 'breached' | 'met' | 'cancelled';
  /** When it was stopped or given up. */
  readonly ended?: number;
  readonly notes: readonly ClockNote[];
}

type Draft = { -readonly [K in keyof ClockRunFacts]: ClockRunFacts[K] } & {
  pauses: Stretch[];
  notes: ClockNote[];
  bases: Record<string, number>;
};

/** The runs of a clock, put together from a journal in order. */
export function runsOf(entries: readonly Entry[], sla: string): ClockRunFacts[] {
  const notes = entries.filter((entry): entry is ClockNote => 'sla' in entry && entry.sla === sla);
  const runs: Draft[] = [];
  for (const [index, note] of notes.entries()) {
    let run = runs.at(-1);
    if (note.type === 'sla.started' && run?.cycle !== note.cycle) {
      runs.push(
        (run = {
          cycle: note.cycle,
          start: note.from,
          base: note.from,
          pauses: [],
          state: 'running',
          notes: [],
          bases: {},
        }),
      );
    }
    // A journal that was cut short may begin in the middle of a run.
    if (run === undefined) continue;
    run.notes.push(note);
    take(run, note, notes[index + 1]);
  }
  return runs.map(({ bases: _bases, ...run }) => run);
}

function take(run: Draft, note: ClockNote, next: ClockNote | undefined): void {
  const pause = run.pauses.at(-1);
  const isPaused = pause !== undefined && pause.to === undefined;
  switch (note.type) {
    case 'sla.started':
      run.start = note.from;
      run.target = note.target;
      run.base = (note.target === undefined ? undefined : run.bases[note.target]) ?? note.from;
      run.pauses = stretchesOf(note.pauses);
      run.due = note.due;
      run.state = 'running';
      run.ended = undefined;
      return;
    case 'sla.paused':
      if (!isPaused) run.pauses.push({ from: note.from });
      run.due = undefined;
      run.state = 'paused';
      return;
    case 'sla.resumed': {
      // The case was closed in between: that time stands still as well, and may run into a pause that goes on.
      if (run.ended !== undefined && !isPaused) run.pauses.push({ from: run.ended });
      const goesOn =
        run.ended !== undefined && note.due === undefined && (next === undefined || next.type === 'sla.resumed');
      const open = run.pauses.at(-1);
      if (!goesOn && open !== undefined && open.to === undefined)
        run.pauses[run.pauses.length - 1] = { ...open, to: note.from };
      run.due = note.due;
      run.state = goesOn ? 'paused' : 'running';
      run.ended = undefined;
      return;
    }
    case 'sla.retargeted':
      if (note.target !== undefined && note.from !== run.start) run.bases[note.target] = note.from;
      run.target = note.target;
      run.base = note.from;
      run.due = note.due;
      return;
    case 'sla.warned':
    case 'sla.breached':
    case 'sla.withdrawn':
      run.due = note.due;
      if (note.type !== 'sla.warned')
        run.state = note.type === 'sla.breached' ? 'breached' : isPaused ? 'paused' : 'running';
      return;
    case 'sla.met':
    case 'sla.stopped':
      run.due = note.due;
      run.ended = note.stop;
      run.state = note.type === 'sla.met' ? 'met' : 'breached';
      return;
    case 'sla.cancelled':
      run.due = undefined;
      run.ended = note.at;
      run.state = 'cancelled';
      return;
    case 'sla.undated':
      run.due = undefined;
  }
}

/** The last run as the case itself knows it: its ledger has pauses that no entry tells of, such as those after a breach. */
export function withLedger(run: ClockRunFacts, ledger: ClockLedger): ClockRunFacts {
  const { state, cycle, start, stop, halted, pauses, target, bases, due } = ledger;
  if (state === 'off' || cycle !== run.cycle || start === undefined) return run;
  const base = (target === undefined ? undefined : bases?.[target]) ?? start;
  const ended = stop ?? halted ?? (state === 'cancelled' ? run.ended : undefined);
  return { ...run, start, base, target, pauses: stretchesOf(pauses), due, state, ended };
}
