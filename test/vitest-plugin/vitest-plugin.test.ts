import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, expect, test } from 'vitest';

import { JourneyFailure, defineJourneyTests } from '../../src/journey-tests.ts';
import { journeys } from '../../src/vitest-plugin.ts';
import { CALL_BACK } from '../cli/support.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-')));
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(join(folder, 'desk.blueprint.yaml'), CALL_BACK);
writeFileSync(
  join(folder, 'desk.journey.yaml'),
  `throughline-journey: 1
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
`,
);

const STOPPED = `
desk.journey.yaml:11:28  error TL5017  Step "ring" cannot be done now: the case is at "receive".
  10 |     steps:
  11 |       - { by: agent, step: ring }
     |                            ^^^^
help: The case takes now: { by: customer, step: receive, with: { number: … } } or { event: case.cancels } or { event: case.merged }.

Mon 5 Jan 2026

09:00  ◉ Case C-1 is opened

       ── intake ──
       › “receive”: customer is asked for number

       › Still waiting for customer at “receive”`;

/** A journey that vitest played: its title with those of what it stands in, how it ended, and why. */
interface Assertion {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages: readonly string[];
}

async function vitest(): Promise<readonly Assertion[]> {
  const cli = join(root, 'node_modules/vitest/vitest.mjs');
  const report = join(folder, 'report.json');
  const child = spawn(
    process.execPath,
    [cli, 'run', '--configLoader=native', '--reporter=json', `--outputFile=${report}`],
    {
      cwd: folder,
      env: { ...process.env, VITEST: undefined, NODE_ENV: undefined },
      stdio: 'ignore',
    },
  );
  await new Promise((resolve) => child.on('close', resolve));
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    testResults: { assertionResults: Assertion[] }[];
  };
  return testResults.flatMap(({ assertionResults }) => assertionResults);
}

test('vitest plays each journey as a test beside other tests, failing with what throughline test prints', async () => {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(folder, 'vitest.config.ts'),
    `import { journeys } from ${JSON.stringify(join(root, 'src/vitest-plugin.ts'))};
// Sources run as they are, as the built package does.
const server = { deps: { external: [/\\/src\\//] } };
export default { plugins: [journeys({ language: 'en' })], test: { server, isolate: false, fileParallelism: false } };
`,
  );
  writeFileSync(join(folder, 'other.test.ts'), `import { test } from 'vitest';\ntest('another test', () => {});\n`);
  const played = await vitest();
  expect(
    played
      .map(({ fullName, status, failureMessages }) => ({ fullName, status, failureMessages }))
      .toSorted((a, b) => (a.fullName < b.fullName ? -1 : 1)),
  ).toEqual([
    { fullName: 'another test', status: 'passed', failureMessages: [] },
    {
      fullName: 'desk.journey.yaml rung-back · The customer is rung back',
      status: 'passed',
      failureMessages: [],
    },
    {
      fullName: 'desk.journey.yaml stopped',
      status: 'failed',
      failureMessages: [`JourneyFailure: ${STOPPED}\n    at ${join(folder, 'desk.journey.yaml')}:11:28`],
    },
  ]);
});

/** The tests that a journey file becomes, each with its failure. */
async function testsOf(name: string, language: 'en' | 'zh-CN' = 'en'): Promise<[string, string][]> {
  const tests: [string, string][] = [];
  await defineJourneyTests(
    {
      describe: (_name, define) => define(),
      test(title, run) {
        try {
          run();
          tests.push([title, 'passed']);
        } catch (error) {
          tests.push([title, error instanceof JourneyFailure ? error.message : String(error)]);
        }
      },
    },
    join(folder, name),
    { root: folder, language },
  );
  return tests;
}

test('titles, findings and stories can be had in Chinese', async () => {
  const [, stopped] = await testsOf('desk.journey.yaml', 'zh-CN');
  expect(stopped?.[1].split('\n').slice(1, 2)).toEqual([
    'desk.journey.yaml:11:28  错误 TL5017  步骤“ring”此刻不能办理：案例正停在“receive”。',
  ]);
});

test('a blueprint with errors is one failed test, which shows them', async () => {
  writeFileSync(join(folder, 'broken.blueprint.yaml'), CALL_BACK.replace('by: agent', 'by: agnet'));
  writeFileSync(
    join(folder, 'broken.journey.yaml'),
    'throughline-journey: 1\nblueprint: broken.blueprint.yaml\njourneys: { a: { steps: [{ wait: 1h }] } }\n',
  );
  expect(await testsOf('broken.journey.yaml')).toEqual([
    [
      'broken.blueprint.yaml',
      `broken.blueprint.yaml:16:42  error TL4001  There is no role "agnet".
  15 |     steps:
  16 |       ring: { do: Ring the customer, by: agnet }
     |                                          ^^^^^
help: Did you mean "agent"?`,
    ],
  ]);
});

test('a blueprint that is not there is one failed test, which says so', async () => {
  writeFileSync(
    join(folder, 'lost.journey.yaml'),
    'throughline-journey: 1\nblueprint: nowhere.yaml\njourneys: { a: { steps: [{ wait: 1h }] } }\n',
  );
  expect(await testsOf('lost.journey.yaml')).toEqual([
    ['nowhere.yaml', 'There is no file "nowhere.yaml". "lost.journey.yaml" is for the blueprint "nowhere.yaml".'],
  ]);
});

test('the journeys are played again when what they are played on changes', async () => {
  const watched: string[] = [];
  const { load } = journeys({ language: 'en' });
  const context = { addWatchFile: (path: string) => watched.push(path) };
  const code = await (load as (this: object, id: string) => Promise<string | null>).call(
    context,
    join(folder, 'desk.journey.yaml'),
  );
  expect(watched.toSorted()).toEqual([join(folder, 'desk.blueprint.yaml'), join(folder, 'desk.stories.txt')]);
  expect(code).toBe(`import { describe, test } from 'vitest';
import { defineJourneyTests } from ${JSON.stringify(join(root, 'src/journey-tests.ts'))};
await defineJourneyTests({ describe, test }, ${JSON.stringify(join(folder, 'desk.journey.yaml'))}, ${JSON.stringify({ language: 'en', root: process.cwd() })});`);
});
