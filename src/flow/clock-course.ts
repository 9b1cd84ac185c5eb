import type { End } from '../blueprint/end.ts';
import type { Expression } from '../blueprint/origin.ts';
import type { Sla } from '../blueprint/sla.ts';
import type { Step } from '../blueprint/step.ts';
import { neverTogether } from '../feel/domain.ts';
import { readFeel, type FeelExpression } from '../feel/feel.ts';
import { feelName } from '../blueprint/id.ts';
import type { FeelNames } from '../feel/types.ts';
import { doesStop, factOf, onBreaking, onEntering, onLeaving, whileAt, type Happening } from './clock-moves.ts';
import type { Expressions } from './expressions.ts';
import type { FlowBreak, FlowEdge, FlowGraph, FlowNode } from './graph.ts';
import { branchEndKey, joinKey, stepKey } from './keys.ts';
import { globalNames } from './names.ts';

/** One step on the way of a case, and how it was left where there were several ways. */
export interface Passed {
  readonly step: string;
  /** The outcome, or `skipped`. */
  readonly by?: string;
}

/** What becomes of a clock on the ways that a case can go. */
export interface ClockCourse {
  /** The steps at which a case can be while the clock runs. */
  readonly running: ReadonlySet<string>;
  /** The shortest way on which it is started and never stopped, to an end that counts as solved. */
  readonly unstopped?: { readonly end: End; readonly steps: readonly Passed[] };
}

/** A condition that held, or did not, where the case came by. */
interface Known {
  readonly feel: FeelExpression;
  readonly holds: boolean;
}

/** A point on a way. */
interface Place {
  readonly key: string;
  readonly running: boolean;
  readonly stage?: string;
  readonly known: readonly Known[];
  readonly passed?: Trail;
  /** How many steps the case had passed when the clock started. */
  readonly since?: Trail;
}

interface Trail extends Passed {
  readonly before?: Trail;
}

/** So many places are looked at: where there are more, nothing is said. */
const MOST_PLACES = 4000;

/** Ends that count as solved. */
const SOLVED: readonly string[] = ['solved', 'self-served'];

/**
 * Follows a clock along every way of the flow. Ways whose conditions exclude each other are no ways: what is left out for
 * gold customers and for all others is never left out altogether.
 *
 * @param fieldsSet the fields that a step can fill by itself.
 * @returns undefined where there are too many ways to tell.
 */
export function courseOf(
  sla: Sla,
  flow: FlowGraph,
  expressions: Expressions,
  fieldsSet: (step: Step) => readonly string[],
): ClockCourse | undefined {
  return new Course(sla, flow, expressions, fieldsSet).follow();
}

class Course {
  readonly #sla: Sla;
  readonly #flow: FlowGraph;
  readonly #expressions: Expressions;
  readonly #fieldsSet: (step: Step) => readonly string[];
  readonly #names: FeelNames;
  readonly #breaks = new Map<string, FlowBreak[]>();
  /** Steps at which something that comes from outside, and leads nowhere, may stop the clock. */
  readonly #stoppable = new Set<string>();
  readonly #volatile = new Set<string>();
  readonly #running = new Set<string>();
  readonly #isPossible = new Map<string, boolean>();
  /** That the milestone is reached by which the clock is stopped: while it runs from the beginning, it is not. */
  readonly #goal: FeelExpression | undefined;
  /** Parallel steps that are being gone through: what leads back into one is followed from there. */
  readonly #entered = new Set<string>();
  readonly #startsOnce: boolean;
  /** How many conditions look at a field: one alone excludes no other. */
  readonly #looks = new Map<string, number>();
  #unstopped: ClockCourse['unstopped'];
  #places = 0;

