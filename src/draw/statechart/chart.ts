import type { StateConfig, TransitionConfig } from '../../compile/state-config.ts';
import type { StateNames } from './state-names.ts';
import { TransitionWords } from './transition-words.ts';

// What a statechart shows, before anything has a place: scopes with their states and arrows. A scope is a region of the
// machine, of a parallel step, or what a step's module holds; stages are groups of a scope, so that arrows between steps of
// different stages are drawn from step to step.

export type ChartKind = 'initial' | 'state' | 'choice' | 'closed' | 'final' | 'compound';

/** A state that stands in a column. */
export interface ChartNode {
  /** That of the state in the machine; for a dot at which a scope begins, one of its own. */
  readonly id: string;
  readonly kind: ChartKind;
  readonly title: string;
  /** Second words: the id, and whom it waits for. */
  readonly caption: string;
  /** Whom it waits for: a tag of the machine; absent where the case does not rest. */
  readonly waits?: string;
  /** Transitions that stay inside, and those that lead where no arrow can. */
  readonly notes: string[];
  /** The regions of a compound; a step with a module has one. */
  readonly inner: readonly ChartScope[];
}

/** States that stand together, in a box of their own where they are those of a stage. */
export interface ChartGroup {
  readonly box?: Pick<ChartNode, 'id' | 'title' | 'caption' | 'notes'>;
  readonly nodes: readonly ChartNode[];
}

export interface ChartEdge {
  readonly from: string;
  readonly to: string;
  /** One for each transition that leads the same way; none for those that go without saying. */
  readonly words: string[];
}

export interface ChartScope {
  readonly id: string;
  readonly title: string;
  readonly notes: string[];
  readonly groups: readonly ChartGroup[];
  readonly edges: readonly ChartEdge[];
}

/** A transition on its way to where its arrow can be drawn. */
interface Pending {
  /** A node of the scope that is being built. */
  readonly from: string;
  readonly target: string;
  readonly words: string;
}

interface Built {
  readonly scope: ChartScope;
  /** The node or group of the scope in which each state of it stands, by id. */
  readonly places: ReadonlyMap<string, string>;
  /** Leads out of the scope. */
  readonly pending: readonly Pending[];
}

/** More transitions that stay in a state are counted, not listed. */
const MOST_NOTES = 8;
const MOST_OF_PROCESS = 60;

/** Arranges a machine for its statechart. */
export class ChartBuilder {
  readonly names: StateNames;
  readonly #words: TransitionWords;

  constructor(names: StateNames) {
    this.names = names;
    this.#words = new TransitionWords(names);
  }

