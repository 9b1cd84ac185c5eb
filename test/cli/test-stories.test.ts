import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { CALL_BACK, call, COMPLAINT_DESK, COMPLAINT_JOURNEYS, systemError, type Called } from './support.ts';

const HEAD = `throughline-journey: 1
blueprint: ./desk.blueprint.yaml
journeys:
`;
const RUNG_BACK = `  rung-back:
    steps:
      - { by: customer, step: receive, with: { number: "13800000000" } }
      - { wait: 90m }
      - { by: agent, step: ring }
`;
const WAITING = `  waiting:
    steps:
      - { by: customer, step: receive, with: { number: "13800000000" } }
`;
const FIRST = 'throughline-stories 1 · en · written anew by: throughline test desk.journey.yaml --update';
const RUNG_BACK_STORY = `
═══ rung-back ═══

Mon 5 Jan 2026

09:00  ◉ Case C-1 is opened

       ── intake ──
       › “receive”: customer is asked for number
       ✓ Customer answers “receive”
           number  13800000000

       ── resolution ──
       › Work for agent: “Ring the customer”
10:30  ✓ agent finishes “Ring the customer”
       ⚑ Milestone: resolved
       ◉ The case is closed: solved (closed-solved)
`;
const WAITING_STORY = `
═══ waiting ═══

Mon 5 Jan 2026

09:00  ◉ Case C-1 is opened

       ── intake ──
       › “receive”: customer is asked for number
       ✓ Customer answers “receive”
           number  13800000000

       ── resolution ──
       › Work for agent: “Ring the customer”

       › Still waiting for agent at “Ring the customer”
`;
const KEPT = `${FIRST}\n${RUNG_BACK_STORY}${WAITING_STORY}`;
const LATER = RUNG_BACK.replace('90m', '2h');

const files = {
  'desk.blueprint.yaml': CALL_BACK,
  'desk.journey.yaml': HEAD + RUNG_BACK + WAITING,
};

async function run(
  argv: readonly string[],
  changed: Readonly<Record<string, string>>,
  world = {},
): Promise<Called & { readonly kept: unknown }> {
  const called = await call(['test', ...argv], { files: { ...files, ...changed }, ...world });
  return { ...called, kept: called.files.get('desk.stories.txt') };
}

const text = (kept: unknown): string => (kept instanceof Uint8Array ? new TextDecoder().decode(kept) : String(kept));

describe('test --update', () => {
  test('keeps the stories of a file beside it, readable and complete', async () => {
    const { code, stdout, kept } = await run(['--update'], {});
    expect([code, kept, stdout]).toEqual([
      0,
      KEPT,
      `desk.journey.yaml
  ✓ rung-back (1 h 30 min)
  ✓ waiting
  Kept 2 stories in the new file desk.stories.txt; from now on a story that changes fails its journey

2 journeys, 2 passed, 0 expectations (0 ms)
`,
    ]);
  });

  test('shows what changes before it writes', async () => {
    const changed = { 'desk.stories.txt': KEPT, 'desk.journey.yaml': HEAD + LATER + WAITING };
    const { code, stdout, kept } = await run(['--update'], changed);
    expect([code, text(kept), stdout]).toEqual([
      0,
      KEPT.replace('10:30', '11:00'),
      `desk.journey.yaml
  ✓ rung-back (2 h)
  ✓ waiting
  Changed story: rung-back

         ── resolution ──
         › Work for agent: “Ring the customer”
- 10:30  ✓ agent finishes “Ring the customer”
+ 11:00  ✓ agent finishes “Ring the customer”
         ⚑ Milestone: resolved
         ◉ The case is closed: solved (closed-solved)

  Kept 1 change in desk.stories.txt

2 journeys, 2 passed, 0 expectations (0 ms)
`,
    ]);
  });

  test('writes nothing where nothing changes', async () => {
    const { code, stdout, kept } = await run(['--update'], { 'desk.stories.txt': KEPT });
    expect([code, kept, stdout.split('\n')[3]]).toEqual([0, KEPT, '  Nothing changes in desk.stories.txt']);
  });

  test('of some journeys leaves the stories of the others as they are', async () => {
    const changed = {
      'desk.stories.txt': `${KEPT}${WAITING_STORY.replace('waiting', 'old')}`,
      'desk.journey.yaml': `${HEAD}${LATER}${WAITING}      - { by: agent, step: ring }\n`,
    };
    const { code, kept } = await run(['--update', '--filter', 'rung'], changed);
    expect([code, text(kept)]).toEqual([0, changed['desk.stories.txt'].replace('10:30', '11:00')]);
  });

  test('takes out the story of a journey that is no more, and takes in a new one', async () => {
    const changed = {
      'desk.stories.txt': KEPT,
      'desk.journey.yaml': `${HEAD}${RUNG_BACK}${WAITING.replace('waiting', 'patient')}`,
    };
    const { code, stdout, kept } = await run(['--update'], changed);
    expect([code, text(kept), stdout.split('\n').slice(3, 6)]).toEqual([
      0,
      KEPT.replace('waiting ═', 'patient ═'),
      ['  New story: patient', '  Story without a journey, taken out: waiting', '  Kept 2 changes in desk.stories.txt'],
    ]);
  });

  test('does not keep the story of a journey that failed', async () => {
    const changed = {
      'desk.stories.txt': KEPT,
      'desk.journey.yaml': `${HEAD}${RUNG_BACK}${WAITING.replace('receive', 'ring')}`,
    };
    const { code, stdout, kept } = await run(['--update'], changed);
    expect([code, kept]).toEqual([1, KEPT]);
    expect(stdout).toContain(
      '  Not kept, because the journey failed: waiting\n  Nothing changes in desk.stories.txt\n',
    );
  });

  test('stays in the language in which the stories were first kept', async () => {
    const chinese = await run(['--update', '--lang', 'zh-CN'], {});
    const first = String(chinese.kept).split('\n')[0];
    expect(first).toBe('throughline-stories 1 · zh-CN · 重新写入：throughline test desk.journey.yaml --update');
    const again = await run(['--update', '--lang', 'en'], { 'desk.stories.txt': String(chinese.kept) });
    expect([again.code, again.kept]).toEqual([0, chinese.kept]);
  });

  test('tells when the stories cannot be written', async () => {
    const full = await run(['--update'], {}, { broken: { 'desk.stories.txt': systemError('ENOSPC') } });
    expect([full.code, full.stderr]).toEqual([
      2,
      'error: The file "desk.stories.txt" could not be written: the disk is full.\n',
    ]);
  });
});

