import { describe, expect, test } from 'vitest';

import { freezeCase, step } from '../../src/index.ts';
import { compiledFrom } from '../support/blueprints.ts';
import { DAY, DrivenCase, HOUR, MINUTE, said, START } from '../support/driven-case.ts';

const HEAD = `
throughline: 1
id: desk
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
omits: { intake: none, confirmation: none, follow-up: none }
`;

const desk = (rest: string) => new DrivenCase(compiledFrom(HEAD + rest));

describe('asking the customer', () => {
  const blueprint = `
roles: { agent: { deputy: lead }, lead: {} }
channels: { phone: { kind: phone } }
data: { topic: { type: enum, values: [bill, network] }, note: { type: text, max: 5 } }
messages: { please: { en: "Please answer {case.id}", zh-CN: "请回复 {case.id}" } }
stages:
  work:
    kind: resolution
    steps:
      first: { ask: { fields: [topic, note?], message: please }, via: [phone], by: agent, within: 1d, remind: { every: 4h, times: 2 }, reach: acknowledged, outcomes: { no-answer: lost } }
ends: { done: { outcome: solved }, lost: { outcome: no-answer } }
`.replace('reach: acknowledged,', 'reach: acknowledged, next: done,');

  test('an answer by the customer sets the fields, reaches the milestone and goes on', () => {
    const driven = desk(blueprint);
    expect(said(driven.entries)).toEqual(['case.opened', 'stage.entered work', 'entered first', 'asked ask']);
    expect(driven.last.effects).toEqual([
      {
        kind: 'ask',
        fields: ['topic', 'note'],
        message: 'please',
        text: 'Please answer C-1',
        step: 'first',
        visit: 1,
        locale: 'en',
        channels: ['phone'],
      },
    ]);
    expect(driven.send('step.first.answered', 'customer', { topic: 'bill' })).toEqual([
      'set {"topic":"bill"}',
      'reached acknowledged',
      'left first: answered',
      'stage.left work',
      'closed done: solved',
      'case.sealed',
    ]);
    expect(driven.last.status).toBe('sealed');
  });

  test('the role of the step and its deputy may answer for the customer, others may not', () => {
    const driven = desk(blueprint);
    expect(driven.send('step.first.answered', 'stranger', { topic: 'bill' })).toBe('TL6003');
    expect(driven.send('step.first.answered', 'lead', { topic: 'bill' })).toContain('left first: answered');
  });

  test('an answer that leaves a question open, says too much or does not fit changes nothing and says what is wrong', () => {
    const driven = desk(blueprint);
    const before = JSON.stringify(freezeCase(driven.compiled, driven.last.snapshot));
    expect(driven.send('step.first.answered', 'customer')).toBe('TL6007');
    expect(driven.last.refused?.message).toBe('Not answered yet: topic.');
    expect(driven.send('step.first.answered', 'customer', { topic: 'tax' })).toBe('TL6006');
    expect(driven.send('step.first.answered', 'customer', { topic: 'bill', note: 'too long' })).toBe('TL6006');
    expect(driven.send('step.first.answered', 'customer', { topic: 'bill', extra: 1 })).toBe('TL6008');
    expect(driven.last.refused?.accepted.map(({ type }) => type)).toEqual([
      'step.first.answered',
      'case.cancels',
      'case.merged',
      'customer.writes',
    ]);
    expect(JSON.stringify(freezeCase(driven.compiled, driven.last.snapshot))).toBe(before);
  });

  test('an answer at the last instant of its limit is in time, one millisecond later nobody answered', () => {
    const inTime = desk(blueprint);
    inTime.pass(DAY);
    expect(inTime.send('step.first.answered', 'customer', { topic: 'bill' })).toContain('left first: answered');
    const late = desk(blueprint);
    expect(late.pass(DAY + 1)).toEqual([
      'reminder to customer: Please answer C-1',
      'reminder to customer: Please answer C-1',
      'left first: no-answer',
      'stage.left work',
      'closed lost: no-answer',
      'case.sealed',
    ]);
  });

  test('reminders go out a bounded number of times, at their hours', () => {
    const driven = desk(blueprint);
    driven.pass(20 * HOUR);
    const reminders = driven.entries.filter(
      (entry) => entry.type === 'effect.requested' && entry.effect.kind === 'reminder',
    );
    expect(reminders.map(({ at }) => (at - START) / HOUR)).toEqual([4, 8]);
  });

  test('a case in Chinese is asked in Chinese', () => {
    const driven = new DrivenCase(compiledFrom(HEAD + blueprint), { locale: 'zh-TW' });
    expect(driven.last.effects[0]).toMatchObject({ text: '请回复 C-1', locale: 'zh-CN' });
  });
});

