import { describe, expect, test } from 'vitest';

import { coverageJson } from '../../../src/journey/coverage/coverage-json.ts';
import { coverageOf, percentOf, type Coverage } from '../../../src/journey/coverage/coverage.ts';
import { playObserved } from '../../../src/journey/coverage/play-observed.ts';
import { renderCoverage } from '../../../src/journey/coverage/render-coverage.ts';
import { missedThresholds } from '../../../src/journey/coverage/thresholds.ts';
import { compiled, journeysOf, journeyText } from '../support.ts';
import { shortDeskText } from '../../support/short-desk.ts';

const DESK = compiled(
  shortDeskText(`
roles: { agent: {}, boss: {} }
data:
  urgent: { type: boolean, default: false }
  grade: { type: enum, values: [low, high] }
decisions:
  grading:
    hit: first
    inputs: [urgent]
    outputs: [grade]
    rules: [{ if: ['true'], then: [high] }, { if: [any], then: [low] }]
messages: { hello: { en: Hello., zh-CN: 你好。 } }
events: { quits: {} }
slas:
  answer: { start: case.opened, stop: case.closed, target: 4h, warn: 50% }
escalations:
  late: { sla: answer, until: accepted, levels: [{ at: breach, notify: boss }] }
stages:
  work:
    kind: resolution
    steps:
      receive: { ask: [urgent] }
      grade: { decide: grading }
      greet: { say: hello, when: urgent }
      repair: { do: Repair it, by: agent, outcomes: { repaired: done, broken: given-up } }
interrupts: { quits: { on: customer.quits, to: given-up } }
ends:
  done: { outcome: solved, reach: resolved }
  given-up: { outcome: withdrawn }
reopen: { within: 1d, to: repair, from: [done] }
`),
);

const REPAIRED = `
- { by: customer, step: receive, with: { urgent: true } }
- { by: agent, step: repair, outcome: repaired }
`;

function covered(lines: string, declared: Record<string, string> = {}): Coverage {
  const plays = playObserved(DESK, journeysOf(journeyText(lines)));
  return coverageOf(
    DESK,
    plays.map(({ run }) => run),
    new Map(Object.entries(declared).map(([id, reason]) => [id, { en: reason }])),
  );
}

describe('coverage of one journey', () => {
  test('says of every step, way, condition, row, clock, level, end and message whether it was shown', () => {
    const { items, all, kinds } = covered(REPAIRED);
    expect(items.map(({ id, hits, cannot }) => `${cannot === undefined ? hits : 'never'} ${id}`)).toEqual([
      '1 receive',
      '1 grade',
      '1 greet',
      '1 repair',
      '1 receive > answered',
      '1 grade > done',
      '1 greet > done',
      '1 repair > repaired',
      '0 repair > broken',
      '0 interrupt quits -> given-up',
      '1 receive > answered -> grade',
      '1 grade > done -> greet',
      '0 greet skipped -> repair',
      '1 greet > done -> repair',
      '1 repair > repaired -> done',
      '0 repair > broken -> given-up',
      '0 end done reopened -> repair',
      '0 end done sealed',
      '1 greet: when holds',
      '0 greet: when does not hold',
      '1 grading row 1',
      '0 grading row 2',
      '1 clock answer: running',
      'never clock answer: paused',
      '1 clock answer: met',
      '0 clock answer: breached',
      'never clock answer: cancelled',
      '0 clock answer: warning 50%',
      '0 escalation late level 1',
      '0 escalation late accepted',
      '0 escalation late exhausted',
      '1 end done',
      '0 end given-up',
      '1 message hello',
      '1 touchpoint receive',
      '1 touchpoint greet',
    ]);
    expect(all).toEqual({ covered: 20, of: 34 });
    expect(kinds.outcomes).toEqual({ covered: 4, of: 5 });
  });

  test('knows which journeys show it, and where it stands', () => {
    const found = covered(REPAIRED).items.find(({ id }) => id === 'repair > repaired');
    expect(found).toMatchObject({ kind: 'outcomes', group: 'repair', line: 32, covered: true, by: ['walk'] });
  });

  test('time that runs out shows the breach, the warning and the level of the escalation', () => {
    const lines =
      '- { by: customer, step: receive, with: { urgent: false } }\n- wait: 5h\n- { accept: late, by: boss }';
    const { items } = covered(lines);
    const shown = items.filter((item) => item.covered && ['clocks', 'escalations', 'rows'].includes(item.kind));
    expect(shown.map(({ id }) => id)).toEqual([
      'grading row 2',
      'clock answer: running',
      'clock answer: breached',
      'clock answer: warning 50%',
      'escalation late level 1',
      'escalation late accepted',
      'escalation late exhausted',
    ]);
  });
});

describe('what an author says can never happen', () => {
  test('is no gap any more', () => {
    const { missing, impossible } = covered(REPAIRED, { 'repair > broken': 'Our parts never break.' });
    expect(missing.map(({ id }) => id)).not.toContain('repair > broken');
    expect(impossible.map(({ id }) => id)).toContain('repair > broken');
  });

  test('is wrong where a journey shows it, or where there is no such thing', () => {
    const { wrong, impossible } = covered(REPAIRED, { 'repair > repaired': 'Never.', 'repair > lost': 'Never.' });
    expect(wrong).toEqual([
      { kind: 'reached', id: 'repair > repaired', by: ['walk'] },
      { kind: 'unknown', id: 'repair > lost' },
    ]);
    expect(impossible.map(({ id }) => id)).not.toContain('repair > repaired');
  });
});

