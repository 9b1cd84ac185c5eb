import {
  holdsScope,
  type EventDefinition,
  type Process,
  type ProcessEvent,
  type ProcessModel,
  type ProcessNode,
} from '../../src/blueprint/process.ts';

// BPMN 2.0 as a game of tokens, played as plainly as it can be: nothing is prepared, nothing is remembered, everything is
// looked up in the model again and again. It serves to be compared with what is built for speed.
//
// Nothing is known of data: any way may be taken, but for conditions that are literally true or false. What happens outside
// may happen at any time; a message that somebody in the file sends does not come before it is sent. An activity with
// several instances, or that loops, counts as one that is done once. Compensation does nothing.

/** Where the game stands. Plain data; a move gives a new one. */
export interface GameState {
  readonly model: ProcessModel;
  /** The scopes that run, outer ones first. */
  readonly runs: readonly Run[];
  /** Ids of message flows by which a message has come and was not taken yet. */
  readonly messages: readonly string[];
  /** Ids of all nodes that have been done, in that order. */
  readonly done: readonly string[];
  /** The code of an error that nobody has caught: its process has ended by it. */
  readonly failed?: string;
  readonly last: number;
}

/** One run of a process or sub-process. */
export interface Run {
  readonly id: number;
  readonly process: string;
  readonly scope: string;
  readonly tokens: readonly Token[];
  /** The run that it stands in, with the token of its activity; an event sub-process has none. */
  readonly parent?: { readonly run: number; readonly token?: number };
}

/** On a flow; in a node that takes time: an activity at work, an event that is waited for, a race; behind what has happened. */
export interface Token {
  readonly id: number;
  readonly at: string;
  readonly on: 'flow' | 'node' | 'done';
}

/**
 * - `enter`: a token comes from a flow into what takes time;
 * - `pass`: tokens go through a gateway or an event that takes none;
 * - `leave`: what took time is done;
 * - `happen`: an event on a border, in a race, or of an event sub-process happens.
 */
export interface Move {
  readonly kind: 'enter' | 'pass' | 'leave' | 'happen';
  readonly run: number;
  readonly node: string;
  /** The tokens that it takes, by id. */
  readonly takes: readonly number[];
  /** The flows on which it puts tokens. */
  readonly gives: readonly string[];
}

/** The game at its beginning. Without `at`, by the first start event that waits for nothing, or else the first at all. */
export function start(model: ProcessModel, at?: string): GameState {
  let state: GameState = { model, runs: [], messages: [], done: [], last: 0 };
  const customers = model.participants.filter(({ isCustomer }) => isCustomer).map(({ process }) => process);
  for (const process of model.processes) {
    const events = startEvents(process, process.id);
    const none = events.find(({ definitions }) => definitions.length === 0);
    const wanted = events.find(({ id }) => id === at);
    if (wanted !== undefined) state = begin(state, process, process.id, [wanted.id]);
    else if (process.id === model.main) state = begin(state, process, process.id, firstIn(process, process.id));
    else if (none !== undefined && customers.includes(process.id)) state = begin(state, process, process.id, [none.id]);
  }
  return state;
}

/** Every move that can be made. */
export function enabled(state: GameState): Move[] {
  return state.runs.flatMap((run) => [
    ...run.tokens.flatMap((token) =>
      token.on === 'flow' ? arrivals(state, run, token) : departures(state, run, token),
    ),
    ...(run.tokens.length === 0 ? [] : handlersOf(state, run))
      .filter((event) => canHappen(state, event))
      .map((event): Move => ({ kind: 'happen', run: run.id, node: event.id, takes: [], gives: [] })),
  ]);
}

/** Makes a move. */
export function fire(state: GameState, move: Move): GameState {
  const run = state.runs.find(({ id }) => id === move.run)!;
  const node = nodeIn(state, run, move.node);
  if (move.kind === 'happen') return happen(state, run, node as ProcessEvent, move.takes[0]);
  let next = take(state, run.id, move.takes);
  if (move.kind === 'enter') return enter(next, run.id, node);
  next = put({ ...next, done: [...next.done, node.id] }, run.id, move.gives, 'flow');
  next = receive(next, node);
  return node.kind === 'event' && move.kind === 'pass' ? throwAll(next, run.id, node) : next;
}