  /** A region of the machine that holds states in a flow: the journey, or its interrupts. */
  region(state: StateConfig, title: string): ChartScope {
    const { scope, pending } = this.#scope(state, title);
    for (const one of pending) noteOf(scope, one.from)?.push(this.#to(one));
    return scope;
  }

  #scope(state: StateConfig, title: string): Built {
    const places = new Map<string, string>();
    const pending: Pending[] = [];
    const groups: ChartGroup[] = [];
    const nodes = new Map<string, ChartNode | NonNullable<ChartGroup['box']>>();
    const put = (child: StateConfig): ChartNode => {
      const built = this.#node(child);
      nodes.set(child.id, built.node);
      places.set(child.id, child.id);
      for (const inner of built.inside) places.set(inner, child.id);
      pending.push(...built.pending);
      return built.node;
    };
    const ends: ChartNode[] = [];
    if (state.initial !== undefined) groups.push({ nodes: [initial(state)] });
    for (const child of Object.values(state.states ?? {})) {
      if (isGroup(child)) {
        const box = this.#box(child);
        nodes.set(child.id, box);
        places.set(child.id, child.id);
        groups.push({ box, nodes: [initial(child), ...Object.values(child.states ?? {}).map(put)] });
        pending.push({ from: initialId(child), target: `#${child.initial ?? ''}`, words: '' });
        for (const leaves of this.#transitions(child)) pending.push(leaves);
      } else if (isEnd(child)) {
        // Every machine has a state for cases that can be reopened no more; without reopening nothing leads there.
        if (child.id !== 'sealed' || isEntered(state, child.id)) ends.push(put(child));
      } else groups.push({ nodes: [put(child)] });
    }
    groups.push({ nodes: ends });
    if (state.initial !== undefined) {
      pending.push({ from: initialId(state), target: `#${state.initial}`, words: '' });
    }
    const scope = { id: state.id, title, notes: this.#notes(state), groups: joined(groups), edges: [] as ChartEdge[] };
    for (const group of scope.groups) for (const node of group.nodes) nodes.set(node.id, node);
    const boxes = new Set(groups.flatMap(({ box }) => (box === undefined ? [] : [box.id])));
    const out = this.#lead(scope.edges, pending, { places, nodes, boxes });
    // What the region itself does is listed in its title.
    for (const one of this.#transitions(state)) scope.notes.push(this.#to(one));
    return { scope, places, pending: out };
  }

  /** Makes arrows of transitions whose target stands in the scope; the others are handed on. */
  #lead(
    edges: ChartEdge[],
    pending: readonly Pending[],
    {
      places,
      nodes,
      boxes,
    }: {
      readonly places: ReadonlyMap<string, string>;
      readonly nodes: ReadonlyMap<string, { readonly notes: string[] }>;
      readonly boxes: ReadonlySet<string>;
    },
  ): Pending[] {
    const out: Pending[] = [];
    const known = new Map<string, ChartEdge>();
    for (const one of pending) {
      const id = one.target.slice(1);
      const to = places.get(id);
      // What leaves a whole stage would cross all of it: it is listed in its title.
      if (boxes.has(one.from) || (to !== undefined && one.from === to)) {
        nodes.get(one.from)?.notes.push(to === id && one.from === to ? `↻ ${one.words}` : this.#to(one));
        continue;
      }
      if (to === undefined) {
        out.push(one);
        continue;
      }
      const key = `${one.from} ${to}`;
      const edge = known.get(key) ?? { from: one.from, to, words: [] };
      if (!known.has(key)) {
        known.set(key, edge);
        edges.push(edge);
      }
      const words = to === id ? one.words : this.#to(one);
      if (words !== '' && !edge.words.includes(words)) edge.words.push(words);
    }
    return out;
  }

  #node(state: StateConfig): { node: ChartNode; inside: string[]; pending: Pending[] } {
    const regions = Object.values(state.states ?? {});
    const built =
      regions.length === 0
        ? []
        : state.type === 'parallel'
          ? regions.map((region) => this.#scope(region, this.names.title(region.id)))
          : [this.#scope({ ...state, on: {}, always: [], id: `${state.id}-inside` }, '')];
    const waits = state.tags?.find((tag) => tag.startsWith('waiting-'));
    const isCase = state.id === 'running';
    const node: ChartNode = {
      id: state.id,
      kind: kindOf(state),
      title: this.names.title(state.id),
      caption: [state.id, waits === undefined ? '' : (this.names.words.waiting[waits] ?? '')]
        .filter((part) => part !== '')
        .join(' · '),
      ...(waits === undefined ? {} : { waits }),
      notes: isCase ? this.#process(state) : this.#notes(state),
      inner: built.map(({ scope }) => scope),
    };
    const inside = built.flatMap(({ scope, places }) => [
      ...places.keys(),
      ...(state.type === 'parallel' ? [scope.id] : []),
    ]);
    const leaving = built.flatMap(({ pending }) =>
      pending.map(({ from, target, words }) => ({
        from: state.id,
        target,
        words: leavingWords(this.names.title(from), from, words),
      })),
    );
    return { node, inside, pending: [...this.#transitions(state), ...leaving] };
  }

  #box(state: StateConfig): NonNullable<ChartGroup['box']> {
    return {
      id: state.id,
      title: this.names.title(state.id),
      caption: [state.id, ...(state.tags ?? [])].join(' · '),
      notes: this.#notes(state),
    };
  }

  /** Transitions of a state that lead somewhere. */
  #transitions(state: StateConfig): Pending[] {
    return this.#said(state).flatMap(({ transition: { target }, words }) =>
      target === undefined ? [] : [{ from: state.id, target, words }],
    );
  }

  /** Transitions of a state that stay in it. */
  #notes(state: StateConfig): string[] {
    const notes = this.#said(state).flatMap(({ transition, words }) =>
      transition.target === undefined ? [words] : [],
    );
    return this.#few([...new Set(notes)], MOST_NOTES);
  }

  /** What a case that moves by tokens can be told: a line for each step, then events. */
  #process(state: StateConfig): string[] {
    const { names, compiled } = this.names;
    const outcomes = new Map<string, string[]>();
    const events: string[] = [];
    for (const [on, transitions] of Object.entries(state.on ?? {})) {
      const { step, way } = transitions[0]?.guard?.params ?? {};
      if (step === undefined || way === undefined) {
        if (on !== 'timer') events.push(this.names.event(on));
      } else outcomes.set(step, [...(outcomes.get(step) ?? []), names.outcome(way)]);
    }
    const steps = [...outcomes].map(([id, ways]) => {
      const step = compiled.plan.steps.get(id)?.step;
      return this.names.words.named(step === undefined ? id : names.step(step), ways.join(' | '));
    });
    return this.#few([...steps, ...events], MOST_OF_PROCESS);
  }

