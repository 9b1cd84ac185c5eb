import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { describe, expect, test } from 'vitest';

import packageJson from '../../package.json' with { type: 'json' };
import { rulesNamed } from '../../src/cli/find-rules.ts';
import { parseRulePage } from '../../src/cli/rule-page.ts';
import { rulePagesFolder } from '../../src/cli/rule-pages.ts';
import { runCli } from '../../src/cli/program.ts';
import { displayWidth } from '../../src/text/width.ts';
import { call, worldOf } from './support.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

describe('explain', () => {
  test('shows what a code means, with an example of it wrong and right', async () => {
    expect(await call(['explain', 'TL1027'])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: `TL1027 · entries-are-separated-by-commas · error

Inside \`{ }\` and \`[ ]\` a comma must stand between two entries, and here it is missing. Without it
the two would run into each other, and a role, a target or a time limit would be lost. Put a comma
before the entry that the finding names.

Wrong

    roles:
      fixer: { title: "Repairer" deputy: head }
      clerk: { title: Clerk at the counter }
      head: { title: Head of the workshop }

Right

    roles:
      fixer: { title: "Repairer", deputy: head }
      clerk: { title: Clerk at the counter }
      head: { title: Head of the workshop }
`,
    });
  });

  test('speaks the language of its reader', async () => {
    const { stdout } = await call(['explain', 'TL1004', '--lang', 'zh-CN']);
    expect(stdout.split('\n')[0]).toBe('TL1004 · files-are-saved-as-utf-8 · 警告');
    expect(stdout).toContain('\n错误写法\n');
    expect(stdout).toContain('\n正确写法\n');
    expect(stdout).not.toContain('encoding');
  });

  test.each(['en', 'zh-CN'])('keeps its sentences to the width of the terminal (%s)', async (lang) => {
    const { stdout } = await call(['explain', 'TL1041', '--lang', lang], { columns: 48 });
    const prose = stdout.split('\n').filter((line) => !line.startsWith('    '));
    expect(Math.max(...prose.map(displayWidth))).toBeLessThanOrEqual(48);
    expect(Math.max(...prose.map(displayWidth))).toBeGreaterThan(40);
  });

  test('takes a code in small letters, in full-width letters, as a number, or by the name of its law', async () => {
    const wanted = await call(['explain', 'TL1041']);
    for (const asked of ['tl1041', 'ＴＬ１０４１', '1041', 'punctuation-is-half-width', 'Punctuation-Is-Half-Width']) {
      expect(await call(['explain', asked])).toEqual(wanted);
    }
  });

  test('takes several codes, one page after the other', async () => {
    const [one, other] = [await call(['explain', 'TL1041']), await call(['explain', 'TL1042'])];
    expect((await call(['explain', 'TL1041', 'TL1042'])).stdout).toBe(`${one.stdout}\n${other.stdout}`);
  });

  test('says which code or law was most likely meant, and where all of them are', async () => {
    expect(await call(['explain', 'TL10411'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr:
        'error: There is no code and no law "TL10411".\nhelp: Did you mean "TL1041"? All of them: throughline explain\n',
    });
    expect(await call(['explain', 'punctuation-is-half-wide'], { locale: 'zh-CN' })).toMatchObject({
      code: 2,
      stderr:
        '错误：没有“punctuation-is-half-wide”这个代码，也没有这个名称的规则。\n' +
        '建议：您是不是想写“punctuation-is-half-width”？查看全部代码：throughline explain\n',
    });
    expect((await call(['explain', '\u001b[31m'])).stderr).toBe(
      'error: There is no code and no law "␛[31m".\nhelp: All of them: throughline explain\n',
    );
  });

  test('lists the codes that share a law, each with what its page begins with', async () => {
    expect(rulesNamed('texts-stand-in-double-quotes')).toEqual(['TL3010', 'TL3028']);
    if (!existsSync(`${rulePagesFolder()}/TL3028.md`)) return;
    const { code, stdout } = await call(['explain', 'texts-stand-in-double-quotes'], { columns: 70 });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Several codes stand for "texts-stand-in-double-quotes":\n\n {2}TL3010 {2}error {4}\S[^]+\n {2}TL3028 {2}error {4}\S[^]+\n\nMore about a code: throughline explain TL3010\n$/u,
    );
    expect(Math.max(...stdout.split('\n').map(displayWidth))).toBeLessThanOrEqual(70);
  });

  test('without a code lists all of them in groups, with how grave they are and their laws', async () => {
    const { code, stdout } = await call(['explain']);
    expect(code).toBe(0);
    const [title, empty, first] = stdout.split('\n');
    expect([title, empty, first]).toEqual(['The file and its YAML', '', '  TL1001  error    files-stay-within-2-mb']);
    expect(stdout).toContain('\n  TL1004  warning  files-are-saved-as-utf-8\n');
    expect(stdout).toContain('\n\nRunning cases\n\n  TL6001  error ');
    const chinese = (await call(['explain', '--lang', 'zh-CN'])).stdout;
    expect(chinese).toContain('\n  TL1004  警告  files-are-saved-as-utf-8\n');
    expect(chinese).toContain('\n\n运行中的案例\n\n');
  });

  test('gives programs the same as JSON', async () => {
    const all: { rules: unknown[] } = JSON.parse((await call(['explain', '--format', 'json'])).stdout);
    expect(all.rules[0]).toEqual({ code: 'TL1001', rule: 'files-stay-within-2-mb', severity: 'error' });
    const one: unknown = JSON.parse((await call(['explain', 'tl1041', '--format=json', '--lang=zh-CN'])).stdout);
    expect(one).toEqual({
      rules: [
        {
          code: 'TL1041',
          rule: 'punctuation-is-half-width',
          severity: 'error',
          text: expect.stringContaining('全角标点'),
          wrong: [{ language: 'yaml', code: expect.stringContaining('title： Repair desk\n') }],
          right: [{ language: 'yaml', code: expect.stringContaining('title: Repair desk\n') }],
        },
      ],
    });
  });

  test('colours headings, keys and comments where its reader wants colours', async () => {
    const { io, result } = worldOf({});
    const painted = { ...io.stdout, style: (format: string, text: string) => `<${format} ${text}>` };
    expect(await runCli(['explain', 'TL1007'], { ...io, stdout: painted })).toBe(0);
    const { stdout } = result();
    expect(stdout).toContain('<bold TL1007> · one-document-per-file · <red error>\n');
    expect(stdout).toContain('\n<red Wrong>\n\n    <cyan title>: Repair desk\n    ---\n');
    expect(stdout).toContain('\n<green Right>\n\n    <cyan title>: Repair desk\n    <dim # ---->\n');
    expect(stdout).toContain('such as <cyan `# ----`>');
  });
});

