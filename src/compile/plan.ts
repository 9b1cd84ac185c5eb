import { modulesOf, stepsOf, type Blueprint } from '../blueprint/blueprint.ts';
import type { End } from '../blueprint/end.ts';
import type { Field } from '../blueprint/field.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import type { Interrupt } from '../blueprint/interrupt.ts';
import { readTemplate, type TemplatePart } from '../blueprint/template.ts';
import type { Assignment, Handler, Step } from '../blueprint/step.ts';
import { givenFields } from '../blueprint/use.ts';
import type { FeelExpression } from '../feel/feel.ts';
import type { UnaryTests } from '../feel/unary.ts';
import { expressionsOf, type Expressions } from '../flow/expressions.ts';
import { declaredEvent } from '../flow/names.ts';
import { isDone, waysOf, type Way } from '../flow/ways.ts';
import { Calendars } from './calendars.ts';
import { chairOf } from './chair.ts';
import { SERVICE, SYSTEM } from './case.ts';

/** All that the machine's actions and guards look up while a case runs; built once from the blueprint. */
export interface Plan {
  readonly blueprint: Blueprint;
  readonly zone: string;
  readonly calendars: Calendars;
  readonly fields: ReadonlyMap<string, Field>;
  /** Values of parameters by name; undefined when the blueprint has none. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly milestones: readonly string[];
  readonly steps: ReadonlyMap<string, StepPlan>;
  /** Handlers of steps and stages, by {@link handlerKey}. */
  readonly handlers: ReadonlyMap<string, HandlerPlan>;
  readonly interrupts: ReadonlyMap<string, InterruptPlan>;
  /** The conditions of stages that have one. */
  readonly stages: ReadonlyMap<string, FeelExpression>;
  /** What the events carry that some step waits for. */
  readonly awaited: ReadonlyMap<string, ReadonlyMap<string, Field>>;
  readonly ends: ReadonlyMap<string, End>;
  readonly decisions: ReadonlyMap<string, DecisionPlan>;
  readonly messages: ReadonlyMap<string, Readonly<Record<string, readonly TemplatePart[]>>>;
  /** Roles from which an event may come. */
  readonly roles: ReadonlySet<string>;
  /** Facts that some handler waits for; others are not raised. */
  readonly heard: ReadonlySet<string>;
  /** Roles whose work on a case is kept, because they may not vote on it. */
  readonly makers: ReadonlySet<string>;
  /** What a module starts anew with, by the step that uses it. */
  readonly modules: ReadonlyMap<string, ModulePlan>;
}

/** A module that was put in: what is forgotten when it begins, and what it begins with. */
export interface ModulePlan {
  readonly fields: ReadonlySet<string>;
  readonly steps: ReadonlySet<string>;
  readonly milestones: ReadonlySet<string>;
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Field of the case: field of the module. */
  readonly gives: readonly { readonly field: string; readonly from: string }[];
}

export interface StepPlan {
  readonly step: Step;
  readonly when?: FeelExpression;
  readonly ways: ReadonlyMap<string, WayPlan>;
  /** The interrupt in whose steps it stands, at whatever depth. */
  readonly interrupt?: string;
  /** The steps that hold it, the innermost last. */
  readonly scope: readonly string[];
  /** Those of them whose branches are given up when enough others are done. */
  readonly races: readonly string[];
  /** Who may send the step's outcomes; undefined: any declared role. */
  readonly actors?: ReadonlySet<string>;
  /** The roles that vote, one for each vote. */
  readonly voters: readonly string[];
  /** Who may act in the place of whom. */
  readonly deputies: ReadonlyMap<string, string>;
  /** What the step asks for: fields that its event may carry. */
  readonly asked: ReadonlyMap<string, AskedPlan>;
  /** Branches of a `decide` without a table. */
  readonly branches: readonly { readonly when?: FeelExpression; readonly set: readonly AssignmentPlan[] }[];
  /** What a `call` gives to its service. */
  readonly with: readonly AssignmentPlan[];
  /** Ids of the timers that the step may have running. */
  readonly timers: readonly string[];
  /** The step's own handlers and its stage's. */
  readonly handlers: readonly HandlerPlan[];
}

export interface AskedPlan {
  readonly field: Field;
  readonly optional: boolean;
}

export interface WayPlan {
  readonly way: Way;
  readonly when?: FeelExpression;
  /** The step's own settings where the way counts as done, then those of the outcome. */
  readonly set: readonly AssignmentPlan[];
  readonly reach: readonly string[];
}

export interface AssignmentPlan {
  readonly field: string;
  readonly literal?: unknown;
  readonly feel?: FeelExpression;
}

