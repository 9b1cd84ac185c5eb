import { describe, expect, test } from 'vitest';

import { readFeel } from '../../src/feel/feel.ts';
import { freeNames } from '../../src/feel/free-names.ts';
import { fromJuel } from '../../src/feel/from-juel.ts';

describe('an expression of Camunda 7 is read where FEEL says the same', () => {
  test.each([
    ['amount >= 1000', 'amount >= 1000'],
    ['amount ge 1000 and amount lt 5000', 'amount >= 1000 and amount < 5000'],
    ['status == \'new\' || status eq "open"', 'status = "new" or status = "open"'],
    ['!approved', 'not(approved)'],
    ['not (a && b)', 'not((a and b))'],
    ['customer != null', 'customer != null'],
    ['empty note', '(note = null or note = "")'],
    ['!empty note', 'not((note = null or note = ""))'],
    ['price * (count + 1) - .5 > 10 div 2', 'price * (count + 1) - 0.5 > 10 / 2'],
    ['vip ? 1 : 2', 'if vip then 1 else 2'],
    ['(a == b) == c', '(a = b) = c'],
    ['a == b == c', '(a = b) = c'],
    ['-amount < 0', '-amount < 0'],
    ["name == '约翰 \\'Joe\\''", 'name = "约翰 \'Joe\'"'],
    ['approved', 'approved'],
  ])('%s', (juel, feel) => {
    expect(fromJuel(juel)).toEqual({ ok: true, text: feel });
  });

  test('what it becomes gives the value that the author meant', () => {
    const juel = fromJuel("amount > 100 && !(level == 'gold') || urgent");
    const names = { amount: { kind: 'number' }, level: { kind: 'text' }, urgent: { kind: 'boolean' } } as const;
    const feel = readFeel(juel.ok ? juel.text : '', names);
    const holds = (data: Record<string, unknown>): boolean => feel.test({ data, facts: {}, zone: 'UTC' });
    expect(feel.problems).toEqual([]);
    expect(holds({ amount: 200, level: 'silver', urgent: false })).toBe(true);
    expect(holds({ amount: 200, level: 'gold', urgent: false })).toBe(false);
    expect(holds({ amount: 1, level: 'gold', urgent: true })).toBe(true);
  });
});

describe('what only the old engine knows is named, with its place', () => {
  test.each([
    ['service.price(amount) > 10', 'service.price(amount)'],
    ['amount > 10 && order.total > 3', 'order.total'],
    ["items[0] == 'a'", 'items[0]'],
    ['now() > due', 'now()'],
    ['a % 2 == 0', '% 2 == 0'],
    ['a >', 'a >'],
    ['', ''],
    ['(a', '(a'],
    ['a b', 'b'],
  ])('%s', (juel, part) => {
    const found = fromJuel(juel);
    expect(found).toMatchObject({ ok: false, part });
    if (!found.ok) expect(juel.slice(found.start, found.end).trim()).toBe(part);
  });

  test('brackets without end do no harm', () => {
    expect(fromJuel('('.repeat(100_000)).ok).toBe(false);
    expect(fromJuel('!'.repeat(100_000)).ok).toBe(false);
    expect(fromJuel('a?'.repeat(5000)).ok).toBe(false);
  });
});

describe('a name that nobody declares tells by its use what it is', () => {
  test.each([
    ['amount > 100', 'number'],
    ['level = "gold"', 'text'],
    ['approved', 'boolean'],
    ['not(approved) and x > 1', 'boolean'],
    ['due < @"2026-01-01"', 'date'],
    ['waited > @"PT4H"', 'duration'],
    ['count(items) > 0', 'list'],
    ['level in ["a", "b"]', 'text'],
    ['total + 1 = 3', 'number'],
    ['a = b', undefined],
  ])('%s', (text, as) => {
    expect(freeNames(text, 'boolean')[0]?.as).toBe(as);
  });

  test('names that the expression brings in itself are none', () => {
    expect(freeNames('some item in items satisfies item > limit').map(({ name }) => name)).toEqual(['items', 'limit']);
  });
});
