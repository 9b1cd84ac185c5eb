import type {
  Activity,
  Artifact,
  ExtensionElement,
  Gateway,
  Lane,
  Process,
  ProcessElement,
  ProcessEvent,
  ProcessNode,
  SequenceFlow,
} from '../blueprint/process.ts';
import type { Path } from '../text/places.ts';

type Unwired<T> = T extends ProcessNode ? Omit<T, 'incoming' | 'outgoing' | 'default'> : never;

/** A node before its flows are known. */
export type DraftNode = Unwired<Activity> | Unwired<ProcessEvent> | Unwired<Gateway>;

/** What stands beside a node for lanes and stages. */
export interface Standing {
  readonly lane: string;
  readonly stage?: string;
}

export type DraftFlow = Omit<SequenceFlow, 'scope'> & { readonly isDefault?: true };

/** Gives every element of a file an id of its own; ids of the blueprint come first and stay as they are. */
export class ElementIds {
  readonly #taken = new Set<string>();

  /** The wanted id where it is free and may stand in XML, else one that begins with it. */
  take(wanted: string): string {
    const plain = xmlId(wanted);
    let id = plain;
    for (let count = 2; this.#taken.has(id); count += 1) id = `${plain}--${count}`;
    this.#taken.add(id);
    return id;
  }

  /** Keeps an id for the one that asks for it with {@link claim}. */
  reserve(id: string): void {
    this.#taken.add(xmlId(id));
  }

  /** A reserved id, as it may stand in XML. */
  claim(id: string): string {
    return xmlId(id);
  }
}

/** Letters that every XML processor takes in a name; what is beyond them is written as its code point. */
function xmlId(id: string): string {
  return id.replace(
    /[^\w\-.\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u0131\u0391-\u03A1\u0400-\u044F\u3041-\u3094\u30A1-\u30FA\u4E00-\u9FA5\uAC00-\uD7A3]/gu,
    (sign) => `_x${(sign.codePointAt(0) ?? 0).toString(16)}_`,
  );
}

/** One process while it is being drawn up. */
export class ProcessDraft {
  readonly nodes = new Map<string, DraftNode>();
  readonly #flows = new Map<string, DraftFlow>();
  /** Flows by their ends, kept beside them: processes may be thousands of nodes long. */
  readonly #into = new Map<string, Map<string, DraftFlow>>();
  readonly #outOf = new Map<string, Map<string, DraftFlow>>();
  readonly standings = new Map<string, Standing>();
  readonly #ids: ElementIds;

  constructor(ids: ElementIds) {
    this.#ids = ids;
  }

  add(node: DraftNode, standing: Standing): string {
    this.nodes.set(node.id, node);
    this.standings.set(node.id, standing);
    return node.id;
  }

  link(flow: Omit<DraftFlow, 'id'>): void {
    const id = this.#ids.take(`flow-${flow.from}-${flow.to}`);
    this.#put({ id, ...flow });
  }

  #put(flow: DraftFlow): void {
    const old = this.#flows.get(flow.id);
    if (old !== undefined && old.to !== flow.to) this.#into.get(old.to)?.delete(flow.id);
    this.#flows.set(flow.id, flow);
    listed(this.#into, flow.to).set(flow.id, flow);
    listed(this.#outOf, flow.from).set(flow.id, flow);
  }

  #drop(id: string): void {
    const flow = this.#flows.get(id);
    if (flow === undefined) return;
    this.#flows.delete(id);
    this.#into.get(flow.to)?.delete(id);
    this.#outOf.get(flow.from)?.delete(id);
  }

