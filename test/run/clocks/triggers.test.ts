import { describe, expect, test } from 'vitest';

import { DAY, HOUR, MINUTE } from '../../support/driven-case.ts';
import { at, clockDesk, type ClockCase } from '../../support/clock-case.ts';

/** Work that may wait for the customer; clocks move by events, milestones and the dates in fields. */
function desk(sla: string, data: Record<string, unknown> = {}): ClockCase {
  return clockDesk(
    `
calendars: { office: { zone: Asia/Shanghai, open: { mon-fri: [09:00-12:00, 13:00-18:00] } } }
roles: { agent: {}, head: {} }
data:
  broken_since: { type: datetime }
  visit_on: { type: date }
  fixed_at: { type: datetime }
  flag: { type: boolean, default: false }
  note: { type: text }
events: { reports: {}, repairs: {}, pushes: {}, drops: {} }
slas:
  repair: ${sla}
stages:
  handling:
    kind: resolution
    steps:
      look: { do: { label: Look, form: [broken_since?, fixed_at?, visit_on?, flag?] }, by: agent, outcomes: { again: look, ask: enquire, done: next } }
      work: { do: Work, by: agent, reach: preliminary-solution }
      rest: { do: { label: Rest, form: [broken_since?, fixed_at?, flag?] }, by: agent, outcomes: { again: rest, done: solved } }
    alternatives: { enquire: { ask: [note?], next: look } }
ends: { solved: { outcome: solved } }
reopen: { within: P30D, to: look }
`,
    { data },
  );
}

const iso = (time: string): string => new Date(at(time)).toISOString().replace('Z', '+00:00');

describe('what begins a clock, told late', () => {
  test('a clock counts from its start event, leaves out the waiting since, and tells what it has passed already in order', () => {
    const c = desk(
      '{ start: customer.reports, stop: preliminary-solution, target: 2h, pause: waiting-customer, warn: [50%, -30m] }',
    );
    c.until('09:20');
    c.send('step.look.ask', 'agent');
    c.until('09:50');
    c.send('step.enquire.answered', 'customer', {});
    c.until('12:00');
    c.send('step.look.again', 'agent', {});
    c.send('customer.reports', 'customer', undefined, { at: at('09:10') });
    expect(c.courseOf('repair')).toEqual([
      '12:00 started due 11:40',
      '12:00 warned-50 due 11:40',
      '12:00 warned-30m-left due 11:40',
      '12:00 breached due 11:40',
    ]);
  });

  test('a clock that is told late finds the milestone that had stopped it already', () => {
    const c = desk('{ start: customer.reports, stop: preliminary-solution, target: 2h, warn: 50% }');
    c.send('step.look.done', 'agent', {});
    c.until('11:00');
    c.send('step.work.done', 'agent');
    c.until('14:00');
    c.send('customer.reports', 'customer', undefined, { at: at('09:30') });
    expect(c.courseOf('repair')).toEqual([
      '11:00 started due 11:30',
      '11:00 warned-50 due 11:30',
      '11:00 met due 11:30',
    ]);
    expect(c.pass(DAY)).toEqual([]);
  });

  test('a stop that is told late takes back a breach that was none', () => {
    const c = desk('{ start: case.opened, stop: customer.repairs, target: 2h }');
    c.until('12:00');
    expect(c.state('repair')).toBe('breached');
    c.send('customer.repairs', 'customer', undefined, { at: at('10:59') });
    expect(c.courseOf('repair').slice(1)).toEqual([
      '11:00:00.001 breached due 11:00',
      '11:00:00.001 withdrawn due 11:00',
      '11:00:00.001 met due 11:00',
    ]);
  });

  test('what is told of a time before the run, or of one in which the clock ran, changes nothing', () => {
    const c = desk('{ start: customer.reports, stop: customer.repairs, target: 2h }');
    c.until('10:00');
    c.send('customer.reports', 'customer');
    c.until('10:30');
    c.send('customer.repairs', 'customer', undefined, { at: at('09:30') });
    expect(c.state('repair')).toBe('running');
    c.send('customer.repairs', 'customer');
    c.until('11:00');
    c.send('customer.reports', 'customer', undefined, { at: at('10:10') });
    expect(c.state('repair')).toBe('met');
    expect(c.send('customer.reports', 'customer', undefined, { at: at('08:59') })).toBe('TL6004');
  });

  test('a start while the clock runs is ignored, a start after its stop begins the next run', () => {
    const c = desk('{ start: customer.reports, stop: customer.repairs, target: 2h }');
    c.send('customer.reports', 'customer');
    c.pass(HOUR);
    c.send('customer.reports', 'customer');
    c.send('customer.repairs', 'customer');
    c.send('customer.reports', 'customer');
    expect(c.courseOf('repair')).toEqual(['09:00 started due 11:00', '10:00 met due 11:00', '10:00 started due 12:00']);
  });
});

