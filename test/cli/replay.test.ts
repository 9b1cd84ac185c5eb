import { describe, expect, test } from 'vitest';

import type { CliIo } from '../../src/cli/io.ts';
import { runReplay, type ReplayArguments } from '../../src/cli/replay.ts';
import type { Session } from '../../src/cli/session.ts';
import { words } from '../../src/cli/words.ts';
import { StoreError } from '../../src/run/store/store-error.ts';
import { exportCase } from '../../src/run/store/exported-case.ts';
import { parcels, PARCEL_DESK, REPORT, solvedCase, type Parcels } from '../support/parcel-desk.ts';
import { call, worldOf } from './support.ts';

/** Two cases: one of a parcel of 250, one of a parcel of 80, which needs no inspection. */
const twoCases = async (): Promise<Parcels> => {
  const desk = await parcels();
  await solvedCase(desk, 'P-1');
  await desk.host.start('P-2', { blueprint: 'parcel-desk', requestId: 'P-2' });
  await desk.send('P-2', 'step.report.answered', 'customer', { ...REPORT, full_name: 'Anna Schmidt', worth: 80 });
  await desk.pass(3);
  await desk.send('P-2', 'step.settle.done', 'agent:uta');
  return desk;
};

const NEW = PARCEL_DESK.replace('1.0.0', '1.1.0').replace('worth > 100', 'worth > 300');

/** A world in which another store is opened. */
const withStore = (io: CliIo, openStore: CliIo['cases']['openStore']): CliIo => ({
  ...io,
  cases: { ...io.cases, openStore },
});

/** Replays on the new blueprint, with the store of a desk in the place of a file. */
const replay = async (desk: Parcels, given: Partial<ReplayArguments>, language: Session['language'] = 'en') => {
  const { io, result } = worldOf({ files: { 'new.blueprint.yaml': NEW, 'old.blueprint.yaml': PARCEL_DESK } });
  // The command closes what it opens, and this store is used again.
  const store = new Proxy(desk.store, {
    get: (target, name: keyof typeof desk.store) =>
      name === 'close' ? async () => undefined : (target[name] as () => unknown)?.bind(target),
  });
  const all: ReplayArguments = { on: 'new.blueprint.yaml', journals: [], cases: [], format: 'text', ...given };
  const session: Session = { io: withStore(io, async () => store), language, words: words[language] };
  const code = await runReplay(session, all);
  return { code, ...result() };
};

describe('throughline replay', () => {
  test('names the cases that would have gone differently, with what differs first', async () => {
    const desk = await twoCases();
    expect(await replay(desk, { db: 'cases.db' })).toMatchObject({
      code: 1,
      stdout: `Replayed on Lost parcels 1.1.0

P-1  Mon 5 Jan 2026 14:00: steps: [On to “Pay for it”] instead of [On to “Look for it” because worth
     > 100]

2 cases, 1 as it went, 1 differently
All differences of one case: throughline replay --on new.blueprint.yaml --db cases.db P-1
`,
    });
    expect((await replay(desk, {}, 'zh-CN')).stdout).toContain('共 2 个案例，1 个与当时一样，1 个走向不同');
    await desk.stop();
  });

  test('answers 0 where none would have', async () => {
    const desk = await twoCases();
    const { code, stdout } = await replay(desk, { on: 'old.blueprint.yaml' });
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: 'Replayed on Lost parcels 1.0.0\n\n2 cases, 2 as they went\n',
    });
    await desk.stop();
  });

  test('tells all of the cases that are named, and not more than it may', async () => {
    const desk = await twoCases();
    const named = await replay(desk, { cases: ['P-2', 'P-1'] });
    expect(named.stdout).toMatch(/P-2 {2}as it went\nP-1 {2}Mon 5 Jan 2026 14:00: steps[^]*then "step.inspect.done"/u);
    const { stdout } = await replay(desk, { limit: '1' });
    expect(stdout).toContain('1 case, 0 as they went, 1 differently');
    await expect(replay(desk, { cases: ['P-3'] })).rejects.toThrow('There is no case "P-3".');
    await expect(replay(desk, { limit: 'all' })).rejects.toThrow('--limit takes a whole number');
    await desk.stop();
  });

  test('prints data for programs, without a personal value', async () => {
    const desk = await twoCases();
    const { stdout } = await replay(desk, { format: 'json', on: 'new.blueprint.yaml' });
    expect(JSON.parse(stdout)).toMatchObject({
      blueprint: { id: 'parcel-desk', version: '1.1.0' },
      cases: [
        {
          caseId: 'P-1',
          kind: 'different',
          differences: [{ aspect: 'steps', at: '2026-01-05T14:00:00+01:00', words: expect.stringContaining('On to') }],
          stopped: { event: 'step.inspect.done', seq: 5, refusal: { code: 'TL6001' } },
        },
        { caseId: 'P-2', kind: 'same' },
      ],
      totals: { same: 1, different: 1, refused: 0, fault: 0 },
    });
    await desk.stop();
  });

  test('says no personal value of a message either', async () => {
    const desk = await twoCases();
    const thanks = PARCEL_DESK.replace('Thank you, {full_name}.', 'Thanks, {full_name}!');
    const { io, result } = worldOf({ files: { 'new.blueprint.yaml': thanks } });
    await runReplay(
      { io: withStore(io, async () => desk.store), language: 'en', words: words.en },
      { on: 'new.blueprint.yaml', journals: [], cases: [], format: 'text' },
    );
    expect(result().stdout).toContain('Thanks, …!');
    expect(result().stdout).not.toContain('Erika');
    await desk.stop();
  });

  test('takes an exported case in the place of a store', async () => {
    const desk = await twoCases();
    const exported = JSON.stringify(await exportCase(desk.store, 'P-1'));
    await desk.stop();
    const files = { 'new.blueprint.yaml': NEW, 'P-1.json': exported, 'broken.json': '{}' };
    const told = await call(['replay', '--on', 'new.blueprint.yaml', '--journal', 'P-1.json'], { files });
    expect(told).toMatchObject({ code: 1, stdout: expect.stringContaining('1 case, 0 as they went, 1 differently') });
    const broken = await call(['replay', '--on', 'new.blueprint.yaml', '--journal', 'broken.json'], { files });
    expect(broken).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"broken.json" is no exported case (blueprint): This is missing'),
    });
  });

  test('says what it needs, and what is wrong with it', async () => {
    const desk = await twoCases();
    await expect(replay(desk, { on: undefined })).rejects.toThrow('needs to know on which blueprint');
    const { io } = worldOf({ files: { 'new.blueprint.yaml': NEW } });
    const missing = withStore(io, async (file) => {
      throw new StoreError('missing', file);
    });
    const session: Session = { io: missing, language: 'en', words: words.en };
    const given: ReplayArguments = { on: 'new.blueprint.yaml', db: 'no.db', journals: [], cases: [], format: 'text' };
    await expect(runReplay(session, given)).rejects.toThrow(/no\.db/u);
    await desk.stop();
  });
});
