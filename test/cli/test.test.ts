import { describe, expect, test } from 'vitest';

import { Author } from './author.ts';
import { CALL_BACK, call, systemError } from './support.ts';

const HEAD = `throughline-journey: 1
blueprint: ./desk.blueprint.yaml
journeys:
`;
const RUNG_BACK = `  rung-back:
    title: The customer is rung back
    steps:
      - { by: customer, step: receive, with: { number: "13800000000" } }
      - { wait: 90m }
      - { by: agent, step: ring }
`;
const WAITING = `  waiting:
    title: { en: Nobody rings, zh-CN: 没有人回电 }
    steps:
      - { by: customer, step: receive, with: { number: "13800000000" } }
`;
const STOPPED = `  stopped:
    steps:
      - { by: agent, step: ring }
`;
const DESK = { 'desk.blueprint.yaml': CALL_BACK, 'desk.journey.yaml': HEAD + RUNG_BACK };

/** The exit code, and the journeys that were played: `+ file name` for one that passed, `- file name` for one that failed. */
async function played(argv: readonly string[], files: Readonly<Record<string, string>>): Promise<[number, string[]]> {
  const { code, stdout } = await call(['test', ...argv, '--format', 'json'], { files });
  const { files: tested } = JSON.parse(stdout) as {
    files: { file: string; journeys: { journey: string; passed: boolean }[] }[];
  };
  const names = tested.flatMap(({ file, journeys }) =>
    journeys.map(({ journey, passed }) => `${passed ? '+' : '-'} ${file} ${journey}`),
  );
  return [code, names];
}

