import type { Activity, Process, ProcessModel, ProcessNode } from '../blueprint/process.ts';
import { isBrokenOff } from './broken-off.ts';
import { components } from './components.ts';
import { isNeverTaken } from './literal-condition.ts';
import { collapse } from './net-collapse.ts';
import { explore, MAX_STATES, wholeOf, type Exploration, type Part } from './net-explore.ts';
import { freeHandlers, isDone, netOfScope, ORDINARY, type Summary } from './net-of-scope.ts';
import { hasCircledGather, nameOf, partsOf } from './net-parts.ts';
import { prune } from './net-prune.ts';
import { circledIn, reduce } from './net-reduce.ts';
import { blames, doubling } from './net-story.ts';
import { edgeOf, nodeOf, type Net } from './net.ts';
import { isBegunByFlow, scopesOf, type Scope } from './process-scopes.ts';

/**
 * What a process does wrong with its tokens, each with the story of how it comes to that. All words are ids of nodes.
 * - `waits`: a gateway waits for ever, after another let the token go elsewhere;
 * - `endless`: it goes round for ever and can never come to an end;
 * - `twice`: what follows a merge runs twice; `ends-twice`: only ends follow;
 * - `piles-up`: each round starts something once more, however much of it still runs;
 * - `dead`: nothing ever comes here;
 * - `undecided`: there are more states than were looked at.
 */
export type Unsoundness = { readonly process: string; readonly scope: string } & (
  | {
      readonly kind: 'waits';
      readonly at: string;
      readonly missing: string;
      readonly after?: string;
      readonly way?: string;
      readonly wayName?: string;
    }
  | { readonly kind: 'endless'; readonly nodes: readonly string[] }
  | {
      readonly kind: 'twice' | 'ends-twice' | 'piles-up';
      readonly split?: string;
      readonly merge: string;
      readonly ways: readonly [string, string];
      /** What runs twice. */
      readonly follows?: string;
    }
  | {
      readonly kind: 'dead';
      readonly node: string;
      /** A flow that is never taken leads there. */ readonly flow?: string;
    }
  | { readonly kind: 'undecided'; readonly node: string; readonly states?: number }
);

/** Everything that is wrong with the tokens of a model; the same model gives the same list. */
export function unsoundnessOf(model: ProcessModel): readonly Unsoundness[] {
  let found = known.get(model);
  if (found === undefined) {
    found = model.processes.flatMap((process) => new Judging(model).process(process));
    known.set(model, found);
  }
  return found;
}

const known = new WeakMap<ProcessModel, readonly Unsoundness[]>();

class Judging {
  readonly #model: ProcessModel;
  readonly #summaries = new Map<string, Summary>();
  readonly #scopes = new Map<string, ReadonlyMap<string, Scope>>();
  readonly #found: Unsoundness[] = [];
  #asked = '';

  constructor(model: ProcessModel) {
    this.#model = model;
  }

  process(process: Process): Unsoundness[] {
    this.#asked = process.id;
    for (const scope of this.#scopesOf(process).values()) this.#judge(scope);
    return this.#found;
  }

  #scopesOf(process: Process): ReadonlyMap<string, Scope> {
    let scopes = this.#scopes.get(process.id);
    if (scopes === undefined) this.#scopes.set(process.id, (scopes = scopesOf(process)));
    return scopes;
  }

  #summaryOf(process: Process, activity: Activity): Summary {
    if (activity.type !== 'callActivity') {
      const scope = this.#scopesOf(process).get(activity.id);
      return scope === undefined ? ORDINARY : this.#judge(scope);
    }
    const called = this.#model.processes.find(({ id }) => id === activity.calledElement);
    const scope = called === undefined ? undefined : this.#scopesOf(called).get(called.id);
    return scope === undefined ? ORDINARY : this.#judge(scope);
  }

  #judge(scope: Scope): Summary {
    const key = `${scope.process.id} ${scope.id}`;
    const ready = this.#summaries.get(key);
    if (ready !== undefined) return ready;
    // A process that calls itself comes to its end somehow.
    this.#summaries.set(key, ORDINARY);
    const { found, summary } = judgeScope(this.#model, this.#scopesOf(scope.process), scope, (activity) =>
      this.#summaryOf(scope.process, activity),
    );
    if (scope.process.id === this.#asked) this.#found.push(...found);
    this.#summaries.set(key, summary);
    return summary;
  }
}

