import { describe, expect, test } from 'vitest';

import { CARD_DESK, CARD_STAFF } from '../support/card-desk.ts';
import { call } from './support.ts';

const FILES = { 'desk.blueprint.yaml': CARD_DESK.trimStart(), 'staff.people.yaml': CARD_STAFF.trimStart() };

async function play(typed: readonly string[], lang = 'en', files: Record<string, string> = FILES) {
  const argv = ['play', 'desk.blueprint.yaml', '--lang', lang];
  const { code, stdout, stderr, files: after } = await call(argv, { typed, files });
  return { code, stdout, stderr, journey: String(after.get('desk.journey.yaml')) };
}

/** The case as it was shown last, and what was offered then. */
function lastOf(stdout: string, now = 'Now  '): string {
  const shown = stdout.slice(stdout.lastIndexOf(now));
  return shown.slice(0, shown.search(/\n\n {2}u {2}/u));
}

/** The card is reported, and the customer complains. */
const COMPLAINED = ['1', '1', '4'];
const SAVED = ['w', 'Fraud', '', '', 'q'];

describe('whoever plays by hand', () => {
  test('sees how far escalations have climbed, and may let somebody who was told accept', async () => {
    const { stdout, stderr } = await play([...COMPLAINED, 'q', '2']);
    expect(stderr).toBe('');
    expect(lastOf(stdout)).toMatchInlineSnapshot(`
      "Now  Mon 5 Jan 2026 09:00 · resolution
           waiting for Agent: “Look into it”
           clock “Formal reply”: due 19:00, 10 h left
           escalation “Late reply”: nobody is told yet, next at 17:00
           escalation “Fraud”: level 1 of 2, round 1 of 2, next at 09:10, not accepted yet

      What happens now?
        1  Agent finishes “Look into it”
        2  Agent (Li Na) or Agent (Wang Fang) accepts escalation “Fraud”…
        3  Let time pass until 09:10 (in 10 minutes): Escalation “Fraud”, level 2 of 2, round 1 of 2: Senior (Chen Bo) is notified; Senior (Chen Bo) is phoned
        4  Let time pass: so long, or until then…
        5  Customer: “Complains”
        6  Customer: “Calms down”
        7  Customer writes a message…
        8  Something else…"
    `);
  });

  test('the same in Chinese', async () => {
    const { stdout } = await play([...COMPLAINED, 'q', '2'], 'zh-CN');
    expect(lastOf(stdout, '现在  ')).toMatchInlineSnapshot(`
      "现在  2026年1月5日 周一 09:00 · 解决
            等待客服：“核查”
            时钟“正式答复”：最迟 19:00，还剩 10 小时
            升级“答复迟延”：还没有通知任何人，下一步 17:00
            升级“盗刷”：第 1/2 级，第 1/2 轮，下一步 09:10，还没有人接手

      接下来发生什么？
        1  客服完成“核查”
        2  客服（Li Na）或客服（Wang Fang）接手升级“盗刷”…
        3  让时间过到 09:10（10 分钟后）：升级“盗刷”第 2/2 级，第 1/2 轮：通知高级专员（Chen Bo）；电话联系高级专员（Chen Bo）
        4  让时间过去：一段时间，或到某个时刻…
        5  客户：“投诉”
        6  客户：“平静”
        7  客户留言…
        8  其他情况…"
    `);
  });

  test('is asked who accepts where several were told, and saves it in the journey', async () => {
    const { stdout, journey } = await play([...COMPLAINED, '2', '2', ...SAVED]);
    expect(stdout).toContain('Who does it?\n  1  Agent (Li Na)\n  2  Agent (Wang Fang)\n');
    expect(stdout).toContain('✓ Agent (Wang Fang) accepts escalation “Fraud”');
    expect(lastOf(stdout)).not.toContain('Fraud');
    expect(journey).toContain('      - { accept: fraud, by: agent, as: wang-fang }\n');
    const { code, stdout: run } = await call(['run', 'desk.blueprint.yaml', '--lang', 'en'], {
      files: { ...FILES, 'desk.journey.yaml': journey },
    });
    expect([code, run]).toEqual([0, expect.stringContaining('✓ Agent (Wang Fang) accepts escalation “Fraud”')]);
  });

  test('goes back from the question who accepts, and may take the acceptance back', async () => {
    const { stdout } = await play([...COMPLAINED, '2', '<', '2', '1', 'u', 'q', '2']);
    expect(stdout).toContain('Taken back: Agent (Li Na) accepts escalation “Fraud”');
    expect(lastOf(stdout)).toContain('not accepted yet');
  });

  test('is not asked where only one role was told: no people file says who that is', async () => {
    const alone = { 'desk.blueprint.yaml': FILES['desk.blueprint.yaml'].replace(/^people:.*\n/mu, '') };
    const { stdout, journey } = await play([...COMPLAINED, '2', ...SAVED], 'en', alone);
    expect(stdout).toContain('  2  Agent accepts escalation “Fraud”\n');
    expect(journey).toContain('      - { accept: fraud, by: agent }\n');
  });

  test('lets time pass from level to level, round to round, to whoever comes last', async () => {
    const { stdout } = await play([...COMPLAINED, '3', '3', '3', '3', 'q', '2']);
    expect(stdout.match(/^\d\d:\d\d .*Fraud.*$/gmu)).toMatchInlineSnapshot(`
      [
        "09:10  ⇑ Escalation “Fraud”, level 2 of 2, round 1 of 2: Senior (Chen Bo) is notified; Senior (Chen",
        "09:15  ⇑ Escalation “Fraud”, level 1 of 2, round 2 of 2: Agent (Li Na, Wang Fang) are phoned",
        "09:25  ⇑ Escalation “Fraud”, level 2 of 2, round 2 of 2: Senior (Chen Bo) is notified; Senior (Chen",
        "09:30  ⇑ Escalation “Fraud”, the final level: Head (Zhao Lei) is phoned (nobody else is told after",
      ]
    `);
    expect(lastOf(stdout)).toContain('escalation “Fraud”: the final level, not accepted yet\n');
  });

  test('sees whose work it is once an escalation has given it to somebody', async () => {
    const { stdout } = await play(['1', '3', '1', '1', '2', 'q', '2']);
    expect(stdout).toContain('waiting for Senior (Chen Bo): “Look into it” (since 09:00)');
  });
});
