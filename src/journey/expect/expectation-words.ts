import { CUSTOMER } from '../../blueprint/id.ts';
import { SERVICE } from '../../compile/case.ts';
import type { ClockView } from '../../run/clock-view.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import type { ExpectedKind } from '../../text/catalogue/journey-check.ts';
import { quotedEn, quotedZh } from '../../text/catalogue/words.ts';
import { han } from '../../text/han.ts';
import type { DepartureKind } from './departures.ts';
import type { Doer } from './doers.ts';

/** A place by its kind and id. */
export interface PlaceName {
  readonly kind: 'stage' | 'step' | 'interrupt' | 'end' | 'event';
  readonly id: string;
}

/** Where a case stands; instants and roles come in ready for people. */
export interface StandingWords {
  readonly stage?: string;
  /** While one is dealt with; the stage stands still then. */
  readonly interrupt?: string;
  readonly waiting: readonly WaitingWords[];
  readonly end?: { readonly id: string; readonly at: string };
}

export interface WaitingWords {
  readonly step: string;
  /** Absent where it waits for time or an event. */
  readonly whom?: { readonly role: string; readonly person?: string };
  readonly since: string;
  readonly until?: string;
}

/** How a level of an escalation that would tell somebody stands. */
export type LevelStanding =
  | { readonly kind: 'not-set-off'; readonly by?: string }
  | { readonly kind: 'held'; readonly until: string }
  | { readonly kind: 'ahead'; readonly next?: string }
  | { readonly kind: 'left-out'; readonly when?: string; readonly values: string }
  | { readonly kind: 'nobody'; readonly why: string }
  | { readonly kind: 'over'; readonly accepted: boolean };

/** How far a case has come with the step that would have brought something about. */
export type DoerCourse =
  | { readonly kind: 'never' | 'there' }
  | { readonly kind: 'left'; readonly outcome: string; readonly at: string };

/** How a place was left; the instant comes in ready for people. */
export interface DepartureWords {
  readonly place: string;
  readonly how: DepartureKind;
  readonly outcome?: string;
  readonly at: string;
}

/** A message with the words in another language than the one in which it went out. */
export interface OtherLanguageWords {
  readonly message: string;
  readonly has: string;
  readonly locale: string;
  readonly toCustomer: boolean;
}

/** What is said of expectations. Ids come in as authors write them, everything else ready for people. */
export interface ExpectationWords {
  readonly clause: (expected: string, found: string) => string;
  readonly to: {
    readonly be: (not: boolean, place: PlaceName) => string;
    readonly waitFor: (not: boolean, whom: string) => string;
    readonly offer: (not: boolean, name: string, outcome: string | undefined) => string;
    readonly reach: (not: boolean, milestone: string) => string;
    readonly visit: (not: boolean, places: readonly string[]) => string;
    readonly say: (not: boolean, message: string, isId: boolean, times: number | undefined) => string;
    readonly notify: (not: boolean, whom: string, times: number | undefined) => string;
    readonly clock: (not: boolean, clock: string, state: 'met' | 'breached' | 'running' | 'paused') => string;
    readonly due: (not: boolean, what: string, isClock: boolean, instant: string) => string;
    readonly data: (not: boolean, field: string, value: string) => string;
    readonly end: (not: boolean, end: string | undefined) => string;
    readonly refuse: (not: boolean, code: string | undefined) => string;
  };
  readonly unopened: string;
  readonly standing: (standing: StandingWords) => string;
  /** The same as a sentence of its own. */
  readonly stands: (standing: StandingWords) => string;
  readonly thereSince: (since: string | undefined) => string;
  readonly waitsAt: (steps: readonly string[], since: string | undefined) => string;
  readonly offered: (is: boolean) => string;
  readonly offersOnly: (events: readonly string[]) => string;
  readonly reachedAt: (at: string | undefined) => string;
  readonly visited: (found: readonly string[], missing: string, otherwiseAt: string | undefined) => string;
  readonly allVisited: string;
  readonly sent: (count: number, last: string | undefined) => string;
  readonly told: (count: number, last: string | undefined) => string;
  readonly clockIs: (
    state: ClockView['state'] | 'off',
    at: { readonly due?: string; readonly since?: string; readonly at?: string; readonly stopped?: string },
  ) => string;
  /** Of a clock that has begun anew since. */
  readonly ranOverOnce: (due: string) => string;
  readonly dueAt: (instant: string | undefined) => string;
  readonly valueIs: (value: string | undefined) => string;
  readonly ended: (end: string, at: string) => string;
  readonly refusedAs: (code: string, message: string) => string;
  readonly taken: string;