describe('work', () => {
  test('the sender of a picked outcome chooses the way; its own settings come after those of the step', () => {
    const driven = desk(`
roles: { agent: {} }
data: { total: { type: number, default: 1 } }
stages:
  work:
    kind: resolution
    steps:
      look:
        do: Look into it
        by: agent
        set: { total: =total + 1 }
        outcomes: { fine: next, broken: { to: repair, set: { total: =total * 10 }, reach: first-response } }
      reply: { do: Reply, by: agent, next: done }
    alternatives:
      repair: { do: Repair, by: agent, next: reply }
ends: { done: { outcome: solved } }
`);
    expect(driven.send('step.look.done', 'agent')).toBe('TL6002');
    expect(driven.last.refused?.hint).toContain('step.look.fine');
    expect(driven.send('step.look.broken', 'agent')).toEqual([
      'set {"total":20}',
      'reached first-response',
      'left look: broken',
      'entered repair',
    ]);
    expect(driven.send('step.look.fine', 'agent')).toBe('TL6001');
    driven.send('step.repair.done', 'agent');
    expect(driven.at).toEqual(['reply']);
  });

  test('known values need not be sent again, and can be changed', () => {
    const driven = desk(`
roles: { agent: {} }
data: { summary: { type: text } }
stages:
  work:
    kind: resolution
    steps:
      one: { do: { label: One, form: [summary] }, by: agent }
      two: { do: { label: Two, form: [summary] }, by: agent }
      three: { do: { label: Three, form: [summary] }, by: agent }
ends: { done: { outcome: solved } }
`);
    driven.send('step.one.done', 'agent', { summary: 'first' });
    expect(driven.view.accepts[0]?.fields[0]).toMatchObject({ name: 'summary', known: 'first', needed: false });
    expect(driven.send('step.two.done', 'agent')).toEqual(['left two: done', 'entered three']);
    driven.send('step.three.done', 'agent', { summary: 'second' });
    expect(driven.view.data).toEqual({ summary: 'second' });
  });
});

describe('deciding and choosing', () => {
  const blueprint = `
roles: { agent: {} }
data:
  severity: { type: integer, min: 1, max: 5 }
  level: { type: enum, values: [ordinary, advanced] }
  tags: { type: list, of: text }
decisions:
  grade: { hit: first, inputs: [severity], outputs: [level], rules: [{ if: [">= 4"], then: [advanced] }, { if: [any], then: [ordinary] }] }
  mark: { hit: collect, inputs: [severity], outputs: [tags], rules: [{ if: ["> 1"], then: [hot] }, { if: ["> 3"], then: ["=\\"very \\" + \\"hot\\""] }] }
stages:
  work:
    kind: resolution
    steps:
      take: { ask: [severity] }
      grade: { decide: grade }
      mark: { decide: mark }
      raise: { decide: [{ when: severity = 5, set: { severity: 4 } }, { set: { severity: =severity } }] }
      way: { choose: [{ when: level = "advanced", to: fast }, { else: slow }] }
    alternatives:
      fast: { do: Fast, by: agent, next: done }
      slow: { do: Slow, by: agent, next: done }
ends: { done: { outcome: solved } }
`;

  test('tables fill fields by their hit policy, conditions by the first that holds, and the case goes the right way', () => {
    const driven = desk(blueprint);
    expect(driven.send('step.take.answered', 'customer', { severity: 5 })).toEqual([
      'set {"severity":5}',
      'left take: answered',
      'entered grade',
      'set {"level":"advanced"}',
      'left grade: done',
      'entered mark',
      'set {"tags":["hot","very hot"]}',
      'left mark: done',
      'entered raise',
      'set {"severity":4}',
      'left raise: done',
      'entered way',
      'left way: fast',
      'entered fast',
    ]);
    const mild = desk(blueprint);
    mild.send('step.take.answered', 'customer', { severity: 1 });
    expect(mild.view).toMatchObject({ data: { severity: 1, level: 'ordinary', tags: [] } });
    expect(mild.at).toEqual(['slow']);
  });
});

