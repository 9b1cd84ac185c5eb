import { describe, expect, test } from 'vitest';

import type { AlertEffect, Entry } from '../../src/index.ts';
import { tellStory } from '../../src/story/story.ts';
import { CARD_DESK, CARD_STAFF, cardDesk } from '../support/card-desk.ts';
import { play, story } from '../journey/support.ts';

const AWAY = 'manager: chen-bo, deputy: wang-fang, away: [2026-01-05..2026-01-09] }';
const desk = cardDesk(CARD_STAFF.replace('manager: chen-bo, deputy: wang-fang }', AWAY));

/** A promise that is broken in the evening, a fraud that somebody accepts, and a customer who is angry for an hour. */
const WALK = `
- { by: customer, step: receive, with: { amount: 100, angry: true } }
- { event: customer.complains }
- wait: 12m
- { event: customer.complains }
- { accept: fraud, by: senior, as: chen-bo }
- wait: 2h
- { event: customer.calms-down }
- wait: 22h
- { by: head, as: zhao-lei, step: look }
- { by: agent, as: li-na, step: call-back }
- { event: case.reopens }
`;

describe('a story tells of escalations who was told, how, at which level and why, in one line each', () => {
  const result = play(desk, WALK);

  test('in English', () => {
    expect(result.findings).toEqual([]);
    expect(story(desk, result)).toMatchInlineSnapshot(`
      "Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened
                 Amount  0
                 Angry   no

             ── intake ──
             › “Report the card”: customer is asked for Amount and Angry
             ◷ Clock “Formal reply”: due 19:00
             ✓ Customer answers “Report the card”
                 Amount  100
                 Angry   yes

             ── resolution ──
             › Work for Agent: “Look into it”
             ! Customer: “Complains”
                 Amount  9,000
             ⇑ Escalation “Fraud”, level 1 of 2, round 1 of 2: Agent (Wang Fang) is phoned
      09:10  ⇑ Escalation “Fraud”, level 2 of 2, round 1 of 2: Senior (Chen Bo) is notified; Senior (Chen
               Bo) is phoned
      09:12  ! Customer: “Complains”
                 Amount  9,000
             ⇑ Escalation “Fraud”: it is under way already, so “Complains” does not set it off again
             ✓ Senior (Chen Bo) accepts escalation “Fraud”
      09:30  ⇑ Escalation “Anger” reaches level 1 of 2
             ⇑ Escalation “Anger”: “Look into it” goes from Agent to Senior (Chen Bo)
      10:00  ⇑ Escalation “Anger”, level 2 of 2: Head (Zhao Lei) is notified (nobody else is told after
               this)
      11:12  ! Customer: “Calms down”
                 Angry  no
      17:00  ⇑ Escalation “Late reply”, level 1 of 4: Senior (Zhao Lei for Chen Bo, off duty until Tue 6
               Jan 06:00) is notified
      19:00  ✗ Clock “Formal reply” has run over: it was due 19:00
             ⇑ Escalation “Late reply”: “Look into it” goes from Senior to Head (Zhao Lei)
             ⇑ Escalation “Late reply”: the alert of level 2 waits for its hours, until Tue 6 Jan 09:00

      Tue 6 Jan 2026

      09:00  ⇑ Escalation “Late reply”, level 2 of 4: Head (Zhao Lei) and customer are notified (waited
               since Mon 5 Jan 19:00)
               “Please look at case C-1.”
      09:12  ✓ Head (Zhao Lei) finishes “Look into it”
             ⚑ Milestone: formal reply
             › Work for Agent: “Call back”
             ◷ Clock “Formal reply” is stopped 14 h 12 min late
             ⇑ Escalation “Late reply” is over: its clock has stopped
             ✓ Agent (Li Na) finishes “Call back”
             ⚑ Milestone: resolved
             ◉ The case is closed: solved
             ◉ The case is reopened by customer

             ── resolution ──
             › Work for Agent: “Look into it”
             ⇑ “Look into it” is for every Agent: Li Na, who had it before, is away until Fri 9 Jan
             ◷ Clock “Formal reply” runs on: due Mon 5 Jan 19:00

             › Still waiting for Agent at “Look into it”"
    `);
  });

  test('in Chinese', () => {
    expect(story(desk, result, 'zh-CN')).toMatchInlineSnapshot(`
      "2026年1月5日 周一

      09:00  ◉ 案例 C-1 开立
                 金额  0
                 愤怒  否

             ── 受理 ──
             › “挂失”：请客户提供金额、愤怒
             ◷ 时钟“正式答复”：最迟 19:00
             ✓ 客户答复“挂失”
                 金额  100
                 愤怒  是

             ── 解决 ──
             › 客服待办：“核查”
             ! 客户：“投诉”
                 金额  9,000
             ⇑ 升级“盗刷”第 1/2 级，第 1/2 轮：电话联系客服（Wang Fang）
      09:10  ⇑ 升级“盗刷”第 2/2 级，第 1/2 轮：通知高级专员（Chen Bo）；电话联系高级专员（Chen Bo）
      09:12  ! 客户：“投诉”
                 金额  9,000
             ⇑ 升级“盗刷”：已在进行，“投诉”不会再次触发
             ✓ 高级专员（Chen Bo）接手升级“盗刷”
      09:30  ⇑ 升级“怒气”到达第 1/2 级
             ⇑ 升级“怒气”：“核查”由客服转给高级专员（Chen Bo）
      10:00  ⇑ 升级“怒气”第 2/2 级：通知负责人（Zhao Lei）（此后不再通知其他人）
      11:12  ! 客户：“平静”
                 愤怒  否
      17:00  ⇑ 升级“答复迟延”第 1/4 级：通知高级专员（Zhao Lei 代替 Chen Bo（已下班，至 1月6日 周二
               06:00））
      19:00  ✗ 时钟“正式答复”已超时：应不晚于 19:00
             ⇑ 升级“答复迟延”：“核查”由高级专员转给负责人（Zhao Lei）
             ⇑ 升级“答复迟延”：第 2 级的通知等到通知时段，1月6日 周二 09:00 发出

      2026年1月6日 周二

      09:00  ⇑ 升级“答复迟延”第 2/4 级：通知负责人（Zhao Lei）、客户（1月5日 周一 19:00 起等待）
               “Please look at case C-1.”
      09:12  ✓ 负责人（Zhao Lei）完成“核查”
             ⚑ 里程碑：正式答复
             › 客服待办：“回电”
             ◷ 时钟“正式答复”超时后停止，晚了 14 小时 12 分
             ⇑ 升级“答复迟延”结束：时钟停止
             ✓ 客服（Li Na）完成“回电”
             ⚑ 里程碑：已解决
             ◉ 案例关闭：已解决
             ◉ 客户重新打开案例

             ── 解决 ──
             › 客服待办：“核查”
             ⇑ “核查”由任一客服办理：之前的经手人 Li Na 不在岗，至 1月9日 周五
             ◷ 时钟“正式答复”继续走：最迟 1月5日 周一 19:00

             › 仍在“核查”等待客服"
    `);
  });

  test('a case that is closed for good says so once, whatever its escalations do then', () => {
    const sealed = cardDesk('', CARD_DESK.replace(/^reopen.*$/mu, ''));
    const lines = '- { by: customer, step: receive, with: { angry: true } }\n- wait: 9h\n- { event: case.cancels }';
    const told = story(sealed, play(sealed, lines));
    expect(told.split('\n').slice(-7).join('\n')).toMatchInlineSnapshot(`
      "10:00  ⇑ Escalation “Anger”, level 2 of 2: Head is notified (nobody else is told after this)
      17:00  ⇑ Escalation “Late reply”, level 1 of 4: Senior is notified
      18:00  ! The case is cancelled
             ! “Look into it” is broken off
             ◉ The case is closed: cancelled
             ◷ Clock “Formal reply” is cancelled
             ⇑ Escalation “Late reply” is over: the case is closed"
    `);
  });
});

