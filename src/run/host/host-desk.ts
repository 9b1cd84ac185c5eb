import type { Actor } from '../../compile/case.ts';
import { ordinaryOutcome } from '../../flow/ways.ts';
import { claimOf, delegateOf, releaseOf, type Act } from './case-acts.ts';
import type { CaseWriter } from './case-writer.ts';
import type { Completion, Desk, DeskStart, Done, Extension, Retried } from './desk.ts';
import { CaseParked, NoSuchWork, UnknownClock } from './host-errors.ts';
import type { CaseHost, Sent, SendOptions, Started } from './host.ts';
import { liveView } from './read-case.ts';
import type { CaseStore } from '../store/store.ts';
import type { LiveCase } from './live-cases.ts';

/** What a desk needs of its host. */
export interface DeskTools {
  readonly host: Pick<CaseHost, 'start' | 'send' | 'read' | 'history'>;
  readonly store: CaseStore;
  readonly writer: CaseWriter;
  now(): number;
  /** Begins what the caller wants once the host may touch the store. */
  enter<T>(work: () => Promise<T>): Promise<T>;
  /** Something may leave now that was held back. */
  released(): void;
}

/** What one authenticated caller does with the cases of a host. */
export class HostDesk implements Desk {
  readonly by: Actor;
  readonly #tools: DeskTools;

  constructor(tools: DeskTools, by: Actor) {
    if (typeof by?.role !== 'string' || by.role === '') throw new TypeError('A caller is { role, person? }.');
    this.#tools = tools;
    this.by = by.person === undefined ? { role: by.role } : { role: by.role, person: by.person };
  }

  async start(caseId: string, { input, ...request }: DeskStart): Promise<Started> {
    refuseOtherName(input);
    return this.#tools.host.start(caseId, { ...request, input: { ...input, by: this.by } });
  }

  async send(caseId: string, event: Parameters<Desk['send']>[1], options: SendOptions): Promise<Sent> {
    refuseOtherName(event);
    return this.#tools.host.send(caseId, { ...event, by: this.by }, options);
  }

  async claim(caseId: string, step: string): Promise<Done> {
    return this.#act(caseId, claimOf(step, this.by));
  }

  async release(caseId: string, step: string): Promise<Done> {
    return this.#act(caseId, releaseOf(step, this.by));
  }

  async delegate(
    caseId: string,
    step: string,
    person: string,
    { reason }: { readonly reason?: string } = {},
  ): Promise<Done> {
    return this.#act(caseId, delegateOf(step, person, this.by, reason));
  }

  async complete(caseId: string, step: string, { outcome, data, ...options }: Completion): Promise<Sent> {
    refuseOtherName(options);
    const type = outcome === undefined ? await this.#usualEvent(caseId, step, options) : `step.${step}.${outcome}`;
    return this.send(caseId, { type, data }, options);
  }

  async extend(caseId: string, clock: string, { amount, reason, eventId }: Extension): Promise<Sent> {
    const { view } = await this.#tools.host.read(caseId);
    const known = view.clocks.map(({ sla }) => sla);
    if (!known.includes(clock)) throw new UnknownClock(caseId, clock, known);
    return this.send(caseId, { type: `sla.${clock}.extended`, data: { amount, reason } }, { eventId });
  }

  async retry(caseId: string, { reason }: { readonly reason?: string } = {}): Promise<Retried> {
    return this.#tools.enter(async () => {
      const outcome = await this.#tools.writer.retry(caseId, this.by, reason);
      switch (outcome.kind) {
        case 'parked':
          throw new CaseParked(caseId, outcome.parked);
        case 'refused':
          return { ...done(outcome.live, true), refused: outcome.refused };
        case 'unchanged':
          return done(outcome.live, false);
        case 'taken':
        case 'duplicate':
          return done(outcome.live, true);
      }
    });
  }

  async skip(caseId: string, { reason }: { readonly reason: string }): Promise<Done> {
    requireReason(reason);
    return this.#tools.enter(async () => {
      const { live, changed } = await this.#tools.writer.skip(caseId, this.by, reason);
      return done(live, changed);
    });
  }

  async erase(caseId: string, { reason }: { readonly reason: string }): Promise<Done> {
    requireReason(reason);
    return this.#tools.enter(async () => {
      const { live, changed } = await this.#tools.writer.erase(caseId, this.by, reason);
      return done(live, changed);
    });
  }

  async holdEffects(topic: string, { reason }: { readonly reason?: string } = {}): Promise<void> {
    await this.#tools.enter(async () => {
      const at = this.#tools.now();
      const why = reason === undefined ? {} : { reason };
      const note = { at, type: 'effects.held', topic, by: this.by, ...why } as const;
      await this.#tools.store.hold(topic, { since: at, by: this.by, ...why }, note);
    });
  }

  async releaseEffects(topic: string, { reason }: { readonly reason?: string } = {}): Promise<void> {
    await this.#tools.enter(async () => {
      const why = reason === undefined ? {} : { reason };
      const note = { at: this.#tools.now(), type: 'effects.released', topic, by: this.by, ...why } as const;
      await this.#tools.store.hold(topic, null, note);
      this.#tools.released();
    });
  }

  /** The event by which a step ends where no outcome is named. */
  async #usualEvent(caseId: string, step: string, { eventId }: SendOptions): Promise<string> {
    const { host } = this.#tools;
    const { view } = await host.read(caseId);
    const waiting = view.waiting.find((at) => at.step === step);
    const outcomes = view.accepts.flatMap((event) => (event.step === step && event.outcome ? [event.outcome] : []));
    const usual = waiting === undefined ? undefined : ordinaryOutcome(waiting.verb);
    const chosen = usual !== undefined && outcomes.includes(usual) ? usual : outcomes[0];
    if (chosen !== undefined && (chosen === usual || outcomes.length === 1)) return `step.${step}.${chosen}`;
    // A completion that is sent once more finds its work done.
    const before = (await host.history(caseId)).find(
      ({ cause }) => cause.kind === 'event' && cause.eventId === eventId,
    );
    if (before?.cause.kind === 'event') return before.cause.event.type;
    if (chosen !== undefined)
      throw new TypeError(`Step "${step}" ends in several ways: name one of ${outcomes.join(', ')}.`);
    const there = view.waiting.map((at) => `${at.step} (${at.for})`);
    throw new NoSuchWork(caseId, step, this.by.role, there);
  }

  async #act(caseId: string, act: Act): Promise<Done> {
    return this.#tools.enter(async () => {
      const { live, changed } = await this.#tools.writer.act(caseId, act);
      return done(live, changed);
    });
  }
}

function done(live: LiveCase, changed: boolean): Done {
  return { seq: live.seq, view: liveView(live), changed };
}

/** A request that says who sends it might be believed by somebody: it is refused, whatever name it gives. */
function refuseOtherName(request: object | undefined): void {
  if (request !== undefined && 'by' in request) {
    throw new TypeError('Who the caller is was told to the desk: a request must not carry "by".');
  }
}

function requireReason(reason: unknown): void {
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new TypeError('This needs a reason: a text that is not empty.');
}
