import { describe, expect, test } from 'vitest';

import { CALL_BACK, call, COMPLAINT_JOURNEYS, systemError, type World } from './support.ts';

const files = {
  'desk.blueprint.yaml': CALL_BACK,
  'complaint-desk.journey.yaml': COMPLAINT_JOURNEYS,
  'sub/flow.blueprint.yaml': CALL_BACK,
};

/** What wrong usage says in both languages; it prints nothing as data. */
async function told(command: string, world: World = { files }): Promise<{ en: string; zh: string }> {
  const argv = command.split(' ');
  const en = await call(argv, world);
  const zh = await call(argv, { ...world, locale: 'zh-CN' });
  expect([en.code, en.stdout, zh.code, zh.stdout]).toEqual([2, '', 2, '']);
  return { en: en.stderr, zh: zh.stderr };
}

describe('wrong usage is told in plain sentences, with exit code 2', () => {
  test('a misspelt command', async () => {
    expect(await told('chek desk.blueprint.yaml')).toEqual({
      en: 'error: There is no command "chek".\nhelp: Did you mean "throughline check"?\n',
      zh: '错误：没有“chek”这个命令。\n建议：您是不是想写“throughline check”？\n',
    });
  });

  test('a command that is like none', async () => {
    expect(await told('frobnicate')).toEqual({
      en: 'error: There is no command "frobnicate".\nhelp: Run: throughline --help\n',
      zh: '错误：没有“frobnicate”这个命令。\n建议：请运行：throughline --help\n',
    });
  });

  test('help for a misspelt command', async () => {
    expect(await told('help shema')).toEqual({
      en: 'error: There is no command "shema".\nhelp: Did you mean "throughline schema"?\n',
      zh: '错误：没有“shema”这个命令。\n建议：您是不是想写“throughline schema”？\n',
    });
  });

  test('a file where the command belongs', async () => {
    expect(await told('desk.blueprint.yaml')).toEqual({
      en: 'error: There is no command "desk.blueprint.yaml".\nhelp: Did you mean "throughline check desk.blueprint.yaml"?\n',
      zh: '错误：没有“desk.blueprint.yaml”这个命令。\n建议：您是不是想写“throughline check desk.blueprint.yaml”？\n',
    });
  });

  test('a misspelt option', async () => {
    expect(await told("check --fromat json it's.yaml")).toEqual({
      en: 'error: There is no option "--fromat" here.\nhelp: Did you mean "--format"?\n',
      zh: '错误：这里没有“--fromat”这个选项。\n建议：您是不是想写“--format”？\n',
    });
  });

  test('an option with quotes and hidden characters in it', async () => {
    expect(await told("check --it's'\u001b[31m x.yaml")).toEqual({
      en: 'error: There is no option "--it\'s\'␛[31m" here.\nhelp: Run: throughline check --help\n',
      zh: "错误：这里没有“--it's'␛[31m”这个选项。\n建议：请运行：throughline check --help\n",
    });
  });

  test('an option without its value', async () => {
    expect(await told('run desk.blueprint.yaml --journey')).toEqual({
      en: 'error: The option -j, --journey <file#name> needs a value.\nhelp: Run: throughline run --help\n',
      zh: '错误：选项 -j, --journey <文件#名称> 后面要写值。\n建议：请运行：throughline run --help\n',
    });
  });

  test('a value that is no choice', async () => {
    expect(await told('check --format jsn desk.blueprint.yaml')).toEqual({
      en: 'error: --format can be text, json, github or sarif, not "jsn".\n',
      zh: '错误：--format 只能是 text、json、github 或 sarif，不能是“jsn”。\n',
    });
  });

  test('a language that is not spoken', async () => {
    expect(await told('check desk.blueprint.yaml --lang fr')).toEqual({
      en: 'error: --lang can be en or zh-CN, not "fr".\n',
      zh: '错误：--lang 只能是 en 或 zh-CN，不能是“fr”。\n',
    });
  });

  test('an instant without its offset', async () => {
    expect(await told('check desk.blueprint.yaml --now 2026-01-05')).toEqual({
      en: 'error: --now takes an instant with its offset, and "2026-01-05" is none.\nhelp: Write it like this: 2026-01-05T09:00+08:00\n',
      zh: '错误：--now 要写带时差的时刻，“2026-01-05”不是。\n建议：请这样写：2026-01-05T09:00+08:00\n',
    });
  });

  test('no file', async () => {
    expect(await told('check')).toEqual({
      en: 'error: "throughline check" needs to know which file.\nhelp: Run: throughline check --help\n',
      zh: '错误：“throughline check”后面要写文件名。\n建议：请运行：throughline check --help\n',
    });
  });

  test('too many files', async () => {
    expect(await told('compile a.yaml b.yaml')).toEqual({
      en: 'error: "throughline compile" takes one file only.\nhelp: Run: throughline compile --help\n',
      zh: '错误：“throughline compile”一次只能处理一个文件。\n建议：请运行：throughline compile --help\n',
    });
  });

  test('a file that does not exist', async () => {
    expect(await told('check nowhere.yaml')).toEqual({
      en: 'error: There is no file "nowhere.yaml".\n',
      zh: '错误：没有“nowhere.yaml”这个文件。\n',
    });
  });

  test('a file whose name is misspelt', async () => {
    expect(await told('check ./sub/flow.bluprint.yaml')).toEqual({
      en: 'error: There is no file "./sub/flow.bluprint.yaml".\nhelp: Did you mean "./sub/flow.blueprint.yaml"?\n',
      zh: '错误：没有“./sub/flow.bluprint.yaml”这个文件。\n建议：您是不是想写“./sub/flow.blueprint.yaml”？\n',
    });
  });

  test('a folder', async () => {
    expect(await told('compile sub')).toEqual({
      en: 'error: "sub" is a folder, not a file.\nhelp: Name a file in it: sub/flow.blueprint.yaml\n',
      zh: '错误：“sub”是文件夹，不是文件。\n建议：请写明其中的文件：sub/flow.blueprint.yaml\n',
    });
  });

  test('a file that may not be read', async () => {
    expect(await told('check secret.yaml', { broken: { 'secret.yaml': systemError('EACCES') } })).toEqual({
      en: 'error: The file "secret.yaml" may not be read: permission denied.\n',
      zh: '错误：没有权限读取文件“secret.yaml”。\n',
    });
  });

  test('a file that cannot be read for any other reason of the system', async () => {
    expect(await told('check loop.yaml', { broken: { 'loop.yaml': systemError('ELOOP') } })).toEqual({
      en: 'error: The file "loop.yaml" could not be read (ELOOP).\n',
      zh: '错误：无法读取文件“loop.yaml”（ELOOP）。\n',
    });
  });

  test('journeys where a blueprint is needed', async () => {
    expect(await told('compile complaint-desk.journey.yaml')).toEqual({
      en: 'error: "complaint-desk.journey.yaml" holds journeys; a blueprint is needed here.\nhelp: "complaint-desk.journey.yaml" is for the blueprint "complaint-desk.blueprint.yaml".\n',
      zh: '错误：“complaint-desk.journey.yaml”是旅程文件，这里需要的是蓝图文件。\n建议：“complaint-desk.journey.yaml”对应的蓝图是“complaint-desk.blueprint.yaml”。\n',
    });
  });

  test('journeys whose blueprint does not exist', async () => {
    expect(await told('check complaint-desk.journey.yaml')).toEqual({
      en: 'error: There is no file "complaint-desk.blueprint.yaml".\nhelp: "complaint-desk.journey.yaml" is for the blueprint "complaint-desk.blueprint.yaml".\n',
      zh: '错误：没有“complaint-desk.blueprint.yaml”这个文件。\n建议：“complaint-desk.journey.yaml”对应的蓝图是“complaint-desk.blueprint.yaml”。\n',
    });
  });

  test('no command at all shows the help', async () => {
    const { code, stdout, stderr } = await call([]);
    const help = await call(['--help']);
    expect([code, stdout, stderr]).toEqual([2, '', help.stdout]);
  });
});

