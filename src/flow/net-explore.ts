import { edgeOf, isExit, isPlainEnd, nodeOf, type Net, type NetEdge, type NetNode, type NetWay } from './net.ts';
import { circledIn, isSilent } from './net-reduce.ts';

/** A part of a net that is entered by one edge, and left by one, or not at all: tokens then end in it. */
export interface Part {
  /** Absent for the whole net. */
  readonly entry?: number;
  readonly exit?: number;
  readonly nodes: ReadonlySet<number>;
}

/** One move of a token: a node that takes tokens from edges, and the way that it takes. */
export interface Move {
  readonly node: number;
  readonly taken: readonly number[];
  readonly way: NetWay;
}

/** Everything that can come of a part, told by how it was found: the moves that led to it. */
export interface Exploration {
  /** More states than were looked at. */
  readonly isCut: boolean;
  readonly states: number;
  /** A second token came where one was already: the last move brought it to the edge. */
  readonly doubled: readonly { readonly edge: number; readonly moves: readonly Move[] }[];
  /** Nothing moves any more, and tokens are left on these edges. */
  readonly stuck: readonly { readonly marked: readonly number[]; readonly moves: readonly Move[] }[];
  /** It goes on for ever, among these edges, and never comes to its end. */
  readonly endless: readonly {
    readonly marked: readonly number[];
    readonly among: readonly number[];
    readonly moves: readonly Move[];
  }[];
  /** What was thrown and how it was left, of all complete runs; and what may have been thrown on the way. */
  readonly ends: readonly { readonly thrown: readonly string[]; readonly exit: string }[];
  readonly points: readonly (readonly string[])[];
  /** Nodes that moved, edges that held a token. */
  readonly moved: ReadonlySet<number>;
  readonly reached: ReadonlySet<number>;
}

/** How many states of one part are looked at before it counts as undecided. */
export const MAX_STATES = 20_000;

interface State {
  readonly marked: readonly number[];
  readonly thrown: readonly string[];
  readonly before?: State;
  readonly move?: Move;
  readonly next: State[];
  /** It can come to its end, or what follows is unknown. */
  finishes: boolean;
}

/** Plays every run of a part, as far as no place holds more than one token. */
export function explore(net: Net, part: Part, limit = MAX_STATES): Exploration {
  return new Exploring(net, part, limit).run();
}

class Exploring {
  readonly #net: Net;
  readonly #part: Part;
  readonly #limit: number;
  readonly #states = new Map<string, State>();
  readonly #doubled = new Map<string, { edge: number; moves: readonly Move[] }>();
  readonly #ends = new Map<string, { thrown: readonly string[]; exit: string }>();
  readonly #moved = new Set<number>();
  readonly #reached = new Set<number>();
  readonly #leading = new Map<number, ReadonlyMap<number, ReadonlySet<number>>>();
  readonly #fading = new Map<number, 'never' | 'always' | 'exit'>();
  readonly #circled: ReadonlySet<number>;
  #isCut = false;

  constructor(net: Net, part: Part, limit: number) {
    this.#net = net;
    this.#part = part;
    this.#limit = limit;
    this.#circled = circledIn(net, part.nodes);
  }

