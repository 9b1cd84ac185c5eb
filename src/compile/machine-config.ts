import { modulesOf, type Blueprint } from '../blueprint/blueprint.ts';
import type { Interrupt } from '../blueprint/interrupt.ts';
import type { Step } from '../blueprint/step.ts';
import { VOTES, type Call, type Parallel } from '../blueprint/verbs.ts';
import { flowOf, type FlowGraph, type FlowNode } from '../flow/graph.ts';
import { branchEndKey, endKey, joinKey, stageKey, stepKey } from '../flow/keys.ts';
import { ordinaryOutcome, type Way } from '../flow/ways.ts';
import { positionAt } from '../text/source.ts';
import { BUILT_IN_ENDS, type CaseContext } from './case.ts';
import { handlerKey, isOutsideEvent, wayName } from './plan.ts';

/** A named action or guard with static params: all that stands in the machine is JSON. */
export interface Named {
  readonly type: string;
  readonly params?: Readonly<Record<string, string>>;
}

export interface TransitionConfig {
  readonly target?: string;
  readonly guard?: Named;
  readonly actions?: readonly Named[];
  readonly reenter?: true;
}

export interface StateConfig {
  readonly id: string;
  type?: 'parallel' | 'final';
  initial?: string;
  tags?: readonly string[];
  meta?: Readonly<Record<string, string | number>>;
  entry?: readonly Named[];
  on?: Record<string, TransitionConfig[]>;
  always?: TransitionConfig[];
  states?: Record<string, StateConfig>;
}

/** The machine of a case as plain JSON: `createMachine(config, implementations)` runs it. */
export interface CaseMachineConfig extends StateConfig {
  readonly version: string;
  /** What a case holds before it is opened; opening fills it from the input. */
  readonly context: CaseContext;
  /** A loop that XState would run for ever is stopped; a sound blueprint never comes near. */
  readonly options: { readonly maxIterations: number };
}

const EMPTY_CONTEXT: CaseContext = {
  id: '',
  locale: '',
  opened_at: 0,
  at: 0,
  data: {},
  reached: {},
  visits: {},
  active: {},
  timers: {},
  generation: 0,
  reopened: 0,
};

/** Builds the machine of a blueprint without errors from its flow. */
export function machineConfig(blueprint: Blueprint): CaseMachineConfig {
  return new ConfigBuilder(blueprint).build();
}

class ConfigBuilder {
  readonly #blueprint: Blueprint;
  readonly #graph: FlowGraph;

  constructor(blueprint: Blueprint) {
    this.#blueprint = blueprint;
    this.#graph = flowOf(blueprint);
  }