  /** What a condition read: names with their values, ready for people. */
  readonly values: (values: readonly (readonly [name: string, value: string | undefined])[]) => string;
  readonly because: (place: string, condition: string, holds: boolean, values: string) => string;
  readonly doneBy: (what: 'say' | 'reach', by: Doer, course: DoerCourse) => string;
  readonly doneByEither: (what: 'say' | 'reach', steps: readonly string[]) => string;
  readonly doneByNothing: (what: 'say' | 'reach') => string;
  /** How the case left a place. */
  readonly departed: (departure: DepartureWords) => string;
  /** The latest messages; whether there were more before them. */
  readonly sentSoFar: (messages: readonly string[], isMore: boolean) => string;
  readonly otherLanguage: (found: OtherLanguageWords) => string;
  readonly stepSends: (step: string, message: string) => string;
  readonly left: (length: string) => string;
  readonly startsWith: (what: string) => string;
  readonly stopsWith: (what: string) => string;
  readonly appliesNot: (condition: string, values: string) => string;
  readonly pausedBy: (steps: readonly string[], condition: string | undefined) => string;
  readonly level: (escalation: string, level: number | undefined, standing: LevelStanding) => string;
  readonly noLevel: (whom: string) => string;

  /** Above the story of the case. */
  readonly soFar: string;
  readonly unknown: (what: ExpectedKind, name: string) => string;
  readonly didYouMean: (near: string) => string;
  readonly knows: (known: readonly string[]) => string;
}