/** True when nothing is on its way any more. */
export function isOver({ runs }: GameState): boolean {
  return runs.every(({ tokens }) => tokens.length === 0);
}

/** The same for states in which the same can happen. */
export function keyOf(state: GameState): string {
  const order = new Map(state.runs.map(({ id }, index) => [id, index]));
  const places = state.runs.map(({ scope, tokens, parent }) => {
    const owner = state.runs.find(({ id }) => id === parent?.run);
    const at = owner?.tokens.findIndex(({ id }) => id === parent?.token);
    return [
      scope,
      order.get(parent?.run ?? -1),
      at,
      ...tokens.map((token) => `${token.on} ${token.at}`).toSorted(),
    ].join();
  });
  return [...places, ...state.messages.toSorted(), state.failed ?? ''].join(';');
}

// What can be done with a token

function arrivals(state: GameState, run: Run, token: Token): Move[] {
  const node = nodeIn(state, run, processOf(state, run).flows.get(token.at)!.to);
  const pass = (takes: readonly number[]): Move[] =>
    waysOut(state, run, node).map((gives) => ({ kind: 'pass', run: run.id, node: node.id, takes, gives }));
  if (node.kind === 'gateway' && (node.type === 'parallelGateway' || node.type === 'inclusiveGateway')) {
    const waiting = node.incoming.map((flow) => run.tokens.filter(({ on, at }) => on === 'flow' && at === flow));
    const takes = waiting.flatMap(([first]) => (first === undefined ? [] : [first.id]));
    // One token speaks for all of them.
    if (takes[0] !== token.id) return [];
    if (takes.length === node.incoming.length) return pass(takes);
    return node.type === 'inclusiveGateway' && isGathered(state, run, node, waiting) ? pass(takes) : [];
  }
  const takesTime =
    node.kind === 'activity' ||
    (node.kind === 'gateway' && node.type === 'eventBasedGateway') ||
    (node.kind === 'event' && node.type === 'intermediateCatchEvent' && linkName(node) === undefined);
  if (!takesTime) return pass([token.id]);
  return [{ kind: 'enter', run: run.id, node: node.id, takes: [token.id], gives: [] }];
}

function departures(state: GameState, run: Run, token: Token): Move[] {
  const node = nodeIn(state, run, token.at);
  const leaving = waysOut(state, run, node).map((gives): Move => ({
    kind: 'leave',
    run: run.id,
    node: node.id,
    takes: [token.id],
    gives,
  }));
  if (token.on === 'done') return leaving;
  const happening = (event: ProcessEvent): Move => ({
    kind: 'happen',
    run: run.id,
    node: event.id,
    takes: [token.id],
    gives: [],
  });
  if (node.kind === 'gateway') {
    const targets = node.outgoing.map((flow) => nodeIn(state, run, processOf(state, run).flows.get(flow)!.to));
    return targets.filter((target) => canHappen(state, target)).map((target) => happening(target as ProcessEvent));
  }
  const inner = state.runs.find(({ parent }) => parent?.run === run.id && parent.token === token.id);
  const isDone = inner === undefined ? canHappen(state, node) : isFinished(state, inner);
  const borders = bordersOf(state, run, node).filter((event) => isFree(node, event) && canHappen(state, event));
  return [...(isDone ? leaving : []), ...borders.map(happening)];
}

/**
 * An inclusive join waits as long as a token can come to a way in on which there is none, and not to one on which there is
 * one already; ways through the join itself do not count (BPMN 2.0, 13.4.3).
 */
function isGathered(state: GameState, run: Run, join: ProcessNode, waiting: readonly (readonly Token[])[]): boolean {
  const empty = join.incoming.filter((_, index) => waiting[index]!.length === 0);
  const filled = join.incoming.filter((_, index) => waiting[index]!.length > 0);
  return run.tokens.every((token) => {
    const ahead = flowsAhead(state, run, token, join);
    return !empty.some((flow) => ahead.has(flow)) || filled.some((flow) => ahead.has(flow));
  });
}

