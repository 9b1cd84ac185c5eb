import { createActor } from 'xstate';
import { describe, expect, test } from 'vitest';

import { acceptedEvents } from '../../../src/run/accepted.ts';
import {
  describeClock,
  explainClock,
  freezeCase,
  thawCase,
  virtualClock,
  wordingOfRefusal,
  type Entry,
} from '../../../src/index.ts';
import { clockDesk, expectFolded, told, type ClockCase } from '../../support/clock-case.ts';
import { HOUR, START } from '../../support/driven-case.ts';
import { expectExplained } from '../../support/explained-clock.ts';

/** Work, waiting for the customer and the answer, with one clock over all of it. */
function desk(sla: string, more = '', data: Record<string, unknown> = {}): ClockCase {
  return clockDesk(
    `
calendars:
  office: { zone: Asia/Shanghai, open: { mon-fri: [09:00-12:00, 13:00-18:00] } }
  dated: { zone: Asia/Shanghai, open: { mon-fri: [09:00-12:00, 13:00-18:00] }, days: cn }
roles: { agent: { title: { en: Agent, zh-CN: 客服 } }, lead: {}, robot: { automatic: true }, garage: { external: true } }
data:
  level: { type: enum, values: [low, mid, high], default: low }
  until: { type: date }
  promised: { type: duration }
  applies: { type: boolean, default: true }
decisions:
  promise:
    hit: first
    inputs: [level]
    outputs: [{ within: duration }]
    rules: [{ if: [high], then: [4h] }, { if: [mid], then: [2bh] }, { if: [low], then: [8bh] }]
slas:
  answer: ${sla}
stages:
  handling:
    kind: resolution
    steps:
      work: { do: { label: Work, form: [level?, until?, promised?, applies?] }, by: agent, outcomes: { asks: ask, again: work, done: next } }
      reply: { do: Reply, by: lead, next: solved }
    alternatives: { ask: { ask: ["until?"], next: work } }
events: { restarts: {}, gives-up: {} }
ends: { solved: { outcome: solved, reach: formal-reply } }
reopen: { within: P30D, to: work }
${more}
`,
    { data },
  );
}

const answer = (target: string, more = ''): string =>
  `{ start: case.opened, stop: formal-reply, target: ${target}, calendar: office${more} }`;

const REASON = 'The part is late';

function extend(c: ClockCase, amount: unknown, more: { by?: string; reason?: unknown } = {}): string | string[] {
  const { by = 'lead', reason = REASON } = more;
  return c.send('sla.answer.extended', by, { amount, reason });
}

/** When the clock is due, after the sum that explains it was added up. */
function due(c: ClockCase): string | undefined {
  const { compiled, last, entries, now } = c;
  expectExplained(compiled, { context: last.snapshot.context, entries, now }, 'answer');
  return c.due('answer');
}

describe('a clock that is given more time is due so much later, as it counts', () => {
  test('business hours follow business hours, over the night and over the weekend', () => {
    const c = desk(answer('8bh'));
    expect(due(c)).toBe('18:00');
    c.until('10:00');
    expect(extend(c, '4bh')).toEqual(['answer extended']);
    expect(due(c)).toBe('01-06 14:00');
    const long = desk(answer('40bh'));
    expect(due(long)).toBe('01-09 18:00');
    long.until('09 17:00');
    extend(long, '4bh');
    expect(due(long)).toBe('01-12 14:00');
  });

  test('a working day more ends with the working day after the one on which it was due', () => {
    const days = desk(answer('1bd'));
    expect(due(days)).toBe('01-06 18:00');
    extend(days, '1bd');
    expect(due(days)).toBe('01-07 18:00');
    const hours = desk(answer('4bh'));
    expect(due(hours)).toBe('14:00');
    extend(hours, '1bd');
    expect(due(hours)).toBe('01-06 18:00');
  });

  test('elapsed time and days of the calendar follow a promise that runs around the clock', () => {
    const c = desk(answer('24h'));
    extend(c, '4h');
    expect(due(c)).toBe('01-06 13:00');
    extend(c, 'P1M');
    expect(due(c)).toBe('02-06 13:00');
  });

  test('a day more follows the end of the day that a field names', () => {
    const c = desk(answer('until'), '', { until: '2026-01-06' });
    extend(c, 'P1D');
    expect(due(c)).toBe('01-07 23:59:59.999');
  });

  test('twice is twice, and the journal keeps who, how much and why', () => {
    const c = desk(answer('8bh'));
    extend(c, '4bh');
    c.until('10:00');
    extend(c, '30bm', { by: 'agent', reason: '  Once more ' });
    expect(due(c)).toBe('01-06 14:30');
    expect(c.view.clocks[0]?.extended).toEqual(['4bh', '30bm']);
    const [first, second] = c.entries.filter(({ type }) => type === 'sla.extended');
    expect(first).toEqual({
      type: 'sla.extended',
      sla: 'answer',
      amount: '4bh',
      reason: REASON,
      due: Date.parse('2026-01-06T14:00+08:00'),
      at: START,
      by: { role: 'lead' },
    });
    expect(second).toMatchObject({ amount: '30bm', reason: 'Once more', by: { role: 'agent' } });
  });

  test('nobody can say when it is due where its calendar ends before', () => {
    const c = desk(answer('8bh').replace('office', 'dated'));
    expect(extend(c, '400bd')).toEqual(['answer extended', 'answer undated']);
    expect([c.state('answer'), c.due('answer')]).toEqual(['undated', undefined]);
  });
});

