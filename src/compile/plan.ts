import { stepsOf, type Blueprint } from '../blueprint/blueprint.ts';
import type { End } from '../blueprint/end.ts';
import type { Field } from '../blueprint/field.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import type { Interrupt } from '../blueprint/interrupt.ts';
import { readTemplate, type TemplatePart } from '../blueprint/template.ts';
import type { Assignment, Handler, Step } from '../blueprint/step.ts';
import type { FeelExpression } from '../feel/feel.ts';
import type { UnaryTests } from '../feel/unary.ts';
import { expressionsOf, type Expressions } from '../flow/expressions.ts';
import { declaredEvent } from '../flow/names.ts';
import { waysOf, type Way } from '../flow/ways.ts';
import { SERVICE, SYSTEM } from './case.ts';

/** All that the machine's actions and guards look up while a case runs; built once from the blueprint. */
export interface Plan {
  readonly blueprint: Blueprint;
  readonly zone: string;
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
}

export interface StepPlan {
  readonly step: Step;
  readonly when?: FeelExpression;
  readonly ways: ReadonlyMap<string, WayPlan>;
  /** Who may send the step's outcomes; undefined: any declared role. */
  readonly actors?: ReadonlySet<string>;
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
  const plannedHandlers = (owner: string, list: readonly Handler[], interrupt?: string): HandlerPlan[] =>
    list.map((handler) => {
      const plan: HandlerPlan = {
        key: handlerKey(owner, handler.event.name),
        handler,
        interrupt,
        when: handler.when && expressions.of(handler.when),
        set: assignments(handler.set, expressions),
        reach: handler.reach.map(({ name }) => name),
        carries: carriedBy(blueprint, handler.event.name),
      };
      handlers.set(plan.key, plan);
      return plan;
    });
  const ofStage = new Map(blueprint.stages.map(({ id, on }) => [id, plannedHandlers(`stage-${id}`, on)]));
  const stepPlans = steps.map((step): [string, StepPlan] => [
    step.id,
    planStep(blueprint, expressions, step, [
      ...plannedHandlers(`step-${step.id}`, step.on, step.interrupt),
      ...(ofStage.get(step.stage ?? '') ?? []),
    ]),
  ]);
  const waited = steps.flatMap(({ action }) => {
    if (action.verb !== 'wait') return [];
    if (action.for.kind === 'event') return [action.for.event.name];
    return action.for.kind === 'first'
      ? action.for.arms.flatMap(({ until }) => (until.kind === 'event' ? [until.event.name] : []))
      : [];
  });
  const listened = [
    ...[...handlers.values()].map(({ handler }) => handler.event.name),
    ...blueprint.interrupts.map(({ on }) => on.name),
    ...waited,
  ];
  return {
    blueprint,
    zone: blueprint.zone,
    fields: blueprint.data,
    parameters:
      blueprint.parameters.size === 0
        ? undefined
        : Object.fromEntries([...blueprint.parameters].map(([name, { value }]) => [name, value ?? null])),
    milestones: [...blueprint.milestones.keys()],
    steps: new Map(stepPlans),
    handlers,
    interrupts: new Map(
      blueprint.interrupts.map((interrupt) => [
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
      blueprint.stages.flatMap(({ id, when }) => (when === undefined ? [] : [[id, expressions.of(when)]])),
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
  handlers: readonly HandlerPlan[],
): StepPlan {
  const { action } = step;
  return {
    step,
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
    with: action.verb === 'call' ? assignments(action.with, expressions) : [],
    timers: timersOf(step),
    handlers,
  };
}

function timersOf(step: Step): string[] {
  const { action } = step;
  const ids = [
    ...(step.within === undefined ? [] : [`within:${step.id}`]),
    ...(step.remind === undefined ? [] : [`remind:${step.id}`]),
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
  // A step that failed, ran out of time or was interrupted is not done: what it sets and reaches does not happen.
  const done = way.kind !== 'failure' && way.kind !== 'time-out';
  return {
    way,
    when: way.when && expressions.of(way.when),
    set: assignments([...(done ? step.set : []), ...way.set], expressions),
    reach: [...(done ? step.reach : []), ...way.reach].map(({ name }) => name),
  };
}

function actorsOf(blueprint: Blueprint, { action, by }: Step): ReadonlySet<string> | undefined {
  switch (action.verb) {
    case 'call':
      return new Set([SERVICE]);
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
      return ask([{ name: action.into.name, optional: false }], blueprint.data);
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
