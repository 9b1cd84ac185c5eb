import { describe, expect, test } from 'vitest';

import { modulesOf } from '../../src/blueprint/blueprint.ts';
import type { Escalation } from '../../src/blueprint/escalation.ts';
import { inlined } from '../../src/flow/inlined.ts';
import { readBlueprint, wordingOf } from '../../src/index.ts';
import { readWithModules } from '../support/modules.ts';

/** A blueprint whose only escalation is written like this, from the third column on. */
const whole = (lines: string, more = ''): string => `throughline: 1
id: small
version: "1.0.0"
zone: Asia/Shanghai
roles: { agent: {}, boss: {} }
${more}slas: { answer: { start: case.opened, stop: resolved, target: 24h } }
escalations:
  late:
${lines
  .split('\n')
  .map((line) => `    ${line}`)
  .join('\n')}
stages: { work: { kind: resolution, steps: { look: { do: Look, by: agent } } } }
ends: { done: { outcome: solved, reach: resolved } }
`;

function read(text: string): { readonly escalation: Escalation | undefined; readonly found: string[] } {
  const { blueprint, findings } = readBlueprint(text, { file: 'small.blueprint.yaml' });
  return {
    escalation: blueprint?.escalations.get('late'),
    found: findings.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`),
  };
}

const found = (lines: string, more?: string): string[] => read(whole(lines, more)).found;

/** The hint of the first finding, in both languages. */
function hints(lines: string): string[] {
  const { findings } = readBlueprint(whole(lines), { file: 'small.blueprint.yaml' });
  const [first] = findings;
  return first === undefined ? [] : [wordingOf(first, 'en').hint, wordingOf(first, 'zh-CN').hint];
}

const NOTIFY = 'levels: [{ notify: boss }]';

describe('what an escalation says is understood', () => {
  test('every key, with the defaults for what is left out', () => {
    const { escalation, found: problems } = read(
      whole(
        `title: Too late
on: case.opened
when: case.reopened = 0
until: accepted
calendar: office
hours: office
levels:
  - { notify: agent }
  - after: 4bh
    when: case.reopened = 0
    phone: [boss, customer, { deputy-of: agent }, { manager-of: agent }, { on-call: night }]
    reassign: boss
    message: hello
    repeat: { every: 1h, times: 3 }
rounds: { times: 2, gap: 10m }
finally: { notify: boss }`,
        'calendars: { office: { open: { mon-fri: 09:00-18:00 } } }\nmessages: { hello: Hello }\n',
      ),
    );
    expect(problems).toEqual([]);
    expect(escalation).toMatchObject({
      id: 'late',
      title: { en: 'Too late' },
      trigger: { kind: 'event', event: { name: 'case.opened' } },
      when: { text: 'case.reopened = 0' },
      until: { kind: 'accepted' },
      calendar: { name: 'office', how: 'written' },
      hours: { name: 'office' },
      levels: [
        {
          comes: { kind: 'after', how: 'defaulted' },
          notify: [{ kind: 'role', name: 'agent' }],
          phone: [],
          repeat: undefined,
        },
        {
          comes: { kind: 'after', after: { text: '4bh' }, how: 'written' },
          when: { text: 'case.reopened = 0' },
          notify: [],
          phone: [
            { kind: 'role', name: 'boss' },
            { kind: 'customer', name: 'customer' },
            { kind: 'deputy-of', name: 'agent' },
            { kind: 'manager-of', name: 'agent' },
            { kind: 'on-call', name: 'night' },
          ],
          reassign: { name: 'boss' },
          message: { name: 'hello' },
          repeat: { every: { text: '1h' }, times: 3 },
        },
      ],
      rounds: { times: 2, gap: { text: '10m' } },
      last: { comes: { kind: 'after', how: 'defaulted' }, notify: [{ kind: 'role', name: 'boss' }] },
    });
  });

  test.each([
    ['80%', { kind: 'share', percent: 80 }],
    ['-30m', { kind: 'left', duration: { milliseconds: 1_800_000 } }],
    ['breach', { kind: 'breach' }],
    ['breach + 24h', { kind: 'breach', plus: { milliseconds: 86_400_000 } }],
    ['breach+P1D', { kind: 'breach', plus: { kind: 'calendar', days: 1 } }],
  ])('a level at %s', (at, comes) => {
    const { escalation, found: problems } = read(whole(`sla: answer\nlevels: [{ at: ${at}, notify: boss }]`));
    expect(problems).toEqual([]);
    expect(escalation).toMatchObject({ trigger: { kind: 'sla', sla: { name: 'answer' } }, levels: [{ comes }] });
  });

  test('alone, a condition sets it off; beside a clock it is watched', () => {
    expect(read(whole(`when: case.reopened > 1\n${NOTIFY}`)).escalation).toMatchObject({
      trigger: { kind: 'when', when: { text: 'case.reopened > 1' } },
      when: undefined,
    });
    expect(read(whole(`sla: answer\nwhen: case.reopened > 1\n${NOTIFY}`)).escalation).toMatchObject({
      trigger: { kind: 'sla' },
      when: { text: 'case.reopened > 1' },
    });
  });

  test('a dotted name ends it by an event, all else by a milestone', () => {
    const kind = (until: string): string | undefined =>
      read(whole(`sla: answer\nuntil: ${until}\n${NOTIFY}`)).escalation?.until?.kind;
    expect([kind('customer.writes'), kind('resolved'), kind('accepted')]).toEqual(['event', 'milestone', 'accepted']);
  });

  test('without a calendar of its own it counts by that of the blueprint', () => {
    const office = 'calendars: { office: { open: { mon-fri: 09:00-18:00 } } }\n';
    const level = 'on: case.opened\nlevels: [{ after: 4bh, notify: boss }]';
    expect(read(whole(level, `calendar: office\n${office}`))).toMatchObject({
      found: [],
      escalation: { calendar: { name: 'office' } },
    });
    expect(found(level, office)).toEqual(['TL2011 4bh']);
  });

  test('those of a module come along under the name of the step that uses it', () => {
    const module = whole(`on: case.opened\nuntil: resolved\n${NOTIFY}`).replace('id: small', 'id: inner');
    const outer = `throughline: 1
id: outer
version: "1.0.0"
roles: { agent: {}, chief: {} }
stages:
  work:
    kind: resolution
    steps: { help: { use: { module: ./inner.blueprint.yaml, roles: { boss: chief } } } }
ends: { over: { outcome: solved } }
`;
    const { blueprint, findings } = readWithModules(outer, { './inner.blueprint.yaml': module });
    expect(findings).toEqual([]);
    const [, put] = blueprint === undefined ? [] : modulesOf(inlined(blueprint));
    expect([...(put?.blueprint.escalations.values() ?? [])]).toMatchObject([
      {
        id: 'help--late',
        inside: 'help',
        trigger: { kind: 'event', event: { name: 'step.help.entered' } },
        until: { kind: 'milestone', name: 'help--resolved' },
        levels: [{ notify: [{ kind: 'role', name: 'chief' }] }],
      },
    ]);
  });
});

describe('what cannot be understood is told at its place', () => {
  test('nothing sets it off, or two things do: the second one is told', () => {
    expect(found(NOTIFY)).toEqual(['TL2065 late']);
    expect(found(`sla: answer\non: case.opened\n${NOTIFY}`)).toEqual(['TL2065 on']);
    expect(found(`on: case.opened\nsla: answer\n${NOTIFY}`)).toEqual(['TL2065 sla']);
  });

  test.each(['half', '80', '80 percent', '+2h', 'breach - 1h', 'breach + soon', '-', '-1.5.2h', 'overdue', '100 %%'])(
    '"%s" is no point of a clock',
    (at) => {
      expect(found(`sla: answer\nlevels: [{ at: "${at}", notify: boss }]`)).toEqual([`TL2066 "${at}"`]);
    },
  );

  test('what was most likely meant is offered', () => {
    const hint = (at: string): string[] => hints(`sla: answer\nlevels: [{ at: "${at}", notify: boss }]`);
    expect(hint('overdue')[0]).toMatch(/^Write breach\. /u);
    expect(hint('超时')[1]).toMatch(/^请写 breach。/u);
    expect(hint('+2h')[0]).toMatch(/^Write breach \+ 2h\. /u);
    expect(hint('80')[0]).toMatch(/^Write 80%\. /u);
    expect(hint('80 ％')[1]).toMatch(/^请写 80%。/u);
    expect(hint('half')[0]).toBe('Write 80%, -30m, breach, or breach + 24h.');
  });

  test('a level comes by the clock or after another one, and by a clock only where there is one', () => {
    expect(found('sla: answer\nlevels: [{ at: 80%, after: 1h, notify: boss }]')).toEqual(['TL2067 after']);
    expect(found('sla: answer\nlevels: [{ after: 1h, at: 80%, notify: boss }]')).toEqual(['TL2067 at']);
    expect(found('on: case.opened\nlevels: [{ at: 80%, notify: boss }]')).toEqual(['TL2067 at']);
    expect(found('sla: answer\nlevels: [{ at: 80%, notify: boss }]\nrounds: { times: 2, gap: 1h }')).toEqual([
      'TL2067 at',
    ]);
  });

  test('a last level stands behind rounds', () => {
    expect(found(`on: case.opened\n${NOTIFY}\nfinally: { notify: agent }`)).toEqual(['TL2067 finally']);
  });

  test('a level does something, and says and repeats only what it tells', () => {
    expect(found('on: case.opened\nlevels: [{ after: 1h }]')).toEqual(['TL2068 { after: 1h }']);
    expect(found('on: case.opened\nlevels: [{ reassign: boss, message: hello }]', 'messages: { hello: Hi }\n')).toEqual(
      ['TL2068 message'],
    );
    expect(found('on: case.opened\nlevels: [{ reassign: boss, repeat: { every: 1h, times: 2 } }]')).toEqual([
      'TL2068 repeat',
    ]);
    expect(found('on: case.opened\nlevels: [{ reassign: boss }]')).toEqual([]);
  });

  test('a key that people call otherwise is told by its own name', () => {
    const offered = (lines: string): string | undefined => /"(.+)"/u.exec(hints(lines)[0] ?? '')?.[1];
    expect(offered(`clock: answer\n${NOTIFY}`)).toBe('sla');
    expect(offered(`trigger: case.opened\n${NOTIFY}`)).toBe('on');
    expect(offered(`sla: answer\nstop: resolved\n${NOTIFY}`)).toBe('until');
    expect(offered(`sla: answer\nworking-hours: office\n${NOTIFY}`)).toBe('hours');
    expect(offered('sla: answer\nlevels: [{ at: breach, 通知: boss }]')).toBe('notify');
    expect(offered('sla: answer\nlevels: [{ at: breach, call: boss }]')).toBe('phone');
    expect(offered('sla: answer\nlevels: [{ delay: 30m, notify: boss }]')).toBe('after');
    expect(offered('on: case.opened\nlevels: [{ notify: boss }]\nloop: { times: 3, gap: 1h }')).toBe('rounds');
  });

  test('nobody is named twice in one list', () => {
    expect(found('on: case.opened\nlevels: [{ notify: [boss, agent, boss] }]')).toEqual(['TL2031 boss']);
    expect(found('on: case.opened\nlevels: [{ notify: [{ deputy-of: boss }, boss] }]')).toEqual([]);
    expect(found('on: case.opened\nlevels: [{ notify: boss, phone: boss }]')).toEqual([]);
  });
});
