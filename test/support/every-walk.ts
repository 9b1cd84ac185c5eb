import {
  freezeCase,
  step,
  type CaseEvent,
  type CaseSnapshot,
  type CompiledBlueprint,
  type Entry,
} from '../../src/index.ts';
import type { TimerRequest } from '../../src/index.ts';
import { START } from './driven-case.ts';

/** One thing that was tried in one state of a case; without an event the case is opened. */
export interface Walked {
  readonly before?: CaseSnapshot;
  readonly event?: CaseEvent;
  readonly after: CaseSnapshot;
  readonly entries: readonly Entry[];
  readonly refused: boolean;
}

interface Standing {
  readonly snapshot: CaseSnapshot;
  readonly timers: readonly TimerRequest[];
  readonly depth: number;
}

/**
 * Tries everything in every state that a case can come to: each of some happenings, and the timer that is due next.
 * Nothing is looked up in the blueprint.
 *
 * @param most how many states at most are gone on from.
 */
export function everyWalk(
  compiled: CompiledBlueprint,
  happenings: readonly Omit<CaseEvent, 'at'>[],
  { depth, most }: { readonly depth: number; readonly most: number },
): Walked[] {
  const opened = step(compiled, null, { id: 'C-1', at: START }, START);
  const walked: Walked[] = [{ after: opened.snapshot, entries: opened.entries, refused: false }];
  const queue: Standing[] = [{ snapshot: opened.snapshot, timers: opened.setTimers, depth: 0 }];
  const seen = new Set<string>();
  for (let place = queue.shift(); place !== undefined && seen.size < most; place = queue.shift()) {
    const { snapshot, timers } = place;
    if (place.depth >= depth || snapshot.status === 'done') continue;
    const key = JSON.stringify(freezeCase(compiled, snapshot));
    if (seen.has(key)) continue;
    seen.add(key);
    const { at } = snapshot.context;
    const [next] = timers.toSorted((a, b) => a.due - b.due);
    const events = [
      ...happenings.map((happening) => ({ ...happening, at })),
      ...(next === undefined ? [] : [next.event]),
    ];
    for (const event of events) {
      const result = step(compiled, snapshot, event, Math.max(at, event.at));
      const refused = result.refused !== undefined;
      walked.push({ before: snapshot, event, after: result.snapshot, entries: result.entries, refused });
      const left = timers.filter(({ id, event: own }) => own !== event && !result.cancelTimers.includes(id));
      const set = result.setTimers;
      const kept = left.filter(({ id }) => !set.some((timer) => timer.id === id));
      // A timer that is turned down is gone; all else that is refused changes nothing.
      if (refused && event.type !== 'timer') continue;
      queue.push({ snapshot: result.snapshot, timers: [...kept, ...set], depth: place.depth + 1 });
    }
  }
  return walked;
}
