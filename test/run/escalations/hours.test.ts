import { describe, expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../support/driven-case.ts';
import { escalationDesk } from '../../support/escalation-case.ts';

const AT_NIGHT = `
slas: { answer: { start: customer.complains, stop: first-response, target: 4h } }
escalations:
  late:
    sla: answer
    hours: office
    levels: [{ at: 50%, notify: agent }, { at: breach, notify: boss, reassign: head }, { after: 30m, notify: head }]
`;

describe('alerts leave in their hours', () => {
  test('what comes at night waits for the morning; the next level counts from then; work moves at once', () => {
    const c = escalationDesk(AT_NIGHT);
    c.until('15:00');
    c.send('customer.complains', 'customer');
    c.until('06 12:00');
    expect([c.alerts, c.climb]).toEqual([
      ['17:00 late 1: agent', '01-06 09:00 late 2: boss (late from 19:00:00.001)', '01-06 09:30 late 3: head'],
      [
        '17:00 late level 1',
        '19:00:00.001 late level 2',
        '19:00:00.001 look from agent to head',
        '19:00:00.001 late held 2.0 for hours until 2026-01-06T01:00:00.000Z',
        '01-06 09:30 late level 3',
        '01-06 09:30 late exhausted at 3',
      ],
    ]);
  });

  test('of several that wait for the morning only the highest leaves', () => {
    const c = escalationDesk(AT_NIGHT);
    c.until('18:30');
    c.send('customer.complains', 'customer');
    c.until('06 09:15');
    expect([c.alerts, c.climb.filter((line) => line.includes('skipped'))]).toEqual([
      ['01-06 09:00 late 2: boss (late from 22:30:00.001)'],
      ['22:30:00.001 late skipped 1.0: overtaken'],
    ]);
  });

  test('what waits is not told when the matter is settled before the morning', () => {
    const c = escalationDesk(AT_NIGHT);
    c.until('18:30');
    c.send('customer.complains', 'customer');
    c.until('23:00');
    c.send('step.look.done', 'head');
    c.send('step.enquire.answered', 'customer', {});
    c.send('step.reply.done', 'agent');
    c.until('06 12:00');
    expect([c.alerts, c.climb.slice(-2)]).toEqual([
      [],
      ['23:00 late skipped 2.0: ended', '23:00 late stopped at 2 by sla.stopped'],
    ]);
  });
});

test('what waits for the morning is not told where there turned out to be no breach; it comes when there is one', () => {
  const c = escalationDesk(`
decisions:
  promise:
    hit: first
    inputs: [priority]
    outputs: [{ answer: duration }]
    rules: [{ if: [high], then: [10h] }, { if: [any], then: [26h] }]
slas: { answer: { start: case.opened, stop: first-response, target: { decide: promise.answer } } }
escalations: { late: { sla: answer, hours: office, levels: [{ at: breach, notify: boss }] } }
`);
  c.send('customer.rates', 'customer', { high: true });
  c.until('20:00');
  expect(c.shown('late')).toBe('level-1');
  c.send('customer.rates', 'customer', { high: false });
  c.until('06 10:00');
  expect([c.alerts, c.climb.at(-1)]).toEqual([[], '20:00 late skipped 1.0: withdrawn']);
  c.until('06 12:00');
  expect(c.alerts).toEqual(['01-06 11:00:00.001 late 1: boss']);
});

describe('after the host was away', () => {
  const LADDER = `
slas: { answer: { start: case.opened, stop: first-response, target: 4h } }
escalations:
  late:
    sla: answer
    levels:
      - { at: 25%, notify: agent, repeat: { every: 30m, times: 2 } }
      - { at: 75%, notify: boss }
      - { at: breach, notify: head, repeat: { every: 1h, times: 3 } }
`;

  test('only the highest level and its latest repetition leaves, marked as late; the others are listed', () => {
    const c = escalationDesk(LADDER);
    c.pass(6 * HOUR + 10 * MINUTE, { away: true });
    expect([c.alerts, c.climb]).toEqual([
      ['15:10 late 3.2: head (late from 15:00:00.001)'],
      [
        '10:00 late level 1',
        '10:00 late held 1.0 for late until 2026-01-05T07:10:00.000Z',
        '10:30 late skipped 1.0: overtaken',
        '10:30 late held 1.1 for late until 2026-01-05T07:10:00.000Z',
        '11:00 late skipped 1.1: overtaken',
        '11:00 late held 1.2 for late until 2026-01-05T07:10:00.000Z',
        '12:00 late level 2',
        '12:00 late skipped 1.2: overtaken',
        '12:00 late held 2.0 for late until 2026-01-05T07:10:00.000Z',
        '13:00:00.001 late level 3',
        '13:00:00.001 late skipped 2.0: overtaken',
        '13:00:00.001 late held 3.0 for late until 2026-01-05T07:10:00.000Z',
        '14:00:00.001 late skipped 3.0: overtaken',
        '14:00:00.001 late held 3.1 for late until 2026-01-05T07:10:00.000Z',
        '15:00:00.001 late skipped 3.1: overtaken',
        '15:00:00.001 late held 3.2 for late until 2026-01-05T07:10:00.000Z',
      ],
    ]);
    c.pass(HOUR);
    expect(c.alerts.slice(1)).toEqual(['16:00:00.001 late 3.3: head']);
  });

  test('what comes in the moment in which the host is back takes the place of what was missed', () => {
    const c = escalationDesk(`
escalations:
  alarm:
    on: case.opened
    levels: [{ notify: agent }, { after: 10m, notify: boss }]
    rounds: { times: 2, gap: 20m }
`);
    c.pass(5 * MINUTE);
    c.pass(25 * MINUTE, { away: true });
    expect(c.alerts).toEqual(['09:00 alarm 1: agent', '09:30 alarm round 2 1: agent']);
  });

  test('a host that is always behind keeps an alert for a while, not for ever', () => {
    const c = escalationDesk(LADDER);
    c.pass(2 * HOUR - MINUTE, { behind: 5 * MINUTE });
    expect(c.alerts[0]).toBe('10:15 late 1: agent (late from 10:00)');
  });

  test('it waits for its hours too', () => {
    const c = escalationDesk(LADDER.replace('sla: answer', 'sla: answer\n    hours: office'));
    c.pass(12 * HOUR, { away: true });
    expect(c.alerts).toEqual([]);
    c.until('06 09:00');
    expect(c.alerts).toEqual(['01-06 09:00 late 3.3: head (late from 16:00:00.001)']);
  });

  test('nobody is told where the matter was over before the host came back', () => {
    const c = escalationDesk(`
slas: { answer: { start: case.opened, stop: step.enquire.no-answer, target: 4h } }
escalations: { late: { sla: answer, levels: [{ at: 50%, notify: agent }, { at: breach + 9d, notify: boss }] } }
`);
    c.send('step.look.unclear', 'agent');
    c.pass(6 * 24 * HOUR, { away: true });
    expect([c.alerts, c.climb.at(-2)]).toEqual([[], '01-10 09:00:00.001 late skipped 1.0: ended']);
  });
});