describe('a journey whose story is kept', () => {
  test('passes as long as its story is the same, whatever became of line ends', async () => {
    const { code, stderr } = await run([], { 'desk.stories.txt': KEPT.replaceAll('\n', '\r\n') });
    expect([code, stderr]).toEqual([0, '']);
  });

  test('fails when its story changes, with what changed', async () => {
    const changed = { 'desk.stories.txt': KEPT, 'desk.journey.yaml': HEAD + LATER + WAITING };
    const { code, stdout } = await run([], changed);
    expect([code, stdout]).toEqual([
      1,
      `desk.journey.yaml
  ✗ rung-back (2 h)

desk.journey.yaml:4:3  error TL5030  The story of "rung-back" is another than the one kept in "desk.stories.txt": 1 line is gone, 1 line is new.
   3 | journeys:
   4 |   rung-back:
     |   ^^^^^^^^^
help: If it is as it should be, keep it: throughline test desk.journey.yaml --update.

         ── resolution ──
         › Work for agent: “Ring the customer”
- 10:30  ✓ agent finishes “Ring the customer”
+ 11:00  ✓ agent finishes “Ring the customer”
         ⚑ Milestone: resolved
         ◉ The case is closed: solved (closed-solved)

  ✓ waiting

2 journeys, 1 passed, 1 failed, 0 expectations (0 ms)
`,
    ]);
  });

  test('fails when its story is not kept yet while others are', async () => {
    const { code, stdout } = await run(['--lang', 'zh-CN'], { 'desk.stories.txt': `${FIRST}\n${RUNG_BACK_STORY}` });
    expect([code, stdout.split('\n').slice(1, 9)]).toEqual([
      1,
      [
        '  ✓ rung-back（1 小时 30 分）',
        '  ✗ waiting',
        '',
        'desk.journey.yaml:9:3  错误 TL5030  “desk.stories.txt”里还没有旅程“waiting”的经过。',
        '   8 |       - { by: agent, step: ring }',
        '   9 |   waiting:',
        '     |   ^^^^^^^',
        '建议：如果现在的经过是对的，请保存它：throughline test desk.journey.yaml --update。',
      ],
    ]);
  });
});

test('a kept story without a journey is a warning, in the file of the stories', async () => {
  const changed = { 'desk.stories.txt': KEPT, 'desk.journey.yaml': HEAD + RUNG_BACK };
  const { code, stdout } = await run([], changed);
  expect([code, stdout.split('\n').slice(2, 7)]).toEqual([
    0,
    [
      'desk.stories.txt:20:1  warning TL5031  A story of "waiting" is kept here, but "desk.journey.yaml" has no such journey.',
      '  19 |',
      '  20 | ═══ waiting ═══',
      '     | ^^^^^^^^^^^^^^^',
      'help: Let the stories be written anew: throughline test desk.journey.yaml --update.',
    ],
  ]);
});

test('a file that is something else is left alone, even by --update', async () => {
  const notes = 'Things to tell the team\n';
  for (const argv of [[], ['--update']]) {
    const { code, stdout, kept } = await run(argv, { 'desk.stories.txt': notes });
    expect([code, kept, stdout.split('\n').slice(2, 6)]).toEqual([
      1,
      notes,
      [
        'desk.stories.txt:1:1  error TL5032  This is where the stories of "desk.journey.yaml" are kept, but its first line does not say so.',
        '   1 | Things to tell the team',
        '     | ^^^^^^^^^^^^^^^^^^^^^^^',
        'help: Give the file another name if it is something else; otherwise remove it and run: throughline test desk.journey.yaml --update.',
      ],
    ]);
  }
});

describe('kept stories are the same bytes', () => {
  const desk = {
    'desk.blueprint.yaml': COMPLAINT_DESK,
    'desk.journey.yaml': COMPLAINT_JOURNEYS.replace('complaint-desk', 'desk'),
  };

  test('whatever the width of the terminal', async () => {
    const narrow = await run(['--update', '--lang', 'zh-CN'], desk, { columns: 40 });
    const wide = await run(['--update', '--lang', 'zh-CN'], desk, { columns: 200 });
    expect([narrow.code, narrow.kept]).toEqual([0, wide.kept]);
  });

  test('whatever the zone and the language of the machine', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
    const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
    try {
      for (const [name, content] of Object.entries(desk)) writeFileSync(join(folder, name), content);
      const env = { ...process.env, TZ: 'Pacific/Kiritimati', LC_ALL: 'de_DE.UTF-8' };
      const { status } = spawnSync(process.execPath, [main, 'test', '--update', '--lang', 'en'], { cwd: folder, env });
      const here = await run(['--update', '--lang', 'en'], desk);
      expect([status, readFileSync(join(folder, 'desk.stories.txt'), 'utf8')]).toEqual([0, here.kept]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
