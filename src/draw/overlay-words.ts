import type { Difference, Section } from '../flow/difference.ts';
import type { Language } from '../text/catalogue/entry.ts';
import type { OverlayMark } from './overlay.ts';

interface OverlayWords {
  readonly coverage: string;
  readonly difference: string;
  readonly visits: (times: number, missing: readonly string[]) => string;
  readonly taken: (times: number) => string;
  readonly gone: (name: string) => string;
  readonly nothing: string;
  readonly elsewhere: (sections: readonly string[]) => string;
  readonly tones: Readonly<Record<OverlayMark['tone'], string>>;
  readonly changes: Readonly<Record<Difference['change'], string>>;
  readonly comma: string;
  readonly sections: Readonly<Partial<Record<Section, string>>>;
}

/** The words of what is laid over a picture. */
export const overlayWords: Readonly<Record<Language, OverlayWords>> = {
  en: {
    coverage: 'what its journeys show',
    difference: 'what has changed',
    visits: (times, missing) =>
      `visited ${times === 1 ? 'once' : `${times} times`}${missing.length === 0 ? '' : `; never: ${missing.join(', ')}`}`,
    taken: (times) => `taken ${times === 1 ? 'once' : `${times} times`}`,
    gone: (name) => `Gone: ${name}`,
    nothing: 'Nothing has changed',
    elsewhere: (sections) => `Also changed: ${sections.join(', ')}`,
    tones: {
      added: 'new',
      removed: 'gone',
      changed: 'changed',
      covered: 'shown by journeys',
      partly: 'shown in part',
      uncovered: 'not shown',
      visited: 'visited',
    },
    changes: {
      added: 'new',
      removed: 'gone',
      renamed: 'renamed',
      moved: 'moved',
      changed: 'changed',
      rewritten: 'written in another way',
    },
    comma: ', ',
    sections: { clocks: 'service clocks', data: 'fields', omits: 'stages left out', writing: 'the way it is written' },
  },
  'zh-CN': {
    coverage: '旅程覆盖情况',
    difference: '有何变化',
    visits: (times, missing) => `走过 ${times} 次${missing.length === 0 ? '' : `；从未出现：${missing.join('、')}`}`,
    taken: (times) => `走过 ${times} 次`,
    gone: (name) => `已删除：${name}`,
    nothing: '没有改动',
    elsewhere: (sections) => `此外有变化：${sections.join('、')}`,
    tones: {
      added: '新增',
      removed: '已删除',
      changed: '有改动',
      covered: '旅程已覆盖',
      partly: '部分覆盖',
      uncovered: '未覆盖',
      visited: '已走过',
    },
    changes: {
      added: '新增',
      removed: '已删除',
      renamed: '改名',
      moved: '移动',
      changed: '改动',
      rewritten: '写法不同',
    },
    comma: '、',
    sections: {
      blueprint: '蓝图',
      stages: '阶段',
      flows: '顺序流',
      decisions: '决策表',
      data: '字段',
      clocks: '时钟',
      escalations: '升级',
      messages: '消息',
      interrupts: '中断',
      reopen: '重新打开',
      roles: '角色',
      channels: '渠道',
      calendars: '日历',
      services: '服务',
      events: '事件',
      signals: '信号',
      parameters: '参数',
      needs: '需求',
      milestones: '里程碑',
      omits: '略去的阶段',
    },
  },
};
