import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeel } from '../../src/feel/feel.ts';
import type { FeelProblem } from '../../src/feel/problem.ts';
import { readUnaryTests } from '../../src/feel/unary.ts';
import { feelCatalogue } from '../../src/text/catalogue/feel.ts';
import { wordingOf } from '../../src/text/diagnostic.ts';
import { findingOfProblem } from '../../src/feel/problem.ts';
import { createSource } from '../../src/text/source.ts';
import { runs } from '../support/runs.ts';
import { CONDITION, ENV, NAMES } from './sample.ts';

/** Every problem is of the catalogue, lies inside the text and can be put into words. */
function checkProblems(text: string, problems: readonly FeelProblem[]): void {
  for (const found of problems) {
    expect(Object.keys(feelCatalogue)).toContain(found.code);
    expect(found.start).toBeGreaterThanOrEqual(0);
    expect(found.end).toBeGreaterThanOrEqual(found.start);
    expect(found.end).toBeLessThanOrEqual(text.length);
    const finding = findingOfProblem(found, { source: createSource('x', text), span: found });
    const words = [finding.message, finding.hint, ...Object.values(wordingOf(finding, 'zh-CN'))];
    expect(words.filter((word) => word === '' || word.length > 600 || word.includes('undefined'))).toEqual([]);
  }
}

/** Reads a text as an expression and as a cell; runs what has no problems. */
function survive(text: string): void {
  const expression = readFeel(text, NAMES, { expects: CONDITION });
  checkProblems(text, expression.problems);
  if (expression.problems.length === 0) expression.test(ENV);
  for (const input of [NAMES['category'], NAMES['csat'], NAMES['tags']]) {
    const cell = readUnaryTests(text, input ?? CONDITION, NAMES);
    checkProblems(text, cell.problems);
    if (cell.problems.length === 0) cell.test(ENV, 3);
  }
}

describe('a text of ten thousand characters is refused before it is read', () => {
  it.each(['a', '(', '[1, ', '"', 'x in ', 'if a then ', '😀', '\n', '）'])('%o', (piece) => {
    const text = piece.repeat(10_000);
    expect(readFeel(text, NAMES).problems.map(({ code }) => code)).toEqual(['TL3002']);
    expect(readUnaryTests(text, CONDITION, NAMES).problems.map(({ code }) => code)).toEqual(['TL3002']);
  });
});

const row = (length: number) => Array.from({ length }, (_, index) => `csat = ${index}`);

const problemsOf = (text: string) => readFeel(text, NAMES).problems.map(({ code, start }) => [code, start]);

describe('a text of four thousand characters gives an answer', () => {
  const pieces = ['a ', '(', '[', '{a:', '-', 'a.', 'a+', 'a<', 'csat in ', 'if a then ', 'not(', '"', '@"', "'", '“'];
  const more = ['some x in ', 'every x in tags satisfies ', 'for x in ', 'function(', '/*', '//', '..', '1..', '(a,'];
  const rest = ['get or else', 'get or else(', 'date and time(', 'a between ', 'vip and ', 'a[', ']', '=', '？', 'x-y'];
  it.each([...pieces, ...more, ...rest])('%o again and again', (piece) => {
    survive(piece.repeat(Math.floor(4_000 / piece.length)));
  });

  it.each([
    ['brackets', '(', 'vip', ')'],
    ['not', 'not(', 'vip', ')'],
    ['if', 'if vip then vip else (', 'vip', ')'],
    ['lists', '[', 'vip', ']'],
    ['negations', '-', 'csat', ''],
    ['sums', 'csat + ', 'csat', ''],
  ])('%s that are nested too deep are one problem', (_name, open, core, close) => {
    const problems = readFeel(open.repeat(100) + core + close.repeat(100), NAMES).problems.map(({ code }) => code);
    expect(problems.filter((code) => code === 'TL3003')).toEqual(['TL3003']);
  });

  it('a row of sixty-five conditions or of six hundred values is not deep, one of sixty-six conditions is', () => {
    expect(problemsOf(row(65).join(' or '))).toEqual([]);
    expect(problemsOf(row(65).join(' and '))).toEqual([]);
    expect(problemsOf(`csat in (${Array.from({ length: 600 }, (_, index) => index).join(', ')})`)).toEqual([]);
    expect(problemsOf(row(66).join(' or '))).toEqual([['TL3003', row(65).join(' or ').length + 1]]);
    // The grammar alone would give up here, as if something were missing.
    expect(problemsOf(`summary = "${'a'.repeat(2_200)}" or ${row(64).join(' or ')}`)).toEqual([]);
  });
});

it('random pieces of FEEL in random order never throw', () => {
  const words =
    'csat vip level tags case . .. , ( ) [ ] { } + - * / ** = != < <= > >= and or not in between if then else';
  const others = 'some every x satisfies for return null true "a" 1 2.5 @"PT1H" @ ? : date( duration( count( "';
  const marks = [
    '“',
    '”',
    '＝',
    '（',
    "'",
    '\n',
    '\t',
    '\u0000',
    '\ud800',
    '\u200b',
    '//',
    '/*',
    '资费',
    'is',
    'AND',
    '!',
  ];
  const piece = fc.constantFrom(...words.split(' '), ...others.split(' '), ...marks);
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom('', ' '), (pieces, space) => {
      survive(pieces.join(space));
    }),
    { numRuns: runs(800) },
  );
});

it('random characters never throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => survive(text)),
    { numRuns: runs(200) },
  );
});

it('data of any shape never makes an expression throw', () => {
  const texts = [
    'csat + amount > 3 or level = summary',
    'due + term > now and date(due) - born > @"P1D"',
    'some x in scores satisfies x > csat',
    'every x in tags satisfies starts with(x, summary) and list contains(tags, x)',
    'refund.amount > 1 or anything = refund.currency or anything > 3',
    'case.age > elapsed and visits.read_back > 1 and day of week(now) = "Monday"',
    'get or else(csat, 1) in [1..amount] and max(scores) > min(scores)',
    'sum(anything) > 1 or count(anything) > 1 or anything = [anything]',
  ];
  const expressions = texts.map((text) => readFeel(text, NAMES, { expects: CONDITION }));
  expect(expressions.flatMap(({ problems }) => problems)).toEqual([]);
  const record = fc.dictionary(fc.constantFrom(...Object.keys(NAMES)), fc.anything({ maxDepth: 2 }));
  fc.assert(
    fc.property(record, record, (data, facts) => {
      for (const expression of expressions) expression.evaluate({ data, facts, zone: 'Asia/Shanghai' });
    }),
    { numRuns: runs(500) },
  );
});
