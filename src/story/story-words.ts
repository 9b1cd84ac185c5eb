import type { Language } from '../text/catalogue/entry.ts';
import { milestoneNames } from '../run/why/milestone-names.ts';
import { han } from '../text/han.ts';

/** The sentences of a story in one language. Names come in ready for people; a line has no full stop. */
export interface StoryWords {
  /** Joins names: `A, B and C`. */
  readonly and: (names: readonly string[]) => string;
  /** Adds remarks in brackets; none when there are none. */
  readonly aside: (remarks: readonly string[]) => string;
  /** The customer, and a role unknown to the blueprint, as the first word and inside a sentence. */
  readonly customer: readonly [first: string, inside: string];
  readonly service: string;
  readonly staff: string;
  readonly system: string;
  readonly person: (role: string, person: string) => string;

  readonly opened: (id: string) => string;
  readonly reopened: (who: string | undefined) => string;
  readonly closed: (outcome: string) => string;
  readonly sealed: string;
  readonly waitsFor: (who: string, step: string) => string;
  readonly waitsAt: (step: string) => string;

  readonly asked: (step: string, fields: readonly string[]) => string;
  readonly surveyed: (step: string) => string;
  readonly work: (who: string, step: string) => string;
  readonly called: (service: string) => string;
  readonly waiting: (duration: string) => string;
  readonly waitingUntil: (what: string) => string;
  readonly until: (instant: string) => string;
  readonly waitingForEvent: (event: string) => string;
  readonly waitingForFirst: (arms: readonly string[]) => string;
  readonly via: (channels: readonly string[]) => string;
  readonly dueBy: (instant: string) => string;
  readonly signed: (who: string) => string;
  readonly visit: (count: number) => string;

  readonly answers: (who: string, step: string) => string;
  readonly records: (who: string, step: string) => string;
  readonly finishes: (who: string, step: string) => string;
  readonly serviceAnswers: (service: string) => string;
  readonly serviceFails: (service: string, late?: boolean) => string;
  readonly waited: string;
  readonly arrives: (event: string) => string;
  readonly comesFirst: (arm: string) => string;
  readonly outcome: (text: string, outcome: string) => string;
  readonly otherwise: string;
  /** `limit` is a length of time; absent when it was a date. */
  readonly missed: (
    what: 'answer' | 'work' | 'wait' | 'meeting' | 'decision',
    name: string,
    limit: string | undefined,
  ) => string;
  readonly brokenOff: (step: string) => string;
  readonly withdrawn: (step: string) => string;
  /** An event of a BPMN process that is no step. */
  readonly happens: (event: string) => string;

  readonly approval: (who: readonly string[], step: string) => string;
  /** How many must agree. */
  readonly voting: Readonly<Record<'all' | 'any' | 'n' | 'chain', (needed: number) => string>>;
  readonly decides: (who: string, step: string, vote: string) => string;
  readonly votedOn: (step: string, outcome: string) => string;
  readonly votes: (who: string, step: string, vote: string) => string;
  readonly voted: Readonly<Record<string, string>>;
  readonly meeting: (step: string) => string;
  readonly reportedBy: (who: string) => string;
  readonly present: (roles: readonly string[]) => string;
  readonly lasted: (duration: string) => string;
  readonly takesPart: (roles: readonly string[]) => string;
  readonly sideBySide: (step: string, branches: readonly string[]) => string;
  readonly branchEnds: (step: string, branch: string) => string;
  readonly together: (step: string) => string;
  readonly voteEnds: (step: string, decision: string) => string;
  readonly moduleBegins: (step: string) => string;
  readonly moduleEnds: (step: string, end: string) => string;
  readonly questions: (step: string, fields: readonly string[]) => string;
  readonly triedAgain: (service: string, late: boolean) => string;
  readonly replaced: (service: string, late: boolean, fallback: string) => string;

  readonly message: (to: string) => string;
  readonly reminder: (count: number, to: string) => string;
  readonly decided: (decision: string) => string;
  readonly goesTo: (target: string, why: string | undefined) => string;
  readonly goesOn: (why: string | undefined) => string;
  readonly skipped: (what: string, when: string | undefined) => string;
  readonly undated: (timer: string, step: string, calendar: string | undefined) => string;

  readonly event: (who: string | undefined, title: string) => string;
  readonly writes: (who: string) => string;
  readonly cancelled: (who: string | undefined) => string;
  readonly merged: string;
  readonly handled: (fact: string) => string;
  readonly interrupted: (interrupt: string) => string;
  readonly resumed: string;
  readonly interruptOver: (interrupt: string) => string;
  readonly milestone: (name: string) => string;
  readonly dataSet: string;

