import type { Actor, CaseEvent, CaseInput, Entry } from '../../compile/case.ts';
import type { KeptError } from './parked.ts';

/** What makes values of a case personal. */
export interface Personal {
  /** The fields that the blueprint marks. */
  readonly fields: readonly string[];
  /** What these fields hold and held, as text: a text elsewhere that contains one of them is personal too. */
  readonly values: readonly string[];
}

/** What made a case move. */
export type Cause =
  | { readonly kind: 'opened'; readonly input: CaseInput; readonly requestId: string }
  | {
      readonly kind: 'event';
      readonly event: CaseEvent;
      readonly eventId?: string;
      readonly error?: KeptError;
      /** Who had it tried again after it had made the case fail. */
      readonly retriedBy?: Actor;
    }
  /** Somebody did something with the case from outside the blueprint; the machine has not moved. */
  | {
      readonly kind: 'act';
      readonly act: CaseAct;
      readonly by: Actor;
      readonly reason?: string;
    };

/** What can be done with a case from outside its blueprint; the entry of the record says the rest. */
export type CaseAct = 'claim' | 'release' | 'delegate' | 'skip' | 'revive' | 'erase';

/** One event in a case's history. */
export interface JournalRecord {
  readonly caseId: string;
  /** 1 is the opening. */
  readonly seq: number;
  /** When it was recorded; `cause` says when it happened. */
  readonly recordedAt: number;
  readonly cause: Cause;
  /** What followed, in order. */
  readonly entries: readonly Entry[];
}

/** A line of the journal that concerns no single case. */
export type StoreNote = { readonly at: number } & (
  | {
      readonly type: 'effects.held' | 'effects.released';
      readonly topic: string;
      readonly by: Actor;
      readonly reason?: string;
    }
  /** The machine's clock was set back, or stands before what is known to have happened; or it has jumped on. */
  | { readonly type: 'clock.back' | 'clock.forward'; readonly from: number; readonly to: number }
  /** The store was read back from a backup. */
  | { readonly type: 'store.restored'; readonly from: string }
);

export interface AuditOptions {
  /** Told now and then how many entries of how many have been worked through. */
  readonly progress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
  /** A head that an earlier audit gave: the journal must still have it. */
  readonly head?: string;
}

/** What an audit came to. */
export interface AuditReport {
  /** How many entries the journal has. */
  readonly entries: number;
  /** The hash of the last entry, which stands for the whole journal: 64 hexadecimal digits; zeros when it is empty. */
  readonly head: string;
  /** The first entry that is not what it was, or where one is missing; absent when all is well. */
  readonly broken?: BrokenEntry;
  /** In how many entries personal values were erased. */
  readonly erased: number;
}

/** Where a journal has been tampered with. */
export interface BrokenEntry {
  /** Its place in the whole journal, from 1 on. */
  readonly entry: number;
  /** Absent for a line that concerns no single case. */
  readonly caseId?: string;
  readonly seq?: number;
  /**
   * altered: it is not what was written; missing: it is gone; value: a personal value beside it is not what was written;
   * lost: a personal value is gone without having been erased.
   */
  readonly problem: 'altered' | 'missing' | 'value' | 'lost';
}
