import { describe, expect, test } from 'vitest';

import { differencesOf } from '../../src/flow/differences.ts';
import { PART_KEYS, SECTIONS } from '../../src/flow/difference.ts';
import { diffWords } from '../../src/cli/diff-words.ts';
import { readOrThrow } from '../support/blueprints.ts';
import { call, CALL_BACK, COMPLAINT_DESK, type Called } from './support.ts';

/** What the diff says of a blueprint before and after some edits. */
async function diffed(
  text: string,
  edits: readonly (readonly [string, string])[],
  ...options: string[]
): Promise<Called> {
  const after = edits.reduce((edited, [from, to]) => {
    expect(edited).toContain(from);
    return edited.replaceAll(from, () => to);
  }, text);
  return call(['diff', 'old.blueprint.yaml', 'new.blueprint.yaml', ...options], {
    files: { 'old.blueprint.yaml': text, 'new.blueprint.yaml': after },
  });
}

/** The lines under the heading. */
const body = ({ stdout }: Called): string => stdout.slice(stdout.indexOf('\n\n') + 2);

describe('what differs between two blueprints is said in words', () => {
  test('nothing differs: exit code 0; something does: 1', async () => {
    const same = await diffed(CALL_BACK, [['roles:', '# The desk.\nroles:']]);
    expect(same.code).toBe(0);
    expect(same.stdout).toBe('No differences between old.blueprint.yaml and new.blueprint.yaml.\n');
    expect((await diffed(CALL_BACK, [['Ring the', 'Call the']])).code).toBe(1);
  });

  test('a shorter promise, another channel, one reminder more', async () => {
    const found = await diffed(COMPLAINT_DESK, [
      ['    target: 24h', '    target: 12h'],
      ['        via: [hotline, sms]', '        via: [sms]'],
      ['remind: { every: 4h, times: 2 }', 'remind: { every: 4h, times: 3 }'],
    ]);
    expect(found.stdout).toBe(`Telecom complaint desk 1.0.0: 3 differences

Steps
  ~ Read back (read-back)
      channels: Complaint hotline (hotline), Text message (sms) → Text message (sms)
      reminder › times: 2 → 3

Service clocks
  ~ Formal reply within 24 hours (formal-answer)
      target: 24 hours → 12 hours
`);
  });

  test('the same in Chinese', async () => {
    const found = await diffed(COMPLAINT_DESK, [['    target: 24h', '    target: 12h']], '--lang', 'zh-CN');
    expect(found.stdout).toBe(`电信投诉处理中心 1.0.0：1 处不同

服务时钟
  ~ 24 小时内正式答复（formal-answer）
      目标：24 小时 → 12 小时
`);
  });

  test('a role that has another name is one difference, not one wherever it is named', async () => {
    const found = await diffed(CALL_BACK, [
      ['agent: {}', 'clerk: {}'],
      ['by: agent', 'by: clerk'],
    ]);
    expect(body(found)).toBe('Roles\n  ~ clerk\n      id: agent → clerk\n');
  });

  test('a step that was moved and renamed at the same time is known again by what it says', async () => {
    const found = await diffed(COMPLAINT_DESK, [
      [
        `      look-up:
        call: { service: customer-file, with: { phone: =contact }, into: { customer_class: class } }
        title: { zh-CN: 查询客户档案, en: Look up the customer }
        support: { zh-CN: 客户关系系统, en: CRM system }
        outcomes:
          failed: { to: next, set: { customer_class: standard } }
`,
        '',
      ],
      [
        '      receive:\n',
        `      find-customer:
        call: { service: customer-file, with: { phone: =contact }, into: { customer_class: class } }
        title: { zh-CN: 查询客户档案, en: Look up the customer }
        support: { zh-CN: 客户关系系统, en: CRM system }
        outcomes:
          failed: { to: next, set: { customer_class: standard } }
      receive:
`,
      ],
    ]);
    expect(body(found)).toBe(`Steps
  ~ Look up the customer (find-customer)
      id: look-up → find-customer
      moved: in Receiving and grading, after acknowledge → in Receiving and grading, first
`);
  });

  test('levels of an escalation and rows of a table are lined up: one that comes between is one that is new', async () => {
    const found = await diffed(COMPLAINT_DESK, [
      [
        '      - { at: 80%, notify: senior }\n',
        '      - { at: 80%, notify: senior }\n      - { at: 90%, phone: csm }\n',
      ],
    ]);
    expect(body(found)).toBe(`Escalations
  ~ The formal reply is at risk (late-answer)
      + level 2: at 90% of the time; calls: Customer service manager (csm)
`);
  });

  test('a new step is told with all that it says, a removed one by its place', async () => {
    const found = await diffed(CALL_BACK, [
      [
        '      ring: { do: Ring the customer, by: agent }',
        '      write: { do: Write a letter, by: agent, within: 2d }',
      ],
    ]);
    expect(body(found)).toBe(`Steps
  - Ring the customer (ring), in resolution
  + Write a letter (write), in resolution, first
      what it does: work for a role (do)
      work: "Write a letter"
      done by: agent
      time limit: 2 days (48 hours)
`);
  });

  test('texts are compared language by language', async () => {
    const found = await diffed(COMPLAINT_DESK, [['en: Thank you for helping us to improve.', 'en: Thank you.']]);
    expect(body(found)).toBe(`Messages
  ~ goodbye
      words (en): "Thank you for helping us to improve." → "Thank you."
`);
  });

  test('who does all steps of a stage is told of the stage, once', async () => {
    const found = await diffed(COMPLAINT_DESK, [['    by: agent\n    steps:', '    by: senior\n    steps:']]);
    expect(body(found)).toContain('Stages\n  ~ Receiving and grading (intake)\n      done by: ');
    expect(body(found)).not.toContain('Steps');
  });

  test('what is only written in another way is named as such', async () => {
    const found = await diffed(COMPLAINT_DESK, [['        within: 1d\n', '        within: 24h\n']]);
    expect(found.code).toBe(1);
    expect(body(found)).toBe(`Written in another way, with the same meaning
  stages.confirmation.steps.read-back.within: 1d → 24h
`);
  });

  test('Markdown is a table for each section, in which no text breaks out of its cell', async () => {
    const found = await diffed(
      CALL_BACK,
      [
        ['Ring the customer', '"Ring | <b>the</b> *customer*"'],
        ['version: "1.0.0"', 'version: "1.1.0"'],
      ],
      '--format',
      'markdown',
    );
    expect(found.stdout).toBe(`### \`call-back\` \`1.0.0\` → \`1.1.0\`

2 differences

| Blueprint | Before | After |
| --- | --- | --- |
| version | \`1.0.0\` | \`1.1.0\` |

| Steps | What | Before | After |
| --- | --- | --- | --- |
| **Ring \\| \\<b\\>the\\</b\\> \\*customer\\* (\`ring\`)** | work | "Ring the customer" | "Ring \\| \\<b\\>the\\</b\\> \\*customer\\*" |
`);
  });

  test('JSON names what differs by id, line and hash', async () => {
    const found = await diffed(CALL_BACK, [['by: agent }', 'by: agent, within: 1d }']], '--format', 'json');
    const { equal, before, after, differences } = JSON.parse(found.stdout) as Record<
      'equal' | 'before' | 'after' | 'differences',
      never
    >;
    expect(equal).toBe(false);
    expect(before['hash']).not.toBe(after['hash']);
    expect(before).toMatchObject({ file: 'old.blueprint.yaml', id: 'call-back', version: '1.0.0', notation: 'yaml' });
    expect(differences).toEqual([
      {
        section: 'steps',
        change: 'changed',
        before: { id: 'ring', line: 16 },
        after: { id: 'ring', line: 16 },
        part: ['within'],
        rows: [{ what: 'time limit', after: '24 hours' }],
      },
    ]);
  });
});