  build(): CaseMachineConfig {
    const { id, version } = this.#blueprint;
    const interrupt = this.#interruptRegion();
    return {
      id: `blueprint-${id}`,
      version,
      type: 'parallel',
      context: EMPTY_CONTEXT,
      entry: [{ type: 'openCase' }],
      options: { maxIterations: 1000 + 10 * this.#graph.nodes.size },
      states: { journey: this.#journey(), ...(interrupt === undefined ? {} : { interrupt }) },
    };
  }

  #journey(): StateConfig {
    const { ends } = this.#blueprint;
    const states = this.#stages(this.#blueprint, undefined);
    for (const { id } of ends) states[endKey(id)] = this.#end(id);
    // An end of the blueprint that has the name of a built-in one stands in its place.
    const builtIn = Object.entries(BUILT_IN_ENDS).map(([event, name]) => {
      const isOwn = ends.some(({ id }) => id === name);
      if (!isOwn) states[name] = { ...closing(name, name), type: 'final' };
      return { event, key: isOwn ? endKey(name) : name };
    });
    states['sealed'] = { id: 'sealed', type: 'final', tags: ['closed'], entry: [{ type: 'sealCase' }] };

    const journey: StateConfig = {
      id: 'journey',
      initial: startOf(this.#blueprint),
      states,
    };
    this.#leaveOn(journey, this.#blueprint.interrupts, {});
    for (const { event, key } of builtIn) {
      listen(journey, event, { guard: { type: 'mayClose' }, target: `#${key}`, actions: [{ type: 'interrupt' }] });
    }
    listen(journey, 'customer.writes', { guard: { type: 'isKept' }, actions: [{ type: 'receive' }] });
    return journey;
  }

  /** The stages of a blueprint with their doors; those of a module are entered as parts of the step that uses it. */
  #stages({ stages }: Blueprint, user: Step | undefined): Record<string, StateConfig> {
    const states: Record<string, StateConfig> = {};
    for (const stage of stages) {
      if (stage.when !== undefined) {
        states[`door-${stage.id}`] = {
          id: `door-${stage.id}`,
          always: [
            {
              guard: { type: 'stageApplies', params: { stage: stage.id, when: stage.when.text } },
              target: `#stage-${stage.id}`,
            },
            {
              target: this.#edgeOf(stageKey(stage.id), 'skip'),
              actions: [{ type: 'skipStage', params: { stage: stage.id } }],
            },
          ],
        };
      }
      const [first] = stage.steps;
      const entry: Named =
        user === undefined
          ? { type: 'enterStage', params: { stage: stage.id } }
          : { type: 'enterInnerStage', params: { stage: stage.id, step: user.id } };
      const config: StateConfig = {
        id: stageKey(stage.id),
        tags: [stage.kind],
        meta: { line: this.#line(stage.path) },
        entry: [entry],
        initial: first === undefined ? '' : entryOf(first),
        states: this.#steps([...stage.steps, ...stage.alternatives]),
      };
      for (const handler of stage.on) {
        const key = handlerKey(stageKey(stage.id), handler.event.name);
        const target = handler.to && this.#breakTarget(handler);
        listen(config, handler.event.name, handling(key, target));
      }
      states[config.id] = config;
    }
    return states;
  }

  /** Interrupts that leave for good. */
  #leaveOn(config: StateConfig, interrupts: readonly Interrupt[], params: { step?: string }): void {
    for (const interrupt of interrupts) {
      if (interrupt.to === undefined) continue;
      listen(config, interrupt.on.name, {
        guard: { type: 'mayInterrupt', params: { interrupt: interrupt.id } },
        target: this.#breakTarget(interrupt),
        actions: [{ type: 'interrupt', ...(params.step === undefined ? {} : { params: { step: params.step } }) }],
      });
    }
  }

  #end(id: string): StateConfig {
    const config = closing(endKey(id), id);
    const reopened = this.#graph.nodes.get(endKey(id))?.edges.find(({ kind }) => kind === 'reopen');
    if (reopened === undefined) {
      config.type = 'final';
      return config;
    }
    listen(config, 'case.reopens', {
      guard: { type: 'mayReopen' },
      target: this.#target(reopened.to),
      actions: [{ type: 'reopenCase' }],
    });
    listen(config, 'timer', { guard: { type: 'isDue', params: { timer: 'reopen' } }, target: '#sealed' });
    return config;
  }

  #interruptRegion(): StateConfig | undefined {
    const all = modulesOf(this.#blueprint).flatMap(({ blueprint }) => blueprint.interrupts);
    const returning = all.filter(({ steps }) => steps.length > 0);
    if (returning.length === 0) return undefined;
    const idle: StateConfig = { id: 'interrupt-none' };
    const states: Record<string, StateConfig> = { 'interrupt-none': idle };
    for (const interrupt of returning) {
      const params = { interrupt: interrupt.id };
      const [first] = interrupt.steps;
      listen(idle, interrupt.on.name, {
        guard: { type: 'mayInterrupt', params },
        target: first === undefined ? undefined : `#${entryOf(first)}`,
        actions: [{ type: 'beginInterrupt', params }],
      });
      const key = `interrupt-${interrupt.id}`;
      states[key] = {
        id: key,
        initial: first === undefined ? '' : entryOf(first),
        states: {
          ...this.#steps(interrupt.steps),
          [`resume-${interrupt.id}`]: {
            id: `resume-${interrupt.id}`,
            always: [{ target: '#interrupt-none', actions: [{ type: 'endInterrupt', params }] }],
          },
        },
        on: { 'fact.journey.closed': [{ target: '#interrupt-none', actions: [{ type: 'abandonInterrupt', params }] }] },
      };
    }
    listen(idle, 'journey.sealed', { target: '#interrupt-sealed' });
    states['interrupt-sealed'] = { id: 'interrupt-sealed', type: 'final' };
    return { id: 'interrupt', initial: 'interrupt-none', states };
  }

