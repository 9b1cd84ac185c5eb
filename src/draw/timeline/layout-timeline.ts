import type { Bounds } from '../../blueprint/process.ts';
import type { Entry } from '../../compile/case.ts';
import type { JournalRecord } from '../../run/store/journal-record.ts';
import { fitLabel } from '../svg/label.ts';
import { describeTimeline } from './describe-timeline.ts';
import { layoutClock } from './layout-clock.ts';
import { layoutLegend } from './layout-legend.ts';
import { layoutItems, TEXT } from './layout-row.ts';
import { entriesOf, readTimeline } from './read-timeline.ts';
import { BREAK_WIDTH, cutOf, TimeScale } from './time-scale.ts';
import { TICK_TEXT, ticksOf, type Tick } from './time-ticks.ts';
import type {
  PlacedBar,
  PlacedBreak,
  PlacedCount,
  PlacedLabel,
  PlacedPoint,
  PlacedRow,
  TimelineLayout,
} from './timeline-layout.ts';
import type { TimelineRow } from './timeline-model.ts';
import { TimelineNames } from './timeline-names.ts';
import type { TimelineOptions } from './timeline-options.ts';

const MARGIN = 16;
/** The column of the rows' names. */
const GUTTER = 168;
const NAME = 12;
const TITLE = 16;
/** The lines of the axis: days, times, and the lengths of breaks. */
const AXIS_LINE = 15;
const ROW_PAD = 4;
/** Where a column of things at one instant is wide enough to be seen as one. */
const COLUMN = 24;

/**
 * Where everything in the picture of a case lies, for those who paint it or hold it against the journal.
 *
 * @see drawTimeline for what goes in.
 */
export function layoutTimeline(
  history: readonly (Entry | JournalRecord)[],
  { compiled, locale = compiled.blueprint.locales[0] ?? 'en', title, until, context, people }: TimelineOptions,
): TimelineLayout {
  const names = new TimelineNames(compiled, locale, people);
  const story = readTimeline(compiled, entriesOf(history), {
    names,
    ...(until === undefined ? {} : { until }),
    ...(context === undefined ? {} : { context }),
    ...(people === undefined ? {} : { people }),
  });
  const { zone } = compiled.blueprint;
  const scale = new TimeScale(story.instants, MARGIN + GUTTER + 8);
  const described = describeTimeline(story, names, { title, zone, blueprint: names.of.text(compiled.blueprint.title) });
  const labels: PlacedLabel[] = [];
  let y = layoutHead(described, Math.max(640, scale.right), labels);
  const ticks = ticksOf(scale, zone, names.language);
  const breaks = scale.breaks.map((one) => ({ from: one.from.at, to: one.to.at, x: cutOf(one) }));
  labels.push(...axisLabels(ticks, breaks, { y, names }));
  y += breaks.length > 0 ? AXIS_LINE * 3 + 9 : AXIS_LINE * 2 + 4;
  const top = y;
  const bars: PlacedBar[] = [];
  const points: PlacedPoint[] = [];
  const counts: PlacedCount[] = [];
  const rows: PlacedRow[] = [];
  for (const [index, row] of story.rows.entries()) {
    const content = (row.kind === 'clock' ? layoutClock : layoutItems)(row, scale, y + ROW_PAD, names.words);
    const named = nameLabels(row, y + ROW_PAD, names);
    const height = Math.max(content.height, named.height) + 2 * ROW_PAD;
    labels.push(...named.labels, ...content.labels);
    bars.push(...content.bars);
    points.push(...content.points);
    counts.push(...content.counts);
    const before = story.rows[index - 1];
    const begins = partOf(row) !== partOf(before) ? 'part' : row.band === before?.band ? undefined : 'band';
    rows.push({ id: row.id, kind: row.kind, bounds: { x: MARGIN, y, width: 0, height }, ...(begins && { begins }) });
    y += height;
  }
  const content = [...labels, ...bars, ...points, ...counts].map(({ bounds }) => bounds.x + bounds.width);
  const width = Math.ceil(Math.max(640, scale.right, ...content) + MARGIN);
  const plot = { x: scale.left, y: top, width: scale.right - scale.left, height: y - top };
  const columns = columnsOf(scale, plot);
  const place = { x: MARGIN, y: y + 14, width: width - 2 * MARGIN };
  const legend = layoutLegend({ bars, points, columns, breaks }, place, names.words);
  labels.push(...legend.labels);
  return {
    width,
    height: Math.ceil(legend.bottom + MARGIN),
    plot,
    ticks,
    breaks,
    columns,
    ...(story.state === 'open' ? { now: scale.x({ at: story.until, slot: Infinity }) } : {}),
    rows: rows.map((row) => ({ ...row, bounds: { ...row.bounds, width: width - 2 * MARGIN } })),
    bars,
    points,
    counts,
    labels,
    legend: legend.samples,
    title: described.title,
    description: described.description,
    locale,
  };
}

