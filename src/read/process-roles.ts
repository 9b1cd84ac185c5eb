import { CUSTOMER } from '../blueprint/id.ts';
import type { ExtensionElement, Lane, Participant, Process, ProcessNode } from '../blueprint/process.ts';
import { activitiesBefore } from '../flow/process-before.ts';
import { participantOf } from '../flow/process-choices.ts';
import type { Path } from '../text/places.ts';
import { titleOf, type Draft } from './process-draft.ts';
import { attributeOf, childrenOf } from './process-extensions.ts';

/** Ids that no role may have, because the language means something by them. */
const TAKEN: readonly string[] = [CUSTOMER, 'system', 'service'];

/** Who does the work of a node, and where that is said. */
export interface Doer {
  readonly role: string;
  readonly from: Path;
}

/** Finds who does the work of nodes, and declares the roles. */
export class Roles {
  readonly #draft: Draft;
  /** Lanes that are stages of the way and not rows of people. */
  readonly #stageLanes: ReadonlySet<string>;
  readonly #lanes = new Map<string, Lane>();
  /** Nodes that nobody is named for. */
  readonly unnamed = new Set<ProcessNode>();

  constructor(draft: Draft, stageLanes: ReadonlySet<string>) {
    this.#draft = draft;
    this.#stageLanes = stageLanes;
    for (const process of draft.model.processes) this.#readLanes(process);
  }

  /** Each node's innermost lane that is a row of people. */
  #readLanes({ lanes }: Process): void {
    const depth = (lane: Lane): number => {
      const parent = lanes.find(({ id }) => id === lane.parent);
      return parent === undefined ? 0 : 1 + depth(parent);
    };
    for (const lane of lanes.toSorted((a, b) => depth(a) - depth(b))) {
      if (this.#stageLanes.has(lane.id)) continue;
      for (const node of lane.nodes) this.#lanes.set(node, lane);
    }
  }

  /** Who chooses a way: as written or drawn, else whoever worked last before. */
  ofChoice(process: Process, node: ProcessNode): Doer {
    if (this.laneOf(process, node) !== undefined) return this.of(process, node);
    const worker = [...activitiesBefore(process, node).activities].find(
      (before) => before.kind === 'activity' && ['task', 'userTask', 'manualTask'].includes(before.type),
    );
    return this.of(process, worker ?? node);
  }

  /** Who does what a person does: as written on the node, else its lane, its pool, its assignee, else `staff`. */
  of(process: Process, node: ProcessNode): Doer {
    const pool = participantOf(this.#draft.model, process);
    const written = this.#written(node, 'role');
    if (written !== undefined) return written;
    const lane = this.laneOf(process, node);
    if (pool?.isCustomer === true || isCustomers(lane?.name)) return { role: CUSTOMER, from: node.path };
    const group = this.#written(node, 'group');
    if (group !== undefined) return group;
    if (lane !== undefined)
      return this.#declare(titleOf(lane), lane.path, attributeOf(lane, 'throughline', 'role')?.text);
    const assignee = this.#written(node, 'assignee');
    if (assignee !== undefined) return assignee;
    if (pool?.name !== undefined) return this.#declare(titleOf(pool), pool.path);
    this.unnamed.add(node);
    return this.#declare('staff', process.path);
  }

  /** The innermost lane of people that holds a node, or holds the sub-process that it stands in. */
  laneOf(process: Process, node: ProcessNode): Lane | undefined {
    const lane = this.#lanes.get(node.id);
    const around = process.nodes.get(node.scope);
    return lane ?? (around === undefined ? undefined : this.laneOf(process, around));
  }

  /** A pool of others as a role: whoever is there works outside the organisation. */
  ofPool(pool: Participant): string {
    const title = titleOf(pool);
    return this.#draft.declare('roles', title, title, { title, external: true }, pool.path);
  }

  /** What the extensions of a node say. */
  #written(node: ProcessNode, what: 'role' | 'group' | 'assignee'): Doer | undefined {
    const [assignment] = childrenOf(node, 'zeebe', 'assignmentDefinition');
    switch (what) {
      case 'role':
        return this.#named(node, attributeOf(node, 'throughline', 'role'));
      case 'group':
        return (
          this.#named(node, attributeOf(node, 'camunda', 'candidateGroups')) ??
          this.#named(node, assignment, assignment?.attributes['candidateGroups'])
        );
      case 'assignee':
        return (
          this.#named(node, attributeOf(node, 'camunda', 'assignee')) ??
          this.#named(node, assignment, assignment?.attributes['assignee'])
        );
    }
  }

  #named(node: ProcessNode, own: ExtensionElement | undefined, text = own?.text): Doer | undefined {
    if (own === undefined || text === undefined || text.trim() === '') return undefined;
    const literal = /^=\s*"([^"]*)"$/.exec(text.trim())?.[1] ?? text;
    if (/^\s*(?:=|[$#]\{)/.test(literal)) {
      this.#draft.reportAt(own.path, 'TL8053', { node: titleOf(node), text: text.trim() });
      return undefined;
    }
    const [first = '', ...others] = literal.split(/[,，]/u).map((word) => word.trim());
    if (first === '') return undefined;
    if (others.length > 0) this.#draft.reportAt(own.path, 'TL8054', { node: titleOf(node), role: first, others });
    if (isCustomers(first)) return { role: CUSTOMER, from: own.path };
    return this.#declare(first, own.path);
  }

  #declare(words: string, from: Path, written?: string): Doer {
    const name = written ?? words;
    const shown = TAKEN.includes(name.toLowerCase()) ? `${name} role` : name;
    return { role: this.#draft.declare('roles', shown, shown, { title: words }, from), from };
  }
}

/** True for a lane or group that is the customer. */
export function isCustomers(name: string | undefined): boolean {
  return name !== undefined && /^(?:the )?(?:customer|client|consumer|客户|顾客|用户|消费者)$/iu.test(name.trim());
}
