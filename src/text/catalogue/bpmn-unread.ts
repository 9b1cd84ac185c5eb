import { beginEn, elementEn, elementZh, kindOfElementEn, kindOfElementZh, type NamedElement } from './bpmn-words.ts';
import { didYouMean, didYouMeanZh, entry } from './entry.ts';
import { quotedEn, quotedZh } from './words.ts';

/** What a BPMN element that is not read would say, in plain words. */
const MEANINGS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  ioSpecification: ['which data goes in and out', '输入输出哪些数据'],
  dataInput: ['which data goes in', '输入哪些数据'],
  dataOutput: ['which data comes out', '输出哪些数据'],
  inputSet: ['which data goes in', '输入哪些数据'],
  outputSet: ['which data comes out', '输出哪些数据'],
  transformation: ['how data is changed on its way', '数据在传递时如何转换'],
  assignment: ['how data is copied', '如何复制数据'],
  itemDefinition: ['types of data', '数据的类型'],
  dataStore: ['where data is stored', '数据存放在哪里'],
  dataState: ['the state of data', '数据的状态'],
  interface: ['interfaces of services', '服务的接口'],
  import: ['other files to be read', '要读取的其他文件'],
  relationship: ['relations to other models', '与其他模型的关系'],
  category: ['names of groups that nothing stands for', '没有用到的分组名称'],
  categoryValue: ['names of groups that nothing stands for', '没有用到的分组名称'],
  resource: ['kinds of people and machines', '人员和设备的种类'],
  resourceRole: ['who does it', '由谁来做'],
  performer: ['who does it', '由谁来做'],
  humanPerformer: ['who does it', '由谁来做'],
  potentialOwner: ['who may do it', '可以由谁来做'],
  partnerEntity: ['who the partners are', '合作方是谁'],
  partnerRole: ['which roles partners have', '合作方的角色'],
  endPoint: ['addresses of services', '服务的地址'],
  monitoring: ['what is watched', '监控内容'],
  auditing: ['what is recorded', '审计内容'],
  rendering: ['how a form looks', '表单的样子'],
  participantMultiplicity: ['how many there are of a partner', '参与方有多少个'],
  participantAssociation: ['which pools are the same', '哪些泳池是同一个'],
  messageFlowAssociation: ['which message flows are the same', '哪些消息流是同一条'],
  correlationKey: ['how messages find their case', '消息如何找到对应的案例'],
  correlationProperty: ['how messages find their case', '消息如何找到对应的案例'],
  correlationSubscription: ['how messages find their case', '消息如何找到对应的案例'],
  conversation: ['what parties talk about', '各方之间的会话'],
  callConversation: ['what parties talk about', '各方之间的会话'],
  subConversation: ['what parties talk about', '各方之间的会话'],
  globalConversation: ['what parties talk about', '各方之间的会话'],
  conversationLink: ['what parties talk about', '各方之间的会话'],
  conversationAssociation: ['what parties talk about', '各方之间的会话'],
  collaboration: ['a second drawing of pools', '第二张协作图'],
  choreography: ['messages between parties', '各方之间的消息编排'],
  globalChoreographyTask: ['messages between parties', '各方之间的消息编排'],
  globalTask: ['a task for several processes', '多个流程共用的任务'],
  globalUserTask: ['a task for several processes', '多个流程共用的任务'],
  globalManualTask: ['a task for several processes', '多个流程共用的任务'],
  globalScriptTask: ['a task for several processes', '多个流程共用的任务'],
  globalBusinessRuleTask: ['a task for several processes', '多个流程共用的任务'],
  supports: ['which other processes it stands for', '它代表哪些其他流程'],
  partitionElement: ['what a lane stands for', '泳道代表什么'],
  operationRef: ['which operation of a service is called', '调用服务的哪个操作'],
  loopDataOutputRef: ['where the results of all instances go', '各实例的结果放在哪里'],
  outputDataItem: ['what the result of an instance is', '单个实例的结果是什么'],
  BPMNLabelStyle: ['fonts', '字体'],
};