describe('a page', () => {
  test('may be saved with any line ends, and is laid out by paragraph; each example prose is in one language', () => {
    const text = `# TL4004 · a-law

First line,
second line.

- one
- two

## 中文

第一行，
第二行 and
more。

## Wrong · 错误

See \`阶段\`:

\`\`\`yaml
a: 1

b: 2
\`\`\`

这是错的。

## Right · 正确

\`\`\`json
{}
\`\`\`
`;
    for (const written of [text, text.replaceAll('\n', '\r\n')]) {
      expect(parseRulePage(written)).toEqual({
        code: 'TL4004',
        rule: 'a-law',
        prose: { en: ['First line, second line.', '- one', '- two'], 'zh-CN': ['第一行，第二行 and more。'] },
        wrong: [
          { kind: 'prose', language: 'en', text: 'See `阶段`:' },
          { kind: 'code', language: 'yaml', text: 'a: 1\n\nb: 2\n' },
          { kind: 'prose', language: 'zh-CN', text: '这是错的。' },
        ],
        right: [{ kind: 'code', language: 'json', text: '{}\n' }],
      });
    }
  });

  test('without one of its sections is none', () => {
    expect(() => parseRulePage('TL1001')).toThrow('# CODE');
    expect(() => parseRulePage('# TL1001 · a-law\n\n## Wrong · 错误\n')).toThrow('## 中文');
  });
});

describe('the pages are found', () => {
  test.each(['src/cli/rule-pages.ts', 'dist/cli.js', 'dist/chunk-ABC.js'])('from %s', (module) => {
    expect(rulePagesFolder(pathToFileURL(`${root}${module}`).href)).toBe(`${root}docs/rules`);
  });

  test('in the package, whose files they are', () => {
    expect(packageJson.files).toEqual(expect.arrayContaining(['dist', 'docs', 'examples']));
    expect(readFileSync(`${rulePagesFolder()}/TL1041.md`, 'utf8')).toContain('punctuation-is-half-width');
  });
});
