import { describe, expect, test } from 'vitest';

import { DAY } from '../../run/host-support.ts';
import { answeredDesk, ANSWER, casesDesk } from './cases-desk.ts';

test('throughline case show tells what is known and how it goes on, in either language', async () => {
  const { run } = await answeredDesk();
  expect((await run('case', 'show', 'refund-000001')).stdout).toBe(`refund-000001 · Refund 1.0.0 · open

Opened  Mon 5 Jan 2026 09:00
Stage   resolution

Phone   13800138000
amount  12.50 CNY
why     Broken
size    5
class   small

Now   waiting for Agent: “Settle it”
      clock “Answer”: due Tue 6 Jan 09:00, 24 h left
Next  throughline case send refund-000001 settle.granted --by agent
      throughline case send refund-000001 settle.refused --by agent
`);
  const { stdout } = await run('case', 'show', 'refund-000001', '--lang', 'zh-CN');
  expect(stdout).toContain('refund-000001 · 退款 1.0.0 · 未结\n');
  expect(stdout).toContain('现在    等待客服：“处理退款”\n');
});

describe('throughline case list', () => {
  test('has a line for each case and asks for the next page', async () => {
    const { run, clock } = await answeredDesk();
    await run('case', 'open', 'refund.blueprint.yaml');
    clock.advance(2 * DAY);
    expect((await run('case', 'list')).stdout).toBe(
      `Case           Blueprint  Status  Stage or end  Last event            Due
refund-000001  refund     open    resolution    Mon 5 Jan 2026 09:00  Tue 6 Jan 2026 09:00 (late)
refund-000002  refund     open    intake        Mon 5 Jan 2026 09:00  Tue 6 Jan 2026 09:00 (late)
`,
    );
    const { stdout } = await run('case', 'list', '--limit', '1', '--overdue');
    const [, next = ''] = /There are more: throughline (.*)\n$/u.exec(stdout) ?? [];
    expect(next).toMatch(/^case list --overdue --limit 1 --cursor /u);
    const second = await run(...next.split(' ').map((word) => word.replaceAll("'", '')));
    expect(second.stdout).toMatch(/\nrefund-000002 /u);
  });

  test.each([
    [['--where', 'size=5'], ['refund-000001']],
    [['--where', 'why=坏了', '--stage', 'resolution'], ['refund-000001']],
    [['--stage', 'intake'], ['refund-000002']],
    [['--status', 'closed'], []],
    [['--parked'], []],
    [['--stuck'], []],
    [
      ['--blueprint', 'refund'],
      ['refund-000001', 'refund-000002'],
    ],
  ])('finds with %j', async (args, expected) => {
    const { run } = await answeredDesk();
    await run('case', 'open', 'refund.blueprint.yaml');
    const { stdout } = await run('case', 'list', '--json', ...args);
    const { cases } = JSON.parse(stdout) as { cases: { caseId: string }[] };
    expect(cases.map(({ caseId }) => caseId)).toEqual(expected);
  });

  test.each([
    [['--blueprint', 'refnud'], 'Did you mean "refund"?'],
    [['--where', 'sise=5'], 'Did you mean "size"?'],
    [['--where', 'amount=5'], ''],
    [['--limit', '0'], ''],
    [['--cursor', 'nonsense'], 'Take it from the end of the page before, with the same options.'],
  ])('refuses %j', async (args, hint) => {
    const { run } = await answeredDesk();
    const { code, stderr } = await run('case', 'list', ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: /u);
    expect(stderr).toContain(hint);
  });
});