describe('the diff takes what version control hands over', () => {
  const files = { 'new.blueprint.yaml': CALL_BACK.replace('Ring', 'Call') };

  test('one side through the standard input', async () => {
    const found = await call(['diff', '-', 'new.blueprint.yaml'], { files, input: CALL_BACK });
    expect(found).toMatchObject({ code: 1, stderr: '' });
    expect(body(found)).toBe(
      'Steps\n  ~ Call the customer (ring)\n      work: "Ring the customer" → "Call the customer"\n',
    );
  });

  test('a file that was added or removed', async () => {
    expect(await call(['diff', '/dev/null', 'new.blueprint.yaml'], { files })).toMatchObject({
      code: 1,
      stdout: 'call-back is new.\n',
    });
    expect(await call(['diff', 'new.blueprint.yaml', '/dev/null'], { files })).toMatchObject({
      code: 1,
      stdout: 'call-back is gone.\n',
    });
  });

  test('copies in another folder find the files that they name beside the original', async () => {
    const text = CALL_BACK.replace(
      'roles:',
      'calendars:\n  office: { open: { mon-fri: 09:00-17:00 }, days: ./office.calendar.yaml }\nroles:',
    );
    const days = 'throughline-calendar: 1\nvalid-from: 2026-01-01\nvalid-until: 2026-12-31\ndays: {}\n';
    const world = {
      files: {
        '/copies/old/x.blueprint.yaml': text,
        '/copies/new/x.blueprint.yaml': text,
        'office.calendar.yaml': days,
        '.git/HEAD': '',
      },
    };
    const argv = ['diff', '/copies/old/x.blueprint.yaml', '/copies/new/x.blueprint.yaml'];
    expect(await call(argv, world)).toMatchObject({ code: 2 });
    expect(await call([...argv, '--beside', 'x.blueprint.yaml'], world)).toMatchObject({ code: 0, stderr: '' });
  });

  test('what cannot be understood cannot be compared: exit code 2, with what is wrong', async () => {
    const found = await call(['diff', 'a.yaml', 'new.blueprint.yaml'], {
      files: { ...files, 'a.yaml': 'throughline: 1\n' },
    });
    expect(found.code).toBe(2);
    expect(found.stdout).toBe('');
    expect(found.stderr).toContain('a.yaml:1:1  error TL2002');
    expect(found.stderr).toContain('error: "a.yaml" has errors, so it cannot be compared.');
    expect(await call(['diff', '-', '-'])).toMatchObject({ code: 2 });
    expect(await call(['diff', 'new.blueprint.yaml'], { files })).toMatchObject({ code: 2 });
  });
});

test('every part of a blueprint has its words in both languages, which are not the same', () => {
  for (const key of PART_KEYS)
    expect([key, /\p{Script=Han}/u.test(diffWords['zh-CN'].parts[key])]).toEqual([key, true]);
  for (const section of SECTIONS) {
    expect(diffWords.en.sections[section]).not.toBe(diffWords['zh-CN'].sections[section]);
  }
});

test('two blueprints of a thousand steps without a step in common are compared in no time', () => {
  const large = (word: string): string => {
    const steps = Array.from({ length: 1000 }, (_, n) => `      ${word}-${n}: { do: ${word} ${n}, by: agent }`);
    return CALL_BACK.replace('      ring: { do: Ring the customer, by: agent }', () => steps.join('\n'));
  };
  const [before, after] = [readOrThrow(large('dig')), readOrThrow(large('fill'))];
  const start = performance.now();
  expect(differencesOf(before, after).length).toBeGreaterThan(1999);
  expect(performance.now() - start).toBeLessThan(3000);
});
