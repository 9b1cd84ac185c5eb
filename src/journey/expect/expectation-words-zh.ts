import { CUSTOMER } from '../../blueprint/id.ts';
import { SERVICE } from '../../compile/case.ts';
import type { ExpectedKind } from '../../text/catalogue/journey-check.ts';
import { quotedZh } from '../../text/catalogue/words.ts';
import { han } from '../../text/han.ts';
import type { ExpectationWords, WaitingWords } from './expectation-words.ts';
import { few } from './few-names.ts';

const PLACE_ZH = { stage: '阶段', step: '步骤', interrupt: '打断', end: '结局', event: '事件' };

const STATE_ZH = {
  met: ['已达标', '尚未达标'],
  breached: ['已超时', '没有超时'],
  running: ['正在走', '没有在走'],
  paused: ['处于暂停', '没有暂停'],
} as const;

const KIND_ZH: Readonly<Record<ExpectedKind, string>> = {
  place: '名为{}的阶段、步骤或打断',
  whom: '角色或人员{}',
  offer: '名为{}的步骤、事件或可接手的升级',
  outcome: '这个步骤的结果{}',
  milestone: '里程碑{}',
  message: '消息{}',
  recipient: '角色或人员{}',
  clock: '时钟{}',
  due: '时钟或步骤{}',
  field: '字段{}',
  end: '结局或结局的性质{}',
  code: '代码{}',
};

