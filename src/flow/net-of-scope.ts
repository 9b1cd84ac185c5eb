import {
  holdsScope,
  type Activity,
  type ProcessEvent,
  type ProcessModel,
  type ProcessNode,
  type SequenceFlow,
} from '../blueprint/process.ts';
import { literallyIs } from './literal-condition.ts';
import { listed, NetBuilder, type Net, type NetWay, type Some } from './net.ts';
import { boundaryFor, canFail, caughtEscalations, codeOf, handlerFor, ownerBoundaries } from './process-catches.ts';
import { boundariesOf, eventSubProcessesOf, linkTargets, linkThrown, startsOf, type Scope } from './process-scopes.ts';

/** How a scope can be left, seen from where it stands. */
export interface Summary {
  readonly ends: readonly { readonly thrown: readonly string[]; readonly exit: string }[];
  /** What may have been thrown out of it while it still runs: each a set of codes of escalations. */
  readonly points: readonly (readonly string[])[];
}

/** Of a scope that comes to its end, and of which nothing else is seen. */
export const ORDINARY: Summary = { ends: [{ thrown: [], exit: 'normal' }], points: [[]] };

/** Ways of leaving a scope that throw out all that is still in it. */
export type Exit = 'normal' | 'cancel' | `error:${string}` | `escalation:${string}`;

export interface ScopeNet {
  readonly net: Net;
  /** A gateway whose meaning the standard leaves to whoever runs it. */
  readonly unclear?: ProcessNode;
}

/**
 * Lowers one scope. What happens outside is taken as possible at any time: messages, signals, times and conditions; what
 * does not interrupt happens at most once while its activity runs. Of data nothing is known: any way may be taken, but for
 * conditions that are literally true or false.
 *
 * @param summaryOf how sub-processes and called processes can be left.
 */
export function netOfScope(
  model: ProcessModel,
  scopes: ReadonlyMap<string, Scope>,
  scope: Scope,
  summaryOf: (activity: Activity) => Summary,
): ScopeNet {
  return new ScopeLowering(model, scopes, scope, summaryOf).lower();
}

class ScopeLowering {
  readonly #model: ProcessModel;
  readonly #scopes: ReadonlyMap<string, Scope>;
  readonly #scope: Scope;
  readonly #summaryOf: (activity: Activity) => Summary;
  readonly #net: NetBuilder;
  readonly #choices = new Map<string, number>();
  readonly #entries = new Map<string, number>();
  readonly #edges = new Map<string, number>();
  readonly #boundaries: ReadonlyMap<string, readonly ProcessEvent[]>;
  readonly #caught: ReadonlySet<string>;

  constructor(
    model: ProcessModel,
    scopes: ReadonlyMap<string, Scope>,
    scope: Scope,
    summaryOf: (activity: Activity) => Summary,
  ) {
    this.#model = model;
    this.#scopes = scopes;
    this.#scope = scope;
    this.#summaryOf = summaryOf;
    this.#net = new NetBuilder(new Set([...scope.nodes.values()].filter(isDone).map(({ id }) => id)));
    this.#boundaries = boundariesOf(scope);
    this.#caught = caughtEscalations(model);
  }

  lower(): ScopeNet {
    const nodes = [...this.#scope.nodes.values()].filter(
      (node) => node.kind !== 'activity' || (node.triggeredByEvent !== true && node.isForCompensation !== true),
    );
    const linked = new Map<string, number>();
    for (const node of nodes) {
      for (const { id } of linkTargets(this.#scope, node)) linked.set(id, (linked.get(id) ?? 0) + 1);
    }
    const unclear = nodes.find(
      (node) => node.kind === 'gateway' && node.type === 'complexGateway' && this.#flowsInto(node).length > 1,
    );
    for (const node of nodes) this.#add(node, linked.get(node.id) ?? 0);
    for (const node of nodes) this.#connect(node);
    for (const node of nodes) this.#setWays(node);
    const starts = startsOf(this.#scope).map((begun) => ({
      edges: begun.flatMap(({ id }) => {
        const to = this.#entries.get(id);
        return to === undefined ? [] : [this.#net.edge(this.#net.start, to)];
      }),
    }));
    this.#net.setWays(this.#net.start, starts);
    return { net: this.#net, unclear };
  }

  #flowsInto(node: ProcessNode): SequenceFlow[] {
    return node.incoming.flatMap((id) => {
      const flow = this.#scope.process.flows.get(id);
      return flow !== undefined && this.#scope.nodes.has(flow.from) ? [flow] : [];
    });
  }

  #flowsFrom(node: ProcessNode): SequenceFlow[] {
    return node.outgoing.flatMap((id) => {
      const flow = this.#scope.process.flows.get(id);
      return flow !== undefined && this.#scope.nodes.has(flow.to) ? [flow] : [];
    });
  }

