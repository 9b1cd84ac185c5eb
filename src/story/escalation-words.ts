import type { Untold } from '../compile/recipients.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { han } from '../text/han.ts';

/** Somebody who could not be told; `until` comes in ready for people. */
export interface MissedWords {
  readonly person: string;
  readonly why: 'away' | 'off-duty';
  readonly until: string | undefined;
}

/** What ends an escalation, as its entries say it. */
export type LadderEnd = 'met' | 'stopped' | 'cancelled' | 'condition' | 'closed';

/** What a story says of escalations. Names and instants come in ready for people. */
export interface EscalationWords {
  /** The first words of whatever is said of an escalation, with its level and round where they are told. */
  readonly of: (escalation: string, text: string, where?: readonly string[]) => string;
  readonly and: (names: readonly string[]) => string;
  readonly told: Readonly<Record<'notify' | 'phone', (people: readonly string[], count: number) => string>>;
  readonly join: (parts: readonly string[]) => string;
  readonly nobody: (whom: string, why: string) => string;
  /** Persons of one role; `more` of them are not named. */
  readonly persons: (names: readonly string[], more: number) => string;
  readonly person: (name: string, instead: readonly MissedWords[], offDuty: boolean) => string;
  readonly deputyOf: (role: string) => string;
  readonly managerOf: (role: string) => string;
  readonly onCall: (schedule: string) => string;
  readonly why: Readonly<Record<Exclude<Untold['why'], 'already-told'>, string>>;
  readonly missed: (missed: readonly MissedWords[]) => string;

  /** A level inside a sentence; without a number it is the one behind the rounds. */
  readonly level: (number: number | undefined) => string;
  readonly levelOf: (number: number, count: number) => string;
  readonly round: (round: number, count: number) => string;
  readonly again: (repeat: number, count: number) => string;
  /** An alert that leaves after it was due: because it waited for its hours, or because nobody was there to send it. */
  readonly due: Readonly<Record<'hours' | 'late', (due: string) => string>>;
  /** A remark on the alert after which nothing more comes. */
  readonly isLast: string;

  readonly reached: (escalation: string, level: string) => string;
  readonly held: Readonly<Record<'hours' | 'late', (level: string, until: string) => string>>;
  readonly leftOut: (escalation: string, level: string, when: string | undefined) => string;
  readonly unsent: (level: string, because: 'overtaken' | 'ended' | 'withdrawn') => string;
  readonly accepted: (who: string, escalation: string) => string;
  readonly over: (escalation: string, why: string) => string;
  readonly ends: Readonly<Record<LadderEnd, string>>;
  readonly milestone: (name: string) => string;
  readonly stepOver: (step: string) => string;
  readonly happened: (event: string) => string;
  readonly triggeredAgain: (because: string) => string;
  readonly condition: string;
  readonly undated: (level: string, why: { readonly calendar?: string; readonly field?: string }) => string;

  readonly reassigned: (step: string, from: string, to: string) => string;
  readonly returned: (step: string, to: string) => string;
  readonly notReturned: (step: string, role: string, missed: MissedWords) => string;
}