  incoming(id: string): DraftFlow[] {
    return [...(this.#into.get(id)?.values() ?? [])];
  }

  outgoing(id: string): DraftFlow[] {
    return [...(this.#outOf.get(id)?.values() ?? [])];
  }

  /** Makes one flow of those that run between the same nodes without a condition. */
  unite(join: (flows: readonly DraftFlow[]) => DraftFlow): void {
    const groups = new Map<string, DraftFlow[]>();
    for (const flow of this.#flows.values()) {
      if (flow.condition !== undefined || flow.isDefault) continue;
      const key = `${flow.from} ${flow.to}`;
      groups.set(key, [...(groups.get(key) ?? []), flow]);
    }
    for (const flows of groups.values()) {
      const [first] = flows;
      if (first === undefined || flows.length === 1) continue;
      for (const { id } of flows.slice(1)) this.#drop(id);
      this.#put({ ...join(flows), id: first.id });
    }
  }

  /**
   * Takes out what no token can come to.
   *
   * @returns the nodes that were taken out.
   */
  prune(process: string): DraftNode[] {
    const reached = new Set<string>();
    const heldBy = new Map<string, DraftNode[]>();
    for (const node of this.nodes.values()) {
      const holder = 'attachedTo' in node ? node.attachedTo : startsItself(node) ? node.scope : undefined;
      if (holder !== undefined) heldBy.set(holder, [...(heldBy.get(holder) ?? []), node]);
    }
    const queue = [...this.nodes.values()].filter((node) => node.scope === process && startsItself(node));
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      if (reached.has(node.id)) continue;
      reached.add(node.id);
      const { id } = node;
      queue.push(...(heldBy.get(id) ?? []), ...this.outgoing(id).flatMap(({ to }) => this.nodes.get(to) ?? []));
    }
    const gone = [...this.nodes.values()].filter(({ id }) => !reached.has(id));
    for (const { id } of gone) {
      this.nodes.delete(id);
      this.standings.delete(id);
      for (const flow of [...this.incoming(id), ...this.outgoing(id)]) this.#drop(flow.id);
    }
    return gone;
  }

  /** Takes out gateways through which only one way leads: nothing is decided or joined there. */
  dissolve(): void {
    for (const node of [...this.nodes.values()]) {
      if (node.kind !== 'gateway' || node.type === 'eventBasedGateway') continue;
      const [before, ...more] = this.incoming(node.id);
      const [after, ...others] = this.outgoing(node.id);
      if (before === undefined || after === undefined || more.length > 0 || others.length > 0) continue;
      this.nodes.delete(node.id);
      this.standings.delete(node.id);
      this.#drop(after.id);
      const extensions = [...(before.extensions ?? []), ...(after.extensions ?? [])];
      this.#put({ ...before, to: after.to, ...(extensions.length > 0 ? { extensions } : {}) });
    }
  }

  /** Puts a gateway before every node to which several ways lead, so that it is plain that one is enough. */
  merge(): void {
    for (const node of [...this.nodes.values()]) {
      const incoming = this.incoming(node.id);
      if (incoming.length < 2 || this.#joins(node)) continue;
      const id = this.#ids.take(`${node.id}--merge`);
      const standing = this.standings.get(node.id) ?? { lane: '' };
      const gateway: DraftNode = { kind: 'gateway', type: 'exclusiveGateway', id, path: node.path, scope: node.scope };
      this.add(gateway, standing);
      for (const flow of incoming) this.#put({ ...flow, to: id });
      this.link({ path: node.path, from: id, to: node.id });
    }
  }

  /** True for a gateway that already joins and does nothing else. */
  #joins(node: DraftNode): boolean {
    return node.kind === 'gateway' && this.outgoing(node.id).length === 1 && node.type !== 'eventBasedGateway';
  }

  /** The process as everybody knows it. */
  finished(
    element: ProcessElement,
    parts: { readonly lanes: readonly Lane[]; readonly artifacts: readonly Artifact[] },
  ): Process {
    const nodes = new Map<string, ProcessNode>();
    for (const node of this.nodes.values()) {
      const outgoing = this.outgoing(node.id);
      const chosen = outgoing.find(({ isDefault }) => isDefault);
      nodes.set(node.id, {
        ...node,
        incoming: this.incoming(node.id).map(({ id }) => id),
        outgoing: outgoing.map(({ id }) => id),
        ...(chosen === undefined ? {} : { default: chosen.id }),
      });
    }
    const flows = new Map<string, SequenceFlow>();
    for (const { isDefault: _default, ...flow } of this.#flows.values()) {
      flows.set(flow.id, { ...flow, scope: this.nodes.get(flow.from)?.scope ?? element.id });
    }
    return { ...element, isExecutable: true, nodes, flows, data: [], ...parts };
  }
}

export const NAMESPACE = 'https://throughline.dev/schema/bpmn/1.0';

function listed(lists: Map<string, Map<string, DraftFlow>>, key: string): Map<string, DraftFlow> {
  const known = lists.get(key) ?? new Map<string, DraftFlow>();
  lists.set(key, known);
  return known;
}

/** Starts of a process or sub-process, and sub-processes that an event starts. */
function startsItself(node: DraftNode): boolean {
  return node.kind === 'event'
    ? node.type === 'startEvent'
    : node.kind === 'activity' && node.triggeredByEvent === true;
}

/** An attribute of our own on an element. */
export function ownAttribute(name: string, text: string, path: Path): ExtensionElement {
  return {
    name: `throughline:${name}`,
    namespace: NAMESPACE,
    path,
    attributes: {},
    children: [],
    text,
    isAttribute: true,
  };
}

/** An element of our own below an element. */
export function ownElement(
  name: string,
  path: Path,
  attributes: Readonly<Record<string, string>>,
  text?: string,
): ExtensionElement {
  return {
    name: `throughline:${name}`,
    namespace: NAMESPACE,
    path,
    attributes,
    children: [],
    ...(text === undefined ? {} : { text }),
  };
}
