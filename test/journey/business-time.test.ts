import { describe, expect, test } from 'vitest';

import { compiledWithModules } from '../support/modules.ts';
import { journal, journeysOf, journeyText, story } from './support.ts';
import { playJourney } from '../../src/index.ts';

const NATIONAL_DAY = `
throughline-calendar: 1
source: State Council
valid-from: 2026-01-01
valid-until: 2026-12-31
days:
  2026-10-01..2026-10-07: { closed: 国庆节 }
  2026-10-10: { open-as: sat }
`;

/** A desk in Shanghai, every day from 9:00 to 18:30, closed over National Day. */
const desk = (steps: string, files: Record<string, string> = {}, more = '') =>
  compiledWithModules(
    `
throughline: 1
id: desk
version: "1.0.0"
locales: [en]
zone: Asia/Shanghai
calendars:
  office: { open: { mon-sun: 09:00-18:30 }, days: ./2026.calendar.yaml }
roles: { agent: { title: Agent } }
calendar: office
stages:
  work:
    kind: resolution
    by: agent
    steps:
${steps.trim().replaceAll(/^/gmu, '      ')}
ends: { done: { outcome: solved }, late: { outcome: no-answer } }
${more}
omits: { intake: No, confirmation: No, follow-up: No }
`,
    { './2026.calendar.yaml': NATIONAL_DAY, ...files },
  );

function walk(blueprint: ReturnType<typeof desk>, start: string, lines: string) {
  const [journey] = journeysOf(journeyText(lines, { head: `start: ${start}\n` }));
  return playJourney(blueprint, journey!);
}

/** Instants of a journal are in UTC: Shanghai is eight hours ahead. */
const IN_SHANGHAI = '+08:00';

describe('a limit in business hours waits through nights and holidays', () => {
  const reply = desk('reply: { do: Reply, within: 4bh, next: done, outcomes: { timed-out: late } }');

  test('four hours from 17:00 on the eve of National Day are over at 11:30 after it', () => {
    const result = walk(reply, `2026-09-30T17:00${IN_SHANGHAI}`, '- wait: P10D');
    expect(journal(result)).toContain('10-08 03:30 reply: timed-out');
    expect(story(reply, result)).toContain('Work for Agent: “Reply” (by Thu 8 Oct 11:30)');
    expect(story(reply, result)).toContain('“Reply” was not done within 4 business hours');
    expect(story(reply, result, 'zh-CN')).toContain('10月8日 周四 11:30');
  });

  test('the answer at its very last millisecond is in time', () => {
    const lines = `- until: 2026-10-08T11:30:00.000${IN_SHANGHAI}\n- { by: agent, step: reply }`;
    const result = walk(reply, `2026-09-30T17:00${IN_SHANGHAI}`, lines);
    expect([result.findings, journal(result).at(-2)]).toEqual([[], '10-08 03:30 closed: done']);
    const late = lines.replace('00.000', '00.001');
    expect(journal(walk(reply, `2026-09-30T17:00${IN_SHANGHAI}`, late))).toContain('10-08 03:30 reply: timed-out');
  });
});

test('one working day is the close of the next working day, and reminders keep to opening hours', () => {
  const pause = desk('pause: { wait: 1bd, next: done }');
  expect(journal(walk(pause, `2026-09-30T17:00${IN_SHANGHAI}`, '- wait: P10D'))).toContain('10-08 10:30 pause: done');
  const nudged = desk('reply: { do: Reply, remind: { every: 3bh, times: 3 }, next: done }');
  const { entries } = walk(nudged, `2026-01-05T17:00${IN_SHANGHAI}`, '- wait: P3D');
  const reminders = entries
    .filter(({ type }) => type === 'effect.requested')
    .map(({ at }) => new Date(at).toISOString());
  expect(reminders).toEqual(['2026-01-06T02:30:00.000Z', '2026-01-06T05:30:00.000Z', '2026-01-06T08:30:00.000Z']);
});

