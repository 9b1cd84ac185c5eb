import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { checkPeople } from '../../src/check/people.ts';
import { compileBlueprint, directoryOf, readPeople, type Wanted } from '../../src/index.ts';
import { findingsWithModules, readWithModules } from '../support/modules.ts';
import { runs } from '../support/runs.ts';

const STAFF = `throughline-people: 1
zone: Asia/Shanghai
calendars:
  office: { open: { mon-fri: [09:00-12:00, 13:00-18:00] }, days: cn }
people:
  li-na: { name: 李娜, roles: [agent, senior], manager: chen-bo, deputy: wang-fang, hours: office, away: 2026-02-03 }
  wang-fang: { roles: [agent], deputy: [li-na, chen-bo], away: [2026-01-05..2026-01-09, 2026-02-03] }
  chen-bo: { phone: "13800000000", email: chen.bo@desk.example }
on-call:
  night-watch:
    zone: Europe/Amsterdam
    layers:
      - { people: [li-na, wang-fang], from: 2026-01-05T18:00, hand-over: weekly mon 18:00, only: { mon-fri: 18:00-08:00 } }
      - { people: [chen-bo], from: 2026-01-05, until: 2030-01-05T09:00 }
`;

const codesIn = (text: string): string[] => {
  const { people, findings } = readPeople(text, { file: 'staff.people.yaml' });
  return [...findings, ...(people === undefined ? [] : checkPeople(people))].map(({ code }) => code);
};

describe('a people file', () => {
  test('says who holds which role, who stands in for whom, and when they are there', () => {
    const { people, findings } = readPeople(STAFF, { file: 'staff.people.yaml' });
    expect(findings).toEqual([]);
    expect([people?.zone, [...(people?.calendars.keys() ?? [])]]).toEqual(['Asia/Shanghai', ['office']]);
    const written = (name: string, ...path: readonly (string | number)[]): object => ({ name, path, how: 'written' });
    expect([...(people?.people.values() ?? [])]).toEqual([
      {
        id: 'li-na',
        path: ['people', 'li-na'],
        name: '李娜',
        roles: [written('agent', 'people', 'li-na', 'roles', 0), written('senior', 'people', 'li-na', 'roles', 1)],
        manager: written('chen-bo', 'people', 'li-na', 'manager'),
        deputies: [written('wang-fang', 'people', 'li-na', 'deputy')],
        hours: written('office', 'people', 'li-na', 'hours'),
        away: [{ first: 20_487, last: 20_487, path: ['people', 'li-na', 'away'] }],
      },
      {
        id: 'wang-fang',
        path: ['people', 'wang-fang'],
        roles: [written('agent', 'people', 'wang-fang', 'roles', 0)],
        deputies: [
          written('li-na', 'people', 'wang-fang', 'deputy', 0),
          written('chen-bo', 'people', 'wang-fang', 'deputy', 1),
        ],
        away: [
          { first: 20_458, last: 20_462, path: ['people', 'wang-fang', 'away', 0] },
          { first: 20_487, last: 20_487, path: ['people', 'wang-fang', 'away', 1] },
        ],
      },
      {
        id: 'chen-bo',
        path: ['people', 'chen-bo'],
        roles: [],
        deputies: [],
        away: [],
        phone: '13800000000',
        email: 'chen.bo@desk.example',
      },
    ]);
  });

  test('says who is on call, layer by layer', () => {
    const { people } = readPeople(STAFF, { file: 'staff.people.yaml' });
    const path = ['on-call', 'night-watch'];
    const person = (name: string, layer: number, index: number): object => ({
      name,
      path: [...path, 'layers', layer, 'people', index],
      how: 'written',
    });
    expect(people?.schedules.get('night-watch')).toEqual({
      id: 'night-watch',
      path,
      zone: 'Europe/Amsterdam',
      layers: [
        {
          path: [...path, 'layers', 0],
          people: [person('li-na', 0, 0), person('wang-fang', 0, 1)],
          from: '2026-01-05T18:00',
          handOver: { text: 'weekly mon 18:00', path: [...path, 'layers', 0, 'hand-over'], how: 'written' },
          only: { 'mon-fri': '18:00-08:00' },
        },
        {
          path: [...path, 'layers', 1],
          people: [person('chen-bo', 1, 0)],
          from: '2026-01-05',
          until: '2030-01-05T09:00',
        },
      ],
    });
  });

  test('is read the same with the line ends of Windows, behind a byte order mark', () => {
    expect(codesIn(`\uFEFF${STAFF.replaceAll('\n', '\r\n')}`)).toEqual([]);
  });

  test.each([
    ['nothing', '', ['TL1006']],
    ['a list', '- a\n', ['TL2003']],
    ['YAML that cannot be read', 'people: {\n', ['TL1021']],
    ['nobody', 'throughline-people: 1\npeople: {}\n', ['TL2008']],
    ['a person with nothing', 'throughline-people: 1\npeople: { a: {} }\n', []],
    ['a later version', 'throughline-people: 2\npeople: { a: {} }\n', ['TL2070']],
    ['a key that there is not', 'throughline-people: 1\npeople: { a: { role: agent } }\n', ['TL2001']],
    ['an id with a space', 'throughline-people: 1\npeople: { Li Na: {} }\n', ['TL2006']],
    ['a zone that there is not', 'throughline-people: 1\nzone: Asia/Peking\npeople: { a: {} }\n', ['TL2012']],
    ['the same role twice', 'throughline-people: 1\npeople: { a: { roles: [b, b] } }\n', ['TL2031']],
  ])('with %s', (_what, text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });

  test.each([
    [
      'an hour that the clocks skip ends no later than it begins',
      'from: 2026-03-29T02:59, until: 2026-03-29T03:00',
      ['TL2074'],
    ],
    ['a schedule goes by the clocks of its own zone', 'from: 2026-01-05T09:00+01:00', ['TL2074']],
    [
      'hours that overlap are told as those of calendars are',
      'from: 2026-01-05, only: { mon: 09:00-12:00, mon-fri: 10:00-11:00 }',
      ['TL2048'],
    ],
    ['no hours at all', 'from: 2026-01-05, only: {}', ['TL2008']],
  ])('%s', (_what, layer, codes) => {
    const text = `throughline-people: 1
zone: Europe/Amsterdam
people: { a: {} }
on-call: { night: { layers: [{ people: [a], ${layer} }] } }
`;
    expect(codesIn(text)).toEqual(codes);
  });

  test('takes a hole as it is where its author says why', () => {
    const text = STAFF.replace('      - { people: [chen-bo], from: 2026-01-05, until: 2030-01-05T09:00 }\n', '');
    expect(codesIn(text)).toEqual(['TL4190']);
    expect(
      codesIn(text.replace('  night-watch:', '  night-watch: # throughline-ignore TL4190: by day we are here')),
    ).toEqual([]);
  });
});

