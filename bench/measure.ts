/** Times `work` again and again and gives the median of one run, in milliseconds of CPU-bound wall time. */
export function median(work: () => void, { runs = 9, warmup = 3 } = {}): number {
  for (let turn = 0; turn < warmup; turn += 1) work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[times.length >> 1]!;
}

/** Times two pieces of work in turn, so that a machine whose speed drifts treats both alike; gives both medians. */
export function medians(a: () => void, b: () => void, { runs = 9, warmup = 3 } = {}): [number, number] {
  for (let turn = 0; turn < warmup; turn += 1) {
    a();
    b();
  }
  const times: [number[], number[]] = [[], []];
  for (let turn = 0; turn < runs; turn += 1) {
    for (const [index, work] of [a, b].entries()) {
      const start = performance.now();
      work();
      times[index]!.push(performance.now() - start);
    }
  }
  return times.map((list) => list.toSorted((x, y) => x - y)[list.length >> 1]!) as [number, number];
}

/** One line of a report: what was measured, the ratio, and what it must be. */
export function report(what: string, ratio: number, bound: string, holds: boolean): void {
  console.log(`${holds ? 'ok  ' : 'MISS'}  ${what}: ${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)} (${bound})`);
  if (!holds) process.exitCode = 1;
}

/** The middle one. */
export function medianOf(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1]!;
}
