import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { playJourney } from '../../src/journey/play-journey.ts';
import { runs } from '../support/runs.ts';
import { compiled, journal, journeysOf, journeyText, play, story } from './support.ts';

const repairs = compiled(`
throughline: 1
id: repairs
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
roles: { agent: { deputy: head }, head: {} }
data:
  what: { type: text }
  left: { type: integer }
  score: { type: integer, min: 1, max: 5 }
services:
  store: { in: { part: text }, out: { left: integer } }
  ship: { in: { part: text } }
events: { calls: { title: Calls again }, pays: { carries: { amount: integer } }, leaves: {} }
signals: { delivered: {} }
messages: { thanks: { en: "Thank you: {what}.", zh-CN: "谢谢：{what}。" } }
stages:
  intake:
    kind: intake
    steps:
      report: { ask: [what], remind: { every: 2h, times: 3 }, within: 1d, outcomes: { no-answer: lost } }
      thank: { say: thanks }
  resolution:
    kind: resolution
    steps:
      look: { call: { service: store, with: { part: =what }, into: { left: left } }, outcomes: { failed: ask-shop } }
      enough: { choose: [{ when: left > 0, to: repair }, { else: ask-shop }] }
    alternatives:
      ask-shop: { wait: { first: { came: signal.delivered, gave-up: 3d } }, outcomes: { came: look, gave-up: lost } }
      repair: { do: Repair, by: agent, within: 2d, outcomes: { fixed: send, lost: lost, timed-out: lost } }
      send: { call: { service: ship, with: { part: =what } }, outcomes: { done: rate, failed: repair } }
      rate: { survey: { kind: csat, into: score }, within: P7D, outcomes: { good: { when: score >= 4, to: done }, no-answer: done } }
interrupts:
  calls: { on: customer.calls, steps: { calm: { do: Calm down, by: head } } }
  leaves: { on: customer.leaves, not-in: [intake], to: lost }
ends: { done: { outcome: solved, reach: resolved }, lost: { outcome: withdrawn } }
reopen: { within: 2d, to: repair, from: [done] }
omits: { confirmation: Not needed here, follow-up: Not needed here }
`);

const REPORT = '- { by: customer, step: report, with: { what: lamp } }\n';
const LOOKED = `- { returns: store, with: { left: 1 } }\n${REPORT}`;
const REPAIRED = `${LOOKED}- { by: agent, step: repair, outcome: fixed }\n`;

/** The journal without dates: everything happens on the first day. */
const today = (result: ReturnType<typeof play>): string[] => journal(result).map((line) => line.replace('01-05 ', ''));

describe('time passes only where the journey says so', () => {
  test("a journey begins on Monday 5 January 2026 at 9 in the blueprint's zone, unless the file says when", () => {
    const [fixed] = journeysOf(journeyText('- wait: 1s', { head: 'start: 2026-03-01T12:00Z\n' }));
    expect([play(repairs, '- wait: 1s').start, playJourney(repairs, fixed!).start]).toEqual([
      Date.parse('2026-01-05T09:00+08:00'),
      Date.parse('2026-03-01T12:00Z'),
    ]);
  });

  test('reminders and the time-out happen at their own instants while the journey waits', () => {
    const result = play(repairs, '- wait: P2D');
    const sent = result.effects.map((effect) => effect.kind);
    expect([journal(result), sent]).toEqual([
      ['01-05 01:00 at report', '01-06 01:00 report: no-answer', '01-06 01:00 closed: lost', '01-06 01:00 case.sealed'],
      ['ask', 'reminder', 'reminder', 'reminder'],
    ]);
    expect(result.end).toBe(Date.parse('2026-01-07T09:00+08:00'));
  });

  test('an answer at the very last instant is still in time, because limits run out a millisecond later', () => {
    const last = play(repairs, `- until: 2026-01-06T09:00+08:00\n${REPORT}`);
    const late = play(repairs, `- until: 2026-01-06T09:00:00.001+08:00\n${REPORT}`);
    expect([journal(last)[1], journal(late)[1]]).toEqual([
      '01-06 01:00 report: answered',
      '01-06 01:00 report: no-answer',
    ]);
  });

  test('what is due at an instant happens before what a line does at that instant', () => {
    const { entries } = play(repairs, `- wait: 2h\n${REPORT}`);
    const order = entries.flatMap((entry) =>
      entry.type === 'effect.requested' ? [entry.effect.kind] : entry.type === 'data.set' ? [entry.type] : [],
    );
    expect(order).toEqual(['ask', 'reminder', 'data.set', 'message', 'call']);
  });

  test('law: a wait that is cut into pieces anywhere tells the same story', () => {
    const whole = 4 * 24 * 60;
    const { entries } = play(repairs, `- { fail: store }\n${REPORT}- wait: ${whole}m`);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: whole }), { maxLength: 6 }), (cuts) => {
        const points = [0, ...cuts.toSorted((a, b) => a - b), whole];
        const waits = points.slice(1).map((point, index) => `- wait: ${point - points[index]!}m`);
        expect(play(repairs, `- { fail: store }\n${REPORT}${waits.join('\n')}`).entries).toEqual(entries);
      }),
      { numRuns: runs(30) },
    );
  });

  test('the same journey played twice gives the same result, byte for byte', () => {
    const lines = `${REPAIRED}- message: "Hm?"\n- wait: 9d`;
    const [first, second] = [play(repairs, lines), play(repairs, lines)];
    expect(JSON.stringify(second.entries)).toBe(JSON.stringify(first.entries));
    expect(story(repairs, second)).toBe(story(repairs, first));
  });
});

