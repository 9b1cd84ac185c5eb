import { stepsOf } from '../../blueprint/blueprint.ts';
import { isTouchpoint } from '../../blueprint/touchpoint.ts';
import type { Step } from '../../blueprint/step.ts';
import type { StepPlan, WayPlan } from '../../compile/plan.ts';
import { ordinaryOutcome } from '../../flow/ways.ts';
import { bodiesOf, nameOfWay } from './conditions.ts';
import { numbersOf } from './evidence.ts';
import { NEVER_HOLDS, TAKEN_BEFORE } from './proof.ts';
import { said, type Draft, type Writing } from './writing.ts';

/** The steps of a blueprint and of its modules, the ways out of them, and where the customer meets the organisation. */
export function* stepItems(writing: Writing): Generator<Draft> {
  const { compiled, proof } = writing;
  const { blueprint } = compiled;
  const bodies = bodiesOf(blueprint);
  for (const step of stepsOf(blueprint)) {
    const { id, path } = step;
    const body = bodies.get(id) ?? blueprint;
    const shared = { group: id, body, path, cannot: proof.noWayTo(step), evidence: [`entered ${id}`] };
    yield {
      ...shared,
      kind: 'steps',
      id,
      missing: said(`No journey comes to step "${id}".`, `没有旅程走到步骤“${id}”。`),
    };
    if (isTouchpoint(step)) {
      yield {
        ...shared,
        kind: 'touchpoints',
        id: `touchpoint ${id}`,
        missing: said(`No journey shows touchpoint "${id}".`, `没有旅程展示触点“${id}”。`),
      };
    }
    for (const draft of outcomes(writing, step)) yield { ...draft, body };
  }
}

function* outcomes({ compiled, proof }: Writing, step: Step): Generator<Omit<Draft, 'body'>> {
  const { id, action } = step;
  const { tokens, steps } = compiled.plan;
  const plan = steps.get(id);
  if (plan === undefined || (tokens !== undefined && action.verb === 'wait')) return;
  const ways = [...plan.ways.values()].map(({ way }) => way);
  const inRow = ways.filter(({ kind }) => kind === 'branch' || kind === 'computed');
  const taken = tokens === undefined ? takenBy(compiled) : new Map<string, readonly string[]>();
  for (const [name, planned] of plan.ways) {
    const { way } = planned;
    if (tokens !== undefined && way.kind === 'time-out') continue;
    const shown = nameOfWay(ways, way);
    const before = inRow.slice(0, Math.max(0, inRow.indexOf(way))).map(({ when }) => when);
    const isNever = proof.constantOf(way.when) === false;
    yield {
      kind: 'outcomes',
      id: `${id} > ${shown}`,
      group: id,
      path: way.path,
      missing: said(`No journey leaves step "${id}" by "${shown}".`, `没有旅程以“${shown}”离开步骤“${id}”。`),
      cannot:
        proof.noWayTo(step) ??
        (proof.isTaken(before) ? TAKEN_BEFORE : undefined) ??
        (isNever ? NEVER_HOLDS : undefined),
      evidence: tokens === undefined ? (taken.get(`${id} ${name}`) ?? []) : [`left ${id} ${leftAs(plan, planned)}`],
    };
  }
}

/** The transitions by which each way out of a step is taken. */
function takenBy(compiled: Writing['compiled']): ReadonlyMap<string, readonly string[]> {
  const taken = new Map<string, string[]>();
  for (const [{ actions = [] }, number] of numbersOf(compiled).transitions) {
    for (const { type, params } of actions) {
      if (type !== 'finishStep') continue;
      const key = `${params?.['step']} ${params?.['way']}`;
      taken.set(key, [...(taken.get(key) ?? []), `transition ${number}`]);
    }
  }
  return taken;
}

function leftAs({ step }: StepPlan, { way }: WayPlan): string {
  return way.kind === 'ordinary' ? ordinaryOutcome(step.action.verb) : way.name;
}
