import type { Sla, Trigger } from '../../blueprint/sla.ts';
import { doesStop, factOf, onEntering, onLeaving, whileAt } from '../../flow/clock-moves.ts';
import { flowOf } from '../../flow/graph.ts';
import { clockName, levelsOn, targetWords } from './clock-badges.ts';
import type { Telling } from './scene-node.ts';
import type { SceneBar, SceneNode } from './scene.ts';

/**
 * The clocks that run over several steps, from the column in which the first thing happens that starts them to the column
 * of the last that stops them.
 */
export function barsOf(telling: Telling, nodes: readonly SceneNode[]): SceneBar[] {
  const { blueprint, names, words } = telling;
  const slas = [...blueprint.slas.values()].filter(({ of, inside }) => of === undefined && inside === undefined);
  if (nodes.length === 0) return [];
  const moments = slas.length === 0 ? [] : momentsOf(telling, nodes);
  const last = nodes.length - 1;
  return slas.map((sla): SceneBar => {
    const target = targetWords(sla, names, words);
    const levels = levelsOn(blueprint, sla);
    const starts = startsOf(sla.start, moments);
    const stops = sla.stop.kind === 'event' && sla.stop.name === 'case.closed' ? [last] : stopsOf(sla, moments);
    const from = starts === undefined ? 0 : Math.min(...starts);
    const to = Math.max(from, ...(stops.length === 0 ? [last] : stops));
    const text = words.clock(clockName(sla, names), target);
    return {
      id: sla.id,
      text,
      explained: levels === 0 ? text : `${text}${words.comma}${words.levels(levels)}`,
      from,
      to,
      levels,
      isSure: starts !== undefined && stops.length > 0,
    };
  });
}

interface Moment {
  readonly column: number;
  readonly facts: readonly string[];
  readonly isHuman: boolean;
}

/** What happens in each column: on coming to it, while there, on leaving it, and at the end to which it leads. */
function momentsOf({ blueprint }: Telling, nodes: readonly SceneNode[]): Moment[] {
  const flow = flowOf(blueprint);
  return nodes.flatMap(({ key }, column): Moment[] => {
    const node = flow.nodes.get(key);
    if (node === undefined) return [];
    const stage = node.kind === 'step' ? node.step.stage : undefined;
    const ends = node.edges.flatMap(({ to }) => {
      const target = flow.nodes.get(to);
      return target === undefined ? [] : [onEntering(target, stage)];
    });
    const own = [
      onEntering(node, undefined),
      ...(node.kind === 'step' ? [whileAt(blueprint, node.step)] : []),
      ...node.edges.map((edge) => onLeaving(blueprint, node, edge)),
      // What happens on coming to another step belongs to that step's column.
      ...ends.filter(({ facts }) => facts.includes('case.closed')),
    ];
    return own.map(({ facts, isHuman }) => ({ column, facts, isHuman }));
  });
}

function startsOf(start: Trigger, moments: readonly Moment[]): number[] | undefined {
  const fact = factOf(start);
  if (fact === 'case.opened') return [0];
  const found = moments.filter(({ facts }) => fact !== undefined && facts.includes(fact)).map(({ column }) => column);
  return found.length === 0 ? undefined : found;
}

function stopsOf(sla: Sla, moments: readonly Moment[]): number[] {
  return moments.filter((moment) => doesStop(sla, moment)).map(({ column }) => column);
}
