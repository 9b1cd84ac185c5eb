import type { Language } from '../../text/catalogue/entry.ts';
import { han } from '../../text/han.ts';
import type { ExplainedUntold } from './escalation-explanation.ts';

/** Whom the blueprint names, as a whole (`the deputy of Agent`), and the role or schedule in it. */
interface WantedNames {
  readonly wanted: string;
  readonly name: string;
}

/** The sentences that explain an escalation. Names, instants and lengths of time come in ready for people. */
export interface LadderWords {
  /** How it stands. */
  readonly state: {
    readonly idle: (escalation: string) => string;
    readonly begun: (escalation: string) => string;
    readonly climbing: (escalation: string, level: string, told: string) => string;
    readonly accepted: (escalation: string, by: string, at: string, level: string) => string;
    readonly stopped: (escalation: string, at: string, level: string, why: string, told: string) => string;
    /** Nobody had been told by then. */
    readonly over: (escalation: string) => string;
    readonly exhausted: (escalation: string, told: string) => string;
  };
  readonly told: (people: string, count: number) => string;
  readonly nobodyTold: string;
  readonly notAccepted: (told: string) => string;
  readonly waits: (told: string, until: string) => string;

  readonly byClock: (clock: string, when: string | undefined) => string;
  readonly setOff: (what: string, when: string | undefined) => string;
  readonly holds: (condition: string) => string;
  readonly until: (what: readonly string[]) => string;
  readonly somebodyAccepts: string;
  readonly clockEnds: string;
  readonly holdsNoMore: string;
  readonly whenNot: (condition: string) => string;
  /** `zone` is told where it is not that of the blueprint. */
  readonly hours: (calendar: string, zone: string | undefined) => string;

  readonly level: (number: number) => string;
  readonly ofRound: (level: string, round: number, rounds: number) => string;
  readonly lastLevel: string;
  readonly point: {
    readonly share: (percent: number) => string;
    readonly left: (left: string) => string;
    readonly breach: (plus: string | undefined) => string;
    readonly trigger: (after: string | undefined) => string;
    readonly level: (level: string, after: string | undefined) => string;
    readonly round: (after: string | undefined) => string;
    readonly plus: (first: string, second: string) => string;
    readonly due: (point: string, due: string) => string;
  };

  readonly line: {
    readonly triggered: (why: string, due: string | undefined) => string;
    readonly again: (why: string) => string;
    readonly begins: (clock: string, due: string | undefined) => string;
    readonly raised: (level: string, point: string) => string;
    /** `point` where it is told as its level comes. */
    readonly told: (level: string, point: string | undefined, people: string) => string;
    readonly toldAgain: (level: string, number: number, times: number, people: string) => string;
    readonly toldNobody: (level: string, point: string | undefined, why: string) => string;
    readonly late: (line: string, due: string) => string;
    /** What becomes of an alert that does not leave at once: behind the level that comes, or by itself. */
    readonly held: Readonly<Record<'level' | 'alert', (comes: string, waits: string) => string>>;
    /** The same while nobody looked after the case. */
    readonly unseen: Readonly<Record<'level' | 'alert', (comes: string, waits: string) => string>>;
    readonly waitsForHours: (until: string, calendar: string | undefined) => string;
    readonly waitsForHost: (until: string) => string;
    readonly overtaken: string;
    readonly leftOut: (level: string, condition: string) => string;
    readonly skipped: Readonly<Record<'overtaken' | 'ended' | 'withdrawn', (alert: string) => string>>;
    readonly alert: (level: string) => string;
    readonly repeated: (level: string, number: number) => string;
    readonly reassigned: (step: string, from: string, to: string) => string;
    readonly accepted: (by: string, level: string) => string;
    readonly stopped: (level: string, why: string) => string;
    readonly exhausted: string;
    readonly undated: (level: string, why: string | undefined) => string;
    readonly noValue: (field: string) => string;
    readonly noDays: (calendar: string) => string;
    readonly closed: (end: string) => string;
  };
  readonly notified: (people: string) => string;
  readonly phoned: (people: string) => string;
  readonly ways: (parts: readonly string[]) => string;
  readonly untold: (line: string, parts: readonly string[]) => string;
  readonly remarks: (parts: readonly string[]) => string;
  /** Why there is nobody for whom the blueprint names: a role, or whoever is found by way of it. */
  readonly why: Readonly<Record<Exclude<ExplainedUntold['why'], 'all-away'>, (names: WantedNames) => string>>;
  readonly allAway: (names: WantedNames, missed: string) => string;

