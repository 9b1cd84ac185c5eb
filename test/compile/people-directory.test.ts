import { describe, expect, test } from 'vitest';

import { directoryOf, readPeople, withPresence, type PeopleDirectory, type Wanted } from '../../src/index.ts';
import type { Role } from '../../src/blueprint/role.ts';

const STAFF = `
throughline-people: 1
zone: Asia/Shanghai
calendars:
  office: { open: { mon-fri: [09:00-12:00, 13:00-18:00] } }
people:
  li-na: { name: 李娜, roles: [agent], manager: chen-bo, deputy: wang-fang, hours: office }
  zhao-lei: { name: 赵磊, roles: [agent], manager: chen-bo, hours: office, away: 2026-01-12..2026-01-16 }
  wang-fang: { name: 王芳, roles: [senior], manager: chen-bo, deputy: [li-na, sun-hao], hours: office, away: [2026-01-13, 2026-01-14..2026-01-15] }
  sun-hao: { name: 孙昊, roles: [clerk], hours: office }
  chen-bo: { name: 陈博, roles: [head], manager: zhou-min, deputy: sun-hao, hours: office, away: 2026-01-14 }
  zhou-min: { name: 周敏, roles: [director] }
on-call:
  night-watch:
    layers:
      - { people: [li-na, wang-fang], from: 2026-01-05T18:00, hand-over: "weekly mon 18:00", only: { mon-fri: [00:00-09:00, 18:00-24:00], sat-sun: 00:00-24:00 } }
      - { people: [chen-bo], from: 2026-01-05 }
`;

const ROLES = rolesOf({ agent: 'senior', senior: 'head', head: undefined, director: undefined, clerk: undefined });

