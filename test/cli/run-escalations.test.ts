import { describe, expect, test } from 'vitest';

import { CARD_DESK, CARD_STAFF } from '../support/card-desk.ts';
import { call } from './support.ts';

const JOURNEY = `throughline-journey: 1
blueprint: ./desk.blueprint.yaml
journeys:
  accepted:
    steps:
      - { by: customer, step: receive, with: { amount: 100, angry: true } }
      - { event: customer.complains }
      - { accept: fraud, by: agent, as: wang-fang }
      - wait: 11h
  nobody-left:
    steps:
      - absent: zhao-lei
      - { by: customer, step: receive, with: { amount: 100 } }
      - { event: customer.complains }
      - wait: 1h
`;
const FILES = {
  'desk.blueprint.yaml': CARD_DESK.trimStart(),
  'staff.people.yaml': CARD_STAFF.trimStart(),
  'desk.journey.yaml': JOURNEY,
};

describe('throughline run', () => {
  test('tells by name who was told, because the blueprint names its people file', async () => {
    const { code, stdout, stderr } = await call(['run', 'desk.blueprint.yaml', '--lang', 'en'], { files: FILES });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').filter((row) => row.includes('“Fraud”'))).toMatchInlineSnapshot(`
      [
        "       ⇑ Escalation “Fraud”, level 1 of 2, round 1 of 2: Agent (Li Na, Wang Fang) are phoned",
        "       ✓ Agent (Wang Fang) accepts escalation “Fraud”",
        "       ⇑ Escalation “Fraud”, level 1 of 2, round 1 of 2: Agent (Li Na, Wang Fang) are phoned",
        "09:10  ⇑ Escalation “Fraud”, level 2 of 2, round 1 of 2: Senior (Chen Bo) is notified; Senior (Chen",
        "09:15  ⇑ Escalation “Fraud”, level 1 of 2, round 2 of 2: Agent (Li Na, Wang Fang) are phoned",
        "09:25  ⇑ Escalation “Fraud”, level 2 of 2, round 2 of 2: Senior (Chen Bo) is notified; Senior (Chen",
        "09:30  ✗ Escalation “Fraud”, the final level: nobody is found for Head, because Zhao Lei is away",
      ]
    `);
    expect(stdout).toContain('nobody is found for Head, because Zhao Lei is away\n');
  });

  test('gives escalations and whose work it is as JSON too', async () => {
    const argv = ['run', 'desk.blueprint.yaml', '--lang', 'zh-CN', '--format', 'json'];
    const { stdout } = await call(argv, { files: FILES });
    const [accepted] = JSON.parse(stdout).journeys;
    expect(accepted.case.escalations).toMatchInlineSnapshot(`
      [
        {
          "cycle": 1,
          "escalation": "late-reply",
          "leavesAt": "2026-01-06T09:00:00+08:00",
          "level": 2,
          "nextAt": "2026-01-06T09:00:00+08:00",
          "round": 1,
          "sla": "reply",
          "state": "climbing",
          "title": {
            "en": "Late reply",
            "zh-CN": "答复迟延",
          },
          "told": [
            {
              "person": "zhao-lei",
              "role": "senior",
            },
          ],
        },
        {
          "cycle": 1,
          "escalation": "fraud",
          "level": 1,
          "round": 1,
          "state": "accepted",
          "title": {
            "en": "Fraud",
            "zh-CN": "盗刷",
          },
          "told": [
            {
              "person": "li-na",
              "role": "agent",
            },
            {
              "person": "wang-fang",
              "role": "agent",
            },
          ],
        },
        {
          "cycle": 1,
          "escalation": "anger",
          "level": 2,
          "round": 1,
          "state": "exhausted",
          "title": {
            "en": "Anger",
            "zh-CN": "怒气",
          },
          "told": [
            {
              "person": "zhao-lei",
              "role": "head",
            },
          ],
        },
      ]
    `);
    expect(accepted.case.waiting).toMatchInlineSnapshot(`
      [
        {
          "for": "head",
          "person": "zhao-lei",
          "since": "2026-01-05T09:00:00+08:00",
          "step": "look",
          "verb": "do",
        },
      ]
    `);
    const told = accepted.story.filter(({ kind }: { kind: string }) => kind === 'escalation');
    expect(told.map(({ at, text }: { at: string; text: string }) => `${at} ${text}`)).toMatchInlineSnapshot(`
      [
        "2026-01-05T09:00:00+08:00 升级“盗刷”第 1/2 级，第 1/2 轮：电话联系客服（Li Na、Wang Fang）",
        "2026-01-05T09:30:00+08:00 升级“怒气”到达第 1/2 级",
        "2026-01-05T09:30:00+08:00 升级“怒气”：“核查”由客服转给高级专员（Chen Bo）",
        "2026-01-05T10:00:00+08:00 升级“怒气”第 2/2 级：通知负责人（Zhao Lei）（此后不再通知其他人）",
        "2026-01-05T17:00:00+08:00 升级“答复迟延”第 1/4 级：通知高级专员（Zhao Lei 代替 Chen Bo（已下班，至 1月6日 周二 06:00））",
        "2026-01-05T19:00:00.001+08:00 升级“答复迟延”：“核查”由高级专员转给负责人（Zhao Lei）",
        "2026-01-05T19:00:00.001+08:00 升级“答复迟延”：第 2 级的通知等到通知时段，1月6日 周二 09:00 发出",
      ]
    `);
    expect(accepted.entries.filter(({ type }: { type: string }) => type === 'escalation.accepted'))
      .toMatchInlineSnapshot(`
      [
        {
          "at": "2026-01-05T09:00:00+08:00",
          "by": {
            "person": "wang-fang",
            "role": "agent",
          },
          "cycle": 1,
          "escalation": "fraud",
          "level": 1,
          "type": "escalation.accepted",
        },
      ]
    `);
  });

  test('says whom the people file does not know, and plays nothing of that journey', async () => {
    const files = { ...FILES, 'desk.journey.yaml': JOURNEY.replace('absent: zhao-lei', 'absent: Zhao Lei') };
    const { code, stdout } = await call(['run', 'desk.blueprint.yaml', '--lang', 'en'], { files });
    expect(code).toBe(1);
    expect(stdout).toContain('error TL5023  The people file knows no "Zhao Lei".');
    expect(stdout).toContain('help: Did you mean "zhao-lei"?');
  });
});
