import { entry, type CatalogueEntry, type Language, type Wording } from './entry.ts';
import { runCatalogue } from './run.ts';

/** Of more lines than these a reader takes in nothing. */
const MOST_LINES = 6;

/** Why the case turned a line down, and where it stands. */
export interface Refused {
  /** The case's own answer: a code of a running case with what its sentences speak of. */
  readonly reason: { readonly code: string; readonly params: Readonly<Record<string, unknown>> };
  /** The step that the line is about. */
  readonly step?: string;
  readonly event: string;
  /** The steps at which the case waits. */
  readonly waitsAt: readonly string[];
  /** The end by which it is closed. */
  readonly end?: string;
  /** Lines that it would take. */
  readonly accepted: readonly string[];
}

/** Playing a journey. */
export const journeyPlayCatalogue = {
  TL5017: entry<Refused>({
    rule: 'lines-are-what-the-case-takes-now',
    severity: 'error',
    en: (refused) => ({
      message: refusalEn(refused),
      hint:
        refused.accepted.length === 0
          ? 'Nothing more can happen to this case: remove the line.'
          : `The case takes now: ${shorten(refused.accepted).join(' or ')}.`,
    }),
    'zh-CN': (refused) => ({
      message: refusalZh(refused),
      hint:
        refused.accepted.length === 0
          ? '这个案例不会再发生任何事：请删除这一行。'
          : `案例此刻可以接受：${shorten(refused.accepted).join(' 或 ')}。`,
    }),
  }),
  TL5018: entry<{ reason: string; step: string }>({
    rule: 'blueprints-have-an-answer',
    severity: 'error',
    en: ({ reason, step }) => ({
      message: `At step "${step}" the case cannot go on: ${FAULT[reason]?.en ?? 'the blueprint has no answer'}.`,
      hint: `${FAULT[reason]?.enHint ?? 'Mend the blueprint'}, or change the data of this journey.`,
    }),
    'zh-CN': ({ reason, step }) => ({
      message: `案例在步骤“${step}”无法继续：${FAULT[reason]?.zh ?? '蓝图没有给出答案'}。`,
      hint: `${FAULT[reason]?.zhHint ?? '请修改蓝图'}，或修改这条旅程的数据。`,
    }),
  }),
  TL5019: entry<{ still: boolean; limit: number }>({
    rule: 'cases-come-to-rest',
    severity: 'error',
    en: ({ still, limit }) => ({
      message: still
        ? `The case goes round in circles: more than ${limit} things happen and no time passes.`
        : `More than ${limit} things happen while this one line lasts.`,
      hint: still
        ? 'Let a step of the circle wait for somebody or for time.'
        : 'Let less time pass, or lengthen what repeats.',
    }),
    'zh-CN': ({ still, limit }) => ({
      message: still
        ? `案例在原地打转：时间没有前进，却已发生 ${limit} 多件事。`
        : `仅这一行期间就发生了 ${limit} 多件事。`,
      hint: still ? '请让循环中的某个步骤等待某人或等待一段时间。' : '请缩短等待的时间，或拉长重复的间隔。',
    }),
  }),
  TL5020: entry<{ kind: 'returns' | 'fail' | 'slow'; service: string; count: number }>({
    rule: 'answers-of-services-are-needed',
    severity: 'warning',
    en: ({ kind, service, count }) => ({
      message: `${WASTE[kind].en(count)} of "${service}" ${count === 1 ? 'was' : 'were'} never needed: it was not called again.`,
      hint: 'Write the line before the call that it is meant for, or remove it.',
    }),
    'zh-CN': ({ kind, service, count }) => ({
      message: `服务“${service}”${WASTE[kind].zh(count)}没有用到：之后没有再调用它。`,
      hint: '请把这一行写在对应的调用之前，或删除它。',
    }),
  }),
  TL5024: entry<{ said: Readonly<Record<Language, { readonly message: string; readonly reason?: string }>> }>({
    rule: 'expectations-are-met',
    severity: 'error',
    en: ({ said: { en } }) => ({
      message: en.message,
      hint: `${en.reason === undefined ? '' : `${en.reason} `}Mend the blueprint, or expect what is so.`,
    }),
    'zh-CN': ({ said: { 'zh-CN': zh } }) => ({
      message: zh.message,
      hint: `${zh.reason ?? ''}请修改蓝图，或改写这项预期。`,
    }),
  }),
};

