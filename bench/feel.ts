/**
 * Compiled FEEL against feelin, which parses an expression at each call: `node bench/feel.ts`.
 * Each side sees the data in its own natural form. Printed: evaluations per second (median of the rounds), the ratio,
 * and what a first reading costs.
 */
import { duration, evaluate } from 'feelin';
import { readFeel } from '../src/feel/feel.ts';
import type { FeelEnv } from '../src/feel/evaluate.ts';
import type { FeelNames } from '../src/feel/types.ts';
import { report } from './measure.ts';

const TEXT = 'priority = "urgent" and tier in ("A","B") and elapsed > duration("PT15M")';
const NAMES: FeelNames = {
  priority: { kind: 'enum', values: ['urgent', 'normal'] },
  tier: { kind: 'enum', values: ['A', 'B', 'C'] },
  elapsed: { kind: 'duration' },
};
const ROUNDS = 9;
const WANTED_PER_SECOND = 5_000_000;
const WANTED_RATIO = 1_000;

/** What one run of the comparison found. */
export interface FeelBench {
  readonly compiledPerSecond: number;
  readonly feelinPerSecond: number;
  readonly ratio: number;
  readonly readMicroseconds: number;
}

/** Measures both sides in one run of the process. */
export function benchFeel(): FeelBench {
  const rows = sampleRows();
  const expression = readFeel(TEXT, NAMES, { expects: { kind: 'boolean' } });
  const envs = rows.map((row): FeelEnv => ({ data: row, facts: {}, zone: 'Asia/Shanghai' }));
  const contexts = rows.map((row) => ({ ...row, elapsed: duration(row.elapsed) }));
  for (const [index, env] of envs.entries()) {
    if (expression.test(env) !== evaluate(TEXT, contexts[index]).value) throw new Error(`They differ on row ${index}.`);
  }
  const compiledPerSecond = median(() => rate(envs, 4_000, (env) => expression.test(env)));
  const feelinPerSecond = median(() => rate(contexts, 2, (context) => evaluate(TEXT, context).value === true));
  const readPerSecond = median(() => rate(envs, 2, () => readFeel(TEXT, NAMES).problems.length === 0));
  return {
    compiledPerSecond,
    feelinPerSecond,
    ratio: compiledPerSecond / feelinPerSecond,
    readMicroseconds: 1e6 / readPerSecond,
  };
}

/** Data of cases; a third of the rows holds. */
function sampleRows(): readonly { priority: string; tier: string; elapsed: string }[] {
  return Array.from({ length: 96 }, (_, index) => ({
    priority: index % 4 === 0 ? 'normal' : 'urgent',
    tier: 'ABC'.charAt(index % 3),
    elapsed: `PT${10 + (index % 16)}M${index % 60}S`,
  }));
}

function rate<Sample>(samples: readonly Sample[], repeats: number, work: (sample: Sample) => boolean): number {
  let held = 0;
  const start = performance.now();
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const sample of samples) if (work(sample)) held += 1;
  }
  const seconds = (performance.now() - start) / 1000;
  if (held === 0) throw new Error('Nothing held, so nothing was measured.');
  return (samples.length * repeats) / seconds;
}

function median(measure: () => number): number {
  const found = Array.from({ length: ROUNDS }, measure).sort((a, b) => a - b);
  return found[Math.floor(found.length / 2)] ?? 0;
}

const { compiledPerSecond, feelinPerSecond, ratio, readMicroseconds } = benchFeel();
console.log(TEXT);
console.log(
  `compiled ${(compiledPerSecond / 1e6).toFixed(1)} M/s, feelin ${(feelinPerSecond / 1e3).toFixed(2)} k/s, ` +
    `read + check + compile once ${readMicroseconds.toFixed(0)} us`,
);
report('compiled FEEL / feelin', ratio, `>= ${WANTED_RATIO}`, ratio >= WANTED_RATIO);
const millions = compiledPerSecond / 1e6;
report('compiled FEEL, million evaluations per second', millions, '>= 5', compiledPerSecond >= WANTED_PER_SECOND);
