import type { StageKind } from '../../blueprint/stage.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { han } from '../../text/han.ts';

/** What a picture of a case says beside the words of its blueprint. Names, instants and lengths come in ready for people. */
export interface TimelineWords {
  readonly caseTitle: (id: string) => string;
  readonly span: (from: string, to: string) => string;
  readonly open: (at: string) => string;
  readonly closed: (end: string) => string;

  readonly rows: Readonly<Record<'stages' | 'events' | 'messages' | 'clock' | 'escalation', string>>;
  readonly staff: string;
  /** Stages that have no title of their own. */
  readonly kinds: Readonly<Record<StageKind, string>>;

  readonly opened: string;
  readonly closes: (end: string) => string;
  readonly reopened: string;
  readonly cancelled: string;
  readonly merged: string;
  readonly milestone: (name: string) => string;
  readonly handled: (name: string) => string;
  readonly interrupt: (name: string) => string;
  readonly writes: string;
  readonly votes: (step: string, vote: string) => string;
  readonly callFailed: (service: string, late: boolean) => string;
  readonly undatedLimit: (step: string) => string;
  readonly eventSkipped: (event: string) => string;
  readonly revived: string;
  readonly erased: string;
  readonly message: (name: string, to: string) => string;
  readonly reminder: (count: number, step: string, to: string) => string;
  readonly claimed: (person: string, at: string) => string;
  readonly released: (person: string, at: string) => string;
  readonly happened: (at: string) => string;

  readonly doneBy: (who: string) => string;
  readonly outcome: (name: string) => string;
  readonly lasted: (from: string, to: string, length: string) => string;
  readonly since: (from: string) => string;
  readonly brokenOff: string;
  readonly visit: (count: number) => string;

  readonly clock: {
    readonly met: string;
    readonly metWith: (left: string) => string;
    readonly late: (over: string | undefined) => string;
    readonly over: (due: string | undefined) => string;
    readonly cancelled: string;
    readonly givenUp: string;
    readonly running: (due: string | undefined) => string;
    readonly undated: string;
    readonly paused: string;
    readonly replaced: string;
    readonly due: (at: string) => string;
    readonly target: (target: string) => string;
    readonly business: (length: string) => string;
  };
  readonly piece: Readonly<Record<'counted' | 'closed' | 'paused' | 'over' | 'ahead' | 'earlier', string>>;
  readonly told: {
    readonly level: (level: number, people: string) => string;
    readonly again: (level: number, count: number, people: string) => string;
    readonly nobody: (level: number, why: string) => string;
    readonly late: (label: string) => string;
    readonly lateFrom: (due: string) => string;
    readonly triggered: string;
    readonly accepted: (who: string) => string;
    readonly stopped: string;
    readonly exhausted: string;
    readonly waits: (until: string) => string;
    readonly undated: (level: number) => string;
    readonly reassigned: (step: string, to: string) => string;
    readonly nobodyTold: string;
  };

  readonly legend: Readonly<
    Record<
      | 'work'
      | 'missed'
      | 'open'
      | 'counted'
      | 'closed'
      | 'paused'
      | 'over'
      | 'ahead'
      | 'met'
      | 'breached'
      | 'cancelled'
      | 'warning'
      | 'due'
      | 'told'
      | 'nobody'
      | 'message'
      | 'milestone'
      | 'break'
      | 'same',
      string
    >
  >;
  readonly more: (count: number) => string;
  readonly times: (label: string, count: number) => string;

  /** For those who cannot see it. */
  readonly said: {
    readonly case: (id: string, from: string, to: string, state: string) => string;
    readonly stages: (names: readonly string[]) => string;
    readonly clock: (name: string, states: readonly string[]) => string;
    readonly told: (name: string, people: readonly string[]) => string;
  };
}

