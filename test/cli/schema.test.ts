import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { inChinese } from '../../src/cli/schema-words.ts';
import { CARD_DESK, CARD_STAFF } from '../support/card-desk.ts';
import { CALL_BACK, call, COMPLAINT_DESK, COMPLAINT_JOURNEYS, repositoryFile } from './support.ts';

const ESCALATING = `throughline: 1
id: desk
version: "1.0.0"
calendars: { office: { open: { mon-fri: 09:00-18:00 } } }
calendar: office
roles: { agent: { deputy: boss }, boss: {} }
milestones: { seen: {} }
data: { visit_on: { type: date }, note: { type: text } }
decisions:
  grade: { inputs: [note], outputs: [{ in_time: duration }], rules: [{ if: [any], then: [4h] }] }
messages: { hello: Hello }
events: { pays: {} }
slas:
  answer: { start: case.opened, stop: seen, target: { decide: grade.in_time }, calendar: office }
escalations:
  late:
    sla: answer
    until: accepted
    hours: office
    levels:
      - { at: 80%, notify: agent }
      - { at: breach, notify: [boss, customer, { deputy-of: agent }, { on-call: night }], reassign: boss, message: hello }
  breached: { on: sla.answer.breached, until: step.look.done, levels: [{ phone: { manager-of: agent } }] }
stages:
  work:
    kind: resolution
    steps:
      look: { do: Look at it, by: agent, sla: { target: 4bh }, reach: seen, on: { sla.answer.breached: next } }
ends: { done: { outcome: solved } }
`;

type Schema = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any

const files = { 'complaint-desk.blueprint.yaml': COMPLAINT_DESK };

async function schemaOf(...argv: readonly string[]): Promise<Schema> {
  const { code, stdout, stderr } = await call(['schema', ...argv], { files });
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout);
}

/** True when a document fits a schema, by zod's own reading of JSON Schema. */
function fits(schema: Schema, document: unknown): boolean {
  // It reads patterns without their Unicode flag, which editors give them; those that need it are left out.
  // Nor does it know `not`, which only keeps the forms of one thing apart; so any of them will do.
  const readable = JSON.parse(JSON.stringify(schema).replaceAll('"oneOf":', '"anyOf":'), (key, value) =>
    (key === 'pattern' && String(value).includes('\\p{')) || (key === 'not' && !isKey(value)) ? undefined : value,
  );
  return z.fromJSONSchema(readable).safeParse(document).success;
}

/** True of the `not` that journeys write, which is a key like others. */
function isKey(not: Schema): boolean {
  return 'properties' in not;
}

const WORDS = ['title', 'description', 'markdownDescription', 'patternErrorMessage', 'enumDescriptions'];

/** All that a schema says to people, in the order in which it stands there. */
function wordsOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(wordsOf);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'examples' || key === 'body') return [];
    if (WORDS.includes(key) && (typeof value === 'string' || Array.isArray(value))) return [value].flat();
    return key === 'label' && typeof value === 'string' ? [value] : wordsOf(value);
  });
}

/** A schema without what it says to people. */
function withoutWords(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value) =>
    (WORDS.includes(key) && (typeof value === 'string' || Array.isArray(value))) || key === 'defaultSnippets'
      ? undefined
      : value,
  );
}

/** Of the forms that a key may take, the one that offers names. */
function form({ oneOf }: Schema): Schema {
  return oneOf.find((one: Schema) => 'enum' in one);
}

function hasNames(one: Schema): boolean {
  return 'enum' in one;
}

/** The schema of the example's own ids. */
function own(...argv: readonly string[]): Promise<Schema> {
  return schemaOf('complaint-desk.blueprint.yaml', ...argv);
}

/** The example as data, with one change of its text. */
function changed(from: string, to: string): unknown {
  expect(COMPLAINT_DESK).toContain(from);
  return parse(COMPLAINT_DESK.replace(from, to));
}

