import type { Blueprint } from '../blueprint/blueprint.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import type { Reference } from '../blueprint/origin.ts';
import type { Sla, Trigger } from '../blueprint/sla.ts';
import type { Step } from '../blueprint/step.ts';
import { givenMilestones } from '../blueprint/use.ts';
import type { FlowBreak, FlowEdge, FlowNode } from './graph.ts';
import { isDone, type Way } from './ways.ts';

/** What happens at one point of the flow, and who does it. */
export interface Happening {
  /** Events by their names, milestones as `milestone.<id>`. */
  readonly facts: readonly string[];
  /** False where no person does it, so that a clock that only people can satisfy goes on. */
  readonly isHuman: boolean;
}

/** The name of the fact that a trigger listens to; undefined for the date in a field. */
export function factOf(trigger: Trigger | undefined): string | undefined {
  if (trigger === undefined || trigger.kind === 'field') return undefined;
  return trigger.kind === 'milestone' ? milestoneFact(trigger) : trigger.name;
}

/** True for what only the world outside can tell: of it no path says whether it comes. */
export function isOutside(trigger: Trigger): boolean {
  return trigger.kind === 'field' || (trigger.kind === 'event' && OUTSIDE.test(trigger.name));
}

const OUTSIDE = /^(?:customer|signal|sla)\.|^case\.(?:cancels|reopens|merged|sealed)$/u;

/** What happens where a case leaves a node by an edge. */
export function onLeaving(blueprint: Blueprint, node: FlowNode, { kind, way, handler }: FlowEdge): Happening {
  if (node.kind === 'end' && kind === 'reopen') return { facts: ['case.reopened'], isHuman: true };
  if (node.kind !== 'step' && node.kind !== 'join') return NOTHING;
  const { step } = node;
  const left = `step.${step.id}.left`;
  if (kind === 'event' && handler !== undefined) {
    return { facts: [handler.event.name, left, ...handler.reach.map(milestoneFact)], isHuman: true };
  }
  if (kind !== 'way' || way === undefined) return NOTHING;
  const reached = [...way.reach, ...(isDone(step, way) ? step.reach : [])];
  return {
    facts: [
      `step.${step.id}.${way.name}`,
      left,
      ...reached.map(milestoneFact),
      ...eventsHeard(step, way),
      ...given(step),
    ],
    isHuman: isDoneByPerson(blueprint, step, way),
  };
}

/** What happens where something from outside takes a case out of a step. */
export function onBreaking({ source }: FlowBreak, step: string): Happening {
  const heard = 'event' in source ? source.event.name : source.on.name;
  const reach = 'reach' in source ? source.reach : [];
  return { facts: [heard, `step.${step}.left`, ...reach.map(milestoneFact)], isHuman: true };
}

/**
 * What happens where a case comes to a node.
 *
 * @param stage the stage in which it was before.
 */
export function onEntering(node: FlowNode, stage: string | undefined): Happening {
  if (node.kind === 'end') {
    const left = stage === undefined ? [] : [`stage.${stage}.left`];
    return { facts: [...left, ...node.end.reach.map(milestoneFact), 'case.closed'], isHuman: true };
  }
  if (node.kind !== 'step') return NOTHING;
  const { id, stage: own } = node.step;
  const moved = own === undefined || own === stage ? [] : [`stage.${own}.entered`];
  const left = moved.length === 0 || stage === undefined ? [] : [`stage.${stage}.left`];
  return { facts: [...left, ...moved, `step.${id}.entered`], isHuman: true };
}

/** What may happen while a case stays where it is: handlers that lead nowhere. */
export function whileAt(blueprint: Blueprint, step: Step): Happening {
  const stage = blueprint.stages.find(({ id }) => id === step.stage);
  const staying = [...step.on, ...(stage?.on ?? [])].filter(({ to }) => to === undefined);
  return { facts: staying.flatMap(({ event, reach }) => [event.name, ...reach.map(milestoneFact)]), isHuman: true };
}

const NOTHING: Happening = { facts: [], isHuman: true };

function milestoneFact({ name }: { readonly name: string }): string {
  return `milestone.${name}`;
}

/** The events by which a wait comes to its end. */
function eventsHeard({ action }: Step, { name }: Way): string[] {
  if (action.verb !== 'wait') return [];
  const awaited: Reference[] =
    action.for.kind === 'event'
      ? [action.for.event]
      : action.for.kind === 'first'
        ? action.for.arms.flatMap((arm) => (arm.name === name && arm.until.kind === 'event' ? [arm.until.event] : []))
        : [];
  return awaited.map((event) => event.name);
}

/** What a module may have reached for the case. */
function given({ action }: Step): string[] {
  return action.verb === 'use' ? givenMilestones(action).map(({ field }) => milestoneFact(field)) : [];
}

/** Whether a person does what a step does; where nobody in particular is named, one may. */
function isDoneByPerson(blueprint: Blueprint, { action, by }: Step, { kind }: Way): boolean {
  if (kind === 'time-out' || kind === 'failure') return false;
  const isByItself = action.verb === 'say' || action.verb === 'decide' || action.verb === 'call';
  if (by === undefined) return !isByItself;
  return by.name === CUSTOMER || action.verb === 'ask' || blueprint.roles.get(by.name)?.automatic !== true;
}

/** Whether a happening stops a clock. */
export function doesStop({ stop, satisfiedBy }: Sla, { facts, isHuman }: Happening): boolean {
  const fact = factOf(stop);
  return fact !== undefined && facts.includes(fact) && (satisfiedBy === 'any' || isHuman);
}
