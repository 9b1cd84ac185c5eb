import type { Language } from '../../text/catalogue/entry.ts';

/** What people call the milestones that every blueprint has, where it gives them no title. */
export const milestoneNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    acknowledged: 'acknowledged',
    'first-response': 'first response',
    'preliminary-solution': 'preliminary solution',
    'formal-reply': 'formal reply',
    resolved: 'resolved',
  },
  'zh-CN': {
    acknowledged: '已自动回执',
    'first-response': '首次响应',
    'preliminary-solution': '初步方案',
    'formal-reply': '正式答复',
    resolved: '已解决',
  },
};
