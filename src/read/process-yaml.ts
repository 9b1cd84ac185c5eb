import { Document, isMap, isPair, isScalar, Scalar, visit, type YAMLMap } from 'yaml';

import type { WrittenBlueprint } from '../blueprint/blueprint.ts';
import { createSource } from '../text/source.ts';
import { displayWidth } from '../text/width.ts';
import { readBlueprint } from './blueprint.ts';
import { formatYaml } from './format-yaml.ts';

/** A remark on part of a blueprint: what was proposed there. */
export interface Remark {
  /** The keys that lead to it. */
  readonly path: readonly string[];
  readonly words: string;
}

/** The order in which people write sections. */
const ORDER = [
  ...[
    'throughline',
    'id',
    'version',
    'locales',
    'zone',
    'title',
    'purpose',
    'owner',
    'calendars',
    'calendar',
    'channels',
  ],
  ...[
    'roles',
    'people',
    'data',
    'inputs',
    'outputs',
    'decisions',
    'slas',
    'escalations',
    'messages',
    'events',
    'signals',
  ],
  ...['services', 'parameters', 'needs', 'milestones', 'stages', 'interrupts', 'ends', 'reopen', 'omits'],
];

/** Sections and places whose entries stand below one another, however short they are. */
const ALWAYS_BLOCK = new Set(['', 'stages', 'steps', 'alternatives', 'branches']);

/** Places whose entries hold steps. */
const HOLDERS = new Set(['stages', 'branches']);

/** The widest entry that stands in braces on one line. */
const WIDEST = 96;

/** A blueprint as YAML in the layout of `throughline fmt`, with remarks as comments above what they are about. */
export function yamlOf(entry: WrittenBlueprint, remarks: readonly Remark[] = []): string {
  const plain = print(entry, remarks, false);
  // What reads otherwise without quotes gets them everywhere: rare, and certain.
  return readsBack(plain, entry) ? plain : print(entry, remarks, true);
}

function readsBack(text: string, entry: WrittenBlueprint): boolean {
  const { blueprint, findings } = readBlueprint(text, { file: '' });
  const isClean = findings.every(({ code }) => !code.startsWith('TL1'));
  return isClean && blueprint !== undefined && JSON.stringify(blueprint.content) === JSON.stringify(inOrder(entry));
}

/** The sections in the order of writing. */
export function inOrder(entry: WrittenBlueprint): WrittenBlueprint {
  return Object.fromEntries(Object.entries(entry).toSorted(([a], [b]) => placeOf(a) - placeOf(b))) as WrittenBlueprint;
}

function placeOf(key: string): number {
  return ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length;
}

function print(entry: WrittenBlueprint, remarks: readonly Remark[], quoted: boolean): string {
  const document = new Document(inOrder(entry), { version: '1.2' });
  visit(document, {
    Map(_, node, path) {
      const keys = path.filter(isPair).map(({ key }) => (isScalar(key) ? String(key.value) : ''));
      const own = keys.at(-1) ?? '';
      const isInMap =
        keys.length > 1 || !['roles', 'data', 'ends', 'services', 'events', 'signals', 'messages'].includes(own);
      const isHolder = ALWAYS_BLOCK.has(own) || HOLDERS.has(keys.at(-2) ?? '');
      if (!isHolder && isInMap && isShort(node, keys)) node.flow = true;
    },
    Seq(_, node) {
      if (node.items.every((item) => isScalar(item))) node.flow = true;
    },
    Scalar(key, node) {
      if (typeof node.value === 'string' && key !== 'key' && quoted) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  const version = document.get('version', true);
  if (isScalar(version)) version.type = Scalar.QUOTE_DOUBLE;
  spread(document.contents as YAMLMap);
  for (const { path, words } of remarks) remark(document.contents as YAMLMap, path, words);
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true });
  const laidOut = formatYaml(createSource('', text));
  return laidOut.kind === 'formatted' ? laidOut.text : text;
}

/** True for a map that is read at a glance on one line. */
function isShort(node: YAMLMap, keys: readonly string[]): boolean {
  const width = displayWidth(JSON.stringify(node.toJSON()).replaceAll('"', '')) + 2 * node.items.length;
  return width + 2 * keys.length < WIDEST;
}

/** An empty line before every section that has entries of its own, and before every stage but the first. */
function spread(root: YAMLMap): void {
  for (const [index, pair] of root.items.entries()) {
    const { key, value } = pair;
    const isSection = isMap(value) && value.flow !== true;
    const before = root.items[index - 1]?.value;
    const isAfter = isMap(before) && before.flow !== true;
    if ((isSection || isAfter) && index > 0 && isScalar(key)) key.spaceBefore = true;
    if (!isScalar(key) || key.value !== 'stages' || !isMap(value)) continue;
    for (const [at, stage] of value.items.entries()) if (at > 0 && isScalar(stage.key)) stage.key.spaceBefore = true;
  }
}

function remark(root: YAMLMap, path: readonly string[], words: string): void {
  let owner: unknown = root;
  for (const [index, name] of path.entries()) {
    if (!isMap(owner)) return;
    const pair = owner.items.find(({ key }) => isScalar(key) && key.value === name);
    if (pair === undefined || !isScalar(pair.key)) return;
    // A comment inside braces would break them: it stands where the lines begin.
    if (owner.flow === true) return;
    if (index === path.length - 1) {
      pair.key.commentBefore = [
        pair.key.commentBefore,
        words
          .split('\n')
          .map((line) => ` ${line}`)
          .join('\n'),
      ]
        .filter((text) => text !== undefined && text !== null)
        .join('\n');
    }
    owner = pair.value;
  }
}