describe('all that follows from the due time follows it', () => {
  test('shares of the time come later, and a warning that was given is not given again', () => {
    const c = desk(answer('8bh', ', warn: [50%, -1h]'));
    c.until('10:00');
    extend(c, '4bh');
    c.until('16:00');
    extend(c, '4bh');
    c.until('07 18:00');
    expect(c.courseOf('answer')).toEqual([
      '09:00 started due 18:00',
      '10:00 extended due 01-06 14:00',
      '16:00 warned-50 due 01-06 14:00',
      '16:00 extended due 01-06 18:00',
      '01-06 17:00 warned-1h-left due 01-06 18:00',
      '01-06 18:00:00.001 breached due 01-06 18:00',
    ]);
  });

  test('a clock that stands still has so much more left when it runs on', () => {
    const c = desk(answer('8bh', ', pause: waiting-customer'));
    c.until('10:00');
    c.send('step.work.asks', 'agent');
    c.until('11:00');
    extend(c, '2bh');
    expect([c.state('answer'), due(c)]).toEqual(['paused', undefined]);
    c.until('15:00');
    c.send('step.ask.answered', 'customer', {});
    expect(due(c)).toBe('01-06 16:00');
    expect(c.courseOf('answer')).toEqual([
      '09:00 started due 18:00',
      '10:00 paused',
      '11:00 extended',
      '15:00 resumed due 01-06 16:00',
    ]);
  });

  test('a breach that was told is withdrawn where the new due time lies ahead, and may come again', () => {
    const c = desk(answer('4h'));
    c.until('14:00');
    expect(c.state('answer')).toBe('breached');
    expect(extend(c, '2h')).toEqual(['answer extended', 'answer withdrawn']);
    expect(c.state('answer')).toBe('running');
    c.until('16:00');
    expect(c.courseOf('answer')).toEqual([
      '09:00 started due 13:00',
      '13:00:00.001 breached due 13:00',
      '14:00 extended due 15:00',
      '14:00 withdrawn due 15:00',
      '15:00:00.001 breached due 15:00',
    ]);
  });

  test('a breach stays where even the new due time is over', () => {
    const c = desk(answer('4h'));
    c.until('14:00');
    expect(extend(c, '30m')).toEqual(['answer extended']);
    expect([c.state('answer'), due(c)]).toEqual(['breached', '13:30']);
  });

  test('what was given stays with a new target, which counts from the start or from now', () => {
    for (const [more, wanted] of [
      ['', '16:00'],
      [', on-retarget: from-now', '18:00'],
    ] as const) {
      const c = desk(answer('{ decide: promise.within }', more));
      extend(c, '4bh');
      c.until('11:00');
      c.send('step.work.again', 'agent', { level: 'mid' });
      expect(due(c)).toBe(wanted);
    }
  });

  test('a target that comes to count all time takes what was given as long as it is on the wall', () => {
    const c = desk(answer('{ decide: promise.within }', ', on-retarget: from-now'));
    extend(c, '4bh');
    c.until('12:00');
    c.send('step.work.again', 'agent', { level: 'high' });
    // Four hours to 16:00, then two business hours today and two tomorrow.
    expect(due(c)).toBe('01-06 11:00');
  });

  test('a case that is reopened goes on with what was given, a clock that begins anew has nothing of it', () => {
    for (const [onReopen, wanted] of [
      ['continue', '01-06 15:00'],
      ['restart', '01-06 12:00'],
    ] as const) {
      const c = desk(answer('8bh', `, on-reopen: ${onReopen}`));
      extend(c, '4bh');
      c.until('11:00');
      c.send('step.work.done', 'agent', {});
      c.send('step.reply.done', 'lead');
      c.until('12:00');
      c.send('case.reopens', 'customer');
      expect(due(c)).toBe(wanted);
    }
  });

  test('a clock that is reset begins with its target alone', () => {
    const c = desk(answer('8bh', ', reset: customer.restarts'));
    extend(c, '4bh');
    c.send('customer.restarts', 'customer');
    expect([due(c), c.view.clocks[0]?.extended]).toEqual(['18:00', undefined]);
  });

  test('an escalation climbs by the new due time, and what a withdrawn breach had called for does not leave', () => {
    const ladder =
      'escalations: { late: { sla: answer, levels: [{ at: 50%, notify: agent }, { at: breach, notify: lead }] } }';
    const c = desk(answer('4h'), ladder);
    c.until('10:00');
    extend(c, '2h');
    expect(c.until('11:59')).toEqual([]);
    expect(c.until('12:00')).toContain('late level 1');
    expect(c.until('15:00')).toEqual([]);
    expect(c.until('15:01')).toContain('late level 2');
  });

  test('a frozen case keeps what was given', () => {
    const c = desk(answer('8bh'));
    extend(c, '4bh');
    const frozen = freezeCase(c.compiled, c.last.snapshot);
    const thawed = thawCase(c.compiled, JSON.parse(JSON.stringify(frozen)));
    expect(thawed.context.clocks?.['answer']?.extended).toEqual(['4bh']);
  });
});