/** What stands in a BPMN file and was not read. */
export const bpmnUnreadCatalogue = {
  TL8008: entry<{ id: string; one: NamedElement; other: NamedElement }>({
    rule: 'bpmn-ids-are-unique',
    severity: 'error',
    en: ({ id, one, other }) => ({
      message: `The id "${id}" stands for two things: ${article(kindOfElementEn(one.kind))} and ${article(kindOfElementEn(other.kind))}.`,
      hint: 'Give the second one an id of its own, and correct what refers to it.',
    }),
    'zh-CN': ({ id, one, other }) => ({
      message: `id“${id}”用了两次：${kindOfElementZh(one.kind)}和${kindOfElementZh(other.kind)}。`,
      hint: '请给后一个换一个 id，并改正引用它的地方。',
    }),
  }),
  TL8009: entry<{ element: NamedElement; name: string; id: string; near?: string; wanted?: string }>({
    rule: 'bpmn-references-lead-somewhere',
    severity: 'error',
    en: ({ element, name, id, near, wanted }) => ({
      message:
        wanted === undefined
          ? `${beginEn(element)} refers to "${id}" (${name}), which the file does not hold.`
          : `${beginEn(element)} refers to "${id}" (${name}), which is not ${article(kindOfElementEn(wanted))}.`,
      hint: didYouMean(near, 'Connect it anew in your modelling tool, or correct the id.'),
    }),
    'zh-CN': ({ element, name, id, near, wanted }) => ({
      message:
        wanted === undefined
          ? `${elementZh(element)}引用了“${id}”（${name}），但文件里没有它。`
          : `${elementZh(element)}引用了“${id}”（${name}），但它不是${kindOfElementZh(wanted)}。`,
      hint: didYouMeanZh(near, '请在建模工具里重新连接，或者改正 id。'),
    }),
  }),
  TL8010: entry<{ element: NamedElement; name: string; id: string; near?: string }>({
    rule: 'drawn-references-lead-somewhere',
    severity: 'warning',
    en: ({ element, name, id, near }) => ({
      message: `${beginEn(element)} refers to "${id}" (${name}), which the file does not hold. It runs all the same.`,
      hint: didYouMean(near, 'Delete the reference, or correct the id.'),
    }),
    'zh-CN': ({ element, name, id, near }) => ({
      message: `${elementZh(element)}引用了“${id}”（${name}），但文件里没有它；不影响运行。`,
      hint: didYouMeanZh(near, '请删除这个引用，或者改正 id。'),
    }),
  }),
  TL8011: entry<{ element: NamedElement; name: string; near?: string }>({
    rule: 'bpmn-attributes-are-known',
    severity: 'warning',
    en: ({ element, name, near }) => ({
      message: `${beginEn(element)} has an attribute "${name}" that BPMN does not know there; it was not read.`,
      hint: didYouMean(near, 'Delete it, or give it the prefix of the tool that it is meant for.'),
    }),
    'zh-CN': ({ element, name, near }) => ({
      message: `${elementZh(element)}有一个 BPMN 不认识的属性“${name}”，没有读取。`,
      hint: didYouMeanZh(near, '请删除它，或者加上它所属工具的前缀。'),
    }),
  }),
  TL8012: entry<{ element: NamedElement; near?: string }>({
    rule: 'bpmn-elements-are-known',
    severity: 'error',
    en: ({ element, near }) => ({
      message: `BPMN 2.0 has no element <${element.kind}>${element.id === undefined ? '' : ` ("${element.id}")`}; it and what it holds was not read.`,
      hint: didYouMean(near, 'Delete it, or draw it with an element of BPMN 2.0.'),
    }),
    'zh-CN': ({ element, near }) => ({
      message: `BPMN 2.0 没有 <${element.kind}> 这个元素${element.id === undefined ? '' : `（“${element.id}”）`}，它和它里面的内容都没有读取。`,
      hint: didYouMeanZh(near, '请删除它，或者改用 BPMN 2.0 的元素。'),
    }),
  }),
  TL8013: entry<{ element: NamedElement; inside: NamedElement; again: boolean }>({
    rule: 'bpmn-elements-stand-where-they-may',
    severity: 'error',
    en: ({ element, inside, again }) => ({
      message: again
        ? `${beginEn(inside)} holds <${element.kind}> a second time; only the first was read.`
        : `${beginEn(element)} cannot stand inside ${elementEn(inside)}; it was not read.`,
      hint: again ? 'Delete the one that is not meant.' : 'Move it to where BPMN allows it, or delete it.',
    }),
    'zh-CN': ({ element, inside, again }) => ({
      message: again
        ? `${elementZh(inside)}里的 <${element.kind}> 出现了两次，只读取了第一个。`
        : `${elementZh(element)}不能放在${elementZh(inside)}里面，没有读取。`,
      hint: again ? '请删除不要的那一个。' : '请把它移到 BPMN 允许的位置，或者删除。',
    }),
  }),
  TL8014: entry<{ element: NamedElement; inside: NamedElement }>({
    rule: 'extensions-stand-in-extension-elements',
    severity: 'warning',
    en: ({ element, inside }) => ({
      message: `<${element.kind}> is no element of BPMN and stands directly inside ${elementEn(inside)}; it was not read and is not kept.`,
      hint: 'Put it into <extensionElements>, where every tool keeps it.',
    }),
    'zh-CN': ({ element, inside }) => ({
      message: `<${element.kind}> 不是 BPMN 的元素，却直接写在${elementZh(inside)}里面；没有读取，也不会保留。`,
      hint: '请把它放进 <extensionElements>，各种工具都会保留那里的内容。',
    }),
  }),
  TL8015: entry<{ text: string; inside: NamedElement }>({
    rule: 'bpmn-text-stands-in-elements',
    severity: 'warning',
    en: ({ text, inside }) => ({
      message: `The text "${text}" stands loose inside ${elementEn(inside)}; it was not read.`,
      hint: 'Put it into <documentation>, or delete it.',
    }),
    'zh-CN': ({ text, inside }) => ({
      message: `文字“${text}”直接写在${elementZh(inside)}里面，没有读取。`,
      hint: '请放进 <documentation>，或者删除。',
    }),
  }),
  TL8016: entry<{ element: NamedElement }>({
    rule: 'bpmn-ids-are-names-of-xml',
    severity: 'warning',
    en: ({ element }) => ({
      message: `The id "${element.id ?? ''}" is not one that every tool reads: some drop the whole element.`,
      hint: 'Let ids begin with a Latin letter or "_", followed by Latin letters, digits, "_", "-" and "." only.',
    }),
    'zh-CN': ({ element }) => ({
      message: `id“${element.id ?? ''}”不是所有工具都能读取，有的工具会丢掉整个元素。`,
      hint: 'id 请以英文字母或“_”开头，后面只用英文字母、数字、“_”、“-”和“.”；名称可以用中文。',
    }),
  }),
  TL8017: entry<{ words: string }>({
    rule: 'bpmn-tools-read-it-whole',
    severity: 'warning',
    en: ({ words }) => ({
      message: `Common BPMN tools stumble here and say: "${words}".`,
      hint: 'It was read here. Mend it all the same, so that every tool sees the same process.',
    }),
    'zh-CN': ({ words }) => ({
      message: `常用的 BPMN 工具读到这里会出问题，提示是：“${words}”。`,
      hint: '这里已经读取了。仍然建议改正，让所有工具看到同样的流程。',
    }),
  }),
  TL8018: entry<{ kind: string; ids: readonly string[]; count: number }>({
    rule: 'every-bpmn-element-has-an-effect',
    severity: 'warning',
    en: ({ kind, ids, count }) => ({
      message:
        `${count === 1 ? `<${kind}> is` : `${count} elements <${kind}> are`} not read` +
        `${MEANINGS[kind] === undefined ? '' : ` (${MEANINGS[kind][0]})`}${ids.length === 0 ? '' : `: ${quotedEn(ids)}`}.`,
      hint: 'The process runs without it. If it matters, say it in a name, a documentation or one of our extensions.',
    }),
    'zh-CN': ({ kind, ids, count }) => ({
      message:
        `${count === 1 ? '' : `${count} 个`}<${kind}> 没有读取` +
        `${MEANINGS[kind] === undefined ? '' : `（${MEANINGS[kind][1]}）`}${ids.length === 0 ? '' : `：${quotedZh(ids)}`}。`,
      hint: '流程不靠它也能运行。如果它很重要，请写进名称、说明或我们的扩展属性。',
    }),
  }),
  TL8019: entry<{ element: NamedElement; name: string; value: string }>({
    rule: 'every-bpmn-attribute-has-an-effect',
    severity: 'warning',
    en: ({ element, name, value }) => ({
      message: `The attribute ${name}="${value}" of ${elementEn(element)} has no effect here.`,
      hint: 'Delete it, or draw what it means.',
    }),
    'zh-CN': ({ element, name, value }) => ({
      message: `${elementZh(element)}的属性 ${name}="${value}" 在这里不起作用。`,
      hint: '请删除它，或者把它的意思画出来。',
    }),
  }),
  TL8020: entry<{ element: NamedElement; feature: Unsupported }>({
    rule: 'every-bpmn-element-can-run',
    severity: 'error',
    en: ({ element, feature }) => {
      const [what, hint] = UNSUPPORTED[feature].en;
      return { message: `${beginEn(element)} ${what}, which cannot be run.`, hint };
    },
    'zh-CN': ({ element, feature }) => {
      const [what, hint] = UNSUPPORTED[feature]['zh-CN'];
      return { message: `${elementZh(element)}${what}，目前无法运行。`, hint };
    },
  }),
  TL8021: entry<{ element: NamedElement; language: string }>({
    rule: 'expressions-are-feel',
    severity: 'warning',
    en: ({ element, language }) => ({
      message: `An expression of ${elementEn(element)} says that it is written in ${language}; it is read as FEEL.`,
      hint: 'Check that it means the same in FEEL, or write it anew.',
    }),
    'zh-CN': ({ element, language }) => ({
      message: `${elementZh(element)}的表达式声明用 ${language} 编写，这里按 FEEL 读取。`,
      hint: '请确认它在 FEEL 里意思不变，或者重新写。',
    }),
  }),
};

