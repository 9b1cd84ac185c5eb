import { describe, expect, test } from 'vitest';

import { findingsOf, said, smallBlueprint, told } from './small-blueprint.ts';

describe('a target names a step, stage or end', () => {
  test('a step that several outcomes go to and that was renamed is one mistake, told at the first place', () => {
    const text = smallBlueprint({ steps: 'work-it: { do: Work, outcomes: { a: vanished, b: vanished, c: next } }' });
    expect(told(text)).toEqual(['TL4002 vanished']);
    const [finding] = findingsOf(text);
    expect(finding?.related).toEqual([{ file: 'small.blueprint.yaml', line: finding?.line, column: 56 }]);
    expect(said(text)).toEqual([
      {
        en: '"vanished" leads nowhere: no step, stage or end has that name. It stands in 1 more place. Correct the name, or write "next" to go on with the following step.',
        'zh-CN':
          '找不到“vanished”：没有同名的步骤、阶段或结束。另有 1 处同样如此。请改正名称；如果要继续下一步，请写 next。',
      },
    ]);
  });

  test('a misspelt target is offered only what can be reached from where it stands', () => {
    const interrupts = 'aside: { on: customer.writes, steps: { calm-down: { do: Calm down, by: boss } } }';
    const text = smallBlueprint({ steps: 'work-it: { do: Work, next: calm-dwn }', interrupts });
    expect(said(text).map(({ en }) => en)).toEqual([
      '"calm-dwn" leads nowhere: no step, stage or end has that name. Correct the name, or write "next" to go on with the following step.',
    ]);
  });

  test('"resume" means nothing outside an interrupt, "next" nothing on an interrupt or on reopening', () => {
    expect(told(smallBlueprint({ steps: 'work-it: { do: Work, next: resume }' }))).toEqual(['TL4002 resume']);
    expect(told(smallBlueprint({ interrupts: 'gone: { on: customer.writes, to: next }' }))).toEqual(['TL4002 next']);
    expect(told(smallBlueprint({ sections: 'reopen: { within: 7d, to: next }' }))).toEqual(['TL4002 next']);
  });

  test('steps of an interrupt are entered by its event only', () => {
    const interrupts = 'aside: { on: customer.writes, steps: { calm: { do: Calm down, by: boss } } }';
    expect(told(smallBlueprint({ steps: 'work-it: { do: Work, next: calm }', interrupts }))).toEqual(['TL4006 calm']);
  });
});

describe('every way out leads somewhere', () => {
  test('an alternative that its outcomes leave by "next" is told once, at the first "next"', () => {
    const alternatives = 'aside: { do: Look aside, outcomes: { a: next, b: next } }';
    const text = smallBlueprint({ steps: 'work-it: { do: Work, next: aside }', alternatives });
    expect(told(text)).toEqual(['TL4004 next']);
    expect(findingsOf(text)[0]?.related).toHaveLength(1);
  });

  test('an alternative that says nothing at all is told at its name', () => {
    const text = smallBlueprint({ steps: 'work-it: { do: Work, next: aside }', alternatives: 'aside: { do: Look }' });
    expect(told(text)).toEqual(['TL4004 aside']);
  });

  test('with several ends the last step says which is meant, with one end it need not', () => {
    const ends = 'done: { outcome: solved }\nlost: { outcome: no-answer }';
    const steps = 'work-it: { do: Work, outcomes: { a: next, b: lost } }';
    const last = 'next: done }';
    expect(told(smallBlueprint({ steps, ends }).replace(last, '}'))).toEqual(['TL4005 close']);
    expect(told(smallBlueprint({}).replace(last, '}'))).toEqual([]);
  });
});

test('steps, stages and ends share one set of names, and each name too many is told', () => {
  expect(told(smallBlueprint({ ends: 'work: { outcome: solved }\ndone: { outcome: solved }' }))).toEqual([
    'TL4003 work',
  ]);
});
