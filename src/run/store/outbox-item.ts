import type { Effect } from '../../compile/case.ts';
import type { KeptError } from './parked.ts';

/** An effect on its way out. */
export interface OutboxItem {
  readonly kind: 'effect';
  /** `caseId:seq:n`: the same at every attempt, so that whoever receives it can know it again. */
  readonly id: string;
  readonly caseId: string;
  /** Who handles it: {@link topicOf} the effect. */
  readonly topic: string;
  readonly effect: Effect;
  /** When it is to be tried. */
  readonly due: number;
  /** How often it was taken. */
  readonly attempts: number;
  /** waiting: for its turn; held: its result waits for the case to move on; dead: given up. */
  readonly state: 'waiting' | 'held' | 'dead';
  /** Which claim this is; whoever took it later has a higher one. */
  readonly lease: number;
  /** What its service answered, when only the case's taking it is left. */
  readonly result?: ServiceResult;
  /** Why the last attempt failed. */
  readonly error?: KeptError;
}

/** What a service answered. */
export type ServiceResult =
  | { readonly ok: true; readonly data?: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly error: KeptError };

/** Effects for which all of this holds. */
export interface OutboxFilter {
  readonly caseId?: string;
  readonly state?: OutboxItem['state'];
  /** At most so many on a page; default 100. */
  readonly limit?: number;
}

/** What became of a claimed effect. */
export type Settlement =
  /** It is out of the outbox. */
  | { readonly kind: 'done' }
  /** It is to be tried again at `due`, as if it had been taken `attempts` times. */
  | {
      readonly kind: 'again';
      readonly due: number;
      readonly attempts: number;
      readonly error?: KeptError;
      readonly result?: ServiceResult;
    }
  /**
   * The service has answered, but the case cannot take it before it moves on. It is due at once when the case is not
   * where it was any more: at `seq`, and parked or not.
   */
  | { readonly kind: 'held'; readonly result: ServiceResult; readonly seq: number; readonly isParked: boolean }
  /** It is given up, and stays to be seen. */
  | { readonly kind: 'dead'; readonly error: KeptError };

/** The id of the nth effect (from 1) of an event: its idempotency key. */
export function effectId(caseId: string, seq: number, n: number): string {
  return `${caseId}:${seq}:${n}`;
}

/** Who handles an effect: its kind, and for a call the service: `call:stock`. */
export function topicOf(effect: Effect): string {
  return effect.kind === 'call' ? callTopic(effect.service) : effect.kind;
}

/** The topic of calls to a service. */
export function callTopic(service: string): string {
  return `call:${service}`;
}
