import type { FrozenCase } from '../../frozen.ts';
import type { PinnedTo } from '../../host/host-errors.ts';
import type { TimerRequest } from '../../scope.ts';
import type { WorkItem } from '../case-lists.ts';
import type { ParkedCase } from '../parked.ts';
import type { CaseReading, Seen } from '../store.ts';
import type { CaseRows, KeptCase } from './case-rows.ts';
import { workOf } from './work-rows.ts';

/** A case as a commit sees it; what not every commit looks at is read when it is asked for. */
export class KeptReading implements CaseReading {
  readonly seq: number;
  readonly pinnedTo: PinnedTo;
  readonly parked: ParkedCase | undefined;
  readonly held: number;
  readonly #rows: CaseRows;
  readonly #kept: KeptCase;

  constructor(rows: CaseRows, kept: KeptCase) {
    this.seq = kept.seq;
    this.pinnedTo = rows.pinnedTo(kept);
    this.parked = rows.parked(kept.parked);
    this.held = kept.held;
    this.#rows = rows;
    this.#kept = kept;
  }

  get dead(): number {
    return this.#rows.dead(this.#kept);
  }

  hasSecrets(): boolean {
    return this.#rows.hasSecrets(this.#kept);
  }

  frozen(): FrozenCase {
    return this.#rows.frozen(this.#kept);
  }

  timers(): TimerRequest[] {
    return this.#kept.timers.requests;
  }

  seen(key: string): Seen | undefined {
    return this.#rows.seen(this.#kept, key);
  }

  work(): WorkItem[] {
    return workOf(this.#kept.work);
  }
}

/** What a commit sees where there is no case. */
export function noCase(caseId: string): CaseReading {
  return {
    seq: 0,
    held: 0,
    dead: 0,
    hasSecrets: () => false,
    frozen: () => {
      throw new Error(`There is no case "${caseId}".`);
    },
    timers: () => [],
    seen: () => undefined,
    work: () => [],
  };
}
