import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compile, type CompiledBlueprint } from '../../src/compile/compile.ts';
import { observe, type Noticed } from '../../src/compile/observe.ts';
import { freezeCase, loadBlueprint, playJourney, readJourneys, viewCase } from '../../src/index.ts';
import { partsOf } from '../../src/read/process-blueprint.ts';
import { carriedBlueprint } from '../../src/read/process-carried.ts';
import { compiled, journeysOf, journeyText } from '../journey/support.ts';
import { DrivenCase } from '../support/driven-case.ts';
import { shortDeskText } from '../support/short-desk.ts';
import { dice, randomBlueprint } from '../support/random-blueprint.ts';
import { randomEvent } from '../support/random-events.ts';
import { randomProcess } from '../support/random-process.ts';
import { stepRunner } from '../support/runners.ts';
import { runs } from '../support/runs.ts';

const START = Date.parse('2026-01-05T09:00:00+08:00');
const PAUSES = [0, 0, 1, 60_000, 900_000, 14_400_000, 86_400_000];

const DESK = shortDeskText(`
roles: { agent: {} }
data:
  parts: { type: integer }
  grade: { type: enum, values: [small, large, huge] }
decisions:
  size:
    hit: first
    inputs: [parts]
    outputs: [grade]
    rules:
      - { if: ['< 3'], then: [small] }
      - { if: ['>= 2'], then: [large] }
      - { if: [any], then: [huge] }
slas:
  delivery: { start: case.opened, stop: resolved, target: 4h, when: parts > 5 }
stages:
  work:
    kind: resolution
    steps:
      count: { ask: [parts], by: agent }
      rate: { decide: size }
      ship: { do: Ship them, by: agent, when: parts > 1 }
ends:
  done: { outcome: solved, reach: resolved }
`);

describe('an observed case', () => {
  test('tells every condition with what it read, every row that counts, and every transition', () => {
    const seen: Noticed[] = [];
    const desk = observe(compiled(DESK), (noticed) => seen.push(noticed));
    const driven = new DrivenCase(desk);
    seen.length = 0;
    driven.send('step.count.answered', 'agent', { parts: 2 });
    const at = driven.now;
    expect(seen.map(inShort)).toEqual([
      'step-count on step.count.answered -> #step-rate',
      'size row 0',
      'step-rate -> #gate-ship',
      'parts > 1 {"parts":2} true',
      'gate-ship -> #step-ship',
      'parts > 5 {"parts":2} false',
      'sla on fact.clocks.look -> ',
    ]);
    expect(seen.find(({ kind }) => kind === 'condition')).toEqual({
      kind: 'condition',
      expression: desk.blueprint.stages[0]?.steps[2]?.when,
      path: ['stages', 'work', 'steps', 'ship', 'when'],
      text: 'parts > 1',
      holds: true,
      values: { parts: 2 },
      at,
    });
  });

  test('takes no transition when what was sent is refused', () => {
    const seen: Noticed[] = [];
    const driven = new DrivenCase(observe(compiled(DESK), (noticed) => seen.push(noticed)));
    seen.length = 0;
    expect(driven.send('step.ship.done', 'agent')).toBe('TL6001');
    expect(seen.filter(({ kind }) => kind === 'transition')).toEqual([]);
  });
});

