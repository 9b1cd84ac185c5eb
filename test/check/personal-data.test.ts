import { describe, expect, test } from 'vitest';

import { checkBlueprint } from '../../src/index.ts';
import { readWithModules } from '../support/modules.ts';
import { said, smallBlueprint, told } from './small-blueprint.ts';

const DATA =
  'phone: { type: phone, personal: true }\ncaller: { type: text }\ncallers: { type: list, of: text }\nknown: { type: boolean }\nlength: { type: integer }';

/** Where copies are found when a step sets something. */
function setting(set: string, sections = ''): string[] {
  const steps = `a: { ask: [phone, caller, score, note], via: [hotline] }\nb: { do: Work, set: { ${set} } }`;
  return told(smallBlueprint({ data: DATA, sections, steps })).filter((line) => line.startsWith('TL4056'));
}

describe('a copy of a personal value is marked as well', () => {
  test.each([
    ['the value itself', 'caller: =phone', ['TL4056 phone']],
    ['a text with it', `caller: '="call " + upper case(phone)'`, ['TL4056 phone']],
    ['one of two values', 'caller: "=if score > 3 then phone else caller"', ['TL4056 phone']],
    ['what stands in for a missing one', 'caller: "=get or else(phone, caller)"', ['TL4056 phone']],
    ['a list with it', 'callers: "=[phone, caller]"', ['TL4056 phone']],
    ['whether it is there', 'known: =phone != null', []],
    ['how long it is', 'length: =string length(phone)', []],
    ['what is decided by it', `caller: '=if phone != null then "yes" else "no"'`, []],
    ['another value', 'note: =caller', []],
  ])('%s', (_, set, found) => expect(setting(set)).toEqual(found));

  test('a marked field may take it', () => {
    const text = smallBlueprint({
      data: DATA.replace('caller: { type: text }', 'caller: { type: text, personal: true }'),
      steps: 'a: { ask: [phone], via: [hotline] }\nb: { do: Work, set: { caller: =phone } }',
    });
    expect(told(text).filter((line) => line.startsWith('TL4056'))).toEqual([]);
  });

  test('what an event brings is copied when it is heard', () => {
    const steps = 'a: { do: Work, on: { customer.moves: { set: { caller: =event.street, note: =event.city } } } }';
    const sections = 'events: { moves: { carries: { street: { type: text, personal: true }, city: text } } }';
    expect(told(smallBlueprint({ data: DATA, sections, steps }))).toContain('TL4056 event.street');
  });

  test('what a wait brings, by any of its arms', () => {
    const arms = 'moved: customer.moves, late: 2d';
    const sections = 'events: { moves: { carries: { street: { type: text, personal: true } } } }';
    const ways = 'moved: { to: next, set: { caller: =event.street } }, late: next';
    const steps = `a: { wait: { first: { ${arms} } }, outcomes: { ${ways} } }`;
    expect(told(smallBlueprint({ data: DATA, sections, steps }))).toContain('TL4056 event.street');
  });

  test('the result of a service', () => {
    const sections = 'services: { register: { in: { plate: text }, out: { holder: { type: text, personal: true } } } }';
    const steps =
      'q: { ask: [note], via: [hotline] }\na: { call: { service: register, with: { plate: =note }, into: { caller: holder } }, outcomes: { failed: next } }';
    expect(told(smallBlueprint({ data: DATA, sections, steps }))).toContain('TL4056 holder');
  });

  test('the value of a cell of a table', () => {
    const sections =
      'decisions: { whom: { hit: first, inputs: [score], outputs: [caller], rules: [{ if: [any], then: [=phone] }] } }';
    const steps = 'a: { ask: [phone, score], via: [hotline] }\nb: { decide: whom }';
    expect(told(smallBlueprint({ data: DATA, sections, steps }))).toContain('TL4056 phone');
  });

  test('what a module is given, and what it gives back', () => {
    const module = smallBlueprint({
      data: 'payer: { type: text }\niban: { type: text, personal: true }',
      sections: 'inputs: [payer]\noutputs: [iban]',
    });
    const text = smallBlueprint({
      data: DATA,
      steps:
        'a: { ask: [phone], via: [hotline] }\nb: { use: { module: ./pay.blueprint.yaml, with: { payer: =phone }, gives: { caller: iban } }, outcomes: { done: next } }',
    });
    const { blueprint } = readWithModules(text, { './pay.blueprint.yaml': module });
    const found = checkBlueprint(blueprint!).filter(({ code }) => code === 'TL4056');
    expect(found.map(({ span, hint }) => [text.slice(span.start, span.end), hint])).toEqual([
      ['phone', 'Write "personal: true" on "payer" in ./pay.blueprint.yaml, or keep the value out of it.'],
      ['iban', 'Write "personal: true" on "caller", or keep the value out of it.'],
    ]);
  });

  test('the same copy in several places is told once, in both languages', () => {
    const steps = [
      'a: { ask: [phone], via: [hotline] }',
      'b: { do: Work, set: { note: =phone } }',
      'c: { do: Work, set: { note: =phone } }',
    ];
    const text = smallBlueprint({ data: 'phone: { type: phone, personal: true }', steps: steps.join('\n') });
    expect(said(text).filter(({ en }) => en.includes('personal'))).toEqual([
      {
        en: '"phone" is personal, and its value goes into "note", which is not marked as personal. It stands in 1 more place. Write "personal: true" on "note", or keep the value out of it.',
        'zh-CN':
          '“phone”是个人信息，它的值进入了“note”，而后者没有标为个人信息。另有 1 处同样如此。请给“note”写上 personal: true，或者不要把这个值放进去。',
      },
    ]);
  });
});
