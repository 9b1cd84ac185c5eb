import type { Bounds } from '../../blueprint/process.ts';
import type { Label } from '../svg/label.ts';
import type { Tick } from './time-ticks.ts';
import type { ClockPiece, Sign, TimelineRow, Tone } from './timeline-model.ts';

/** A text with its place: `bounds` hold all of it. */
export interface PlacedLabel {
  readonly bounds: Bounds;
  readonly label: Label;
  readonly colour: 'ink' | 'quiet' | 'good' | 'warn' | 'bad' | 'accent';
  readonly bold?: boolean;
  /** True where something may be drawn below it. */
  readonly halo?: boolean;
  /** What whoever points at it reads. */
  readonly lines?: readonly string[];
}

/** A stage, a step or one run of a clock. Instants are epoch milliseconds. */
export interface PlacedBar {
  readonly kind: 'stage' | 'step' | 'clock';
  /** The row in which it stands. */
  readonly row: string;
  readonly from: number;
  readonly to: number;
  readonly bounds: Bounds;
  readonly tone: Tone;
  readonly end?: 'missed' | 'given-up' | 'open';
  readonly lines: readonly string[];
  /** Only of clocks; in the order in which they are painted. */
  readonly pieces: readonly PlacedPiece[];
}

/** A stretch of a clock's bar. */
export interface PlacedPiece {
  readonly kind: ClockPiece['kind'];
  readonly from: number;
  readonly to: number;
  readonly bounds: Bounds;
  readonly lines: readonly string[];
}

/** A sign, in the middle of its bounds. `due`: a flag on a line as high as the bounds. */
export interface PlacedPoint {
  readonly row: string;
  readonly at: number;
  readonly sign: Sign;
  readonly tone: Tone;
  readonly bounds: Bounds;
  readonly lines: readonly string[];
}

/** `more`: things that have no room for their names, of which the number is told; `same`: how far something is repeated. */
export interface PlacedCount {
  readonly kind: 'more' | 'same';
  readonly row: string;
  readonly bounds: Bounds;
}

export interface PlacedRow {
  readonly id: string;
  readonly kind: TimelineRow['kind'];
  readonly bounds: Bounds;
  /** Present where another part of the picture, or of the service blueprint, begins with it. */
  readonly begins?: 'part' | 'band';
}

/** What the legend explains: a sign, or a look of a bar. */
export interface LegendSample {
  readonly look: Sign | ClockPiece['kind'] | 'work' | 'missed' | 'open' | 'break' | 'same';
  readonly bounds: Bounds;
}

/** Time that is drawn far shorter than it was. Instants are epoch milliseconds. */
export interface PlacedBreak {
  readonly from: number;
  readonly to: number;
  /** The middle of what is left out. */
  readonly x: number;
}

/** Where everything lies, in pixels from the upper left corner. */
export interface TimelineLayout {
  readonly width: number;
  readonly height: number;
  /** What the rows have in common: from the first instant to the last. */
  readonly plot: Bounds;
  readonly ticks: readonly Tick[];
  readonly breaks: readonly PlacedBreak[];
  /** Instants at which so much happened that it stands side by side. */
  readonly columns: readonly Bounds[];
  /** Where an open case stands; absent for a closed one. */
  readonly now?: number;
  readonly rows: readonly PlacedRow[];
  readonly bars: readonly PlacedBar[];
  readonly points: readonly PlacedPoint[];
  readonly counts: readonly PlacedCount[];
  readonly labels: readonly PlacedLabel[];
  readonly legend: readonly LegendSample[];
  readonly title: string;
  readonly description: string;
  readonly locale: string;
}