/** The flows that a token can come to without passing a node. */
function flowsAhead(state: GameState, run: Run, token: Token, without: ProcessNode): ReadonlySet<string> {
  const seen = new Set<string>();
  const work = token.on === 'flow' ? [token.at] : flowsBehind(state, run, nodeIn(state, run, token.at));
  for (let flow = work.pop(); flow !== undefined; flow = work.pop()) {
    if (seen.has(flow)) continue;
    seen.add(flow);
    const { to } = processOf(state, run).flows.get(flow)!;
    if (to !== without.id) work.push(...flowsBehind(state, run, nodeIn(state, run, to)));
  }
  return seen;
}

function flowsBehind(state: GameState, run: Run, node: ProcessNode): string[] {
  const link = linkTarget(state, run, node);
  return [
    ...node.outgoing,
    ...(link?.outgoing ?? []),
    ...bordersOf(state, run, node).flatMap(({ outgoing }) => outgoing),
  ];
}

// The ways out of a node

/** Each a set of flows that get a token. */
function waysOut(state: GameState, run: Run, node: ProcessNode): string[][] {
  const from = linkTarget(state, run, node) ?? node;
  const flows = from.outgoing.map((id) => processOf(state, run).flows.get(id)!);
  const says = (id: string): string => flows.find((flow) => flow.id === id)?.condition?.text.trim() ?? '';
  const tested = from.outgoing.filter((id) => id !== from.default);
  if (from.kind === 'gateway' && from.type === 'parallelGateway') return [[...from.outgoing]];
  if (from.kind === 'gateway' && from.type === 'exclusiveGateway') {
    const certain = tested.findIndex((id) => says(id) === 'true');
    const tried = certain === -1 ? tested : tested.slice(0, certain + 1);
    const open = tried.filter((id) => says(id) !== 'false');
    if (certain === -1 && from.default !== undefined) open.push(from.default);
    return open.length === 0 && from.outgoing.length === 0 ? [[]] : open.map((id) => [id]);
  }
  if (from.outgoing.length === 0) return [[]];
  const isGateway = from.kind === 'gateway';
  const isUnsaid = isGateway && tested.every((id) => says(id) === '');
  const always = isUnsaid ? [] : tested.filter((id) => says(id) === 'true' || says(id) === '');
  const free = isUnsaid ? tested : tested.filter((id) => !['true', 'false', ''].includes(says(id)));
  const keepsDefault =
    from.default !== undefined && !(isGateway ? always.length > 0 : always.some((id) => says(id) === 'true'));
  const ways = combinations(free).map((some) => [
    ...always,
    ...some,
    ...(some.length === 0 && keepsDefault ? [from.default] : []),
  ]);
  return ways.filter((way) => way.length > 0);
}

function combinations(ids: readonly string[]): string[][] {
  const [first, ...others] = ids;
  if (first === undefined) return [[]];
  return combinations(others).flatMap((some) => [some, [first, ...some]]);
}

// Moves

function enter(state: GameState, run: number, node: ProcessNode): GameState {
  const next = put(state, run, [node.id], 'node');
  if (node.kind !== 'activity') return next;
  const within = next.runs.find(({ id }) => id === run)!;
  const process =
    node.type === 'callActivity'
      ? state.model.processes.find(({ id }) => id === node.calledElement)
      : holdsScope(node)
        ? processOf(state, within)
        : undefined;
  if (process === undefined) return next;
  const scope = node.type === 'callActivity' ? process.id : node.id;
  return begin(next, process, scope, firstIn(process, scope), { run, token: next.last });
}

function begin(
  state: GameState,
  process: Process,
  scope: string,
  at: readonly string[],
  parent?: Run['parent'],
): GameState {
  const id = state.last + 1;
  const run: Run = { id, process: process.id, scope, tokens: [], parent };
  const next: GameState = { ...state, runs: [...state.runs, run], last: id };
  return at.reduce((before, node) => {
    const first = process.nodes.get(node)!;
    const isWork = first.kind === 'activity' || (first.kind === 'gateway' && first.type === 'eventBasedGateway');
    return isWork ? enter(before, id, first) : put(before, id, [node], 'done');
  }, next);
}

