import type { FeelEnv } from '../../src/feel/evaluate.ts';
import { readFeel } from '../../src/feel/feel.ts';
import type { FeelNames, FeelType } from '../../src/feel/types.ts';

const COUNT: FeelType = { kind: 'number', integer: true, min: 0 };

/** What the expressions of these tests can read: a small complaint desk. */
export const NAMES: FeelNames = {
  csat: { kind: 'number', integer: true, min: 1, max: 5 },
  amount: { kind: 'number' },
  size: { kind: 'number' },
  level: { kind: 'enum', name: 'level', values: ['ordinary', 'advanced'] },
  category: { kind: 'enum', name: 'category', values: ['billing', 'network', 'safety', 'no-answer'] },
  summary: { kind: 'text' },
  vip: { kind: 'boolean' },
  elapsed: { kind: 'duration' },
  term: { kind: 'period' },
  due: { kind: 'datetime' },
  born: { kind: 'date' },
  opens: { kind: 'time' },
  tags: { kind: 'list', of: { kind: 'text' } },
  scores: { kind: 'list', of: { kind: 'number' } },
  refund: { kind: 'record', what: 'refund', fields: { amount: { kind: 'number' }, currency: { kind: 'text' } } },
  opened_at: { kind: 'datetime' },
  anything: { kind: 'any' },
  case: {
    kind: 'record',
    what: 'case facts',
    fields: { id: { kind: 'text' }, opened_at: { kind: 'datetime' }, age: { kind: 'duration' } },
  },
  reached: { kind: 'record', what: 'milestones', fields: { first_response: { kind: 'boolean' } } },
  visits: {
    kind: 'record',
    what: 'visits',
    fields: Object.fromEntries(['read_back', 'return', 'in_round_2b', '回访'].map((id) => [id, COUNT])),
  },
  now: { kind: 'datetime' },
};

/** A case on Monday 5 January 2026, ten in the morning in Shanghai. */
export const ENV: FeelEnv = {
  data: {
    csat: 4,
    amount: 12.5,
    level: 'advanced',
    category: 'safety',
    summary: '断网三天',
    vip: true,
    elapsed: 'PT20M',
    term: 'P1Y',
    due: '2026-01-05T09:00:00+08:00',
    born: '2000-02-29',
    opens: '09:00:00',
    tags: ['a', 'b'],
    scores: [1, 2, 3.5],
    refund: { amount: '12.50', currency: 'CNY' },
  },
  facts: {
    case: { id: 'c-1', opened_at: 1_767_574_800_000, age: 3_600_000 },
    reached: { first_response: true },
    visits: { read_back: 2, return: 1, 回访: 3 },
    now: 1_767_578_400_000,
  },
  zone: 'Asia/Shanghai',
};

export const CONDITION: FeelType = { kind: 'boolean' };

/** The value of an expression without problems; fields in `data` replace those of {@link ENV}. */
export function valueOf(text: string, data: Readonly<Record<string, unknown>> = {}, zone = ENV.zone): unknown {
  const { problems, evaluate } = readFeel(text, NAMES);
  if (problems.length > 0) throw new Error(`${text}: ${JSON.stringify(problems)}`);
  return evaluate({ ...ENV, zone, data: { ...ENV.data, ...data } });
}

/** The values of several expressions, by their text. */
export function valuesOf(...texts: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(texts.map((text) => [text, valueOf(text)]));
}

/** Takes the brackets ⟦ and ⟧ out of a text and says where they stood. */
export function unmark(marked: string): { readonly text: string; readonly start: number; readonly end: number } {
  const start = marked.indexOf('⟦');
  return { text: marked.replaceAll(/[⟦⟧]/gu, ''), start, end: marked.indexOf('⟧') - 1 };
}
