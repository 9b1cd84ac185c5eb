import type {
  ActivityType,
  EventDefinition,
  EventType,
  GatewayType,
  Occurrence,
  Process,
  ProcessModel,
  ProcessNode,
  SequenceFlow,
} from '../../src/blueprint/process.ts';
import { createSource } from '../../src/text/source.ts';

const GATEWAYS: Readonly<Record<string, GatewayType>> = {
  xor: 'exclusiveGateway',
  and: 'parallelGateway',
  or: 'inclusiveGateway',
  first: 'eventBasedGateway',
  complex: 'complexGateway',
};
const EVENTS: Readonly<Record<string, EventType>> = {
  start: 'startEvent',
  catch: 'intermediateCatchEvent',
  throw: 'intermediateThrowEvent',
  boundary: 'boundaryEvent',
  end: 'endEvent',
};
const ACTIVITIES: Readonly<Record<string, ActivityType>> = {
  task: 'userTask',
  script: 'scriptTask',
  service: 'serviceTask',
  send: 'sendTask',
  receive: 'receiveTask',
  sub: 'subProcess',
  transaction: 'transaction',
  adhoc: 'adHocSubProcess',
  call: 'callActivity',
  handler: 'subProcess',
};

/**
 * A model from a sketch, one node to a line: `kind id -> target target`, inside a sub-process `kind sub/id`. The kinds are
 * those of the tables above; an event names its definition after a colon (`end:error=E1`, `catch:link=L`, `start:timer`),
 * a boundary event its activity after an at sign (`boundary:timer b @sp -> x`), `beside` for one that does not interrupt.
 * A target may be written `x[condition]`, `x[default]`. `process q` begins another process. `message t -> s` is a message
 * flow. The text between quotes is the name of the node.
 */
export function drawn(sketch: string): ProcessModel {
  const lines = sketch
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const processes: string[][] = [['p']];
  const messageFlows: [string, string][] = [];
  for (const line of lines) {
    const other = /^process (\S+)$/u.exec(line);
    const message = /^message (\S+) -> (\S+)$/u.exec(line);
    if (other !== null) processes.push([other[1]!]);
    else if (message !== null) messageFlows.push([message[1]!, message[2]!]);
    else processes.at(-1)!.push(line);
  }
  const built = processes.filter(([, ...nodes]) => nodes.length > 0).map(([id, ...nodes]) => processOf(id!, nodes));
  const source = createSource('sketch.bpmn', sketch);
  const nowhere = { start: 0, end: 0 };
  return {
    source,
    places: {
      source,
      comments: [],
      value: () => nowhere,
      key: () => nowhere,
      within: () => nowhere,
      keys: () => [],
      has: () => true,
    },
    id: 'sketch',
    participants: [],
    messageFlows: messageFlows.map(([from, to], index) => ({ id: `m${index}`, path: [`m${index}`], from, to })),
    processes: built,
    main: built[0]?.id,
    messages: occurrences(),
    signals: occurrences(),
    errors: occurrences(),
    escalations: occurrences(),
    diagram: { shapes: new Map(), edges: new Map() },
  };
}

function occurrences(): ReadonlyMap<string, Occurrence> {
  return new Map();
}

function processOf(id: string, lines: readonly string[]): Process {
  const nodes = new Map<string, ProcessNode>();
  const flows = new Map<string, SequenceFlow>();
  const incoming = new Map<string, string[]>();
  const drawnNodes = lines.map((line) => {
    const found =
      /^(?<kind>\w+)(?::(?<what>\w+)(?:=(?<code>\S+))?)? (?<place>[^\s"]+)(?: "(?<name>[^"]*)")?(?: @(?<on>\S+))?(?<beside> beside)?(?: -> (?<targets>.*))?$/u.exec(
        line,
      )?.groups;
    if (found === undefined) throw new Error(`Cannot read: ${line}`);
    return found;
  });
  for (const { kind = '', what, code, place = '', name, on, beside, targets = '' } of drawnNodes) {
    const own = place.split('/').at(-1)!;
    const scope = place.includes('/') ? place.split('/').at(-2)! : id;
    const outgoing: string[] = [];
    let otherwise: string | undefined;
    for (const target of targets.split(/\s+(?![^[]*\])/u).filter((text) => text !== '')) {
      const [, to = '', condition] = /^([^[]+)(?:\[(.*)\])?$/u.exec(target) ?? [];
      const flow = `${own}-${to}${outgoing.includes(`${own}-${to}`) ? `-${outgoing.length}` : ''}`;
      outgoing.push(flow);
      if (condition === 'default') otherwise = flow;
      flows.set(flow, {
        id: flow,
        path: [flow],
        scope,
        from: own,
        to,
        ...(condition === undefined || condition === 'default'
          ? {}
          : { condition: { text: condition, path: [flow, 'conditionExpression'], offset: 0 } }),
      });
      incoming.set(to, [...(incoming.get(to) ?? []), flow]);
    }
    const base = {
      id: own,
      path: [own],
      scope,
      incoming: [],
      outgoing,
      default: otherwise,
      ...(name === undefined ? {} : { name }),
    };
    const gateway = GATEWAYS[kind];
    const event = EVENTS[kind];
    if (gateway !== undefined) nodes.set(own, { ...base, kind: 'gateway', type: gateway });
    else if (event !== undefined) {
      nodes.set(own, {
        ...base,
        kind: 'event',
        type: event,
        definitions: what === undefined ? [] : [definitionOf(own, what, code)],
        isInterrupting: beside === undefined,
        attachedTo: on,
      });
    } else {
      nodes.set(own, {
        ...base,
        kind: 'activity',
        type: ACTIVITIES[kind] ?? 'task',
        ...(kind === 'handler' ? { triggeredByEvent: true as const } : {}),
        ...(kind === 'call' ? { calledElement: what } : {}),
        ...(what === 'each' ? { loop: { kind: 'multiple' as const, path: [own], isSequential: false } } : {}),
        ...(what === 'loop'
          ? {
              loop: {
                kind: 'standard' as const,
                path: [own],
                testBefore: false,
                ...(code === undefined ? {} : { maximum: Number(code) }),
              },
            }
          : {}),
      });
    }
  }
  for (const node of nodes.values()) nodes.set(node.id, { ...node, incoming: incoming.get(node.id) ?? [] });
  return { id, path: [id], isExecutable: true, nodes, flows, lanes: [], data: [], artifacts: [] };
}

function definitionOf(owner: string, what: string, code: string | undefined): EventDefinition {
  const path = [owner, what];
  switch (what) {
    case 'message':
      return { kind: 'message', path, message: code };
    case 'timer':
      return { kind: 'timer', path, timer: { kind: 'duration', path, value: { text: 'PT1H', path, offset: 0 } } };
    case 'signal':
      return { kind: 'signal', path, signal: code };
    case 'conditional':
      return { kind: 'conditional', path, condition: { text: code ?? 'x', path, offset: 0 } };
    case 'link':
      return { kind: 'link', path, name: code ?? '' };
    case 'error':
      return { kind: 'error', path, error: code };
    case 'escalation':
      return { kind: 'escalation', path, escalation: code };
    case 'compensate':
      return { kind: 'compensate', path, waits: true };
    case 'terminate':
      return { kind: 'terminate', path };
    case 'cancel':
      return { kind: 'cancel', path };
    default:
      throw new Error(`No event is called ${what}`);
  }
}
