import { createActor, createMachine } from 'xstate';

import type { CaseEvent, CaseInput, CompiledBlueprint, Effect, Entry } from '../../src/index.ts';
import { freezeCase, step, thawCase, virtualClock, type CaseSnapshot, type StepResult } from '../../src/index.ts';

/** What can be seen of a case from outside, whatever runs it. */
export interface Seen {
  readonly value: unknown;
  readonly context: unknown;
  readonly status: string;
  readonly entries: readonly Entry[];
  readonly effects: readonly Effect[];
  /** Due instants of the timers that are running, ascending. */
  readonly timers: readonly number[];
}

/** Drives one case; time passes before each event, and timers that are due by then fire first. */
export interface Runner {
  readonly name: string;
  passTo(instant: number): void;
  send(event: CaseEvent): void;
  seen(): Seen;
}

/** The pure function, with the timers kept by the test. `thaw`: the case is frozen to JSON and thawed before each event. */
export function stepRunner(
  compiled: CompiledBlueprint,
  input: CaseInput,
  { thaw = false } = {},
): Runner & { snapshot(): CaseSnapshot; last(): StepResult } {
  const entries: Entry[] = [];
  const effects: Effect[] = [];
  let timers: { id: string; due: number; order: number; event: CaseEvent }[] = [];
  let order = 0;
  let now = input.at;
  let snapshot: CaseSnapshot;
  let last: StepResult;
  const take = (result: StepResult): void => {
    last = result;
    snapshot = result.snapshot;
    entries.push(...result.entries);
    effects.push(...result.effects);
    timers = timers.filter(({ id }) => !result.cancelTimers.includes(id));
    for (const { id, due, event } of result.setTimers) {
      timers = timers.filter((timer) => timer.id !== id);
      timers.push({ id, due: Math.max(due, now), order: (order += 1), event });
    }
    if (result.status === 'sealed') timers = [];
  };
  take(step(compiled, null, input, now));
  const send = (event: CaseEvent): void => {
    const before =
      thaw && snapshot.status !== 'done'
        ? thawCase(compiled, JSON.parse(JSON.stringify(freezeCase(compiled, snapshot))))
        : snapshot;
    take(step(compiled, before, event, now));
  };
  return {
    name: thaw ? 'step, thawed before each event' : 'step',
    send,
    passTo(instant) {
      for (;;) {
        const [next] = timers
          .filter(({ due }) => due <= instant)
          .toSorted((a, b) => a.due - b.due || a.order - b.order);
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.due);
        send(next.event);
      }
      now = instant;
    },
    seen: () => ({
      value: snapshot.value,
      context: snapshot.context,
      status: snapshot.status,
      entries,
      effects,
      timers: timers.map(({ due }) => due).toSorted((a, b) => a - b),
    }),
    snapshot: () => snapshot,
    last: () => last,
  };
}

/** A plain XState actor on a virtual clock; `json`: the machine is built anew from its config as JSON. */
export function actorRunner(compiled: CompiledBlueprint, input: CaseInput, { json = false } = {}): Runner {
  const machine = json
    ? createMachine(JSON.parse(JSON.stringify(compiled.config)), compiled.implementations as never)
    : compiled.machine;
  const clock = virtualClock(input.at);
  const entries: Entry[] = [];
  const effects: Effect[] = [];
  const actor = createActor(machine as typeof compiled.machine, { input, clock: clock });
  actor.on('entry', ({ entry }: { entry: Entry }) => entries.push(entry));
  actor.on('effect', ({ effect }: { effect: Effect }) => effects.push(effect));
  actor.start();
  return {
    name: json ? 'actor of the JSON config' : 'actor',
    passTo: (instant) => clock.advanceTo(instant),
    send: (event) => actor.send(event),
    seen() {
      const { value, context, status } = actor.getSnapshot();
      return { value, context, status, entries, effects, timers: [] };
    },
  };
}
