import { describe, expect, test } from 'vitest';

import { HOUR } from '../../support/driven-case.ts';
import { escalationDesk } from '../../support/escalation-case.ts';

const ANSWER = 'slas: { answer: { start: case.opened, stop: first-response, target: 4h, pause: waiting-customer } }';

describe('levels that go by a clock', () => {
  test('come at a share, before the due time, with the breach and after it, each once', () => {
    const c = escalationDesk(`${ANSWER}
escalations:
  late:
    sla: answer
    levels:
      - { at: 50%, notify: agent }
      - { at: -30m, notify: [agent, boss] }
      - { at: breach, phone: boss }
      - { at: breach + 24h, phone: head }
`);
    c.pass(70 * HOUR);
    expect(c.alerts).toEqual([
      '11:00 late 1: agent',
      '12:30 late 2: agent, boss',
      '13:00:00.001 late 3: ☎boss',
      '01-06 13:00 late 4: ☎head',
    ]);
    expect(c.shown('late')).toBe('exhausted');
  });

  test('a level without a point of its own counts from the one before, the first from the breach', () => {
    const c = escalationDesk(`${ANSWER}
escalations: { late: { sla: answer, levels: [{ notify: boss }, { after: 30m, notify: head }] } }
`);
    c.until('13:00');
    expect([c.alerts, c.shown('late')]).toEqual([[], 'quiet']);
    c.until('14:00');
    expect(c.alerts).toEqual(['13:00:00.001 late 1: boss', '13:30:00.001 late 2: head']);
  });

  test('a level is told again so many times, until the next one comes', () => {
    const c = escalationDesk(`${ANSWER}
escalations:
  late:
    sla: answer
    levels:
      - { at: 50%, notify: agent, repeat: { every: 45m, times: 5 } }
      - { at: breach, notify: boss, repeat: { every: 1h, times: 2 } }
`);
    c.pass(20 * HOUR);
    expect(c.alerts).toEqual([
      '11:00 late 1: agent',
      '11:45 late 1.1: agent',
      '12:30 late 1.2: agent',
      '13:00:00.001 late 2: boss',
      '14:00:00.001 late 2.1: boss',
      '15:00:00.001 late 2.2: boss',
    ]);
  });

  test('nobody is told while the clock stands still; what is due then comes when it goes on', () => {
    const c = escalationDesk(`${ANSWER}
escalations:
  late: { sla: answer, levels: [{ at: 50%, notify: agent }, { after: 1h, notify: boss }, { at: breach, notify: head }] }
`);
    c.until('11:30');
    c.send('step.look.unclear', 'agent');
    c.until('15:00');
    expect(c.alerts).toEqual(['11:00 late 1: agent']);
    c.send('step.enquire.answered', 'customer', {});
    c.pass(4 * HOUR);
    expect(c.alerts).toEqual(['11:00 late 1: agent', '15:00 late 2: boss', '16:30:00.001 late 3: head']);
  });

  test('a target that becomes shorter brings what it has passed at once, in order', () => {
    const c = escalationDesk(`
decisions:
  promise:
    hit: first
    inputs: [priority]
    outputs: [{ answer: duration }]
    rules: [{ if: [high], then: [2h] }, { if: [any], then: [8h] }]
slas: { answer: { start: case.opened, stop: first-response, target: { decide: promise.answer } } }
escalations:
  late: { sla: answer, levels: [{ at: 50%, notify: agent }, { at: breach, notify: boss }, { at: breach + 4h, notify: head }] }
`);
    c.until('12:00');
    expect(c.alerts).toEqual([]);
    c.send('customer.rates', 'customer', { high: true });
    expect(c.alerts).toEqual(['12:00 late 1: agent', '12:00 late 2: boss']);
    c.send('customer.rates', 'customer', { high: false });
    c.until('13:30');
    c.send('customer.rates', 'customer', { high: true });
    c.pass(8 * HOUR);
    expect(c.alerts).toEqual(['12:00 late 1: agent', '12:00 late 2: boss', '15:00 late 3: head']);
  });

  test('a breach that turns out to be none stops the climb until there is one', () => {
    const c = escalationDesk(`
decisions:
  promise:
    hit: first
    inputs: [priority]
    outputs: [{ answer: duration }]
    rules: [{ if: [high], then: [2h] }, { if: [any], then: [8h] }]
slas: { answer: { start: case.opened, stop: first-response, target: { decide: promise.answer } } }
escalations: { late: { sla: answer, levels: [{ at: breach, notify: boss }, { after: 1h, notify: head }] } }
`);
    c.send('customer.rates', 'customer', { high: true });
    c.until('11:30');
    c.send('customer.rates', 'customer', { high: false });
    c.until('16:00');
    expect(c.alerts).toEqual(['11:00:00.001 late 1: boss']);
    c.until('19:00');
    expect(c.alerts).toEqual(['11:00:00.001 late 1: boss', '18:00:00.001 late 2: head']);
  });

  test('a level whose condition does not hold is left out, and the next one counts from it', () => {
    const c = escalationDesk(`${ANSWER}
escalations:
  late: { sla: answer, levels: [{ at: 50%, when: priority = "high", notify: boss }, { after: 10m, notify: head }] }
`);
    c.pass(3 * HOUR);
    expect([c.alerts, c.climb]).toEqual([
      ['11:10 late 2: head'],
      ['11:00 late skipped 1.0: when', '11:10 late level 2', '11:10 late exhausted at 2'],
    ]);
  });

  test('each run of the clock has a climb of its own', () => {
    const c = escalationDesk(`
slas: { update: { start: case.opened, stop: customer.asks, target: 2h, repeat: true } }
escalations: { silent: { sla: update, levels: [{ at: breach, notify: boss }] } }
`);
    c.pass(3 * HOUR);
    c.send('customer.asks', 'customer');
    c.pass(3 * HOUR);
    expect(c.alerts).toEqual(['11:00:00.001 silent 1: boss', '14:00:00.001 silent 1: boss']);
    expect(c.climb.filter((line) => line.includes('stopped'))).toEqual([]);
  });
});