  #few(notes: readonly string[], most: number): string[] {
    return notes.length <= most
      ? [...notes]
      : [...notes.slice(0, most - 1), this.names.words.more(notes.length - most + 1)];
  }

  #said(state: StateConfig): { transition: TransitionConfig; words: string }[] {
    const always = state.always ?? [];
    return [
      ...Object.entries(state.on ?? {}).flatMap(([on, list]) =>
        list.map((transition) => ({ transition, words: this.#words.of(on, transition, true) })),
      ),
      ...always.map((transition) => ({
        transition,
        words: this.#words.of(undefined, transition, always.length === 1),
      })),
    ].flatMap(({ transition, words }) => (words === undefined ? [] : [{ transition, words }]));
  }

  #to({ words, target }: Pending): string {
    return this.names.words.to(words, this.names.title(target.slice(1))).trim();
  }
}

function kindOf(state: StateConfig): ChartKind {
  if (state.type === 'final') return 'final';
  if (state.tags?.includes('closed') === true) return 'closed';
  if (state.states !== undefined) return 'compound';
  // A branch that is done and the end of a module are left, or close, by themselves.
  if (state.id.startsWith('done-')) return 'final';
  return state.id.startsWith('gate-') || state.id.startsWith('door-') ? 'choice' : 'state';
}

/** Stages, and interrupts with their steps, are boxes around their states; steps that hold states are states themselves. */
function isGroup({ id, states, type }: StateConfig): boolean {
  return states !== undefined && type !== 'parallel' && !id.startsWith('step-');
}

function isEnd({ id, type, tags }: StateConfig): boolean {
  return type === 'final' || tags?.includes('closed') === true || id.startsWith('end-') || id.startsWith('done-');
}

const initialId = ({ id }: StateConfig): string => `initial-${id}`;

function initial(state: StateConfig): ChartNode {
  return { id: initialId(state), kind: 'initial', title: '', caption: '', notes: [], inner: [] };
}

/** True where some end of a region leads on to a state. */
function isEntered({ states }: StateConfig, id: string): boolean {
  return Object.values(states ?? {}).some(({ on }) =>
    Object.values(on ?? {}).some((transitions) => transitions.some(({ target }) => target === `#${id}`)),
  );
}

/** Groups without a box that stand one after the other are one. */
function joined(groups: readonly ChartGroup[]): ChartGroup[] {
  const whole: { box?: ChartGroup['box']; nodes: ChartNode[] }[] = [];
  for (const { box, nodes } of groups) {
    const last = whole.at(-1);
    if (box === undefined && last !== undefined && last.box === undefined) last.nodes.push(...nodes);
    else if (box !== undefined || nodes.length > 0) whole.push({ ...(box && { box }), nodes: [...nodes] });
  }
  return whole;
}

function leavingWords(title: string, from: string, words: string): string {
  // The end of a module is the way out of the step that uses it.
  if (from.startsWith('end-') || words === '') return title;
  return words;
}

function noteOf({ groups }: ChartScope, id: string): string[] | undefined {
  for (const { box, nodes } of groups) {
    if (box?.id === id) return box.notes;
    const node = nodes.find((one) => one.id === id);
    if (node !== undefined) return node.notes;
  }
  return undefined;
}
