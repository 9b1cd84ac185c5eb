import { SERVICE, SYSTEM } from '../../compile/case.ts';
import type { WorkItem } from '../store/case-lists.ts';
import type { CaseView } from '../view.ts';

/** The work that waits at a case for people: what waits for time, events or services is nobody's work. */
export function workOf({ waiting, clocks, stage }: CaseView): WorkItem[] {
  return waiting
    .filter((at) => at.for !== SERVICE && at.for !== SYSTEM.role)
    .map(({ step, since, due, for: who }) => ({ step, for: who, since, due: nearest(due, clocks, step), stage }));
}

/** Work with whoever had it before. */
export function keepOwners(work: readonly WorkItem[], before: readonly WorkItem[]): WorkItem[] {
  const owned = before.filter(({ owner }) => owner !== undefined);
  if (owned.length === 0) return [...work];
  return work.map((item) => {
    const same = owned.find((other) => isSameWork(item, other));
    return same === undefined ? item : { ...item, owner: same.owner };
  });
}

/** True for one and the same piece of work. */
export function isSameWork(a: WorkItem, b: WorkItem): boolean {
  return a.step === b.step && a.for === b.for && a.since === b.since;
}

/** When the first of a case's work and running clocks is due; undefined where nothing is, or the case is not open. */
export function firstDue({ status, clocks }: CaseView, work: readonly WorkItem[]): number | undefined {
  if (status !== 'open') return undefined;
  const running = clocks.filter(({ stoppedAt, state }) => stoppedAt === undefined && COUNTING.has(state));
  const dues = [...work, ...running].flatMap(({ due }) => due ?? []);
  return dues.length === 0 ? undefined : Math.min(...dues);
}

const COUNTING: ReadonlySet<string> = new Set(['running', 'paused', 'breached']);

/** A step is due when its time limit runs out or its own clock does, whichever comes first. */
function nearest(limit: number | undefined, clocks: CaseView['clocks'], step: string): number | undefined {
  const clock = clocks.find(({ of }) => of?.kind === 'step' && of.id === step);
  const due = clock?.stoppedAt === undefined ? clock?.due : undefined;
  return limit === undefined ? due : Math.min(limit, due ?? Infinity);
}