function judgeScope(
  model: ProcessModel,
  scopes: ReadonlyMap<string, Scope>,
  scope: Scope,
  summaryOf: (activity: Activity) => Summary,
): { found: Unsoundness[]; summary: Summary } {
  if (scope.nodes.size === 0) return { found: [], summary: ORDINARY };
  const place = { process: scope.process.id, scope: scope.id };
  const { net, unclear } = netOfScope(model, scopes, scope, summaryOf);
  if (unclear !== undefined) return { found: [{ ...place, kind: 'undecided', node: unclear.id }], summary: ORDINARY };
  const found: Unsoundness[] = [];
  const canExit = [...net.nodes.values()].some((node) => node.kind === 'choice' && node.ways.some(({ exit }) => exit));
  for (const { at, missing } of prune(net, canExit)) found.push({ ...place, kind: 'waits', at, missing });
  const reached = new Set(
    [...net.nodes.values()]
      .filter(({ key, incoming }) => key === net.start || incoming.length > 0)
      .flatMap(({ id, with: others }) => [id, ...others]),
  );
  const idle = new Set<string>();
  const opaque = new Set<string>();
  for (;;) {
    reduce(net);
    const parts = partsOf(net, (part) => !opaque.has(nameOf(part)));
    if (parts.length === 0) break;
    for (const part of parts) {
      // It begins where a part ended that is an edge now: the next time it is found anew.
      if (part.entry === undefined || !net.edges.has(part.entry)) continue;
      if (hasCircledGather(net, part)) {
        opaque.add(nameOf(part));
        continue;
      }
      const seen = explore(net, part);
      const wrong = told(scopes, scope, net, part, seen);
      // Whatever stays behind in a part may be thrown out by what follows it, and what never ends be broken off.
      if (wrong.length > 0 ? canExit : seen.endless.length > 0) {
        opaque.add(nameOf(part));
        continue;
      }
      found.push(...wrong);
      const dead = collapse(net, part, wrong.length > 0 || seen.isCut ? undefined : seen);
      for (const id of dead) idle.add(id);
    }
  }
  const whole = wholeOf(net);
  const seen = explore(net, whole);
  const wrong = told(scopes, scope, net, whole, seen);
  found.push(...wrong);
  const live = wrong.length > 0 || seen.isCut ? reached : liveIn(net, seen);
  for (const id of idle) live.delete(id);
  const isWhole = found.every(({ kind }) => kind === 'ends-twice');
  const alive = found.filter((one) => one.kind === 'endless' || one.kind === 'undecided' || live.has(placeOf(one)));
  alive.push(...deadIn(scope, live).map((one) => ({ ...place, ...one })));
  return { found: alive, summary: summaryOfScope(scope, seen, isWhole && !seen.isCut, summaryOf) };
}

function placeOf(one: Unsoundness): string {
  return one.kind === 'waits' ? one.at : 'merge' in one ? one.merge : '';
}

function liveIn(net: Net, { moved, reached }: Exploration): Set<string> {
  const ends = [...reached].map((key) => nodeOf(net, edgeOf(net, key).to)).filter(({ kind }) => kind === 'choice');
  const nodes = [...[...moved].map((key) => nodeOf(net, key)), ...ends];
  return new Set([
    ...nodes.flatMap(({ id, with: others }) => [id, ...others]),
    ...[...reached].flatMap((key) => edgeOf(net, key).inside),
  ]);
}

