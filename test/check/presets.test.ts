import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { checkBlueprint, checkPrinciples, readBlueprint, type Preset } from '../../src/index.ts';
import { smallBlueprint } from './small-blueprint.ts';

const DESK = readFileSync(`${import.meta.dirname}/../../examples/complaint-desk/complaint-desk.blueprint.yaml`, 'utf8');

function read(text: string): NonNullable<ReturnType<typeof readBlueprint>['blueprint']> {
  const { blueprint, findings } = readBlueprint(text, { file: 'a.blueprint.yaml' });
  if (blueprint === undefined) throw new Error(JSON.stringify(findings));
  return blueprint;
}

function codes(text: string, preset: Preset): string[] {
  return checkBlueprint(read(text), { preset }).map(({ code }) => code);
}

/** The five sections, each passed or failed. */
function sections(text: string): string[] {
  return checkPrinciples(read(text)).sections.map(
    ({ principle, passed }) => `${principle} ${passed ? 'passed' : 'failed'}`,
  );
}

describe('how strictly a blueprint is checked is chosen by name', () => {
  // A role that nobody needs, a vague word, and a message without a channel in a service without an owner.
  const draft = smallBlueprint({ sections: 'title: Timely help', steps: 'a: { say: hello }' }).replace(
    'boss: {}',
    'boss: {}, idle: {}',
  );

  test('minimal says what keeps it from running, and nothing else', () => {
    expect(codes(draft, 'minimal')).toEqual([]);
  });

  test('recommended adds what most likely is a mistake', () => {
    expect(codes(draft, 'recommended')).toEqual(['TL4011', 'TL4105']);
  });

  test('strict adds what a finished design states', () => {
    expect(codes(draft, 'strict')).toEqual([
      'TL4106',
      'TL4011',
      'TL4105',
      'TL4101',
      'TL4107',
      'TL4107',
      'TL4107',
      'TL4102',
      'TL4102',
    ]);
  });

  test('an error is an error under every preset', () => {
    const broken = draft.replace('by: boss', 'by: nobody');
    for (const preset of ['minimal', 'recommended', 'strict', 'principles'] as const) {
      expect(codes(broken, preset)).toContain('TL4001');
    }
  });
});

describe('the five principles of service design', () => {
  test('a sound service passes all five, each with laws that were looked at', () => {
    const report = checkPrinciples(read(DESK));
    expect(report.sections.map(({ principle, passed }) => [principle, passed])).toEqual([
      ['customer-first', true],
      ['lean', true],
      ['flexible', true],
      ['improving', true],
      ['secure', true],
    ]);
    for (const { rules } of report.sections) expect(rules.length).toBeGreaterThan(0);
  });

  test('a service without a customer lane fails the first, and only the first', () => {
    const without = DESK.replaceAll(/^ +(?:customer|evidence):.*\n/gmu, '');
    expect(without).not.toContain('customer:');
    expect(sections(without)).toEqual([
      'customer-first failed',
      'lean passed',
      'flexible passed',
      'improving passed',
      'secure passed',
    ]);
  });

  test.each([
    ['lean', 'roles:\n', 'roles:\n  idle: { title: { zh-CN: 闲置, en: Idle } }\n'],
    ['flexible', 'outcomes: { upheld: remedy, not-upheld: explain,', 'outcomes: { upheld: next, not-upheld: remedy,'],
    [
      'improving',
      'unsatisfied: { when: csat <= 3, to: investigate-senior }',
      'unsatisfied: { when: csat <= 3, to: thank }',
    ],
    ['secure', 'owner: centre-head\n', ''],
  ])('what is not %s fails that section and no other', (principle, from, to) => {
    expect(DESK).toContain(from);
    const failed = sections(DESK.replace(from, to)).filter((line) => line.endsWith('failed'));
    expect(failed).toEqual([`${principle} failed`]);
  });

  test('an error keeps later laws from being looked at, but each section has its say', () => {
    const report = checkPrinciples(read(DESK.replace('by: liaison', 'by: nobody')));
    expect(report.sections).toHaveLength(5);
    for (const { rules } of report.sections) expect(rules.length).toBeGreaterThan(0);
    expect(report.findings.map(({ code }) => code)).toContain('TL4001');
  });

  test('what is taken as it is with a reason does not fail a section', () => {
    const text = DESK.replace(/owner: centre-head\n/u, '').replace(
      'id: complaint-desk',
      'id: complaint-desk # throughline-ignore TL4106: a working party owns it until June',
    );
    expect(sections(text).filter((line) => line.endsWith('failed'))).toEqual([]);
  });
});
