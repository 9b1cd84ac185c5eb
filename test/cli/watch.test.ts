import { describe, expect, test } from 'vitest';

import { runCli } from '../../src/cli/program.ts';
import { Author } from './author.ts';
import { CALL_BACK, call, systemError, worldOf, type World } from './support.ts';

const JOURNEY = `throughline-journey: 1
blueprint: desk.blueprint.yaml
journeys:
  rung-back:
    steps:
      - { by: customer, step: receive, with: { number: "13800000000" } }
      - { by: agent, step: ring }
`;

const files = { 'desk.blueprint.yaml': CALL_BACK, 'desk.journey.yaml': JOURNEY };
const CLEAN = '2 files: no problems found (0 ms)';

async function atWork(argv: readonly string[] = ['desk.blueprint.yaml'], world: World = { files }): Promise<Author> {
  const author = new Author(['check', ...argv, '--watch'], world);
  await author.report();
  return author;
}

describe('check --watch', () => {
  test('checks at once, with the time, and the journeys beside the blueprint too', async () => {
    const author = new Author(['check', 'desk.blueprint.yaml', '--watch'], { files });
    expect(await author.report()).toBe(CLEAN);
    expect(author.stderr).toBe('Waiting for changes. Ctrl-C ends.\n');
    author.interrupt();
    expect(await author.ended).toBe(0);
  });

  test('checks again when the blueprint is saved', async () => {
    const author = await atWork();
    await author.save('desk.blueprint.yaml', CALL_BACK.replace('by: agent', 'by: agnet'));
    author.wait();
    expect(await author.report()).toContain('TL4001  There is no role "agnet".');
  });

  test('checks again when a module is saved, and when one comes into being', async () => {
    const user = CALL_BACK.replace(
      'ring: { do: Ring the customer, by: agent }',
      'ring: { use: ./parts/ring.blueprint.yaml }',
    );
    const part = CALL_BACK.replace('id: call-back', 'id: ring').replace('do: Ring', 'do: Call');
    const author = await atWork(['desk.blueprint.yaml'], { files: { 'desk.blueprint.yaml': user, 'parts/x': '' } });
    await author.save('parts/ring.blueprint.yaml', part);
    author.wait();
    expect(await author.report()).toBe('1 file: no problems found (0 ms)');
    await author.save('parts/ring.blueprint.yaml', part.replace('by: agent', 'by: agnet'));
    author.wait();
    expect(await author.report()).toContain('parts/ring.blueprint.yaml:16:42  error TL4001  There is no role "agnet".');
  });

  test('checks again when a journey is saved', async () => {
    const author = await atWork();
    await author.save('desk.journey.yaml', JOURNEY.replace('step: ring', 'step: rang'));
    author.wait();
    expect(await author.report()).toContain('TL5005  The blueprint has no step "rang".');
  });

  test('a journey that is written meanwhile is checked from then on', async () => {
    const author = await atWork(['desk.blueprint.yaml'], { files: { 'desk.blueprint.yaml': CALL_BACK } });
    await author.save('desk.journey.yaml', JOURNEY);
    author.wait();
    expect(await author.report()).toBe(CLEAN);
  });

  test('journeys are checked again when their blueprint is saved, wherever it lies', async () => {
    const author = await atWork(['tests/desk.journey.yaml'], {
      files: {
        'desk.blueprint.yaml': CALL_BACK,
        'tests/desk.journey.yaml': JOURNEY.replace('desk.blueprint', '../desk.blueprint'),
      },
    });
    await author.save('desk.blueprint.yaml', CALL_BACK.replaceAll('ring:', 'rang:'));
    author.wait();
    expect(await author.report()).toContain('TL5005  The blueprint has no step "ring".');
  });

  test('many changes in a row are one', async () => {
    const author = await atWork();
    await author.save('desk.blueprint.yaml', '');
    author.tell('desk.blueprint.yaml');
    await author.save('desk.blueprint.yaml', `${CALL_BACK}# done\n`);
    expect(author.pauses).toEqual([100]);
    author.wait();
    expect(await author.report()).toBe(CLEAN);
    expect(author.pauses).toEqual([]);
  });

  test('what editors put beside a file does not matter', async () => {
    const author = await atWork();
    for (const name of ['.desk.blueprint.yaml.swp', 'desk.blueprint.yaml~', '4913.tmp', 'notes.txt']) author.tell(name);
    expect(author.pauses).toEqual([]);
  });

  test('a file that goes away is told, and checked again when it is back', async () => {
    const broken: Record<string, Error> = {};
    const author = await atWork(['desk.blueprint.yaml'], { files, broken });
    broken['desk.blueprint.yaml'] = systemError('ENOENT');
    author.tell('desk.blueprint.yaml');
    author.wait();
    await author.report();
    expect(author.stderr).toContain('error: There is no file "desk.blueprint.yaml".\n');
    delete broken['desk.blueprint.yaml'];
    author.tell('desk.blueprint.yaml');
    author.wait();
    expect(await author.report()).toBe(CLEAN);
  });

  test('a folder that is not there yet is waited for in the one above it', async () => {
    const gone = new Set(['/desk/shops', '/desk/shops/north']);
    const author = new Author(['check', 'shops/north/desk.blueprint.yaml', '--watch'], { files: {} }, gone);
    await author.report();
    expect(author.left[0]).toEqual(['/desk']);
    gone.clear();
    await author.save('shops/north/desk.blueprint.yaml', CALL_BACK).catch(() => undefined);
    author.tell('shops');
    expect(author.pauses).toEqual([100]);
  });

  test('a blueprint that is added to a folder is checked too', async () => {
    const author = await atWork(['.']);
    await author.save('other.blueprint.yaml', CALL_BACK);
    author.wait();
    expect(await author.report()).toBe('3 files: no problems found (0 ms)');
  });

  test('Ctrl-C ends it with exit code 0 and leaves nothing behind', async () => {
    const author = await atWork();
    expect(author.left).toEqual([['/desk'], true]);
    author.tell('desk.blueprint.yaml');
    author.interrupt();
    expect(await author.ended).toBe(0);
    expect([author.left, author.pauses]).toEqual([[[], false], []]);
  });

  test('where nothing can be watched it says so and ends', async () => {
    const { io, result } = worldOf({ files });
    const code = await runCli(['check', 'desk.blueprint.yaml', '--watch'], {
      ...io,
      watchFolder: () => {
        throw systemError('ENOSPC');
      },
    });
    expect([code, result().stderr.split('\n')[0]]).toEqual([
      2,
      'Changes in "/desk" cannot be noticed: the system allows no more to be watched.',
    ]);
  });

  test.each(['--fix', '--diff'])('it does not go with %s', async (option) => {
    expect(await call(['check', 'desk.blueprint.yaml', '--watch', option], { files })).toMatchObject({
      code: 2,
      stderr: `error: --watch and ${option} cannot be used together.\n`,
    });
  });
});