const en: EscalationWords = {
  of: (escalation, text, where = []) => `${[`Escalation “${escalation}”`, ...where].join(', ')}: ${text}`,
  and: (names) => {
    const last = names.at(-1) ?? '';
    return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  },
  told: {
    notify: (people, count) => `${en.and(people)} ${count === 1 ? 'is' : 'are'} notified`,
    phone: (people, count) => `${en.and(people)} ${count === 1 ? 'is' : 'are'} phoned`,
  },
  join: (parts) => parts.join('; '),
  nobody: (whom, why) => `nobody is found for ${whom}, because ${why}`,
  persons: (names, more) => {
    const all = more === 0 ? names : [...names, `${more} more`];
    return all.join(all.some((name) => name.includes(',')) ? '; ' : ', ');
  },
  person: (name, instead, offDuty) => {
    const missing = instead.map(({ person, ...why }) => `${person}, ${absence(why)}`);
    const stand = missing.length === 0 ? '' : ` for ${missing.join(', and ')}`;
    return `${name}${stand}${offDuty ? ', though off duty' : ''}`;
  },
  deputyOf: (role) => `the deputy of ${role}`,
  managerOf: (role) => `the manager of ${role}`,
  onCall: (schedule) => `on-call schedule “${schedule}”`,
  why: {
    'no-people': 'no list of people says who that is',
    'nobody-holds': 'nobody holds this role',
    'all-away': 'everybody is away',
    'no-manager': 'no manager is named',
    'no-deputy': 'no deputy is named',
    'no-schedule': 'the people file has no such schedule',
    'nobody-on-call': 'nobody is on call at this time',
  },
  missed: (missed) => en.and(missed.map(({ person, ...why }) => `${person} is ${absence(why)}`)),

  level: (number) => (number === undefined ? 'the final level' : `level ${number}`),
  levelOf: (number, count) => `level ${number} of ${count}`,
  round: (round, count) => `round ${round} of ${count}`,
  again: (repeat, count) => `again, ${repeat} of ${count}`,
  due: { hours: (due) => `waited since ${due}`, late: (due) => `late, was due ${due}` },
  isLast: 'nobody else is told after this',

  reached: (escalation, level) => `Escalation “${escalation}” reaches ${level}`,
  held: {
    hours: (level, until) => `the alert of ${level} waits for its hours, until ${until}`,
    late: (level, until) => `the alert of ${level} is late and leaves ${until}`,
  },
  leftOut: (escalation, level, when) =>
    `Escalation “${escalation}” leaves out ${level}${when === undefined ? '' : `: ${when} does not hold`}`,
  unsent: (level, because) => {
    const why = {
      overtaken: 'a later one takes its place',
      ended: 'it is not needed any more',
      withdrawn: 'its time has not come after all',
    };
    return `the alert of ${level} is not sent: ${why[because]}`;
  },
  accepted: (who, escalation) => `${who} accepts escalation “${escalation}”`,
  over: (escalation, why) => `Escalation “${escalation}” is over: ${why}`,
  ends: {
    met: 'its clock is met',
    stopped: 'its clock has stopped',
    cancelled: 'its clock is cancelled',
    condition: 'its condition does not hold any more',
    closed: 'the case is closed',
  },
  milestone: (name) => `milestone “${name}” is reached`,
  stepOver: (step) => `“${step}” is over`,
  happened: (event) => `“${event}” has happened`,
  triggeredAgain: (because) => `it is under way already, so ${because} does not set it off again`,
  condition: 'its condition',
  undated: (level, { calendar, field }) => {
    const ofCalendar = calendar === undefined ? 'nothing tells' : `calendar “${calendar}” does not know those days`;
    const why = field === undefined ? ofCalendar : `“${field}” has no value`;
    return `nobody can tell when ${level} comes: ${why}`;
  },

  reassigned: (step, from, to) => `“${step}” goes from ${from} to ${to}`,
  returned: (step, to) => `“${step}” goes back to ${to}, who had it before`,
  notReturned: (step, role, { person, ...why }) =>
    `“${step}” is for every ${role}: ${person}, who had it before, is ${absence(why)}`,
};