describe('the schemas of the package', () => {
  test.each([
    ['blueprint', 'en', 'schema.json'],
    ['blueprint', 'zh-CN', 'schema.zh-CN.json'],
    ['journey', 'en', 'schema.json'],
    ['journey', 'zh-CN', 'schema.zh-CN.json'],
    ['people', 'en', 'schema.json'],
    ['people', 'zh-CN', 'schema.zh-CN.json'],
  ])('of a %s in %s is fresh; npm run schema writes it', async (kind, language, ending) => {
    const { stdout } = await call(['schema', '--kind', kind, '--lang', language]);
    expect(stdout).toBe(repositoryFile(`schemas/${kind}.${ending}`));
  });

  test('say the same in both languages: every word is there in Chinese', async () => {
    const kinds = ['blueprint', 'journey', 'people'];
    const english = await Promise.all(kinds.map((kind) => schemaOf('--kind', kind, '--lang', 'en')));
    const chinese = await Promise.all(kinds.map((kind) => schemaOf('--kind', kind, '--lang', 'zh-CN')));
    const words = english.flatMap(wordsOf);
    expect(chinese.flatMap(wordsOf).filter((word) => !/\p{Script=Han}/u.test(word))).toEqual([]);
    expect(words.filter((word) => inChinese[word] === undefined)).toEqual([]);
  });

  test('accept the same in both languages', async () => {
    for (const kind of ['blueprint', 'journey', 'people']) {
      const [english, chinese] = await Promise.all(
        ['en', 'zh-CN'].map((language) => schemaOf('--kind', kind, '--lang', language)),
      );
      expect(withoutWords(chinese)).toEqual(withoutWords(english));
    }
  });

  test('are of draft 7, named, and described for people', async () => {
    expect(await schemaOf()).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'urn:throughline:blueprint:1',
      title: 'Service blueprint',
      description: expect.any(String),
      defaultSnippets: [{ label: 'new blueprint' }],
    });
    expect(await schemaOf('--kind', 'journey')).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'urn:throughline:journey:1',
      title: 'Journeys through a service blueprint',
    });
  });

  test('keep a step one flat object, so that a misspelt key gives one message', async () => {
    const { definitions } = await schemaOf();
    expect(definitions.step).toMatchObject({ type: 'object', additionalProperties: false });
    expect(Object.keys(definitions.step)).not.toContain('anyOf');
    expect(Object.keys(definitions.step)).not.toContain('oneOf');
    expect(Object.keys(definitions.step.properties)).toEqual(
      expect.arrayContaining(['say', 'ask', 'do', 'call', 'decide', 'choose', 'wait', 'survey', 'by', 'outcomes']),
    );
  });

  test('refer only to what they define', async () => {
    const text = JSON.stringify(await schemaOf());
    const { definitions } = JSON.parse(text);
    const used = new Set(Array.from(text.matchAll(/"\$ref":"#\/definitions\/(.+?)"/gu), ([, name]) => name));
    expect(used).toEqual(new Set(Object.keys(definitions)));
  });

  test('accept the example and refuse a misspelt key in it', async () => {
    const blueprint = await schemaOf();
    const journey = await schemaOf('--kind', 'journey');
    expect([fits(blueprint, parse(COMPLAINT_DESK)), fits(journey, parse(COMPLAINT_JOURNEYS))]).toEqual([true, true]);
    expect(fits(blueprint, parse(COMPLAINT_DESK.replace('outcomes:', 'outcome:')))).toBe(false);
    expect(fits(journey, parse(COMPLAINT_JOURNEYS.replace('outcome:', 'outcom:')))).toBe(false);
  });
});

