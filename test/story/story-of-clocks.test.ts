import { describe, expect, test } from 'vitest';

import { CLOCK_DESK } from '../support/clock-desk.ts';
import { compiled, play, story } from '../journey/support.ts';

const desk = compiled(CLOCK_DESK);

/** A pause, a target that changes and changes back, a warning, a step that takes too long, a clock that closing gives up. */
const WALK = `
- { by: customer, step: receive, with: { parcel: SF123 } }
- wait: 1h
- { by: agent, step: look, outcome: unclear }
- wait: 40m
- { by: customer, step: more, with: { colour: red } }
- wait: 20m
- { event: customer.raises }
- { event: customer.lowers }
- { by: agent, step: look, outcome: found }
- wait: 20h
- wait: 200m
- { by: agent, step: deliver }
`;

/** The lines about clocks, with the time at which each stands. */
function clockLines(text: string): string[] {
  let time = '';
  return text.split('\n').flatMap((row) => {
    time = /^\d\d:\d\d/u.exec(row)?.[0] ?? time;
    return row.includes('lock “') || row.includes('时钟“') ? [`${time} ${row.replace(/^.{7}/u, '')}`] : [];
  });
}

describe('a story tells of every clock what a manager would ask for, in one short line each', () => {
  const result = play(desk, WALK);

  test('in English', () => {
    expect(clockLines(story(desk, result))).toMatchInlineSnapshot(`
      [
        "09:00 ◷ Clock “Formal reply”: due Tue 6 Jan 09:00",
        "09:00 ◷ Clock “Resolution”: due 18:00",
        "09:00 ◷ Clock “Look for it”: due 09:30",
        "09:30 ✗ Clock “Look for it” has run over: it was due 09:30",
        "10:00 ◷ Clock “Resolution” is paused",
        "10:00 ◷ Clock “Look for it” is stopped 30 min of business time late",
        "10:40 ◷ Clock “Resolution” runs on: due Tue 6 Jan 09:40",
        "10:40 ◷ Clock “Look for it”: due 11:10",
        "11:00 ◷ Clock “Resolution” has a new target, 4 business hours: due 14:40",
        "11:00 ◷ Clock “Resolution” has a new target, 8 business hours: due Tue 6 Jan 09:40",
        "11:00 ◷ Clock “Formal reply” is met, 22 h left",
        "11:00 ◷ Clock “Look for it” is met, 10 min of business time left",
        "17:04 ◷ Clock “Resolution”: 80% of its time is used, due Tue 6 Jan 09:40",
        "09:10 ◷ Clock “Resolution”: 30 minutes left, due 09:40",
        "09:40 ✗ Clock “Resolution” has run over: it was due 09:40",
        "10:20 ◷ Clock “Resolution” is stopped 40 min of business time late",
      ]
    `);
  });

  test('in Chinese', () => {
    expect(clockLines(story(desk, result, 'zh-CN'))).toMatchInlineSnapshot(`
      [
        "09:00 ◷ 时钟“正式答复”：最迟 1月6日 周二 09:00",
        "09:00 ◷ 时钟“解决”：最迟 18:00",
        "09:00 ◷ 时钟“查找”：最迟 09:30",
        "09:30 ✗ 时钟“查找”已超时：应不晚于 09:30",
        "10:00 ◷ 时钟“解决”暂停",
        "10:00 ◷ 时钟“查找”超时后停止，晚了 30 分（工作时间）",
        "10:40 ◷ 时钟“解决”继续走：最迟 1月6日 周二 09:40",
        "10:40 ◷ 时钟“查找”：最迟 11:10",
        "11:00 ◷ 时钟“解决”目标改为 4 个工作小时：最迟 14:40",
        "11:00 ◷ 时钟“解决”目标改为 8 个工作小时：最迟 1月6日 周二 09:40",
        "11:00 ◷ 时钟“正式答复”达标，还剩 22 小时",
        "11:00 ◷ 时钟“查找”达标，还剩 10 分（工作时间）",
        "17:04 ◷ 时钟“解决”：时间已用 80%，最迟 1月6日 周二 09:40",
        "09:10 ◷ 时钟“解决”：还剩 30 分钟，最迟 09:40",
        "09:40 ✗ 时钟“解决”已超时：应不晚于 09:40",
        "10:20 ◷ 时钟“解决”超时后停止，晚了 40 分（工作时间）",
      ]
    `);
  });

  test('a case that is closed for good says so once, whatever its clocks do then', () => {
    const sealed = compiled(CLOCK_DESK.replace(/^reopen.*$/mu, ''));
    const told = story(sealed, play(sealed, '- { event: case.cancels }'));
    expect(told).toMatchInlineSnapshot(`
      "Mon 5 Jan 2026

      09:00  ◉ Case C-1 is opened
                 Priority  low

             ── intake ──
             › “Report the parcel”: customer is asked for Parcel
             ◷ Clock “Formal reply”: due Tue 6 Jan 09:00
             ! The case is cancelled
             ! “Report the parcel” is broken off
             ◉ The case is closed: cancelled
             ◷ Clock “Formal reply” is cancelled"
    `);
  });

  test('what lies beyond its calendar runs without a due time, and says why', () => {
    const late = compiled(CLOCK_DESK.replace('["8bh"]', '["2000bh"]'));
    const told = story(late, play(late, '- { by: customer, step: receive, with: { parcel: SF123 } }'));
    expect(clockLines(told)[1]).toBe(
      '09:00 ◷ Clock “Resolution” runs without a due time: calendar “office” does not know those days',
    );
  });

  test('a case that acts upon a clock says what the clock has come to', () => {
    const acting = compiled(CLOCK_DESK.replace('customer.raises: {', 'sla.formal-reply.breached: {'));
    const told = story(acting, play(acting, '- { by: customer, step: receive, with: { parcel: A } }\n- wait: 25h'));
    expect(told.split('\n').slice(-6).join('\n')).toMatchInlineSnapshot(`
      "09:00  ✗ Clock “Formal reply” has run over: it was due 09:00
             ! “Formal reply has run over” is acted upon
                 Priority  high
             ◷ Clock “Resolution” has a new target, 4 business hours: due Mon 5 Jan 14:00

             › Still waiting for Agent at “Look for it”"
    `);
  });

  test('more time for a clock is told with who gave it, how much and why', () => {
    const given = play(
      desk,
      `
- { by: customer, step: receive, with: { parcel: A } }
- { event: sla.resolution.extended, by: agent, with: { amount: 4bh, reason: Customs hold it } }
- { event: sla.formal-reply.extended, by: agent, with: { amount: P1D, reason: Customs hold it } }
`,
    );
    const lines = (language: 'en' | 'zh-CN'): string[] => {
      const rows = story(desk, given, language).split('\n');
      return rows.flatMap((row, index) =>
        /extended|延长/u.test(row) ? [row.trim(), (rows[index + 1] ?? '').trim()] : [],
      );
    };
    expect(lines('en')).toEqual([
      '◷ Clock “Resolution” is extended by 4 business hours by Agent: due Tue 6 Jan 14:00',
      '“Customs hold it”',
      '◷ Clock “Formal reply” is extended by 1 calendar day by Agent: due Wed 7 Jan 09:00',
      '“Customs hold it”',
    ]);
    expect(lines('zh-CN')).toEqual([
      '◷ 客服将时钟“解决”延长 4 个工作小时：最迟 1月6日 周二 14:00',
      '“Customs hold it”',
      '◷ 客服将时钟“正式答复”延长 1 个自然日：最迟 1月7日 周三 09:00',
      '“Customs hold it”',
    ]);
  });
});
