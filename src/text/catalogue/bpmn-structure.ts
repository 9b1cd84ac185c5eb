import { beginEn, elementEn, elementZh, kindOfElementEn, kindOfElementZh, type NamedElement } from './bpmn-words.ts';
import { didYouMean, didYouMeanZh, entry } from './entry.ts';
import { listEn, listZh } from './words.ts';

/** Why a node may have no flow on one of its sides. */
export type FlowBan = 'start' | 'end' | 'boundary' | 'link-throw' | 'link-catch' | 'compensation' | 'event-sub-process';

const BANS_EN: Readonly<Record<FlowBan, readonly [what: string, hint: string]>> = {
  start: ['has a flow leading to it', 'Lead the flow to the step behind it, or make it a catch event.'],
  end: ['has a flow leading on', 'Make it a throw event, or delete the flow.'],
  boundary: ['has a flow leading to it', 'Lead the flow to the activity itself.'],
  'link-throw': ['has a flow leading on', 'A link goes on at the catch event of the same name: delete the flow.'],
  'link-catch': ['has a flow leading to it', 'A link comes from the throw event of the same name: delete the flow.'],
  compensation: [
    'is done to compensate, but has flows as if it were a step of the way',
    'Delete the flows, and tie it to the compensation event with an association.',
  ],
  'event-sub-process': [
    'begins with an event, but has flows as if it were a step of the way',
    'Delete the flows, or make it a plain sub-process.',
  ],
};

const BANS_ZH: Readonly<Record<FlowBan, readonly [what: string, hint: string]>> = {
  start: ['有指向它的顺序流', '请把流程线引到它后面的步骤，或者把它改成捕获事件。'],
  end: ['后面还有顺序流', '请改成抛出事件，或者删除这条线。'],
  boundary: ['有指向它的顺序流', '请把线引到它所在的活动上。'],
  'link-throw': ['后面还有顺序流', '链接会在同名的捕获事件处继续，请删除这条线。'],
  'link-catch': ['有指向它的顺序流', '链接来自同名的抛出事件，请删除这条线。'],
  compensation: ['用于补偿，却像普通步骤一样连着顺序流', '请删除顺序流，用关联线把它接到补偿事件上。'],
  'event-sub-process': ['由事件触发，却像普通步骤一样连着顺序流', '请删除顺序流，或者改成普通子流程。'],
};

/** What an event lacks. */
export type EventLack = 'time' | 'condition' | 'link' | 'trigger' | 'several-times';

const LACKS_EN: Readonly<Record<EventLack, readonly [what: string, hint: string]>> = {
  time: ['has a timer that says no time', 'Give it a duration such as PT4H, a date or a cycle.'],
  condition: ['has no condition', 'Write one in FEEL, such as "urgency > 3".'],
  link: ['has a link without a name', 'Give both ends of the link the same name.'],
  trigger: ['does not say what it waits for', 'Choose a kind of event: message, timer, signal, condition, error …'],
  'several-times': ['has a timer with more than one time; only the first was read', 'Delete those that are not meant.'],
};

const LACKS_ZH: Readonly<Record<EventLack, readonly [what: string, hint: string]>> = {
  time: ['的定时器没有写时间', '请写明时长（例如 PT4H）、日期或周期。'],
  condition: ['没有写条件', '请用 FEEL 写一个条件，例如“urgency > 3”。'],
  link: ['的链接没有名称', '请给链接的两端写上同样的名称。'],
  trigger: ['没有说明等待什么', '请选择事件的种类：消息、定时器、信号、条件、错误等。'],
  'several-times': ['的定时器写了不止一个时间，只读取了第一个', '请删除不要的时间。'],
};