export interface HandlerPlan {
  readonly key: string;
  readonly handler: Handler;
  /** The interrupt to whose steps it belongs; undefined in the journey. */
  readonly interrupt?: string;
  /** What is left when it leads elsewhere: a step with all that it holds, or all steps that a stage or module holds. */
  readonly leaves: { readonly step?: string; readonly within?: string };
  readonly when?: FeelExpression;
  readonly set: readonly AssignmentPlan[];
  readonly reach: readonly string[];
  readonly carries: ReadonlyMap<string, Field>;
}

export interface InterruptPlan {
  readonly interrupt: Interrupt;
  readonly when?: FeelExpression;
  readonly notIn: ReadonlySet<string>;
  readonly carries: ReadonlyMap<string, Field>;
}

export interface DecisionPlan {
  readonly hit: 'unique' | 'first' | 'collect';
  readonly inputs: readonly FeelExpression[];
  /** The field that each output column fills; undefined for an output that is no field. */
  readonly outputs: readonly (string | undefined)[];
  readonly rows: readonly { readonly tests: readonly UnaryTests[]; readonly values: readonly AssignmentPlan[] }[];
}

/** Names a handler by the key of its owner and the event. */
export function handlerKey(owner: string, event: string): string {
  return `${owner}:${event}`;
}

/** True for what happens outside a case; everything else that a handler can name is a fact the machine tells itself. */
export function isOutsideEvent(event: string): boolean {
  return /^(?:customer|signal)\./.test(event) || ['case.cancels', 'case.reopens', 'case.merged'].includes(event);
}

export function planOf(blueprint: Blueprint): Plan {
  const expressions = expressionsOf(blueprint);
  const steps = stepsOf(blueprint);
  const handlers = new Map<string, HandlerPlan>();
  const plannedHandlers = (
    owner: string,
    list: readonly Handler[],
    leaves: HandlerPlan['leaves'],
    interrupt?: string,
  ): HandlerPlan[] =>
    list.map((handler) => {
      const plan: HandlerPlan = {
        key: handlerKey(owner, handler.event.name),
        handler,
        interrupt,
        leaves,
        when: handler.when && expressions.of(handler.when),
        set: assignments(handler.set, expressions),
        reach: handler.reach.map(({ name }) => name),
        carries: carriedBy(blueprint, handler.event.name),
      };
      handlers.set(plan.key, plan);
      return plan;
    });
  const places = placesOf(steps);
  const modules = modulesOf(blueprint);
  const interrupts = modules.flatMap(({ blueprint: module }) => module.interrupts);
  const ofStage = new Map(
    modules.flatMap(({ blueprint: module, user }) =>
      module.stages.map((stage): [string, HandlerPlan[]] => {
        const interrupt = user && places.get(user.id)?.interrupt;
        return [stage.id, plannedHandlers(`stage-${stage.id}`, stage.on, { within: user?.id }, interrupt)];
      }),
    ),
  );
  const stepPlans = steps.map((step): [string, StepPlan] => {
    const place = places.get(step.id) ?? { scope: [], races: [], stages: [] };
    const own = plannedHandlers(`step-${step.id}`, step.on, { step: step.id }, place.interrupt);
    // Whoever holds the step listens too: the steps around it, and their stages.
    const around = place.stages.flatMap((stage) => ofStage.get(stage) ?? []);
    return [step.id, planStep(blueprint, expressions, step, place, [...own, ...around])];
  });
  const waited = steps.flatMap(({ action }) => {
    if (action.verb !== 'wait') return [];
    if (action.for.kind === 'event') return [action.for.event.name];
    return action.for.kind === 'first'
      ? action.for.arms.flatMap(({ until }) => (until.kind === 'event' ? [until.event.name] : []))
      : [];
  });
  const listened = [
    ...[...handlers.values()].map(({ handler }) => handler.event.name),
    ...interrupts.map(({ on }) => on.name),
    ...waited,
  ];
  return {
    blueprint,
    zone: blueprint.zone,
    calendars: new Calendars(blueprint.calendars),
    fields: blueprint.data,
    parameters:
      blueprint.parameters.size === 0
        ? undefined
        : Object.fromEntries([...blueprint.parameters].map(([name, { value }]) => [name, value ?? null])),
    milestones: [...blueprint.milestones.keys()],
    steps: new Map(stepPlans),
    handlers,
    interrupts: new Map(
      interrupts.map((interrupt) => [
        interrupt.id,
        {
          interrupt,
          when: interrupt.when && expressions.of(interrupt.when),
          notIn: new Set(interrupt.notIn.map(({ name }) => name)),
          carries: carriedBy(blueprint, interrupt.on.name),
        },
      ]),
    ),
    stages: new Map(
      modules
        .flatMap(({ blueprint: module }) => module.stages)
        .flatMap(({ id, when }) => (when === undefined ? [] : [[id, expressions.of(when)]])),
    ),
    awaited: new Map(waited.map((event) => [event, carriedBy(blueprint, event)])),
    ends: new Map(blueprint.ends.map((end) => [end.id, end])),
    decisions: planDecisions(blueprint, expressions),
    messages: new Map(
      [...blueprint.messages].map(([id, { text }]) => [
        id,
        Object.fromEntries(Object.entries(text).map(([locale, words]) => [locale, readTemplate(words).parts])),
      ]),
    ),
    roles: new Set([CUSTOMER, SYSTEM.role, SERVICE, ...blueprint.roles.keys()]),
    heard: new Set(listened.filter((event) => !isOutsideEvent(event))),
    makers: new Set(
      steps.flatMap(({ action }) => (action.verb === 'approve' && action.maker ? [action.maker.name] : [])),
    ),
    modules: new Map(
      modules.flatMap(({ blueprint: module, user }): [string, ModulePlan][] =>
        user === undefined ? [] : [[user.id, planModule(user, module)]],
      ),
    ),
  };
}

