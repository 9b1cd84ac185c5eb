import { describe, expect, test } from 'vitest';

import { call } from './support.ts';

const desk = (escalations: string): string => `throughline: 1
id: complaint-desk
version: "1.0.0"
roles: { agent: { deputy: boss }, boss: {} }
slas: { answer: { start: case.opened, stop: resolved, target: 24h } }
escalations:
${escalations}
omits: { intake: No, confirmation: No, follow-up: No }
stages: { work: { kind: resolution, steps: { look: { do: Look, by: agent } } } }
ends: { done: { outcome: solved, reach: resolved } }
reopen: { within: P7D, to: look }
`;

const LATE =
  '  late-answer: { sla: answer, levels: [{ at: 80%, notify: agent }, { at: breach, notify: boss, repeat: { every: 1h, times: 4 } }] }\n';
const URGENT = '  urgent: { on: case.opened, levels: [{ notify: agent }] }\n';
const OFTEN =
  '  reopened-often: { on: case.reopened, levels: [{ notify: agent }], rounds: { times: 3, gap: 1h }, finally: { notify: boss } }\n';
const SILENT = '  moved: { sla: answer, levels: [{ at: breach, reassign: boss }] }\n';

/** What check prints behind its summary. */
async function lines(escalations: string, ...options: readonly string[]): Promise<readonly string[]> {
  const files = { 'desk.blueprint.yaml': desk(escalations) };
  const { stdout, stderr } = await call(['check', 'desk.blueprint.yaml', ...options], { files });
  expect(stderr).toBe('');
  return stdout.trimEnd().split('\n').slice(1);
}

describe('check says how many alerts a case can send', () => {
  test('those of each escalation, the most first, where all run once', async () => {
    expect(await lines(URGENT + LATE)).toEqual([
      'complaint-desk: at most 7 alerts in a case (late-answer 6, urgent 1)',
    ]);
    expect(await lines(LATE)).toEqual(['complaint-desk: at most 6 alerts in a case (late-answer)']);
    expect(await lines(URGENT)).toEqual(['complaint-desk: at most 1 alert in a case (urgent)']);
  });

  test('those of one run where nothing bounds how often it runs', async () => {
    expect(await lines(OFTEN)).toEqual(['complaint-desk: at most 4 alerts each time (reopened-often)']);
    expect(await lines(LATE + OFTEN)).toEqual([
      'complaint-desk: at most 6 alerts in a case (late-answer), and at most 4 more each time (reopened-often)',
    ]);
  });

  test('nothing where nobody is told anything', async () => {
    expect(await lines(SILENT)).toEqual([]);
  });

  test('the same in Chinese', async () => {
    expect(await lines(LATE + URGENT + OFTEN, '--lang', 'zh-CN')).toEqual([
      'complaint-desk：每个案例最多 7 次通知（late-answer 6，urgent 1），另外每次触发最多 4 次（reopened-often）',
    ]);
    expect(await lines(OFTEN, '--lang', 'zh-CN')).toEqual(['complaint-desk：每次触发最多 4 次通知（reopened-often）']);
  });

  test('nothing while the blueprint has errors', async () => {
    const files = { 'desk.blueprint.yaml': desk(LATE).replace('notify: boss', 'notify: bos') };
    const { stdout } = await call(['check', 'desk.blueprint.yaml'], { files });
    expect(stdout).toContain('1 error');
    expect(stdout).not.toContain('alert');
  });

  test('for programs as data; not among the findings for GitHub and SARIF', async () => {
    const files = { 'desk.blueprint.yaml': desk(LATE + OFTEN) };
    const print = async (format: string): Promise<string> =>
      (await call(['check', 'desk.blueprint.yaml', '--format', format], { files })).stdout;
    expect(JSON.parse(await print('json'))).toMatchObject({
      findings: [],
      alerts: [
        {
          file: 'desk.blueprint.yaml',
          id: 'complaint-desk',
          escalations: [
            { escalation: 'late-answer', perRun: 6, runs: 1, most: 6 },
            { escalation: 'reopened-often', perRun: 4, runs: 'many' },
          ],
        },
      ],
    });
    for (const format of ['github', 'sarif']) expect(await print(format)).not.toContain('late-answer');
  });
});
