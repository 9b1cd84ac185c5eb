import { didYouMean, didYouMeanZh, entry } from './entry.ts';
import { alsoEn, alsoZh, listEn, listZh, sentences } from './words.ts';

/** The kinds of thing that a reference can name, in words, and the section where they are declared. */
const THINGS: Readonly<Record<string, readonly [en: string, zh: string, section?: string]>> = {
  role: ['role', '角色', 'roles'],
  'role-or-customer': ['role', '角色', 'roles'],
  channel: ['channel', '渠道', 'channels'],
  calendar: ['calendar', '日历', 'calendars'],
  field: ['field', '字段', 'data'],
  message: ['message', '消息', 'messages'],
  decision: ['decision', '决策表', 'decisions'],
  service: ['service', '服务', 'services'],
  milestone: ['milestone', '里程碑', 'milestones'],
  need: ['customer need', '客户需求', 'needs'],
  sla: ['service clock', '服务时钟', 'slas'],
  stage: ['stage', '阶段', 'stages'],
  end: ['end', '结束', 'ends'],
  event: ['event', '事件', 'events'],
  signal: ['signal', '信号', 'signals'],
  parameter: ['parameter', '参数', 'parameters'],
  output: ['service output', '服务输出'],
  input: ['service input', '服务输入'],
};
const thing = (kind: string): string => THINGS[kind]?.[0] ?? kind;
const thingZh = (kind: string): string => THINGS[kind]?.[1] ?? kind;
const section = (kind: string): string | undefined => THINGS[kind]?.[2];

