import { describe, expect, test } from 'vitest';

import { playJourney, readJourneys, openJourney, JourneyError } from '../../../src/testing.ts';
import { writeJourneyFile } from '../../../src/journey/write-journey.ts';
import { compiled } from '../support.ts';

const DESK = compiled(`
throughline: 1
id: desk
version: "1.0.0"
zone: Asia/Shanghai
channels: { chat: { kind: chat }, mail: { kind: email } }
roles: { agent: { deputy: lead }, lead: {}, boss: {} }
data:
  summary: { type: text }
  amount: { type: number, min: 0 }
  left: { type: integer }
  visit_on: { type: date }
events: { withdraws: {}, pays: { carries: { sum: { type: number } } } }
signals: { recall: {} }
milestones: { settled: {} }
services: { stock: { in: {}, out: { left: { type: integer } }, idempotent: true } }
messages:
  thanks: { en: "We have your words, {case.id}." }
stages:
  intake:
    kind: intake
    steps:
      receive: { ask: [summary, amount], via: [chat] }
      receipt: { say: thanks, via: [mail], reach: acknowledged }
  resolution:
    kind: resolution
    steps:
      look-up: { call: { service: stock, into: { left: left } }, outcomes: { failed: remedy } }
      remedy: { do: Remedy it, by: agent, within: 4h, outcomes: { done: how-much, timed-out: step-in } }
      how-much: { choose: [{ when: amount > 500, to: allow }, { else: closed-solved }] }
    alternatives:
      step-in: { do: Step in, by: lead, next: how-much }
      allow:
        approve: Allow the refund
        by: boss
        outcomes: { approved: { to: closed-solved, reach: settled }, rejected: closed-refused }
interrupts:
  withdrawn: { on: customer.withdraws, to: closed-withdrawn }
  recalled: { on: signal.recall, steps: { call-all: { do: Call all customers, by: lead } } }
  paid: { on: customer.pays, steps: { book: { do: Book it, by: lead } } }
ends:
  closed-solved: { outcome: solved, reach: resolved }
  closed-refused: { outcome: refused }
  closed-withdrawn: { outcome: withdrawn }
reopen: { within: P7D, to: resolution }
omits: { confirmation: none, follow-up: none }
`);

const REPORT = { with: { summary: 'No internet', amount: 80 } };

/** What stopped the test, without the story. */
function said(act: () => unknown): readonly [code: string, message: string, hint: string] {
  try {
    act();
  } catch (error) {
    if (!(error instanceof JourneyError)) throw error;
    const [first = ''] = error.message.split('\n');
    return [error.code, first, error.hint];
  }
  throw new Error('Nothing stopped it.');
}

