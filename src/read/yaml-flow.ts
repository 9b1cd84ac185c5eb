import type { CST } from 'yaml';
import { isClosedFlow, sayBrokenBrackets } from './yaml-brackets.ts';
import type { Composing, Spot } from './yaml-composing.ts';
import { sayLines } from './yaml-explain-block.ts';
import { explainTag, explainWrong } from './yaml-explain-sign.ts';
import {
  explainAdjacent,
  explainBlockInFlow,
  explainMissingComma,
  explainValuelessKey,
  sayWideSeparators,
} from './yaml-explain-flow.ts';
import { addEntry, emptyMap } from './yaml-keys.ts';
import type { ListNode, MapNode, YamlNode } from './yaml-nodes.ts';
import { readProps, type Props } from './yaml-props.ts';
import type { Scope } from './yaml-report.ts';

/** Turns `{ … }` or `[ … ]` into a map or a list. */
export function composeFlow(
  composing: Composing,
  token: CST.FlowCollection,
  spot: Spot,
  depth: number,
): MapNode | ListNode {
  const { report } = composing;
  const scope: Scope = { told: false, inFlow: true };
  const [closing] = token.end;
  const closed = isClosedFlow(token);
  if (!closed) {
    scope.told = true;
    spot.scope.told ||= spot.scope.inFlow;
    sayBrokenBrackets(composing, token);
  }
  const compose = () =>
    token.start.source === '{' ? flowMap(composing, token, scope, depth) : flowList(composing, token, scope, depth);
  // What stands between broken brackets may have been meant for elsewhere.
  const node = closed ? compose() : report.quietly(compose);
  if (closing && closed) node.end = closing.offset + 1;
  // Of brackets inside each other the innermost that is wrong speaks.
  if (spot.scope.inFlow && scope.told) spot.scope.told = true;
  return node;
}

function flowMap(composing: Composing, token: CST.FlowCollection, scope: Scope, depth: number): MapNode {
  const map = emptyMap(token.offset);
  for (const [index, item] of token.items.entries()) {
    const start = checkStart(composing, scope, token, index);
    if (isEmpty(item, start)) continue;
    if (start.tag) explainTag(composing, scope, start.tag, item.key);
    if (start.anchor) explainWrong(composing, scope, start.anchor);
    const colon = readProps(item.sep ?? [], 'map-value-ind', true);
    if (colon.wrong) explainWrong(composing, scope, colon.wrong);
    if (!colon.indicator && !start.indicator) explainValuelessKey(composing, scope, token, index);
    else addPair(composing, scope, map, item, start, colon, depth);
  }
  return map;
}

function flowList(composing: Composing, token: CST.FlowCollection, scope: Scope, depth: number): ListNode {
  const items: YamlNode[] = [];
  const data: unknown[] = [];
  let end = token.offset + 1;
  for (const [index, item] of token.items.entries()) {
    const start = checkStart(composing, scope, token, index);
    if (isEmpty(item, start)) continue;
    const node = listItem(composing, scope, item, start, depth, end);
    items.push(node);
    data.push(node.data);
    end = Math.max(end, node.end);
  }
  return { kind: 'list', items, data, start: token.offset, end };
}

/** An item of a list; `key: value` without braces is a map of one entry. */
function listItem(
  composing: Composing,
  scope: Scope,
  item: CST.CollectionItem,
  start: Props,
  depth: number,
  nothingAt: number,
): YamlNode {
  const { key, sep, value } = item;
  if (!sep && !start.indicator) {
    if (value?.type === 'scalar') sayWideSeparators(composing, scope, value);
    else if (isBlock(value)) explainBlockInFlow(composing, scope, value);
    return composing.value(value, start, { scope, depth, nothingAt, told: isBlock(value) });
  }
  const colon = readProps(sep ?? [], 'map-value-ind', true);
  if (colon.wrong) explainWrong(composing, scope, colon.wrong);
  if (key && value && !colon.indicator) explainAdjacent(composing, scope, key, value, false);
  const pair = emptyMap(key?.offset ?? nothingAt);
  addPair(composing, scope, pair, item, start, colon, depth + 1);
  return pair;
}

function addPair(
  composing: Composing,
  scope: Scope,
  map: MapNode,
  { key, value }: CST.CollectionItem,
  start: Props,
  colon: Props,
  depth: number,
): void {
  const at = key?.offset ?? colon.indicator?.offset ?? start.indicator?.offset ?? map.end;
  const nothingAt = colon.indicator ? colon.indicator.offset + 1 : at;
  const spot = { scope, depth, nothingAt, told: isBlock(value) };
  if (key?.type === 'scalar' && key.source.includes('\n')) {
    sayLines(composing, scope, key, true);
    composing.value(value, colon, spot);
    return;
  }
  if (isBlock(value)) explainBlockInFlow(composing, scope, value);
  addEntry(composing, scope, map, key, at, composing.value(value, colon, spot));
}

/** What stands before an item: between two items one comma, before the first none. */
function checkStart(composing: Composing, scope: Scope, token: CST.FlowCollection, index: number): Props {
  const item = token.items[index];
  const props = readProps(item?.start ?? [], 'explicit-key-ind', true);
  if (props.wrong) explainWrong(composing, scope, props.wrong);
  if (index === 0 && props.comma) explainWrong(composing, scope, props.comma);
  if (index > 0 && !props.comma && item && !isEmpty(item, props)) explainMissingComma(composing, scope, token, index);
  return props;
}

function isBlock(token: CST.Token | undefined): token is CST.BlockMap | CST.BlockSequence {
  return token?.type === 'block-map' || token?.type === 'block-seq';
}

function isEmpty({ key, sep, value }: CST.CollectionItem, start: Props): boolean {
  return !key && !sep && !value && !start.anchor && !start.tag && !start.indicator;
}
