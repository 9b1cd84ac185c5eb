import { entry } from './entry.ts';

/** How escalations are written. */
export const blueprintEscalationsCatalogue = {
  TL2065: entry<{ escalation: string; both: boolean }>({
    rule: 'escalations-have-one-trigger',
    severity: 'error',
    en: ({ escalation, both }) => ({
      message: both
        ? `Escalation "${escalation}" is set off by a clock and by an event.`
        : `Nothing sets escalation "${escalation}" off.`,
      hint: both
        ? 'Keep one of sla and on; write a second escalation for the other.'
        : 'Write sla with a clock, on with an event, or when with a condition.',
    }),
    'zh-CN': ({ escalation, both }) => ({
      message: both ? `升级“${escalation}”同时由时钟和事件触发。` : `没有什么能触发升级“${escalation}”。`,
      hint: both ? 'sla 和 on 只留一个；另一个请另写一条升级。' : '请写 sla（时钟）、on（事件）或 when（条件）。',
    }),
  }),
  TL2066: entry<{ text: string; suggestion?: string }>({
    rule: 'levels-come-by-the-clock-or-after-one-another',
    severity: 'error',
    en: ({ text, suggestion }) => ({
      message: `"${text}" is no point in the course of a clock.`,
      hint:
        suggestion === undefined
          ? 'Write 80%, -30m, breach, or breach + 24h.'
          : `Write ${suggestion}. Other points are 80%, -30m, breach and breach + 24h.`,
    }),
    'zh-CN': ({ text, suggestion }) => ({
      message: `“${text}”不是时钟进程中的一个时刻。`,
      hint:
        suggestion === undefined
          ? '请写 80%、-30m、breach 或 breach + 24h。'
          : `请写 ${suggestion}。其他写法有 80%、-30m、breach 和 breach + 24h。`,
    }),
  }),
  TL2067: entry<{ escalation: string; problem: 'both' | 'no-clock' | 'rounds' | 'no-rounds' }>({
    rule: 'levels-fit-their-escalation',
    severity: 'error',
    en: ({ escalation, problem }) =>
      ({
        both: {
          message: `A level of escalation "${escalation}" comes both by the clock and after the level before.`,
          hint: 'Keep one of at and after.',
        },
        'no-clock': {
          message: `Escalation "${escalation}" has no clock, so none of its levels can come by one.`,
          hint: 'Write after with the time since the level before, or give the escalation a clock with sla.',
        },
        rounds: {
          message: `Escalation "${escalation}" goes round, and a point of its clock comes only once.`,
          hint: 'Write after in place of at, or take rounds away.',
        },
        'no-rounds': {
          message: `Escalation "${escalation}" has a last level, but no rounds before it.`,
          hint: 'Write it as one more level, or add rounds.',
        },
      })[problem],
    'zh-CN': ({ escalation, problem }) =>
      ({
        both: {
          message: `升级“${escalation}”有一级既按时钟又按上一级之后的时间到来。`,
          hint: 'at 和 after 只留一个。',
        },
        'no-clock': {
          message: `升级“${escalation}”没有时钟，它的各级不能按时钟到来。`,
          hint: '请用 after 写上一级之后多久，或者用 sla 给升级指定时钟。',
        },
        rounds: {
          message: `升级“${escalation}”要循环，而时钟的时刻只来一次。`,
          hint: '请把 at 改成 after，或者去掉 rounds。',
        },
        'no-rounds': {
          message: `升级“${escalation}”写了 finally，前面却没有 rounds。`,
          hint: '请把它写成普通的一级，或者加上 rounds。',
        },
      })[problem],
  }),
  TL2068: entry<{ escalation: string; problem: 'nothing' | 'repeat' | 'message' }>({
    rule: 'levels-do-something',
    severity: 'error',
    en: ({ escalation, problem }) => ({
      message:
        problem === 'nothing'
          ? `A level of escalation "${escalation}" tells nobody and moves no work.`
          : problem === 'repeat'
            ? `A level of escalation "${escalation}" is repeated, but it tells nobody anything.`
            : `A level of escalation "${escalation}" has a message, but it tells nobody anything.`,
      hint: problem === 'nothing' ? 'Write notify, phone or reassign.' : 'Write notify or phone beside it.',
    }),
    'zh-CN': ({ escalation, problem }) => ({
      message:
        problem === 'nothing'
          ? `升级“${escalation}”有一级既不通知人，也不转派工作。`
          : problem === 'repeat'
            ? `升级“${escalation}”有一级要重复，却不通知任何人。`
            : `升级“${escalation}”有一级写了消息，却不通知任何人。`,
      hint: problem === 'nothing' ? '请写 notify、phone 或 reassign。' : '请同时写 notify 或 phone。',
    }),
  }),
} as const;