describe('a blueprint with people', () => {
  const desk = `throughline: 1
id: desk
version: "1.0.0"
roles: { agent: {} }
stages: { intake: { kind: intake, steps: { answer: { do: Answer, by: agent } } } }
ends: { done: { outcome: solved } }
`;
  const withPeople = desk.replace('roles:', 'people: ./staff.people.yaml\nroles:');

  test('has them at hand', () => {
    const { blueprint } = readWithModules(withPeople, { './staff.people.yaml': STAFF });
    expect(blueprint?.people).toMatchObject({ path: ['people'], reference: './staff.people.yaml' });
    expect([...(blueprint?.people?.people?.people.keys() ?? [])]).toEqual(['li-na', 'wang-fang', 'chen-bo']);
  });

  test('is the same version whoever works there, and wherever that is written', () => {
    const hash = (text: string, staff: string): string =>
      compileBlueprint(readWithModules(text, { './staff.people.yaml': staff, './b.people.yaml': staff }).blueprint!)
        .hash;
    expect(hash(withPeople, STAFF)).toBe(hash(desk, ''));
    expect(hash(withPeople, STAFF.replace('roles: [agent]', 'roles: [senior]'))).toBe(hash(withPeople, STAFF));
    expect(hash(withPeople.replace('./staff', './b'), STAFF)).toBe(hash(withPeople, STAFF));
  });

  test('tells what is wrong with them at its place in their file', () => {
    expect(
      findingsWithModules(withPeople, { './staff.people.yaml': STAFF.replace('manager: chen-bo', 'manager: chenbo') }),
    ).toEqual(['./staff.people.yaml:6:55 TL2071']);
    expect(findingsWithModules(withPeople, {})).toContain('test.blueprint.yaml:4:9 TL2077');
  });
});

test('whatever is changed in a people file, it is read or refused, and what is read answers every question', () => {
  const tokens = [...new Set(STAFF.split(/(?<=[\s{}[\],:])|(?=[\s{}[\],:])/u))];
  const wanted: readonly Wanted[] = [
    ...['agent', 'senior', 'nurse'].flatMap((name) =>
      (['role', 'manager-of', 'deputy-of'] as const).map((kind): Wanted => ({ kind, name })),
    ),
    { kind: 'on-call', name: 'night-watch' },
  ];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(STAFF.length), fc.nat(12), fc.constantFrom(...tokens, '9999-12-31', '24:00', '')), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
      (edits, at) => {
        const text = edits.reduce(
          (whole, [from, length, put]) => whole.slice(0, from) + put + whole.slice(from + length),
          STAFF,
        );
        const { people, findings } = readPeople(text, { file: 'staff.people.yaml' });
        if (people === undefined) {
          expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
          return;
        }
        checkPeople(people);
        const directory = directoryOf(people, new Map());
        for (const one of wanted) {
          const found = directory.find(one, at.getTime(), { agent: 'li-na' });
          if ('people' in found)
            expect(new Set(found.people.map(({ person }) => person)).size).toBe(found.people.length);
        }
      },
    ),
    { numRuns: runs(300) },
  );
});
