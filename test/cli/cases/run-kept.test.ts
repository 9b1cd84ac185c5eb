import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { compileBlueprint, loadBlueprint, memoryStore, readJourneys, type CaseStore } from '../../../src/index.ts';
import { keepJourney } from '../../../src/journey/keep-journey.ts';
import { playLogged } from '../../../src/journey/play-journey.ts';
import { call, repositoryFile, worldOf } from '../support.ts';
import { runCli } from '../../../src/cli/program.ts';
import { virtualClock } from '../../../src/index.ts';

const FOLDER = 'examples/refund-approval';
const EXAMPLES = [
  'refund-approval',
  'card-fraud',
  'after-care',
  'online-shop',
  'lost-parcel',
  'uk-complaints',
] as const;

async function journeysOf(name: string) {
  const path = `examples/${name}/${name}`;
  const { blueprint } = await loadBlueprint(`${path}.blueprint.yaml`);
  if (blueprint === undefined) throw new Error('The example has errors.');
  const text = readFileSync(`${path}.journey.yaml`, 'utf8');
  const { file } = readJourneys(text, { file: `${path}.journey.yaml` });
  return { compiled: compileBlueprint(blueprint), journeys: file?.journeys ?? [] };
}

const whole = async (store: CaseStore): Promise<unknown[]> =>
  (await store.history('C-1')).map(({ seq, cause, entries }) => ({ seq, cause, entries }));

const never = new AbortController().signal;

describe('a journey that is kept as a case', () => {
  test.each(EXAMPLES)('has the story that the journey has without a file (%s)', async (name) => {
    const { compiled, journeys } = await journeysOf(name);
    for (const journey of journeys) {
      const { result, log } = playLogged(compiled, journey);
      const store = memoryStore();
      const { history } = await keepJourney(
        store,
        [],
        { compiled, caseId: 'C-1', name: journey.name, log, end: result.end },
        never,
      );
      expect(history.flatMap(({ entries }) => entries)).toEqual(result.entries);
    }
  });

  test('is the same when it was stopped after any number of events, and after each of them', async () => {
    const { compiled, journeys } = await journeysOf('refund-approval');
    for (const journey of journeys.slice(0, 4)) {
      const { result, log } = playLogged(compiled, journey);
      const kept = { compiled, caseId: 'C-1', name: journey.name, log, end: result.end };
      const reference = memoryStore();
      const { of } = await keepJourney(reference, [], kept, never);
      const expected = await whole(reference);
      for (let stop = 0; stop <= of; stop += 1) {
        const store = memoryStore();
        const first = await keepJourney(store, [], kept, stoppingAfter(stop));
        expect(first.events).toBe(stop);
        expect((await keepJourney(store, [], kept, never)).events).toBe(of);
        expect(await whole(store)).toEqual(expected);
      }
      const store = memoryStore();
      for (let stop = 0; stop <= of + 1; stop += 1) await keepJourney(store, [], kept, stoppingAfter(stop));
      await keepJourney(store, [], kept, never);
      expect(await whole(store)).toEqual(expected);
    }
  });

  test('is refused under a case that another journey has begun', async () => {
    const { compiled, journeys } = await journeysOf('refund-approval');
    const store = memoryStore();
    const [one, two] = journeys;
    if (one === undefined || two === undefined) throw new Error('Two journeys are needed.');
    const keep = (journey: typeof one): Promise<unknown> => {
      const { result, log } = playLogged(compiled, journey);
      return keepJourney(store, [], { compiled, caseId: 'C-1', name: 'same', log, end: result.end }, never);
    };
    await keep(one);
    await expect(keep(two)).rejects.toMatchObject({ name: 'EventIdReused' });
  });
});

/** A signal that is aborted once it was asked so often: that is, after so many events. */
function stoppingAfter(events: number): AbortSignal {
  let asked = 0;
  return {
    ...new AbortController().signal,
    get aborted() {
      return (asked += 1) > events;
    },
  };
}

describe('throughline run --db --case', () => {
  const files = {
    'refund.blueprint.yaml': repositoryFile(`${FOLDER}/refund-approval.blueprint.yaml`),
    'refund.journey.yaml': repositoryFile(`${FOLDER}/refund-approval.journey.yaml`).replace(
      './refund-approval.blueprint.yaml',
      './refund.blueprint.yaml',
    ),
    'staff.people.yaml': repositoryFile(`${FOLDER}/staff.people.yaml`),
  };
  const journey = 'refund.journey.yaml#approved-by-one-of-two';
  const run = ['run', 'refund.blueprint.yaml', '--journey', journey, '--db', 'r.db', '--case', 'R-1'];

  test('tells the story of the case, and again the same', async () => {
    const stores = new Map<string, CaseStore>();
    const first = await call(run, { files, stores });
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain('◉ Case R-1 is opened');
    expect(await call(run, { files, stores })).toMatchObject({ code: 0, stdout: first.stdout });
    const { stdout } = await call(['case', 'history', 'R-1', '--db', 'r.db'], { files, stores });
    // Who works there is no part of what is kept: people are called by their ids.
    expect(stdout).toContain('◉ Case R-1 is opened');
  });

  test('is stopped by Ctrl-C, and goes on when it is given again', async () => {
    const reference = await call(run, { files });
    const stores = new Map<string, CaseStore>();
    const { io, result } = worldOf({ files, stores });
    const interrupting = {
      ...io,
      onInterrupt: (action: () => void) => {
        queueMicrotask(action);
        return () => {};
      },
    };
    expect(await runCli(run, interrupting)).toBe(1);
    expect(result().stderr).toMatch(
      /^Stopped after 0 of \d+ events\. To go on: throughline run refund\.blueprint\.yaml /u,
    );
    expect(await call(run, { files, stores })).toMatchObject({ code: 0, stdout: reference.stdout });
  });

  test('does not touch a file of cases that live in real time', async () => {
    const stores = new Map<string, CaseStore>();
    const clock = virtualClock(Date.parse('2026-01-05T09:00+08:00'));
    await call(['case', 'open', 'refund.blueprint.yaml', '--db', 'r.db'], { files, stores, clock });
    const { code, stderr } = await call(run, { files, stores });
    expect(code).toBe(2);
    expect(stderr).toContain('lives in real time');
    expect(stderr).toContain('help: Name another file with --db');
  });

  test('needs one journey, and the case beside the file', async () => {
    expect(
      await call(
        run.filter((word) => word !== '--journey' && word !== journey),
        { files },
      ),
    ).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^error: A kept case is played by one journey\.\nhelp: --journey /u),
    });
    expect(await call(run.slice(0, -2), { files })).toMatchObject({ code: 2 });
  });
});
