import type {
  Artifact,
  DataElement,
  Gateway,
  GatewayType,
  Lane,
  Process,
  ProcessElement,
  ProcessNode,
  SequenceFlow,
} from '../blueprint/process.ts';
import { isActivityType, readActivity } from './bpmn-activities.ts';
import { isDataType, readAssociations, readData, readProperties } from './bpmn-data.ts';
import { isArtifactType, readArtifact } from './bpmn-artifacts.ts';
import { isEventType, readEvent } from './bpmn-events.ts';
import { readLanes } from './bpmn-lanes.ts';
import { BPMN } from './bpmn-names.ts';
import { type BpmnReading, flag } from './bpmn-reading.ts';
import type { XmlElement } from './xml-tree.ts';

const GATEWAY_TYPES: ReadonlySet<string> = new Set<GatewayType>([
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'eventBasedGateway',
  'complexGateway',
]);

const SCOPES: ReadonlySet<string> = new Set(['subProcess', 'transaction', 'adHocSubProcess']);

/** A process while it is read: the nodes of all its scopes, flat. */
interface Draft {
  readonly nodes: Map<string, ProcessNode>;
  readonly flows: Map<string, SequenceFlow>;
  readonly lanes: Lane[];
  readonly data: DataElement[];
  readonly artifacts: Artifact[];
}

/** Reads a process with all that it holds. */
export function readProcess(reading: BpmnReading, element: XmlElement): Process {
  const draft: Draft = { nodes: new Map(), flows: new Map(), lanes: [], data: [], artifacts: [] };
  const base = reading.base(element);
  readScope(reading, element, draft);
  return { ...base, isExecutable: flag(element, 'isExecutable', false), ...draft, nodes: withFlows(draft) };
}

function readScope(reading: BpmnReading, scope: XmlElement, draft: Draft): void {
  draft.lanes.push(...readLanes(reading, scope));
  draft.data.push(...readProperties(reading, scope));
  for (const element of scope.children) {
    if (element.namespace !== BPMN) continue;
    const { local } = element;
    if (local === 'sequenceFlow') {
      const flow = readFlow(reading, element, scope.key);
      draft.flows.set(flow.id, flow);
    } else if (isDataType(local)) draft.data.push(readData(reading, element, scope.key));
    else if (isArtifactType(local)) draft.artifacts.push(readArtifact(reading, element, scope.key));
    else readNode(reading, element, scope.key, draft);
  }
}

function readFlow(reading: BpmnReading, element: XmlElement, scope: string): SequenceFlow {
  const condition = reading.expression(element, 'conditionExpression');
  return {
    ...reading.base(element),
    scope,
    from: reading.reference(element, 'sourceRef') ?? '',
    to: reading.reference(element, 'targetRef') ?? '',
    ...(condition ? { condition } : {}),
  };
}

function readNode(reading: BpmnReading, element: XmlElement, scope: string, draft: Draft): void {
  const own = readKind(reading, element);
  if (own === undefined) return;
  const fallback = reading.reference(element, 'default');
  // The lists of its flows repeat what the flows say themselves.
  for (const name of ['incoming', 'outgoing']) reading.children(element, name);
  const node: ProcessNode = {
    ...reading.base(element),
    scope,
    incoming: [],
    outgoing: [],
    ...(fallback === undefined ? {} : { default: fallback }),
    ...own,
  };
  draft.nodes.set(node.id, node);
  draft.artifacts.push(...readAssociations(reading, element, scope));
  if (SCOPES.has(element.local)) readScope(reading, element, draft);
  else draft.data.push(...readProperties(reading, element));
}

/** What tells the kinds of nodes apart, without what all of them have. */
type Kind = ProcessNode extends infer N ? (N extends ProcessNode ? Omit<N, Shared> : never) : never;
type Shared = keyof ProcessElement | 'scope' | 'incoming' | 'outgoing' | 'default';

function readKind(reading: BpmnReading, element: XmlElement): Kind | undefined {
  const { local } = element;
  if (isActivityType(local)) return readActivity(reading, element, local);
  if (isEventType(local)) return { kind: 'event', ...readEvent(reading, element, local) };
  return isGatewayType(local) ? readGateway(element, local) : undefined;
}

function readGateway(element: XmlElement, type: GatewayType): Pick<Gateway, 'kind' | 'type' | 'instantiates'> {
  return { kind: 'gateway', type, ...(flag(element, 'instantiate', false) ? { instantiates: true } : {}) };
}

function isGatewayType(local: string): local is GatewayType {
  return GATEWAY_TYPES.has(local);
}

/** The nodes with the ids of the flows that lead to and from them. */
function withFlows({ nodes, flows }: Draft): ReadonlyMap<string, ProcessNode> {
  const incoming = new Map<string, string[]>();
  const outgoing = new Map<string, string[]>();
  for (const { id, from, to } of flows.values()) {
    addTo(outgoing, from, id);
    addTo(incoming, to, id);
  }
  for (const [id, node] of nodes) {
    nodes.set(id, { ...node, incoming: incoming.get(id) ?? [], outgoing: outgoing.get(id) ?? [] });
  }
  return nodes;
}

function addTo(lists: Map<string, string[]>, node: string, flow: string): void {
  const known = lists.get(node);
  if (known === undefined) lists.set(node, [flow]);
  else known.push(flow);
}