  readonly kinds: Readonly<Record<string, string>>;
  readonly milestones: Readonly<Record<string, string>>;
  readonly outcomes: Readonly<Record<string, string>>;
}

const en: StoryWords = {
  and: (names) => {
    const last = names.at(-1) ?? '';
    return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  },
  aside: (remarks) => (remarks.length === 0 ? '' : ` (${remarks.join('; ')})`),
  customer: ['Customer', 'customer'],
  service: 'service',
  staff: 'Staff',
  system: 'system',
  person: (role, person) => `${role} (${person})`,

  opened: (id) => `Case ${id} is opened`,
  reopened: (who) => `The case is reopened${who === undefined ? '' : ` by ${who}`}`,
  closed: (outcome) => `The case is closed: ${outcome}`,
  sealed: 'The case is closed for good',
  waitsFor: (who, step) => `Still waiting for ${who} at “${step}”`,
  waitsAt: (step) => `Still waiting at “${step}”`,

  asked: (step, fields) => `“${step}”: customer is asked for ${en.and(fields)}`,
  surveyed: (step) => `“${step}”: customer is asked for a score`,
  work: (who, step) => `Work for ${who}: “${step}”`,
  called: (service) => `Service “${service}” is asked`,
  waiting: (duration) => `Waiting for ${duration}`,
  waitingUntil: (what) => `Waiting until ${what}`,
  until: (instant) => `until ${instant}`,
  waitingForEvent: (event) => `Waiting for “${event}”`,
  waitingForFirst: (arms) => `Waiting for whichever comes first: ${arms.join(', ')}`,
  via: (channels) => `via ${channels.join(', ')}`,
  dueBy: (instant) => `by ${instant}`,
  signed: (who) => `signed by ${who}`,
  visit: (count) => `visit ${count}`,

  answers: (who, step) => `${who} answers “${step}”`,
  records: (who, step) => `${who} records the answer to “${step}”`,
  finishes: (who, step) => `${who} finishes “${step}”`,
  serviceAnswers: (service) => `Service “${service}” answers`,
  serviceFails: (service, late = false) => `Service “${service}” ${late ? 'does not answer in time' : 'fails'}`,
  waited: 'The waiting is over',
  arrives: (event) => `“${event}” has happened`,
  comesFirst: (arm) => `“${arm}” comes first`,
  outcome: (text, outcome) => `${text}: ${outcome}`,
  otherwise: 'otherwise',
  missed: (what, name, limit) => {
    const within = limit === undefined ? 'in time' : `within ${limit}`;
    switch (what) {
      case 'answer':
        return `Nobody answered “${name}” ${within}`;
      case 'work':
        return `“${name}” was not done ${within}`;
      case 'wait':
        return `“${name}” saw nothing happen ${within}`;
      case 'meeting':
        return `“${name}” did not take place ${within}`;
      case 'decision':
        return `“${name}” was not decided ${within}`;
    }
  },
  brokenOff: (step) => `“${step}” is broken off`,
  withdrawn: (step) => `“${step}” is not needed any more`,
  happens: (event) => `“${event}” happens`,

  approval: (who, step) => `“${step}”: ${en.and(who)} ${who.length === 1 ? 'decides' : 'vote'}`,
  voting: {
    all: () => 'all must agree',
    any: () => 'the first vote decides',
    n: (needed) => `${needed} ${needed === 1 ? 'approval is' : 'approvals are'} enough`,
    chain: () => 'one after the other',
  },
  decides: (who, step, vote) => `${who} decides on “${step}”: ${vote}`,
  votedOn: (step, outcome) => `“${step}” is decided: ${outcome}`,
  votes: (who, step, vote) => `${who} votes on “${step}”: ${vote}`,
  voted: {
    approved: 'approved',
    returned: 'returned',
    rejected: 'rejected',
    disputed: 'disputed',
    held: 'held',
    'not-held': 'not held',
  },
  meeting: (step) => `Meeting: “${step}”`,
  reportedBy: (who) => `reported by ${who}`,
  present: (roles) => `present: ${roles.join(', ')}`,
  lasted: (duration) => `lasted ${duration}`,
  takesPart: (roles) => `with ${roles.join(', ')}`,
  sideBySide: (step, branches) => `“${step}”: ${en.and(branches)} at the same time`,
  branchEnds: (step, branch) => `“${step}”: “${branch}” is done`,
  together: (step) => `“${step}” is complete`,
  voteEnds: (step, decision) => `“${step}” is decided: ${decision}`,
  moduleBegins: (step) => `“${step}” begins`,
  moduleEnds: (step, end) => `“${step}” ends: ${end}`,
  questions: (step, fields) => `“${step}”: customer is asked about ${en.and(fields)}`,
  triedAgain: (service, late) =>
    `Service “${service}” ${late ? 'does not answer in time' : 'fails'} and is tried again`,
  replaced: (service, late, fallback) =>
    `Service “${service}” ${late ? 'does not answer in time' : 'fails'}; “${fallback}” is asked instead`,

  message: (to) => `Message to ${to}`,
  reminder: (count, to) => `Reminder ${count} to ${to}`,
  decided: (decision) => `Decision “${decision}”`,
  goesTo: (target, why) => `On to “${target}”${why === undefined ? '' : ` because ${why}`}`,
  goesOn: (why) => `On to the next step${why === undefined ? '' : ` because ${why}`}`,
  undated: (timer, step, calendar) => {
    const what = timer === 'remind' ? 'A reminder' : 'The time limit';
    const why = calendar === undefined ? 'there is no calendar' : `the calendar “${calendar}” does not know those days`;
    return `${what} of “${step}” has no due time: ${why}`;
  },
  skipped: (what, when) => `“${what}” is skipped${when === undefined ? '' : `: ${when} does not hold`}`,

  event: (who, title) => (who === undefined ? `“${title}”` : `${who}: “${title}”`),
  writes: (who) => `${who} writes`,
  cancelled: (who) => `The case is cancelled${who === undefined ? '' : ` by ${who}`}`,
  merged: 'The case is merged into another',
  handled: (fact) => `“${fact}” is acted upon`,
  interrupted: (interrupt) => `The case stands still while “${interrupt}” is dealt with`,
  resumed: 'The case goes on where it was',
  interruptOver: (interrupt) => `“${interrupt}” ends with the case`,
  milestone: (name) => `Milestone: ${name}`,
  dataSet: 'Noted',

  kinds: {
    intake: 'intake',
    confirmation: 'confirmation',
    plan: 'plan',
    execution: 'execution',
    resolution: 'resolution',
    'follow-up': 'follow-up',
    improve: 'improvement',
  },
  milestones: milestoneNames.en,
  outcomes: {
    solved: 'solved',
    'self-served': 'solved by the customer',
    refused: 'refused',
    withdrawn: 'withdrawn',
    'no-answer': 'no answer',
    cancelled: 'cancelled',
    merged: 'merged into another case',
  },
};