describe('a test drives one case', () => {
  test('the customer reports, the service answers, the agent takes the work and does it, the case is closed', () => {
    const c = openJourney(DESK, { start: '2026-01-05T09:00+08:00' });
    c.reply('receive', REPORT).wait('2m').returns('stock', { left: 5 }).wait('12m');
    expect(c.view.waiting.map(({ step, for: who }) => [step, who])).toEqual([['remedy', 'agent']]);
    c.as('agent', 'Li Na').claim('remedy').as('agent').complete('remedy');
    expect([c.view.end, c.now]).toEqual(['closed-solved', Date.parse('2026-01-05T09:14+08:00')]);
    expect(c.entries.find((entry) => entry.type === 'step.left' && entry.step === 'remedy')?.by).toEqual({
      role: 'agent',
      person: 'Li Na',
    });
    c.wait('1d').reopen();
    expect([c.view.stage, c.view.reopened]).toEqual(['resolution', 1]);
  });

  test('awaiting does no harm, and everything has happened at once', async () => {
    const c = openJourney(DESK);
    const same = await Promise.resolve(c.reply('receive', REPORT));
    expect([same === c, c.view.stage]).toEqual([true, 'resolution']);
  });

  test.each([
    ['a text with its offset', '2026-01-05T09:00+08:00'],
    ['a Date', new Date('2026-01-05T01:00:00Z')],
    ['epoch milliseconds', Date.parse('2026-01-05T01:00:00Z')],
    ['nothing: Monday morning', undefined],
  ])('the beginning may be %s', (_what, start) => {
    const c = openJourney(DESK, { start });
    expect(c.now).toBe(Date.parse('2026-01-05T01:00:00Z'));
    expect(c.until(new Date('2026-01-05T02:00:00Z')).now).toBe(Date.parse('2026-01-05T02:00:00Z'));
  });

  test('a boss votes, an event carries something, a signal comes, a service is slow and fails, a case is called off', () => {
    const c = openJourney(DESK, { data: { amount: 900 } });
    c.slow('stock', '10m')
      .fail('stock')
      .reply('receive', { with: { summary: 'Broken' } });
    expect(c.view.waiting.map(({ step }) => step)).toEqual(['look-up']);
    c.wait('10m').as('agent').complete('remedy');
    c.signal('recall').as('lead').complete('call-all').event('customer.pays', { sum: 5 }).as('lead').complete('book');
    expect(c.as('boss').reject('allow').view.end).toBe('closed-refused');
    expect(openJourney(DESK).cancel().view.end).toBe('cancelled');
    expect(openJourney(DESK).message('Hello', { by: 'Wang' }).entries.at(-1)).toMatchObject({
      type: 'event.received',
      data: { text: 'Hello' },
    });
  });

  test('what happened can be pasted into a journey file, and there the very same happens', () => {
    const c = openJourney(DESK, { start: '2026-01-05T09:00+08:00' });
    c.fail('stock').reply('receive', REPORT).wait('5h').as('lead', 'Wang').complete('step-in').wait('P1D').reopen();
    const text = writeJourneyFile({ blueprint: 'desk', start: '2026-01-05T09:00+08:00' }, 'walk', {
      steps: [...c.lines()],
    });
    const [journey] = readJourneys(text, { file: 'desk.journey.yaml' }).file!.journeys;
    const { entries, findings } = playJourney(DESK, journey!);
    expect([entries, findings]).toEqual([c.entries, []]);
  });

  test('what was sent to the customer stands there with its channel, its words and its instant', () => {
    const c = openJourney(DESK, { start: '2026-01-05T09:00+08:00', id: 'C-7' }).reply('receive', REPORT);
    expect(c.messages('mail')).toEqual([
      {
        at: '2026-01-05T09:00:00+08:00',
        kind: 'message',
        message: 'thanks',
        step: 'receipt',
        text: 'We have your words, C-7.',
        channels: ['mail'],
        locale: 'en',
      },
    ]);
    expect(c.messages().map(({ kind }) => kind)).toEqual(['ask', 'message']);
  });

  test('the journal is plain JSON with instants that people can read', () => {
    const trace = openJourney(DESK, { start: '2026-01-05T09:00+08:00' }).trace();
    expect(trace).toEqual(JSON.parse(JSON.stringify(trace)));
    expect(trace[0]).toEqual({
      at: '2026-01-05T09:00:00+08:00',
      by: { role: 'system' },
      type: 'case.opened',
      id: 'C-1',
      data: {},
    });
  });

  test('the story can be had in Chinese', () => {
    expect(openJourney(DESK, { language: 'zh-CN' }).story()).toContain('案例 C-1 开立');
    expect(openJourney(DESK).story({ language: 'zh-CN' })).toContain('案例 C-1 开立');
  });
});

