import { describe, expect, it } from 'vitest';
import { readFeel } from '../../src/feel/feel.ts';
import { CONDITION, ENV, NAMES, valueOf, valuesOf } from './sample.ts';

describe('an expression gives a value in its JSON form', () => {
  it('compares', () => {
    expect(
      valuesOf(
        'csat >= 4',
        'csat != 4',
        'level = "advanced"',
        'elapsed > duration("PT15M")',
        'due < now',
        'born < date("2000-03-01")',
        'opens = @"09:00:00"',
        'term >= @"P12M"',
        'summary > "断"',
        'tags = ["a", "b"]',
        'vip = (csat = 4)',
      ),
    ).toEqual({
      'csat >= 4': true,
      'csat != 4': false,
      'level = "advanced"': true,
      'elapsed > duration("PT15M")': true,
      'due < now': true,
      'born < date("2000-03-01")': true,
      'opens = @"09:00:00"': true,
      'term >= @"P12M"': true,
      'summary > "断"': true,
      'tags = ["a", "b"]': true,
      'vip = (csat = 4)': true,
    });
  });

  it('tests membership in ranges, lists and several tests, and binds tighter than and/or', () => {
    expect(
      valuesOf(
        'csat in [1..4]',
        'csat in [1..4)',
        'csat in ]1..5[',
        'csat in (1..5) and vip',
        'csat in (1, 2) or vip',
        'vip and csat in (1, > 3) and false',
        'csat in > 3 or false',
        'csat in scores or vip',
        'summary in ("x", tags)',
        'csat between 1 and 3 or vip',
        'not(level in ("ordinary"))',
        'csat in ([1..2], [4..5])',
        'csat in (null, 4)',
      ),
    ).toEqual({
      'csat in [1..4]': true,
      'csat in [1..4)': false,
      'csat in ]1..5[': true,
      'csat in (1..5) and vip': true,
      'csat in (1, 2) or vip': true,
      'vip and csat in (1, > 3) and false': false,
      'csat in > 3 or false': true,
      'csat in scores or vip': true,
      'summary in ("x", tags)': false,
      'csat between 1 and 3 or vip': true,
      'not(level in ("ordinary"))': true,
      'csat in ([1..2], [4..5])': true,
      'csat in (null, 4)': true,
    });
  });

  it('calculates with decimals, not with binary fractions', () => {
    expect(
      valuesOf(
        '0.1 + 0.2',
        '1000000.1 - 1000000',
        '1.1 * 1.1',
        '0.3 / 0.1',
        '2 ** 10',
        '2 + 3 * 4 - 6 / 2',
        '-amount',
        '1 / 3',
        'refund.amount * 2',
        '1 / 0',
        '0 ** -1',
        '(-8) ** (1 / 3)',
        '10 ** 308 * 10',
      ),
    ).toEqual({
      '0.1 + 0.2': 0.3,
      '1000000.1 - 1000000': 0.1,
      '1.1 * 1.1': 1.21,
      '0.3 / 0.1': 3,
      '2 ** 10': 1024,
      '2 + 3 * 4 - 6 / 2': 11,
      '-amount': -12.5,
      '1 / 3': 0.333333333333333,
      'refund.amount * 2': 25,
      '1 / 0': null,
      '0 ** -1': null,
      '(-8) ** (1 / 3)': null,
      '10 ** 308 * 10': null,
    });
  });

  it('calculates with dates, times and both kinds of duration, on the calendar of the zone', () => {
    expect(
      valuesOf(
        'now - case.opened_at',
        'due + @"PT36H"',
        'due + @"P1M"',
        'due - @"P1Y"',
        'born + @"P1Y"',
        'born + @"PT36H"',
        'date(now) - born',
        'opens + @"PT20H"',
        '@"10:00:00" - opens',
        'elapsed * 2 + @"PT30S"',
        'elapsed / 3',
        'elapsed / @"PT5M"',
        'term / 5',
        '-elapsed',
        'date(now)',
        'time(now)',
        'date and time(born, opens)',
        'now.hour',
        'born.year * 100 + born.month',
        'case.age.minutes',
        'day of week(born)',
        'years and months duration(born, date(now))',
        'date(2026, 2, 28) + @"P1D"',
      ),
    ).toEqual({
      'now - case.opened_at': 'PT1H',
      'due + @"PT36H"': '2026-01-06T21:00:00+08:00',
      'due + @"P1M"': '2026-02-05T09:00:00+08:00',
      'due - @"P1Y"': '2025-01-05T09:00:00+08:00',
      'born + @"P1Y"': '2001-02-28',
      'born + @"PT36H"': '2000-03-01',
      'date(now) - born': 'P9442D',
      'opens + @"PT20H"': '05:00:00',
      '@"10:00:00" - opens': 'PT1H',
      'elapsed * 2 + @"PT30S"': 'PT40M30S',
      'elapsed / 3': 'PT6M40S',
      'elapsed / @"PT5M"': 4,
      'term / 5': 'P2M',
      '-elapsed': '-PT20M',
      'date(now)': '2026-01-05',
      'time(now)': '10:00:00',
      'date and time(born, opens)': '2000-02-29T09:00:00+08:00',
      'now.hour': 10,
      'born.year * 100 + born.month': 200002,
      'case.age.minutes': 0,
      'day of week(born)': 'Tuesday',
      'years and months duration(born, date(now))': 'P25Y10M',
      'date(2026, 2, 28) + @"P1D"': '2026-03-01',
    });
  });

  it('keeps the local time when months pass over a change of the clocks, and exact hours when hours pass', () => {
    const data = { due: '2026-03-28T12:00:00+01:00' };
    expect(valueOf('due + @"P1M"', data, 'Europe/Berlin')).toBe('2026-04-28T12:00:00+02:00');
    expect(valueOf('due + @"P1D"', data, 'Europe/Berlin')).toBe('2026-03-29T13:00:00+02:00');
    expect(valueOf('date and time("2026-03-29T02:30:00")', {}, 'Europe/Berlin')).toBe('2026-03-29T03:30:00+02:00');
    expect(valueOf('@"2026-01-05T23:00:00Z".day', {}, 'Asia/Shanghai')).toBe(6);
    expect(valueOf('date and time("2026-10-25T02:30:00")', {}, 'Europe/Berlin')).toBe('2026-10-25T02:30:00+02:00');
    expect(valueOf('@"2026-03-29T12:00:00@Asia/Shanghai"', {}, 'UTC')).toBe('2026-03-29T04:00:00+00:00');
  });

  it('works with texts by character, not by UTF-16 unit', () => {
    expect(
      valuesOf(
        'string length("a😀断")',
        'substring("a😀断网", 2, 2)',
        'substring("hello", -3)',
        'substring("hello", 0)',
        'upper case("straße")',
        'lower case("ABC")',
        'contains(summary, "断网")',
        'starts with(summary, "断网")',
        'ends with(summary, "三天")',
        '"no. " + string(csat)',
        'string(0.0000001)',
        'string(due)',
        'number("12.5") + 1',
        'number("twelve")',
        String.raw`"line\nbreak \"quoted\" \u65ad \U01F600 \d"`,
      ),
    ).toEqual({
      'string length("a😀断")': 3,
      'substring("a😀断网", 2, 2)': '😀断',
      'substring("hello", -3)': 'llo',
      'substring("hello", 0)': null,
      'upper case("straße")': 'STRASSE',
      'lower case("ABC")': 'abc',
      'contains(summary, "断网")': true,
      'starts with(summary, "断网")': true,
      'ends with(summary, "三天")': true,
      '"no. " + string(csat)': 'no. 4',
      'string(0.0000001)': '0.0000001',
      'string(due)': '2026-01-05T09:00:00+08:00',
      'number("12.5") + 1': 13.5,
      'number("twelve")': null,
      [String.raw`"line\nbreak \"quoted\" \u65ad \U01F600 \d"`]: 'line\nbreak "quoted" 断 😀 \\d',
    });
  });

  it('rounds as the decimal is written', () => {
    expect(
      valuesOf(
        'round half up(1.005, 2)',
        'round half down(2.5, 0)',
        'round up(-2.1, 0)',
        'round down(-2.9, 0)',
        'decimal(2.5, 0)',
        'decimal(3.5, 0)',
        'floor(-1.5)',
        'ceiling(1.2)',
        'floor(1234, -2)',
        'modulo(-5, 3)',
        'modulo(5, 0)',
        'abs(-3.5)',
        'abs(-elapsed)',
      ),
    ).toEqual({
      'round half up(1.005, 2)': 1.01,
      'round half down(2.5, 0)': 2,
      'round up(-2.1, 0)': -3,
      'round down(-2.9, 0)': -2,
      'decimal(2.5, 0)': 2,
      'decimal(3.5, 0)': 4,
      'floor(-1.5)': -2,
      'ceiling(1.2)': 2,
      'floor(1234, -2)': 1200,
      'modulo(-5, 3)': 1,
      'modulo(5, 0)': null,
      'abs(-3.5)': 3.5,
      'abs(-elapsed)': 'PT20M',
    });
  });

  it('asks about lists', () => {
    expect(
      valuesOf(
        'count(tags)',
        'sum(scores)',
        'mean(1, 2, 6)',
        'min(scores)',
        'max(now, due)',
        'max("a", "c", "b")',
        'sum([0.1, 0.2])',
        'list contains(tags, "b")',
        'some x in scores satisfies x > 3',
        'every x in scores satisfies x > 1',
        'some x in scores, y in scores satisfies x + y = 5.5 and x < y',
        'some x in scores satisfies some x in tags satisfies x = "b"',
        '[csat, 5]',
        '[due]',
      ),
    ).toEqual({
      'count(tags)': 2,
      'sum(scores)': 6.5,
      'mean(1, 2, 6)': 3,
      'min(scores)': 1,
      'max(now, due)': '2026-01-05T10:00:00+08:00',
      'max("a", "c", "b")': 'c',
      'sum([0.1, 0.2])': 0.3,
      'list contains(tags, "b")': true,
      'some x in scores satisfies x > 3': true,
      'every x in scores satisfies x > 1': false,
      'some x in scores, y in scores satisfies x + y = 5.5 and x < y': true,
      'some x in scores satisfies some x in tags satisfies x = "b"': true,
      '[csat, 5]': [4, 5],
      '[due]': ['2026-01-05T09:00:00+08:00'],
    });
  });

  it('reads ids in any script, and ids that are words of FEEL', () => {
    expect(valuesOf('visits.return + visits.回访', 'visits.return in (1, 2)')).toEqual({
      'visits.return + visits.回访': 4,
      'visits.return in (1, 2)': true,
    });
  });

  it('reads over line breaks, as in a block of YAML', () => {
    expect(valueOf('csat\n  >= 4\nand (vip\n  or false)\n')).toBe(true);
  });
});

