import type { Finding } from './diagnostic.ts';
import { positionAt, type Source, type Span } from './source.ts';

/**
 * A comment by which the author of a text takes a finding as it is: `# throughline-ignore TL2104: why`. At the end of a
 * line it speaks of that line; alone on its line, of the next one that is neither blank nor a comment.
 */
export interface Suppression {
  /** The comment, from its `#` to the end of the line. */
  readonly span: Span;
  /** The comment stands alone on its line. */
  readonly alone: boolean;
  /** The 1-based line of which it speaks; absent when nothing follows. */
  readonly line?: number;
  /** What was written where codes stand. */
  readonly codes: readonly SuppressedCode[];
  /** Empty when no reason was given. */
  readonly reason: string;
  /** Offset at which a colon is missing between the codes and the reason. */
  readonly colonMissingAt?: number;
  /** The words that stand for `throughline-ignore`, when they are others: then nothing is silenced. */
  readonly misspelt?: Span;
}

/** A word that stands where a code belongs. */
export interface SuppressedCode {
  readonly text: string;
  readonly span: Span;
}

const MARK = /^#+[ \t]*throughline-ignore(?![\p{L}\p{N}_-])/iu;
/** `throughline-disable TL2104`, `throughline ignore: TL2104`: other words, and then a code. */
const NEARLY =
  /^#+[ \t]*throughline[ \t_:：-]+(?:ign|ing|disabl|suppress|silenc|skip|allow|mut)[\p{L}-]*[ \t]*[:：]?[ \t]*(?=TL\d{4})/iu;
const CODE_LIKE = /^[A-Za-z]{1,3}\d+$/u;

/**
 * The suppressions among the comments of a text. A Chinese keyboard's colon and commas count as those of YAML: nothing
 * reads a comment but this.
 *
 * @param comments in the order of the text, as the tokens tell them: a `#` inside a text is none.
 */
export function readSuppressions(source: Source, comments: readonly Span[]): readonly Suppression[] {
  const ownLines = new Set<number>();
  const found: Suppression[] = [];
  for (const comment of comments) {
    const { line, column } = positionAt(source, comment.start);
    const alone = source.text.slice(comment.start - column + 1, comment.start).trim() === '';
    if (alone) ownLines.add(line);
    const text = source.text.slice(comment.start, comment.end).trimEnd();
    const mark = MARK.exec(text);
    const nearly = mark === null ? NEARLY.exec(text) : null;
    const [begin] = mark ?? nearly ?? [];
    if (begin === undefined) continue;
    const span = { start: comment.start, end: comment.start + text.length };
    const misspelt = nearly === null ? undefined : { start: span.start, end: span.start + begin.length };
    found.push({ span, alone, line, misspelt, ...readList(text, begin.length, comment.start) });
  }
  return found.map((one) => (one.alone ? { ...one, line: lineAfter(source, one.line ?? 0, ownLines) } : one));
}

/**
 * What stays of findings when those are taken out that a suppression speaks of. Errors stay: what they speak of cannot run.
 */
export function silence(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
): { readonly kept: readonly Finding[]; readonly silenced: readonly Finding[] } {
  const kept: Finding[] = [];
  const silenced: Finding[] = [];
  for (const found of findings) {
    const isSilenced = found.severity !== 'error' && suppressions.some((suppression) => speaksOf(suppression, found));
    (isSilenced ? silenced : kept).push(found);
  }
  return { kept, silenced };
}

/** True when a suppression names a finding's code and the finding begins on its line. */
export function speaksOf({ line, codes, misspelt }: Suppression, { code, line: at }: Finding): boolean {
  return misspelt === undefined && line === at && codes.some(({ text }) => text === code);
}

/** Codes up to a colon, and what follows it. A word that is no code and stands behind no comma begins the reason. */
function readList(
  text: string,
  from: number,
  offset: number,
): Pick<Suppression, 'codes' | 'reason' | 'colonMissingAt'> {
  const codes: SuppressedCode[] = [];
  let at = from;
  for (;;) {
    const [gap = ''] = /^[\s,，、]*/u.exec(text.slice(at)) ?? [];
    const [word = ''] = /^[^\s,，、:：]+/u.exec(text.slice(at + gap.length)) ?? [];
    if (word === '' || (codes.length > 0 && !/[,，、]/u.test(gap) && !CODE_LIKE.test(word))) break;
    const start = offset + at + gap.length;
    codes.push({ text: word, span: { start, end: start + word.length } });
    at += gap.length + word.length;
  }
  const rest = text.slice(at);
  const colon = /^[\s,，、]*[:：]/u.exec(rest);
  const reason = (colon === null ? rest : rest.slice(colon[0].length)).trim();
  const isReason = /[\p{L}\p{N}]/u.test(reason);
  const colonMissingAt = colon === null && isReason && codes.length > 0 ? offset + at : undefined;
  return { codes, reason: isReason ? reason : '', colonMissingAt };
}

/** The next line that has something on it besides a comment. */
function lineAfter({ text, lineStarts }: Source, line: number, comments: ReadonlySet<number>): number | undefined {
  for (let next = line + 1; next <= lineStarts.length; next += 1) {
    const content = text.slice(lineStarts[next - 1], lineStarts[next] ?? text.length);
    if (!comments.has(next) && content.trim() !== '') return next;
  }
  return undefined;
}