  /** Behind a name. */
  readonly notes: (name: string, notes: readonly string[]) => string;
  readonly deputyOf: (role: string) => string;
  readonly managerOf: (role: string) => string;
  readonly onCall: (schedule: string) => string;
  readonly wanted: Readonly<Record<'deputy-of' | 'manager-of' | 'on-call', (name: string) => string>>;
  readonly instead: (missed: string) => string;
  readonly missed: Readonly<Record<'away' | 'off-duty', (name: string, until: string | undefined) => string>>;
  readonly offDuty: string;
  readonly customer: string;
  readonly and: (parts: readonly string[]) => string;

  readonly clock: Readonly<
    Record<'started' | 'met' | 'breached' | 'stopped' | 'cancelled' | 'warned', (clock: string) => string>
  >;

  readonly ahead: string;
  readonly then: {
    readonly nothing: (isFirst: boolean) => string;
    readonly paused: (clock: string) => string;
    readonly waiting: string;
    readonly more: string;
    readonly fault: (at: string) => string;
  };
  /** Above the escalations of a clock. */
  readonly ofClock: string;
}

const englishList = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
const englishDue = (due: string | undefined): string => (due === undefined ? '' : `; due ${due}`);
const englishPoint = (level: string, point: string | undefined): string =>
  point === undefined ? level : `${level} (${point})`;

