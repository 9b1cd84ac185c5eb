import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { AssignmentPlan } from '../../compile/plan.ts';
import type { FeelExpression } from '../../feel/feel.ts';
import { expressionsOf } from '../../flow/expressions.ts';
import { flowOf } from '../../flow/graph.ts';
import type { Destination } from './destination.ts';

/** So many rests before a destination the conditions on the way still count as its own. */
const MOST_RESTS = 3;

/**
 * The fields on which it hangs whether a case comes to its destination: those that the conditions before it read, and all
 * from which these are worked out, with how many rests lie between. Other values need not be tried as soon.
 */
export function relevantFields(compiled: CompiledBlueprint, { keys }: Destination): ReadonlyMap<string, number> {
  const relevant = new Map<string, number>();
  for (const { field, rests } of gatesBefore(compiled, keys)) {
    if (rests < (relevant.get(field) ?? Infinity)) relevant.set(field, rests);
  }
  const sources = sourcesOf(compiled);
  const queue = [...relevant];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [field, rests] = next;
    for (const source of sources.get(field) ?? []) {
      if (rests >= (relevant.get(source) ?? Infinity)) continue;
      relevant.set(source, rests);
      queue.push([source, rests]);
    }
  }
  return relevant;
}

/** A field that a condition reads, and how many rests lie between it and the destination. */
interface Gate {
  readonly field: string;
  readonly rests: number;
}

/** What the conditions read that stand before some nodes. */
function gatesBefore({ blueprint, plan }: CompiledBlueprint, keys: ReadonlySet<string>): Gate[] {
  const { nodes } = flowOf(blueprint);
  const edges = [...nodes.values()].flatMap((node) => node.edges);
  const gates: Gate[] = [];
  const rests = new Map([...keys].map((key) => [key, 0]));
  for (const [key, count] of rests) {
    const note = (names: readonly string[]): void => {
      gates.push(...names.map((field) => ({ field, rests: count })));
    };
    const node = nodes.get(key);
    if (node?.kind === 'step') note(readBy(plan.steps.get(node.step.id)?.when));
    if (node?.kind === 'stage') note(readBy(plan.stages.get(node.stage.id)));
    for (const edge of edges) {
      if (edge.to !== key) continue;
      const from = nodes.get(edge.from);
      if (from?.kind === 'step') {
        const ways = [...(plan.steps.get(from.step.id)?.ways.values() ?? [])];
        // Where conditions decide, those of the other ways count too.
        note(ways.flatMap(({ when }) => readBy(when)));
      }
      const more = count + (from?.kind === 'step' && from.waits ? 1 : 0);
      if (more <= MOST_RESTS && !rests.has(edge.from)) rests.set(edge.from, more);
    }
  }
  return gates;
}

/** From which fields each field is worked out. */
function sourcesOf({ plan, blueprint }: CompiledBlueprint): ReadonlyMap<string, ReadonlySet<string>> {
  const sources = new Map<string, Set<string>>();
  const add = (field: string, names: readonly string[]): void => {
    sources.set(field, new Set([...(sources.get(field) ?? []), ...names]));
  };
  const addSet = (set: readonly AssignmentPlan[], names: readonly string[]): void => {
    for (const { field, feel } of set) add(field, [...names, ...readBy(feel)]);
  };
  for (const { decision, inputs } of expressionsOf(blueprint).tables.values()) {
    const names = inputs.flatMap(({ feel }) => readBy(feel));
    for (const { name } of decision.outputs) add(name, names);
  }
  for (const { ways, branches, when } of plan.steps.values()) {
    for (const way of ways.values()) addSet(way.set, [...readBy(way.when), ...readBy(when)]);
    for (const branch of branches) addSet(branch.set, readBy(branch.when));
  }
  for (const { set, when } of plan.handlers.values()) addSet(set, readBy(when));
  return sources;
}

function readBy(feel: FeelExpression | undefined): string[] {
  return feel?.reads.flatMap(({ path: [name] }) => name ?? []) ?? [];
}
