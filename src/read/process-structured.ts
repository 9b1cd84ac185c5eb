import { eventNameOf, occurrenceIdOf, stepIdOf } from '../blueprint/process-names.ts';
import type { Gateway, ProcessEvent, ProcessNode } from '../blueprint/process.ts';
import type { WrittenStep } from '../blueprint/step.ts';
import { choicesOf, defaultFlowOf, freeId, idFrom } from '../flow/process-choices.ts';
import { processExpression } from '../flow/process-expressions.ts';
import type { Path } from '../text/places.ts';
import type { Parts } from './process-carried.ts';
import { titleOf, type DraftStep } from './process-draft.ts';
import { durationOf, splitOf, staysInside, type Place, type Routes } from './process-routes.ts';

/** Where a way leads: a step, an end, or the end of the branch. */
export type Goal = { readonly step: string } | { readonly end: string } | 'branch-end';

/** A step with its ways: targets stand as goals until it is known what follows what. */
export interface RoutedStep extends DraftStep {
  /** Where it goes on by default; absent where every way out is one of `ways`. */
  readonly next?: Goal;
  /** Every further way out: how it is written, once its target has a name. */
  readonly ways: readonly RoutedWay[];
  /** Of a parallel step. */
  readonly branches?: readonly RoutedBranch[];
}

/** A way out of a step: its place in the step, where it leads, and what stands there besides the target. */
export interface RoutedWay {
  readonly path: Path;
  readonly goal: Goal;
}

export interface RoutedBranch {
  readonly name: string;
  readonly title?: string;
  readonly from: Path;
  readonly region: Region;
}

/** Steps that lead to one another, in the order in which a reader meets them. */
export interface Region {
  readonly entry: Goal;
  readonly steps: readonly RoutedStep[];
}

/** What is added to a process where the language wants it said; every such thing is a proposal. */
export interface Proposals {
  /** Work that is done by hand where a service failed and the process does not say what then. */
  readonly byHand: boolean;
}

/** Puts a process into steps and their ways, where these mean the same; `routes` tells where they do not. */
export class Structuring {
  /** Splits whose branches are being followed. */
  readonly #open = new Set<Gateway>();
  readonly #parts: Parts;
  readonly #routes: Routes;
  readonly #proposals: Proposals;
  readonly #drafts: ReadonlyMap<ProcessNode, DraftStep>;
  readonly #ids: Set<string>;
  /** Nodes that another step speaks for: catch events behind a gateway, a gateway that a task decides. */
  readonly #absorbed = new Set<ProcessNode>();
  /** Every step stands in one place only. */
  readonly #placed = new Set<ProcessNode>();
  readonly byHand: string[] = [];

  constructor(parts: Parts, routes: Routes, proposals: Proposals) {
    this.#parts = parts;
    this.#routes = routes;
    this.#proposals = proposals;
    this.#drafts = new Map(parts.steps.map((step) => [step.node, step]));
    this.#ids = new Set([...parts.steps.map(({ id }) => id), ...parts.ends.map(({ id }) => id)]);
  }

