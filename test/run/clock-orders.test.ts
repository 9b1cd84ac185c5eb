import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { viewCase } from '../../src/index.ts';
import { compiledFrom } from '../support/blueprints.ts';
import { expectFolded } from '../support/clock-case.ts';
import { DrivenCase, HOUR } from '../support/driven-case.ts';
import { dice } from '../support/random-blueprint.ts';
import { randomEvent } from '../support/random-events.ts';
import { runs } from '../support/runs.ts';
import { shortDeskText } from '../support/short-desk.ts';

/** A desk with five clocks that have next to everything that a clock can have. */
const FIVE_CLOCKS = compiledFrom(
  shortDeskText(`
calendars: { office: { zone: Asia/Shanghai, open: { mon-fri: [09:00-12:00, 13:00-18:00] }, days: cn } }
roles: { agent: {}, robot: { automatic: true }, vendor: { external: true } }
data:
  priority: { type: enum, values: [low, high], default: low }
  since: { type: datetime }
  note: { type: text }
messages: { received: { en: Received., zh-CN: 已收到。 } }
decisions:
  promise:
    hit: first
    inputs: [priority]
    outputs: [{ answer: duration }]
    rules: [{ if: [high], then: [2bh] }, { if: [any], then: [1bd] }]
events: { complains: {}, rates: { carries: { high: boolean } }, leaves: {}, asks: {} }
slas:
  answer:
    start: case.opened
    stop: first-response
    target: { decide: promise.answer }
    calendar: office
    pause: waiting-customer
    pause-at-most: 8bh
    warn: [50%, -30bm]
    on-retarget: from-now
    satisfied-by: human
  urgent: { when: priority = "high", start: case.opened, stop: first-response, target: 3h, warn: 80% }
  complaint: { start: customer.complains, stop: resolved, target: 26h, reset: customer.rates, on-reopen: restart, pause: [waiting-customer, waiting-third-party] }
  update: { start: case.opened, stop: customer.asks, target: 4h, repeat: true, on-reopen: none, pause: sla.answer.state = "breached" }
stages:
  handling:
    kind: resolution
    on:
      customer.rates: { set: { priority: '=if event.high then "high" else "low"' } }
      sla.answer.warned-50: { set: { note: warned } }
    steps:
      look: { do: { label: Look, form: [since?] }, by: agent, outcomes: { done: next, unclear: enquire, reply: reply } }
      enquire: { ask: [note?], within: 2d, outcomes: { answered: look, no-answer: next } }
      repair: { do: Repair, by: vendor, sla: { target: 5bh, calendar: office, warn: 80% }, on: { sla.repair.breached: look } }
      reply: { do: Reply, by: agent, reach: first-response, next: tell }
    alternatives: { tell: { say: received, next: solved } }
interrupts:
  gone: { on: customer.leaves, to: left }
  aside: { on: sla.urgent.breached, steps: { call: { do: Call, by: agent } } }
ends: { solved: { outcome: solved, reach: resolved }, left: { outcome: withdrawn } }
reopen: { within: P30D, to: look }
`),
);

const PASSING = [0, 0, 1, 60_000, HOUR / 2, HOUR, 3 * HOUR, 9 * HOUR, 26 * HOUR, 70 * HOUR];
const ACTIVE = ['running', 'paused', 'breached'];

/** Whatever happens in whatever order, what holds of every clock. */
function live(seed: number): void {
  const roll = dice(seed);
  const desk = new DrivenCase(FIVE_CLOCKS);
  for (let turn = 0; turn < 16 && desk.last.status !== 'sealed'; turn += 1) {
    desk.pass(PASSING[roll(PASSING.length)]!);
    const { accepts } = viewCase(FIVE_CLOCKS, desk.last.snapshot);
    const event = randomEvent(roll, accepts, FIVE_CLOCKS.events, desk.now);
    const late = roll(4) === 0 && event.type.startsWith('customer.') ? { at: event.at - roll(6) * HOUR } : {};
    desk.send(event.type, event.by.role, event.data, late);
    expectOneState(desk);
  }
  desk.pass(40 * HOUR);
  expectOneState(desk);
}

function expectOneState({ compiled, last, entries }: DrivenCase): void {
  const { context, value, status } = last.snapshot;
  const regions = (value as { sla: Record<string, unknown> }).sla;
  for (const { id } of compiled.plan.clocks?.all ?? []) {
    const { state = 'off', due } = context.clocks?.[id] ?? {};
    const shown = status === 'done' ? 'ended' : state === 'running' && due === undefined ? 'undated' : state;
    expect(regions[`clock-${id}`]).toBe(`${shown}-clock-${id}`);
    if (ACTIVE.includes(state)) expect(context.closed === undefined || state === 'breached').toBe(true);
    // What has stopped, was given up or is closed has no timer that could fire.
    const isOver = context.clocks?.[id]?.stop !== undefined || context.closed !== undefined;
    if (isOver) expect(context.timers[`sla:${id}`]).toBeUndefined();
  }
  expectFolded(compiled, last.snapshot, entries);
  expectNothingAfterEnd(entries);
}

/** No clock warns or breaches after it was stopped, given up or closed, until it runs again. */
function expectNothingAfterEnd(entries: DrivenCase['entries']): void {
  const over = new Set<string>();
  for (const entry of entries) {
    if (!('sla' in entry)) continue;
    const { sla, type } = entry;
    if (type === 'sla.started' || type === 'sla.resumed') over.delete(sla);
    if (type === 'sla.warned' || type === 'sla.breached') expect([...over]).not.toContain(sla);
    if (type === 'sla.met' || type === 'sla.stopped' || type === 'sla.cancelled') over.add(sla);
  }
}

describe('five clocks, and events in any order', () => {
  test(
    'each clock is in one state, says so in the journal, and is silent after it was stopped or the case was closed',
    () => {
      fc.assert(fc.property(fc.noShrink(fc.nat()), live), { numRuns: runs(40), endOnFailure: true });
    },
    runs(60_000),
  );
});
