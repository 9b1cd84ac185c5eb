import { describe, expect, test } from 'vitest';

import { checkBlueprint, wordingOf, type Finding } from '../../src/index.ts';
import { readWithModules } from '../support/modules.ts';
import { smallBlueprint } from './small-blueprint.ts';

interface Desk {
  /** What the level says besides when it comes. */
  readonly tells: string;
  /** Further keys of the escalation, each with a comma behind it. */
  readonly more?: string;
  readonly target?: string;
  /** The people file; none where this is left out. */
  readonly people?: string;
  readonly deputy?: boolean;
  /** The role that answers for the service. */
  readonly owner?: string;
  readonly preset?: 'strict';
}

const blueprint = ({ tells, more = '', target = '24h', people, deputy = false, owner }: Desk): string =>
  smallBlueprint({
    sections: `${owner === undefined ? '' : `owner: ${owner}\n`}${people === undefined ? '' : 'people: ./staff.people.yaml\n'}calendars:
  office: { open: { mon-fri: 09:00-17:00 } }
  night: { open: { mon-sun: 22:00-06:00 } }
slas: { answer: { start: case.opened, stop: formal-reply, target: ${target} } }
escalations:
  late: { sla: answer, ${more}levels: [{ at: breach, ${tells} }] }`,
    steps: 'look: { do: Look }\ntell: { say: hello, reach: formal-reply }',
  }).replace('agent: {}', deputy ? 'agent: { deputy: boss }' : 'agent: {}');

function found(desk: Desk): readonly Finding[] {
  const { people, preset } = desk;
  const modules: Record<string, string> =
    people === undefined ? {} : { './staff.people.yaml': `throughline-people: 1\nzone: UTC\n${people}` };
  const read = readWithModules(blueprint(desk), modules, 'small.blueprint.yaml');
  expect(read.findings).toEqual([]);
  const all = read.blueprint === undefined ? [] : checkBlueprint(read.blueprint, { preset: preset ?? 'recommended' });
  return all.filter(({ code }) => code.startsWith('TL416'));
}

const told = (desk: Desk): string[] =>
  found(desk).map(({ code, span }) => `${code} ${blueprint(desk).slice(span.start, span.end)}`);

const STAFF = `calendars:
  office: { open: { mon-fri: 09:00-17:00 } }
  nights: { open: { mon-sun: 20:00-08:00 } }
people:
  ada: { roles: [boss] }
  bob: { roles: [agent], manager: ada, deputy: ada }
on-call:
  night-watch: { layers: [{ people: [ada], from: 2026-01-05T09:00 }] }
`;

describe('whoever is to be told is in the people file', () => {
  test('without one nobody knows managers or who is on call: told once', () => {
    const tells = 'notify: [{ on-call: night-watch }, { manager-of: agent }, boss]';
    expect(told({ tells })).toEqual(['TL4162 night-watch']);
    const [first] = found({ tells });
    expect(first && wordingOf(first, 'en').message).toBe(
      'No people file says who is on call in "night-watch", so that nobody is told. It stands in 1 more place.',
    );
    expect(told({ tells: 'notify: { manager-of: agent }' })).toEqual(['TL4162 agent']);
    expect(told({ tells: 'notify: [boss, customer]' })).toEqual([]);
  });

  test('a schedule that is not there is told with the one that was meant', () => {
    const desk = { tells: 'phone: { on-call: nigth-watch }', people: STAFF };
    expect(told(desk)).toEqual(['TL4163 nigth-watch']);
    expect(found(desk).map((one) => wordingOf(one, 'zh-CN').hint)).toEqual(['您是不是想写“night-watch”？']);
    expect(told({ tells: 'phone: { on-call: night-watch }', people: STAFF })).toEqual([]);
  });

  test('a role is held by somebody, or by its deputy', () => {
    const people = 'people: { ada: { roles: [boss] } }\n';
    expect(told({ tells: 'notify: agent', people })).toEqual(['TL4164 agent']);
    expect(told({ tells: 'notify: agent', people, deputy: true })).toEqual([]);
    expect(told({ tells: 'notify: boss, reassign: agent', people })).toContain('TL4164 agent');
    expect(told({ tells: 'notify: { manager-of: agent }', people })).toEqual(['TL4164 agent']);
  });

  test('where nobody holds any role, none is offered', () => {
    const people = 'people: { ada: { name: Ada } }\n';
    const [first] = found({ tells: 'notify: agent', people });
    expect(first && wordingOf(first, 'en').hint).toBe(
      'Give the role to somebody in the people file, or name a deputy under "roles".',
    );
  });

  test('a manager is told only where one of those who hold the role has one', () => {
    const tells = 'notify: { manager-of: agent }';
    expect(told({ tells, people: 'people: { bob: { roles: [agent] } }\n' })).toEqual(['TL4165 agent']);
    expect(told({ tells, people: STAFF })).toEqual([]);
  });

  test('a deputy is that of the role, or of a person', () => {
    const tells = 'notify: { deputy-of: agent }';
    expect(told({ tells, people: STAFF })).toEqual([]);
    expect(told({ tells, people: 'people: { bob: { roles: [agent] } }\n' })).toEqual(['TL4161 agent']);
    expect(told({ tells, people: 'people: { bob: { roles: [agent] } }\n', deputy: true })).toEqual(['TL4164 agent']);
  });

  test('the strict laws ask for a deputy: of the role, or of everybody who holds it', () => {
    const desk = { tells: 'notify: agent', preset: 'strict' } as const;
    expect(told(desk)).toEqual(['TL4160 agent']);
    expect(told({ ...desk, deputy: true })).toEqual([]);
    expect(told({ ...desk, tells: 'notify: boss' })).toEqual(['TL4160 boss']);
    expect(told({ ...desk, tells: 'notify: boss', owner: 'boss' })).toEqual([]);
    expect(told({ ...desk, people: STAFF })).toEqual([]);
    expect(told({ ...desk, people: 'people: { bob: { roles: [agent] } }\n' })).toEqual(['TL4160 agent']);
  });
});

