import type { Language } from '../../text/catalogue/entry.ts';

/** What a statechart says beside the words of its blueprint. */
export interface StatechartWords {
  readonly title: (blueprint: string) => string;
  readonly description: (count: {
    stages: number;
    steps: number;
    ends: number;
    clocks: number;
    ladders: number;
  }) => string;
  readonly regions: Readonly<Record<'journey' | 'interrupt' | 'sla' | 'escalation', string>>;
  /** Whom a state waits for, by its tag. */
  readonly waiting: Readonly<Record<string, string>>;
  /** Ends that every case has. */
  readonly ends: Readonly<Record<'cancelled' | 'merged' | 'sealed', string>>;
  readonly events: Readonly<Record<string, string>>;
  readonly idle: string;
  readonly resume: string;
  readonly branchDone: string;
  /** A case that moves by tokens: while it runs, and when no token is left. */
  readonly running: string;
  readonly over: string;
  readonly completed: string;
  readonly after: (length: string) => string;
  readonly until: (what: string) => string;
  readonly joined: (needed: number, all: number) => string;
  readonly retry: (every: string | undefined, times: number) => string;
  readonly late: (length: string) => string;
  readonly remind: (every: string, times: number) => string;
  readonly vote: string;
  readonly kept: string;
  readonly sets: (fields: readonly string[]) => string;
  readonly reaches: (milestones: readonly string[]) => string;
  readonly to: (label: string, target: string) => string;
  readonly named: (name: string, what: string) => string;
  readonly more: (count: number) => string;
  /** What moves all clocks or escalations at once. */
  readonly clocksMove: string;
  readonly laddersMove: string;
  readonly clockStates: Readonly<Record<string, string>>;
  readonly ladderStates: Readonly<Record<string, string>>;
  readonly level: (number: number) => string;
  readonly breach: (plus: string | undefined) => string;
  readonly left: (length: string) => string;
  readonly byDecision: (decision: string) => string;
  readonly atOnce: string;
  readonly recipients: Readonly<Record<'deputy-of' | 'manager-of' | 'on-call', (name: string) => string>>;
}