describe('why an escalation is over is said where anybody had been told of it', () => {
  const told = (lines: string, text?: string): string[] => {
    const over = cardDesk('', text);
    const opened = '- { by: customer, step: receive, with: { amount: 1, angry: true } }\n';
    const result = play(over, opened + lines);
    expect(result.findings).toEqual([]);
    return (['en', 'zh-CN'] as const).flatMap((language) =>
      story(over, result, language)
        .split('\n')
        .filter((row) => /is over|”结束/u.test(row))
        .map((row) => row.replace(/^.{7}/u, '')),
    );
  };

  test('its clock was met in time', () => {
    expect(told('- wait: 8h\n- { by: senior, step: look }')).toMatchInlineSnapshot(`
      [
        "⇑ Escalation “Late reply” is over: its clock is met",
        "⇑ 升级“答复迟延”结束：时钟达标",
      ]
    `);
  });

  test('its clock was stopped too late', () => {
    expect(told('- wait: 24h\n- { by: head, step: look }')).toMatchInlineSnapshot(`
      [
        "⇑ Escalation “Late reply” is over: its clock has stopped",
        "⇑ 升级“答复迟延”结束：时钟停止",
      ]
    `);
  });

  test('the case was closed', () => {
    expect(told('- wait: 31m\n- { event: case.cancels }')).toMatchInlineSnapshot(`
      [
        "⇑ Escalation “Anger” is over: the case is closed",
        "⇑ 升级“怒气”结束：案例关闭",
      ]
    `);
  });

  test('its condition does not hold any more', () => {
    expect(told('- wait: 31m\n- { event: customer.calms-down }')).toMatchInlineSnapshot(`
      [
        "⇑ Escalation “Anger” is over: its condition does not hold any more",
        "⇑ 升级“怒气”结束：条件不再成立",
      ]
    `);
  });

  test.each([
    ['formal-reply', '{ by: agent, step: look }', 'milestone “formal reply” is reached', '达到里程碑“正式答复”'],
    ['customer.calms-down', '{ event: customer.calms-down }', '“Calms down” has happened', '“平静”已发生'],
  ])('what it ran until has come: %s', (until, line, en, zh) => {
    const text = CARD_DESK.replace('until: accepted', `until: ${until}`);
    expect(told(`- { event: customer.complains }\n- ${line}`, text)).toEqual([
      `⇑ Escalation “Fraud” is over: ${en}`,
      `⇑ 升级“盗刷”结束：${zh}`,
    ]);
  });

  test('nobody was told yet: nothing is said', () => {
    expect(told('- wait: 20m\n- { event: case.cancels }')).toEqual([]);
  });
});

