import { describe, expect, test } from 'vitest';

import { DAY, HOUR } from '../../support/driven-case.ts';
import { clockDesk, type ClockCase } from '../../support/clock-case.ts';

/** One clock over some work; its case may carry dates and a class of customers. */
function desk(sla: string, { data = {}, zone = 'Asia/Shanghai', more = '' } = {}): ClockCase {
  return clockDesk(
    `
calendars:
  office: { zone: ${zone}, open: { mon-fri: [09:00-12:00, 13:00-18:00] } }
  dated: { zone: ${zone}, open: { mon-fri: 09:00-18:00 }, days: cn }
roles: { agent: {}, head: {} }
data:
  promised: { type: duration }
  promised_for: { type: datetime }
  visit_on: { type: date }
  tier: { type: enum, values: [gold, silver] }
  gap: { type: text }
parameters: { patience: { type: duration, value: 6h }, not_yet: { type: duration, value: unset } }
decisions:
  promise: { hit: first, inputs: [tier], outputs: [{ answer: duration }], rules: [{ if: [gold], then: [2h] }, { if: [silver], then: [4h] }] }
slas:
  answer: ${sla}
stages:
  handling:
    kind: resolution
    steps:
      work: { do: { label: Work, form: [tier?, promised?, promised_for?, visit_on?] }, by: agent, outcomes: { again: work, done: next } }
      choose: { choose: [{ when: 'sla.answer.state = "breached"', to: apologise }, { else: reply }] }
      reply: { do: Reply, by: agent, reach: first-response, next: solved }
    alternatives: { apologise: { do: Apologise, by: head, next: reply } }
ends: { solved: { outcome: solved } }
${more}
`,
    { data },
  );
}

const answer = (target: string, more = ''): string =>
  `{ start: case.opened, stop: first-response, target: ${target}${more} }`;

describe('where the target of a clock comes from', () => {
  test('a parameter, a duration in a field, an instant in a field, the end of the day in a date', () => {
    expect(desk(answer('patience')).due('answer')).toBe('15:00');
    expect(desk(answer('promised'), { data: { promised: 'PT90M' } }).due('answer')).toBe('10:30');
    const instant = { promised_for: '2026-01-06T10:00:00+08:00' };
    expect(desk(answer('promised_for'), { data: instant }).due('answer')).toBe('01-06 10:00');
    expect(desk(answer('visit_on'), { data: { visit_on: '2026-01-06' } }).due('answer')).toBe('01-06 23:59:59.999');
  });

  test('a number that is not set yet, a field that is empty and a table without a rule leave the clock running without a due time', () => {
    for (const target of ['not_yet', 'promised', '{ decide: promise.answer }']) {
      const c = desk(answer(target));
      expect(c.state('answer')).toBe('undated');
      expect(c.last.snapshot.hasTag('clock-undated')).toBe(true);
      c.pass(30 * DAY);
      c.send('step.work.done', 'agent', {});
      c.send('step.reply.done', 'agent');
      expect(c.courseOf('answer').map((line) => line.split(' ').at(-1))).toEqual(['started', 'undated', 'met']);
    }
  });

  test('a promise that is decided on later counts from the start, and is broken at once where its time is over', () => {
    for (const more of ['', ', on-retarget: from-now']) {
      const c = desk(answer('{ decide: promise.answer }', more));
      c.pass(3 * HOUR);
      c.send('step.work.again', 'agent', { tier: 'silver' });
      expect(c.due('answer')).toBe('13:00');
    }
    const late = desk(answer('{ decide: promise.answer }'));
    late.pass(3 * HOUR);
    late.send('step.work.again', 'agent', { tier: 'gold' });
    expect(late.state('answer')).toBe('breached');
  });

  test('an appointment that is moved moves the due time', () => {
    const c = desk(answer('promised_for'), { data: { promised_for: '2026-01-05T12:00:00+08:00' } });
    c.pass(HOUR);
    c.send('step.work.again', 'agent', { promised_for: '2026-01-05T15:00:00+08:00' });
    expect(c.due('answer')).toBe('15:00');
  });

  test('a month of the calendar keeps its hour over the change to summer time', () => {
    const c = clockDesk(
      `
roles: { agent: {} }
data: { since: { type: datetime } }
slas: { answer: { start: since, stop: first-response, target: P1M }, days: { start: since, stop: first-response, target: 31d } }
stages: { handling: { kind: resolution, steps: { work: { do: Work, by: agent, reach: first-response, next: solved } } } }
ends: { solved: { outcome: solved } }
`,
      { data: { since: '2025-12-31T12:00:00+08:00' } },
    );
    expect([c.due('answer'), c.due('days')]).toEqual(['01-31 12:00', '01-31 12:00']);
  });

  test('working time beyond the days a calendar knows leaves the clock without a due time and stops nothing', () => {
    const c = desk(answer('300bd', ', calendar: dated, warn: [50%, -1bd]'));
    expect(c.state('answer')).toBe('undated');
    expect(c.at).toEqual(['work']);
    c.pass(DAY);
    c.send('step.work.done', 'agent', {});
    expect(c.at).toEqual(['reply']);
    expect(c.courseOf('answer')).toEqual(['09:00 started', '09:00 undated']);
  });
});

