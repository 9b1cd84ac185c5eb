import type { CompiledBlueprint } from '../compile/compile.ts';
import type { BlueprintShelf } from './blueprint-shelf.ts';
import { thawCase } from './frozen.ts';
import { UnknownCase } from './host-errors.ts';
import type { CaseSnapshot } from './step.ts';
import type { CaseReading, WorkItem } from './store.ts';
import { viewCase, type CaseView } from './view.ts';
import { keepOwners, workOf } from './work-item.ts';

/** A case ready for its next event. */
export interface LiveCase {
  readonly seq: number;
  readonly compiled: CompiledBlueprint;
  readonly snapshot: CaseSnapshot;
  readonly view: CaseView;
  /** The work that waits, with who has claimed it. */
  readonly work: readonly WorkItem[];
}

/**
 * A case with its view, which whoever sent the event wants to see, and the worklist too.
 *
 * @param before the work before: what still waits stays with whoever has it.
 */
export function liveCase(
  seq: number,
  compiled: CompiledBlueprint,
  snapshot: CaseSnapshot,
  before: readonly WorkItem[] = [],
): LiveCase {
  const view = viewCase(compiled, snapshot);
  return { seq, compiled, snapshot, view, work: keepOwners(workOf(view), before) };
}

/** So many cases are kept ready; the one that was not needed for longest makes room. */
const MOST_LIVE_CASES = 10_000;

/** Spares the rebuilding of a case from its JSON: a snapshot is good as long as the store is still at its seq. */
export class LiveCases {
  readonly #shelf: BlueprintShelf;
  readonly #cases = new Map<string, LiveCase>();

  constructor(shelf: BlueprintShelf) {
    this.#shelf = shelf;
  }

  /** The case as the store has it. */
  get(caseId: string, reading: Pick<CaseReading, 'seq' | 'pinnedTo' | 'frozen' | 'work'>): LiveCase {
    const { seq, pinnedTo } = reading;
    if (pinnedTo === undefined) throw new UnknownCase(caseId);
    const known = this.#cases.get(caseId);
    if (known?.seq === seq && known.compiled.hash === pinnedTo.hash) return known;
    const compiled = this.#shelf.pinned(caseId, pinnedTo);
    return liveCase(seq, compiled, thawCase(compiled, reading.frozen()), reading.work());
  }

  /** Remembers a case as it was just written. */
  keep(caseId: string, live: LiveCase): void {
    this.#cases.delete(caseId);
    if (live.snapshot.status === 'done') return;
    this.#cases.set(caseId, live);
    if (this.#cases.size <= MOST_LIVE_CASES) return;
    const [longest] = this.#cases.keys();
    if (longest !== undefined) this.#cases.delete(longest);
  }
}