/** What was found in a part, once for each pair of nodes. */
function told(
  scopes: ReadonlyMap<string, Scope>,
  scope: Scope,
  net: Net,
  part: Part,
  seen: Exploration,
): Unsoundness[] {
  const place = { process: scope.process.id, scope: scope.id };
  const found = new Map<string, Unsoundness>();
  const add = (key: string, one: Unsoundness): void => {
    if (!found.has(key)) found.set(key, one);
  };
  for (const { edge, moves } of seen.doubled) {
    const { split, merge, ways, isRound } = doubling(net, part, edge, moves);
    const { path, inside } = edgeOf(net, edge);
    const follows = [...path, ...inside].find((id) => isDoneIn(scope, id)) ?? followingOf(scope, merge);
    const kind = isRound ? 'piles-up' : follows === undefined ? 'ends-twice' : 'twice';
    add(`twice ${split ?? ''} ${merge}`, { ...place, kind, split, merge, ways, follows });
  }
  for (const { marked, moves } of seen.stuck) {
    for (const blame of blames(net, part, marked, moves))
      add(`waits ${blame.at}`, { ...place, kind: 'waits', ...blame });
  }
  for (const { among } of isBrokenOff(scopes, scope) ? [] : seen.endless) {
    const targets = new Set(among.map((key) => edgeOf(net, key).to));
    const circled = circledIn(net, targets);
    const round = among.filter((key) => circled.has(edgeOf(net, key).to) && circled.has(edgeOf(net, key).from));
    const ids = new Set(round.flatMap((key) => [...edgeOf(net, key).inside, nodeOf(net, edgeOf(net, key).to).id]));
    const nodes = [...scope.nodes.keys()].filter((id) => ids.has(id));
    add('endless', { ...place, kind: 'endless', nodes });
  }
  if (seen.isCut) {
    const [first = ''] = [...part.nodes].map((key) => nodeOf(net, key).id).filter((id) => id !== '');
    add('undecided', { ...place, kind: 'undecided', node: first, states: MAX_STATES });
  }
  return [...found.values()];
}

/** The first that is done after a node. */
function followingOf(scope: Scope, id: string): string | undefined {
  if (isDoneIn(scope, id)) return id;
  const seen = new Set<string>();
  const queue = [id];
  for (const at of queue) {
    for (const flow of scope.nodes.get(at)?.outgoing ?? []) {
      const to = scope.process.flows.get(flow)?.to;
      if (to === undefined || seen.has(to)) continue;
      if (isDoneIn(scope, to)) return to;
      seen.add(to);
      queue.push(to);
    }
  }
  return undefined;
}

function isDoneIn(scope: Scope, id: string): boolean {
  const node = scope.nodes.get(id);
  return node !== undefined && isDone(node);
}

/** What nothing ever comes to; of what only follows such a node nothing is said. */
function deadIn(scope: Scope, live: ReadonlySet<string>): { kind: 'dead'; node: string; flow?: string }[] {
  const dead = [...scope.nodes.values()].filter((node) => !live.has(node.id) && isBegun(node));
  const ids = new Set(dead.map(({ id }) => id));
  const flowsInto = ({ incoming }: ProcessNode) => incoming.flatMap((flow) => scope.process.flows.get(flow) ?? []);
  const before = (node: ProcessNode): string[] => [
    ...flowsInto(node).map(({ from }) => from),
    ...(node.kind === 'event' && node.attachedTo !== undefined ? [node.attachedTo] : []),
  ];
  const circles = components([...ids], (id) => before(scope.nodes.get(id)!).filter((from) => ids.has(from)));
  return circles.flatMap((circle) => {
    const isFirst = circle.every((id) =>
      before(scope.nodes.get(id)!).every((from) => !ids.has(from) || circle.includes(from)),
    );
    const [node] = circle;
    if (!isFirst || node === undefined) return [];
    const flow = flowsInto(scope.nodes.get(node)!).find(isNeverTaken);
    return [{ kind: 'dead' as const, node, flow: flow?.id }];
  });
}

function isBegun(node: ProcessNode): boolean {
  if (node.kind === 'activity') return node.triggeredByEvent !== true && node.isForCompensation !== true;
  if (node.kind === 'gateway') return true;
  if (node.type === 'boundaryEvent') return node.definitions.every(({ kind }) => kind !== 'compensate');
  return isBegunByFlow(node) || node.type !== 'startEvent';
}

function summaryOfScope(
  scope: Scope,
  seen: Exploration,
  isSound: boolean,
  summaryOf: (activity: Activity) => Summary,
): Summary {
  const ends = [...seen.ends, ...(isSound ? [] : ORDINARY.ends)];
  const points = seen.points.length === 0 ? [[]] : seen.points;
  for (const { node, isInterrupting } of freeHandlers(scope)) {
    for (const end of summaryOf(node).ends) {
      if (isInterrupting || end.exit !== 'normal') {
        ends.push(...points.map((thrown) => ({ thrown: [...thrown, ...end.thrown], exit: end.exit })));
      } else if (end.thrown.length > 0) {
        ends.push(...ends.map((other) => ({ ...other, thrown: [...other.thrown, ...end.thrown] })));
      }
    }
  }
  const distinct = new Map(ends.map((end) => [`${end.exit} ${end.thrown.join()}`, end]));
  return { ends: [...distinct.values()], points };
}
