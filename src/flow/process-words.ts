import type { Language } from '../text/catalogue/entry.ts';

/** The few words that a drawn process needs beside those of the blueprint. */
export interface ProcessWords {
  readonly start: string;
  readonly customer: string;
  readonly frontstage: string;
  readonly backstage: string;
  readonly support: string;
  readonly systems: string;
  readonly automatic: string;
  readonly interrupts: string;
  readonly result: string;
  readonly which: string;
  readonly needed: (step: string) => string;
  readonly otherwise: string;
  readonly skip: string;
  readonly answer: (step: string) => string;
  readonly reminder: string;
  readonly noted: string;
  readonly resumed: string;
  readonly moduleDone: string;
  readonly branchDone: string;
  readonly enough: (needed: number) => string;
  readonly yes: string;
  readonly notYet: string;
  readonly reopened: (within: string) => string;
  readonly times: (every: string, times: number) => string;
  /** Outcomes that verbs have by themselves. */
  readonly outcomes: Readonly<Record<string, string>>;
  readonly events: Readonly<Record<string, string>>;
}

export const processWords: Readonly<Record<Language, ProcessWords>> = {
  en: {
    start: 'Case opens',
    customer: 'Customer',
    frontstage: 'Frontstage',
    backstage: 'Backstage',
    support: 'Support',
    systems: 'Systems',
    automatic: 'By itself',
    interrupts: 'At any time',
    result: 'Result?',
    which: 'Which way?',
    needed: (step) => `${step}?`,
    otherwise: 'otherwise',
    skip: 'no',
    answer: (step) => `Answer: ${step}`,
    reminder: 'Remind',
    noted: 'Noted',
    resumed: 'Back to the case',
    moduleDone: 'Done',
    branchDone: 'Branch done',
    enough: (needed) => `${needed} branches done?`,
    yes: 'yes',
    notYet: 'not yet',
    reopened: (within) => `Reopened within ${within}`,
    times: (every, times) => `every ${every}, ${times === 1 ? 'once' : `${times} times`}`,
    outcomes: {},
    events: { 'customer.writes': 'The customer writes' },
  },
  'zh-CN': {
    start: '案件开始',
    customer: '客户',
    frontstage: '前台',
    backstage: '后台',
    support: '支持',
    systems: '系统',
    automatic: '自动',
    interrupts: '随时可能发生',
    result: '结果？',
    which: '走哪条路？',
    needed: (step) => `是否需要：${step}`,
    otherwise: '否则',
    skip: '否',
    answer: (step) => `答复：${step}`,
    reminder: '提醒',
    noted: '已记录',
    resumed: '回到原处',
    moduleDone: '完成',
    branchDone: '分支完成',
    enough: (needed) => `是否已完成 ${needed} 个分支`,
    yes: '是',
    notYet: '还没有',
    reopened: (within) => `${within}内重新打开`,
    times: (every, times) => `每${every}，${times}次`,
    outcomes: {
      done: '完成',
      answered: '已答复',
      'no-answer': '没有答复',
      'timed-out': '超时',
      failed: '失败',
      held: '已召开',
      'not-held': '未召开',
      approved: '批准',
      returned: '退回',
      rejected: '不批准',
      disputed: '意见不一',
    },
    events: { 'customer.writes': '客户来信' },
  },
};
