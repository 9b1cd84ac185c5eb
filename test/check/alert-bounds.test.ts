import { expect, test } from 'vitest';

import { alertBounds, checkBlueprint, readBlueprint } from '../../src/index.ts';
import { readWithModules } from '../support/modules.ts';
import { smallBlueprint, type Parts } from './small-blueprint.ts';

const CLOCK = 'answer: { start: case.opened, stop: formal-reply, target: 24h }';

/** How often each escalation can run, and the most alerts of each and of a case. */
function bounds(escalations: readonly string[], parts: Parts = {}, slas: readonly string[] = [CLOCK]): object {
  const { blueprint } = readBlueprint(
    smallBlueprint({
      steps: 'look: { do: Look }\ntell: { say: hello, reach: formal-reply }',
      ...parts,
      sections: `${parts.sections ?? ''}
slas: { ${slas.join(', ')} }
escalations:
${escalations.map((one) => `  ${one}`).join('\n')}`.trim(),
    }),
    { file: 'small.blueprint.yaml' },
  );
  if (blueprint === undefined) throw new Error('It is not read.');
  expect(checkBlueprint(blueprint).filter(({ severity }) => severity === 'error')).toEqual([]);
  const { most, escalations: each } = alertBounds(blueprint);
  return { most, each: each.map(({ escalation, perRun, runs }) => `${escalation} ${perRun} ${runs}`) };
}

const ONE = '[{ notify: boss }]';
/** How often one escalation with one alert runs. */
const runs = (begin: string, parts: Parts = {}, clock = CLOCK): object =>
  bounds([`a: { ${begin}, levels: ${ONE} }`], parts, [clock]);

const ONCE = { most: 1, each: ['a 1 1'] };
const MANY = { most: undefined, each: ['a 1 many'] };
const REOPEN = { sections: 'reopen: { within: P7D, to: look }' };

test('levels, repetitions and rounds are counted; who only takes over work is told nothing', () => {
  expect(
    bounds([
      'late: { sla: answer, levels: [{ at: 50%, notify: [agent, boss], phone: boss }, { at: breach, notify: boss, repeat: { every: 1h, times: 3 } }] }',
      'round: { on: case.opened, levels: [{ notify: boss }, { after: 1h, notify: boss }], rounds: { times: 3, gap: 1h }, finally: { notify: agent } }',
      'moved: { sla: answer, levels: [{ at: breach, reassign: boss }] }',
    ]),
  ).toEqual({ most: 12, each: ['late 5 1', 'round 7 1', 'moved 0 1'] });
});

test('a clock from the opening of the case runs once, and so does its escalation', () => {
  expect(runs('sla: answer')).toEqual(ONCE);
  expect(runs('sla: answer', REOPEN)).toEqual(ONCE);
  expect(runs('on: case.opened', REOPEN)).toEqual(ONCE);
  expect(runs('on: sla.answer.met')).toEqual(ONCE);
  expect(runs('on: sla.answer.breached')).toEqual(ONCE);
});

test('a clock that begins anew runs any number of times', () => {
  const clock = (more: string): string => `answer: { start: case.opened, stop: formal-reply, target: 24h, ${more} }`;
  expect(runs('sla: answer', {}, clock('repeat: true'))).toEqual(MANY);
  expect(runs('sla: answer', {}, clock('reset: customer.writes'))).toEqual(MANY);
  expect(runs('sla: answer', REOPEN, clock('on-reopen: restart'))).toEqual(MANY);
  expect(runs('sla: answer', {}, 'answer: { start: customer.writes, stop: formal-reply, target: 24h }')).toEqual(MANY);
  expect(runs('sla: answer', {}, 'answer: { start: late, stop: formal-reply, target: 24h }')).toEqual(MANY);
});

test('a breach that a later pause takes back can come again', () => {
  const clock = 'answer: { start: case.opened, stop: formal-reply, target: 24h, pause: waiting-customer }';
  expect(runs('on: sla.answer.breached', {}, clock)).toEqual(MANY);
});

test('conditions, customers and other systems set it off any number of times', () => {
  expect(runs('when: score <= 2')).toEqual(MANY);
  expect(runs('on: customer.writes')).toEqual(MANY);
  expect(runs('on: signal.down', { sections: 'signals: { down: {} }' })).toEqual(MANY);
});

