import { holdsScope, type Activity, type Process, type ProcessModel, type ProcessNode } from '../blueprint/process.ts';
import { components } from './components.ts';
import { isNeverTaken, literallyIs } from './literal-condition.ts';
import { linkCaught, linkTargets, scopesOf, startsOf, type Scope } from './process-scopes.ts';

/**
 * Circles of a process that a token could go round without waiting for anybody or anything, each as ids in the order of the
 * file.
 *
 * @param waits true for an activity at which somebody or something is waited for.
 */
export function circlesWithoutWaiting(
  model: ProcessModel,
  process: Process,
  waits: (activity: Activity) => boolean,
): string[][] {
  const passing = new Passing(model, waits);
  return [...scopesOf(process).values()].flatMap((scope) => {
    const ids = [...scope.nodes.values()].filter((node) => passing.passes(scope, node)).map(({ id }) => id);
    const next = (id: string): string[] => passing.next(scope, scope.nodes.get(id)!);
    const circles = components(ids, next).filter(
      ([first = '', another]) => another !== undefined || next(first).includes(first),
    );
    const loops = ids.filter((id) => isEndlessLoop(scope.nodes.get(id)!)).map((id) => [id]);
    return [...circles, ...loops];
  });
}

/** An activity that runs again and again, and that nothing stops. */
function isEndlessLoop(node: ProcessNode): boolean {
  if (node.kind !== 'activity' || node.loop?.kind !== 'standard') return false;
  return node.loop.maximum === undefined && literallyIs(node.loop.condition) !== false;
}

class Passing {
  readonly #model: ProcessModel;
  readonly #waits: (activity: Activity) => boolean;
  readonly #through = new Map<string, boolean>();

  constructor(model: ProcessModel, waits: (activity: Activity) => boolean) {
    this.#model = model;
    this.#waits = waits;
  }

  next(scope: Scope, node: ProcessNode): string[] {
    const flows = node.outgoing.flatMap((id) => scope.process.flows.get(id) ?? []);
    return [
      ...flows.filter((flow) => !isNeverTaken(flow)).map(({ to }) => to),
      ...linkTargets(scope, node).map(({ id }) => id),
    ];
  }

  /** True where a token can go on in the same instant. */
  passes(scope: Scope, node: ProcessNode): boolean {
    if (node.kind === 'gateway') return node.type !== 'eventBasedGateway';
    if (node.kind === 'event') return node.type !== 'intermediateCatchEvent' || linkCaught(node) !== undefined;
    if (node.type === 'callActivity') {
      const called = this.#model.processes.find(({ id }) => id === node.calledElement);
      return called !== undefined && this.#canPassThrough(called, called.id);
    }
    return holdsScope(node) ? this.#canPassThrough(scope.process, node.id) : !this.#waits(node);
  }

  /** True where a token can come from the beginning of a scope to an end of it in the same instant. */
  #canPassThrough(process: Process, id: string): boolean {
    const key = `${process.id} ${id}`;
    const known = this.#through.get(key);
    if (known !== undefined) return known;
    this.#through.set(key, false);
    const scope = scopesOf(process).get(id);
    if (scope === undefined || scope.nodes.size === 0) return true;
    const seen = new Set<string>();
    const work = startsOf(scope).flat();
    let isThrough = false;
    for (const node of work) {
      if (seen.has(node.id) || !this.passes(scope, node)) continue;
      seen.add(node.id);
      const next = this.next(scope, node);
      if (next.length === 0) isThrough = true;
      work.push(...next.flatMap((to) => scope.nodes.get(to) ?? []));
    }
    this.#through.set(key, isThrough);
    return isThrough;
  }
}