export const statechartWords: Readonly<Record<Language, StatechartWords>> = {
  en: {
    title: (blueprint) => `${blueprint}: statechart`,
    description: ({ stages, steps, ends, clocks, ladders }) =>
      `The state machine of one case. It has ${counted(stages, 'stage')} with ${counted(steps, 'step')}, ` +
      `${counted(ends, 'end')}, ${counted(clocks, 'service clock')} and ${counted(ladders, 'escalation')}. ` +
      'Regions separated by dashed lines run side by side; an arrow is a transition, its label reads event [guard] / action.',
    regions: {
      journey: 'Journey',
      interrupt: 'Interrupts that come back',
      sla: 'Service clocks',
      escalation: 'Escalations',
    },
    waiting: {
      'waiting-customer': 'waits for the customer',
      'waiting-staff': 'waits for staff',
      'waiting-third-party': 'waits for others',
    },
    ends: { cancelled: 'Cancelled', merged: 'Merged into another case', sealed: 'Closed for good' },
    events: {
      'case.cancels': 'The case is cancelled',
      'case.merged': 'Merged into another case',
      'case.reopens': 'The case is reopened',
      'journey.closed': 'The journey ends',
      'journey.sealed': 'The case is closed for good',
    },
    idle: 'No interrupt',
    resume: 'Back to the case',
    branchDone: 'Branch done',
    running: 'The process runs',
    over: 'no token is left',
    completed: 'Completed',
    after: (length) => `after ${length}`,
    until: (what) => `at: ${what}`,
    joined: (needed, all) => (needed === all ? 'all branches done' : `${needed} of ${all} branches done`),
    retry: (every, times) =>
      `failed / try again${every === undefined ? '' : ` after ${every}`}${times > 0 ? `, ${counted(times, 'time')}` : ''}`,
    late: (length) => `no result after ${length} / try again`,
    remind: (every, times) => `every ${every} / remind${times === 1 ? ' once' : `, ${times} times`}`,
    vote: 'a vote that decides nothing yet / keep it',
    kept: 'The customer writes / keep it',
    sets: (fields) => `set ${fields.join(', ')}`,
    reaches: (milestones) => `reach ${milestones.map((name) => `“${name}”`).join(', ')}`,
    to: (label, target) => `${label} → ${target}`,
    named: (name, what) => `${name}: ${what}`,
    more: (count) => `and ${count} more`,
    clocksMove: 'Whenever something happens or a timer rings, each clock goes to the state that its record says.',
    laddersMove: 'Whenever something happens or a timer rings, each escalation goes to the level that it has come to.',
    clockStates: {
      off: 'Off',
      running: 'Running',
      undated: 'No due time',
      paused: 'Paused',
      met: 'Met',
      breached: 'Breached',
      cancelled: 'Cancelled',
      ended: 'Ended',
    },
    ladderStates: {
      quiet: 'Quiet',
      finally: 'Finally',
      accepted: 'Accepted',
      exhausted: 'No more levels',
      stopped: 'Stopped',
      ended: 'Ended',
    },
    level: (number) => `Level ${number}`,
    breach: (plus) => (plus === undefined ? 'on breach' : `breach + ${plus}`),
    left: (length) => `${length} left`,
    byDecision: (decision) => `target by ${decision}`,
    atOnce: 'at once',
    recipients: {
      'deputy-of': (role) => `deputy of ${role}`,
      'manager-of': (role) => `manager of ${role}`,
      'on-call': (schedule) => `on call: ${schedule}`,
    },
  },
  'zh-CN': {
    title: (blueprint) => `${blueprint}：状态图`,
    description: ({ stages, steps, ends, clocks, ladders }) =>
      `一个案例的状态机：${stages} 个阶段、${steps} 个步骤、${ends} 个结束、${clocks} 个服务时钟、${ladders} 个升级。` +
      '虚线隔开的区域同时进行；箭头是转移，标注的格式是：事件 [条件] / 动作。',
    regions: { journey: '旅程', interrupt: '会回到原处的打断', sla: '服务时钟', escalation: '升级' },
    waiting: {
      'waiting-customer': '等待客户',
      'waiting-staff': '等待员工',
      'waiting-third-party': '等待外部',
    },
    ends: { cancelled: '已取消', merged: '并入其他案例', sealed: '彻底关闭' },
    events: {
      'case.cancels': '案例取消',
      'case.merged': '并入其他案例',
      'case.reopens': '案例重新打开',
      'journey.closed': '旅程结束',
      'journey.sealed': '案例彻底关闭',
    },
    idle: '没有打断',
    resume: '回到原处',
    branchDone: '分支完成',
    running: '流程进行中',
    over: '没有剩余令牌',
    completed: '已完成',
    after: (length) => `${length}后`,
    until: (what) => `到：${what}`,
    joined: (needed, all) => (needed === all ? '所有分支完成' : `${all} 个分支中完成 ${needed} 个`),
    retry: (every, times) => `失败 / ${every === undefined ? '' : `${every}后`}重试${times > 0 ? `，${times} 次` : ''}`,
    late: (length) => `${length}后没有结果 / 重试`,
    remind: (every, times) => `每${every} / 提醒，${times} 次`,
    vote: '尚未决定的投票 / 记下',
    kept: '客户来信 / 记下',
    sets: (fields) => `设置${fields.join('、')}`,
    reaches: (milestones) => `达到${milestones.map((name) => `“${name}”`).join('、')}`,
    to: (label, target) => `${label} → ${target}`,
    named: (name, what) => `${name}：${what}`,
    more: (count) => `另有 ${count} 项`,
    clocksMove: '每当发生事情或定时器响起，各个时钟进入其记录所示的状态。',
    laddersMove: '每当发生事情或定时器响起，各个升级进入其已到达的级别。',
    clockStates: {
      off: '未启动',
      running: '计时中',
      undated: '无期限',
      paused: '暂停',
      met: '达标',
      breached: '超时',
      cancelled: '取消',
      ended: '结束',
    },
    ladderStates: {
      quiet: '未触发',
      finally: '最后一级',
      accepted: '已接手',
      exhausted: '已无下一级',
      stopped: '已停止',
      ended: '结束',
    },
    level: (number) => `第 ${number} 级`,
    breach: (plus) => (plus === undefined ? '超时时' : `超时后 ${plus}`),
    left: (length) => `剩余 ${length}`,
    byDecision: (decision) => `目标由“${decision}”决定`,
    atOnce: '立即',
    recipients: {
      'deputy-of': (role) => `${role}的代理人`,
      'manager-of': (role) => `${role}的主管`,
      'on-call': (schedule) => `值班：${schedule}`,
    },
  },
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
