import type { CST } from 'yaml';
import type { Composing, Spot } from './yaml-composing.ts';
import {
  explainFullWidthWrap,
  sayContinuedItem,
  sayHash,
  sayTextAfter,
  sayUnclosedQuote,
  textAfter,
} from './yaml-explain-scalar.ts';
import { explainLineWithoutColon, explainMisaligned, explainSecondColon } from './yaml-explain-block.ts';
import { explainAnchor, explainLostBracket, explainReserved, explainTag, explainWrong } from './yaml-explain-sign.ts';
import { explainTextAfterInFlow } from './yaml-explain-flow.ts';
import { composeFlow } from './yaml-flow.ts';
import { addEntry, emptyMap } from './yaml-keys.ts';
import { excerpt, restOfLine } from './yaml-lines.ts';
import { isClosedFlow } from './yaml-brackets.ts';
import { quoting } from './yaml-quotes.ts';
import { MAX_DEPTH, MAX_KEY_LENGTH } from './yaml-limits.ts';
import { isClosedQuote, isQuoted, type ListNode, type MapNode, type ScalarNode, type YamlNode } from './yaml-nodes.ts';
import { readProps, type Props } from './yaml-props.ts';
import { YamlReferences } from './yaml-references.ts';
import type { Scope, YamlReport } from './yaml-report.ts';
import { resolveScalar } from './yaml-scalars.ts';
import type { YamlTokens } from './yaml-tokens.ts';

/** Turns the tokens of a document into values that know their place, and says what is wrong with them. */
export class YamlComposer implements Composing {
  readonly report: YamlReport;
  readonly references: YamlReferences;
  readonly comments: YamlTokens['comments'];
  private tooDeep = false;

  constructor(report: YamlReport, comments: YamlTokens['comments']) {
    this.report = report;
    this.comments = comments;
    this.references = new YamlReferences(report);
  }

  /** The value of a whole document. */
  document(token: CST.Document): YamlNode {
    const scope: Scope = { told: false, inFlow: false };
    const props = readProps(token.start, 'doc-start');
    if (props.wrong) explainWrong(this, scope, props.wrong);
    if (props.indicator && !props.newline && (token.value?.type === 'block-map' || token.value?.type === 'block-seq')) {
      this.report.fault(scope, 'TL1029', restOfLine(this.report.text, token.value.offset), {
        text: excerpt(this.report.text.slice(token.value.offset)),
        inBrackets: false,
      });
    }
    const node = this.value(token.value, props, { scope, depth: 0, nothingAt: token.offset });
    const rest = token.end?.find(({ type }) => type !== 'space' && type !== 'newline' && type !== 'comment');
    if (rest) explainMisaligned(this, scope, rest.offset);
    return node;
  }

  value(token: CST.Token | null | undefined, props: Props, spot: Spot): YamlNode {
    if (props.tag) explainTag(this, spot.scope, props.tag, token);
    const { anchor } = props;
    if (!anchor) return this.bare(token, spot);
    const end = anchor.offset + anchor.source.length;
    explainAnchor(this, spot.scope, anchor, token);
    return this.references.mark(anchor, () => this.bare(token, { ...spot, nothingAt: Math.max(spot.nothingAt, end) }));
  }

  private bare(token: CST.Token | null | undefined, spot: Spot): YamlNode {
    this.references.values += 1;
    switch (token?.type) {
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        return this.scalar(token, spot);
      case 'block-scalar':
        return this.block(token, spot);
      case 'alias':
        return this.reference(token, spot);
      case 'block-map':
      case 'block-seq':
      case 'flow-collection':
        return this.collection(token, spot);
      default:
        if (!token) return nothing(spot.nothingAt);
        explainWrong(this, spot.scope, token);
        return nothing(token.offset);
    }
  }

  private scalar(token: CST.FlowScalar, spot: Spot): ScalarNode {
    const { offset, source } = token;
    const first = source.charAt(0);
    if (token.type === 'scalar') {
      explainReserved(this, spot.scope, token);
      if (first > '\u3000') explainFullWidthWrap(this, spot.scope, token);
      if (source.includes('\n')) this.longText(token);
    } else if (!isClosedQuote(source)) sayUnclosedQuote(this, spot.scope, token, !spot.scope.inFlow);
    if (token.end) {
      this.checkTextAfter(token, spot);
      if (token.type === 'scalar' && !spot.scope.inFlow)
        sayHash(this, token.end, { start: offset, end: offset + source.length });
    }
    const data = resolveScalar(token, this.report);
    return { kind: 'scalar', token, data, start: offset, end: offset + source.length };
  }

