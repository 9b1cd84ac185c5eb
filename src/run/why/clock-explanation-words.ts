import type { Language } from '../../text/catalogue/entry.ts';
import { han } from '../../text/han.ts';

/** The sentences that explain a clock. Names, instants and lengths of time come in ready for people. */
export interface ExplanationWords {
  readonly off: (clock: string) => string;
  readonly running: (clock: string, due: string, left: string | undefined) => string;
  readonly undated: (clock: string, why: string) => string;
  /** `due` is known where pauses may last only so long. */
  readonly paused: (clock: string, left: string | undefined, due: string | undefined) => string;
  readonly over: (clock: string, due: string | undefined, over: string | undefined) => string;
  readonly late: (clock: string, due: string | undefined, over: string | undefined) => string;
  readonly met: (clock: string, at: string, left: string | undefined) => string;
  readonly cancelled: (clock: string, at: string) => string;

  /** For which instant all this is said. */
  readonly asOf: (instant: string, zone: string) => string;
  /** The target, and what is to be said of it. */
  readonly promise: (parts: readonly string[]) => string;
  /** Part of the promise: time that the run was given besides. */
  readonly extended: (amounts: readonly string[]) => string;
  readonly noTarget: (by: string | undefined) => string;
  readonly decision: (name: string) => string;
  readonly name: (name: string) => string;
  /** `zone` is told where it is not that of the blueprint. */
  readonly calendar: (id: string, zone: string | undefined) => string;
  /** A calendar whose days end, and the last of them. */
  readonly ends: (id: string, last: string) => string;
  readonly noCalendarDays: (id: string | undefined) => string;
  readonly nothingGivesTarget: string;

  readonly run: (number: number, count: number) => string;
  readonly line: {
    readonly started: (why: string, target: string | undefined, due: string | undefined, again: boolean) => string;
    readonly paused: (why: readonly string[]) => string;
    readonly resumed: (why: string, due: string | undefined) => string;
    readonly retargeted: (
      before: string | undefined,
      target: string | undefined,
      from: string,
      due: string | undefined,
    ) => string;
    readonly extended: (amount: string, who: string | undefined, reason: string, due: string | undefined) => string;
    readonly warnedShare: (percent: number, due: string | undefined) => string;
    readonly warnedLeft: (left: string, due: string | undefined) => string;
    readonly breached: (due: string | undefined) => string;
    readonly withdrawn: (due: string | undefined) => string;
    readonly met: (why: string) => string;
    readonly stopped: (why: string) => string;
    readonly cancelled: (why: string) => string;
    readonly undated: (why: string) => string;
    /** Behind what was told later than it happened. */
    readonly told: (line: string, at: string) => string;
  };
  /** Clauses: `because …`. */
  readonly cause: {
    readonly opened: string;
    readonly closed: string;
    readonly reopened: string;
    readonly wrote: string;
    readonly pause: string;
    readonly pauseAtMost: string;
    readonly entered: (name: string) => string;
    readonly left: (name: string, outcome: string | undefined) => string;
    readonly broken: (name: string) => string;
    readonly milestone: (name: string) => string;
    readonly event: (name: string) => string;
    readonly field: (name: string) => string;
    readonly when: (condition: string) => string;
    readonly whenNot: (condition: string) => string;
    readonly waiting: (who: string, step: string) => string;
    readonly waitingForTime: (step: string) => string;
  };
  /** A person of a role. */
  readonly inRole: (role: string, person: string) => string;
  readonly customer: string;
  readonly service: string;

  readonly sum: (from: string) => string;
  readonly stillStands: (why: string) => string;
  readonly closedAt: (times: string) => string;
  readonly more: (count: number) => string;
  readonly used: string;
  readonly total: string;
  /** Behind the total. */
  readonly due: (instant: string) => string;
  readonly left: string;
  /** What has not passed yet, and what was not needed any more. */
  readonly ahead: string;
  readonly spared: string;
  readonly tooLate: (over: string) => string;
  readonly business: (length: string) => string;
  readonly join: (parts: readonly string[]) => string;
  /** Joins remarks that are sentences of their own. */
  readonly remarks: (parts: readonly string[]) => string;
  readonly between: (from: string, to: string) => string;
}

const enDue = (due: string | undefined): string => (due === undefined ? '' : `; due ${due}`);

