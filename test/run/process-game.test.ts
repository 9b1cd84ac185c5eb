import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { ProcessModel } from '../../src/blueprint/process.ts';
import { compile } from '../../src/compile/compile.ts';
import { partsOf } from '../../src/read/process-blueprint.ts';
import { carriedBlueprint } from '../../src/read/process-carried.ts';
import { DrivenCase } from '../support/driven-case.ts';
import { enabled, fire, keyOf, start, type GameState, type Move } from '../support/plain-token-game.ts';
import { dice } from '../support/random-blueprint.ts';
import { randomProcess } from '../support/random-process.ts';
import { runs } from '../support/runs.ts';

describe('a process does what its tokens may do', () => {
  for (const structured of [true, false]) {
    test(
      `random ${structured ? 'nested blocks' : 'processes, odd joins among them,'} wait only where a plain game of tokens can be`,
      () => {
        fc.assert(
          fc.property(fc.noShrink(fc.nat()), (seed) => {
            const model = randomProcess(seed, { plain: true, structured, size: 3 });
            const roll = dice(seed + 1);
            const parts = partsOf(model);
            const blueprint = carriedBlueprint(parts);
            const known = { flag: roll(2) === 0, count: roll(6), word: ['x', 'y'][roll(2)] };
            const data = Object.fromEntries(Object.entries(known).filter(([name]) => blueprint.data.has(name)));
            const driven = new DrivenCase(compile(blueprint), { data });
            let states = resting([start(model)], driven);
            for (let turn = 0; turn < 20; turn += 1) {
              expect(states.length, `turn ${turn}: no game rests at ${driven.at.join(', ')}`).toBeGreaterThan(0);
              const offered = driven.view.accepts.filter(({ step }) => step !== undefined);
              const event = offered[roll(Math.max(1, offered.length))];
              if (event?.step === undefined) break;
              const { step, outcome = '' } = event;
              const chosen = flowOf(driven, step, outcome);
              driven.send(event.type, event.by[0] ?? 'staff');
              const next = states.flatMap((state) =>
                enabled(state)
                  .filter(({ kind, node }) => node === step && (kind === 'leave' || kind === 'pass'))
                  .filter(({ gives }) => chosen === undefined || (gives.length === 1 && gives[0] === chosen))
                  .map((move) => fire(state, move)),
              );
              states = resting(next, driven);
            }
          }),
          { numRuns: runs(100), endOnFailure: true },
        );
      },
      runs(60_000),
    );
  }
});

/** The flow that an outcome of an undecided gateway stands for. */
function flowOf({ compiled }: DrivenCase, step: string, outcome: string): string | undefined {
  const plan = compiled.plan.steps.get(step);
  return isDecision(compiled.plan.tokens?.model, step) ? plan?.ways.get(outcome)?.way.to.name : undefined;
}

function isDecision(model: ProcessModel | undefined, node: string): boolean {
  return model?.processes.some(({ nodes }) => nodes.get(node)?.kind === 'gateway') === true;
}

/** The states to which the game comes by itself, and in which it waits where the case does. */
function resting(from: readonly GameState[], driven: DrivenCase): GameState[] {
  const { steps } = driven.compiled.plan;
  const seen = new Map<string, GameState>();
  const queue = [...from];
  const found: GameState[] = [];
  for (let state = queue.pop(); state !== undefined && seen.size < 5000; state = queue.pop()) {
    const key = keyOf(state);
    if (seen.has(key)) continue;
    seen.set(key, state);
    const moves = enabled(state).filter((move) => isSilent(move, steps));
    if (moves.length > 0) for (const move of moves) queue.push(fire(state, move));
    else if (sameAs(places(state, steps), driven)) found.push(state);
  }
  return found;
}

/** A gateway at which a person decides does nothing by itself. */
function isSilent({ kind, node }: Move, steps: ReadonlyMap<string, unknown>): boolean {
  return kind === 'enter' || ((kind === 'pass' || kind === 'leave') && !steps.has(node));
}

function places(state: GameState, steps: ReadonlyMap<string, unknown>): string[] {
  const tokens = state.runs.flatMap((run) => run.tokens);
  const flows = new Map(state.model.processes.flatMap((process) => [...process.flows]));
  return tokens.flatMap(({ on, at }) => {
    if (on === 'node') return [at];
    const next = on === 'flow' ? flows.get(at)?.to : undefined;
    return next !== undefined && steps.has(next) ? [next] : [];
  });
}

function sameAs(nodes: readonly string[], driven: DrivenCase): boolean {
  const set = [...new Set(nodes)].toSorted();
  const at = [...new Set(driven.at)].toSorted();
  const tokens = driven.last.snapshot.context.tokens?.tokens ?? [];
  // As many of them, too: a gateway that waits for others is no place of the game.
  const working = tokens.filter(({ node }) => driven.compiled.plan.steps.has(node));
  return set.length === at.length && set.every((node, index) => node === at[index]) && working.length === nodes.length;
}
