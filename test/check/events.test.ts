import { describe, expect, test } from 'vitest';

import { said, smallBlueprint, told } from './small-blueprint.ts';

const sections = 'events: { pays: {} }\nsignals: { stock-back: {} }';
const hears = (event: string): string =>
  smallBlueprint({
    sections,
    steps: [
      `work-it: { do: Work, on: { ${event}: close }, outcomes: { fine: next, poor: close } }`,
      'pick: { choose: [{ when: score = 1, to: close }, { else: next }], when: score != null }',
      'hold: { wait: { first: { paid: customer.pays, back: signal.stock-back } } }',
    ].join('\n'),
  });

describe('events form a closed set', () => {
  test.each([
    ...['customer.writes', 'case.reopened', 'case.sealed', 'case.reopens', 'stage.work.entered', 'stage.work.left'],
    ...['step.work-it.entered', 'step.work-it.left', 'step.work-it.fine', 'step.begin.answered', 'step.close.done'],
    ...['step.pick.close', 'step.pick.next', 'step.hold.paid'],
  ])('%s can be heard', (event) => {
    expect(told(hears(event))).toEqual([]);
  });

  test.each([
    ['pays', 'customer.pays'],
    ['stock-back', 'signal.stock-back'],
    ['customer.pay', 'customer.pays'],
    ['step.work-it.done', 'step.work-it.fine'],
  ])('%s is none', (event, meant) => {
    expect(told(hears(event))).toEqual([`TL4027 ${event}`]);
    expect(said(hears(event))[0]?.en).toBe(`There is no event "${event}". Did you mean "${meant}"?`);
  });

  test('an event that is not declared is told once, however many steps hear it', () => {
    const steps = 'a: { do: Work, on: { customer.calls: close } }\nb: { do: Work, on: { customer.calls: close } }';
    expect(said(smallBlueprint({ steps }))).toEqual([
      {
        en: 'There is no event "customer.calls". It stands in 1 more place. Write customer.… with an entry of "events", signal.… with one of "signals", step.<step>.<outcome> or stage.<stage>.entered.',
        'zh-CN':
          '没有“customer.calls”这个事件。另有 1 处同样如此。请写 customer.加 events 中的名称、signal.加 signals 中的名称、step.<步骤>.<结果> 或 stage.<阶段>.entered。',
      },
    ]);
  });
});

test('what an event brings is read where the event is handled', () => {
  const events = 'events: { pays: { carries: { amount: integer } } }';
  const read = (steps: string): string[] => told(smallBlueprint({ sections: events, steps }));
  expect(
    read('a: { do: Work, on: { customer.pays: { when: event.amount > 2, set: { score: =event.amount } } } }'),
  ).toEqual([]);
  expect(read('a: { wait: { event: customer.pays }, set: { score: =event.amount } }')).toEqual([]);
  expect(
    read(
      'a: { wait: { first: { paid: customer.pays, no: 1d } }, outcomes: { paid: { set: { score: =event.amount } }, no: next } }',
    ),
  ).toEqual([]);
  expect(read('a: { wait: { event: customer.pays } }\nb: { say: hello, set: { score: =event.amount } }')).toEqual([
    'TL4038 event',
  ]);
});
