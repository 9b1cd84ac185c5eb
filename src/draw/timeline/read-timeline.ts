import type { CaseContext, Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { Directory } from '../../compile/recipients.ts';
import type { JournalRecord } from '../../run/store/journal-record.ts';
import { Moments } from './moments.ts';
import { readClocks } from './read-clocks.ts';
import { readEscalations } from './read-escalations.ts';
import { PointReader } from './read-points.ts';
import { StepReader } from './read-steps.ts';
import type { TimelineRow, TimelineStory } from './timeline-model.ts';
import type { TimelineNames } from './timeline-names.ts';

/** What a case is told by beside its journal. */
export interface TimelineReading {
  readonly names: TimelineNames;
  /** Up to when it is told, in epoch milliseconds; never before the last entry. */
  readonly until?: number;
  readonly context?: Pick<CaseContext, 'clocks'>;
  readonly people?: Directory;
}

/** A journal as entries, whether a journey or a host gives it. */
export function entriesOf(history: readonly (Entry | JournalRecord)[]): Entry[] {
  return history.flatMap((one): readonly Entry[] => ('entries' in one ? one.entries : [one]));
}

/** All that a journal tells for a picture, row by row. */
export function readTimeline(
  compiled: CompiledBlueprint,
  entries: readonly Entry[],
  { names, until: asked, context, people }: TimelineReading,
): TimelineStory {
  const moments = new Moments(entries);
  const opened = entries.find((entry) => entry.type === 'case.opened');
  const first = entries[0]?.at ?? asked ?? 0;
  const last = entries.reduce((latest, { at }) => Math.max(latest, at), first);
  const lastTurn = entries.findLast(({ type }) => type === 'case.closed' || type === 'case.reopened');
  const isOpen = lastTurn?.type !== 'case.closed';
  // Nothing happens to a closed case any more.
  const until = isOpen ? Math.max(last, asked ?? last) : last;
  moments.at(until);
  const points = new PointReader(compiled, names, moments);
  const steps = new StepReader(compiled, names, moments);
  for (const [index, entry] of entries.entries()) {
    const moment = moments.of(index);
    points.read(entry, moment);
    steps.read(entry, moment);
  }
  const clocks = readClocks(compiled, entries, { names, moments, reading: { until, isOpen, context } });
  const escalations = readEscalations(compiled, entries, { names, moments, until, people });
  const done = steps.rows(until);
  const { stages, events, messages } = points.rows(until);
  const rows = [stages, events, ...withCustomer(done, points.customer, names), messages, ...clocks, ...escalations];
  return {
    caseId: opened?.id ?? '',
    state: isOpen ? 'open' : 'closed',
    ...(points.end === undefined ? {} : { end: points.end }),
    from: Math.min(first, ...moments.instants.keys()),
    until,
    rows: rows.filter(({ items, clocks: bars }) => items.length > 0 || bars.length > 0),
    instants: moments.instants,
  };
}

/** What the customer did beside the steps stands in the customer's own row. */
function withCustomer(rows: readonly TimelineRow[], points: TimelineRow['items'], names: TimelineNames): TimelineRow[] {
  if (points.length === 0) return [...rows];
  const own = rows.find(({ band }) => band === 'customer');
  if (own !== undefined) {
    return rows.map((row) => (row === own ? { ...row, items: [...row.items, ...points] } : row));
  }
  const name = names.of.words.customer;
  return [{ id: 'steps customer', kind: 'steps', name, band: 'customer', items: points, clocks: [] }, ...rows];
}
