import type { FrozenCase } from '../frozen.ts';
import type { PinnedTo } from '../host/host-errors.ts';
import type { CaseStatus } from '../step.ts';
import type { ParkedCase } from './parked.ts';

/** A case as it is kept. */
export interface CaseRecord {
  readonly caseId: string;
  readonly seq: number;
  readonly status: CaseStatus;
  readonly frozen: FrozenCase;
  readonly parked?: ParkedCase;
}

/** A line in a list of cases. */
export interface CaseSummary extends PinnedTo {
  readonly caseId: string;
  readonly seq: number;
  readonly status: CaseStatus;
  readonly openedAt: number;
  /** The instant of the last event. */
  readonly at: number;
  readonly stage?: string;
  readonly end?: string;
  readonly closedAt?: number;
  /** When the first of its work and clocks is due, or was. */
  readonly due?: number;
  readonly parked?: ParkedCase;
}

/** Cases for which all of this holds. */
export interface CaseFilter {
  readonly status?: CaseStatus;
  readonly blueprint?: string;
  readonly version?: string;
  readonly stage?: string;
  /** True: only parked cases; false: only the others. */
  readonly parked?: boolean;
  /** Only open cases of which something was due before this instant. */
  readonly dueBefore?: number;
  /**
   * True: only cases that nothing will move any more unless somebody sees to it: an effect of theirs was given up, or they
   * are open and wait neither for people, nor for time, nor for a service.
   */
  readonly stuck?: boolean;
  /** Only cases whose fields have these values. */
  readonly data?: Readonly<Record<string, string | number | boolean>>;
  /** At most so many on a page; default 100. */
  readonly limit?: number;
}

/** A page of a list; `cursor`, when present, asks for the next one. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly cursor?: string;
}

/** Work that waits at a case. */
export interface WorkItem {
  readonly step: string;
  /** A role, or `customer`. */
  readonly for: string;
  /** Since when it waits. */
  readonly since: number;
  /** The last instant that is still in time. */
  readonly due?: number;
  readonly stage?: string;
  /** The person who has claimed it, or to whom it was delegated. */
  readonly owner?: string;
}

/** Work, with the case at which it waits. */
export interface WorkRow extends WorkItem {
  readonly caseId: string;
  readonly blueprint: string;
}

/** Work for which all of this holds. */
export interface WorkFilter {
  /** Roles, or `customer`; default everybody's. */
  readonly for?: readonly string[];
  readonly blueprint?: string;
  readonly stage?: string;
  /** Only what this person has claimed; `null`: only what nobody has. */
  readonly owner?: string | null;
  /** At most so many on a page; default 100. */
  readonly limit?: number;
}

/** So many items a page has unless asked otherwise. */
export const PAGE_SIZE = 100;

/** The line of a case in lists. */
export function summaryOf({ caseId, seq, status, frozen, parked }: CaseRecord, due?: number): CaseSummary {
  const { blueprint, version, hash, revision, context } = frozen;
  return {
    caseId,
    seq,
    status,
    blueprint,
    version,
    hash,
    revision,
    openedAt: context.opened_at,
    at: context.at,
    stage: context.stage,
    end: context.closed?.end,
    closedAt: context.closed?.at,
    due,
    parked,
  };
}
