import type { Sla } from '../blueprint/sla.ts';
import type { CaseContext, ClockEntry, Entry } from '../compile/case.ts';
import { pausesOf } from '../compile/clock-pauses.ts';
import { stretchesOf, type Stretch } from '../compile/clock-time.ts';
import type { Plan } from '../compile/plan.ts';

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
  notes: ClockNote[];
  /** Targets that count from another instant than the start. */
  bases: Record<string, number>;
};

/** The runs of a clock, put together from a journal in order. */
export function runsOf(entries: readonly Entry[], sla: string): ClockRunFacts[] {
  const runs: Draft[] = [];
  for (const note of entries) {
    if (!('sla' in note) || note.sla !== sla) continue;
    const last = runs.at(-1);
    const run = isNewRun(note, last) ? beginRun(note) : last;
    // A journal that was cut short may begin in the middle of a run.
    if (run === undefined) continue;
    if (run !== last) runs.push(run);
    run.notes.push(note);
    take(run, note);
  }
  return runs.map(({ bases: _bases, ...run }) => run);
}

type Beginning = Extract<ClockNote, { readonly type: 'sla.started' | 'sla.cancelled' }> & { readonly cycle: number };

/** A run that never applied is told of only when it is cancelled. */
function isNewRun(note: ClockNote, last: Draft | undefined): note is Beginning {
  if (note.type !== 'sla.started' && note.type !== 'sla.cancelled') return false;
  return note.cycle !== undefined && note.cycle !== last?.cycle;
}

function beginRun(note: Beginning): Draft {
  const start = note.type === 'sla.started' ? note.from : note.at;
  return { cycle: note.cycle, start, base: start, pauses: [], state: 'running', notes: [], bases: {} };
}

function take(run: Draft, note: ClockNote): void {
  const isBreached = run.state === 'breached';
  switch (note.type) {
    case 'sla.started':
      run.start = note.from;
      run.target = note.target;
      run.base = (note.target === undefined ? undefined : run.bases[note.target]) ?? note.from;
      run.pauses = stretchesOf(note.pauses);
      run.due = note.due;
      run.ended = undefined;
      if (!isBreached) run.state = 'running';
      return;
    case 'sla.paused': {
      // A pause that goes on where an earlier one began is the same one.
      const before = run.pauses.filter(({ from }) => from < note.from);
      const over = before.map(({ from, to = note.from }) => ({ from, to: Math.min(to, note.from) }));
      run.pauses = [...over, { from: note.from }];
      run.due = note.due;
      run.state = 'paused';
      return;
    }
    case 'sla.resumed':
      if (note.because === 'case.reopened') run.pauses = stretchesOf(note.pauses);
      else run.pauses = run.pauses.map(({ from, to = note.from }) => ({ from, to }));
      run.due = note.due;
      run.ended = undefined;
      run.state = isBreached ? 'breached' : 'running';
      return;
    case 'sla.retargeted':
      if (note.target !== undefined && note.from !== run.start) run.bases[note.target] = note.from;
      run.target = note.target;
      run.base = note.from;
      run.due = note.due;
      return;
    case 'sla.warned':
      run.due = note.due;
      return;
    case 'sla.breached':
      run.due = note.due;
      run.state = 'breached';
      return;
    case 'sla.withdrawn':
      run.pauses = stretchesOf(note.pauses);
      run.due = note.due;
      if (isBreached) run.state = 'running';
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

/**
 * The last run as the case itself knows it: its ledger has pauses that no entry tells of yet, such as those after a
 * breach, and knows when a pause will have lasted as long as it may.
 */
export function withLedger(
  plan: Plan,
  sla: Sla,
  run: ClockRunFacts,
  context: Pick<CaseContext, 'clocks' | 'data'>,
): ClockRunFacts {
  const ledger = context.clocks?.[sla.id];
  if (ledger?.start === undefined || ledger.state === 'off' || ledger.cycle !== run.cycle) return run;
  const { state, start, stop, halted, target, bases, due } = ledger;
  const base = (target === undefined ? undefined : bases?.[target]) ?? start;
  const ended = stop ?? halted ?? (state === 'cancelled' ? run.ended : undefined);
  return { ...run, start, base, target, pauses: pausesOf(plan, { sla }, context, ledger), due, state, ended };
}
