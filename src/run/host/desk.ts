import type { Actor } from '../../compile/case.ts';
import type { Sent, SendOptions, Started, StartRequest } from './host.ts';
import type { SentEvent } from './case-writer.ts';
import type { CaseView } from '../view.ts';

/**
 * What one caller does with cases. Who the caller is comes from whoever has authenticated them, once; nothing in a request
 * can say otherwise. All that is done leaves a line in the journal with their name.
 *
 * @example
 * const desk = host.as({ role: 'agent', person: session.user });
 * await desk.claim('C-1', 'repair');
 * await desk.complete('C-1', 'repair', { eventId: request.id, data: request.form });
 */
export interface Desk {
  readonly by: Actor;
  /** {@link CaseHost.start}, in the caller's name. @throws TypeError when the input names another. */
  start(caseId: string, request: DeskStart): Promise<Started>;
  /** {@link CaseHost.send}, in the caller's name. @throws TypeError when the event names another. */
  send(caseId: string, event: Omit<SentEvent, 'by'>, options: SendOptions): Promise<Sent>;
  /**
   * Takes on the work of a step: nobody else can then complete it. Taking on what one has already changes nothing.
   *
   * @throws NoSuchWork (nothing waits at the step for the caller's role), AlreadyClaimed, TypeError (a caller without a
   * person), UnknownCase, CaseParked.
   */
  claim(caseId: string, step: string): Promise<Done>;
  /** Gives the work of a step back to everybody of its role. What nobody has changes nothing. @throws as {@link Desk.claim} */
  release(caseId: string, step: string): Promise<Done>;
  /**
   * Gives the work of a step to a person of its role, whoever has it; what the customer is to do cannot be given away.
   *
   * @throws as {@link Desk.claim}
   */
  delegate(caseId: string, step: string, person: string, options?: { readonly reason?: string }): Promise<Done>;
  /**
   * Completes the work of a step with what its form asks for. Without an outcome it is the only one, or the ordinary one.
   *
   * @throws NoSuchWork, and as {@link CaseHost.send}.
   */
  complete(caseId: string, step: string, completion: Completion): Promise<Sent>;
  /**
   * Gives a clock of a case more time. `amount` is a duration as blueprints write it (`4bh`, `2d`).
   *
   * @throws UnknownClock, and as {@link CaseHost.send}.
   */
  extend(caseId: string, clock: string, extension: Extension): Promise<Sent>;
  /**
   * Has what failed tried again: the event that parked the case, and effects that were given up. A case that is neither
   * parked nor has such effects stays as it is. An event that is not accepted any more is laid aside.
   *
   * @throws CaseParked when the event makes the case fail again.
   */
  retry(caseId: string, options?: { readonly reason?: string }): Promise<Retried>;
  /** Brings a parked case back without the event that made it fail. */
  skip(caseId: string, options: { readonly reason: string }): Promise<Done>;
  /**
   * Erases all personal values of a case that is over, from the case and from all that is kept of it. The journal stays
   * whole, and can still be audited. What the case asked for and has not left yet does not leave any more.
   *
   * @throws CaseNotClosed while the case is open, TypeError when the reason, which stays, names one of the values.
   */
  erase(caseId: string, options: { readonly reason: string }): Promise<Done>;
  /** Stops effects of a topic (`message`, `alert`, `call:<service>`, …) from leaving, until they are released. */
  holdEffects(topic: string, options?: { readonly reason?: string }): Promise<void>;
  /** Lets effects of a topic leave again. */
  releaseEffects(topic: string, options?: { readonly reason?: string }): Promise<void>;
}

/** What a caller opens a case with. */
export interface DeskStart extends Omit<StartRequest, 'input'> {
  readonly input?: Omit<NonNullable<StartRequest['input']>, 'by'>;
}

export interface Completion {
  readonly outcome?: string;
  /** The values of the form, in their JSON form. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Names this completion, so that it can be sent again safely. */
  readonly eventId: string;
  readonly expectedSeq?: number;
}

export interface Extension {
  /** So much more, such as `4bh`, `2d` or `P1W`. */
  readonly amount: string;
  readonly reason: string;
  readonly eventId: string;
}

/** A case after something was done with it. */
export interface Done {
  readonly seq: number;
  readonly view: CaseView;
  /** False when there was nothing to do. */
  readonly changed: boolean;
}

export interface Retried extends Done {
  /** Present when the event is not accepted any more: it was laid aside, and the case goes on without it. */
  readonly refused?: Sent['refused'];
}