const en: LadderWords = {
  state: {
    idle: (escalation) => `Escalation “${escalation}” has not been set off.`,
    begun: (escalation) => `Escalation “${escalation}” has begun: nobody has been told yet.`,
    climbing: (escalation, level, told) => `Escalation “${escalation}” is at ${small(level)}: ${told}.`,
    accepted: (escalation, by, at, level) =>
      `Escalation “${escalation}” was accepted by ${by} ${at}, at ${small(level)}.`,
    stopped: (escalation, at, level, why, told) =>
      `Escalation “${escalation}” ended ${at} at ${small(level)}, because ${why}: ${told}.`,
    over: (escalation) => `Escalation “${escalation}” is over: nobody had to be told.`,
    exhausted: (escalation, told) => `Escalation “${escalation}” has gone through all its levels: ${told}.`,
  },
  told: (people, count) => `${people} ${count === 1 ? 'has' : 'have'} been told`,
  nobodyTold: 'nobody has been told',
  notAccepted: (told) => `${told}; nobody has accepted yet`,
  waits: (told, until) => `${told}; an alert waits until ${until}`,

  byClock: (clock, when) => `Goes by: clock “${clock}”${when === undefined ? '' : `, while ${when}`}`,
  setOff: (what, when) => `Set off when: ${what}${when === undefined ? '' : `, while ${when}`}`,
  holds: (condition) => `${condition} has become true`,
  until: (what) => `Ends when: ${what.join(', or ')}`,
  somebodyAccepts: 'somebody who was told accepts',
  clockEnds: 'the clock ends',
  holdsNoMore: 'that holds no more',
  whenNot: (condition) => `${condition} holds no more`,
  hours: (calendar, zone) =>
    `Alerts leave: in the opening hours of calendar “${calendar}”${zone === undefined ? '' : ` (${zone})`}`,

  level: (number) => `Level ${number}`,
  ofRound: (level, round, rounds) => `${level}, round ${round} of ${rounds}`,
  lastLevel: 'The final level',
  point: {
    share: (percent) => `${percent}% of the time`,
    left: (left) => `${left} before the end`,
    breach: (plus) => (plus === undefined ? 'the time is over' : `${plus} after the time was over`),
    trigger: (after) => (after === undefined ? 'at once' : `${after} after it was set off`),
    level: (level, after) => (after === undefined ? `with ${small(level)}` : `${after} after ${small(level)}`),
    round: (after) => (after === undefined ? 'with the last alert' : `${after} after the last alert`),
    plus: (first, second) => `${first} and ${second}`,
    due: (point, due) => `${point}, due ${due}`,
  },

  line: {
    triggered: (why, due) => `Set off because ${why}${englishDue(due)}`,
    again: (why) => `Would be set off again because ${why}, but is under way already`,
    begins: (clock, due) => `Begins with clock “${clock}”${englishDue(due)}`,
    raised: (level, point) => `${englishPoint(level, point)} comes`,
    told: (level, point, people) => `${englishPoint(level, point)} tells ${people}`,
    toldAgain: (level, number, times, people) => `${level} tells again, ${number} of ${times}: ${people}`,
    toldNobody: (level, point, why) => `${englishPoint(level, point)} finds nobody to tell: ${why}`,
    late: (line, due) => `${line} (was due ${due})`,
    held: {
      level: (level, waits) => `${level}; its alert ${waits}`,
      alert: (alert, waits) => `${alert} ${waits}`,
    },
    unseen: {
      level: (level, waits) => `${level} while nobody looks after the case; its alert ${waits}`,
      alert: (alert, waits) => `${alert} comes while nobody looks after the case; it ${waits}`,
    },
    waitsForHours: (until, calendar) =>
      `waits until ${until}${calendar === undefined ? '' : `, as calendar “${calendar}” is closed`}`,
    waitsForHost: (until) => `waits until ${until}`,
    overtaken: 'is left out for a later one',
    leftOut: (level, condition) => `${level} is left out: ${condition} does not hold`,
    skipped: {
      overtaken: (alert) => `${alert} is not sent: a later one takes its place`,
      ended: (alert) => `${alert} is not sent: the matter was over before`,
      withdrawn: (alert) => `${alert} is not sent: the clock has more time after all`,
    },
    alert: (level) => `The alert of ${small(level)}`,
    repeated: (level, number) => `Repetition ${number} of ${small(level)}`,
    reassigned: (step, from, to) => `“${step}” goes from ${from} to ${to}`,
    accepted: (by, level) => `Accepted by ${by} at ${small(level)}`,
    stopped: (level, why) => `Ends at ${small(level)} because ${why}`,
    exhausted: 'All levels have come',
    undated: (level, why) => `Nobody can tell when ${small(level)} comes${why === undefined ? '' : `: ${why}`}`,
    noValue: (field) => `“${field}” has no value`,
    noDays: (calendar) => `calendar “${calendar}” does not know those days`,
    closed: (end) => `The case closes by itself: “${end}”`,
  },
  notified: (people) => people,
  phoned: (people) => `by phone ${people}`,
  ways: (parts) => parts.join(', '),
  untold: (line, parts) => `${line}; ${parts.join('; ')}`,
  remarks: (parts) => parts.join('; '),
  why: {
    'no-people': ({ wanted }) => `no list of people says who ${wanted} is`,
    'nobody-holds': ({ name }) => `nobody holds the role “${name}”`,
    'no-manager': ({ name }) => `no manager of “${name}” is known`,
    'no-deputy': ({ name }) => `nobody stands in for “${name}”`,
    'no-schedule': ({ name }) => `there is no on-call schedule “${name}”`,
    'nobody-on-call': ({ name }) => `nobody is on call by “${name}” then`,
    'already-told': ({ wanted }) => `${wanted} is told already`,
  },
  allAway: ({ wanted }, missed) => (missed === '' ? `${wanted} is away` : missed),

  notes: (name, notes) => (notes.length === 0 ? name : `${name} (${notes.join('; ')})`),
  deputyOf: (role) => `deputy of ${role}`,
  managerOf: (role) => `manager of ${role}`,
  onCall: (schedule) => `on call by “${schedule}”`,
  wanted: {
    'deputy-of': (role) => `the deputy of ${role}`,
    'manager-of': (role) => `the manager of ${role}`,
    'on-call': (schedule) => `whoever is on call by “${schedule}”`,
  },
  instead: (missed) => `because ${missed}`,
  missed: {
    away: (name, until) => `${name} is away${until === undefined ? '' : ` until ${until}`}`,
    'off-duty': (name, until) => `${name} is off duty${until === undefined ? '' : ` until ${until}`}`,
  },
  offDuty: 'though off duty',
  customer: 'the customer',
  and: englishList,

  clock: {
    started: (clock) => `clock “${clock}” began`,
    met: (clock) => `clock “${clock}” was met`,
    breached: (clock) => `clock “${clock}” ran over`,
    stopped: (clock) => `clock “${clock}” was stopped, too late`,
    cancelled: (clock) => `clock “${clock}” was cancelled`,
    warned: (clock) => `clock “${clock}” gave its warning`,
  },

  ahead: 'If nobody does anything',
  then: {
    nothing: (isFirst) => (isFirst ? 'Nobody else is told.' : 'After that nobody else is told.'),
    paused: (clock) => `Nothing comes while clock “${clock}” is paused.`,
    waiting: 'Nothing else comes by itself.',
    more: 'It goes on after that.',
    fault: (at) => `From ${at} on the case cannot go on by itself.`,
  },
  ofClock: 'Escalations of this clock, and what comes if nobody does anything',
};

