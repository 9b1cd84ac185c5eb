import type { Blueprint } from '../blueprint/blueprint.ts';
import type { End } from '../blueprint/end.ts';
import type { Field } from '../blueprint/field.ts';
import type { Interrupt } from '../blueprint/interrupt.ts';
import type { Handler, Step } from '../blueprint/step.ts';
import type { TemplatePart } from '../blueprint/template.ts';
import type { FeelExpression } from '../feel/feel.ts';
import type { UnaryTests } from '../feel/unary.ts';
import type { Calendars } from './calendars.ts';
import type { ClocksPlan } from './clock-plan.ts';
import type { LaddersPlan } from './ladder-plan.ts';
import type { TokenPlan } from './token-plan.ts';
import type { Way } from '../flow/ways.ts';

/** All that the machine's actions and guards look up while a case runs; built once from the blueprint. */
export interface Plan {
  readonly blueprint: Blueprint;
  readonly zone: string;
  readonly calendars: Calendars;
  readonly fields: ReadonlyMap<string, Field>;
  /** True where the blueprint has personal fields: faults then show no values, because they end up in logs. */
  readonly hidesValues: boolean;
  /** Values of parameters by name; undefined when the blueprint has none. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly milestones: readonly string[];
  /** Service clocks; undefined when the blueprint has none. */
  readonly clocks?: ClocksPlan;
  /** Escalations; undefined when the blueprint has none. */
  readonly ladders?: LaddersPlan;
  readonly steps: ReadonlyMap<string, StepPlan>;
  /** Present where tokens move through a BPMN process, whatever the steps say of their ways. */
  readonly tokens?: TokenPlan;
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
  /** True where somebody asks who had the work of a role last: the case may come back to that person. */
  readonly asksWhoHandled: boolean;
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
  /** The output columns by name. */
  readonly names: readonly string[];
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

/** Outcomes are known by their name; branches of a `choose` may share a target and are known by their place. */
export function wayName(way: Way, index: number): string {
  return way.kind === 'branch' ? `${index + 1}` : way.name;
}

/** True for what happens outside a case; everything else that a handler can name is a fact the machine tells itself. */
export function isOutsideEvent(event: string): boolean {
  return (
    /^(?:(?:customer|signal|escalation)\.|sla\.[^.]+\.extended$)/.test(event) ||
    ['case.cancels', 'case.reopens', 'case.merged'].includes(event)
  );
}