describe('levels that go by something else', () => {
  test('an event sets a climb off; the same event while it climbs is noted and starts nothing', () => {
    const c = escalationDesk(`
escalations: { angry: { on: customer.complains, levels: [{ notify: boss }, { after: 1h, notify: head }] } }
`);
    c.send('customer.complains', 'customer');
    c.pass(HOUR / 2);
    c.send('customer.complains', 'customer');
    c.pass(HOUR);
    c.send('customer.complains', 'customer');
    expect([c.alerts, c.climb]).toEqual([
      ['09:00 angry 1: boss', '10:00 angry 2: head', '10:30 angry 1: boss'],
      [
        '09:00 angry triggered by customer.complains',
        '09:00 angry level 1',
        '09:30 angry triggered by customer.complains again',
        '10:00 angry level 2',
        '10:00 angry exhausted at 2',
        '10:30 angry triggered by customer.complains',
        '10:30 angry level 1',
      ],
    ]);
  });

  test('a condition sets it off when it becomes true, and ends it when it does not hold any more', () => {
    const c = escalationDesk(`
escalations: { vip: { when: priority = "high", levels: [{ after: 1h, notify: boss }, { after: 1h, notify: head }] } }
`);
    c.send('customer.rates', 'customer', { high: true });
    c.until('10:30');
    c.send('customer.rates', 'customer', { high: false });
    c.until('13:00');
    c.send('customer.rates', 'customer', { high: true });
    c.until('14:00');
    expect(c.alerts).toEqual(['10:00 vip 1: boss', '14:00 vip 1: boss']);
    expect(c.climb.slice(0, 3)).toEqual([
      '09:00 vip triggered by when',
      '10:00 vip level 1',
      '10:30 vip stopped at 1 by when',
    ]);
  });

  test('rounds go through all levels again, then the last one is told', () => {
    const c = escalationDesk(`
escalations:
  alarm:
    on: case.opened
    until: accepted
    levels: [{ phone: agent }, { after: 10m, phone: boss }]
    rounds: { times: 3, gap: 5m }
    finally: { phone: head, repeat: { every: 1h, times: 1 } }
`);
    c.pass(9 * HOUR);
    expect(c.alerts).toEqual([
      '09:00 alarm 1: ☎agent',
      '09:10 alarm 2: ☎boss',
      '09:15 alarm round 2 1: ☎agent',
      '09:25 alarm round 2 2: ☎boss',
      '09:30 alarm round 3 1: ☎agent',
      '09:40 alarm round 3 2: ☎boss',
      '09:45 alarm round 3 3: ☎head',
      '10:45 alarm round 3 3.1: ☎head',
    ]);
    expect(c.shown('alarm')).toBe('exhausted');
  });

  test('a time that nobody can tell is said once, and everything else goes on', () => {
    const c = escalationDesk(`
parameters: { patience: { type: duration, value: unset } }
escalations: { slow: { on: case.opened, levels: [{ notify: agent }, { after: patience, notify: boss }] } }
`);
    c.pass(9 * HOUR);
    expect(c.climb).toEqual(['09:00 slow triggered by case.opened', '09:00 slow level 1', '09:00 slow undated at 2']);
  });
});

test('business time is counted in the calendar of the escalation, else in that of its clock', () => {
  const c = escalationDesk(`
slas: { answer: { start: case.opened, stop: first-response, target: 1bh, calendar: early } }
escalations:
  one: { sla: answer, levels: [{ at: breach, notify: agent }, { after: 2bh, notify: boss }] }
  two: { sla: answer, calendar: office, levels: [{ at: breach, notify: agent }, { after: 2bh, notify: boss }] }
`);
  c.pass(30 * HOUR);
  expect(c.alerts).toEqual([
    '10:00:00.001 one 1: agent',
    '10:00:00.001 two 1: agent',
    '12:00:00.001 two 2: boss',
    '01-06 08:00 one 2: boss',
  ]);
});
