import { describe, expect, test } from 'vitest';

import { HOUR } from '../../support/driven-case.ts';
import { ClockCase, clockDesk } from '../../support/clock-case.ts';
import { compiledWithModules } from '../../support/modules.ts';
import { shortDeskText } from '../../support/short-desk.ts';

/** Checking is a part of its own, with a promise and a clock on its step. */
const CHECKING = `throughline: 1
id: checking
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
omits: { intake: none, confirmation: none, follow-up: none }
roles: { agent: {} }
slas: { check: { start: case.opened, stop: formal-reply, target: 2h, warn: 50% } }
stages:
  checks:
    kind: resolution
    steps:
      look: { do: Look, by: agent, sla: { target: 30m }, outcomes: { done: next, dropped: bad } }
      say-so: { do: Say so, by: agent, reach: formal-reply, outcomes: { done: good, no: bad } }
ends: { good: { outcome: solved }, bad: { outcome: refused } }
`;

const DESK = `
roles: { agent: {} }
events: { leaves: {} }
stages:
  handling:
    kind: resolution
    steps:
      begin: { do: Begin, by: agent }
      first: { use: { module: ./checking.yaml }, outcomes: { good: next, bad: begin } }
      second: { use: { module: ./checking.yaml }, outcomes: { good: finish, bad: begin } }
      finish: { do: Finish, by: agent, next: solved }
interrupts: { gone: { on: customer.leaves, to: left } }
ends: { solved: { outcome: solved }, left: { outcome: withdrawn } }
reopen: { within: P7D, to: begin }
`;

const desk = (): ClockCase => new ClockCase(compiledWithModules(shortDeskText(DESK), { './checking.yaml': CHECKING }));

describe('the clocks of a part that is used', () => {
  test('run from entering the part to its own milestone, apart for each place where it is used', () => {
    const c = desk();
    c.pass(HOUR);
    c.send('step.begin.done', 'agent');
    c.pass(HOUR);
    c.send('step.first--look.done', 'agent');
    c.send('step.first--say-so.done', 'agent');
    c.pass(HOUR);
    expect(c.course).toEqual([
      '10:00 first--check started due 12:00',
      '10:00 first--look started due 10:30',
      '10:30:00.001 first--look breached due 10:30',
      '11:00 first--check warned-50 due 12:00',
      '11:00 first--look stopped due 10:30',
      '11:00 first--check met due 12:00',
      '11:00 second--check started due 13:00',
      '11:00 second--look started due 11:30',
      '11:30:00.001 second--look breached due 11:30',
      '12:00 second--check warned-50 due 13:00',
    ]);
  });

  test('begin a new run where the case comes back to the part', () => {
    const c = desk();
    c.send('step.begin.done', 'agent');
    c.send('step.first--look.done', 'agent');
    c.send('step.first--say-so.no', 'agent');
    c.pass(HOUR);
    c.send('step.begin.done', 'agent');
    expect(c.last.snapshot.context.clocks?.['first--check']).toMatchObject({ state: 'running', cycle: 2 });
    expect(c.due('first--check')).toBe('12:00');
  });

  test('are given up where the part ends without keeping its promise', () => {
    const c = desk();
    c.send('step.begin.done', 'agent');
    c.send('step.first--look.dropped', 'agent');
    expect(c.at).toEqual(['begin']);
    expect([c.state('first--check'), c.state('first--look')]).toEqual(['cancelled', 'met']);
    expect(c.pass(5 * HOUR)).toEqual([]);
  });

  test('are given up with the part, and reopening the case does not bring them back', () => {
    const c = desk();
    c.send('step.begin.done', 'agent');
    c.send('customer.leaves', 'customer');
    expect([c.state('first--check'), c.state('first--look')]).toEqual(['cancelled', 'cancelled']);
    c.send('case.reopens', 'customer');
    expect([c.state('first--check'), c.state('first--look')]).toEqual(['cancelled', 'cancelled']);
    expect(c.pass(5 * HOUR)).toEqual([]);
  });
});

test('a step that a loop enters twice has two runs, each with its own pauses', () => {
  const c = clockDesk(`
roles: { agent: {} }
data: { note: { type: text } }
slas: { turn: { start: step.work.entered, stop: step.work.left, target: 2h, pause: waiting-customer } }
stages:
  handling:
    kind: resolution
    steps:
      work: { do: Work, by: agent, outcomes: { done: solved, ask: enquire } }
    alternatives: { enquire: { ask: [note?], next: work } }
ends: { solved: { outcome: solved } }
`);
  c.pass(HOUR);
  c.send('step.work.ask', 'agent');
  c.pass(HOUR);
  c.send('step.enquire.answered', 'customer', {});
  c.pass(HOUR);
  c.send('step.work.done', 'agent');
  expect(c.course).toEqual([
    '09:00 turn started due 11:00',
    '10:00 turn met due 11:00',
    '11:00 turn started due 13:00',
    '12:00 turn met due 13:00',
  ]);
});