describe('calling a service', () => {
  const blueprint = `
services: { stock: { in: { item: text }, out: { left: integer }, idempotent: true } }
data: { item: { type: text, default: bolt }, left: { type: integer, min: 0 } }
stages:
  work:
    kind: resolution
    steps:
      look: { call: { service: stock, with: { item: =upper case(item) }, into: { left: left } }, outcomes: { failed: by-hand } }
      again: { wait: 1h, next: done }
    alternatives:
      by-hand: { wait: 2h, next: look }
ends: { done: { outcome: solved } }
`;

  test('the service gets what the step says, and its result fills the fields', () => {
    const driven = desk(blueprint);
    expect(driven.last.effects).toEqual([
      {
        kind: 'call',
        service: 'stock',
        with: { item: 'BOLT' },
        idempotent: true,
        step: 'look',
        run: 1,
        visit: 1,
        locale: 'en',
        channels: [],
      },
    ]);
    expect(driven.send('step.look.done', 'customer', { left: 3 })).toBe('TL6003');
    expect(driven.send('step.look.done', 'service', { left: 3 })).toEqual([
      'set {"left":3}',
      'left look: done',
      'entered again',
    ]);
  });

  test('a failure is a way of its own and brings no data; a late result of an earlier call is not taken for the present one', () => {
    const driven = desk(blueprint);
    expect(driven.send('step.look.failed', 'service', { left: 9 })).toEqual(['left look: failed', 'entered by-hand']);
    driven.pass(2 * HOUR);
    expect(driven.at).toEqual(['look']);
    expect(driven.send('step.look.done', 'service', { left: 3 }, { run: 1 })).toBe('TL6012');
    expect(driven.send('step.look.done', 'service', { left: -1 }, { run: 3 })).toBe('TL6006');
    expect(driven.send('step.look.done', 'service', { left: 3 }, { run: 3 })).toContain('left look: done');
  });
});

describe('waiting', () => {
  test('an elapsed wait ends at its very instant, a calendar wait keeps the local time across the clock change', () => {
    const driven = new DrivenCase(
      compiledFrom(`
throughline: 1
id: wait
version: "1.0.0"
zone: Europe/Amsterdam
omits: { intake: none, confirmation: none, follow-up: none }
stages: { work: { kind: resolution, steps: { hour: { wait: 1h }, months: { wait: P3M } } } }
ends: { done: { outcome: solved } }
`),
    );
    expect(driven.pass(HOUR - 1)).toEqual([]);
    expect(driven.pass(1)).toEqual(['left hour: done', 'entered months']);
    const due = driven.view.waiting[0]?.due ?? 0;
    expect(new Date(due).toISOString()).toBe('2026-04-05T01:00:00.000Z');
  });

  test('whichever comes first ends the wait, and the loser is forgotten', () => {
    const blueprint = `
signals: { paid: { carries: { amount: number } } }
data: { amount: { type: number }, due: { type: date, default: "2026-01-08" } }
stages:
  work:
    kind: resolution
    steps:
      pay:
        wait: { first: { paid: signal.paid, tired: due } }
        outcomes: { paid: { to: done, set: { amount: =event.amount } }, tired: lost }
ends: { done: { outcome: solved }, lost: { outcome: no-answer } }
`;
    const paid = desk(blueprint);
    expect(paid.send('signal.paid', 'system', {})).toBe('TL6007');
    expect(paid.send('signal.paid', 'system', { amount: 12 })).toEqual([
      'set {"amount":12}',
      'left pay: paid',
      'stage.left work',
      'closed done: solved',
      'case.sealed',
    ]);
    expect(paid.last.cancelTimers).toEqual(['wait:pay:tired']);
    const tired = desk(blueprint);
    expect(tired.pass(2 * DAY + 15 * HOUR)).toContain('left pay: tired');
    expect(new Date(tired.entries.at(-1)!.at).toISOString()).toBe('2026-01-07T16:00:00.000Z');
  });
});

