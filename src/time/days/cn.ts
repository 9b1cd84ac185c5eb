import type { CalendarDays } from '../calendar-definition.ts';

/**
 * Public holidays and make-up working days (调休) of mainland China, as the General Office of the State Council
 * announced them. The notices do not say which hours a make-up day keeps: here it has those of the weekday that the
 * holiday took for it, in the order of the dates.
 */
export const cn: CalendarDays = {
  source: '国务院办公厅关于2024年、2025年、2026年部分节假日安排的通知（2023年10月25日、2024年11月12日、2025年11月4日）',
  'valid-from': '2024-01-01',
  'valid-until': '2026-12-31',
  days: {
    '2024-01-01': { closed: '元旦' },
    '2024-02-04': { 'open-as': 'thu' },
    '2024-02-10..2024-02-17': { closed: '春节' },
    '2024-02-18': { 'open-as': 'fri' },
    '2024-04-04..2024-04-06': { closed: '清明节' },
    '2024-04-07': { 'open-as': 'fri' },
    '2024-04-28': { 'open-as': 'thu' },
    '2024-05-01..2024-05-05': { closed: '劳动节' },
    '2024-05-11': { 'open-as': 'fri' },
    '2024-06-10': { closed: '端午节' },
    '2024-09-14': { 'open-as': 'mon' },
    '2024-09-15..2024-09-17': { closed: '中秋节' },
    '2024-09-29': { 'open-as': 'fri' },
    '2024-10-01..2024-10-07': { closed: '国庆节' },
    '2024-10-12': { 'open-as': 'mon' },

    '2025-01-01': { closed: '元旦' },
    '2025-01-26': { 'open-as': 'mon' },
    '2025-01-28..2025-02-04': { closed: '春节' },
    '2025-02-08': { 'open-as': 'tue' },
    '2025-04-04..2025-04-06': { closed: '清明节' },
    '2025-04-27': { 'open-as': 'mon' },
    '2025-05-01..2025-05-05': { closed: '劳动节' },
    '2025-05-31..2025-06-02': { closed: '端午节' },
    '2025-09-28': { 'open-as': 'tue' },
    '2025-10-01..2025-10-08': { closed: '国庆节、中秋节' },
    '2025-10-11': { 'open-as': 'wed' },

    '2026-01-01..2026-01-03': { closed: '元旦' },
    '2026-01-04': { 'open-as': 'fri' },
    '2026-02-14': { 'open-as': 'fri' },
    '2026-02-15..2026-02-23': { closed: '春节' },
    '2026-02-28': { 'open-as': 'mon' },
    '2026-04-04..2026-04-06': { closed: '清明节' },
    '2026-05-01..2026-05-05': { closed: '劳动节' },
    '2026-05-09': { 'open-as': 'tue' },
    '2026-06-19..2026-06-21': { closed: '端午节' },
    '2026-09-20': { 'open-as': 'tue' },
    '2026-09-25..2026-09-27': { closed: '中秋节' },
    '2026-10-01..2026-10-07': { closed: '国庆节' },
    '2026-10-10': { 'open-as': 'wed' },
  },
};
