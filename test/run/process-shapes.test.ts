import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { Process, ProcessModel } from '../../src/blueprint/process.ts';
import { compile } from '../../src/compile/compile.ts';
import type { AcceptedEvent } from '../../src/index.ts';
import { blueprintOf, partsOf } from '../../src/read/process-blueprint.ts';
import { carriedBlueprint } from '../../src/read/process-carried.ts';
import { DrivenCase } from '../support/driven-case.ts';
import { dice } from '../support/random-blueprint.ts';
import { randomProcess } from '../support/random-process.ts';
import { runs } from '../support/runs.ts';

/** Never at the very instant of a timer: a time limit is good until its last millisecond, a timer fires at it. */
const PAUSES = [0, 0, 61_000, 605_000, 7_205_000, 86_405_000];

describe('a process runs alike whether its flow became states or tokens move through it', () => {
  test(
    'random processes wait at the same places, whatever happens to them',
    () => {
      let compared = 0;
      fc.assert(
        fc.property(fc.noShrink(fc.nat()), (seed) => {
          const model = randomProcess(seed, { structured: true, size: 3 });
          const { blueprint } = blueprintOf(model);
          if (blueprint === undefined || blueprint.process !== undefined) return;
          compared += 1;
          const roll = dice(seed + 1);
          const known = { flag: roll(2) === 0, count: roll(6), word: ['x', 'y'][roll(2)] };
          const data = Object.fromEntries(Object.entries(known).filter(([name]) => blueprint.data.has(name)));
          const states = new DrivenCase(compile(blueprint), { data });
          const tokens = new DrivenCase(compile(carriedBlueprint(partsOf(model))), { data });
          for (let turn = 0; turn < 20; turn += 1) {
            for (const each of [states, tokens]) decide(each, model, seed);
            expect(placesOf(tokens, model), `turn ${turn}`).toEqual(placesOf(states, model));
            expect(tokens.view.status).toBe(states.view.status);
            if (states.view.status !== 'open') break;
            const pause = PAUSES[roll(PAUSES.length)]!;
            for (const each of [states, tokens]) {
              each.pass(pause);
              decide(each, model, seed);
            }
            expect(placesOf(tokens, model), `turn ${turn}, after ${pause} ms`).toEqual(placesOf(states, model));
            const offered = tokens.view.accepts.filter(isOrdinary);
            const event = offered[roll(Math.max(1, offered.length))];
            if (event === undefined) continue;
            const by = event.by[0] ?? 'customer';
            const more = event.run === undefined ? {} : { run: runOf(tokens, event) };
            tokens.send(event.type, by, undefined, more);
            const twin = twinOf(states, event, seed);
            const told = states.send(twin, by, undefined, event.run === undefined ? {} : { run: runOf(states, event) });
            expect(typeof told, `${twin}: ${JSON.stringify(told)}`).toBe('object');
          }
        }),
        { numRuns: runs(120), endOnFailure: true },
      );
      expect(compared).toBeGreaterThan(5);
    },
    runs(60_000),
  );
});

function isOrdinary({ type, step, outcome }: AcceptedEvent): boolean {
  return (step !== undefined && outcome !== 'failed') || /^(?:customer\.m|signal\.)/.test(type);
}

function runOf(driven: DrivenCase, { step }: AcceptedEvent): number | undefined {
  return driven.view.accepts.find((event) => event.step === step && event.run !== undefined)?.run;
}

/** Who decides at a gateway without conditions decides by its outcomes alone: in both cases alike. */
function chosen(outcomes: readonly string[], seed: number): string {
  const sorted = [...outcomes].toSorted();
  return sorted[seed % sorted.length]!;
}

/** Where states run, the choice is made with the task before the gateway. */
function twinOf(states: DrivenCase, event: AcceptedEvent, seed: number): string {
  if (event.step === undefined) return event.type;
  const offered = states.view.accepts.filter(({ step, outcome }) => step === event.step && outcome !== 'failed');
  const outcomes = offered.flatMap(({ outcome }) => outcome ?? []);
  return `step.${event.step}.${outcomes.length > 1 ? chosen(outcomes, seed) : (outcomes[0] ?? 'done')}`;
}

/** Where a gateway is a step of its own, the choice is made there. */
function decide(driven: DrivenCase, model: ProcessModel, seed: number): void {
  for (let count = 0; count < 50; count += 1) {
    const open = driven.view.accepts.filter(({ step }) => step !== undefined && isGateway(model, step));
    const [first] = open;
    if (first === undefined) return;
    const outcomes = open.flatMap(({ step, outcome }) => (step === first.step ? (outcome ?? []) : []));
    driven.send(`step.${first.step}.${chosen(outcomes, seed)}`, first.by[0] ?? 'customer');
  }
}

/** The nodes at which a case waits; what stands behind an event-based gateway is one place with it. */
function placesOf(driven: DrivenCase, model: ProcessModel): string[] {
  const process = model.processes[0]!;
  return [...new Set(driven.at.map((step) => raceOf(process, step) ?? step))].toSorted();
}

function raceOf({ nodes, flows }: Process, id: string): string | undefined {
  const [incoming = ''] = nodes.get(id)?.incoming ?? [];
  const before = nodes.get(flows.get(incoming)?.from ?? '');
  return before?.kind === 'gateway' && before.type === 'eventBasedGateway' ? before.id : undefined;
}

function isGateway(model: ProcessModel, step: string): boolean {
  return model.processes.some(({ nodes }) => nodes.get(step)?.kind === 'gateway');
}
