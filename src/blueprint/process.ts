import type { Path, Places } from '../text/places.ts';
import type { Source } from '../text/source.ts';
import type { Expression } from './origin.ts';
import type { StageKind } from './stage.ts';

// A process as BPMN 2.0 draws it: what a `.bpmn` file is read to, what a blueprint is written as, and what soundness and
// pictures look at. Names are those of the standard. Everything is plain data; ids are those of the file.

/** All that a BPMN file holds (BPMN `definitions`). */
export interface ProcessModel {
  readonly source: Source;
  /** Where everything is written, by {@link ProcessElement.path}. */
  readonly places: Places;
  readonly id: string;
  readonly name?: string;
  readonly targetNamespace?: string;
  /** Collaboration, where there are pools. */
  readonly collaboration?: ProcessElement;
  readonly participants: readonly Participant[];
  readonly messageFlows: readonly MessageFlow[];
  /** In the order of the file; what is run is {@link ProcessModel.main}. */
  readonly processes: readonly Process[];
  /** The id of the process that a case follows; absent where the file holds none. */
  readonly main?: string;
  /** Messages, signals, errors and escalations by id. */
  readonly messages: ReadonlyMap<string, Occurrence>;
  readonly signals: ReadonlyMap<string, Occurrence>;
  readonly errors: ReadonlyMap<string, Occurrence>;
  readonly escalations: ReadonlyMap<string, Occurrence>;
  /** Positions of shapes and way points of edges, by the id of what they draw. */
  readonly diagram: Diagram;
}

/** What every element of a process has. */
export interface ProcessElement {
  /** As in the file; elements without an id get one that begins with `#`. */
  readonly id: string;
  /** Leads `places` to it. In a BPMN file: `[id]`, and `[id, attribute or child]` for its parts. */
  readonly path: Path;
  readonly name?: string;
  readonly documentation?: string;
  /** Our own extension attributes and those of others, as they stand: kept, and looked at by whoever knows them. */
  readonly extensions?: readonly ExtensionElement[];
}

/** An element or attribute of another namespace, as it stands: `{ name: 'camunda:formKey', text: '…' }`. */
export interface ExtensionElement {
  /** Prefix and local name. */
  readonly name: string;
  readonly namespace: string;
  readonly path: Path;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly ExtensionElement[];
  readonly text?: string;
  /** True for an attribute of the element itself; its value is `text`. */
  readonly isAttribute?: true;
}

/** Something that is declared once and that events refer to (BPMN message, signal, error, escalation). */
export interface Occurrence extends ProcessElement {
  /** The code of an error or escalation. */
  readonly code?: string;
}

/** A pool. Without a process it is a black box. */
export interface Participant extends ProcessElement {
  readonly process?: string;
  /** True for the pool of the customer: the customer row of the blueprint. */
  readonly isCustomer: boolean;
}

export interface MessageFlow extends ProcessElement {
  /** Ids of nodes or participants. */
  readonly from: string;
  readonly to: string;
  readonly message?: string;
}

/** One process: the nodes of all its scopes, flat. A scope is the process itself or a sub-process, known by its id. */
export interface Process extends ProcessElement {
  readonly isExecutable: boolean;
  /** By id, in the order of the file. */
  readonly nodes: ReadonlyMap<string, ProcessNode>;
  readonly flows: ReadonlyMap<string, SequenceFlow>;
  readonly lanes: readonly Lane[];
  readonly data: readonly DataElement[];
  readonly artifacts: readonly Artifact[];
}

export type ProcessNode = Activity | ProcessEvent | Gateway;

interface NodeBase extends ProcessElement {
  /** The process or sub-process that it stands in. */
  readonly scope: string;
  /** Ids of its flows, in the order of the file. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** The flow that is taken where no condition holds. */
  readonly default?: string;
}

export type ActivityType =
  | 'task'
  | 'userTask'
  | 'manualTask'
  | 'serviceTask'
  | 'scriptTask'
  | 'businessRuleTask'
  | 'sendTask'
  | 'receiveTask'
  | 'callActivity'
  | 'subProcess'
  | 'transaction'
  | 'adHocSubProcess';

export interface Activity extends NodeBase {
  readonly kind: 'activity';
  readonly type: ActivityType;
  /** True for an event sub-process. */
  readonly triggeredByEvent?: true;
  readonly loop?: Loop;
  readonly isForCompensation?: true;
  /** The message of a send or receive task, by id. */
  readonly message?: string;
  /** The process that a call activity calls. */
  readonly calledElement?: string;
  readonly script?: Expression;
  /** The format of the script, or the implementation of a task, as written. */
  readonly implementation?: string;
}

