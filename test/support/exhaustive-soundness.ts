import type { Process, ProcessModel } from '../../src/blueprint/process.ts';
import { enabled, fire, isOver, keyOf, start, type GameState, type Move, type Run } from './plain-token-game.ts';

/** What the token game shows when every run of it is played, as far as nothing is done twice at the same time. */
export interface Exhausted {
  /** Nodes at which tokens wait in states where nothing moves any more. */
  readonly waiting: ReadonlySet<string>;
  /** It can go on for ever without ever coming to its end. */
  readonly isEndless: boolean;
  /** Nodes that two tokens come to at the same time. */
  readonly doubled: ReadonlySet<string>;
  /** Everything that was done in some run. */
  readonly done: ReadonlySet<string>;
  readonly states: number;
}

/** Plays every run; undefined where there are too many. For models of one process without sub-processes. */
export function exhausted(model: ProcessModel, limit = 1500): Exhausted | undefined {
  const [process] = model.processes;
  const nodes: State[] = [];
  const known = new Map<string, State>();
  const doubled = new Set<string>();
  const done = new Set<string>();
  const add = (game: GameState): State => {
    const key = keyOf(game);
    let state = known.get(key);
    if (state !== undefined) return state;
    const twice = doubledIn(process!, game.runs[0]!);
    for (const id of twice) doubled.add(id);
    state = { game, next: [], finishes: isOver(game) || twice.length > 0, isCut: twice.length > 0 };
    known.set(key, state);
    nodes.push(state);
    return state;
  };
  add(start(model));
  for (const state of nodes) {
    if (state.isCut) continue;
    if (nodes.length > limit) return undefined;
    for (const move of movesIn(process!, state.game)) {
      const game = fire(state.game, move);
      if (game.done.length > state.game.done.length) done.add(game.done.at(-1)!);
      state.next.push(add({ ...game, done: [] }));
    }
  }
  const halted = nodes.filter(({ next, finishes }) => next.length === 0 && !finishes);
  const finishing = leadingTo(
    nodes,
    nodes.filter(({ finishes }) => finishes),
  );
  const doomed = leadingTo(nodes, halted);
  const isEndless = nodes.some((state) => !finishing.has(state) && !doomed.has(state));
  const waiting = new Set(
    halted.flatMap(({ game }) =>
      game.runs.flatMap(({ tokens }) => tokens.map(({ at }) => process!.flows.get(at)?.to ?? at)),
    ),
  );
  return { waiting, isEndless, doubled, done, states: nodes.length };
}

interface State {
  readonly game: GameState;
  readonly next: State[];
  readonly finishes: boolean;
  readonly isCut: boolean;
}

/** Every move; but a token that can only end ends first, so that no such tokens gather. */
function movesIn(process: Process, game: GameState): Move[] {
  const ending = game.runs[0]!.tokens.find(({ on, at }) => on === 'flow' && fades(process, at));
  const moves = enabled(game);
  return ending === undefined ? moves : moves.filter(({ takes }) => takes.includes(ending.id));
}

/** The states from which one of some can be reached, these among them. */
function leadingTo(states: readonly State[], some: readonly State[]): ReadonlySet<State> {
  const before = new Map<State, State[]>(states.map((state) => [state, []]));
  for (const state of states) for (const next of state.next) before.get(next)!.push(state);
  const found = new Set(some);
  for (const state of found) for (const earlier of before.get(state)!) found.add(earlier);
  return found;
}

/** The nodes to which two tokens come at the same time. Where they only end, they are not counted. */
function doubledIn(process: Process, { tokens }: Run): string[] {
  const count = (at: readonly string[]): number => tokens.filter((token) => at.includes(token.at)).length;
  return [...process.nodes.values()]
    .filter((node) => {
      if (node.incoming.some((flow) => count([flow]) > 1 && !fades(process, flow))) return true;
      const isMeeting = node.kind === 'gateway' && node.type !== 'exclusiveGateway';
      if (isMeeting || (node.kind === 'event' && node.type === 'endEvent')) return false;
      if (node.kind === 'gateway' && node.incoming.length < 2) return false;
      return count([...node.incoming, node.id]) > 1;
    })
    .map(({ id }) => id);
}

/** True for a flow behind which there is nothing but ends. */
function fades(process: Process, flow: string, before: readonly string[] = []): boolean {
  const node = process.nodes.get(process.flows.get(flow)!.to)!;
  if (node.kind === 'event') return node.type === 'endEvent' && node.definitions.length === 0;
  if (node.kind !== 'gateway' || before.includes(flow)) return false;
  // An inclusive join that everything comes to from one place waits for nothing.
  const taken = node.incoming.filter((id) => isLive(process, id));
  const sources = new Set(taken.map((id) => process.flows.get(id)!.from));
  if (node.type === 'inclusiveGateway' ? sources.size > 1 : node.incoming.length > 1) return false;
  return node.outgoing.length > 0 && node.outgoing.every((next) => fades(process, next, [...before, flow]));
}

const live = new WeakMap<Process, ReadonlySet<string>>();

/** True for a flow that can be reached at all by following flows. */
function isLive(process: Process, flow: string): boolean {
  let found = live.get(process);
  if (found === undefined) {
    const flows = new Set<string>();
    const work = [...process.nodes.values()]
      .filter(({ incoming }) => incoming.length === 0)
      .filter((node) => node.kind === 'event');
    for (const node of work) {
      for (const id of node.outgoing.filter((next) => !flows.has(next))) {
        flows.add(id);
        work.push(process.nodes.get(process.flows.get(id)!.to)! as (typeof work)[number]);
      }
    }
    live.set(process, (found = flows));
  }
  return found.has(flow);
}
