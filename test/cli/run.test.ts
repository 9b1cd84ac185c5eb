import { describe, expect, test } from 'vitest';

import { CALL_BACK, call, COMPLAINT_DESK, COMPLAINT_JOURNEYS } from './support.ts';

const EXAMPLE = { 'complaint-desk.blueprint.yaml': COMPLAINT_DESK, 'complaint-desk.journey.yaml': COMPLAINT_JOURNEYS };

const JOURNEY = `throughline-journey: 1
blueprint: ./desk.blueprint.yaml
journeys:
  rung-back:
    title: The customer is rung back
    steps:
      - { by: customer, step: receive, with: { number: "13800000000" } }
      - { by: agent, step: ring }
  stopped:
    steps:
      - { by: agent, step: ring }
`;
const DESK = { 'desk.blueprint.yaml': CALL_BACK, 'desk.journey.yaml': JOURNEY };

/** The exit code, and the journeys that were played. */
async function played(argv: string[], files: Record<string, string>): Promise<[number, string[]]> {
  const { code, stdout } = await call(['run', 'desk.blueprint.yaml', ...argv, '--format', 'json'], { files });
  return [
    code,
    JSON.parse(stdout).journeys.map(({ file, journey }: { file: string; journey: string }) => `${file} ${journey}`),
  ];
}

describe('the story of the example', () => {
  test.each(['en', 'zh-CN'])('is as it was (%s)', async (lang) => {
    const { code, stdout, stderr } = await call(['run', 'complaint-desk.blueprint.yaml', '--lang', lang], {
      files: EXAMPLE,
    });
    expect([code, stderr]).toEqual([0, '']);
    await expect(stdout).toMatchFileSnapshot(`golden/complaint-desk.${lang}.txt`);
  });
});

describe('which journeys are played', () => {
  test('without being told: all of every journey file beside the blueprint that is for it', async () => {
    const files = {
      ...DESK,
      'more.journey.yaml': JOURNEY,
      'other.journey.yaml': JOURNEY.replace('desk.blueprint', 'other.blueprint'),
      'sub/deep.journey.yaml': JOURNEY,
    };
    expect(await played([], files)).toEqual([
      1,
      [
        'desk.journey.yaml rung-back',
        'desk.journey.yaml stopped',
        'more.journey.yaml rung-back',
        'more.journey.yaml stopped',
      ],
    ]);
  });

  test('a file: all of it', async () => {
    expect(await played(['--journey', 'desk.journey.yaml'], DESK)).toEqual([
      1,
      ['desk.journey.yaml rung-back', 'desk.journey.yaml stopped'],
    ]);
  });

  test('names: those, in the order in which they are given', async () => {
    const argv = ['-j', 'desk.journey.yaml#stopped', '--journey=desk.journey.yaml#rung-back'];
    expect(await played(argv, DESK)).toEqual([1, ['desk.journey.yaml stopped', 'desk.journey.yaml rung-back']]);
  });

  test('a journey that was written for another blueprint is played with a remark', async () => {
    const files = { ...DESK, 'new.blueprint.yaml': CALL_BACK };
    const argv = ['run', 'new.blueprint.yaml', '--journey', 'desk.journey.yaml#rung-back'];
    const { code, stderr } = await call(argv, { files });
    expect([code, stderr]).toEqual([
      0,
      '"desk.journey.yaml" was written for "./desk.blueprint.yaml"; it is played on "new.blueprint.yaml".\n',
    ]);
  });

  test('a blueprint without journeys: a plain sentence', async () => {
    const argv = ['run', 'desk.blueprint.yaml'];
    const files = { 'desk.blueprint.yaml': CALL_BACK };
    expect(await call(argv, { files })).toMatchObject({
      code: 2,
      stdout: '',
      stderr:
        'error: There is no *.journey.yaml for this blueprint in ".".\nhelp: Name one with --journey, or write one beside the blueprint.\n',
    });
    expect(await call(argv, { files, locale: 'zh-CN' })).toMatchObject({
      code: 2,
      stderr:
        '错误：“.”里没有对应这份蓝图的 *.journey.yaml。\n建议：请用 --journey 指定旅程文件，或者在蓝图旁边写一份。\n',
    });
  });

  test('a name that the file does not have: did you mean', async () => {
    expect(
      await call(['run', 'desk.blueprint.yaml', '-j', 'desk.journey.yaml#rung-bakc'], { files: DESK }),
    ).toMatchObject({
      code: 2,
      stderr: 'error: There is no journey "rung-bakc" in "desk.journey.yaml".\nhelp: Did you mean "rung-back"?\n',
    });
    expect(await call(['run', 'desk.blueprint.yaml', '-j', 'desk.journey.yaml#x'], { files: DESK })).toMatchObject({
      code: 2,
      stderr: 'error: There is no journey "x" in "desk.journey.yaml".\nhelp: It has: rung-back, stopped\n',
    });
  });

  test('journeys where the blueprint belongs: the whole command is proposed', async () => {
    expect(await call(['run', 'desk.journey.yaml'], { files: DESK })).toMatchObject({
      code: 2,
      stderr:
        'error: "desk.journey.yaml" holds journeys; a blueprint is needed here.\nhelp: Did you mean "throughline run desk.blueprint.yaml --journey desk.journey.yaml"?\n',
    });
  });
});