function rolesOf(deputies: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, Role> {
  return new Map(
    Object.entries(deputies).map(([id, deputy]) => {
      const path = ['roles', id];
      const reference = deputy === undefined ? undefined : ({ name: deputy, path, how: 'written' } as const);
      return [id, { id, path, deputy: reference, external: false, automatic: false }];
    }),
  );
}

function staff(text = STAFF, roles = ROLES): PeopleDirectory {
  const { people, findings } = readPeople(text, { file: 'staff.people.yaml' });
  if (people === undefined) throw new Error(JSON.stringify(findings, undefined, 2));
  return directoryOf(people, roles);
}

/** An instant on the clocks of Shanghai. */
const at = (local: string): number => Date.parse(`${local}+08:00`);

const role = (name: string): Wanted => ({ kind: 'role', name });
const managerOf = (name: string): Wanted => ({ kind: 'manager-of', name });
const deputyOf = (name: string): Wanted => ({ kind: 'deputy-of', name });
const onCall = (name: string): Wanted => ({ kind: 'on-call', name });

const MONDAY = at('2026-01-05T10:00');

describe('everybody in a role is told who is on duty', () => {
  test('in working hours all agents are told, in the order of the list', () => {
    expect(staff().find(role('agent'), MONDAY)).toEqual({
      people: [
        { role: 'agent', person: 'li-na' },
        { role: 'agent', person: 'zhao-lei' },
      ],
    });
  });

  test('who is on holiday is not told while a colleague is on duty', () => {
    expect(staff().find(role('agent'), at('2026-01-12T10:00'))).toEqual({
      people: [{ role: 'agent', person: 'li-na' }],
    });
  });

  test('a person without working hours is on duty at night as well', () => {
    expect(staff().find(role('director'), at('2026-01-05T03:00'))).toEqual({
      people: [{ role: 'director', person: 'zhou-min' }],
    });
  });

  test('at lunch an agent is off duty, and is told when there is nobody else', () => {
    const lunch = at('2026-01-05T12:30');
    expect(staff().missing('li-na', lunch)).toEqual({
      person: 'li-na',
      why: 'off-duty',
      until: at('2026-01-05T13:00'),
    });
    expect(staff().find(role('clerk'), lunch)).toEqual({
      people: [{ role: 'clerk', person: 'sun-hao', offDuty: true }],
    });
  });

  test('at night those who are off duty but not away are told, and marked so', () => {
    expect(staff().find(role('agent'), at('2026-01-12T23:00'))).toEqual({
      people: [{ role: 'agent', person: 'li-na', offDuty: true }],
    });
  });

  test('a customer is always there', () => {
    expect(staff().find({ kind: 'customer', name: 'customer' }, MONDAY)).toEqual({ people: [{ role: 'customer' }] });
  });
});

describe('an absent person has a deputy', () => {
  test('the deputy of an absent person is told in their place, with the reason', () => {
    expect(staff().find(role('head'), at('2026-01-14T10:00'))).toEqual({
      people: [
        {
          role: 'head',
          person: 'sun-hao',
          instead: [{ person: 'chen-bo', why: 'away', until: at('2026-01-15T00:00') }],
        },
      ],
    });
  });

  test("an absent deputy's absent deputy is passed over for the next in line", () => {
    // 王芳 and her first deputy 李娜 are away: the second deputy is there.
    const directory = withPresence(staff(), { 'li-na': false });
    expect(directory.find(role('senior'), at('2026-01-13T10:00'))).toEqual({
      people: [
        {
          role: 'senior',
          person: 'sun-hao',
          instead: [
            { person: 'wang-fang', why: 'away', until: at('2026-01-16T00:00') },
            { person: 'li-na', why: 'away' },
          ],
        },
      ],
    });
    // 李娜, 赵磊 and 王芳 are away: the deputy of 李娜's deputy is told.
    expect(directory.find(role('agent'), at('2026-01-13T10:00'))).toMatchObject({
      people: [{ role: 'agent', person: 'sun-hao', instead: [{ person: 'li-na' }, { person: 'wang-fang' }] }],
    });
  });

  test('deputies who stand in for each other are asked once and do not go round', () => {
    const text = `
throughline-people: 1
people:
  a: { roles: [agent], deputy: b }
  b: { deputy: c }
  c: { deputy: a }
`;
    const everybody = { a: false, b: false, c: false };
    const roles = rolesOf({ agent: undefined });
    expect(withPresence(staff(text, roles), everybody).find(role('agent'), MONDAY)).toEqual({
      why: 'all-away',
      missed: [
        { person: 'a', why: 'away' },
        { person: 'b', why: 'away' },
        { person: 'c', why: 'away' },
      ],
    });
    expect(withPresence(staff(text, roles), { a: false, b: false }).find(role('agent'), MONDAY)).toMatchObject({
      people: [{ role: 'agent', person: 'c', instead: [{ person: 'a' }, { person: 'b' }] }],
    });
  });

  test('one person who stands in for two is told once', () => {
    const text = `
throughline-people: 1
people:
  a: { roles: [agent], deputy: c }
  b: { roles: [agent], deputy: c }
  c: {}
`;
    const directory = withPresence(staff(text, rolesOf({ agent: undefined })), { a: false, b: false });
    expect(directory.find(role('agent'), MONDAY)).toEqual({
      people: [
        {
          role: 'agent',
          person: 'c',
          instead: [
            { person: 'a', why: 'away' },
            { person: 'b', why: 'away' },
          ],
        },
      ],
    });
  });

  test("where no deputy is there either, those of the role's deputy are told, and theirs after them", () => {
    const directory = withPresence(staff(), {
      'li-na': false,
      'zhao-lei': false,
      'wang-fang': false,
      'sun-hao': false,
    });
    expect(directory.find(role('agent'), MONDAY)).toEqual({
      people: [
        {
          role: 'head',
          person: 'chen-bo',
          instead: ['li-na', 'zhao-lei', 'wang-fang', 'sun-hao'].map((person) => ({ person, why: 'away' })),
        },
      ],
    });
  });

  test('a role that nobody holds goes to its deputy', () => {
    const roles = rolesOf({ nurse: 'agent', agent: 'nurse' });
    expect(staff(STAFF, roles).find(role('nurse'), at('2026-01-12T10:00'))).toEqual({
      people: [{ role: 'agent', person: 'li-na' }],
    });
  });

  test('deputies on duty are told before those of the role who are off duty', () => {
    const text = `
throughline-people: 1
calendars: { day: { open: { mon-sun: 08:00-20:00 } }, night: { open: { mon-sun: 20:00-08:00 } } }
people:
  a: { roles: [agent], hours: day, deputy: b }
  b: { hours: night }
`;
    expect(staff(text).find(role('agent'), Date.parse('2026-01-05T23:00Z'))).toEqual({
      people: [
        {
          role: 'agent',
          person: 'b',
          instead: [{ person: 'a', why: 'off-duty', until: Date.parse('2026-01-06T08:00Z') }],
        },
      ],
    });
  });
});

describe('where nobody is found it is said why', () => {
  test('nobody holds the role and it has no deputy', () => {
    expect(staff().find(role('nurse'), MONDAY)).toEqual({ why: 'nobody-holds' });
    expect(staff().find(managerOf('nurse'), MONDAY)).toEqual({ why: 'nobody-holds' });
  });

  test('everybody is away, until an instant that the list knows', () => {
    const text = `
throughline-people: 1
zone: Asia/Shanghai
calendars: { ny: { zone: America/New_York, open: { mon-fri: 09:00-17:00 } } }
people:
  a: { roles: [agent], away: [2026-01-05..2026-01-07, 2026-01-08], deputy: b }
  b: { hours: ny, away: 2026-01-04..2026-01-05 }
`;
    expect(staff(text).find(role('agent'), MONDAY)).toEqual({
      why: 'all-away',
      missed: [
        { person: 'a', why: 'away', until: at('2026-01-09T00:00') },
        // On the clocks of New York, where b works.
        { person: 'b', why: 'away', until: Date.parse('2026-01-06T00:00-05:00') },
      ],
    });
  });

  test('somebody who has no manager has nobody above them', () => {
    expect(staff().find(managerOf('director'), MONDAY)).toEqual({ why: 'no-manager' });
  });

  test('somebody who has no deputy has nobody who stands in', () => {
    expect(staff().find(deputyOf('director'), MONDAY)).toEqual({ why: 'no-deputy' });
    expect(staff().find(deputyOf('nurse'), MONDAY)).toEqual({ why: 'no-deputy' });
  });

  test('there is no such schedule', () => {
    expect(staff().find(onCall('day-watch'), MONDAY)).toEqual({ why: 'no-schedule' });
  });

  test('nobody is on call yet', () => {
    expect(staff().find(onCall('night-watch'), at('2026-01-01T03:00'))).toEqual({ why: 'nobody-on-call' });
  });
});

describe('the manager of whoever works on a case', () => {
  test('the manager of the person who has the case is told', () => {
    expect(staff().find(managerOf('agent'), MONDAY, { agent: 'li-na' })).toEqual({
      people: [{ role: 'head', person: 'chen-bo' }],
    });
  });

  test('where nobody has the case yet the managers of all who hold the role are told, each once', () => {
    expect(staff().find(managerOf('agent'), MONDAY)).toEqual({ people: [{ role: 'head', person: 'chen-bo' }] });
  });

  test('somebody whom the list does not know counts as nobody', () => {
    expect(staff().find(managerOf('agent'), MONDAY, { agent: 'bot-7' })).toEqual({
      people: [{ role: 'head', person: 'chen-bo' }],
    });
  });

  test('an absent manager is stood in for by their deputy', () => {
    expect(staff().find(managerOf('agent'), at('2026-01-14T10:00'), { agent: 'li-na' })).toEqual({
      people: [
        {
          role: 'clerk',
          person: 'sun-hao',
          instead: [{ person: 'chen-bo', why: 'away', until: at('2026-01-15T00:00') }],
        },
      ],
    });
  });

  test("where the deputy is away too the manager's manager is told", () => {
    const directory = withPresence(staff(), { 'sun-hao': false });
    expect(directory.find(managerOf('agent'), at('2026-01-14T10:00'), { agent: 'li-na' })).toMatchObject({
      people: [{ role: 'director', person: 'zhou-min', instead: [{ person: 'chen-bo' }, { person: 'sun-hao' }] }],
    });
  });

  test('nobody is told in their manager’s place of their own lateness', () => {
    const text = `
throughline-people: 1
people:
  a: { roles: [agent], manager: b }
  b: { roles: [head], deputy: a, manager: c }
  c: { roles: [director] }
`;
    const directory = withPresence(staff(text), { b: false });
    expect(directory.find(managerOf('agent'), MONDAY, { agent: 'a' })).toEqual({
      people: [{ role: 'director', person: 'c', instead: [{ person: 'b', why: 'away' }] }],
    });
  });

  test('a deputy who is the manager’s manager as well is asked in both places', () => {
    const text = `
throughline-people: 1
people:
  a: { roles: [agent], manager: b }
  b: { deputy: c, manager: c }
  c: { manager: d }
  d: {}
`;
    const directory = withPresence(staff(text), { b: false, c: false });
    expect(directory.find(managerOf('agent'), MONDAY)).toEqual({
      people: [
        {
          person: 'd',
          instead: [
            { person: 'b', why: 'away' },
            { person: 'c', why: 'away' },
          ],
        },
      ],
    });
  });
});

describe('the deputy of whoever works on a case', () => {
  test('the deputy of the person who has the case is told', () => {
    expect(staff().find(deputyOf('agent'), MONDAY, { agent: 'li-na' })).toEqual({
      people: [{ role: 'agent', person: 'wang-fang' }],
    });
  });

  test("without a deputy of their own those of the role's deputy are told", () => {
    expect(staff().find(deputyOf('agent'), MONDAY, { agent: 'zhao-lei' })).toEqual({
      people: [{ role: 'senior', person: 'wang-fang' }],
    });
  });
});

describe('whoever is on call is told', () => {
  test('the one whose turn it is, at night and at weekends as well', () => {
    expect(staff().find(onCall('night-watch'), at('2026-01-06T02:00'))).toEqual({
      people: [{ role: 'agent', person: 'li-na' }],
    });
    expect(staff().find(onCall('night-watch'), at('2026-01-18T11:00'))).toEqual({
      people: [
        {
          role: 'senior',
          person: 'wang-fang',
        },
      ],
    });
  });

  test('at the hour of the hand-over it is the next one', () => {
    expect(staff().find(onCall('night-watch'), at('2026-01-12T18:00') - 1)).toMatchObject({
      people: [{ person: 'chen-bo' }],
    });
    expect(staff().find(onCall('night-watch'), at('2026-01-12T18:00'))).toMatchObject({
      people: [{ person: 'wang-fang' }],
    });
  });

  test('the next layer stands in where nobody is on call in the first', () => {
    expect(staff().find(onCall('night-watch'), MONDAY)).toEqual({ people: [{ role: 'head', person: 'chen-bo' }] });
  });

  test('the deputy of somebody away who is on call is told', () => {
    expect(staff().find(onCall('night-watch'), at('2026-01-13T23:00'))).toEqual({
      people: [
        {
          role: 'agent',
          person: 'li-na',
          instead: [{ person: 'wang-fang', why: 'away', until: at('2026-01-16T00:00') }],
          offDuty: true,
        },
      ],
    });
  });

  test('where the deputies are away as well the next layer is told', () => {
    const directory = withPresence(staff(), { 'li-na': false, 'sun-hao': false });
    expect(directory.find(onCall('night-watch'), at('2026-01-13T23:00'))).toMatchObject({
      people: [
        {
          role: 'head',
          person: 'chen-bo',
          instead: [{ person: 'wang-fang' }, { person: 'li-na' }, { person: 'sun-hao' }],
        },
      ],
    });
  });

  test('everybody who could be on call is away', () => {
    const directory = withPresence(staff(), { 'li-na': false, 'sun-hao': false, 'chen-bo': false, 'wang-fang': false });
    expect(directory.find(onCall('night-watch'), at('2026-01-13T23:00'))).toEqual({
      why: 'all-away',
      missed: ['wang-fang', 'li-na', 'sun-hao', 'chen-bo'].map((person) => ({ person, why: 'away' })),
    });
  });
});

describe('a host may say who is there', () => {
  test('somebody on holiday who has come in is told, and somebody at work who has gone home is not', () => {
    const directory = withPresence(staff(), { 'zhao-lei': true, 'li-na': false });
    expect(directory.find(role('agent'), at('2026-01-12T10:00'))).toEqual({
      people: [{ role: 'agent', person: 'zhao-lei' }],
    });
    expect(directory.missing('zhao-lei', at('2026-01-12T23:00'))).toBeUndefined();
    expect(directory.missing('li-na', MONDAY)).toEqual({ person: 'li-na', why: 'away' });
  });

  test('what is said later counts, and the list itself stays as it was', () => {
    const first = staff();
    const second = withPresence(first, { 'li-na': false, 'zhao-lei': false });
    const third = withPresence(second, { 'li-na': true });
    expect(third.find(role('agent'), MONDAY)).toEqual({ people: [{ role: 'agent', person: 'li-na' }] });
    expect(first.missing('li-na', MONDAY)).toBeUndefined();
  });

  test('of somebody whom the list does not know nothing is missing', () => {
    expect(staff().missing('bot-7', MONDAY)).toBeUndefined();
  });
});

test('where a calendar knows its dates no longer the week holds, so that nobody is lost', () => {
  const text = STAFF.replace('mon-fri: [09:00-12:00, 13:00-18:00] }', 'mon-fri: 09:00-18:00 }, days: cn');
  const directory = staff(text);
  // Spring Festival, and a year later a year that the ready days do not know.
  expect(directory.missing('li-na', at('2026-02-17T10:00'))).toMatchObject({ why: 'off-duty' });
  expect(directory.missing('li-na', at('2046-01-08T10:00'))).toBeUndefined();
  expect(directory.missing('li-na', at('2046-01-07T10:00'))).toEqual({
    person: 'li-na',
    why: 'off-duty',
    until: at('2046-01-08T09:00'),
  });
});
