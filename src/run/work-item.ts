import { SERVICE, SYSTEM } from '../compile/case.ts';
import type { WorkItem } from './store.ts';
import type { CaseView } from './view.ts';

/** The work that waits at a case for people: what waits for time, events or services is nobody's work. */
export function workOf({ waiting, stage }: CaseView): WorkItem[] {
  return waiting
    .filter((at) => at.for !== SERVICE && at.for !== SYSTEM.role)
    .map(({ step, since, due, for: who }) => ({ step, for: who, since, due, stage }));
}