/** Names that are used and declared. */
export const checkNamesCatalogue = {
  TL4001: entry<{ kind: string; name: string; near?: string; others: number }>({
    rule: 'what-is-used-is-declared',
    severity: 'error',
    en: ({ kind, name, near, others }) => ({
      message: sentences('en', `There is no ${thing(kind)} "${name}".`, alsoEn(others)),
      hint: didYouMean(
        near,
        section(kind) === undefined ? 'Correct the name.' : `Declare it under "${section(kind)}", or correct the name.`,
      ),
    }),
    'zh-CN': ({ kind, name, near, others }) => ({
      message: sentences('zh-CN', `没有名为“${name}”的${thingZh(kind)}。`, alsoZh(others)),
      hint: didYouMeanZh(
        near,
        section(kind) === undefined ? '请改正名称。' : `请在 ${section(kind)} 中声明它，或者改正名称。`,
      ),
    }),
  }),
  TL4011: entry<{ kind: string; name: string }>({
    rule: 'what-is-declared-is-used',
    severity: 'warning',
    en: ({ kind, name }) => ({
      message: `The ${thing(kind)} "${name}" is declared and never used.`,
      hint: 'Use it or remove it.',
    }),
    'zh-CN': ({ kind, name }) => ({
      message: `${thingZh(kind)}“${name}”已声明，但从未使用。`,
      hint: '请使用它，或者删除它。',
    }),
  }),
  TL4025: entry<{ name: string; near?: string }>({
    rule: 'placeholders-name-fields',
    severity: 'error',
    en: ({ name, near }) => ({
      message:
        name === ''
          ? 'These braces are empty.'
          : `The message asks for "{${name}}", which is neither a field nor a fact of the case.`,
      hint: didYouMean(near, 'Write the name of a field, or "{case.id}"; write "{{" for a brace in the text.'),
    }),
    'zh-CN': ({ name, near }) => ({
      message: name === '' ? '这对花括号里没有内容。' : `消息中用到“{${name}}”，但没有这个字段或案例信息。`,
      hint: didYouMeanZh(near, '请写字段名或“{case.id}”；如果要写花括号本身，请写“{{”。'),
    }),
  }),
  TL4026: entry<{ brace: string }>({
    rule: 'braces-come-in-pairs',
    severity: 'error',
    en: ({ brace }) => ({
      message: brace === '{' ? 'This brace is never closed.' : 'This brace closes nothing.',
      hint: `Write "{name}" around the name of a field, or "${brace}${brace}" for a brace in the text.`,
    }),
    'zh-CN': ({ brace }) => ({
      message: brace === '{' ? '这个花括号没有结尾。' : '这个花括号没有开头。',
      hint: `请用“{字段名}”括住字段名；如果要写花括号本身，请写“${brace}${brace}”。`,
    }),
  }),
  TL4027: entry<{ event: string; near?: string; others: number }>({
    rule: 'events-are-known',
    severity: 'error',
    en: ({ event, near, others }) => ({
      message: sentences('en', `There is no event "${event}".`, alsoEn(others)),
      hint: didYouMean(
        near,
        'Write customer.… with an entry of "events", signal.… with one of "signals", step.<step>.<outcome> or stage.<stage>.entered.',
      ),
    }),
    'zh-CN': ({ event, near, others }) => ({
      message: sentences('zh-CN', `没有“${event}”这个事件。`, alsoZh(others)),
      hint: didYouMeanZh(
        near,
        '请写 customer.加 events 中的名称、signal.加 signals 中的名称、step.<步骤>.<结果> 或 stage.<阶段>.entered。',
      ),
    }),
  }),
  TL4028: entry<{ role: string; circle: readonly string[] }>({
    rule: 'deputies-do-not-go-round',
    severity: 'error',
    en: ({ role, circle }) => ({
      message: `"${role}" is its own deputy in the end: ${circle.join(' → ')}.`,
      hint: 'Remove one of these deputies.',
    }),
    'zh-CN': ({ role, circle }) => ({
      message: `“${role}”最终成了自己的代理人：${circle.join(' → ')}。`,
      hint: '请去掉其中一个代理关系。',
    }),
  }),
  TL4032: entry<{ milestone: string }>({
    rule: 'built-in-milestones-are-not-declared',
    severity: 'warning',
    en: ({ milestone }) => ({
      message: `The milestone "${milestone}" is built in.`,
      hint: 'Remove the declaration; the milestone can be used without it.',
    }),
    'zh-CN': ({ milestone }) => ({
      message: `里程碑“${milestone}”是内置的。`,
      hint: '请删除这个声明，直接使用即可。',
    }),
  }),
  TL4034: entry<{ name: string }>({
    rule: 'names-in-expressions-are-unique',
    severity: 'error',
    en: ({ name }) => ({
      message: `"${name}" is the name of a field and of a parameter, so an expression could mean either.`,
      hint: 'Rename one of them.',
    }),
    'zh-CN': ({ name }) => ({
      message: `“${name}”既是字段又是参数，表达式无法区分。`,
      hint: '请给其中一个改名。',
    }),
  }),
  TL4035: entry<{ name: string }>({
    rule: 'parameters-have-a-value',
    severity: 'warning',
    en: ({ name }) => ({
      message: `The parameter "${name}" has no value yet.`,
      hint: 'Set it before cases run: whatever depends on it cannot be worked out.',
    }),
    'zh-CN': ({ name }) => ({
      message: `参数“${name}”还没有设定值。`,
      hint: '请在正式运行前设定它，否则依赖它的内容无法计算。',
    }),
  }),
  TL4038: entry<Record<never, never>>({
    rule: 'events-are-read-where-they-are-handled',
    severity: 'error',
    en: () => ({
      message: 'There is no event at hand here: what an event brings can be read only where it is handled.',
      hint: 'Read it under "on:", in the "when" of an interrupt, or in the outcomes of the step that waits for the event.',
    }),
    'zh-CN': () => ({
      message: '这里没有事件可读：事件带来的内容只能在处理该事件的地方读取。',
      hint: '请在 on:、中断的 when，或等待该事件的步骤的 outcomes 中读取。',
    }),
  }),
  TL4039: entry<{ text: string; known: readonly string[] }>({
    rule: 'table-inputs-are-fields-or-facts',
    severity: 'error',
    en: ({ text, known }) => ({
      message: `"${text}" is a calculation; a column of a table is a field or a fact.`,
      hint: `Set a field first and name it here${known.length === 0 ? '' : `; this one reads ${listEn(known)}`}.`,
    }),
    'zh-CN': ({ text, known }) => ({
      message: `“${text}”是计算式，而决策表的列只能是字段或案例信息。`,
      hint: `请先把结果存入一个字段，再在这里写该字段${known.length === 0 ? '' : `（此处用到了 ${listZh(known)}）`}。`,
    }),
  }),
  TL4040: entry<{ name: string }>({
    rule: 'facts-are-worked-out',
    severity: 'error',
    en: ({ name }) => ({
      message:
        name === 'open'
          ? '"open" cannot be asked for: no channel says when it is open.'
          : `"${name}" cannot be asked for yet: there are no clocks.`,
      hint:
        name === 'open'
          ? 'Write "open:" with a calendar, or "always", on the channel.'
          : 'Leave this part of the condition out.',
    }),
    'zh-CN': ({ name }) => ({
      message: name === 'open' ? '不能使用“open”：没有渠道写明何时开放。' : `目前还不能使用“${name}”：还没有时钟。`,
      hint: name === 'open' ? '请在渠道上写 open，值为日历名称或 always。' : '请去掉条件中的这一部分。',
    }),
  }),
};