describe('warnings', () => {
  test('by share and by time left count working time, pauses and closed hours left out', () => {
    const c = desk(answer('10bh', ', calendar: office, warn: [50%, -2bh, -1h]'));
    c.pass(2 * DAY);
    // Ten hours are eight on Monday and two on Tuesday: half of them are over on Monday at three in the afternoon.
    expect(c.courseOf('answer')).toEqual([
      '09:00 started due 01-06 11:00',
      '15:00 warned-50 due 01-06 11:00',
      '01-06 09:00 warned-2bh-left due 01-06 11:00',
      '01-06 10:00 warned-1h-left due 01-06 11:00',
      '01-06 11:00:00.001 breached due 01-06 11:00',
    ]);
  });

  test('a warning longer before the end than the promise lasts is told at the start', () => {
    const c = desk(answer('2h', ', warn: -3h'));
    expect(c.courseOf('answer')).toEqual(['09:00 started due 11:00', '09:00 warned-3h-left due 11:00']);
  });
});

describe('clocks in conditions', () => {
  test('a branch can ask whether a promise is broken', () => {
    const punctual = desk(answer('2h'));
    punctual.send('step.work.done', 'agent', {});
    expect(punctual.at).toEqual(['reply']);
    const late = desk(answer('2h'));
    late.pass(3 * HOUR);
    late.send('step.work.done', 'agent', {});
    expect(late.at).toEqual(['apologise']);
  });

  test('a condition can ask for the due time, which is nothing while the clock stands still', () => {
    const more =
      'interrupts: { call: { on: customer.writes, when: "sla.answer.due - now < @\\"PT1H\\"", steps: { phone: { do: Phone, by: head } } } }';
    const c = desk(answer('2h'), { more });
    c.send('customer.writes', 'customer', { text: 'How long?' });
    expect(c.last.snapshot.context.interrupt).toBeUndefined();
    c.pass(61 * 60_000);
    c.send('customer.writes', 'customer', { text: 'How long?' });
    expect(c.last.snapshot.context.interrupt).toBe('call');
    const still = desk(answer('2h', ', pause: work'), { more });
    still.pass(90 * 60_000);
    still.send('customer.writes', 'customer', { text: 'How long?' });
    expect([still.due('answer'), still.last.snapshot.context.interrupt]).toEqual([undefined, undefined]);
  });

  test('one clock stands still while another is broken, whichever is written first', () => {
    for (const order of [0, 1]) {
      const clocks = [
        'answer: { start: case.opened, stop: first-response, target: 1h }',
        'rest: { start: case.opened, stop: resolved, target: 8h, pause: sla.answer.state = "breached" }',
      ];
      const c = clockDesk(`
roles: { agent: {} }
slas:
  ${clocks[order]}
  ${clocks[1 - order]}
stages: { handling: { kind: resolution, steps: { work: { do: Work, by: agent, reach: first-response }, more: { do: More, by: agent, next: solved } } } }
ends: { solved: { outcome: solved } }
`);
      c.pass(3 * HOUR);
      expect(c.state('rest')).toBe('paused');
      c.send('step.work.done', 'agent');
      expect(c.courseOf('rest').at(-1)).toBe('10:00:00.001 paused');
    }
  });
});
