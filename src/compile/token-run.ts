import type { EventDefinition } from '../blueprint/process.ts';
import type { FeelEnv } from '../feel/evaluate.ts';
import { CaseFault } from './fault.ts';
import type { Done, ScopeRun, Token } from './token-state.ts';
import { TokenBoard, type Arrival, type Writable } from './token-board.ts';
import { catchersIn, catchersOf, interrupts, keyOf, type Catcher } from './token-catch.ts';
import { joined } from './token-joins.ts';
import { isGateway, type FlowPlan, type NodePlan, type TokenPlan } from './token-plan.ts';
import { beginStep, breakStep, endStep } from './token-steps.ts';
import { fork, oneOf, waysOut } from './token-ways.ts';
import type { Turn } from './turn.ts';

/** So many moves in one instant are a process that goes round without ever waiting. */
const MOST_MOVES = 20_000;

/**
 * The tokens of a case within one turn: they move until all of them rest. The order is that of arrival, so that the same
 * events give the same journal.
 */
export class TokenRun {
  readonly #turn: Turn;
  readonly #plan: TokenPlan;
  readonly #board: TokenBoard;
  #moves = 0;

  constructor(turn: Turn, plan: TokenPlan) {
    this.#turn = turn;
    this.#plan = plan;
    this.#board = new TokenBoard(turn, plan);
  }