const zh: StoryWords = {
  and: (names) => names.join('、'),
  aside: (remarks) => (remarks.length === 0 ? '' : `（${remarks.join('；')}）`),
  customer: ['客户', '客户'],
  service: '服务',
  staff: '工作人员',
  system: '系统',
  person: (role, person) => han`${role}（${person}）`,

  opened: (id) => han`案例 ${id} 开立`,
  reopened: (who) => (who === undefined ? '案例重新打开' : han`${who}重新打开案例`),
  closed: (outcome) => han`案例关闭：${outcome}`,
  sealed: '案例最终关闭，不再重新打开',
  waitsFor: (who, step) => han`仍在“${step}”等待${who}`,
  waitsAt: (step) => han`仍在“${step}”等待`,

  asked: (step, fields) => han`“${step}”：请客户提供${zh.and(fields)}`,
  surveyed: (step) => han`“${step}”：请客户评分`,
  work: (who, step) => han`${who}待办：“${step}”`,
  called: (service) => han`调用服务“${service}”`,
  waiting: (duration) => han`等待 ${duration}`,
  waitingUntil: (what) => han`等待到 ${what}`,
  until: (instant) => han`到 ${instant}`,
  waitingForEvent: (event) => han`等待“${event}”`,
  waitingForFirst: (arms) => han`等待以下任一情况：${arms.join('、')}`,
  via: (channels) => han`渠道：${channels.join('、')}`,
  dueBy: (instant) => han`最迟 ${instant}`,
  signed: (who) => han`署名：${who}`,
  visit: (count) => han`第 ${count} 次`,

  answers: (who, step) => han`${who}答复“${step}”`,
  records: (who, step) => han`${who}登记“${step}”的答复`,
  finishes: (who, step) => han`${who}完成“${step}”`,
  serviceAnswers: (service) => han`服务“${service}”返回结果`,
  serviceFails: (service, late = false) => han`服务“${service}”${late ? '没有按时返回' : '调用失败'}`,
  waited: '等待结束',
  arrives: (event) => han`“${event}”已发生`,
  comesFirst: (arm) => han`先等到“${arm}”`,
  outcome: (text, outcome) => han`${text}：${outcome}`,
  otherwise: '其他情况',
  missed: (what, name, limit) => {
    const within = limit === undefined ? '在期限内' : han`在${limit}内`;
    switch (what) {
      case 'answer':
        return han`“${name}”${within}无人答复`;
      case 'work':
        return han`“${name}”${within}没有完成`;
      case 'wait':
        return han`“${name}”${within}没有等到任何情况`;
      case 'meeting':
        return han`“${name}”${within}没有召开`;
      case 'decision':
        return han`“${name}”${within}没有审批完`;
    }
  },
  brokenOff: (step) => han`“${step}”中止`,
  withdrawn: (step) => han`“${step}”不再需要`,
  happens: (event) => han`发生“${event}”`,

  approval: (who, step) => han`“${step}”：由${zh.and(who)}审批`,
  voting: {
    all: () => '须全部同意',
    any: () => '以第一票为准',
    n: (needed) => han`${needed} 票同意即可`,
    chain: () => '依次审批',
  },
  decides: (who, step, vote) => han`${who}审批“${step}”：${vote}`,
  votedOn: (step, outcome) => han`“${step}”审批结果：${outcome}`,
  votes: (who, step, vote) => han`${who}对“${step}”投票：${vote}`,
  voted: {
    approved: '同意',
    returned: '退回',
    rejected: '否决',
    disputed: '意见不一',
    held: '已召开',
    'not-held': '未召开',
  },
  meeting: (step) => han`会议：“${step}”`,
  reportedBy: (who) => han`由${who}报告结果`,
  present: (roles) => han`出席：${roles.join('、')}`,
  lasted: (duration) => han`历时 ${duration}`,
  takesPart: (roles) => han`参加：${roles.join('、')}`,
  sideBySide: (step, branches) => han`“${step}”：${zh.and(branches)}同时进行`,
  branchEnds: (step, branch) => han`“${step}”：“${branch}”已完成`,
  together: (step) => han`“${step}”全部完成`,
  voteEnds: (step, decision) => han`“${step}”有了结论：${decision}`,
  moduleBegins: (step) => han`“${step}”开始`,
  moduleEnds: (step, end) => han`“${step}”结束：${end}`,
  questions: (step, fields) => han`“${step}”：请客户回答${zh.and(fields)}`,
  triedAgain: (service, late) => han`服务“${service}”${late ? '没有按时返回' : '调用失败'}，再次尝试`,
  replaced: (service, late, fallback) => han`服务“${service}”${late ? '没有按时返回' : '调用失败'}，改用“${fallback}”`,

  message: (to) => han`发给${to}的消息`,
  reminder: (count, to) => han`第 ${count} 次提醒${to}`,
  decided: (decision) => han`判定“${decision}”`,
  goesTo: (target, why) => han`转到“${target}”${why === undefined ? '' : han`，因为${why}`}`,
  goesOn: (why) => han`继续下一步${why === undefined ? '' : han`，因为${why}`}`,
  undated: (timer, step, calendar) => {
    const why = calendar === undefined ? '没有日历' : han`日历“${calendar}”里没有那些日期`;
    return han`“${step}”的${timer === 'remind' ? '提醒' : '时限'}无法确定到期时间：${why}`;
  },
  skipped: (what, when) => han`跳过“${what}”${when === undefined ? '' : han`：${when}不成立`}`,

  event: (who, title) => (who === undefined ? `“${title}”` : `${who}：“${title}”`),
  writes: (who) => han`${who}留言`,
  cancelled: (who) => (who === undefined ? '案例取消' : han`${who}取消案例`),
  merged: '案例并入另一案例',
  handled: (fact) => han`响应“${fact}”`,
  interrupted: (interrupt) => han`案例暂停推进，先处理“${interrupt}”`,
  resumed: '案例从原处继续',
  interruptOver: (interrupt) => han`“${interrupt}”随案例关闭而结束`,
  milestone: (name) => han`里程碑：${name}`,
  dataSet: '已记录',

  kinds: {
    intake: '受理',
    confirmation: '确认',
    plan: '计划',
    execution: '执行',
    resolution: '解决',
    'follow-up': '回访',
    improve: '改进',
  },
  milestones: milestoneNames['zh-CN'],
  outcomes: {
    solved: '已解决',
    'self-served': '客户自助解决',
    refused: '已拒绝',
    withdrawn: '客户撤回',
    'no-answer': '客户未答复',
    cancelled: '已取消',
    merged: '已并入另一案例',
  },
};

/** The sentences of stories, by language. */
export const storyWords: Readonly<Record<Language, StoryWords>> = { en, 'zh-CN': zh };