/** Where a step stands: the steps around it and the stages that listen on its behalf, innermost first. */
interface StepPlace {
  readonly interrupt?: string;
  readonly scope: readonly string[];
  readonly races: readonly string[];
  readonly stages: readonly string[];
}

function placesOf(steps: readonly Step[]): Map<string, StepPlace> {
  const places = new Map<string, StepPlace>();
  const known = new Map(steps.map((step) => [step.id, step]));
  // Steps that hold others come before them.
  for (const step of steps) {
    const outer = step.inside && known.get(step.inside.step);
    const around = outer && places.get(outer.id);
    const own = step.stage === undefined ? [] : [step.stage];
    const { action } = outer ?? {};
    const isRace = action?.verb === 'parallel' && action.needed < action.branches.length;
    places.set(step.id, {
      interrupt: step.interrupt ?? around?.interrupt,
      scope: outer === undefined ? [] : [...(around?.scope ?? []), outer.id],
      races: [...(around?.races ?? []), ...(isRace && outer !== undefined ? [outer.id] : [])],
      stages: [...new Set([...own, ...(around?.stages ?? [])])],
    });
  }
  return places;
}

/** What begins anew whenever a module does. */
function planModule({ action }: Step, module: Blueprint): ModulePlan {
  const inner = stepsOf(module);
  const fields = [...module.data.values()];
  return {
    fields: new Set(fields.map(({ name }) => name)),
    steps: new Set(inner.map(({ id }) => id)),
    milestones: new Set(module.milestones.keys()),
    defaults: Object.fromEntries(
      fields.filter((field) => field.default !== undefined).map((field) => [field.name, field.default]),
    ),
    gives:
      action.verb === 'use'
        ? givenFields(action).map(({ field, output }) => ({ field: field.name, from: output.name }))
        : [],
  };
}

/** What an event brings with it: its declared fields, or the words that a customer writes. */
export function carriedBy(blueprint: Blueprint, event: string): ReadonlyMap<string, Field> {
  if (event === 'customer.writes') return new Map([['text', { name: 'text', path: [], type: 'text' }]]);
  return declaredEvent(blueprint, event)?.carries ?? new Map();
}

function planStep(
  blueprint: Blueprint,
  expressions: Expressions,
  step: Step,
  { interrupt, scope, races }: StepPlace,
  handlers: readonly HandlerPlan[],
): StepPlan {
  const { action } = step;
  const voters = action.verb === 'approve' ? (action.votes?.roles ?? (step.by === undefined ? [] : [step.by])) : [];
  return {
    step,
    interrupt,
    scope,
    races,
    voters: voters.map(({ name }) => name),
    deputies: new Map(
      [...blueprint.roles].flatMap(([id, { deputy }]): [string, string][] =>
        deputy === undefined ? [] : [[id, deputy.name]],
      ),
    ),
    when: step.when && expressions.of(step.when),
    ways: new Map(waysOf(step).map((way, index) => [wayName(way, index), planWay(step, way, expressions)])),
    actors: actorsOf(blueprint, step),
    asked: askedBy(blueprint, step),
    branches:
      action.verb === 'decide'
        ? action.branches.map(({ when, set }) => ({
            when: when && expressions.of(when),
            set: assignments(set, expressions),
          }))
        : [],
    with: action.verb === 'call' || action.verb === 'use' ? assignments(action.with, expressions) : [],
    timers: timersOf(step),
    handlers,
  };
}

