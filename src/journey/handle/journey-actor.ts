import type { Vote } from '../../blueprint/verbs.ts';
import type { AnyBlueprint, BlueprintTypes, StepOf, TakenBy, VotedStep } from './blueprint-types.ts';
import { pointToCallers } from './callers-line.ts';
import type { JourneyCase } from './journey-case.ts';
import type { PlayedCase } from './played-case.ts';
import { carrying, said, who, type Who } from './written.ts';

/** Somebody who works on a case; each method lets something happen and returns the case. */
export class JourneyActor<B extends BlueprintTypes = AnyBlueprint, R extends B['roles'] = B['roles']> {
  readonly #case: JourneyCase<B>;
  readonly #played: PlayedCase;
  readonly #by: Who;

  static {
    pointToCallers(this.prototype);
  }

  /** @internal Given by `as`. */
  constructor(of: JourneyCase<B>, played: PlayedCase, by: Who) {
    this.#case = of;
    this.#played = played;
    this.#by = by;
  }

  /**
   * Takes the work of a step that waits for this role. From then on nobody else may do it, and whoever took it does it where
   * no person is named; this is over when the step is left.
   */
  claim(step: StepOf<B, R>): JourneyCase<B> {
    this.#played.claim(step, this.#by);
    return this.#case;
  }

  /** Does a step, with its outcome where several can be picked, and with what was filled in. */
  complete<S extends StepOf<B, R>>(step: S, ...[given]: TakenBy<B, S>): JourneyCase<B> {
    this.#played.take({ ...who(this.#by), step, ...said(given) });
    return this.#case;
  }

  /** Votes for it. */
  approve<S extends VotedStep<B, R, 'approved'>>(step: S, filled?: B['steps'][S]['takes']['with']): JourneyCase<B> {
    return this.#vote(step, 'approved', filled);
  }

  /** Votes against it. */
  reject<S extends VotedStep<B, R, 'rejected'>>(step: S, filled?: B['steps'][S]['takes']['with']): JourneyCase<B> {
    return this.#vote(step, 'rejected', filled);
  }

  /** Takes over an escalation of which this role or person was told. */
  accept(escalation: B['escalations']): JourneyCase<B> {
    this.#played.take({ accept: escalation, ...who(this.#by) });
    return this.#case;
  }

  #vote(step: string, outcome: Vote, filled: object | undefined): JourneyCase<B> {
    this.#played.take({ ...who(this.#by), step, outcome, ...carrying(filled) });
    return this.#case;
  }
}