describe('a clock that counts from the date in a field', () => {
  test('counts from a date in the past as soon as it is known, and again when it is corrected', () => {
    const c = desk('{ start: broken_since, stop: preliminary-solution, target: 4h }');
    c.until('10:00');
    c.send('step.look.again', 'agent', { broken_since: iso('08:30') });
    expect(c.due('repair')).toBe('12:30');
    c.send('step.look.again', 'agent', { broken_since: iso('05:00') });
    expect(c.state('repair')).toBe('breached');
    c.send('step.look.done', 'agent', { broken_since: iso('09:30') });
    expect(c.courseOf('repair')).toEqual([
      '10:00 started due 12:30',
      '10:00 started due 09:00',
      '10:00 breached due 09:00',
      '10:00 withdrawn due 13:30',
      '10:00 started due 13:30',
    ]);
    expect(c.last.snapshot.context.clocks?.['repair']?.cycle).toBe(1);
  });

  test('begins at a date in the future when it comes, and not before where it is put off', () => {
    const c = desk('{ start: visit_on, stop: preliminary-solution, target: 4h }', { visit_on: '2026-01-06' });
    expect(c.state('repair')).toBe('off');
    c.until('06 01:00');
    expect(c.courseOf('repair')).toEqual(['01-06 00:00 started due 01-06 04:00']);
    c.send('step.look.again', 'agent', { visit_on: '2026-01-08' });
    expect(c.state('repair')).toBe('cancelled');
    c.until('08 05:00');
    expect(c.courseOf('repair').slice(1)).toEqual([
      '01-06 01:00 cancelled',
      '01-08 00:00 started due 01-08 04:00',
      '01-08 04:00:00.001 breached due 01-08 04:00',
    ]);
  });

  test('is stopped by a date in a field: late, or in the future when it comes', () => {
    const late = desk('{ start: case.opened, stop: fixed_at, target: 2h }');
    late.until('13:00');
    late.send('step.look.again', 'agent', { fixed_at: iso('10:30') });
    expect(late.courseOf('repair').slice(1)).toEqual([
      '11:00:00.001 breached due 11:00',
      '13:00 withdrawn due 11:00',
      '13:00 met due 11:00',
    ]);
    const ahead = desk('{ start: case.opened, stop: fixed_at, target: 2h }', { fixed_at: iso('10:30') });
    ahead.send('step.look.again', 'agent', { fixed_at: iso('10:45') });
    ahead.pass(DAY);
    expect(ahead.courseOf('repair')).toEqual(['09:00 started due 11:00', '10:45 met due 11:00']);
  });

  test('keeps to a reset and to a reopening although the field holds an earlier date', () => {
    const c = desk('{ start: broken_since, stop: resolved, reset: customer.pushes, target: 4h, on-reopen: restart }', {
      broken_since: iso('08:00'),
    });
    c.until('10:00');
    c.send('customer.pushes', 'customer');
    expect(c.due('repair')).toBe('14:00');
    c.send('step.look.done', 'agent', {});
    c.send('step.work.done', 'agent');
    c.send('step.rest.done', 'agent', {});
    expect(c.state('repair')).toBe('cancelled');
    c.until('12:00');
    c.send('case.reopens', 'customer');
    expect(c.due('repair')).toBe('16:00');
    c.pass(HOUR);
    c.send('step.look.again', 'agent', { flag: true });
    expect(c.due('repair')).toBe('16:00');
  });
});