describe('the schema of one blueprint', () => {
  test('offers its own ids wherever something else is named', async () => {
    const { definitions, properties } = await own();
    const step = definitions.step.properties;
    const roles = ['agent', 'senior', 'centre-head', 'csm', 'liaison'];
    expect({
      by: step.by.enum,
      owner: properties.owner.enum,
      via: step.via.items.enum,
      need: step.need.enum,
      say: form(step.say).enum,
      call: form(step.call).enum,
      decide: form(step.decide).enum,
      into: step.survey.oneOf[0].properties.into.enum.slice(0, 2),
      asked: step.ask.oneOf[1].items.enum.filter((name: string) => name.startsWith('c')),
      reach: form(definitions.reach).enum,
      notIn: properties.interrupts.additionalProperties.properties['not-in'].items.enum,
      interruptedBy: properties.interrupts.additionalProperties.properties.on.oneOf[0].enum.slice(0, 3),
      from: properties.reopen.properties.from.items.enum,
    }).toEqual({
      by: [...roles, 'customer'],
      owner: roles,
      via: ['hotline', 'portal', 'mail', 'sms'],
      need: ['be-heard', 'get-redress'],
      say: ['received', 'still-there', 'formal-reply', 'progress', 'goodbye'],
      call: ['customer-file'],
      decide: ['grade'],
      into: ['category', 'severity'],
      asked: [
        'category',
        'contact',
        'customer_class',
        'compensation',
        'csat',
        'category?',
        'contact?',
        'customer_class?',
        'compensation?',
        'csat?',
      ],
      reach: ['acknowledged', 'first-response', 'preliminary-solution', 'formal-reply', 'resolved'],
      notIn: ['intake', 'confirmation', 'resolution', 'follow-up'],
      interruptedBy: ['customer.writes', 'customer.withdraws', 'customer.asks-progress'],
      from: ['closed-solved', 'closed-refused', 'closed-withdrawn', 'closed-no-answer'],
    });
  });

  test('offers as targets every step, alternative, stage and end, and next, each with what it is called', async () => {
    const { target } = (await own()).definitions;
    expect(target.enum).toEqual(expect.arrayContaining(['next', 'receive', 'dispute', 'follow-up', 'closed-solved']));
    expect(target.enum).toHaveLength(new Set(target.enum).size);
    expect(target.enumDescriptions[target.enum.indexOf('investigate')]).toBe('Step: Investigate');
  });

  test('offers the values of an enum field where it is set, and expressions beside them', async () => {
    const { set } = (await own()).definitions;
    expect(set.properties.level.oneOf).toEqual([
      { enum: ['ordinary', 'advanced'], enumDescriptions: ['Ordinary', 'Advanced'] },
      { type: 'string', pattern: '^=' },
    ]);
  });

  test('offers what moves its clocks and who is told by its escalations', async () => {
    const files = { 'desk.blueprint.yaml': ESCALATING };
    const { stdout } = await call(['schema', 'desk.blueprint.yaml'], { files });
    const schema: Schema = JSON.parse(stdout);
    const of = (section: string): Schema => schema['properties'][section].additionalProperties.properties;
    const { start, calendar, pause, target, inside } = of('slas');
    const step = schema['definitions'].step.properties.sla.properties;
    const { sla, on, until, hours, levels, finally: last } = of('escalations');
    const { notify, reassign, message } = levels.items.properties;
    const customer = ['customer.writes', 'customer.pays'];
    const ofCase = ['opened', 'closed', 'reopened', 'reopens', 'cancels', 'merged'].map((event) => `case.${event}`);
    const milestones = ['acknowledged', 'first-response', 'preliminary-solution', 'formal-reply', 'resolved', 'seen'];
    const roles = ['agent', 'boss'];
    expect({
      start: form(start).enum,
      calendar: [calendar.enum, step.calendar.enum, hours.enum],
      pause: form(pause).enum,
      target: target.oneOf.flatMap((one: Schema) => one['properties']?.decide.oneOf[0].enum ?? []),
      inside: inside.enum,
      sla: sla.enum,
      slaWords: sla.enumDescriptions,
      on: form(on).enum,
      until: form(until).enum,
      notify: notify.oneOf.flatMap((one: Schema) => one['enum'] ?? []),
      deputies: notify.oneOf[0].properties['deputy-of'].enum,
      others: [reassign.enum, message.enum, last.properties.reassign.enum],
    }).toEqual({
      start: ['visit_on', ...milestones, ...customer, ...ofCase],
      calendar: [['office'], ['office'], ['office']],
      pause: ['never', 'waiting-customer', 'waiting-third-party', 'look'],
      target: ['grade.in_time'],
      inside: ['answer', 'look'],
      sla: ['answer', 'look'],
      slaWords: ['Service clock', 'Service clock: Look at it'],
      on: [...customer, ...ofCase],
      until: ['accepted', ...milestones, ...customer, ...ofCase],
      notify: [...roles, 'customer'],
      deputies: roles,
      others: [roles, ['hello'], roles],
    });
    expect(fits(schema, parse(ESCALATING))).toBe(true);
    for (const [from, to] of [
      ['notify: agent', 'notify: agnet'],
      ['reassign: boss', 'reassign: bos'],
      ['deputy-of: agent', 'deputy-of: agnet'],
      ['sla: answer', 'sla: anser'],
      ['start: case.opened', 'start: case.open'],
      ['until: accepted', 'until: acepted'],
      ['hours: office', 'hours: ofice'],
    ] as const) {
      expect(ESCALATING).toContain(from);
      expect([to, fits(schema, parse(ESCALATING.replace(from, to)))]).toEqual([to, false]);
    }
  });

  test('accepts the blueprint itself and refuses a target, role, field or message that it does not have', async () => {
    const schema = await own();
    expect(fits(schema, parse(COMPLAINT_DESK))).toBe(true);
    expect(fits(schema, changed('upheld: remedy', 'upheld: remdy'))).toBe(false);
    expect(fits(schema, changed('by: liaison', 'by: liason'))).toBe(false);
    expect(fits(schema, changed('form: [finding]', 'form: [findings]'))).toBe(false);
    expect(fits(schema, changed('say: goodbye', 'say: good-bye'))).toBe(false);
    expect(
      fits(schema, changed('to: next, set: { customer_class: standard }', 'to: next, set: { class: standard }')),
    ).toBe(false);
  });

  test('of journeys offers its steps, roles, services and events', async () => {
    const schema = await own('--kind', 'journey');
    const line = schema['properties'].journeys.additionalProperties.properties.steps.items.properties;
    expect([form(line.by).enum, form(line.returns).enum, line.event.oneOf[0].enum]).toEqual([
      ['customer', 'agent', 'senior', 'centre-head', 'csm', 'liaison'],
      ['customer-file'],
      ['customer.writes', 'customer.withdraws', 'customer.asks-progress', 'case.reopens', 'case.cancels'],
    ]);
    expect(fits(schema, parse(COMPLAINT_JOURNEYS))).toBe(true);
    expect(fits(schema, parse(COMPLAINT_JOURNEYS.replace('step: receive', 'step: recieve')))).toBe(false);
  });

  test('of journeys offers the escalations that can be accepted, and the persons of the people file', async () => {
    const files = { 'desk.yaml': CARD_DESK.trimStart(), 'staff.people.yaml': CARD_STAFF.trimStart() };
    const { stdout } = await call(['schema', 'desk.yaml', '--kind', 'journey', '--lang', 'zh-CN'], { files });
    const schema = JSON.parse(stdout);
    const line = schema.properties.journeys.additionalProperties.properties.steps.items.properties;
    const { accept, absent } = line;
    expect([form(accept).enum, form(accept).enumDescriptions]).toEqual([['fraud'], ['升级：盗刷']]);
    expect(form(absent).enum).toEqual(['li-na', 'wang-fang', 'chen-bo', 'zhao-lei']);
    const journey = (lines: string): unknown =>
      parse(`throughline-journey: 1\nblueprint: ./desk.yaml\njourneys: { a: { steps: [${lines}] } }`);
    expect(fits(schema, journey('{ accept: fraud, by: agent, as: li-na }, { absent: li-na }'))).toBe(true);
    expect(fits(schema, journey('{ accept: late-reply, by: agent }'))).toBe(false);
    expect(fits(schema, journey('{ present: lina }'))).toBe(false);
  });

  test('of journeys narrows what can be expected to the names of the blueprint, what must not be so as well', async () => {
    const world = { files: { 'desk.yaml': ESCALATING } };
    const schema = JSON.parse((await call(['schema', 'desk.yaml', '--kind', 'journey'], world)).stdout);
    const line = schema.properties.journeys.additionalProperties.properties.steps.items.properties;
    const namesIn = (expected: Schema): unknown =>
      Object.fromEntries(
        Object.entries(expected).map(([key, one]) => [
          key,
          one['propertyNames']?.enum ?? one['items']?.oneOf[0].enum ?? one['oneOf']?.find(hasNames)?.enum,
        ]),
      );
    const { not, ...expected } = line.expect.properties;
    const clocks = ['answer', 'look'];
    const ofCustomer = ['customer.writes', 'customer.pays'];
    const milestones = ['acknowledged', 'first-response', 'preliminary-solution', 'formal-reply', 'resolved', 'seen'];
    expect(namesIn(expected)).toEqual({
      in: ['work', 'look'],
      'waiting-for': ['customer', 'service', 'system', 'agent', 'boss'],
      offers: ['look', 'late', ...ofCustomer],
      reached: milestones,
      visited: undefined,
      said: ['hello'],
      notified: ['agent', 'boss', 'customer'],
      met: clocks,
      breached: clocks,
      running: clocks,
      paused: clocks,
      due: clocks,
      data: ['visit_on', 'note'],
      ended: ['done', 'solved', 'cancelled', 'merged'],
      refused: undefined,
    });
    expect(expected.visited.oneOf[0].items.oneOf[0].enum).toEqual(['work', 'look']);
    expect(namesIn(not.properties)).toEqual(namesIn(expected));
  });

  test('of journeys takes columns of the table of examples wherever a value stands', async () => {
    const world = { files: { 'desk.yaml': ESCALATING } };
    const own: Schema = JSON.parse((await call(['schema', 'desk.yaml', '--kind', 'journey'], world)).stdout);
    const any = await schemaOf('--kind', 'journey');
    const columns = parse(`
throughline-journey: 1
blueprint: ./desk.yaml
journeys:
  table:
    begins-with: <begin>
    locale: <locale>
    data: { note: <note> }
    examples: [{ begin: seen, locale: en }]
    steps:
      - { by: <role>, as: <person>, step: <step>, outcome: <outcome>, with: { note: About <note> } }
      - { wait: <days>d }
      - { accept: <ladder>, by: <role> }
      - { fail: <service>, times: <times> }
      - expect:
          in: <place>
          waiting-for: [<whom>]
          visited: [work, <place>]
          said: <message>
          notified: { boss: <times> }
          met: <clock>
          due: { answer: <instant> }
          data: { note: <note> }
          ended: <end>
          refused: <code>
          not: { reached: <milestone> }
`);
    expect([fits(own, columns), fits(any, columns)]).toEqual([true, true]);
    const inTable = { ...columns, journeys: { a: { examples: '<rows>', steps: [{ wait: '1d' }] } } };
    expect([fits(own, inTable), fits(any, inTable)]).toEqual([false, false]);
  });

  test('is there for a blueprint that is half written', async () => {
    const half = {
      'half.yaml':
        'throughline: 1\nroles: { agent: }\nstages:\n  接收:\n    steps: { 登记: , x: [] }\nends: 3\nidd: 1\n',
    };
    const { code, stdout } = await call(['schema', 'half.yaml'], { files: half });
    const { definitions } = JSON.parse(stdout);
    expect([code, definitions.target.enum, definitions.step.properties.by.enum]).toEqual([
      0,
      ['next', '登记', 'x', '接收'],
      ['agent', 'customer'],
    ]);
  });

  test('of a blueprint that names nothing is that of all blueprints where nothing can be offered', async () => {
    const { stdout } = await call(['schema', 'empty.yaml'], { files: { 'empty.yaml': 'throughline: 1\n' } });
    const { definitions } = JSON.parse(stdout);
    expect(definitions.step.properties.via.items).not.toHaveProperty('enum');
  });

  test('cannot be had of a file that is no YAML', async () => {
    const { code, stdout, stderr } = await call(['schema', 'a.yaml'], { files: { 'a.yaml': 'a: [1, 2\nb: "' } });
    expect([code, stdout, stderr.split('  ')[1]]).toEqual([1, '', expect.stringMatching(/^error TL10/u)]);
  });

  test('can be written to a file', async () => {
    const world = { files: { 'desk.blueprint.yaml': CALL_BACK } };
    const printed = await call(['schema', 'desk.blueprint.yaml'], world);
    const written = await call(['schema', 'desk.blueprint.yaml', '-o', 'desk.schema.json'], world);
    expect([written.stderr, written.files.get('desk.schema.json')]).toEqual([
      'Written: desk.schema.json\n',
      printed.stdout,
    ]);
  });
});