/** What of BPMN is not run. */
export type Unsupported =
  | 'activation'
  | 'complex-split'
  | 'inclusive-unsaid'
  | 'several-starts'
  | 'instantiating-gateway'
  | 'parallel-instantiating'
  | 'ad-hoc-sequential'
  | 'ad-hoc-completion'
  | 'quantity'
  | 'multi-instance-behaviour'
  | 'call-global'
  | 'script-resource';

interface Twins {
  readonly en: readonly [what: string, hint: string];
  readonly 'zh-CN': readonly [what: string, hint: string];
}

/** What each is, as the end of a sentence, and the way out. */
export const UNSUPPORTED: Readonly<Record<Unsupported, Twins>> = {
  activation: {
    en: ['joins by a condition of its own', 'Draw an inclusive or parallel gateway that waits for what is meant.'],
    'zh-CN': ['用自己的条件汇合', '请改用包容网关或并行网关来等待。'],
  },
  'complex-split': {
    en: [
      'has several ways in or out',
      'Draw an exclusive, inclusive or parallel gateway, which says how many ways are taken.',
    ],
    'zh-CN': ['有多条入线或出线', '请改用排他、包容或并行网关，明确走几条路。'],
  },
  'inclusive-unsaid': {
    en: [
      'does not say which of its ways are taken',
      'Write a condition on each flow; where only one way is meant, draw an exclusive gateway, where all of them are, a parallel one.',
    ],
    'zh-CN': ['没有说明走哪几条路', '请在每条出线上写条件；只走一条时请用排他网关，全部都走时请用并行网关。'],
  },
  'several-starts': {
    en: [
      'is one of several beginnings, and nothing says when a case takes it',
      'Give each start event its message, signal or time: a case then begins with the first that comes. Or draw one start event and a gateway behind it.',
    ],
    'zh-CN': [
      '是几个开始之一，但没有说明案例何时从这里开始',
      '请给每个开始事件注明消息、信号或时间，案例从最先发生的一个开始；或者只画一个开始事件，后面用网关分开。',
    ],
  },
  'instantiating-gateway': {
    en: [
      'begins the process with the first of several events',
      'Draw a start event for each of the events instead of the gateway.',
    ],
    'zh-CN': ['以多个事件中最先发生的一个开始流程', '请不用网关，为每个事件各画一个开始事件。'],
  },
  'parallel-instantiating': {
    en: [
      'begins the process when all of several events have come',
      'Begin with one of the events and wait for the others behind it.',
    ],
    'zh-CN': ['要等多个事件都发生才开始流程', '请用其中一个事件开始，其余的在后面等待。'],
  },
  'ad-hoc-sequential': {
    en: [
      'wants its activities one after the other in any order',
      'Draw their order, or take away ordering="Sequential".',
    ],
    'zh-CN': ['要求活动按任意顺序逐个进行', '请画出顺序，或者去掉 ordering="Sequential"。'],
  },
  'ad-hoc-completion': {
    en: [
      'ends by a condition of its own',
      'Take the condition away: it ends when all of its activities are done. Or draw a loop with a gateway.',
    ],
    'zh-CN': ['用自己的条件结束', '请去掉条件：所有活动完成后它就结束；或者用网关画成循环。'],
  },
  quantity: {
    en: ['needs or makes more than one token', 'Draw the ways singly, and join them with a parallel gateway.'],
    'zh-CN': ['需要或产生一个以上的令牌', '请把各条路分别画出来，再用并行网关汇合。'],
  },
  'multi-instance-behaviour': {
    en: [
      'throws events while its instances end',
      'Delete the attribute "behavior" and draw the events behind the activity.',
    ],
    'zh-CN': ['在各实例结束时抛出事件', '请删除 behavior 属性，把事件画在活动之后。'],
  },
  'call-global': {
    en: ['calls a task that stands outside of all processes', 'Put the task into the process, or call a process.'],
    'zh-CN': ['调用了流程之外的全局任务', '请把任务放进流程里，或者改为调用流程。'],
  },
  'script-resource': {
    en: ['has its expression in another file', 'Write the expression itself, in FEEL.'],
    'zh-CN': ['的表达式放在另一个文件里', '请直接写出表达式（FEEL）。'],
  },
};

function article(noun: string): string {
  return /^(?!us)[aeiou]/u.test(noun) ? `an ${noun}` : `a ${noun}`;
}
