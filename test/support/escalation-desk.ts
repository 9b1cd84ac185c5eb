import countBy from 'lodash/countBy.js';

import { alertBounds, type AlertEffect, type CompiledBlueprint, type Entry } from '../../src/index.ts';
import { shownLadder } from '../../src/compile/ladders.ts';
import { expect } from 'vitest';
import type { DrivenCase } from './driven-case.ts';
import { shortDeskText } from './short-desk.ts';

/** A desk with five clocks and four escalations that have next to everything that an escalation can have. */
export const ESCALATION_DESK = shortDeskText(`
calendars:
  office: { zone: Asia/Shanghai, open: { mon-fri: [09:00-12:00, 13:00-18:00] }, days: cn }
roles: { agent: { deputy: boss }, boss: {}, head: {}, robot: { automatic: true }, vendor: { external: true } }
data:
  priority: { type: enum, values: [low, high], default: low }
  since: { type: datetime }
  pace: { type: duration }
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
    satisfied-by: human
  urgent: { when: priority = "high", start: case.opened, stop: first-response, target: 3h, warn: 80% }
  complaint: { start: customer.complains, stop: resolved, target: 26h, reset: customer.rates, on-reopen: restart, pause: [waiting-customer, waiting-third-party] }
  update: { start: case.opened, stop: customer.asks, target: 4h, repeat: true, on-reopen: none }
escalations:
  late:
    sla: answer
    until: first-response
    hours: office
    calendar: office
    levels:
      - { at: 50%, notify: agent, repeat: { every: 1bh, times: 2 } }
      - { at: -30bm, notify: boss, when: priority = "high" }
      - { at: breach, notify: [boss, customer], reassign: head }
      - { at: breach + 24h, phone: head }
  angry:
    on: customer.complains
    until: accepted
    levels:
      - { phone: agent }
      - { after: 10m, phone: { deputy-of: agent }, notify: boss }
    rounds: { times: 3, gap: 20m }
    finally: { phone: head, repeat: { every: 1h, times: 1 } }
  bad:
    when: priority = "high"
    until: customer.asks
    levels:
      - { after: 1h, notify: boss, reassign: boss }
      - { after: pace, notify: head }
  slow:
    sla: complaint
    when: case.reopened < 2
    levels:
      - { after: 1h, notify: agent }
      - { after: 0s, notify: boss, repeat: { every: 30m, times: 3 } }
stages:
  handling:
    kind: resolution
    on:
      customer.rates: { set: { priority: '=if event.high then "high" else "low"' } }
    steps:
      look: { do: { label: Look, form: [since?, pace?] }, by: agent, outcomes: { done: next, unclear: enquire, reply: reply } }
      enquire: { ask: [since?], within: 2d, outcomes: { answered: look, no-answer: next } }
      repair: { do: Repair, by: vendor, sla: { target: 5bh, calendar: office, warn: 80% }, on: { sla.repair.breached: look } }
      reply: { do: Reply, by: agent, reach: first-response, next: tell }
    alternatives: { tell: { say: received, next: solved } }
interrupts:
  gone: { on: customer.leaves, to: left }
  aside: { on: sla.urgent.breached, steps: { call: { do: Call, by: agent } } }
ends: { solved: { outcome: solved, reach: resolved }, left: { outcome: withdrawn } }
reopen: { within: P30D, to: look }
`);

/** The alerts of a journal, each with its instant. */
export function alertsOf(entries: readonly Entry[]): (AlertEffect & { readonly at: number })[] {
  return entries.flatMap((entry) =>
    entry.type === 'effect.requested' && entry.effect.kind === 'alert' ? [{ ...entry.effect, at: entry.at }] : [],
  );
}

/** What names an alert: nobody is told twice of the same. */
export function keyOf({ escalation, cycle, round, level, repeat }: AlertEffect): string {
  return `${escalation}/${cycle}/${round}/${level}/${repeat}`;
}

/** What holds of the escalations of a case whatever has happened to it. */
export function expectOrder({ compiled, last, entries }: DrivenCase): void {
  const alerts = alertsOf(entries);
  expectBound(compiled, alerts);
  expectTraceable(entries);
  expectSilence(entries);
  const { context, value, status } = last.snapshot;
  const regions = (value as { escalation: Record<string, unknown> }).escalation;
  for (const { id, escalation, timer } of compiled.plan.ladders?.all ?? []) {
    const ledger = context.ladders?.[id];
    const shown = ledger === undefined ? 'quiet' : shownLadder(ledger, escalation.levels.length);
    expect(regions[`ladder-${id}`]).toBe(`${status === 'done' ? 'ended' : shown}-ladder-${id}`);
    if (ledger?.state !== 'climbing' || context.closed !== undefined) {
      expect(context.timers[timer]).toBeUndefined();
      expect(ledger?.pending).toBeUndefined();
    }
  }
}

/** Nobody is told twice of the same, nor more often than `check` says. */
export function expectBound(compiled: CompiledBlueprint, alerts: readonly AlertEffect[]): void {
  const keys = alerts.map(keyOf);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { escalation, perRun, most = Infinity } of boundsOf(compiled)) {
    const own = alerts.filter((alert) => alert.escalation === escalation);
    const byRun = countBy(own, ({ cycle }) => cycle);
    for (const count of Object.values(byRun)) expect(count).toBeLessThanOrEqual(perRun);
    expect(own.length).toBeLessThanOrEqual(most);
  }
}

const bounds = new WeakMap<CompiledBlueprint, ReturnType<typeof alertBounds>['escalations']>();

function boundsOf(compiled: CompiledBlueprint): ReturnType<typeof alertBounds>['escalations'] {
  let known = bounds.get(compiled);
  if (known === undefined) bounds.set(compiled, (known = alertBounds(compiled.blueprint).escalations));
  return known;
}

/** Every alert follows from a level that came before it and was not taken back. */
function expectTraceable(entries: readonly Entry[]): void {
  const raised = new Set<string>();
  for (const entry of entries) {
    if (entry.type === 'escalation.raised') {
      raised.add(`${entry.escalation}/${entry.cycle}/${entry.round}/${entry.level}`);
    }
    if (entry.type !== 'effect.requested' || entry.effect.kind !== 'alert') continue;
    const { escalation, cycle, round, level } = entry.effect;
    expect(raised).toContain(`${escalation}/${cycle}/${round}/${level}`);
  }
}

/** Nobody is told after the escalation was accepted, has stopped or was used up, or while the case is closed. */
function expectSilence(entries: readonly Entry[]): void {
  let isClosed = false;
  const over = new Set<string>();
  for (const entry of entries) {
    if (entry.type === 'case.closed') isClosed = true;
    if (entry.type === 'case.reopened') {
      isClosed = false;
      // What its clock ended goes on with the clock; what was used up does not.
      for (const run of over) if (!run.endsWith('exhausted')) over.delete(run);
    }
    if (entry.type === 'escalation.accepted') over.add(`${entry.escalation}/${entry.cycle}`);
    if (entry.type === 'escalation.exhausted') over.add(`${entry.escalation}/${entry.cycle}/exhausted`);
    if (entry.type === 'escalation.stopped' && !entry.because.startsWith('sla.') && entry.because !== 'when') {
      over.add(`${entry.escalation}/${entry.cycle}`);
    }
    if (entry.type !== 'effect.requested' || entry.effect.kind !== 'alert') continue;
    const run = `${entry.effect.escalation}/${entry.effect.cycle}`;
    expect(isClosed).toBe(false);
    expect([...over]).not.toContain(run);
    expect([...over]).not.toContain(`${run}/exhausted`);
  }
}