const to = (not: boolean): string => (not ? 'not to' : 'to');
const timesEn = (times: number): string => (times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`);
const PLACE_EN = { stage: 'in stage', step: 'at step', interrupt: 'in interrupt', end: 'at end', event: 'at event' };
const PLACE_ZH = { stage: '阶段', step: '步骤', interrupt: '打断', end: '结局', event: '事件' };
const STATE_EN = { met: 'have been met', breached: 'have run over', running: 'be running', paused: 'be paused' };
const STATE_ZH = {
  met: ['已达标', '尚未达标'],
  breached: ['已超时', '没有超时'],
  running: ['正在走', '没有在走'],
  paused: ['处于暂停', '没有暂停'],
} as const;

const KIND_EN: Readonly<Record<ExpectedKind, string>> = {
  place: 'stage, step or interrupt',
  whom: 'role or person',
  offer: 'step, event or escalation that can be accepted',
  outcome: 'outcome of this step',
  milestone: 'milestone',
  message: 'message',
  recipient: 'role or person',
  clock: 'clock',
  due: 'clock or step',
  field: 'field',
  end: 'end or outcome of an end',
  code: 'code',
};

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

/** Of more names than these a reader takes in nothing. */
const MOST_NAMES = 12;

const en: ExpectationWords = {
  clause: (expected, found) => `Expected ${expected}, but ${found}.`,
  to: {
    be: (not, { kind, id }) => `the case ${to(not)} be ${PLACE_EN[kind]} "${id}"`,
    waitFor: (not, whom) => `the case ${to(not)} wait for "${whom}"`,
    offer: (not, name, outcome) =>
      `the case ${to(not)} offer ${outcome === undefined ? `"${name}"` : `outcome "${outcome}" of step "${name}"`}`,
    reach: (not, milestone) => `milestone "${milestone}" ${to(not)} have been reached`,
    visit: (not, places) => `the case ${to(not)} have come to ${quotedEn(places)} in this order`,
    say: (not, message, isId, times) => {
      const what = isId ? `message "${message}"` : `a message with "${message}" in it`;
      return `${what} ${to(not)} have been sent${times === undefined ? '' : ` ${timesEn(times)}`}`;
    },
    notify: (not, whom, times) =>
      `"${whom}" ${to(not)} have been told by an escalation${times === undefined ? '' : ` ${timesEn(times)}`}`,
    clock: (not, clock, state) => `clock "${clock}" ${to(not)} ${STATE_EN[state]}`,
    due: (not, what, isClock, instant) => `${isClock ? 'clock' : 'step'} "${what}" ${to(not)} be due on ${instant}`,
    data: (not, field, value) => `field "${field}" ${to(not)} be ${value}`,
    end: (not, end) => `the case ${to(not)} have ended${end === undefined ? '' : ` with "${end}"`}`,
    refuse: (not, code) => `what was tried last ${to(not)} be refused${code === undefined ? '' : ` with ${code}`}`,
  },
  unopened: 'there is no case: it could not be opened',
  standing: ({ stage, interrupt, waiting, end }) => {
    if (end !== undefined) return en.ended(end.id, end.at);
    const inStage = stage === undefined ? undefined : `it is in stage "${stage}"`;
    const place = interrupt === undefined ? inStage : `it deals with interrupt "${interrupt}"`;
    if (waiting.length === 0) return place ?? 'it is waiting for nothing';
    return `${place === undefined ? '' : `${place}: `}it has been waiting ${waiting.map(waitingEn).join(' and ')}`;
  },
  stands: ({ interrupt, waiting, end }) => {
    if (end !== undefined) return `The case ended with "${end.id}" on ${end.at}.`;
    return `${cap(en.standing({ interrupt, waiting }).replace(/^it/u, 'the case'))}.`;
  },
  thereSince: (since) => (since === undefined ? 'it is there' : `it has been there since ${since}`),
  waitsAt: (steps, since) =>
    since === undefined
      ? `it is waiting at ${quotedEn(steps)}`
      : `it has been waiting at ${quotedEn(steps)} since ${since}`,
  offered: (is) => (is ? 'it does' : 'it does not'),
  offersOnly: (events) => (events.length === 0 ? 'It takes nothing any more.' : `It now takes: ${events.join(', ')}.`),
  reachedAt: (at) => (at === undefined ? 'it has not been reached' : `it was reached on ${at}`),
  visited: (found, missing, otherwiseAt) => {
    const last = found.at(-1);
    if (last === undefined) return `it never came to "${missing}"`;
    const after = `it came to "${last}" and not to "${missing}" after that`;
    return otherwiseAt === undefined ? after : `${after}; it was at "${missing}" only before, on ${otherwiseAt}`;
  },
  allVisited: 'it has',
  sent: (count, last) => {
    if (last === undefined) return count === 0 ? 'it has not been sent' : '';
    return count === 1 ? `it was sent once, on ${last}` : `it was sent ${timesEn(count)}, the last time on ${last}`;
  },
  told: (count, last) => {
    if (last === undefined) return 'it has not been told';
    return count === 1 ? `it was told once, on ${last}` : `it was told ${timesEn(count)}, the last time on ${last}`;
  },
  clockIs: (state, { due, since, at, stopped }) => {
    const by = due === undefined ? '' : `, due on ${due}`;
    switch (state) {
      case 'off':
        return 'it has not started';
      case 'running':
        return `it is running${by}`;
      case 'paused':
        return since === undefined ? 'it is paused' : `it has been paused since ${since}`;
      case 'met':
        return `it was met${at === undefined ? '' : ` on ${at}`}${due === undefined ? '' : ` (it was due on ${due})`}`;
      case 'breached':
        return `it ran over: it was due on ${due ?? ''}${stopped === undefined ? ' and has not been stopped yet' : ` and was stopped on ${stopped}`}`;
      case 'cancelled':
        return `it was cancelled${at === undefined ? '' : ` on ${at}`}`;
    }
  },
  ranOverOnce: (due) => `it ran over before it began anew: it was due on ${due}`,
  dueAt: (instant) => (instant === undefined ? 'it is not due at any time now' : `it is due on ${instant}`),
  valueIs: (value) => (value === undefined ? 'it has no value' : `it is ${value}`),
  ended: (end, at) => `it ended with "${end}" on ${at}`,
  refusedAs: (code, message) => `it was refused with ${code}: ${message.replace(/\.$/u, '')}`,
  taken: 'the case took it',

  values: (values) =>
    values.map(([name, value]) => (value === undefined ? `${name} has no value` : `${name} = ${value}`)).join(', '),
  because: (place, condition, holds, values) =>
    `The case did not come to "${place}", because \`${condition}\` ${holds ? 'holds' : 'does not hold'}${values === '' ? '' : `: ${values}`}.`,
  doneBy: (what, { kind, id, outcome }, course) => {
    const by = outcome === undefined ? `${cap(kind)} "${id}"` : `Outcome "${outcome}" of step "${id}"`;
    const come = {
      never: () => 'to which the case has not come',
      there: () => 'at which the case still is',
      left: () => (course.kind === 'left' ? `which was left with "${course.outcome}" on ${course.at}` : ''),
    }[course.kind]();
    return `${by}, ${come}, ${what === 'say' ? 'sends' : 'reaches'} it.`;
  },
  doneByEither: (what, steps) => `Each of these ${what === 'say' ? 'sends' : 'reaches'} it: ${quotedEn(steps)}.`,
  doneByNothing: (what) => `Nothing in the blueprint ${what === 'say' ? 'sends' : 'reaches'} it.`,
  departed: ({ place, how, outcome, at }) => {
    switch (how) {
      case 'outcome':
        return `Step "${place}" was left${outcome === undefined ? '' : ` by "${outcome}"`} on ${at}.`;
      case 'timed-out':
        return `Step "${place}" timed out on ${at}.`;
      case 'no-answer':
        return `Step "${place}" ran out of time without an answer on ${at}.`;
      case 'interrupted':
        return `Step "${place}" was interrupted on ${at}.`;
      case 'withdrawn':
        return `Step "${place}" was withdrawn on ${at}.`;
      case 'stage-left':
        return `Stage "${place}" was left on ${at}.`;
      case 'interrupt-ended':
        return `Interrupt "${place}" ended on ${at}.`;
    }
  },
  sentSoFar: (messages, isMore) => {
    if (messages.length === 0) return 'No message has been sent so far.';
    return `${isMore ? `The last ${messages.length} messages sent so far` : 'Sent so far'}: ${quotedEn(messages)}.`;
  },
  otherLanguage: ({ message, has, locale, toCustomer }) =>
    `Message "${message}" has these words in ${has}; ${toCustomer ? 'the customer was written to' : 'it went out'} in ${locale}.`,
  stepSends: (step, message) => `"${step}" is a step: it sends message "${message}".`,
  left: (length) => `Time left: ${length}.`,
  startsWith: (what) => `It starts with \`${what}\`, which has not happened.`,
  stopsWith: (what) => `It stops with \`${what}\`.`,
  appliesNot: (condition, values) =>
    `It does not apply, because \`${condition}\` does not hold${values === '' ? '' : `: ${values}`}.`,
  pausedBy: (steps, condition) =>
    condition === undefined
      ? `It stands still while the case waits at ${quotedEn(steps)}.`
      : `It stands still while \`${condition}\` holds.`,
  level: (escalation, level, standing) => {
    const name =
      level === undefined
        ? `the last level of escalation "${escalation}"`
        : `level ${level} of escalation "${escalation}"`;
    switch (standing.kind) {
      case 'not-set-off':
        return `${cap(name)} would tell it, and nothing has set that escalation off${standing.by === undefined ? '' : `: it goes by \`${standing.by}\``}.`;
      case 'held':
        return `The alert of ${name} is held until ${standing.until}.`;
      case 'ahead':
        return `${cap(name)} would tell it and has not come${standing.next === undefined ? '' : `; the next one comes on ${standing.next}`}.`;
      case 'left-out':
        return `${cap(name)} was left out${standing.when === undefined ? '' : `, because \`${standing.when}\` does not hold`}${standing.values === '' ? '' : `: ${standing.values}`}.`;
      case 'nobody':
        return `${cap(name)} found nobody: ${standing.why}.`;
      case 'over':
        return `${cap(name)} would tell it, but the escalation was over before: ${standing.accepted ? 'somebody accepted it' : 'it was not needed any more'}.`;
    }
  },
  noLevel: (whom) => `No escalation of the blueprint tells "${whom}".`,

  soFar: 'The case so far:',
  unknown: (what, name) =>
    what === 'code' ? `No refusal has the code "${name}".` : `The blueprint has no ${KIND_EN[what]} "${name}".`,
  didYouMean: (near) => `Did you mean "${near}"?`,
  knows: (known) => (known.length === 0 ? 'There is none at all.' : `There are: ${few(known).join(', ')}.`),
};

const zh: ExpectationWords = {
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
    if (end !== undefined) return zh.ended(end.id, end.at);
    const inStage = stage === undefined ? undefined : `它在阶段“${stage}”`;
    const place = interrupt === undefined ? inStage : `它正在处理打断“${interrupt}”`;
    if (waiting.length === 0) return place ?? '它没有在等待什么';
    return `${place === undefined ? '它' : `${place}，`}${waiting.map(waitingZh).join('，并')}`;
  },
  stands: ({ interrupt, waiting, end }) => `${zh.standing({ interrupt, waiting, end }).replace(/^它/u, '案例')}。`,
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

function waitingEn({ step, whom, since, until }: WaitingWords): string {
  const limit = until === undefined ? '' : `, until ${until} at the latest`;
  return `${whom === undefined ? '' : `for ${whomEn(whom)} `}at "${step}" since ${since}${limit}`;
}

function waitingZh({ step, whom, since, until }: WaitingWords): string {
  const limit = until === undefined ? '' : han`（最迟到 ${until}）`;
  return han`从 ${since} 起一直在“${step}”等待${whom === undefined ? '' : whomZh(whom)}${limit}`;
}

const OUTSIDE_EN: Readonly<Record<string, string>> = { [CUSTOMER]: 'the customer', [SERVICE]: 'a service' };
const OUTSIDE_ZH: Readonly<Record<string, string>> = { [CUSTOMER]: '客户', [SERVICE]: '服务' };

function whomEn({ role, person }: NonNullable<WaitingWords['whom']>): string {
  return `${OUTSIDE_EN[role] ?? `"${role}"`}${person === undefined ? '' : ` (${person})`}`;
}

function whomZh({ role, person }: NonNullable<WaitingWords['whom']>): string {
  return `${OUTSIDE_ZH[role] ?? `“${role}”`}${person === undefined ? '' : `（${person}）`}`;
}

function cap(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function few(names: readonly string[]): readonly string[] {
  return names.length <= MOST_NAMES ? names : [...names.slice(0, MOST_NAMES), '…'];
}

/** What is said of expectations, by language. */
export const expectationWords: Readonly<Record<Language, ExpectationWords>> = { en, 'zh-CN': zh };
