import type { Language } from '../text/catalogue/entry.ts';
import { han } from '../text/han.ts';

/** What a story says of service clocks. Names, instants and lengths of time come in ready for people. */
export interface ClockWords {
  /** `from` is told where the clock counts from earlier than now. */
  readonly started: (clock: string, due: string, from: string | undefined) => string;
  readonly paused: (clock: string) => string;
  readonly resumed: (clock: string, due: string | undefined) => string;
  readonly retargeted: (clock: string, target: string | undefined, due: string | undefined) => string;
  readonly extended: (clock: string, amount: string, who: string | undefined, due: string | undefined) => string;
  readonly warnedShare: (clock: string, percent: number, due: string | undefined) => string;
  readonly warnedLeft: (clock: string, left: string, due: string | undefined) => string;
  readonly breached: (clock: string, due: string | undefined) => string;
  readonly withdrawn: (clock: string, due: string | undefined) => string;
  readonly met: (clock: string, left: string | undefined) => string;
  readonly late: (clock: string, over: string | undefined) => string;
  readonly cancelled: (clock: string) => string;
  readonly undated: (clock: string, calendar: string | undefined) => string;
  /** A length of time of which only opening hours count. */
  readonly business: (length: string) => string;
  /** What a clock has come to, as the name of something that happens. */
  readonly came: (clock: string, what: 'met' | 'breached' | 'warned') => string;
}

const en: ClockWords = {
  started: (clock, due, from) => `Clock “${clock}”: due ${due}${from === undefined ? '' : `, counted from ${from}`}`,
  paused: (clock) => `Clock “${clock}” is paused`,
  resumed: (clock, due) => `Clock “${clock}” runs on${due === undefined ? '' : `: due ${due}`}`,
  retargeted: (clock, target, due) => {
    const promise = target === undefined ? 'has no target now' : `has a new target, ${target}`;
    return `Clock “${clock}” ${promise}${due === undefined ? '' : `: due ${due}`}`;
  },
  extended: (clock, amount, who, due) =>
    `Clock “${clock}” is extended by ${amount}${who === undefined ? '' : ` by ${who}`}${due === undefined ? '' : `: due ${due}`}`,
  warnedShare: (clock, percent, due) =>
    `Clock “${clock}”: ${percent}% of its time is used${due === undefined ? '' : `, due ${due}`}`,
  warnedLeft: (clock, left, due) => `Clock “${clock}”: ${left} left${due === undefined ? '' : `, due ${due}`}`,
  breached: (clock, due) => `Clock “${clock}” has run over${due === undefined ? '' : `: it was due ${due}`}`,
  withdrawn: (clock, due) => `Clock “${clock}” is in time after all${due === undefined ? '' : `: due ${due}`}`,
  met: (clock, left) => `Clock “${clock}” is met${left === undefined ? '' : `, ${left} left`}`,
  late: (clock, over) => `Clock “${clock}” is stopped ${over === undefined ? 'too late' : `${over} late`}`,
  cancelled: (clock) => `Clock “${clock}” is cancelled`,
  undated: (clock, calendar) => {
    const why =
      calendar === undefined ? 'nothing says what its target is' : `calendar “${calendar}” does not know those days`;
    return `Clock “${clock}” runs without a due time: ${why}`;
  },
  business: (length) => `${length} of business time`,
  came: (clock, what) => `${clock} ${{ met: 'is met', breached: 'has run over', warned: 'warns' }[what]}`,
};

const zh: ClockWords = {
  started: (clock, due, from) => han`时钟“${clock}”：最迟 ${due}${from === undefined ? '' : han`，从 ${from} 算起`}`,
  paused: (clock) => `时钟“${clock}”暂停`,
  resumed: (clock, due) => `时钟“${clock}”继续走${due === undefined ? '' : han`：最迟 ${due}`}`,
  retargeted: (clock, target, due) => {
    const promise = target === undefined ? '现在没有目标' : han`目标改为 ${target}`;
    return `时钟“${clock}”${promise}${due === undefined ? '' : han`：最迟 ${due}`}`;
  },
  extended: (clock, amount, who, due) =>
    `${who === undefined ? '' : `${who}将`}时钟“${clock}”` +
    han`延长 ${amount}` +
    (due === undefined ? '' : han`：最迟 ${due}`),
  warnedShare: (clock, percent, due) =>
    han`时钟“${clock}”：时间已用 ${percent}%` + (due === undefined ? '' : han`，最迟 ${due}`),
  warnedLeft: (clock, left, due) => han`时钟“${clock}”：还剩 ${left}` + (due === undefined ? '' : han`，最迟 ${due}`),
  breached: (clock, due) => `时钟“${clock}”已超时${due === undefined ? '' : han`：应不晚于 ${due}`}`,
  withdrawn: (clock, due) => `时钟“${clock}”又不算超时了${due === undefined ? '' : han`：最迟 ${due}`}`,
  met: (clock, left) => `时钟“${clock}”达标${left === undefined ? '' : han`，还剩 ${left}`}`,
  late: (clock, over) => `时钟“${clock}”超时后停止${over === undefined ? '' : han`，晚了 ${over}`}`,
  cancelled: (clock) => `时钟“${clock}”取消`,
  undated: (clock, calendar) => {
    const why = calendar === undefined ? '没有写明目标' : han`日历“${calendar}”里没有那些日期`;
    return `时钟“${clock}”无法确定到期时间：${why}`;
  },
  business: (length) => `${length}（工作时间）`,
  came: (clock, what) => `${clock}${{ met: '达标', breached: '超时', warned: '预警' }[what]}`,
};

/** What stories say of clocks, by language. */
export const clockWords: Readonly<Record<Language, ClockWords>> = { en, 'zh-CN': zh };
