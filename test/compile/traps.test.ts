import { createActor } from 'xstate';
import { describe, expect, test } from 'vitest';

import { compile } from '../../src/compile/compile.ts';
import { isImplemented } from '../../src/compile/implementations.ts';
import type { StateConfig } from '../../src/compile/state-config.ts';
import { compileBlueprint, freezeCase, step, thawCase, virtualClock, WrongBlueprint } from '../../src/index.ts';
import { compiledFrom, readOrThrow } from '../support/blueprints.ts';

const AT = Date.parse('2026-01-05T09:00:00+08:00');
const DAY = 86_400_000;

/** A case that can wait for weeks, be interrupted and come back to a step. */
const BLUEPRINT = `
throughline: 1
id: traps
version: "1.0.0"
zone: Asia/Shanghai
omits: { intake: none, confirmation: none, follow-up: none }
roles: { agent: {} }
data: { score: { type: integer, min: 1, max: 5, default: 1 } }
events: { asks: {}, leaves: {} }
stages:
  work:
    kind: resolution
    steps:
      pause: { wait: 26d }
      handle: { do: Handle it, by: agent, within: 1d, outcomes: { again: handle, done: next, timed-out: handle } }
interrupts:
  aside: { on: customer.asks, steps: { answer: { do: Answer, by: agent } } }
  gone: { on: customer.leaves, to: left }
ends: { solved: { outcome: solved }, left: { outcome: withdrawn } }
`.replace('handle: {', 'handle: { next: solved,');

const compiled = compiledFrom(BLUEPRINT);
const customer = { role: 'customer' };
const agent = { role: 'agent' };

function* statesOf(config: StateConfig): Generator<StateConfig> {
  yield config;
  for (const child of Object.values(config.states ?? {})) yield* statesOf(child);
}

