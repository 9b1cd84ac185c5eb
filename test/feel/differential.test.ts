import fc from 'fast-check';
import * as feelin from 'feelin';
import { expect, it } from 'vitest';
import { readFeel } from '../../src/feel/feel.ts';
import type { FeelNames } from '../../src/feel/types.ts';
import { runs } from '../support/runs.ts';

/** Two fields of each kind, so that every operator can meet null, a field and a literal. */
const FIELDS: FeelNames = {
  n: { kind: 'number' },
  m: { kind: 'number' },
  s: { kind: 'text' },
  t: { kind: 'text' },
  b: { kind: 'boolean' },
  c: { kind: 'boolean' },
  d: { kind: 'date' },
  e: { kind: 'date' },
  u: { kind: 'duration' },
  v: { kind: 'duration' },
  i: { kind: 'datetime' },
  j: { kind: 'datetime' },
  ns: { kind: 'list', of: { kind: 'number' } },
  ss: { kind: 'list', of: { kind: 'text' } },
};

const DATES = ['2000-02-29', '2026-01-31', '2026-02-01', '2027-12-31'];
const DURATIONS = ['PT0S', 'PT15M', 'P1D', 'PT36H', '-PT1H'];
// All with one offset: to feelin, equal differences of instants with different offsets are not equal.
const INSTANTS = ['2026-01-05T09:00:00Z', '2026-01-05T17:00:00Z', '2026-03-01T00:00:00Z'];
const NUMBERS = ['0', '1', '2', '3', '10', '0.5', '-1', '1.25'];
const TEXTS = ['', 'a', 'b', 'ab', 'ba', 'x y'];

const pick = (words: readonly string[]) => fc.constantFrom(...words);
const quoted = TEXTS.map((text) => JSON.stringify(text));

const called = (name: string, ...args: readonly fc.Arbitrary<string>[]) =>
  fc.tuple(...args).map((values) => `${name}(${values.join(', ')})`);

/** Expressions of each kind as text; what is not a single piece stands in brackets. */
const { condition, number, text } = fc.letrec<Record<'condition' | 'number' | 'text' | 'date' | 'duration', string>>(
  (tie) => {
    const { condition, number, text, date, duration } = {
      condition: tie('condition'),
      number: tie('number'),
      text: tie('text'),
      date: tie('date'),
      duration: tie('duration'),
    };
    const joined = (left: fc.Arbitrary<string>, operators: readonly string[], right: fc.Arbitrary<string>) =>
      fc.tuple(left, pick(operators), right).map((parts) => `(${parts.join(' ')})`);
    const compare = ['=', '!=', '<', '<=', '>', '>='];
    const instant = pick(['i', 'j', ...INSTANTS.map((value) => `@"${value}"`)]);
    return {
      condition: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        pick(['b', 'c', 'true', 'false']),
        joined(number, compare, number),
        joined(text, compare, text),
        joined(date, compare, date),
        joined(duration, compare, duration),
        joined(instant, compare, instant),
        joined(condition, ['and', 'or'], condition),
        called('not', condition),
        // feelin swaps bounds that are the wrong way round.
        fc.tuple(number, pick(['0 and 2', '-1 and 0.5', '1 and 1'])).map(([x, bounds]) => `(${x} between ${bounds})`),
        fc.tuple(number, number, number).map(([x, y, z]) => `(${x} in (${y}, > ${z}))`),
        fc.tuple(text, pick(quoted), pick(quoted)).map(([x, y, z]) => `(${x} in (${y}, ${z}))`),
        fc.tuple(number, pick(['[1..3]', '(1..3]', '[0.5..2)', ']0..10['])).map(([x, range]) => `(${x} in ${range})`),
        fc.tuple(pick(['n', 's', 'b', 'd', 'u', 'i', 'ns']), pick(['=', '!='])).map(([x, op]) => `(${x} ${op} null)`),
        called('list contains', pick(['ns']), number),
        called('contains', text, text),
        called('starts with', text, text),
        called('ends with', text, text),
        fc.tuple(pick(['ss']), text).map(([list, y]) => `(some x in ${list} satisfies x = ${y})`),
      ),
      number: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        pick(['n', 'm', ...NUMBERS]),
        joined(number, ['+', '-', '*'], number),
        // Other quotients have no end, and decimals end elsewhere than binary fractions.
        joined(number, ['/'], pick(['2', '0.5', '0'])),
        called('abs', number),
        called('floor', number),
        called('ceiling', number),
        // feelin rounds the remainder to 9 places.
        called('modulo', pick(['n', 'm', ...NUMBERS]), pick(['2', '3', '-2', '0'])),
        called('string length', text),
        called('count', pick(['ns', 'ss', '[n, 1]'])),
        called('sum', pick(['ns'])),
        called('min', pick(['ns'])),
        called('max', number, number),
        fc.tuple(condition, number, number).map(([x, y, z]) => `(if ${x} then ${y} else ${z})`),
        fc.tuple(date, pick(['year', 'month', 'day', 'weekday'])).map(([x, part]) => `${x}.${part}`),
      ),
      text: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        pick(['s', 't', ...quoted]),
        joined(text, ['+'], text),
        called('upper case', text),
        called('string', pick(['n', 'b', 'd', 'u', 's'])),
      ),
      date: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        pick(['d', 'e', ...DATES.map((value) => `@"${value}"`)]),
        fc.tuple(date, pick(['+', '-']), pick(['@"P1M"', '@"P1Y"', '@"P1D"'])).map((parts) => `(${parts.join(' ')})`),
      ),
      duration: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        pick(['u', 'v', ...DURATIONS.map((value) => `duration("${value}")`)]),
        joined(duration, ['+', '-'], duration),
        fc.tuple(instant, instant).map(([x, y]) => `(${x} - ${y})`),
      ),
    };
  },
);