describe('a calendar day keeps its time of day when the clocks change', () => {
  const shop = compiled(`
throughline: 1
id: shop
version: "1.0.0"
zone: Europe/Amsterdam
stages:
  intake: { kind: intake, steps: { a: { wait: P1D }, b: { wait: 24h } } }
ends: { done: { outcome: solved } }
`);

  test.each([
    { change: 'forward', start: '2026-03-28T10:00+01:00', a: '2026-03-29T08:00Z', b: '2026-03-30T08:00Z' },
    {
      change: 'forward, with 24 hours across it',
      start: '2026-03-27T10:00+01:00',
      a: '2026-03-28T09:00Z',
      b: '2026-03-29T09:00Z',
    },
    { change: 'back', start: '2026-10-24T10:00+02:00', a: '2026-10-25T09:00Z', b: '2026-10-26T09:00Z' },
  ])('when the clocks go $change', ({ start, a, b }) => {
    const [journey] = journeysOf(journeyText('- wait: P5D', { head: `start: ${start}\n` }));
    const { entries, end } = playJourney(shop, journey!);
    const left = entries.flatMap((entry) => (entry.type === 'step.left' ? [entry.at] : []));
    expect(left).toEqual([Date.parse(a), Date.parse(b)]);
    // The journey's own `wait: P5D` keeps the time of day too.
    expect(new Date(end).toLocaleTimeString('en-GB', { timeZone: 'Europe/Amsterdam' })).toBe('10:00:00');
  });
});