  #steps(steps: readonly Step[]): Record<string, StateConfig> {
    const states: Record<string, StateConfig> = {};
    for (const step of steps) {
      const node = this.#graph.nodes.get(stepKey(step.id));
      if (node?.kind !== 'step') continue;
      const live = this.#ifLive(step);
      if (step.when !== undefined) {
        states[`gate-${step.id}`] = {
          id: `gate-${step.id}`,
          always: [
            { guard: { type: 'stepApplies', params: { step: step.id, when: step.when.text } }, target: `#${node.key}` },
            {
              ...live,
              target: this.#edgeOf(node.key, 'skip'),
              actions: [{ type: 'skipStep', params: { step: step.id } }],
            },
          ],
        };
      }
      states[node.key] = this.#step(step, node);
    }
    return states;
  }

  #step(step: Step, node: Extract<FlowNode, { kind: 'step' }>): StateConfig {
    const { action } = step;
    const config: StateConfig = {
      id: node.key,
      meta: { verb: action.verb, lane: laneOf(step), line: this.#line(step.path) },
      entry: [{ type: 'enterStep', params: { step: step.id } }],
    };
    if (node.waits) {
      const tag = this.#waitingTag(step);
      if (tag !== undefined) config.tags = [tag];
    }
    const ways = node.edges.flatMap(({ kind, way, to }) => (kind === 'way' && way !== undefined ? [{ way, to }] : []));
    if (action.verb === 'parallel') this.#addBranches(config, step, action);
    if (action.verb === 'use' && action.body !== undefined) this.#addModule(config, step, action.body);
    for (const [index, { way, to }] of ways.entries()) this.#listenFor(config, step, way, index, this.#target(to));
    if (action.verb === 'call') this.#addTries(config, step, action, ways);
    if (step.remind !== undefined) {
      listen(config, 'timer', {
        guard: { type: 'isDue', params: { timer: `remind:${step.id}`, step: step.id } },
        actions: [{ type: 'remind', params: { step: step.id } }],
      });
    }
    for (const handler of step.on) {
      const edge = node.edges.find((candidate) => candidate.handler === handler);
      const key = handlerKey(node.key, handler.event.name);
      // Back to the step itself means that it begins anew.
      const target = edge && this.#target(edge.to);
      listen(config, handler.event.name, {
        ...handling(key, target),
        ...(target === undefined ? {} : { reenter: true }),
      });
    }
    return config;
  }

  /** The branches run side by side; when enough have come to their end, the case goes on. */
  #addBranches(config: StateConfig, step: Step, { branches }: Parallel): void {
    const params = { step: step.id };
    config.type = 'parallel';
    config.states = Object.fromEntries(
      branches.map(({ name, path, steps, alternatives }): [string, StateConfig] => {
        const [first] = steps;
        const done = branchEndKey(step.id, name);
        const id = `branch-${step.id}--${name}`;
        const branch: StateConfig = {
          id,
          meta: { line: this.#line(path) },
          initial: first === undefined ? '' : entryOf(first),
          states: {
            ...this.#steps([...steps, ...alternatives]),
            [done]: { id: done, entry: [{ type: 'endBranch', params: { ...params, branch: name } }] },
          },
        };
        return [id, branch];
      }),
    );
    const joined = this.#graph.nodes.get(joinKey(step.id))?.edges.find(({ kind }) => kind === 'way');
    if (joined?.way === undefined) throw new Error(`Step "${step.id}" leads nowhere; check the blueprint first.`);
    const taken: Named = { type: 'finishStep', params: { ...params, way: joined.way.name } };
    config.always = [{ guard: { type: 'isJoined', params }, target: this.#target(joined.to), actions: [taken] }];
  }

  /** A module runs inside the step that uses it; its ends are the step's ways out. */
  #addModule(config: StateConfig, step: Step, body: Blueprint): void {
    config.initial = startOf(body);
    config.states = this.#stages(body, step);
    const live = this.#ifLive(step);
    for (const { id } of body.ends) {
      const exit = this.#graph.nodes.get(endKey(id))?.edges.find(({ kind }) => kind === 'way');
      if (exit?.way === undefined) continue;
      const params = { step: step.id, way: exit.way.name };
      config.states[endKey(id)] = {
        id: endKey(id),
        always: [{ ...live, target: this.#target(exit.to), actions: [{ type: 'finishStep', params }] }],
      };
    }
    this.#leaveOn(config, body.interrupts, { step: step.id });
  }

  /** A call that fails or takes too long is made again, as long as there are tries left. */
  #addTries(config: StateConfig, step: Step, action: Call, ways: readonly { way: Way; to: string }[]): void {
    const again: Named = { type: 'tryAgain', params: { step: step.id } };
    const failure = ways.find(({ way }) => way.kind === 'failure');
    const params = { step: step.id, way: 'failed' };
    if (action.retry !== undefined || action.fallback !== undefined) {
      const type = `step.${step.id}.failed`;
      const trying: TransitionConfig = { guard: { type: 'mayTryAgain', params }, actions: [again] };
      config.on = { ...config.on, [type]: [trying, ...(config.on?.[type] ?? [])] };
    }
    if (action.timeout !== undefined) {
      const timer = `timeout:${step.id}`;
      listen(config, 'timer', { guard: { type: 'isLate', params: { step: step.id, timer } }, actions: [again] });
      listen(config, 'timer', {
        guard: { type: 'isDue', params: { ...params, timer } },
        ...(failure === undefined ? {} : { target: this.#target(failure.to), reenter: true as const }),
        actions: [{ type: 'finishStep', params }],
      });
    }
    if (action.retry?.every !== undefined) {
      const timer = `retry:${step.id}`;
      listen(config, 'timer', {
        guard: { type: 'isDue', params: { step: step.id, timer } },
        actions: [{ type: 'callAgain', params: { step: step.id } }],
      });
    }
  }

  /** The guard of what happens at once in a branch that others may have made needless meanwhile. */
  #ifLive(step: Step): Pick<TransitionConfig, 'guard'> {
    return this.#isInRace(step) ? { guard: { type: 'isLive', params: { step: step.id } } } : {};
  }

  /** True in a branch that is given up when enough others are done. */
  #isInRace({ inside }: Step): boolean {
    for (let place = inside; place !== undefined;) {
      const node = this.#graph.nodes.get(stepKey(place.step));
      const outer = node?.kind === 'step' ? node.step : undefined;
      if (outer?.action.verb === 'parallel' && outer.action.needed < outer.action.branches.length) return true;
      place = outer?.inside;
    }
    return false;
  }

  #listenFor(config: StateConfig, step: Step, way: Way, index: number, target: string): void {
    const { action } = step;
    const params = {
      step: step.id,
      way: wayName(way, index),
      ...(way.when === undefined ? {} : { when: way.when.text }),
    };
    const taken: TransitionConfig = {
      target,
      reenter: true,
      actions: [{ type: 'finishStep', params: { step: step.id, way: params.way } }],
    };
    const onTimer = (timer: string): void =>
      listen(config, 'timer', { ...taken, guard: { type: 'isDue', params: { ...params, timer } } });
    const onEvent = (event: string): void =>
      listen(config, event, { ...taken, guard: { type: 'isAwaited', params: { ...params, event } } });
    const onOutcome = (name: string): void => {
      const transition: TransitionConfig = { ...taken, guard: { type: 'maySend', params } };
      (config.on ??= {})[`step.${step.id}.${name}`] = [...(config.on[`step.${step.id}.${name}`] ?? []), transition];
    };
    if (way.kind === 'time-out') return onTimer(`within:${step.id}`);
    if (way.kind === 'failure') return onOutcome('failed');
    switch (action.verb) {
      case 'say':
      case 'decide': {
        config.always = [{ ...this.#ifLive(step), target, actions: taken.actions }];
        return undefined;
      }
      case 'choose': {
        const guard: Named = { type: 'branchHolds', params };
        const needsGuard = way.when !== undefined || this.#isInRace(step);
        (config.always ??= []).push({ target, ...(needsGuard ? { guard } : {}), actions: taken.actions });
        return undefined;
      }
      case 'wait': {
        if (action.for.kind === 'event') return onEvent(action.for.event.name);
        if (action.for.kind !== 'first') return onTimer(`wait:${step.id}`);
        const until = action.for.arms.find(({ name }) => name === way.name)?.until;
        return until?.kind === 'event' ? onEvent(until.event.name) : onTimer(`wait:${step.id}:${way.name}`);
      }
      case 'approve':
        return this.#listenForVotes(config, step, way, taken);
      case 'parallel':
      case 'use':
        return undefined;
      default:
        return onOutcome(way.kind === 'picked' ? way.name : ordinaryOutcome(action.verb));
    }
  }

  /** Every vote may decide, by any of the outcomes; one that does not decide is kept. */
  #listenForVotes(config: StateConfig, step: Step, way: Way, taken: TransitionConfig): void {
    const cast: Named = { type: 'castVote', params: { step: step.id } };
    const said = VOTES.filter((vote) => vote === 'approved' || step.outcomes.some(({ name }) => name === vote));
    for (const vote of said) {
      const type = `step.${step.id}.${vote}`;
      const open: TransitionConfig = { guard: { type: 'mayVote', params: { step: step.id } }, actions: [cast] };
      const decided: TransitionConfig = {
        ...taken,
        guard: { type: 'votesComeTo', params: { step: step.id, way: way.name } },
        actions: [cast, ...(taken.actions ?? [])],
      };
      const before = config.on?.[type] ?? [open];
      config.on = { ...config.on, [type]: [...before.slice(0, -1), decided, open] };
    }
  }

  /** Whom the case waits for at a step; waiting for time alone is waiting for nobody. */
  #waitingTag(step: Step): string | undefined {
    switch (step.action.verb) {
      case 'ask':
      case 'survey':
        return 'waiting-customer';
      case 'call':
        return 'waiting-third-party';
      case 'parallel':
      case 'use':
        return undefined;
      case 'do':
      case 'meet':
      case 'approve':
        if (step.by?.name === 'customer') return 'waiting-customer';
        return this.#isExternal(step) ? 'waiting-third-party' : 'waiting-staff';
      default:
        return this.#isExternal(step) ? 'waiting-third-party' : undefined;
    }
  }

  #isExternal({ by }: Step): boolean {
    return by !== undefined && this.#blueprint.roles.get(by.name)?.external === true;
  }

  #target(key: string): string {
    const node = this.#graph.nodes.get(key);
    if (node?.kind === 'step' && node.step.when !== undefined) return `#gate-${node.step.id}`;
    return node?.kind === 'stage' ? `#door-${node.stage.id}` : `#${key}`;
  }

  #edgeOf(key: string, kind: 'skip'): string {
    const edge = this.#graph.nodes.get(key)?.edges.find((candidate) => candidate.kind === kind);
    if (edge === undefined) throw new Error(`There is no way past "${key}"; check the blueprint first.`);
    return this.#target(edge.to);
  }

  #breakTarget(source: FlowGraph['breaks'][number]['source']): string {
    const found = this.#graph.breaks.find((candidate) => candidate.source === source);
    if (found === undefined) throw new Error('A handler leads nowhere; check the blueprint first.');
    return this.#target(found.to);
  }

  #line(path: Step['path']): number {
    const { places, source } = this.#blueprint;
    return positionAt(source, places.key(path).start).line;
  }
}

