import { createActor } from 'xstate';
import { describe, expect, test } from 'vitest';

import { virtualClock, type Entry } from '../../../src/index.ts';
import { compiledFrom } from '../../support/blueprints.ts';
import { told } from '../../support/clock-case.ts';
import { HOUR, START } from '../../support/driven-case.ts';
import { EscalationCase } from '../../support/escalation-case.ts';
import { alertsOf } from '../../support/escalation-desk.ts';
import { compiledWithModules } from '../../support/modules.ts';
import { shortDeskText } from '../../support/short-desk.ts';

/** Checking is a part of its own, with a promise and people of its own who are told. */
const CHECKING = `throughline: 1
id: checking
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
omits: { intake: none, confirmation: none, follow-up: none }
roles: { checker: {}, boss: {} }
slas: { check: { start: case.opened, stop: formal-reply, target: 2h } }
escalations:
  late: { sla: check, levels: [{ at: 50%, notify: checker }, { at: breach, notify: boss, reassign: boss }] }
  begun: { on: case.opened, until: formal-reply, levels: [{ after: 90m, notify: { deputy-of: checker } }] }
stages:
  checks: { kind: resolution, steps: { look: { do: Look, by: checker, reach: formal-reply, outcomes: { done: good, no: bad } } } }
ends: { good: { outcome: solved }, bad: { outcome: refused } }
`;

const DESK = `
roles: { agent: { deputy: head }, head: {} }
events: { leaves: {} }
stages:
  handling:
    kind: resolution
    steps:
      begin: { do: Begin, by: agent }
      first: { use: { module: ./checking.yaml, roles: { checker: agent, boss: head } }, outcomes: { good: next, bad: begin } }
      finish: { do: Finish, by: agent, next: solved }
interrupts: { gone: { on: customer.leaves, to: left } }
ends: { solved: { outcome: solved }, left: { outcome: withdrawn } }
`;

const desk = (): EscalationCase =>
  new EscalationCase(compiledWithModules(shortDeskText(DESK), { './checking.yaml': CHECKING }));

describe('the escalations of a part that is used', () => {
  test('begin with the part, tell the roles that play in it, and move its work', () => {
    const c = desk();
    c.pass(HOUR);
    c.send('step.begin.done', 'agent');
    c.pass(3 * HOUR);
    expect(c.alerts).toEqual([
      '11:00 first--late 1: agent',
      '11:30 first--begun 1: head',
      '12:00:00.001 first--late 2: head',
    ]);
    expect(c.view.waiting).toMatchObject([{ step: 'first--look', for: 'head' }]);
  });

  test('end with it, however it is left', () => {
    const c = desk();
    c.send('step.begin.done', 'agent');
    c.pass(HOUR);
    c.send('step.first--look.no', 'agent');
    c.pass(9 * HOUR);
    expect(c.alerts).toEqual(['10:00 first--late 1: agent']);
    c.send('step.begin.done', 'agent');
    c.send('customer.leaves', 'customer');
    c.pass(9 * HOUR);
    expect(c.alerts).toEqual(['10:00 first--late 1: agent']);
  });
});

test('a plain actor with the virtual clock climbs the same way', () => {
  const compiled = compiledFrom(
    shortDeskText(`
roles: { agent: {}, head: {} }
slas: { answer: { start: case.opened, stop: resolved, target: 40d } }
escalations: { late: { sla: answer, until: accepted, levels: [{ at: 50%, notify: agent }, { at: breach, phone: head }] } }
stages: { handling: { kind: resolution, steps: { reply: { do: Reply, by: agent, next: solved } } } }
ends: { solved: { outcome: solved, reach: resolved } }
`),
  );
  const clock = virtualClock(START);
  const entries: Entry[] = [];
  const actor = createActor(compiled.machine, { input: { id: 'C-1', at: START }, clock });
  actor.on('entry', ({ entry }: { entry: Entry }) => entries.push(entry));
  actor.start();
  clock.advance(41 * 24 * HOUR);
  actor.send({ type: 'escalation.late.accepted', at: clock.now(), by: { role: 'head' } });
  expect(alertsOf(entries).map(({ at, level }) => `${told(at)} ${level}`)).toEqual([
    '01-25 09:00 1',
    '02-14 09:00:00.001 2',
  ]);
  expect(actor.getSnapshot().value).toMatchObject({ escalation: { 'ladder-late': 'accepted-ladder-late' } });
});