  constructor(sla: Sla, flow: FlowGraph, expressions: Expressions, fieldsSet: (step: Step) => readonly string[]) {
    this.#sla = sla;
    this.#flow = flow;
    this.#expressions = expressions;
    this.#fieldsSet = fieldsSet;
    this.#names = globalNames(flow.blueprint);
    const { stop } = sla;
    this.#startsOnce = factOf(sla.start) === 'case.opened';
    for (const { expression, feel } of expressions.sites) {
      if (expression.path.at(-1) !== 'when') continue;
      for (const root of new Set(feel.reads.map(({ path }) => path[0] ?? '')))
        this.#looks.set(root, (this.#looks.get(root) ?? 0) + 1);
    }
    this.#goal = stop.kind === 'milestone' ? readFeel(`reached.${feelName(stop.name)}`, this.#names) : undefined;
    this.#lookAround();
  }

  follow(): ClockCourse | undefined {
    const { start } = this.#flow;
    if (start !== undefined) {
      const running = this.#startsOnce;
      const known = running && this.#goal !== undefined ? [{ feel: this.#goal, holds: false }] : [];
      const first = this.#enter({ key: start, running, known }, start, undefined);
      if (first !== undefined) this.#explore([first]);
    }
    if (this.#places > MOST_PLACES) return undefined;
    return { running: this.#running, unstopped: this.#unstopped };
  }

  /** What may break in, and what it may set at any moment. */
  #lookAround(): void {
    const { breaks, blueprint, nodes } = this.#flow;
    const inInterrupts = [...nodes.values()].filter(
      (node) => node.kind === 'step' && node.step.interrupt !== undefined,
    );
    for (const found of breaks) {
      for (const key of found.scope) {
        const list = this.#breaks.get(key);
        if (list === undefined) this.#breaks.set(key, [found]);
        else list.push(found);
      }
      const { source } = found;
      if ('set' in source) for (const { field } of source.set) this.#volatile.add(field.name);
      if (!('steps' in source) || source.steps.length === 0) continue;
      const own = inInterrupts.filter((node) => node.kind === 'step' && node.step.interrupt === source.id);
      const stops = own.some((node) =>
        node.edges.some((edge) => doesStop(this.#sla, onLeaving(blueprint, node, edge))),
      );
      if (stops) for (const key of found.scope) this.#stoppable.add(key);
    }
    for (const node of nodes.values()) {
      if (node.kind !== 'step') continue;
      const { step } = node;
      if (doesStop(this.#sla, whileAt(blueprint, step))) this.#stoppable.add(node.key);
      if (step.interrupt !== undefined) for (const name of this.#fieldsSet(step)) this.#volatile.add(name);
    }
    const handlers = [...blueprint.stages.flatMap(({ on }) => on)];
    for (const { set } of handlers) for (const { field } of set) this.#volatile.add(field.name);
  }

  /**
   * Follows all ways from some places, breadth first.
   *
   * @param goal a key at which the ways are not followed any further.
   * @returns the places in which cases come to the goal.
   */
  #explore(from: readonly Place[], goal?: string): Place[] {
    const queue = [...from];
    const seen = new Map<string, (readonly Known[])[]>();
    const arrived: Place[] = [];
    for (let index = 0; index < queue.length; index += 1) {
      const place = queue[index];
      if (place === undefined || this.#places > MOST_PLACES) break;
      const mark = `${place.key} ${place.running} ${place.stage ?? ''}`;
      const before = seen.get(mark) ?? [];
      if (before.some((known) => knowsNoMore(known, place.known))) continue;
      seen.set(mark, [...before, place.known]);
      this.#places += 1;
      if (place.key === goal) {
        arrived.push(place);
        continue;
      }
      queue.push(...this.#ahead(place));
    }
    return arrived;
  }

  #ahead(place: Place): Place[] {
    const node = this.#flow.nodes.get(place.key);
    if (node === undefined) return [];
    // A clock that only the opening of a case starts is not started again.
    if (!place.running && this.#startsOnce) return [];
    if (node.kind === 'end') {
      const { end } = node;
      if (place.running && SOLVED.includes(end.outcome) && this.#isArmed(place)) {
        this.#unstopped ??= { end, steps: trailOf(place.passed, place.since) };
      }
      return node.edges.flatMap(
        (edge) => this.#cross(node, { ...place, running: false, since: undefined }, edge) ?? [],
      );
    }
    if (node.kind === 'step' && node.step.action.verb === 'parallel') return this.#throughBranches(node, place);
    const on = node.edges.flatMap((edge) => this.#cross(node, place, edge) ?? []);
    const out = (this.#breaks.get(place.key) ?? []).flatMap((found) => this.#break(node, place, found) ?? []);
    return [...on, ...out];
  }

  /** Along an edge; undefined where its conditions say that this case does not go there. */
  #cross(node: FlowNode, place: Place, edge: FlowEdge): Place | undefined {
    const known = this.#learn(node, place.known, edge);
    if (known === undefined) return undefined;
    const passed = passedBy(node, edge);
    const trail = passed === undefined ? place.passed : { ...passed, before: place.passed };
    const after = this.#happen({ ...place, known }, onLeaving(this.#flow.blueprint, node, edge), trail);
    return this.#enter({ ...after, passed: trail }, edge.to, place.stage);
  }

  #break(node: FlowNode, place: Place, found: FlowBreak): Place | undefined {
    if (node.kind !== 'step') return undefined;
    const { source, to } = found;
    const by = 'event' in source ? source.event.name : source.on.name;
    const trail: Trail = { step: node.step.id, by, before: place.passed };
    const after = this.#happen(place, onBreaking(found, node.step.id), trail);
    return this.#enter({ ...after, passed: trail }, to, place.stage);
  }

  #enter(place: Place, key: string, stage: string | undefined): Place | undefined {
    const node = this.#flow.nodes.get(key);
    if (node === undefined) return undefined;
    const after = this.#happen(place, onEntering(node, stage), place.passed);
    const own = node.kind === 'step' ? (node.step.stage ?? stage) : node.kind === 'end' ? undefined : stage;
    if (node.kind === 'step' && after.running) this.#running.add(node.step.id);
    const running = after.running && !this.#stoppable.has(key);
    return { ...after, running, key, stage: own };
  }

  /** Of what happens at one moment, stopping comes before giving up, and both before starting. */
  #happen(place: Place, happening: Happening, trail: Trail | undefined): Place {
    const { start, cancel } = this.#sla;
    const { facts } = happening;
    const gives = factOf(cancel);
    if (doesStop(this.#sla, happening) || (gives !== undefined && facts.includes(gives))) {
      const known = this.#forget(place.known, ['reached']);
      return { ...place, running: false, since: undefined, known };
    }
    const begins = factOf(start);
    if (place.running || begins === undefined || !facts.includes(begins)) return place;
    return { ...place, running: true, since: trail };
  }

  /** All branches at once: the clock runs on where it is stopped in none of those that must come to their end. */
  #throughBranches(node: Extract<FlowNode, { kind: 'step' }>, place: Place): Place[] {
    const { step } = node;
    const { action } = step;
    const entry = `${step.id} ${place.running}`;
    if (action.verb !== 'parallel' || this.#entered.has(entry)) return [];
    const holding = this.#learnHere(node, place.known);
    if (holding === undefined)
      return node.edges.flatMap((edge) => (edge.kind === 'skip' ? (this.#cross(node, place, edge) ?? []) : []));
    const inside = { ...place, known: holding };
    const through = (running: boolean): { readonly runs: boolean; readonly rests: boolean; readonly since?: Trail }[] =>
      action.branches.map(({ name, steps: [first] }) => {
        if (first === undefined) return { runs: running, rests: !running };
        const begin = this.#enter(
          { ...inside, running, since: running ? place.since : undefined },
          stepKey(first.id),
          place.stage,
        );
        const arrived = begin === undefined ? [] : this.#explore([begin], branchEndKey(step.id, name));
        return {
          runs: arrived.some((at) => at.running),
          rests: arrived.some((at) => !at.running),
          since: arrived.find((at) => at.running)?.since,
        };
      });
    const { needed } = action;
    const isAll = needed === action.branches.length;
    const enough = (branches: readonly boolean[]): boolean => branches.filter(Boolean).length >= needed;
    this.#entered.add(entry);
    const own = through(place.running);
    const running = place.running ? own : through(true);
    this.#entered.delete(entry);
    const runs = place.running
      ? enough(own.map((branch) => branch.runs))
      : own.some(
          (branch, index) => branch.runs && (!isAll || running.every((other, at) => at === index || other.runs)),
        );
    const rests = place.running ? own.some((branch) => branch.rests) : enough(own.map((branch) => branch.rests));
    const join = joinKey(step.id);
    const trail: Trail = { step: step.id, before: place.passed };
    const known = this.#forget(
      holding,
      heldFields(
        action.branches.flatMap(({ steps, alternatives }) => [...steps, ...alternatives]),
        this.#fieldsSet,
      ),
    );
    const since = place.running ? place.since : (own.find((branch) => branch.runs)?.since ?? trail);
    const joined: Place[] = [
      ...(runs ? [{ ...place, key: join, running: true, since, known, passed: place.passed }] : []),
      ...(rests ? [{ ...place, key: join, running: false, since: undefined, known, passed: place.passed }] : []),
    ];
    // Its own limit and its handlers take the case out of all branches; being skipped goes past them.
    const past = node.edges.filter(({ kind }) => kind !== 'fork');
    const out = (this.#breaks.get(place.key) ?? []).flatMap((found) => this.#break(node, place, found) ?? []);
    return [...joined, ...past.flatMap((edge) => this.#cross(node, place, edge) ?? []), ...out];
  }

  /** What is known on the other side of an edge; undefined where it cannot be gone. */
  #learn(node: FlowNode, before: readonly Known[], edge: FlowEdge): readonly Known[] | undefined {
    const when = node.kind === 'step' ? node.step.when : node.kind === 'stage' ? node.stage.when : undefined;
    if (edge.kind === 'skip') return this.#add(before, when, false);
    let known = this.#learnHere(node, before);
    if (known === undefined || (node.kind !== 'step' && node.kind !== 'join')) return known;
    known = this.#forget(known, this.#fieldsSet(node.step));
    const { way } = edge;
    if (edge.kind !== 'way' || way === undefined) return known;
    if (way.kind === 'branch' || way.kind === 'computed') {
      for (const other of node.edges) {
        if (known === undefined || other.way === way) break;
        if (other.way?.kind === way.kind) known = this.#add(known, other.way.when, false);
      }
      known = known && this.#add(known, way.when, true);
      known =
        known &&
        this.#forget(
          known,
          way.set.map(({ field }) => field.name),
        );
    }
    return known;
  }

  /** What is known once the door of a stage, or a step with a condition, has been gone through. */
  #learnHere(node: FlowNode, before: readonly Known[]): readonly Known[] | undefined {
    const when = node.kind === 'step' ? node.step.when : node.kind === 'stage' ? node.stage.when : undefined;
    return this.#add(before, when, true);
  }

  #add(known: readonly Known[], expression: Expression | undefined, holds: boolean): readonly Known[] | undefined {
    if (expression === undefined) return known;
    const feel = this.#expressions.of(expression);
    if (feel.problems.length > 0 || !this.#isLasting(feel) || !this.#isShared(feel)) return known;
    if (known.some((other) => other.feel === feel && other.holds === holds)) return known;
    const added = { feel, holds };
    return this.#canBe([...related(known, feel), added]) ? [...known, added] : undefined;
  }

  /** True for a condition that stays as it is until the case itself changes a field. */
  #isLasting({ reads }: FeelExpression): boolean {
    const { data, parameters } = this.#flow.blueprint;
    const stop = this.#sla.stop.kind === 'milestone' ? feelName(this.#sla.stop.name) : undefined;
    return reads.every(({ path: [root = '', name] }) =>
      root === 'reached'
        ? name === stop && this.#startsOnce
        : (data.has(root) && !this.#volatile.has(root)) || parameters.has(root),
    );
  }

  #isShared({ reads }: FeelExpression): boolean {
    return reads.some(({ path: [root = ''] }) => root === 'reached' || (this.#looks.get(root) ?? 0) > 1);
  }

  #forget(known: readonly Known[], fields: readonly string[]): readonly Known[] {
    if (fields.length === 0) return known;
    return known.filter(({ feel }) => !feel.reads.some(({ path }) => fields.includes(path[0] ?? '')));
  }

  #canBe(known: readonly Known[], also: readonly FeelExpression[] = []): boolean {
    const holding = [...known.filter(({ holds }) => holds).map(({ feel }) => feel), ...also];
    const failing = known.filter(({ holds }) => !holds).map(({ feel }) => feel);
    const mark = JSON.stringify([holding, failing].map((list) => list.map(({ text }) => text).toSorted()));
    let isPossible = this.#isPossible.get(mark);
    if (isPossible === undefined) {
      isPossible = !neverTogether(holding, failing, this.#names);
      this.#isPossible.set(mark, isPossible);
    }
    return isPossible;
  }

  /** Whether the clock can apply to such a case at all. */
  #isArmed({ known }: Place): boolean {
    const { when } = this.#sla;
    if (when === undefined) return true;
    const feel = this.#expressions.of(when);
    return feel.problems.length > 0 || this.#canBe(related(known, feel), [feel]);
  }
}

/** What is known of the fields that a condition reads, and of those that are tied to them. */
function related(known: readonly Known[], feel: FeelExpression): readonly Known[] {
  const roots = new Set(feel.reads.map(({ path }) => path[0]));
  const found = new Set<Known>();
  for (let size = -1; size < found.size;) {
    size = found.size;
    for (const other of known) {
      if (!other.feel.reads.some(({ path }) => roots.has(path[0]))) continue;
      found.add(other);
      for (const { path } of other.feel.reads) roots.add(path[0]);
    }
  }
  return [...found];
}

/** The fields that steps can fill, those in branches among them. */
function heldFields(steps: readonly Step[], fieldsSet: (step: Step) => readonly string[]): string[] {
  return steps.flatMap((step) => [
    ...fieldsSet(step),
    ...(step.action.verb === 'parallel'
      ? heldFields(
          step.action.branches.flatMap((branch) => [...branch.steps, ...branch.alternatives]),
          fieldsSet,
        )
      : []),
  ]);
}

/** True where all that one knows the other knows too: whoever knows less can go wherever the other can. */
function knowsNoMore(one: readonly Known[], other: readonly Known[]): boolean {
  return one.every(({ feel, holds }) => other.some((known) => known.feel === feel && known.holds === holds));
}

function passedBy(node: FlowNode, { kind, way, handler }: FlowEdge): Passed | undefined {
  if (node.kind !== 'step' && node.kind !== 'join') return undefined;
  const { id } = node.step;
  if (kind === 'skip') return { step: id, by: 'skipped' };
  if (kind === 'event' && handler !== undefined) return { step: id, by: handler.event.name };
  const ways = new Set(node.edges.filter((edge) => edge.kind !== 'fork').map(({ to }) => to));
  const isPlain = ways.size < 2 || way === undefined || way.kind === 'branch';
  return isPlain ? { step: id } : { step: id, by: way.name };
}

/** The steps from where a clock started, first one first. */
function trailOf(last: Trail | undefined, since: Trail | undefined): Passed[] {
  const steps: Passed[] = [];
  for (let at = last; at !== undefined; at = at.before) {
    steps.push(at.by === undefined ? { step: at.step } : { step: at.step, by: at.by });
    if (at === since) break;
  }
  return steps.toReversed();
}
