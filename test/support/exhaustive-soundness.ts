import type { Process, ProcessModel, ProcessNode } from '../../src/blueprint/process.ts';
import { enabled, fire, isOver, keyOf, start, type GameState, type Run } from './plain-token-game.ts';

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
export function exhausted(model: ProcessModel, limit = 100_000): Exhausted | undefined {
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
    state = { game, next: [], finishes: isOver(game) || twice.length > 0, isTwice: twice.length > 0 };
    known.set(key, state);
    nodes.push(state);
    return state;
  };
  add(start(model));
  for (const state of nodes) {
    if (state.isTwice) continue;
    if (nodes.length > limit) return undefined;
    for (const move of enabled(state.game)) {
      const game = fire(state.game, move);
      if (game.done.length > state.game.done.length) done.add(game.done.at(-1)!);
      state.next.push(add({ ...game, done: [] }));
    }
  }
  const halted = nodes.filter(({ next, finishes }) => next.length === 0 && !finishes);
  spread(nodes, 'finishes');
  const stuck = nodes.map((state) => ({ ...state, finishes: halted.includes(state) }));
  const copies = new Map(nodes.map((state, index) => [state, stuck[index]!]));
  for (const copy of stuck) copy.next = copy.next.map((state) => copies.get(state)!);
  spread(stuck, 'finishes');
  const isEndless = nodes.some((state, index) => !state.finishes && !stuck[index]!.finishes);
  const waiting = new Set(
    halted.flatMap(({ game }) =>
      game.runs.flatMap(({ tokens }) => tokens.map(({ at }) => process!.flows.get(at)?.to ?? at)),
    ),
  );
  return { waiting, isEndless, doubled, done, states: nodes.length };
}

interface State {
  readonly game: GameState;
  next: State[];
  finishes: boolean;
  readonly isTwice: boolean;
}

/** What leads to it has it too. */
function spread(states: readonly State[], key: 'finishes'): void {
  for (let changed = true; changed;) {
    changed = false;
    for (let index = states.length - 1; index >= 0; index -= 1) {
      const state = states[index]!;
      if (state[key] || !state.next.some((next) => next[key])) continue;
      state[key] = true;
      changed = true;
    }
  }
}

/** The nodes that would be done twice at the same time. What only ends, or ends everything, is not counted. */
function doubledIn(process: Process, { tokens }: Run): string[] {
  const count = (at: readonly string[]): number => tokens.filter((token) => at.includes(token.at)).length;
  return [...process.nodes.values()]
    .filter((node) => {
      if (node.incoming.some((flow) => count([flow]) > 1 && !fades(process, flow) && !exits(process, flow)))
        return true;
      const isMeeting = node.kind === 'gateway' && node.type !== 'exclusiveGateway';
      if (isMeeting || (node.kind === 'event' && node.type === 'endEvent')) return false;
      if (node.kind === 'gateway' && (node.incoming.length < 2 || isWayOut(process, node))) return false;
      return count([...node.incoming, node.id]) > 1;
    })
    .map(({ id }) => id);
}

/** True for a flow behind which there is nothing but ends. */
function fades(process: Process, flow: string): boolean {
  const node = process.nodes.get(process.flows.get(flow)!.to)!;
  if (node.kind === 'event') return node.type === 'endEvent' && node.definitions.length === 0;
  return (
    node.kind === 'gateway' &&
    node.incoming.length < 2 &&
    node.outgoing.length > 0 &&
    node.outgoing.every((next) => fades(process, next))
  );
}

/** True for a flow that leads straight to an end that ends everything. */
function exits(process: Process, flow: string): boolean {
  const node = process.nodes.get(process.flows.get(flow)!.to)!;
  if (node.kind === 'event') return node.type === 'endEvent' && node.definitions.length > 0;
  return (
    node.kind === 'gateway' && (node.type === 'exclusiveGateway' || node.incoming.length < 2) && isWayOut(process, node)
  );
}

function isWayOut(process: Process, { outgoing }: ProcessNode): boolean {
  return outgoing.length === 1 && exits(process, outgoing[0]!);
}
