import type { CaseContext, Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { Directory } from '../../compile/recipients.ts';
import type { JournalRecord } from '../../run/store/journal-record.ts';
import type { DrawOptions } from '../options.ts';
import { svgDocument } from '../svg/document.ts';
import { layoutTimeline } from './layout-timeline.ts';
import { paintTimeline } from './paint-timeline.ts';

/** How the picture of a case is drawn. */
export interface TimelineOptions extends DrawOptions {
  /** The blueprint by which the case ran: of its own version, else clocks and steps may lack their names. */
  readonly compiled: CompiledBlueprint;
  /** Up to when an open case is told, in epoch milliseconds: now. Default: its last entry. */
  readonly until?: number;
  /** Default: `Case` and its id. */
  readonly title?: string;
  /** The case then: it knows pauses of which no entry tells, such as those after a breach. */
  readonly context?: Pick<CaseContext, 'clocks'>;
  /** Names of those who were told; default: the people file of the blueprint. */
  readonly people?: Directory;
}

/**
 * Draws what happened to one case: stages as bands, steps as bars in the row of whoever did them, events and messages as
 * points, service clocks with their pauses, closed hours, warnings and breaches, and who was told in escalations. Time runs
 * from left to right on the clocks of the blueprint's zone; long idle stretches are cut, with their length beside the cut.
 * No value of a field and no text of a message is drawn, so that nothing personal is in it but the names of staff.
 *
 * @param history the whole journal of the case in order: the entries of a journey that was played, or the records that a
 *   host's `history()` gives.
 * @returns an SVG document: valid XML without scripts or references to anything outside, the same on every machine.
 * @example
 * const { entries, end, snapshot } = playJourney(compiled, journey);
 * writeFileSync('case.svg', drawTimeline(entries, { compiled, until: end, context: snapshot?.context }));
 */
export function drawTimeline(history: readonly (Entry | JournalRecord)[], options: TimelineOptions): string {
  const layout = layoutTimeline(history, options);
  const { width, height, title, description, locale } = layout;
  return svgDocument(
    { width, height, title, description, locale, theme: options.theme ?? 'auto', kind: 'timeline' },
    paintTimeline(layout),
  );
}