const en: TimelineWords = {
  caseTitle: (id) => `Case ${id}`,
  span: (from, to) => `${from} – ${to}`,
  open: (at) => `open on ${at}`,
  closed: (end) => `closed: ${end}`,
  rows: {
    stages: 'Stages',
    events: 'Events',
    messages: 'Messages sent',
    clock: 'Clock',
    escalation: 'Who was told',
  },
  staff: 'Staff',
  kinds: {
    intake: 'Intake',
    confirmation: 'Confirmation',
    plan: 'Plan',
    execution: 'Execution',
    resolution: 'Resolution',
    'follow-up': 'Follow-up',
    improve: 'Improvement',
  },
  opened: 'Case opened',
  closes: (end) => `Closed: ${end}`,
  reopened: 'Reopened',
  cancelled: 'Case cancelled',
  merged: 'Case merged',
  milestone: (name) => `Reached: ${name}`,
  handled: (name) => `Responded to: ${name}`,
  interrupt: (name) => `In between: ${name}`,
  writes: 'Customer writes',
  votes: (step, vote) => `Vote on ${step}: ${vote}`,
  callFailed: (service, late) => `${service}: ${late ? 'no answer in time' : 'failed'}`,
  undatedLimit: (step) => `${step}: no due time`,
  eventSkipped: (event) => `Laid aside: ${event}`,
  revived: 'Sent again',
  erased: 'Personal values erased',
  message: (name, to) => `${name} → ${to}`,
  reminder: (count, step, to) => `Reminder ${count}: ${step} → ${to}`,
  claimed: (person, at) => `taken on by ${person}, ${at}`,
  released: (person, at) => `given back by ${person}, ${at}`,
  happened: (at) => `happened ${at}, told later`,
  doneBy: (who) => `By: ${who}`,
  outcome: (name) => `Outcome: ${name}`,
  lasted: (from, to, length) => `${from} – ${to} (${length})`,
  since: (from) => `since ${from}, still open`,
  brokenOff: 'broken off',
  visit: (count) => `visit ${count}`,
  clock: {
    met: 'met',
    metWith: (left) => `met, ${left} left`,
    late: (over) => (over === undefined ? 'breached, stopped too late' : `breached, stopped ${over} late`),
    over: (due) => (due === undefined ? 'breached' : `breached, was due ${due}`),
    cancelled: 'cancelled',
    givenUp: 'breached, then cancelled',
    running: (due) => (due === undefined ? 'running' : `running, due ${due}`),
    undated: 'no due time',
    paused: 'paused',
    replaced: 'begun anew',
    due: (at) => `due ${at}`,
    target: (target) => `promise: ${target}`,
    business: (length) => `${length} of business time`,
  },
  piece: {
    counted: 'counts',
    closed: 'closed hours, do not count',
    paused: 'paused',
    over: 'over time',
    ahead: 'still to come',
    earlier: 'before the present promise counts',
  },
  told: {
    level: (level, people) => `${level} → ${people}`,
    again: (level, count, people) => `${level} again (${count}) → ${people}`,
    nobody: (level, why) => `${level} → nobody: ${why}`,
    late: (label) => `${label} (late)`,
    lateFrom: (due) => `was due ${due}`,
    triggered: 'set off',
    accepted: (who) => `accepted by ${who}`,
    stopped: 'ended',
    exhausted: 'all levels have come',
    waits: (until) => `waits until ${until}`,
    undated: (level) => `level ${level}: no due time`,
    reassigned: (step, to) => `${step} → ${to}`,
    nobodyTold: 'nobody had to be told',
  },
  legend: {
    work: 'step',
    missed: 'missed or failed',
    open: 'still open',
    counted: 'clock runs',
    closed: 'closed hours',
    paused: 'paused',
    over: 'over time',
    ahead: 'still to come',
    met: 'met',
    breached: 'breached',
    cancelled: 'cancelled',
    warning: 'warning',
    due: 'due',
    told: 'level and who was told',
    nobody: 'nobody found',
    message: 'message',
    milestone: 'milestone',
    break: 'time left out',
    same: 'all at one moment, in order',
  },
  more: (count) => `+${count}`,
  times: (label, count) => `${label} ×${count}`,
  said: {
    case: (id, from, to, state) => `What happened to case ${id} from ${from} to ${to}; ${state}.`,
    stages: (names) => `Stages: ${names.join(', ')}.`,
    clock: (name, states) => `Clock “${name}”: ${states.join('; ')}.`,
    told: (name, people) => `Escalation “${name}”: ${people.join('; ')}.`,
  },
};