describe('alerts leave while somebody is at work', () => {
  const by = (hours: string): string =>
    `${STAFF.split('people:')[0]}people:\n  bob: { roles: [agent], hours: ${hours} }\n`;
  const both = `${STAFF.split('people:')[0]}people:
  bob: { roles: [agent], hours: office }
  cem: { roles: [agent], hours: nights }
`;

  test('a clock that counts every hour may run out at night', () => {
    const desk = { tells: 'notify: agent', people: by('office') };
    expect(told(desk)).toEqual(['TL4166 late']);
    expect(found(desk).map((one) => wordingOf(one, 'en').message)).toEqual([
      'Alerts of escalation "late" may leave while nobody is at work who is told: agent.',
    ]);
    expect(told({ ...desk, more: 'hours: office, ' })).toEqual([]);
    expect(told({ ...desk, target: '8bh, calendar: office' })).toEqual([]);
  });

  test('where somebody always is there, or whoever is on call is told, nothing is', () => {
    expect(told({ tells: 'notify: agent', people: 'people: { bob: { roles: [agent] } }\n' })).toEqual([]);
    const round = both.replace('09:00-17:00', '08:00-20:00').replace('mon-fri', 'mon-sun');
    expect(told({ tells: 'notify: agent', people: round })).toEqual([]);
    expect(told({ tells: 'notify: agent', people: both })).toEqual(['TL4166 late']);
    const onCall = `${by('office')}on-call: { watch: { layers: [{ people: [bob], from: 2026-01-05T09:00 }] } }\n`;
    expect(told({ tells: 'notify: [agent, { on-call: watch }]', people: onCall })).toEqual([]);
  });

  test('a deputy counts, and so does the deputy of a role', () => {
    const deputy = `${by('office')}  ada: { roles: [boss] }\n`;
    expect(told({ tells: 'notify: agent', people: deputy })).toEqual(['TL4166 late']);
    expect(told({ tells: 'notify: agent', people: deputy, deputy: true })).toEqual([]);
    expect(
      told({ tells: 'notify: agent', people: deputy.replace('hours: office', 'hours: office, deputy: ada') }),
    ).toEqual([]);
  });

  test('hours in which none of those is at work who are told', () => {
    const desk = { tells: 'notify: agent', people: by('office'), more: 'hours: night, ' };
    expect(told(desk)).toEqual(['TL4166 night']);
    expect(found(desk).map((one) => wordingOf(one, 'zh-CN').message)).toEqual([
      '升级“late”的通知只在“night”的时段发出，而被通知的人那时都不上班：agent。',
    ]);
    expect(told({ ...desk, people: by('nights') })).toEqual([]);
  });

  test('hours are compared by the clocks of their zones', () => {
    const elsewhere = by('office').replace('office: { open', 'office: { zone: Asia/Shanghai, open');
    // Nine to five in Shanghai is one to nine in the night of London, without the hour at the end of which it opens.
    expect(told({ tells: 'notify: agent', people: elsewhere, more: 'hours: office, ' })).toEqual(['TL4166 office']);
    expect(told({ tells: 'notify: agent', people: elsewhere, more: 'hours: night, ' })).toEqual([]);
  });
});
