import { stepsIn, type Blueprint } from '../blueprint/blueprint.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import type { Lane } from '../blueprint/process.ts';
import type { Step } from '../blueprint/step.ts';
import type { Path } from '../text/places.ts';
import { attributesOf } from './process-details.ts';
import type { ElementIds, Standing } from './process-draft.ts';
import type { ProcessNames } from './process-names.ts';

/** The parts of a service blueprint from the customer's line of sight downwards; `interrupts` is what stands in no stage. */
export const BANDS = ['frontstage', 'backstage', 'support', 'interrupts'] as const;

export type Band = (typeof BANDS)[number];

/** Steps that say by themselves where they stand; the others stand where the step before them does. */
const FOLLOWING = new Set(['choose', 'wait', 'parallel']);

/** Who does what, as lanes: a lane for each role and one for each part of the picture in which nobody has the role. */
export class ProcessLanes {
  readonly #blueprint: Blueprint;
  readonly #bands = new Map<string, Band>();

  /** @param blueprint the blueprint, or the module whose process it is. */
  constructor(blueprint: Blueprint, roles: Blueprint['roles']) {
    this.#blueprint = { ...blueprint, roles };
    const places = [...blueprint.stages, ...blueprint.interrupts.map(({ steps }) => ({ steps, alternatives: [] }))];
    for (const step of places.flatMap(stepsIn)) {
      const role = doerOf(step);
      if (role === undefined) continue;
      const band = this.#bandOf(role, step);
      const known = this.#bands.get(role);
      if (known === undefined || BANDS.indexOf(band) < BANDS.indexOf(known)) this.#bands.set(role, band);
    }
  }

  /** The lane of a step; `before` is that of the step before it. */
  laneOf(step: Step, before: string): string {
    const role = doerOf(step);
    if (role !== undefined) return `${this.#bands.get(role) ?? 'backstage'}:${role}`;
    const { verb } = step.action;
    if (FOLLOWING.has(verb)) return before;
    if (verb === 'call' || verb === 'decide') return 'support:';
    return verb === 'ask' || verb === 'say' || verb === 'survey' || step.via.length > 0 ? 'frontstage:' : 'backstage:';
  }

  /** The lanes in which nodes stand, each band with its roles in the order in which they are declared. */
  lanes(ids: ElementIds, names: ProcessNames, standings: ReadonlyMap<string, Standing>, path: Path): Lane[] {
    const nodes = new Map<string, string[]>();
    for (const [id, { lane }] of standings) nodes.set(lane, [...(nodes.get(lane) ?? []), id]);
    const order = [CUSTOMER, ...this.#blueprint.roles.keys()];
    return BANDS.flatMap((band): Lane[] => {
      const own = [...nodes.keys()]
        .filter((key) => key.startsWith(`${band}:`))
        .map((key) => key.slice(band.length + 1))
        .sort((a, b) => place(order, a) - place(order, b));
      if (own.length === 0) return [];
      const title = names.words[band];
      const row = attributesOf({ row: band }, path);
      if (own.length === 1 && own[0] === '') {
        return [
          { id: ids.take(`lane-${band}`), path, name: title, extensions: row, nodes: nodes.get(`${band}:`) ?? [] },
        ];
      }
      const parent = ids.take(`lane-${band}`);
      const inner = own.map((role): Lane => ({
        id: ids.take(`lane-${role === '' ? `${band}-alone` : role}`),
        path: this.#blueprint.roles.get(role)?.path ?? path,
        name: role === '' ? (band === 'support' ? names.words.systems : names.words.automatic) : names.role(role),
        parent,
        extensions: attributesOf({ row: band, role: role === '' ? undefined : role }, path),
        nodes: nodes.get(`${band}:${role}`) ?? [],
      }));
      const all = inner.flatMap((lane) => lane.nodes);
      return [{ id: parent, path, name: title, extensions: row, nodes: all }, ...inner];
    });
  }

  #bandOf(role: string, step: Step): Band {
    const declared = this.#blueprint.roles.get(role);
    if (declared?.external === true || declared?.automatic === true) return 'support';
    const { verb } = step.action;
    const meets = verb === 'ask' || verb === 'survey' || step.via.length > 0 || step.rows.frontstage !== undefined;
    return role === CUSTOMER || meets ? 'frontstage' : 'backstage';
  }
}

/** The role that does a step: its own, or the first of several. */
function doerOf({ by, action }: Step): string | undefined {
  if (action.verb === 'call' || action.verb === 'decide' || FOLLOWING.has(action.verb)) return undefined;
  if (action.verb === 'meet') return (by ?? action.minutes ?? action.required[0])?.name;
  if (action.verb === 'approve') return (by ?? action.votes?.roles[0])?.name;
  return by?.name;
}

/** Lanes without a role stand last. */
function place(order: readonly string[], role: string): number {
  const index = order.indexOf(role);
  return index === -1 ? order.length : index;
}