describe('what is not possible is said in a sentence, with what would be', () => {
  const c = openJourney(DESK).reply('receive', REPORT).returns('stock', { left: 5 });

  test.each<[string, () => unknown, string, string, string]>([
    [
      'a misspelt step',
      () => c.as('agent').complete('remdy'),
      'TL5005',
      'The blueprint has no step "remdy".',
      'Did you mean "remedy"?',
    ],
    [
      'a misspelt role',
      () => c.as('agnet').complete('remedy'),
      'TL5007',
      'The blueprint has no role "agnet".',
      'Did you mean "agent"? "remedy" is for: agent, lead.',
    ],
    [
      'a misspelt outcome',
      () => c.as('boss').complete('allow', { outcome: 'aproved' }),
      'TL5008',
      'Step "allow" has no outcome "aproved".',
      'Did you mean "approved"? It has: approved, rejected.',
    ],
    [
      'a misspelt service',
      () => c.fail('stok'),
      'TL5014',
      'The blueprint has no service "stok".',
      'Did you mean "stock"?',
    ],
    [
      'a misspelt event',
      () => c.event('customer.withdrws'),
      'TL5013',
      'The blueprint has no event "customer.withdrws" that comes from outside.',
      'Did you mean "customer.withdraws"?',
    ],
    [
      'business time',
      () => c.wait('4bh'),
      'TL2011',
      '"4bh" counts business time, and no calendar is in reach to count it by.',
      'Write elapsed time instead, such as 8h or 1d.',
    ],
    [
      'the past',
      () => c.until('2026-01-01T09:00+08:00'),
      'TL5015',
      '2026-01-01T09:00+08:00 is past already: at this line it is 2026-01-05T09:00:00+08:00.',
      'Write a later instant, or move the line up.',
    ],
    [
      'a date that is none',
      () => c.until(new Date('soon')),
      'TL5004',
      '"Invalid Date" is not an instant.',
      'Write date, time and offset, such as 2026-01-05T09:00+08:00.',
    ],
    [
      'somebody of whom nobody knows',
      () => c.absent('li-na'),
      'TL5023',
      'Nothing says who "li-na" is: the blueprint names no people file.',
      'Write "people: ./staff.people.yaml" into the blueprint, or remove this line.',
    ],
    [
      'a misspelt place',
      () => c.runUntil('remdy'),
      'TL5005',
      'The blueprint has no stage, step, milestone or end "remdy".',
      'Did you mean "remedy"?',
    ],
  ])('%s', (_what, act, code, message, hint) => {
    const before = c.entries;
    expect(said(act)).toEqual([code, message, hint]);
    expect([c.entries, c.situation().refusal]).toEqual([before, undefined]);
  });

  test('a step at which the case is not, with what it takes now and the story so far', () => {
    const [code, message, hint] = said(() => c.as('boss').approve('allow'));
    expect([code, message]).toEqual(['TL6001', 'Step "allow" cannot be done now: the case is at "remedy".']);
    expect(hint).toMatch(/^The case takes now: \{ by: agent, step: remedy \} or /u);
    expect(() => c.as('boss').approve('allow')).toThrow(
      /The case so far:\n\nMon 5 Jan 2026\n\n09:00 {2}◉ Case C-1 is opened/u,
    );
  });

  test('in Chinese', () => {
    const zh = openJourney(DESK, { language: 'zh-CN' });
    expect(said(() => zh.as('agent').complete('remdy'))).toEqual([
      'TL5005',
      '蓝图中没有步骤“remdy”。',
      '您是不是想写“remedy”？',
    ]);
  });
});

