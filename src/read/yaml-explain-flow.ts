import type { CST } from 'yaml';
import { fullWidthIn } from './full-width.ts';
import type { Composing } from './yaml-composing.ts';
import { findComment } from './yaml-brackets.ts';
import { bracketInEntry, sayBracketInText } from './yaml-bracket-in-text.ts';
import { sayMissedColon, sayWideStart } from './yaml-explain-block.ts';
import { sayUnclosedQuote } from './yaml-explain-scalar.ts';
import { explainWrong } from './yaml-explain-sign.ts';
import { halving, quoting, requoting } from './yaml-quotes.ts';
import { excerpt, nextLine, restOfItem } from './yaml-lines.ts';
import { endOf, isQuoted } from './yaml-nodes.ts';
import type { Scope } from './yaml-report.ts';

const NAME = '[A-Za-z][A-Za-z0-9_-]*';
const WIDE_SEPARATED = new RegExp(`^${NAME}(?:\\s*[，、]\\s*${NAME})+$`, 'u');

/** An entry that no comma separates from the one before. */
export function explainMissingComma(
  composing: Composing,
  scope: Scope,
  token: CST.FlowCollection,
  index: number,
): void {
  const { report } = composing;
  const item = token.items[index];
  const before = token.items[index - 1]?.value ?? token.items[index - 1]?.key;
  const colon = item?.sep?.find(({ type }) => type === 'map-value-ind');
  const next = item?.key ?? (colon ? undefined : item?.value);
  const start = next?.offset ?? colon?.offset ?? token.offset;
  if (scope.told || !report.listensAt(start)) {
    scope.told = true;
    return;
  }
  if (before && next) explainAdjacent(composing, scope, before, next, colon !== undefined);
  else if (before?.type === 'flow-collection') {
    report.fault(scope, 'TL1045', { start: before.offset, end: start + 1 }, { char: before.start.source });
  } else report.fault(scope, 'TL1036', { start, end: start + 1 }, { text: report.text.charAt(start) });
}

