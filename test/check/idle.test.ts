import { describe, expect, test } from 'vitest';

import { checkBlueprint } from '../../src/index.ts';
import { readOrThrow } from '../support/blueprints.ts';
import { smallBlueprint, told } from './small-blueprint.ts';

const condition = (when: string): string[] =>
  told(
    smallBlueprint({
      data: 'payer: { type: enum, values: [customer, company] }',
      steps: `q: { ask: [payer, score] }\na: { do: Work, when: ${JSON.stringify(when)} }`,
    }),
  ).filter((line) => !line.startsWith('TL4011'));

describe('a condition that no values can fulfil is told', () => {
  test.each([
    ['payer = "customer" and payer = "company"', true],
    ['score = 9', true],
    ['score > 3 and score < 4', true],
    ['payer = "customer" or payer = "company"', false],
    ['score = 5', false],
    ['case.age > @"P1D"', false],
  ])('%s', (when, isTold) =>
    expect(condition(when)).toEqual(isTold ? [`TL4042 ${JSON.stringify(when).slice(1, -1)}`] : []),
  );

  test('but not "false", which its author means', () => expect(condition('false')).toEqual([]));
});

const reminded = (every: string, within: string): string[] =>
  told(
    smallBlueprint({
      sections: 'parameters: { patience: { type: duration, value: 2d } }',
      steps: `a: { ask: [score], via: [hotline], remind: { every: ${every}, times: 2 }, within: ${within}, outcomes: { no-answer: next } }\nb: { do: Work, within: patience, outcomes: { timed-out: next } }`,
    }),
  );

describe('what is timed comes before the end', () => {
  test('a reminder after the time limit is never sent', () => {
    expect(reminded('3d', '2d')).toEqual(['TL4043 3d']);
    expect(reminded('3d', 'patience')).toEqual(['TL4043 3d']);
    expect(reminded('P1M', '27d')).toEqual(['TL4043 P1M']);
    expect(reminded('P1M', '30d')).toEqual([]);
    expect(reminded('1d', '2d')).toEqual([]);
    expect(reminded('2d', '2d')).toEqual([]);
  });

  test('of two times for which a wait may last the longer never comes', () => {
    const arms = 'first: { heard: customer.pays, late: 2d, later: 5d }';
    const text = smallBlueprint({
      sections: 'events: { pays: {} }',
      steps: `a: { wait: { ${arms} }, outcomes: { heard: next, late: next, later: close } }\nb: { do: Work }`,
    });
    expect(told(text)).toEqual(['TL4044 later']);
    expect(
      told(text.replace('later: 5d', 'later: signal.x').replace('events:', 'signals: { x: {} }\nevents:')),
    ).toEqual([]);
  });
});

const approval = (outcomes: string): string[] =>
  told(
    smallBlueprint({
      data: 'lapsed: { type: boolean, default: false }',
      steps: `a: { approve: Agree, by: boss, within: 1d, outcomes: { rejected: close, ${outcomes} } }\nb: { do: Work, when: not(lapsed) }`,
    }),
  );

test('whoever does not answer in time has not approved', () => {
  expect(approval('timed-out: next')).toEqual(['TL4045 timed-out']);
  expect(approval('approved: b, timed-out: b')).toEqual(['TL4045 timed-out']);
  expect(approval('timed-out: close')).toEqual([]);
  expect(approval('timed-out: { to: next, set: { lapsed: true } }')).toEqual([]);
});

/** What only the strict preset tells of columns. */
const columnsTold = (text: string): string[] =>
  checkBlueprint(readOrThrow(text), { preset: 'strict' })
    .map(({ code }) => code)
    .filter((code) => code === 'TL4046');

const table = (first: string): string[] =>
  columnsTold(
    smallBlueprint({
      data: 'kind: { type: enum, values: [red, green] }\nlevel: { type: enum, values: [low, high] }',
      sections: `decisions:\n  grade:\n    hit: first\n    inputs: [score, kind]\n    outputs: [level]\n    rules:\n      - { if: ["> 3", ${first}], then: [high] }\n      - { if: [any, "-"], then: [low] }`,
      steps: 'q: { ask: [score, kind] }\nd: { decide: grade }\nb: { do: Work, when: level = "low" }',
    }),
  );

test('a column that no row looks at is told', () => {
  expect(table('any')).toEqual(['TL4046']);
  expect(table('red')).toEqual([]);
});

const meeting = (quorum: number): string[] =>
  told(
    smallBlueprint({
      steps: `a: { meet: { label: Talk, required: [agent, boss], quorum: ${quorum}, minutes: agent }, outcomes: { not-held: next } }`,
    }),
  );

const calling = (fallback: string): string[] =>
  told(
    smallBlueprint({
      sections: 'services: { stock: { out: { left: integer } }, store: { out: { left: integer } } }',
      steps: `a: { call: { service: stock, into: { score: left }, fallback: ${fallback} }, outcomes: { failed: next } }\nc: { call: store, outcomes: { failed: next } }\nb: { do: Work, when: score != null and score > 2 }`,
    }),
  );

test('a quorum below those who must come anyway, and a fallback on the same service, change nothing', () => {
  expect(meeting(1)).toEqual(['TL4047 1']);
  expect(meeting(3)).toEqual([]);
  expect(calling('stock')).toEqual(['TL4048 stock']);
  expect(calling('store')).toEqual([]);
});
