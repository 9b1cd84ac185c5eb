import type { CaseAct } from '../../run/store/journal-record.ts';
import type { Language } from '../../text/catalogue/entry.ts';

/** What is said in and of a journey that was made from a real case. */
export interface HistoryWords {
  readonly title: (blueprint: string) => string;
  readonly acts: Readonly<Record<CaseAct, string>>;
  readonly act: (act: string, who: string, step: string | undefined) => string;
  readonly toldLate: (event: string, seq: number) => string;
  readonly leftOut: (event: string, seq: number) => string;
  readonly decides: (fields: readonly string[]) => string;
  readonly clocks: (ids: readonly string[]) => string;
  readonly otherWay: (at: string) => string;
  readonly notPlayed: (why: string) => string;
}

export const historyWords: Readonly<Record<Language, HistoryWords>> = {
  en: {
    title: (blueprint) => `A real case of ${blueprint}, with stand-ins for personal values`,
    acts: {
      claim: 'claims the work',
      release: 'gives the work back',
      delegate: 'delegates the work',
      skip: 'has an event skipped',
      revive: 'has effects tried again',
      erase: 'has personal values erased',
    },
    act: (act, who, step) => `Left out: ${who} ${act}${step === undefined ? '' : ` of "${step}"`}`,
    toldLate: (event, seq) => `"${event}" (entry ${seq}) was told late; in the journey it happens when it was told.`,
    leftOut: (event, seq) => `"${event}" (entry ${seq}) has no line in a journey and is left out.`,
    decides: (fields) =>
      `With stand-ins the journey goes another way: a condition reads ${fields.map((field) => `"${field}"`).join(', ')}. Write a value into the journey that leads the same way.`,
    clocks: (ids) =>
      `Nothing is expected of ${ids.map((id) => `clock "${id}"`).join(', ')}: it hangs on who opened the case or on what was told late, which a journey does not say.`,
    otherWay: (at) => `The journey does not go the way of the case from ${at} on.`,
    notPlayed: (why) => `The journey cannot be played: ${why}`,
  },
  'zh-CN': {
    title: (blueprint) => `${blueprint}的一个真实案例，个人信息已替换`,
    acts: {
      claim: '领取任务',
      release: '退回任务',
      delegate: '转派任务',
      skip: '跳过事件',
      revive: '重试对外操作',
      erase: '删除个人信息',
    },
    act: (act, who, step) => `略去：${who}${act}${step === undefined ? '' : `“${step}”`}`,
    toldLate: (event, seq) => `“${event}”（第 ${seq} 条记录）是事后告知的，在旅程中按告知的时刻发生。`,
    leftOut: (event, seq) => `“${event}”（第 ${seq} 条记录）在旅程中没有对应的写法，已略去。`,
    decides: (fields) =>
      `替换后旅程走向不同：有条件读取了${fields.map((field) => `“${field}”`).join('、')}。请在旅程中写入走向相同的值。`,
    clocks: (ids) =>
      `没有写时钟${ids.map((id) => `“${id}”`).join('、')}的预期：它取决于谁开立了案例，或事后才告知的内容，旅程无法表达。`,
    otherWay: (at) => `从 ${at} 起，旅程的走向与案例不同。`,
    notPlayed: (why) => `旅程无法走：${why}`,
  },
};
