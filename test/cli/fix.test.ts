import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { runCli } from '../../src/cli/program.ts';
import { replaceFile } from '../../src/cli/replace-file.ts';
import { CALL_BACK, call, systemError, worldOf } from './support.ts';

const NUMBER = CALL_BACK.replace('version: "1.0.0"', 'version: 1.2');
const BOTH = NUMBER.replace('by: agent', 'by: agnet');

describe('check --fix', () => {
  test('says what was fixed and what remains', async () => {
    const { code, stdout, stderr, files } = await call(['check', 'a.blueprint.yaml', '--fix'], {
      files: { 'a.blueprint.yaml': BOTH },
    });
    expect([code, stderr]).toEqual([1, '']);
    const expected = `a.blueprint.yaml:3:10  fixed TL2004  1.2 without quotes is read as a number or as true/false, but text is meant here.
1 mistake fixed in 1 file

a.blueprint.yaml:16:42  error TL4001  There is no role "agnet".
  15 |     steps:
  16 |       ring: { do: Ring the customer, by: agnet }
     |                                          ^^^^^
help: Did you mean "agent"?

1 file: 1 error (0 ms)
`;
    expect(stdout.slice(0, expected.length)).toBe(expected);
    expect(textOf(files.get('a.blueprint.yaml'))).toBe(BOTH.replace('1.2', '"1.2.0"'));
  });

  test('the same in Chinese', async () => {
    const { stdout } = await call(['check', 'a.blueprint.yaml', '--fix', '--lang', 'zh-CN'], {
      files: { 'a.blueprint.yaml': NUMBER },
    });
    expect(stdout)
      .toBe(`a.blueprint.yaml:3:10  已修复 TL2004  这里应该是文字，而不加引号的 1.2 会被读成数字或 true/false。
已在 1 个文件中修复 1 处

1 个文件：没有发现问题（用时 0 毫秒）
`);
  });

  test('programs get what remains as data, and what was fixed beside it', async () => {
    const { code, stdout, stderr } = await call(['check', 'a.blueprint.yaml', '--fix', '--format', 'json'], {
      files: { 'a.blueprint.yaml': NUMBER },
    });
    expect([code, JSON.parse(stdout).findings, stderr.split('  ')[1]]).toEqual([0, [], 'fixed TL2004']);
  });

  test('the check alone says that something can be fixed', async () => {
    const { stdout, files } = await call(['check', 'a.blueprint.yaml'], { files: { 'a.blueprint.yaml': NUMBER } });
    expect(stdout).toMatch(/^1 file: 1 error \(0 ms\)$/mu);
    expect(stdout.split('\n').at(-2)).toBe('One of them can be mended with --fix.');
    expect(files.get('a.blueprint.yaml')).toBe(NUMBER);
  });

  test('journeys are fixed too, and held against the blueprint as it is then', async () => {
    const files = {
      'a.blueprint.yaml': NUMBER,
      'a.journey.yaml': `throughline-journey: 1
blueprint: a.blueprint.yaml
journeys:
  rung-back:
    steps:
      - { by: customer, step: receive, with: { number: "13800000000" } }
      - { wait: 5 days }
      - { by: agent, step: ring }
`,
    };
    const { code, stdout } = await call(['check', '.', '--fix'], { files });
    expect([code, stdout.split('\n').at(-2)]).toEqual([0, '2 files: no problems found (0 ms)']);
  });

  test('a blueprint that was not given is left alone, although its journeys were', async () => {
    const journey =
      'throughline-journey: 1\nblueprint: a.blueprint.yaml\njourneys: { x: { steps: [{ message: hi }] } }\n';
    const { files } = await call(['check', 'a.journey.yaml', '--fix'], {
      files: { 'a.blueprint.yaml': NUMBER, 'a.journey.yaml': journey },
    });
    expect(files.get('a.blueprint.yaml')).toBe(NUMBER);
  });

  test('a file that may not be written is told, with exit code 2', async () => {
    const { io, result } = worldOf({ files: { 'a.blueprint.yaml': NUMBER } });
    const code = await runCli(['check', 'a.blueprint.yaml', '--fix'], {
      ...io,
      replaceFile: async () => {
        throw systemError('EACCES');
      },
    });
    const { stdout, stderr } = result();
    expect([code, stderr]).toEqual([2, 'error: The file "a.blueprint.yaml" may not be written: permission denied.\n']);
    expect(stdout).not.toContain('fixed');
  });

  test('a file that somebody saves meanwhile keeps what they wrote', async () => {
    const { io, result } = worldOf({ files: { 'a.blueprint.yaml': NUMBER } });
    let reads = 0;
    const code = await runCli(['check', 'a.blueprint.yaml', '--fix'], {
      ...io,
      readFile: async (path, most) => {
        reads += 1;
        if (reads === 3) await io.writeFile(path, `${NUMBER}# mine\n`);
        return io.readFile(path, most);
      },
    });
    expect([code, result().stderr]).toEqual([
      2,
      'error: "a.blueprint.yaml" was changed by somebody else meanwhile and was left as it is.\n',
    ]);
    expect(textOf(result().files.get('a.blueprint.yaml'))).toBe(`${NUMBER}# mine\n`);
  });
});

describe('check --diff', () => {
  test('shows what --fix would change and writes nothing', async () => {
    const { code, stdout, stderr, files } = await call(['check', './a.blueprint.yaml', '--diff'], {
      files: { 'a.blueprint.yaml': NUMBER },
    });
    expect([code, stderr]).toEqual([1, '1 mistake in 1 file can be fixed; nothing was written.\n']);
    expect(stdout).toBe(
      `--- a/a.blueprint.yaml
+++ b/a.blueprint.yaml
@@ -1,6 +1,6 @@
 throughline: 1
 id: call-back
-version: "1.0.0"
+version: "1.2.0"
 roles:
   agent: {}
 data:
`.replace('"1.0.0"', '1.2'),
    );
    expect(files.get('a.blueprint.yaml')).toBe(NUMBER);
  });

  test('without anything to fix the diff is empty', async () => {
    expect(
      await call(['check', 'a.blueprint.yaml', '--diff'], { files: { 'a.blueprint.yaml': CALL_BACK } }),
    ).toMatchObject({ code: 0, stdout: '', stderr: 'Nothing to fix.\n' });
  });

  test.each([
    ['--diff --fix', '--diff and --fix cannot be used together.'],
    ['--diff --format json', '--diff and --format json cannot be used together.'],
  ])('%s is refused', async (options, message) => {
    const world = { files: { 'a.blueprint.yaml': NUMBER } };
    expect(await call(['check', 'a.blueprint.yaml', ...options.split(' ')], world)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `error: ${message}\n`,
    });
  });
});

describe('a file on the disk is replaced', () => {
  test('keeping its permissions, and behind a link the file that it leads to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
    try {
      const [file, link] = [join(folder, 'real.yaml'), join(folder, 'link.yaml')];
      writeFileSync(file, 'old');
      chmodSync(file, 0o664);
      symlinkSync('real.yaml', link);
      await replaceFile(link, new TextEncoder().encode('new'));
      expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['new', 0o664]);
      expect([lstatSync(link).isSymbolicLink(), readdirSync(folder).toSorted()]).toEqual([
        true,
        ['link.yaml', 'real.yaml'],
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('or stays whole when it cannot be', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
    try {
      await expect(replaceFile(join(folder, 'none.yaml'), new Uint8Array())).rejects.toThrow('ENOENT');
      await expect(replaceFile(folder, new Uint8Array())).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST|EBUSY|ENOTDIR/u);
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

function textOf(content: string | Uint8Array | undefined): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
