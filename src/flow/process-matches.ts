import type { EventDefinition, Process, ProcessEvent, ProcessModel } from '../blueprint/process.ts';
import { boundaryFor, canFail, catches, codeOf, handlerFor } from './process-catches.ts';
import { boundariesOf, linkCaught, linkThrown, scopesOf, type Scope } from './process-scopes.ts';

/** Something that happens at one place of a process, and for which another place is missing. */
export type Mismatch =
  | {
      readonly kind: 'link';
      readonly node: ProcessEvent;
      readonly name: string;
      readonly others: readonly ProcessEvent[];
    }
  | {
      readonly kind: 'uncaught';
      readonly node: ProcessEvent;
      readonly what: 'error' | 'escalation';
      readonly code: string;
    }
  | {
      readonly kind: 'unthrown';
      readonly node: ProcessEvent;
      readonly what: 'error' | 'escalation' | 'cancel';
      readonly code: string;
    }
  | { readonly kind: 'unheard'; readonly node: ProcessEvent; readonly signal: string };

/** Links, errors, escalations, cancellations and signals of a process that have only one of their two sides. */
export function mismatchesOf(model: ProcessModel, process: Process): Mismatch[] {
  return new Matching(model, process).all();
}

class Matching {
  readonly #model: ProcessModel;
  readonly #process: Process;
  readonly #scopes: ReadonlyMap<string, Scope>;

  constructor(model: ProcessModel, process: Process) {
    this.#model = model;
    this.#process = process;
    this.#scopes = scopesOf(process);
  }