describe('work', () => {
  test('is listed, claimed, delegated, released and completed', async () => {
    const { run } = await answeredDesk();
    const work = async (...args: string[]): Promise<string> => (await run('case', 'work', ...args)).stdout;
    expect(await work('--for', 'agent', '--unclaimed')).toBe(
      `Case           Step    What       For    Since
refund-000001  settle  Settle it  Agent  Mon 5 Jan 2026 09:00
`,
    );
    expect(await work('--for', 'customer')).toBe('No work waits.\n');
    const claimed = await run('case', 'claim', 'refund-000001', 'settle', '--by', 'agent:ann');
    expect(claimed).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Done, number 3 in the journal\.\n/u) });
    expect(await work('--owner', 'ann')).toContain('  ann  ');
    expect(await work('--unclaimed')).toBe('No work waits.\n');

    const other = await run('case', 'claim', 'refund-000001', 'settle', '--by', 'agent:bo');
    expect(other).toMatchObject({
      code: 1,
      stderr: `error: The work of step "settle" is with ann.\nhelp: Run: throughline case delegate refund-000001 settle PERSON --by ROLE\n`,
    });
    const done = await run('case', 'complete', 'refund-000001', 'settle', '--outcome', 'granted', '--by', 'agent:bo');
    expect(done).toMatchObject({ code: 1, stderr: expect.stringContaining('The case would take:') });

    await run('case', 'delegate', 'refund-000001', 'settle', 'bo', '--by', 'agent:ann', '--reason', 'Lunch');
    expect(await work('--owner', 'bo')).toContain('refund-000001');
    await run('case', 'release', 'refund-000001', 'settle', '--by', 'agent:bo');
    expect(await work('--unclaimed')).toContain('refund-000001');
    const unclear = await run('case', 'complete', 'refund-000001', 'settle', '--by', 'agent:bo');
    expect(unclear.stderr).toBe(
      'error: Step "settle" ends in several ways.\nhelp: Name one of: --outcome granted, --outcome refused\n',
    );
    const end = await run('case', 'complete', 'refund-000001', 'settle', '--outcome', 'granted', '--by', 'agent:bo');
    expect(end.stdout).toContain('The case is closed');
  });

  test('that is not there is not claimed', async () => {
    const { run } = await answeredDesk();
    expect(await run('case', 'claim', 'refund-000001', 'setle', '--by', 'agent:ann')).toMatchObject({
      code: 1,
      stderr: 'error: Nothing waits at step "setle" for whoever asked.\nhelp: Did you mean "settle"?\n',
    });
    expect(await run('case', 'claim', 'refund-000001', 'receive', '--by', 'agent:ann')).toMatchObject({
      stderr: 'error: Nothing waits at step "receive" for whoever asked.\nhelp: What waits is: settle (agent)\n',
    });
    expect(await run('case', 'claim', 'refund-000001', 'settle', '--by', 'agent')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('throughline case claim refund-000001 settle --by agent:PERSON'),
    });
  });
});

describe('what happened', () => {
  test('is told as a story, or record by record', async () => {
    const { run } = await answeredDesk();
    await run('case', 'claim', 'refund-000001', 'settle', '--by', 'agent:ann');
    const story = await run('case', 'history', 'refund-000001');
    expect(story.stdout).toContain('◉ Case refund-000001 is opened (Refund)');
    expect((await run('case', 'history', 'refund-000001', '--lang', 'zh')).stdout).toContain('2026年1月5日 周一');
    expect((await run('case', 'history', 'refund-000001', '--raw')).stdout).toBe(
      `No.  Recorded              Event                  By         Stage
1    Mon 5 Jan 2026 09:00  case.opened                       – → intake
2    Mon 5 Jan 2026 09:00  step.receive.answered  customer   intake → resolution
3    Mon 5 Jan 2026 09:00  claim                  agent:ann  resolution
`,
    );
  });

  test('and why a clock stands as it does', async () => {
    const { run, clock } = await answeredDesk();
    clock.advance(DAY / 2);
    expect((await run('case', 'why', 'refund-000001')).stdout)
      .toBe(`answer  Clock “Answer” is running: due Tue 6 Jan 09:00, 12 h left.

More about one of them: throughline case why refund-000001 answer
`);
    expect((await run('case', 'why', 'refund-000001', 'answer')).stdout).toMatch(/^Clock “Answer” is running/u);
    expect(JSON.parse((await run('case', 'why', 'refund-000001', 'answer', '--json')).stdout)).toMatchObject({
      sla: 'answer',
    });
    expect(await run('case', 'why', 'refund-000001', 'anser')).toMatchObject({
      code: 2,
      stderr: 'error: There is no clock or escalation "anser".\nhelp: Did you mean "answer"?\n',
    });
  });

  test('is exported with what the case is pinned to', async () => {
    const { run } = await answeredDesk();
    const { stdout } = await run('case', 'export', 'refund-000001');
    expect(JSON.parse(stdout)).toMatchObject({
      blueprint: { id: 'refund', version: '1.0.0', revision: 1, files: [{ file: 'refund.blueprint.yaml' }] },
      records: [
        { seq: 1, cause: { kind: 'opened' } },
        { seq: 2, cause: { kind: 'event' } },
      ],
    });
    const { files } = await run('case', 'export', 'refund-000001', '-o', 'out.json');
    expect(files.get('out.json')).toBe(stdout);
  });
});

