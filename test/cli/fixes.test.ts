import { describe, expect, test } from 'vitest';

import { call } from './support.ts';

const DESK = `throughline: 1
id: desk
version: "1.0.0"
roles: { agent: {} }
data:
  number: { type: phone }
  urgency: { type: enum, values: { low: Low, 紧急: Urgent } }
  tries: { type: integer, default: 0 }
  done: { type: boolean }
parameters:
  patience: { type: duration, value: 2d }
decisions:
  route:
    hit: first
    inputs: [urgency]
    outputs: [done]
    rules:
      - { if: [low], then: [true] }
      - { if: [any], then: [false] }
stages:
  intake:
    kind: intake
    steps:
      receive: { ask: [number, urgency], within: patience, outcomes: { answered: next, no-answer: closed } }
      judge: { decide: route }
  resolution:
    kind: resolution
    steps:
      ring: { do: Ring the customer, by: agent, set: { tries: =tries + 1, done: true } }
      again:
        choose:
          - { when: tries < 3 and urgency = "紧急", to: ring }
          - { else: closed }
ends:
  closed: { outcome: solved, reach: resolved }
omits: { confirmation: Nothing to confirm., follow-up: The call is the follow-up. }
`;

async function fixed(text: string): Promise<{ text: string; codes: string[] }> {
  const { files, stdout } = await call(['check', 'a.blueprint.yaml', '--fix'], { files: { 'a.blueprint.yaml': text } });
  const after = files.get('a.blueprint.yaml') ?? '';
  return {
    text: typeof after === 'string' ? after : new TextDecoder().decode(after),
    codes: Array.from(stdout.matchAll(/ {2}fixed (TL\d+) /gu), ([, code = '']) => code),
  };
}

test('the desk is in order before anything is broken in it', async () => {
  const { stdout } = await call(['check', 'a.blueprint.yaml'], { files: { 'a.blueprint.yaml': DESK } });
  expect(stdout).toBe('1 file: no problems found (0 ms)\n');
});

describe('is mended to what it was', () => {
  test.each([
    ['a misspelt key', 'kind: intake', 'knid: intake', 'TL2001'],
    ['a key with a capital', 'hit: first', 'Hit: first', 'TL2001'],
    ['a misspelt word of the language', 'type: duration', 'type: duraton', 'TL2005'],
    ['a length of time as people write it', 'value: 2d', 'value: 2 days', 'TL2010'],
    ['a truth in Chinese', 'done: true }', 'done: 是 }', 'TL2023'],
    ['a full-width comparison', 'tries < 3', 'tries ＜ 3', 'TL3009'],
    ['quotes of a word processor', '= "紧急"', '= “紧急”', 'TL3009'],
    ['a value without its quotes', '= "紧急"', '= 紧急', 'TL3028'],
    ['a number in quotes', 'tries < 3', 'tries < "3"', 'TL3043'],
    ['an operator of programs', 'tries < 3 and', 'tries < 3 &&', 'TL3011'],
  ])('%s', async (_, right, wrong, code) => {
    const broken = DESK.replace(right, wrong);
    expect(broken).not.toBe(DESK);
    const result = await fixed(broken);
    expect(result).toEqual({ text: DESK, codes: [code] });
  });

  test('an expression that stands in quotes of YAML keeps them', async () => {
    const quoted = DESK.replace(
      'when: tries < 3 and urgency = "紧急"',
      String.raw`when: "tries < 3 and urgency = '紧急'"`,
    );
    expect((await fixed(quoted)).text).toBe(
      DESK.replace('when: tries < 3 and urgency = "紧急"', String.raw`when: "tries < 3 and urgency = \"紧急\""`),
    );
    const single = DESK.replace('when: tries < 3 and urgency = "紧急"', `when: 'tries < 3 and urgency = 紧急'`);
    expect((await fixed(single)).text).toBe(
      DESK.replace('when: tries < 3 and urgency = "紧急"', `when: 'tries < 3 and urgency = "紧急"'`),
    );
  });

  test('an expression that was written without "="', async () => {
    expect((await fixed(DESK.replace('tries: =tries + 1', 'tries: tries + 1'))).text).toBe(
      DESK.replace('tries: =tries + 1', 'tries: "=tries + 1"'),
    );
  });
});

describe('is left to its author', () => {
  test.each([
    ['a name that the author gave', 'by: agent', 'by: agnet'],
    ['a misspelt value of a choice', 'if: [low]', 'if: [lwo]'],
    ['a key that is another word of the language', '{ if: [low], then', '{ when: [low], then'],
    ['a number that may be minutes or hours', 'value: 2d', 'value: 2'],
    ['a version of the language that there is not', 'throughline: 1\n', 'throughline: 2\n'],
  ])('%s', async (_, right, wrong) => {
    const broken = DESK.replace(right, wrong);
    expect(broken).not.toBe(DESK);
    expect(await fixed(broken)).toEqual({ text: broken, codes: [] });
  });
});
