import { describe, expect, test } from 'vitest';

import { answeredDesk, ANSWER, casesDesk } from './cases-desk.ts';

describe('throughline case open', () => {
  test('keeps a case in a file and says what it waits for', async () => {
    const { run, stores } = casesDesk();
    const { code, stdout, stderr } = await run('case', 'open', 'refund.blueprint.yaml');
    expect(stdout).toBe(`Case refund-000001 is open.
Now   waiting for customer: “receive”
      clock “Answer”: due Tue 6 Jan 09:00, 24 h left
Next  throughline case send refund-000001 receive.answered phone=… amount=… why=… size=… --by customer
`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect([...stores.keys()]).toEqual(['throughline.db']);
  });

  test('gives the next free number, also when somebody took some of them', async () => {
    const { run } = casesDesk();
    await run('case', 'open', 'refund.blueprint.yaml', '--id', 'refund-000002');
    const numbers: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const { stdout } = await run('case', 'open', 'refund.blueprint.yaml', '--json');
      numbers.push((JSON.parse(stdout) as { caseId: string }).caseId);
    }
    expect(new Set(numbers).size).toBe(5);
    expect(numbers).not.toContain('refund-000002');
  });

  test('gives every one of several that open at the same time a number of their own', async () => {
    const { run } = casesDesk();
    await run('case', 'open', 'refund.blueprint.yaml');
    const all = await Promise.all(
      Array.from({ length: 8 }, () => run('case', 'open', 'refund.blueprint.yaml', '--json')),
    );
    const numbers = all.map(({ stdout }) => (JSON.parse(stdout) as { caseId: string }).caseId);
    expect(new Set(numbers).size).toBe(8);
  });

  test('takes what is known already, read by the types of its fields', async () => {
    const { run } = casesDesk({ files: { 'known.json': '{ "phone": "13800138000" }' } });
    const args = ['--data', 'amount=1２.50 CNY', '--data', '@known.json', '--data', 'why=太慢', '--by', 'agent:ann'];
    const { stdout } = await run('case', 'open', 'refund.blueprint.yaml', '--json', ...args);
    expect(JSON.parse(stdout)).toMatchObject({
      created: true,
      case: { data: { phone: '13800138000', amount: { amount: '12.50', currency: 'CNY' }, why: 'late' } },
    });
    const { stdout: raw } = await run('case', 'history', 'refund-000001', '--raw', '--json');
    expect(JSON.parse(raw)).toMatchObject({ records: [{ seq: 1, by: { role: 'agent', person: 'ann' } }] });
  });

  test.each([
    [['--data', 'amonut=1'], 'There is no field "amonut" here.', 'Did you mean "amount"?'],
    [['--data', 'size=many'], 'This value does not fit "size": it is of the wrong kind.', 'Write: whole number'],
    [
      ['--data', 'nothing'],
      'Values are given as name=value, and "nothing" is none.',
      'Write it like this: amount="12.50 EUR"',
    ],
    [['--data', '@list.json'], '"list.json" does not hold values in JSON.', 'Write it like this: {"name": "value"}'],
    [
      ['--by', ':ann'],
      '--by takes a role, or a role and a person, and ":ann" is neither.',
      'Write it like this: --by agent, or --by agent:ann',
    ],
  ])('opens nothing with %j', async (args, message, hint) => {
    const { run, stores } = casesDesk({ files: { 'list.json': '[]' } });
    const { code, stderr } = await run('case', 'open', 'refund.blueprint.yaml', ...args);
    expect(code).toBe(2);
    expect(stderr).toBe(`error: ${message}\nhelp: ${hint}\n`);
    expect(stores.size).toBe(0);
  });

  test('opens nothing of a blueprint with errors, and no case twice', async () => {
    const { run } = casesDesk({ files: { 'bad.yaml': 'throughline: 1\n' } });
    expect(await run('case', 'open', 'bad.yaml')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('No case was opened: the blueprint has errors.'),
    });
    await run('case', 'open', 'refund.blueprint.yaml', '--id', 'R 1');
    expect(await run('case', 'open', 'refund.blueprint.yaml', '--id', 'R 1', '--db', 'throughline.db')).toMatchObject({
      code: 1,
      stderr: `error: There is a case "R 1" already.\nhelp: Run: throughline case show 'R 1' --db throughline.db\n`,
    });
  });
});

