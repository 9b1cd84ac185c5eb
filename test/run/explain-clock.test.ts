import { describe, expect, test } from 'vitest';

import type { CompiledBlueprint } from '../../src/compile/compile.ts';
import { calendar, describeClock, explainClock, type ClockExplanation } from '../../src/index.ts';
import { CLOCK_DESK } from '../support/clock-desk.ts';
import { compiled, play } from '../journey/support.ts';

const desk = compiled(CLOCK_DESK);
const office = calendar({
  zone: 'Asia/Shanghai',
  open: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] },
  days: 'cn',
});

/** Reported at nine; forty minutes wait for the customer within the first three hours. */
const THREE_HOURS = `
- { by: customer, step: receive, with: { parcel: SF123 } }
- wait: 1h
- { by: agent, step: look, outcome: unclear }
- wait: 40m
- { by: customer, step: more, with: { colour: red } }
- wait: 80m
`;
const RAISED = `${THREE_HOURS}- { event: customer.raises }\n`;
const LOWERED = `${RAISED}- wait: 2h\n- { event: customer.lowers }\n`;
const DELIVERED = `${LOWERED}- { by: agent, step: look, outcome: found }\n- wait: 18h\n- { by: agent, step: deliver }\n`;

function why(lines: string, sla = 'resolution', blueprint: CompiledBlueprint = desk): ClockExplanation {
  const { entries, end, snapshot, findings } = play(blueprint, lines);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const explanation = explainClock(blueprint, entries, sla, { at: end, context: snapshot?.context });
  // What the journal alone tells is the same.
  expect(explainClock(blueprint, entries, sla, { at: end })).toEqual(explanation);
  return explanation!;
}

const at = (local: string): number => Date.parse(`2026-01-${local}+08:00`);

/** Adds the sum up on paper, with nothing but the calendar: each counted stretch, and whether they lead to the due time. */
function addedUp({ runs }: ClockExplanation): { due: number; total: number; gaps: number } {
  const { sum, business, from } = runs.at(-1)!;
  let last = from;
  let total = 0;
  let gaps = 0;
  for (const { from: begin, to, kind, length } of sum) {
    if (begin !== last) gaps += 1;
    last = to;
    const counted = kind === 'paused' ? 0 : business ? office.elapsed(begin, to) : to - begin;
    expect(length).toBe(counted);
    total += counted;
  }
  return { due: last, total, gaps };
}