/** Two things side by side with neither comma nor colon between them. */
export function explainAdjacent(
  composing: Composing,
  scope: Scope,
  before: CST.Token,
  next: CST.Token,
  isEntry: boolean,
): void {
  const { report } = composing;
  const start = next.offset;
  const end = next.offset + (next.type === 'scalar' || isQuoted(next) ? next.source.length : 1);
  const whole = { start: before.offset, end };
  if (before.type === 'scalar' && next.type.startsWith('flow-')) {
    sayBracketInText(composing, scope, before, next.offset);
    return;
  }
  const cut = findComment(composing, before.offset, start, (text) => /^#[^\s#!]/u.test(text));
  if (cut) {
    report.fault(
      scope,
      'TL1044',
      cut,
      { cut: excerpt(report.text.slice(cut.start, cut.end)) },
      {
        quietUntil: nextLine(report.text, start),
      },
    );
  } else if (isQuoted(before) && next.type === 'scalar' && !isEntry) {
    const params = { quoted: excerpt(before.source), rest: excerpt(next.source) };
    report.fault(scope, 'TL1025', { start, end }, params, { fix: requoting(report.text, whole) });
  } else if (before.type === 'flow-collection' && next.type === 'scalar' && !isEntry) {
    const inside = bracketInEntry(report.text.slice(before.offset, end));
    if (inside !== undefined) {
      const { text, start: at, bracket } = inside;
      sayBracketInText(composing, scope, { offset: before.offset + at, source: text }, before.offset + bracket);
      return;
    }
    const char = before.start.source;
    report.fault(scope, 'TL1045', whole, { char }, { fix: quoting(report.text, whole) });
  } else sayComma(composing, scope, before, next);
}

/** A value inside brackets that the parser takes for a block: it has a colon or a dash of its own. */
export function explainBlockInFlow(composing: Composing, scope: Scope, block: CST.BlockMap | CST.BlockSequence): void {
  const { report } = composing;
  if (scope.told || !report.listensAt(block.offset)) {
    scope.told = true;
    return;
  }
  const { key, sep, value } = (block.type === 'block-map' ? block.items[0] : undefined) ?? {};
  const rest = restOfItem(report.text, block.offset);
  if (isQuoted(key) && key.source.includes('\n')) sayUnclosedQuote(composing, scope, key, false);
  else if (isQuoted(key)) {
    const next = sep?.find(({ type }) => isFlowContent(type));
    const colon = sep?.find(({ type }) => type === 'map-value-ind');
    if (next) sayComma(composing, scope, key, next);
    else {
      const span = restOfItem(report.text, colon?.offset ?? endOf(key));
      const params = { quoted: excerpt(key.source), rest: excerpt(report.text.slice(span.start, span.end)) };
      const whole = { start: key.offset, end: span.end };
      report.fault(scope, 'TL1025', span, params, { fix: requoting(report.text, whole) });
    }
  } else if (key?.type === 'scalar') {
    const bracket = sep?.find(({ type }) => type.startsWith('flow-'));
    if (bracket) sayBracketInText(composing, scope, key, bracket.offset);
    else explainColonInText(composing, scope, key, value);
  } else
    report.fault(scope, 'TL1045', rest, { char: report.text.charAt(rest.start) }, { fix: quoting(report.text, rest) });
}

/** A text inside brackets with a `: ` of its own, or one that should have ended with a comma. */
function explainColonInText(
  composing: Composing,
  scope: Scope,
  { offset, source }: CST.FlowScalar,
  value: CST.Token | undefined,
): void {
  const { report } = composing;
  const lastBreak = source.lastIndexOf('\n');
  const wide = /[，、](?=\s*[^\s，、：]+$)/u.exec(source);
  if (wide) {
    const at = offset + wide.index;
    const newText = /\s/u.test(source.charAt(wide.index + 1)) ? ',' : ', ';
    report.fault(
      scope,
      'TL1041',
      { start: at, end: at + 1 },
      { char: wide[0], ascii: ',' },
      {
        fix: [{ start: at, end: at + 1, newText }],
      },
    );
  } else if (lastBreak >= 0) {
    const start = offset + source.length - source.slice(lastBreak).trimStart().length;
    const at = offset + source.slice(0, lastBreak).trimEnd().length;
    report.fault(
      scope,
      'TL1027',
      { start, end: offset + source.length },
      {},
      { fix: [{ start: at, end: at, newText: ',' }] },
    );
  } else if (/^[｛［【“＂]/u.test(source)) sayWideStart(composing, scope, restOfItem(report.text, offset));
  else {
    const end = value && 'source' in value ? value.offset + value.source.length : restOfItem(report.text, offset).end;
    const span = { start: offset, end };
    report.fault(
      scope,
      'TL1046',
      span,
      { text: excerpt(report.text.slice(offset, end)) },
      { fix: quoting(report.text, span) },
    );
  }
}

/** What stands behind a value that has ended, inside brackets. */
export function explainTextAfterInFlow(composing: Composing, scope: Scope, before: CST.Token, rest: CST.Token): void {
  if (isFlowContent(rest.type)) explainAdjacent(composing, scope, before, rest, false);
  else if (rest.type === 'alias' || rest.type === 'anchor' || rest.type === 'tag')
    sayComma(composing, scope, before, rest);
  else explainWrong(composing, scope, rest);
}

function isFlowContent(type: string): boolean {
  return type === 'scalar' || type.endsWith('-quoted-scalar') || type.startsWith('flow-');
}

function sayComma({ report }: Composing, scope: Scope, before: CST.Token, next: CST.Token): void {
  const at = endOf(before);
  const span = { start: next.offset, end: endOf(next) };
  report.fault(scope, 'TL1027', span, {}, { fix: [{ start: at, end: at, newText: ',' }] });
}

/** A key inside braces without colon and value. */
export function explainValuelessKey(
  composing: Composing,
  scope: Scope,
  token: CST.FlowCollection,
  index: number,
): void {
  const { report } = composing;
  const item = token.items[index];
  const key = item?.key;
  if (scope.told || !key || !report.listensAt(key.offset)) {
    scope.told = true;
    return;
  }
  if (item.value) {
    explainAdjacent(composing, scope, key, item.value, false);
    return;
  }
  const before = token.items[index - 1]?.value;
  const start = key.offset;
  if (key.type !== 'scalar') {
    const end = endOf(key);
    report.fault(scope, 'TL1031', { start, end }, { text: excerpt(report.text.slice(start, end)) });
    return;
  }
  const span = { start, end: start + key.source.length };
  if (before?.type === 'scalar' && /^[［【｛]/u.test(before.source)) {
    const [mark] = fullWidthIn(before.source);
    if (mark === undefined) return;
    const place = { start: before.offset, end: before.offset + 1 };
    report.fault(scope, 'TL1041', place, { char: mark.char, ascii: mark.ascii });
    return;
  }
  if (
    (before?.type !== 'scalar' || /^[A-Za-z]/u.test(key.source)) &&
    sayMissedColon(composing, scope, key.source, start)
  )
    return;
  if (before?.type !== 'scalar') {
    report.fault(scope, 'TL1031', span, { text: excerpt(key.source) });
    return;
  }
  const fix = quoting(report.text, { start: before.offset, end: endOfRun(token, index) });
  report.fault(scope, 'TL1042', span, { text: excerpt(key.source), before: excerpt(before.source) }, { fix });
}

/** Where the last of several keys without values ends: they are parts of one text with several commas. */
function endOfRun(token: CST.FlowCollection, index: number): number {
  let end = token.offset;
  for (const { key, sep, value } of token.items.slice(index)) {
    if (key?.type !== 'scalar' || value || sep?.some(({ type }) => type === 'map-value-ind')) break;
    end = key.offset + key.source.length;
  }
  return end;
}

/** An item of a list that is several names with full-width commas between them: only syntax looks like that. */
export function sayWideSeparators({ report }: Composing, scope: Scope, { source, offset }: CST.FlowScalar): void {
  if (!WIDE_SEPARATED.test(source)) return;
  const [mark] = fullWidthIn(source);
  if (mark === undefined) return;
  const place = { start: offset + mark.index, end: offset + mark.index + 1 };
  report.fault(scope, 'TL1041', place, { char: mark.char, ascii: mark.ascii }, { fix: halving(source, offset) });
}