describe('throughline case send', () => {
  test('brings an event in, and says how the case goes on', async () => {
    const { run } = casesDesk();
    await run('case', 'open', 'refund.blueprint.yaml');
    const { code, stdout } = await run('case', 'send', 'refund-000001', 'answered', ...ANSWER, '--by', 'customer');
    expect(code).toBe(0);
    expect(stdout).toBe(`Taken as number 2: receive.answered
Now   waiting for Agent: “Settle it”
      clock “Answer”: due Tue 6 Jan 09:00, 24 h left
Next  throughline case send refund-000001 settle.granted --by agent
      throughline case send refund-000001 settle.refused --by agent
`);
  });

  test('changes nothing when the same is sent again under the same id', async () => {
    const { run } = await answeredDesk();
    const send = ['case', 'send', 'refund-000001', 'granted', '--event-id', 'mail-7'];
    expect((await run(...send)).stdout).toMatch(/^Taken as number 3: settle\.granted\n/u);
    expect((await run(...send, '--by', 'agent')).stdout).toMatch(/^Taken before, as number 3: settle\.granted\n/u);
    const other = await run('case', 'send', 'refund-000001', 'customer.writes', 'text=Hello', '--event-id', 'mail-7');
    expect(other).toMatchObject({ code: 1, stderr: expect.stringContaining('"mail-7" was already used') });
  });

  test('says what is refused and why, with the commands that the case would take', async () => {
    const { run } = await answeredDesk();
    const { code, stdout, stderr } = await run('case', 'send', 'refund-000001', 'receive.answered', '--by', 'customer');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(
      /^error: .*\nhelp: .*\nThe case would take:\n {2}throughline case send refund-000001 settle\.granted --by agent\n/u,
    );
    const { stdout: json } = await run('case', 'send', 'refund-000001', 'settle.granted', '--by', 'customer', '--json');
    expect(JSON.parse(json)).toMatchObject({
      caseId: 'refund-000001',
      refused: {
        code: 'TL6003',
        accepted: expect.arrayContaining([expect.objectContaining({ type: 'step.settle.granted' })]),
      },
    });
  });

  test.each([
    [['refund-00001', 'granted'], 2, 'There is no case "refund-00001".', 'Did you mean "refund-000001"?'],
    [
      ['refund-000001', 'grantd'],
      2,
      'There is no event "grantd" in the blueprint of this case.',
      'Did you mean "settle.granted"?',
    ],
    [
      ['refund-000001', 'settle'],
      2,
      '"settle" can mean several events.',
      'Name one of: settle.granted, settle.refused',
    ],
    [['refund-000001', 'settle.granted', 'size=1'], 2, 'There is no field "size" here.', 'Nothing is carried here.'],
  ])('helps with %j', async (args, exit, message, hint) => {
    const { run } = await answeredDesk();
    const { code, stderr } = await run('case', 'send', ...args);
    expect(stderr).toBe(`error: ${message}\nhelp: ${hint}\n`);
    expect(code).toBe(exit);
  });

  test('a file that is not there is not made', async () => {
    const { run, stores } = casesDesk();
    const { code, stderr } = await run('case', 'send', 'C-1', 'x', '--db', 'other.db');
    expect(code).toBe(2);
    expect(stderr).toBe(
      'error: There is no file "other.db".\nhelp: Name it with --db, or open the first case: throughline case open BLUEPRINT.yaml\n',
    );
    expect(stores.size).toBe(0);
  });
});
