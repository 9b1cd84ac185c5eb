import type { Row } from '../../blueprint/step.ts';
import type { End } from '../../blueprint/end.ts';
import type { StageKind } from '../../blueprint/stage.ts';
import type { Verb } from '../../blueprint/verbs.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { han } from '../../text/han.ts';
import type { PageWords } from './page-data.ts';

/** What is said of a step beside the picture. */
export interface DetailWords {
  readonly verbs: Readonly<Record<Verb, string>>;
  readonly end: string;
  readonly kinds: Readonly<Record<StageKind, string>>;
  readonly rows: Readonly<Record<Row, string>>;
  readonly ends: Readonly<Record<End['outcome'], string>>;
  readonly stage: string;
  readonly ofKind: (stage: string, kind: string) => string;
  readonly interrupt: string;
  readonly role: string;
  readonly channels: string;
  readonly condition: string;
  readonly onlyWhen: (condition: string) => string;
  readonly outcomes: string;
  readonly events: string;
  readonly clocks: string;
  readonly limit: string;
  readonly within: (time: string) => string;
  readonly byTable: (table: string) => string;
  readonly begins: (clock: string) => string;
  readonly stops: (clock: string) => string;
  readonly ofStage: (clock: string) => string;
  readonly every: (time: string, times: number) => string;
  /** Between the parts of a sentence. */
  readonly comma: string;
  readonly and: string;
  readonly reminder: string;
  readonly escalations: string;
  readonly after: (time: string) => string;
  readonly atOnce: string;
  readonly atShare: (percent: number) => string;
  readonly left: (time: string) => string;
  readonly breach: string;
  readonly breachPlus: (time: string) => string;
  readonly tells: (who: string) => string;
  readonly phones: (who: string) => string;
  readonly reassigns: (role: string) => string;
  readonly managerOf: (role: string) => string;
  readonly deputyOf: (role: string) => string;
  readonly onCall: (name: string) => string;
  readonly notes: string;
  readonly outcome: string;
  readonly milestones: string;
  readonly asks: string;
  readonly form: string;
  readonly checklist: string;
  readonly shows: string;
  readonly service: string;
  readonly table: string;
  readonly message: string;
  readonly to: string;
  readonly waitsFor: string;
  readonly branches: string;
  readonly module: string;
  readonly optional: (field: string) => string;
  readonly stays: string;
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  en: {
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    whole: 'Whole picture',
    language: 'Language',
    dark: 'Dark',
    light: 'Light',
    picture: 'Picture',
    tools: 'Tools of the picture',
    keys: 'Drag or scroll to move the picture, Ctrl and scroll to zoom. Keys: + and − zoom, 0 shows the whole, arrows move, Tab goes from step to step, Enter opens its details, Escape closes them.',
    details: 'Details',
    choose: 'Choose a step in the picture.',
    close: 'Close',
    source: 'Where it is written',
    follow: 'Follow a journey',
    noJourney: 'None',
    previous: 'Previous',
    next: 'Next',
    play: 'Play',
    pause: 'Pause',
    progress: '{now} of {all}',
  },
  'zh-CN': {
    zoomIn: '放大',
    zoomOut: '缩小',
    whole: '显示全图',
    language: '语言',
    dark: '深色',
    light: '浅色',
    picture: '图',
    tools: '图的工具',
    keys: '拖动或滚动可移动图，按住 Ctrl 滚动可缩放。键盘：+ 和 − 缩放，0 显示全图，方向键移动，Tab 逐个选中步骤，Enter 打开详情，Esc 关闭。',
    details: '详情',
    choose: '请在图中选择一个步骤。',
    close: '关闭',
    source: '所在位置',
    follow: '跟随一条旅程',
    noJourney: '不跟随',
    previous: '上一步',
    next: '下一步',
    play: '播放',
    pause: '暂停',
    progress: '第 {now} 步，共 {all} 步',
  },
};

