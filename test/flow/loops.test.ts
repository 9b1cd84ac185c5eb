import { expect, test } from 'vitest';

import { loopsWithoutWaiting } from '../../src/flow/loops.ts';
import { flowOf } from '../../src/flow/graph.ts';
import { findingsIn, readOrThrow } from '../support/blueprints.ts';

const withSteps = (steps: string): string => `throughline: 1
id: loops
version: "1.0.0"
omits: { intake: none, confirmation: none, follow-up: none }
data:
  again: { type: boolean, default: false }
  visit: { type: datetime, default: "2026-03-01T12:00:00+08:00" }
  pause: { type: duration, default: 10m }
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
  expect(findingsIn(text)).toEqual(['15:7 TL4009']);
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

test('a date that may be over already brings no loop to rest', () => {
  expect(
    loopsIn(`      visit: { wait: visit }
      back: { choose: [{ when: again, to: visit }, { else: next }] }`),
  ).toEqual([['step-visit', 'step-back']]);
});

test('a date that the loop sets anew brings it to rest', () => {
  expect(
    loopsIn(`      visit: { wait: visit }
      again-later: { decide: [{ set: { visit: '=now + @"P1D"' } }] }
      back: { choose: [{ when: again, to: visit }, { else: next }] }`),
  ).toEqual([]);
});

test('a length of time that the case carries brings a loop to rest', () => {
  expect(
    loopsIn(`      visit: { wait: pause }
      back: { choose: [{ when: again, to: visit }, { else: next }] }`),
  ).toEqual([]);
});
