import { MILLISECONDS, type BusinessUnit, type Duration } from './duration-kinds.ts';

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'calendarDay' | 'week' | 'month' | 'year' | BusinessUnit;

const english: Readonly<Record<Unit, string>> = {
  second: 'second',
  minute: 'minute',
  hour: 'hour',
  day: 'day',
  calendarDay: 'calendar day',
  week: 'week',
  month: 'month',
  year: 'year',
  bm: 'business minute',
  bh: 'business hour',
  bd: 'business day',
};

const chinese: Readonly<Record<Unit, string>> = {
  second: '秒',
  minute: '分钟',
  hour: '小时',
  day: '天',
  calendarDay: '个自然日',
  week: '周',
  month: '个月',
  year: '年',
  bm: '个工作分钟',
  bh: '个工作小时',
  bd: '个工作日',
};

/**
 * The duration in words. "1 day" is read as 24 hours by one, as a calendar day or a working day by others, so that word
 * never stands alone: `1d` is `24 hours`, `2d` is `2 days (48 hours)`, `P2D` is `2 calendar days` (`2 个自然日`), `2bd`
 * is `2 business days` (`2 个工作日`).
 */
export function describeDuration(duration: Duration, language: 'en' | 'zh-CN'): string {
  const say = (amount: number, unit: Unit): string =>
    language === 'en' ? `${amount} ${english[unit]}${amount === 1 ? '' : 's'}` : `${amount} ${chinese[unit]}`;
  if (duration.kind === 'business') return say(duration.amount, duration.unit);
  if (duration.kind === 'elapsed') return describeElapsed(duration.milliseconds, say, language);
  const { years, months, weeks, days, milliseconds } = duration;
  const parts = [
    ...(years > 0 ? [say(years, 'year')] : []),
    ...(months > 0 ? [say(months, 'month')] : []),
    ...(weeks > 0 ? [say(weeks, 'week')] : []),
    ...(days > 0 ? [say(days, 'calendarDay')] : []),
    ...(milliseconds > 0 ? describeTime(milliseconds, say) : []),
  ];
  return parts.length === 0 ? say(0, 'calendarDay') : parts.join(' ');
}

type Say = (amount: number, unit: Unit) => string;

function describeElapsed(milliseconds: number, say: Say, language: 'en' | 'zh-CN'): string {
  if (milliseconds < 2 * MILLISECONDS.d) return describeTime(milliseconds, say).join(' ');
  const days = Math.floor(milliseconds / MILLISECONDS.d);
  const rest = milliseconds - days * MILLISECONDS.d;
  if (rest > 0) return [say(days, 'day'), ...describeTime(rest, say)].join(' ');
  const hours = say(days * 24, 'hour');
  return language === 'en' ? `${say(days, 'day')} (${hours})` : `${say(days, 'day')}（${hours}）`;
}

/** Hours, minutes and seconds, a fraction of a second included; hours may be more than 24. */
function describeTime(milliseconds: number, say: Say): readonly string[] {
  const hours = Math.floor(milliseconds / MILLISECONDS.h);
  const minutes = Math.floor((milliseconds % MILLISECONDS.h) / MILLISECONDS.m);
  const seconds = (milliseconds % MILLISECONDS.m) / MILLISECONDS.s;
  const parts = [
    ...(hours > 0 ? [say(hours, 'hour')] : []),
    ...(minutes > 0 ? [say(minutes, 'minute')] : []),
    ...(seconds > 0 ? [say(seconds, 'second')] : []),
  ];
  return parts.length === 0 ? [say(0, 'second')] : parts;
}
