import { describe, expect, test } from 'vitest';

import { CALL_BACK, call } from './support.ts';

const HEAD = `throughline-journey: 1
blueprint: ./desk.blueprint.yaml
`;
const RUNG_BACK = `journeys:
  rung-back:
    steps:
      - { by: customer, step: receive, with: { number: "13800000000" } }
      - { by: agent, step: ring }
`;
const WAITING = `journeys:
  waiting:
    steps:
      - { by: customer, step: receive, with: { number: "13800000000" } }
`;
const DESK = { 'desk.blueprint.yaml': CALL_BACK, 'desk.journey.yaml': HEAD + RUNG_BACK };
const WAIT = { ...DESK, 'desk.journey.yaml': HEAD + WAITING };

/** The exit code, and what is printed after the journeys. */
async function told(argv: readonly string[], files: Readonly<Record<string, string>>): Promise<[number, string]> {
  const { code, stdout } = await call(['test', '--coverage', ...argv], { files });
  return [code, stdout.slice(stdout.indexOf('\n\n') + 2)];
}

describe('test --coverage', () => {
  test('tells for each blueprint what its journeys cover, and what is missing', async () => {
    const [code, text] = await told([], WAIT);
    expect(code).toBe(0);
    expect(text).toMatch(/^What one journey covers of call-back\n\n {2}Steps +2 of 2 +100 %\n/u);
    expect(text).toMatch(/\nNot covered\n/u);
    expect(text).toMatch(/\n\n1 journey, 1 passed, 0 expectations \(0 ms\)\n$/u);
  });

  test('counts the journeys of all files that lead to a blueprint together', async () => {
    const files = { ...WAIT, 'more.journey.yaml': HEAD + RUNG_BACK };
    const [, together] = await told([], files);
    const [, alone] = await told(['desk.journey.yaml'], files);
    expect([together, alone].map((text) => text.split('\n')[0])).toEqual([
      'What 2 journeys cover of call-back',
      'What one journey covers of call-back',
    ]);
  });

  test('is told to programs in full, with the journeys that show each thing', async () => {
    const { stdout } = await call(['test', '--coverage', '--threshold', '40', '--format', 'json'], { files: DESK });
    const { coverage } = JSON.parse(stdout) as { coverage: { items: { id: string; by: string[] }[] }[] };
    expect(coverage).toMatchObject([
      { blueprint: 'call-back', journeys: ['desk.journey.yaml#rung-back'], threshold: 40, isReached: true },
    ]);
    expect(coverage[0]?.items.find(({ id }) => id === 'ring')?.by).toEqual(['desk.journey.yaml#rung-back']);
  });

  test('leaves the data of the other formats alone: people are told beside it', async () => {
    const { stdout, stderr } = await call(['test', '--coverage', '--format', 'github'], { files: DESK });
    expect([stdout, stderr.split('\n')[1]]).toEqual(['', 'What one journey covers of call-back']);
  });
});

describe('test --coverage --propose', () => {
  /** The journeys that are proposed, as they may be pasted. */
  async function proposed(files: Readonly<Record<string, string>>): Promise<string> {
    const { stdout } = await call(['test', '--coverage', '--propose'], { files });
    const [, after = ''] = stdout.split('to be pasted under "journeys:"\n\n');
    return after.slice(0, after.indexOf('\n\n'));
  }

  test('prints journeys that show what is missing; pasted into the file they pass, and nothing more is proposed', async () => {
    const yaml = await proposed(WAIT);
    expect(yaml.split('\n')[1]).toBe('  proposed-1:');
    expect(yaml).toContain('- { by: agent, step: ring }');
    const pasted = { ...WAIT, 'desk.journey.yaml': `${HEAD}${WAITING}${yaml}\n` };
    const { code, stdout } = await call(['test', '--coverage', '--propose'], { files: pasted });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/\n {2}All +\d+ of +\d+ +100 %\n/u)]);
    expect(stdout).not.toContain('to be pasted');
  });

  test('begins where the journeys of the file begin, and takes no name that is taken', async () => {
    const start = 'start: 2026-03-02T10:00+08:00\n';
    const taken = WAITING.replace('waiting:', 'proposed-1:');
    const limited = CALL_BACK.replace('by: agent }', 'by: agent, within: 1h, outcomes: { timed-out: closed-solved } }');
    const files = { 'desk.blueprint.yaml': limited, 'desk.journey.yaml': `${HEAD}${start}${taken}` };
    const yaml = await proposed(files);
    expect(yaml).not.toContain('  proposed-1:');
    expect(yaml).toMatch(/- until: 2026-03-\d\dT/u);
    expect(yaml).not.toContain('until: 2026-01');
  });

  test('is told to programs beside the coverage', async () => {
    const { stdout } = await call(['test', '--coverage', '--propose', '--format', 'json'], { files: WAIT });
    const { coverage } = JSON.parse(stdout) as { coverage: { proposed: { name: string; covers: string[] }[] }[] };
    expect(coverage[0]?.proposed[0]).toMatchObject({ name: 'proposed-1', covers: expect.any(Array) });
  });

  test('says in Chinese what the journeys are for', async () => {
    const { stdout } = await call(['test', '--coverage', '--propose'], { files: WAIT, locale: 'zh-CN' });
    expect(stdout).toMatch(/call-back 没有覆盖的部分可以用这 \d+ 条旅程补上，请粘贴到 journeys 下\n\n {2}# 覆盖 /u);
  });
});