function happen(before: GameState, run: Run, event: ProcessEvent, token: number | undefined): GameState {
  const state = receive(before, event);
  if (event.type === 'startEvent') {
    const cleared = event.isInterrupting ? clear(state, run.id) : state;
    return begin(cleared, processOf(state, run), event.scope, [event.id], { run: run.id });
  }
  const isRace = event.type !== 'boundaryEvent';
  const left = (isRace || event.isInterrupting) && token !== undefined ? take(state, run.id, [token]) : state;
  return put(left, run.id, [event.id], 'done');
}

/** What an event throws, after its tokens have gone on. */
function throwAll(state: GameState, run: number, event: ProcessEvent): GameState {
  if (event.type !== 'endEvent' && event.type !== 'intermediateThrowEvent') return state;
  return event.definitions.reduce((next, definition) => throwOne(next, run, event, definition), state);
}

function throwOne(state: GameState, run: number, event: ProcessEvent, definition: EventDefinition): GameState {
  switch (definition.kind) {
    case 'terminate':
      return clear(state, run);
    case 'error':
      return fail(state, run, codeOf(state, definition));
    case 'escalation':
      return escalate(state, run, codeOf(state, definition));
    case 'cancel':
      return cancel(state, run);
    case 'signal':
      return broadcast(state, definition.signal);
    case 'message':
      return send(state, event);
    default:
      return state;
  }
}

/** An error goes outwards to whoever catches it, and ends all that it leaves. */
function fail(state: GameState, at: number, code: string): GameState {
  const run = state.runs.find(({ id }) => id === at);
  if (run === undefined) return state;
  const handler = handlersOf(state, run).find((event) => catches(state, event, 'error', code));
  if (handler !== undefined) return happen(state, run, handler, undefined);
  return failOutwards(state, run, code);
}

function failOutwards(state: GameState, run: Run, code: string): GameState {
  const { parent } = run;
  const outer = state.runs.find(({ id }) => id === parent?.run);
  if (outer === undefined) return { ...remove(state, run.id), failed: code };
  // What an event sub-process does not catch itself leaves the scope that it stands in.
  if (parent?.token === undefined) return failOutwards(state, outer, code);
  const owner = nodeIn(state, outer, outer.tokens.find(({ id }) => id === parent.token)!.at);
  const border = bordersOf(state, outer, owner).find((event) => catches(state, event, 'error', code));
  const left = take(state, outer.id, [parent.token]);
  return border === undefined ? fail(left, outer.id, code) : put(left, outer.id, [border.id], 'done');
}

/** An escalation goes outwards too, and ends only what its catcher interrupts. */
function escalate(state: GameState, at: number, code: string): GameState {
  const run = state.runs.find(({ id }) => id === at);
  if (run === undefined) return state;
  const handler = handlersOf(state, run).find((event) => catches(state, event, 'escalation', code));
  if (handler !== undefined) return happen(state, run, handler, undefined);
  return escalateOutwards(state, run, code);
}

function escalateOutwards(state: GameState, { parent }: Run, code: string): GameState {
  const outer = state.runs.find(({ id }) => id === parent?.run);
  if (outer === undefined) return state;
  if (parent?.token === undefined) return escalateOutwards(state, outer, code);
  const owner = nodeIn(state, outer, outer.tokens.find(({ id }) => id === parent.token)!.at);
  const border = bordersOf(state, outer, owner).find((event) => catches(state, event, 'escalation', code));
  return border === undefined ? escalate(state, outer.id, code) : happen(state, outer, border, parent.token);
}

function cancel(state: GameState, at: number): GameState {
  const run = state.runs.find(({ id }) => id === at);
  const outer = state.runs.find(({ id }) => id === run?.parent?.run);
  if (run === undefined || outer === undefined || run.parent?.token === undefined) return clear(state, at);
  const owner = nodeIn(state, outer, outer.tokens.find(({ id }) => id === run.parent?.token)!.at);
  const border = bordersOf(state, outer, owner).find(({ definitions }) =>
    definitions.some(({ kind }) => kind === 'cancel'),
  );
  return border === undefined ? clear(state, at) : happen(state, outer, border, run.parent.token);
}