describe('more time is given by the staff, for a reason, to a run that is under way', () => {
  const around = answer('24h', ', when: applies, cancel: customer.gives-up');

  test.each([
    ['nobody else than the staff', { by: 'customer' }, 'TL6003'],
    ['no machine', { by: 'robot' }, 'TL6003'],
    ['no partner outside', { by: 'garage' }, 'TL6003'],
    ['no stranger', { by: 'somebody' }, 'TL6003'],
    ['not without a reason', { reason: '' }, 'TL6007'],
    ['not with a blank one', { reason: '  ' }, 'TL6007'],
    ['not with one that is missing', { reason: null }, 'TL6007'],
    ['not with one that is no text', { reason: 7 }, 'TL6006'],
  ] as const)('%s', (_, options, code) => {
    const c = desk(around);
    expect(extend(c, '4h', options)).toBe(code);
    expect(c.last.entries).toEqual([]);
    expect(c.due('answer')).toBe('01-06 09:00');
  });

  test.each([
    ['4 hours', 'TL6006'],
    ['-4h', 'TL6006'],
    [4, 'TL6006'],
    [null, 'TL6007'],
    ['0h', 'TL6017'],
    ['P0D', 'TL6017'],
    ['0bh', 'TL6017'],
    ['4bh', 'TL6017'],
    ['P1D', ['answer extended']],
  ])('%s around the clock: %s', (amount, wanted) => expect(extend(desk(around), amount)).toEqual(wanted));

  test.each([
    ['4h', 'TL6017'],
    ['P1D', 'TL6017'],
    ['1bd', ['answer extended']],
    ['90bm', ['answer extended']],
  ])('%s in business time: %s', (amount, wanted) => expect(extend(desk(answer('8bh')), amount)).toEqual(wanted));

  test('nothing else may be sent with it', () => {
    const c = desk(around);
    expect(c.send('sla.answer.extended', 'lead', { amount: '4h', reason: REASON, by: 'me' })).toBe('TL6008');
  });

  test('not before it has begun, once it is met or given up, while it does not apply, or once the case is closed', () => {
    const off = desk(answer('24h').replace('case.opened', 'customer.restarts'));
    expect(extend(off, '4h')).toBe('TL6017');
    const without = desk(around, '', { applies: false });
    expect(extend(without, '4h')).toBe('TL6017');
    const cancelled = desk(around);
    cancelled.send('customer.gives-up', 'customer');
    expect(extend(cancelled, '4h')).toBe('TL6017');
    const closed = desk(around);
    closed.send('step.work.done', 'agent', {});
    closed.send('step.reply.done', 'lead');
    expect(extend(closed, '4h')).toBe('TL6017');
  });

  test('not while nothing says what its target is', () => {
    expect(extend(desk(answer('promised')), '4h')).toBe('TL6017');
  });

  test('the refusal says in both languages what would fit', () => {
    const c = desk(answer('8bh'));
    extend(c, '4h');
    expect(['en' as const, 'zh-CN' as const].map((language) => wordingOfRefusal(c.last.refused!, language))).toEqual([
      {
        message: 'Clock "answer" counts business time only, and "4h" counts all time.',
        hint: 'Send business time, such as 4bh or 1bd.',
      },
      {
        message: '时钟“answer”只计工作时间，而“4h”是全部时间。',
        hint: '请写工作时间，例如 4bh 或 1bd。',
      },
    ]);
  });

  test('no case waits for it, and a blueprint without clocks does not know it', () => {
    const c = desk(around);
    expect(c.compiled.events).toContain('sla.answer.extended');
    expect(acceptedEvents(c.compiled, c.last.snapshot).map(({ type }) => type)).not.toContain('sla.answer.extended');
    expect(c.send('sla.reply.extended', 'lead', { amount: '4h', reason: REASON })).toBe('TL6002');
  });
});

