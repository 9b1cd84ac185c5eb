import { SERVICE, type ActEntry } from '../../compile/case.ts';
import type { Act } from './case-acts.ts';
import { frozenLive, liveCase, type LiveCase } from './live-cases.ts';
import { freezeCase, thawCase } from '../frozen.ts';
import type { ParkedCase } from '../store/parked.ts';
import { emptiedParked, isEmptied, personalIn, withoutPersonal } from './personal-in.ts';
import type { Cause } from '../store/journal-record.ts';
import type { CaseChange, CaseReading, NextState } from '../store/store.ts';
import { firstDue } from './work-item.ts';

/** What an act writes, and the case as it is then. */
export interface ActChange {
  readonly change: CaseChange & { readonly next: NextState };
  readonly written: LiveCase;
}

type Who = Omit<Act, 'decide'>;

/** The record of an act: the machine has not moved. */
export function actChange(live: LiveCase, { act, by, reason }: Who, entry: ActEntry, now: number): ActChange {
  const written = { ...live, seq: live.seq + 1 };
  const { compiled, snapshot, view, work } = written;
  const cause: Cause = { kind: 'act', act, by, reason };
  const next: NextState = {
    frozen: frozenLive(written),
    status: view.status,
    cause,
    entries: [{ at: now, by, ...entry }],
    cancelTimers: [],
    setTimers: [],
    effects: [],
    work,
    due: firstDue(view, work),
    personal: personalIn(compiled, undefined, snapshot.context.data, cause),
  };
  return { change: { now, next }, written };
}

/** A parked case comes back without the event that made it fail. */
export function skipChange(
  live: LiveCase,
  { event, eventId }: ParkedCase,
  { by, reason }: Omit<Who, 'act'>,
  now: number,
): ActChange {
  const entry = { type: 'event.skipped', event: event.type, reason } as const;
  const { change, written } = actChange(live, { act: 'skip', by, reason }, entry, now);
  // A service's answer that is laid aside must not come again.
  const seen =
    event.by.role === SERVICE && eventId !== undefined ? { key: `effect:${eventId}`, digest: '' } : undefined;
  const next = { ...change.next, seen };
  return { change: { ...change, next, fired: event.timer, parked: null, releaseHeld: true }, written };
}

/**
 * The personal values of a case go, from the case and all that is kept of it; undefined when none is left.
 *
 * @throws TypeError when the reason names one of them: a reason stays.
 */
export function eraseChange(
  live: LiveCase,
  reading: CaseReading,
  { by, reason }: Omit<Who, 'act'> & { readonly reason: string },
  now: number,
): ActChange | undefined {
  const { compiled, snapshot } = live;
  const { parked } = reading;
  const { fields, values, data } = withoutPersonal(live);
  const isParkedWhole = parked !== undefined && !isEmptied(parked);
  if (fields.length === 0 && !isParkedWhole && !reading.hasSecrets()) return undefined;
  if (values.some((value) => reason.includes(value)))
    throw new TypeError('The reason of an erasure stays in the journal: it must not name what is erased.');
  const frozen = freezeCase(compiled, snapshot);
  const emptied = thawCase(compiled, { ...frozen, context: { ...frozen.context, data } });
  const before = liveCase(live.seq, compiled, emptied, [...live.work, ...live.resting]);
  const entry = { type: 'case.erased', fields, reason } as const;
  const { change, written } = actChange(before, { act: 'erase', by, reason }, entry, now);
  const rest = isParkedWhole ? { parked: emptiedParked(parked) } : {};
  return { change: { ...change, ...rest, erase: true }, written };
}