describe('surveys', () => {
  test('the score decides the way', () => {
    const blueprint = `
data: { csat: { type: integer, min: 1, max: 5 } }
stages:
  work:
    kind: resolution
    steps:
      rate:
        survey: { kind: csat, into: csat, question: Happy? }
        within: P7D
        outcomes: { good: { when: csat >= 4, to: done }, bad: { when: csat <= 3, to: refused }, no-answer: lost }
ends: { done: { outcome: solved }, refused: { outcome: refused }, lost: { outcome: no-answer } }
`;
    const happy = desk(blueprint);
    expect(happy.send('step.rate.good', 'customer', { csat: 5 })).toBe('TL6002');
    expect(happy.send('step.rate.answered', 'customer', { csat: 4 })).toContain('closed done: solved');
    const unhappy = desk(blueprint);
    expect(unhappy.send('step.rate.answered', 'customer', { csat: 3 })).toContain('closed refused: refused');
    expect(unhappy.entries.find(({ type }) => type === 'step.left')).toMatchObject({ outcome: 'bad' });
  });
});

describe('skipping', () => {
  test('a step or stage whose condition does not hold is passed over, sets and reaches nothing', () => {
    const driven = desk(`
roles: { agent: {} }
data: { vip: { type: boolean, default: false } }
stages:
  extra: { kind: plan, when: vip, steps: { treat: { do: Treat, by: agent } } }
  work:
    kind: resolution
    steps:
      gift: { do: Gift, by: agent, when: vip, reach: first-response, set: { vip: false } }
      handle: { do: Handle, by: agent }
ends: { done: { outcome: solved } }
`);
    expect(said(driven.entries)).toEqual([
      'case.opened',
      'stage.skipped extra',
      'stage.entered work',
      'skipped gift',
      'entered handle',
    ]);
    expect(driven.view.reached).toEqual({});
  });
});

