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