  private longText(token: CST.FlowScalar): void {
    this.report.passOverLongText(token.offset, token.offset + token.source.length);
    sayContinuedItem(this, token);
  }

  private block(token: CST.BlockScalar, spot: Spot): ScalarNode {
    const [header] = token.props;
    const sign = header && 'source' in header ? header.source : '';
    const length = token.props.reduce((sum, prop) => sum + ('source' in prop ? prop.source.length : 0), 0);
    const end = token.offset + length + token.source.trimEnd().length;
    if (!/^[|>](?:[1-9]?[+-]?|[+-][1-9])$/u.test(sign) || token.props.some(({ type }) => type === 'error')) {
      const span = restOfLine(this.report.text, token.offset);
      this.report.fault(spot.scope, 'TL1045', span, { char: sign.charAt(0) }, { fix: quoting(this.report.text, span) });
      return { kind: 'scalar', token, data: '', start: token.offset, end };
    }
    const [, comment] = token.props;
    if (comment?.type === 'comment') explainWrong(this, spot.scope, comment);
    return { kind: 'scalar', token, data: resolveScalar(token, this.report), start: token.offset, end };
  }

  private reference(token: CST.FlowScalar, spot: Spot): YamlNode {
    const end = token.offset + token.source.length;
    const followed = this.checkTextAfter(token, spot);
    if (token.source === '*' || token.source.endsWith(':')) {
      const span = { start: token.offset, end };
      this.report.fault(spot.scope, 'TL1045', span, { char: '*' }, { fix: quoting(this.report.text, span) });
      return nothing(token.offset);
    }
    const target = followed ? undefined : this.references.resolve(token, spot.depth);
    if (target === undefined) return { kind: 'scalar', token: undefined, data: null, start: token.offset, end };
    return { kind: 'reference', target, data: target.data, start: token.offset, end };
  }

  private collection(token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection, spot: Spot): YamlNode {
    const depth = spot.depth + 1;
    if (depth > MAX_DEPTH) {
      if (!this.tooDeep && !spot.told) {
        this.report.refuse('TL1018', { start: token.offset, end: token.offset + 1 }, { limit: MAX_DEPTH });
      }
      this.tooDeep = true;
      return nothing(token.offset);
    }
    if (token.type === 'block-map') return this.blockMap(token, depth, spot.told);
    if (token.type === 'block-seq') return this.blockList(token, depth);
    // Brackets with text behind them are no list but the beginning of a text.
    const followed = isClosedFlow(token) && this.checkTextAfter(token, spot);
    return followed
      ? this.report.quietly(() => composeFlow(this, token, spot, depth))
      : composeFlow(this, token, spot, depth);
  }

  /** Whether something stands on the line after a value; if so, says what is wrong. */
  private checkTextAfter(token: CST.FlowScalar | CST.FlowCollection, { scope }: Spot): boolean {
    const rest = textAfter(token);
    if (!rest) return false;
    if (rest.source === '[' || rest.source === '{') explainLostBracket(this, rest.offset);
    if (!this.report.listensAt(rest.offset)) scope.told = true;
    else if (scope.inFlow) explainTextAfterInFlow(this, scope, token, rest);
    else if (rest.type === 'comment' || rest.source === '}' || rest.source === ']') explainWrong(this, scope, rest);
    else sayTextAfter(this, scope, token, rest);
    return true;
  }

  private blockList(token: CST.BlockSequence, depth: number): ListNode {
    const scope: Scope = { told: false, inFlow: false };
    const items: YamlNode[] = [];
    const data: unknown[] = [];
    let end = token.offset + 1;
    for (const { start, value } of token.items) {
      const props = readProps(start, 'seq-item-ind');
      if (props.wrong) explainWrong(this, scope, props.wrong);
      if (!props.indicator) {
        if (!value && !props.anchor && !props.tag) continue;
        explainMisaligned(this, scope, (value ?? props.anchor ?? props.tag)?.offset ?? end);
      }
      this.checkTab(scope, props, value);
      const nothingAt = props.indicator ? props.indicator.offset + 1 : end;
      const node = this.value(value, props, { scope, depth, nothingAt });
      items.push(node);
      data.push(node.data);
      end = Math.max(nothingAt, node.end);
    }
    return { kind: 'list', items, data, start: token.offset, end };
  }