function timersOf(step: Step): string[] {
  const { action } = step;
  const ids = [
    ...(step.within === undefined ? [] : [`within:${step.id}`]),
    ...(step.remind === undefined ? [] : [`remind:${step.id}`]),
    ...(action.verb === 'call' && action.timeout !== undefined ? [`timeout:${step.id}`] : []),
    ...(action.verb === 'call' && action.retry?.every !== undefined ? [`retry:${step.id}`] : []),
  ];
  if (action.verb !== 'wait' || action.for.kind === 'event') return ids;
  if (action.for.kind !== 'first') return [...ids, `wait:${step.id}`];
  const timed = action.for.arms.filter(({ until }) => until.kind !== 'event');
  return [...ids, ...timed.map(({ name }) => `wait:${step.id}:${name}`)];
}

/** Outcomes are known by their name; branches of a `choose` may share a target and are known by their place. */
export function wayName(way: Way, index: number): string {
  return way.kind === 'branch' ? `${index + 1}` : way.name;
}

function planWay(step: Step, way: Way, expressions: Expressions): WayPlan {
  const done = isDone(step, way);
  return {
    way,
    when: way.when && expressions.of(way.when),
    set: assignments([...(done ? step.set : []), ...way.set], expressions),
    reach: [...(done ? step.reach : []), ...way.reach].map(({ name }) => name),
  };
}

function actorsOf(blueprint: Blueprint, step: Step): ReadonlySet<string> | undefined {
  const { action, by } = step;
  switch (action.verb) {
    case 'call':
      return new Set([SERVICE]);
    case 'approve': {
      const roles = (action.votes?.roles ?? (by === undefined ? [] : [by])).map(({ name }) => name);
      return new Set([...roles, ...roles.flatMap((role) => blueprint.roles.get(role)?.deputy?.name ?? [])]);
    }
    case 'meet': {
      const chair = chairOf(step);
      if (chair === undefined) return new Set(blueprint.roles.keys());
      const deputy = blueprint.roles.get(chair.name)?.deputy;
      return new Set([chair.name, ...(deputy === undefined ? [] : [deputy.name])]);
    }
    case 'ask':
    case 'survey':
    case 'do': {
      const answers = action.verb === 'do' ? [] : [CUSTOMER];
      if (by === undefined) return new Set([...answers, ...blueprint.roles.keys()]);
      const deputy = blueprint.roles.get(by.name)?.deputy;
      return new Set([...answers, by.name, ...(deputy === undefined ? [] : [deputy.name])]);
    }
    default:
      return undefined;
  }
}

function askedBy(blueprint: Blueprint, { action }: Step): ReadonlyMap<string, AskedPlan> {
  const ask = (names: readonly { name: string; optional: boolean }[], fields: ReadonlyMap<string, Field>) =>
    new Map(
      names.flatMap(({ name, optional }): [string, AskedPlan][] => {
        const field = fields.get(name);
        return field === undefined ? [] : [[name, { field, optional }]];
      }),
    );
  switch (action.verb) {
    case 'ask':
      return ask(action.fields, blueprint.data);
    case 'do':
      return ask(action.form, blueprint.data);
    case 'survey':
      return ask(action.questions, blueprint.data);
    case 'meet': {
      const mustCount = action.required.length > 0 || action.quorum !== undefined;
      return new Map([
        ['present', { field: PRESENT, optional: !mustCount }],
        ['lasted', { field: LASTED, optional: action.lasts === undefined }],
      ]);
    }
    case 'call': {
      const out = blueprint.services.get(action.service.name)?.out ?? new Map<string, Field>();
      const used = new Set(action.into.map(({ output }) => output.name));
      return ask(
        [...out.keys()].map((name) => ({ name, optional: !used.has(name) })),
        out,
      );
    }
    default:
      return new Map();
  }
}

/** What whoever reports a meeting says of it: the roles that were there, and how long it took. */
const PRESENT: Field = {
  name: 'present',
  path: [],
  type: 'list',
  of: { name: 'present', path: [], type: 'text' },
};
const LASTED: Field = { name: 'lasted', path: [], type: 'duration' };

function assignments(set: readonly Assignment[], expressions: Expressions): AssignmentPlan[] {
  return set.map(({ field, value }) =>
    value.kind === 'feel'
      ? { field: field.name, feel: expressions.of(value.feel) }
      : { field: field.name, literal: value.value },
  );
}

function planDecisions(blueprint: Blueprint, { tables }: Expressions): Map<string, DecisionPlan> {
  return new Map(
    [...tables].map(([id, { decision, inputs, rows }]) => {
      const outputs = decision.outputs.map(({ name, own }) =>
        own === undefined && blueprint.data.has(name) ? name : undefined,
      );
      return [
        id,
        {
          hit: decision.hit,
          inputs: inputs.map(({ feel }) => feel),
          outputs,
          rows: rows.map(({ tests, values }) => ({
            tests: tests.map((cell) => cell.tests),
            values: values.map(({ cell, feel }, column) => ({
              field: outputs[column] ?? '',
              literal: cell.value,
              feel,
            })),
          })),
        },
      ];
    }),
  );
}
