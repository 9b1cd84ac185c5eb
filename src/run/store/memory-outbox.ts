import type { Effect } from '../../compile/case.ts';
import { cursorOf, readCursor } from './cursor.ts';
import { firstVisible, LeaseQueue, takeDue, type Leasable } from './lease-queue.ts';
import type { KeptError } from './parked.ts';
import { PAGE_SIZE, type Page } from './case-lists.ts';
import {
  effectId,
  topicOf,
  type OutboxFilter,
  type OutboxItem,
  type ServiceResult,
  type Settlement,
} from './outbox-item.ts';

/** An effect in memory; what could be shared is kept as text. */
interface Kept extends Leasable {
  readonly id: string;
  readonly caseId: string;
  readonly topic: string;
  readonly effect: string;
  due: number;
  attempts: number;
  state: OutboxItem['state'];
  lease: number;
  result?: string;
  error?: string;
}

/** Effects on their way out, in memory. */
export class MemoryOutbox {
  readonly #items = new Map<string, Kept>();
  /** Those that wait for their turn, by topic. */
  readonly #waiting = new Map<string, LeaseQueue<Kept>>();
  /** Those that are not settled, by case, in the order of asking. */
  readonly #byCase = new Map<string, Set<Kept>>();
  /** Those whose result waits for their case to move on, by case. */
  readonly #held = new Map<string, Set<Kept>>();
  /** Topics of which nothing leaves now. */
  readonly #isHeld: (topic: string) => boolean;
  #order = 0;

  constructor(isHeld: (topic: string) => boolean) {
    this.#isHeld = isHeld;
  }

