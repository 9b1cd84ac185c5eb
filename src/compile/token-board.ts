import { breakStep } from './token-steps.ts';
import { catchersIn, catchersOf, interrupts, keyOf, type Catcher } from './token-catch.ts';
import type { ScopeRun, Token, TokenState } from './token-state.ts';
import { timerDue } from './token-clock.ts';
import { environment } from './facts.ts';
import type { FeelEnv } from '../feel/evaluate.ts';
import { isGateway, type NodePlan, type TokenPlan } from './token-plan.ts';
import type { Turn } from './turn.ts';

export type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A token on its way to a node. */
export interface Arrival {
  readonly node: string;
  readonly run: number;
  readonly by?: string;
  readonly inner?: true;
}

/** The tokens of a case within one turn and the runs in which they move, with their timers. */
export class TokenBoard {
  readonly turn: Turn;
  readonly plan: TokenPlan;
  /** Tokens that are on their way, in order. */
  readonly arrivals: Arrival[] = [];
  tokens: Token[];
  runs: Writable<ScopeRun>[];
  /** Messages whose receiver does not wait yet. */
  readonly mail: string[];
  /** The end event that the process reached last. */
  end: string | undefined;
  isOver = false;
  #count: number;

  constructor(turn: Turn, plan: TokenPlan) {
    const { tokens, runs, count, mail = [], end } = turn.draft.tokens ?? NONE;
    this.turn = turn;
    this.plan = plan;
    this.tokens = [...tokens];
    this.runs = runs.map((run) => ({ ...run }));
    this.#count = count;
    this.mail = [...mail];
    this.end = end;
  }

  /** Puts all of it back into the case. */
  save(): void {
    const state: Writable<TokenState> = { tokens: this.tokens, runs: this.runs, count: this.#count };
    if (this.mail.length > 0) state.mail = this.mail;
    if (this.end !== undefined) state.end = this.end;
    if (this.isOver) state.over = this.end ?? COMPLETED;
    this.turn.draft.tokens = state;
  }

  /** What expressions see now. */
  env(): FeelEnv {
    const { plan, draft, at } = this.turn;
    return environment(plan, draft, draft.data, at);
  }

  /** A token stops where it is, with all that waits for it. */
  cancel(token: Token): void {
    for (const run of this.runs.filter(({ host }) => host === token.id)) {
      this.cancelIn(run.id);
      this.drop(run);
    }
    const steps = this.stepsOf(token);
    this.remove(token);
    for (const step of steps) breakStep(this.turn, step, this.isAt(token.node));
  }

  /** The steps at which a token waits: its own, or those behind its event-based gateway. */
  stepsOf(token: Pick<Token, 'node'>): string[] {
    const at = this.node(token.node);
    const steps = isGateway(at.node, 'eventBasedGateway')
      ? at.outgoing.map(({ flow }) => this.node(flow.to).step)
      : [at.step];
    return steps.filter((step) => step !== undefined);
  }

  /** All that happens in a run stops; the run itself stays. */
  cancelIn(run: number): void {
    for (const token of this.tokens.filter((one) => one.run === run)) this.cancel(token);
    for (const inner of this.runs.filter(({ parent }) => parent === run)) {
      this.cancelIn(inner.id);
      this.drop(inner);
    }
    for (let index = this.arrivals.length - 1; index >= 0; index -= 1) {
      if (this.arrivals[index]?.run === run) this.arrivals.splice(index, 1);
    }
  }

  // Timers.

  arm(token: Token): void {
    const timers: Record<string, string> = {};
    for (const catcher of catchersOf(this.plan, token)) this.#armOne(catcher, timers, this.turn.at);
    if (Object.keys(timers).length > 0) this.change(token, { timers: { ...this.byId(token.id)?.timers, ...timers } });
  }

  armRun(run: Writable<ScopeRun>): void {
    const timers: Record<string, string> = {};
    for (const catcher of catchersIn(this.plan, run)) this.#armOne(catcher, timers, this.turn.at);
    if (Object.keys(timers).length > 0) run.timers = { ...run.timers, ...timers };
  }

  #armOne(catcher: Catcher, timers: Record<string, string>, from: number, count?: number): void {
    const { timer } = catcher.caught;
    if (timer === undefined) return;
    const { id: node } = catcher.at.node;
    const name = `wait:${catcher.at.step ?? node}`;
    const isFree = this.turn.draft.timers[name] === undefined && timers[name] === undefined;
    this.#count += isFree ? 0 : 1;
    const id = isFree ? name : `${name}#${this.#count}`;
    const isCycle = timer.kind === 'cycle';
    this.turn.arm(id, timerDue(this.turn.plan, timer, this.env(), from, node), count ?? (isCycle ? 1 : undefined));
    timers[id] = keyOf(catcher);
  }