describe('what is absent is null, and null is neither true nor false', () => {
  const absent = { csat: null, vip: undefined, scores: null, summary: null };
  it.each([
    ['csat = 3', false],
    ['csat != 3', true],
    ['csat = null', true],
    ['summary != null', false],
    ['csat > 3', null],
    ['csat + 1', null],
    ['csat in (1, 2)', false],
    ['csat in [1..5]', null],
    ['csat in (1, > 3)', null],
    ['csat in (null, 3)', true],
    ['csat between 1 and 3', null],
    ['vip and false', false],
    ['vip and true', null],
    ['vip or true', true],
    ['vip or false', null],
    ['not(vip)', null],
    ['not(vip = null)', false],
    ['if vip then 1 else 2', 2],
    ['sum(scores)', null],
    ['count(scores)', null],
    ['count([csat])', 1],
    ['some x in scores satisfies x > 1', null],
    ['some x in [csat, 3] satisfies x > 1', true],
    ['every x in [csat, 3] satisfies x > 1', null],
    ['every x in [csat, 0] satisfies x > 1', false],
    ['list contains(scores, 1)', null],
    ['list contains([csat], null)', true],
    ['string length(summary)', null],
    ['is defined(csat)', false],
    ['is defined(level)', true],
    ['get or else(csat, 1) + 1', 2],
    ['get or else(summary, "none")', 'none'],
  ])('%s is %o', (text, value) => {
    expect(valueOf(text, absent)).toEqual(value);
  });

  it('a condition holds only when it is exactly true', () => {
    const expression = readFeel('csat > 3', NAMES, { expects: CONDITION });
    const holds = (csat: unknown) => expression.test({ ...ENV, data: { csat } });
    expect([holds(4), holds(3), holds(null), holds(undefined), holds('4x')]).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('data of another shape counts as absent and never throws', () => {
  it.each([
    ['csat > 3', { csat: 'four' }],
    ['csat > 3', { csat: Number.NaN }],
    ['csat > 3', { csat: Infinity }],
    ['summary < "b"', { summary: { text: 'a' } }],
    ['elapsed > @"PT1M"', { elapsed: 'P1M' }],
    ['elapsed > @"PT1M"', { elapsed: '15 minutes' }],
    ['due > now', { due: '2026-02-30T09:00:00+08:00' }],
    ['due > now', { due: 1e300 }],
    ['born.year > 1', { born: '2026-13-01' }],
    ['opens.hour > 1', { opens: '25:00:00' }],
    ['refund.amount > 1', { refund: 'a lot' }],
    ['refund.amount > 1', { refund: { amount: '12,50' } }],
    ['count(tags) > 1', { tags: 'a' }],
    ['some x in scores satisfies x > 3', { scores: ['4'.repeat(200)] }],
  ])('%s with %o is null', (text, data) => {
    expect(valueOf(text, data)).toBeNull();
  });

  it('finds nothing that every object inherits', () => {
    const names = Object.fromEntries(['constructor', '__proto__'].map((name) => [name, { kind: 'any' } as const]));
    const env = { data: {}, facts: {}, zone: 'UTC' };
    expect(readFeel('constructor = null and __proto__ = null', names).evaluate(env)).toBe(true);
    expect(readFeel('refund.constructor', NAMES).problems.map(({ code }) => code)).toEqual(['TL3029']);
    expect(readFeel('hasOwnProperty = 1', NAMES).problems.map(({ code }) => code)).toEqual(['TL3027']);
  });

  it('takes instants as ISO text or epoch milliseconds, durations as ISO text or milliseconds', () => {
    expect(valueOf('due', { due: 1_767_574_800_000 })).toBe('2026-01-05T09:00:00+08:00');
    expect(valueOf('due', { due: '2026-01-05T01:00Z' })).toBe('2026-01-05T09:00:00+08:00');
    expect(valueOf('due', { due: '2026-01-05T09:00:00' })).toBe('2026-01-05T09:00:00+08:00');
    expect(valueOf('elapsed', { elapsed: 90_061_500 })).toBe('P1DT1H1M1.5S');
    expect(valueOf('elapsed', { elapsed: 'P1W' })).toBe('P7D');
  });

  it('calculates with durations as blueprints write them', () => {
    expect(valueOf('due + elapsed', { due: '2026-01-05T09:00:00', elapsed: '10d' })).toBe('2026-01-15T09:00:00+08:00');
    expect(valueOf('elapsed > duration("PT15M")', { elapsed: '1h30m' })).toBe(true);
    expect(valueOf('elapsed', { elapsed: '2bd' })).toBeNull();
    expect(valueOf('elapsed', { elapsed: 'soon' })).toBeNull();
  });

  it('reads facts that are worked out only when they are asked for', () => {
    class Facts {
      [name: string]: unknown;
      get case(): unknown {
        return { id: 'c-9' };
      }
    }
    expect(readFeel('case.id', NAMES).evaluate({ data: {}, facts: new Facts(), zone: 'UTC' })).toBe('c-9');
  });
});

const given = (text: string, anything: unknown) => valueOf(text, { anything });

describe('a value nobody declared a type for', () => {
  it('is read as what it is compared or calculated with', () => {
    expect([
      given('anything > 3', 4),
      given('anything = "a"', 'a'),
      given('anything = due', '2026-01-05T01:00:00Z'),
      given('elapsed < anything', 'PT1H'),
      given('anything + 1', 2),
      given('anything + 1', 'x'),
      given('anything in (1, 2)', 2),
      given('some x in anything satisfies x > 3', [1, 4]),
      given('anything', { deep: [1] }),
      given('anything = anything', [[1], 'a']),
      given('anything and true', true),
    ]).toEqual([true, true, true, true, 3, null, true, true, { deep: [1] }, true, true]);
  });
});