describe('people and events', () => {
  test('a line is by a role, and by a person where one is named', () => {
    const { entries } = play(repairs, `${LOOKED}- { by: agent, as: Li Na, step: repair, outcome: fixed }`);
    const by = entries.flatMap((entry) => (entry.type === 'step.left' && entry.step === 'repair' ? [entry.by] : []));
    expect(by).toEqual([{ role: 'agent', person: 'Li Na' }]);
  });

  test('the deputy of a role may act in its place', () => {
    const result = play(repairs, `${LOOKED}- { by: head, step: repair, outcome: lost }`);
    expect([result.completed, result.view?.end]).toEqual([true, 'lost']);
  });

  test('an outcome that is computed follows from the answer', () => {
    const result = play(repairs, `${REPAIRED}- { by: customer, step: rate, with: { score: 5 } }`);
    expect(today(result).slice(-3)).toEqual(['01:00 at rate', '01:00 rate: good', '01:00 closed: done']);
  });

  test('an answer that leads nowhere is refused, and the journey stops there', () => {
    const result = play(repairs, `${REPAIRED}- { by: customer, step: rate, with: { score: 2 } }\n- wait: 1d`);
    const { completed, findings, refusals, view } = result;
    expect({ completed, found: findings.map(({ code, line, message }) => ({ code, line, message })) }).toEqual({
      completed: false,
      found: [{ code: 'TL5017', line: 9, message: 'None of the outcomes of "rate" fits this answer.' }],
    });
    expect([refusals.map(({ code }) => code), view?.waiting.map(({ step }) => step)]).toEqual([['TL6009'], ['rate']]);
  });

  test('a message of the customer is kept, whatever the case is doing', () => {
    const { entries } = play(repairs, '- { message: Hello?, as: Ann }');
    expect(entries.filter(({ type }) => type === 'event.received')).toEqual([
      {
        type: 'event.received',
        event: 'customer.writes',
        at: Date.parse('2026-01-05T09:00+08:00'),
        by: { role: 'customer', person: 'Ann' },
        data: { text: 'Hello?' },
      },
    ]);
  });

  test('an event comes from the customer or from the outside world, unless somebody is named', () => {
    const lines = `- { fail: store }\n${REPORT}- { event: signal.delivered }\n- { event: customer.calls }\n- { by: head, step: calm }\n- { event: customer.leaves, by: agent }`;
    const { entries } = play(repairs, lines);
    const senders = entries.flatMap((entry) =>
      entry.type === 'event.received' || (entry.type === 'step.left' && entry.step === 'ask-shop')
        ? [entry.by?.role]
        : [],
    );
    expect(senders).toEqual(['system', 'customer', 'agent']);
  });

  test('an interrupt that is not heard in a stage is refused there', () => {
    const { findings } = play(repairs, '- { event: customer.leaves }');
    expect(findings.map(({ code, message }) => ({ code, message }))).toEqual([
      { code: 'TL5017', message: '"customer.leaves" has no effect now: the case is at "report".' },
    ]);
  });

  test('while an interrupt is dealt with nothing else can be done', () => {
    const lines = `${LOOKED}- { event: customer.calls }\n- { by: agent, step: repair, outcome: fixed }`;
    const { findings } = play(repairs, lines);
    expect(findings.map(({ code, message, hint }) => ({ code, message, hint }))).toEqual([
      {
        code: 'TL5017',
        message: 'The case stands still while "calls" is dealt with.',
        hint: expect.stringContaining('The case takes now: { by: head, step: calm }') as string,
      },
    ]);
  });

  test('of a meeting and of a vote every answer is offered that somebody may give, also the one meant without words', () => {
    const project = compiled(`
throughline: 1
id: project
version: "1.0.0"
roles: { lead: {} }
stages:
  agree:
    kind: confirmation
    steps:
      talk: { meet: { label: Talk, required: [lead, customer], minutes: lead }, outcomes: { not-held: out } }
      sign: { approve: { label: Sign, votes: { all: [lead, customer] } }, next: done, outcomes: { rejected: out, disputed: out } }
ends: { done: { outcome: solved }, out: { outcome: refused } }
`);
    const help = (lines: string): string | undefined => play(project, lines).findings[0]?.hint;
    const held = '- { by: lead, step: talk, outcome: held, with: { present: [lead, customer] } }\n';
    expect(help('- { by: lead, step: talk, outcome: held, with: { present: [lead] } }')).toContain(
      '{ by: lead, step: talk, outcome: held | not-held, with: { present: … } }',
    );
    expect(help(`${held}- { message: Hello }\n- { by: lead, step: talk, outcome: held }`)).toContain(
      '{ by: lead | customer, as: …, step: sign, outcome: approved | rejected }',
    );
    expect(
      play(
        project,
        `${held}${['lead', 'customer'].map((by) => `- { by: ${by}, step: sign, outcome: approved }`).join('\n')}`,
      ).view?.end,
    ).toBe('done');
  });

  test('whoever takes the minutes reports the meeting, whatever role the stage has', () => {
    const project = compiled(`
throughline: 1
id: project
version: "1.0.0"
roles: { lead: {}, product: {} }
stages:
  agree:
    kind: confirmation
    by: lead
    steps:
      talk: { meet: { label: Talk, minutes: product }, next: done, outcomes: { not-held: out } }
ends: { done: { outcome: solved }, out: { outcome: refused } }
`);
    expect(play(project, '- wait: 1m').view?.waiting.map((wait) => wait.for)).toEqual(['product']);
    expect(play(project, '- { by: product, step: talk, outcome: held }').view?.end).toBe('done');
  });

  test('a limit that runs out during an interrupt counts when the case goes on', () => {
    const lines = `${LOOKED}- { event: customer.calls }\n- wait: 3d\n- { by: head, step: calm }`;
    expect(journal(play(repairs, lines)).slice(-5)).toEqual([
      '01-05 01:00 at calm',
      '01-08 01:00 calm: done',
      '01-08 01:00 repair: timed-out',
      '01-08 01:00 closed: lost',
      '01-08 01:00 case.sealed',
    ]);
  });

  test('a closed case can come back while its window is open, and is sealed when it is over', () => {
    const rated = `${REPAIRED}- { by: customer, step: rate, with: { score: 4 } }\n`;
    const reopened = play(repairs, `${rated}- wait: 2d\n- { event: case.reopens }`);
    const late = play(repairs, `${rated}- wait: 49h\n- { event: case.reopens }`);
    expect([journal(reopened).slice(-2), journal(late).at(-1), late.findings.map(({ message }) => message)]).toEqual([
      ['01-07 01:00 case.reopened', '01-07 01:00 at repair'],
      '01-07 01:00 case.sealed',
      ['The case is closed for good: the time to reopen it is over.'],
    ]);
  });
});

