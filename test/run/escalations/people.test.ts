import { describe, expect, test } from 'vitest';

import { directoryOf, readPeople } from '../../../src/index.ts';
import { HOUR } from '../../support/driven-case.ts';
import { escalationDesk, type EscalationCase } from '../../support/escalation-case.ts';

const STAFF = `
throughline-people: 1
zone: Asia/Shanghai
people:
  li: { roles: [agent], manager: chen, deputy: wang, away: [2026-01-05..2026-01-09] }
  wang: { roles: [head], deputy: zhao, away: [2026-01-05] }
  zhao: { roles: [boss] }
  chen: { roles: [boss] }
on-call:
  night: { layers: [{ people: [zhao, chen], from: 2026-01-05T00:00, hand-over: daily 12:00 }] }
`;

function staffed(rest: string, staff = STAFF): EscalationCase {
  const desk = escalationDesk(rest);
  const { people, findings } = readPeople(staff, { file: 'staff.people.yaml' });
  if (people === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  desk.options = { people: directoryOf(people, desk.compiled.blueprint.roles) };
  return desk;
}

const level = (recipient: string): string =>
  `escalations: { alarm: { on: customer.complains, until: accepted, levels: [${recipient}] } }`;

describe('who is told is a person', () => {
  test('an absent deputy’s absent deputy: whoever is left in the row is told, with those who were passed over', () => {
    const c = staffed(level('{ notify: agent }'));
    c.send('customer.complains', 'customer');
    const [alert] = c.last.effects;
    expect(c.alerts).toEqual(['09:00 alarm 1: zhao']);
    expect(alert?.kind === 'alert' && alert.to[0]?.instead?.map(({ person, why }) => `${person} ${why}`)).toEqual([
      'li away',
      'wang away',
    ]);
  });

  test('once the first deputy is back, the deputy is told', () => {
    const c = staffed(level('{ notify: agent }'));
    c.until('06 10:00');
    c.send('customer.complains', 'customer');
    expect(c.alerts).toEqual(['01-06 10:00 alarm 1: wang']);
  });

  test('the manager of somebody is told by way of the role, the one on call by the schedule', () => {
    const c = staffed(level('{ notify: { manager-of: agent }, phone: { on-call: night } }'));
    c.send('customer.complains', 'customer');
    expect(c.alerts).toEqual(['09:00 alarm 1: chen, ☎zhao']);
  });

  test('whoever is meant twice is told once', () => {
    const c = staffed(level('{ notify: [boss, { manager-of: agent }] }'));
    c.send('customer.complains', 'customer');
    expect(c.alerts).toEqual(['09:00 alarm 1: zhao, chen, agent already-told']);
  });

  test('somebody who holds two of the roles is told once', () => {
    const c = staffed(level('{ notify: [boss, head] }'), STAFF.replace('roles: [head]', 'roles: [head, boss]'));
    c.until('06 09:00');
    c.send('customer.complains', 'customer');
    expect(c.alerts).toEqual(['01-06 09:00 alarm 1: wang, zhao, chen, head already-told']);
  });

  test('the reason is told where nobody is found', () => {
    const c = staffed(level('{ notify: [{ deputy-of: boss }, { on-call: nights }] }'), STAFF);
    c.send('customer.complains', 'customer');
    expect(c.alerts).toEqual(['09:00 alarm 1: boss no-deputy, nights no-schedule']);
  });

  test('only the person who was told may accept, by name', () => {
    const c = staffed(level('{ notify: agent }'));
    c.send('customer.complains', 'customer');
    const accept = (person: string, role: string): string[] | string =>
      c.send('escalation.alarm.accepted', role, undefined, { by: { role, person } });
    expect([accept('li', 'agent'), accept('chen', 'boss'), accept('zhao', 'boss')]).toEqual([
      'TL6016',
      'TL6016',
      ['alarm accepted at 1'],
    ]);
  });
});

describe('work moves', () => {
  const LATE = `
slas: { answer: { start: case.opened, stop: first-response, target: 4h } }
escalations: { late: { sla: answer, levels: [{ at: breach, reassign: boss }] } }
`;

  test('to another role and the first person of it who is there; whoever had it may not do it any more', () => {
    const c = staffed(LATE);
    c.pass(5 * HOUR);
    expect([c.climb[1], c.view.waiting]).toMatchObject([
      '13:00:00.001 look from agent to boss (zhao)',
      [{ step: 'look', for: 'boss', person: 'zhao' }],
    ]);
    expect(c.send('step.look.done', 'agent')).toBe('TL6003');
    expect(c.send('step.look.done', 'boss')).toContain('left look: done');
  });

  test('a step that is entered later is again the work of its own role', () => {
    const c = staffed(LATE);
    c.pass(5 * HOUR);
    c.send('step.look.done', 'boss');
    c.send('step.enquire.answered', 'customer', {});
    expect(c.view.waiting).toMatchObject([{ step: 'reply', for: 'agent' }]);
  });

  test('nothing moves to the role that has it; what is entered anew is with its own role again', () => {
    const c = escalationDesk(`
slas: { answer: { start: case.opened, stop: first-response, target: 4h } }
escalations: { late: { sla: answer, levels: [{ at: breach, reassign: boss }, { after: 1h, reassign: boss }] } }
`);
    c.pass(6 * HOUR);
    expect(c.climb.filter((line) => line.includes(' from '))).toEqual(['13:00:00.001 look from agent to boss']);
    c.send('step.look.done', 'boss');
    c.send('step.enquire.answered', 'customer', {});
    for (const step of ['reply', 'close']) c.send(`step.${step}.done`, 'agent');
    c.send('case.reopens', 'customer');
    expect(c.view.waiting).toMatchObject([{ step: 'look', for: 'agent' }]);
  });

  const done = (c: EscalationCase, person: string): void => {
    const by = { role: 'agent', person };
    c.send('step.look.done', 'agent', undefined, { by });
    c.send('step.enquire.answered', 'customer', {});
    for (const step of ['reply', 'close']) c.send(`step.${step}.done`, 'agent', undefined, { by });
  };

  test('a case that comes back goes to the person who had it, if that person is there', () => {
    const c = staffed('', STAFF.replace(', away: [2026-01-05..2026-01-09]', ''));
    done(c, 'li');
    c.pass(20 * HOUR);
    c.send('case.reopens', 'customer');
    expect([c.climb, c.view.waiting]).toMatchObject([
      ['01-06 05:00 look from agent to agent (li)'],
      [{ step: 'look', for: 'agent', person: 'li' }],
    ]);
  });

  test('also where that person is only off duty at that hour', () => {
    const c = staffed(
      '',
      STAFF.replace(', away: [2026-01-05..2026-01-09]', ', hours: day').replace(
        '\npeople:',
        '\ncalendars: { day: { open: { mon-fri: 09:00-18:00 } } }\npeople:',
      ),
    );
    done(c, 'li');
    c.pass(15 * HOUR);
    c.send('case.reopens', 'customer');
    expect(c.view.waiting).toMatchObject([{ step: 'look', for: 'agent', person: 'li' }]);
  });

  test('else it is for everybody of the role, and the journal says why', () => {
    const c = staffed('');
    done(c, 'li');
    c.pass(20 * HOUR);
    c.send('case.reopens', 'customer');
    const moved = c.entries.find(({ type }) => type === 'work.reassigned');
    expect([moved, c.view.waiting[0]?.person]).toMatchObject([{ missed: { person: 'li', why: 'away' } }, undefined]);
  });
});

test('staff are told in the language of the desk, the customer in the customer’s own', () => {
  const rest = `
messages: { note: { en: 'Case {case.id}, please.', zh-CN: '请看案例 {case.id}。' } }
escalations: { alarm: { on: customer.complains, levels: [{ notify: boss, message: note }, { notify: customer, message: note }] } }
`;
  const c = escalationDesk(rest, { locale: 'zh-CN' });
  c.send('customer.complains', 'customer');
  expect(
    c.last.effects.flatMap((effect) => (effect.kind === 'alert' ? `${effect.locale} ${effect.text}` : [])),
  ).toEqual(['en Case C-1, please.', 'zh-CN 请看案例 C-1。']);
});

test('what a customer writes to a case that is closed for good is kept and answered with that fact', () => {
  const c = escalationDesk('');
  c.send('case.cancels', 'customer');
  const before = c.last.snapshot;
  expect(c.send('customer.writes', 'customer', { text: 'And now?' })).toEqual([
    'heard customer.writes',
    'message to customer: Case C-1 is closed for good, so nobody works on it any more. What you wrote is kept with it. Please contact us again if there is something to be done.',
  ]);
  expect([c.last.snapshot, c.last.status, c.last.effects.length]).toEqual([before, 'sealed', 1]);
  expect(c.send('customer.asks', 'customer')).toBe('TL6011');
});