const chineseDue = (due: string | undefined): string => (due === undefined ? '' : han`；最迟 ${due}`);
const chinesePoint = (level: string, point: string | undefined): string =>
  point === undefined ? level : `${level}（${point}）`;

const zh: LadderWords = {
  state: {
    idle: (escalation) => `升级“${escalation}”还没有触发。`,
    begun: (escalation) => `升级“${escalation}”已开始：还没有通知任何人。`,
    climbing: (escalation, level, told) => `升级“${escalation}”到了${level}：${told}。`,
    accepted: (escalation, by, at, level) => han`升级“${escalation}”于 ${at} 由${by}接手，当时在${level}。`,
    stopped: (escalation, at, level, why, told) => han`升级“${escalation}”于 ${at} 在${level}结束（${why}）：${told}。`,
    over: (escalation) => `升级“${escalation}”已结束：不需要通知任何人。`,
    exhausted: (escalation, told) => `升级“${escalation}”各级都已到来：${told}。`,
  },
  told: (people) => han`已通知${people}`,
  nobodyTold: '没有通知任何人',
  notAccepted: (told) => `${told}；还没有人接手`,
  waits: (told, until) => han`${told}；有一条通知要等到 ${until}`,

  byClock: (clock, when) => `依据：时钟“${clock}”${when === undefined ? '' : han`，且 ${when}`}`,
  setOff: (what, when) => `触发：${what}${when === undefined ? '' : han`，且 ${when}`}`,
  holds: (condition) => han`${condition} 变为成立`,
  until: (what) => `结束：${what.join('，或')}`,
  somebodyAccepts: '被通知的人接手',
  clockEnds: '时钟结束',
  holdsNoMore: '条件不再成立',
  whenNot: (condition) => han`${condition} 不再成立`,
  hours: (calendar, zone) => `通知只在日历“${calendar}”的开放时间发出${zone === undefined ? '' : `（${zone}）`}`,

  level: (number) => han`第 ${number} 级`,
  ofRound: (level, round, rounds) => han`第 ${round} 轮（共 ${rounds} 轮）` + level,
  lastLevel: '最后一级',
  point: {
    share: (percent) => `时间的 ${percent}%`,
    left: (left) => han`到期前 ${left}`,
    breach: (plus) => (plus === undefined ? '时间已到' : han`超时后 ${plus}`),
    trigger: (after) => (after === undefined ? '立即' : han`触发后 ${after}`),
    level: (level, after) => (after === undefined ? `与${level}同时` : han`${level}之后 ${after}`),
    round: (after) => (after === undefined ? '与最后一次通知同时' : han`最后一次通知之后 ${after}`),
    plus: (first, second) => `${first}加 ${second}`,
    due: (point, due) => han`${point}，最迟 ${due}`,
  },

  line: {
    triggered: (why, due) => `触发：${why}${chineseDue(due)}`,
    again: (why) => `再次触发：${why}；已在进行，不重新开始`,
    begins: (clock, due) => `随时钟“${clock}”开始${chineseDue(due)}`,
    raised: (level, point) => `${chinesePoint(level, point)}到来`,
    told: (level, point, people) => `${chinesePoint(level, point)}：${people}`,
    toldAgain: (level, number, times, people) => `${level}第 ${number} 次重复（共 ${times} 次）：${people}`,
    toldNobody: (level, point, why) => `${chinesePoint(level, point)}：没有可通知的人，${why}`,
    late: (line, due) => han`${line}（应于 ${due} 发出）`,
    held: {
      level: (level, waits) => `${level}；通知${waits}`,
      alert: (alert, waits) => `${alert}${waits}`,
    },
    unseen: {
      level: (level, waits) => `${level}，当时系统没有运行；通知${waits}`,
      alert: (alert, waits) => `${alert}到来，当时系统没有运行；它${waits}`,
    },
    waitsForHours: (until, calendar) =>
      han`等到 ${until}` + (calendar === undefined ? '' : `，因为日历“${calendar}”休息`),
    waitsForHost: (until) => han`等到 ${until}`,
    overtaken: '不再发出，由后面的通知代替',
    leftOut: (level, condition) => han`${level}略过：${condition} 不成立`,
    skipped: {
      overtaken: (alert) => `${alert}不再发出：由后面的通知代替`,
      ended: (alert) => `${alert}不再发出：事情在此之前已结束`,
      withdrawn: (alert) => `${alert}不再发出：时钟又有时间了`,
    },
    alert: (level) => `${level}的通知`,
    repeated: (level, number) => han`${level}的第 ${number} 次重复通知`,
    reassigned: (step, from, to) => han`“${step}”由${from}转给${to}`,
    accepted: (by, level) => han`由${by}接手，当时在${level}`,
    stopped: (level, why) => `在${level}结束：${why}`,
    exhausted: '各级都已到来',
    undated: (level, why) => `无法确定${level}何时到来${why === undefined ? '' : `：${why}`}`,
    noValue: (field) => `“${field}”没有值`,
    noDays: (calendar) => `日历“${calendar}”里没有那些日期`,
    closed: (end) => `案例自行关闭：“${end}”`,
  },
  notified: (people) => han`通知${people}`,
  phoned: (people) => han`电话联系${people}`,
  ways: (parts) => parts.join('，'),
  untold: (line, parts) => `${line}；${parts.join('；')}`,
  remarks: (parts) => parts.join('；'),
  why: {
    'no-people': ({ wanted }) => han`没有人员名单说明${wanted}是谁`,
    'nobody-holds': ({ name }) => `没有人担任“${name}”`,
    'no-manager': ({ name }) => `没有写明“${name}”的上级`,
    'no-deputy': ({ name }) => `没有写明谁代理“${name}”`,
    'no-schedule': ({ name }) => `没有值班表“${name}”`,
    'nobody-on-call': ({ name }) => `当时“${name}”没有人值班`,
    'already-told': ({ wanted }) => han`${wanted}已通知过`,
  },
  allAway: ({ wanted }, missed) => (missed === '' ? han`${wanted}不在岗` : missed),

  notes: (name, notes) => (notes.length === 0 ? name : `${name}（${notes.join('；')}）`),
  deputyOf: (role) => han`${role}的代理人`,
  managerOf: (role) => han`${role}的上级`,
  onCall: (schedule) => `按“${schedule}”值班`,
  wanted: {
    'deputy-of': (role) => han`${role}的代理人`,
    'manager-of': (role) => han`${role}的上级`,
    'on-call': (schedule) => `“${schedule}”的值班人`,
  },
  instead: (missed) => han`因为${missed}`,
  missed: {
    away: (name, until) => (until === undefined ? han`${name}不在岗` : han`${name}不在岗，至 ${until}`),
    'off-duty': (name, until) => (until === undefined ? han`${name}已下班` : han`${name}已下班，至 ${until}`),
  },
  offDuty: '虽已下班',
  customer: '客户',
  and: (parts) => parts.join('、'),

  clock: {
    started: (clock) => `时钟“${clock}”开始`,
    met: (clock) => `时钟“${clock}”达标`,
    breached: (clock) => `时钟“${clock}”超时`,
    stopped: (clock) => `时钟“${clock}”超时后停止`,
    cancelled: (clock) => `时钟“${clock}”取消`,
    warned: (clock) => `时钟“${clock}”预警`,
  },

  ahead: '如果没有人处理',
  then: {
    nothing: (isFirst) => (isFirst ? '不再通知任何人。' : '此后不再通知任何人。'),
    paused: (clock) => `时钟“${clock}”暂停期间不会有任何通知。`,
    waiting: '此后不会自行发生任何事。',
    more: '此后还会继续。',
    fault: (at) => han`从 ${at} 起，案例无法自行继续。`,
  },
  ofClock: '这个时钟的升级，以及没有人处理时会怎样',
};

/** The name of a level inside a sentence. */
function small(level: string): string {
  return level.slice(0, 1).toLowerCase() + level.slice(1);
}

/** The sentences that explain escalations, by language. */
export const ladderWords: Readonly<Record<Language, LadderWords>> = { en, 'zh-CN': zh };
