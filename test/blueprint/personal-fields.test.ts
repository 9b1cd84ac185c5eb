import { describe, expect, test } from 'vitest';

import { personalFields } from '../../src/blueprint/personal-fields.ts';
import { inlined } from '../../src/flow/inlined.ts';
import { compileBlueprint } from '../../src/index.ts';
import { smallBlueprint } from '../check/small-blueprint.ts';
import { readOrThrow } from '../support/blueprints.ts';
import { readWithModules } from '../support/modules.ts';

const fieldsOf = (data: string, sections = ''): readonly string[] =>
  personalFields(readOrThrow(smallBlueprint({ data, sections })));

describe('what tells of one person is marked in the blueprint', () => {
  test('a field is not personal unless it says so', () => {
    expect(fieldsOf('phone: { type: phone }\nnickname: { type: text, personal: false }')).toEqual([]);
  });

  test('a marked field is, and a list whose items are', () => {
    const names = 'guests: { type: list, of: { type: text, personal: true } }';
    expect(fieldsOf(`phone: { type: phone, personal: true }\n${names}`)).toEqual(['phone', 'guests']);
  });

  test('what events carry, services exchange and tables work out is found too, each name once', () => {
    const sections = [
      'events: { moves: { carries: { street: { type: text, personal: true }, city: text } } }',
      'signals: { traced: { carries: { street: { type: text, personal: true } } } }',
      'services: { register: { in: { plate: { type: text, personal: true } }, out: { holder: { type: text, personal: true }, known: boolean } } }',
      'decisions: { greet: { inputs: [score], outputs: [{ salutation: { type: text, personal: true } }], rules: [] } }',
    ];
    expect(fieldsOf('', sections.join('\n').replace('rules: []', 'rules: [{ if: [any], then: [Hello] }]'))).toEqual([
      'street',
      'plate',
      'holder',
      'salutation',
    ]);
  });

  test('fields of a module have the name that the case knows them by, whether or not the module was put in', () => {
    const innermost = smallBlueprint({ data: 'iban: { type: text, personal: true }' });
    const module = smallBlueprint({
      data: 'payer: { type: text, personal: true }',
      steps: 'look-up: { use: ./bank.blueprint.yaml, outcomes: { done: next } }',
    });
    const { blueprint } = readWithModules(
      smallBlueprint({
        data: 'phone: { type: phone, personal: true }',
        steps: 'pay: { use: ./pay.blueprint.yaml, outcomes: { done: next } }',
      }),
      { './pay.blueprint.yaml': module, './bank.blueprint.yaml': innermost },
    );
    const wanted = ['phone', 'pay__payer', 'pay__look_up__iban'];
    expect(personalFields(blueprint!)).toEqual(wanted);
    expect([...personalFields(inlined(blueprint!))].toSorted()).toEqual(wanted.toSorted());
  });

  test('marking a field is a change of the blueprint, and nothing else of it changes', () => {
    const plain = readOrThrow(smallBlueprint({ data: 'phone: { type: phone }' }));
    const marked = readOrThrow(smallBlueprint({ data: 'phone: { type: phone, personal: true }' }));
    expect(Object.keys(plain.data.get('phone')!)).not.toContain('personal');
    expect({ ...marked.data.get('phone') }).toEqual({ ...plain.data.get('phone'), personal: true });
    const [before, after] = [compileBlueprint(plain), compileBlueprint(marked)];
    expect(after.hash).not.toBe(before.hash);
    expect(JSON.stringify(after.config)).toBe(JSON.stringify(before.config).replaceAll(before.hash, after.hash));
  });
});
