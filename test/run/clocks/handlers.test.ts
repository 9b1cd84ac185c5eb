import { describe, expect, test } from 'vitest';

import { HOUR } from '../../support/driven-case.ts';
import { clockDesk } from '../../support/clock-case.ts';

const CHASE = (on: string): string => `
roles: { agent: {}, head: {} }
data: { noted: { type: integer, default: 0 } }
milestones: { called: {} }
slas:
  answer: { start: case.opened, stop: formal-reply, target: 4h, warn: 50% }
stages:
  handling:
    kind: resolution
    steps:
      look: { do: Look, by: agent }
      work: { do: Work, by: agent, reach: formal-reply, ${on}, next: solved }
    alternatives:
      rescue: { do: Rescue, by: head, outcomes: { handed-back: work, done: reply } }
      reply: { do: Reply, by: head, reach: formal-reply, next: solved }
ends: { solved: { outcome: solved } }
`;

describe('what a clock tells is heard by the steps, stages and interrupts that name it', () => {
  test('a breach takes the work from the agent to the head', () => {
    const desk = clockDesk(CHASE('on: { sla.answer.breached: rescue }'));
    desk.send('step.look.done', 'agent');
    desk.pass(4 * HOUR);
    expect(desk.at).toEqual(['work']);
    desk.pass(1);
    expect(desk.at).toEqual(['rescue']);
  });

  test('a step that is entered after the breach goes to the head at once', () => {
    const desk = clockDesk(CHASE('on: { sla.answer.breached: rescue }'));
    desk.pass(5 * HOUR);
    expect(desk.at).toEqual(['look']);
    expect(desk.send('step.look.done', 'agent')).toEqual([
      'left look: done',
      'entered work',
      'heard sla.answer.breached',
      'interrupted work',
      'entered rescue',
    ]);
  });

  test('work that the head hands back stays with the agent: one breach is taken once', () => {
    const desk = clockDesk(CHASE('on: { sla.answer.breached: rescue }'));
    desk.pass(5 * HOUR);
    desk.send('step.look.done', 'agent');
    desk.send('step.rescue.handed-back', 'head');
    expect(desk.at).toEqual(['work']);
    const live = clockDesk(CHASE('on: { sla.answer.breached: rescue }'));
    live.send('step.look.done', 'agent');
    live.pass(5 * HOUR);
    live.send('step.rescue.handed-back', 'head');
    expect(live.at).toEqual(['work']);
  });

  test('a way back to the step itself comes to rest there', () => {
    const desk = clockDesk(CHASE('on: { sla.answer.breached: work }'));
    desk.pass(5 * HOUR);
    desk.send('step.look.done', 'agent');
    expect(desk.at).toEqual(['work']);
    expect(desk.last.snapshot.context.visits['work']).toBe(2);
  });

  test('what a step only notes is noted once, at entering or when it happens', () => {
    const on = 'on: { sla.answer.warned-50: { set: { noted: =noted + 1 }, reach: called } }';
    const late = clockDesk(CHASE(on));
    late.pass(3 * HOUR);
    late.send('step.look.done', 'agent');
    expect(late.last.snapshot.context.data['noted']).toBe(1);
    const early = clockDesk(CHASE(on));
    early.send('step.look.done', 'agent');
    early.pass(3 * HOUR);
    expect(early.last.snapshot.context.data['noted']).toBe(1);
  });

  test('a breach of a promise that does not apply any more is not taken by a step that is entered later', () => {
    const desk = clockDesk(
      CHASE('on: { sla.answer.breached: rescue }')
        .replace('answer: {', 'answer: { when: noted = 0,')
        .replace('do: Look,', 'do: { label: Look, form: [noted] },'),
    );
    desk.pass(5 * HOUR);
    desk.send('step.look.done', 'agent', { noted: 1 });
    expect([desk.state('answer'), desk.at]).toEqual(['cancelled', ['work']]);
  });

  test('what an earlier run of the clock has told counts no more', () => {
    const desk = clockDesk(`
roles: { agent: {}, head: {} }
events: { again: {} }
slas: { answer: { start: case.opened, stop: formal-reply, reset: customer.again, target: 4h } }
stages:
  handling:
    kind: resolution
    steps:
      look: { do: Look, by: agent }
      work: { do: Work, by: agent, reach: formal-reply, on: { sla.answer.breached: rescue }, next: solved }
    alternatives: { rescue: { do: Rescue, by: head, next: solved } }
ends: { solved: { outcome: solved } }
`);
    desk.pass(5 * HOUR);
    desk.send('customer.again', 'customer');
    desk.send('step.look.done', 'agent');
    expect(desk.at).toEqual(['work']);
    desk.pass(4 * HOUR + 1);
    expect(desk.at).toEqual(['rescue']);
    expect(desk.courseOf('answer')).toEqual([
      '09:00 started due 13:00',
      '13:00:00.001 breached due 13:00',
      '14:00 started due 18:00',
      '18:00:00.001 breached due 18:00',
    ]);
  });

  test('a stage and an interrupt hear warnings and breaches as well', () => {
    const desk = clockDesk(`
roles: { agent: {}, head: {} }
slas: { answer: { start: case.opened, stop: formal-reply, target: 4h, warn: -1h } }
milestones: { hurried: {} }
stages:
  handling:
    kind: resolution
    on: { sla.answer.warned-1h-left: { reach: hurried } }
    steps: { work: { do: Work, by: agent, reach: formal-reply, next: solved } }
interrupts: { call: { on: sla.answer.breached, steps: { phone: { do: Phone the customer, by: head } } } }
ends: { solved: { outcome: solved } }
`);
    desk.pass(3 * HOUR);
    expect(Object.keys(desk.last.snapshot.context.reached)).toEqual(['hurried']);
    desk.pass(HOUR + 1);
    expect(desk.last.snapshot.context.interrupt).toBe('call');
    desk.send('step.phone.done', 'head');
    expect(desk.at).toEqual(['work']);
    expect(desk.state('answer')).toBe('breached');
  });

  test('what one clock tells starts and resets another', () => {
    const desk = clockDesk(
      `
roles: { agent: {} }
slas:
  answer: { start: case.opened, stop: formal-reply, target: 4h }
  apology: { start: sla.answer.breached, stop: sla.answer.met, target: 2h, reset: sla.answer.warned-50 }
stages:
  handling:
    kind: resolution
    steps: { work: { do: Work, by: agent, reach: formal-reply, next: solved } }
ends: { solved: { outcome: solved } }
`.replace('target: 4h }', 'target: 4h, warn: 50% }'),
    );
    desk.pass(7 * HOUR);
    expect(desk.courseOf('apology')).toEqual([
      '13:00:00.001 started due 15:00:00.001',
      '15:00:00.002 breached due 15:00:00.001',
    ]);
  });
});
