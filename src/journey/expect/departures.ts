import type { Entry } from '../../compile/case.ts';
import { placeEntered, placeLeft } from './standing.ts';

/** How a case left a place that it has not come back to. */
export interface Departure {
  readonly place: string;
  /** The entry of the journal, counted from 0. */
  readonly index: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly how: DepartureKind;
  /** Of a step that was left by one. */
  readonly outcome?: string;
}

/** A step is left by an outcome, without an answer or because its time is over, or it is broken off or given up. */
export type DepartureKind =
  | 'outcome'
  | 'timed-out'
  | 'no-answer'
  | 'interrupted'
  | 'withdrawn'
  | 'stage-left'
  | 'interrupt-ended';

/** The latest departure from some places; undefined where the case was at none of them or has come back to it. */
export function departureFrom(entries: readonly Entry[], places: Iterable<string>): Departure | undefined {
  const wanted = new Set(places);
  const index = entries.findLastIndex((entry) => wanted.has(placeLeft(entry) ?? ''));
  const entry = entries[index];
  const place = entry && placeLeft(entry);
  if (entry === undefined || place === undefined) return undefined;
  const isBack = entries.findLastIndex((one) => placeEntered(one) === place) > index;
  return isBack ? undefined : { place, index, at: entry.at, ...howOf(entry) };
}

function howOf(entry: Entry): Pick<Departure, 'how' | 'outcome'> {
  switch (entry.type) {
    case 'step.interrupted':
      return { how: 'interrupted' };
    case 'step.withdrawn':
      return { how: 'withdrawn' };
    case 'stage.left':
      return { how: 'stage-left' };
    case 'interrupt.ended':
      return { how: 'interrupt-ended' };
    case 'step.left': {
      const { outcome } = entry;
      return outcome === 'timed-out' || outcome === 'no-answer' ? { how: outcome } : { how: 'outcome', outcome };
    }
    default:
      return { how: 'outcome' };
  }
}
