import { CUSTOMER } from '../../blueprint/id.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { Entry, StepEffect } from '../../compile/case.ts';
import type { Moments } from './moments.ts';
import type { Moment, Sign, TimelineItem, TimelineRow, Tone } from './timeline-model.ts';
import type { TimelineNames } from './timeline-names.ts';

/** Turns stages into bands, and what happened to the case into points. No value of a field is ever told. */
export class PointReader {
  /** What the customer did beside the steps. */
  readonly customer: TimelineItem[] = [];
  /** How the case was closed last, in words. */
  end: string | undefined;
  readonly #compiled: CompiledBlueprint;
  readonly #names: TimelineNames;
  readonly #moments: Moments;
  readonly #stages: TimelineItem[] = [];
  readonly #events: TimelineItem[] = [];
  readonly #messages: TimelineItem[] = [];
  readonly #open = new Map<string, { readonly from: Moment; readonly label: string; readonly tone: Tone }>();

  constructor(compiled: CompiledBlueprint, names: TimelineNames, moments: Moments) {
    this.#compiled = compiled;
    this.#names = names;
    this.#moments = moments;
  }

  read(entry: Entry, at: Moment): void {
    const names = this.#names;
    const { words } = names;
    switch (entry.type) {
      case 'case.opened':
        return this.#point(at, 'opened', words.opened, 'plain');
      case 'case.closed':
        this.end = names.end(entry.end);
        for (const key of this.#open.keys()) this.#close(key, at);
        return this.#point(at, 'ended', words.closes(this.end), 'plain');
      case 'case.reopened':
        this.end = undefined;
        return this.#point(at, 'opened', words.reopened, 'warn');
      case 'case.erased':
        return this.#point(at, 'dot', words.erased, 'plain');
      case 'stage.entered':
        this.#open.set(`stage ${entry.stage}`, { from: at, label: names.stage(entry.stage), tone: 'plain' });
        return;
      case 'stage.left':
        return this.#close(`stage ${entry.stage}`, at);
      case 'interrupt.started': {
        const label = words.interrupt(names.interrupt(entry.interrupt));
        this.#open.set(`interrupt ${entry.interrupt}`, { from: at, label, tone: 'warn' });
        return;
      }
      case 'interrupt.ended':
        return this.#close(`interrupt ${entry.interrupt}`, at);
      case 'milestone.reached':
        return this.#point(at, 'milestone', words.milestone(names.milestone(entry.milestone)), 'good');
      case 'event.received':
        return this.#event(entry, at);
      case 'event.passed': {
        const name = this.#compiled.plan.tokens?.nodes.get(entry.node)?.node.name?.replaceAll(/\s+/gu, ' ').trim();
        return name === undefined || name === '' ? undefined : this.#point(at, 'dot', name, 'plain');
      }
      case 'event.skipped':
        return this.#point(at, 'warning', words.eventSkipped(names.event(entry.event)), 'warn');
      case 'effects.revived':
        return this.#point(at, 'dot', words.revived, 'plain');
      case 'call.failed':
        return this.#point(at, 'failed', words.callFailed(names.service(entry.service), entry.late), 'bad');
      case 'limit.undated':
        return this.#point(at, 'warning', words.undatedLimit(names.step(entry.step)), 'warn');
      case 'vote.cast': {
        const who = names.actor(entry.by ?? { role: entry.role });
        const vote = names.of.outcome(entry.vote);
        return this.#point(at, 'dot', words.votes(names.step(entry.step), vote), 'plain', [words.doneBy(who)]);
      }
      case 'effect.requested':
        return entry.effect.kind === 'alert' ? undefined : this.#sent(entry.effect, at);
      default:
        return undefined;
    }
  }

  /** The rows of stages, of events and of messages; what is not over lasts until an instant. */
  rows(until: number): { readonly stages: TimelineRow; readonly events: TimelineRow; readonly messages: TimelineRow } {
    for (const key of this.#open.keys()) this.#close(key, this.#moments.after(until), true);
    const { rows } = this.#names.words;
    return {
      stages: { id: 'stages', kind: 'stages', name: rows.stages, items: this.#stages, clocks: [] },
      events: { id: 'events', kind: 'points', name: rows.events, items: this.#events, clocks: [] },
      messages: { id: 'messages', kind: 'points', name: rows.messages, items: this.#messages, clocks: [] },
    };
  }

  #point(at: Moment, sign: Sign, label: string, tone: Tone, more: readonly string[] = []): void {
    this.#events.push(this.#made(at, sign, label, tone, more));
  }

  #made(at: Moment, sign: Sign, label: string, tone: Tone, more: readonly string[] = []): TimelineItem {
    return { from: at, to: at, label, lines: [label, this.#names.instant(at.at), ...more], tone, sign };
  }

  #close(key: string, to: Moment, isOpen = false): void {
    const begun = this.#open.get(key);
    if (begun === undefined) return;
    this.#open.delete(key);
    const { from, label, tone } = begun;
    const { words } = this.#names;
    const [begins, ends] = [this.#names.instant(from.at), this.#names.instant(to.at)];
    const time = isOpen ? words.since(begins) : words.lasted(begins, ends, this.#names.length(to.at - from.at));
    this.#stages.push({ from, to, label, lines: [label, time], tone, ...(isOpen ? { end: 'open' } : {}) });
  }

  #event({ event, by, happened }: Extract<Entry, { type: 'event.received' }>, at: Moment): void {
    const names = this.#names;
    const { words } = names;
    const told = [
      ...(by === undefined || by.role === 'system' ? [] : [words.doneBy(names.actor(by))]),
      ...(happened === undefined ? [] : [words.happened(names.instant(happened))]),
    ];
    const known: Readonly<Record<string, string>> = {
      'customer.writes': words.writes,
      'case.cancels': words.cancelled,
      'case.merged': words.merged,
    };
    const isOutside = /^(?:customer|signal)\./u.test(event);
    const label = known[event] ?? (isOutside ? names.event(event) : words.handled(names.event(event)));
    const item = this.#made(at, 'dot', label, event === 'case.cancels' ? 'warn' : 'accent', told);
    if (by?.role === CUSTOMER || event.startsWith('customer.')) this.customer.push(item);
    else this.#events.push(item);
  }

  #sent(effect: StepEffect, at: Moment): void {
    const names = this.#names;
    const { words } = names;
    if (effect.kind === 'message') {
      const title = this.#compiled.plan.steps.get(effect.step)?.step.title;
      const name = names.titled(title, effect.message);
      const whole = words.message(name, names.role(effect.to));
      // Most messages go to the customer: that need not be read each time.
      const label = effect.to === CUSTOMER ? name : whole;
      this.#messages.push({ ...this.#made(at, 'message', label, 'accent'), lines: [whole, names.instant(at.at)] });
    } else if (effect.kind === 'reminder') {
      const label = words.reminder(effect.count, names.step(effect.step), names.role(effect.to));
      this.#messages.push(this.#made(at, 'reminder', label, 'warn'));
    }
  }
}