/** The story of entries that no journey of this desk leads to: what a host writes that was away, what goes wrong. */
function linesOf(
  entries: readonly (Entry extends infer E ? (E extends Entry ? Omit<E, 'at'> : never) : never)[],
): string[] {
  const all = entries.map((entry) => ({ ...entry, at: Date.parse('2026-01-05T08:00:00+08:00') }));
  return (['en', 'zh-CN'] as const).flatMap((language) => tellStory(desk, all, { language }).map(({ text }) => text));
}

const alert = (more: Partial<AlertEffect>): Parameters<typeof linesOf>[0][number] => ({
  type: 'effect.requested',
  effect: {
    kind: 'alert',
    escalation: 'late-reply',
    cycle: 1,
    round: 1,
    level: 1,
    repeat: 0,
    to: [],
    untold: [],
    text: 'Case C-1',
    locale: 'en',
    ...more,
  },
});

const at = { escalation: 'late-reply', cycle: 1, round: 1 } as const;
const until = Date.parse('2026-01-10T00:00:00+08:00');

describe('of whoever is told the story says by name who they are, and for whom they stand in', () => {
  const agent = { way: 'phone', wanted: { kind: 'role', name: 'agent' }, role: 'agent' } as const;

  test('somebody stands in for two who are not there, and another is told off duty', () => {
    const instead = [
      { person: 'li-na', why: 'away', until } as const,
      { person: 'chen-bo', why: 'off-duty', until: until + 9 * 3_600_000 } as const,
    ];
    const to = [
      { ...agent, person: 'wang-fang', instead },
      { ...agent, person: 'li-na', offDuty: true as const },
    ];
    expect(linesOf([alert({ to })])).toMatchInlineSnapshot(`
      [
        "Escalation “Late reply”, level 1 of 4: Agent (Wang Fang for Li Na, away until Fri 9 Jan, and Chen Bo, off duty until Sat 10 Jan 09:00; Li Na, though off duty) are phoned",
        "升级“答复迟延”第 1/4 级：电话联系客服（Wang Fang 代替 Li Na（不在岗，至 1月9日 周五）、Chen Bo（已下班，至 1月10日 周六 09:00）；Li Na，虽已下班）",
      ]
    `);
  });

  test('of many persons in one role the first five are named', () => {
    const to = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((person) => ({ ...agent, person }));
    expect(linesOf([alert({ to })])).toMatchInlineSnapshot(`
      [
        "Escalation “Late reply”, level 1 of 4: Agent (A, B, C, D, E, 2 more) are phoned",
        "升级“答复迟延”第 1/4 级：电话联系客服（A、B、C、D、E，另有 2 人）",
      ]
    `);
  });

  test('somebody on call without a role is told as a person, the customer as such', () => {
    const watch = { way: 'notify', wanted: { kind: 'on-call', name: 'night-watch' }, person: 'wang-fang' } as const;
    const customer = { way: 'notify', wanted: { kind: 'customer', name: 'customer' }, role: 'customer' } as const;
    expect(linesOf([alert({ to: [watch, customer] })])).toMatchInlineSnapshot(`
      [
        "Escalation “Late reply”, level 1 of 4: Wang Fang and customer are notified",
        "升级“答复迟延”第 1/4 级：通知 Wang Fang、客户",
      ]
    `);
  });
});