describe('whoever is woken up by a clock reads why it stands as it does', () => {
  test('in English: first how it stands, then what happened, then the sum', () => {
    expect(describeClock(why(DELIVERED), 'en')).toMatchInlineSnapshot(`
      "Clock “Resolution” was met Tue 6 Jan 08:00, 40 min of business time left.
      Promise: 8 business hours, given by decision “Our promise”, counted in the opening hours of calendar “office”
      As of Tue 6 Jan 2026 08:00, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Starts because “Report the parcel” ended (answered); target 8 business hours; due 18:00
        10:00  Paused because the case waits for the customer at “More details”
        10:40  Runs on because the waiting was over; due Tue 6 Jan 09:40
        12:00  Target now 4 business hours, was 8 business hours, counted from 09:00; due 14:40
        13:52  Warning (80% of the time); due 14:40
        14:00  Target now 8 business hours, was 4 business hours, counted from 09:00; due Tue 6 Jan 09:40

      Tue 6 Jan 2026
        08:00  Met because milestone “resolved” was reached

      The sum, counted from Mon 5 Jan 09:00
        Mon 5 Jan 09:00–10:00                     1 h
        Mon 5 Jan 10:00–10:40                       –  paused: the case waits for the customer at “More details”
        Mon 5 Jan 10:40 – Tue 6 Jan 08:00  6 h 20 min  closed 12:00–13:00, 18:00–08:00
        used                               7 h 20 min
        Tue 6 Jan 08:00–09:40                  40 min  not needed; closed 08:00–09:00
        in all                                    8 h  due Tue 6 Jan 09:40"
    `);
  });

  test('in Chinese', () => {
    expect(describeClock(why(DELIVERED), 'zh-CN')).toMatchInlineSnapshot(`
      "时钟“解决”于 1月6日 周二 08:00 达标，还剩 40 分（工作时间）。
      承诺：8 个工作小时，由判定“服务承诺”给出，按日历“office”的工作时间计算
      截至 2026年1月6日 周二 08:00，Asia/Shanghai

      2026年1月5日 周一
        09:00  开始：“报告包裹”结束（answered）；目标 8 个工作小时；最迟 18:00
        10:00  暂停：案例在“补充详情”等待客户
        10:40  继续走：等待结束；最迟 1月6日 周二 09:40
        12:00  目标改为 4 个工作小时（原为 8 个工作小时），从 09:00 算起；最迟 14:40
        13:52  预警（时间的 80%）；最迟 14:40
        14:00  目标改为 8 个工作小时（原为 4 个工作小时），从 09:00 算起；最迟 1月6日 周二 09:40

      2026年1月6日 周二
        08:00  达标：达到里程碑“已解决”

      计算过程，从 1月5日 周一 09:00 算起
        1月5日 周一 09:00–10:00                      1 小时
        1月5日 周一 10:00–10:40                           –  暂停：案例在“补充详情”等待客户
        1月5日 周一 10:40 – 1月6日 周二 08:00  6 小时 20 分  休息 12:00–13:00、18:00–08:00
        已用                                   7 小时 20 分
        1月6日 周二 08:00–09:40                       40 分  没有用到；休息 08:00–09:00
        合计                                         8 小时  最迟 1月6日 周二 09:40"
    `);
  });

  test('a clock that stands still says how much is left', () => {
    const paused = why(
      '- { by: customer, step: receive, with: { parcel: A } }\n- wait: 1h\n- { by: agent, step: look, outcome: unclear }\n- wait: 5h',
    );
    expect(describeClock(paused, 'en')).toMatchInlineSnapshot(`
      "Clock “Resolution” is paused: 7 h of business time left once it runs on.
      Promise: 8 business hours, given by decision “Our promise”, counted in the opening hours of calendar “office”
      As of Mon 5 Jan 2026 15:00, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Starts because “Report the parcel” ended (answered); target 8 business hours; due 18:00
        10:00  Paused because the case waits for the customer at “More details”

      The sum, counted from Mon 5 Jan 09:00
        Mon 5 Jan 09:00–10:00  1 h
        Mon 5 Jan 10:00–15:00    –  paused: the case waits for the customer at “More details”
        used                   1 h
        left                   7 h"
    `);
  });

  test('a clock around the clock counts the night, and days as days', () => {
    const long = compiled(CLOCK_DESK.replace('target: 24h', 'target: 10d'));
    expect(describeClock(why('- wait: 90h', 'formal-reply', long), 'en')).toMatchInlineSnapshot(`
      "Clock “Formal reply” is running: due Thu 15 Jan 09:00, 6 d 6 h left.
      Promise: 10 days (240 hours)
      As of Fri 9 Jan 2026 03:00, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Starts because the case was opened; due Thu 15 Jan 09:00

      The sum, counted from Mon 5 Jan 09:00
        Mon 5 Jan 09:00 – Fri 9 Jan 03:00   3 d 18 h
        used                                3 d 18 h
        Fri 9 Jan 03:00 – Thu 15 Jan 09:00   6 d 6 h  still to come
        in all                                  10 d  due Thu 15 Jan 09:00"
    `);
  });

  test('each run stands under its own heading, the sum is that of the last', () => {
    expect(describeClock(why(LOWERED, 'look'), 'en')).toMatchInlineSnapshot(`
      "Clock “Look for it” has run over by 1 h 50 min of business time: it was due Mon 5 Jan 11:10.
      Promise: 30 business minutes, counted in the opening hours of calendar “office”
      As of Mon 5 Jan 2026 14:00, Asia/Shanghai

      Run 1 of 2

      Mon 5 Jan 2026
        09:00  Starts because “Look for it” began; due 09:30
        09:30  Runs over: it was due 09:30
        10:00  Stopped too late because “Look for it” ended

      Run 2 of 2

      Mon 5 Jan 2026
        10:40  Starts because “Look for it” began; due 11:10
        11:10  Runs over: it was due 11:10

      The sum, counted from Mon 5 Jan 10:40
        Mon 5 Jan 10:40–11:10  30 min
        in all                 30 min  due Mon 5 Jan 11:10; 1 h 50 min over"
    `);
  });

  test('a clock that has not begun says so', () => {
    expect(describeClock(why('- wait: 1h', 'resolution'), 'en').split('\n')[0]).toBe(
      'Clock “Resolution” has not begun.',
    );
  });

  test('without a due time it says how far its calendar reaches', () => {
    const late = compiled(CLOCK_DESK.replace('["8bh"]', '["2000bh"]'));
    const explanation = why('- { by: customer, step: receive, with: { parcel: A } }\n- wait: 1h', 'resolution', late);
    expect(describeClock(explanation, 'en').split('\n')[0]).toBe(
      'Clock “Resolution” is running without a due time: the days of calendar “office” end Thu 31 Dec 2026.',
    );
    expect(describeClock(explanation, 'zh-CN').split('\n')[0]).toBe(
      '时钟“解决”正在走，但没有到期时间：日历“office”的日期到 2026年12月31日 周四 为止。',
    );
  });

  test('closing and reopening: the time in between does not count, and is named', () => {
    // Nothing reaches the milestone that stops it, so closing gives it up.
    const blueprint = compiled(CLOCK_DESK.replace(', reach: resolved', ''));
    const lines = `${DELIVERED.replace('18h', '1h')}- wait: 1h\n- { event: case.reopens }\n- wait: 30m`;
    const explanation = why(lines, 'resolution', blueprint);
    expect(describeClock(explanation, 'en').split('\n').slice(4)).toMatchInlineSnapshot(`
      [
        "Mon 5 Jan 2026",
        "  09:00  Starts because “Report the parcel” ended (answered); target 8 business hours; due 18:00",
        "  10:00  Paused because the case waits for the customer at “More details”",
        "  10:40  Runs on because the waiting was over; due Tue 6 Jan 09:40",
        "  12:00  Target now 4 business hours, was 8 business hours, counted from 09:00; due 14:40",
        "  13:52  Warning (80% of the time); due 14:40",
        "  14:00  Target now 8 business hours, was 4 business hours, counted from 09:00; due Tue 6 Jan 09:40",
        "  15:00  Cancelled because the case was closed",
        "  16:00  Runs on because the case was reopened; due Tue 6 Jan 10:40",
        "",
        "The sum, counted from Mon 5 Jan 09:00",
        "  Mon 5 Jan 09:00–10:00                     1 h",
        "  Mon 5 Jan 10:00–10:40                       –  paused: the case waits for the customer at “More details”",
        "  Mon 5 Jan 10:40–15:00              3 h 20 min  closed 12:00–13:00",
        "  Mon 5 Jan 15:00–16:00                       –  paused: the case was closed",
        "  Mon 5 Jan 16:00–16:30                  30 min",
        "  used                               4 h 50 min",
        "  Mon 5 Jan 16:30 – Tue 6 Jan 10:40  3 h 10 min  still to come; closed 18:00–09:00",
        "  in all                                    8 h  due Tue 6 Jan 10:40",
      ]
    `);
    expect(addedUp(explanation).due).toBe(explanation.due);
  });

  test('there is no explanation of a clock that the blueprint does not have', () => {
    expect(explainClock(desk, [], 'resolutoin', { at: 0 })).toBeUndefined();
  });
});

