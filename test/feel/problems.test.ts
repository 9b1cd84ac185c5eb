import { describe, expect, it } from 'vitest';
import { readFeel } from '../../src/feel/feel.ts';
import { findingOfProblem } from '../../src/feel/problem.ts';
import type { FeelType } from '../../src/feel/types.ts';
import { readUnaryTests } from '../../src/feel/unary.ts';
import { feelCatalogue } from '../../src/text/catalogue/feel.ts';
import { wordingOf } from '../../src/text/diagnostic.ts';
import { createSource } from '../../src/text/source.ts';
import { CONDITION, NAMES, unmark } from './sample.ts';

const LEVEL: FeelType = { kind: 'enum', name: 'level', values: ['ordinary', 'advanced'] };
const NUMBER: FeelType = { kind: 'number' };

interface Mistake {
  readonly code: keyof typeof feelCatalogue;
  /** The expression, with its one mistake between ⟦ and ⟧. */
  readonly marked: string;
  /** The place the value goes to; a condition where nothing is said. */
  readonly expects?: FeelType;
  /** The mended expression, where the problem brings its mend along. */
  readonly mended?: string;
}

const MISTAKES: readonly Mistake[] = [
  { code: 'TL3001', marked: '⟦⟧' },
  { code: 'TL3001', marked: '⟦ \n ⟧' },
  { code: 'TL3002', marked: `summary = "${'a'.repeat(3_988)}"⟦ or vip⟧` },
  { code: 'TL3003', marked: `${'('.repeat(64)}⟦vip⟧${')'.repeat(64)}` },
  { code: 'TL3004', marked: 'csat = ⟦=⟧ 2' },
  { code: 'TL3004', marked: '⟦and⟧ vip' },
  { code: 'TL3004', marked: 'csat ⟦,⟧ 3' },
  { code: 'TL3004', marked: 'csat > 1⟦,⟧000' },
  { code: 'TL3004', marked: 'csat > 50⟦%⟧' },
  { code: 'TL3004', marked: 'csat >= 4⟦;⟧' },
  { code: 'TL3004', marked: 'csat < ⟦>⟧ 3' },
  { code: 'TL3004', marked: 'case⟦..⟧id = "x"' },
  { code: 'TL3004', marked: 'vip ⟦😀⟧' },
  { code: 'TL3004', marked: '⟦>⟧ 3' },
  { code: 'TL3004', marked: 'csat = ⟦+⟧3' },
  { code: 'TL3005', marked: 'csat ⟦=⟧' },
  { code: 'TL3005', marked: 'vip ⟦and⟧' },
  { code: 'TL3005', marked: 'csat ⟦in⟧' },
  { code: 'TL3005', marked: '(csat ⟦>⟧) and vip' },
  { code: 'TL3005', marked: 'csat ⟦*⟧ * 2 > 3' },
  { code: 'TL3005', marked: 'case⟦.⟧ > 3' },
  { code: 'TL3005', marked: 'csat in ⟦(⟧)' },
  { code: 'TL3006', marked: '⟦(⟧csat = 1' },
  { code: 'TL3006', marked: 'vip and contains⟦(⟧summary, "a"' },
  { code: 'TL3007', marked: 'csat = 1⟦)⟧' },
  { code: 'TL3007', marked: 'csat in (1, 2⟦]⟧' },
  { code: 'TL3008', marked: 'summary = ⟦"abc⟧' },
  { code: 'TL3008', marked: 'summary = ⟦"abc⟧\nand vip' },
  { code: 'TL3009', marked: 'csat ⟦＝⟧ 1', mended: 'csat = 1' },
  { code: 'TL3009', marked: 'csat ⟦＞=⟧ 1', mended: 'csat >= 1' },
  { code: 'TL3009', marked: 'csat ⟦≥⟧ 1', mended: 'csat >= 1' },
  { code: 'TL3009', marked: 'csat = ⟦４⟧', mended: 'csat = 4' },
  { code: 'TL3009', marked: 'level = ⟦“advanced”⟧', mended: 'level = "advanced"' },
  { code: 'TL3009', marked: 'level = ⟦"advanced”⟧', mended: 'level = "advanced"' },
  { code: 'TL3009', marked: 'csat in (1⟦，⟧2)', mended: 'csat in (1,2)' },
  { code: 'TL3009', marked: 'not⟦（⟧vip)', mended: 'not(vip)' },
  { code: 'TL3009', marked: 'csat ⟦－⟧ 1 > 2', mended: 'csat - 1 > 2' },
  { code: 'TL3010', marked: "level = ⟦'advanced'⟧", mended: 'level = "advanced"' },
  { code: 'TL3010', marked: 'level = ⟦‘advanced’⟧', mended: 'level = "advanced"' },
  { code: 'TL3011', marked: 'csat ⟦==⟧ 1', mended: 'csat = 1' },
  { code: 'TL3011', marked: 'csat ⟦<>⟧ 1', mended: 'csat != 1' },
  { code: 'TL3011', marked: 'csat ⟦=>⟧ 1', mended: 'csat >= 1' },
  { code: 'TL3011', marked: 'vip ⟦&&⟧ csat = 1', mended: 'vip and csat = 1' },
  { code: 'TL3011', marked: 'vip⟦||⟧csat = 1', mended: 'vip or csat = 1' },
  { code: 'TL3011', marked: 'vip ⟦且⟧ csat = 1', mended: 'vip and csat = 1' },
  { code: 'TL3011', marked: 'level ⟦is⟧ "advanced"', mended: 'level = "advanced"' },
  { code: 'TL3011', marked: 'summary ⟦is not⟧ null', mended: 'summary != null' },
  { code: 'TL3011', marked: 'csat ⟦^⟧ 2 > 3', mended: 'csat ** 2 > 3' },
  { code: 'TL3012', marked: 'vip ⟦AND⟧ csat = 1', mended: 'vip and csat = 1' },
  { code: 'TL3012', marked: '⟦NOT⟧(vip)', mended: 'not(vip)' },
  { code: 'TL3012', marked: 'vip = ⟦True⟧', mended: 'vip = true' },
  { code: 'TL3012', marked: 'csat ⟦IN⟧ (1, 2)', mended: 'csat in (1, 2)' },
  { code: 'TL3013', marked: 'csat⟦\u200b⟧ = 1', mended: 'csat = 1' },
  { code: 'TL3013', marked: '⟦\ufeff⟧vip', mended: 'vip' },
  { code: 'TL3013', marked: 'vip⟦\u202e⟧', mended: 'vip' },
  { code: 'TL3014', marked: '⟦not⟧ vip' },
  { code: 'TL3014', marked: 'csat ⟦not⟧ in (1, 2)' },
  { code: 'TL3014', marked: '⟦!⟧vip' },
  { code: 'TL3015', marked: '⟦csat 3⟧' },
  { code: 'TL3015', marked: '⟦vip level⟧ = "advanced"' },
  { code: 'TL3015', marked: '⟦opened at⟧ > now' },
  { code: 'TL3015', marked: 'csat = 3 and ⟦"a" "b"⟧' },
  { code: 'TL3016', marked: 'reached.⟦first-response⟧', mended: 'reached.first_response' },
  { code: 'TL3016', marked: 'visits.⟦read-bakc⟧ > 1', mended: 'visits.read_back > 1' },
  { code: 'TL3016', marked: 'visits.⟦in-round-2b⟧ > 1', mended: 'visits.in_round_2b > 1' },
  { code: 'TL3016', marked: '⟦opened-at⟧ > now', mended: 'opened_at > now' },
  { code: 'TL3017', marked: '⟦1 < csat < 5⟧' },
  { code: 'TL3017', marked: '⟦csat = amount = 3⟧' },
  { code: 'TL3018', marked: '⟦for x in scores return x⟧' },
  { code: 'TL3018', marked: '⟦scores[1]⟧ = 2' },
  { code: 'TL3018', marked: 'csat ⟦instance of⟧ number' },
  { code: 'TL3018', marked: '⟦{ a: 1 }⟧ = 2' },
  { code: 'TL3018', marked: '⟦function(x) x⟧' },
  { code: 'TL3018', marked: '⟦?⟧ > 2' },
  { code: 'TL3018', marked: 'vip ⟦// because⟧' },
  { code: 'TL3018', marked: 'vip ⟦/* because */⟧ and vip' },
  { code: 'TL3018', marked: '⟦contains(string: summary, match: "a")⟧' },
  { code: 'TL3019', marked: 'elapsed > ⟦15m⟧', mended: 'elapsed > @"PT15M"' },
  { code: 'TL3019', marked: 'elapsed > ⟦2w⟧', mended: 'elapsed > @"P14D"' },
  { code: 'TL3019', marked: 'elapsed > ⟦PT15M⟧', mended: 'elapsed > @"PT15M"' },
  { code: 'TL3019', marked: 'born < ⟦2026-01-05⟧', mended: 'born < @"2026-01-05"' },
  { code: 'TL3019', marked: 'due < ⟦2026-01-05T09:00+08:00⟧', mended: 'due < @"2026-01-05T09:00+08:00"' },
  { code: 'TL3020', marked: 'elapsed > ⟦8bh⟧' },
  { code: 'TL3021', marked: '⟦if⟧ vip then csat = 1' },
  { code: 'TL3021', marked: '⟦some⟧ x in scores' },
  { code: 'TL3021', marked: 'csat ⟦between⟧ 1' },
  { code: 'TL3015', marked: '⟦summary contains⟧ "a"' },
  { code: 'TL3015', marked: 'vip and ⟦tags 包含⟧ "a"' },
  { code: 'TL3011', marked: 'csat ⟦is between⟧ 2 and 4', mended: 'csat between 2 and 4' },
  { code: 'TL3022', marked: '⟦len⟧(summary) > 3' },
  { code: 'TL3022', marked: '⟦length⟧(tags) > 3' },
  { code: 'TL3030', marked: 'summary.⟦length⟧ > 3' },
  { code: 'TL3027', marked: 'born < ⟦today⟧' },
  { code: 'TL3036', marked: 'level = "ordinary" or ⟦"advanced"⟧' },
  { code: 'TL3036', marked: 'csat != 1 and ⟦2⟧ and 3' },
  { code: 'TL3043', marked: 'elapsed > ⟦"24h"⟧', mended: 'elapsed > @"PT24H"' },
  { code: 'TL3022', marked: '⟦string lenght⟧(summary) > 3' },
  { code: 'TL3022', marked: '⟦contians⟧(summary, "a")' },
  { code: 'TL3022', marked: '⟦foo⟧(1)' },
  { code: 'TL3022', marked: '⟦get_or_else⟧(vip, true)' },
  { code: 'TL3023', marked: '⟦matches⟧(summary, "(a+)+$")' },
  { code: 'TL3023', marked: '⟦now⟧() > due' },
  { code: 'TL3023', marked: 'date(due) = ⟦today⟧()' },
  { code: 'TL3023', marked: '⟦overlaps before⟧(csat, csat)' },
  { code: 'TL3024', marked: '⟦contains⟧(summary)' },
  { code: 'TL3024', marked: '⟦not⟧(vip, vip)' },
  { code: 'TL3024', marked: '⟦get or else⟧(vip)' },
  { code: 'TL3025', marked: 'csat = ⟦[1..3]⟧' },
  { code: 'TL3025', marked: 'some x in ⟦1..3⟧ satisfies x > 1' },
  { code: 'TL3026', marked: 'csat in ⟦[5..3]⟧' },
  { code: 'TL3026', marked: 'csat in (⟦(3..3]⟧, 4)' },
  { code: 'TL3027', marked: '⟦csta⟧ = 3' },
  { code: 'TL3027', marked: '⟦age⟧ > @"PT1H"' },
  { code: 'TL3027', marked: 'level = ⟦unheard_of⟧' },
  { code: 'TL3027', marked: 'vip and ⟦unheard_of⟧' },
  { code: 'TL3028', marked: 'level = ⟦advanced⟧', mended: 'level = "advanced"' },
  { code: 'TL3028', marked: '⟦advanced⟧ = level', mended: '"advanced" = level' },
  { code: 'TL3028', marked: 'level in ("ordinary", ⟦advancd⟧)', mended: 'level in ("ordinary", "advanced")' },
  { code: 'TL3028', marked: 'summary = ⟦urgent⟧', mended: 'summary = "urgent"' },
  { code: 'TL3028', marked: '⟦advanced⟧', expects: LEVEL, mended: '"advanced"' },
  { code: 'TL3029', marked: 'case.⟦agee⟧ > @"PT1H"' },
  { code: 'TL3029', marked: 'born.⟦hour⟧ > 2' },
  { code: 'TL3030', marked: 'csat.⟦value⟧ > 2' },
  { code: 'TL3031', marked: '⟦case⟧ = 3' },
  { code: 'TL3031', marked: '⟦refund⟧ > 100' },
  { code: 'TL3032', marked: '⟦born > now⟧' },
  { code: 'TL3032', marked: '⟦elapsed > 15⟧' },
  { code: 'TL3032', marked: '⟦elapsed > @"P1M"⟧' },
  { code: 'TL3032', marked: 'csat in (1, ⟦"many"⟧)' },
  { code: 'TL3032', marked: '⟦vip = summary⟧' },
  { code: 'TL3033', marked: 'level = ⟦"advancd"⟧', mended: 'level = "advanced"' },
  { code: 'TL3033', marked: 'level in ("ordinary", ⟦"gold"⟧)' },
  { code: 'TL3033', marked: 'if vip then "advanced" else ⟦"gold"⟧', expects: LEVEL },
  { code: 'TL3033', marked: 'day of week(born) = ⟦"Mon"⟧' },
  { code: 'TL3034', marked: '⟦level < "advanced"⟧' },
  { code: 'TL3034', marked: '⟦vip > false⟧' },
  { code: 'TL3035', marked: '⟦vip + 1⟧ > 2' },
  { code: 'TL3035', marked: '⟦due + 2⟧ > now' },
  { code: 'TL3035', marked: '⟦summary + csat⟧ = "a"' },
  { code: 'TL3036', marked: '⟦csat⟧' },
  { code: 'TL3036', marked: 'vip and ⟦summary⟧' },
  { code: 'TL3036', marked: 'not(⟦csat⟧)' },
  { code: 'TL3036', marked: 'if ⟦3⟧ then vip else vip' },
  { code: 'TL3037', marked: 'if vip then ⟦1 else "a"⟧', expects: NUMBER },
  { code: 'TL3038', marked: 'string length(⟦csat⟧) > 3' },
  { code: 'TL3038', marked: 'list contains(tags, ⟦3⟧)' },
  { code: 'TL3038', marked: 'max(1, ⟦"a"⟧) = 1' },
  { code: 'TL3038', marked: 'sum(⟦tags⟧) = 1' },
  { code: 'TL3038', marked: '-⟦summary⟧ = 1' },
  { code: 'TL3038', marked: 'some x in ⟦csat⟧ satisfies vip' },
  { code: 'TL3039', marked: '⟦summary⟧', expects: NUMBER },
  { code: 'TL3039', marked: '⟦summary⟧', expects: LEVEL },
  { code: 'TL3040', marked: 'count([1, ⟦"a"⟧]) = 2' },
  { code: 'TL3041', marked: 'csat = ⟦12345678901234567⟧' },
  { code: 'TL3041', marked: 'csat = ⟦1e999⟧' },
  { code: 'TL3042', marked: 'born = date(⟦"2026-02-30"⟧)' },
  { code: 'TL3042', marked: 'elapsed > ⟦@"15m"⟧' },
  { code: 'TL3042', marked: 'elapsed > duration(⟦"15 minutes"⟧)' },
  { code: 'TL3043', marked: 'csat > ⟦"4"⟧', mended: 'csat > 4' },
  { code: 'TL3043', marked: 'elapsed > ⟦"PT15M"⟧', mended: 'elapsed > @"PT15M"' },
  { code: 'TL3043', marked: '⟦"true"⟧ = vip', mended: 'true = vip' },
  { code: 'TL3044', marked: '⟦tags = "a"⟧' },
  { code: 'TL3044', marked: 'tags in (⟦"a"⟧)' },
  { code: 'TL3045', marked: 'elapsed > duration(⟦summary⟧)' },
  { code: 'TL3046', marked: '⟦level = category⟧' },
  { code: 'TL3047', marked: '⟦csat > null⟧' },
  { code: 'TL3048', marked: 'csat in (⟦> 3 and < 5⟧)' },
  { code: 'TL3049', marked: 'csat in (⟦not(1)⟧, 2)' },
];

