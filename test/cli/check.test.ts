import { describe, expect, test } from 'vitest';

import { CALL_BACK, call, COMPLAINT_DESK, COMPLAINT_JOURNEYS } from './support.ts';

const UNKNOWN_ROLE = CALL_BACK.replace('by: agent', 'by: agnet');
const JOURNEY = `throughline-journey: 1
blueprint: desk.blueprint.yaml
journeys:
  rung-back:
    steps:
      - { by: customer, step: recieve, with: { number: "13800000000" } }
`;

describe('check as text', () => {
  test('a blueprint without mistakes is said to have none', async () => {
    expect(await call(['check', 'desk.blueprint.yaml'], { files: { 'desk.blueprint.yaml': CALL_BACK } })).toMatchObject(
      {
        code: 0,
        stdout: '1 file: no problems found (0 ms)\n',
        stderr: '',
      },
    );
  });

  test('a mistake is shown where it stands, with the next step, and counted', async () => {
    expect(
      await call(['check', 'desk.blueprint.yaml'], { files: { 'desk.blueprint.yaml': UNKNOWN_ROLE } }),
    ).toMatchObject({
      code: 1,
      stdout: `desk.blueprint.yaml:16:42  error TL4001  There is no role "agnet".
  15 |     steps:
  16 |       ring: { do: Ring the customer, by: agnet }
     |                                          ^^^^^
help: Did you mean "agent"?

1 file: 1 error (0 ms)
More about a code: throughline explain TL4001
`,
      stderr: '',
    });
  });

  test('the same in Chinese', async () => {
    const files = { '回电.blueprint.yaml': UNKNOWN_ROLE };
    expect(await call(['check', '回电.blueprint.yaml', '--lang', 'zh-CN'], { files })).toMatchObject({
      code: 1,
      stdout: `回电.blueprint.yaml:16:42  错误 TL4001  没有名为“agnet”的角色。
  15 |     steps:
  16 |       ring: { do: Ring the customer, by: agnet }
     |                                          ^^^^^
建议：您是不是想写“agent”？

1 个文件：1 个错误（用时 0 毫秒）
查看某个代码的讲解：throughline explain TL4001
`,
      stderr: '',
    });
  });

  test('warnings do not fail the check', async () => {
    const files = { 'desk.blueprint.yaml': CALL_BACK.replace('  agent: {}', '  agent: {}\n  idle: {}') };
    const { code, stdout } = await call(['check', 'desk.blueprint.yaml'], { files });
    expect([code, stdout.split('\n').at(-3)]).toEqual([0, '1 file: 1 warning (0 ms)']);
  });

  test('the minimal preset keeps quiet about what does not stop a blueprint from running', async () => {
    const files = { 'desk.blueprint.yaml': CALL_BACK.replace('  agent: {}', '  agent: {}\n  idle: {}') };
    const { stdout } = await call(['check', 'desk.blueprint.yaml', '--preset', 'minimal'], { files });
    expect(stdout).toBe('1 file: no problems found (0 ms)\n');
  });

  test('the five principles have a line each, passed or failed, behind the findings', async () => {
    const files = { 'desk.blueprint.yaml': CALL_BACK };
    const linesIn = async (...language: string[]): Promise<string[]> => {
      const { stdout } = await call(['check', 'desk.blueprint.yaml', '--preset', 'principles', ...language], { files });
      return stdout.split('\n').filter((line) => /^desk\.blueprint\.yaml (?:and|对照)|^ {2}[1-5] {2}/u.test(line));
    };
    expect(await linesIn()).toEqual([
      'desk.blueprint.yaml and the five principles of service design:',
      '  1  Customer first          failed  9 laws looked at, 3 findings: 12:7 TL4101, 12:7 TL4102, 16:7 TL4142',
      '  2  Lean and efficient      passed  10 laws looked at',
      '  3  Flexible                passed  4 laws looked at',
      '  4  Continuously improved   passed  3 laws looked at',
      '  5  Secure and accountable  failed  5 laws looked at, 1 finding: 2:1 TL4106',
    ]);
    expect(await linesIn('--lang', 'zh-CN')).toEqual([
      'desk.blueprint.yaml 对照服务设计五项原则：',
      '  1  以客户为中心        未通过  检查了 9 条规则，3 处问题：12:7 TL4101、12:7 TL4102、16:7 TL4142',
      '  2  简洁高效            通过  检查了 10 条规则',
      '  3  灵活适应            通过  检查了 4 条规则',
      '  4  持续优化            通过  检查了 3 条规则',
      '  5  安全保密、责任到人  未通过  检查了 5 条规则，1 处问题：2:1 TL4106',
    ]);
  });

  test('the principles as JSON name the laws that were looked at', async () => {
    const files = { 'desk.blueprint.yaml': CALL_BACK };
    const { stdout } = await call(['check', 'desk.blueprint.yaml', '--preset', 'principles', '--format', 'json'], {
      files,
    });
    const { principles } = JSON.parse(stdout) as {
      principles: { file: string; sections: { principle: string; rules: string[] }[] }[];
    };
    expect(principles.map(({ file }) => file)).toEqual(['desk.blueprint.yaml']);
    expect(principles[0]?.sections.map(({ principle, rules }) => [principle, rules.length > 0])).toEqual(
      ['customer-first', 'lean', 'flexible', 'improving', 'secure'].map((principle) => [principle, true]),
    );
  });

  test('frames keep to the width of the terminal', async () => {
    const files = {
      'a.yaml': `throughline: 1\nid: call-back\npurpose: ${'very '.repeat(30)}long\nidd: x\nstages: { ${'x'.repeat(90)}: 1 }\n`,
    };
    const { stdout } = await call(['check', 'a.yaml'], { files, columns: 60 });
    const frames = stdout.split('\n').filter((line) => /^ +\d* \|/u.test(line));
    expect(Math.max(...frames.map((line) => line.length))).toBeLessThanOrEqual(60);
  });
});

