import type { CST } from 'yaml';
import { displayWidth } from '../text/width.ts';
import type { Collection, LaidEntry, LaidValue, Layout, OwnLine } from './yaml-layout.ts';
import { scalarText } from './yaml-needs-quotes.ts';

/** The widest line that still holds a collection in brackets, in cells of a terminal. */
export const LINE_WIDTH = 120;

/** What is said about a line must stay on it. */
const ABOUT_THE_LINE = /throughline-ignore/u;

/** The lines of a document in the canonical layout, without line ends. */
export function printLayout({ directives, before, root, after }: Layout): string[] {
  const lines = directives.length > 0 ? [...directives, '---'] : [];
  const { content } = root;
  pushComments(lines, before, 0);
  if (content !== undefined && isCollection(content) && content.style === 'block' && root.marks.length === 0) {
    pushBlock(lines, content, 0, before.length === 0);
  } else pushValue(lines, '', root, [], 0, []);
  pushComments(lines, after, 0);
  return lines;
}

function isCollection(content: LaidValue['content']): content is Collection {
  return content !== undefined && 'entries' in content;
}

const pad = (indent: number): string => ' '.repeat(indent);

function pushBlank(lines: string[]): void {
  if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
}

function pushComments(lines: string[], comments: readonly OwnLine[], indent: number, first = false): void {
  for (const [index, { text, blank }] of comments.entries()) {
    if (blank && !(first && index === 0)) pushBlank(lines);
    lines.push(pad(indent) + text);
  }
}

function pushBlock(lines: string[], { kind, entries, after }: Collection, indent: number, first = true): void {
  for (const [index, entry] of entries.entries()) {
    const { before, blank, key, head, value } = entry;
    const isFirst = first && index === 0;
    pushComments(lines, before, indent, isFirst);
    if (blank && !(isFirst && before.length === 0)) pushBlank(lines);
    const lead = kind === 'map' ? `${pad(indent)}${keyText(key)}:` : `${pad(indent)}-`;
    pushValue(lines, lead, value, head, indent, before);
  }
  pushComments(lines, after, indent, entries.length === 0);
}

function keyText(key: LaidEntry['key']): string {
  return key === undefined || key.type === 'block-scalar' ? '' : scalarText(key, 'key');
}

/**
 * @param lead what stands on the line already: a key with its colon, or a dash.
 * @param indent of the collection that holds the value.
 */
function pushValue(
  lines: string[],
  lead: string,
  value: LaidValue,
  head: readonly string[],
  indent: number,
  before: readonly OwnLine[],
): void {
  const { marks, behind, content } = value;
  const start = join(lead, ...marks);
  const comments = [...head, ...behind];
  if (content === undefined) lines.push(join(start, ...comments));
  else if (isCollection(content)) {
    // Of an empty collection nothing but its comments would be left in lines.
    const inside = content.entries.length === 0 ? content.after.map(({ text }) => text) : [];
    const notes = [...head, ...content.opening, ...inside, ...behind];
    const line = inBrackets(content, start, [...notes, before.at(-1)?.text ?? '']);
    if (line !== undefined) lines.push(join(start, line, ...notes));
    else pushLines(lines, start, content, notes, lead.endsWith('-') && marks.length === 0, indent);
  } else if (content.type === 'alias') lines.push(join(start, content.source, ...comments));
  else if (content.type === 'block-scalar') pushText(lines, start, content, comments, indent);
  else if (content.source.includes('\n')) pushFolded(lines, start, content.source, comments, indent);
  else lines.push(join(start, scalarText(content as CST.FlowScalar & { type: 'scalar' }, 'block'), ...comments));
}

/** Words with one space between them. */
function join(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ');
}