/** How the nodes of a BPMN process hang together. */
export const bpmnStructureCatalogue = {
  TL8030: entry<{ element: NamedElement; side: 'from' | 'to' }>({
    rule: 'bpmn-flows-have-two-ends',
    severity: 'error',
    en: ({ element, side }) => ({
      message: `${beginEn(element)} ${side === 'from' ? 'comes from nowhere' : 'leads nowhere'}: ${side === 'from' ? 'sourceRef' : 'targetRef'} is missing.`,
      hint: 'Connect it in your modelling tool, or delete it.',
    }),
    'zh-CN': ({ element, side }) => ({
      message: `${elementZh(element)}${side === 'from' ? '没有起点：缺少 sourceRef' : '没有终点：缺少 targetRef'}。`,
      hint: '请在建模工具里把它连上，或者删除。',
    }),
  }),
  TL8031: entry<{ element: NamedElement; ban: FlowBan; flows: readonly string[] }>({
    rule: 'bpmn-nodes-have-the-flows-they-may',
    severity: 'error',
    en: ({ element, ban, flows }) => ({
      message: `${beginEn(element)} ${BANS_EN[ban][0]} (${listEn(flows)}).`,
      hint: BANS_EN[ban][1],
    }),
    'zh-CN': ({ element, ban, flows }) => ({
      message: `${elementZh(element)}${BANS_ZH[ban][0]}（${listZh(flows)}）。`,
      hint: BANS_ZH[ban][1],
    }),
  }),
  TL8032: entry<{ element: NamedElement; host?: NamedElement }>({
    rule: 'boundary-events-sit-on-an-activity',
    severity: 'error',
    en: ({ element, host }) => ({
      message:
        host === undefined
          ? `${beginEn(element)} sits on nothing: attachedToRef is missing.`
          : `${beginEn(element)} sits on ${elementEn(host)}; it can only sit on a task or sub-process beside it.`,
      hint: 'Draw it on the border of the activity that it interrupts.',
    }),
    'zh-CN': ({ element, host }) => ({
      message:
        host === undefined
          ? `${elementZh(element)}没有依附在任何活动上：缺少 attachedToRef。`
          : `${elementZh(element)}依附在${elementZh(host)}上，但它只能放在同一层的任务或子流程上。`,
      hint: '请把它画在它要打断的活动的边框上。',
    }),
  }),
  TL8033: entry<{ element: NamedElement; flow: string; near?: string }>({
    rule: 'the-default-flow-is-one-of-its-own',
    severity: 'error',
    en: ({ element, flow, near }) => ({
      message: `The default flow "${flow}" of ${elementEn(element)} does not begin there.`,
      hint: didYouMean(near, 'Choose one of its own flows as the default.'),
    }),
    'zh-CN': ({ element, flow, near }) => ({
      message: `${elementZh(element)}的默认流“${flow}”不是从它出发的。`,
      hint: didYouMeanZh(near, '请在它自己的出线中选一条作为默认流。'),
    }),
  }),
  TL8034: entry<{ element: NamedElement; next: NamedElement }>({
    rule: 'event-based-gateways-lead-to-events',
    severity: 'error',
    en: ({ element, next }) => ({
      message: `${beginEn(element)} leads to ${elementEn(next)}, which waits for no event.`,
      hint: 'Put a catch event (message, timer, signal, condition) or a receive task behind the gateway.',
    }),
    'zh-CN': ({ element, next }) => ({
      message: `${elementZh(element)}后面是${elementZh(next)}，它不等待任何事件。`,
      hint: '请在网关后面放捕获事件（消息、定时器、信号、条件）或接收任务。',
    }),
  }),
  TL8035: entry<{ element: NamedElement; from: NamedElement; to: NamedElement; why: 'pool' | 'scope' }>({
    rule: 'bpmn-flows-stay-inside',
    severity: 'error',
    en: ({ element, from, to, why }) => ({
      message: `${beginEn(element)} leads from ${elementEn(from)} to ${elementEn(to)}, across the border of a ${why === 'pool' ? 'process' : 'sub-process'}.`,
      hint:
        why === 'pool'
          ? 'Between pools draw a message flow.'
          : 'End inside the sub-process, and lead on from the sub-process itself.',
    }),
    'zh-CN': ({ element, from, to, why }) => ({
      message: `${elementZh(element)}从${elementZh(from)}到${elementZh(to)}，越过了${why === 'pool' ? '流程' : '子流程'}的边界。`,
      hint: why === 'pool' ? '泳池之间请用消息流连接。' : '请在子流程内部结束，再从子流程本身引出顺序流。',
    }),
  }),
  TL8036: entry<{ elements: readonly NamedElement[] }>({
    rule: 'every-node-stands-in-a-lane',
    severity: 'warning',
    en: ({ elements }) => ({
      message: `${elements.length === 1 ? `${beginEn(elements[0] ?? { kind: 'task' })} stands` : `${elements.length} nodes stand`} in no lane, although others do${elements.length === 1 ? '' : `: ${listEn(elements.map(elementEn))}`}.`,
      hint: 'Draw it into the lane of whoever does it.',
    }),
    'zh-CN': ({ elements }) => ({
      message: `${elements.length === 1 ? '' : `${elements.length} 个节点：`}${listZh(elements.map(elementZh))}不在任何泳道里，而别的节点都在泳道里。`,
      hint: '请把它画进负责人的泳道。',
    }),
  }),
  TL8037: entry<{ element: NamedElement; lanes: readonly NamedElement[] }>({
    rule: 'a-node-stands-in-one-lane',
    severity: 'warning',
    en: ({ element, lanes }) => ({
      message: `${beginEn(element)} stands in several lanes: ${listEn(lanes.map(elementEn))}. The first is taken.`,
      hint: 'Leave it in the lane of whoever does it.',
    }),
    'zh-CN': ({ element, lanes }) => ({
      message: `${elementZh(element)}同时在几条泳道里：${listZh(lanes.map(elementZh))}；以第一条为准。`,
      hint: '请只留在负责人的泳道里。',
    }),
  }),
  TL8038: entry<{ element: NamedElement; others: readonly NamedElement[]; executable: number }>({
    rule: 'one-process-is-executable',
    severity: 'info',
    en: ({ element, others, executable }) => ({
      message: `${executable === 0 ? 'No process is marked as executable' : `${executable} processes are marked as executable`}; a case follows ${elementEn(element)}${others.length === 0 ? '' : `, not ${listEn(others.map(elementEn))}`}.`,
      hint: `Write isExecutable="true" at exactly one process.`,
    }),
    'zh-CN': ({ element, others, executable }) => ({
      message: `${executable === 0 ? '没有流程标为可执行' : `有 ${executable} 个流程标为可执行`}，案例将按${elementZh(element)}进行${others.length === 0 ? '' : `，而不是${listZh(others.map(elementZh))}`}。`,
      hint: '请只给一个流程写上 isExecutable="true"。',
    }),
  }),
  TL8039: entry<{ element: NamedElement }>({
    rule: 'the-customer-has-a-pool',
    severity: 'info',
    en: ({ element }) => ({
      message: `${beginEn(element)} is taken for the customer: it is the only pool beside the process.`,
      hint: 'Name it "Customer", or write throughline:row="customer" at it; for somebody else write throughline:row="other".',
    }),
    'zh-CN': ({ element }) => ({
      message: `${elementZh(element)}被当作客户：除流程外只有这一个泳池。`,
      hint: '请把它命名为“客户”，或写上 throughline:row="customer"；如果不是客户，请写 throughline:row="other"。',
    }),
  }),
  TL8040: entry<{ element: NamedElement; lack: EventLack }>({
    rule: 'bpmn-events-say-what-happens',
    severity: 'error',
    en: ({ element, lack }) => ({ message: `${beginEn(element)} ${LACKS_EN[lack][0]}.`, hint: LACKS_EN[lack][1] }),
    'zh-CN': ({ element, lack }) => ({
      message: `${elementZh(element)}${LACKS_ZH[lack][0]}。`,
      hint: LACKS_ZH[lack][1],
    }),
  }),
  TL8041: entry<{ element: NamedElement; definition: string; allowed: readonly string[]; where: EventPlace }>({
    rule: 'bpmn-events-are-of-a-kind-that-bpmn-knows',
    severity: 'error',
    en: ({ element, definition, allowed, where }) => ({
      message: `${beginEn(element)} ${PLACES[where].en} ${kindOfElementEn(definition)}.`,
      hint: allowed.length === 0 ? 'Use another event.' : `BPMN allows here: ${listEn(allowed.map(kindOfElementEn))}.`,
    }),
    'zh-CN': ({ element, definition, allowed, where }) => ({
      message: `${elementZh(element)}${PLACES[where]['zh-CN']}“${kindOfElementZh(definition)}”这一种。`,
      hint: allowed.length === 0 ? '请改用别的事件。' : `这里可以用：${listZh(allowed.map(kindOfElementZh))}。`,
    }),
  }),
  TL8042: entry<{ element: NamedElement; why: 'same-pool' | 'end' | 'kind'; other?: NamedElement }>({
    rule: 'message-flows-lead-between-pools',
    severity: 'warning',
    en: ({ element, why, other }) => ({
      message:
        why === 'same-pool'
          ? `${beginEn(element)} stays inside one pool.`
          : why === 'end'
            ? `${beginEn(element)} lacks one of its ends.`
            : `${beginEn(element)} is tied to ${elementEn(other ?? { kind: 'task' })}, which neither sends nor receives messages.`,
      hint:
        why === 'same-pool'
          ? 'Inside a pool draw a sequence flow.'
          : why === 'end'
            ? 'Connect it in your modelling tool, or delete it.'
            : 'Tie it to a task, a message event or a whole pool.',
    }),
    'zh-CN': ({ element, why, other }) => ({
      message:
        why === 'same-pool'
          ? `${elementZh(element)}没有离开同一个泳池。`
          : why === 'end'
            ? `${elementZh(element)}缺少一端。`
            : `${elementZh(element)}接在${elementZh(other ?? { kind: 'task' })}上，而它既不发送也不接收消息。`,
      hint:
        why === 'same-pool'
          ? '同一个泳池内部请用顺序流。'
          : why === 'end'
            ? '请在建模工具里把它连上，或者删除。'
            : '请接到任务、消息事件或整个泳池上。',
    }),
  }),
  TL8043: entry<{ element: NamedElement; called?: string; near?: string }>({
    rule: 'called-processes-are-in-the-file',
    severity: 'error',
    en: ({ element, called, near }) => ({
      message:
        called === undefined
          ? `${beginEn(element)} does not say which process it calls.`
          : `${beginEn(element)} calls the process "${called}", which is not in this file.`,
      hint: didYouMean(near, 'Put the process into this file, or draw its steps in a sub-process.'),
    }),
    'zh-CN': ({ element, called, near }) => ({
      message:
        called === undefined
          ? `${elementZh(element)}没有说明调用哪个流程。`
          : `${elementZh(element)}调用流程“${called}”，但它不在这个文件里。`,
      hint: didYouMeanZh(near, '请把该流程放进这个文件，或者把它的步骤画成子流程。'),
    }),
  }),
  TL8044: entry<{ element: NamedElement }>({
    rule: 'processes-and-sub-processes-hold-steps',
    severity: 'warning',
    en: ({ element }) => ({
      message: `${beginEn(element)} holds no steps; a case passes through it at once.`,
      hint: 'Draw its steps, or make it a task.',
    }),
    'zh-CN': ({ element }) => ({
      message: `${elementZh(element)}里没有任何步骤，案例会直接通过。`,
      hint: '请画出其中的步骤，或者改成任务。',
    }),
  }),
  TL8045: entry<{ element: NamedElement; starts: number; why: 'count' | 'trigger' }>({
    rule: 'event-sub-processes-begin-with-one-event',
    severity: 'error',
    en: ({ element, starts, why }) => ({
      message:
        why === 'trigger'
          ? `${beginEn(element)} begins with a start event that waits for nothing.`
          : `${beginEn(element)} begins with ${starts === 0 ? 'no start event' : `${starts} start events`}.`,
      hint: 'Give it exactly one start event with a message, timer, signal, condition, error, escalation or compensation.',
    }),
    'zh-CN': ({ element, starts, why }) => ({
      message:
        why === 'trigger'
          ? `${elementZh(element)}的开始事件没有说明等待什么。`
          : `${elementZh(element)}${starts === 0 ? '没有开始事件' : `有 ${starts} 个开始事件`}。`,
      hint: '请只画一个开始事件，种类为消息、定时器、信号、条件、错误、升级或补偿。',
    }),
  }),
  TL8046: entry<{ element: NamedElement; from: NamedElement; why: 'default' | 'kind' }>({
    rule: 'conditions-stand-where-they-are-asked',
    severity: 'warning',
    en: ({ element, from, why }) => ({
      message:
        why === 'default'
          ? `${beginEn(element)} is the default of ${elementEn(from)}, so that its condition is never looked at.`
          : `${beginEn(element)} has a condition that is never looked at: it leaves ${elementEn(from)}.`,
      hint:
        why === 'default'
          ? 'Delete the condition, or choose another default.'
          : 'Delete the condition, or use an exclusive or inclusive gateway.',
    }),
    'zh-CN': ({ element, from, why }) => ({
      message:
        why === 'default'
          ? `${elementZh(element)}是${elementZh(from)}的默认流，它的条件不会被检查。`
          : `${elementZh(element)}上的条件不会被检查：它从${elementZh(from)}出发。`,
      hint: why === 'default' ? '请删除条件，或者换一条默认流。' : '请删除条件，或者改用排他网关、包容网关。',
    }),
  }),
  TL8047: entry<{ element: NamedElement; flows: readonly string[] }>({
    rule: 'nodes-and-flows-agree',
    severity: 'warning',
    en: ({ element, flows }) => ({
      message: `${beginEn(element)} lists flows that lead elsewhere (${listEn(flows)}); the flows themselves are followed.`,
      hint: 'Open the file in a modelling tool and save it again, or correct <incoming> and <outgoing>.',
    }),
    'zh-CN': ({ element, flows }) => ({
      message: `${elementZh(element)}列出的顺序流（${listZh(flows)}）其实连着别处；以顺序流本身为准。`,
      hint: '请在建模工具里打开后重新保存，或者改正 <incoming> 和 <outgoing>。',
    }),
  }),
  TL8048: entry<{ element: NamedElement; name: string; value: string; wanted: 'flag' | 'number' }>({
    rule: 'bpmn-values-are-of-their-kind',
    severity: 'error',
    en: ({ element, name, value, wanted }) => ({
      message: `The attribute ${name} of ${elementEn(element)} is "${value}", which is ${wanted === 'flag' ? 'neither true nor false' : 'no whole number'}.`,
      hint: wanted === 'flag' ? 'Write true or false.' : 'Write a whole number, such as 3.',
    }),
    'zh-CN': ({ element, name, value, wanted }) => ({
      message: `${elementZh(element)}的属性 ${name} 是“${value}”，${wanted === 'flag' ? '既不是 true 也不是 false' : '不是整数'}。`,
      hint: wanted === 'flag' ? '请写 true 或 false。' : '请写整数，例如 3。',
    }),
  }),
};

/** Where events of some kinds cannot stand. */
export type EventPlace = 'kind' | 'no-transaction' | 'non-interrupting' | 'process-start';

const PLACES: Readonly<Record<EventPlace, { readonly en: string; readonly 'zh-CN': string }>> = {
  kind: { en: 'cannot be of the kind', 'zh-CN': '不能是' },
  'no-transaction': {
    en: 'does not belong to a transaction, and so cannot be of the kind',
    'zh-CN': '不属于事务子流程，因此不能是',
  },
  'non-interrupting': { en: 'does not interrupt, and so cannot be of the kind', 'zh-CN': '不打断活动，因此不能是' },
  'process-start': {
    en: 'begins the process itself, and so cannot be of the kind',
    'zh-CN': '用来开始流程本身，因此不能是',
  },
};