describe('test --threshold', () => {
  test('fails below it, naming what was asked for', async () => {
    const [code, text] = await told(['--threshold', '99.5'], WAIT);
    expect([code, text.split('\n').find((line) => line.startsWith('Of '))]).toEqual([
      1,
      expect.stringMatching(/^Of call-back \d\d % is covered, less than the 99\.5 % that were asked for\.$/u),
    ]);
  });

  test('passes when it is reached', async () => {
    expect((await told(['--threshold', '10'], WAIT))[0]).toBe(0);
  });

  test.each<[string, string, string, string]>([
    [
      'without --coverage',
      '--threshold 90',
      'error: --threshold is about coverage, which was not asked for.\nhelp: Add --coverage.\n',
      '错误：--threshold 针对覆盖率，但没有要求计算覆盖率。\n建议：请加上 --coverage。\n',
    ],
    [
      'for proposals without --coverage',
      '--propose',
      'error: --propose is about coverage, which was not asked for.\nhelp: Add --coverage.\n',
      '错误：--propose 针对覆盖率，但没有要求计算覆盖率。\n建议：请加上 --coverage。\n',
    ],
    [
      'that is no percentage',
      '--coverage --threshold 101',
      'error: --threshold takes a percentage from 0 to 100, not "101".\n',
      '错误：--threshold 要写 0 到 100 的百分比，“101”不是。\n',
    ],
    [
      'that is no number',
      '--coverage --threshold most',
      'error: --threshold takes a percentage from 0 to 100, not "most".\n',
      '错误：--threshold 要写 0 到 100 的百分比，“most”不是。\n',
    ],
  ])('%s is wrong usage', async (_what, argv, en, zh) => {
    const command = ['test', ...argv.split(' ')];
    const answers = [await call(command, { files: DESK }), await call(command, { files: DESK, locale: 'zh-CN' })];
    expect(answers.map(({ code, stderr }) => [code, stderr])).toEqual([
      [2, en],
      [2, zh],
    ]);
  });
});

describe('what a journey file says can never happen', () => {
  test('does not count', async () => {
    const files = {
      ...WAIT,
      'desk.journey.yaml': `${HEAD}unreachable: { end closed-solved: Nobody ever rings. }\n${WAITING}`,
    };
    const [code, text] = await told([], files);
    expect(code).toBe(0);
    expect(text).toContain('The author says: Nobody ever rings.');
  });

  test('is an error when it happens, or is no part of the blueprint', async () => {
    const unreachable = 'unreachable:\n  end closed-solved: Nobody ever rings.\n  end closed-sloved: Neither.\n';
    const files = { ...DESK, 'desk.journey.yaml': HEAD + unreachable + RUNG_BACK };
    const [code, text] = await told([], files);
    expect([code, text.split('\n\n').slice(-3, -1)]).toEqual([
      1,
      [
        `desk.journey.yaml:4:3  error TL5033  "end closed-solved" is said to be unreachable, but it happens in "desk.journey.yaml#rung-back".
   3 | unreachable:
   4 |   end closed-solved: Nobody ever rings.
     |   ^^^^^^^^^^^^^^^^^
help: Remove the entry.`,
        `desk.journey.yaml:5:3  error TL5033  "end closed-sloved" is said to be unreachable, but the blueprint has no such thing.
   4 |   end closed-solved: Nobody ever rings.
   5 |   end closed-sloved: Neither.
     |   ^^^^^^^^^^^^^^^^^
help: Did you mean "end closed-solved"?`,
      ],
    ]);
  });
});
