import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';

import { CALL_BACK, call, repositoryFile } from './support.ts';

const JOURNEYS = `throughline-journey: 1
blueprint: ./desk.blueprint.yaml
journeys:
  rung-back:
    title: The customer is rung back
    steps:
      - { by: customer, step: receive, with: { number: "13800000000" } }
      - { wait: 90m }
      - { by: agent, step: ring }
  stopped:
    steps:
      - { by: agent, step: ring }
`;
const DESK = { 'desk.blueprint.yaml': CALL_BACK, 'desk.journey.yaml': JOURNEYS };
const BROKEN = {
  'sub/b.blueprint.yaml': CALL_BACK.replace('by: agent', 'by: agnet'),
  'sub/b.journey.yaml': JOURNEYS.replace('desk.', 'b.'),
};

const NO_ANSWER = 'Step "ring" cannot be done now: the case is at "receive".';
const TAKES =
  'The case takes now: { by: customer, step: receive, with: { number: … } } or { event: case.cancels } or { event: case.merged }.';

const STOPPED = `desk.journey.yaml:12:28  error TL5017  ${NO_ANSWER}
  11 |     steps:
  12 |       - { by: agent, step: ring }
     |                            ^^^^
help: ${TAKES}

Mon 5 Jan 2026

09:00  ◉ Case C-1 is opened

       ── intake ──
       › “receive”: customer is asked for number

       › Still waiting for customer at “receive”`;

async function printed(format: string, files: Readonly<Record<string, string>>, env = {}): Promise<string> {
  return (await call(['test', '--format', format], { files, env })).stdout;
}

/** What a build server reads: each element with its attributes and its text. */
function elementsOf(xml: string): string[] {
  const elements: { name: string; text: string }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name: `${name} ${JSON.stringify(attributes)}`, text: '' });
  });
  parser.on('text', (text) => {
    const last = elements.at(-1);
    if (last !== undefined && text.trim() !== '') last.text += text;
  });
  parser.write(xml).close();
  return elements.map(({ name, text }) => `${name}${text}`);
}

async function faultsOf(xml: string): Promise<string[]> {
  const schema = { fileName: 'junit.xsd', contents: repositoryFile('test/cli/fixtures/junit.xsd') };
  const { errors } = await validateXML({ xml: [{ fileName: 'report.xml', contents: xml }], schema: [schema] });
  return errors.map(({ message }) => message);
}

describe('for programs (json)', () => {
  test('each journey with what became of it, the story of one that failed, and the sums', async () => {
    const json = JSON.parse(await printed('json', DESK));
    expect(json).toEqual({
      files: [
        {
          file: 'desk.journey.yaml',
          blueprint: 'desk.blueprint.yaml',
          passed: false,
          findings: [],
          journeys: [
            {
              journey: 'rung-back',
              title: 'The customer is rung back',
              passed: true,
              completed: true,
              expectations: 0,
              start: '2026-01-05T09:00:00+00:00',
              end: '2026-01-05T10:30:00+00:00',
              findings: [],
            },
            {
              journey: 'stopped',
              passed: false,
              completed: false,
              expectations: 0,
              start: '2026-01-05T09:00:00+00:00',
              end: '2026-01-05T09:00:00+00:00',
              findings: [
                {
                  code: 'TL5017',
                  rule: 'lines-are-what-the-case-takes-now',
                  severity: 'error',
                  file: 'desk.journey.yaml',
                  line: 12,
                  column: 28,
                  endLine: 12,
                  endColumn: 32,
                  message: NO_ANSWER,
                  hint: TAKES,
                },
              ],
              story: [
                { at: '2026-01-05T09:00:00+00:00', kind: 'case', text: 'Case C-1 is opened' },
                { at: '2026-01-05T09:00:00+00:00', kind: 'stage', text: 'intake' },
                {
                  at: '2026-01-05T09:00:00+00:00',
                  kind: 'asked',
                  text: '“receive”: customer is asked for number',
                },
                {
                  at: '2026-01-05T09:00:00+00:00',
                  kind: 'waiting',
                  text: 'Still waiting for customer at “receive”',
                },
              ],
            },
          ],
        },
      ],
      summary: {
        files: 1,
        unplayed: 0,
        journeys: 2,
        passed: 1,
        failed: 1,
        expectations: 0,
        errors: 1,
        warnings: 0,
        infos: 0,
      },
    });
  });

  test('the sum is told to people beside it', async () => {
    const { stderr } = await call(['test', '--format', 'json'], { files: DESK });
    expect(stderr).toBe('\n2 journeys, 1 passed, 1 failed, 0 expectations (0 ms)\n');
  });
});

