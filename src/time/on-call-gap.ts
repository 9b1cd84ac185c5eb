import { MILLISECONDS } from './duration-kinds.ts';
import type { OnCall } from './on-call.ts';

/** A stretch in which nobody is on call. Instants are epoch milliseconds. */
export interface OnCallGap {
  readonly from: number;
  /** The first instant at which somebody is; undefined when nobody is for the rest of the search. */
  readonly until?: number;
}

/** Weeks repeat, changes of the clocks come within the year. */
const SEARCHED = 400 * MILLISECONDS.d;

/**
 * The first stretch in which no layer of a schedule has anybody, looked for from when all of them have begun until a
 * little more than a year later or the end of the last one; undefined where there is none.
 */
export function firstGapIn({ layers }: OnCall): OnCallGap | undefined {
  const start = Math.max(...layers.map(({ from }) => from));
  const end = Math.min(start + SEARCHED, Math.max(...layers.map(({ until = Infinity }) => until)));
  let from: number | undefined;
  for (let instant: number | undefined = start; instant !== undefined && instant < end;) {
    const here: number = instant;
    const isCovered = layers.some((layer) => layer.personAt(here) !== undefined);
    if (isCovered && from !== undefined) return { from, until: here };
    if (!isCovered) from ??= here;
    const changes = layers.flatMap((layer) => layer.nextChange(here) ?? []);
    instant = changes.length === 0 ? undefined : Math.min(...changes);
  }
  return from === undefined ? undefined : { from };
}
