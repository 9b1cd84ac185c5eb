import { stepsOf } from '../../blueprint/blueprint.ts';
import { CUSTOMER } from '../../blueprint/id.ts';
import type { Step } from '../../blueprint/step.ts';
import { isOutside } from '../../flow/clock-moves.ts';
import type { FlowGraph } from '../../flow/graph.ts';
import { stepKey } from '../../flow/keys.ts';
import { clockCourse } from '../clock-courses.ts';
import type { Check, Rule } from '../rule.ts';

/**
 * Once a customer has turned to us, whatever our people and services do keeps them waiting: some promise of time covers it,
 * a clock that may run then, one of the stage or step, or a limit.
 */
export const waitingCustomers: Rule = {
  name: 'waiting-customers-have-a-clock',
  phase: 4,
  principle: 'customer-first',
  check(check) {
    const { blueprint, flow } = check;
    const covered = coveredSteps(check);
    if (covered === undefined) return;
    const waited = afterContact(flow);
    for (const stage of blueprint.stages) {
      // Nobody waits for what is learnt from a case.
      if (stage.sla !== undefined || stage.kind === 'improve') continue;
      const open = stepsOf({ stages: [stage], interrupts: [] }).filter(
        (step) => waited.has(stepKey(step.id)) && isOurs(step) && !hasTime(step) && !covered.has(step.id),
      );
      const [first, ...others] = open;
      if (first === undefined) continue;
      const related = others.map(({ path }) => blueprint.places.key(path));
      check.atKey(first.path, 'TL4142', { stage: stage.id, steps: open.map(({ id }) => id) }, { related });
    }
  },
};

/** Work for which the customer waits; what is done at once keeps nobody waiting, and what customers do waits for them. */
function isOurs({ action, by }: Step): boolean {
  const { verb } = action;
  return (verb === 'do' || verb === 'approve' || verb === 'meet' || verb === 'call') && by?.name !== CUSTOMER;
}

function hasTime({ within, sla, action }: Step): boolean {
  return within !== undefined || sla !== undefined || (action.verb === 'call' && action.timeout !== undefined);
}

/** The steps during which a clock of the whole may run; undefined where it may be any. */
function coveredSteps(check: Check): ReadonlySet<string> | undefined {
  const { blueprint } = check;
  const covered = new Set<string>();
  for (const sla of blueprint.slas.values()) {
    if (sla.of !== undefined) continue;
    const course = isOutside(sla.start) ? undefined : clockCourse(check, sla);
    if (course === undefined) return undefined;
    for (const id of course.running) covered.add(id);
  }
  // Around all its branches, and the module that it uses, a step has one time.
  const steps = stepsOf(blueprint);
  const held = steps.filter((step) => hasTime(step)).map(({ id }) => id);
  for (const { id, inside } of steps) if (inside !== undefined && held.includes(inside.step)) covered.add(id);
  return covered;
}

/** The nodes to which a case comes after the customer has told us something. */
function afterContact({ nodes }: FlowGraph): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [...nodes.values()].flatMap((node) =>
    node.kind === 'step' && node.step.action.verb === 'ask' ? node.edges.map(({ to }) => to) : [],
  );
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    queue.push(...(nodes.get(key)?.edges ?? []).filter(({ kind }) => kind !== 'reopen').map(({ to }) => to));
  }
  return seen;
}
