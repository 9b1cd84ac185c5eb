import type { Span } from '../text/source.ts';

/** The source units of each unit of a value, in order. */
export class Trace {
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly end: number;

  constructor(end: number) {
    this.end = end;
  }

  /** So many units of the value come together from a part of the source. */
  add(count: number, from: number, to: number): void {
    for (let unit = 0; unit < count; unit += 1) {
      this.from.push(from);
      this.to.push(to);
    }
  }

  /** A part of the source stands in the value as it is. */
  copy(from: number, to: number): void {
    for (let at = from; at < to; at += 1) this.add(1, at, at + 1);
  }

  span(start: number, end: number): Span {
    const from = this.from[Math.max(start, 0)] ?? this.to.at(-1) ?? this.end;
    if (end <= start) return { start: from, end: from };
    return { start: from, end: Math.max(from, this.to[Math.min(end, this.to.length) - 1] ?? from) };
  }
}
