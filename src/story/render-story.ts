import { paintNothing, type Paint, type Style } from '../text/paint.ts';
import { visible } from '../text/safe-text.ts';
import { displayWidth } from '../text/width.ts';
import type { StoryKind, StoryLine } from './story-line.ts';
import { wrapText } from './wrap-text.ts';

/** How a story is printed. */
export interface RenderStoryOptions {
  /** Colours; none unless given. */
  readonly paint?: Paint;
  /** The most cells that a line may take; 100 unless told, never less than 40. */
  readonly width?: number;
  /** The day that was printed last, so that it need not be printed again. */
  readonly day?: string;
}

/** What stands before each kind of line, one cell wide in every font, and the colour of both. */
const LOOKS: Readonly<Record<Exclude<StoryKind, 'stage'>, { readonly mark: string; readonly style?: Style }>> = {
  case: { mark: '◉', style: 'info' },
  asked: { mark: '›' },
  done: { mark: '✓' },
  missed: { mark: '✗', style: 'warning' },
  sent: { mark: '✉' },
  decision: { mark: '↳' },
  skipped: { mark: '↷', style: 'gutter' },
  milestone: { mark: '⚑', style: 'help' },
  data: { mark: '↳' },
  event: { mark: '!', style: 'warning' },
  interrupt: { mark: '!', style: 'warning' },
  clock: { mark: '◷', style: 'gutter' },
  escalation: { mark: '⇑', style: 'warning' },
  waiting: { mark: '›', style: 'info' },
  unmet: { mark: '►', style: 'error' },
};

/** What stands before the remark on a line. */
const NOTE_MARK = '◄';

const MARK_WIDTH = 2;

/**
 * A story as text for a terminal, without a final line end: a heading for each day and each stage, the time of day where
 * it changes, quotes and values indented under their line. Whatever people wrote is shown, never executed; columns and
 * line breaks count terminal cells.
 *
 * ```text
 * Mon 5 Jan 2026
 *
 * 09:00  ◉ Case C-1 is opened
 *
 *        ── Receive and grade · intake ──
 *        › Customer is asked for category and summary (via hotline)
 * 09:30  ✓ Customer answers “receive”
 * ```
 */
export function renderStory(lines: readonly StoryLine[], options: RenderStoryOptions = {}): string {
  const { paint = paintNothing } = options;
  const width = Math.max(40, options.width ?? 100);
  const timeWidth = Math.max(...lines.map(({ time }) => displayWidth(time)), 0) + 2;
  const rows: string[] = [];
  let { day } = options;
  let time: string | undefined;
  let kind: StoryLine['kind'] | undefined;
  for (const line of lines) {
    if (line.day !== day) {
      rows.push(...(rows.length === 0 ? [] : ['']), paint('code', line.day), '');
      day = line.day;
      time = undefined;
    }
    const margin = ' '.repeat(timeWidth);
    if (line.kind === 'stage') {
      if (rows.at(-1) !== '') rows.push('');
      const room = width - timeWidth - 6;
      for (const part of wrapText(visible(line.text), room)) rows.push(margin + paint('info', `── ${part} ──`));
      if (line.note !== undefined) rows.push(margin + paint('error', `${NOTE_MARK} ${line.note}`));
      continue;
    }
    if (line.kind === 'waiting' && kind !== 'waiting' && rows.at(-1) !== '') rows.push('');
    kind = line.kind;
    const clock = line.time === time ? margin : paint('gutter', line.time) + margin.slice(displayWidth(line.time));
    time = line.time;
    const [first = '', ...rest] = renderLine(line, LOOKS[line.kind], width - timeWidth, paint);
    rows.push(clock + first, ...rest.map((row) => margin + row));
  }
  return rows.join('\n');
}

function renderLine(
  { kind, text, quote, note, data }: StoryLine,
  { mark, style }: { readonly mark: string; readonly style?: Style },
  width: number,
  paint: Paint,
): string[] {
  const colour = (words: string): string => (style === undefined ? words : paint(style, words));
  const room = width - MARK_WIDTH;
  const indent = ' '.repeat(MARK_WIDTH);
  // What is said of an expectation has its reason in a line of its own.
  const shown = kind === 'unmet' ? visible(text, { newline: 'keep' }) : visible(text);
  const sentence = wrapText(shown, room).map((part, index) => `${index === 0 ? colour(mark) : ' '} ${colour(part)}`);
  const noted = note === undefined ? [] : [indent + paint('error', `${NOTE_MARK} ${note}`)];
  const quoted =
    quote === undefined || quote === ''
      ? []
      : wrapText(visible(`“${quote.trimEnd()}”`, { newline: 'keep' }).replaceAll('\r\n', '\n'), room - 2).map(
          // Hanging: the words line up behind the opening quotation mark.
          (part, index) => indent + (index === 0 ? '' : ' ') + paint('place', part),
        );
  return [...sentence, ...noted, ...quoted, ...renderValues(data, room, paint).map((row) => indent + row)];
}

/** One row for each value, with the values in a column. */
function renderValues(data: StoryLine['data'], width: number, paint: Paint): string[] {
  const labels = data.map(({ label }) => visible(label));
  const column = Math.min(Math.max(0, ...labels.map(displayWidth)), Math.floor(width / 3));
  return data.flatMap(({ text }, index) => {
    const label = labels[index] ?? '';
    const values = wrapText(visible(text, { newline: 'keep' }).replaceAll('\r\n', '\n'), width - column - 4);
    // A label that is longer than its column pushes its value into the next line.
    const isLong = displayWidth(label) > column;
    const head = `  ${paint('gutter', label)}`;
    const rows = values.map((value) => `${' '.repeat(column + 4)}${value}`);
    if (isLong) return [...wrapText(label, width - 2).map((part) => `  ${paint('gutter', part)}`), ...rows];
    const [value = '', ...rest] = values;
    return [
      `${head}${' '.repeat(column - displayWidth(label) + 2)}${value}`,
      ...rest.map((more) => ' '.repeat(column + 4) + more),
    ];
  });
}
