import { expect, test } from 'vitest';

import { coverageOf } from '../../../src/journey/coverage/coverage.ts';
import { proposeJourneys } from '../../../src/journey/coverage/propose-journeys.ts';
import { shortDeskText } from '../../support/short-desk.ts';
import { compiled } from '../support.ts';

const DESK = compiled(
  shortDeskText(`
roles: { agent: {}, boss: {} }
data:
  amount: { type: integer, min: 0 }
decisions:
  grading:
    hit: first
    inputs: [amount]
    outputs: [{ grade: text }]
    rules: [{ if: ['> 4711'], then: [high] }, { if: [any], then: [low] }]
slas:
  answer: { start: case.opened, stop: case.closed, target: 4h, warn: 50% }
escalations:
  late: { sla: answer, until: accepted, levels: [{ at: breach, notify: boss }] }
stages:
  work:
    kind: resolution
    steps:
      receive: { ask: [amount] }
      grade: { decide: grading }
      repair: { do: Repair it, by: agent, when: amount < 100, outcomes: { repaired: done, broken: given-up }, next: done }
ends:
  done: { outcome: solved, reach: resolved }
  given-up: { outcome: withdrawn }
reopen: { within: 1d, to: repair, from: [done] }
`),
);

test('short journeys are proposed that together show all that no journey shows yet', () => {
  const coverage = coverageOf(DESK, []);
  const proposed = proposeJourneys(DESK, coverage, 20);
  const covered = proposed.flatMap(({ covers }) => covers);
  expect(coverage.missing.map(({ id }) => id).filter((id) => !covered.includes(id))).toEqual([]);
  expect(new Set(covered).size).toBe(covered.length);
  expect(proposed.map(({ journey }) => journey.steps)).toMatchInlineSnapshot(`
    [
      [
        {
          "by": "customer",
          "step": "receive",
          "with": {
            "amount": 0,
          },
        },
        {
          "by": "agent",
          "outcome": "repaired",
          "step": "repair",
        },
      ],
      [
        {
          "until": "2026-01-05T13:01+08:00",
        },
        {
          "accept": "late",
          "by": "boss",
        },
      ],
      [
        {
          "by": "customer",
          "step": "receive",
          "with": {
            "amount": 4712,
          },
        },
      ],
      [
        {
          "by": "customer",
          "step": "receive",
          "with": {
            "amount": 0,
          },
        },
        {
          "by": "agent",
          "outcome": "broken",
          "step": "repair",
        },
      ],
      [
        {
          "by": "customer",
          "step": "receive",
          "with": {
            "amount": 100,
          },
        },
        {
          "event": "case.reopens",
        },
      ],
      [
        {
          "by": "customer",
          "step": "receive",
          "with": {
            "amount": 100,
          },
        },
        {
          "until": "2026-01-06T09:01+08:00",
        },
      ],
    ]
  `);
});

test('no more are proposed than are asked for, those first that show most', () => {
  const coverage = coverageOf(DESK, []);
  const [first] = proposeJourneys(DESK, coverage, 20);
  expect(proposeJourneys(DESK, coverage, 1)).toEqual([first]);
});

test('nothing is proposed where nothing is missing', () => {
  const whole = { ...coverageOf(DESK, []), missing: [] };
  expect(proposeJourneys(DESK, whole, 20)).toEqual([]);
});
