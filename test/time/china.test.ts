import { isInLieu, isWorkday } from 'chinese-days';
import { describe, expect, test } from 'vitest';
import { calendar, READY_DAYS } from '../../src/time/calendar.ts';
import { dateOf, dayNumber } from '../../src/time/date-key.ts';

const cn = READY_DAYS.get('cn')!;
const first = dayNumber(cn['valid-from'])!;
const last = dayNumber(cn['valid-until'])!;

describe('the ready days of China', () => {
  test('agree with another collection on every day from 2024 to 2026', () => {
    expect([cn['valid-from'], cn['valid-until']]).toEqual(['2024-01-01', '2026-12-31']);
    const office = calendar({ zone: 'Asia/Shanghai', open: { 'mon-fri': '09:00-18:00' }, days: 'cn' });
    const days = Array.from({ length: last - first + 1 }, (_, index) => dateOf(first + index));
    const works = days.filter((date) => office.isOpen(Date.parse(`${date}T10:00+08:00`)));
    expect(days).toHaveLength(366 + 365 + 365);
    expect(works).toEqual(days.filter((date) => isWorkday(date)));
  });

  test('a make-up day has the hours of the weekday that was taken off for it', () => {
    const taken = Array.from({ length: last - first + 1 }, (_, index) => dateOf(first + index)).filter((date) =>
      isInLieu(date),
    );
    const weekdays = taken.map((date) => ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date(date).getUTCDay()]);
    const madeUp = Object.values(cn.days).flatMap((entry) => ('closed' in entry ? [] : [entry['open-as']]));
    expect(madeUp).toEqual(weekdays);
  });

  test('every holiday carries its Chinese name, and the source is named', () => {
    const names = Object.values(cn.days).flatMap((entry) => ('closed' in entry ? [entry.closed] : []));
    for (const name of names)
      expect(name).toMatch(/^(?:元旦|春节|清明节|劳动节|端午节|中秋节|国庆节|国庆节、中秋节)$/u);
    expect(cn.source).toContain('国务院办公厅');
  });
});
