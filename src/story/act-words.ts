import type { Language } from '../text/catalogue/entry.ts';
import { han } from '../text/han.ts';

/** What a story says of acts from outside the blueprint. Names come in ready for people; `who` where it is told. */
export interface ActWords {
  readonly claimed: (who: string, step: string) => string;
  /** Gave back what was their own, or had been taken on by somebody else. */
  readonly released: (who: string, step: string) => string;
  readonly takenBack: (who: string | undefined, step: string, person: string) => string;
  /** `from` had it before. */
  readonly delegated: (who: string | undefined, step: string, to: string, from: string | undefined) => string;
  readonly skipped: (who: string | undefined, event: string) => string;
  readonly revived: (who: string | undefined) => string;
  readonly erased: (who: string | undefined, fields: readonly string[]) => string;
  /** An event that is the outcome of a step, and one that is a timer. */
  readonly outcome: (step: string, outcome: string) => string;
  readonly timer: string;
}

const enBy = (who: string | undefined): string => (who === undefined ? '' : ` by ${who}`);

const en: ActWords = {
  claimed: (who, step) => `${who} takes on “${step}”`,
  released: (who, step) => `${who} gives “${step}” back`,
  takenBack: (who, step, person) => `“${step}” is taken back from ${person}${enBy(who)}`,
  delegated: (who, step, to, from) =>
    `“${step}” goes${from === undefined ? '' : ` from ${from}`} to ${to}${who === undefined ? '' : `, as ${who} decides`}`,
  skipped: (who, event) => `“${event}” could not be dealt with and is laid aside${enBy(who)}`,
  revived: (who) => `What could not be delivered is tried again${who === undefined ? '' : `, asked for by ${who}`}`,
  erased: (who, fields) =>
    `Personal values are erased${enBy(who)}${fields.length === 0 ? '' : `: ${fields.join(', ')}`}`,
  outcome: (step, outcome) => `${step}: ${outcome}`,
  timer: 'timer',
};

const zhBy = (who: string | undefined): string => who ?? '';

const zh: ActWords = {
  claimed: (who, step) => han`${who}领取“${step}”`,
  released: (who, step) => han`${who}退回“${step}”`,
  takenBack: (who, step, person) => han`${zhBy(who)}收回“${step}”，原由${person}处理`,
  delegated: (who, step, to, from) =>
    han`${who === undefined ? '' : han`${who}把`}“${step}”交给${to}` +
    (from === undefined ? '' : han`，原由${from}处理`),
  skipped: (who, event) => han`“${event}”无法处理，${who === undefined ? '已' : han`由${who}`}搁置`,
  revived: (who) => han`${who === undefined ? '' : han`应${who}要求，`}没有送达的内容再次发送`,
  erased: (who, fields) =>
    (who === undefined ? '个人信息已清除' : han`${who}清除个人信息`) +
    (fields.length === 0 ? '' : han`：${fields.join('、')}`),
  outcome: (step, outcome) => han`${step}：${outcome}`,
  timer: '计时器',
};

/** What stories say of acts, by language. */
export const actWords: Readonly<Record<Language, ActWords>> = { en, 'zh-CN': zh };