describe('observing changes nothing', () => {
  test(
    'every random journey through every random blueprint gives the same case, entries, effects and timers',
    () => {
      fc.assert(
        fc.property(fc.noShrink(fc.nat()), (seed) => {
          const { compiled: plain } = randomBlueprint(seed);
          expectSame(plain, seed + 1);
        }),
        { numRuns: runs(15), endOnFailure: true },
      );
    },
    runs(60_000),
  );

  test(
    'nor does it in a process that moves by tokens, which tells each flow that a token takes',
    () => {
      let flows = 0;
      fc.assert(
        fc.property(fc.noShrink(fc.nat()), (seed) => {
          const model = randomProcess(seed, { size: 3 });
          const plain = compile(carriedBlueprint(partsOf(model)));
          const noticed = expectSame(plain, seed + 1);
          const known = plain.plan.tokens?.flows;
          const taken = noticed.flatMap((one) => (one.kind === 'flow' ? [one.flow] : []));
          expect(taken.filter((flow) => known?.has(flow) !== true)).toEqual([]);
          flows += taken.length;
        }),
        { numRuns: runs(40), endOnFailure: true },
      );
      expect(flows).toBeGreaterThan(0);
    },
    runs(60_000),
  );

  test.each(exampleJourneys())('the journeys of %s tell the same story', async (_, file) => {
    const { file: journeys } = readJourneys(readFileSync(file, 'utf8'), { file });
    const { blueprint } = await loadBlueprint(join(file, '..', journeys!.blueprint));
    const plain = compile(blueprint!);
    const observed = observe(plain, () => undefined);
    for (const journey of journeys!.journeys) {
      const { snapshot, people: _, ...expected } = playJourney(plain, journey);
      const { snapshot: same, people: __, ...told } = playJourney(observed, journey);
      expect(told).toEqual(expected);
      expect(same && freezeCase(observed, same)).toEqual(snapshot && freezeCase(plain, snapshot));
    }
  });
});

test('a journey that is played on an observed blueprint tells the conditions of its clocks', () => {
  const seen: Noticed[] = [];
  const desk = compiled(DESK);
  const [journey] = journeysOf(journeyText('- { by: customer, step: count, with: { parts: 7 } }'));
  playJourney(
    observe(desk, (noticed) => seen.push(noticed)),
    journey!,
  );
  const looked = seen.filter((one) => one.kind === 'condition').filter(({ text }) => text === 'parts > 5');
  expect(looked.map(({ holds }) => holds)).toContain(true);
  expect(looked.map(({ holds }) => holds)).toContain(false);
});

/** Drives the plain and the observed blueprint side by side; gives what the observed one told. */
function expectSame(plain: CompiledBlueprint, seed: number): Noticed[] {
  const seen: Noticed[] = [];
  const observed = observe(plain, (noticed) => seen.push(noticed));
  const roll = dice(seed);
  const input = { id: 'C-1', at: START, by: { role: 'customer' }, locale: 'en', data: {} };
  const [one, other] = [stepRunner(plain, input), stepRunner(observed, input)];
  let now = START;
  for (let turn = 0; turn < 20; turn += 1) {
    const until = now + PAUSES[roll(PAUSES.length)]!;
    for (let fired = 0; fired < 20 && now < until; fired += 1) {
      now = Math.max(now, Math.min(one.seen().timers[0] ?? until, until));
      for (const runner of [one, other]) runner.passTo(now);
    }
    const event = randomEvent(roll, viewCase(plain, one.snapshot()).accepts, plain.events, now);
    const [happened, same] = [attempt(() => one.send(event)), attempt(() => other.send(event))];
    expect(same).toEqual(happened);
    const [{ snapshot, ...expected }, { snapshot: after, ...told }] = [one.last(), other.last()];
    expect(told).toEqual(expected);
    expect(freezeCase(observed, after)).toEqual(freezeCase(plain, snapshot));
    if (expected.status === 'sealed') break;
  }
  return seen;
}

/** What is thrown, if anything. */
function attempt(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function inShort(noticed: Noticed): string {
  switch (noticed.kind) {
    case 'transition': {
      const { state, on, transition } = noticed.transition;
      return `${state}${on === undefined ? '' : ` on ${on}`} -> ${transition.target ?? ''}`;
    }
    case 'condition':
      return `${noticed.text} ${JSON.stringify(noticed.values)} ${noticed.holds}`;
    case 'row':
      return `${noticed.decision} row ${noticed.row}`;
    case 'flow':
      return `flow ${noticed.flow}`;
  }
}

function exampleJourneys(): [name: string, file: string][] {
  const all = readdirSync('examples').map((name): [string, string] => [name, `examples/${name}/${name}.journey.yaml`]);
  return all.filter(([, file]) => existsSync(file));
}
