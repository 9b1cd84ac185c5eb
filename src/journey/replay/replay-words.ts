import type { Language } from '../../text/catalogue/entry.ts';
import type { ReplayAspect } from './compare-entries.ts';

/** What is said of a case that was replayed on another blueprint. */
export interface ReplayWords {
  readonly aspects: Readonly<Record<ReplayAspect, string>>;
  readonly same: string;
  /** Joins an instant, or what it is about, and what is said of it. */
  readonly labelled: (label: string, text: string) => string;
  readonly instead: (after: string, before: string) => string;
  readonly atInstead: (what: string, after: string, before: string) => string;
  readonly other: (what: string, keys: readonly string[]) => string;
  readonly besides: (what: string) => string;
  readonly missing: (what: string) => string;
  readonly refused: (event: string, seq: number, why: string) => string;
  readonly stopped: (event: string, seq: number, why: string) => string;
  readonly fault: (why: string) => string;
  readonly entered: (step: string) => string;
  readonly left: (step: string, outcome: string) => string;
  readonly leftStage: (stage: string) => string;
  readonly sealed: string;
  readonly quoted: (text: string) => string;
}

export const replayWords: Readonly<Record<Language, ReplayWords>> = {
  en: {
    aspects: {
      steps: 'steps',
      end: 'end',
      data: 'data',
      messages: 'messages',
      services: 'services',
      clocks: 'clocks',
      escalations: 'escalations',
    },
    same: 'everything as it was',
    labelled: (label, text) => `${label}: ${text}`,
    instead: (after, before) => `${after} instead of ${before}`,
    atInstead: (what, after, before) => `${what} at ${after} instead of ${before}`,
    other: (what, keys) => `${what}, but with another ${keys.join(', ')}`,
    besides: (what) => `${what} in addition`,
    missing: (what) => `${what} does not happen`,
    refused: (event, seq, why) => `"${event}" (entry ${seq}) is not taken: ${why}`,
    stopped: (event, seq, why) => `then "${event}" (entry ${seq}) is not taken: ${why}`,
    fault: (why) => `the case cannot go on: ${why}`,
    entered: (step) => `step "${step}" begins`,
    left: (step, outcome) => `step "${step}" ends: ${outcome}`,
    leftStage: (stage) => `stage "${stage}" is over`,
    sealed: 'the case can no longer be reopened',
    quoted: (text) => `[${text}]`,
  },
  'zh-CN': {
    aspects: {
      steps: '步骤',
      end: '结局',
      data: '数据',
      messages: '消息',
      services: '服务',
      clocks: '时钟',
      escalations: '升级',
    },
    same: '与当时完全一样',
    labelled: (label, text) => `${label}：${text}`,
    instead: (after, before) => `${after}，而不是${before}`,
    atInstead: (what, after, before) => `${what}，时间是 ${after}，而不是 ${before}`,
    other: (what, keys) => `${what}，但 ${keys.join('、')} 不同`,
    besides: (what) => `多出${what}`,
    missing: (what) => `${what}不再发生`,
    refused: (event, seq, why) => `“${event}”（第 ${seq} 条记录）不被接受：${why}`,
    stopped: (event, seq, why) => `随后“${event}”（第 ${seq} 条记录）不被接受：${why}`,
    fault: (why) => `案例无法继续：${why}`,
    entered: (step) => `步骤“${step}”开始`,
    left: (step, outcome) => `步骤“${step}”结束：${outcome}`,
    leftStage: (stage) => `阶段“${stage}”结束`,
    sealed: '案例不能再重新打开',
    quoted: (text) => `【${text}】`,
  },
};
