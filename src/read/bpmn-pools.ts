import type { MessageFlow, Participant, Process, ProcessElement } from '../blueprint/process.ts';
import { BPMN } from './bpmn-names.ts';
import { isArtifactType, readArtifact } from './bpmn-artifacts.ts';
import type { Artifact } from '../blueprint/process.ts';
import type { BpmnReading } from './bpmn-reading.ts';
import type { XmlElement } from './xml-tree.ts';

/** What a collaboration holds. */
export interface Pools {
  readonly collaboration?: ProcessElement;
  readonly participants: readonly Participant[];
  readonly messageFlows: readonly MessageFlow[];
  /** Notes and groups that are drawn across pools. */
  readonly artifacts: readonly Artifact[];
}

/** The pools and what flows between them. */
export function readPools(reading: BpmnReading, element: XmlElement | undefined, processes: readonly Process[]): Pools {
  if (element === undefined) return { participants: [], messageFlows: [], artifacts: [] };
  const pools = reading.children(element, 'participant').map((pool): Participant => {
    const process = reading.reference(pool, 'processRef');
    return { ...reading.base(pool), ...(process === undefined ? {} : { process }), isCustomer: false };
  });
  const messageFlows = reading.children(element, 'messageFlow').map((flow): MessageFlow => {
    const message = reading.reference(flow, 'messageRef');
    return {
      ...reading.base(flow),
      from: reading.reference(flow, 'sourceRef') ?? '',
      to: reading.reference(flow, 'targetRef') ?? '',
      ...(message === undefined ? {} : { message }),
    };
  });
  const customer = customerOf(pools, processes);
  return {
    collaboration: reading.base(element),
    participants: pools.map((pool) => (pool === customer ? { ...pool, isCustomer: true } : pool)),
    messageFlows,
    artifacts: element.children
      .filter(({ namespace, local }) => namespace === BPMN && isArtifactType(local))
      .map((artifact) => readArtifact(reading, artifact, element.key)),
  };
}

/** What people call the customer, as a word in English or anywhere in a Chinese name. */
const CUSTOMERS =
  /\b(?:customers?|clients?|consumers?|citizens?|patients?|guests?|users?|end[- ]users?|buyers?|shoppers?|members?|subscribers?|passengers?|travell?ers?|applicants?|policy ?holders?|complainants?|claimants?|callers?|visitors?)\b|客户|用户|顾客|消费者|买家|会员|患者|病人|旅客|乘客|住户|业主|居民|市民|投诉人|申请人|报修人|访客|游客|来电人/iu;

/** Words that make a name that of somebody who serves the customer: `customer service`, `客户服务部`. */
const SERVERS =
  /\b(?:service|services|support|care|desk|team|department|office|relations?|manage\w*|success|agents?|system|centre|center|advis[eo]r|representative|account)\b|客服|服务|支持|部|中心|团队|经理|专员|系统|代表|坐席|平台/iu;

/** The pool that says so, that is called so, or the only black box that faces a single process. */
function customerOf(pools: readonly Participant[], processes: readonly Process[]): Participant | undefined {
  const called = pools.filter(isCalledCustomer);
  const said = called.find((pool) => rowOf(pool) !== undefined);
  // Of two that are called so the black box is outside, where customers are.
  const found = said ?? called.find(({ process }) => process === undefined) ?? called[0];
  if (found !== undefined) return found;
  const boxes = pools.filter((pool) => pool.process === undefined && rowOf(pool) === undefined);
  return boxes.length === 1 && pools.length === 2 && processes.length === 1 ? boxes[0] : undefined;
}

/** True for a pool that says that it is the customer's, or that is called so. */
export function isCalledCustomer(pool: Participant): boolean {
  const row = rowOf(pool);
  if (row !== undefined) return row === 'customer';
  return pool.name !== undefined && CUSTOMERS.test(pool.name) && !SERVERS.test(pool.name);
}

function rowOf({ extensions }: Participant): string | undefined {
  return extensions?.find(({ name }) => name === 'throughline:row')?.text?.trim();
}