  all(): Mismatch[] {
    return [...this.#process.nodes.values()].flatMap((node) => (node.kind === 'event' ? this.#event(node) : []));
  }

  #event(node: ProcessEvent): Mismatch[] {
    const link = linkThrown(node);
    if (link !== undefined) return this.#link(node, link);
    if (node.type === 'endEvent' || node.type === 'intermediateThrowEvent') {
      return node.definitions.flatMap((definition) => this.#thrown(node, definition));
    }
    return node.definitions.flatMap((definition) => this.#caught(node, definition));
  }

  #link(node: ProcessEvent, name: string): Mismatch[] {
    const others = [...(this.#scopes.get(node.scope)?.nodes.values() ?? [])].filter(
      (other): other is ProcessEvent => linkCaught(other) === name,
    );
    return others.length === 1 ? [] : [{ kind: 'link', node, name, others }];
  }

  #thrown(node: ProcessEvent, definition: EventDefinition): Mismatch[] {
    if (definition.kind === 'signal') return this.#signal(node, definition.signal);
    if (definition.kind !== 'error' && definition.kind !== 'escalation') return [];
    const code = codeOf(this.#model, definition);
    const isCaught = this.#isCaught(this.#process, this.#scopes, node.scope, definition.kind, code, new Set());
    return isCaught ? [] : [{ kind: 'uncaught', node, what: definition.kind, code }];
  }

  /** Somebody on the way outwards catches it, or the process is called and its caller does. */
  #isCaught(
    process: Process,
    scopes: ReadonlyMap<string, Scope>,
    at: string,
    kind: 'error' | 'escalation',
    code: string,
    asked: Set<string>,
  ): boolean {
    for (let scope = scopes.get(at); scope !== undefined; scope = scopes.get(scope.owner?.scope ?? '')) {
      if (handlerFor(this.#model, scope, kind, code) !== undefined) return true;
      const around = scopes.get(scope.owner?.scope ?? '');
      const borders = around === undefined ? [] : (boundariesOf(around).get(scope.id) ?? []);
      if (boundaryFor(this.#model, borders, kind, code) !== undefined) return true;
    }
    if (asked.has(process.id)) return false;
    asked.add(process.id);
    return this.#model.processes.some((caller) =>
      [...caller.nodes.values()].some((node) => {
        if (node.kind !== 'activity' || node.type !== 'callActivity' || node.calledElement !== process.id) return false;
        const around = scopesOf(caller);
        const borders = around.get(node.scope);
        const border = borders && boundaryFor(this.#model, boundariesOf(borders).get(node.id) ?? [], kind, code);
        return border !== undefined || this.#isCaught(caller, around, node.scope, kind, code, asked);
      }),
    );
  }

  #signal(node: ProcessEvent, signal: string | undefined): Mismatch[] {
    const isHeard = this.#model.processes.some(({ nodes }) =>
      [...nodes.values()].some(
        (other) =>
          other.kind === 'event' &&
          other.type !== 'endEvent' &&
          other.type !== 'intermediateThrowEvent' &&
          other.definitions.some((definition) => definition.kind === 'signal' && definition.signal === signal),
      ),
    );
    if (isHeard) return [];
    const { name } = this.#model.signals.get(signal ?? '') ?? {};
    return [{ kind: 'unheard', node, signal: name ?? signal ?? node.id }];
  }

  #caught(node: ProcessEvent, definition: EventDefinition): Mismatch[] {
    if (definition.kind !== 'error' && definition.kind !== 'escalation' && definition.kind !== 'cancel') return [];
    const inside = this.#insideOf(node);
    if (inside === undefined) return [];
    const what = definition.kind;
    const isThrown =
      what === 'cancel'
        ? this.#anyIn(inside, (event) => event.definitions.some(({ kind }) => kind === 'cancel'))
        : (what === 'error' && inside.some((scope) => this.#fails(scope))) ||
          this.#anyIn(inside, (event) =>
            event.definitions.some(
              (thrown) => thrown.kind === what && catches(this.#model, node, what, codeOf(this.#model, thrown)),
            ),
          );
    return isThrown ? [] : [{ kind: 'unthrown', node, what, code: codeOf(this.#model, definition) }];
  }

  /** The scopes from which something can come to an event; undefined where it can come from anywhere. */
  #insideOf({ type, scope, attachedTo }: ProcessEvent): Scope[] | undefined {
    if (type === 'startEvent') {
      const handler = this.#process.nodes.get(scope);
      const isHandler = handler?.kind === 'activity' && handler.triggeredByEvent === true;
      return isHandler ? this.#within(this.#scopes, handler.scope, scope) : undefined;
    }
    const activity = type === 'boundaryEvent' ? this.#process.nodes.get(attachedTo ?? '') : undefined;
    if (activity?.kind !== 'activity') return undefined;
    if (activity.type === 'callActivity') {
      const called = this.#model.processes.find(({ id }) => id === activity.calledElement);
      return called === undefined ? undefined : this.#within(scopesOf(called), called.id);
    }
    return this.#scopes.has(activity.id) ? this.#within(this.#scopes, activity.id) : undefined;
  }

  /** A scope and all in it, with the processes that it calls. */
  #within(scopes: ReadonlyMap<string, Scope>, id: string, without?: string, seen = new Set<string>()): Scope[] {
    const scope = scopes.get(id);
    if (scope === undefined || seen.has(`${scope.process.id} ${id}`)) return [];
    seen.add(`${scope.process.id} ${id}`);
    const inner = [...scope.nodes.values()].flatMap((node) => {
      if (node.kind !== 'activity' || node.id === without) return [];
      if (node.type !== 'callActivity') return scopes.has(node.id) ? this.#within(scopes, node.id, without, seen) : [];
      const called = this.#model.processes.find((process) => process.id === node.calledElement);
      return called === undefined ? [] : this.#within(scopesOf(called), called.id, without, seen);
    });
    return [scope, ...inner];
  }

  #fails({ process, nodes }: Scope): boolean {
    const scopes = process === this.#process ? this.#scopes : scopesOf(process);
    return [...nodes.values()].some((node) => node.kind === 'activity' && canFail(this.#model, scopes, node));
  }

  #anyIn(scopes: readonly Scope[], test: (event: ProcessEvent) => boolean): boolean {
    return scopes.some(({ nodes }) =>
      [...nodes.values()].some(
        (node) =>
          node.kind === 'event' && (node.type === 'endEvent' || node.type === 'intermediateThrowEvent') && test(node),
      ),
    );
  }
}