/** The row of the picture in which a step stands by its verb. */
export function laneOf({ action, via }: Step): string {
  switch (action.verb) {
    case 'ask':
    case 'say':
    case 'survey':
      return 'frontstage';
    case 'do':
      return via.length > 0 ? 'frontstage' : 'backstage';
    case 'call':
      return 'support';
    case 'meet':
    case 'approve':
      return via.length > 0 ? 'frontstage' : 'backstage';
    default:
      return 'backstage';
  }
}

/** The state in which a case, or a module, begins: by its key. */
function startOf({ stages: [first] }: Blueprint): string {
  if (first === undefined) return '';
  return first.when === undefined ? stageKey(first.id) : `door-${first.id}`;
}

/** The key of the state by which a step is entered. */
function entryOf(step: Step): string {
  return step.when === undefined ? stepKey(step.id) : `gate-${step.id}`;
}

/** A state in which the case is closed. */
function closing(key: string, end: string): StateConfig {
  return { id: key, tags: ['closed'], entry: [{ type: 'closeCase', params: { end } }] };
}

function handling(handler: string, target: string | undefined): TransitionConfig {
  return {
    guard: { type: 'isHandled', params: { handler } },
    ...(target === undefined ? {} : { target }),
    actions: [{ type: 'handle', params: { handler } }],
  };
}

/** Adds a transition; what happens inside the machine is heard as a fact. */
function listen(config: StateConfig, event: string, transition: TransitionConfig): void {
  const type = event === 'timer' || isOutsideEvent(event) ? event : `fact.${event}`;
  config.on ??= {};
  (config.on[type] ??= []).push(transition);
}