  /** The case is opened: its process begins, and those of other pools that begin by themselves or wait for a message. */
  open(): void {
    const pools = this.#plan.model.participants.flatMap(({ process }) => (process === undefined ? [] : [process]));
    for (const process of new Set([this.#plan.main, ...pools])) this.#beginProcess(process);
    this.#settle();
  }

  /** A step was done by an outcome; the first token that waits there goes on. */
  finish(step: string, outcome: string): void {
    const node = this.#plan.nodeOfStep.get(step) ?? '';
    const token = this.#board.tokens.find((waiting) => waiting.node === node && !this.#board.isHost(waiting));
    const at = this.#plan.nodes.get(node);
    if (token === undefined || at === undefined) throw new Error(`No token is at step "${step}".`);
    if (outcome === 'failed') this.#fail(token, at, step);
    else {
      const chosen = endStep(this.#turn, step, outcome, this.#board.others(token));
      this.#finished(token, at, chosen);
    }
    this.#settle();
  }

  /** A message or signal came from outside: a message is taken by the first that waits for it, a signal by all. */
  hear(event: string): void {
    const heard = this.#board.catchers().filter(({ caught }) => caught.event === event);
    const isSignal = heard.some(({ caught }) => caught.definition.kind === 'signal');
    for (const catcher of isSignal ? heard : heard.slice(0, 1)) this.#trigger(catcher);
    this.#settle();
  }

  /** A timer is over. */
  ring(id: string): void {
    const catcher = this.#board.catchers().find((one) => this.#board.timersOf(one)?.[id] === keyOf(one));
    const count = this.#turn.draft.timers[id]?.count ?? 1;
    this.#turn.disarm(id);
    if (catcher !== undefined) {
      this.#board.forgetTimer(catcher, id);
      this.#board.again(catcher, count);
      this.#trigger(catcher);
    }
    this.#settle();
  }

  /** Everything stops: the case closes. */
  static clear(turn: Turn): void {
    for (const { timers } of [...(turn.draft.tokens?.tokens ?? []), ...(turn.draft.tokens?.runs ?? [])]) {
      for (const id of Object.keys(timers ?? {})) turn.disarm(id);
    }
    turn.draft.tokens = undefined;
  }

  // Moving.

  #settle(): void {
    do {
      do this.#moveAll();
      while (this.#openGate() || this.#finishRun());
    } while (this.#takeConditions());
    this.#board.save();
  }

  #moveAll(): void {
    for (let next = this.#board.arrivals.shift(); next !== undefined; next = this.#board.arrivals.shift()) {
      this.#moves += 1;
      if (this.#moves > MOST_MOVES) {
        throw new CaseFault(
          'goes-round',
          next.node,
          `The process goes round through "${next.node}" without ever waiting.`,
        );
      }
      if (this.#board.run(next.run) !== undefined) this.#arrive(next);
    }
  }

  #arrive(arrival: Arrival): void {
    const at = this.#board.node(arrival.node);
    const { node } = at;
    switch (node.kind) {
      case 'gateway':
        if (node.type === 'exclusiveGateway') {
          // Nobody wrote down what decides: a person does.
          if (at.step === undefined) this.#leave(arrival.run, oneOf(at, this.#board.env()));
          else this.#work(at, arrival);
        } else if (node.type === 'eventBasedGateway') {
          this.#await(at, arrival);
        } else if (at.incoming.length > 1 && node.type !== 'complexGateway') {
          this.#board.rest(arrival);
        } else {
          this.#leave(arrival.run, fork(at, this.#board.env()));
        }
        return;
      case 'event':
        if (node.type === 'intermediateCatchEvent' && at.catches.some(({ definition }) => definition.kind !== 'link')) {
          this.#work(at, arrival);
        } else if (node.type === 'startEvent' && arrival.by === AWAITED) {
          this.#work(at, { ...arrival, by: undefined });
        } else if (node.type === 'endEvent' || node.type === 'intermediateThrowEvent') {
          this.#throwAt(at, arrival);
        } else {
          this.#pass(at);
          this.#leave(arrival.run, at.outgoing);
        }
        return;
      case 'activity':
        if (at.loop !== undefined && arrival.inner !== true) this.#beginLoop(at, arrival);
        else this.#work(at, arrival);
    }
  }

  /** Something that takes time begins: work, waiting, or a scope of its own. */
  #work(at: NodePlan, arrival: Arrival): void {
    const token = this.#board.rest(arrival);
    this.#board.arm(token);
    if (at.opens !== undefined) {
      this.#beginScope(at.opens, { kind: 'scope', parent: arrival.run, host: token.id });
      return;
    }
    if (at.step === undefined) {
      if (at.catches.length === 0) this.#finished(token, at);
    } else if (beginStep(this.#turn, at.step, this.#board.others(token))) {
      endStep(this.#turn, at.step, undefined, this.#board.others(token));
      this.#send(at);
      // What it has sent may have ended all of it.
      if (this.#board.byId(token.id) === undefined) return;
      this.#finished(token, at);
    }
    this.#takeLetter(token, at.node.id);
  }

  /** At an event-based gateway a token waits for whatever comes first of what stands behind it. */
  #await(at: NodePlan, arrival: Arrival): void {
    const isShared = this.#board.isAt(at.node.id);
    const token = this.#board.rest(arrival);
    this.#board.arm(token);
    for (const step of this.#board.stepsOf(token)) beginStep(this.#turn, step, isShared);
    for (const { flow } of at.outgoing) {
      if (this.#takeLetter(token, flow.to)) return;
    }
  }

  /** A message that was there before whoever takes it; true when there was one. */
  #takeLetter(token: Token, node: string): boolean {
    const letter = this.#board.mail.indexOf(node);
    const catcher = catchersOf(this.#plan, token).find(
      ({ at, how, caught }) => at.node.id === node && how !== 'boundary' && isMessage(caught.definition),
    );
    if (letter < 0 || catcher === undefined) return false;
    this.#board.mail.splice(letter, 1);
    this.#trigger(catcher);
    return true;
  }

  /** What a token was at is done: it goes on, or what runs several times goes on. */
  #finished(token: Token, at: NodePlan, chosen?: string): void {
    this.#board.remove(token);
    const loop = token.inner === true ? this.#board.run(token.run) : undefined;
    if (loop !== undefined) {
      this.#nextOfLoop(loop, at);
      return;
    }
    this.#noteDone(token.run, at);
    const ways =
      chosen === undefined ? waysOut(at, this.#board.env()) : at.outgoing.filter(({ flow }) => flow.id === chosen);
    this.#leave(token.run, ways);
  }

  #leave(run: number, ways: readonly FlowPlan[]): void {
    for (const { flow } of ways) {
      this.#plan.taken?.(flow.id);
      this.#board.arrivals.push({ node: flow.to, run, by: flow.id });
    }
  }

  // Joins.

  #openGate(): boolean {
    for (const { node, run } of this.#board.tokens) {
      const gate = this.#board.node(node);
      if (!isGateway(gate.node, 'parallelGateway') && !isGateway(gate.node, 'inclusiveGateway')) continue;
      const taken = joined(
        this.#plan,
        gate,
        this.#board.tokens.filter((token) => token.run === run),
      );
      if (taken === undefined) continue;
      for (const token of taken) this.#board.remove(token);
      this.#leave(run, fork(gate, this.#board.env()));
      return true;
    }
    return false;
  }

  // Scopes.

  #beginProcess(id: string): void {
    const scope = this.#plan.scopes.get(id);
    if (scope === undefined) return;
    const run = this.#board.add({ kind: 'scope', scope: id });
    this.#board.armRun(run);
    for (const node of scope.begins) this.#board.arrivals.push({ node, run: run.id });
    if (scope.begins.length > 0) return;
    for (const node of scope.awaited) this.#board.arrivals.push({ node, run: run.id, by: AWAITED });
  }

  #beginScope(id: string, where: Pick<ScopeRun, 'kind' | 'parent' | 'host'>): void {
    const scope = this.#plan.scopes.get(id);
    if (scope === undefined) return;
    const run = this.#board.add({ ...where, scope: id });
    this.#board.armRun(run);
    const begins = scope.begins.length > 0 ? scope.begins : scope.awaited.slice(0, 1);
    for (const node of begins) this.#board.arrivals.push({ node, run: run.id });
  }

  /** The innermost run in which nothing happens any more comes to its end; the end of the process is that of the case. */
  #finishRun(): boolean {
    const isBusy = (run: ScopeRun): boolean =>
      this.#board.tokens.some((token) => token.run === run.id) ||
      this.#board.runs.some(({ parent }) => parent === run.id);
    const idle = this.#board.runs.findLast((run) => run.kind !== 'loop' && !isBusy(run));
    if (idle === undefined) {
      this.#board.isOver ||= !this.#board.runs.some((run) => run.parent === undefined && this.#keepsOpen(run));
      return false;
    }
    const next = idle.kind === 'undo' ? idle.left?.at(-1) : undefined;
    if (next !== undefined) {
      idle.left = idle.left?.slice(0, -1);
      this.#board.arrivals.push({ node: next, run: idle.id });
      return true;
    }
    this.#board.drop(idle);
    const host = this.#board.byId(idle.host);
    if (host === undefined) {
      const parent = idle.kind === 'undo' ? this.#board.run(idle.parent ?? 0) : undefined;
      if (parent?.cancelled === true) this.#leaveCancelled(parent);
      return true;
    }
    const at = this.#board.node(host.node);
    if (idle.kind === 'undo') {
      this.#board.remove(host);
      this.#afterThrow(at, host.run);
    } else {
      this.#finished(host, at);
      this.#keepDone(host.run, at, idle.done);
    }
    return true;
  }

  /** True for a run of a process that is not at its end: what only waits to hear from others that are does not count. */
  #keepsOpen({ id, scope }: ScopeRun): boolean {
    if (scope === this.#plan.main) return true;
    const inside = this.#board.within(id);
    return this.#board.tokens.some(
      (token) =>
        inside.has(token.run) &&
        !catchersOf(this.#plan, token).some(({ how, caught }) => how === 'waits' && isMessage(caught.definition)),
    );
  }

  // Loops.

  #beginLoop(at: NodePlan, arrival: Arrival): void {
    const { loop } = at;
    if (loop === undefined) return;
    const token = this.#board.rest(arrival);
    const env = this.#board.env();
    if (loop.kind === 'standard') {
      this.#board.arm(token);
      const run = this.#board.add({ kind: 'loop', scope: at.node.id, parent: arrival.run, host: token.id, begun: 0 });
      if (loop.testBefore && loop.when?.test(env) === false) this.#endLoop(run, at);
      else this.#another(run, at);
      return;
    }
    const items = loop.collection?.evaluate(env);
    const list = Array.isArray(items) ? (items as readonly unknown[]) : undefined;
    const cardinality = loop.cardinality?.evaluate(env);
    const total = list?.length ?? (typeof cardinality === 'number' ? Math.max(0, Math.trunc(cardinality)) : undefined);
    if (total === undefined || total > MOST_INSTANCES) {
      const what =
        total === undefined ? 'nobody can tell how often' : `${total} times, which is more than ${MOST_INSTANCES}`;
      throw new CaseFault('no-count', at.node.id, `"${at.node.id}" is to run several times: ${what}.`);
    }
    this.#board.arm(token);
    const run = this.#board.add({
      kind: 'loop',
      scope: at.node.id,
      parent: arrival.run,
      host: token.id,
      begun: 0,
      total,
    });
    if (loop.item !== undefined) run.items = list;
    if (total === 0) this.#endLoop(run, at);
    for (let index = 0; index < (loop.isSequential ? Math.min(1, total) : total); index += 1) this.#another(run, at);
  }

  #another(run: Writable<ScopeRun>, at: NodePlan): void {
    const { loop } = at;
    const item = loop?.kind === 'multiple' ? loop.item : undefined;
    if (item !== undefined) this.#turn.setData({ [item]: run.items?.[run.begun ?? 0] ?? null }, []);
    run.begun = (run.begun ?? 0) + 1;
    this.#board.arrivals.push({ node: at.node.id, run: run.id, inner: true });
  }

  #nextOfLoop(run: Writable<ScopeRun>, at: NodePlan): void {
    const { loop } = at;
    if (loop === undefined) return;
    const begun = run.begun ?? 0;
    if (loop.kind === 'standard') {
      const isFull = loop.maximum !== undefined && begun >= loop.maximum;
      if (!isFull && (loop.when === undefined ? loop.maximum !== undefined : loop.when.test(this.#board.env())))
        this.#another(run, at);
      else this.#endLoop(run, at);
      return;
    }
    if (loop.completion?.test(this.#countedEnv(run, at)) === true) {
      this.#board.cancelIn(run.id);
      this.#endLoop(run, at);
    } else if (loop.isSequential && begun < (run.total ?? 0)) {
      this.#another(run, at);
    } else if (
      !this.#board.tokens.some((token) => token.run === run.id) &&
      !this.#board.arrivals.some((next) => next.run === run.id)
    ) {
      this.#endLoop(run, at);
    }
  }

  /** What a completion condition sees beside the data: how many instances there are, in the words of BPMN and of Camunda. */
  #countedEnv(run: ScopeRun, at: NodePlan): FeelEnv {
    const env = this.#board.env();
    const active = this.#board.tokens.filter((token) => token.run === run.id && token.node === at.node.id).length;
    const begun = run.begun ?? 0;
    const total = run.total ?? begun;
    const counts = {
      numberOfInstances: total,
      numberOfActiveInstances: active,
      numberOfCompletedInstances: begun - active,
      numberOfTerminatedInstances: 0,
      nrOfInstances: total,
      nrOfActiveInstances: active,
      nrOfCompletedInstances: begun - active,
      loopCounter: begun,
    };
    return { ...env, data: { ...env.data, ...counts } };
  }

  #endLoop(run: ScopeRun, at: NodePlan): void {
    this.#board.drop(run);
    const host = this.#board.byId(run.host);
    if (host !== undefined) this.#finished(host, at);
  }

  // Events.

  /** What a throwing or end event does; then the token goes on, or is at its end. */
  #throwAt(at: NodePlan, { run }: Arrival): void {
    const { node } = at;
    if (node.kind !== 'event') return;
    const before = this.#board.run(run)?.interrupted;
    if (at.step !== undefined) {
      beginStep(this.#turn, at.step, false);
      endStep(this.#turn, at.step, undefined, false);
    }
    this.#pass(at);
    if (at.linkedTo !== undefined) {
      this.#board.arrivals.push({ node: at.linkedTo, run });
      return;
    }
    for (const definition of node.definitions) {
      switch (definition.kind) {
        case 'message':
          this.#send(at);
          break;
        case 'signal':
          for (const catcher of this.#board.catchers()) {
            if (catcher.caught.definition.kind === 'signal' && catcher.caught.definition.signal === definition.signal)
              this.#trigger(catcher);
          }
          break;
        case 'escalation':
          this.#rise(run, 'escalation', this.#codeOf(definition));
          break;
        case 'error':
          if (this.#rise(run, 'error', this.#codeOf(definition))) return;
          throw new CaseFault('uncaught-error', node.id, `Nothing catches the error that "${node.id}" throws.`);
        case 'compensate':
          this.#undo(at, run, definition.activity);
          return;
        case 'cancel':
          this.#cancelTransaction(at, run);
          return;
        case 'terminate': {
          const ended = this.#board.run(run);
          if (ended !== undefined) this.#interrupt(ended);
          return;
        }
        default:
      }
    }
    // What was thrown may have interrupted the scope in which it was thrown.
    const now = this.#board.run(run);
    if (now !== undefined && now.interrupted === before) this.#afterThrow(at, run);
  }

  #afterThrow(at: NodePlan, run: number): void {
    if (at.node.kind === 'event' && at.node.type !== 'endEvent') this.#leave(run, at.outgoing);
  }

  /** A message goes where its flow leads; without one, to the first that waits for it. */
  #send(at: NodePlan): void {
    const posts = this.#plan.posts.get(at.node.id);
    if (posts === undefined) {
      const message = messageOf(at);
      const first =
        message === undefined
          ? undefined
          : this.#board.catchers().find(({ caught }) => isMessage(caught.definition) && caught.occurrence === message);
      if (first !== undefined) this.#trigger(first);
      return;
    }
    for (const receiver of posts) {
      const waiting = this.#board
        .catchers()
        .find(({ at: catching, caught }) => catching.node.id === receiver && isMessage(caught.definition));
      if (waiting !== undefined) this.#trigger(waiting);
      else this.#board.mail.push(receiver);
    }
  }

  #trigger(catcher: Catcher): void {
    const { at, how, run: runId, token: tokenId } = catcher;
    if (how === 'event-sub-process') {
      const run = this.#board.run(runId ?? 0);
      if (run === undefined || run.interrupted === true) return;
      if (interrupts(catcher)) {
        this.#interrupt(run);
      }
      const scope = at.node.scope;
      const inner = this.#board.add({ kind: 'event', scope, parent: run.id });
      this.#board.armRun(inner);
      this.#pass(at);
      this.#leave(inner.id, at.outgoing);
      return;
    }
    const token = this.#board.byId(tokenId);
    if (token === undefined) return;
    if (how === 'boundary') {
      if (interrupts(catcher)) this.#board.cancel(token);
      this.#pass(at);
      this.#leave(token.run, at.outgoing);
      return;
    }
    if (!this.#isWhole(token, catcher)) return;
    if (how === 'gateway') {
      const steps = this.#board.stepsOf(token);
      this.#tellTaken(token, at);
      this.#board.remove(token);
      const isShared = this.#board.isAt(token.node);
      if (at.step === undefined) this.#pass(at);
      else endStep(this.#turn, at.step, undefined, isShared);
      for (const step of steps) if (step !== at.step) breakStep(this.#turn, step, isShared, 'step.withdrawn');
      this.#leave(token.run, waysOut(at, this.#board.env()));
      return;
    }
    if (at.node.kind === 'event' && at.node.type === 'startEvent') {
      // Other starts of the same process are not needed any more.
      for (const other of this.#board.tokens.filter(({ run, id }) => run === token.run && id !== token.id))
        this.#board.cancel(other);
      this.#pass(at);
    }
    if (at.step !== undefined) endStep(this.#turn, at.step, undefined, this.#board.others(token));
    this.#finished(token, at);
  }

  /** What happened first behind an event-based gateway is the way that its token took. */
  #tellTaken({ node }: Token, at: NodePlan): void {
    if (this.#plan.taken === undefined) return;
    for (const { flow } of this.#board.node(node).outgoing) if (flow.to === at.node.id) this.#plan.taken(flow.id);
  }

  /** A parallel multiple event needs all of its parts. */
  #isWhole(token: Token, { at, index }: Catcher): boolean {
    if (at.node.kind !== 'event' || at.node.isParallelMultiple !== true) return true;
    const held = [...new Set([...(token.held ?? []), `part/${index}`])];
    this.#board.change(token, { held });
    return at.catches.every((_, part) => held.includes(`part/${part}`));
  }

  /** Conditions that have become true since the last look. */
  #takeConditions(): boolean {
    if (this.#board.arrivals.length > 0) return true;
    for (const catcher of this.#board.catchers()) {
      const { when } = catcher.caught;
      if (when === undefined) continue;
      const owner = this.#board.ownerOf(catcher);
      const key = keyOf(catcher);
      const isHeld = owner?.held?.includes(key) === true;
      const holds = when.test(this.#board.env());
      if (holds === isHeld || owner === undefined) continue;
      const held = holds ? [...(owner.held ?? []), key] : owner.held?.filter((other) => other !== key);
      this.#board.hold(catcher, held?.length === 0 ? undefined : held);
      if (!holds) continue;
      this.#trigger(catcher);
      return true;
    }
    return false;
  }

  /** An error or escalation rises from a run to whoever catches it; false when nobody does. */
  #rise(from: number, kind: 'error' | 'escalation', code: string | undefined): boolean {
    const isMeant = ({ caught }: Catcher): boolean =>
      caught.definition.kind === kind && (caught.code === undefined || caught.code === code);
    for (let run = this.#board.run(from); run !== undefined; run = this.#board.run(run.parent ?? 0)) {
      const inside = catchersIn(this.#plan, run).find(isMeant);
      if (inside !== undefined) {
        this.#trigger(inside);
        return true;
      }
      const { host } = run;
      const token = this.#board.byId(host);
      const border =
        token === undefined
          ? undefined
          : catchersOf(this.#plan, token).find((one) => one.how === 'boundary' && isMeant(one));
      if (border !== undefined) {
        this.#trigger(border);
        return true;
      }
    }
    return false;
  }

  /** A service has failed for good: an error boundary catches it, or an error handler further out. */
  #fail(token: Token, at: NodePlan, step: string): void {
    const border = catchersOf(this.#plan, token).find(
      ({ how, caught }) => how === 'boundary' && caught.definition.kind === 'error',
    );
    endStep(this.#turn, step, 'failed', this.#board.others(token));
    if (border !== undefined) {
      this.#board.remove(token);
      this.#pass(border.at);
      this.#leave(token.run, border.at.outgoing);
      return;
    }
    if (this.#rise(token.run, 'error', undefined)) return;
    throw new CaseFault(
      'uncaught-error',
      at.node.id,
      `The service of "${at.node.id}" failed, and nothing catches the error.`,
    );
  }

  // Undoing and ending.

  #undo(at: NodePlan, from: number, activity: string | undefined): void {
    let run = this.#board.run(from);
    while (run?.kind === 'event') run = this.#board.run(run.parent ?? 0);
    const token = this.#board.rest({ node: at.node.id, run: from });
    const done = run?.done ?? [];
    const meant = activity === undefined ? done : done.filter(({ node }) => node === activity);
    if (run !== undefined) run.done = done.filter((one) => !meant.includes(one));
    this.#board.add({ kind: 'undo', scope: at.node.id, parent: from, host: token.id, left: undoing(meant) });
  }

  #cancelTransaction(at: NodePlan, from: number): void {
    let run = this.#board.run(from);
    while (run !== undefined && this.#plan.scopes.get(run.scope)?.activity?.type !== 'transaction')
      run = this.#board.run(run.parent ?? 0);
    if (run === undefined)
      throw new CaseFault('no-transaction', at.node.id, `"${at.node.id}" cancels, but stands in no transaction.`);
    this.#board.cancelIn(run.id);
    run.cancelled = true;
    this.#board.add({ kind: 'undo', scope: at.node.id, parent: run.id, left: undoing(run.done ?? []) });
    run.done = undefined;
  }

  #leaveCancelled(run: ScopeRun): void {
    const host = this.#board.byId(run.host);
    const border =
      host &&
      catchersOf(this.#plan, host).find(({ how, caught }) => how === 'boundary' && caught.definition.kind === 'cancel');
    if (host === undefined) return;
    if (border === undefined)
      throw new CaseFault('uncaught-cancel', host.node, `Nothing catches the cancelling of "${host.node}".`);
    this.#trigger(border);
  }

  /** All that happens in a run stops, and none of its event sub-processes begins any more. */
  #interrupt(run: Writable<ScopeRun>): void {
    this.#board.cancelIn(run.id);
    run.interrupted = true;
    this.#board.disarmAll(run);
  }

  #noteDone(runId: number, at: NodePlan): void {
    const run = this.#board.run(runId);
    if (at.undoneBy === undefined || run === undefined) return;
    run.done = [...(run.done ?? []), { node: at.node.id, by: at.undoneBy }];
  }

  /** What was done in a sub-process can still be undone after it. */
  #keepDone(runId: number, at: NodePlan, inner: readonly Done[] | undefined): void {
    const run = this.#board.run(runId);
    if (inner === undefined || at.undoneBy !== undefined || run === undefined) return;
    run.done = [...(run.done ?? []), { node: at.node.id, inner }];
  }

  #pass({ node, step }: NodePlan): void {
    if (step === undefined) this.#turn.note({ type: 'event.passed', node: node.id });
    const isEnd = node.kind === 'event' && node.type === 'endEvent' && node.scope === this.#plan.main;
    if (isEnd) this.#board.end = node.id;
  }

  #codeOf(definition: EventDefinition): string | undefined {
    const { errors, escalations } = this.#plan.model;
    if (definition.kind === 'error') return errors.get(definition.error ?? '')?.code ?? definition.error;
    if (definition.kind === 'escalation')
      return escalations.get(definition.escalation ?? '')?.code ?? definition.escalation;
    return undefined;
  }
}

/** By what a start event is come to that waits for something. */
const AWAITED = '(awaited)';

const MOST_INSTANCES = 1000;

function isMessage({ kind }: EventDefinition): boolean {
  return kind === 'message';
}

function messageOf({ node }: NodePlan): string | undefined {
  if (node.kind === 'activity') return node.message;
  const definition = node.kind === 'event' ? node.definitions.find(isMessage) : undefined;
  return definition?.kind === 'message' ? definition.message : undefined;
}

/** What undoes what was done, the last first: as a list that is taken from its end. */
function undoing(done: readonly Done[]): string[] {
  return done.flatMap(({ by, inner = [] }) => (by === undefined ? undoing(inner) : [by]));
}
