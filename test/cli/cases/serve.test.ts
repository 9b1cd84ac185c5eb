import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from 'vitest';

import { processCases } from '../../../src/cli/cases/cases-io.ts';
import { runCli } from '../../../src/cli/program.ts';
import { virtualClock, type VirtualClock } from '../../../src/index.ts';
import { sqliteStore } from '../../../src/sqlite.ts';
import { worldOf, type World } from '../support.ts';
import { ANSWER, REFUND, START } from './cases-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
/** Commands on a new file on the disk, in virtual time. */
function diskDesk(more: World = {}) {
  const db = join(folder, `cases-${(count += 1)}.db`);
  const clock = virtualClock(START);
  const world = (): ReturnType<typeof worldOf> => {
    const { io, result } = worldOf({
      files: { 'refund.blueprint.yaml': REFUND, 'late.blueprint.yaml': LATE },
      ...more,
    });
    return { io: { ...io, cases: { ...processCases, clock } }, result };
  };
  const run = async (...argv: string[]) => {
    const { io, result } = world();
    return { code: await runCli([...argv, '--db', db], io), ...result() };
  };
  return { db, clock, run, world };
}

/** A customer who does not answer in a day gets a reminder every four hours. */
const LATE = `throughline: 1
id: late
version: "1.0.0"
zone: Asia/Shanghai
data: { note: { type: text } }
stages:
  intake:
    kind: intake
    steps:
      receive: { ask: [note], within: 1d, remind: { every: 4h, times: 2 }, outcomes: { answered: closed-solved, no-answer: given-up } }
ends:
  closed-solved: { outcome: solved, reach: resolved }
  given-up: { outcome: no-answer }
omits: { confirmation: None., resolution: None., follow-up: None. }
`;

