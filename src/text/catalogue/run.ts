import { entry, type Wording } from './entry.ts';
import { listEn } from './words.ts';

const list = (words: readonly string[]): string => (words.length === 0 ? '–' : words.join(', '));
const listZh = (words: readonly string[]): string => (words.length === 0 ? '（无）' : words.join('、'));

/** Why an event was not accepted by a running case. Nothing has changed then, and a retry of the same event changes nothing. */
export const runCatalogue = {
  TL6001: entry<{ event: string; accepted: readonly string[] }>({
    rule: 'events-are-those-the-case-waits-for',
    severity: 'error',
    en: ({ event, accepted }) => ({
      message: `The case does not wait for "${event}" now.`,
      hint: `It can take: ${list(accepted)}.`,
    }),
    'zh-CN': ({ event, accepted }) => ({
      message: `案例此刻不接受“${event}”。`,
      hint: `可以接受：${listZh(accepted)}。`,
    }),
  }),
  TL6002: entry<{ event: string; known: readonly string[]; near?: string }>({
    rule: 'events-are-those-of-the-blueprint',
    severity: 'error',
    en: ({ event, near, known }) => ({
      message: `The blueprint has no event "${event}".`,
      hint: near === undefined ? `It has: ${list(known)}.` : `Did you mean "${near}"?`,
    }),
    'zh-CN': ({ event, near, known }) => ({
      message: `蓝图中没有事件“${event}”。`,
      hint: near === undefined ? `可用的事件：${listZh(known)}。` : `您是不是想写“${near}”？`,
    }),
  }),
  TL6003: entry<{ role: string; allowed: readonly string[] }>({
    rule: 'events-come-from-those-who-may',
    severity: 'error',
    en: ({ role, allowed }) => ({
      message: `"${role}" may not do this.`,
      hint: `It is for: ${list(allowed)}.`,
    }),
    'zh-CN': ({ role, allowed }) => ({
      message: `“${role}”无权这样做。`,
      hint: `可由以下角色执行：${listZh(allowed)}。`,
    }),
  }),
  TL6004: entry<{ problem: 'missing' | 'early' | 'future' }>({
    rule: 'events-carry-their-instant',
    severity: 'error',
    en: ({ problem }) => ({
      message:
        problem === 'missing'
          ? 'The event does not say when it happened.'
          : problem === 'early'
            ? 'The event is earlier than what the case already knows.'
            : 'The event lies in the future.',
      hint: 'Give "at" in epoch milliseconds, not before the last event and not after now.',
    }),
    'zh-CN': ({ problem }) => ({
      message:
        problem === 'missing'
          ? '事件没有说明发生的时间。'
          : problem === 'early'
            ? '事件时间早于案例已记录的时间。'
            : '事件时间在未来。',
      hint: '请在 at 中给出毫秒时间戳：不早于上一事件，也不晚于现在。',
    }),
  }),
  TL6005: entry<Record<never, never>>({
    rule: 'events-say-who-sent-them',
    severity: 'error',
    en: () => ({ message: 'The event does not say who sent it.', hint: 'Give "by", such as { role: "agent" }.' }),
    'zh-CN': () => ({ message: '事件没有说明由谁发出。', hint: '请给出 by，例如 { role: "agent" }。' }),
  }),
  TL6006: entry<{ field: string; problem: string }>({
    rule: 'answers-fit-their-field',
    severity: 'error',
    en: ({ field, problem }) => ({
      message: `The value for "${field}" ${PROBLEM_EN[problem] ?? 'does not fit'}.`,
      hint: 'Send a value that fits the field.',
    }),
    'zh-CN': ({ field, problem }) => ({
      message: `“${field}”的值${PROBLEM_ZH[problem] ?? '不合要求'}。`,
      hint: '请提供符合该字段要求的值。',
    }),
  }),
  TL6007: entry<{ fields: readonly string[] }>({
    rule: 'asked-fields-are-answered',
    severity: 'error',
    en: ({ fields }) => ({ message: `Not answered yet: ${list(fields)}.`, hint: 'Send a value for each of them.' }),
    'zh-CN': ({ fields }) => ({ message: `尚未填写：${listZh(fields)}。`, hint: '请为每一项提供值。' }),
  }),
  TL6008: entry<{ fields: readonly string[]; asked: readonly string[] }>({
    rule: 'answers-were-asked-for',
    severity: 'error',
    en: ({ fields, asked }) => ({
      message: `Nobody asks for: ${list(fields)}.`,
      hint: `Asked for here: ${list(asked)}.`,
    }),
    'zh-CN': ({ fields, asked }) => ({
      message: `此处没有询问：${listZh(fields)}。`,
      hint: `此处询问的是：${listZh(asked)}。`,
    }),
  }),
  TL6009: entry<{ step: string }>({
    rule: 'an-answer-leads-somewhere',
    severity: 'error',
    en: ({ step }) => ({
      message: `None of the outcomes of "${step}" fits this answer.`,
      hint: 'Check the conditions of its outcomes.',
    }),
    'zh-CN': ({ step }) => ({ message: `“${step}”的各个结果都不符合这个回答。`, hint: '请检查各结果的条件。' }),
  }),
  TL6010: entry<{ interrupt: string }>({
    rule: 'an-interrupted-case-waits',
    severity: 'error',
    en: ({ interrupt }) => ({
      message: `The case stands still while "${interrupt}" is dealt with.`,
      hint: 'Finish that first.',
    }),
    'zh-CN': ({ interrupt }) => ({ message: `正在处理“${interrupt}”，案例暂停推进。`, hint: '请先完成该处理。' }),
  }),
  TL6011: entry<{ end?: string; because?: 'never' | 'end' | 'over' }>({
    rule: 'a-sealed-case-does-not-change',
    severity: 'error',
    en: ({ end, because }) => ({
      message: `The case is closed for good${because === undefined ? '' : SEALED[because].en(end ?? '')}.`,
      hint: 'Open a new case.',
    }),
    'zh-CN': ({ end, because }) => ({
      message: `案例已最终关闭${because === undefined ? '' : SEALED[because].zh(end ?? '')}。`,
      hint: '请新开一个案例。',
    }),
  }),
  TL6012: entry<{ timer: string }>({
    rule: 'timers-fire-while-they-run',
    severity: 'error',
    en: ({ timer }) => ({
      message: `The timer "${timer}" is not running any more.`,
      hint: 'Nothing needs to be done.',
    }),
    'zh-CN': ({ timer }) => ({ message: `计时器“${timer}”已不再运行。`, hint: '无需处理。' }),
  }),
  TL6013: entry<{ event: string }>({
    rule: 'conditions-of-events-hold',
    severity: 'error',
    en: ({ event }) => ({
      message: `"${event}" has no effect now: its condition does not hold.`,
      hint: 'Check its "when".',
    }),
    'zh-CN': ({ event }) => ({ message: `“${event}”此刻不起作用：条件不成立。`, hint: '请检查它的 when 条件。' }),
  }),
  TL6014: entry<{
    step: string;
    problem: 'absent' | 'stranger' | 'quorum' | 'short' | 'long';
    roles: readonly string[];
    quorum?: number;
  }>({
    rule: 'meetings-are-held-as-planned',
    severity: 'error',
    en: ({ step, problem, roles, quorum }) => ({
      message:
        problem === 'absent'
          ? `The meeting "${step}" cannot count as held without ${listEn(roles)}.`
          : problem === 'stranger'
            ? `${roles.map((role) => `"${role}"`).join(', ')} ${roles.length === 1 ? 'is no role, so it' : 'are no roles, so they'} cannot have been at the meeting "${step}".`
            : problem === 'quorum'
              ? `The meeting "${step}" needs ${quorum ?? 0} people to count as held.`
              : `The meeting "${step}" was too ${problem} to count as held.`,
      hint: 'Send "present" with the roles that were there and "lasted" with how long it took, or the outcome "not-held".',
    }),
    'zh-CN': ({ step, problem, roles, quorum }) => ({
      message:
        problem === 'absent'
          ? `缺少${listZh(roles)}，会议“${step}”不能算作已召开。`
          : problem === 'stranger'
            ? `${roles.map((role) => `“${role}”`).join('、')}不是已声明的角色，不能列为会议“${step}”的出席者。`
            : problem === 'quorum'
              ? `会议“${step}”至少要有 ${quorum ?? 0} 人出席才算召开。`
              : `会议“${step}”的时间太${problem === 'short' ? '短' : '长'}，不能算作已召开。`,
      hint: '请在 present 里写明出席的角色，在 lasted 里写明实际时长；没有开成时请发送 not-held。',
    }),
  }),
  TL6015: entry<{ step: string; problem: 'nobody' | 'twice' | 'maker'; person: string | undefined }>({
    rule: 'everybody-votes-once-and-not-on-their-own-work',
    severity: 'error',
    en: ({ step, problem, person }) => ({
      message:
        problem === 'nobody'
          ? `A vote at step "${step}" must say which person votes.`
          : problem === 'twice'
            ? `${person ?? ''} has voted at step "${step}" already.`
            : `${person ?? ''} has worked on this case and may not vote on it at step "${step}".`,
      hint: problem === 'nobody' ? 'Send "by" with the role and the person.' : 'Let somebody else vote.',
    }),
    'zh-CN': ({ step, problem, person }) => ({
      message:
        problem === 'nobody'
          ? `步骤“${step}”的投票必须注明是谁投的。`
          : problem === 'twice'
            ? `${person ?? ''} 已经在步骤“${step}”投过票。`
            : `${person ?? ''} 经手过本案例，不能在步骤“${step}”投票。`,
      hint: problem === 'nobody' ? '请在 by 里写明角色和人员。' : '请由其他人投票。',
    }),
  }),
  TL6016: entry<{ escalation: string; problem: 'nobody' | 'taken' | 'stranger'; told: readonly string[] }>({
    rule: 'who-was-told-may-accept',
    severity: 'error',
    en: ({ escalation, problem, told }) => ({
      message:
        problem === 'nobody'
          ? `Nobody has been told of "${escalation}", so nobody can accept it now.`
          : problem === 'taken'
            ? `"${escalation}" has been accepted already.`
            : `Only somebody who was told of "${escalation}" can accept it.`,
      hint:
        problem === 'stranger'
          ? `Told were: ${list(told)}. Send "by" with one of them.`
          : 'Look at the escalations of the case to see what waits for whom.',
    }),
    'zh-CN': ({ escalation, problem, told }) => ({
      message:
        problem === 'nobody'
          ? `“${escalation}”还没有通知任何人，现在没有人可以接手。`
          : problem === 'taken'
            ? `“${escalation}”已经有人接手。`
            : `只有被通知过“${escalation}”的人才能接手。`,
      hint:
        problem === 'stranger'
          ? `被通知的有：${listZh(told)}。请在 by 里写其中之一。`
          : '请查看案例的升级情况，了解在等谁处理。',
    }),
  }),
  TL6017: entry<{
    sla: string;
    amount: string;
    problem: ExtensionProblem;
  }>({
    rule: 'a-clock-is-extended-while-it-runs-and-as-it-counts',
    severity: 'error',
    en: ({ sla, amount, problem }) => EXTENSION_EN[problem](sla, amount),
    'zh-CN': ({ sla, amount, problem }) => EXTENSION_ZH[problem](sla, amount),
  }),
  TL6018: entry<{ step: string; owner: string }>({
    rule: 'claimed-work-is-its-owners',
    severity: 'error',
    en: ({ step, owner }) => ({
      message: `The work of step "${step}" is with ${owner}.`,
      hint: 'Let them complete it, or have it released or delegated first.',
    }),
    'zh-CN': ({ step, owner }) => ({
      message: `步骤“${step}”的工作在 ${owner} 手上。`,
      hint: '请由其完成，或先释放、转交这项工作。',
    }),
  }),
};

