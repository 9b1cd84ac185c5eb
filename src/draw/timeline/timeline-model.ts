import type { Band } from '../../flow/process-lanes.ts';

/**
 * A place on the axis: an instant (epoch milliseconds), and which of the things that happened at that instant it was.
 * Much may happen to a case within one millisecond, and its order is told by the journal.
 */
export interface Moment {
  readonly at: number;
  /** From 0 on. */
  readonly slot: number;
}

/** What a part of the picture says by its colour; its sign or the line of its border says the same. */
export type Tone = 'plain' | 'quiet' | 'accent' | 'good' | 'warn' | 'bad';

/** The shapes of points. */
export type Sign =
  | 'dot'
  | 'opened'
  | 'ended'
  | 'milestone'
  | 'message'
  | 'reminder'
  | 'warning'
  | 'met'
  | 'breached'
  | 'failed'
  | 'cancelled'
  | 'due'
  | 'told'
  | 'nobody';

/** Something that is drawn in a row: a bar where it lasted, else a point. */
export interface TimelineItem {
  readonly from: Moment;
  readonly to: Moment;
  readonly label: string;
  /** What whoever points at it reads, line by line. */
  readonly lines: readonly string[];
  readonly tone: Tone;
  /** A point's shape; absent for a bar. */
  readonly sign?: Sign;
  /** How a bar came to its end; default: done. `open`: it has not. */
  readonly end?: 'missed' | 'given-up' | 'open';
}

/** A stretch of a clock's bar. `closed`: within hours that do not count; `ahead`: not passed yet. */
export interface ClockPiece {
  readonly kind: 'counted' | 'closed' | 'paused' | 'over' | 'ahead' | 'earlier';
  readonly from: Moment;
  readonly to: Moment;
  readonly lines: readonly string[];
}

/** Something on the bar of a clock that is told by a sign alone. */
export interface ClockMark {
  readonly at: Moment;
  readonly sign: Sign;
  readonly tone: Tone;
  readonly lines: readonly string[];
}

/** One run of a clock. */
export interface ClockBar {
  readonly from: Moment;
  /** When it was stopped, or up to where the case is told. */
  readonly to: Moment;
  readonly pieces: readonly ClockPiece[];
  readonly marks: readonly ClockMark[];
  /** What became of it. */
  readonly label: string;
  readonly tone: Tone;
  readonly lines: readonly string[];
}

/** A row of the picture. */
export interface TimelineRow {
  readonly id: string;
  readonly kind: 'stages' | 'steps' | 'points' | 'clock' | 'escalation';
  readonly name: string;
  /** Second words beside its name. */
  readonly note?: string;
  /** The part of the service blueprint to which it belongs. */
  readonly band?: 'customer' | Band;
  readonly items: readonly TimelineItem[];
  readonly clocks: readonly ClockBar[];
}

/** All that a picture of a case tells, before anything has a place on paper. */
export interface TimelineStory {
  readonly caseId: string;
  readonly state: 'open' | 'closed';
  /** Of its last closing, in words. */
  readonly end?: string;
  readonly from: number;
  readonly until: number;
  readonly rows: readonly TimelineRow[];
  /** How many things are placed one after the other at each instant, in the order of time. */
  readonly instants: ReadonlyMap<number, number>;
}