  run(): Exploration {
    const { entry } = this.#part;
    const queue: State[] = [];
    if (entry !== undefined) this.#add(queue, { marked: [entry], thrown: [] });
    else {
      const start = nodeOf(this.#net, this.#net.start);
      this.#moved.add(start.key);
      for (const way of start.kind === 'choice' ? start.ways : []) {
        this.#fire(queue, { marked: [], thrown: [], next: [], finishes: false }, { node: start.key, taken: [], way });
      }
    }
    let looked = 0;
    while (looked < queue.length) {
      const state = queue[looked]!;
      looked += 1;
      for (const edge of state.marked) this.#reached.add(edge);
      for (const move of this.#movesOf(state)) this.#fire(queue, state, move);
      if (this.#states.size > this.#limit) {
        this.#isCut = true;
        break;
      }
    }
    return this.#conclude(queue.slice(0, looked));
  }

  #add(queue: State[], { before, move, ...what }: Pick<State, 'marked' | 'thrown' | 'before' | 'move'>): void {
    const key = `${what.marked.join()} ${what.thrown.join()}`;
    let state = this.#states.get(key);
    if (state === undefined) {
      state = { ...what, before, move, next: [], finishes: this.#isFinal(what.marked) };
      this.#states.set(key, state);
      queue.push(state);
      if (state.finishes) this.#ends.set(key, { thrown: what.thrown, exit: 'normal' });
    }
    before?.next.push(state);
  }

  #isFinal(marked: readonly number[]): boolean {
    const { exit } = this.#part;
    return exit === undefined ? marked.length === 0 : marked.length === 1 && marked[0] === exit;
  }

  #movesOf({ marked }: State): Move[] {
    const moves: Move[] = [];
    const seen = new Set<number>();
    for (const edge of marked) {
      if (edge === this.#part.exit) continue;
      const { to, isBusy } = edgeOf(this.#net, edge);
      const node = nodeOf(this.#net, to);
      if (node.kind === 'merge') {
        const move: Move = { node: node.key, taken: [edge], way: { edges: [node.outgoing] } };
        // Where nothing is done, waiting before a merge is as good as waiting behind it; but no token goes round alone.
        if (!isBusy && !this.#circled.has(to)) return [move];
        moves.push(move);
        continue;
      }
      if (node.kind === 'choice') {
        moves.push(...node.ways.map((way) => ({ node: node.key, taken: [edge], way })));
        continue;
      }
      if (seen.has(node.key)) continue;
      seen.add(node.key);
      const filled = node.incoming.filter((key) => marked.includes(key));
      if (node.kind === 'join' ? filled.length < node.incoming.length : !this.#isGathered(node, marked, filled))
        continue;
      moves.push({ node: node.key, taken: filled, way: { edges: [node.outgoing] } });
    }
    return moves;
  }

  /**
   * BPMN 2.0, 13.4.3: an inclusive join waits for a token that can still come to a way in on which there is none, unless
   * it can as well come to one on which there is one already; ways through the join itself do not count.
   */
  #isGathered(node: NetNode, marked: readonly number[], filled: readonly number[]): boolean {
    if (filled.length === node.incoming.length) return true;
    const leading = this.#leadingTo(node);
    return marked.every((edge) => {
      if (filled.includes(edge)) return true;
      const ways = leading.get(edge);
      if (ways === undefined) return true;
      return filled.some((key) => ways.has(key)) || ways.size === 0;
    });
  }

  /** For each edge the ways into the node to which it leads. */
  #leadingTo(node: NetNode): ReadonlyMap<number, ReadonlySet<number>> {
    const known = this.#leading.get(node.key);
    if (known !== undefined) return known;
    const found = new Map<number, Set<number>>();
    for (const way of node.incoming) {
      const work = [way];
      const seen = new Set(work);
      for (let edge = work.pop(); edge !== undefined; edge = work.pop()) {
        const to = found.get(edge);
        if (to === undefined) found.set(edge, new Set([way]));
        else to.add(way);
        if (edge === this.#part.entry) continue;
        const from = nodeOf(this.#net, edgeOf(this.#net, edge).from);
        if (from.key === node.key || !this.#part.nodes.has(from.key)) continue;
        for (const before of from.incoming) {
          if (seen.has(before)) continue;
          seen.add(before);
          work.push(before);
        }
      }
    }
    this.#leading.set(node.key, found);
    return found;
  }

  #fire(queue: State[], state: State, move: Move): void {
    this.#moved.add(move.node);
    const { way } = move;
    const thrown = way.throws === undefined ? state.thrown : [...new Set([...state.thrown, ...way.throws])].toSorted();
    if (way.exit !== undefined) {
      this.#ends.set(`${way.exit} ${thrown.join()}`, { thrown, exit: way.exit });
      state.finishes = true;
      return;
    }
    const marked = state.marked.filter((edge) => !move.taken.includes(edge));
    let isDoubled = false;
    for (const edge of way.edges) {
      this.#reached.add(edge);
      const fading = this.#fadingOf(edge);
      if (fading === 'always') continue;
      if (!marked.includes(edge)) marked.push(edge);
      else if (fading === 'never') {
        isDoubled = true;
        this.#double(edge, state, move);
      }
    }
    if (isDoubled) {
      state.finishes = true;
      return;
    }
    this.#add(queue, { marked: marked.toSorted((a, b) => a - b), thrown, before: state, move });
  }

  /** On the way to an end two tokens mean nothing, unless something is done there twice. */
  #fadingOf(key: number): 'never' | 'always' | 'exit' {
    let fading = this.#fading.get(key);
    if (fading === undefined) this.#fading.set(key, (fading = this.#howItFades(edgeOf(this.#net, key))));
    return fading;
  }

  #howItFades(edge: NetEdge): 'never' | 'always' | 'exit' {
    if (edge.key === this.#part.exit) return 'never';
    if (isSilent(this.#net, edge)) return 'always';
    return !edge.isBusy && isExit(nodeOf(this.#net, edge.to)) ? 'exit' : 'never';
  }

  #double(edge: number, state: State, move: Move): void {
    const key = `${edge} ${move.node}`;
    if (!this.#doubled.has(key)) this.#doubled.set(key, { edge, moves: [...movesTo(state), move] });
  }

  #conclude(queue: readonly State[]): Exploration {
    const stuck: { marked: readonly number[]; moves: readonly Move[] }[] = [];
    const endless: { marked: readonly number[]; among: readonly number[]; moves: readonly Move[] }[] = [];
    const halted = queue.filter(({ next, finishes }) => next.length === 0 && !finishes);
    for (const { marked, ...state } of halted) stuck.push({ marked, moves: movesTo({ marked, ...state }) });
    if (!this.#isCut) {
      const before = beforeOf(queue);
      for (const state of leadingTo(
        before,
        queue.filter(({ finishes }) => finishes),
      ))
        state.finishes = true;
      const doomed = leadingTo(before, halted);
      const lost = queue.filter((state) => !state.finishes && !doomed.has(state));
      const [first] = lost;
      const among = [...new Set(lost.flatMap(({ marked }) => marked))];
      if (first !== undefined) endless.push({ marked: first.marked, among, moves: movesTo(first) });
    }
    const points = new Map(queue.map(({ thrown }) => [thrown.join(), thrown]));
    return {
      isCut: this.#isCut,
      states: this.#states.size,
      doubled: [...this.#doubled.values()],
      stuck,
      endless,
      ends: [...this.#ends.values()],
      points: [...points.values()],
      moved: this.#moved,
      reached: this.#reached,
    };
  }
}

function beforeOf(states: readonly State[]): ReadonlyMap<State, readonly State[]> {
  const before = new Map<State, State[]>();
  for (const state of states) {
    for (const next of state.next) {
      const known = before.get(next);
      if (known === undefined) before.set(next, [state]);
      else known.push(state);
    }
  }
  return before;
}

/** All states from which one of some states can be reached, these among them. */
function leadingTo(before: ReadonlyMap<State, readonly State[]>, some: readonly State[]): ReadonlySet<State> {
  const found = new Set(some);
  const work = [...some];
  for (let state = work.pop(); state !== undefined; state = work.pop()) {
    for (const earlier of before.get(state) ?? []) {
      if (found.has(earlier)) continue;
      found.add(earlier);
      work.push(earlier);
    }
  }
  return found;
}

function movesTo(state: State): Move[] {
  const moves: Move[] = [];
  for (let at: State | undefined = state; at?.move !== undefined; at = at.before) moves.push(at.move);
  return moves.reverse();
}

/** The nodes of a net, but for those behind which it begins. */
export function wholeOf(net: Net): Part {
  return { nodes: new Set(net.nodes.keys()) };
}

/** True when a part holds nothing but an end. */
export function isTrivial(net: Net, { nodes }: Part): boolean {
  const [only, another] = [...nodes];
  return another === undefined && (only === undefined || isPlainEnd(nodeOf(net, only)));
}
