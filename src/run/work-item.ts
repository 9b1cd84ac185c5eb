import { SERVICE, SYSTEM } from '../compile/case.ts';
import type { WorkItem } from './store.ts';
import type { CaseView } from './view.ts';

/** The work that waits at a case for people: what waits for time, events or services is nobody's work. */
export function workOf({ waiting, clocks, stage }: CaseView): WorkItem[] {
  return waiting
    .filter((at) => at.for !== SERVICE && at.for !== SYSTEM.role)
    .map(({ step, since, due, for: who }) => ({ step, for: who, since, due: nearest(due, clocks, step), stage }));
}

/** A step is due when its time limit runs out or its own clock does, whichever comes first. */
function nearest(limit: number | undefined, clocks: CaseView['clocks'], step: string): number | undefined {
  const clock = clocks.find(({ of }) => of?.kind === 'step' && of.id === step);
  const due = clock?.stoppedAt === undefined ? clock?.due : undefined;
  return limit === undefined ? due : Math.min(limit, due ?? Infinity);
}
