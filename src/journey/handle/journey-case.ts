import type { Effect, Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { CUSTOMER } from '../../blueprint/id.ts';
import type { CaseView } from '../../run/view.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import type { Situation } from '../expectation.ts';
import { personsOf, type KnownPersons } from '../known-persons.ts';
import type { WrittenLine } from '../journey-file.ts';
import type {
  AnyBlueprint,
  BlueprintTypes,
  Destination,
  Given,
  NameIn,
  SignalData,
  SignalOf,
  StepOf,
  TakenBy,
} from './blueprint-types.ts';
import { pointToCallers } from './callers-line.ts';
import { JourneyActor } from './journey-actor.ts';
import { JourneyError } from './journey-error.ts';
import type { PlayedCase } from './played-case.ts';
import { runUntil } from './run-until.ts';
import { sentMessages, type SentMessage } from './sent-message.ts';
import { traceOf, type TracedEntry } from './trace.ts';
import { carrying, instantText, said, who, type InstantLike, type Who } from './written.ts';

/**
 * One case in virtual time that a test drives. Everything happens at once: nothing is waited for, and awaiting does no
 * harm. Each method that lets something happen returns the case, so that calls can be chained.
 *
 * What the blueprint does not know, or the case does not take, throws a {@link JourneyError} and changes nothing; inside
 * {@link tries} the case's own refusal is kept instead of thrown.
 *
 * Services answer as in a journey file: what is said of one is used up call by call; one of which nothing is said succeeds
 * at once when it has no outputs, else its call waits.
 */
export class JourneyCase<B extends BlueprintTypes = AnyBlueprint> {
  readonly #played: PlayedCase;

  static {
    pointToCallers(this.prototype);
  }

  /** @internal Cases are opened by `openJourney`. */
  constructor(played: PlayedCase) {
    this.#played = played;
  }

  /** The case as it stands: stage, what it waits for, clocks, data, and what it takes now. Instants are epoch milliseconds. */
  get view(): CaseView {
    return this.#played.view;
  }

  /** The present instant of the case, in epoch milliseconds. */
  get now(): number {
    return this.#played.player.now;
  }

  /** The journal so far, in order. {@link trace} gives it as plain JSON. */
  get entries(): readonly Entry[] {
    return [...this.#played.player.entries];
  }

  /** All that the case asked of the outside world so far, in order. */
  get effects(): readonly Effect[] {
    return [...this.#played.player.effects];
  }

  get compiled(): CompiledBlueprint {
    return this.#played.compiled;
  }

  /** The language of errors and stories. */
  get language(): Language {
    return this.#played.language;
  }

  /** Who works here: those of the people file, or anybody where a test brings people of its own. */
  get persons(): KnownPersons {
    return this.#played.opening.people === undefined ? personsOf(this.compiled) : 'anybody';
  }

  /** Lets time pass: elapsed `14m 2h 1d`, or calendar `P1D P1M` on the clocks of the blueprint's zone. No business time. */
  wait(duration: string): this {
    return this.#take({ wait: duration });
  }

  /** Lets time pass until an instant that is not past; what falls due at it happens. */
  until(instant: InstantLike): this {
    return this.#take({ until: instantText(instant, this.compiled.blueprint.zone) });
  }

  /** Somebody in a role of the blueprint, or `customer`; with the person where that matters. */
  as<R extends B['roles']>(role: R, person?: B['persons']): JourneyActor<B, R> {
    return new JourneyActor(this, this.#played, person === undefined ? { role } : { role, person });
  }

  /** The customer answers or does a step. */
  reply<S extends StepOf<B, typeof CUSTOMER>>(step: S, ...[given]: TakenBy<B, S>): this {
    return this.#take({ by: CUSTOMER, step, ...said(given) });
  }

  /** The customer writes these words; `by` is the person's name, where that matters. */
  message(text: string, { by }: { readonly by?: string } = {}): this {
    return this.#take({ message: text, ...(by === undefined ? {} : { as: by }) });
  }

  /**
   * Something happens outside: `customer.asks-progress`, `signal.recall`, `case.merged`. Without `by` it comes from the
   * customer (`customer.*`, `case.reopens`) or from `system` (all others).
   */
  event<E extends NameIn<B['events']>>(
    type: E,
    ...[data, by]: [...Given<B['events'][E]>, by?: Who<B['roles']>] | [data: undefined, by: Who<B['roles']>]
  ): this {
    return this.#take({ event: type, ...who(by as Who | undefined), ...carrying(data) });
  }

  /** A signal of the blueprint, without `signal.` before its name. */
  signal<N extends SignalOf<B>>(name: N, ...[data]: Given<SignalData<B, N>>): this {
    return this.#take({ event: `signal.${name}`, ...carrying(data) });
  }

  /** The case is called off: `case.cancels`. */
  cancel(): this {
    return this.#take({ event: 'case.cancels' });
  }

  /** The customer comes back to a case that is closed: `case.reopens`. */
  reopen(): this {
    return this.#take({ event: 'case.reopens' });
  }

  /** A service answers the oldest call that waits, else the next one. */
  returns<V extends NameIn<B['services']>>(service: V, ...[data]: Given<B['services'][V]>): this {
    return this.#take({ returns: service, ...carrying(data) });
  }

  /** A service fails at the oldest call that waits, else at the next one; `times` calls in a row (1 to 1000). */
  fail(service: NameIn<B['services']>, { times }: { readonly times?: number } = {}): this {
    return this.#take({ fail: service, ...(times === undefined ? {} : { times }) });
  }

  /** The answer to the next call of a service arrives only after this time, such as `10m`. */
  slow(service: NameIn<B['services']>, by: string): this {
    return this.#take({ slow: service, for: by });
  }

  /** A person of the people file is there from now on, whatever the file says. */
  present(person: B['persons']): this {
    return this.#take({ present: person });
  }

  /** A person of the people file is away from now on, whatever the file says. */
  absent(person: B['persons']): this {
    return this.#take({ absent: person });
  }

  /**
   * Runs the case to a stage, step, milestone or end (`end`: any end) by the shortest sensible way: ordinary outcomes before
   * others, few acts, little time, sample values that fit, and others where a condition needs them. What breaks in from
   * outside is used only where nothing else leads there. Where the case is there already, nothing happens. The same case
   * goes the same way; {@link lines} says which it was.
   */
  runUntil(target: Destination<B>): this {
    runUntil(this.#played, target);
    return this;
  }

  /**
   * Tries something that the case may turn down, to look at the refusal afterwards. What the case takes happens as usual;
   * at the first refusal the rest is not tried. Misspelt names are no refusals: they still throw.
   *
   * @example
   * c.tries(() => c.as('clerk').approve('refund'));
   * c.situation().refusal?.code; // 'TL6003'
   */
  tries(act: (c: this) => unknown): this {
    try {
      act(this);
    } catch (error) {
      if (!(error instanceof JourneyError) || error.refusal === undefined) throw error;
    }
    return this;
  }

  /** The journal so far as plain JSON, for snapshots; instants are ISO 8601 with the offset of the blueprint's zone. */
  trace(): TracedEntry[] {
    return traceOf(this.entries, this.compiled.blueprint.zone);
  }

  /** What was sent to the customer so far, in order; only what names a channel, where one is given. */
  messages(channel?: string): SentMessage[] {
    const all = sentMessages(this.entries, this.compiled.blueprint.zone);
    return channel === undefined ? all : all.filter(({ channels }) => channels.includes(channel));
  }

  /** The story so far as text; `locale` chooses among the blueprint's own words, the language's unless told. */
  story({ language, locale }: { readonly language?: Language; readonly locale?: string } = {}): string {
    return this.#played.story(language, locale);
  }

  /** What happened so far as lines of a journey file, to be pasted under `steps:`; what {@link runUntil} did is among them. */
  lines(): readonly WrittenLine[] {
    return structuredClone(this.#played.lines);
  }

  /** The case at this instant with all that expectations are held against. */
  situation(): Situation {
    return this.#played.situation;
  }

  #take(line: WrittenLine): this {
    this.#played.take(line);
    return this;
  }
}
