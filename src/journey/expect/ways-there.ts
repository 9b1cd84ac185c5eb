import { modulesOf } from '../../blueprint/blueprint.ts';
import type { Stage } from '../../blueprint/stage.ts';
import type { Expression } from '../../blueprint/origin.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { StepPlan } from '../../compile/plan.ts';
import type { NodePlan } from '../../compile/token-plan.ts';
import { endKey, stageKey, stepKey } from '../../flow/keys.ts';
import { Targets, type Target } from '../../flow/targets.ts';
import { userOf } from '../../story/module-names.ts';
import type { ConditionSeen, Situation } from '../expectation.ts';

/** A condition that decided that a case did not go some way. */
export interface Decided {
  /** The place to which the case would have come otherwise. */
  readonly place: string;
  readonly condition: ConditionSeen;
}

/** One way from place to place, with the condition that must hold for it, or those that must not. */
interface Passage {
  readonly from: string;
  readonly to: string;
  readonly when?: Expression;
  readonly unless: readonly Expression[];
}

/** Farther from the wanted place than this, a condition explains nothing. */
const MOST_PASSAGES = 4;

/**
 * The condition that kept a case from a place: of those that lie nearest before it, the one that was looked at last and
 * went the other way. Undefined where no condition did.
 *
 * @param goals ids of steps, stages and ends.
 */
export function conditionBefore(
  { compiled, view, conditions }: Situation,
  goals: Iterable<string>,
): Decided | undefined {
  const seen = conditions();
  if (seen.length === 0) return undefined;
  const passages = passagesOf(compiled);
  const waiting = new Set(view?.waiting.map(({ step }) => stepKey(step)));
  let wanted = new Set([...goals].flatMap((id) => [stepKey(id), stageKey(id), endKey(id)]));
  const known = new Set(wanted);
  for (let hop = 0; hop < MOST_PASSAGES && wanted.size > 0; hop += 1) {
    const here = passages.filter(({ to }) => wanted.has(to));
    const decided = here.flatMap(({ to, when, unless }) => {
      const shut = when === undefined ? [] : [lastSeen(seen, when, false)];
      return [...shut, ...unless.map((one) => lastSeen(seen, one, true))].flatMap((index) =>
        index === undefined ? [] : [{ place: placeOf(to), index }],
      );
    });
    const latest = decided.toSorted((a, b) => b.index - a.index)[0];
    const condition = latest && seen[latest.index];
    if (latest !== undefined && condition !== undefined) return { place: latest.place, condition };
    // Where the case waits right before, no condition has kept it away.
    if (here.some(({ from }) => waiting.has(from))) return undefined;
    wanted = new Set(here.map(({ from }) => from).filter((from) => !known.has(from)));
    for (const key of wanted) known.add(key);
  }
  return undefined;
}

/** The last look at a condition, where it gave what keeps a case away; undefined where it gave the other or was not looked at. */
export function lastSeen(seen: readonly ConditionSeen[], { path }: Expression, holds: boolean): number | undefined {
  const written = path.join('\n');
  const index = seen.findLastIndex((one) => one.path.join('\n') === written);
  return index >= 0 && seen[index]?.holds === holds ? index : undefined;
}

function passagesOf({ blueprint, plan }: CompiledBlueprint): Passage[] {
  if (plan.tokens !== undefined) return [...plan.tokens.nodes.values()].flatMap(passagesOfNode);
  return modulesOf(blueprint).flatMap(({ blueprint: body, user }) => {
    const targets = new Targets(body);
    const own = [...plan.steps.values()].filter(({ step }) => userOf(step.id) === user?.id);
    return [
      ...own.flatMap((planned) => passagesFrom(planned, targets)),
      ...body.stages.flatMap((stage) => passagesThrough(stage, targets)),
    ];
  });
}

/** From a node of a BPMN process: its flows, its boundary events, and the event to which a link leads. */
function passagesOfNode({ node, outgoing, boundaries, linkedTo }: NodePlan): Passage[] {
  const here = stepKey(node.id);
  const conditions = outgoing.flatMap(({ flow }) => (flow.condition === undefined ? [] : [flow.condition]));
  return [
    ...outgoing.map(({ flow, isDefault }) =>
      passage(here, stepKey(flow.to), isDefault ? undefined : flow.condition, isDefault ? conditions : []),
    ),
    ...boundaries.map((event) => passage(here, stepKey(event.node.id))),
    ...(linkedTo === undefined ? [] : [passage(here, stepKey(linkedTo))]),
  ];
}

function passagesFrom({ step, ways, scope }: StepPlan, targets: Targets): Passage[] {
  const here = stepKey(step.id);
  const holder = scope.at(-1);
  const passages: Passage[] = [
    // A step whose condition does not hold is not come to, whatever leads to it.
    passage(here, here, step.when),
    ...(holder === undefined ? [] : [passage(stepKey(holder), here)]),
  ];
  const before: Expression[] = [];
  for (const { way } of ways.values()) {
    const to = keyOf(targets.from(step, way.to));
    const isElse = way.when === undefined && (way.kind === 'branch' || way.kind === 'computed');
    if (to !== undefined) passages.push(passage(here, to, way.when, isElse ? [...before] : []));
    if (way.when !== undefined) before.push(way.when);
  }
  for (const handler of step.on) {
    const to = handler.to && keyOf(targets.from(step, handler.to));
    if (to !== undefined) passages.push(passage(here, to, handler.when));
  }
  return passages;
}

function passagesThrough(stage: Stage, targets: Targets): Passage[] {
  const here = stageKey(stage.id);
  const [first] = stage.steps;
  const after = keyOf(targets.afterStage(stage));
  return [
    passage(here, here, stage.when),
    ...(first === undefined ? [] : [passage(here, stepKey(first.id)), passage(stepKey(first.id), here)]),
    ...(after === undefined || stage.when === undefined ? [] : [passage(here, after)]),
  ];
}

function passage(from: string, to: string, when?: Expression, unless: readonly Expression[] = []): Passage {
  return { from, to, when, unless };
}

const keyOf = (target: Target): string | undefined => ('key' in target ? target.key : undefined);

/** The id of the place in a key. */
const placeOf = (key: string): string => key.slice(key.indexOf('-') + 1);