test('the words that people are told are shown once, and again where they are others', () => {
  const said = (message: string, text: string, repeat: number) => alert({ message, text, repeat, untold: [] });
  const entries = [said('look-here', 'Look', 0), said('look-here', 'Look', 1), said('hurry', 'Hurry', 2), alert({})];
  const all = entries.map((entry) => ({ ...entry, at: Date.parse('2026-01-05T08:00:00+08:00') }));
  const quotes = tellStory(desk, all, { language: 'en' }).map(({ quote }) => quote);
  expect(quotes).toEqual(['Look', undefined, 'Hurry', undefined]);
});

describe('where nobody is found the story says for whom, and why', () => {
  test.each([
    [
      'no-people',
      { kind: 'manager-of', name: 'agent' },
      'the manager of Agent, because no list of people says who that is',
      '客服的上级，没有人员名单说明是谁',
    ],
    [
      'nobody-holds',
      { kind: 'role', name: 'senior' },
      'Senior, because nobody holds this role',
      '高级专员，没有人担任这个角色',
    ],
    [
      'all-away',
      { kind: 'role', name: 'agent' },
      'Agent, because Li Na is away until Fri 9 Jan and Chen Bo is off duty',
      '客服，Li Na 不在岗，至 1月9日 周五；Chen Bo 已下班',
    ],
    [
      'no-manager',
      { kind: 'manager-of', name: 'agent' },
      'the manager of Agent, because no manager is named',
      '客服的上级，没有写明上级',
    ],
    [
      'no-deputy',
      { kind: 'deputy-of', name: 'agent' },
      'the deputy of Agent, because no deputy is named',
      '客服的代理人，没有写明代理人',
    ],
    [
      'no-schedule',
      { kind: 'on-call', name: 'night-watch' },
      'on-call schedule “night-watch”, because the people file has no such schedule',
      '值班表“night-watch”的值班人员，人员文件中没有这个值班表',
    ],
    [
      'nobody-on-call',
      { kind: 'on-call', name: 'night-watch' },
      'on-call schedule “night-watch”, because nobody is on call at this time',
      '值班表“night-watch”的值班人员，此时无人值班',
    ],
  ] as const)('%s', (why, wanted, en, zh) => {
    const away = [
      { person: 'li-na', why: 'away', until },
      { person: 'chen-bo', why: 'off-duty' },
    ] as const;
    const missed = why === 'all-away' ? { missed: away } : {};
    expect(linesOf([alert({ untold: [{ way: 'notify', wanted, why, ...missed }] })])).toEqual([
      `Escalation “Late reply”, level 1 of 4: nobody is found for ${en}`,
      `升级“答复迟延”第 1/4 级：找不到${zh}`,
    ]);
  });

  test('whoever is told already is not missed', () => {
    const head = { way: 'notify', wanted: { kind: 'role', name: 'head' } } as const;
    const lines = linesOf([alert({ to: [{ ...head, role: 'head' }], untold: [{ ...head, why: 'already-told' }] })]);
    expect(lines).toMatchInlineSnapshot(`
      [
        "Escalation “Late reply”, level 1 of 4: Head is notified",
        "升级“答复迟延”第 1/4 级：通知负责人",
      ]
    `);
  });
});