describe('the sum that is shown adds up to the due time that is shown', () => {
  test('a priority raised at hour three with forty minutes paused keeps the start and the pause', () => {
    const explanation = why(RAISED);
    expect(explanation.due).toBe(at('05T14:40'));
    expect(addedUp(explanation)).toEqual({ due: explanation.due, total: 4 * 3_600_000, gaps: 0 });
  });

  test('lowering it again restores the due time that there was before', () => {
    const before = why(THREE_HOURS);
    const explanation = why(LOWERED);
    expect(before.due).toBe(at('06T09:40'));
    expect(explanation.due).toBe(before.due);
    expect(addedUp(explanation)).toEqual({ due: before.due, total: 8 * 3_600_000, gaps: 0 });
  });

  describe('where a new target counts from when it came', () => {
    const fromNow = compiled(CLOCK_DESK.replace('    warn:', '    on-retarget: from-now\n    warn:'));

    test('the raised priority begins at hour three, and the pause before it is past', () => {
      const explanation = why(RAISED, 'resolution', fromNow);
      expect(explanation.due).toBe(at('05T17:00'));
      expect(explanation.runs.at(-1)).toMatchObject({ from: at('05T12:00'), used: 0, total: 4 * 3_600_000 });
      expect(addedUp(explanation)).toEqual({ due: explanation.due, total: 4 * 3_600_000, gaps: 0 });
    });

    test('lowering it again counts from the start, as before', () => {
      const explanation = why(LOWERED, 'resolution', fromNow);
      expect(explanation.due).toBe(at('06T09:40'));
      expect(addedUp(explanation)).toEqual({ due: at('06T09:40'), total: 8 * 3_600_000, gaps: 0 });
    });
  });

  test('a pause that begins after the time has run over counts all the same once the target is longer', () => {
    const lines = `
- { by: customer, step: receive, with: { parcel: SF123 } }
- { event: customer.raises }
- wait: 5h
- { by: agent, step: look, outcome: unclear }
- wait: 1h
- { event: customer.lowers }
- wait: 30m
- { by: customer, step: more, with: { colour: red } }
`;
    const { entries, end, snapshot } = play(desk, lines);
    const explanation = explainClock(desk, entries, 'resolution', { at: end, context: snapshot?.context })!;
    expect(explanation.due).toBe(snapshot?.context.clocks?.['resolution']?.due);
    expect(addedUp(explanation)).toEqual({ due: explanation.due, total: 8 * 3_600_000, gaps: 0 });
  });

  test('also across the Spring Festival, whose closed days are named once', () => {
    const explanation = why(
      `- wait: 40d\n- wait: 450m\n- { by: customer, step: receive, with: { parcel: SF123 } }\n- wait: 1m`,
    );
    expect(addedUp(explanation)).toEqual({ due: explanation.due, total: 8 * 3_600_000, gaps: 0 });
    expect(describeClock(explanation, 'en').split('\n').slice(-5)).toMatchInlineSnapshot(`
      [
        "The sum, counted from Sat 14 Feb 16:30",
        "  Sat 14 Feb 16:30–16:31                    1 min",
        "  used                                      1 min",
        "  Sat 14 Feb 16:31 – Tue 24 Feb 16:30  7 h 59 min  still to come; closed 12:00–13:00, Sat 14 Feb 18:00 – Tue 24 Feb 09:00",
        "  in all                                      8 h  due Tue 24 Feb 16:30",
      ]
    `);
  });
});