/** Everybody who waits for a signal gets it. */
function broadcast(state: GameState, signal: string | undefined): GameState {
  const isCalled = (node: ProcessNode): node is ProcessEvent =>
    node.kind === 'event' && node.definitions.some((one) => one.kind === 'signal' && one.signal === signal);
  let next = state;
  for (const { id, tokens } of state.runs) {
    const run = next.runs.find((other) => other.id === id);
    if (run === undefined) continue;
    for (const event of handlersOf(next, run))
      if (run.tokens.length > 0 && isCalled(event)) next = happen(next, run, event, undefined);
    for (const token of tokens.filter(({ on }) => on === 'node')) {
      const now = next.runs.find((other) => other.id === id);
      if (now?.tokens.every((other) => other.id !== token.id) !== false) continue;
      const node = nodeIn(next, now, token.at);
      const targets =
        node.kind === 'gateway'
          ? node.outgoing.map((flow) => nodeIn(next, now, processOf(next, now).flows.get(flow)!.to))
          : bordersOf(next, now, node);
      for (const event of targets.filter(isCalled)) next = happen(next, now, event, token.id);
      if (isCalled(node) && node.type === 'intermediateCatchEvent') next = happen(next, now, node, token.id);
    }
  }
  return next;
}

/** A message goes by its flow: it begins a process, or waits for whoever will take it. */
function send(state: GameState, event: ProcessEvent): GameState {
  return state.model.messageFlows
    .filter(({ from }) => from === event.id)
    .reduce((next, { id, to }) => {
      const process = state.model.processes.find(({ nodes }) => nodes.has(to));
      const target = process?.nodes.get(to);
      if (process === undefined || target === undefined) return next;
      const isStart = target.kind === 'event' && target.type === 'startEvent' && target.scope === process.id;
      return isStart ? begin(next, process, process.id, [to]) : { ...next, messages: [...next.messages, id] };
    }, state);
}

/** Takes the message that a node was waiting for. */
function receive(state: GameState, node: ProcessNode): GameState {
  const sent = sentTo(state, node).find((id) => state.messages.includes(id));
  if (sent === undefined) return state;
  const at = state.messages.indexOf(sent);
  return { ...state, messages: state.messages.filter((_, index) => index !== at) };
}

/** True for what comes from outside, or has been sent. */
function canHappen(state: GameState, node: ProcessNode): boolean {
  if (node.kind === 'event') {
    const inner = ['error', 'escalation', 'compensate', 'cancel'];
    const kinds = node.definitions.map(({ kind }) => kind);
    const isInner = kinds.length > 0 && kinds.every((kind) => inner.includes(kind));
    if (isInner && node.type === 'startEvent') return false;
    if (kinds.some((kind) => kind !== 'message')) return true;
  }
  if (node.kind === 'activity' && node.type !== 'receiveTask') return true;
  const sent = sentTo(state, node);
  return sent.length === 0 || sent.some((id) => state.messages.includes(id));
}

/** The message flows that come to a node from nodes of the file. */
function sentTo({ model }: GameState, node: ProcessNode): string[] {
  return model.messageFlows
    .filter(({ from, to }) => to === node.id && model.processes.some(({ nodes }) => nodes.has(from)))
    .map(({ id }) => id);
}

// Tokens

function put(state: GameState, run: number, places: readonly string[], on: Token['on']): GameState {
  const tokens = places.map((at, index): Token => ({ id: state.last + 1 + index, at, on }));
  return {
    ...state,
    runs: state.runs.map((one) => (one.id === run ? { ...one, tokens: [...one.tokens, ...tokens] } : one)),
    last: state.last + tokens.length,
  };
}

/** Takes tokens away, with all that runs in their activities; a scope without any left is over. */
function take(state: GameState, run: number, ids: readonly number[]): GameState {
  const inner = state.runs.filter(({ parent }) => parent?.run === run && ids.includes(parent.token ?? -1));
  const left = inner.reduce((next, { id }) => remove(next, id), state);
  return {
    ...left,
    runs: left.runs.map((one) =>
      one.id === run ? { ...one, tokens: one.tokens.filter(({ id }) => !ids.includes(id)) } : one,
    ),
  };
}

function remove(state: GameState, run: number): GameState {
  const cleared = clear(state, run);
  return { ...cleared, runs: cleared.runs.filter(({ id }) => id !== run) };
}

