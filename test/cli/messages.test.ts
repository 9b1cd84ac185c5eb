import { describe, expect, test } from 'vitest';

import { call, CALL_BACK, COMPLAINT_DESK } from './support.ts';

const DESK = CALL_BACK.replace(
  'roles:',
  `locales: [en, zh-CN]
zone: Asia/Shanghai
channels:
  texts: { kind: sms }
  mail: { kind: email }
messages:
  received: { en: "We ring {number} after {case.opened_at}, case {case.id}.", zh-CN: "我们会拨打 {number}。" }
  still-there: { en: Are you there?, zh-CN: 您还在吗？ }
roles:`,
)
  .replace(
    'receive: { ask: [number] }',
    `receive: { ask: { fields: [number], message: still-there }, via: [mail], remind: { every: 1h, times: 1, message: received } }
      tell: { say: { message: received, fallback: [mail] }, via: [texts] }`,
  )
  .replace('Ring the customer', '{ en: Ring, zh-CN: 致电 }')
  .replace('Nothing to confirm.', '{ en: No., zh-CN: 无 }')
  .replace('The call is the follow-up.', '{ en: No., zh-CN: 无 }');
const files = { 'desk.blueprint.yaml': DESK };

describe('messages', () => {
  test('shows every message in each language, where it is sent and how long it is', async () => {
    expect(await call(['messages', 'desk.blueprint.yaml', '--sample'], { files })).toMatchObject({
      code: 0,
      stdout: `received
  reminder of receive via mail (email)
  sent by tell via texts (sms), mail (email)
  en     We ring +44 20 7946 0958 after Mon 5 Jan 2026 09:00, case C-1024.
         65 characters · 1 SMS (GSM-7)
  zh-CN  我们会拨打 13800000000。
         18 characters · 1 SMS (UCS-2)

still-there
  asked with by receive via mail (email)
  en     Are you there?
         14 characters
  zh-CN  您还在吗？
         5 characters
`,
      stderr: '1 warning; see: throughline check desk.blueprint.yaml\n',
    });
  });

  test('without sample data placeholders stand as they were written', async () => {
    const argv = ['messages', 'desk.blueprint.yaml', '--locale', 'zh-CN', '--lang', 'zh'];
    expect(await call(argv, { files })).toMatchObject({
      code: 0,
      stdout: `received
  receive 的提醒，渠道：mail（email）
  由 tell 发送，渠道：texts（sms）、mail（email）
  zh-CN  我们会拨打 {number}。
         7 个字符（不含要填入的内容） · 至少 1 条短信（UCS-2）

still-there
  receive 询问时使用，渠道：mail（email）
  zh-CN  您还在吗？
         5 个字符
`,
    });
  });

  test('as JSON for programs', async () => {
    const argv = ['messages', 'desk.blueprint.yaml', '--format', 'json', '--locale', 'en', '--sample'];
    const { stdout } = await call(argv, { files });
    expect(JSON.parse(stdout)).toEqual({
      blueprint: 'call-back',
      sample: true,
      messages: [
        {
          id: 'received',
          uses: [
            { step: 'receive', as: 'remind', channels: [{ id: 'mail', kind: 'email' }] },
            {
              step: 'tell',
              as: 'say',
              channels: [
                { id: 'texts', kind: 'sms' },
                { id: 'mail', kind: 'email' },
              ],
            },
          ],
          texts: [
            {
              locale: 'en',
              from: 'en',
              text: 'We ring +44 20 7946 0958 after Mon 5 Jan 2026 09:00, case C-1024.',
              characters: 65,
              sms: { encoding: 'GSM-7', units: 65, parts: 1 },
            },
          ],
        },
        {
          id: 'still-there',
          uses: [{ step: 'receive', as: 'ask', channels: [{ id: 'mail', kind: 'email' }] }],
          texts: [{ locale: 'en', from: 'en', text: 'Are you there?', characters: 14 }],
        },
      ],
    });
  });

  test('a message that no step sends, and one that lacks a language, are shown with that said', async () => {
    const text = DESK.replace(', zh-CN: 您还在吗？ }', ' }').replace(', message: still-there', '');
    const { code, stdout } = await call(['messages', 'a.yaml', '--locale', 'zh-CN'], { files: { 'a.yaml': text } });
    expect([code, stdout.split('\n\n')[1]]).toEqual([
      0,
      `still-there
  No step sends it.
  zh-CN  Are you there?
         (not written in this language; the words in en are sent)
         14 characters
`,
    ]);
  });

  test('no placeholder of the example stays unfilled', async () => {
    const { stdout } = await call(['messages', 'a.yaml', '--sample'], { files: { 'a.yaml': COMPLAINT_DESK } });
    expect(stdout).not.toMatch(/[{}]|undefined|null|NaN/);
    expect(stdout).toContain('级别为普通投诉');
  });

  test('a long message is broken to the width of the terminal', async () => {
    const text = DESK.replace('Are you there?', 'Are you still there or not, '.repeat(8).trim().replace(/,$/, ''));
    const world = { files: { 'a.yaml': text.replace(/en: (Are .* not), zh/, 'en: "$1", zh') }, columns: 50 };
    const { stdout } = await call(['messages', 'a.yaml'], world);
    expect(
      Math.max(
        ...stdout
          .split('\n')
          .slice(8)
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(50);
  });

  test('a blueprint without messages', async () => {
    expect(await call(['messages', 'a.yaml'], { files: { 'a.yaml': CALL_BACK } })).toMatchObject({
      code: 0,
      stdout: 'The blueprint has no messages.\n',
    });
  });

  test('a language that the blueprint has not', async () => {
    expect(await call(['messages', 'desk.blueprint.yaml', '--locale', 'fr'], { files })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'error: --locale can be en or zh-CN, not "fr".\n',
    });
  });

  test('a blueprint with errors shows those instead', async () => {
    const world = { files: { 'a.yaml': DESK.replace('by: agent', 'by: agnet') } };
    const { code, stdout, stderr } = await call(['messages', 'a.yaml'], world);
    expect([code, stdout, stderr.includes('TL4001')]).toEqual([1, '', true]);
  });
});
