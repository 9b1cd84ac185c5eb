import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';

import { compileBlueprint, loadBlueprint, type CompiledBlueprint } from '../../src/index.ts';
import { addJourney } from '../../src/journey/add-journey.ts';
import { journeyOf, type PlayOpening } from '../../src/journey/play-session.ts';
import { readJourneys } from '../../src/journey/read-journeys.ts';
import { writeJourneyFile } from '../../src/journey/write-journey.ts';
import { printInstant } from '../../src/time/instant.ts';
import { call, repositoryFile } from '../cli/support.ts';
import { playAround } from '../support/played-around.ts';
import { dice, randomBlueprint } from '../support/random-blueprint.ts';
import type { Replayed, Saved } from '../support/replay.ts';
import { runs } from '../support/runs.ts';
import { toldOf, type Told } from '../support/told.ts';

/** Machines all over the world, with minutes from UTC in January and July: half an hour of summer time, and beyond the date line. */
const MACHINES = {
  'Asia/Shanghai': [-480, -480],
  'America/New_York': [300, 240],
  'Europe/London': [0, -60],
  'Australia/Lord_Howe': [-660, -630],
  'Pacific/Apia': [-780, -780],
};

const EXAMPLES = readdirSync('examples', { withFileTypes: true }).flatMap((entry) => {
  if (!entry.isDirectory()) return [];
  const files = readdirSync(`examples/${entry.name}`);
  const file = [`${entry.name}.blueprint.yaml`, `${entry.name}.bpmn`].find((one) => files.includes(one));
  return file === undefined ? [] : [`examples/${entry.name}/${file}`];
});

/** A journey file that was saved, with what was seen while its journeys were played. */
interface Played {
  readonly saved: Saved;
  readonly told: readonly Told[];
}

describe('a journey that was saved replays to the same journal and the same story, byte for byte, wherever the machine stands', () => {
  test(
    'after a random walk through any example or any blueprint, in five time zones',
    { timeout: 600_000 },
    async () => {
      const examples = await Promise.all(EXAMPLES.map(async (path) => ({ path, compiled: await compiledAt(path) })));
      expect(examples.length).toBeGreaterThanOrEqual(9);
      const seeds = fc.array(fc.nat(), { minLength: 3, maxLength: 3 });
      await fc.assert(
        fc.asyncProperty(fc.nat(), seeds, async (play, blueprints) => {
          const played = [
            ...examples.map(({ path, compiled }, index) => walked({ path }, compiled, [play + index], {})),
            ...blueprints.map((seed) => {
              const { text, files, compiled } = randomBlueprint(seed, 3);
              return walked({ text, files: Object.fromEntries(files) }, compiled, [play, play + 1]);
            }),
          ].filter((one) => one !== undefined);
          expect(played.length).toBeGreaterThanOrEqual(examples.length);
          await expectSameEverywhere(played);
        }),
        { numRuns: runs(1), endOnFailure: true },
      );
    },
  );

  test('after it was played and saved by hand with `throughline play`', async () => {
    const path = 'test/cli/fixtures/complaint-desk.blueprint.yaml';
    const taken = ['1', '2', '3', 'Broadband gone', '13800000000', '1', '1', '1'];
    const { stdout, files } = await call(['play', 'desk.blueprint.yaml', '--lang', 'en'], {
      files: { 'desk.blueprint.yaml': repositoryFile(path) },
      typed: [...taken, '3', '1', '1', 's', 'w', 'Taken down', '', '', 'q'],
    });
    const journeys = String(files.get('desk.journey.yaml'));
    const { told } = await replayedIn('Pacific/Apia', [{ blueprint: { path }, journeys }]);
    const { en: story = '' } = told[0]?.[0] ?? {};
    // What is still waited for is told apart there.
    expect(stdout).toContain(`> s\n\n${story.slice(0, story.lastIndexOf('\n\n'))}\n\nNow  Mon 5 Jan 2026 13:00`);
  });
});

async function compiledAt(path: string): Promise<CompiledBlueprint> {
  return compileBlueprint((await loadBlueprint(path)).blueprint!);
}

/** Walks through a blueprint, the first saved as a new file, a second one added to it. */
function walked(
  blueprint: Saved['blueprint'],
  compiled: CompiledBlueprint,
  seeds: readonly number[],
  opening?: PlayOpening,
): Played | undefined {
  const sessions = seeds.flatMap((seed) => {
    const session = playAround(dice(seed), compiled, 6, opening);
    return session === undefined || session.lines.length === 0 ? [] : [session];
  });
  const [first, ...others] = sessions;
  if (first === undefined) return undefined;
  const head = { blueprint: './walked.blueprint.yaml', start: printInstant(first.start, compiled.blueprint.zone) };
  const journeys = others.reduce(
    (text, session) =>
      addJourney(readJourneys(text, { file: 'walked.journey.yaml' }).file!, 'second', journeyOf(session)),
    writeJourneyFile(head, 'first', journeyOf(first)),
  );
  return { saved: { blueprint, journeys }, told: sessions.map(({ result }) => toldOf(compiled, result)) };
}

/** Where the processes keep what they have read of the program: only the first one has to read all of it. */
const cache = mkdtempSync(join(tmpdir(), 'throughline-'));

afterAll(() => {
  rmSync(cache, { recursive: true });
});

async function expectSameEverywhere(played: readonly Played[]): Promise<void> {
  const saved = played.map((one) => one.saved);
  const told = played.map((one) => one.told);
  const [first, ...others] = Object.entries(MACHINES);
  const replaying = async ([zone, offsets]: readonly [string, readonly number[]]): Promise<void> => {
    expect(await replayedIn(zone, saved)).toEqual({ offsets, told });
  };
  await replaying(first!);
  await Promise.all(others.map(replaying));
}

/** Replays saved journeys in a process whose machine stands in a time zone. */
async function replayedIn(zone: string, saved: readonly Saved[]): Promise<Replayed> {
  const script = fileURLToPath(new URL('../support/replay.ts', import.meta.url));
  const { stdin, stdout } = spawn(process.execPath, ['--no-warnings', script], {
    env: { ...process.env, TZ: zone, NODE_COMPILE_CACHE: cache },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  stdin.end(JSON.stringify(saved));
  return JSON.parse(await textOf(stdout)) as Replayed;
}