describe('help', () => {
  test.each(['en', 'zh-CN'])('is as it was (%s)', async (lang) => {
    const pages = [
      ['--help'],
      ...['check', 'compile', 'run', 'test', 'schema', 'explain'].map((name) => [name, '--help']),
    ];
    const printed: string[] = [];
    for (const page of pages) {
      const { code, stdout, stderr } = await call([...page, '--lang', lang]);
      expect([code, stderr]).toEqual([0, '']);
      printed.push(`$ throughline ${page.join(' ')}\n${stdout}`);
    }
    await expect(printed.join('\n')).toMatchFileSnapshot(`golden/help.${lang}.txt`);
  });

  test('of a command can be had both ways', async () => {
    expect(await call(['help', 'run'])).toEqual(await call(['run', '-h']));
  });

  test('the version is the version of the package', async () => {
    expect(await call(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u) });
  });
});

describe('our own fault', () => {
  const broken = { 'desk.blueprint.yaml': new TypeError('x is not a function') };

  test('is admitted with exit code 70 and without a stack trace', async () => {
    expect(await call(['check', 'desk.blueprint.yaml'], { broken })).toMatchObject({
      code: 70,
      stdout: '',
      stderr: `error: Something went wrong inside throughline itself; your files are not to blame. (TypeError: x is not a function)
help: Please report it with the command and the files. THROUGHLINE_DEBUG=1 shows where it happened.
`,
    });
    expect(await call(['check', 'desk.blueprint.yaml'], { broken, locale: 'zh-CN' })).toMatchObject({
      code: 70,
      stderr: `错误：throughline 自身出了故障，与您的文件无关。（TypeError: x is not a function）
建议：请带上所用的命令和文件反馈给我们。设置 THROUGHLINE_DEBUG=1 可以看到出错位置。
`,
    });
  });

  test('shows where it happened when asked', async () => {
    const { stderr } = await call(['check', 'desk.blueprint.yaml'], { broken, env: { THROUGHLINE_DEBUG: '1' } });
    expect(stderr.split('\n')[3]).toMatch(/^ {4}at /u);
  });
});