describe('breaking in', () => {
  const blueprint = `
roles: { agent: {}, boss: {} }
data: { heat: { type: integer, default: 0 } }
events: { leaves: {}, asks: {}, shouts: { carries: { how: integer } } }
stages:
  start:
    kind: intake
    on: { customer.shouts: { when: event.how > 3, to: calm } }
    steps:
      take: { ask: [heat], within: 1h, outcomes: { no-answer: lost }, on: { customer.shouts: { when: event.how > 8, to: work } } }
  work:
    kind: resolution
    steps:
      handle: { do: Handle, by: agent, next: done }
    alternatives:
      calm: { do: Calm down, by: boss, next: done }
interrupts:
  gone: { on: customer.leaves, to: left }
  aside: { on: customer.asks, not-in: [work], steps: { answer: { do: Answer, by: boss }, tell: { wait: 2h } } }
ends: { done: { outcome: solved }, lost: { outcome: no-answer }, left: { outcome: withdrawn } }
`;

  test('the innermost handler whose condition holds takes the event', () => {
    const loud = desk(blueprint);
    expect(loud.send('customer.shouts', 'customer', { how: 2 })).toBe('TL6013');
    expect(loud.send('customer.shouts', 'customer', { how: 5 })).toEqual([
      'heard customer.shouts',
      'interrupted take',
      'stage.left start',
      'stage.entered work',
      'entered calm',
    ]);
    const louder = desk(blueprint);
    louder.send('customer.shouts', 'customer', { how: 9 });
    expect(louder.at).toEqual(['handle']);
  });

  test('an interrupt with a target leaves for good, from any step', () => {
    const driven = desk(blueprint);
    expect(driven.send('customer.leaves', 'customer')).toEqual([
      'heard customer.leaves',
      'interrupted take',
      'stage.left start',
      'closed left: withdrawn',
      'case.sealed',
    ]);
    expect(driven.last.cancelTimers).toEqual(['within:take']);
  });

  test('an interrupt with steps comes back to where the case was, and what fell due meanwhile fires then', () => {
    const driven = desk(blueprint);
    expect(driven.send('customer.asks', 'customer')).toEqual([
      'heard customer.asks',
      'interrupt.started aside',
      'entered answer',
    ]);
    expect(driven.at).toEqual(['answer']);
    expect(driven.send('step.take.answered', 'customer')).toBe('TL6010');
    expect(driven.send('customer.leaves', 'customer')).toBe('TL6010');
    driven.now += 90 * MINUTE;
    expect(driven.send('step.answer.done', 'boss')).toEqual(['left answer: done', 'entered tell']);
    const after = driven.pass(2 * HOUR);
    expect(after).toEqual([
      'left tell: done',
      'interrupt.ended aside',
      'left take: no-answer',
      'stage.left start',
      'closed lost: no-answer',
      'case.sealed',
    ]);
  });

  test('an event that no interrupt hears in this stage is not offered, and its refusal does not name it', () => {
    const driven = desk(blueprint);
    const offered = (): string[] => driven.view.accepts.map(({ type }) => type);
    expect(offered()).toContain('customer.asks');
    driven.send('step.take.answered', 'customer', { heat: 3 });
    expect(driven.at).toEqual(['handle']);
    expect(driven.send('customer.asks', 'customer')).toBe('TL6001');
    expect(driven.last.refused?.params['accepted']).toEqual(offered());
    expect(offered()).toContain('customer.leaves');
    expect(offered()).not.toContain('customer.asks');
  });

  test('what the customer writes is noted once, also when an interrupt listens to it', () => {
    const driven = desk(blueprint.replace('on: customer.asks, not-in', 'on: customer.writes, not-in'));
    expect(driven.send('customer.writes', 'customer', { text: 'hm' })).toEqual([
      'heard customer.writes',
      'interrupt.started aside',
      'entered answer',
    ]);
    expect(driven.send('customer.writes', 'customer', { text: 'hm' })).toEqual(['heard customer.writes']);
    expect(driven.view.accepts.map(({ type }) => type)).toEqual([
      'step.answer.done',
      'case.cancels',
      'case.merged',
      'customer.writes',
    ]);
  });

  test('in the stages that it leaves out an interrupt is not heard', () => {
    const driven = desk(blueprint);
    driven.send('step.take.answered', 'customer');
    expect(driven.send('customer.asks', 'customer')).toBe('TL6001');
  });

  test('a case can always be cancelled, also while it is interrupted', () => {
    const driven = desk(blueprint);
    driven.send('customer.asks', 'customer');
    expect(driven.send('case.cancels', 'boss')).toEqual([
      'heard case.cancels',
      'interrupted take',
      'stage.left start',
      'closed cancelled: cancelled',
      'case.sealed',
      'interrupted answer',
      'interrupt.ended aside',
    ]);
    expect(driven.last.status).toBe('sealed');
    expect(Object.keys(driven.last.snapshot.context.timers)).toEqual([]);
  });

  test.each([
    ['cancelled', 'case.cancels'],
    ['merged', 'case.merged'],
  ])('an end of the blueprint may be called "%s"; %s then closes the case there', (end, event) => {
    const own = blueprint.replaceAll('left', end);
    const left = desk(own);
    expect(left.send('customer.leaves', 'customer')).toContain(`closed ${end}: withdrawn`);
    const cancelled = desk(own);
    expect(cancelled.send(event, 'boss')).toContain(`closed ${end}: withdrawn`);
    expect(cancelled.last.status).toBe('sealed');
  });
});