const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null, freq: 4 });
const numbers = NUMBERS.map(Number);
const data = fc.record({
  n: optional(numbers),
  m: optional(numbers),
  s: optional(TEXTS),
  t: optional(TEXTS),
  b: optional([true, false]),
  c: optional([true, false]),
  d: optional(DATES),
  e: optional(DATES),
  u: optional(DURATIONS),
  v: optional(DURATIONS),
  i: optional(INSTANTS),
  j: optional(INSTANTS),
  ns: fc.option(fc.array(fc.constantFrom(...numbers), { maxLength: 3 }), { nil: null }),
  ss: fc.option(fc.array(fc.constantFrom(...TEXTS), { maxLength: 3 }), { nil: null }),
});

type Data = Readonly<Record<string, unknown>>;

/** The same data in feelin's own form. */
function contextOf(given: Data): Data {
  const read = { date: feelin.date, duration: feelin.duration, datetime: feelin.dateAndTime } as const;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const kind = FIELDS[name]?.kind;
      const isMoment = kind === 'date' || kind === 'duration' || kind === 'datetime';
      return [name, isMoment && typeof value === 'string' ? read[kind](value) : value];
    }),
  );
}

function agree(expression: string, given: Data): void {
  const { problems, evaluate } = readFeel(expression, FIELDS);
  expect(problems).toEqual([]);
  const ours = evaluate({ data: given, facts: {}, zone: 'UTC' });
  const theirs = feelin.evaluate(expression, contextOf(given)).value ?? null;
  if (typeof ours === 'number' && typeof theirs === 'number') {
    // feelin calculates with binary fractions.
    expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(Math.abs(theirs) * 1e-12);
  } else expect(ours).toEqual(theirs);
}

it('conditions agree with feelin on random data', () => {
  fc.assert(fc.property(condition, data, agree), { numRuns: runs(600) });
});

it('calculations and texts agree with feelin on random data', () => {
  fc.assert(fc.property(fc.oneof(number, text), data, agree), { numRuns: runs(400) });
});