/** `throughline serve` under way: `until` waits for a text in what it printed, `interrupt` is Ctrl-C. */
function serving({ db, world }: ReturnType<typeof diskDesk>, ...argv: string[]) {
  const { io, result } = world();
  let interrupt: () => void = () => {};
  const code = runCli(['serve', '--db', db, ...argv], {
    ...io,
    onInterrupt(action) {
      interrupt = action;
      return () => {};
    },
  });
  return {
    result,
    code,
    interrupt: () => interrupt(),
    async until(text: string): Promise<void> {
      const end = Date.now() + 4_000;
      while (!`${result().stdout}${result().stderr}`.includes(text)) {
        if (Date.now() > end) throw new Error(`"${text}" was not printed:\n${result().stderr}${result().stdout}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
}

async function advance(clock: VirtualClock, hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    clock.advance(3_600_000);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('throughline serve', () => {
  test('fires timers and carries effects out until it is interrupted', async () => {
    const desk = diskDesk();
    await desk.run('case', 'open', 'late.blueprint.yaml');
    const serve = serving(desk, '--log', 'text');
    await serve.until('ask late-000001:1:1');
    await advance(desk.clock, 5);
    await serve.until('reminder');
    await advance(desk.clock, 20);
    serve.interrupt();
    expect(await serve.code).toBe(0);
    const { stderr } = serve.result();
    expect(stderr).toContain(
      `Serving ${desk.db}. Ctrl-C ends.\n  late 1.0.0: 1 case that can still move\n  Effects: console\n`,
    );
    expect(stderr).toContain('Ending: what is under way is finished first.');
    expect(stderr).toMatch(/Stopped\.\n$/u);
    expect((await desk.run('case', 'show', 'late-000001')).stdout).toContain('closed');
  });

  test('goes on with cases of a blueprint that came after it was started, and logs in JSON', async () => {
    const desk = diskDesk();
    await desk.run('case', 'open', 'late.blueprint.yaml');
    const serve = serving(desk);
    await serve.until('ask late-000001:1:1');
    await desk.run('case', 'open', 'refund.blueprint.yaml');
    await serve.until('ask refund-000001:1:1');
    serve.interrupt();
    expect(await serve.code).toBe(0);
    const lines = serve
      .result()
      .stderr.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string });
    expect(lines.filter(({ event }) => event === 'serve.started').at(-1)).toMatchObject({
      file: desk.db,
      effects: ['console'],
      blueprints: [
        { blueprint: 'late', version: '1.0.0', cases: 1 },
        { blueprint: 'refund', version: '1.0.0', cases: 1 },
      ],
    });
    expect(lines.at(-1)).toMatchObject({ event: 'serve.stopped' });
    // A log never has what somebody said.
    expect(serve.result().stderr).not.toContain('13800138000');
  });

  test.each([
    [['--effects', 'fax'], 'Nothing carries effects out that is called "fax".'],
    [['--effects', 'http:https://desk.example.com'], 'the environment has no THROUGHLINE_WEBHOOK_SECRET.'],
    [['--people', 'refund.blueprint.yaml'], '"refund.blueprint.yaml" has errors or does not hold people.'],
    [['--log', 'xml'], '--log can be json or text, not "xml".'],
  ])('does not begin with %j', async (args, message) => {
    const desk = diskDesk();
    await desk.run('case', 'open', 'late.blueprint.yaml');
    const { code, stderr } = await desk.run('serve', ...args);
    expect({ code, message: stderr.includes(message) ? message : stderr }).toEqual({ code: 2, message });
  });

  test('writes effects into a file', async () => {
    const desk = diskDesk();
    const file = join(folder, 'effects.jsonl');
    await desk.run('case', 'open', 'late.blueprint.yaml');
    const serve = serving(desk, '--effects', `file:${file}`, '--effects', 'console');
    await serve.until('ask late-000001:1:1');
    serve.interrupt();
    await serve.code;
    expect(existsSync(file)).toBe(true);
  });

  test('as a process of its own ends in order when it is told to', async () => {
    const desk = diskDesk();
    await desk.run('case', 'open', 'late.blueprint.yaml');
    const child = spawn('node', ['src/cli/main.ts', 'serve', '--db', desk.db, '--lang', 'en']);
    let printed = '';
    child.stderr.on('data', (piece: Buffer) => {
      printed += String(piece);
      if (printed.includes('"lease.taken"') && !child.killed) child.kill('SIGTERM');
    });
    const code = await new Promise((resolve) => child.on('exit', resolve));
    expect(code).toBe(0);
    expect(printed).toContain('"serve.stopped"');
  });
});

describe('throughline audit', () => {
  test('says that all is whole and gives a head, which still holds later', async () => {
    const { run } = diskDesk();
    await run('case', 'open', 'refund.blueprint.yaml');
    const { code, stdout } = await run('audit');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^1 entry, all as it was written\.\nHead {2}[0-9a-f]{64}\nKeep it elsewhere: /u);
    const [, head = ''] = /Head {2}([0-9a-f]{64})/u.exec(stdout) ?? [];
    await run('case', 'send', 'refund-000001', 'receive', ...ANSWER, '--by', 'customer');
    expect(await run('audit', '--head', head)).toMatchObject({ code: 0 });
    expect(
      (
        await run(
          'audit',
          '--head',
          head.replace(/^./u, (sign) => (sign === '0' ? '1' : '0')),
        )
      ).code,
    ).toBe(1);
    expect(await run('audit', '--head', 'abc')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"abc" is no head hash.'),
    });
  });

  test('shows on a terminal how far it is, and nothing of that is left', async () => {
    const desk = diskDesk({ columns: 80 });
    await desk.run('case', 'open', 'refund.blueprint.yaml');
    const { stderr } = await desk.run('audit');
    expect(stderr).toMatch(/^(?:\r? *\r?[█░]{24} Auditing \d+ of \d+)+\r +\r$/u);
  });
});

describe('throughline backup and restore', () => {
  test('bring cases back as they were', async () => {
    const desk = diskDesk();
    const [copy, back] = [join(folder, 'copy.db'), join(folder, 'back.db')];
    await desk.run('case', 'open', 'refund.blueprint.yaml');
    const said = await desk.run('backup', copy);
    expect(said).toMatchObject({ code: 0, stdout: `Copied ${desk.db} to ${copy}.\n` });
    await desk.run('case', 'open', 'refund.blueprint.yaml');
    const { io, result } = desk.world();
    expect(await runCli(['restore', copy, '--db', back], io)).toBe(0);
    expect(result().stdout).toMatch(/^Restored .*: 1 entry, as it was written\.\n/u);
    const store = sqliteStore(back);
    expect((await store.list({})).items.map(({ caseId }) => caseId)).toEqual(['refund-000001']);
    await store.close();
    expect((await desk.run('backup', copy)).stderr).toMatch(/^error: .*copy\.db/u);
    expect((await desk.run('restore', copy)).code).toBe(2);
    writeFileSync(join(folder, 'no.db'), 'nonsense');
    expect((await desk.run('restore', join(folder, 'no.db'))).code).toBe(2);
  });
});
