import type { Language } from '../../text/catalogue/entry.ts';
import type { CoverageKind } from './coverage-item.ts';

/** What is said around the items. */
export interface CoverageWords {
  readonly kinds: Readonly<Record<CoverageKind, string>>;
  readonly all: string;
  readonly headline: (blueprint: string, journeys: number) => string;
  readonly share: (covered: string, of: string) => string;
  readonly missing: string;
  readonly nothingMissing: string;
  readonly impossible: string;
  readonly declared: (reason: string) => string;
  readonly line: (line: number) => string;
  /** A line of the file of a module. */
  readonly lineOf: (file: string, line: number) => string;
}

export const COVERAGE_WORDS: Readonly<Record<Language, CoverageWords>> = {
  en: {
    kinds: {
      steps: 'Steps',
      outcomes: 'Ways out of steps',
      transitions: 'Moves of a case',
      guards: 'Conditions, both ways',
      rows: 'Rows of decisions',
      clocks: 'States of clocks',
      escalations: 'Escalations',
      ends: 'Ends',
      messages: 'Messages',
      touchpoints: 'Touchpoints',
    },
    all: 'All',
    headline: (blueprint, journeys) =>
      `What ${journeys === 1 ? 'one journey covers' : `${journeys} journeys cover`} of ${blueprint}`,
    share: (covered, of) => `${covered} of ${of}`,
    missing: 'Not covered',
    nothingMissing: 'Everything that can happen is covered.',
    impossible: 'Cannot happen',
    declared: (reason) => `The author says: ${reason}`,
    line: (line) => `line ${line}`,
    lineOf: (file, line) => `${file}:${line}`,
  },
  'zh-CN': {
    kinds: {
      steps: '步骤',
      outcomes: '步骤的出口',
      transitions: '案例的走法',
      guards: '条件（成立与不成立）',
      rows: '决策表的行',
      clocks: '时钟的状态',
      escalations: '升级',
      ends: '结束',
      messages: '消息',
      touchpoints: '触点',
    },
    all: '合计',
    headline: (blueprint, journeys) => `${journeys} 条旅程对 ${blueprint} 的覆盖`,
    share: (covered, of) => `${covered} / ${of}`,
    missing: '尚未覆盖',
    nothingMissing: '可能发生的一切都已覆盖。',
    impossible: '不会发生',
    declared: (reason) => `作者说明：${reason}`,
    line: (line) => `第 ${line} 行`,
    lineOf: (file, line) => `${file}:${line}`,
  },
};