describe('closing and reopening', () => {
  const blueprint = `
roles: { agent: {} }
stages:
  work: { kind: resolution, steps: { handle: { do: Handle, by: agent, reach: first-response, outcomes: { ok: good, no: bad } } } }
ends: { good: { outcome: solved, reach: resolved }, bad: { outcome: refused } }
reopen: { within: P7D, to: handle, from: [good] }
`;

  test('a closed case comes back within its window: milestones unreached, visits from 0, data kept, counted', () => {
    const driven = desk(blueprint);
    expect(driven.send('step.handle.ok', 'agent')).toEqual([
      'reached first-response',
      'left handle: ok',
      'reached resolved',
      'stage.left work',
      'closed good: solved',
    ]);
    expect(driven.last.status).toBe('closed');
    expect(driven.view.accepts.map(({ type }) => type)).toEqual(['case.reopens', 'customer.writes']);
    driven.pass(7 * DAY);
    expect(driven.send('case.reopens', 'system')).toBe('TL6003');
    expect(driven.send('case.reopens', 'customer')).toEqual(['reopened 1', 'stage.entered work', 'entered handle']);
    const { status, reached, visits, reopened } = driven.view;
    expect({ status, reached, visits, reopened }).toEqual({
      status: 'open',
      reached: {},
      visits: { handle: 1 },
      reopened: 1,
    });
    expect(driven.send('step.handle.ok', 'agent')).toContain('closed good: solved');
    expect(driven.pass(7 * DAY + 1)).toEqual(['case.sealed']);
  });

  test('after the window the case is sealed: what comes then is answered with that fact', () => {
    const driven = desk(blueprint);
    driven.send('step.handle.ok', 'agent');
    expect(driven.pass(7 * DAY + 1)).toEqual(['case.sealed']);
    expect(driven.send('case.reopens', 'customer')).toBe('TL6011');
    expect(driven.send('customer.writes', 'customer', { text: 'hello?' })).toEqual([
      'heard customer.writes',
      expect.stringContaining('Case C-1 is closed for good'),
    ]);
  });

  test('an end that cannot be reopened seals at once', () => {
    const driven = desk(blueprint);
    expect(driven.send('step.handle.no', 'agent')).toContain('case.sealed');
    expect(driven.last.status).toBe('sealed');
  });

  test('what the customer writes is kept, while open and while closed', () => {
    const driven = desk(blueprint);
    expect(driven.send('customer.writes', 'customer', { text: 'hello' })).toEqual(['heard customer.writes']);
    driven.send('step.handle.ok', 'agent');
    expect(driven.send('customer.writes', 'customer', { text: 'thanks' })).toEqual(['heard customer.writes']);
    expect(driven.last.entries[0]).toMatchObject({ data: { text: 'thanks' }, by: { role: 'customer' } });
  });
});

describe('the door', () => {
  const driven = desk(`
roles: { agent: {} }
stages: { work: { kind: resolution, steps: { handle: { do: Handle, by: agent } } } }
ends: { done: { outcome: solved } }
`);
  const event = { type: 'step.handle.done', at: START, by: { role: 'agent' } };
  const refusal = (change: object, now = START): string | undefined =>
    step(driven.compiled, driven.last.snapshot, { ...event, ...change }, now).refused?.code;

  test('an event says when it happened and who sent it: not before what is known, not in the future', () => {
    expect(refusal({ at: undefined })).toBe('TL6004');
    expect(refusal({ at: START - 1 })).toBe('TL6004');
    expect(refusal({ at: START + 1 })).toBe('TL6004');
    expect(refusal({ by: undefined })).toBe('TL6005');
    expect(refusal({})).toBeUndefined();
  });

  test('facts that the machine tells itself cannot be sent from outside', () => {
    expect(refusal({ type: 'fact.journey.closed' })).toBe('TL6002');
    expect(refusal({ type: 'xstate.init' })).toBe('TL6002');
    expect(refusal({ type: 'timer', timer: 'within:handle', generation: 1 })).toBe('TL6012');
  });

  test('a case is opened with an id, an instant and data that fits', () => {
    expect(() => step(driven.compiled, null, { id: 'C-1' } as never, START)).toThrow(TypeError);
    expect(() => step(driven.compiled, null, { id: 'C-1', at: START, data: { nothing: 1 } }, START)).toThrow(TypeError);
  });
});
