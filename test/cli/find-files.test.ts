import { describe, expect, test } from 'vitest';

import { globBase, globPattern } from '../../src/cli/glob.ts';
import { CALL_BACK, call, systemError } from './support.ts';

const UNKNOWN_ROLE = CALL_BACK.replace('by: agent', 'by: agnet');
const JOURNEY = `throughline-journey: 1
blueprint: desk.blueprint.yaml
journeys:
  rung-back:
    steps:
      - { by: customer, step: recieve, with: { number: "13800000000" } }
`;
const files = {
  'blueprints/desk.blueprint.yaml': CALL_BACK,
  'blueprints/desk.journey.yaml': JOURNEY,
  'blueprints/shops/north/desk.blueprint.yml': UNKNOWN_ROLE,
  'blueprints/notes.yaml': 'not: a blueprint',
  'blueprints/.old/desk.blueprint.yaml': UNKNOWN_ROLE,
  'blueprints/node_modules/a/desk.blueprint.yaml': UNKNOWN_ROLE,
};

async function placesOf(...given: string[]): Promise<unknown> {
  const { stdout } = await call(['check', ...given, '--format', 'json'], { files });
  const { findings, summary } = JSON.parse(stdout);
  return [findings.map(({ file, code }: { file: string; code: string }) => `${file} ${code}`), summary.files];
}

function sumsIn(stdout: string): string | undefined {
  return /^\d+ files?: .*$/mu.exec(stdout)?.[0];
}

describe('a folder stands for all blueprints and journeys in it', () => {
  test('however deep, but not those that are hidden or belong to installed packages', async () => {
    expect(await placesOf('blueprints')).toEqual([
      ['blueprints/desk.journey.yaml TL5005', 'blueprints/shops/north/desk.blueprint.yml TL4001'],
      3,
    ]);
  });

  test('the working folder too', async () => {
    expect(await placesOf('.')).toEqual(await placesOf('blueprints/'));
  });

  test('the sums of all files stand at the end', async () => {
    const { code, stdout } = await call(['check', 'blueprints'], { files });
    expect([code, sumsIn(stdout)]).toEqual([1, '3 files: 2 errors (0 ms)']);
  });

  test('a file that is in a folder and is named as well is checked once', async () => {
    expect(await placesOf('blueprints', './blueprints/desk.blueprint.yaml')).toEqual(await placesOf('blueprints'));
  });

  test('a folder in which there is nothing to check is no success', async () => {
    const world = { files: { 'empty/notes.txt': '' } };
    expect(await call(['check', 'empty'], world)).toMatchObject({
      code: 2,
      stdout: '',
      stderr:
        'error: There is no *.blueprint.yaml, *.bpmn, *.journey.yaml, *.calendar.yaml or *.people.yaml in "empty".\n',
    });
    expect(await call(['check', 'empty', '--lang', 'zh-CN'], world)).toMatchObject({
      stderr: '错误：“empty”里没有 *.blueprint.yaml、*.bpmn、*.journey.yaml、*.calendar.yaml 或 *.people.yaml。\n',
    });
  });

  test('a folder that may not be looked into is told, and the others are checked', async () => {
    const world = { files, broken: { 'blueprints/shops': systemError('EACCES') } };
    const { code, stdout, stderr } = await call(['check', 'blueprints'], world);
    expect([code, sumsIn(stdout), stderr]).toEqual([
      2,
      '2 files: 1 error (0 ms)',
      'error: The folder "blueprints/shops" may not be looked into: permission denied.\n',
    ]);
  });
});

describe('a pattern that the shell left alone is looked up', () => {
  test.each([
    ['blueprints/*.blueprint.yaml', [[], 1]],
    ['blueprints/**/*.blueprint.{yaml,yml}', [['blueprints/shops/north/desk.blueprint.yml TL4001'], 2]],
    ['./**/nor?h/d[aeiou]sk.*', [['blueprints/shops/north/desk.blueprint.yml TL4001'], 1]],
  ])('%s', async (pattern, expected) => {
    expect(await placesOf(pattern)).toEqual(expected);
  });

  test('one that fits nothing is told', async () => {
    expect(await call(['check', 'nowhere/*.yaml'], { files })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'error: No file fits "nowhere/*.yaml".\n',
    });
  });

  test('a file whose name looks like a pattern is that file', async () => {
    const world = { files: { 'desk[1].blueprint.yaml': CALL_BACK, 'desk1.blueprint.yaml': UNKNOWN_ROLE } };
    expect(await call(['check', 'desk[1].blueprint.yaml'], world)).toMatchObject({ code: 0 });
  });

  test.each([
    ['a/b*/c', 'a', 'a/bx/c', 'a/b/x/c'],
    ['*.yaml', '.', 'x.yaml', 'a/x.yaml'],
    ['/srv/**', '/srv', '/srv/a/b', '/src/a'],
    ['**/a(1)+.yaml', '.', 'x/y/a(1)+.yaml', 'a1.yaml'],
    ['[!ab].yaml', '.', 'c.yaml', 'a.yaml'],
  ])('%s begins in %s', (pattern, base, fitting, other) => {
    expect(globBase(pattern)).toBe(base);
    expect([fitting, other].map((path) => globPattern(pattern).test(path))).toEqual([true, false]);
  });
});

describe('what cannot be read keeps nobody from checking the rest', () => {
  test('an absent file among others', async () => {
    expect(await call(['check', 'nowhere.yaml', 'blueprints/desk.blueprint.yaml'], { files })).toMatchObject({
      code: 2,
      stdout: '1 file: no problems found (0 ms)\n',
      stderr: 'error: There is no file "nowhere.yaml".\n',
    });
  });

  test('programs are told of it among the data', async () => {
    const { code, stdout } = await call(['check', 'nowhere.yaml', '--format', 'json'], { files });
    expect([code, JSON.parse(stdout)]).toEqual([
      2,
      {
        findings: [],
        unread: [{ path: 'nowhere.yaml', message: 'There is no file "nowhere.yaml".', hint: '' }],
        summary: { errors: 0, warnings: 0, infos: 0, files: 0 },
      },
    ]);
  });

  test('journeys without their blueprint were not checked, and are not said to be in order', async () => {
    const world = { files: { 'lost.journey.yaml': JOURNEY, 'desk2.blueprint.yaml': CALL_BACK } };
    expect(await call(['check', '.'], world)).toMatchObject({
      code: 2,
      stdout: '1 file: no problems found (0 ms)\n',
      stderr:
        'error: There is no file "desk.blueprint.yaml".\nhelp: "lost.journey.yaml" is for the blueprint "desk.blueprint.yaml". Did you mean "desk2.blueprint.yaml"?\n',
    });
  });
});
