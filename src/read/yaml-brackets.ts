import type { CST } from 'yaml';
import type { Span } from '../text/source.ts';
import type { Composing } from './yaml-composing.ts';
import { sayUnclosedQuote } from './yaml-explain-scalar.ts';
import { excerpt, indentAt, nextLine, nextLineOutside, restOfLine } from './yaml-lines.ts';
import { isClosedQuote, isQuoted } from './yaml-nodes.ts';
import type { Scope } from './yaml-report.ts';

/** Brackets that are not closed, or closed by the wrong one: the innermost mistake inside them is the one to mend. */
export function sayBrokenBrackets(composing: Composing, token: CST.FlowCollection): void {
  const { report } = composing;
  if (!report.listensAt(token.offset)) return;
  const quietUntil = nextLineOutside(report.text, token.offset);
  // The lexer forgets the indentation of the line on which it gives up brackets.
  if (token.end.length === 0) report.mistrust(quietUntil);
  const scope: Scope = { told: false, inFlow: true };
  const culprit = findCulprit(token) ?? token;
  if (culprit.type !== 'flow-collection') {
    sayUnclosedQuote(composing, scope, culprit, false);
    report.passOver(quietUntil);
    return;
  }
  const open = culprit.start.source;
  const close = closerOf(culprit);
  const [found] = culprit.end;
  if (found && found.source !== close) {
    const params = { open, close, found: found.source, line: report.lineOf(culprit.offset) };
    const related = [{ start: culprit.offset, end: culprit.offset + 1 }];
    report.fault(scope, 'TL1022', { start: found.offset, end: found.offset + 1 }, params, { related, quietUntil });
    return;
  }
  const comment = findComment(composing, culprit.offset, quietUntil, (text) => text.includes(close));
  if (comment) {
    const params = { cut: excerpt(report.text.slice(comment.start, comment.end)) };
    report.fault(scope, 'TL1044', comment, params, { quietUntil });
    return;
  }
  const spare = findSpareCloser(report.text, token.offset, quietUntil);
  if (spare === undefined) {
    report.fault(scope, 'TL1021', { start: culprit.offset, end: culprit.offset + 1 }, { open, close }, { quietUntil });
    return;
  }
  // The brackets do close, but on a line that is indented too little to be inside them.
  const line = restOfLine(report.text, quietUntil + indentAt(report.text, quietUntil));
  const params = { text: excerpt(report.text.slice(line.start, line.end)), inBrackets: true };
  report.fault(scope, 'TL1029', line, params);
  report.muteFrom(nextLine(report.text, spare));
  report.passOver(nextLine(report.text, spare));
}

/** How far a closing bracket is looked for: a list or map in brackets is short, or its author made blocks of it. */
const REACH = 1000;

/** Where brackets that open at an offset would close on a later line, if indentation did not matter. */
function findSpareCloser(text: string, offset: number, lineStart: number): number | undefined {
  let open = 0;
  let quote = '';
  for (let at = offset; at < Math.min(text.length, offset + REACH); at += 1) {
    const char = text.charAt(at);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"') quote = char;
    else if (char === '[' || char === '{') open += 1;
    else if (char === ']' || char === '}') {
      open -= 1;
      if (open === 0) return at >= lineStart ? at : undefined;
    }
  }
  return undefined;
}

/** The first quoted text or bracket inside that is closed wrongly, in the order of the text. */
function findCulprit(token: CST.FlowCollection): CST.FlowScalar | CST.FlowCollection | undefined {
  for (const { key, value } of token.items) {
    for (const part of [key, value]) {
      if (isQuoted(part) && !isClosedQuote(part.source)) return part;
      if (part?.type !== 'flow-collection') continue;
      const inner = findCulprit(part);
      if (inner) return inner;
      if (part.end[0] && part.end[0].source !== closerOf(part)) return part;
    }
  }
  return undefined;
}

/** Whether a collection ends with the bracket that it needs. */
export function isClosedFlow(token: CST.FlowCollection): boolean {
  return token.end[0]?.source === closerOf(token);
}

/** The bracket that closes a collection. */
export function closerOf(token: CST.FlowCollection): string {
  return token.start.source === '{' ? '}' : ']';
}

/** The first comment of a range of which something is true. */
export function findComment(
  { comments, report }: Composing,
  from: number,
  until: number,
  accept: (comment: string) => boolean,
): Span | undefined {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < comments.length; index += 1) {
    const comment = comments[index];
    if (comment === undefined || comment.start >= until) return undefined;
    if (accept(report.text.slice(comment.start, comment.end))) return comment;
  }
  return undefined;
}