/** How often an activity runs. */
export type Loop = { readonly path: Path; readonly extensions?: readonly ExtensionElement[] } & (
  | {
      readonly kind: 'standard';
      readonly testBefore: boolean;
      readonly maximum?: number;
      /** It runs again while this holds. */
      readonly condition?: Expression;
    }
  | {
      readonly kind: 'multiple';
      readonly isSequential: boolean;
      readonly cardinality?: Expression;
      /** A list, one item for each instance. */
      readonly collection?: Expression;
      /** The field that holds the item of an instance. */
      readonly item?: string;
      /** No further instance is needed once this holds. */
      readonly completion?: Expression;
    }
);

export type EventType =
  | 'startEvent'
  | 'intermediateCatchEvent'
  | 'intermediateThrowEvent'
  | 'boundaryEvent'
  | 'endEvent';

export interface ProcessEvent extends NodeBase {
  readonly kind: 'event';
  readonly type: EventType;
  /** Empty for a none event. */
  readonly definitions: readonly EventDefinition[];
  /** Of a boundary event, or of the start of an event sub-process. */
  readonly isInterrupting: boolean;
  /** The activity on whose border it sits. */
  readonly attachedTo?: string;
  /** All of several definitions must have happened, not just one. */
  readonly isParallelMultiple?: true;
}

export type EventDefinition = {
  readonly path: Path;
  readonly id?: string;
  readonly extensions?: readonly ExtensionElement[];
} & (
  | { readonly kind: 'message'; readonly message?: string }
  | { readonly kind: 'timer'; readonly timer: ProcessTimer }
  | { readonly kind: 'signal'; readonly signal?: string }
  | { readonly kind: 'conditional'; readonly condition: Expression }
  | { readonly kind: 'link'; readonly name: string }
  | { readonly kind: 'error'; readonly error?: string }
  | { readonly kind: 'escalation'; readonly escalation?: string }
  | { readonly kind: 'compensate'; readonly activity?: string; readonly waits: boolean }
  | { readonly kind: 'terminate' }
  | { readonly kind: 'cancel' }
);

/** A time: an ISO 8601 date, duration or cycle (`R3/PT1H`) as text, or an expression that gives one. */
export interface ProcessTimer {
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly path: Path;
  readonly value: Expression;
}

export type GatewayType =
  | 'exclusiveGateway'
  | 'parallelGateway'
  | 'inclusiveGateway'
  | 'eventBasedGateway'
  | 'complexGateway';

export interface Gateway extends NodeBase {
  readonly kind: 'gateway';
  readonly type: GatewayType;
  /** An event-based gateway that begins the process. */
  readonly instantiates?: true;
}

export interface SequenceFlow extends ProcessElement {
  readonly scope: string;
  readonly from: string;
  readonly to: string;
  readonly condition?: Expression;
}

/** A lane; lanes of a lane name it as `parent`. */
export interface Lane extends ProcessElement {
  readonly parent?: string;
  /** Ids of the nodes that it holds, at whatever depth. */
  readonly nodes: readonly string[];
}

/** A data object, its reference, a data store reference: drawn, and kept. */
export interface DataElement extends ProcessElement {
  readonly type: 'dataObject' | 'dataObjectReference' | 'dataStoreReference' | 'property';
  readonly scope: string;
  /** The object that a reference stands for. */
  readonly refersTo?: string;
  readonly isCollection?: true;
}

/** What is drawn for the reader: notes, groups, and what ties them to nodes; associations lead to compensation handlers too. */
export interface Artifact extends ProcessElement {
  readonly type: 'textAnnotation' | 'group' | 'association' | 'dataInputAssociation' | 'dataOutputAssociation';
  readonly scope: string;
  /** The words of an annotation. */
  readonly text?: string;
  /** The ends of an association. */
  readonly from?: string;
  readonly to?: string;
  /** Where the arrow heads of an association are; none unless told. */
  readonly direction?: 'One' | 'Both';
  /** Of a group that is a stage. */
  readonly stage?: StageKind;
}

/** Where things are drawn, in the units of the diagram (pixels at normal size). */
export interface Diagram {
  readonly shapes: ReadonlyMap<string, Bounds>;
  readonly edges: ReadonlyMap<string, readonly Waypoint[]>;
  /** Where names stand that are written beside what they name, by its id. */
  readonly labels?: ReadonlyMap<string, Bounds>;
}

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of a pool or lane; others have none. */
  readonly isHorizontal?: boolean;
  readonly isExpanded?: boolean;
}

export interface Waypoint {
  readonly x: number;
  readonly y: number;
}

/** True for an activity that holds a scope of its own. */
export function holdsScope(node: ProcessNode): node is Activity {
  return (
    node.kind === 'activity' &&
    (node.type === 'subProcess' || node.type === 'transaction' || node.type === 'adHocSubProcess')
  );
}
