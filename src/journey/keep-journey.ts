import type { CompiledBlueprint } from '../compile/compile.ts';
import type { PeopleDirectory } from '../compile/people-directory.ts';
import { advanceHost } from '../run/host/advance-host.ts';
import { createHost, type CaseHost } from '../run/host/host.ts';
import type { JournalRecord } from '../run/store/journal-record.ts';
import type { CaseStore } from '../run/store/store.ts';
import type { CaseView } from '../run/view.ts';
import { virtualClock } from '../time/virtual-clock.ts';
import type { Delivered } from './case-player.ts';

/** A journey that was played, and is now to be kept as a case. */
export interface KeptJourney {
  readonly compiled: CompiledBlueprint;
  readonly caseId: string;
  /** The name of the journey: its events are known by it. */
  readonly name: string;
  /** What was delivered to the case, as `CasePlayer` logs it. */
  readonly log: readonly Delivered[];
  /** The instant at which the journey ended: epoch milliseconds. */
  readonly end: number;
}

/** How far a journey is kept. */
export interface KeptSoFar {
  /** How many of its events are in the store. */
  readonly events: number;
  readonly of: number;
  readonly view?: CaseView;
  readonly history: readonly JournalRecord[];
}

/** So long a claim lasts in virtual time, in milliseconds: the clock moves on only when nothing is under way. */
const LEASE = 1;

/** Messages of a journey reach nobody. */
function reachNobody(): void {}
const SILENT = {
  message: reachNobody,
  ask: reachNobody,
  survey: reachNobody,
  reminder: reachNobody,
  alert: reachNobody,
};

/** Cases that were opened by a journey are known by this. */
const OPENED_BY = 'journey:';

/**
 * Keeps a journey as a case of a store, in virtual time. Begun anew after it was stopped, at whatever moment, it goes on where
 * it stands and comes to the same journal: each event has an id by its place in the journey, so that what was taken counts
 * once, and time goes on from the last instant that the case knows.
 *
 * What services answered comes from the journey; messages reach nobody.
 *
 * @param signal stops it between two events.
 * @throws EventIdReused when the case was begun by another journey, or this one was changed since.
 */
export async function keepJourney(
  store: CaseStore,
  blueprints: readonly CompiledBlueprint[],
  { compiled, caseId, name, log, end }: KeptJourney,
  signal: AbortSignal,
): Promise<KeptSoFar> {
  const [opening, ...events] = log.filter((one) => one.kind === 'input' || one.event.type !== 'timer');
  if (opening?.kind !== 'input') throw new Error('A journey begins with the opening of its case.');
  const record = await store.load(caseId);
  const clock = virtualClock(Math.max(opening.at, record?.frozen.context.at ?? opening.at));
  let people: PeopleDirectory | undefined = opening.people;
  // Of one id, the last is for new cases.
  const all = [...blueprints, compiled];
  const host = createHost({ store, blueprints: all, clock, handlers: SILENT, people: () => people, leaseMs: LEASE });
  const stopping = new AbortController();
  const running = host.run(stopping.signal);
  let done = 0;
  try {
    await host.start(caseId, {
      blueprint: compiled.id,
      version: compiled.version,
      requestId: `${OPENED_BY}${name}`,
      input: { ...withoutId(opening.input), at: opening.at },
    });
    for (const [index, one] of events.entries()) {
      if (signal.aborted) return await soFar(host, store, caseId, done, events.length);
      if (one.kind !== 'event') continue;
      // Timers that fire on the way tell those who were there before the event; whoever was away then is away.
      people = peopleBefore(log, one) ?? people;
      const { at, type, by, data, run } = one.event;
      if (at > clock.now()) await advanceHost(host, clock, at);
      people = one.people;
      await host.send(
        caseId,
        { type, by, at, ...(data === undefined ? {} : { data }), ...(run === undefined ? {} : { run }) },
        { eventId: `${OPENED_BY}${name}:${index + 1}` },
      );
      await host.settled();
      done = index + 1;
    }
    people = log.at(-1)?.people;
    if (!signal.aborted && end > clock.now()) await advanceHost(host, clock, end);
    return await soFar(host, store, caseId, done, events.length);
  } finally {
    stopping.abort();
    await running;
  }
}

/** True for a case that lives in the virtual time of a journey. */
export async function isOfJourney(store: CaseStore, caseId: string): Promise<boolean> {
  const [opening] = await store.history(caseId);
  return opening?.cause.kind === 'opened' && opening.cause.requestId.startsWith(OPENED_BY);
}

/** Who was there at the timers that fire between an event and the one before it. */
function peopleBefore(log: readonly Delivered[], event: Delivered): PeopleDirectory | undefined {
  const before = log[log.indexOf(event) - 1];
  return before?.kind === 'event' && before.event.type === 'timer' ? before.people : undefined;
}

async function soFar(host: CaseHost, store: CaseStore, caseId: string, events: number, of: number): Promise<KeptSoFar> {
  const { view } = await host.read(caseId);
  return { events, of, view, history: await store.history(caseId) };
}

function withoutId<I extends { readonly id: string; readonly at: number }>({
  id: _id,
  at: _at,
  ...input
}: I): Omit<I, 'id' | 'at'> {
  return input;
}
