import type { Bounds } from '../../blueprint/process.ts';
import { fitLabel } from '../svg/label.ts';
import { SIGN, TEXT, type RowContent } from './layout-row.ts';
import type { TimeScale } from './time-scale.ts';
import type { PlacedLabel, PlacedPiece, PlacedPoint } from './timeline-layout.ts';
import type { ClockBar, ClockMark, Sign, TimelineRow, Tone } from './timeline-model.ts';
import type { TimelineWords } from './timeline-words.ts';

/** Above and below the bar of a clock there is room for the flag of its due instant. */
const MARGIN = 7;
const BAR = 16;
const LEAST = 6;
const LABEL_WIDTH = 300;

/** What is painted over what. */
const PAINTED = ['earlier', 'counted', 'closed', 'over', 'ahead', 'paused'] as const;

/** Of several signs in one place the gravest is drawn. */
const GRAVITY: readonly Sign[] = ['breached', 'warning', 'cancelled', 'met'];

/** Places the runs of a clock side by side, each with its stretches and signs, and what became of it behind it. */
export function layoutClock(row: TimelineRow, scale: TimeScale, top: number, words: TimelineWords): RowContent {
  const content: RowContent = { height: BAR + 2 * MARGIN, bars: [], points: [], counts: [], labels: [] };
  const y = top + MARGIN;
  for (const [index, run] of row.clocks.entries()) {
    const x = scale.x(run.from);
    const ahead = Math.max(...run.pieces.map(({ to }) => scale.x(to)), scale.x(run.to));
    const next = row.clocks[index + 1];
    const end = next === undefined ? Infinity : scale.x(next.from);
    const right = Math.max(scale.x(run.to), Math.min(x + LEAST, end));
    const bounds = { x, y, width: right - x, height: BAR };
    const pieces = piecesOf(run, bounds, scale);
    content.bars.push({
      kind: 'clock',
      row: row.id,
      from: run.from.at,
      to: run.to.at,
      bounds,
      tone: run.tone,
      lines: run.lines,
      pieces,
    });
    const marks = marksOf(run.marks, { row: row.id, y, scale });
    content.points.push(...marks);
    const taken = marks.map(({ bounds: box }) => box);
    const behind = Math.max(right, ahead, ...taken.map((box) => box.x + box.width)) + 4;
    const outcome = outcomeOf(run, { behind, end, y });
    if (outcome !== undefined) content.labels.push(outcome);
    content.labels.push(...pauseLabels(pieces, taken, words));
  }
  return content;
}

function piecesOf({ pieces }: ClockBar, { x: left, y, width }: Bounds, scale: TimeScale): PlacedPiece[] {
  const placed = pieces.flatMap(({ kind, from, to, lines }): PlacedPiece[] => {
    const x = Math.max(left, scale.x(from));
    const right = kind === 'ahead' ? scale.x(to) : Math.min(left + width, Math.max(scale.x(to), x));
    // Hours that cannot be seen are not drawn: a year has hundreds of nights.
    if (right - x < (kind === 'closed' ? 1.5 : 0.5)) return [];
    return [{ kind, from: from.at, to: to.at, bounds: { x, y, width: right - x, height: BAR }, lines }];
  });
  return placed.toSorted((a, b) => PAINTED.indexOf(a.kind) - PAINTED.indexOf(b.kind));
}

interface Marking {
  readonly row: string;
  readonly y: number;
  readonly scale: TimeScale;
}

function marksOf(marks: readonly ClockMark[], { row, y, scale }: Marking): PlacedPoint[] {
  const placed: PlacedPoint[] = [];
  for (const { at, sign, tone, lines } of marks.toSorted((a, b) => scale.x(a.at) - scale.x(b.at))) {
    const x = scale.x(at) - SIGN / 2;
    if (sign === 'due') {
      const bounds = { x, y: y - MARGIN + 1, width: SIGN, height: BAR + 2 * MARGIN - 2 };
      placed.push({ row, at: at.at, sign, tone, bounds, lines });
      continue;
    }
    const bounds = { x, y: y + (BAR - SIGN) / 2, width: SIGN, height: SIGN };
    const index = placed.findLastIndex((one) => one.sign !== 'due');
    const before = placed[index];
    if (before === undefined || before.bounds.x + SIGN <= x) {
      placed.push({ row, at: at.at, sign, tone, bounds, lines });
      continue;
    }
    const isGraver = GRAVITY.indexOf(sign) < GRAVITY.indexOf(before.sign);
    const graver: { sign: Sign; tone: Tone } = isGraver ? { sign, tone } : before;
    placed[index] = { ...before, sign: graver.sign, tone: graver.tone, lines: [...before.lines, ...lines] };
  }
  return placed;
}

/** What became of a run stands behind it where there is room before the next one. */
function outcomeOf(
  { label, tone, lines }: ClockBar,
  { behind, end, y }: { readonly behind: number; readonly end: number; readonly y: number },
): PlacedLabel | undefined {
  const text = fitLabel(label, { size: TEXT, width: LABEL_WIDTH, lines: 1 });
  if (behind + text.width + 4 > end) return undefined;
  const bounds = { x: behind, y: y + (BAR - text.height) / 2, width: text.width, height: text.height };
  const colour = tone === 'accent' || tone === 'plain' ? 'ink' : tone;
  return { bounds, label: text, colour, halo: true, lines };
}

/** A pause is named where it has room for its name beside the signs. */
function pauseLabels(pieces: readonly PlacedPiece[], taken: readonly Bounds[], words: TimelineWords): PlacedLabel[] {
  return pieces.flatMap(({ kind, bounds, lines }): PlacedLabel[] => {
    if (kind !== 'paused') return [];
    const text = fitLabel(words.piece.paused, { size: TEXT, width: 120, lines: 1 });
    const x = bounds.x + (bounds.width - text.width) / 2;
    const isFree = taken.every((box) => box.x + box.width <= x - 2 || box.x >= x + text.width + 2);
    if (bounds.width < text.width + 8 || !isFree) return [];
    const y = bounds.y + (BAR - text.height) / 2;
    return [
      { bounds: { x, y, width: text.width, height: text.height }, label: text, colour: 'ink', halo: true, lines },
    ];
  });
}
