import { describe, expect, test } from 'vitest';

import { said, smallBlueprint, told } from './small-blueprint.ts';

const loop = (middle: string): string =>
  smallBlueprint({
    data: 'n: { type: integer, default: 0 }',
    steps: `a: { say: hello, set: { n: =n + 1 } }\n${middle}\nc: { choose: [{ when: n > 3, to: close }, { else: a }] }`,
  });

const choose = (branches: string, data = 'level: { type: enum, values: [low, mid, high], default: low }'): string =>
  smallBlueprint({
    data: `${data}\nflag: { type: boolean, default: true }`,
    steps: `a: { choose: [${branches}] }\nb: { do: Work, when: flag }`,
  });

describe('some case comes to every step', () => {
  test('of alternatives that lead to one another the first that nobody names is told', () => {
    const alternatives = 'a: { do: Work, next: b }\nb: { do: Work, next: close }';
    expect(told(smallBlueprint({ alternatives }))).toEqual(['TL4007 a']);
  });

  test('a circle of steps that nobody enters is told by its first step', () => {
    const alternatives = 'a: { do: Work, next: b }\nb: { do: Work, outcomes: { again: a, ok: close } }';
    expect(told(smallBlueprint({ alternatives }))).toEqual(['TL4007 a']);
  });

  test('what an event, an interrupt or reopening leads to is reached', () => {
    const text = smallBlueprint({
      sections: 'reopen: { within: 7d, to: c }',
      stage: 'on: { customer.writes: a }',
      alternatives: 'a: { do: Work, next: close }\nb: { do: Work, next: close }\nc: { do: Work, next: close }',
      interrupts: 'gone: { on: case.cancels, to: b }',
    });
    expect(told(text)).toEqual([]);
  });
});

describe('every case can end', () => {
  test('a step that leads only to itself is a dead end, and nothing is said of what it hides', () => {
    const ends = 'done: { outcome: solved }';
    expect(told(smallBlueprint({ steps: 'a: { do: Work, outcomes: { again: a } }', ends }))).toEqual(['TL4008 a']);
    expect(told(smallBlueprint({ steps: 'a: { choose: [{ else: a }] }', ends }))).toEqual(['TL4008 a']);
  });

  test('an interrupt is no way to finish', () => {
    const text = smallBlueprint({
      steps: 'a: { do: Work, outcomes: { again: a } }',
      interrupts: 'gone: { on: customer.writes, to: done }',
    });
    expect(told(text)).toEqual(['TL4008 a']);
  });

  test('work in a branch may go round until the time of all branches is up, or until the others overtake it', () => {
    const branches =
      'branches: { x: { steps: { a: { do: Work, outcomes: { again: a } } } }, y: { steps: { b: { do: Work } } } }';
    const both = (join: string, rest = ''): string =>
      smallBlueprint({ steps: `p: { parallel: { ${branches}, join: ${join} }${rest} }` });
    expect(told(both('all'))).toContain('TL4008 a');
    expect(told(both('any'))).toEqual([]);
    expect(told(both('all', ', within: 1d, outcomes: { timed-out: close }'))).toEqual([]);
    expect(told(both('all', ', on: { customer.writes: close }'))).toEqual([]);
  });

  test('branches of which too few come to their end never meet', () => {
    const round = (id: string): string => `{ steps: { ${id}: { do: Work, outcomes: { again: ${id} } } } }`;
    const steps = (join: number): string =>
      `p: { parallel: { branches: { x: ${round('a')}, y: ${round('b')}, z: { steps: { c: { do: Work } } } }, join: ${join} } }`;
    expect(told(smallBlueprint({ steps: steps(1) }))).toEqual([]);
    expect(told(smallBlueprint({ steps: steps(2) }))).toContain('TL4008 a');
  });
});

describe('a case that goes round waits for somebody or something', () => {
  test('deciding and sending is no waiting, nor is waiting for no time at all, nor a step that may be skipped', () => {
    for (const middle of [
      'b: { say: hello }',
      'b: { wait: 0s }',
      'b: { do: Work, when: n > 7 }',
      'b: { do: Work, within: P0D, outcomes: { timed-out: c } }',
    ]) {
      expect(told(loop(middle))).toEqual(['TL4009 a']);
    }
    expect(said(loop('b: { say: hello }'))).toEqual([
      {
        en: 'These steps can go round for ever without waiting: a → b → c → a. Put a step in between that waits for somebody or for time.',
        'zh-CN': '这些步骤可能无休止地循环，中间没有任何等待：a → b → c → a。请在中间加一个等待人或时间的步骤。',
      },
    ]);
  });

  test('work and time are', () => {
    for (const middle of ['b: { do: Work }', 'b: { wait: 1s }', 'b: { ask: [score] }'])
      expect(told(loop(middle))).toEqual([]);
  });
});

