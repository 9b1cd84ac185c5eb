import { describe, expect, test } from 'vitest';

import { CALL_BACK, call } from './support.ts';

const UNKNOWN_ROLE = CALL_BACK.replace('by: agent', 'by: agnet');

async function logOf(
  files: Readonly<Record<string, string>>,
  ...options: string[]
): Promise<ReturnType<typeof JSON.parse>> {
  const { stdout } = await call(['check', ...Object.keys(files), '--format', 'sarif', ...options], { files });
  return JSON.parse(stdout);
}

describe('check for GitHub Actions', () => {
  test('each finding is one workflow command with its place', async () => {
    const files = { 'desk.blueprint.yaml': UNKNOWN_ROLE };
    expect(await call(['check', 'desk.blueprint.yaml', '--format', 'github'], { files })).toMatchObject({
      code: 1,
      stdout:
        '::error file=desk.blueprint.yaml,line=16,col=42,endLine=16,endColumn=47,title=TL4001 what-is-used-is-declared::There is no role "agnet".%0ADid you mean "agent"?\n',
      stderr: '',
    });
  });

  test('warnings are warnings', async () => {
    const files = { 'a.blueprint.yaml': CALL_BACK.replace('  agent: {}', '  agent: {}\n  idle: {}') };
    const { code, stdout } = await call(['check', 'a.blueprint.yaml', '--format', 'github'], { files });
    expect([code, stdout.split(' ')[0]]).toEqual([0, '::warning']);
  });

  test('what would end a property or a message early is escaped', async () => {
    const files = { 'a,b:c%.yaml': UNKNOWN_ROLE.replace('by: agnet', 'by: "50%::error"') };
    const { stdout } = await call(['check', 'a,b:c%.yaml', '--format', 'github'], { files });
    expect(stdout).toMatch(/^::error file=a%2Cb%3Ac%25\.yaml,line=/u);
    expect(stdout).toMatch(/50%25::error/u);
    expect(stdout.split('\n')).toHaveLength(2);
  });

  test('a place of several lines has no columns, which the runner would refuse', async () => {
    const files = { 'a.blueprint.yaml': CALL_BACK.replace('roles:\n  agent: {}', 'roles:\n  - agent\n  - clerk') };
    const { stdout } = await call(['check', 'a.blueprint.yaml', '--format', 'github'], { files });
    expect(stdout).toMatch(/^::error file=a\.blueprint\.yaml,line=5,endLine=\d+,title=TL2003 /u);
  });

  test('paths are those of the repository, wherever the command was run', async () => {
    const files = { 'desk.blueprint.yaml': UNKNOWN_ROLE };
    const world = { files, cwd: '/home/me/repo/shops', env: { GITHUB_WORKSPACE: '/home/me/repo' } };
    const { stdout } = await call(['check', 'desk.blueprint.yaml', '--format', 'github'], world);
    expect(stdout).toContain('file=shops/desk.blueprint.yaml,');
  });

  test('a file that is not there is an annotation too', async () => {
    const { code, stdout } = await call(['check', 'nowhere.yaml', '--format', 'github']);
    expect([code, stdout]).toEqual([2, '::error file=nowhere.yaml::There is no file "nowhere.yaml".\n']);
  });
});

describe('check as a SARIF log', () => {
  test('says what was run, which laws were broken and where', async () => {
    const log = await logOf({ '客服/a b.blueprint.yaml': UNKNOWN_ROLE });
    expect(log).toStrictEqual({
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'throughline',
              version: expect.stringMatching(/^\d+\.\d+\.\d+/u),
              semanticVersion: expect.stringMatching(/^\d+\.\d+\.\d+/u),
              language: 'en',
              rules: [
                {
                  id: 'TL4001',
                  name: 'WhatIsUsedIsDeclared',
                  shortDescription: { text: 'What is used is declared.' },
                  help: { text: 'Run: throughline explain TL4001' },
                  defaultConfiguration: { level: 'error' },
                },
              ],
            },
          },
          invocations: [{ executionSuccessful: true }],
          originalUriBaseIds: { SRCROOT: { description: { text: 'The folder in which the command was run.' } } },
          columnKind: 'utf16CodeUnits',
          newlineSequences: ['\r\n', '\n', '\r'],
          results: [
            {
              ruleId: 'TL4001',
              ruleIndex: 0,
              level: 'error',
              message: { text: 'There is no role "agnet".\nDid you mean "agent"?' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: {
                      uri: '%E5%AE%A2%E6%9C%8D/a%20b.blueprint.yaml',
                      uriBaseId: 'SRCROOT',
                    },
                    region: { startLine: 16, startColumn: 42, endLine: 16, endColumn: 47 },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test('other places of a finding are related locations, and a safe mend is a fix', async () => {
    const twice = CALL_BACK.replace('version: "1.0.0"', 'version: 1.2\nid: other');
    const [run] = (await logOf({ 'a.blueprint.yaml': twice })).runs;
    expect(run.results).toMatchObject([
      {
        ruleId: 'TL1011',
        relatedLocations: [
          {
            id: 0,
            message: { text: 'See also here.' },
            physicalLocation: {
              artifactLocation: { uri: 'a.blueprint.yaml' },
              region: { startLine: 2, startColumn: 1 },
            },
          },
        ],
      },
    ]);
    const number = CALL_BACK.replace('version: "1.0.0"', 'version: 1.2');
    const [other] = (await logOf({ 'a.blueprint.yaml': number })).runs;
    expect(other.results[0].fixes).toStrictEqual([
      {
        description: { text: 'Put it in quotes: "1.2.0".' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'a.blueprint.yaml', uriBaseId: 'SRCROOT' },
            replacements: [
              {
                deletedRegion: { startLine: 3, startColumn: 10, endLine: 3, endColumn: 13 },
                insertedContent: { text: '"1.2.0"' },
              },
            ],
          },
        ],
      },
    ]);
  });

  test('without findings there are no results, which is something else than no check', async () => {
    const [run] = (await logOf({ 'a.blueprint.yaml': CALL_BACK })).runs;
    expect([run.results, run.tool.driver.rules]).toEqual([[], []]);
  });

  test('a file outside the working folder has its whole address', async () => {
    const [run] = (await logOf({ '../else where/a.blueprint.yaml': UNKNOWN_ROLE })).runs;
    expect(run.results[0].locations[0].physicalLocation.artifactLocation).toEqual({
      uri: 'file:///else%20where/a.blueprint.yaml',
    });
  });

  test('sentences are in the language that is asked for', async () => {
    const [run] = (await logOf({ 'a.blueprint.yaml': UNKNOWN_ROLE }, '--lang', 'zh-CN')).runs;
    expect([run.tool.driver.language, run.results[0].message.text]).toEqual([
      'zh-CN',
      '没有名为“agnet”的角色。\n您是不是想写“agent”？',
    ]);
  });

  test('a file that could not be read is told as a notification of the tool', async () => {
    const { code, stdout } = await call(['check', 'nowhere.yaml', '--format', 'sarif']);
    const [run] = JSON.parse(stdout).runs;
    expect([code, run.invocations]).toEqual([
      2,
      [
        {
          executionSuccessful: false,
          toolExecutionNotifications: [
            {
              level: 'error',
              message: { text: 'There is no file "nowhere.yaml".' },
              locations: [{ physicalLocation: { artifactLocation: { uri: 'nowhere.yaml', uriBaseId: 'SRCROOT' } } }],
            },
          ],
        },
      ],
    ]);
  });
});
