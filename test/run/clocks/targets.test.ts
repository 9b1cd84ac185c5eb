import { describe, expect, test } from 'vitest';

import { HOUR } from '../../support/driven-case.ts';
import { clockDesk, type ClockCase } from '../../support/clock-case.ts';

const PRIORITY = (retarget: string): string => `
roles: { agent: {} }
data: { priority: { type: enum, values: [normal, urgent], default: normal } }
decisions:
  promise:
    hit: first
    inputs: [priority]
    outputs: [{ answer: duration }]
    rules: [{ if: [urgent], then: [4h] }, { if: [any], then: [8h] }]
events: { rates: { title: Rates anew, carries: { level: text } } }
slas:
  answer: { start: case.opened, stop: formal-reply, target: { decide: promise.answer }, pause: waiting-customer${retarget} }
stages:
  handling:
    kind: resolution
    on:
      customer.rates: { set: { priority: '=if event.level = "urgent" then "urgent" else "normal"' } }
    steps:
      look: { do: Look, by: agent }
      enquire: { ask: [priority?] }
      work: { do: Work, by: agent, reach: formal-reply, next: solved }
ends: { solved: { outcome: solved } }
`;

/** Three hours after opening, forty minutes of which the customer was awaited. */
function afterThreeHours(retarget: string): ClockCase {
  const desk = clockDesk(PRIORITY(retarget));
  desk.until('10:00');
  desk.send('step.look.done', 'agent');
  desk.until('10:40');
  desk.send('step.enquire.answered', 'customer', {});
  desk.until('12:00');
  return desk;
}

describe('a promise that changes while the clock runs', () => {
  test('a priority raised at hour 3, after 40 minutes of waiting, counts from the start and leaves the wait out', () => {
    const desk = afterThreeHours('');
    desk.send('customer.rates', 'customer', { level: 'urgent' });
    expect(desk.due('answer')).toBe('13:40');
    desk.until('13:00');
    desk.send('customer.rates', 'customer', { level: 'normal' });
    expect(desk.due('answer')).toBe('17:40');
    expect(desk.course).toEqual([
      '09:00 answer started due 17:00',
      '10:00 answer paused',
      '10:40 answer resumed due 17:40',
      '12:00 answer retargeted due 13:40',
      '13:00 answer retargeted due 17:40',
    ]);
  });

  test('where the clock says so, the raised priority counts from now, and lowering it restores the earlier due time', () => {
    const desk = afterThreeHours(', on-retarget: from-now');
    desk.send('customer.rates', 'customer', { level: 'urgent' });
    expect(desk.due('answer')).toBe('16:00');
    desk.until('13:00');
    desk.send('customer.rates', 'customer', { level: 'normal' });
    expect(desk.due('answer')).toBe('17:40');
    desk.until('14:00');
    desk.send('customer.rates', 'customer', { level: 'urgent' });
    expect(desk.due('answer')).toBe('16:00');
  });

  test('a promise that was broken only under the raised priority is not broken once it is lowered, and the journal keeps both', () => {
    const desk = afterThreeHours('');
    desk.until('15:00');
    desk.send('customer.rates', 'customer', { level: 'urgent' });
    expect(desk.state('answer')).toBe('breached');
    desk.send('customer.rates', 'customer', { level: 'normal' });
    expect(desk.state('answer')).toBe('running');
    desk.send('step.work.done', 'agent');
    expect(desk.courseOf('answer').slice(3)).toEqual([
      '15:00 retargeted due 13:40',
      '15:00 breached due 13:40',
      '15:00 withdrawn due 17:40',
      '15:00 retargeted due 17:40',
      '15:00 met due 17:40',
    ]);
  });

  test('an answer in the last millisecond keeps the promise, one a millisecond later breaks it', () => {
    const punctual = clockDesk(PRIORITY(''));
    punctual.send('step.look.done', 'agent');
    punctual.send('step.enquire.answered', 'customer', {});
    const late = clockDesk(PRIORITY(''));
    late.send('step.look.done', 'agent');
    late.send('step.enquire.answered', 'customer', {});
    punctual.pass(8 * HOUR);
    expect(punctual.state('answer')).toBe('running');
    punctual.send('step.work.done', 'agent');
    expect(punctual.course.at(-1)).toBe('17:00 answer met due 17:00');
    late.pass(8 * HOUR + 1);
    late.send('step.work.done', 'agent');
    expect(late.course.slice(-2)).toEqual([
      '17:00:00.001 answer breached due 17:00',
      '17:00:00.001 answer stopped due 17:00',
    ]);
  });
});