const en: ExplanationWords = {
  off: (clock) => `Clock “${clock}” has not begun.`,
  running: (clock, due, left) =>
    `Clock “${clock}” is running: due ${due}${left === undefined ? '' : `, ${left} left`}.`,
  undated: (clock, why) => `Clock “${clock}” is running without a due time: ${why}.`,
  paused: (clock, left, due) =>
    `Clock “${clock}” is paused${left === undefined ? '' : `: ${left} left once it runs on`}` +
    `${due === undefined ? '' : `, due ${due} at the latest`}.`,
  over: (clock, due, over) => {
    const by = over === undefined ? '' : ` by ${over}`;
    return `Clock “${clock}” has run over${by}${due === undefined ? '' : `: it was due ${due}`}.`;
  },
  late: (clock, due, over) => {
    const by = over === undefined ? 'too late' : `${over} late`;
    return `Clock “${clock}” was stopped ${by}${due === undefined ? '' : `: it was due ${due}`}.`;
  },
  met: (clock, at, left) => `Clock “${clock}” was met ${at}${left === undefined ? '' : `, ${left} left`}.`,
  cancelled: (clock, at) => `Clock “${clock}” was cancelled ${at}.`,

  asOf: (instant, zone) => `As of ${instant}, ${zone}`,
  promise: (parts) => `Promise: ${parts.join(', ')}`,
  extended: (amounts) => `extended by ${amounts.join(' and ')}`,
  noTarget: (by) => `Promise: none yet${by === undefined ? '' : `, ${by}`}`,
  decision: (name) => `given by decision “${name}”`,
  name: (name) => `given by “${name}”`,
  calendar: (id, zone) => `counted in the opening hours of calendar “${id}”${zone === undefined ? '' : ` (${zone})`}`,
  ends: (id, last) => `the days of calendar “${id}” end ${last}`,
  noCalendarDays: (id) => (id === undefined ? 'there is no calendar' : `calendar “${id}” does not know those days`),
  nothingGivesTarget: 'nothing says what its target is',

  run: (number, count) => `Run ${number} of ${count}`,
  line: {
    started: (why, target, due, again) => {
      const promise = target === undefined ? '' : `; target ${target}`;
      return `${again ? 'Counts from here' : 'Starts'} because ${why}${promise}${enDue(due)}`;
    },
    paused: (why) => `Paused because ${why.join(' and ')}`,
    resumed: (why, due) => `Runs on because ${why}${enDue(due)}`,
    retargeted: (before, target, from, due) => {
      if (target === undefined) return 'Has no target any more';
      const was = before === undefined ? '' : `, was ${before}`;
      return `Target now ${target}${was}, counted from ${from}${enDue(due)}`;
    },
    extended: (amount, who, reason, due) =>
      `Extended by ${amount}${who === undefined ? '' : `, by ${who}`}: “${reason}”${enDue(due)}`,
    warnedShare: (percent, due) => `Warning (${percent}% of the time)${enDue(due)}`,
    warnedLeft: (left, due) => `Warning (${left} before the end)${enDue(due)}`,
    breached: (due) => `Runs over${due === undefined ? '' : `: it was due ${due}`}`,
    withdrawn: (due) => `In time after all${enDue(due)}`,
    met: (why) => `Met because ${why}`,
    stopped: (why) => `Stopped too late because ${why}`,
    cancelled: (why) => `Cancelled because ${why}`,
    undated: (why) => `No due time: ${why}`,
    told: (line, at) => `${line} (known since ${at})`,
  },
  cause: {
    opened: 'the case was opened',
    closed: 'the case was closed',
    reopened: 'the case was reopened',
    wrote: 'the customer wrote',
    pause: 'the waiting was over',
    pauseAtMost: 'it may not be paused any longer',
    entered: (name) => `“${name}” began`,
    left: (name, outcome) => `“${name}” ended${outcome === undefined ? '' : ` (${outcome})`}`,
    broken: (name) => `“${name}” was broken off`,
    milestone: (name) => `milestone “${name}” was reached`,
    event: (name) => `“${name}” happened`,
    field: (name) => `that is the date in “${name}”`,
    when: (condition) => `${condition} holds`,
    whenNot: (condition) => `${condition} does not hold any more`,
    waiting: (who, step) => `the case waits for ${who} at “${step}”`,
    waitingForTime: (step) => `the case waits at “${step}”`,
  },
  inRole: (role, person) => `${role} (${person})`,
  customer: 'the customer',
  service: 'a service',

  sum: (from) => `The sum, counted from ${from}`,
  stillStands: (why) => `paused: ${why}`,
  closedAt: (times) => `closed ${times}`,
  more: (count) => `${count} more`,
  used: 'used',
  total: 'in all',
  due: (instant) => `due ${instant}`,
  left: 'left',
  ahead: 'still to come',
  spared: 'not needed',
  tooLate: (over) => `${over} over`,
  business: (length) => `${length} of business time`,
  join: (parts) => parts.join(', '),
  remarks: (parts) => parts.join('; '),
  between: (from, to) => `${from} – ${to}`,
};

const zhDue = (due: string | undefined): string => (due === undefined ? '' : han`；最迟 ${due}`);