describe('thresholds', () => {
  test('are held against exact fractions: one of three hundred that is missing is not 100 per cent', () => {
    expect(percentOf({ covered: 299, of: 300 })).toBe(99);
    expect(percentOf({ covered: 0, of: 0 })).toBe(100);
  });

  test('those that are not reached are told with what was asked for', () => {
    const coverage = covered(REPAIRED);
    expect(missedThresholds(coverage, { all: 59, byKind: { steps: 100, ends: 50, rows: 50.1 } })).toEqual([
      { kind: 'all', least: 59, share: { covered: 20, of: 34 }, percent: 58 },
      { kind: 'rows', least: 50.1, share: { covered: 1, of: 2 }, percent: 50 },
    ]);
    expect(missedThresholds(coverage, { all: 58 })).toEqual([]);
  });
});

test('coverage as JSON has every item with its reasons', () => {
  const { all, kinds, items, journeys } = coverageJson(covered(REPAIRED));
  expect({ all, steps: kinds.steps, journeys, size: items.length }).toEqual({
    all: { covered: 20, of: 34, percent: 58 },
    steps: { covered: 4, of: 4, percent: 100 },
    journeys: ['walk'],
    size: 36,
  });
  expect(items.find(({ id }) => id === 'clock answer: paused')).toEqual({
    id: 'clock answer: paused',
    kind: 'clocks',
    group: 'clock answer',
    file: 'desk.blueprint.yaml',
    line: 22,
    covered: false,
    hits: 0,
    by: [],
    cannot: { en: 'It has no pause.', 'zh-CN': '它没有设置暂停。' },
  });
});

describe('coverage in print', () => {
  test('says how much is covered, what is missing with its line, and what cannot happen and why', () => {
    expect(renderCoverage(covered(REPAIRED, { 'end done sealed': 'Nobody waits so long.' }))).toMatchInlineSnapshot(`
      "What one journey covers of desk

        Steps                   4 of  4  100 %
        Ways out of steps       4 of  5   80 %
        Moves of a case         4 of  8   50 %
        Conditions, both ways   1 of  2   50 %
        Rows of decisions       1 of  2   50 %
        States of clocks        2 of  4   50 %
        Escalations             0 of  3    0 %
        Ends                    1 of  2   50 %
        Messages                1 of  1  100 %
        Touchpoints             2 of  2  100 %
        All                    20 of 33   60 %

      Not covered
        repair
          line 32  repair > broken
            No journey leaves step "repair" by "broken".
          line 32  repair > broken -> given-up
        interrupt quits
          line 33  interrupt quits -> given-up
        greet
          line 31  greet skipped -> repair
          line 31  greet: when does not hold
            In every journey "urgent" holds when it is looked at.
        end done
          line 37  end done reopened -> repair
        decision grading
          line 18  grading row 2
            In no journey row 2 of decision "grading" counts.
        clock answer
          line 22  clock answer: breached
            In no journey clock "answer" is breached.
          line 22  clock answer: warning 50%
            In no journey clock "answer" gives its warning "warning 50%".
        escalation late
          line 24  escalation late level 1
            No journey comes to level 1 of escalation "late".
          line 24  escalation late accepted
            In no journey somebody accepts escalation "late".
          line 24  escalation late exhausted
            In no journey escalation "late" goes through all its levels.
        end given-up
          line 36  end given-up
            No journey ends in "given-up".

      Cannot happen
        end done
          line 37  end done sealed
            The author says: Nobody waits so long.
        clock answer
          line 22  clock answer: paused
            It has no pause.
          line 22  clock answer: cancelled
            It runs until the case closes, and nothing else ends it.
      "
    `);
  });

  test('says the same in Chinese', () => {
    expect(renderCoverage(covered(REPAIRED), { language: 'zh-CN', width: 60 })).toMatchInlineSnapshot(`
      "1 条旅程对 desk 的覆盖

        步骤                   4 /  4  100 %
        步骤的出口             4 /  5   80 %
        案例的走法             4 /  9   44 %
        条件（成立与不成立）   1 /  2   50 %
        决策表的行             1 /  2   50 %
        时钟的状态             2 /  4   50 %
        升级                   0 /  3    0 %
        结束                   1 /  2   50 %
        消息                   1 /  1  100 %
        触点                   2 /  2  100 %
        合计                  20 / 34   58 %

      尚未覆盖
        repair
          第 32 行  repair > broken
            没有旅程以“broken”离开步骤“repair”。
          第 32 行  repair > broken -> given-up
        interrupt quits
          第 33 行  interrupt quits -> given-up
        greet
          第 31 行  greet skipped -> repair
          第 31 行  greet: when does not hold
            没有旅程在判断“urgent”时它不成立。
        end done
          第 37 行  end done reopened -> repair
          第 37 行  end done sealed
        decision grading
          第 18 行  grading row 2
            没有旅程用到决策“grading”的第 2 行。
        clock answer
          第 22 行  clock answer: breached
            没有旅程让时钟“answer”超时。
          第 22 行  clock answer: warning 50%
            没有旅程让时钟“answer”发出提醒“warning 50%”。
        escalation late
          第 24 行  escalation late level 1
            没有旅程走到升级“late”的第 1 级。
          第 24 行  escalation late accepted
            没有旅程有人接手升级“late”。
          第 24 行  escalation late exhausted
            没有旅程让升级“late”走完所有级别。
        end given-up
          第 36 行  end given-up
            没有旅程以“given-up”结束。

      不会发生
        clock answer
          第 22 行  clock answer: paused
            它没有设置暂停。
          第 22 行  clock answer: cancelled
            它一直计时到案例关闭，没有别的事情会终止它。
      "
    `);
  });
});
