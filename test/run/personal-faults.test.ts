import { expect, test } from 'vitest';

import { step } from '../../src/index.ts';
import { compiled, START } from './host-support.ts';

const desk = (mark: string) =>
  compiled(`
throughline: 1
id: grading
version: "1.0.0"
locales: [en]
zone: UTC
roles: { agent: { title: Agent } }
data:
  name: { type: text${mark} }
  short: { type: text, max: 3${mark} }
  class: { type: enum, values: [a, b] }
decisions:
  grade:
    hit: first
    inputs: [name]
    outputs: [class]
    rules:
      - { if: ['"Ann"'], then: [a] }
omits: { confirmation: none, resolution: none, follow-up: none }
stages:
  intake:
    kind: intake
    steps:
      receive: { ask: [name], next: grade }
      grade: { decide: grade }
ends:
  done: { outcome: solved }
`);

function faultOf(mark: string): string {
  const blueprint = desk(mark);
  const opened = step(blueprint, null, { id: 'C-1', at: START }, START);
  const event = { type: 'step.receive.answered', at: START, by: { role: 'customer' }, data: { name: 'Li Lei' } };
  try {
    step(blueprint, opened.snapshot, event, START);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

test('A fault shows what a table was given, unless the blueprint has personal fields: faults end up in logs', () => {
  expect(faultOf('')).toBe('No rule of the decision at step "grade" fits "Li Lei".');
  expect(faultOf(', personal: true')).toBe('No rule of the decision at step "grade" fits what is known.');
});