test('a plain actor takes it too', () => {
  const { compiled } = desk(answer('4h', ', warn: 50%'));
  const clock = virtualClock(START);
  const entries: Entry[] = [];
  const actor = createActor(compiled.machine, { input: { id: 'C-1', at: START }, clock });
  actor.on('entry', ({ entry }: { entry: Entry }) => entries.push(entry));
  actor.start();
  clock.advance(5 * HOUR);
  const event = { type: 'sla.answer.extended', by: { role: 'lead' } };
  actor.send({ ...event, at: clock.now(), data: { amount: '2bh', reason: REASON } });
  actor.send({ ...event, at: clock.now(), data: { amount: '2h', reason: REASON } });
  expect(actor.getSnapshot().hasTag('clock-running')).toBe(true);
  clock.advance(5 * HOUR);
  expectFolded(compiled, actor.getSnapshot(), entries);
  expect(entries.filter((entry) => 'sla' in entry).map(({ type, at }) => `${told(at)} ${type}`)).toEqual([
    '09:00 sla.started',
    '11:00 sla.warned',
    '13:00:00.001 sla.breached',
    '14:00 sla.extended',
    '14:00 sla.withdrawn',
    '15:00:00.001 sla.breached',
  ]);
});

describe('why it is due when it is', () => {
  const c = desk(answer('8bh'));
  c.until('10:00');
  c.send('sla.answer.extended', 'agent', { amount: '4bh', reason: REASON }, { by: { role: 'agent', person: 'mei' } });
  const why = explainClock(c.compiled, c.entries, 'answer', { at: c.now, context: c.last.snapshot.context });

  test('in English', () => {
    expect(describeClock(why!, 'en')).toMatchInlineSnapshot(`
      "Clock “answer” is running: due Tue 6 Jan 14:00, 11 h of business time left.
      Promise: 8 business hours, extended by 4 business hours, counted in the opening hours of calendar “office”
      As of Mon 5 Jan 2026 10:00, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Starts because the case was opened; due 18:00
        10:00  Extended by 4 business hours, by Agent (mei): “The part is late”; due Tue 6 Jan 14:00

      The sum, counted from Mon 5 Jan 09:00
        Mon 5 Jan 09:00–10:00               1 h
        used                                1 h
        Mon 5 Jan 10:00 – Tue 6 Jan 14:00  11 h  still to come; closed 12:00–13:00, 18:00–09:00
        in all                             12 h  due Tue 6 Jan 14:00"
    `);
  });

  test('in Chinese', () => {
    expect(describeClock(why!, 'zh-CN')).toMatchInlineSnapshot(`
      "时钟“answer”正在走：最迟 1月6日 周二 14:00，还剩 11 小时（工作时间）。
      承诺：8 个工作小时，另延长 4 个工作小时，按日历“office”的工作时间计算
      截至 2026年1月5日 周一 10:00，Asia/Shanghai

      2026年1月5日 周一
        09:00  开始：案例开立；最迟 18:00
        10:00  由客服（mei）延长 4 个工作小时：“The part is late”；最迟 1月6日 周二 14:00

      计算过程，从 1月5日 周一 09:00 算起
        1月5日 周一 09:00–10:00                 1 小时
        已用                                    1 小时
        1月5日 周一 10:00 – 1月6日 周二 14:00  11 小时  尚未到来；休息 12:00–13:00、18:00–09:00
        合计                                   12 小时  最迟 1月6日 周二 14:00"
    `);
  });

  test('by the journal alone it is the same', () => {
    const alone = explainClock(c.compiled, c.entries, 'answer', { at: c.now });
    expect(describeClock(alone!, 'en')).toBe(describeClock(why!, 'en'));
  });
});