describe('for build servers (junit)', () => {
  test('a suite for each file, a case for each journey, a failure with all that is told of it', async () => {
    const xml = await printed('junit', DESK);
    expect(elementsOf(xml)).toEqual([
      'testsuites {"name":"throughline","tests":"2","failures":"1","errors":"0","time":"0.000"}',
      'testsuite {"name":"desk.journey.yaml","tests":"2","failures":"1","errors":"0","time":"0.000","skipped":"0"}',
      'testcase {"name":"rung-back · The customer is rung back","classname":"desk","time":"0.000"}',
      'testcase {"name":"stopped","classname":"desk","time":"0.000"}',
      `failure ${JSON.stringify({ type: 'TL5017', message: NO_ANSWER })}${STOPPED}`,
    ]);
  });

  test('a file that could not be played is an error of a case with its name', async () => {
    const xml = await printed('junit', BROKEN);
    expect(elementsOf(xml)).toEqual([
      'testsuites {"name":"throughline","tests":"1","failures":"0","errors":"1","time":"0.000"}',
      'testsuite {"name":"sub/b.journey.yaml","tests":"1","failures":"0","errors":"1","time":"0.000","skipped":"0"}',
      'testcase {"name":"sub/b.journey.yaml","classname":"sub.b","time":"0.000"}',
      `error {"type":"TL4001","message":"There is no role \\"agnet\\"."}sub/b.blueprint.yaml:16:42  error TL4001  There is no role "agnet".
  15 |     steps:
  16 |       ring: { do: Ring the customer, by: agnet }
     |                                          ^^^^^
help: Did you mean "agent"?`,
    ]);
  });

  test('whatever people write, it is XML of the form that build servers read', async () => {
    const hostile = String.raw`"]]> <b> & ' \u0000\u0008\u001b[2J \uFFFE \uD800 😀\r\n\tnext \u202E"`;
    const journeys = JOURNEYS.replace('The customer is rung back', hostile)
      .replace('step: ring }\n  stopped', `step: ring }\n      - { message: ${hostile} }\n  stopped`)
      .replaceAll('13800000000', '138');
    const xml = await printed('junit', { ...DESK, ...BROKEN, 'desk.journey.yaml': journeys });
    expect(await faultsOf(xml)).toEqual([]);
    expect(elementsOf(xml)[2]).toBe(
      `testcase ${JSON.stringify({
        name: `rung-back · ]]> <b> & ' ␀␈␛[2J ‹U+FFFE› ‹U+D800› 😀␍␊␉next ‹U+202E›`,
        classname: 'desk',
        time: '0.000',
      })}`,
    );
  });

  test('the names of files are shown in it, whatever characters they have', async () => {
    const { 'desk.blueprint.yaml': blueprint, 'desk.journey.yaml': journeys } = DESK;
    const folder = '\u001B[2J\u202E & <b>';
    const files = { [`${folder}/desk.blueprint.yaml`]: blueprint, [`${folder}/desk.journey.yaml`]: journeys };
    const xml = await printed('junit', files);
    expect(await faultsOf(xml)).toEqual([]);
    const shown = '␛[2J‹U+202E› & <b>';
    expect(elementsOf(xml).slice(1, 4)).toEqual([
      `testsuite {"name":"${shown}/desk.journey.yaml","tests":"2","failures":"1","errors":"0","time":"0.000","skipped":"0"}`,
      `testcase {"name":"rung-back · The customer is rung back","classname":"${shown}.desk","time":"0.000"}`,
      `testcase {"name":"stopped","classname":"${shown}.desk","time":"0.000"}`,
    ]);
  });

  test('of the examples too', async () => {
    const files = Object.fromEntries(
      ['examples/lost-parcel/lost-parcel', 'examples/refund-approval/refund-approval'].flatMap((path) =>
        ['blueprint', 'journey'].map((kind) => [`${path}.${kind}.yaml`, repositoryFile(`${path}.${kind}.yaml`)]),
      ),
    );
    expect(await faultsOf(await printed('junit', files))).toEqual([]);
  });
});

describe('for GitHub Actions (github)', () => {
  test('each finding beside its line, by its path in the repository', async () => {
    const env = { GITHUB_WORKSPACE: '/' };
    const place = 'line=12,col=28,endLine=12,endColumn=32,title=TL5017 lines-are-what-the-case-takes-now';
    expect(await printed('github', DESK, env)).toBe(
      `::error file=desk/desk.journey.yaml,${place}::${NO_ANSWER}%0A${TAKES}\n`,
    );
  });

  test('of a blueprint with errors: these, where they stand', async () => {
    expect(await printed('github', BROKEN)).toMatch(
      /^::error file=sub\/b\.blueprint\.yaml,line=16,col=42,endLine=16,endColumn=47,title=TL4001 [^\n]*\n$/u,
    );
  });

  test('nothing when all is well', async () => {
    const files = { ...DESK, 'desk.journey.yaml': JOURNEYS.slice(0, JOURNEYS.indexOf('  stopped')) };
    expect(await call(['test', '--format', 'github'], { files })).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '\n1 journey, 1 passed, 0 expectations (0 ms)\n',
    });
  });
});