  /** The main region: from the start of the case to its ends. */
  whole(): Region {
    const region = this.#region(this.#routes.start(), undefined);
    // Behind what hinders nothing was looked at.
    if (this.#routes.hindrances.size === 0) this.#checkMissed();
    return region;
  }

  /** A node that no way leads to would be lost. */
  #checkMissed(): void {
    const { model, visited, main } = this.#routes;
    for (const process of model.processes) {
      for (const node of process.nodes.values()) {
        const isSpoken = visited.has(node) || this.#absorbed.has(node) || this.#placed.has(node);
        if (!isSpoken)
          this.#routes.hinder(
            process.id === main.id ? node : process,
            process.id === main.id ? 'missing' : 'processes',
          );
      }
    }
  }

  /**
   * All steps that a case comes to from a place.
   *
   * @param block the join at which the region ends, of a branch; each branch comes to it by a flow of its own.
   */
  #region(entry: Place, block: Block | undefined): Region {
    const steps: RoutedStep[] = [];
    const seen = new Map<ProcessNode, string>();
    const goal = (place: Place): Goal => {
      switch (place.kind) {
        case 'end':
          if (block !== undefined) {
            // A token that is used up in a branch is missed where the branches meet.
            this.#hinderEnd(place.id, block.split);
          }
          return { end: place.id };
        case 'join':
          if (block?.join !== place.node) {
            if (block === undefined || block.join !== undefined) this.#routes.hinder(place.node, 'no-block');
            if (block !== undefined && block.join === undefined) block.join = place.node;
          }
          block?.ofBranch.add(place.flow);
          return 'branch-end';
        case 'node':
          return { step: visit(place.node) };
      }
    };
    const visit = (node: ProcessNode): string => {
      const known = seen.get(node);
      if (known !== undefined) return known;
      const id = this.#idOf(node);
      seen.set(node, id);
      // Another branch came here before: then the branches are no branches.
      if (this.#placed.has(node)) this.#routes.hinder(node, 'no-block');
      this.#placed.add(node);
      const at = steps.length;
      const routed = this.#step(node, id, goal);
      // What a step leads to was found while it was made: it stands before.
      steps.splice(at, 0, ...routed);
      return id;
    };
    const first = goal(entry);
    return { entry: first, steps };
  }

  #hinderEnd(end: string, split: ProcessNode): void {
    const own = this.#parts.ends.find(({ id }) => id === end)?.node;
    const isTerminate = own?.definitions.some(({ kind }) => kind === 'terminate') === true;
    if (!isTerminate) this.#routes.hinder(own ?? split, 'end-in-branch');
  }

  #idOf(node: ProcessNode): string {
    const id = stepIdOf(node);
    const isTaken = this.#parts.ends.some((end) => end.id === id);
    return isTaken ? this.#free(`${id}-message`) : id;
  }

  #free(words: string): string {
    const id = freeId(words, this.#ids);
    this.#ids.add(id);
    return id;
  }

  /** A node as a step, and what has to stand beside it. */
  #step(node: ProcessNode, id: string, goal: (place: Place) => Goal): RoutedStep[] {
    const process = this.#routes.processOf(node);
    if (node.kind === 'gateway') return this.#gateway(node, id, goal);
    const draft = this.#drafts.get(node);
    if (draft === undefined || (node.kind === 'event' && staysInside(this.#routes.model, node))) {
      this.#routes.hinder(node, 'message');
      return [];
    }
    if (node.kind === 'activity' && (node.loop !== undefined || node.isForCompensation === true)) {
      this.#routes.hinder(node, node.loop === undefined ? 'scope' : 'loop');
    }
    if (node.kind === 'event' && node.type !== 'endEvent' && node.type !== 'intermediateThrowEvent') {
      this.#checkCatch(node);
    }
    const ways: RoutedWay[] = [];
    const origins = [...draft.origins];
    let written: WrittenStep = draft.written;
    const outcomes: Record<string, string> = {};
    const more: RoutedStep[] = [];
    const decided = this.#decidedBy(node);
    let next: Goal | undefined;
    if (decided !== undefined) {
      this.#absorbed.add(decided);
      this.#routes.visited.add(decided);
      for (const { name, flow } of choicesOf(process, decided)) {
        outcomes[name] = '';
        ways.push({ path: ['outcomes', name], goal: goal(this.#routes.follow(process, flow)) });
        origins.push([['outcomes', name], process.flows.get(flow)?.path ?? decided.path]);
      }
    } else if (node.outgoing.length > 1) {
      const choice = this.#conditionsOn(node, goal);
      next = choice === undefined ? { end: '' } : { step: choice.id };
      if (choice !== undefined) more.push(choice);
    } else {
      next = goal(node.kind === 'event' && node.type === 'endEvent' ? this.#atEnd(node) : this.#routes.after(node));
    }
    for (const border of this.#routes.boundariesOf(node)) {
      this.#routes.visited.add(border);
      const said = this.#border(node, border, written);
      if (said === undefined) continue;
      written = said.written;
      if (said.path[0] === 'outcomes') outcomes[String(said.path[1])] = '';
      ways.push({ path: said.path, goal: goal(this.#routes.after(border)) });
      origins.push([said.path, border.path], ...said.origins);
    }
    if (written.call !== undefined && outcomes['failed'] === undefined) {
      if (this.#proposals.byHand) {
        const hand = this.#handWork(draft, next);
        more.push(hand);
        outcomes['failed'] = '';
        ways.push({ path: ['outcomes', 'failed'], goal: { step: hand.id } });
      } else {
        this.#routes.hinder(node, 'failure');
      }
    }
    if (Object.keys(outcomes).length > 0) written = { ...written, outcomes };
    return [{ ...draft, id, written, origins, next, ways }, ...more];
  }

  /** An end that sends: the message, and then the end. */
  #atEnd(node: ProcessEvent): Place {
    if (node.scope === this.#routes.main.id) return { kind: 'end', id: stepIdOf(node) };
    return this.#routes.after(node);
  }

  #checkCatch(node: ProcessEvent): void {
    const [definition, ...others] = node.definitions;
    if (others.length > 0) this.#routes.hinder(node, 'several-events');
    else if (definition?.kind === 'conditional') this.#routes.hinder(node, 'condition');
    else if (definition?.kind === 'timer' && durationOf(definition) === undefined) this.#routes.hinder(node, 'timer');
    else if (definition !== undefined && !['timer', 'message', 'signal'].includes(definition.kind)) {
      this.#routes.hinder(node, 'throw');
    }
  }

  /** The gateway behind a task at which the person who did the task says how it goes on. */
  #decidedBy(node: ProcessNode): Gateway | undefined {
    const written = this.#drafts.get(node)?.written;
    if (node.kind !== 'activity' || written?.do === undefined || node.outgoing.length !== 1) return undefined;
    const process = this.#routes.processOf(node);
    const gateway = process.nodes.get(process.flows.get(node.outgoing[0] ?? '')?.to ?? '');
    if (gateway?.kind !== 'gateway' || gateway.incoming.length !== 1) return undefined;
    if (splitOf(process, gateway) !== 'open') return undefined;
    return gateway;
  }

  /** What sits on the border of an activity, as a time limit, a handler or the failure of a call. */
  #border(
    node: ProcessNode,
    border: ProcessEvent,
    written: WrittenStep,
  ): { written: WrittenStep; path: Path; origins: DraftStep['origins'] } | undefined {
    const [definition, ...others] = border.definitions;
    const refuse = (why: Parameters<Routes['hinder']>[1]): undefined => {
      this.#routes.hinder(border, why);
      return undefined;
    };
    if (definition === undefined || others.length > 0) return refuse('several-events');
    if (definition.kind === 'compensate') return refuse('boundary');
    if (!border.isInterrupting && definition.kind !== 'error') return refuse('non-interrupting');
    switch (definition.kind) {
      case 'error': {
        if (written.call === undefined) return refuse('boundary');
        const isSecond = this.#routes
          .boundariesOf(node)
          .some((other) => other !== border && other.definitions.some(({ kind }) => kind === 'error'));
        if (isSecond) return refuse('several-boundaries');
        return { written, path: ['outcomes', 'failed'], origins: [] };
      }
      case 'timer': {
        const within = durationOf(definition);
        if (within === undefined) return refuse('timer');
        // A service has no time limit that leads elsewhere, and a step has one limit only.
        if (written.call !== undefined || written.say !== undefined || written.decide !== undefined)
          return refuse('boundary');
        if (written.within !== undefined) return refuse('several-boundaries');
        const outcome = written.ask === undefined ? 'timed-out' : 'no-answer';
        return {
          written: { ...written, within },
          path: ['outcomes', outcome],
          origins: [[['within'], definition.timer.value.path, 0]],
        };
      }
      case 'message':
      case 'signal': {
        if (written.say !== undefined || written.decide !== undefined) return refuse('boundary');
        const occurrence = occurrenceIdOf(definition, border) ?? border.id;
        const { events } = this.#parts.draft.sections;
        const event = eventNameOf({ events: new Map(Object.entries(events)) as never }, occurrence);
        if (written.on?.[event] !== undefined) return refuse('several-boundaries');
        return { written: { ...written, on: { ...written.on, [event]: '' } }, path: ['on', event], origins: [] };
      }
      default:
        return refuse('boundary');
    }
  }

  /** A condition and a default on the flows of an activity choose as a gateway would. */
  #conditionsOn(node: ProcessNode, goal: (place: Place) => Goal): RoutedStep | undefined {
    const process = this.#routes.processOf(node);
    const others = node.outgoing.filter((id) => id !== node.default);
    const isChoice =
      node.default !== undefined &&
      others.length === 1 &&
      others.every((id) => process.flows.get(id)?.condition !== undefined);
    if (!isChoice) {
      this.#routes.hinder(node, 'split');
      return undefined;
    }
    return this.#choose(node, this.#free(`${stepIdOf(node)}-choice`), goal);
  }

  #gateway(node: Gateway, id: string, goal: (place: Place) => Goal): RoutedStep[] {
    const process = this.#routes.processOf(node);
    switch (splitOf(process, node)) {
      case 'choose':
        return [this.#choose(node, id, goal)];
      case 'open': {
        const draft = this.#drafts.get(node);
        if (draft === undefined) return [];
        const choices = choicesOf(process, node);
        const ways = choices.map(({ name, flow }): RoutedWay => ({
          path: ['outcomes', name],
          goal: goal(this.#routes.follow(process, flow)),
        }));
        return [{ ...draft, id, ways }];
      }
      case 'event':
        return [this.#race(node, id, goal)];
      case 'parallel':
        return [this.#parallel(node, id, goal)];
      case undefined:
        this.#routes.hinder(node, node.type === 'inclusiveGateway' ? 'inclusive' : 'complex');
        return [];
    }
  }

  #choose(node: ProcessNode, id: string, goal: (place: Place) => Goal): RoutedStep {
    const process = this.#routes.processOf(node);
    const otherwise = defaultFlowOf(process, node);
    const inOrder = [
      ...node.outgoing.filter((flow) => flow !== otherwise),
      ...(otherwise === undefined ? [] : [otherwise]),
    ];
    const choose: ({ when: string; to: string } | { else: string })[] = [];
    const ways: RoutedWay[] = [];
    const origins: (readonly [Path, Path, number?])[] = [[['title'], [...node.path, 'name']]];
    for (const [index, flow] of inOrder.entries()) {
      const drawn = process.flows.get(flow);
      if (drawn === undefined) continue;
      origins.push([['choose', index], drawn.path]);
      const own = drawn.condition && processExpression(drawn.condition);
      if (flow === otherwise || own === undefined || !own.ok) {
        if (flow !== otherwise) this.#routes.hinder(node, 'no-default');
        choose.push({ else: '' });
        ways.push({ path: ['choose', index, 'else'], goal: goal(this.#routes.follow(process, flow)) });
        continue;
      }
      choose.push({ when: own.expression.text, to: '' });
      origins.push([
        ['choose', index, 'when'],
        drawn.condition?.path ?? drawn.path,
        own.isTranslated ? undefined : own.expression.offset,
      ]);
      ways.push({ path: ['choose', index, 'to'], goal: goal(this.#routes.follow(process, flow)) });
    }
    const title = node.kind === 'gateway' && node.name !== undefined ? { title: titleOf(node) } : {};
    return { id, node, process, written: { choose, ...title }, origins, ways };
  }

  /** An event-based gateway: the first of several events. */
  #race(node: Gateway, id: string, goal: (place: Place) => Goal): RoutedStep {
    const process = this.#routes.processOf(node);
    const first: Record<string, string> = {};
    const outcomes: Record<string, string> = {};
    const ways: RoutedWay[] = [];
    const origins: (readonly [Path, Path, number?])[] = [[['title'], [...node.path, 'name']]];
    const taken = new Set(['entered', 'left', 'else', 'next', 'resume', 'timed-out', 'no-answer', 'failed']);
    for (const flow of node.outgoing) {
      const drawn = process.flows.get(flow);
      const caught = process.nodes.get(drawn?.to ?? '');
      const draft = caught && this.#drafts.get(caught);
      if (drawn === undefined || caught === undefined || draft === undefined) continue;
      this.#absorbed.add(caught);
      this.#routes.visited.add(caught);
      if (caught.incoming.length > 1 || this.#routes.boundariesOf(caught).length > 0)
        this.#routes.hinder(caught, 'boundary');
      if (caught.kind === 'event') this.#checkCatch(caught);
      else if (caught.kind !== 'activity' || caught.type !== 'receiveTask' || caught.loop !== undefined) {
        this.#routes.hinder(caught, 'several-events');
      }
      const { wait } = draft.written;
      // A dot makes an event of it where several things are waited for.
      if (typeof wait === 'string' && wait.includes('.')) this.#routes.hinder(caught, 'timer');
      const until = typeof wait === 'string' ? wait : (wait?.event ?? '');
      const name = freeId(idFrom(drawn.name ?? '') ?? idFrom(caught.name ?? '') ?? idFrom(caught.id) ?? 'event', taken);
      taken.add(name);
      first[name] = until;
      outcomes[name] = '';
      ways.push({ path: ['outcomes', name], goal: goal(this.#routes.after(caught)) });
      origins.push([['wait', 'first', name], caught.path], [['outcomes', name], caught.path]);
    }
    const title = node.name === undefined ? {} : { title: titleOf(node) };
    return { id, node, process, written: { wait: { first }, ...title, outcomes }, origins, ways };
  }

  /** A split into branches that all meet in one join. */
  #parallel(node: Gateway, id: string, goal: (place: Place) => Goal): RoutedStep {
    const process = this.#routes.processOf(node);
    // A way back from a branch to before its own split is no block.
    if (this.#open.has(node)) {
      this.#routes.hinder(node, 'no-block');
      return { id, node, process, written: {}, origins: [], ways: [] };
    }
    this.#open.add(node);
    const block: Block = { split: node, join: undefined, flows: new Set(), ofBranch: new Set() };
    const branches: RoutedBranch[] = [];
    const taken = new Set<string>();
    let empty = 0;
    for (const flow of node.outgoing) {
      const drawn = process.flows.get(flow);
      block.ofBranch.clear();
      const region = this.#region(this.#routes.follow(process, flow), block);
      // A branch comes to the join by one flow that no other comes by; one that does not comes to the end of the case.
      const isShared = [...block.ofBranch].some((one) => block.flows.has(one));
      if (block.ofBranch.size > 1 || isShared) this.#routes.hinder(node, 'no-block');
      for (const one of block.ofBranch) block.flows.add(one);
      if (region.steps.length === 0) {
        empty += 1;
        continue;
      }
      const target = process.nodes.get(drawn?.to ?? '');
      const words = idFrom(drawn?.name ?? '') ?? idFrom(target?.name ?? '') ?? idFrom(target?.id ?? '') ?? 'branch';
      const name = freeId(words, taken);
      taken.add(name);
      const title = drawn?.name === undefined ? {} : { title: titleOf(drawn) };
      branches.push({ name, ...title, from: drawn?.path ?? node.path, region });
    }
    const { join } = block;
    if (join === undefined || join.incoming.length !== block.flows.size || block.flows.size !== node.outgoing.length) {
      this.#routes.hinder(node, 'no-block');
    }
    if (branches.length < 2 || empty > 0) this.#routes.hinder(node, 'no-block');
    let next: Goal = { end: '' };
    if (join !== undefined) {
      this.#routes.visited.add(join);
      next = goal(join.outgoing.length > 1 ? this.#again(join) : this.#routes.after(join));
    }
    this.#open.delete(node);
    const title = node.name === undefined ? {} : { title: titleOf(node) };
    return {
      id,
      node,
      process,
      written: { ...title },
      origins: [[['title'], [...node.path, 'name']]],
      next,
      ways: [],
      branches,
    };
  }

  /** A gateway that joins and splits is a join and then a split. */
  #again(join: ProcessNode): Place {
    this.#routes.hinder(join, 'no-block');
    return { kind: 'end', id: '' };
  }

  /** What people do where a service has failed for good and the process does not say what then. */
  #handWork(draft: DraftStep, next: Goal | undefined): RoutedStep {
    const { process, node, written } = draft;
    const id = this.#free(`${this.#idOf(node)}-by-hand`);
    const label = titleOf(node);
    const isChinese = /\p{sc=Han}/u.test(label);
    const into = typeof written.call === 'object' ? Object.keys(written.call.into ?? {}) : [];
    const { role, from } = this.#parts.roles.of(process, node);
    const words = isChinese ? `${label}（系统失败，人工处理）` : `${label} (by hand: the service failed)`;
    this.byHand.push(id);
    return {
      id,
      node,
      process,
      written: { do: into.length === 0 ? words : { label: words, form: into }, by: role },
      origins: [[['by'], from]],
      next,
      ways: [],
    };
  }
}

/** A split under way: the join that its branches have come to, and by which flows. */
interface Block {
  readonly split: ProcessNode;
  join: ProcessNode | undefined;
  readonly flows: Set<string>;
  /** By which flows the branch comes that is looked at. */
  readonly ofBranch: Set<string>;
}