describe('check as JSON', () => {
  test('each finding has its code, law, place, sentence and next step; the end is exclusive', async () => {
    const files = { 'desk.blueprint.yaml': UNKNOWN_ROLE };
    const { code, stdout, stderr } = await call(['check', 'desk.blueprint.yaml', '--format', 'json'], { files });
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toStrictEqual({
      findings: [
        {
          code: 'TL4001',
          rule: 'what-is-used-is-declared',
          severity: 'error',
          file: 'desk.blueprint.yaml',
          line: 16,
          column: 42,
          endLine: 16,
          endColumn: 47,
          message: 'There is no role "agnet".',
          hint: 'Did you mean "agent"?',
        },
      ],
      summary: { errors: 1, warnings: 0, infos: 0, files: 1 },
    });
  });

  test('sentences are in the language that is asked for; a mark of byte order counts no column', async () => {
    const files = { 'desk.blueprint.yaml': `\uFEFF${CALL_BACK.replace('throughline: 1', 'throughline: 1\r\nidd: x')}` };
    const { stdout } = await call(['check', 'desk.blueprint.yaml', '--format=json', '--lang=zh-CN'], { files });
    expect(JSON.parse(stdout).findings).toMatchObject([
      { code: 'TL2001', line: 2, column: 1, endLine: 2, endColumn: 4, message: '这里不能写“idd”这个键。' },
    ]);
  });
});

describe('what is checked', () => {
  test('the example and its journeys have nothing to complain of', async () => {
    const files = {
      'complaint-desk.blueprint.yaml': COMPLAINT_DESK,
      'complaint-desk.journey.yaml': COMPLAINT_JOURNEYS,
    };
    expect(await call(['check', ...Object.keys(files)], { files })).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^2 files: no problems found \(0 ms\)\ncomplaint-desk: at most \d+ alerts in a case/u,
      ),
    });
  });

  test('journeys are held against the blueprint that they name, wherever they lie', async () => {
    const files = {
      'desk.blueprint.yaml': CALL_BACK,
      'journeys/desk.journey.yaml': JOURNEY.replace('desk.blueprint', '../desk.blueprint'),
    };
    expect(await call(['check', 'journeys/desk.journey.yaml'], { files })).toMatchObject({
      code: 1,
      stdout: `journeys/desk.journey.yaml:6:31  error TL5005  The blueprint has no step "recieve".
   5 |     steps:
   6 |       - { by: customer, step: recieve, with: { number: "13800000000" } }
     |                               ^^^^^^^
help: Did you mean "receive"?

1 file: 1 error (0 ms)
More about a code: throughline explain TL5005
`,
    });
  });

  test('journeys through a blueprint with errors show those instead of what follows from them', async () => {
    const files = { 'desk.blueprint.yaml': UNKNOWN_ROLE, 'desk.journey.yaml': JOURNEY };
    const { code, stdout } = await call(['check', 'desk.journey.yaml', '--format', 'json'], { files });
    const { findings, summary } = JSON.parse(stdout);
    expect([
      code,
      findings.map(({ file, code: found }: { file: string; code: string }) => `${file} ${found}`),
      summary,
    ]).toEqual([1, ['desk.blueprint.yaml TL4001'], { errors: 1, warnings: 0, infos: 0, files: 2 }]);
  });

  test('a file that is named twice, or is also the blueprint of journeys, is checked once', async () => {
    const files = { 'desk.blueprint.yaml': UNKNOWN_ROLE, 'desk.journey.yaml': JOURNEY };
    const { stdout } = await call(['check', 'desk.journey.yaml', './desk.blueprint.yaml', 'desk.blueprint.yaml'], {
      files,
    });
    expect(stdout.split('\n').at(-3)).toBe('2 files: 1 error (0 ms)');
  });

  test('findings of several files are sorted by file and place', async () => {
    const files = { 'b.yaml': 'id: 1\nidd: 2\n', 'a.yaml': UNKNOWN_ROLE };
    const { stdout } = await call(['check', 'b.yaml', 'a.yaml', '--format', 'json'], { files });
    const places = JSON.parse(stdout).findings.map(
      ({ file, line }: { file: string; line: number }) => `${file}:${line}`,
    );
    expect(places).toEqual(places.toSorted());
    expect(new Set(places.map((place: string) => place.split(':')[0]))).toEqual(new Set(['a.yaml', 'b.yaml']));
  });

  test('a file that is far too large is not read', async () => {
    const files = { 'huge.yaml': new Uint8Array(3 * 1024 * 1024) };
    const { code, stdout } = await call(['check', 'huge.yaml'], { files });
    expect([code, stdout.split('\n')[0]]).toEqual([
      1,
      'huge.yaml:1:1  error TL1001  The file has 3 MB; at most 2 MB are read.',
    ]);
  });

  test('bytes that are no text are said to be none', async () => {
    const { code, stdout } = await call(['check', 'a.yaml'], { files: { 'a.yaml': new Uint8Array([0x61, 0, 0x62]) } });
    expect([code, stdout.split('  ')[1]]).toEqual([1, 'error TL1002']);
  });
});