  #add(node: ProcessNode, linked: number): void {
    const choice = this.#net.choice(node.id);
    this.#choices.set(node.id, choice);
    const isEnd = node.kind === 'event' && node.type === 'endEvent';
    const isMany = this.#flowsInto(node).length + linked > 1;
    this.#entries.set(node.id, isMany && !isEnd ? this.#net.before(choice, meetingOf(node)) : choice);
  }

  #connect(node: ProcessNode): void {
    const from = this.#choices.get(node.id)!;
    for (const flow of this.#flowsFrom(node)) {
      const to = this.#entries.get(flow.to);
      if (to !== undefined) this.#edges.set(flow.id, this.#net.edge(from, to, { name: flow.name }));
    }
    for (const { id } of linkTargets(this.#scope, node)) {
      const to = this.#entries.get(id);
      if (to !== undefined) this.#edges.set(`${node.id} ${id}`, this.#net.edge(from, to));
    }
    for (const event of this.#boundaries.get(node.id) ?? []) {
      const to = this.#entries.get(event.id);
      const isAside = !event.isInterrupting;
      if (to !== undefined) this.#edges.set(event.id, this.#net.edge(from, to, { isAside }));
    }
  }

  #setWays(node: ProcessNode): void {
    const choice = this.#choices.get(node.id)!;
    if (node.kind === 'activity') return this.#setActivity(node, choice);
    const thrown = node.kind === 'event' && isThrowing(node) ? this.#thrownBy(node) : undefined;
    if (thrown !== undefined) return this.#net.setWays(choice, thrown);
    this.#setFree(choice, this.#waysOut(node));
  }

  #setFree(choice: number, out: readonly NetWay[] | Some): void {
    if ('free' in out) this.#net.setSome(choice, out);
    else this.#net.setWays(choice, out);
  }

  /** The ways by the flows of a node. */
  #waysOut(node: ProcessNode): readonly NetWay[] | Some {
    const flows = this.#flowsFrom(node);
    if (flows.length === 0 && linkThrown(node) !== undefined) {
      const targets = linkTargets(this.#scope, node).flatMap(({ id }) => this.#edges.get(`${node.id} ${id}`) ?? []);
      return targets.length === 0 ? [{ edges: [] }] : targets.map((edge) => ({ edges: [edge] }));
    }
    if (flows.length === 0) return [{ edges: [] }];
    const edge = (flow: SequenceFlow): number => this.#edges.get(flow.id)!;
    if (node.kind === 'gateway' && node.type === 'parallelGateway') return [{ edges: flows.map(edge) }];
    if (node.kind === 'gateway' && (node.type === 'exclusiveGateway' || node.type === 'eventBasedGateway')) {
      return openFlows(node, flows).map((flow) => ({ edges: [edge(flow)] }));
    }
    const some = combined(node, flows);
    const out: Some = {
      always: some.always.map(edge),
      free: some.free.map(edge),
      otherwise: some.otherwise === undefined ? undefined : edge(some.otherwise),
    };
    return listed(out) ?? out;
  }

  #thrownBy(event: ProcessEvent): NetWay[] | undefined {
    const { definitions } = event;
    if (definitions.some(({ kind }) => kind === 'terminate')) return [{ edges: [], exit: 'normal' }];
    if (definitions.some(({ kind }) => kind === 'cancel')) return [{ edges: [], exit: 'cancel' }];
    const error = definitions.find(({ kind }) => kind === 'error');
    if (error !== undefined) return this.#failing(codeOf(this.#model, error), []);
    const codes = definitions.flatMap((definition) =>
      definition.kind === 'escalation' ? [codeOf(this.#model, definition)] : [],
    );
    if (codes.length === 0) return undefined;
    const out = this.#waysOut(event);
    return 'free' in out ? undefined : out.flatMap((way) => this.#escalating(codes, way));
  }

  /** What an error leads to: the event sub-process beside it, or out of the scope. */
  #failing(code: string, thrown: readonly string[]): NetWay[] {
    const handler = handlerFor(this.#model, this.#scope, 'error', code);
    if (handler !== undefined) return this.#handled(handler.node, thrown);
    return [{ edges: [], exit: `error:${code}`, throws: some(thrown) }];
  }

  /** An event sub-process has taken the place of all that ran. */
  #handled(node: Activity, thrown: readonly string[]): NetWay[] {
    return this.#summaryOf(node).ends.map((end) => ({
      edges: [],
      exit: end.exit,
      throws: some([...thrown, ...end.thrown]),
    }));
  }

  /** The way, with what its escalations do inside and outside the scope. */
  #escalating(codes: readonly string[], way: NetWay): NetWay[] {
    const outside: string[] = [];
    for (const code of codes) {
      const handler = handlerFor(this.#model, this.#scope, 'escalation', code);
      if (handler !== undefined) {
        if (handler.start.isInterrupting) return this.#handled(handler.node, outside);
        continue;
      }
      const border = boundaryFor(this.#model, ownerBoundaries(this.#scopes, this.#scope), 'escalation', code);
      if (border?.isInterrupting === true) return [{ edges: [], exit: `escalation:${code}`, throws: some(outside) }];
      if (this.#caught.has(code) || this.#caught.has('')) outside.push(code);
    }
    return [{ ...way, throws: some([...(way.throws ?? []), ...outside]) }];
  }

  #setActivity(node: Activity, choice: number): void {
    const out = this.#waysOut(node);
    const events = this.#boundaries.get(node.id) ?? [];
    const holds = isHolding(node);
    if (events.length === 0 && !holds) return this.#setFree(choice, out);
    const summary = holds ? orSkipped(node, this.#summaryOf(node)) : ORDINARY;
    let done: NetWay | undefined = 'free' in out ? undefined : out.length === 1 ? out[0] : undefined;
    if (done === undefined) {
      const after = this.#net.choice(node.id);
      this.#setFree(after, out);
      done = { edges: [this.#net.edge(choice, after)] };
    }
    const free = events.filter((event) => this.#isFree(node, event));
    const beside = subsets(free.filter(({ isInterrupting }) => !isInterrupting).map(({ id }) => this.#edges.get(id)!));
    const ways: NetWay[] = [];
    for (const { thrown, exit } of summary.ends) ways.push(...this.#left(events, thrown, exit, done));
    for (const { id } of free.filter(({ isInterrupting }) => isInterrupting)) {
      for (const thrown of summary.points)
        ways.push(...this.#caughtAt(events, thrown, { edges: [this.#edges.get(id)!] }));
    }
    if (ways.length === 0) ways.push({ edges: [this.#round(node)] });
    const all = beside.flatMap((more) => ways.map((way) => ({ ...way, edges: [...way.edges, ...more] })));
    this.#net.setWays(choice, all);
  }

  /** Where an activity goes on for ever, until what stands around it is broken off. */
  #round({ id }: Activity): number {
    const again = this.#net.choice(id);
    const merge = this.#net.before(again, 'merge');
    this.#net.setWays(again, [{ edges: [this.#net.edge(again, merge)] }]);
    return this.#net.edge(this.#choices.get(id)!, merge);
  }

  /** True for an event on a border that can happen at any time, whatever happens inside the activity. */
  #isFree(node: Activity, { definitions }: ProcessEvent): boolean {
    const isUnknown =
      node.type === 'callActivity' && !this.#model.processes.some(({ id }) => id === node.calledElement);
    const isSimple = !isHolding(node);
    return definitions.some(({ kind }) => {
      if (kind === 'compensate') return false;
      if (kind === 'cancel') return isSimple || isUnknown;
      if (kind === 'escalation') return isSimple || isUnknown;
      if (kind === 'error') return isSimple || canFail(this.#model, this.#scopes, node);
      return true;
    });
  }

  /** An activity was left in some way of its own. */
  #left(events: readonly ProcessEvent[], thrown: readonly string[], exit: string, done: NetWay): NetWay[] {
    if (exit === 'normal') return this.#caughtAt(events, thrown, done);
    const [kind, code = ''] = cutAt(exit);
    if (kind === 'cancel') {
      const border = events.find(({ definitions }) => definitions.some((definition) => definition.kind === 'cancel'));
      return this.#caughtAt(events, thrown, border === undefined ? done : { edges: [this.#edges.get(border.id)!] });
    }
    const border = boundaryFor(this.#model, events, kind === 'error' ? 'error' : 'escalation', code);
    if (border !== undefined) return this.#caughtAt(events, thrown, { edges: [this.#edges.get(border.id)!] });
    if (kind === 'error') return this.#failing(code, this.#passedOn(events, thrown));
    return this.#caughtAt(events, [...thrown, code], done);
  }

  /** The escalations thrown in an activity reach the events on its border, or go further out. */
  #caughtAt(events: readonly ProcessEvent[], thrown: readonly string[], way: NetWay): NetWay[] {
    const edges = [...way.edges];
    for (const code of thrown) {
      const border = boundaryFor(this.#model, events, 'escalation', code);
      if (border === undefined) continue;
      if (border.isInterrupting) return [{ edges: [this.#edges.get(border.id)!] }];
      edges.push(this.#edges.get(border.id)!);
    }
    return this.#escalating(this.#passedOn(events, thrown), { ...way, edges });
  }

  #passedOn(events: readonly ProcessEvent[], thrown: readonly string[]): string[] {
    return thrown.filter((code) => boundaryFor(this.#model, events, 'escalation', code) === undefined);
  }
}

function some(codes: readonly string[]): readonly string[] | undefined {
  return codes.length === 0 ? undefined : [...new Set(codes)].toSorted();
}

/** True for what somebody notices when it happens twice: all but gateways, starts and ends. */
export function isDone(node: ProcessNode): boolean {
  return node.kind === 'activity' || (node.kind === 'event' && node.type !== 'startEvent' && node.type !== 'endEvent');
}

/** An activity that may run for none of a list, or not even once, then is left as if it had been done. */
function orSkipped({ loop }: Activity, summary: Summary): Summary {
  const isSkipped =
    (loop?.kind === 'multiple' && !/^\s*=?\s*[1-9]\d*\s*$/u.test(loop.cardinality?.text ?? '')) ||
    (loop?.kind === 'standard' && loop.testBefore);
  if (!isSkipped || summary.ends.some(({ exit }) => exit === 'normal')) return summary;
  return { ...summary, ends: [...summary.ends, ...ORDINARY.ends] };
}

/** True for an activity whose end is that of a scope. */
function isHolding(node: Activity): boolean {
  return node.type === 'callActivity' || holdsScope(node);
}

function cutAt(exit: string): [kind: string, code?: string] {
  const at = exit.indexOf(':');
  return at === -1 ? [exit] : [exit.slice(0, at), exit.slice(at + 1)];
}

function isThrowing({ type }: ProcessEvent): boolean {
  return type === 'intermediateThrowEvent' || type === 'endEvent';
}

function meetingOf(node: ProcessNode): 'merge' | 'join' | 'gather' {
  if (node.kind !== 'gateway') return 'merge';
  return node.type === 'parallelGateway' ? 'join' : node.type === 'inclusiveGateway' ? 'gather' : 'merge';
}

/** The flows out of an exclusive gateway that can be taken: none whose condition is literally false, none after a true one. */
export function openFlows(node: ProcessNode, flows: readonly SequenceFlow[]): SequenceFlow[] {
  const tested = flows.filter(({ id }) => id !== node.default);
  const certain = tested.findIndex(({ condition }) => literallyIs(condition) === true);
  const open = (certain === -1 ? tested : tested.slice(0, certain + 1)).filter(
    ({ condition }) => literallyIs(condition) !== false,
  );
  return certain === -1 ? [...open, ...flows.filter(({ id }) => id === node.default)] : open;
}

/** Which flows out of an inclusive gateway, or of any node but a gateway, are taken always, freely, and else. */
export function combined(
  node: ProcessNode,
  flows: readonly SequenceFlow[],
): { always: readonly SequenceFlow[]; free: readonly SequenceFlow[]; otherwise?: SequenceFlow } {
  const isGateway = node.kind === 'gateway';
  const otherwise = flows.find(({ id }) => id === node.default);
  const tested = flows.filter((flow) => flow !== otherwise);
  // Where nobody has written a condition, whoever does the work before it decides.
  if (isGateway && tested.every(({ condition }) => condition === undefined))
    return { always: [], free: tested, otherwise };
  const always = tested.filter(({ condition }) => condition === undefined || literallyIs(condition) === true);
  const free = tested.filter(({ condition }) => condition !== undefined && literallyIs(condition) === undefined);
  // What always leads on is a way out, but only a condition that holds keeps the default from being taken.
  const isCertain = tested.some(({ condition }) => literallyIs(condition) === true) || (isGateway && always.length > 0);
  return { always, free, otherwise: isCertain ? undefined : otherwise };
}

/** All sets of some of the edges; of very many only none, each and all. */
function subsets(edges: readonly number[]): number[][] {
  if (edges.length > 5) return [[], ...edges.map((edge) => [edge]), [...edges]];
  return Array.from({ length: 2 ** edges.length }, (_, taken) =>
    edges.filter((_, index) => (taken & (2 ** index)) !== 0),
  );
}

/** The event sub-processes of a scope that something from outside can start at any time. */
export function freeHandlers(scope: Scope): readonly { readonly node: Activity; readonly isInterrupting: boolean }[] {
  return eventSubProcessesOf(scope).flatMap(({ node, starts }) => {
    const free = starts.filter(({ definitions }) =>
      definitions.some(({ kind }) => kind !== 'error' && kind !== 'escalation' && kind !== 'compensate'),
    );
    return free.length === 0 ? [] : [{ node, isInterrupting: free.some(({ isInterrupting }) => isInterrupting) }];
  });
}
