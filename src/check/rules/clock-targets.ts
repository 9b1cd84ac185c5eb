import type { Sla } from '../../blueprint/sla.ts';
import { nearest } from '../../text/did-you-mean.ts';
import type { Check, Rule } from '../rule.ts';

/** A target that a table decides is one length of time, from one row. */
export const clockTargets: Rule = {
  name: 'decided-targets-are-lengths-of-time',
  phase: 1,
  check(check) {
    for (const sla of check.blueprint.slas.values()) checkTarget(check, sla);
  },
};

/** What a clock can count to. */
const TIMES: readonly string[] = ['duration', 'date', 'datetime'];

function checkTarget(check: Check, { target, path }: Sla): void {
  if (target.kind !== 'decision' || target.output.name === '') return;
  const { decisions, data } = check.blueprint;
  const decision = decisions.get(target.decision.name);
  if (decision === undefined) return;
  const at = target.path.length > 0 ? target.path : path;
  const { name } = target.output;
  const output = decision.outputs.find((column) => column.name === name);
  if (output === undefined) {
    const near = nearest(
      name,
      decision.outputs.map((column) => column.name),
    );
    check.atValue(at, 'TL4135', {
      decision: decision.id,
      output: name,
      near,
      outputs: decision.outputs.map((column) => column.name),
    });
    return;
  }
  const type = (output.own ?? data.get(name))?.type;
  if (decision.hit === 'collect') check.atValue(at, 'TL4136', { decision: decision.id, output: name, isMany: true });
  else if (type !== undefined && !TIMES.includes(type)) {
    check.atValue(at, 'TL4136', { decision: decision.id, output: name, isMany: false, type });
  }
}