describe('what does not leave when it is due is told as well', () => {
  test('a host that was away keeps the highest level, and says how late it is', () => {
    const head = { way: 'notify', wanted: { kind: 'role', name: 'head' }, role: 'head' } as const;
    const lines = linesOf([
      { type: 'escalation.held', ...at, level: 1, repeat: 0, because: 'late', until: until - 82_800_000 },
      { type: 'escalation.skipped', ...at, level: 1, repeat: 0, because: 'overtaken' },
      alert({ level: 2, to: [head], late: Date.parse('2026-01-05T01:00:00+08:00') }),
    ]);
    expect(lines).toMatchInlineSnapshot(`
      [
        "Escalation “Late reply”: the alert of level 1 is late and leaves Fri 9 Jan 01:00",
        "Escalation “Late reply”: the alert of level 1 is not sent: a later one takes its place",
        "Escalation “Late reply”, level 2 of 4: Head is notified (late, was due 01:00)",
        "升级“答复迟延”：第 1 级的通知已迟，1月9日 周五 01:00 发出",
        "升级“答复迟延”：第 1 级的通知不再发出：由之后的通知代替",
        "升级“答复迟延”第 2/4 级：通知负责人（迟发，应在 01:00 发出）",
      ]
    `);
  });

  test.each([
    ['ended', ': the alert of level 3 is not sent: it is not needed any more', '：第 3 级的通知不再发出：已不需要'],
    [
      'withdrawn',
      ': the alert of level 3 is not sent: its time has not come after all',
      '：第 3 级的通知不再发出：原来还没有到时间',
    ],
    ['when', ' leaves out level 3 of 4: amount > 5000 does not hold', '略过第 3/4 级：amount > 5000 不成立'],
  ] as const)('an alert is not needed: %s', (because, en, zh) => {
    expect(linesOf([{ type: 'escalation.skipped', ...at, level: 3, repeat: 0, because }])).toEqual([
      `Escalation “Late reply”${en}`,
      `升级“答复迟延”${zh}`,
    ]);
  });

  test('an alert that never left is not needed, and that its escalation is over says nothing more', () => {
    const level = { ...at, level: 1 } as const;
    const lines = linesOf([
      { type: 'escalation.raised', ...level },
      { type: 'escalation.held', ...level, repeat: 0, because: 'hours', until: until + 32_400_000 },
      { type: 'escalation.skipped', ...level, repeat: 0, because: 'ended' },
      { type: 'escalation.stopped', escalation: 'late-reply', cycle: 1, level: 1, because: 'sla.met' },
    ]);
    expect(lines.map((line) => line.replace(/^.*?[:：]\s*/u, ''))).toEqual([
      'the alert of level 1 waits for its hours, until Sat 10 Jan 09:00',
      'the alert of level 1 is not sent: it is not needed any more',
      '第 1 级的通知等到通知时段，1月10日 周六 09:00 发出',
      '第 1 级的通知不再发出：已不需要',
    ]);
  });

  test('a reminder that waits says which one it is', () => {
    expect(
      linesOf([{ type: 'escalation.held', ...at, level: 4, repeat: 2, because: 'hours', until: until + 32_400_000 }]),
    ).toMatchInlineSnapshot(`
      [
        "Escalation “Late reply”: the alert of level 4 (again, 2 of 2) waits for its hours, until Sat 10 Jan 09:00",
        "升级“答复迟延”：第 4 级（再次提醒 2/2）的通知等到通知时段，1月10日 周六 09:00 发出",
      ]
    `);
  });

  test('nobody can tell when a level comes', () => {
    expect(linesOf([{ type: 'escalation.undated', escalation: 'late-reply', cycle: 1, level: 3 }]))
      .toMatchInlineSnapshot(`
        [
          "Escalation “Late reply”: nobody can tell when level 3 comes: nothing tells",
          "升级“答复迟延”：无法确定第 3 级何时到来：没有写明",
        ]
      `);
  });

  test('what happens again while an escalation is under way sets nothing off', () => {
    const again = { type: 'escalation.triggered', escalation: 'fraud', cycle: 1, again: true } as const;
    expect(linesOf([{ ...again, because: 'customer.complains' }])).toMatchInlineSnapshot(`
      [
        "Escalation “Fraud”: it is under way already, so “Complains” does not set it off again",
        "升级“盗刷”：已在进行，“投诉”不会再次触发",
      ]
    `);
  });
});