describe('what the case turns down can be looked at', () => {
  test('a role that may not do a step is refused, and the case goes on as if nothing had been tried', () => {
    const c = openJourney(DESK).reply('receive', REPORT).returns('stock', { left: 5 });
    c.tries((one) => one.as('boss').complete('remedy'));
    expect(c.situation().refusal?.code).toBe('TL6003');
    expect(c.wait('1m').situation().refusal).toBeUndefined();
  });

  test('a misspelt name is a mistake of the test, also where a refusal is looked for', () => {
    const c = openJourney(DESK);
    expect(() => c.tries(() => c.reply('recieve'))).toThrow('The blueprint has no step "recieve".');
  });

  test('work that somebody has taken is nobody else\u2019s, until the step is left', () => {
    const c = openJourney(DESK).reply('receive', REPORT).returns('stock', { left: 5 });
    c.as('agent', 'Li Na').claim('remedy');
    const refusal = ['TL6003', 'Step "remedy" is taken by "Li Na": "Wang" may not do it.'];
    expect(said(() => c.as('agent', 'Wang').complete('remedy')).slice(0, 2)).toEqual(refusal);
    expect(said(() => c.as('agent', 'Wang').claim('remedy')).slice(0, 2)).toEqual(refusal);
    expect(c.situation().refusal?.code).toBe('TL6003');
    c.as('agent').complete('remedy').reopen().returns('stock', { left: 4 }).as('agent', 'Wang').complete('remedy');
    expect(c.view.end).toBe('closed-solved');
  });

  test('only work that waits for a role can be taken', () => {
    const c = openJourney(DESK).reply('receive', REPORT);
    expect(said(() => c.as('agent').claim('remedy'))[0]).toBe('TL6001');
    c.returns('stock', { left: 5 });
    expect(said(() => c.as('boss').claim('remedy'))[0]).toBe('TL6003');
  });

  test('the conditions that were looked at stand there with the values that they read', () => {
    const c = openJourney(DESK).reply('receive', REPORT).returns('stock', { left: 5 }).as('agent').complete('remedy');
    expect(
      c
        .situation()
        .conditions()
        .map(({ text, holds, values }) => ({ text, holds, values })),
    ).toEqual([{ text: 'amount > 500', holds: false, values: { amount: 80 } }]);
  });
});

describe('a case is run to a place by the shortest sensible way', () => {
  test.each<[string, object[]]>([
    ['intake', []],
    ['remedy', ['receive', 'stock']],
    ['acknowledged', ['receive']],
    ['closed-solved', ['receive', 'stock', 'remedy']],
    ['end', ['receive', 'stock', 'remedy']],
    ['settled', ['receive', 'stock', 'remedy', 'allow']],
    ['closed-refused', ['receive', 'stock', 'remedy', 'allow']],
    ['closed-withdrawn', ['customer.withdraws']],
    ['call-all', ['signal.recall']],
    ['cancelled', ['case.cancels']],
  ] as unknown as [string, object[]][])('to %s', (target, acts) => {
    const c = openJourney(DESK).runUntil(target);
    expect(c.lines().map(({ step, returns, event, until }) => step ?? returns ?? event ?? until)).toEqual(acts);
    expect(openJourney(DESK).runUntil(target).lines()).toEqual(c.lines());
  });

  test('a condition on the way gets the value that it needs', () => {
    const c = openJourney(DESK).runUntil('allow');
    expect(c.view.data['amount']).toBeGreaterThan(500);
  });

  test('a time limit is waited for where only it leads there', () => {
    const c = openJourney(DESK, { start: '2026-01-05T09:00+08:00' }).reply('receive', REPORT);
    expect(c.returns('stock', { left: 5 }).runUntil('step-in').lines().at(-1)).toEqual({
      until: '2026-01-05T13:01+08:00',
    });
  });

  test('what was said of a service is respected, and whoever took the work does it', () => {
    const c = openJourney(DESK).returns('stock', { left: 7 }).runUntil('remedy');
    c.as('agent', 'Li Na').claim('remedy');
    expect(c.runUntil('end').view.data['left']).toBe(7);
    expect(c.lines().at(-1)).toEqual({ by: 'agent', as: 'Li Na', step: 'remedy' });
  });

  test('a place to which nothing leads is said to be one', () => {
    expect(said(() => openJourney(DESK).runUntil('formal-reply'))).toEqual([
      'TL5017',
      'Nothing in the blueprint reaches the milestone "formal-reply".',
      'Write "reach:" at a step, an outcome or an end.',
    ]);
    const closed = openJourney(DESK).runUntil('closed-solved').wait('30d');
    expect(said(() => closed.runUntil('intake')).slice(0, 2)).toEqual([
      'TL5017',
      'No way leads to "intake" from here: where it came nearest, the case is closed ("closed-solved").',
    ]);
  });
});
