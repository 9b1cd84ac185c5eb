import type { CaseEvent, CompiledBlueprint, Entry, StepResult, TimerRequest } from '../../src/index.ts';
import { step, viewCase } from '../../src/index.ts';

export const START = Date.parse('2026-01-05T09:00:00+08:00');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** One case driven by hand: time stands still until it is moved, timers fire only when told. */
export class DrivenCase {
  readonly compiled: CompiledBlueprint;
  now = START;
  last: StepResult;
  readonly entries: Entry[] = [];
  #timers: TimerRequest[] = [];

  constructor(compiled: CompiledBlueprint, input: { data?: Record<string, unknown>; locale?: string } = {}) {
    this.compiled = compiled;
    this.last = this.#keep(step(compiled, null, { id: 'C-1', at: START, by: { role: 'customer' }, ...input }, START));
  }

  /** Sends `step.<outcome>` or any other event; gives the entries it led to, or the code of its refusal. */
  send(type: string, by: string, data?: Record<string, unknown>, more: Partial<CaseEvent> = {}): string[] | string {
    const event = { type, at: this.now, by: { role: by }, ...(data === undefined ? {} : { data }), ...more };
    this.last = this.#keep(step(this.compiled, this.last.snapshot, event, this.now));
    return this.last.refused?.code ?? said(this.last.entries);
  }

  /** Lets time pass; due timers fire in order. Gives the entries that this led to. */
  pass(milliseconds: number): string[] {
    const until = this.now + milliseconds;
    const told: string[] = [];
    for (;;) {
      const [next] = this.#timers.filter(({ due }) => due <= until).toSorted((a, b) => a.due - b.due);
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.now = Math.max(this.now, next.due);
      this.last = this.#keep(step(this.compiled, this.last.snapshot, next.event, this.now));
      told.push(...said(this.last.entries));
    }
    this.now = until;
    return told;
  }

  get view() {
    return viewCase(this.compiled, this.last.snapshot);
  }

  /** The steps at which the case waits. */
  get at(): string[] {
    return this.view.waiting.map(({ step }) => step);
  }

  #keep(result: StepResult): StepResult {
    this.entries.push(...result.entries);
    const gone = new Set([...result.cancelTimers, ...result.setTimers.map(({ id }) => id)]);
    this.#timers = [...this.#timers.filter(({ id }) => !gone.has(id)), ...result.setTimers];
    return result;
  }
}

/** Entries in few words: `step.left read-back confirmed`. */
export function said(entries: readonly Entry[]): string[] {
  return entries.map((entry) => {
    switch (entry.type) {
      case 'step.left':
        return `left ${entry.step}: ${entry.outcome}`;
      case 'step.entered':
        return `entered ${entry.step}`;
      case 'step.skipped':
        return `skipped ${entry.step}`;
      case 'step.interrupted':
        return `interrupted ${entry.step}`;
      case 'step.withdrawn':
        return `withdrawn ${entry.step}`;
      case 'branch.ended':
        return `branch ended ${entry.step}/${entry.branch}`;
      case 'vote.cast':
        return `vote ${entry.role}: ${entry.vote}`;
      case 'meeting.held':
        return `meeting ${(entry.present ?? []).join(' ')} ${entry.lasted ?? ''}`.trimEnd();
      case 'call.failed':
        return `${entry.late ? 'late' : 'failed'} ${entry.service} ${entry.failures}`;
      case 'limit.undated':
        return `undated ${entry.timer}`;
      case 'stage.entered':
      case 'stage.left':
      case 'stage.skipped':
        return `${entry.type} ${entry.stage}`;
      case 'data.set':
        return `set ${JSON.stringify(entry.data)}`;
      case 'milestone.reached':
        return `reached ${entry.milestone}`;
      case 'event.received':
        return `heard ${entry.event}`;
      case 'interrupt.started':
      case 'interrupt.ended':
        return `${entry.type} ${entry.interrupt}`;
      case 'effect.requested':
        return entry.effect.kind === 'message' || entry.effect.kind === 'reminder'
          ? `${entry.effect.kind} to ${entry.effect.to}: ${entry.effect.text}`
          : `asked ${entry.effect.kind}`;
      case 'case.closed':
        return `closed ${entry.end}: ${entry.outcome}`;
      case 'case.reopened':
        return `reopened ${entry.count}`;
      case 'case.opened':
      case 'case.sealed':
        return entry.type;
    }
  });
}
