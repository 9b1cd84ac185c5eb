/**
 * A piece of a way up or down, between two columns: channel `c` lies left of column `c`. Its ends lie on rows, from where the
 * way goes on to the left or right, or on ways between rows.
 */
export interface Rise {
  readonly net: string;
  readonly channel: number;
  readonly ends: readonly RiseEnd[];
}

export type RiseEnd =
  | { readonly row: number; readonly side: 'left' | 'right' }
  /** The way below a row; -1 is above the first. */
  | { readonly below: number }
  /** Out of the grid, upwards. */
  | { readonly top: true };

/** A piece of a way to the left or right, between two rows: below row `below`. Ends are columns and channels. */
export interface Run {
  readonly net: string;
  readonly below: number;
  readonly from: RunEnd;
  readonly to: RunEnd;
  readonly edge: string;
}

export type RunEnd = { readonly channel: number; readonly net: string } | { readonly column: number };

/** A channel and the net that uses it. */
export interface Key {
  readonly channel: number;
  readonly net: string;
}

/** Columns and channels in one order from the left: channel `c`, column `c`, channel `c + 1`. */
export function positionOf(end: RunEnd): number {
  return 'column' in end ? 2 * end.column + 1 : 2 * end.channel;
}
