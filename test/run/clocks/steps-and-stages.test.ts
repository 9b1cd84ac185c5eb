import { describe, expect, test } from 'vitest';

import { HOUR } from '../../support/driven-case.ts';
import { clockDesk, type ClockCase } from '../../support/clock-case.ts';

const STEP = (step: string): string => `
roles: { agent: {}, head: {} }
events: { moves: {}, asks: {} }
stages:
  handling:
    kind: resolution
    steps:
      look: { do: Look, by: agent }
      ${step}
      reply: { do: Reply, by: agent, next: solved }
interrupts:
  gone: { on: customer.moves, to: reply }
  aside: { on: customer.asks, steps: { answer: { do: Answer, by: head } } }
ends: { solved: { outcome: solved } }
`;

/** At the step that has a clock of two hours, one hour after it was entered. */
function atWork(step: string): ClockCase {
  const desk = clockDesk(STEP(step));
  desk.pass(HOUR);
  desk.send('step.look.done', 'agent');
  desk.pass(HOUR);
  return desk;
}

describe('the clock of a step', () => {
  const plain = 'work: { do: Work, by: agent, sla: { target: 2h }, outcomes: { done: next, dropped: solved } }';

  test('runs from entering the step and is met by any outcome of the step', () => {
    for (const outcome of ['done', 'dropped']) {
      const desk = atWork(plain);
      desk.send(`step.work.${outcome}`, 'agent');
      expect(desk.course).toEqual(['10:00 work started due 12:00', '11:00 work met due 12:00']);
    }
  });

  test('a step that an interrupt leaves for good has a clock that is cancelled, never met', () => {
    const desk = atWork(plain);
    desk.send('customer.moves', 'customer');
    expect(desk.course).toEqual(['10:00 work started due 12:00', '11:00 work cancelled']);
  });

  test('a step whose case is cancelled has a clock that is cancelled, never met', () => {
    const desk = atWork(plain);
    desk.send('case.cancels', 'customer');
    expect(desk.course.at(-1)).toBe('11:00 work cancelled');
  });

  test('a step that ran out of time has a clock that is cancelled, never met', () => {
    const desk = atWork(
      'work: { do: Work, by: agent, sla: { target: 2h }, within: 90m, outcomes: { timed-out: reply } }',
    );
    desk.pass(HOUR);
    expect(desk.course).toEqual(['10:00 work started due 12:00', '11:30:00.001 work cancelled']);
  });

  test('a step whose branch is given up because the other was faster has a clock that is cancelled', () => {
    const desk = atWork(`both:
        parallel:
          join: any
          branches:
            one: { steps: { work: { do: Work, by: agent, sla: { target: 2h } } } }
            two: { steps: { other: { do: The other, by: head } } }`);
    desk.send('step.other.done', 'head');
    expect(desk.course).toEqual(['10:00 work started due 12:00', '11:00 work cancelled']);
  });

  test('an interrupt that comes back lets the clock of the step run on', () => {
    const desk = atWork(plain);
    desk.send('customer.asks', 'customer');
    desk.pass(HOUR + 1);
    expect(desk.state('work')).toBe('breached');
    desk.send('step.answer.done', 'head');
    desk.send('step.work.done', 'agent');
    expect(desk.course.slice(1)).toEqual([
      '12:00:00.001 work breached due 12:00',
      '12:00:00.001 work stopped due 12:00',
    ]);
  });

  test('a step that is entered again has a new run, however the last one went', () => {
    const desk = clockDesk(`
roles: { agent: {} }
stages:
  handling:
    kind: resolution
    steps:
      work: { do: Work, by: agent, sla: { target: 2h }, outcomes: { done: next, again: check } }
      check: { do: Check, by: agent, outcomes: { good: solved, bad: work } }
ends: { solved: { outcome: solved } }
`);
    desk.pass(3 * HOUR);
    desk.send('step.work.done', 'agent');
    desk.send('step.check.bad', 'agent');
    expect(desk.course).toEqual([
      '09:00 work started due 11:00',
      '11:00:00.001 work breached due 11:00',
      '12:00 work stopped due 11:00',
      '12:00 work started due 14:00',
    ]);
    expect(desk.state('work')).toBe('running');
  });
});

describe('the clock of a stage', () => {
  const STAGES = `
roles: { agent: {}, head: {} }
events: { moves: {} }
stages:
  handling:
    kind: resolution
    sla: { target: 3h }
    steps:
      look: { do: Look, by: agent, within: 2h, outcomes: { done: next, timed-out: after } }
      work: { do: Work, by: agent, next: after }
  afterwards:
    kind: follow-up
    steps: { after: { do: After, by: agent, outcomes: { back: look, done: solved } } }
interrupts: { gone: { on: customer.moves, to: after } }
ends: { solved: { outcome: solved } }
reopen: { within: P7D, to: look }
`;
  const desk = (): ClockCase => clockDesk(STAGES);

  test('runs over all steps of the stage and is met when the case goes on', () => {
    const c = desk();
    c.pass(HOUR);
    c.send('step.look.done', 'agent');
    c.send('step.work.done', 'agent');
    expect(c.course).toEqual(['09:00 handling started due 12:00', '10:00 handling met due 12:00']);
    c.send('step.after.back', 'agent');
    expect(c.course.at(-1)).toBe('10:00 handling started due 13:00');
  });

  test('a stage that something interrupts has a clock that is cancelled', () => {
    const c = desk();
    c.pass(HOUR);
    c.send('customer.moves', 'customer');
    expect(c.course.at(-1)).toBe('10:00 handling cancelled');
  });

  test('reopening begins a new run where the case comes back to the stage, and none where it does not', () => {
    const c = desk();
    c.send('case.cancels', 'customer');
    expect(c.course.at(-1)).toBe('09:00 handling cancelled');
    const other = clockDesk(STAGES.replace('reopen: { within: P7D, to: look }', 'reopen: { within: P7D, to: after }'));
    other.send('step.look.done', 'agent');
    other.send('step.work.done', 'agent');
    other.send('step.after.done', 'agent');
    other.pass(HOUR);
    other.send('case.reopens', 'customer');
    expect(other.state('handling')).toBe('met');
  });
});
