import { describe, expect, test } from 'vitest';

import { checkJourneys } from '../../src/journey/check-journeys.ts';
import { journeyJsonSchema } from '../../src/journey/json-schema.ts';
import { readJourneys } from '../../src/journey/read-journeys.ts';
import { compiled } from './support.ts';

const FILE = { file: 'a.journey.yaml' };

function bare(key: string, value: unknown): unknown {
  return key === 'source' || key === 'places' || key === 'path' ? undefined : value;
}

/** The model without what only findings need. */
function read(text: string): unknown {
  const { file, findings } = readJourneys(text, FILE);
  expect(findings).toEqual([]);
  return JSON.parse(JSON.stringify(file, bare));
}

describe('reading a journey file', () => {
  test('every kind of line, with its defaults stated', () => {
    const text = `\uFEFFthroughline-journey: 1
blueprint: ../desk.blueprint.yaml
start: 2026-01-05T09:00+08:00
journeys:
  first:
    title: A title
    data: { kind: leak }
    locale: zh-CN
    steps:
      - { by: agent, as: Li Na, step: repair, outcome: fixed, with: { note: done } }
      - { by: customer, step: report }
      - wait: 1h30m
      - until: 2026-01-06T09:00Z
      - { event: customer.pays, by: agent, with: { amount: 3 } }
      - event: case.cancels
      - message: |
          Hello
          there
      - { message: Hi, as: Ann }
      - { returns: store, with: { left: 1 } }
      - { fail: store }
      - { fail: store, times: 3 }
      - { slow: store, for: P1D }
  second:
    title: { en: Two, zh-CN: 二 }
    steps: [{ wait: 1s }]
`;
    const data = {};
    expect(read(text)).toEqual({
      blueprint: '../desk.blueprint.yaml',
      start: Date.parse('2026-01-05T01:00Z'),
      unreachable: {},
      journeys: [
        {
          name: 'first',
          title: { und: 'A title' },
          start: Date.parse('2026-01-05T01:00Z'),
          data: { kind: 'leak' },
          locale: 'zh-CN',
          lines: [
            {
              kind: 'step',
              step: 'repair',
              by: { role: 'agent', person: 'Li Na' },
              outcome: 'fixed',
              data: { note: 'done' },
            },
            { kind: 'step', step: 'report', by: { role: 'customer' }, data },
            { kind: 'wait', duration: { kind: 'elapsed', milliseconds: 5_400_000 }, text: '1h30m' },
            { kind: 'until', instant: Date.parse('2026-01-06T09:00Z'), text: '2026-01-06T09:00Z' },
            { kind: 'event', event: 'customer.pays', by: { role: 'agent' }, data: { amount: 3 } },
            { kind: 'event', event: 'case.cancels', data },
            { kind: 'message', text: 'Hello\nthere\n', by: { role: 'customer' } },
            { kind: 'message', text: 'Hi', by: { role: 'customer', person: 'Ann' } },
            { kind: 'returns', service: 'store', data: { left: 1 } },
            { kind: 'fail', service: 'store', times: 1 },
            { kind: 'fail', service: 'store', times: 3 },
            {
              kind: 'slow',
              service: 'store',
              duration: { kind: 'calendar', years: 0, months: 0, weeks: 0, days: 1, milliseconds: 0 },
              text: 'P1D',
            },
          ],
        },
        {
          name: 'second',
          title: { en: 'Two', 'zh-CN': '二' },
          start: Date.parse('2026-01-05T01:00Z'),
          data,
          lines: [{ kind: 'wait', duration: { kind: 'elapsed', milliseconds: 1000 }, text: '1s' }],
        },
      ],
    });
  });

  test('what a line expects is taken one by one, also what must not be so', () => {
    const text = `throughline-journey: 1
blueprint: ./a.blueprint.yaml
journeys:
  a:
    steps:
      - expect:
          in: repair
          waiting-for: [agent, 李娜]
          offers: [repair, repair.fixed, customer.pays, step.mend.done]
          said: { hello: 2 }
          notified: head
          met: [answer]
          due: { answer: 2026-01-05T17:00+08:00 }
          visited: [intake, repair]
          data: { kind: leak, note: null }
          ended: false
          refused: true
          not: { breached: answer, reached: [solved], ended: false, said: hello }
`;
    const { file, findings } = readJourneys(text, FILE);
    expect(findings).toEqual([]);
    const [line] = file!.journeys[0]!.lines;
    expect(
      line?.kind === 'expect' && line.expected.map(({ expectation, path }) => [path.slice(5).join('.'), expectation]),
    ).toEqual([
      ['in', { key: 'in', name: 'repair' }],
      ['waiting-for.0', { key: 'waiting-for', name: 'agent' }],
      ['waiting-for.1', { key: 'waiting-for', name: '李娜' }],
      ['offers.0', { key: 'offers', name: 'repair' }],
      ['offers.1', { key: 'offers', name: 'repair', value: 'fixed' }],
      ['offers.2', { key: 'offers', name: 'customer.pays' }],
      ['offers.3', { key: 'offers', name: 'mend', value: 'done' }],
      ['said.hello', { key: 'said', name: 'hello', value: 2 }],
      ['notified', { key: 'notified', name: 'head' }],
      ['met.0', { key: 'met', name: 'answer' }],
      ['due.answer', { key: 'due', name: 'answer', value: Date.parse('2026-01-05T09:00Z') }],
      ['visited', { key: 'visited', value: ['intake', 'repair'] }],
      ['data.kind', { key: 'data', name: 'kind', value: 'leak' }],
      ['data.note', { key: 'data', name: 'note', value: null }],
      ['ended', { key: 'ended', negated: true }],
      ['refused', { key: 'refused' }],
      ['not.breached', { key: 'breached', name: 'answer', negated: true }],
      ['not.reached.0', { key: 'reached', name: 'solved', negated: true }],
      ['not.ended', { key: 'ended' }],
      ['not.said', { key: 'said', name: 'hello', negated: true }],
    ]);
  });

  test('a journey begins with the lines of another, without what that one expects', () => {
    const text = `throughline-journey: 1
blueprint: ./a.blueprint.yaml
start: 2026-01-05T09:00+08:00
journeys:
  mended:
    begins-with: reported
    data: { urgency: 2 }
    steps: [{ by: agent, step: repair, outcome: fixed }]
  reported:
    locale: zh-CN
    start: 2026-03-01T08:00+08:00
    data: { kind: leak, urgency: 1 }
    steps: [{ by: customer, step: report }, { expect: { in: intake } }]
  rated:
    begins-with: mended
    locale: en
    steps: [{ wait: 1d }]
`;
    const { file, findings } = readJourneys(text, FILE);
    expect(findings).toEqual([]);
    expect(
      file!.journeys.map(({ name, start, data, locale, lines }) => [
        name,
        new Date(start!).toISOString(),
        data,
        locale,
        lines.map((line) => ('step' in line ? line.step : line.kind)),
      ]),
    ).toEqual([
      ['mended', '2026-03-01T00:00:00.000Z', { kind: 'leak', urgency: 2 }, 'zh-CN', ['report', 'repair']],
      ['reported', '2026-03-01T00:00:00.000Z', { kind: 'leak', urgency: 1 }, 'zh-CN', ['report', 'expect']],
      ['rated', '2026-03-01T00:00:00.000Z', { kind: 'leak', urgency: 2 }, 'en', ['report', 'repair', 'wait']],
    ]);
  });

  test('a table gives a journey for each row: a placeholder alone keeps the type of its value', () => {
    const text = `throughline-journey: 1
blueprint: ./a.blueprint.yaml
journeys:
  by-kind:
    title: { en: "A <kind> of urgency <urgency>", zh-CN: "<kind>，紧急程度 <urgency>" }
    data: { kind: <kind> }
    examples:
      - { kind: leak, urgency: 1, who: agent, gap: 2h, at: 2026-01-06T09:00+08:00 }
      - { kind: power, urgency: 5, who: head, gap: P1D, at: 2026-01-07T09:00+08:00 }
    steps:
      - { by: <who>, step: report, with: { urgency: <urgency>, note: "about a <kind>" } }
      - wait: <gap>
      - until: <at>
      - expect: { data: { urgency: <urgency> }, waiting-for: <who> }
  after-power:
    begins-with: by-kind/2
    steps: [{ event: case.cancels }]
`;
    const { file, findings } = readJourneys(text, FILE);
    expect(findings).toEqual([]);
    expect(file!.journeys.map(({ name, title, row, data }) => [name, title, row?.['who'], data])).toEqual([
      ['by-kind/1', { en: 'A leak of urgency 1', 'zh-CN': 'leak，紧急程度 1' }, 'agent', { kind: 'leak' }],
      ['by-kind/2', { en: 'A power of urgency 5', 'zh-CN': 'power，紧急程度 5' }, 'head', { kind: 'power' }],
      ['after-power', undefined, undefined, { kind: 'power' }],
    ]);
    expect(file!.journeys[1]!.lines.map(({ path: _path, ...line }) => line)).toMatchObject([
      { kind: 'step', by: { role: 'head' }, data: { urgency: 5, note: 'about a power' } },
      { kind: 'wait', text: 'P1D' },
      { kind: 'until', instant: Date.parse('2026-01-07T01:00Z') },
      { kind: 'expect', expected: [{ expectation: { name: 'urgency', value: 5 } }, { expectation: { name: 'head' } }] },
    ]);
    expect(file!.journeys[2]!.lines.map(({ kind }) => kind)).toEqual(['step', 'wait', 'until', 'event']);
  });

  test('a row whose value does not fit its place is told at the placeholder, once', () => {
    const text = `throughline-journey: 1
blueprint: ./a.blueprint.yaml
journeys:
  a:
    examples: [{ gap: 2h, who: agent }, { gap: soon, who: 5 }, { gap: later, who: agent }]
    steps: [{ by: <who>, step: report }, { wait: <gap> }]
`;
    const { findings } = readJourneys(text, FILE);
    expect(findings.map(({ code, line, column }) => [code, line, column])).toEqual([['TL2004', 6, 19]]);
  });

  test('all mistakes of a file are told at once, in the order of the text', () => {
    const text = `throughline-journey: 1
blueprint: ./a.blueprint.yaml
start: tomorrow
journeys:
  a: { steps: [{ wait: soon }, { by: agent }, { event: x, until: y }] }
  b: { steps: [{ slow: store }] }
`;
    const { file, findings } = readJourneys(text, FILE);
    expect([file, findings.map(({ code, line, column }) => [code, line, column])]).toEqual([
      undefined,
      [
        ['TL5004', 3, 8],
        ['TL2010', 5, 24],
        ['TL5002', 5, 32],
        ['TL5002', 5, 59],
        ['TL2002', 6, 18],
      ],
    ]);
  });

  test.each(['', 'journeys', '- 1', '{', 'throughline-journey: 1\njourneys: { a: [ }'])(
    'what is no journey file at all is told and never thrown: %j',
    (text) => {
      const { file, findings } = readJourneys(text, FILE);
      expect([file, findings.length > 0]).toEqual([undefined, true]);
    },
  );

  test('a journey that shares a value by reference gets a value of its own', () => {
    const text = `throughline-journey: 1
blueprint: ./a.blueprint.yaml
journeys:
  a: { data: &known { price: { amount: "1", currency: EUR } }, steps: [{ wait: 1d }] }
  b: { data: *known, steps: [{ wait: 1d }] }
`;
    const { file } = readJourneys(text, FILE);
    const [a, b] = file!.journeys;
    expect(a!.data).toStrictEqual({ price: { amount: '1', currency: 'EUR' } });
    expect(b!.data).toStrictEqual(a!.data);
    expect(b!.data['price']).not.toBe(a!.data['price']);
  });
});

test('all journeys of a file are held against their blueprint, in the order of the text', () => {
  const blueprint = compiled(`
throughline: 1
id: desk
version: "1.0.0"
stages: { intake: { kind: intake, steps: { rest: { wait: 1d } } } }
ends: { done: { outcome: solved } }
`);
  const { file } = readJourneys(
    `throughline-journey: 1
blueprint: ./desk.blueprint.yaml
journeys:
  a: { steps: [{ by: customer, step: rest }, { fail: bank }] }
  b: { steps: [{ event: customer.pays }], locale: fr }
`,
    FILE,
  );
  expect(checkJourneys(blueprint, file!).map(({ code, line }) => [code, line])).toEqual([
    ['TL5006', 4],
    ['TL5014', 4],
    ['TL5013', 5],
    ['TL5016', 5],
  ]);
});

test('the schema for editors describes every line by one object, so that a misspelt key gives one message', () => {
  expect(journeyJsonSchema()).toMatchObject({
    required: ['throughline-journey', 'blueprint', 'journeys'],
    additionalProperties: false,
    properties: {
      journeys: {
        additionalProperties: {
          properties: { steps: { items: { type: 'object', additionalProperties: false } } },
        },
      },
    },
  });
});