export const detailWords: Readonly<Record<Language, DetailWords>> = {
  en: {
    verbs: {
      say: 'Sends a message',
      ask: 'Asks the customer',
      do: 'Work',
      call: 'Calls a service',
      decide: 'Decides by rules',
      choose: 'Chooses a way',
      wait: 'Waits',
      meet: 'Meeting',
      approve: 'Approval',
      survey: 'Survey',
      parallel: 'Branches at the same time',
      use: 'Uses another blueprint',
    },
    end: 'End of the case',
    kinds: {
      intake: 'intake',
      confirmation: 'confirmation',
      plan: 'plan',
      execution: 'execution',
      resolution: 'resolution',
      'follow-up': 'follow-up',
      improve: 'improvement',
    },
    rows: {
      evidence: 'Physical evidence',
      customer: 'Customer action',
      frontstage: 'Frontstage',
      backstage: 'Backstage',
      support: 'Support process',
    },
    ends: {
      solved: 'solved',
      'self-served': 'solved by the customer',
      refused: 'refused',
      withdrawn: 'withdrawn',
      'no-answer': 'no answer',
    },
    stage: 'Stage',
    ofKind: (stage, kind) => `${stage} (${kind})`,
    interrupt: 'At any time',
    role: 'Who',
    channels: 'Channels',
    condition: 'Only when',
    onlyWhen: (condition) => `when ${condition}`,
    outcomes: 'Ways out',
    events: 'Events',
    clocks: 'Service clocks',
    limit: 'Time limit',
    within: (time) => `within ${time}`,
    byTable: (table) => `within the time that “${table}” gives`,
    begins: (clock) => `${clock} begins here`,
    stops: (clock) => `${clock} is met here`,
    ofStage: (clock) => `${clock} (whole stage)`,
    every: (time, times) => `every ${time}, ${times === 1 ? 'once' : `${times} times`}`,
    comma: ', ',
    and: ' and ',
    reminder: 'Reminder',
    escalations: 'Escalations',
    after: (time) => `after ${time}`,
    atOnce: 'at once',
    atShare: (percent) => `at ${percent} % of the time`,
    left: (time) => `${time} before the breach`,
    breach: 'at the breach',
    breachPlus: (time) => `${time} after the breach`,
    tells: (who) => `tells ${who}`,
    phones: (who) => `phones ${who}`,
    reassigns: (role) => `work goes to ${role}`,
    managerOf: (role) => `the manager of ${role}`,
    deputyOf: (role) => `the deputy of ${role}`,
    onCall: (name) => `whoever is on call (${name})`,
    notes: 'Notes',
    outcome: 'Outcome',
    milestones: 'Milestones',
    asks: 'Asks for',
    form: 'Form',
    checklist: 'Checklist',
    shows: 'Shows',
    service: 'Service',
    table: 'Decision',
    message: 'Message',
    to: 'To',
    waitsFor: 'Waits for',
    branches: 'Branches',
    module: 'Blueprint used',
    optional: (field) => `${field} (optional)`,
    stays: 'the case stays where it is',
  },
  'zh-CN': {
    verbs: {
      say: '发送消息',
      ask: '询问客户',
      do: '人工处理',
      call: '调用服务',
      decide: '按规则判定',
      choose: '选择去向',
      wait: '等待',
      meet: '会议',
      approve: '审批',
      survey: '满意度调查',
      parallel: '并行分支',
      use: '使用另一份蓝图',
    },
    end: '案件结束',
    kinds: {
      intake: '受理',
      confirmation: '确认',
      plan: '方案',
      execution: '执行',
      resolution: '解决',
      'follow-up': '回访',
      improve: '改进',
    },
    rows: {
      evidence: '有形展示',
      customer: '客户行为',
      frontstage: '前台',
      backstage: '后台',
      support: '支持过程',
    },
    ends: {
      solved: '已解决',
      'self-served': '客户自助解决',
      refused: '不予受理',
      withdrawn: '客户撤回',
      'no-answer': '客户未答复',
    },
    stage: '阶段',
    ofKind: (stage, kind) => `${stage}（${kind}）`,
    interrupt: '随时可能发生',
    role: '负责人',
    channels: '渠道',
    condition: '条件',
    onlyWhen: (condition) => `当 ${condition}`,
    outcomes: '去向',
    events: '事件',
    clocks: '服务时钟',
    limit: '时限',
    within: (time) => `${time}内`,
    byTable: (table) => `时限由“${table}”决定`,
    begins: (clock) => `${clock}：由此开始`,
    stops: (clock) => `${clock}：在此达成`,
    ofStage: (clock) => `${clock}（整个阶段）`,
    every: (time, times) => `每${time}，${times} 次`,
    comma: '，',
    and: '和',
    reminder: '提醒',
    escalations: '升级',
    after: (time) => `${time}后`,
    atOnce: '立即',
    atShare: (percent) => `用时达 ${percent}%`,
    left: (time) => `超时前 ${time}`,
    breach: '超时时',
    breachPlus: (time) => `超时后 ${time}`,
    tells: (who) => han`通知${who}`,
    phones: (who) => han`致电${who}`,
    reassigns: (role) => han`工作转给${role}`,
    managerOf: (role) => han`${role}的上级`,
    deputyOf: (role) => han`${role}的代理人`,
    onCall: (name) => `当班人员（${name}）`,
    notes: '备注',
    outcome: '结果',
    milestones: '里程碑',
    asks: '询问内容',
    form: '表单',
    checklist: '检查清单',
    shows: '展示内容',
    service: '服务',
    table: '判定',
    message: '消息',
    to: '发给',
    waitsFor: '等待',
    branches: '分支',
    module: '所用蓝图',
    optional: (field) => `${field}（可不填）`,
    stays: '案件留在原处',
  },
};