const opposites = (first: string, second: string): string =>
  smallBlueprint({
    data: 'points: { type: number }\nday: { type: date }',
    steps: `q: { ask: [score, points, day] }\na: { choose: [{ when: ${first}, to: next }, { when: ${second}, to: close }] }\nb: { do: Work }`,
  });

describe('where conditions decide, some way is always open', () => {
  test('by "else", or because the conditions cover every value', () => {
    expect(told(choose('{ when: level = "low", to: next }, { when: level != "low", to: close }'))).toEqual([]);
    expect(
      told(choose('{ when: flag, to: next }, { when: not(flag), to: close }').replace('level: {', 'flag2: {')).filter(
        (line) => !line.startsWith('TL4011'),
      ),
    ).toEqual([]);
  });

  test('a condition and its opposite leave nothing open, whatever they compare', () => {
    expect(told(opposites('day >= date(now)', 'day < date(now)'))).toEqual([]);
    expect(told(opposites('score > points', 'points >= score'))).toEqual([]);
    expect(told(opposites('score * 0.4 + points * 0.6 < 3.5', 'score * 0.4 + points * 0.6 >= 3.5'))).toEqual([]);
    expect(told(opposites('score > points', 'points > score'))).toEqual(['TL4017 choose']);
  });

  test('what is left open is named', () => {
    const text = choose('{ when: level = "low", to: next }, { when: level = "mid" and flag, to: close }');
    expect(told(text)).toEqual(['TL4017 choose']);
    expect(said(text)).toEqual([
      {
        en: 'None of the conditions of step "a" holds when level = "mid" and flag = false. Add a last branch { else: … }.',
        'zh-CN': '当 level = "mid"、flag = false 时，步骤“a”的条件都不成立。请在最后加一个分支 { else: … }。',
      },
    ]);
  });

  test('what cannot be known for certain is said so', () => {
    const text = smallBlueprint({
      steps: 'a: { choose: [{ when: case.id < "m", to: next }, { when: string length(case.id) > 2, to: close }] }',
    });
    const [found] = said(text);
    expect(told(text)).toEqual(['TL4017 choose']);
    expect(found?.en).toMatch(/^(?:It is not certain that one of the conditions|None of the conditions)/);
  });

  test('a decision by conditions names its last entry otherwise', () => {
    const text = smallBlueprint({
      data: 'flag: { type: boolean, default: true }',
      steps: 'a: { decide: [{ when: flag, set: { score: 1 } }] }',
    });
    expect(said(text)[0]?.en).toBe(
      'None of the conditions of step "a" holds when flag = false. Add a last entry without "when".',
    );
  });
});

test('an outcome without a condition beside others: whether people can pick depends on the verb', () => {
  const outcomes = 'outcomes: { low: { when: score < 3, to: close }, fine: next }';
  const [done] = said(smallBlueprint({ steps: `a: { do: Work, ${outcomes} }\nb: { do: Work }` }));
  expect(done?.en).toContain('or none, so that people pick.');
  const [surveyed] = said(
    smallBlueprint({ steps: `a: { survey: { kind: csat, into: score }, ${outcomes} }\nb: { do: Work }` }),
  );
  expect(surveyed?.en).toContain('Give every outcome "when"; the last one may be called "else".');
});

describe('intake, confirmation, resolution and follow-up', () => {
  test('are there, or the blueprint says why not', () => {
    const text = smallBlueprint({}).replace(
      'omits: { intake: No, confirmation: No, follow-up: No }',
      'omits: { intake: No }',
    );
    expect(told(text)).toEqual(['TL4012 stages']);
    expect(said(text)[0]?.en).toBe(
      'The service has no stage of kind confirmation, follow-up. Add one, or say why not: omits: { confirmation: …, follow-up: … }.',
    );
  });

  test('a reason for what is there is left over', () => {
    const text = smallBlueprint({}).replace('omits: { intake: No,', 'omits: { intake: No, resolution: No,');
    expect(told(text)).toEqual(['TL4031 resolution']);
  });
});

test('a case that comes back goes on somewhere', () => {
  const text = smallBlueprint({ sections: 'reopen: { within: 7d, to: done }' });
  expect(told(text)).toEqual(['TL4041 done']);
  expect(said(text)).toEqual([
    {
      en: 'A case that comes back would be closed at once: "done" is an end. Name the step or stage at which the case goes on.',
      'zh-CN': '重新打开的案例会立刻再次结束，因为“done”是一个结束。请写案例应当从哪个步骤或阶段继续。',
    },
  ]);
});
