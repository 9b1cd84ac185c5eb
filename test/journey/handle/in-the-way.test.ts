import { describe, expect, test } from 'vitest';

import { JourneyError, openJourney } from '../../../src/testing.ts';
import { compiled } from '../support.ts';

/** A desk at which a refund is allowed by votes. */
function desk(votes: string, { when = '', outcomes = '' } = {}) {
  return compiled(`
throughline: 1
id: desk
version: "1.0.0"
zone: Asia/Shanghai
channels: { chat: { kind: chat } }
roles: { agent: {}, lead: { deputy: boss }, boss: {} }
data: { amount: { type: number, min: 0, max: 50 } }
stages:
  intake:
    kind: intake
    steps:
      receive: { ask: [amount], via: [chat] }
      prepare: { do: Prepare it, by: agent }
      allow:
        approve: { label: Allow it, maker: agent, votes: ${votes} }
        outcomes: { approved: pay, rejected: refused${outcomes} }
      pay: { do: Pay it, by: boss, next: done${when} }
    alternatives:
      settle: { do: Settle it, by: boss, next: done }
ends: { done: { outcome: solved, reach: resolved }, refused: { outcome: refused } }
omits: { confirmation: none, follow-up: none, resolution: none }
`);
}

describe('where several people have to agree, several people do', () => {
  test.each<[votes: string, place: string, outcomes: string[]]>([
    ['{ all: [lead, lead] }', 'pay', ['approved', 'approved']],
    ['{ all: [lead, lead] }', 'settle', ['rejected', 'approved']],
    ['{ n: 2, of: [lead, lead, boss] }', 'pay', ['approved', 'approved']],
    ['{ n: 4, of: [lead, lead, lead, lead] }', 'pay', ['approved', 'approved', 'approved', 'approved']],
    ['{ chain: [lead, boss] }', 'pay', ['approved', 'approved']],
    ['{ any: [lead, boss] }', 'refused', ['rejected']],
  ])('votes: %s, to %s', (votes, place, outcomes) => {
    const settled = votes.startsWith('{ all') ? { outcomes: ', disputed: settle' } : {};
    const c = openJourney(desk(votes, settled)).runUntil('prepare');
    // Whoever prepared it may not vote on it.
    c.as('agent', 'lead 1').complete('prepare');
    const voted = c.runUntil(place).lines().slice(2);
    expect(voted.map(({ step, outcome }) => [step, outcome])).toEqual(outcomes.map((outcome) => ['allow', outcome]));
    const names = voted.map(({ as }) => as);
    expect([new Set(names).size, names.includes('lead 1')]).toEqual([outcomes.length, false]);
  });
});

describe('what is in the way is said', () => {
  test.each([
    ['en', 'Its condition amount > 100 does not hold there (amount: 25). Go on by hand'],
    ['zh-CN', '它的条件 amount > 100 在那里不成立（amount: 25）。请从那里起自行写下去'],
  ] as const)('the condition that never holds, with what it reads (%s)', (language, hint) => {
    const c = openJourney(desk('{ any: [lead, boss] }', { when: ', when: amount > 100' }), { language });
    expect(hintOf(() => c.runUntil('pay')).slice(0, hint.length)).toBe(hint);
  });

  test('the people of whom there are too few', () => {
    const nobody = { find: () => ({ people: [] }), withPresence: () => nobody };
    const c = openJourney(desk('{ all: [lead, lead] }'), { people: nobody as never });
    expect(hintOf(() => c.runUntil('pay'))).toMatch(/^A vote at step "allow" must say which person votes\./u);
  });
});

function hintOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof JourneyError) return error.hint;
    throw error;
  }
  throw new Error('Nothing stopped it.');
}