const zh: ExplanationWords = {
  off: (clock) => `时钟“${clock}”还没有开始。`,
  running: (clock, due, left) =>
    han`时钟“${clock}”正在走：最迟 ${due}` + (left === undefined ? '' : han`，还剩 ${left}`) + '。',
  undated: (clock, why) => `时钟“${clock}”正在走，但没有到期时间：${why}。`,
  paused: (clock, left, due) =>
    `时钟“${clock}”暂停中${left === undefined ? '' : han`：恢复后还剩 ${left}`}${due === undefined ? '' : han`，最迟 ${due}`}。`,
  over: (clock, due, over) => {
    const by = over === undefined ? '' : han` ${over}`;
    return `时钟“${clock}”已超时${by}${due === undefined ? '' : han`：应不晚于 ${due}`}。`;
  },
  late: (clock, due, over) => {
    const by = over === undefined ? '' : han`，晚了 ${over}`;
    return `时钟“${clock}”超时后停止${by}${due === undefined ? '' : han`：应不晚于 ${due}`}。`;
  },
  met: (clock, at, left) => han`时钟“${clock}”于 ${at} 达标${left === undefined ? '' : han`，还剩 ${left}`}。`,
  cancelled: (clock, at) => han`时钟“${clock}”于 ${at} 取消。`,

  asOf: (instant, zone) => han`截至 ${instant}，${zone}`,
  promise: (parts) => han`承诺：${parts.join('，')}`,
  extended: (amounts) => han`另延长 ${amounts.join('、')}`,
  noTarget: (by) => `承诺：尚未确定${by === undefined ? '' : `，${by}`}`,
  decision: (name) => `由判定“${name}”给出`,
  name: (name) => `由“${name}”给出`,
  calendar: (id) => han`按日历“${id}”的工作时间计算`,
  ends: (id, last) => han`日历“${id}”的日期到 ${last} 为止`,
  noCalendarDays: (id) => (id === undefined ? '没有日历' : `日历“${id}”里没有那些日期`),
  nothingGivesTarget: '没有写明目标',

  run: (number, count) => `第 ${number} 次，共 ${count} 次`,
  line: {
    started: (why, target, due, again) => {
      const promise = target === undefined ? '' : han`；目标 ${target}`;
      return `${again ? '从这里算起' : '开始'}：${why}${promise}${zhDue(due)}`;
    },
    paused: (why) => `暂停：${why.join('，')}`,
    resumed: (why, due) => `继续走：${why}${zhDue(due)}`,
    retargeted: (before, target, from, due) => {
      if (target === undefined) return '不再有目标';
      const was = before === undefined ? '' : han`（原为 ${before}）`;
      return han`目标改为 ${target}${was}，从 ${from} 算起` + zhDue(due);
    },
    extended: (amount, who, reason, due) =>
      han`${who === undefined ? '' : `由${who}`}延长 ${amount}` + `：“${reason}”${zhDue(due)}`,
    warnedShare: (percent, due) => `预警（时间的 ${percent}%）${zhDue(due)}`,
    warnedLeft: (left, due) => han`预警（到期前 ${left}）` + zhDue(due),
    breached: (due) => `超时${due === undefined ? '' : han`：应不晚于 ${due}`}`,
    withdrawn: (due) => `又不算超时了${zhDue(due)}`,
    met: (why) => `达标：${why}`,
    stopped: (why) => `超时后停止：${why}`,
    cancelled: (why) => `取消：${why}`,
    undated: (why) => `没有到期时间：${why}`,
    told: (line, at) => han`${line}（${at} 才得知）`,
  },
  cause: {
    opened: '案例开立',
    closed: '案例关闭',
    reopened: '案例重新打开',
    wrote: '客户留言',
    pause: '等待结束',
    pauseAtMost: '暂停时间已达上限',
    entered: (name) => `进入“${name}”`,
    left: (name, outcome) => `“${name}”结束${outcome === undefined ? '' : `（${outcome}）`}`,
    broken: (name) => `“${name}”中止`,
    milestone: (name) => `达到里程碑“${name}”`,
    event: (name) => `“${name}”发生`,
    field: (name) => `“${name}”中写的就是这个日期`,
    when: (condition) => han`${condition} 成立`,
    whenNot: (condition) => han`${condition} 不再成立`,
    waiting: (who, step) => `案例在“${step}”等待${who}`,
    waitingForTime: (step) => `案例在“${step}”等待`,
  },
  inRole: (role, person) => `${role}（${person}）`,
  customer: '客户',
  service: '服务',

  sum: (from) => han`计算过程，从 ${from} 算起`,
  stillStands: (why) => `暂停：${why}`,
  closedAt: (times) => han`休息 ${times}`,
  more: (count) => `另有 ${count} 次`,
  used: '已用',
  total: '合计',
  due: (instant) => han`最迟 ${instant}`,
  left: '剩余',
  ahead: '尚未到来',
  spared: '没有用到',
  tooLate: (over) => han`超过 ${over}`,
  business: (length) => `${length}（工作时间）`,
  join: (parts) => parts.join('、'),
  remarks: (parts) => parts.join('；'),
  between: (from, to) => `${from} – ${to}`,
};

/** The sentences that explain clocks, by language. */
export const explanationWords: Readonly<Record<Language, ExplanationWords>> = { en, 'zh-CN': zh };