describe('a journey that goes wrong', () => {
  test('is told up to where it stops, with what is wrong there and what would be taken', async () => {
    const { code, stdout } = await call(['run', 'desk.blueprint.yaml', '-j', 'desk.journey.yaml#stopped'], {
      files: DESK,
    });
    expect(code).toBe(1);
    await expect(stdout).toMatchFileSnapshot('golden/stopped.en.txt');
  });

  test('with mistakes in its file is not played, and they are shown', async () => {
    const files = { ...DESK, 'desk.journey.yaml': JOURNEY.replace('step: ring', 'stepp: ring') };
    expect(await call(['run', 'desk.blueprint.yaml'], { files })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^desk\.journey\.yaml:8:22 {2}error TL2001 /u),
      stderr: 'Nothing was played: there are errors.\n',
    });
  });

  test('through a blueprint with errors is not played, and those are shown', async () => {
    const files = { ...DESK, 'desk.blueprint.yaml': CALL_BACK.replace('kind: intake', 'kind: intak') };
    expect(await call(['run', 'desk.blueprint.yaml'], { files })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^desk\.blueprint\.yaml:10:11 {2}error TL2005 /u),
      stderr: 'Nothing was played: there are errors.\n',
    });
  });
});

describe('run as JSON', () => {
  test('tells each journey with its case, findings, story and journal, and sums up', async () => {
    const { code, stdout, stderr } = await call(['run', 'desk.blueprint.yaml', '--format', 'json'], { files: DESK });
    const { findings, journeys, summary } = JSON.parse(stdout);
    expect([code, stderr, findings]).toEqual([1, '', []]);
    expect(journeys).toMatchObject([
      {
        file: 'desk.journey.yaml',
        journey: 'rung-back',
        title: 'The customer is rung back',
        blueprint: 'call-back',
        completed: true,
        case: { status: expect.any(String), end: 'closed-solved', data: { number: '13800000000' } },
        findings: [],
      },
      { journey: 'stopped', completed: false, findings: [{ code: 'TL5017', file: 'desk.journey.yaml', line: 11 }] },
    ]);
    expect(journeys[0].story.length).toBeGreaterThan(3);
    expect(journeys[0].entries[0]).toMatchObject({ type: 'case.opened' });
    expect(summary).toStrictEqual({ errors: 1, warnings: 0, infos: 0, journeys: 2, completed: 1 });
  });

  test('of a blueprint with errors is still one document', async () => {
    const files = { ...DESK, 'desk.blueprint.yaml': CALL_BACK.replace('kind: intake', 'kind: intak') };
    const { code, stdout, stderr } = await call(['run', 'desk.blueprint.yaml', '--format', 'json'], { files });
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      findings: [{ code: 'TL2005', file: 'desk.blueprint.yaml', line: 10, column: 11 }],
      journeys: [],
      summary: { errors: 1, warnings: 0, infos: 0, journeys: 0, completed: 0 },
    });
  });
});
