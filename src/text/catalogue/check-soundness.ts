import { beginEn, elementEn, elementZh, type NamedElement } from './bpmn-words.ts';
import { entry } from './entry.ts';
import { listEn, listZh } from './words.ts';

export interface Waiting {
  readonly at: NamedElement;
  readonly missing: NamedElement;
  readonly after?: NamedElement;
  /** Absent where the token ends there. */
  readonly way?: NamedElement;
  readonly wayName?: string;
}

export interface Meeting {
  readonly split?: NamedElement;
  readonly ways: readonly [NamedElement, NamedElement];
  readonly merge: NamedElement;
  readonly follows?: NamedElement;
}

const THROWN_EN = { error: 'error', escalation: 'escalation', cancel: 'cancellation' } as const;
const THROWN_ZH = { error: '错误', escalation: '升级', cancel: '取消' } as const;

/** How the tokens of a process come to their end. */
export const checkSoundnessCatalogue = {
  TL4170: entry<Waiting>({
    rule: 'joins-get-what-they-wait-for',
    severity: 'error',
    en: (told) => ({ message: waitingEn(told), hint: waitingHintEn(told) }),
    'zh-CN': (told) => ({ message: waitingZh(told), hint: waitingHintZh(told) }),
  }),
  TL4171: entry<{ nodes: readonly NamedElement[] }>({
    rule: 'every-case-can-end',
    severity: 'error',
    en: ({ nodes }) => ({
      message: `Once a case has come here it can never end; it stays for ever among ${listEn(nodes.slice(0, 5).map(elementEn))}${nodes.length > 5 ? ` and ${nodes.length - 5} more` : ''}.`,
      hint: 'Give it a way that leads out, to an end.',
    }),
    'zh-CN': ({ nodes }) => ({
      message: `案例一旦走到这里就永远无法结束，只能一直停留在${listZh(nodes.slice(0, 5).map(elementZh))}${nodes.length > 5 ? `等 ${nodes.length} 处` : ''}之间。`,
      hint: '请加一条通向结束的出路。',
    }),
  }),
  TL4172: entry<Meeting>({
    rule: 'what-runs-at-once-is-joined',
    severity: 'warning',
    en: (told) => ({
      message: `${startsEn(told)}, and ${elementEn(told.merge)} lets each go on by itself: ${told.follows === undefined ? 'what follows' : elementEn(told.follows)} is done twice.`,
      hint: `Let them wait for each other in a ${joinEn(told)} gateway, or take only one of the ways.`,
    }),
    'zh-CN': (told) => ({
      message: `${startsZh(told)}，而${elementZh(told.merge)}让它们各走各的：${told.follows === undefined ? '后面的内容' : elementZh(told.follows)}会做两遍。`,
      hint: `请用${joinZh(told)}网关让它们互相等待，或者只走其中一条。`,
    }),
  }),
  TL4173: entry<Meeting>({
    rule: 'ends-are-reached-once',
    severity: 'warning',
    en: (told) => ({
      message: `${startsEn(told)}, and ${elementEn(told.merge)} lets each go on by itself: the end is reached twice.`,
      hint: `Let them wait for each other in a ${joinEn(told)} gateway; or lead each straight to an end.`,
    }),
    'zh-CN': (told) => ({
      message: `${startsZh(told)}，而${elementZh(told.merge)}让它们各走各的：会到达两次结束。`,
      hint: `请用${joinZh(told)}网关让它们互相等待，或者让每一条直接通向结束。`,
    }),
  }),
  TL4174: entry<{ split?: NamedElement; follows: NamedElement }>({
    rule: 'rounds-do-not-pile-up',
    severity: 'warning',
    en: ({ split, follows }) => ({
      message: `Each round ${split === undefined ? '' : `through ${elementEn(split)} `}starts ${elementEn(follows)} once more, however many of it still run: nothing limits how many there are.`,
      hint: 'Join what was started before the next round begins.',
    }),
    'zh-CN': ({ split, follows }) => ({
      message: `${split === undefined ? '' : `经过${elementZh(split)}的`}每一轮都会再启动一次${elementZh(follows)}，不管之前启动的是否完成：数量没有上限。`,
      hint: '请在下一轮开始之前把已启动的合并起来。',
    }),
  }),
  TL4175: entry<{ node: NamedElement; isNeverTaken: boolean; after?: NamedElement }>({
    rule: 'every-node-can-be-reached',
    severity: 'warning',
    en: ({ node, isNeverTaken, after }) => ({
      message: isNeverTaken
        ? `No case ever comes to ${elementEn(node)}: the condition of the flow that leads there is never true.`
        : after === undefined
          ? `No case ever comes to ${elementEn(node)}.`
          : `No case ever comes to ${elementEn(node)}: ${elementEn(after)} is never left that way.`,
      hint: isNeverTaken ? 'Mend the condition, or delete the flow.' : 'Lead a flow there, or delete it.',
    }),
    'zh-CN': ({ node, isNeverTaken, after }) => ({
      message: isNeverTaken
        ? `没有任何案例会到达${elementZh(node)}：通向它的流的条件永远不成立。`
        : after === undefined
          ? `没有任何案例会到达${elementZh(node)}。`
          : `没有任何案例会到达${elementZh(node)}：${elementZh(after)}从不以这种方式离开。`,
      hint: isNeverTaken ? '请修改条件，或者删除这条流。' : '请让一条流通向它，或者删除它。',
    }),
  }),
  TL4176: entry<{ node: NamedElement; states?: number }>({
    rule: 'processes-can-be-judged',
    severity: 'warning',
    en: ({ node, states }) => ({
      message:
        states === undefined
          ? `What ${elementEn(node)} waits for is not defined by BPMN; whether every case comes to its end could not be decided.`
          : `Whether every case comes to its end could not be decided: from ${elementEn(node)} on there are more than ${states} situations.`,
      hint:
        states === undefined
          ? 'Use parallel, inclusive or exclusive gateways.'
          : 'Let every split have its join, or put parts of it into sub-processes.',
    }),
    'zh-CN': ({ node, states }) => ({
      message:
        states === undefined
          ? `BPMN 没有规定${elementZh(node)}等待什么，因此无法判断是否每个案例都能结束。`
          : `无法判断是否每个案例都能结束：从${elementZh(node)}开始，可能出现的情形超过 ${states} 种。`,
      hint:
        states === undefined ? '请改用并行、包容或排他网关。' : '请让每个分支都有对应的合并，或者把一部分放进子流程。',
    }),
  }),
  TL4177: entry<{ nodes: readonly NamedElement[] }>({
    rule: 'circles-wait-for-something',
    severity: 'error',
    en: ({ nodes }) => ({
      message: `A case can go round here for ever without waiting: ${wayEn(nodes)}.`,
      hint: 'Put something in between that waits for somebody or for time.',
    }),
    'zh-CN': ({ nodes }) => ({
      message: `案例可能在这里无休止地循环，中间没有任何等待：${wayZh(nodes)}。`,
      hint: '请在中间加一个等待人或时间的节点。',
    }),
  }),
  TL4178: entry<{ node: NamedElement; name: string; others: readonly NamedElement[] }>({
    rule: 'links-have-two-ends',
    severity: 'error',
    en: ({ node, name, others }) => ({
      message:
        others.length === 0
          ? `${beginEn(node)} leads nowhere: no catch event of the same scope has the link "${name}".`
          : `${beginEn(node)} leads to ${others.length} places: ${listEn(others.map(elementEn))} all have the link "${name}".`,
      hint: 'Give exactly one catch event, in the same process or sub-process, the name of the link.',
    }),
    'zh-CN': ({ node, name, others }) => ({
      message:
        others.length === 0
          ? `${elementZh(node)}没有去处：同一范围内没有名为“${name}”的链接捕获事件。`
          : `${elementZh(node)}有 ${others.length} 个去处：${listZh(others.map(elementZh))}的链接都叫“${name}”。`,
      hint: '请让同一流程或子流程里恰好有一个捕获事件使用这个链接名。',
    }),
  }),
  TL4179: entry<{ node: NamedElement; what: 'error' | 'escalation'; code: string }>({
    rule: 'what-is-thrown-is-caught',
    severity: 'warning',
    en: ({ node, what, code }) => ({
      message: `Nobody catches the ${THROWN_EN[what]}${code === '' ? '' : ` "${code}"`} of ${elementEn(node)}${what === 'error' ? ': the case ends there, with all that is still to be done in it' : ', so that nothing comes of it'}.`,
      hint: `Put an event that catches it on the border of the sub-process, or begin an event sub-process with it${what === 'error' ? '; or use a plain end' : ''}.`,
    }),
    'zh-CN': ({ node, what, code }) => ({
      message: `没有人捕获${elementZh(node)}抛出的${THROWN_ZH[what]}${code === '' ? '' : `“${code}”`}${what === 'error' ? '：案例就此结束，尚未完成的工作也一并终止' : '，因此不会有任何效果'}。`,
      hint: `请在子流程边界上放一个捕获事件，或者用它启动一个事件子流程${what === 'error' ? '；也可以改用普通的结束事件' : ''}。`,
    }),
  }),
  TL4180: entry<{ node: NamedElement; what: 'error' | 'escalation' | 'cancel'; code: string }>({
    rule: 'what-is-caught-is-thrown',
    severity: 'warning',
    en: ({ node, what, code }) => ({
      message: `${beginEn(node)} waits for ${what === 'cancel' ? 'a' : 'the'} ${THROWN_EN[what]}${code === '' ? '' : ` "${code}"`}, which nothing there throws.`,
      hint: 'Throw it inside, with the same code, or delete the event.',
    }),
    'zh-CN': ({ node, what, code }) => ({
      message: `${elementZh(node)}等待${THROWN_ZH[what]}${code === '' ? '' : `“${code}”`}，但里面没有任何地方会抛出它。`,
      hint: '请在里面以相同的代码抛出它，或者删除这个事件。',
    }),
  }),
  TL4181: entry<{ node: NamedElement; sender: NamedElement }>({
    rule: 'messages-that-are-awaited-are-sent',
    severity: 'warning',
    en: ({ node, sender }) => ({
      message: `${beginEn(node)} waits for the message of ${elementEn(sender)}, to which no case ever comes.`,
      hint: 'Lead a way to the sender, or let the message come from somebody else.',
    }),
    'zh-CN': ({ node, sender }) => ({
      message: `${elementZh(node)}等待${elementZh(sender)}发来的消息，但没有任何案例会到达那里。`,
      hint: '请让流程能走到发送方，或者改由别人发送消息。',
    }),
  }),
  TL4182: entry<{ node: NamedElement; signal: string }>({
    rule: 'signals-are-heard',
    severity: 'info',
    en: ({ node, signal }) => ({
      message: `Nothing in this file waits for the signal "${signal}" of ${elementEn(node)}.`,
      hint: 'If nobody else listens to it either, delete it.',
    }),
    'zh-CN': ({ node, signal }) => ({
      message: `文件中没有任何地方等待${elementZh(node)}发出的信号“${signal}”。`,
      hint: '如果别处也没有人接收，请删除它。',
    }),
  }),
  TL4183: entry<{ process: NamedElement }>({
    rule: 'processes-end-in-end-events',
    severity: 'info',
    en: ({ process }) => ({
      message: `${beginEn(process)} has a start event and no end event: how a case ends is left unsaid.`,
      hint: 'Draw an end event for each way in which a case can end, and name it.',
    }),
    'zh-CN': ({ process }) => ({
      message: `${elementZh(process)}有开始事件，却没有结束事件：没有说明案例如何结束。`,
      hint: '请为案例的每种结束方式画一个结束事件，并命名。',
    }),
  }),
  TL4184: entry<{ process: NamedElement }>({
    rule: 'processes-begin-somewhere',
    severity: 'error',
    en: ({ process }) => ({
      message: `Nothing says where ${elementEn(process)} begins: something leads to every node of it.`,
      hint: 'Draw a start event.',
    }),
    'zh-CN': ({ process }) => ({
      message: `没有说明${elementZh(process)}从哪里开始：每个节点前面都有别的节点。`,
      hint: '请画一个开始事件。',
    }),
  }),
};