/** Ends everything in a run. */
function clear(state: GameState, run: number): GameState {
  const inner = state.runs.filter(({ parent }) => parent?.run === run);
  const left = inner.reduce((next, { id }) => remove(next, id), state);
  return { ...left, runs: left.runs.map((one) => (one.id === run ? { ...one, tokens: [] } : one)) };
}

function isFinished(state: GameState, run: Run): boolean {
  const inner = state.runs.filter(({ parent }) => parent?.run === run.id);
  return run.tokens.length === 0 && inner.every((one) => isFinished(state, one));
}

// Looking things up

function processOf({ model }: GameState, run: Run): Process {
  return model.processes.find(({ id }) => id === run.process)!;
}

function nodeIn(state: GameState, run: Run, id: string): ProcessNode {
  return processOf(state, run).nodes.get(id)!;
}

function startEvents(process: Process, scope: string): ProcessEvent[] {
  return [...process.nodes.values()].filter(
    (node): node is ProcessEvent => node.kind === 'event' && node.type === 'startEvent' && node.scope === scope,
  );
}

/** Where a scope begins. Without start events, everything begins that nothing leads to. */
function firstIn(process: Process, scope: string): string[] {
  const events = startEvents(process, scope);
  const first = events.find(({ definitions }) => definitions.length === 0) ?? events[0];
  if (first !== undefined) return [first.id];
  return [...process.nodes.values()]
    .filter((node) => node.scope === scope && node.incoming.length === 0)
    .filter((node) =>
      node.kind === 'activity'
        ? node.triggeredByEvent !== true && node.isForCompensation !== true
        : node.kind === 'gateway',
    )
    .map(({ id }) => id);
}

function bordersOf(state: GameState, run: Run, activity: ProcessNode): ProcessEvent[] {
  return [...processOf(state, run).nodes.values()].filter(
    (node): node is ProcessEvent =>
      node.kind === 'event' && node.type === 'boundaryEvent' && node.attachedTo === activity.id,
  );
}

/** Events on the border that may happen whatever goes on inside; a task may always fail or escalate. */
function isFree(activity: ProcessNode, { definitions }: ProcessEvent): boolean {
  const holds = activity.kind === 'activity' && (activity.type === 'callActivity' || holdsScope(activity));
  return definitions.some(({ kind }) => {
    if (kind === 'compensate') return false;
    return !holds || (kind !== 'error' && kind !== 'escalation' && kind !== 'cancel');
  });
}

/** The events that start the event sub-processes of a run. */
function handlersOf(state: GameState, run: Run): ProcessEvent[] {
  const process = processOf(state, run);
  return [...process.nodes.values()]
    .filter((node) => node.kind === 'activity' && node.triggeredByEvent === true && node.scope === run.scope)
    .flatMap(({ id }) => startEvents(process, id));
}

function linkName(node: ProcessNode): string | undefined {
  const link = node.kind === 'event' ? node.definitions.find(({ kind }) => kind === 'link') : undefined;
  return link?.kind === 'link' ? link.name : undefined;
}

/** The catch event at which a thrown link goes on. */
function linkTarget(state: GameState, run: Run, node: ProcessNode): ProcessNode | undefined {
  const name = linkName(node);
  if (node.kind !== 'event' || node.type !== 'intermediateThrowEvent' || name === undefined) return undefined;
  return [...processOf(state, run).nodes.values()].find(
    (other) =>
      other.kind === 'event' &&
      other.type === 'intermediateCatchEvent' &&
      other.scope === node.scope &&
      linkName(other) === name,
  );
}

function codeOf({ model }: GameState, definition: EventDefinition): string {
  if (definition.kind === 'error') return model.errors.get(definition.error ?? '')?.code ?? definition.error ?? '';
  if (definition.kind === 'escalation') {
    return model.escalations.get(definition.escalation ?? '')?.code ?? definition.escalation ?? '';
  }
  return '';
}

function catches(state: GameState, event: ProcessEvent, kind: 'error' | 'escalation', code: string): boolean {
  return event.definitions.some((definition) => {
    if (definition.kind !== kind) return false;
    const own = codeOf(state, definition);
    return own === '' || own === code;
  });
}