/** What is said of expectations in Chinese. */
export const expectationWordsChinese: ExpectationWords = {
  clause: (expected, found) => `预期${expected}，但${found}。`,
  to: {
    be: (not, { kind, id }) => han`案例${not ? '不' : ''}在${PLACE_ZH[kind]}“${id}”`,
    waitFor: (not, whom) => han`案例${not ? '不' : ''}等待“${whom}”`,
    offer: (not, name, outcome) =>
      han`案例此刻${not ? '不' : ''}接受${outcome === undefined ? `“${name}”` : `步骤“${name}”的结果“${outcome}”`}`,
    reach: (not, milestone) => han`${not ? '尚未' : '已'}达到里程碑“${milestone}”`,
    visit: (not, places) => han`案例${not ? '没有' : ''}依次经过${quotedZh(places)}`,
    say: (not, message, isId, times) => {
      const what = isId ? `消息“${message}”` : `含有“${message}”的消息`;
      if (times === undefined) return `${what}${not ? '尚未' : '已'}发出`;
      return `${what}发出的次数${not ? '不' : ''}是 ${times}`;
    },
    notify: (not, whom, times) =>
      times === undefined
        ? han`升级${not ? '尚未' : '已'}通知“${whom}”`
        : han`升级通知“${whom}”的次数${not ? '不' : ''}是 ${times}`,
    clock: (not, clock, state) => han`时钟“${clock}”${STATE_ZH[state][not ? 1 : 0]}`,
    due: (not, what, isClock, instant) =>
      han`${isClock ? '时钟' : '步骤'}“${what}”的最迟时间${not ? '不' : ''}是 ${instant}`,
    data: (not, field, value) => han`字段“${field}”${not ? '不' : ''}是 ${value}`,
    end: (not, end) =>
      end === undefined ? `案例${not ? '尚未' : '已'}结束` : `案例${not ? '没有' : ''}以“${end}”结束`,
    refuse: (not, code) => han`最后尝试的事${not ? '没有' : ''}被拒绝${code === undefined ? '' : `（${code}）`}`,
  },
  unopened: '没有案例：它无法开立',
  standing: ({ stage, interrupt, waiting, end }) => {
    if (end !== undefined) return expectationWordsChinese.ended(end.id, end.at);
    const inStage = stage === undefined ? undefined : `它在阶段“${stage}”`;
    const place = interrupt === undefined ? inStage : `它正在处理打断“${interrupt}”`;
    if (waiting.length === 0) return place ?? '它没有在等待什么';
    return `${place === undefined ? '它' : `${place}，`}${waiting.map(waitingZh).join('，并')}`;
  },
  stands: ({ interrupt, waiting, end }) =>
    `${expectationWordsChinese.standing({ interrupt, waiting, end }).replace(/^它/u, '案例')}。`,
  thereSince: (since) => (since === undefined ? '它就在那里' : han`它从 ${since} 起一直在那里`),
  waitsAt: (steps, since) =>
    since === undefined ? `它正在${quotedZh(steps)}等待` : han`它从 ${since} 起一直在${quotedZh(steps)}等待`,
  offered: (is) => (is ? '实际上接受' : '实际上不接受'),
  offersOnly: (events) => (events.length === 0 ? '它不再接受任何事。' : han`它此刻接受：${events.join('、')}。`),
  reachedAt: (at) => (at === undefined ? '它尚未达到' : han`它已在 ${at} 达到`),
  visited: (found, missing, otherwiseAt) => {
    const last = found.at(-1);
    if (last === undefined) return `它从未到过“${missing}”`;
    const after = `它到过“${last}”之后没有到“${missing}”`;
    return otherwiseAt === undefined ? after : han`${after}；只在此前（${otherwiseAt}）到过“${missing}”`;
  },
  allVisited: '它确实依次经过了',
  sent: (count, last) => {
    if (last === undefined) return '它尚未发出';
    return count === 1 ? han`它已发出 1 次，时间是 ${last}` : han`它已发出 ${count} 次，最后一次是 ${last}`;
  },
  told: (count, last) => {
    if (last === undefined) return '至今没有通知过';
    return count === 1 ? han`已通知 1 次，时间是 ${last}` : han`已通知 ${count} 次，最后一次是 ${last}`;
  },
  clockIs: (state, { due, since, at, stopped }) => {
    const by = due === undefined ? '' : han`，最迟 ${due}`;
    switch (state) {
      case 'off':
        return '它还没有开始';
      case 'running':
        return `它正在走${by}`;
      case 'paused':
        return since === undefined ? '它处于暂停' : han`它从 ${since} 起一直暂停`;
      case 'met':
        return `它${at === undefined ? '已' : han`已在 ${at} `}达标${due === undefined ? '' : han`（最迟 ${due}）`}`;
      case 'breached':
        return han`它已超时：最迟应为 ${due ?? ''}${stopped === undefined ? '，至今没有停止' : han`，到 ${stopped} 才停止`}`;
      case 'cancelled':
        return `它${at === undefined ? '已' : han`已在 ${at} `}取消`;
    }
  },
  ranOverOnce: (due) => han`它重新开始之前曾经超时：最迟应为 ${due}`,
  dueAt: (instant) => (instant === undefined ? '它此刻没有最迟时间' : han`它的最迟时间是 ${instant}`),
  valueIs: (value) => (value === undefined ? '它没有值' : han`它是 ${value}`),
  ended: (end, at) => han`它已在 ${at} 以“${end}”结束`,
  refusedAs: (code, message) => han`它被拒绝（${code}）：${message.replace(/。$/u, '')}`,
  taken: '案例接受了它',

  values: (values) =>
    values.map(([name, value]) => (value === undefined ? han`${name} 没有值` : `${name} = ${value}`)).join('，'),
  because: (place, condition, holds, values) =>
    han`案例没有到“${place}”，因为 \`${condition}\` ${holds ? '成立' : '不成立'}${values === '' ? '' : `：${values}`}。`,
  doneBy: (what, { kind, id, outcome }, course) => {
    const by = outcome === undefined ? `${PLACE_ZH[kind]}“${id}”` : `步骤“${id}”的结果“${outcome}”`;
    const come = {
      never: () => '案例还没有到那里',
      there: () => '案例还在那里',
      left: () => (course.kind === 'left' ? han`该步骤已在 ${course.at} 以“${course.outcome}”离开` : ''),
    }[course.kind]();
    return `它由${by}${what === 'say' ? '发出' : '达到'}，${come}。`;
  },
  doneByEither: (what, steps) => `以下任一都会${what === 'say' ? '发出' : '达到'}它：${quotedZh(steps)}。`,
  doneByNothing: (what) => `蓝图中没有什么会${what === 'say' ? '发出' : '达到'}它。`,
  departed: ({ place, how, outcome, at }) => {
    switch (how) {
      case 'outcome':
        return han`步骤“${place}”已在 ${at} ${outcome === undefined ? '' : `以“${outcome}”`}离开。`;
      case 'timed-out':
        return han`步骤“${place}”已在 ${at} 超时。`;
      case 'no-answer':
        return han`步骤“${place}”已在 ${at} 因没有得到回答而超时。`;
      case 'interrupted':
        return han`步骤“${place}”已在 ${at} 被打断。`;
      case 'withdrawn':
        return han`步骤“${place}”已在 ${at} 被撤回。`;
      case 'stage-left':
        return han`案例已在 ${at} 离开阶段“${place}”。`;
      case 'interrupt-ended':
        return han`打断“${place}”已在 ${at} 结束。`;
    }
  },
  sentSoFar: (messages, isMore) => {
    if (messages.length === 0) return '至今没有发出任何消息。';
    return `${isMore ? `至今最后发出的 ${messages.length} 种消息` : '至今发出的消息'}：${quotedZh(messages)}。`;
  },
  otherLanguage: ({ message, has, locale, toCustomer }) =>
    han`消息“${message}”的 ${has} 文本中有这些词，而${toCustomer ? '发给客户的是' : '发出的是'} ${locale} 文本。`,
  stepSends: (step, message) => `“${step}”是一个步骤，它发出的是消息“${message}”。`,
  left: (length) => han`还剩 ${length}。`,
  startsWith: (what) => han`它从 \`${what}\` 开始，而这还没有发生。`,
  stopsWith: (what) => han`它到 \`${what}\` 停止。`,
  appliesNot: (condition, values) => han`它不适用，因为 \`${condition}\` 不成立${values === '' ? '' : `：${values}`}。`,
  pausedBy: (steps, condition) =>
    condition === undefined ? `案例在${quotedZh(steps)}等待期间，它暂停。` : han`\`${condition}\` 成立期间，它暂停。`,
  level: (escalation, level, standing) => {
    const name = level === undefined ? `升级“${escalation}”的最后一级` : `升级“${escalation}”的第 ${level} 级`;
    switch (standing.kind) {
      case 'not-set-off':
        return han`${name}本会通知，但还没有什么触发这个升级${standing.by === undefined ? '' : han`：它取决于 \`${standing.by}\``}。`;
      case 'held':
        return han`${name}的通知要等到 ${standing.until} 才发出。`;
      case 'ahead':
        return han`${name}本会通知，但还没有到时候${standing.next === undefined ? '' : han`；下一级在 ${standing.next}`}。`;
      case 'left-out':
        return han`${name}被略过${standing.when === undefined ? '' : han`，因为 \`${standing.when}\` 不成立`}${standing.values === '' ? '' : `：${standing.values}`}。`;
      case 'nobody':
        return `${name}找不到人：${standing.why}。`;
      case 'over':
        return `${name}本会通知，但升级在此之前已经结束：${standing.accepted ? '有人接手' : '已不需要'}。`;
    }
  },
  noLevel: (whom) => `蓝图中没有升级会通知“${whom}”。`,

  soFar: '案例至此的经过：',
  unknown: (what, name) =>
    what === 'code' ? `没有代码为“${name}”的拒绝。` : `蓝图中没有${KIND_ZH[what].replace('{}', `“${name}”`)}。`,
  didYouMean: (near) => `您是不是想写“${near}”？`,
  knows: (known) => (known.length === 0 ? '一个也没有。' : han`可用的有：${few(known).join('、')}。`),
};

function waitingZh({ step, whom, since, until }: WaitingWords): string {
  const limit = until === undefined ? '' : han`（最迟到 ${until}）`;
  return han`从 ${since} 起一直在“${step}”等待${whom === undefined ? '' : whomZh(whom)}${limit}`;
}

const OUTSIDE_ZH: Readonly<Record<string, string>> = { [CUSTOMER]: '客户', [SERVICE]: '服务' };

function whomZh({ role, person }: NonNullable<WaitingWords['whom']>): string {
  return `${OUTSIDE_ZH[role] ?? `“${role}”`}${person === undefined ? '' : `（${person}）`}`;
}