const zh: TimelineWords = {
  caseTitle: (id) => han`案例 ${id}`,
  span: (from, to) => `${from} – ${to}`,
  open: (at) => han`截至 ${at} 仍未关闭`,
  closed: (end) => `已关闭：${end}`,
  rows: { stages: '阶段', events: '事件', messages: '发出的消息', clock: '时钟', escalation: '通知了谁' },
  staff: '工作人员',
  kinds: {
    intake: '受理',
    confirmation: '确认',
    plan: '计划',
    execution: '执行',
    resolution: '解决',
    'follow-up': '回访',
    improve: '改进',
  },
  opened: '案例开立',
  closes: (end) => `关闭：${end}`,
  reopened: '重新打开',
  cancelled: '案例取消',
  merged: '案例并入另一案例',
  milestone: (name) => `里程碑：${name}`,
  handled: (name) => `响应：${name}`,
  interrupt: (name) => `插入处理：${name}`,
  writes: '客户留言',
  votes: (step, vote) => `对“${step}”投票：${vote}`,
  callFailed: (service, late) => `${service}：${late ? '没有按时返回' : '调用失败'}`,
  undatedLimit: (step) => `${step}：无法确定到期时间`,
  eventSkipped: (event) => `搁置：${event}`,
  revived: '重新发送',
  erased: '已删除个人信息',
  message: (name, to) => `${name} → ${to}`,
  reminder: (count, step, to) => han`第 ${count} 次提醒：${step} → ${to}`,
  claimed: (person, at) => han`${person}领取，${at}`,
  released: (person, at) => han`${person}退回，${at}`,
  happened: (at) => han`发生于 ${at}，之后才得知`,
  doneBy: (who) => `由：${who}`,
  outcome: (name) => `结果：${name}`,
  lasted: (from, to, length) => `${from} – ${to}（${length}）`,
  since: (from) => han`自 ${from} 起，尚未结束`,
  brokenOff: '中止',
  visit: (count) => han`第 ${count} 次`,
  clock: {
    met: '达标',
    metWith: (left) => han`达标，还剩 ${left}`,
    late: (over) => (over === undefined ? '超时后停止' : han`超时，晚了 ${over}停止`),
    over: (due) => (due === undefined ? '超时' : han`超时，应不晚于 ${due}`),
    cancelled: '取消',
    givenUp: '超时，之后取消',
    running: (due) => (due === undefined ? '正在走' : han`正在走，最迟 ${due}`),
    undated: '无法确定到期时间',
    paused: '暂停中',
    replaced: '重新开始',
    due: (at) => han`最迟 ${at}`,
    target: (target) => han`承诺：${target}`,
    business: (length) => `${length}（工作时间）`,
  },
  piece: {
    counted: '计时',
    closed: '休息时间，不计时',
    paused: '暂停',
    over: '超时',
    ahead: '尚未到来',
    earlier: '现在的承诺开始计算之前',
  },
  told: {
    level: (level, people) => `${level} → ${people}`,
    again: (level, count, people) => `${level} 再次（${count}）→ ${people}`,
    nobody: (level, why) => `${level} → 没有可通知的人：${why}`,
    late: (label) => `${label}（迟发）`,
    lateFrom: (due) => han`应于 ${due} 发出`,
    triggered: '触发',
    accepted: (who) => han`由${who}接手`,
    stopped: '结束',
    exhausted: '各级都已到来',
    waits: (until) => han`等到 ${until}`,
    undated: (level) => han`第 ${level} 级：无法确定到期时间`,
    reassigned: (step, to) => `${step} → ${to}`,
    nobodyTold: '不需要通知任何人',
  },
  legend: {
    work: '步骤',
    missed: '错过或失败',
    open: '尚未结束',
    counted: '时钟在走',
    closed: '休息时间',
    paused: '暂停',
    over: '超时',
    ahead: '尚未到来',
    met: '达标',
    breached: '超时（违约）',
    cancelled: '取消',
    warning: '预警',
    due: '到期',
    told: '第几级，通知了谁',
    nobody: '没有找到人',
    message: '消息',
    milestone: '里程碑',
    break: '略去的时间',
    same: '同一时刻，按先后排列',
  },
  more: (count) => `+${count}`,
  times: (label, count) => `${label} ×${count}`,
  said: {
    case: (id, from, to, state) => han`案例 ${id} 从 ${from} 到 ${to} 的经过；${state}。`,
    stages: (names) => `阶段：${names.join('、')}。`,
    clock: (name, states) => `时钟“${name}”：${states.join('；')}。`,
    told: (name, people) => `升级“${name}”：${people.join('；')}。`,
  },
};

/** What pictures of cases say, by language. */
export const timelineWords: Readonly<Record<Language, TimelineWords>> = { en, 'zh-CN': zh };
