import { edgeOf, nodeOf, type Net } from './net.ts';
import type { Move, Part } from './net-explore.ts';

/** Where the way began that made a join wait for ever. */
export interface Blame {
  /** The node that waits. */
  readonly at: string;
  /** What it waits for: the last that stands on the way in that stays empty. */
  readonly missing: string;
  /** The node after which nothing could come there any more. */
  readonly after?: string;
  /** What the way that was taken there leads to first; absent where it only ends. */
  readonly way?: string;
  readonly wayName?: string;
}

/** Why a node waits for ever, by the moves that led there: one reason for each node that waits. */
export function blames(net: Net, part: Part, marked: readonly number[], moves: readonly Move[]): Blame[] {
  const waiting = new Set(marked.filter((key) => key !== part.exit).map((key) => edgeOf(net, key).to));
  return [...waiting].flatMap((key) => {
    const node = nodeOf(net, key);
    if (node.kind === 'choice') return [{ at: node.id, missing: node.id }];
    const filled = node.incoming.filter((edge) => marked.includes(edge));
    const empty = node.incoming.filter((edge) => !marked.includes(edge));
    const reasons = empty.map((edge) => {
      const turn = turningPoint(net, part, edge, moves);
      const at = meeting(net, edge, filled) ?? node.id;
      const missing = lastBefore(net, edge, at);
      if (turn === undefined) return { at, missing };
      const [way] = turn.way.edges;
      const taken = way === undefined ? undefined : edgeOf(net, way);
      const to = taken === undefined ? turn.way.ended : (taken.path[0] ?? nodeOf(net, taken.to).id);
      return { at, missing, after: nodeOf(net, turn.node).id, way: to, wayName: taken?.name };
    });
    const best = reasons.find(({ after }) => after !== undefined) ?? reasons[0];
    return best === undefined ? [] : [best];
  });
}

/** The last move before which a token could still come to an edge, and after which none could. */
function turningPoint(net: Net, part: Part, edge: number, moves: readonly Move[]): Move | undefined {
  const leading = leadingTo(net, part, edge);
  let turn: Move | undefined;
  for (const { marked, move } of replay(part, moves)) {
    if (move.taken.some((key) => leading.has(key)) && !marked.some((key) => leading.has(key))) turn = move;
  }
  if (turn === undefined) return undefined;
  const node = nodeOf(net, turn.node);
  return node.kind === 'choice' && node.ways.length > 1 ? turn : undefined;
}

/** Every move with the edges that hold a token after it. */
function* replay(part: Part, moves: readonly Move[]): Generator<{ marked: readonly number[]; move: Move }> {
  let marked: number[] = part.entry === undefined ? [] : [part.entry];
  for (const move of moves) {
    marked = [...marked.filter((edge) => !move.taken.includes(edge)), ...move.way.edges];
    yield { marked, move };
  }
}

/** The edges from which a token can come to an edge without passing the node to which it leads. */
function leadingTo(net: Net, part: Part, edge: number): ReadonlySet<number> {
  const { to } = edgeOf(net, edge);
  const seen = new Set([edge]);
  const work = [edge];
  for (let key = work.pop(); key !== undefined; key = work.pop()) {
    if (key === part.entry) continue;
    const from = nodeOf(net, edgeOf(net, key).from);
    if (from.key === to || !part.nodes.has(from.key)) continue;
    for (const before of from.incoming) {
      if (seen.has(before)) continue;
      seen.add(before);
      work.push(before);
    }
  }
  return seen;
}

/** Where joins behind one another were made one: the first that both ways in come to. */
function meeting(net: Net, empty: number, filled: readonly number[]): string | undefined {
  const others = new Set(filled.flatMap((edge) => edgeOf(net, edge).path));
  return edgeOf(net, empty).path.find((id) => others.has(id));
}

/** The last that stands on an edge before a node; where nothing does, what it comes from. */
function lastBefore(net: Net, key: number, at: string): string {
  const edge = edgeOf(net, key);
  const end = edge.path.indexOf(at);
  const path = end === -1 ? edge.path : edge.path.slice(0, end);
  return path.at(-1) ?? nodeOf(net, edge.from).id;
}

/** How two tokens came to one place. */
export interface Doubling {
  /** Where one token became two; absent where they began apart. */
  readonly split?: string;
  /** What the ways of both lead to first. */
  readonly ways: readonly [string, string];
  /** Where each of them goes on by itself on the same way. */
  readonly merge: string;
  /** One of them came by the split again: each round adds a token. */
  readonly isRound: boolean;
}

interface Token {
  readonly edge: number;
  readonly by?: Step;
}

interface Step {
  readonly index: number;
  readonly move: Move;
  readonly from: readonly Token[];
}

/** Follows both tokens on an edge back to where they parted. */
export function doubling(net: Net, part: Part, edge: number, moves: readonly Move[]): Doubling {
  let tokens: Token[] = part.entry === undefined ? [] : [{ edge: part.entry }];
  for (const [index, move] of moves.entries()) {
    const from = tokens.filter((token) => move.taken.includes(token.edge));
    // Two may wait on one edge at the very end only; before it each edge holds one.
    const step = { index, move, from };
    tokens = [
      ...tokens.filter((token) => !from.includes(token)),
      ...move.way.edges.map((key) => ({ edge: key, by: step })),
    ];
  }
  const [first, second] = tokens.filter((token) => token.edge === edge);
  const [a, b] = [chainsOf(first), chainsOf(second)];
  const common = [...a.keys()].filter((step) => b.has(step)).toSorted((x, y) => y.index - x.index)[0];
  const [one, other] = [trail(net, first, common), trail(net, second, common)];
  const split = common === undefined ? undefined : nodeOf(net, common.move.node).id;
  const isRound = split !== undefined && split !== '' && [one, other].some((ids) => ids.includes(split));
  const merge =
    one.find((id) => other.includes(id)) ?? edgeOf(net, edge).path[0] ?? nodeOf(net, edgeOf(net, edge).from).id;
  return { split: split === '' ? undefined : split, ways: [one[0] ?? merge, other[0] ?? merge], merge, isRound };
}

/** All moves that a token comes from. */
function chainsOf(token: Token | undefined): ReadonlySet<Step> {
  const seen = new Set<Step>();
  const work = token?.by === undefined ? [] : [token.by];
  for (let step = work.pop(); step !== undefined; step = work.pop()) {
    if (seen.has(step)) continue;
    seen.add(step);
    for (const { by } of step.from) if (by !== undefined) work.push(by);
  }
  return seen;
}

/** The ids that a token has passed since a move, first to last. */
function trail(net: Net, token: Token | undefined, since: Step | undefined): string[] {
  const ids: string[] = [];
  for (let at = token; at !== undefined;) {
    const { by }: Token = at;
    ids.unshift(...edgeOf(net, at.edge).path);
    if (by === undefined || by === since) break;
    ids.unshift(nodeOf(net, by.move.node).id);
    at =
      by.from.find(
        ({ by: earlier }) => since === undefined || earlier === since || chainsOf({ edge: 0, by: earlier }).has(since),
      ) ?? by.from[0];
  }
  return ids;
}
