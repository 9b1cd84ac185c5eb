import type { CST } from 'yaml';
import type { Span } from '../text/source.ts';
import type { Composing } from './yaml-composing.ts';
import { excerpt, lineEndOf, nextLine, restOfItem, restOfLine } from './yaml-lines.ts';
import { quoting } from './yaml-quotes.ts';
import type { Scope, YamlReport } from './yaml-report.ts';

/** A plain text may not begin with one of these. */
const RESERVED = new Set(['%', '@', '`', ',', '|', '>']);

/** A token that may not stand where it does. */
export function explainWrong({ report }: Composing, scope: Scope, token: CST.Token): void {
  const { offset } = token;
  const source = 'source' in token ? token.source : '';
  if (source === '[' || source === '{') explainLostBracket({ report }, offset);
  if (!report.listensAt(offset)) {
    scope.told = true;
    return;
  }
  const sign = { start: offset, end: offset + 1 };
  if (token.type === 'comment') {
    // A `#` that touches what stands before it.
    const fix = [{ start: offset, end: offset, newText: ' ' }];
    report.fault(scope, 'TL1035', { start: offset, end: lineEndOf(report.text, offset) }, {}, { fix });
  } else if (source === ',') report.fault(scope, 'TL1028', sign, {});
  else if (source === ']' || source === '}') report.fault(scope, 'TL1023', sign, { char: source });
  else if (source === '-' || source === '?' || token.type === 'anchor') sayStart(report, scope, offset);
  else {
    const { start, end } = restOf(report.text, offset, scope);
    report.fault(scope, 'TL1036', { start, end }, { text: excerpt(report.text.slice(start, end)) });
  }
}

/** A mark for a type, or a text that begins with `!`. */
export function explainTag(
  { report }: Composing,
  scope: Scope,
  tag: CST.SourceToken,
  next: CST.Token | null | undefined,
): void {
  const end = tag.offset + tag.source.length;
  if (tag.source === '!' || next?.offset === end || tag.source.endsWith(':')) sayStart(report, scope, tag.offset);
  else report.fault(scope, 'TL1014', { start: tag.offset, end }, { mark: tag.source });
  muteAfterKey(report, tag);
}

/** A name for a value, or a text that begins with `&`. */
export function explainAnchor(
  composing: Composing,
  scope: Scope,
  anchor: CST.SourceToken,
  next: CST.Token | null | undefined,
) {
  const isKey = anchor.source.endsWith(':');
  if (anchor.source === '&' || isKey || next?.offset === anchor.offset + anchor.source.length) {
    sayStart(composing.report, scope, anchor.offset);
  }
  muteAfterKey(composing.report, anchor);
}

/** A colon that became part of a mark was meant to end a key: without the key nothing below is where it belongs. */
function muteAfterKey(report: YamlReport, { source, offset }: CST.SourceToken): void {
  if (source.endsWith(':')) report.muteFrom(nextLine(report.text, offset));
}

/** A plain text that begins with a sign that has a meaning of its own. */
export function explainReserved({ report }: Composing, scope: Scope, { source, offset }: CST.FlowScalar): void {
  const char = source.charAt(0);
  if (!RESERVED.has(char)) return;
  const span = { start: offset, end: offset + source.length };
  report.fault(scope, 'TL1045', span, { char }, { fix: quoting(report.text, span) });
}

/** A bracket where none may open. The lexer counts it and the parser does not, so they agree no more on what follows. */
export function explainLostBracket({ report }: Pick<Composing, 'report'>, offset: number): void {
  report.muteFrom(nextLine(report.text, offset));
}

function sayStart(report: YamlReport, scope: Scope, offset: number): void {
  if (!report.listensAt(offset)) {
    scope.told = true;
    return;
  }
  const span = restOf(report.text, offset, scope);
  report.fault(scope, 'TL1045', span, { char: report.text.charAt(offset) }, { fix: quoting(report.text, span) });
}

function restOf(text: string, offset: number, { inFlow }: Scope): Span {
  return inFlow ? restOfItem(text, offset) : restOfLine(text, offset);
}
