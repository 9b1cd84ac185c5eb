import type { CST } from 'yaml';

/** What the author wrote, as a tree of values that know their place. */
export type YamlNode = ScalarNode | MapNode | ListNode | ReferenceNode;

interface Placed {
  /** Offset of the first character, without anchors. */
  start: number;
  /** Offset after the last character, without comments and the line end. */
  end: number;
  /** The value as plain data. */
  data: unknown;
}

/** A text, number, truth value or nothing at all; then it has no token and no extent. */
export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly token: CST.FlowScalar | CST.BlockScalar | undefined;
}

export interface MapNode extends Placed {
  readonly kind: 'map';
  readonly entries: MapEntry[];
  /** The entry that was read last was left out, because its key was there already. */
  lastTwice?: boolean;
  /** The entries by key; filled when a large map is first asked for one. */
  byName?: Map<string, MapEntry>;
}

export interface MapEntry {
  readonly name: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: YamlNode;
}

export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly items: YamlNode[];
}

/** `*name`: another node, written elsewhere. */
export interface ReferenceNode extends Placed {
  readonly kind: 'reference';
  readonly target: YamlNode;
}

/** The entry of a map by its key, without a scan over large maps. */
export function entryNamed(map: MapNode, name: string): MapEntry | undefined {
  if (map.entries.length <= 8) return map.entries.find((entry) => entry.name === name);
  map.byName ??= new Map(map.entries.map((entry) => [entry.name, entry]));
  return map.byName.get(name);
}

/** A text between quotes of either kind. */
export type QuotedToken = CST.FlowScalar & { type: 'single-quoted-scalar' | 'double-quoted-scalar' };

/** What has a text of its own: plain, quoted or a block. */
export type ScalarToken = QuotedToken | (CST.FlowScalar & { type: 'scalar' }) | CST.BlockScalar;

export function isScalarToken(token: CST.Token | null | undefined): token is ScalarToken {
  switch (token?.type) {
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
    case 'block-scalar':
      return true;
    default:
      return false;
  }
}

export function isQuoted(token: CST.Token | null | undefined): token is QuotedToken {
  return token?.type === 'single-quoted-scalar' || token?.type === 'double-quoted-scalar';
}

/** Whether the last character of a quoted text is its closing quote, and not an escaped one. */
export function isClosedQuote(source: string): boolean {
  const quote = source.charAt(0);
  let run = source.length - 1;
  if (run === 0 || source[run] !== quote) return false;
  const sign = quote === '"' ? '\\' : "'";
  let signs = 0;
  for (run -= 1; run > 0 && source[run] === sign; run -= 1) signs += 1;
  return signs % 2 === 0;
}

/** Where a token ends, as far as one line goes. */
export function endOf(token: CST.Token): number {
  if (token.type === 'flow-collection') return (token.end[0]?.offset ?? token.offset) + 1;
  return token.offset + ('source' in token ? token.source.length : 1);
}