describe('services answer as the journey says', () => {
  test('a result that is said before the call answers it at once', () => {
    expect(today(play(repairs, LOOKED)).slice(-4)).toEqual([
      '01:00 look: done',
      '01:00 at enough',
      '01:00 enough: repair',
      '01:00 at repair',
    ]);
  });

  test('a call that nobody has answered waits, and a result that is said later answers it then', () => {
    const waiting = play(repairs, `${REPORT}- wait: 5h`);
    const answered = play(repairs, `${REPORT}- wait: 5h\n- { returns: store, with: { left: 1 } }`);
    expect([waiting.view?.waiting.map((at) => [at.step, at.for]), today(answered).slice(-4)]).toEqual([
      [['look', 'service']],
      ['06:00 look: done', '06:00 at enough', '06:00 enough: repair', '06:00 at repair'],
    ]);
  });

  test('a service without outputs succeeds at once when nothing is said of it', () => {
    expect(today(play(repairs, REPAIRED)).slice(-3)).toEqual(['01:00 at send', '01:00 send: done', '01:00 at rate']);
  });

  test('a service fails as often as the journey says, then it is as before', () => {
    const again = '- { by: agent, step: repair, outcome: fixed }\n';
    const result = play(repairs, `- { fail: ship, times: 2 }\n${REPAIRED}${again}${again}`);
    expect(today(result).filter((line) => line.includes('send:'))).toEqual([
      '01:00 send: failed',
      '01:00 send: failed',
      '01:00 send: done',
    ]);
  });

  test('a call that waits can fail too', () => {
    expect(today(play(repairs, `${REPORT}- wait: 1h\n- { fail: store }`)).slice(-2)).toEqual([
      '02:00 look: failed',
      '02:00 at ask-shop',
    ]);
  });

  test('a slow service answers its next call late, and only that one', () => {
    const lines = `- { slow: store, for: 90m }\n- { returns: store, with: { left: 0 } }\n- { returns: store, with: { left: 2 } }\n${REPORT}- wait: 2h\n- { event: signal.delivered }`;
    expect(today(play(repairs, lines)).filter((line) => line.includes('look'))).toEqual([
      '01:00 at look',
      '02:30 look: done',
      '03:00 at look',
      '03:00 look: done',
    ]);
  });

  test('the result of a slow service that is said while it is called arrives no earlier', () => {
    const lines = `- { slow: store, for: 90m }\n${REPORT}- wait: 1h\n- { returns: store, with: { left: 1 } }\n- wait: 1h`;
    expect(today(play(repairs, lines)).find((line) => line.includes('look:'))).toBe('02:30 look: done');
  });

  test('a result that is said while another is on its way is kept for the next call', () => {
    const lines = `- { slow: store, for: 1h }\n- { returns: store, with: { left: 0 } }\n${REPORT}- { returns: store, with: { left: 3 } }\n- wait: 2h\n- { event: signal.delivered }`;
    const left = play(repairs, lines).entries.flatMap((entry) =>
      entry.type === 'data.set' && 'left' in entry.data ? [entry.data['left']] : [],
    );
    expect(left).toEqual([0, 3]);
  });

  test('a service that succeeds by itself can be slow as well', () => {
    const lines = `- { slow: ship, for: P1D }\n${REPAIRED}- wait: 2d`;
    expect(journal(play(repairs, lines)).find((line) => line.includes('send:'))).toBe('01-06 01:00 send: done');
  });

  test('an answer that arrives during an interrupt is taken when the case goes on', () => {
    const lines = `- { slow: store, for: 1h }\n- { returns: store, with: { left: 1 } }\n${REPORT}- { event: customer.calls }\n- wait: 4h\n- { by: head, step: calm }`;
    const result = play(repairs, lines);
    expect([today(result).slice(-5), result.findings]).toEqual([
      ['05:00 calm: done', '05:00 look: done', '05:00 at enough', '05:00 enough: repair', '05:00 at repair'],
      [],
    ]);
  });

  test('an answer for a step that was left in the meantime changes nothing', () => {
    const lines = `- { slow: store, for: 1h }\n- { returns: store, with: { left: 1 } }\n${REPORT}- { event: customer.leaves }\n- wait: 4h`;
    const result = play(repairs, lines);
    expect([today(result).slice(-2), result.completed, result.findings]).toEqual([
      ['01:00 closed: lost', '01:00 case.sealed'],
      true,
      [],
    ]);
  });

  test('answers go to calls in the order in which both came', () => {
    const lines = `- { fail: store }\n- { returns: store, with: { left: 0 } }\n${REPORT}- { event: signal.delivered }\n- { event: signal.delivered }\n- { returns: store, with: { left: 7 } }`;
    const result = play(repairs, lines);
    expect([
      today(result).filter((line) => line.includes('look:')),
      result.view?.data['left'],
      result.effects.flatMap((effect) => (effect.kind === 'call' ? effect.visit : [])),
    ]).toEqual([['01:00 look: failed', '01:00 look: done', '01:00 look: done'], 7, [1, 2, 3]]);
  });
});

