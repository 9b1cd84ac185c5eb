import { describe, expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../support/driven-case.ts';
import { escalationDesk } from '../../support/escalation-case.ts';

const LATE = `
slas: { answer: { start: case.opened, stop: first-response, target: 4h } }
escalations:
  late: { sla: answer, levels: [{ at: 50%, notify: agent }, { at: breach, notify: boss }, { after: 1h, notify: head }] }
`;

const ALARM = `
escalations:
  alarm: { on: customer.complains, until: accepted, levels: [{ phone: agent }, { after: 10m, phone: head }] }
`;

describe('an escalation ends', () => {
  test('when its clock is stopped', () => {
    const c = escalationDesk(LATE);
    c.until('12:00');
    c.send('step.look.done', 'agent');
    c.send('step.enquire.answered', 'customer', {});
    c.send('step.reply.done', 'agent');
    c.pass(20 * HOUR);
    expect([c.alerts, c.shown('late'), c.climb.at(-1)]).toEqual([
      ['11:00 late 1: agent'],
      'stopped',
      '12:00 late stopped at 1 by sla.met',
    ]);
  });

  test('when somebody who was told takes the matter: nobody else is told', () => {
    const c = escalationDesk(ALARM);
    c.send('customer.complains', 'customer');
    c.pass(9 * MINUTE);
    expect(c.send('escalation.alarm.accepted', 'agent', undefined, { by: { role: 'agent', person: 'Li' } })).toEqual([
      'alarm accepted at 1',
    ]);
    c.pass(9 * HOUR);
    expect([c.alerts, c.shown('alarm')]).toEqual([['09:00 alarm 1: ☎agent'], 'accepted']);
  });

  test('the deputy of a role that was told may accept for it; who was not told may not', () => {
    const c = escalationDesk(ALARM);
    expect(c.send('escalation.alarm.accepted', 'agent')).toBe('TL6016');
    c.send('customer.complains', 'customer');
    expect(c.send('escalation.alarm.accepted', 'head')).toBe('TL6016');
    expect(c.last.refused?.message).toBe('Only somebody who was told of "alarm" can accept it.');
    expect(c.view.accepts.find(({ type }) => type === 'escalation.alarm.accepted')?.by).toEqual(['agent', 'boss']);
    expect(c.send('escalation.alarm.accepted', 'boss')).toEqual(['alarm accepted at 1']);
    expect(c.send('escalation.alarm.accepted', 'boss')).toBe('TL6016');
    expect(c.last.refused?.message).toBe('"alarm" has been accepted already.');
  });

  test('after it was accepted the same event sets it off anew', () => {
    const c = escalationDesk(ALARM);
    c.send('customer.complains', 'customer');
    c.send('escalation.alarm.accepted', 'agent');
    c.pass(HOUR);
    c.send('customer.complains', 'customer');
    expect(c.alerts).toEqual(['09:00 alarm 1: ☎agent', '10:00 alarm 1: ☎agent']);
  });

  test('by a milestone or an event that is named', () => {
    const c = escalationDesk(`
escalations:
  one: { on: case.opened, until: first-response, levels: [{ notify: agent }, { after: 2h, notify: boss }] }
  two: { on: case.opened, until: customer.asks, levels: [{ notify: agent }, { after: 2h, notify: boss }] }
`);
    c.send('customer.asks', 'customer');
    c.until('10:00');
    c.send('step.look.done', 'agent');
    c.send('step.enquire.answered', 'customer', {});
    c.send('step.reply.done', 'agent');
    c.pass(9 * HOUR);
    expect([c.alerts, c.climb.slice(-2)]).toEqual([
      ['09:00 one 1: agent', '09:00 two 1: agent'],
      ['09:00 two stopped at 1 by customer.asks', '10:00 one stopped at 1 by milestone.first-response'],
    ]);
  });

  test('once and for all: that its clock runs on sets it off no more', () => {
    const c = escalationDesk(`
slas: { solution: { start: case.opened, stop: resolved, target: 4h } }
escalations:
  late: { sla: solution, until: first-response, levels: [{ at: 25%, notify: agent }, { at: breach, notify: boss }] }
`);
    c.until('10:30');
    c.send('step.look.done', 'agent');
    c.send('step.enquire.answered', 'customer', {});
    c.send('step.reply.done', 'agent');
    c.pass(9 * HOUR);
    expect([c.alerts, c.shown('late')]).toEqual([['10:00 late 1: agent'], 'stopped']);
  });

  test('before it begins, where its condition does not hold when its event comes', () => {
    const c = escalationDesk(`
escalations: { alarm: { on: customer.complains, when: alerts_on, levels: [{ notify: agent }] } }
`);
    c.send('customer.switches', 'customer', { to: false });
    c.send('customer.complains', 'customer');
    c.send('customer.switches', 'customer', { to: true });
    expect([c.alerts, c.climb]).toEqual([[], []]);
    c.send('customer.complains', 'customer');
    expect(c.alerts).toEqual(['09:00 alarm 1: agent']);
  });

  test('when the case is merged with another: nobody is told of it any more', () => {
    const c = escalationDesk(LATE);
    c.until('11:30');
    c.send('case.merged', 'system');
    c.pass(70 * HOUR);
    expect([c.alerts, c.climb.at(-1), c.view.end]).toEqual([
      ['11:00 late 1: agent'],
      '11:30 late stopped at 1 by case.closed',
      'merged',
    ]);
  });

  test('when it is switched off, and goes on where it was when it is switched on', () => {
    const c = escalationDesk(`
slas: { answer: { start: case.opened, stop: first-response, target: 4h } }
escalations:
  late:
    sla: answer
    when: alerts_on
    levels: [{ at: 50%, notify: agent }, { at: 75%, notify: boss }, { at: breach, notify: head }]
`);
    c.until('11:30');
    c.send('customer.switches', 'customer', { to: false });
    c.until('13:30');
    expect([c.alerts, c.shown('late')]).toEqual([['11:00 late 1: agent'], 'stopped']);
    c.send('customer.switches', 'customer', { to: true });
    expect(c.alerts.slice(1)).toEqual(['13:30 late 2: boss', '13:30 late 3: head']);
  });

  test('when the case closes; reopened, it goes on with its clock and tells nothing twice', () => {
    const c = escalationDesk(`
slas: { answer: { start: case.opened, stop: resolved, target: 4h } }
escalations:
  late: { sla: answer, until: resolved, levels: [{ at: 50%, notify: agent }, { at: breach, notify: boss }] }
`);
    c.until('11:30');
    for (const step of ['look', 'reply', 'close']) {
      if (step === 'reply') c.send('step.enquire.answered', 'customer', {});
      c.send(`step.${step}.done`, 'agent');
    }
    expect(c.view.status).toBe('closed');
    c.until('20:00');
    c.send('case.reopens', 'customer');
    c.pass(9 * HOUR);
    expect(c.alerts).toEqual(['11:00 late 1: agent', '21:30:00.001 late 2: boss']);
  });

  test('a case that is closed for good shows all of them as ended', () => {
    const c = escalationDesk(LATE);
    c.send('case.cancels', 'customer');
    expect([c.view.status, c.shown('late')]).toEqual(['sealed', 'ended']);
  });
});