/** A collection on the lines below its key or behind its dash. */
function pushLines(
  lines: string[],
  start: string,
  content: Collection,
  notes: readonly string[],
  compact: boolean,
  indent: number,
): void {
  const inner = start === '' ? 0 : indent + 2;
  const below: string[] = [];
  pushBlock(below, content, inner);
  const [first = ''] = below;
  const joins = compact && notes.length === 0 && content.entries[0]?.before.length === 0;
  if (joins) below[0] = `${start} ${first.slice(inner)}`;
  else if (start !== '' || notes.length > 0) lines.push(join(start, ...notes));
  for (const line of below) lines.push(line);
}

/** A block of text keeps its lines; only the spaces before all of them change. */
function pushText(
  lines: string[],
  start: string,
  { props, source, indent: held }: CST.BlockScalar,
  comments: readonly string[],
  indent: number,
): void {
  const header = props.find(({ type }) => type === 'block-scalar-header');
  const sign = header !== undefined && 'source' in header ? header.source : '|';
  const digit = /[1-9]/u.exec(sign)?.[0];
  const texts = source.split('\n');
  // Without a line of words there is nothing that the spaces could indent.
  const own = /^ *(?=[^ \n])/mu.exec(source)?.[0].length ?? Infinity;
  const taken = digit === undefined ? own : Math.max(held, 0) + Number(digit);
  const given = pad(indent + (digit === undefined ? 2 : Number(digit)));
  lines.push(join(start, sign, ...comments));
  if (texts.at(-1) === '') texts.pop();
  if (!sign.includes('+')) while (texts.at(-1)?.trim() === '') texts.pop();
  for (const text of texts) lines.push(text.length <= taken && text.trim() === '' ? '' : given + text.slice(taken));
}

/** A text over several lines keeps them; it would grow too long for one. */
function pushFolded(lines: string[], start: string, source: string, comments: readonly string[], indent: number): void {
  const [first = '', ...more] = source.split('\n').map((line) => line.replace(/^[ \t]+/u, ''));
  lines.push(join(start, first));
  for (const line of more) lines.push(line.trim() === '' ? '' : pad(indent + 2) + line);
  const last = lines.pop() ?? '';
  lines.push(join(last, ...comments));
}

/** A collection between brackets on one line; undefined when it has none, does not fit, or holds comments. */
function inBrackets(content: Collection, start: string, notes: readonly string[]): string | undefined {
  if (content.style === 'block') return undefined;
  const stays = content.entries.length === 0 || notes.some((note) => ABOUT_THE_LINE.test(note));
  const line = flowText(content, stays ? Infinity : LINE_WIDTH);
  const fits = line !== undefined && displayWidth(join(start, line)) <= LINE_WIDTH;
  return fits || stays ? line : undefined;
}

/**
 * Undefined when a comment inside needs lines of its own, or there are more characters than `most`: large collections are
 * not put together only to be taken apart again.
 */
function flowText({ kind, bare, entries, after, opening }: Collection, most: number): string | undefined {
  if (entries.length > 0 && (after.length > 0 || opening.length > 0)) return undefined;
  const items: string[] = [];
  let length = 0;
  for (const { before, key, head, value } of entries) {
    if (before.length > 0 || head.length > 0 || value.behind.length > 0) return undefined;
    const words = flowValue(value, most);
    if (words === undefined) return undefined;
    const item = key === undefined && kind === 'list' ? words : join(`${keyText(key)}:`, words);
    length += item.length;
    if (length > most) return undefined;
    items.push(item);
  }
  const text = items.join(', ');
  if (kind === 'list') return `[${text}]`;
  return bare ? text : text === '' ? '{}' : `{ ${text} }`;
}

function flowValue({ marks, content }: LaidValue, most: number): string | undefined {
  if (content === undefined) return join(...marks);
  if (isCollection(content)) {
    const text = flowText(content, most);
    return text === undefined ? undefined : join(...marks, text);
  }
  if (content.type === 'alias') return join(...marks, content.source);
  return content.type === 'block-scalar' ? undefined : join(...marks, scalarText(content as never, 'flow'));
}