const PROBLEM_EN: Record<string, string> = {
  kind: 'is of the wrong kind',
  'not-a-value': 'is not among its values',
  'too-small': 'is too small or too short',
  'too-large': 'is too large or too long',
  format: 'is not written as it should be',
};

const PROBLEM_ZH: Record<string, string> = {
  kind: '类型不对',
  'not-a-value': '不在可选值之中',
  'too-small': '过小或过短',
  'too-large': '过大或过长',
  format: '写法不对',
};

/** Why a case that is closed does not come back. */
const SEALED = {
  never: { en: () => ': the blueprint has no "reopen"', zh: () => '：蓝图没有写 reopen' },
  end: {
    en: (end: string) => `: "reopen" does not name its end "${end}" under "from"`,
    zh: (end: string) => `：reopen 的 from 没有列出结局“${end}”`,
  },
  over: { en: () => ': the time to reopen it is over', zh: () => '：可以重开的期限已过' },
} as const;

type ExtensionProblem = 'not-running' | 'no-target' | 'nothing' | 'business' | 'all-time';

type ExtensionWords = Readonly<Record<ExtensionProblem, (sla: string, amount: string) => Wording>>;

const EXTENSION_EN: ExtensionWords = {
  'not-running': (sla) => ({
    message: `Clock "${sla}" is not running now, so it cannot be given more time.`,
    hint: 'Give it more time after it has begun and before it is met, stopped or given up.',
  }),
  'no-target': (sla) => ({
    message: `Nothing says what the target of clock "${sla}" is, so there is nothing to add to.`,
    hint: 'Fill in what its target is taken from first.',
  }),
  nothing: (sla, amount) => ({
    message: `"${amount}" gives clock "${sla}" no time.`,
    hint: 'Send "amount" with how much longer it is to run.',
  }),
  business: (sla, amount) => ({
    message: `Clock "${sla}" counts business time only, and "${amount}" counts all time.`,
    hint: 'Send business time, such as 4bh or 1bd.',
  }),
  'all-time': (sla, amount) => ({
    message: `Clock "${sla}" counts all time, and "${amount}" is business time.`,
    hint: 'Send elapsed time, such as 4h, or days of the calendar, such as P1D.',
  }),
};

const EXTENSION_ZH: ExtensionWords = {
  'not-running': (sla) => ({
    message: `时钟“${sla}”现在没有在走，不能延长。`,
    hint: '请在它开始之后、达标、停止或取消之前延长。',
  }),
  'no-target': (sla) => ({
    message: `时钟“${sla}”还没有目标时间，无从延长。`,
    hint: '请先填写它的目标所依据的内容。',
  }),
  nothing: (sla, amount) => ({
    message: `“${amount}”没有给时钟“${sla}”增加任何时间。`,
    hint: '请在 amount 中写明要延长多久。',
  }),
  business: (sla, amount) => ({
    message: `时钟“${sla}”只计工作时间，而“${amount}”是全部时间。`,
    hint: '请写工作时间，例如 4bh 或 1bd。',
  }),
  'all-time': (sla, amount) => ({
    message: `时钟“${sla}”计全部时间，而“${amount}”是工作时间。`,
    hint: '请写实际时长，例如 4h；或者日历上的天数，例如 P1D。',
  }),
};