const zh: EscalationWords = {
  of: (escalation, text, where = []) => `升级“${escalation}”${where.join('，')}：${text}`,
  and: (names) => names.join('、'),
  told: {
    notify: (people) => han`通知${zh.and(people)}`,
    phone: (people) => han`电话联系${zh.and(people)}`,
  },
  join: (parts) => parts.join('；'),
  nobody: (whom, why) => han`找不到${whom}，${why}`,
  persons: (names, more) => {
    const listed = names.join(names.some((name) => /[，（]/u.test(name)) ? '；' : '、');
    return more === 0 ? listed : `${listed}，另有 ${more} 人`;
  },
  person: (name, instead, offDuty) => {
    const missing = instead.map(({ person, why, until }) => han`${person}（${ABSENT[why]}${since(until)}）`);
    const stand = missing.length === 0 ? name : han`${name}代替${missing.join('、')}`;
    return `${stand}${offDuty ? '，虽已下班' : ''}`;
  },
  deputyOf: (role) => han`${role}的代理人`,
  managerOf: (role) => han`${role}的上级`,
  onCall: (schedule) => han`值班表“${schedule}”的值班人员`,
  why: {
    'no-people': '没有人员名单说明是谁',
    'nobody-holds': '没有人担任这个角色',
    'all-away': '所有人都不在岗',
    'no-manager': '没有写明上级',
    'no-deputy': '没有写明代理人',
    'no-schedule': '人员文件中没有这个值班表',
    'nobody-on-call': '此时无人值班',
  },
  missed: (missed) => missed.map(absentZh).join('；'),

  level: (number) => (number === undefined ? '最后一级' : `第 ${number} 级`),
  levelOf: (number, count) => `第 ${number}/${count} 级`,
  round: (round, count) => `第 ${round}/${count} 轮`,
  again: (repeat, count) => `再次提醒 ${repeat}/${count}`,
  due: { hours: (due) => han`${due} 起等待`, late: (due) => han`迟发，应在 ${due} 发出` },
  isLast: '此后不再通知其他人',

  reached: (escalation, level) => `升级“${escalation}”到达${level}`,
  held: {
    hours: (level, until) => han`${level}的通知等到通知时段，${until} 发出`,
    late: (level, until) => han`${level}的通知已迟，${until} 发出`,
  },
  leftOut: (escalation, level, when) =>
    `升级“${escalation}”略过${level}${when === undefined ? '' : han`：${when}不成立`}`,
  unsent: (level, because) => {
    const why = { overtaken: '由之后的通知代替', ended: '已不需要', withdrawn: '原来还没有到时间' };
    return han`${level}的通知不再发出：${why[because]}`;
  },
  accepted: (who, escalation) => han`${who}接手升级“${escalation}”`,
  over: (escalation, why) => han`升级“${escalation}”结束：${why}`,
  ends: {
    met: '时钟达标',
    stopped: '时钟停止',
    cancelled: '时钟取消',
    condition: '条件不再成立',
    closed: '案例关闭',
  },
  milestone: (name) => han`达到里程碑“${name}”`,
  stepOver: (step) => han`“${step}”结束`,
  happened: (event) => han`“${event}”已发生`,
  triggeredAgain: (because) => han`已在进行，${because}不会再次触发`,
  condition: '条件成立',
  undated: (level, { calendar, field }) => {
    const ofCalendar = calendar === undefined ? '没有写明' : han`日历“${calendar}”里没有那些日期`;
    const why = field === undefined ? ofCalendar : han`“${field}”没有值`;
    return han`无法确定${level}何时到来：${why}`;
  },

  reassigned: (step, from, to) => han`“${step}”由${from}转给${to}`,
  returned: (step, to) => han`“${step}”交还之前的经手人：${to}`,
  notReturned: (step, role, missed) => han`“${step}”由任一${role}办理：之前的经手人${absentZh(missed)}`,
};

/** `away until Fri 9 Jan`. */
function absence({ why, until }: Pick<MissedWords, 'why' | 'until'>): string {
  return `${why === 'away' ? 'away' : 'off duty'}${until === undefined ? '' : ` until ${until}`}`;
}

const ABSENT = { away: '不在岗', 'off-duty': '已下班' } as const;

const since = (until: string | undefined): string => (until === undefined ? '' : han`，至 ${until}`);

/** `李娜不在岗，至 1月9日 周五`. */
function absentZh({ person, why, until }: MissedWords): string {
  return (why === 'away' ? han`${person}不在岗` : han`${person}已下班`) + since(until);
}

/** What stories say of escalations, by language. */
export const escalationWords: Readonly<Record<Language, EscalationWords>> = { en, 'zh-CN': zh };
