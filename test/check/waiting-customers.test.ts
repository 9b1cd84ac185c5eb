import { expect, test } from 'vitest';

import { checkBlueprint } from '../../src/index.ts';
import { readOrThrow } from '../support/blueprints.ts';
import { smallBlueprint, type Parts } from './small-blueprint.ts';

/** The steps at which the strictest checks find a customer who waits without a promise of time. */
const waiting = (parts: Parts): unknown[] =>
  checkBlueprint(readOrThrow(smallBlueprint(parts)), { preset: 'strict' })
    .filter(({ code }) => code === 'TL4142')
    .map(({ params }) => params['steps']);

const WORK = 'look: { do: Look }\nsign: { approve: Sign, outcomes: { returned: look, rejected: close } }';

test('work that a customer waits for with no promise of time is told, once for each stage', () => {
  expect(waiting({ steps: WORK })).toEqual([['look', 'sign']]);
});

test('a clock that runs meanwhile is a promise of time, and so is one of the stage or step, and a limit', () => {
  const slas = (clock: string): string => `slas: { answer: ${clock} }`;
  const answered = `${WORK}\ntell: { say: hello, reach: formal-reply }`;
  const whole = slas('{ start: case.opened, stop: formal-reply, target: 2d }');
  expect(waiting({ sections: whole, steps: answered.replace('rejected: close', 'rejected: tell') })).toEqual([]);
  expect(waiting({ stage: 'sla: { target: 2d }', steps: WORK })).toEqual([]);
  expect(waiting({ steps: 'look: { do: Look, sla: { target: 2d } }' })).toEqual([]);
  expect(waiting({ steps: 'look: { do: Look, within: 2d, outcomes: { done: next, timed-out: next } }' })).toEqual([]);
});

test('a clock that is over before does not help', () => {
  const sections = 'slas: { answer: { start: case.opened, stop: first-response, target: 2d } }';
  expect(waiting({ sections, steps: `tell: { say: hello, reach: first-response }\n${WORK}` })).toEqual([
    ['look', 'sign'],
  ]);
});

test('what happens at once, and what the customers do themselves, keeps no customer waiting', () => {
  expect(waiting({ steps: 'tell: { say: hello }\nfill: { do: Fill in the form, by: customer }' })).toEqual([]);
});

test('branches at the same time share the promise of the step that holds them', () => {
  const branches = '{ one: { steps: { look: { do: Look } } }, two: { steps: { more: { do: More } } } }';
  expect(waiting({ steps: `both: { parallel: { branches: ${branches} } }` })).toEqual([['look', 'more']]);
  expect(waiting({ steps: `both: { parallel: { branches: ${branches} }, sla: { target: 2d } }` })).toEqual([]);
});