describe('what is told of journeys that are played as tests', () => {
  test('one line for each that passed, and a sum', async () => {
    const files = { ...DESK, 'desk.journey.yaml': HEAD + RUNG_BACK + WAITING };
    expect(await call(['test', 'desk.journey.yaml'], { files })).toMatchObject({
      code: 0,
      stdout: `desk.journey.yaml
  ✓ rung-back · The customer is rung back (1 h 30 min)
  ✓ waiting · Nobody rings

2 journeys, 2 passed, 0 expectations (0 ms)
`,
      stderr: '',
    });
  });

  test('in Chinese too', async () => {
    const files = { ...DESK, 'desk.journey.yaml': HEAD + RUNG_BACK + WAITING };
    const { stdout } = await call(['test', '--lang', 'zh-CN'], { files });
    expect(stdout).toBe(`desk.journey.yaml
  ✓ rung-back · The customer is rung back（1 小时 30 分）
  ✓ waiting · 没有人回电

2 条旅程，2 条通过，0 项预期（用时 0 毫秒）
`);
  });

  test('of one that failed: what is wrong and where, and its story so far', async () => {
    const files = { ...DESK, 'desk.journey.yaml': HEAD + STOPPED + WAITING };
    expect(await call(['test'], { files })).toMatchObject({
      code: 1,
      stdout: `desk.journey.yaml
  ✗ stopped

desk.journey.yaml:6:28  error TL5017  Step "ring" cannot be done now: the case is at "receive".
   5 |     steps:
   6 |       - { by: agent, step: ring }
     |                            ^^^^
help: The case takes now: { by: customer, step: receive, with: { number: … } } or { event: case.cancels } or { event: case.merged }.

Mon 5 Jan 2026

09:00  ◉ Case C-1 is opened

       ── intake ──
       › “receive”: customer is asked for number

       › Still waiting for customer at “receive”

  ✓ waiting · Nobody rings

2 journeys, 1 passed, 1 failed, 0 expectations (0 ms)
`,
    });
  });

  test('of one that expects what is not so: what is so instead, at its place in the story', async () => {
    const expecting = `${RUNG_BACK.replace('      - { by: agent', '      - expect: { in: intake, waiting-for: agent }\n      - { by: agent')}      - expect: { reached: resolved }\n`;
    const files = { ...DESK, 'desk.journey.yaml': HEAD + expecting };
    expect(await call(['test'], { files })).toMatchObject({
      code: 1,
      stdout: `desk.journey.yaml
  ✗ rung-back · The customer is rung back (3 expectations, 1 h 30 min)

desk.journey.yaml:9:23  error TL5024  Expected the case to be in stage "intake", but it is in stage "resolution": it has been waiting for "agent" at "ring" since 09:00.
   8 |       - { wait: 90m }
   9 |       - expect: { in: intake, waiting-for: agent }
     |                       ^^^^^^
help: Stage "intake" was left on Mon 5 Jan 2026 at 09:00. Mend the blueprint, or expect what is so.

Mon 5 Jan 2026

09:00  ◉ Case C-1 is opened

       ── intake ──
       › “receive”: customer is asked for number
       ✓ Customer answers “receive”
           number  13800000000

       ── resolution ──
       › Work for agent: “Ring the customer”
         ◄ this decided it
10:30  ► Expected the case to be in stage "intake", but it is in stage "resolution": it has been
         waiting for "agent" at "ring" since 09:00.
       ✓ agent finishes “Ring the customer”
       ⚑ Milestone: resolved
       ◉ The case is closed: solved (closed-solved)


1 journey, 0 passed, 1 failed, 3 expectations (0 ms)
`,
    });
  });

  test('of several that are not so: they stand in the order of their numbers in the story', async () => {
    const first = '      - expect: { in: intake, waiting-for: customer }\n';
    const expecting = `${RUNG_BACK.replace('      - { by: agent', `${first}      - { by: agent`)}      - expect: { ended: cancelled, not: { reached: resolved } }\n`;
    const { stdout } = await call(['test'], { files: { ...DESK, 'desk.journey.yaml': HEAD + expecting } });
    const found = [...stdout.matchAll(/TL5024 {2}(Expected .{20})/gu)].map(([, words]) => words);
    const told = [...stdout.matchAll(/► (\d)\. (Expected .{20})/gu)].map(([, number, words]) => [number, words]);
    expect(found.length).toBeGreaterThan(2);
    expect(told).toEqual(found.map((words, index) => [`${index + 1}`, words]));
  });

  test('of a journey file that cannot be understood: what is wrong with it', async () => {
    const files = { ...DESK, 'desk.journey.yaml': `${HEAD}  stopped:\n    steps: [{ wiat: 1h }]\n` };
    const { code, stdout } = await call(['test'], { files });
    expect([code, stdout.split('\n')[0], stdout.split('\n').at(-2)]).toEqual([
      1,
      'desk.journey.yaml (not played)',
      '0 journeys, 0 passed, 0 expectations, 1 file not played (0 ms)',
    ]);
    expect(stdout).toContain('desk.journey.yaml:5:15  error TL');
  });

  test('of a blueprint with errors: the errors once, however many files lead to it', async () => {
    const files = {
      'desk.blueprint.yaml': CALL_BACK.replace('by: agent', 'by: agnet'),
      'desk.journey.yaml': HEAD + RUNG_BACK,
      'more.journey.yaml': HEAD + RUNG_BACK,
    };
    const { code, stdout } = await call(['test'], { files });
    expect([code, stdout]).toEqual([
      1,
      `desk.journey.yaml (not played: "desk.blueprint.yaml" has errors)

desk.blueprint.yaml:16:42  error TL4001  There is no role "agnet".
  15 |     steps:
  16 |       ring: { do: Ring the customer, by: agnet }
     |                                          ^^^^^
help: Did you mean "agent"?

more.journey.yaml (not played: "desk.blueprint.yaml" has errors)

0 journeys, 0 passed, 0 expectations, 2 files not played (0 ms)
`,
    ]);
  });

  test('of a blueprint that is not there: that it is not, while other files are played all the same', async () => {
    const files = { ...DESK, 'a.journey.yaml': HEAD.replace('desk.', 'dusk.') + RUNG_BACK };
    const { code, stdout, stderr } = await call(['test'], { files });
    expect([code, stderr]).toEqual([
      2,
      'error: There is no file "dusk.blueprint.yaml".\nhelp: "a.journey.yaml" is for the blueprint "dusk.blueprint.yaml". Did you mean "desk.blueprint.yaml"?\n',
    ]);
    expect(stdout).toContain('1 journey, 1 passed, 0 expectations, 1 file not played');
  });

  test('a title cannot hide anything from its reader', async () => {
    const files = {
      ...DESK,
      'desk.journey.yaml': HEAD + RUNG_BACK.replace('The', '"\\e[2JThe').replace('back\n', 'back"\n'),
    };
    const { stdout } = await call(['test'], { files });
    expect(stdout.split('\n')[1]).toBe('  ✓ rung-back · ␛[2JThe customer is rung back (1 h 30 min)');
  });
});

describe('which journeys are played', () => {
  const files = {
    ...DESK,
    'desk.journey.yaml': HEAD + RUNG_BACK + WAITING,
    'other.blueprint.yaml': CALL_BACK,
    'other.journey.yaml': HEAD.replace('desk.', 'other.') + RUNG_BACK,
    'sub/deep.journey.yaml': HEAD.replace('./', '../') + WAITING,
    'node_modules/x/a.journey.yaml': HEAD + WAITING,
    '.hidden/a.journey.yaml': HEAD + WAITING,
  };
  const DESK_ALL = ['+ desk.journey.yaml rung-back', '+ desk.journey.yaml waiting'];

  test.each<[string, string[], string[]]>([
    [
      'without being told: all of this folder and below',
      [],
      [...DESK_ALL, '+ other.journey.yaml rung-back', '+ sub/deep.journey.yaml waiting'],
    ],
    ['a folder: all in it', ['sub'], ['+ sub/deep.journey.yaml waiting']],
    ['a file: all of it', ['desk.journey.yaml'], DESK_ALL],
    ['a name: that journey', ['desk.journey.yaml#waiting'], ['+ desk.journey.yaml waiting']],
    ['names of one file: those', ['desk.journey.yaml#waiting', './desk.journey.yaml#rung-back'], DESK_ALL],
    ['a file and a name of it: all of it, once', ['desk.journey.yaml', 'desk.journey.yaml#waiting'], DESK_ALL],
    ['a blueprint: the journeys beside it', ['desk.blueprint.yaml'], DESK_ALL],
    ['a pattern', ['*/*.journey.yaml'], ['+ sub/deep.journey.yaml waiting']],
    ['part of a name', ['--filter', 'Wait'], ['+ desk.journey.yaml waiting', '+ sub/deep.journey.yaml waiting']],
    [
      'part of a title, in any language',
      ['--filter', '回电', '.'],
      ['+ desk.journey.yaml waiting', '+ sub/deep.journey.yaml waiting'],
    ],
    ['part of a path', ['--filter', 'other'], ['+ other.journey.yaml rung-back']],
  ])('%s', async (_what, argv, expected) => {
    expect(await played(argv, files)).toEqual([0, expected]);
  });
});

describe('wrong usage is told in plain sentences, with exit code 2', () => {
  const files = { ...DESK, 'empty/readme.txt': '', 'sub/lone.blueprint.yaml': CALL_BACK };

  test.each<[string, string, string, string]>([
    [
      'a folder without journeys',
      'empty',
      'error: There is no *.journey.yaml in "empty" or below.\nhelp: Play a case and save it as a journey (throughline play), begin with an example (throughline init), or name another folder than "empty".\n',
      '错误：“empty”及其下级文件夹里没有 *.journey.yaml。\n建议：可以演练一个案例并保存为旅程（throughline play），也可以从示例开始（throughline init），或者指定“empty”以外的文件夹。\n',
    ],
    [
      'a blueprint without journeys',
      'sub/lone.blueprint.yaml',
      'error: There is no *.journey.yaml for "sub/lone.blueprint.yaml" beside it.\nhelp: Play a case and save it as a journey (throughline play), begin with an example (throughline init), or name another folder than "sub".\n',
      '错误：“sub/lone.blueprint.yaml”旁边没有对应它的 *.journey.yaml。\n建议：可以演练一个案例并保存为旅程（throughline play），也可以从示例开始（throughline init），或者指定“sub”以外的文件夹。\n',
    ],
    [
      'a file that is not there',
      'dask.journey.yaml',
      'error: There is no file "dask.journey.yaml".\nhelp: Did you mean "desk.journey.yaml"?\n',
      '错误：没有“dask.journey.yaml”这个文件。\n建议：您是不是想写“desk.journey.yaml”？\n',
    ],
    [
      'a journey that is not there',
      'desk.journey.yaml#rang-back',
      'error: There is no journey "rang-back" in "desk.journey.yaml".\nhelp: Did you mean "rung-back"?\n',
      '错误：“desk.journey.yaml”里没有名为“rang-back”的旅程。\n建议：您是不是想写“rung-back”？\n',
    ],
    [
      'a filter that fits nothing',
      '--filter nothing',
      'error: No journey has "nothing" in the path of its file, its name or its title.\nhelp: Leave out --filter to see them all.\n',
      '错误：没有旅程的文件路径、名称或标题中含有“nothing”。\n建议：去掉 --filter 可以看到全部旅程。\n',
    ],
    [
      'options that exclude each other',
      '--update --watch',
      'error: --update and --watch cannot be used together.\n',
      '错误：--update 和 --watch 不能同时使用。\n',
    ],
    [
      'stories that are kept without anybody seeing what changes',
      '--update --format junit',
      'error: --update and --format junit cannot be used together.\n',
      '错误：--update 和 --format junit 不能同时使用。\n',
    ],
    [
      'a format that is none',
      '--format xml',
      'error: --format can be text, json, junit or github, not "xml".\n',
      '错误：--format 只能是 text、json、junit 或 github，不能是“xml”。\n',
    ],
    [
      'an option that is none',
      '--fliter x',
      'error: There is no option "--fliter" here.\nhelp: Did you mean "--filter"?\n',
      '错误：这里没有“--fliter”这个选项。\n建议：您是不是想写“--filter”？\n',
    ],
  ])('%s', async (_what, command, en, zh) => {
    const argv = ['test', ...command.split(' ')];
    const told = [await call(argv, { files }), await call(argv, { files, locale: 'zh-CN' })];
    expect(told.map(({ code, stdout, stderr }) => [code, stdout, stderr])).toEqual([
      [2, '', en],
      [2, '', zh],
    ]);
  });

  test('a file that may not be read', async () => {
    const broken = { 'desk.journey.yaml': systemError('EACCES') };
    const { code, stderr } = await call(['test', 'desk.journey.yaml'], { files, broken });
    expect([code, stderr]).toEqual([2, 'error: The file "desk.journey.yaml" may not be read: permission denied.\n']);
  });
});

describe('test --watch', () => {
  test('plays again when the journeys or their blueprint change, until Ctrl-C', async () => {
    const author = new Author(['test', 'desk.journey.yaml', '--watch'], { files: DESK });
    const reports = [await author.report()];
    await author.save('desk.journey.yaml', HEAD + RUNG_BACK + STOPPED);
    author.wait();
    reports.push(await author.report());
    await author.save('desk.blueprint.yaml', CALL_BACK.replace('by: agent', 'by: agnet'));
    author.wait();
    reports.push(await author.report());
    author.interrupt();
    expect([await author.ended, reports.map((report) => report.split('\n').at(-1))]).toEqual([
      0,
      [
        '1 journey, 1 passed, 0 expectations (0 ms)',
        '2 journeys, 1 passed, 1 failed, 0 expectations (0 ms)',
        '0 journeys, 0 passed, 0 expectations, 1 file not played (0 ms)',
      ],
    ]);
  });

  test('waits for journeys that are not there yet', async () => {
    const author = new Author(['test', 'new', '--watch'], { files: { ...DESK, 'new/desk.blueprint.yaml': CALL_BACK } });
    await author.report();
    expect(author.stderr.split('\n')[0]).toBe('error: There is no *.journey.yaml in "new" or below.');
    await author.save('new/desk.journey.yaml', HEAD + RUNG_BACK);
    author.wait();
    expect((await author.report()).split('\n').at(-1)).toBe('1 journey, 1 passed, 0 expectations (0 ms)');
    author.interrupt();
    expect(await author.ended).toBe(0);
  });
});
