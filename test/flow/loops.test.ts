import { expect, test } from 'vitest';

import { loopsWithoutWaiting } from '../../src/flow/loops.ts';
import { flowOf } from '../../src/flow/graph.ts';
import { findingsIn, readOrThrow } from '../support/blueprints.ts';

const withSteps = (steps: string): string => `throughline: 1
id: loops
version: "1.0.0"
omits: { intake: none, confirmation: none, follow-up: none }
data: { again: { type: boolean, default: false } }
messages: { hello: Hello }
services: { stock: {} }
stages:
  work:
    kind: resolution
    steps:
${steps}
ends: { done: { outcome: solved } }
`;

const loopsIn = (steps: string): string[][] => loopsWithoutWaiting(flowOf(readOrThrow(withSteps(steps))));

test('steps that only speak and choose cannot go round for ever', () => {
  const text = withSteps(`      greet: { say: hello }
      back: { choose: [{ when: again, to: greet }, { else: next }] }`);
  expect(findingsIn(text)).toEqual(['12:7 TL4009']);
});

test('a loop in which the customer is asked comes to rest there', () => {
  expect(
    loopsIn(`      question: { ask: [again] }
      back: { choose: [{ when: again, to: question }, { else: next }] }`),
  ).toEqual([]);
});

test('a question that may be skipped does not bring a loop to rest', () => {
  expect(
    loopsIn(`      question: { ask: [again], when: not(again) }
      back: { choose: [{ when: again, to: question }, { else: next }] }`),
  ).toEqual([['step-question', 'step-back']]);
});

test('a service that fails at once must not be called again without a pause', () => {
  expect(loopsIn(`      look: { call: stock, outcomes: { failed: look } }`)).toEqual([['step-look']]);
  expect(
    loopsIn(`      look: { call: stock, outcomes: { failed: pause } }
      answer: { say: hello, next: done }
      pause: { wait: 10m, next: look }`),
  ).toEqual([]);
});
