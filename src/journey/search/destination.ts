import type { CompiledBlueprint } from '../../compile/compile.ts';
import { BUILT_IN_ENDS, type Entry } from '../../compile/case.ts';
import { BUILT_IN_MILESTONES } from '../../blueprint/declared.ts';
import type { Verb } from '../../blueprint/verbs.ts';
import { flowOf, type FlowNode } from '../../flow/graph.ts';
import { endKey, stageKey, stepKey } from '../../flow/keys.ts';
import { waits, waysOf } from '../../flow/ways.ts';
import type { CaseSnapshot } from '../../run/step.ts';

/** Whither a case is to be run. */
export interface Destination {
  readonly id: string;
  readonly isStage: boolean;
  readonly isStep: boolean;
  readonly isMilestone: boolean;
  readonly isEnd: boolean;
  /** The nodes of the flow at which the case is there, or is about to be. */
  readonly keys: ReadonlySet<string>;
  /**
   * What it certainly takes to come there: 0 nothing out of the ordinary, 1 something that breaks in, 2 the case to be
   * called off.
   */
  readonly least: 0 | 1 | 2;
}

/** Verbs at which a case rests until somebody does something; all else may be over in the moment in which it begins. */
const BY_PEOPLE: ReadonlySet<Verb> = new Set<Verb>(['ask', 'survey', 'do', 'approve', 'meet']);

/** The word for any end. */
export const ANY_END = 'end';

/** All the names that a case can be run to. */
export function destinationsOf({ plan, blueprint }: CompiledBlueprint): string[] {
  const stages = [...blueprint.stages.map(({ id }) => id)];
  const ends = [...blueprint.ends.map(({ id }) => id), ...Object.values(BUILT_IN_ENDS), ANY_END];
  return [...new Set([...stages, ...plan.steps.keys(), ...milestonesOf(plan), ...ends])];
}

/** What a name stands for; undefined where the blueprint does not have it. */
export function destinationOf(compiled: CompiledBlueprint, id: string): Destination | undefined {
  const { plan, blueprint } = compiled;
  if (!destinationsOf(compiled).includes(id)) return undefined;
  const isStage = blueprint.stages.some((stage) => stage.id === id);
  const step = plan.steps.get(id);
  const isMilestone = milestonesOf(plan).includes(id);
  const builtIn = Object.values<string>(BUILT_IN_ENDS).includes(id);
  const isEnd = builtIn || id === ANY_END || blueprint.ends.some((end) => end.id === id);
  const isOrdinary = isStage || isMilestone || (step !== undefined && step.interrupt === undefined);
  const ownEnd = isEnd && !builtIn;
  return {
    id,
    isStage,
    isStep: step !== undefined,
    isMilestone,
    isEnd,
    keys: keysOf(compiled, id, isMilestone),
    least: isOrdinary || ownEnd ? 0 : step === undefined ? 2 : 1,
  };
}

/** True for a milestone that nothing in the blueprint reaches. */
export function isNeverReached({ plan, blueprint }: CompiledBlueprint, destination: Destination): boolean {
  const { id, isMilestone, isStage, isStep, isEnd, keys } = destination;
  if (!isMilestone || isStage || isStep || isEnd || keys.size > 0) return false;
  const handled = [...plan.handlers.values()].some(({ reach }) => reach.includes(id));
  return !handled && !JSON.stringify(blueprint.process ?? null).includes(JSON.stringify(id));
}

/** True where a case is at its destination, or has just come through it where nobody can rest there. */
export function hasArrived(
  { plan, blueprint }: CompiledBlueprint,
  { id, isStage, isStep, isMilestone, isEnd }: Destination,
  { context }: CaseSnapshot,
  entries: readonly Entry[],
): boolean {
  const { closed } = context;
  if (isEnd && closed !== undefined && (id === ANY_END || closed.end === id)) return true;
  if (isMilestone && Object.hasOwn(context.reached, id)) return true;
  if (isStep) {
    const step = plan.steps.get(id);
    if (context.active[id] !== undefined) return step?.interrupt === context.interrupt;
    const rests = step !== undefined && BY_PEOPLE.has(step.step.action.verb);
    if (!rests && entries.some((entry) => entry.type === 'step.entered' && entry.step === id)) return true;
  }
  if (!isStage) return false;
  if (context.stage === id) return true;
  const stage = blueprint.stages.find((one) => one.id === id);
  const passes = stage !== undefined && [...stage.steps, ...stage.alternatives].every((step) => !waits(step));
  return passes && entries.some((entry) => entry.type === 'stage.entered' && entry.stage === id);
}

function keysOf({ blueprint }: CompiledBlueprint, id: string, isMilestone: boolean): ReadonlySet<string> {
  const there = [...flowOf(blueprint).nodes.values()].filter((node) => isThere(node, id, isMilestone));
  const keys = new Set(there.map(({ key }) => key));
  const stage = blueprint.stages.find((one) => one.id === id);
  // A stage without a condition has no door: whoever comes to one of its steps is in it.
  if (stage === undefined || keys.has(stageKey(id))) return keys;
  return new Set([...keys, ...[...stage.steps, ...stage.alternatives].map((step) => stepKey(step.id))]);
}

function isThere(node: FlowNode, id: string, isMilestone: boolean): boolean {
  if (node.kind === 'end' && id === ANY_END) return true;
  if ([stageKey(id), stepKey(id), endKey(id)].includes(node.key)) return true;
  if (!isMilestone) return false;
  if (node.kind === 'end') return node.end.reach.some(({ name }) => name === id);
  if (node.kind !== 'step') return false;
  return [...node.step.reach, ...waysOf(node.step).flatMap(({ reach }) => reach)].some(({ name }) => name === id);
}

function milestonesOf({ milestones }: { readonly milestones: readonly string[] }): string[] {
  return [...BUILT_IN_MILESTONES, ...milestones];
}
