import { CUSTOMER } from '../../blueprint/id.ts';
import type { ActEntry, Actor } from '../../compile/case.ts';
import { actingFor } from '../../compile/reassign.ts';
import { AlreadyClaimed, CaseNotClosed, NoSuchWork } from './host-errors.ts';
import type { LiveCase } from './live-cases.ts';
import type { WorkItem } from '../store/case-lists.ts';
import type { CaseAct } from '../store/journal-record.ts';
import type { CaseReading } from '../store/store.ts';
import { isSameWork } from './work-item.ts';

/** What somebody wants to do with a case, beside what its blueprint knows. */
export interface Act {
  readonly act: CaseAct;
  readonly by: Actor;
  readonly reason?: string;
  /** Undefined when there is nothing to do. Throws when it may not be done. */
  decide(live: LiveCase, reading: CaseReading): Acted | undefined;
}

/** What an act does. */
export interface Acted {
  readonly entry: ActEntry;
  /** The work that waits, where somebody else has it now. */
  readonly work?: readonly WorkItem[];
}

/** Takes on the work of a step. */
export function claimOf(step: string, by: Actor): Act {
  const person = personOf(by);
  return {
    act: 'claim',
    by,
    decide(live) {
      const item = workFor(live, step, by);
      if (item.owner === person) return undefined;
      if (item.owner !== undefined) throw new AlreadyClaimed(live.view.id, step, item.owner);
      return { entry: { type: 'work.claimed', step, person }, work: give(live, item, person) };
    },
  };
}

/** Gives the work of a step back to everybody of its role. */
export function releaseOf(step: string, by: Actor): Act {
  requireStaff(by);
  return {
    act: 'release',
    by,
    decide(live) {
      const item = workFor(live, step, by, 'owned');
      if (item.owner === undefined) return undefined;
      return { entry: { type: 'work.released', step, person: item.owner }, work: give(live, item, undefined) };
    },
  };
}

/** Gives the work of a step to a person. */
export function delegateOf(step: string, person: string, by: Actor, reason?: string): Act {
  requireStaff(by);
  if (person === '') throw new TypeError('Work is delegated to a person: a text that is not empty.');
  return {
    act: 'delegate',
    by,
    reason,
    decide(live) {
      const item = workFor(live, step, by, 'any');
      if (item.owner === person) return undefined;
      const from = item.owner === undefined ? {} : { from: item.owner };
      const why = reason === undefined ? {} : { reason };
      return { entry: { type: 'work.delegated', step, ...from, person, ...why }, work: give(live, item, person) };
    },
  };
}

/** Refuses to erase what an open case still needs. */
export function requireClosed({ view }: LiveCase): void {
  if (view.status === 'open') throw new CaseNotClosed(view.id);
}

/**
 * The work of a step for somebody: of an approval, the vote of their role first. What the customer is to do is nobody
 * else's.
 *
 * @param which own: only what their role, or one that they act for, is to do; owned: what is claimed already first;
 *   any: whatever waits there.
 */
function workFor(live: LiveCase, step: string, by: Actor, which: 'own' | 'owned' | 'any' = 'own'): WorkItem {
  const here = live.work.filter((item) => item.step === step && item.for !== CUSTOMER);
  const own = here.filter((item) => maySee(live, item, by));
  const found =
    which === 'own'
      ? (own.find(({ owner }) => owner === by.person) ?? own.find(({ owner }) => owner === undefined) ?? own[0])
      : which === 'owned'
        ? (here.find(({ owner }) => owner !== undefined && owner === by.person) ??
          here.find(({ owner }) => owner !== undefined) ??
          here[0])
        : (own[0] ?? here[0]);
  if (found !== undefined) return found;
  throw new NoSuchWork(
    live.view.id,
    step,
    by.role,
    live.work.map((item) => `${item.step} (${item.for})`),
  );
}

function maySee({ compiled }: LiveCase, item: WorkItem, { role }: Actor): boolean {
  return actingFor(compiled.plan, item.for).has(role);
}

function give({ work }: LiveCase, item: WorkItem, owner: string | undefined): WorkItem[] {
  return work.map((other) => {
    if (!isSameWork(other, item)) return other;
    const { owner: _before, ...rest } = other;
    return owner === undefined ? rest : { ...rest, owner };
  });
}

function personOf(by: Actor): string {
  requireStaff(by);
  if (by.person === undefined || by.person === '')
    throw new TypeError('Only a person can claim work; a role alone cannot.');
  return by.person;
}

function requireStaff({ role }: Actor): void {
  if (role === CUSTOMER)
    throw new TypeError('Customers have no worklist: work is claimed, released and delegated by staff.');
}
