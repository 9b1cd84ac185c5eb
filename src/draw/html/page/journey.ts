import type { PageJourney } from '../page-data.ts';
import type { Parts } from './parts.ts';

/** So long is one step shown while a journey plays, in milliseconds. */
export const BEAT = 1400;

/**
 * Marks the way of a journey up to one of its visits: every step that was visited, every arrow that was taken, and where it
 * stands. Branches run side by side, so an arrow comes from the latest visited step that has one.
 */
export function markJourney(parts: Parts, { visits }: PageJourney, until: number): void {
  clearJourney(parts);
  parts.picture.classList.add('following');
  const before: string[] = [];
  for (const { step } of visits.slice(0, until + 1)) {
    const id = parts.shown(step);
    if (id === undefined) continue;
    const from = before.findLast((one) => parts.hasWay(one, id));
    if (from !== undefined) parts.markWay(from, id, 'visited');
    parts.markStep(id, 'visited');
    before.push(id);
  }
  const current = before.at(-1);
  if (current !== undefined) parts.markStep(current, 'current');
}

export function clearJourney(parts: Parts): void {
  parts.picture.classList.remove('following');
  parts.clear('visited');
  parts.clear('current');
}