  /** The effects of one event as they will be kept; nothing is kept yet, so that a failure leaves nothing behind. */
  prepare(caseId: string, seq: number, effects: readonly Effect[], now: number): Kept[] {
    return effects.map((effect, index) => ({
      id: effectId(caseId, seq, index + 1),
      caseId,
      topic: topicOf(effect),
      effect: JSON.stringify(effect),
      due: now,
      order: (this.#order += 1),
      visibleAt: now,
      attempts: 0,
      state: 'waiting',
      lease: 0,
    }));
  }

  add(items: readonly Kept[]): void {
    for (const item of items) {
      this.#items.set(item.id, item);
      this.#queueOf(item.topic).add(item);
      const ofCase = this.#byCase.get(item.caseId) ?? new Set();
      this.#byCase.set(item.caseId, ofCase.add(item));
    }
  }

  heldOf(caseId: string): number {
    return this.#held.get(caseId)?.size ?? 0;
  }

  releaseHeld(caseId: string, now: number): void {
    for (const item of this.#held.get(caseId) ?? []) this.#wait(item, now);
    this.#held.delete(caseId);
  }

  /** How many effects of a case were given up. */
  deadOf(caseId: string): number {
    let dead = 0;
    for (const { state } of this.#byCase.get(caseId) ?? []) if (state === 'dead') dead += 1;
    return dead;
  }

  /** True when something that a case asked for is not settled. */
  has(caseId: string): boolean {
    return this.#byCase.has(caseId);
  }

  /** What was given up is due again, as if it had never been tried. */
  revive(caseId: string, now: number): void {
    for (const item of this.#byCase.get(caseId) ?? []) {
      if (item.state !== 'dead') continue;
      item.attempts = 0;
      item.error = undefined;
      this.#wait(item, now);
    }
  }

  /** What a case asked for and nobody has done is not done any more. */
  drop(caseId: string): void {
    for (const item of this.#byCase.get(caseId) ?? []) {
      if (item.state === 'waiting') this.#queueOf(item.topic).remove(item);
      this.#items.delete(item.id);
    }
    this.#byCase.delete(caseId);
    this.#held.delete(caseId);
  }

  nextDue(topics: readonly string[], inOrder: boolean): number | undefined {
    return firstVisible(this.#queuesOf(topics), this.#turnsOf(topics, inOrder));
  }

  claim(
    { now, limit, leaseMs }: { readonly now: number; readonly limit: number; readonly leaseMs: number },
    topics: readonly string[],
    inOrder: boolean,
  ): OutboxItem[] {
    const isItsTurn = this.#turnsOf(topics, inOrder);
    const claimed = takeDue(this.#queuesOf(topics), { now, limit, until: now + leaseMs }, isItsTurn);
    for (const item of claimed) {
      item.attempts += 1;
      item.lease += 1;
    }
    return claimed.map(itemOf);
  }

  /** `isThere` tells whether a case is still where a held result left it. */
  settle(
    { id, lease }: OutboxItem,
    settlement: Settlement,
    isThere: (held: Extract<Settlement, { kind: 'held' }>) => boolean,
  ): boolean {
    const item = this.#items.get(id);
    if (item === undefined || item.state !== 'waiting' || item.lease !== lease) return false;
    const { result, error } = textsOf(settlement);
    this.#queueOf(item.topic).remove(item);
    // Whoever settles has had its turn: its lease is used up.
    item.lease += 1;
    item.result = result ?? item.result;
    item.error = error ?? item.error;
    switch (settlement.kind) {
      case 'done':
        this.#forget(item);
        break;
      case 'again':
        item.attempts = settlement.attempts;
        this.#wait(item, settlement.due);
        break;
      case 'held': {
        if (!isThere(settlement)) {
          this.#wait(item, item.due);
          break;
        }
        item.state = 'held';
        const held = this.#held.get(item.caseId) ?? new Set();
        this.#held.set(item.caseId, held.add(item));
        break;
      }
      case 'dead':
        item.state = 'dead';
        break;
    }
    return true;
  }

  list({ caseId, state, limit = PAGE_SIZE }: OutboxFilter, cursor?: string): Page<OutboxItem> {
    const [after = 0] = cursor === undefined ? [] : (readCursor(cursor, ['number']) as [number]);
    const found: Kept[] = [];
    for (const item of this.#items.values()) {
      if (item.order <= after || (caseId ?? item.caseId) !== item.caseId || (state ?? item.state) !== item.state)
        continue;
      found.push(item);
      if (found.length > limit) break;
    }
    const last = found.length > limit ? found[limit - 1] : undefined;
    return { items: found.slice(0, limit).map(itemOf), cursor: last && cursorOf([last.order]) };
  }

  #wait(item: Kept, due: number): void {
    item.state = 'waiting';
    item.due = due;
    item.visibleAt = due;
    this.#queueOf(item.topic).add(item);
  }

  #forget(item: Kept): void {
    this.#items.delete(item.id);
    const ofCase = this.#byCase.get(item.caseId);
    ofCase?.delete(item);
    if (ofCase?.size === 0) this.#byCase.delete(item.caseId);
  }

  /** Tells whether nothing that was asked for earlier has to leave before an effect; undefined where that is always so. */
  #turnsOf(topics: readonly string[], inOrder: boolean): ((item: Kept) => boolean) | undefined {
    if (!inOrder) return undefined;
    return (item) => {
      for (const earlier of this.#byCase.get(item.caseId) ?? []) {
        if (earlier === item) return true;
        if (earlier.state === 'waiting' && topics.includes(earlier.topic)) return false;
      }
      return true;
    };
  }

  #queuesOf(topics: readonly string[]): LeaseQueue<Kept>[] {
    return topics.flatMap((topic) => (this.#isHeld(topic) ? [] : (this.#waiting.get(topic) ?? [])));
  }

  #queueOf(topic: string): LeaseQueue<Kept> {
    const known = this.#waiting.get(topic);
    if (known !== undefined) return known;
    const queue = new LeaseQueue<Kept>();
    this.#waiting.set(topic, queue);
    return queue;
  }
}

/** Made before anything changes: what is no JSON throws here. */
function textsOf(settlement: Settlement): { result?: string; error?: string } {
  const { result, error } = settlement as { result?: ServiceResult; error?: KeptError };
  return { result: result && JSON.stringify(result), error: error && JSON.stringify(error) };
}

function itemOf(item: Kept): OutboxItem {
  const { id, caseId, topic, due, attempts, state, lease, result, error } = item;
  return {
    kind: 'effect',
    id,
    caseId,
    topic,
    effect: JSON.parse(item.effect) as Effect,
    due,
    attempts,
    state,
    lease,
    result: result === undefined ? undefined : (JSON.parse(result) as ServiceResult),
    error: error === undefined ? undefined : (JSON.parse(error) as KeptError),
  };
}
