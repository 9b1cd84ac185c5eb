import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { BlueprintShelf } from './blueprint-shelf.ts';
import { freezeCase, thawCase, type FrozenCase } from '../frozen.ts';
import { UnknownCase } from './host-errors.ts';
import type { CaseSnapshot } from '../step.ts';
import type { WorkItem } from '../store/case-lists.ts';
import type { CaseReading } from '../store/store.ts';
import { viewCase, type CaseView } from '../view.ts';
import { keepOwners, workOf } from './work-item.ts';

/** A case ready for its next event. */
export interface LiveCase {
  readonly seq: number;
  readonly compiled: CompiledBlueprint;
  readonly snapshot: CaseSnapshot;
  readonly view: CaseView;
  /** The work that waits, with who has claimed it. */
  readonly work: readonly WorkItem[];
  /** Work that somebody has and that stands still while an interrupt is dealt with. */
  readonly resting: readonly WorkItem[];
}

/**
 * A case with its view, which whoever sent the event wants to see, and the worklist too.
 *
 * @param owned work that somebody has: what still waits, or stands still, stays with them.
 */
export function liveCase(
  seq: number,
  compiled: CompiledBlueprint,
  snapshot: CaseSnapshot,
  owned: readonly WorkItem[] = [],
): LiveCase {
  const view = viewCase(compiled, snapshot);
  const work = keepOwners(workOf(view), owned);
  const resting = owned.filter(({ owner, step, since }) => {
    const { active, interrupt } = snapshot.context;
    return owner !== undefined && active[step] === since && compiled.plan.steps.get(step)?.interrupt !== interrupt;
  });
  return { seq, compiled, snapshot, view, work, resting };
}

/** A case after an event. Whoever had work keeps it, unless the case has come to its step anew. */
export function movedCase({ seq, compiled, snapshot, work, resting }: LiveCase, after: CaseSnapshot): LiveCase {
  const [was, is] = [snapshot.context, after.context];
  const owned = [...work, ...resting].filter(
    ({ owner, step }) => owner !== undefined && was.visits[step] === is.visits[step] && was.reopened === is.reopened,
  );
  return liveCase(seq + 1, compiled, after, owned);
}

/** The JSON of a case, with the work that stands still. */
export function frozenLive({ compiled, snapshot, resting }: LiveCase): FrozenCase {
  const frozen = freezeCase(compiled, snapshot);
  return resting.length === 0 ? frozen : { ...frozen, resting };
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
    const frozen = reading.frozen();
    return liveCase(seq, compiled, thawCase(compiled, frozen), [...reading.work(), ...(frozen.resting ?? [])]);
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