  private blockMap(token: CST.BlockMap, depth: number, told = false): MapNode {
    const map = emptyMap(token.offset);
    const scope: Scope = { told, inFlow: false };
    let before: CST.Token | undefined;
    let lastAt = -1;
    for (const { start, explicitKey, key, sep, value } of token.items) {
      const keyProps = readProps(start, 'explicit-key-ind');
      if (keyProps.wrong) explainWrong(this, scope, keyProps.wrong);
      if (!key && !sep && !explicitKey && !keyProps.anchor && !keyProps.tag) continue;
      if (keyProps.tag) explainTag(this, scope, keyProps.tag, key);
      if (keyProps.anchor) explainWrong(this, scope, keyProps.anchor);
      const colon = readProps(sep ?? [], 'map-value-ind');
      const at = key?.offset ?? colon.indicator?.offset ?? keyProps.indicator?.offset ?? token.offset;
      let named = true;
      const question = explicitKey ? keyProps.indicator : undefined;
      if (question !== undefined && columnOf(this.report.text, question.offset) !== token.indent) {
        explainMisaligned(this, scope, question.offset, before, map.entries.at(-1)?.keyStart);
      }
      if (!explicitKey) {
        if (key && (key.type === 'block-seq' || ('indent' in key && key.indent !== token.indent))) {
          if (this.report.follows(lastAt)) scope.told = true;
          explainMisaligned(this, scope, key.offset, before, map.entries.at(-1)?.keyStart);
        }
        named = this.checkKey(scope, key, colon, value);
      }
      if (colon.wrong) explainWrong(this, scope, colon.wrong);
      this.checkTab(scope, colon, value);
      const nothingAt = colon.indicator ? colon.indicator.offset + 1 : at;
      // A map that begins behind its key is no map; the lines that it took in are only told once.
      const garbled = !explicitKey && value?.type === 'block-map' && !colon.newline;
      const node = this.value(value, colon, { scope, depth, nothingAt, told: garbled });
      if (!value && sep && colon.indicator) sayHash(this, sep, { start: nothingAt, end: nothingAt });
      if (named) addEntry(this, scope, map, key, at, node);
      before = value ?? undefined;
      lastAt = at;
    }
    map.start = Math.min(map.start, map.entries[0]?.keyStart ?? map.start);
    return map;
  }

  /** Whether a line begins with one key and one colon; if not, says so. */
  private checkKey(
    scope: Scope,
    key: CST.Token | null | undefined,
    colon: Props,
    value: CST.Token | undefined,
  ): boolean {
    if (!key) return true;
    const longKey = isQuoted(key) && key.source.includes('\n');
    if (longKey || (isQuoted(key) && !isClosedQuote(key.source))) {
      sayUnclosedQuote(this, scope, key, false);
      return false;
    }
    if (isQuoted(key) && colon.wrong && colon.wrong.type !== 'comment') {
      explainLineWithoutColon(this, scope, key, readProps([], 'map-value-ind'), colon.wrong);
      return false;
    }
    const length = (colon.indicator?.offset ?? key.offset) - key.offset;
    if (length > MAX_KEY_LENGTH || key.type === 'block-scalar') {
      const span = restOfLine(this.report.text, key.offset);
      this.report.fault(scope, 'TL1033', span, { limit: MAX_KEY_LENGTH });
      return false;
    }
    if (!colon.indicator || (key.type === 'scalar' && key.source.includes('\n'))) {
      explainLineWithoutColon(this, scope, key, colon, value);
      return false;
    }
    if (!colon.newline && value?.type === 'block-map') explainSecondColon(this, scope, value);
    return true;
  }

  private checkTab(scope: Scope, { tab }: Props, value: CST.Token | undefined): void {
    if (tab === undefined || (value?.type !== 'block-map' && value?.type !== 'block-seq')) return;
    const span = { start: tab.offset, end: tab.offset + tab.source.length };
    this.report.fault(scope, 'TL1030', span, { char: 'tab', lines: 1 }, { fix: [{ ...span, newText: ' ' }] });
  }
}

function nothing(at: number): ScalarNode {
  return { kind: 'scalar', token: undefined, data: null, start: at, end: at };
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
