/** Something that takes part of a channel: from `low` to `high` along it. */
export interface Span {
  readonly key: string;
  readonly low: number;
  readonly high: number;
}

/** The track of each span, counted from 0. */
export interface Packed {
  readonly tracks: ReadonlyMap<string, number>;
  readonly count: number;
}

/** Gives spans tracks so that no two on a track touch; short ones first, so that long ones go around them. */
export function pack(spans: Iterable<Span>): Packed {
  const taken: Span[][] = [];
  const tracks = new Map<string, number>();
  for (const span of [...spans].sort((a, b) => a.high - a.low - (b.high - b.low) || a.low - b.low)) {
    let track = taken.findIndex((own) => own.every(({ low, high }) => high < span.low || span.high < low));
    if (track === -1) track = taken.push([]) - 1;
    taken[track]?.push(span);
    tracks.set(span.key, track);
  }
  return { tracks, count: taken.length };
}

/** Gathers what belongs to one net into one span. */
export class Spans {
  readonly #spans = new Map<string, { key: string; low: number; high: number }>();

  add(key: string, ...ends: readonly number[]): void {
    const known = this.#spans.get(key);
    const low = Math.min(...ends);
    const high = Math.max(...ends);
    if (known === undefined) this.#spans.set(key, { key, low, high });
    else Object.assign(known, { low: Math.min(known.low, low), high: Math.max(known.high, high) });
  }

  packed(): Packed {
    return pack(this.#spans.values());
  }
}
