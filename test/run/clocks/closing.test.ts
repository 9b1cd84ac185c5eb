import { describe, expect, test } from 'vitest';

import { DAY, HOUR } from '../../support/driven-case.ts';
import { clockDesk, type ClockCase } from '../../support/clock-case.ts';

/** Work, an answer on the way, an end; reopening leads back to the work. */
function desk(slas: string, reopen = 'work'): ClockCase {
  return clockDesk(`
roles: { agent: {} }
data: { note: { type: text } }
events: { leaves: {} }
slas:
  ${slas}
stages:
  handling:
    kind: resolution
    steps:
      work: { do: Work, by: agent, outcomes: { done: next, ask: enquire } }
      reply: { do: Reply, by: agent, reach: first-response, next: solved }
    alternatives: { enquire: { ask: [note?], next: work } }
interrupts: { gone: { on: customer.leaves, to: left } }
ends: { solved: { outcome: solved, reach: resolved }, left: { outcome: withdrawn } }
reopen: { within: P30D, to: ${reopen} }
`);
}

describe('closing and reopening', () => {
  test('closing leaves no clock running, whatever it was doing', () => {
    const c = desk(`running: { start: case.opened, stop: resolved, target: 8h, warn: [50%, 80%] }
  paused: { start: case.opened, stop: resolved, target: 8h, pause: work }
  breached: { start: case.opened, stop: resolved, target: 30m }
  met: { start: case.opened, stop: step.work.entered, target: 30m }
  never: { start: first-response, stop: resolved, target: 30m }`);
    c.pass(HOUR);
    c.send('customer.leaves', 'customer');
    expect(['running', 'paused', 'breached', 'met', 'never'].map((sla) => c.state(sla))).toEqual([
      'cancelled',
      'cancelled',
      'cancelled',
      'met',
      'off',
    ]);
    expect(Object.keys(c.last.snapshot.context.timers)).toEqual(['reopen']);
    expect(c.pass(29 * DAY)).toEqual([]);
  });

  test('a clock runs on where it was, the time closed left out, and its warnings are not told again', () => {
    const c = desk('answer: { start: case.opened, stop: resolved, target: 8h, warn: 50% }');
    c.pass(5 * HOUR);
    c.send('customer.leaves', 'customer');
    c.pass(DAY);
    c.send('case.reopens', 'customer');
    c.pass(4 * HOUR);
    expect(c.courseOf('answer')).toEqual([
      '09:00 started due 17:00',
      '13:00 warned-50 due 17:00',
      '14:00 cancelled',
      '01-06 14:00 resumed due 01-06 17:00',
      '01-06 17:00:00.001 breached due 01-06 17:00',
    ]);
  });

  test('a clock that was met by closing runs on too; one that was met before stays met', () => {
    const c = desk(`whole: { start: case.opened, stop: resolved, target: 8h }
  first: { start: case.opened, stop: first-response, target: 8h, on-reopen: continue }
  began: { start: case.opened, stop: step.work.left, target: 8h }`);
    c.pass(HOUR);
    c.send('step.work.done', 'agent');
    c.pass(HOUR);
    c.send('step.reply.done', 'agent');
    c.pass(HOUR);
    c.send('case.reopens', 'customer');
    expect(['whole', 'first', 'began'].map((sla) => c.state(sla))).toEqual(['running', 'running', 'met']);
    expect(c.due('whole')).toBe('18:00');
  });

  test('a promise that was broken before the case was closed is broken still after it is reopened', () => {
    const c = desk('answer: { start: case.opened, stop: resolved, target: 1h }');
    c.pass(2 * HOUR);
    c.send('customer.leaves', 'customer');
    c.pass(HOUR);
    c.send('case.reopens', 'customer');
    expect(c.state('answer')).toBe('breached');
    expect(c.entries.filter(({ type }) => type === 'sla.breached')).toHaveLength(1);
  });

  test('restart counts anew from reopening also what was met long ago; none leaves it as it was', () => {
    const c = desk(`anew: { start: case.opened, stop: step.work.left, target: 2h, on-reopen: restart }
  whole: { start: case.opened, stop: resolved, target: 8h, on-reopen: none }`);
    c.send('step.work.done', 'agent');
    c.pass(HOUR);
    c.send('step.reply.done', 'agent');
    c.pass(HOUR);
    c.send('case.reopens', 'customer');
    expect(c.courseOf('anew')).toEqual(['09:00 started due 11:00', '09:00 met due 11:00', '11:00 started due 13:00']);
    expect(c.state('whole')).toBe('met');
    expect(c.last.snapshot.context.clocks?.['anew']?.cycle).toBe(2);
  });

  test('a case that is reopened where it waits for the customer has a clock that stands still', () => {
    const c = desk(
      'answer: { start: case.opened, stop: resolved, target: 8h, pause: waiting-customer, pause-at-most: 2h }',
      'enquire',
    );
    c.pass(HOUR);
    c.send('customer.leaves', 'customer');
    c.pass(5 * DAY);
    c.send('case.reopens', 'customer');
    expect(c.state('answer')).toBe('paused');
    // The time closed does not use up what the clock may stand still.
    expect(c.due('answer')).toBe('01-10 19:00');
    c.pass(HOUR);
    c.send('step.enquire.answered', 'customer', {});
    expect(c.due('answer')).toBe('01-10 18:00');
  });

  test('a case that is closed and reopened several times counts only the time it was open', () => {
    const c = desk('answer: { start: case.opened, stop: resolved, target: 8h }');
    for (let times = 0; times < 3; times += 1) {
      c.pass(HOUR);
      c.send('customer.leaves', 'customer');
      c.pass(DAY);
      c.send('case.reopens', 'customer');
    }
    expect(c.due('answer')).toBe('01-08 17:00');
  });

  test('nothing begins while the case is closed, neither at a date that comes nor by what another clock tells', () => {
    const c = clockDesk(
      `
roles: { agent: {} }
data: { visit_on: { type: datetime } }
slas:
  visit: { start: visit_on, stop: first-response, target: 8h }
  whole: { start: case.opened, stop: resolved, target: 8h }
  thanks: { start: sla.whole.met, stop: first-response, target: 8h }
stages: { handling: { kind: resolution, steps: { work: { do: Work, by: agent, next: solved } } } }
ends: { solved: { outcome: solved, reach: resolved } }
reopen: { within: P30D, to: work }
`,
      { data: { visit_on: '2026-01-05T12:00:00+08:00' } },
    );
    c.pass(HOUR);
    c.send('step.work.done', 'agent');
    expect(Object.keys(c.last.snapshot.context.timers)).toEqual(['reopen']);
    c.pass(DAY);
    c.send('customer.writes', 'customer', { text: 'Thank you.' });
    expect(['visit', 'whole', 'thanks'].map((sla) => c.state(sla))).toEqual(['off', 'met', 'off']);
    c.send('case.reopens', 'customer');
    expect(c.courseOf('visit')).toEqual(['01-06 10:00 started due 01-06 18:00']);
  });

  test('when the time for reopening is over, every clock has ended', () => {
    const c = desk('answer: { start: case.opened, stop: resolved, target: 8h }');
    c.send('customer.leaves', 'customer');
    c.pass(60 * DAY);
    expect([c.last.status, c.state('answer')]).toEqual(['sealed', 'ended']);
  });
});