/** Title and second line; returns where the axis begins. */
function layoutHead(
  { title, subtitle }: { readonly title: string; readonly subtitle: string },
  width: number,
  labels: PlacedLabel[],
): number {
  const head = fitLabel(title, { size: TITLE, width, lines: 2 });
  const second = fitLabel(subtitle, { size: NAME, width, lines: 2 });
  labels.push({ bounds: boundsOf(head, MARGIN, MARGIN), label: head, colour: 'ink', bold: true });
  const y = MARGIN + head.height + 2;
  labels.push({ bounds: boundsOf(second, MARGIN, y), label: second, colour: 'quiet' });
  return y + second.height + 12;
}

function axisLabels(
  ticks: readonly Tick[],
  breaks: readonly PlacedBreak[],
  { y, names }: { readonly y: number; readonly names: TimelineNames },
): PlacedLabel[] {
  const said = (text: string, x: number, line: number, colour: PlacedLabel['colour']): PlacedLabel => {
    const label = fitLabel(text, { size: TICK_TEXT, width: 160, lines: 1 });
    return { bounds: boundsOf(label, x, y + line * AXIS_LINE), label, colour };
  };
  const told = ticks.flatMap(({ x, day, time }) => [
    ...(day === undefined ? [] : [{ ...said(day, x, 0, 'ink'), bold: true }]),
    ...(time === undefined ? [] : [said(time, x, 1, 'quiet')]),
  ]);
  const cut = breaks.map(({ from, to, x }): PlacedLabel => {
    const label = fitLabel(names.about(to - from), { size: TICK_TEXT, width: BREAK_WIDTH - 4, lines: 1 });
    const lines = [`${names.words.legend.break}: ${names.length(to - from)}`];
    return { bounds: boundsOf(label, x - label.width / 2, y + 2 * AXIS_LINE), label, colour: 'accent', lines };
  });
  return [...told, ...cut];
}

function nameLabels(
  { name, note, band }: TimelineRow,
  y: number,
  { of }: TimelineNames,
): { readonly labels: readonly PlacedLabel[]; readonly height: number } {
  const own = fitLabel(name, { size: NAME, width: GUTTER - 8, lines: 2 });
  const second = note ?? (band === undefined || band === 'customer' ? undefined : of.words[band]);
  const labels: PlacedLabel[] = [{ bounds: boundsOf(own, MARGIN + 4, y + 2), label: own, colour: 'ink', bold: true }];
  if (second === undefined || second === name) return { labels, height: own.height + 4 };
  const small = fitLabel(second, { size: TEXT, width: GUTTER - 8, lines: 2 });
  labels.push({ bounds: boundsOf(small, MARGIN + 4, y + 2 + own.height), label: small, colour: 'quiet' });
  return { labels, height: own.height + small.height + 4 };
}

function boundsOf(
  { width, height }: { readonly width: number; readonly height: number },
  x: number,
  y: number,
): Bounds {
  return { x, y, width, height };
}

/** Rows of one part of the picture stand together. */
function partOf(row: TimelineRow | undefined): string | undefined {
  if (row?.kind !== 'points') return row?.kind;
  return row.id === 'events' ? 'stages' : row.id;
}

function columnsOf(scale: TimeScale, { y, height }: Bounds): Bounds[] {
  return scale.instants.flatMap(({ x, right }) =>
    right - x < COLUMN ? [] : [{ x: x - 7, y, width: right - x + 14, height }],
  );
}