describe('traps of XState that cases must not fall into', () => {
  test('1: a wait longer than 24.8 days does not end after a millisecond', () => {
    const clock = virtualClock(AT);
    const actor = createActor(compiled.machine, { input: { id: 'C-1', at: AT }, clock: clock }).start();
    clock.advance(25 * DAY);
    expect(actor.getSnapshot().matches({ journey: { 'stage-work': 'step-pause' } })).toBe(true);
    clock.advance(DAY);
    expect(actor.getSnapshot().matches({ journey: { 'stage-work': 'step-handle' } })).toBe(true);
  });

  test('2: handlers live inside regions, so that what one region hears does not reset the others', () => {
    expect(compiled.config.type).toBe('parallel');
    expect(compiled.config.on).toBeUndefined();
    const actor = createActor(compiled.machine, {
      input: { id: 'C-1', at: AT },
      clock: virtualClock(AT),
    }).start();
    actor.send({ type: 'customer.asks', at: AT, by: customer });
    expect(actor.getSnapshot().value).toEqual({
      journey: { 'stage-work': 'step-pause' },
      interrupt: { 'interrupt-aside': 'step-answer' },
    });
    actor.send({ type: 'customer.writes', at: AT, by: customer, data: { text: 'hello' } });
    expect(actor.getSnapshot().value).toEqual({
      journey: { 'stage-work': 'step-pause' },
      interrupt: { 'interrupt-aside': 'step-answer' },
    });
  });

  test('3: no state leaves its region by itself, so that two regions can never race for the exit', () => {
    for (const region of Object.values(compiled.config.states ?? {})) {
      const inside = new Set([...statesOf(region)].map(({ id }) => `#${id}`));
      for (const state of statesOf(region)) {
        for (const { target } of state.always ?? []) expect(inside).toContain(target);
      }
    }
  });

  test('4: there are no history states: coming back is kept in the case itself', () => {
    expect(JSON.stringify(compiled.config)).not.toContain('"history"');
    let { snapshot } = step(compiled, null, { id: 'C-1', at: AT }, AT);
    ({ snapshot } = step(compiled, snapshot, { type: 'customer.asks', at: AT, by: customer }, AT));
    ({ snapshot } = step(compiled, snapshot, { type: 'step.answer.done', at: AT, by: agent }, AT));
    expect(snapshot.value).toEqual({ journey: { 'stage-work': 'step-pause' }, interrupt: 'interrupt-none' });
  });

  test('5: a timer of an earlier visit does not end the present one', () => {
    const opened = step(compiled, null, { id: 'C-1', at: AT }, AT);
    const first = step(compiled, opened.snapshot, opened.setTimers[0]!.event, AT + 26 * DAY);
    const stale = first.setTimers[0]!.event;
    const again = { type: 'step.handle.again', at: AT + 26 * DAY + 1000, by: agent };
    const second = step(compiled, first.snapshot, again, again.at);
    const late = step(compiled, second.snapshot, stale, AT + 30 * DAY);
    expect(late.refused?.code).toBe('TL6012');
    expect(late.snapshot).toBe(second.snapshot);
    const live = step(compiled, second.snapshot, second.setTimers[0]!.event, AT + 30 * DAY);
    expect(live.refused).toBeUndefined();
  });

  test('6: a machine that never rests is stopped, and a throw leaves the case as it was', () => {
    expect(compiled.config.options.maxIterations).toBeLessThan(100_000);
    const faulty = compiledFrom(`
throughline: 1
id: faulty
version: "1.0.0"
omits: { intake: none, confirmation: none, follow-up: none }
roles: { agent: {} }
data: { score: { type: integer } }
decisions: { grade: { hit: first, inputs: [score], outputs: [score], rules: [{ if: ["< 3"], then: [1] }] } }
stages:
  work:
    kind: resolution
    steps:
      handle: { do: { label: Handle, form: [score] }, by: agent }
      grade: { decide: grade }
ends: { solved: { outcome: solved } }
`);
    const opened = step(faulty, null, { id: 'C-1', at: AT }, AT);
    const before = JSON.stringify(freezeCase(faulty, opened.snapshot));
    const event = { type: 'step.handle.done', at: AT, by: agent };
    expect(() => step(faulty, opened.snapshot, { ...event, data: { score: 7 } }, AT)).toThrow(
      'No rule of the decision at step "grade" fits 7.',
    );
    expect(JSON.stringify(freezeCase(faulty, opened.snapshot))).toBe(before);
    const after = step(faulty, opened.snapshot, { ...event, data: { score: 2 } }, AT);
    expect(after.entries.map(({ type }) => type)).toEqual([
      'data.set',
      'step.left',
      'step.entered',
      'data.set',
      'step.left',
      'stage.left',
      'case.closed',
      'case.sealed',
    ]);
  });

  test('7: an action or guard that does not exist is found when compiling, not passed over', () => {
    const blueprint = readOrThrow(BLUEPRINT);
    const names = [...statesOf(compile(blueprint).config)].flatMap((state) => [
      ...(state.entry ?? []),
      ...[...Object.values(state.on ?? {}).flat(), ...(state.always ?? [])].flatMap(({ guard, actions }) => [
        ...(guard === undefined ? [] : [guard]),
        ...(actions ?? []),
      ]),
    ]);
    const { actions, guards } = compiled.implementations;
    for (const { type } of names) expect(Object.hasOwn(actions, type) || Object.hasOwn(guards, type)).toBe(true);
    expect(isImplemented('enterStep', compiled.implementations)).toBe(true);
    expect(isImplemented('enterStepp', compiled.implementations)).toBe(false);
  });

  test('8: a kept case names what it runs on, and is not woken on anything else', () => {
    const { snapshot } = step(compiled, null, { id: 'C-1', at: AT }, AT);
    const frozen = JSON.parse(JSON.stringify(freezeCase(compiled, snapshot)));
    expect(frozen).toMatchObject({ blueprint: 'traps', version: '1.0.0', hash: compiled.hash, revision: 1 });
    const changed = compiledFrom(BLUEPRINT.replace('26d', '27d'));
    expect(() => thawCase(changed, frozen)).toThrow(WrongBlueprint);
    expect(thawCase(compiled, frozen).value).toEqual(snapshot.value);
  });

  test('9: machines invoke and spawn nothing: work leaves as effects and comes back as events', () => {
    const text = JSON.stringify(compiled.config);
    expect(text).not.toContain('"invoke"');
    expect(text).not.toContain('spawn');
    expect(text).not.toContain('"after"');
  });
});

test('a layout change keeps the hash of a blueprint, a change of content does not', () => {
  const relaid = compiledFrom(
    BLUEPRINT.replace('pause: { wait: 26d }', '# a comment\n      pause:\n        wait: "26d"'),
  );
  expect(relaid.hash).toBe(compiled.hash);
  expect(compileBlueprint(readOrThrow(BLUEPRINT.replace('26d', '27d'))).hash).not.toBe(compiled.hash);
});
