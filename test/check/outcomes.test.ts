import { describe, expect, test } from 'vitest';

import { said, smallBlueprint, told } from './small-blueprint.ts';

const withOutcome = (outcome: string): string =>
  smallBlueprint({
    steps: `work-it: { do: Work, within: 1d, outcomes: { a: { when: score != null, to: next }, ${outcome} } }`,
  });

const sections = 'events: { pays: { carries: { amount: number } } }';
const race = (outcomes: string): string =>
  smallBlueprint({
    sections,
    steps: `hold: { wait: { first: { paid: customer.pays, tired: 2d } }, outcomes: { ${outcomes} } }`,
  });

describe('a wait for whichever of several things comes first', () => {
  test('goes on by default, or says of each thing where it leads', () => {
    expect(
      told(smallBlueprint({ sections, steps: 'hold: { wait: { first: { paid: customer.pays, tired: 2d } } }' })),
    ).toEqual([]);
    expect(told(race('paid: next, tired: done'))).toEqual([]);
    expect(told(race('paid: next'))).toEqual(['TL4014 tired']);
  });

  test('a misspelt thing is told once, where it is misspelt', () => {
    expect(told(race('payed: next, tired: done'))).toEqual(['TL4013 payed']);
  });

  test('what comes first cannot be made to depend on a condition', () => {
    expect(told(race('paid: { when: score > 3, to: next }, tired: done'))).toEqual(['TL2001 when']);
  });

  test('an event is meant where only its name is written', () => {
    const text = smallBlueprint({ sections, steps: 'hold: { wait: { first: { paid: pays, tired: 2d } } }' });
    expect(said(text).map(({ en }) => en)).toEqual(['"pays" is not a length of time. Write "customer.pays".']);
  });
});

describe('conditions decide where nobody picks', () => {
  test('a wait for one event may branch by what the event brings', () => {
    const wait =
      'hold: { wait: { event: customer.pays }, outcomes: { big: { when: event.amount > 100, to: next }, else: done } }';
    expect(told(smallBlueprint({ sections, steps: wait }))).toEqual([]);
  });

  test('names without conditions are one mistake, not one for each name', () => {
    const steps = 'hold: { wait: { event: customer.pays }, outcomes: { big: next, small: done } }';
    const text = smallBlueprint({ sections, steps });
    expect(told(text)).toEqual(['TL4037 big']);
    expect(said(text)).toEqual([
      {
        en: 'Nobody picks the outcome of step "hold" (wait), so "big" needs a condition. Write "big: { when: …, to: … }", and the same for the other outcomes.',
        'zh-CN':
          '步骤“hold”（wait）的结果不是由人选择的，所以“big”需要条件。请写成“big: { when: …, to: … }”，其他结果也一样。',
      },
    ]);
  });

  test('running out of time, failing and "else" have no condition', () => {
    expect(told(withOutcome('else: next, timed-out: { when: score = 1, to: next }'))).toEqual(['TL2001 when']);
    expect(told(withOutcome('else: { when: score = 1, to: next }, timed-out: next'))).toEqual(['TL2001 when']);
    expect(told(withOutcome('else: next, timed-out: next'))).toEqual([]);
  });

  test('nothing stands behind "else"', () => {
    const steps = 'work-it: { do: Work, outcomes: { else: next, a: { when: score = 1, to: next } } }';
    expect(told(smallBlueprint({ steps }))).toEqual(['TL2028 a']);
  });
});

describe('a time limit and its outcome come together', () => {
  test.each([
    ['work-it: { do: Work, within: 1d }', 'TL4014 within'],
    ['work-it: { do: Work, within: 1d, outcomes: { timedout: next } }', 'TL4013 timedout'],
    ['work-it: { do: Work, within: 1d, outcomes: { no-answer: next } }', 'TL4013 no-answer'],
    ['work-it: { do: Work, outcomes: { timed-out: next } }', 'TL4015 timed-out'],
    ['work-it: { ask: [score], outcomes: { timed-out: next } }', 'TL4013 timed-out'],
  ])('%s', (steps, expected) => {
    expect(told(smallBlueprint({ steps }))).toEqual([expected]);
  });
});

test('a person may call an outcome anything but what the case itself tells', () => {
  expect(told(smallBlueprint({ steps: 'work-it: { do: Work, outcomes: { 同意: next, 不同意: done } }' }))).toEqual([]);
  expect(told(smallBlueprint({ steps: 'work-it: { do: Work, outcomes: { entered: next, failed: done } }' }))).toEqual([
    'TL2016 entered',
  ]);
  expect(told(smallBlueprint({ steps: 'work-it: { do: Work, outcomes: { done: next, failed: done } }' }))).toEqual([
    'TL4013 failed',
  ]);
});
