/** An element of a BPMN file as sentences speak of it. */
export interface NamedElement {
  /** Its name in the standard: `userTask`. */
  readonly kind: string;
  /** Absent where the file gives it none. */
  readonly id?: string;
  /** What its author called it. */
  readonly name?: string;
}

const KINDS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  task: ['task', '任务'],
  userTask: ['user task', '用户任务'],
  manualTask: ['manual task', '手工任务'],
  serviceTask: ['service task', '服务任务'],
  scriptTask: ['script task', '脚本任务'],
  businessRuleTask: ['business rule task', '业务规则任务'],
  sendTask: ['send task', '发送任务'],
  receiveTask: ['receive task', '接收任务'],
  callActivity: ['call activity', '调用活动'],
  subProcess: ['sub-process', '子流程'],
  transaction: ['transaction', '事务子流程'],
  adHocSubProcess: ['ad-hoc sub-process', '即席子流程'],
  startEvent: ['start event', '开始事件'],
  intermediateCatchEvent: ['catch event', '中间捕获事件'],
  intermediateThrowEvent: ['throw event', '中间抛出事件'],
  boundaryEvent: ['boundary event', '边界事件'],
  endEvent: ['end event', '结束事件'],
  exclusiveGateway: ['exclusive gateway', '排他网关'],
  parallelGateway: ['parallel gateway', '并行网关'],
  inclusiveGateway: ['inclusive gateway', '包容网关'],
  eventBasedGateway: ['event-based gateway', '事件网关'],
  complexGateway: ['complex gateway', '复杂网关'],
  sequenceFlow: ['sequence flow', '顺序流'],
  messageFlow: ['message flow', '消息流'],
  association: ['association', '关联线'],
  dataInputAssociation: ['data association', '数据关联线'],
  dataOutputAssociation: ['data association', '数据关联线'],
  node: ['task, event or gateway', '任务、事件或网关'],
  activity: ['task or sub-process', '任务或子流程'],
  process: ['process', '流程'],
  participant: ['pool', '泳池'],
  laneSet: ['set of lanes', '泳道组'],
  lane: ['lane', '泳道'],
  collaboration: ['collaboration', '协作图'],
  choreography: ['choreography', '编排图'],
  definitions: ['file', '文件'],
  message: ['message', '消息'],
  signal: ['signal', '信号'],
  error: ['error', '错误'],
  escalation: ['escalation', '升级'],
  dataObject: ['data object', '数据对象'],
  dataObjectReference: ['data object', '数据对象'],
  dataStoreReference: ['data store', '数据存储'],
  textAnnotation: ['note', '文本注释'],
  group: ['group', '分组框'],
  messageEventDefinition: ['message', '消息'],
  timerEventDefinition: ['timer', '定时器'],
  signalEventDefinition: ['signal', '信号'],
  conditionalEventDefinition: ['condition', '条件'],
  linkEventDefinition: ['link', '链接'],
  errorEventDefinition: ['error', '错误'],
  escalationEventDefinition: ['escalation', '升级'],
  compensateEventDefinition: ['compensation', '补偿'],
  terminateEventDefinition: ['termination', '终止'],
  cancelEventDefinition: ['cancellation', '取消'],
};

/** `the user task "Check the order" (Activity_1)`. */
export function elementEn({ kind, id, name }: NamedElement): string {
  const known = KINDS[kind]?.[0];
  const said = known === undefined ? `the element <${kind}>` : `the ${known}`;
  if (name !== undefined && name !== id) return `${said} "${oneLine(name)}"${id === undefined ? '' : ` (${id})`}`;
  return id === undefined ? said : `${said} "${id}"`;
}

/** The same where a sentence begins. */
export function beginEn(element: NamedElement): string {
  const words = elementEn(element);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The Chinese twin of {@link elementEn}. */
export function elementZh({ kind, id, name }: NamedElement): string {
  const known = KINDS[kind]?.[1] ?? `元素 <${kind}> `;
  if (name !== undefined && name !== id) return `${known}“${oneLine(name)}”${id === undefined ? '' : `（${id}）`}`;
  return id === undefined ? known.trim() : `${known}“${id}”`;
}

/** What a kind of element is called: `user task`. */
export function kindOfElementEn(kind: string): string {
  return KINDS[kind]?.[0] ?? `<${kind}>`;
}

/** The Chinese twin of {@link kindOfElementEn}. */
export function kindOfElementZh(kind: string): string {
  return KINDS[kind]?.[1] ?? `<${kind}>`;
}

/** Names are often broken into lines to fit their box. */
function oneLine(name: string): string {
  return name.replaceAll(/\s+/gu, ' ').trim();
}