describe('one mistake in an expression gives one problem, exactly there', () => {
  it.each(MISTAKES)('$code: $marked', ({ code, marked, expects = CONDITION, mended }) => {
    const { text, start, end } = unmark(marked);
    const { problems } = readFeel(text, NAMES, { expects });
    expect(problems.map((found) => ({ code: found.code, start: found.start, end: found.end }))).toEqual([
      { code, start, end },
    ]);
    if (mended === undefined) return;
    const fix = problems[0]?.fix;
    expect(fix && text.slice(0, fix.start) + fix.newText + text.slice(fix.end)).toBe(mended);
    expect(readFeel(mended, NAMES, { expects }).problems).toEqual([]);
  });

  it('has an example for every code of the catalogue', () => {
    // A range without brackets is a mistake in cells only.
    const codes = new Set([...MISTAKES.map(({ code }) => code), 'TL3050']);
    expect([...codes].toSorted()).toEqual(Object.keys(feelCatalogue).toSorted());
  });

  it('says each in plain English and Chinese', async () => {
    const lines = MISTAKES.flatMap(({ marked, expects = CONDITION }) => {
      const { text } = unmark(marked);
      const source = createSource('example.blueprint.yaml', text);
      return readFeel(text, NAMES, { expects }).problems.map((found) => {
        const finding = findingOfProblem(found, { source, span: found });
        const { message, hint } = wordingOf(finding, 'zh-CN');
        const shown = marked.length > 80 ? `${marked.slice(0, 30)} … ${marked.slice(-30)}` : marked;
        const english = `  ${finding.message} ${finding.hint}`;
        return `${finding.code} ${finding.rule}\n  ${shown.replaceAll('\n', '↵').replaceAll(/\p{Cf}/gu, '·')}\n${english}\n  ${message}${hint}\n`;
      });
    });
    await expect(lines.join('\n')).toMatchFileSnapshot('./wording.golden.txt');
  });
});

