import { describe, expect, test } from 'vitest';

import { findingsWithModules, readWithModules } from '../support/modules.ts';
import { checkBlueprint, wordingOf } from '../../src/index.ts';

const MODULE = `throughline: 1
id: credit
version: "1.4.0"
locales: [en]
inputs: [amount, note?]
outputs: [verdict, limit]
roles: { checker: {} }
services: { bureau: { in: { amount: number }, out: { score: integer } } }
events: { asks: { carries: { about: text } } }
data:
  amount: { type: number }
  note: { type: text }
  verdict: { type: enum, values: [yes, no] }
  limit: { type: number }
  score: { type: integer }
stages:
  look:
    kind: resolution
    steps:
      look-up: { call: { service: bureau, with: { amount: =amount }, into: { score: score } }, outcomes: { failed: refused } }
      check:
        do: { label: Check, form: [verdict, limit] }
        by: checker
        when: note = null or score > 3
        on: { customer.asks: { reach: first-response } }
        next: granted
ends: { granted: { outcome: solved }, refused: { outcome: refused } }
omits: { intake: No, confirmation: No, follow-up: No }
`;

const USE = 'module: ./credit.yaml, with: { amount: =price }';

/** A blueprint whose step \`credit\` uses the module in the given way. */
const desk = ({
  use = USE,
  around = '',
  sections = '',
  roles = 'agent: {}, checker: {}',
} = {}): string => `throughline: 1
id: desk
version: "1.0.0"
locales: [en]
roles: { ${roles} }
data:
  price: { type: integer }
  answer: { type: text }
  whole: { type: integer }
  credit_limit: { type: number }
${sections}
stages:
  work:
    kind: resolution
    steps:
      receive: { ask: [price] }
      credit: { use: { ${use} }${around} }
      finish: { do: { label: Finish, form: ["answer?", "whole?", "credit_limit?"] }, by: agent, next: good }
      talk: { do: Talk, by: agent, next: bad }
ends: { good: { outcome: solved }, bad: { outcome: refused } }
omits: { intake: No, confirmation: No, follow-up: No }
`;

/** What is found, without the leftovers that the small blueprint has anyway. */
function told(text: string, module = MODULE): string[] {
  return findingsWithModules(text, { './credit.yaml': module })
    .filter((line) => !/TL40(?:07|11)$/u.test(line))
    .map((line) => line.replace('test.blueprint.yaml:', ''));
}

function said(text: string, module = MODULE): string[] {
  const { blueprint, findings } = readWithModules(text, { './credit.yaml': module });
  return [...findings, ...(blueprint === undefined ? [] : checkBlueprint(blueprint))]
    .filter(({ code }) => code !== 'TL4011' && code !== 'TL4007')
    .map((found) => wordingOf(found, 'en'))
    .map(({ message, hint }) => `${message} ${hint}`);
}

test('a module that gets what it needs and gives what it has is sound', () => {
  expect(told(desk())).toEqual([]);
  expect(
    told(
      desk({
        use: `${USE}, version: ^1.2, gives: { answer: verdict, credit_limit: limit, first-response: first-response }`,
      }),
    ),
  ).toEqual([]);
});

describe('what goes in', () => {
  test('every input that is not marked with ? is given', () => {
    expect(told(desk({ use: 'module: ./credit.yaml' }))).toEqual(['17:32 TL4060']);
    expect(told(desk({ use: 'module: ./credit.yaml, with: { note: x }' }))).toEqual(['17:32 TL4060']);
  });

  test('nothing else is, and a misspelt name is told once', () => {
    expect(said(desk({ use: 'module: ./credit.yaml, with: { amont: =price }' }))).toEqual([
      expect.stringMatching(/amont.*Did you mean "amount"\?/u),
    ]);
    expect(told(desk({ use: USE.replace(' }', ', score: 3 }') }))).toEqual([expect.stringContaining('TL4001')]);
  });

  test('a value fits the field of the module that takes it', () => {
    expect(told(desk({ use: 'module: ./credit.yaml, with: { amount: much }' }))).toEqual([
      expect.stringContaining('TL2023'),
    ]);
    expect(told(desk({ use: 'module: ./credit.yaml, with: { amount: =answer }' }))).toEqual([
      expect.stringMatching(/TL[34]0/u),
    ]);
  });
});

describe('what comes out', () => {
  test('only what is an output or a milestone of the module', () => {
    expect(said(desk({ use: `${USE}, gives: { answer: verdct }` }))).toEqual([
      expect.stringContaining('Did you mean "verdict"?'),
    ]);
    expect(told(desk({ use: `${USE}, gives: { answer: note }` }))).toEqual([expect.stringContaining('TL4061')]);
  });

  test('a whole number fits a number and a choice a text, not the other way round', () => {
    expect(told(desk({ use: `${USE}, gives: { whole: limit }` }))).toEqual([expect.stringContaining('TL4030')]);
    expect(told(desk({ use: `${USE}, gives: { credit_limit: verdict }` }))).toEqual([
      expect.stringContaining('TL4030'),
    ]);
    expect(told(desk({ use: `${USE}, gives: { answer: verdict }` }))).toEqual([]);
  });

  test('into a field or milestone that this blueprint has', () => {
    expect(told(desk({ use: `${USE}, gives: { nothing: limit }` }))).toEqual([expect.stringContaining('TL4001')]);
    expect(told(desk({ use: `${USE}, gives: { seen: first-response }` }))).toEqual([expect.stringContaining('TL4001')]);
  });
});