function waitingEn({ at, missing, after, way, wayName }: Waiting): string {
  if (at.id === missing.id)
    return `No way out of ${elementEn(at)} is ever open: a case that comes there waits for ever.`;
  if (after === undefined) {
    return `${beginEn(at)} waits for ${elementEn(missing)} for ever: nothing comes from there while it waits.`;
  }
  const taken = wayName === undefined ? '' : ` "${wayName}"`;
  return way === undefined
    ? `After ${elementEn(after)} lets the case end${taken}, ${elementEn(at)} waits for ${elementEn(missing)} for ever.`
    : `After ${elementEn(after)} goes the way${taken} to ${elementEn(way)}, ${elementEn(at)} waits for ${elementEn(missing)} for ever.`;
}

function waitingZh({ at, missing, after, way, wayName }: Waiting): string {
  if (at.id === missing.id) return `${elementZh(at)}没有任何一条出路会打开：走到那里的案例会永远等下去。`;
  if (after === undefined)
    return `${elementZh(at)}会永远等待${elementZh(missing)}：它等待的时候，那里不会再来任何东西。`;
  const taken = wayName === undefined ? '' : `“${wayName}”`;
  return way === undefined
    ? `${elementZh(after)}一旦让案例在此结束${taken}，${elementZh(at)}就会永远等待${elementZh(missing)}。`
    : `${elementZh(after)}一旦走${taken}通向${elementZh(way)}的路，${elementZh(at)}就会永远等待${elementZh(missing)}。`;
}