describe('resets, cancellations and regular updates', () => {
  test('a reset sets the clock to zero, and the pauses before it with it', () => {
    const c = desk(
      '{ start: case.opened, stop: preliminary-solution, reset: customer.pushes, target: 4h, pause: waiting-customer }',
    );
    c.send('step.look.ask', 'agent');
    c.pass(HOUR);
    c.send('step.enquire.answered', 'customer', {});
    c.pass(HOUR);
    c.send('customer.pushes', 'customer');
    expect(c.due('repair')).toBe('15:00');
    expect(c.last.snapshot.context.clocks?.['repair']).toMatchObject({
      cycle: 2,
      start: at('11:00'),
      pauses: undefined,
    });
  });

  test('a reset that is told late keeps the pauses since', () => {
    const c = desk(
      '{ start: case.opened, stop: preliminary-solution, reset: customer.pushes, target: 4h, pause: waiting-customer }',
    );
    c.until('10:00');
    c.send('step.look.ask', 'agent');
    c.until('10:30');
    c.send('step.enquire.answered', 'customer', {});
    c.until('11:00');
    c.send('customer.pushes', 'customer', undefined, { at: at('09:30') });
    expect(c.due('repair')).toBe('14:00');
  });

  test('a clock that is given up tells nothing more, and a later start begins the next run', () => {
    const c = desk(
      '{ start: customer.reports, stop: preliminary-solution, cancel: customer.drops, target: 4h, warn: 50% }',
    );
    c.send('customer.reports', 'customer');
    c.pass(HOUR);
    c.send('customer.drops', 'customer');
    expect(c.pass(DAY)).toEqual([]);
    c.send('customer.reports', 'customer');
    expect(c.courseOf('repair')).toEqual([
      '09:00 started due 13:00',
      '10:00 cancelled',
      '01-06 10:00 started due 01-06 14:00',
    ]);
  });

  test('a regular update is due again from the last one, in time or late', () => {
    const c = desk('{ start: case.opened, stop: customer.repairs, target: 2h, repeat: true }');
    c.pass(HOUR);
    c.send('customer.repairs', 'customer');
    c.pass(3 * HOUR);
    c.send('customer.repairs', 'customer');
    expect(c.courseOf('repair')).toEqual([
      '09:00 started due 11:00',
      '10:00 met due 11:00',
      '10:00 started due 12:00',
      '12:00:00.001 breached due 12:00',
      '13:00 stopped due 12:00',
      '13:00 started due 15:00',
    ]);
  });
});

describe('a clock that applies only while a condition holds', () => {
  const WATCHED = '{ when: flag, start: case.opened, stop: preliminary-solution, target: 4h, warn: 50% }';

  test('is armed from its start when the condition becomes true, given up when it becomes false, and armed again in the same run', () => {
    const c = desk(WATCHED);
    c.pass(3 * HOUR);
    expect(c.state('repair')).toBe('off');
    c.send('step.look.again', 'agent', { flag: true });
    c.send('step.look.again', 'agent', { flag: false });
    c.pass(2 * HOUR);
    c.send('step.look.again', 'agent', { flag: true });
    expect(c.courseOf('repair')).toEqual([
      '12:00 started due 13:00',
      '12:00 warned-50 due 13:00',
      '12:00 cancelled',
      '14:00 started due 13:00',
      '14:00 breached due 13:00',
    ]);
    expect(c.last.snapshot.context.clocks?.['repair']?.cycle).toBe(1);
  });

  test('is neither kept nor broken where it does not apply', () => {
    const c = desk(WATCHED);
    c.send('step.look.done', 'agent', {});
    c.pass(5 * HOUR);
    c.send('step.work.done', 'agent');
    c.send('step.rest.again', 'agent', { flag: true });
    expect([c.state('repair'), c.courseOf('repair')]).toEqual(['off', []]);
  });

  test('a condition on what is not known yet does not apply', () => {
    const c = desk(WATCHED.replace('when: flag', 'when: note = "urgent"'));
    c.pass(30 * MINUTE);
    expect(c.state('repair')).toBe('off');
  });
});