describe('roles of the module', () => {
  test('each is played by a role that is named, or that has the same name', () => {
    expect(told(desk({ roles: 'agent: {}' }))).toEqual([expect.stringContaining('TL4062')]);
    expect(told(desk({ roles: 'agent: {}', use: `${USE}, roles: { checker: agent }` }))).toEqual([]);
  });

  test('a role that either side lacks is told where it is written', () => {
    expect(said(desk({ roles: 'agent: {}', use: `${USE}, roles: { cheker: agent }` }))).toEqual([
      expect.stringContaining('Did you mean "checker"?'),
    ]);
    expect(said(desk({ use: `${USE}, roles: { checker: agnt }` }))).toEqual([
      expect.stringContaining('Did you mean "agent"?'),
    ]);
  });

  test('a role that only the module needs is not idle', () => {
    const all = findingsWithModules(desk(), { './credit.yaml': MODULE });
    expect(all.filter((line) => line.startsWith('test.blueprint.yaml:5:'))).toEqual([]);
  });
});

describe('ends of the module', () => {
  test('all of them have an outcome where there are outcomes', () => {
    expect(told(desk({ around: ', outcomes: { granted: talk }' }))).toEqual([expect.stringContaining('TL4014')]);
    expect(told(desk({ around: ', outcomes: { granted: next, refused: talk }' }))).toEqual([]);
  });

  test('an outcome that is no end of the module is a slip', () => {
    expect(said(desk({ around: ', outcomes: { granted: next, refusd: talk }' }))).toEqual(
      expect.arrayContaining([expect.stringContaining('Did you mean "refused"?')]),
    );
  });

  test('one to which no case comes in the module is no way out', () => {
    const around = ', outcomes: { granted: receive, refused: bad }';
    expect(told(desk({ around }))).toEqual([]);
    const granting = MODULE.replace('failed: refused', 'failed: granted');
    expect(told(desk({ around }), granting)).toEqual(['16:7 TL4008']);
  });

  test('a time limit brings timed-out', () => {
    expect(told(desk({ around: ', within: 1d' }))).toEqual([expect.stringContaining('TL40')]);
    expect(
      told(
        desk({
          around: ', within: 1d, outcomes: { granted: next, refused: next, timed-out: talk } }'.replace(/ \}$/u, ''),
        }),
      ),
    ).toEqual([]);
  });
});

describe('the module itself', () => {
  test('has a version in the range', () => {
    expect(told(desk({ use: `${USE}, version: ^2` }))).toEqual([expect.stringContaining('TL4063')]);
    expect(told(desk({ use: `${USE}, version: ">=1.2 <3"` }))).toEqual([]);
  });

  test('cannot be reopened', () => {
    const reopens = `${MODULE}reopen: { within: P7D, to: look-up }\n`;
    expect(told(desk(), reopens)).toEqual([expect.stringContaining('TL4064')]);
  });

  test('means the same by the name of a service, event or signal', () => {
    expect(
      told(desk({ sections: 'services: { bureau: { in: { amount: number }, out: { score: integer } } }' })),
    ).toEqual([]);
    expect(told(desk({ sections: 'services: { bureau: { in: { amount: number }, out: { score: text } } }' }))).toEqual([
      expect.stringContaining('TL4065'),
    ]);
    expect(told(desk({ sections: 'events: { asks: {} }' }))).toEqual([expect.stringContaining('TL4065')]);
  });

  test('speaks the languages that the blueprint promises', () => {
    const chinese = desk().replace('locales: [en]', 'locales: [en, zh-CN]');
    expect(told(chinese)).toContain('17:32 TL4066');
  });

  test('is told once when two steps use it, what each step lacks for each', () => {
    const twice = desk({ use: `${USE}, version: ^2` }).replace(
      '      finish:',
      `      again: { use: { module: ./credit.yaml, version: ^2 } }\n      finish:`,
    );
    expect(told(twice)).toEqual([expect.stringContaining('TL4063'), expect.stringContaining('TL4060')]);
  });
});

test('what every way through the module fills is known afterwards', () => {
  const text = desk({
    use: `${USE}, gives: { credit_limit: limit }`,
    around: ', outcomes: { granted: next, refused: talk }',
  });
  const reading = text.replace('by: agent, next: good', 'by: agent, when: credit_limit > 3, next: good');
  expect(told(reading)).toEqual([expect.stringContaining('TL4018')]);
  expect(told(reading, MODULE.replace('        when: note = null or score > 3\n', ''))).toEqual([]);
});
