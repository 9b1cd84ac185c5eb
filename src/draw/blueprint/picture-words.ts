import type { Row } from '../../blueprint/step.ts';
import type { StageKind } from '../../blueprint/stage.ts';
import type { End } from '../../blueprint/end.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { han } from '../../text/han.ts';

/** The words of a picture that no blueprint says. */
export interface PictureWords {
  readonly rows: Readonly<Record<Row, string>>;
  /** The lines below the customer, the frontstage and the backstage. */
  readonly interaction: string;
  readonly visibility: string;
  readonly internal: string;
  readonly kinds: Readonly<Record<StageKind, string>>;
  readonly outcomes: Readonly<Record<End['outcome'], string>>;
  readonly start: string;
  readonly join: string;
  readonly back: string;
  readonly answers: string;
  readonly isTold: string;
  readonly rates: string;
  readonly waitsFor: Readonly<Record<'waiting-customer' | 'waiting-third-party' | 'waiting-staff' | 'time', string>>;
  readonly fails: (ways: string) => string;
  readonly late: string;
  readonly within: (time: string) => string;
  readonly clock: (name: string, target: string) => string;
  readonly byDecision: string;
  readonly levels: (count: number) => string;
  readonly anyTime: string;
  readonly staying: string;
  readonly except: (stages: string) => string;
  readonly when: (condition: string) => string;
  readonly unless: (condition: string) => string;
  readonly escalates: (name: string, trigger: string, who: string) => string;
  readonly told: (who: string) => string;
  readonly reopens: (within: string, to: string) => string;
  readonly page: (page: number) => string;
  readonly legend: { readonly waits: string; readonly fails: string; readonly clock: string; readonly levels: string };
  readonly description: (about: { title: string; stages: string; steps: number; ends: string }) => string;
  readonly comma: string;
  /** Something, and what limits it. */
  readonly limited: (what: string, limits: readonly string[]) => string;
  /** Between a name and what is said of it. */
  readonly colon: string;
  readonly happens: (name: string, what: string) => string;
  /** Facts of the case itself, by what stands behind `case.`. */
  readonly caseEvents: Readonly<Record<string, string>>;
  /** What becomes of steps, stages and clocks. */
  readonly states: Readonly<Record<string, string>>;
}

export const pictureWords: Readonly<Record<Language, PictureWords>> = {
  en: {
    rows: {
      evidence: 'Evidence',
      customer: 'Customer actions',
      frontstage: 'Frontstage',
      backstage: 'Backstage',
      support: 'Support',
    },
    interaction: 'line of interaction',
    visibility: 'line of visibility',
    internal: 'line of internal interaction',
    kinds: {
      intake: 'intake',
      confirmation: 'confirmation',
      plan: 'plan',
      execution: 'execution',
      resolution: 'resolution',
      'follow-up': 'follow-up',
      improve: 'improve',
    },
    outcomes: {
      solved: 'solved',
      'self-served': 'self-served',
      refused: 'refused',
      withdrawn: 'withdrawn',
      'no-answer': 'no answer',
    },
    start: 'Case opens',
    join: 'All branches done',
    back: 'Back to the case',
    answers: 'Answers',
    isTold: 'Is told',
    rates: 'Rates the service',
    waitsFor: {
      'waiting-customer': 'The case waits for the customer',
      'waiting-third-party': 'The case waits for somebody outside',
      'waiting-staff': 'The case waits for staff',
      time: 'The case waits',
    },
    fails: (ways) => `Can go wrong: ${ways}`,
    late: 'too late',
    within: (time) => `Within ${time}`,
    clock: (name, target) => `${name}: ${target}`,
    byDecision: 'by decision',
    levels: (count) => (count === 1 ? '1 escalation level' : `${count} escalation levels`),
    anyTime: 'At any time',
    staying: 'noted, the case stays where it is',
    except: (stages) => `not in ${stages}`,
    when: (condition) => `if ${condition}`,
    unless: (condition) => `only if ${condition}`,
    escalates: (name, trigger, who) => `${name}: ${trigger} → ${who}`,
    told: (who) => `tells ${who}`,
    reopens: (within, to) => `Reopens within ${within} → ${to}`,
    page: (page) => `p. ${page}`,
    legend: {
      waits: 'waiting point',
      fails: 'failure point',
      clock: 'service clock',
      levels: 'escalation levels',
    },
    description: ({ title, stages, steps, ends }) =>
      `Service blueprint of ${title}: ${steps} steps in the stages ${stages}; it ends as ${ends}. Rows from the top: evidence, customer actions, frontstage, backstage, support.`,
    comma: ', ',
    limited: (what, limits) => `${what} (${limits.join('; ')})`,
    colon: ': ',
    happens: (name, what) => `${name}: ${what}`,
    caseEvents: {
      opened: 'The case opens',
      closed: 'The case closes',
      reopened: 'The case is reopened',
      reopens: 'The case is reopened',
      sealed: 'The case is sealed',
      cancels: 'The case is cancelled',
      merged: 'The case is merged',
    },
    states: { entered: 'begins', left: 'is left', met: 'met', warned: 'warned', breached: 'breached' },
  },
  'zh-CN': {
    rows: { evidence: '有形展示', customer: '客户行为', frontstage: '前台', backstage: '后台', support: '支持' },
    interaction: '互动线',
    visibility: '可视线',
    internal: '内部互动线',
    kinds: {
      intake: '受理',
      confirmation: '确认',
      plan: '计划',
      execution: '执行',
      resolution: '解决',
      'follow-up': '回访',
      improve: '改进',
    },
    outcomes: {
      solved: '已解决',
      'self-served': '自助解决',
      refused: '不予受理',
      withdrawn: '已撤回',
      'no-answer': '没有答复',
    },
    start: '案件开始',
    join: '分支已完成',
    back: '回到原处',
    answers: '答复',
    isTold: '收到消息',
    rates: '评价服务',
    waitsFor: {
      'waiting-customer': '案件等待客户',
      'waiting-third-party': '案件等待外部',
      'waiting-staff': '案件等待员工',
      time: '案件等待',
    },
    fails: (ways) => `可能出错：${ways}`,
    late: '超时',
    within: (time) => `限时${time}`,
    clock: (name, target) => `${name}：${target}`,
    byDecision: '由决策表决定',
    levels: (count) => `${count} 级升级`,
    anyTime: '随时可能发生',
    staying: '只作记录，案件停在原处',
    except: (stages) => han`${stages}除外`,
    when: (condition) => `如果 ${condition}`,
    unless: (condition) => `仅当 ${condition}`,
    escalates: (name, trigger, who) => `${name}：${trigger} → ${who}`,
    told: (who) => han`通知${who}`,
    reopens: (within, to) => `${within}内可重新打开 → ${to}`,
    page: (page) => `第 ${page} 页`,
    legend: { waits: '等待点', fails: '失误点', clock: '服务时钟', levels: '升级级数' },
    description: ({ title, stages, steps, ends }) =>
      `${title}的服务蓝图：${steps} 个步骤，阶段为${stages}；结束方式：${ends}。自上而下各行：有形展示、客户行为、前台、后台、支持。`,
    comma: '、',
    limited: (what, limits) => `${what}（${limits.join('；')}）`,
    colon: '：',
    happens: (name, what) => `${name}：${what}`,
    caseEvents: {
      opened: '案件开始',
      closed: '案件关闭',
      reopened: '案件重新打开',
      reopens: '案件重新打开',
      sealed: '案件封存',
      cancels: '案件取消',
      merged: '案件合并',
    },
    states: { entered: '开始', left: '离开', met: '达标', warned: '预警', breached: '超时' },
  },
};