test('a step that lies on no loop is done once', () => {
  expect(runs('on: step.look.done')).toEqual(ONCE);
  expect(runs('on: stage.work.entered')).toEqual(ONCE);
  expect(runs('on: step.begin.entered', REOPEN)).toEqual(ONCE);
});

test('a step that a loop, a reopening or an interrupt leads back to is done again', () => {
  const steps = 'look: { do: Look, outcomes: { good: next, bad: look } }\ntell: { say: hello, reach: formal-reply }';
  expect(runs('on: step.look.left', { steps })).toEqual(MANY);
  expect(runs('on: step.look.good', { steps })).toEqual(ONCE);
  expect(runs('on: step.look.done', REOPEN)).toEqual(MANY);
  expect(runs('on: case.reopened', REOPEN)).toEqual(MANY);
  const sections = 'events: { asks: {} }';
  const interrupts = 'asked: { on: customer.asks, steps: { reply: { do: Reply } } }';
  expect(runs('on: step.reply.done', { sections, interrupts })).toEqual(MANY);
  expect(runs('on: step.look.done', { sections, interrupts })).toEqual(ONCE);
});

test('a milestone that two steps reach one after the other is reached twice, one that either of two reaches once', () => {
  const clock = 'answer: { start: first-response, stop: formal-reply, target: 24h }';
  const twice =
    'one: { do: One, reach: first-response }\ntwo: { do: Two, reach: first-response }\nthree: { say: hello, reach: formal-reply }';
  expect(runs('sla: answer', { steps: twice }, clock)).toEqual(MANY);
  const either = `way: { do: Look, outcomes: { one: one, two: two } }
one: { do: One, reach: first-response, next: close }`;
  const alternatives = 'two: { do: Two, reach: first-response, next: close }';
  const ends = 'done: { outcome: solved, reach: formal-reply }';
  expect(runs('sla: answer', { steps: either, alternatives, ends }, clock)).toEqual(ONCE);
});

test('what two branches reach side by side, or a handler where the case stays, may begin a clock more than once', () => {
  const clock = 'answer: { start: first-response, stop: formal-reply, target: 24h }';
  const branch = (id: string): string => `${id}: { steps: { ${id}-look: { do: Look, reach: first-response } } }`;
  const both = `both:
  parallel:
    branches:
      ${branch('left')}
      ${branch('right')}
tell: { say: hello, reach: formal-reply }`;
  expect(runs('sla: answer', { steps: both }, clock)).toEqual(MANY);
  const sections = 'events: { asks: {} }';
  const steps = `look: { do: Look, on: { customer.asks: { reach: first-response } } }
tell: { say: hello, reach: formal-reply }`;
  expect(runs('sla: answer', { steps, sections }, clock)).toEqual(MANY);
});

test('the escalations of modules count too, by the step that uses them', () => {
  const module = `throughline: 1
id: inner
version: "1.0.0"
roles: { agent: {} }
escalations:
  slow: { on: case.opened, levels: [{ after: 1h, notify: agent }, { after: 1h, notify: agent }] }
stages: { work: { kind: resolution, steps: { look: { do: Look, by: agent } } } }
ends: { over: { outcome: solved } }
`;
  const outer = `throughline: 1
id: outer
version: "1.0.0"
roles: { agent: {} }
stages: { work: { kind: resolution, steps: { inner: { use: ./inner.blueprint.yaml, outcomes: { over: done } } } } }
ends: { done: { outcome: solved } }
`;
  const { blueprint } = readWithModules(outer, { './inner.blueprint.yaml': module }, 'outer.blueprint.yaml');
  expect(blueprint && alertBounds(blueprint)).toEqual({
    escalations: [{ escalation: 'inner--slow', perRun: 2, runs: 1, most: 2 }],
    most: 2,
  });
});

test('a blueprint without escalations sends no alerts', () => {
  const { blueprint } = readBlueprint(smallBlueprint({}), { file: 'small.blueprint.yaml' });
  expect(blueprint && alertBounds(blueprint)).toEqual({ escalations: [], most: 0 });
});
