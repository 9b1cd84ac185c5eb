import type { ClockEntry, ClockLedger, Entry } from './case.ts';
import { stretchesOf } from './clock-time.ts';

/** What a journal says of a clock: its present run, or the last one. Instants are epoch milliseconds. */
export type FoldedClock = Pick<
  ClockLedger,
  'state' | 'cycle' | 'start' | 'stop' | 'pauses' | 'target' | 'extended' | 'due' | 'warned' | 'breached'
>;

/**
 * The clocks of a case by their journal alone: what the `sla.*` entries add up to. A clock that has told nothing is not
 * there; pauses are told until a run is over or has breached.
 */
export function foldClocks(journal: Iterable<Entry>): ReadonlyMap<string, FoldedClock> {
  const clocks = new Map<string, FoldedClock>();
  for (const entry of journal) {
    if (!isOfClock(entry)) continue;
    clocks.set(entry.sla, foldClockEntry(clocks.get(entry.sla) ?? UNTOLD, entry));
  }
  return clocks;
}

/** A clock of which nothing has been told. */
export const UNTOLD: FoldedClock = { state: 'off', cycle: 0 };

type Told = Extract<Entry, { readonly sla: string }>;

function isOfClock(entry: Entry): entry is Told {
  return 'sla' in entry;
}

/** What a clock is after one more entry. */
export function foldClockEntry(clock: FoldedClock, entry: ClockEntry): FoldedClock {
  const running = clock.breached === undefined ? 'running' : 'breached';
  switch (entry.type) {
    case 'sla.started': {
      const { cycle, from: start, pauses, target, due } = entry;
      const run = { cycle, start, pauses, target, due };
      // Of a run whose start has moved, or that applies again, stays what has been told.
      return cycle === clock.cycle ? { ...clock, ...run, state: running } : { ...run, state: 'running' };
    }
    case 'sla.paused': {
      // A pause that goes on where an earlier one began is the same one.
      const before = stretchesOf(clock.pauses).filter(({ from }) => from < entry.from);
      const over = before.flatMap(({ from, to = entry.from }) => [from, Math.min(to, entry.from)]);
      const state = clock.breached === undefined ? 'paused' : 'breached';
      return { ...clock, state, pauses: [...over, entry.from], due: entry.due };
    }
    case 'sla.resumed': {
      const { because, from, due } = entry;
      if (because === 'case.reopened') {
        return { ...clock, state: running, stop: undefined, pauses: entry.pauses, due };
      }
      // It may have ended before what was told to be its end.
      const pauses = stretchesOf(clock.pauses).flatMap((pause) => [pause.from, Math.min(pause.to ?? from, from)]);
      return { ...clock, state: running, pauses, due };
    }
    case 'sla.retargeted':
      return { ...clock, target: entry.target, due: entry.due };
    case 'sla.extended':
      return { ...clock, extended: [...(clock.extended ?? []), entry.amount], due: entry.due };
    case 'sla.undated':
      return { ...clock, due: undefined };
    case 'sla.warned':
      return { ...clock, warned: [...(clock.warned ?? []), entry.warning], due: entry.due };
    case 'sla.breached':
      return { ...clock, state: 'breached', breached: entry.due, due: entry.due };
    case 'sla.withdrawn': {
      const state = clock.state === 'breached' ? 'running' : clock.state;
      return { ...clock, state, breached: undefined, pauses: entry.pauses, due: entry.due };
    }
    case 'sla.met':
    case 'sla.stopped':
      return { ...clock, state: entry.type === 'sla.met' ? 'met' : 'breached', stop: entry.stop, due: entry.due };
    case 'sla.cancelled': {
      const { cycle } = entry;
      return cycle === undefined ? { ...clock, state: 'cancelled', due: undefined } : { cycle, state: 'cancelled' };
    }
  }
}
