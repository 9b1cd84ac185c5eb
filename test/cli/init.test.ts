import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

import { presets, type Preset } from '../../src/check/presets.ts';
import { mergeSettings, recommended, schemaSettings, type Wanted } from '../../src/cli/editor-settings.ts';
import { starter } from '../../src/cli/starter.ts';
import { checkBlueprint, checkJourneys, compileBlueprint, playJourney, readJourneys } from '../../src/index.ts';
import { formatYaml } from '../../src/read/format-yaml.ts';
import { createSource } from '../../src/text/source.ts';
import { readOrThrow } from '../support/blueprints.ts';
import { call } from './support.ts';

const SCHEMAS = './node_modules/throughline/schemas';
const LANGUAGES = ['en', 'zh-CN'] as const;
const NAMES = Object.keys(presets) as Preset[];

describe.each(LANGUAGES)('what a new project begins with (%s)', (language) => {
  const { blueprint, journey } = starter(language, SCHEMAS);

  test.each(NAMES)('has nothing to complain of, under the preset %s', (preset) => {
    expect(checkBlueprint(readOrThrow(blueprint), { preset })).toEqual([]);
  });

  test('has journeys that play to the end, whose messages leave nothing blank', () => {
    const { file, findings } = readJourneys(journey, { file: 'repair-desk.journey.yaml' });
    const compiled = compileBlueprint(readOrThrow(blueprint));
    expect(findings).toEqual([]);
    expect(checkJourneys(compiled, file!)).toEqual([]);
    for (const one of file!.journeys) {
      const played = playJourney(compiled, one);
      expect(played.findings).toEqual([]);
      // What a clock comes to is told behind the closing that ends it.
      const told = played.entries.filter(({ type }) => !type.startsWith('sla.'));
      expect(told.at(-1)).toMatchObject({ type: 'case.closed' });
    }
  });

  test('is laid out as fmt would', () => {
    for (const text of [blueprint, journey]) {
      expect(formatYaml(createSource('x', text))).toEqual({ kind: 'formatted', text });
    }
  });

  test('is completed and explained by editors in that language', () => {
    const ending = language === 'en' ? '.schema.json' : '.schema.zh-CN.json';
    const named = [...`${blueprint}${journey}`.matchAll(/\$schema=(\S+)/gu)].map(([, schema]) => schema);
    expect(named).toEqual([`${SCHEMAS}/blueprint${ending}`, `${SCHEMAS}/journey${ending}`]);
    expect(schemaSettings(SCHEMAS, language).entries).toEqual(
      ['blueprint', 'journey', 'calendar', 'people'].map((kind) => [`${SCHEMAS}/${kind}${ending}`, `*.${kind}.yaml`]),
    );
  });

  test('is written in one language throughout', () => {
    const han = /\p{Script=Han}/u;
    const texts = `${blueprint}${journey}`.replaceAll(/# [^\n]*\[.*\n/gu, '');
    expect(han.test(texts)).toBe(language === 'zh-CN');
  });
});

describe('init', () => {
  test('writes a blueprint, journeys and editor settings, and says what to run next', async () => {
    const { code, stdout, stderr, files } = await call(['init'], { files: { 'package.json': '{}' } });
    expect([code, stderr]).toEqual([0, '']);
    expect([...files.keys()]).toEqual([
      'package.json',
      'repair-desk.blueprint.yaml',
      'repair-desk.journey.yaml',
      '.vscode/settings.json',
      '.vscode/extensions.json',
    ]);
    expect(JSON.parse(String(files.get('.vscode/settings.json')))).toEqual({
      'yaml.schemas': {
        './node_modules/throughline/schemas/blueprint.schema.json': '*.blueprint.yaml',
        './node_modules/throughline/schemas/journey.schema.json': '*.journey.yaml',
        './node_modules/throughline/schemas/calendar.schema.json': '*.calendar.yaml',
        './node_modules/throughline/schemas/people.schema.json': '*.people.yaml',
      },
    });
    expect(JSON.parse(String(files.get('.vscode/extensions.json')))).toEqual({
      recommendations: ['redhat.vscode-yaml'],
    });
    expect(stdout).toBe(`Written: repair-desk.blueprint.yaml
Written: repair-desk.journey.yaml
Written: .vscode/settings.json
Written: .vscode/extensions.json

For completion in the editor: npm install --save-dev throughline xstate

What to run next:
  throughline check repair-desk.blueprint.yaml repair-desk.journey.yaml  says what is wrong; nothing is, yet
  throughline run repair-desk.blueprint.yaml                             plays the journeys and tells their story
  throughline test repair-desk.journey.yaml                              holds them to what they expect
  throughline messages repair-desk.blueprint.yaml --sample               shows the messages as customers get them
`);
  });

  test('in Chinese the texts, the comments and the report are Chinese', async () => {
    const { stdout, files } = await call(['init', '服务', '--lang', 'zh']);
    expect(stdout.split('\n')[0]).toBe('已写入：服务/repair-desk.blueprint.yaml');
    expect(files.get('服务/repair-desk.blueprint.yaml')).toContain('title: 报修服务台\n');
  });

  test('in a folder of a project the schemas are those of the project', async () => {
    const world = { files: { 'package.json': '{}', 'node_modules/throughline/package.json': '{}' } };
    const { stdout, files } = await call(['init', 'services/repair'], world);
    expect(String(files.get('services/repair/repair-desk.journey.yaml')).split('\n')[0]).toBe(
      '# yaml-language-server: $schema=../../node_modules/throughline/schemas/journey.schema.json',
    );
    expect(stdout).not.toContain('npm install');
  });

  test('the commands that it names find nothing wrong', async () => {
    const { files } = await call(['init', 'a']);
    const world = { files: Object.fromEntries(files) };
    const checked = await call(['check', 'a/repair-desk.blueprint.yaml', 'a/repair-desk.journey.yaml'], world);
    expect(checked).toMatchObject({ code: 0, stdout: '2 files: no problems found (0 ms)\n' });
    const { code, stdout } = await call(['run', 'a/repair-desk.blueprint.yaml'], world);
    expect([code, stdout.trimEnd().split('\n').at(-1)]).toEqual([0, '2 journeys played, all to the last line']);
  });

  test('a second time nothing is written', async () => {
    const first = await call(['init']);
    const second = await call(['init'], { files: Object.fromEntries(first.files) });
    expect(second.files).toEqual(first.files);
    expect(second.stdout.split('\n').slice(0, 4)).toEqual([
      'Kept as it is: repair-desk.blueprint.yaml',
      'Kept as it is: repair-desk.journey.yaml',
      'Kept as it is: .vscode/settings.json',
      'Kept as it is: .vscode/extensions.json',
    ]);
  });

  test('settings that are there are extended; what cannot be extended safely is left to their owner', async () => {
    const settings = '{\n  // mine\n  "editor.tabSize": 2\n}\n';
    const world = { files: { '.vscode/settings.json': settings, '.vscode/extensions.json': 'not json' } };
    const { stdout, files } = await call(['init'], world);
    expect(new TextDecoder().decode(files.get('.vscode/settings.json') as Uint8Array)).toBe(`{
  // mine
  "editor.tabSize": 2,
  "yaml.schemas": {
    "./node_modules/throughline/schemas/blueprint.schema.json": "*.blueprint.yaml",
    "./node_modules/throughline/schemas/journey.schema.json": "*.journey.yaml",
    "./node_modules/throughline/schemas/calendar.schema.json": "*.calendar.yaml",
    "./node_modules/throughline/schemas/people.schema.json": "*.people.yaml"
  }
}
`);
    expect(files.get('.vscode/extensions.json')).toBe('not json');
    expect(stdout).toContain(`Extended: .vscode/settings.json
Kept as it is: .vscode/extensions.json. Add this to it yourself:
    "recommendations": [
      "redhat.vscode-yaml"
    ]
`);
  });

  test('a file where a folder is meant is told in a sentence', async () => {
    expect(await call(['init', 'a'], { files: { a: '' } })).toMatchObject({
      code: 2,
      stderr: 'error: "a" is a file; name a folder.\n',
    });
  });

  test('works on a real disk, and a second time keeps all', () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
    try {
      const init = () => {
        const argv = [resolve('src/cli/main.ts'), 'init', 'new/desk', '--lang', 'en'];
        return spawnSync('node', argv, { cwd: folder, encoding: 'utf8' }).stdout.split('\n')[0];
      };
      expect([init(), init()]).toEqual([
        'Written: new/desk/repair-desk.blueprint.yaml',
        'Kept as it is: new/desk/repair-desk.blueprint.yaml',
      ]);
      expect(readdirSync(join(folder, 'new/desk')).toSorted()).toEqual([
        '.vscode',
        'repair-desk.blueprint.yaml',
        'repair-desk.journey.yaml',
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('editor settings that are there already', () => {
  const wanted: Wanted = {
    key: 'yaml.schemas',
    entries: [
      ['./s/blueprint.schema.json', '*.blueprint.yaml'],
      ['./s/journey.schema.json', '*.journey.yaml'],
    ],
  };
  const [one, other] = [
    '"./s/blueprint.schema.json": "*.blueprint.yaml"',
    '"./s/journey.schema.json": "*.journey.yaml"',
  ];
  const extended = (text: string) => {
    const merged = mergeSettings(text, wanted);
    return merged.kind === 'extended' ? merged.text : merged.kind;
  };

  test.each([
    ['empty braces', '{}', `{\n  "yaml.schemas": {\n    ${one},\n    ${other}\n  }\n}`],
    [
      'a comma before the brace, and a comment behind it',
      '{\n    "a": 1, // one\n}\n',
      `{\n    "a": 1, // one\n    "yaml.schemas": {\n      ${one},\n      ${other}\n    }\n}\n`,
    ],
    [
      'other schemas, on one line',
      '{ "yaml.schemas": { "x.json": ["*.x", "*.y"] } }',
      `{ "yaml.schemas": { "x.json": ["*.x", "*.y"],\n  ${one},\n  ${other}\n} }`,
    ],
    [
      'one of the two',
      `{\n  "yaml.schemas": {\n    ${one} /* mine */\n  }\n}`,
      `{\n  "yaml.schemas": {\n    ${one}, /* mine */\n    ${other}\n  }\n}`,
    ],
    [
      'Windows line ends',
      '{\r\n  "a": "//"\r\n}\r\n',
      `{\r\n  "a": "//",\r\n  "yaml.schemas": {\r\n    ${one},\r\n    ${other}\r\n  }\r\n}\r\n`,
    ],
    [
      'both already, one among several patterns',
      `{"yaml.schemas": {${one}, "./s/journey.schema.json": ["*.journey.yaml"]}}`,
      'complete',
    ],
    ['the same files with another schema', '{"yaml.schemas": {"mine.json": "*.blueprint.yaml"}}', 'by-hand'],
    ['the same schema for other files', '{"yaml.schemas": {"./s/journey.schema.json": "*.trip.yaml"}}', 'by-hand'],
    ['something else under the key', '{"yaml.schemas": true}', 'by-hand'],
    ['a list', '[]', 'by-hand'],
    ['what is cut off', '{"a": 1', 'by-hand'],
    ['what is no JSON', '{a: 1}', 'by-hand'],
    ['nothing', '', 'by-hand'],
  ])('%s', (_name, text, expected) => {
    expect(extended(text)).toBe(expected);
  });

  test('recommendations are added to those that are there', () => {
    expect(mergeSettings('{\n  "recommendations": ["a.b"]\n}', recommended)).toEqual({
      kind: 'extended',
      text: '{\n  "recommendations": ["a.b",\n    "redhat.vscode-yaml"\n  ]\n}',
    });
  });
});