describe('the nearest calendar counts', () => {
  const CALENDARS = `
throughline: 1
id: near
version: "1.0.0"
zone: Asia/Shanghai
calendars:
  day: { open: { mon-sun: 09:00-17:00 } }
  night: { open: { mon-sun: 22:00-06:00 } }
  york: { zone: America/New_York, open: { mon-sun: 09:00-17:00 } }
calendar: day
stages:
  one: { kind: plan, steps: { a: { wait: 1bh } } }
  two: { kind: execution, calendar: night, steps: { b: { wait: 1bh }, c: { wait: 1bh, calendar: york } } }
  three:
    kind: resolution
    steps:
      d:
        calendar: night
        parallel: { branches: { x: { steps: { e: { wait: 1bh } } }, y: { steps: { f: { wait: 2bh, calendar: day } } } } }
ends: { done: { outcome: solved } }
omits: { intake: No, confirmation: No, follow-up: No }
`;

  test("the step's own, else that of the branches or stage around it, else the blueprint's; each in its own zone", () => {
    const result = walk(compiledWithModules(CALENDARS, {}), `2026-01-05T10:00${IN_SHANGHAI}`, '- wait: P5D');
    expect(journal(result).filter((line) => / (?!closed|d:)\S+: done$/u.test(line))).toEqual([
      '01-05 03:00 a: done', // 11:00 in Shanghai
      '01-05 15:00 b: done', // 23:00
      '01-05 16:00 c: done', // 11:00 in New York
      '01-05 17:00 e: done', // still in the night shift that began on the 5th
      '01-06 03:00 f: done', // 11:00 in Shanghai
    ]);
  });

  test('a module keeps its own calendars under the name of the step that uses it', () => {
    const module = `
throughline: 1
id: inner
version: "1.0.0"
zone: Asia/Shanghai
calendars: { office: { open: { mon-sun: 20:00-22:00 } } }
stages: { look: { kind: resolution, calendar: office, steps: { think: { wait: 1bh } } } }
ends: { thought: { outcome: solved } }
omits: { intake: No, confirmation: No, follow-up: No }
`;
    const outer = desk(
      'first: { wait: 1bh }\nsecond: { use: ./inner.yaml, next: last }\nlast: { wait: 1bh, next: done }',
      {
        './inner.yaml': module,
      },
    );
    const result = walk(outer, `2026-01-05T10:00${IN_SHANGHAI}`, '- wait: P2D');
    expect(journal(result).filter((line) => / (?!closed|d:)\S+: done$/u.test(line))).toEqual([
      '01-05 03:00 first: done',
      '01-05 13:00 second--think: done',
      '01-06 02:00 last: done',
    ]);
  });
});

describe('where the days of a calendar end, nothing is guessed', () => {
  const soon = { './2026.calendar.yaml': NATIONAL_DAY.replace('2026-12-31', '2026-10-12') };

  test('a step goes on without its limit and says so; nobody is turned away', () => {
    const reply = desk(
      'reply: { do: Reply, within: 4bd, remind: { every: 40bh, times: 2 }, next: done, outcomes: { timed-out: late } }',
      soon,
    );
    const result = walk(reply, `2026-10-11T10:00${IN_SHANGHAI}`, '- wait: P30D\n- { by: agent, step: reply }');
    expect(result.findings).toEqual([]);
    expect(result.entries.filter(({ type }) => type === 'limit.undated')).toMatchObject([
      { timer: 'within:reply', step: 'reply', calendar: 'office' },
      { timer: 'remind:reply', step: 'reply', calendar: 'office' },
    ]);
    expect(story(reply, result)).toContain(
      'The time limit of “Reply” has no due time: the calendar “office” does not know those days',
    );
    expect(story(reply, result, 'zh-CN')).toContain('“Reply”的时限无法确定到期时间：日历“office”里没有那些日期');
  });

  test('a wait holds the case instead of ending at a guess', () => {
    const pause = desk('begin: { do: Begin }\npause: { wait: 4bd, next: done }', soon);
    const { findings } = walk(pause, `2026-10-11T10:00${IN_SHANGHAI}`, '- { by: agent, step: begin }\n- wait: P30D');
    expect(findings.map(({ severity, message }) => [severity, message])).toMatchObject([
      ['error', 'At step "pause" the case cannot go on: no calendar knows the days until the time it waits for.'],
    ]);
  });

  test('a closed case may come back as long as nobody can say that it may not', () => {
    const fix = desk('fix: { do: Fix, next: done }', soon, 'reopen: { within: 9bd, to: fix, from: [done] }');
    const lines = '- { by: agent, step: fix }\n- wait: P60D\n- { event: case.reopens }\n- { by: agent, step: fix }';
    expect(walk(fix, `2026-10-11T10:00${IN_SHANGHAI}`, lines).findings).toEqual([]);
  });
});

test('a condition can ask whether a channel is open now', () => {
  const blueprint = compiledWithModules(
    `
throughline: 1
id: open
version: "1.0.0"
zone: Asia/Shanghai
calendars: { office: { open: { mon-fri: 09:00-18:00 } } }
channels: { hotline: { kind: phone, open: office }, web-form: { kind: web, open: always } }
roles: { agent: {} }
stages:
  work:
    kind: resolution
    steps:
      talk: { do: Talk, by: agent, via: [hotline], when: open.hotline }
      write: { do: Write, by: agent, via: [web-form], when: open.web_form and not(open.hotline) }
ends: { done: { outcome: solved } }
omits: { intake: No, confirmation: No, follow-up: No }
`,
    {},
  );
  const stepAt = (start: string) => walk(blueprint, start, '- wait: 1m').view?.waiting.map(({ step }) => step);
  expect(stepAt('2026-01-05T09:00+08:00')).toEqual(['talk']);
  expect(stepAt('2026-01-05T18:00+08:00')).toEqual(['write']);
  expect(stepAt('2026-01-04T12:00+08:00')).toEqual(['write']);
});
