import { EMPTY_CONTEXT, type CaseContext, type Effect } from '../../src/compile/case.ts';
import type { FrozenCase } from '../../src/run/frozen.ts';
import type { TimerRequest } from '../../src/run/scope.ts';
import type { OutboxItem } from '../../src/run/store/outbox-item.ts';
import type { CaseStore, NextState } from '../../src/run/store/store.ts';

/** Opens an empty store. */
export type OpenStore = () => CaseStore | Promise<CaseStore>;

/** An instant of these tests, in epoch milliseconds. */
export const T = 1_000_000;

export const STALE_CURSOR = 'not a cursor of this list';

type Given = Partial<Omit<NextState, 'frozen'>> & { context?: Partial<CaseContext>; hash?: string; version?: string };

export function next(caseId: string, { context, hash = 'h1', version = '1.0.0', ...given }: Given = {}): NextState {
  const frozen: FrozenCase = {
    blueprint: 'desk',
    version,
    hash,
    revision: 1,
    value: { journey: 'a' },
    context: {
      ...EMPTY_CONTEXT,
      id: caseId,
      locale: 'en',
      opened_at: T,
      at: T,
      ...context,
    },
  };
  const cause = { kind: 'event', event: { type: 'customer.writes', at: T, by: { role: 'customer' } } } as const;
  return {
    frozen,
    status: 'open',
    cause,
    entries: [],
    cancelTimers: [],
    setTimers: [],
    effects: [],
    work: [],
    ...given,
  };
}

/** Lets a case move on by one event. */
export async function put(store: CaseStore, caseId: string, given?: Given): Promise<void> {
  await store.commit(caseId, () => ({ change: { now: T, next: next(caseId, given) }, result: undefined }));
}

/** What a commit sees of a case. */
export async function look(store: CaseStore, caseId: string, key = '') {
  return store.commit(caseId, (reading) => {
    const { seq, pinnedTo, parked, held } = reading;
    const frozen = seq === 0 ? undefined : reading.frozen();
    return { result: { seq, pinnedTo, parked, held, frozen, timers: reading.timers(), seen: reading.seen(key) } };
  });
}

/** All that can be seen of a store with one case. */
export async function everything(store: CaseStore, caseId: string) {
  return {
    load: await store.load(caseId),
    history: await store.history(caseId),
    timers: (await look(store, caseId)).timers,
    list: await store.list({}),
    work: await store.work({}),
    outbox: await store.outbox({}),
    pinned: await store.pinned(),
    due: [await store.nextDue('timer'), await store.nextDue('effect', ['message'])],
  };
}

export function timer(id: string, due: number, generation = 1): TimerRequest {
  return { id, due, event: { type: 'timer', timer: id, generation, at: due, by: { role: 'system' } } };
}

const BASE = { step: 'a', visit: 1, locale: 'en', channels: [] };

export function message(text: string): Effect {
  return { kind: 'message', message: 'm', to: 'customer', text, fallback: [], ...BASE };
}

export function call(service: string): Effect {
  return { kind: 'call', service, with: {}, idempotent: false, run: 1, ...BASE };
}

export async function claimed(store: CaseStore, now: number, limit = 100): Promise<string[]> {
  return (await store.claim('timer', now, limit, 1000)).map(({ caseId, id }) => `${caseId} ${id}`);
}

export async function effects(store: CaseStore, now: number, topics = ['message'], limit = 100): Promise<OutboxItem[]> {
  return store.claim('effect', now, limit, 1000, topics);
}
