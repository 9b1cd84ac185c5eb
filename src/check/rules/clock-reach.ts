import type { Sla } from '../../blueprint/sla.ts';
import type { Trigger } from '../../blueprint/sla.ts';
import {
  doesStop,
  factOf,
  isOutside,
  onBreaking,
  onEntering,
  onLeaving,
  whileAt,
  type Happening,
} from '../../flow/clock-moves.ts';
import { stepKey } from '../../flow/keys.ts';
import { reachable } from '../../flow/reach.ts';
import type { Check, Rule } from '../rule.ts';

/** Something that can happen starts a clock, and something stops it; people can, where only people may. */
export const clockReach: Rule = {
  name: 'clocks-can-start-and-stop',
  phase: 4,
  ofWays: true,
  check(check) {
    const { blueprint } = check;
    const own = [...blueprint.slas.values()].filter(({ of }) => of === undefined);
    if (own.length === 0) return;
    const happenings = happeningsIn(check);
    for (const sla of own) {
      const { start, stop, id } = sla;
      if (!canHappen(check, start, happenings)) check.atValue(start.path, 'TL4143', { sla: id, start: start.name });
      if (!canHappen(check, stop, happenings)) {
        check.atValue(stop.path, 'TL4144', { sla: id, stop: stop.name, isMachine: false });
      } else if (isLeftToMachines(sla, happenings)) {
        check.atValue(stop.path, 'TL4144', { sla: id, stop: stop.name, isMachine: true });
      }
    }
  },
};

/** True where something stops the clock, and nobody does it of whom the clock would take it. */
export function isLeftToMachines(sla: Sla, happenings: readonly Happening[]): boolean {
  if (sla.satisfiedBy === 'any' || isOutside(sla.stop)) return false;
  return !happenings.some((happening) => doesStop(sla, happening));
}

/** True when some case can come to where the trigger happens. */
export function canHappen({ blueprint }: Check, trigger: Trigger, happenings: readonly Happening[]): boolean {
  const fact = factOf(trigger);
  if (fact === 'case.reopened' || fact === 'case.reopens') return blueprint.reopen !== undefined;
  if (fact === undefined || isOutside(trigger) || fact === 'case.opened' || fact === 'case.sealed') return true;
  return happenings.some(({ facts }) => facts.includes(fact));
}

/** All that can happen to any case. */
export function happeningsIn({ blueprint, flow }: Check): readonly Happening[] {
  const reached = reachable(flow);
  const nodes = [...flow.nodes.values()].filter(({ key }) => reached.has(key));
  const stages = nodes.flatMap((node) =>
    node.kind === 'step' && node.step.stage !== undefined ? [node.step.stage] : [],
  );
  return [
    { facts: [...new Set(stages)].flatMap((id) => [`stage.${id}.entered`, `stage.${id}.left`]), isHuman: true },
    ...nodes.flatMap((node) => [
      onEntering(node, undefined),
      ...node.edges.map((edge) => onLeaving(blueprint, node, edge)),
      ...(node.kind === 'step' ? [whileAt(blueprint, node.step)] : []),
    ]),
    ...flow.breaks.flatMap((found) =>
      found.scope.filter((key) => reached.has(key)).map((key) => onBreaking(found, key.slice(stepKey('').length))),
    ),
  ];
}