const FAULT: Readonly<
  Record<string, { readonly en: string; readonly zh: string; readonly enHint: string; readonly zhHint: string }>
> = {
  'no-rule-matches': {
    en: 'no rule or condition fits the data',
    zh: '没有规则或条件符合数据',
    enHint: 'Add a rule that fits',
    zhHint: '请补充相符的规则',
  },
  'several-rules-match': {
    en: 'several rules fit the data where only one may',
    zh: '只允许一条规则符合时，有多条规则符合数据',
    enHint: 'Tell the rules apart, or write "hit: first"',
    zhHint: '请区分这些规则，或写 hit: first',
  },
  'no-instant': {
    en: 'the date it waits for has no value',
    zh: '它要等待的日期没有值',
    enHint: 'Ask for the date before this step',
    zhHint: '请在此步骤之前询问该日期',
  },
  undated: {
    en: 'no calendar knows the days until the time it waits for',
    zh: '它要等到的时间超出了日历已知的日期',
    enHint: 'Continue the days of the calendar, and move "valid-until"',
    zhHint: '请续写日历的日期并推后 valid-until',
  },
};

const WASTE = {
  returns: { en: () => 'An answer', zh: () => '的答复' },
  fail: {
    en: (count: number) => (count === 1 ? 'A failure' : `${count} failures`),
    zh: (count: number) => (count === 1 ? '的失败' : `的 ${count} 次失败`),
  },
  slow: { en: () => 'A delay', zh: () => '的延迟' },
} as const;

function refusalEn({ reason, step, event, waitsAt, end }: Refused): string {
  switch (reason.code) {
    case 'TL6001': {
      const steps = waitsAt.length === 0 ? 'at no step' : `at ${waitsAt.map((id) => `"${id}"`).join(', ')}`;
      const where = end === undefined ? `the case is ${steps}` : `the case is closed ("${end}")`;
      return `${step === undefined ? `"${event}" has no effect` : `Step "${step}" cannot be done`} now: ${where}.`;
    }
    case 'TL6007':
      return `"${step ?? event}" still needs: ${(reason.params['fields'] as readonly string[]).join(', ')}.`;
    default:
      return wordingOf(reason, 'en').message;
  }
}

function refusalZh({ reason, step, event, waitsAt, end }: Refused): string {
  switch (reason.code) {
    case 'TL6001': {
      const steps =
        waitsAt.length === 0 ? '案例不在任何步骤' : `案例正停在${waitsAt.map((id) => `“${id}”`).join('、')}`;
      const where = end === undefined ? steps : `案例已关闭（“${end}”）`;
      return `${step === undefined ? `“${event}”此刻不起作用` : `步骤“${step}”此刻不能办理`}：${where}。`;
    }
    case 'TL6007':
      return `“${step ?? event}”还缺少：${(reason.params['fields'] as readonly string[]).join('、')}。`;
    default:
      return wordingOf(reason, 'zh-CN').message;
  }
}

function wordingOf({ code, params }: Refused['reason'], language: 'en' | 'zh-CN'): Wording {
  // The parameters were checked against this very code when the case refused the event.
  const entries: Readonly<Record<string, CatalogueEntry<object>>> = runCatalogue as never;
  return entries[code]?.[language](params) ?? { message: '', hint: '' };
}

function shorten(lines: readonly string[]): string[] {
  return lines.length <= MOST_LINES ? [...lines] : [...lines.slice(0, MOST_LINES), '…'];
}
