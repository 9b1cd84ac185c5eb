// Journeys of the examples against the same events sent to a bare XState actor with a virtual clock.
// Run: npm run bench -- journeys
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { createActor } from 'xstate';

import { compileBlueprint, loadBlueprint, playJourney, readJourneys, type CompiledBlueprint } from '../src/index.ts';
import { CasePlayer, type Delivered } from '../src/journey/case-player.ts';
import { letHappen } from '../src/journey/happening.ts';
import type { Journey } from '../src/journey/journey-file.ts';
import { PlayedCase } from '../src/journey/handle/played-case.ts';
import { peopleOf } from '../src/journey/known-persons.ts';
import { startOf } from '../src/journey/start-of.ts';
import { writtenJourney } from '../src/journey/written-line.ts';
import { medians, report } from './measure.ts';

/** A clock that stands still until it is told; timers fire in the order of their instants. */
class VirtualTime {
  now: number;
  readonly #timers = new Map<number, { readonly due: number; readonly fire: () => void }>();
  #next = 0;

  constructor(now: number) {
    this.now = now;
  }

  setTimeout(fire: () => void, delay: number): number {
    this.#next += 1;
    this.#timers.set(this.#next, { due: this.now + delay, fire });
    return this.#next;
  }

  clearTimeout(id: number): void {
    this.#timers.delete(id);
  }

  advanceTo(instant: number): void {
    for (;;) {
      let first: [number, { readonly due: number; readonly fire: () => void }] | undefined;
      for (const timer of this.#timers)
        if (timer[1].due <= instant && timer[1].due < (first?.[1].due ?? Infinity)) first = timer;
      if (first === undefined) break;
      this.#timers.delete(first[0]);
      this.now = Math.max(this.now, first[1].due);
      first[1].fire();
    }
    this.now = Math.max(this.now, instant);
  }
}

interface Walk {
  readonly compiled: CompiledBlueprint;
  readonly journey: Journey;
  /** What came from outside, in order. */
  readonly log: readonly Delivered[];
  readonly end: number;
}

/** Journeys whose people are known by role alone: an actor has no list of people. */
async function walks(): Promise<Walk[]> {
  const files = readdirSync('examples', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.journey.yaml'),
  );
  const found: Walk[] = [];
  for (const name of files.toSorted()) {
    const file = join('examples', name);
    const read = readJourneys(readFileSync(file, 'utf8'), { file });
    const { blueprint } = await loadBlueprint(join(dirname(file), read.file!.blueprint));
    const compiled = compileBlueprint(blueprint!);
    if (peopleOf(compiled) !== undefined) continue;
    for (const journey of read.file!.journeys) {
      const player = new CasePlayer(compiled, startOf(journey, compiled.blueprint.zone));
      player.open({ id: 'C-1', locale: journey.locale, data: journey.data });
      for (const line of journey.lines) letHappen(compiled, player, line);
      found.push({
        compiled,
        journey,
        log: player.log.filter((one) => one.kind === 'input' || one.event.type !== 'timer'),
        end: player.now,
      });
    }
  }
  return found;
}

/** Journeys in which nothing is turned down, so that both sides do the same. */
const all = (await walks()).filter(
  ({ compiled, journey }) =>
    !JSON.stringify(journey.lines).includes('"refused"') && playJourney(compiled, journey).passed,
);
const TURNS = 1;

const played = (): void => {
  for (let turn = 0; turn < TURNS; turn += 1) for (const { compiled, journey } of all) playJourney(compiled, journey);
};

/** The same as a test would write it: act by act. */
const acts = all.map(({ compiled, journey }) => ({
  compiled,
  journey,
  steps: writtenJourney(journey, compiled.blueprint.zone).steps.filter((line) => line.expect === undefined),
}));
const driven = (): void => {
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const { compiled, journey, steps } of acts) {
      const { data, locale } = journey;
      const start = startOf(journey, compiled.blueprint.zone);
      const played = new PlayedCase(compiled, { id: 'C-1', start, data, locale, language: 'en' });
      for (const line of steps) played.take(line);
    }
  }
};

let entries = 0;
const bare = (): void => {
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const { compiled, log, end } of all) {
      const [opening, ...events] = log;
      if (opening?.kind !== 'input') continue;
      const clock = new VirtualTime(opening.at);
      const actor = createActor(compiled.machine, { input: opening.input, clock });
      actor.on('entry', () => (entries += 1));
      actor.start();
      for (const one of events) {
        clock.advanceTo(one.at);
        if (one.kind === 'event') actor.send(one.event);
      }
      clock.advanceTo(end);
      actor.stop();
    }
  }
};

const [journeys, actors] = medians(played, bare, { runs: 9, warmup: 2 });
const [tests, again] = medians(driven, bare, { runs: 9, warmup: 2 });
const perJourney = (milliseconds: number): string => (milliseconds / TURNS / all.length).toFixed(2);
console.log(`${all.length} journeys of the examples; ${entries} journal entries were written by the actors`);
console.log(`a journey ${perJourney(journeys)} ms, the same events to a bare actor ${perJourney(actors)} ms`);
report(
  'a journey / its events sent to a bare actor in virtual time',
  journeys / actors,
  '<= 1.5',
  journeys / actors <= 1.5,
);
report('a test act by act / the same events sent to a bare actor', tests / again, '<= 1.5', tests / again <= 1.5);

/** The examples with each of their journey files so often that there are a thousand journeys. */
function manyJourneys(least: number): string {
  const root = mkdtempSync(join(tmpdir(), 'journeys-'));
  cpSync('examples', root, { recursive: true });
  writeFileSync(join(root, 'package.json'), '{}');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.journey.yaml'),
  );
  const count = (name: string): number => {
    const file = join(root, name);
    return readJourneys(readFileSync(file, 'utf8'), { file }).file?.journeys.length ?? 0;
  };
  const once = files.reduce((sum, name) => sum + count(name), 0);
  for (let copy = 2; copy <= Math.ceil(least / once); copy += 1) {
    for (const name of files)
      cpSync(join(root, name), join(root, name.replace('.journey.yaml', `-${copy}.journey.yaml`)));
  }
  return root;
}

const root = manyJourneys(1000);
const command = existsSync('dist/cli.js') ? 'dist/cli.js' : 'src/cli/main.ts';
const began = performance.now();
const { stdout } = spawnSync(process.execPath, [command, 'test', root, '--lang', 'en'], { encoding: 'utf8' });
const seconds = (performance.now() - began) / 1000;
rmSync(root, { recursive: true });
console.log(stdout.trimEnd().split('\n').at(-1));
report('throughline test, seconds for a thousand journeys of the examples', seconds, '< 10', seconds < 10);
