import { describe, expect, test } from 'vitest';

import { DAY, HOUR, MINUTE } from '../../support/driven-case.ts';
import { at, clockDesk, type ClockCase } from '../../support/clock-case.ts';

const WAITS = (pause: string, target = '8h'): string => `
calendars: { office: { zone: Asia/Shanghai, open: { mon-fri: [09:00-12:00, 13:00-18:00] } } }
roles: { agent: {}, vendor: { external: true } }
data: { note: { type: text }, held: { type: boolean, default: false } }
events: { pings: {} }
parameters: { patience: { type: duration, value: 30m } }
slas:
  answer: { start: case.opened, stop: formal-reply, target: ${target}, calendar: office, pause: ${pause} }
stages:
  handling:
    kind: resolution
    on: { customer.pings: { set: { note: pinged } } }
    steps:
      enquire: { ask: [note?, held?] }
      repair: { do: Repair, by: vendor, outcomes: { done: next, unclear: enquire } }
      hold: { do: { label: Hold it, form: [held] }, by: agent, outcomes: { done: next, again: hold } }
      reply: { do: Reply, by: agent, reach: formal-reply, next: solved }
ends: { solved: { outcome: solved } }
`;

/** An hour at each step up to the reply. */
function anHourEach(pause: string): ClockCase {
  const desk = clockDesk(WAITS(pause, '8h').replace('calendar: office, ', ''));
  desk.pass(HOUR);
  desk.send('step.enquire.answered', 'customer', { held: true });
  desk.pass(HOUR);
  desk.send('step.repair.done', 'vendor');
  desk.pass(HOUR);
  desk.send('step.hold.done', 'agent', { held: false });
  return desk;
}

describe('when a clock stands still', () => {
  test.each([
    ['never', '17:00'],
    ['waiting-customer', '18:00'],
    ['waiting-third-party', '18:00'],
    ['hold', '18:00'],
    ['[waiting-customer, waiting-third-party]', '19:00'],
    ['[waiting-customer, hold]', '19:00'],
    ['held', '19:00'],
    ['visits.repair > 0 and visits.hold = 0', '18:00'],
    ['note = "no such value is known"', '17:00'],
  ])('an hour each with the customer, the vendor and on hold; the clock leaves out %s: due at %s', (pause, due) => {
    expect(anHourEach(pause).due('answer')).toBe(due);
  });

  test('all pauses of a run together last no longer than the clock allows, also before the last one is over', () => {
    const desk = clockDesk(WAITS('[waiting-customer, hold], pause-at-most: 90m', '3h'));
    desk.pass(HOUR);
    desk.send('step.enquire.answered', 'customer', {});
    desk.send('step.repair.done', 'vendor');
    desk.pass(DAY);
    expect(desk.course).toEqual([
      '09:00 answer started due 13:30',
      '09:00 answer paused due 13:30',
      '10:00 answer resumed due 13:00',
      '10:00 answer paused due 13:30',
      '10:30 answer resumed due 13:30',
      '13:30:00.001 answer breached due 13:30',
    ]);
  });

  test('a limit on pauses in working time leaves out the night, and a parameter may give it', () => {
    const working = clockDesk(WAITS('waiting-customer, pause-at-most: 10bh', '3bh'));
    expect(working.due('answer')).toBe('01-06 15:00');
    const named = clockDesk(WAITS('waiting-customer, pause-at-most: patience', '3h'));
    expect(named.due('answer')).toBe('12:30');
  });

  test("the customer's message ends the wait until the question is asked again", () => {
    const desk = clockDesk(WAITS('waiting-customer'));
    desk.pass(HOUR);
    desk.send('customer.writes', 'customer', { text: 'Just a moment.' });
    expect(desk.state('answer')).toBe('running');
    desk.send('step.enquire.answered', 'customer', {});
    desk.send('step.repair.unclear', 'vendor');
    expect(desk.state('answer')).toBe('paused');
    desk.send('customer.writes', 'customer', { text: 'In the same minute.' });
    expect(desk.state('answer')).toBe('running');
  });

  test('a message that reaches the case late ends the wait when it was written, and breaks a promise that ran out since', () => {
    const desk = clockDesk(WAITS('waiting-customer', '1h'));
    desk.until('12:00');
    desk.send('customer.pings', 'customer');
    desk.send('customer.writes', 'customer', { text: 'Sent at half past nine.' }, { at: at('09:30') });
    expect(desk.course.slice(2)).toEqual(['12:00 answer resumed due 10:30', '12:00 answer breached due 10:30']);
  });

  test('a message from before the question was asked does not end the wait for its answer', () => {
    const desk = clockDesk(WAITS('waiting-customer'));
    desk.until('10:00');
    desk.send('step.enquire.answered', 'customer', {});
    desk.send('step.repair.unclear', 'vendor');
    desk.until('11:00');
    desk.send('customer.writes', 'customer', { text: 'From half past nine.' }, { at: at('09:30') });
    expect(desk.state('answer')).toBe('paused');
    expect(desk.send('customer.writes', 'customer', { text: 'x' }, { at: at('08:59') })).toBe('TL6004');
  });

  test('a message does not end what the clock leaves out by the name of the step', () => {
    const desk = clockDesk(WAITS('[waiting-customer, enquire]'));
    desk.pass(HOUR);
    desk.send('customer.writes', 'customer', { text: 'Hello?' });
    expect(desk.state('answer')).toBe('paused');
  });

  test('of a pause that outlasts the promise only what came before counts: a breach stays a breach', () => {
    const desk = clockDesk(WAITS('waiting-third-party', '2h'));
    desk.pass(2 * HOUR);
    desk.send('step.enquire.answered', 'customer', {});
    expect(desk.state('answer')).toBe('paused');
    desk.pass(HOUR);
    desk.send('step.repair.done', 'vendor');
    expect(desk.due('answer')).toBe('12:00');
    desk.pass(1);
    expect(desk.state('answer')).toBe('breached');
    desk.pass(30 * MINUTE);
    expect(desk.course.at(-1)).toBe('12:00:00.001 answer breached due 12:00');
  });

  test('a warning that only the end of a pause would bring does not come when the clock is stopped in that pause', () => {
    const desk = clockDesk(
      WAITS('waiting-customer, warn: -30m', '182bm').replace('stop: formal-reply', 'stop: customer.pings'),
    );
    desk.send('step.enquire.answered', 'customer', {});
    desk.until('12:10');
    // Two minutes are left, after lunch: half an hour before that is 12:32.
    desk.send('step.repair.unclear', 'vendor');
    desk.until('12:40');
    desk.send('customer.pings', 'customer');
    expect(desk.courseOf('answer').slice(-2)).toEqual(['12:10 paused', '12:40 met due 13:02']);
  });
});
