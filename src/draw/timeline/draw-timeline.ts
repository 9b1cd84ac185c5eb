import type { Entry } from '../../compile/case.ts';
import type { JournalRecord } from '../../run/store/journal-record.ts';
import { svgDocument } from '../svg/document.ts';
import { layoutTimeline } from './layout-timeline.ts';
import { paintTimeline } from './paint-timeline.ts';
import type { TimelineOptions } from './timeline-options.ts';

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