  /** A cycle that interrupts nothing comes again. */
  again(catcher: Catcher, count: number): void {
    const { timer } = catcher.caught;
    if (
      timer?.kind !== 'cycle' ||
      interrupts(catcher) ||
      (catcher.how !== 'boundary' && catcher.how !== 'event-sub-process')
    )
      return;
    if (timer.times !== undefined && count >= timer.times) return;
    const timers: Record<string, string> = {};
    this.#armOne(catcher, timers, this.turn.event.at, count + 1);
    const owner = this.ownerOf(catcher);
    if (owner !== undefined) this.#setTimers(catcher, { ...owner.timers, ...timers });
  }

  timersOf(catcher: Catcher): Readonly<Record<string, string>> | undefined {
    return this.ownerOf(catcher)?.timers;
  }

  forgetTimer(catcher: Catcher, id: string): void {
    const { [id]: _gone, ...timers } = this.timersOf(catcher) ?? {};
    this.#setTimers(catcher, timers);
  }

  #setTimers(catcher: Catcher, timers: Readonly<Record<string, string>>): void {
    const kept = Object.keys(timers).length === 0 ? undefined : timers;
    const token = this.byId(catcher.token);
    const run = this.run(catcher.run ?? 0);
    if (token !== undefined) this.change(token, { timers: kept });
    else if (run !== undefined) run.timers = kept;
  }

  hold(catcher: Catcher, held: readonly string[] | undefined): void {
    const token = this.byId(catcher.token);
    const run = this.run(catcher.run ?? 0);
    if (token !== undefined) this.change(token, { held });
    else if (run !== undefined) run.held = held;
  }

  disarmAll({ timers }: Pick<Token, 'timers'>): void {
    for (const id of Object.keys(timers ?? {})) this.turn.disarm(id);
  }

  // The state itself.

  rest({ node, run, by, inner }: Arrival): Token {
    this.#count += 1;
    const token: Token = { id: this.#count, node, run, since: this.turn.at, by, inner };
    this.tokens.push(token);
    return token;
  }

  add(run: Omit<ScopeRun, 'id'>): Writable<ScopeRun> {
    this.#count += 1;
    const added: Writable<ScopeRun> = { id: this.#count, ...run };
    this.runs.push(added);
    return added;
  }

  remove({ id }: Token): void {
    const token = this.byId(id);
    if (token === undefined) return;
    this.disarmAll(token);
    this.tokens = this.tokens.filter((other) => other.id !== id);
  }

  drop(run: ScopeRun): void {
    this.disarmAll(run);
    this.runs = this.runs.filter(({ id }) => id !== run.id);
  }

  change({ id }: Token, change: Partial<Token>): void {
    this.tokens = this.tokens.map((token) => (token.id === id ? { ...token, ...change } : token));
  }

  byId(id: number | undefined): Token | undefined {
    return this.tokens.find((token) => token.id === id);
  }

  run(id: number): Writable<ScopeRun> | undefined {
    return this.runs.find((run) => run.id === id);
  }

  node(id: string): NodePlan {
    const node = this.plan.nodes.get(id);
    if (node === undefined) throw new Error(`The process has no node "${id}".`);
    return node;
  }

  ownerOf({ token, run }: Catcher): Token | ScopeRun | undefined {
    return token === undefined ? this.run(run ?? 0) : this.byId(token);
  }

  catchers(): Catcher[] {
    return [
      ...this.tokens.flatMap((token) => catchersOf(this.plan, token)),
      ...this.runs.flatMap((run) => catchersIn(this.plan, run)),
    ];
  }

  within(run: number): ReadonlySet<number> {
    const inside = new Set([run]);
    for (const { id, parent } of this.runs) if (parent !== undefined && inside.has(parent)) inside.add(id);
    return inside;
  }

  /** True for a token that waits for a run to be over, and does nothing itself. */
  isHost({ id }: Token): boolean {
    return this.runs.some(({ host }) => host === id);
  }

  /** True when another token is at the same node. */
  others(token: Token): boolean {
    return this.tokens.some((other) => other.node === token.node && other.id !== token.id && !this.isHost(other));
  }

  isAt(node: string): boolean {
    return this.tokens.some((token) => token.node === node);
  }
}

/** The end of a process that no end event names. */
export const COMPLETED = 'completed';

const NONE: TokenState = { tokens: [], runs: [], count: 0 };