describe('several mistakes give several problems, in written order', () => {
  it.each([
    ['a ＝ 1', ['TL3027', 'TL3009']],
    ['csat == 3 AND level = advanced', ['TL3011', 'TL3012', 'TL3028']],
    ['csat > "x" and foo(1) or case.agee = 1', ['TL3032', 'TL3022', 'TL3029']],
    ['（csat ＝ 1）', ['TL3009', 'TL3009', 'TL3009']],
  ])('%s', (text, codes) => {
    expect(readFeel(text, NAMES, { expects: CONDITION }).problems.map(({ code }) => code)).toEqual(codes);
  });
});

describe('one mistake in a cell gives one problem, exactly there', () => {
  const CATEGORY = NAMES['category'] ?? NUMBER;
  const cells: readonly (readonly [string, FeelType, string, string?])[] = [
    ['TL3033', CATEGORY, '⟦safty⟧', 'safety'],
    ['TL3033', CATEGORY, 'billing, ⟦no-anwser⟧', 'billing, no-answer'],
    ['TL3033', CATEGORY, 'not(⟦Safety⟧)', 'not(safety)'],
    ['TL3033', CATEGORY, '⟦"safty"⟧', '"safety"'],
    ['TL3033', CATEGORY, '⟦any thing⟧'],
    ['TL3048', CATEGORY, '⟦safety or billing⟧'],
    ['TL3009', CATEGORY, 'safety⟦，⟧billing', 'safety,billing'],
    ['TL3034', CATEGORY, '> ⟦"safety"⟧'],
    ['TL3048', NUMBER, '⟦>= 4 and <= 5⟧'],
    ['TL3049', NUMBER, '⟦not(3)⟧, 4'],
    ['TL3032', NUMBER, '⟦csat > 3⟧'],
    ['TL3050', NUMBER, '⟦3..4⟧', '[3..4]'],
    ['TL3050', NUMBER, '⟦3-4⟧', '[3..4]'],
    ['TL3050', NUMBER, ' ⟦3 至 4.5⟧ ', ' [3..4.5] '],
    ['TL3043', NUMBER, '⟦"4"⟧', '4'],
    ['TL3027', NUMBER, '⟦four⟧'],
    ['TL3018', NUMBER, '⟦?⟧ > 3'],
    ['TL3005', NUMBER, '⟦>⟧'],
    ['TL3005', NUMBER, '3⟦,⟧'],
    ['TL3004', NUMBER, '⟦,⟧ 3'],
    ['TL3001', NUMBER, '⟦⟧'],
    ['TL3026', NUMBER, '⟦[5..3]⟧'],
    ['TL3028', { kind: 'text' }, '⟦urgent⟧', '"urgent"'],
    ['TL3019', { kind: 'duration' }, '> ⟦15m⟧', '> @"PT15M"'],
    ['TL3047', NUMBER, '> ⟦null⟧'],
  ];
  it.each(cells.map(([code, input, marked, mended]) => ({ code, input, marked, mended })))('$code: $marked', (cell) => {
    const { code, input, marked, mended } = cell;
    const { text, start, end } = unmark(marked);
    const { problems } = readUnaryTests(text, input, NAMES);
    expect(problems.map((found) => ({ code: found.code, start: found.start, end: found.end }))).toEqual([
      { code, start, end },
    ]);
    const fix = problems[0]?.fix;
    if (mended !== undefined) expect(fix && text.slice(0, fix.start) + fix.newText + text.slice(fix.end)).toBe(mended);
  });
});

it('an expression with problems refuses to run: that is the caller’s mistake', () => {
  const env = { data: {}, facts: {}, zone: 'UTC' };
  expect(() => readFeel('csat = ', NAMES).evaluate(env)).toThrow('has problems');
  expect(() => readFeel('csat = ', NAMES).test(env)).toThrow('has problems');
  expect(() => readUnaryTests('>', { kind: 'number' }, NAMES).test(env, 3)).toThrow('has problems');
});
