import { describe, expect, test } from 'vitest';

import { CLOCK_DESK } from '../support/clock-desk.ts';
import { call, CALL_BACK, type World } from './support.ts';

const STEPS = `
      - { by: customer, step: receive, with: { parcel: SF123 } }
      - wait: 1h
      - { by: agent, step: look, outcome: unclear }
      - wait: 40m
      - { by: customer, step: more, with: { colour: red } }
      - wait: 3h`;

const JOURNEYS = `throughline-journey: 1
blueprint: ./desk.blueprint.yaml
start: 2026-01-05T09:00+08:00
journeys:
  lost:
    title: A lost parcel
    steps:${STEPS}
`;

const ONE: World = { files: { 'desk.blueprint.yaml': CLOCK_DESK, 'desk.journey.yaml': JOURNEYS } };
const TWO: World = {
  files: { ...ONE.files, 'desk.journey.yaml': `${JOURNEYS}  found:\n    title: A found parcel\n    steps:${STEPS}\n` },
};

const why = async (argv: readonly string[], world = ONE) => call(['why', 'desk.blueprint.yaml', ...argv], world);

describe('throughline why explains a service clock of a journey', () => {
  test('with all its words, and nothing else on the standard output', async () => {
    const { code, stdout } = await why(['resolution']);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Clock “Resolution” is running: due Tue 6 Jan 09:40, 5 h of business time left.
      Promise: 8 business hours, given by decision “Our promise”, counted in the opening hours of calendar
      “office”
      As of Mon 5 Jan 2026 13:40, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Starts because “Report the parcel” ended (answered); target 8 business hours; due 18:00
        10:00  Paused because the case waits for the customer at “More details”
        10:40  Runs on because the waiting was over; due Tue 6 Jan 09:40

      The sum, counted from Mon 5 Jan 09:00
        Mon 5 Jan 09:00–10:00              1 h
        Mon 5 Jan 10:00–10:40                –  paused: the case waits for the customer at “More details”
        Mon 5 Jan 10:40–13:40              2 h  closed 12:00–13:00
        used                               3 h
        Mon 5 Jan 13:40 – Tue 6 Jan 09:40  5 h  still to come; closed 18:00–09:00
        in all                             8 h  due Tue 6 Jan 09:40
      "
    `);
  });

  test('in Chinese', async () => {
    const { stdout } = await why(['resolution', '--lang', 'zh-CN']);
    expect(stdout).toMatchInlineSnapshot(`
      "时钟“解决”正在走：最迟 1月6日 周二 09:40，还剩 5 小时（工作时间）。
      承诺：8 个工作小时，由判定“服务承诺”给出，按日历“office”的工作时间计算
      截至 2026年1月5日 周一 13:40，Asia/Shanghai

      2026年1月5日 周一
        09:00  开始：“报告包裹”结束（answered）；目标 8 个工作小时；最迟 18:00
        10:00  暂停：案例在“补充详情”等待客户
        10:40  继续走：等待结束；最迟 1月6日 周二 09:40

      计算过程，从 1月5日 周一 09:00 算起
        1月5日 周一 09:00–10:00                1 小时
        1月5日 周一 10:00–10:40                     –  暂停：案例在“补充详情”等待客户
        1月5日 周一 10:40–13:40                2 小时  休息 12:00–13:00
        已用                                   3 小时
        1月5日 周一 13:40 – 1月6日 周二 09:40  5 小时  尚未到来；休息 18:00–09:00
        合计                                   8 小时  最迟 1月6日 周二 09:40
      "
    `);
  });

  test('as it stood at an earlier instant: what came later has not happened', async () => {
    const { code, stdout } = await why(['resolution', '--at', '10:20']);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "Clock “Resolution” is paused: 7 h of business time left once it runs on.
      Promise: 8 business hours, given by decision “Our promise”, counted in the opening hours of calendar
      “office”
      As of Mon 5 Jan 2026 10:20, Asia/Shanghai

      Mon 5 Jan 2026
        09:00  Starts because “Report the parcel” ended (answered); target 8 business hours; due 18:00
        10:00  Paused because the case waits for the customer at “More details”

      The sum, counted from Mon 5 Jan 09:00
        Mon 5 Jan 09:00–10:00  1 h
        Mon 5 Jan 10:00–10:20    –  paused: the case waits for the customer at “More details”
        used                   1 h
        left                   7 h
      "
    `);
  });

  test('as it will stand when nobody does anything', async () => {
    const { code, stdout } = await why(['resolution', '--at', '2026-01-06 12:00']);
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe(
      'Clock “Resolution” has run over by 2 h 20 min of business time: it was due Tue 6 Jan 09:40.',
    );
  });

  test('without a clock all of them are listed with how they stand', async () => {
    const { code, stdout } = await why([]);
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "resolution    Clock “Resolution” is running: due Tue 6 Jan 09:40, 5 h of business time left.
      formal-reply  Clock “Formal reply” is running: due Tue 6 Jan 09:00, 19 h 20 min left.
      look          Clock “Look for it” has run over by 1 h 30 min of business time: it was due Mon 5 Jan
                    11:10.

      More about one of them: throughline why desk.blueprint.yaml resolution
      "
    `);
    expect((await why(['--lang', 'zh-CN'])).stdout).toMatchInlineSnapshot(`
      "resolution    时钟“解决”正在走：最迟 1月6日 周二 09:40，还剩 5 小时（工作时间）。
      formal-reply  时钟“正式答复”正在走：最迟 1月6日 周二 09:00，还剩 19 小时 20 分。
      look          时钟“查找”已超时 1 小时 30 分（工作时间）：应不晚于 1月5日 周一 11:10。

      查看其中一个：throughline why desk.blueprint.yaml resolution
      "
    `);
  });

  test('as JSON for programs, with instants in the zone of the blueprint', async () => {
    const { stdout } = await why(['resolution', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({
      sla: 'resolution',
      state: 'running',
      zone: 'Asia/Shanghai',
      at: '2026-01-05T13:40:00+08:00',
      due: '2026-01-06T09:40:00+08:00',
      promise: { target: '8bh', calendar: { id: 'office' } },
      runs: [{ cycle: 1, used: 10_800_000, total: 28_800_000 }],
    });
    const all = await why(['--format', 'json']);
    expect(JSON.parse(all.stdout).clocks.map(({ sla }: { sla: string }) => sla)).toEqual([
      'resolution',
      'formal-reply',
      'look',
    ]);
  });

  test('a terminal of forty columns wraps under the words, not under the times', async () => {
    const { stdout } = await why(['resolution', '--at', '10:20'], { ...ONE, columns: 40 });
    expect(stdout.split('\n').slice(4, 12)).toMatchInlineSnapshot(`
      [
        "opening hours of calendar “office”",
        "As of Mon 5 Jan 2026 10:20,",
        "Asia/Shanghai",
        "",
        "Mon 5 Jan 2026",
        "  09:00  Starts because “Report the",
        "         parcel” ended (answered);",
        "         target 8 business hours; due",
      ]
    `);
  });
});

describe('what is asked wrongly is answered with the next step', () => {
  test('a clock that is not there', async () => {
    const { code, stderr } = await why(['resolutoin']);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'error: There is no clock or escalation "resolutoin".\nhelp: Did you mean "resolution"?\n',
    });
    expect((await why(['xyz', '--lang', 'zh-CN'])).stderr).toBe(
      '错误：没有名为“xyz”的时钟或升级。\n建议：时钟有：resolution、formal-reply、look\n',
    );
  });

  test('several journeys, and none is named', async () => {
    const { code, stderr } = await why(['resolution'], TWO);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'error: There are several journeys. Say which one.\n' +
        'help: --journey desk.journey.yaml#lost\n      --journey desk.journey.yaml#found\n',
    });
    expect((await why(['resolution', '--journey', 'desk.journey.yaml#found'], TWO)).code).toBe(0);
    expect((await why(['resolution', '-j', 'desk.journey.yaml#fuond'], TWO)).stderr).toContain('Did you mean "found"?');
  });

  test('an instant that is none, and one at which there was no case yet', async () => {
    expect((await why(['look', '--at', 'noon'])).stderr).toMatch(
      /^error: --at takes an instant, and "noon" is none\./u,
    );
    expect(await why(['look', '--at', '2026-01-05T08:59+08:00'])).toMatchObject({
      code: 2,
      stderr: 'error: The case is not open then: the journey begins Mon 5 Jan 2026 09:00.\n',
    });
    expect((await why(['look', '--at', '2025-12-31', '--lang', 'zh-CN'])).stderr).toBe(
      '错误：那时案例还没有开立：旅程从 2026年1月5日 周一 09:00 开始。\n',
    );
  });

  test('a journey instead of a blueprint, a blueprint with errors, one without clocks', async () => {
    const swapped = await call(['why', 'desk.journey.yaml'], ONE);
    expect(swapped.stderr).toContain('throughline why desk.blueprint.yaml --journey desk.journey.yaml');
    const wrong = await why([], { files: { ...ONE.files, 'desk.blueprint.yaml': CLOCK_DESK.replace('24h', '24x') } });
    expect({ code: wrong.code, stdout: wrong.stdout }).toEqual({ code: 1, stdout: '' });
    expect(wrong.stderr).toContain('Nothing was played');
    const files = {
      'desk.blueprint.yaml': CALL_BACK,
      'desk.journey.yaml': JOURNEYS.replace(STEPS, '\n      - wait: 1h'),
    };
    expect(await why([], { files })).toMatchObject({
      code: 0,
      stdout: 'The blueprint has no service clocks and no escalations.\n',
    });
    expect((await why(['x'], { files })).stderr).toContain('There is no clock or escalation "x".');
  });

  test('a journey that stops is explained as far as it went', async () => {
    const files = {
      ...ONE.files,
      'desk.journey.yaml': `${JOURNEYS}      - { by: customer, step: more, with: { colour: red } }\n`,
    };
    const { code, stdout, stderr } = await why(['resolution'], { files });
    expect(code).toBe(1);
    expect(stderr).toContain('TL5017');
    expect(stderr).toContain('stops before its last line, so this is how things stand Mon 5 Jan 2026 13:40.');
    expect(stdout).toMatch(/^Clock “Resolution” is running/u);
  });
});