describe('a case that failed', () => {
  test('is parked, found, tried again and brought back', async () => {
    const { run } = casesDesk();
    await run('case', 'open', 'refund.blueprint.yaml');
    const answer = ANSWER.map((pair) => (pair.startsWith('size=') ? 'size=5000' : pair));
    const failing = await run('case', 'send', 'refund-000001', 'receive', ...answer, '--by', 'customer');
    expect(failing.code).toBe(1);
    expect(failing.stderr).toMatch(/is parked since Mon 5 Jan 2026 01:00 UTC and takes no events/u);
    expect(failing.stderr).toContain('help: Run: throughline case retry refund-000001\n');
    expect((await run('case', 'list', '--parked')).stdout).toContain('refund-000001  refund     parked');
    expect((await run('case', 'show', 'refund-000001')).stdout).toContain(
      'Parked   Mon 5 Jan 2026 09:00 · step.receive.answered',
    );
    expect((await run('case', 'retry', 'refund-000001')).code).toBe(1);
    expect(await run('case', 'retry', 'refund-000001', '--skip')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"--skip" needs a reason'),
    });
    const skipped = await run('case', 'retry', 'refund-000001', '--skip', '--reason', 'Asked anew');
    expect(skipped).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Done, number 2 in the journal\./u) });
    expect(await run('case', 'retry', 'refund-000001')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^There was nothing to do\./u),
    });
  });
});

describe('throughline case erase', () => {
  test('says what will go, and does it only when told to', async () => {
    const { run, stores } = await answeredDesk();
    expect((await run('case', 'erase', 'refund-000001', '--reason', 'Art. 17')).stderr).toContain(
      'is open and still needs',
    );
    await run('case', 'send', 'refund-000001', 'granted');
    const asked = await run('case', 'erase', 'refund-000001', '--reason', 'Art. 17');
    expect(asked).toMatchObject({
      code: 2,
      stdout: 'refund-000001: erases Phone\n',
      stderr: `error: Erasing is for good, and nobody is here to be asked.\nhelp: Run: throughline case erase refund-000001 --reason 'Art. 17' --yes\n`,
    });
    const done = await run('case', 'erase', 'refund-000001', '--reason', 'Art. 17', '--yes');
    expect(done).toMatchObject({ code: 0, stdout: 'refund-000001: erases Phone\nErased: refund-000001\n' });
    expect((await run('case', 'export', 'refund-000001')).stdout).not.toContain('13800138000');
    expect((await run('case', 'show', 'refund-000001')).stdout).not.toContain('13800138000');
    expect((await stores.get('throughline.db')?.audit())?.broken).toBeUndefined();
  });
});

test('a clock is extended with a reason, by a length of time', async () => {
  const { run } = await answeredDesk();
  expect((await run('case', 'extend', 'refund-000001', 'answer', 'soon', '--reason', 'x')).stderr).toMatch(
    /^error: "soon" is no length of time\.\n/u,
  );
  expect((await run('case', 'extend', 'refund-000001', 'anser', '2d', '--reason', 'x')).stderr).toContain(
    'Did you mean "answer"?',
  );
  expect((await run('case', 'extend', 'refund-000001', 'answer', '2d')).stderr).toContain('needs the option --reason');
});
