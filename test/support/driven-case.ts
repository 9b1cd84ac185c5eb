import type { CaseEvent, CompiledBlueprint, Entry, StepOptions, StepResult, TimerRequest } from '../../src/index.ts';
import { step, viewCase } from '../../src/index.ts';

export const START = Date.parse('2026-01-05T09:00:00+08:00');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** One case driven by hand: time stands still until it is moved, timers fire only when told. */
export class DrivenCase {
  readonly compiled: CompiledBlueprint;
  /** Who holds the roles; may change while the case runs. */
  options: StepOptions;
  now = START;
  last: StepResult;
  readonly entries: Entry[] = [];
  #timers: TimerRequest[] = [];

  constructor(
    compiled: CompiledBlueprint,
    input: { data?: Record<string, unknown>; locale?: string } = {},
    options: StepOptions = {},
  ) {
    this.compiled = compiled;
    this.options = options;
    this.last = this.#keep(
      step(compiled, null, { id: 'C-1', at: START, by: { role: 'customer' }, ...input }, START, options),
    );
  }

  /** Sends `step.<outcome>` or any other event; gives the entries it led to, or the code of its refusal. */
  send(type: string, by: string, data?: Record<string, unknown>, more: Partial<CaseEvent> = {}): string[] | string {
    const event = { type, at: this.now, by: { role: by }, ...(data === undefined ? {} : { data }), ...more };
    this.last = this.#keep(step(this.compiled, this.last.snapshot, event, this.now, this.options));
    return this.last.refused?.code ?? said(this.last.entries);
  }

  /**
   * Lets time pass; due timers fire in order: when they are due, or all at the end where the host was away, or each so much
   * too late where it is behind. Gives the entries that this led to.
   */
  pass(milliseconds: number, { away = false, behind = 0 }: { away?: boolean; behind?: number } = {}): string[] {
    const until = this.now + milliseconds;
    const told: string[] = [];
    for (;;) {
      const [next] = this.#timers.filter(({ due }) => due <= until).toSorted((a, b) => a.due - b.due);
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.now = away ? until : Math.max(this.now, next.due);
      this.last = this.#keep(step(this.compiled, this.last.snapshot, next.event, this.now + behind, this.options));
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
      case 'event.passed':
        return `passed ${entry.node}`;
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
      case 'sla.started':
      case 'sla.paused':
      case 'sla.resumed':
      case 'sla.retargeted':
      case 'sla.extended':
      case 'sla.breached':
      case 'sla.withdrawn':
      case 'sla.met':
      case 'sla.stopped':
      case 'sla.cancelled':
      case 'sla.undated':
        return `${entry.sla} ${entry.type.slice('sla.'.length)}`;
      case 'sla.warned':
        return `${entry.sla} ${entry.warning}`;
      case 'escalation.triggered':
        return `${entry.escalation} triggered by ${entry.because}${entry.again === true ? ' again' : ''}`;
      case 'escalation.raised':
        return `${entry.escalation} level ${entry.level}${entry.round > 1 ? ` round ${entry.round}` : ''}`;
      case 'escalation.held':
        return `${entry.escalation} held ${entry.level}.${entry.repeat} for ${entry.because} until ${new Date(entry.until).toISOString()}`;
      case 'escalation.skipped':
        return `${entry.escalation} skipped ${entry.level}.${entry.repeat}: ${entry.because}`;
      case 'escalation.accepted':
      case 'escalation.exhausted':
      case 'escalation.undated':
        return `${entry.escalation} ${entry.type.slice('escalation.'.length)} at ${entry.level}`;
      case 'escalation.stopped':
        return `${entry.escalation} stopped at ${entry.level} by ${entry.because}`;
      case 'work.reassigned':
        return `${entry.step} from ${entry.from} to ${entry.to}${entry.person === undefined ? '' : ` (${entry.person})`}`;
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
        if (entry.effect.kind === 'alert') {
          const { escalation, level, repeat, to, untold, late } = entry.effect;
          const who = [...to.map(({ role, person }) => person ?? role), ...untold.map(({ why }) => why)].join(' ');
          return `alert ${escalation} ${level}.${repeat} to ${who}${late === undefined ? '' : ' late'}`;
        }
        return entry.effect.kind === 'message' || entry.effect.kind === 'reminder'
          ? `${entry.effect.kind} to ${entry.effect.to}: ${entry.effect.text}`
          : `asked ${entry.effect.kind}`;
      case 'case.closed':
        return `closed ${entry.end}: ${entry.outcome}`;
      case 'case.reopened':
        return `reopened ${entry.count}`;
      case 'work.claimed':
      case 'work.released':
      case 'work.delegated':
        return `${entry.type} ${entry.step} ${entry.person}`;
      case 'event.skipped':
        return `skipped ${entry.event}`;
      case 'case.opened':
      case 'case.sealed':
      case 'case.erased':
      case 'effects.revived':
        return entry.type;
    }
  });
}