function waitingHintEn({ at, missing, after }: Waiting): string {
  if (at.id === missing.id) return 'Mend its conditions, or give it a default flow.';
  if (at.kind !== 'parallelGateway')
    return 'Lead every way that it waits for to it, or take away the flow that stays empty.';
  return after !== undefined && CHOOSING.includes(after.kind)
    ? 'Let both be of one kind: exclusive where one of the ways is taken, parallel where all of them are.'
    : 'Join with a parallel gateway only what certainly comes; with an inclusive one what may come.';
}

function waitingHintZh({ at, missing, after }: Waiting): string {
  if (at.id === missing.id) return '请修改它的条件，或者设一条默认流。';
  if (at.kind !== 'parallelGateway') return '请让它等待的每条路都通向它，或者去掉那条永远没有内容的流。';
  return after !== undefined && CHOOSING.includes(after.kind)
    ? '请让两个网关类型一致：只走一条路用排他网关，全部都走用并行网关。'
    : '并行网关只应合并必定到来的路；可能到来的请用包容网关合并。';
}

const CHOOSING: readonly string[] = ['exclusiveGateway', 'eventBasedGateway'];

function startsEn({ split, ways: [one, other] }: Meeting): string {
  const both = one.id === other.id ? `${elementEn(one)} twice` : `${elementEn(one)} and ${elementEn(other)}`;
  return split === undefined
    ? `${one.id === other.id ? beginEn(one) : `${beginEn(one)} and ${elementEn(other)}`} run at the same time`
    : `${beginEn(split)} starts ${both} at the same time`;
}

function startsZh({ split, ways: [one, other] }: Meeting): string {
  const both = one.id === other.id ? `两次${elementZh(one)}` : `${elementZh(one)}和${elementZh(other)}`;
  return split === undefined ? `${both}同时进行` : `${elementZh(split)}同时启动${both}`;
}

function joinEn({ split }: Meeting): string {
  return split?.kind === 'parallelGateway' ? 'parallel' : 'inclusive';
}

function joinZh({ split }: Meeting): string {
  return split?.kind === 'parallelGateway' ? '并行' : '包容';
}

function wayEn(nodes: readonly NamedElement[]): string {
  return [...nodes, ...nodes.slice(0, 1)].map(elementEn).join(' → ');
}

function wayZh(nodes: readonly NamedElement[]): string {
  return [...nodes, ...nodes.slice(0, 1)].map(elementZh).join(' → ');
}