describe('what a journey is opened with', () => {
  test("data is known from the start and is not asked again; the customer is spoken to in the journey's locale", () => {
    const result = play(repairs, '- { by: customer, step: report }', 'data: { what: 灯 }\n    locale: zh-CN');
    expect([result.completed, result.effects.find(({ kind }) => kind === 'message')]).toEqual([
      true,
      {
        kind: 'message',
        message: 'thanks',
        to: 'customer',
        text: '谢谢：灯。',
        by: undefined,
        fallback: [],
        step: 'thank',
        visit: 1,
        locale: 'zh-CN',
        channels: [],
      },
    ]);
  });

  test('a locale of a language that the blueprint speaks needs no declaration of its own', () => {
    const { findings, view } = play(repairs, REPORT, 'locale: zh-TW');
    expect([findings, view?.data]).toEqual([[], { what: 'lamp' }]);
  });

  test('the case has the id that the caller gives, else C-1', () => {
    const [journey] = journeysOf(journeyText('- wait: 1d'));
    expect([
      playJourney(repairs, journey!).view?.id,
      playJourney(repairs, journey!, { caseId: 'K-7' }).view?.id,
    ]).toEqual(['C-1', 'K-7']);
  });

  test('a journey that does not fit its blueprint is not played', () => {
    const { completed, view, entries, findings } = play(repairs, `${REPORT}- { by: agent, step: repiar }`);
    expect({ completed, view, entries, found: findings.map(({ code }) => code) }).toEqual({
      completed: false,
      view: undefined,
      entries: [],
      found: ['TL5005'],
    });
  });

  test('a journey may end while the case still waits', () => {
    const { completed, findings, view } = play(repairs, REPORT);
    expect({ completed, findings, status: view?.status }).toEqual({ completed: true, findings: [], status: 'open' });
  });
});
