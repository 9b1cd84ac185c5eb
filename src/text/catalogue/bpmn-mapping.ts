import { entry } from './entry.ts';
import { alsoEn, alsoZh, listEn, listZh, quotedEn, quotedZh, sentences } from './words.ts';

/** A stage that was found in a process, in the words of the file. */
export interface ProposedStage {
  readonly kind: string;
  readonly nodes: readonly string[];
}

/** How a process becomes a blueprint: what is proposed, and what cannot be said. */
export const bpmnMappingCatalogue = {
  TL8050: entry<{ stages: readonly ProposedStage[] }>({
    rule: 'stages-are-named-in-the-process',
    severity: 'info',
    en: ({ stages }) => ({
      message: `The process names no stages, so they are proposed from its names: ${stages.map(({ kind, nodes }) => `${kind} (${shownEn(nodes)})`).join('; ')}.`,
      hint: 'To settle them, draw a group around the tasks of each stage and give it throughline:stage="intake", "confirmation", "plan", "execution", "resolution", "follow-up" or "improve".',
    }),
    'zh-CN': ({ stages }) => ({
      message: `流程没有标明服务阶段，这里按名称推定：${stages.map(({ kind, nodes }) => `${kind}（${shownZh(nodes)}）`).join('；')}。`,
      hint: '如需确定，请用“组”框住每个阶段的任务，并为它设置 throughline:stage，可取 intake、confirmation、plan、execution、resolution、follow-up、improve。',
    }),
  }),
  TL8051: entry<{ name: string; type: string; others: number }>({
    rule: 'what-expressions-read-is-declared',
    severity: 'warning',
    en: ({ name, type, others }) => ({
      message: sentences(
        'en',
        `Nothing in the file declares "${name}". It is taken as a field of type ${type}.`,
        alsoEn(others),
      ),
      hint: `Add "${name}" to the form of the task that finds it out (camunda:formField) or to the outputs of its service, with its type.`,
    }),
    'zh-CN': ({ name, type, others }) => ({
      message: sentences('zh-CN', `文件里没有声明“${name}”，这里当作类型为 ${type} 的字段。`, alsoZh(others)),
      hint: `请把“${name}”连同类型写进得出它的任务的表单（camunda:formField），或写进服务的输出。`,
    }),
  }),
  TL8052: entry<{ part: string }>({
    rule: 'expressions-are-feel',
    severity: 'error',
    en: ({ part }) => ({
      message: `"${part}" cannot be said in FEEL: what it gives is known only inside the engine that it was written for.`,
      hint: 'Put the value into a field in a task before, and write the condition with that field: amount > 1000.',
    }),
    'zh-CN': ({ part }) => ({
      message: `“${part}”无法用 FEEL 表达：它的值只有原来的引擎内部才知道。`,
      hint: '请在前面的任务里把这个值存进字段，条件里直接使用该字段，例如：amount > 1000。',
    }),
  }),
  TL8053: entry<{ node: string; text: string }>({
    rule: 'roles-are-named-outright',
    severity: 'warning',
    en: ({ node, text }) => ({
      message: `Who does "${node}" is computed (${text}), so the lane or the pool says it instead.`,
      hint: 'Name the role outright: a candidate group, or throughline:role on the task.',
    }),
    'zh-CN': ({ node, text }) => ({
      message: `“${node}”由谁来做是算出来的（${text}），因此改以泳道或泳池为准。`,
      hint: '请直接写明角色：候选组，或在任务上设置 throughline:role。',
    }),
  }),
  TL8054: entry<{ node: string; role: string; others: readonly string[] }>({
    rule: 'a-task-has-one-role',
    severity: 'warning',
    en: ({ node, role, others }) => ({
      message: `"${node}" names several groups. "${role}" does it; ${quotedEn(others)} ${others.length === 1 ? 'takes' : 'take'} no part.`,
      hint: 'A task belongs to one role. Give the groups a role in common, or one of them a deputy.',
    }),
    'zh-CN': ({ node, role, others }) => ({
      message: `“${node}”写了多个组。由“${role}”来做，${quotedZh(others)}不参与。`,
      hint: '一项任务只属于一个角色。请给这些组一个共同的角色，或为其中之一设置代理角色。',
    }),
  }),
  TL8055: entry<{ ends: readonly { readonly name: string; readonly outcome: string }[] }>({
    rule: 'ends-say-what-they-mean',
    severity: 'info',
    en: ({ ends }) => ({
      message: `What the ends mean is proposed from their names: ${listEn(ends.map(({ name, outcome }) => `"${name}" is ${outcome}`))}.`,
      hint: 'To settle it, give each end event throughline:outcome="solved", "self-served", "refused", "withdrawn" or "no-answer".',
    }),
    'zh-CN': ({ ends }) => ({
      message: `结束事件的含义按名称推定：${listZh(ends.map(({ name, outcome }) => `“${name}”为 ${outcome}`))}。`,
      hint: '如需确定，请为每个结束事件设置 throughline:outcome，可取 solved、self-served、refused、withdrawn、no-answer。',
    }),
  }),
  TL8056: entry<{ node: string; others: number }>({
    rule: 'work-belongs-to-somebody',
    severity: 'info',
    en: ({ node, others }) => ({
      message: `Nothing says who does "${node}"${others === 0 ? '' : ` and ${others} more`}: the role "staff" is assumed.`,
      hint: 'Draw lanes, name a candidate group, or set throughline:role on the task.',
    }),
    'zh-CN': ({ node, others }) => ({
      message: `没有写明“${node}”${others === 0 ? '' : `等 ${others + 1} 项`}由谁来做，暂定角色为 staff。`,
      hint: '请画出泳道、写明候选组，或在任务上设置 throughline:role。',
    }),
  }),
  TL8057: entry<{ text: string; kind: 'duration' | 'date' | 'cycle' }>({
    rule: 'timers-say-their-time',
    severity: 'error',
    en: ({ text, kind }) => ({
      message: `"${text}" is no ${kind === 'duration' ? 'length of time' : kind === 'date' ? 'date' : 'cycle'}.`,
      hint:
        kind === 'duration'
          ? 'Write an ISO 8601 duration such as PT4H or P2D, or an expression behind =.'
          : kind === 'date'
            ? 'Write a date with its time and offset such as 2026-03-01T09:00:00+08:00, or an expression behind =.'
            : 'Write a cycle such as R3/PT1H (three times, an hour apart), or an expression behind =.',
    }),
    'zh-CN': ({ text, kind }) => ({
      message: `“${text}”不是有效的${kind === 'duration' ? '时长' : kind === 'date' ? '日期' : '周期'}。`,
      hint:
        kind === 'duration'
          ? '请写 ISO 8601 时长，例如 PT4H、P2D，或以 = 开头写表达式。'
          : kind === 'date'
            ? '请写带时间和时差的日期，例如 2026-03-01T09:00:00+08:00，或以 = 开头写表达式。'
            : '请写周期，例如 R3/PT1H（每隔一小时，共三次），或以 = 开头写表达式。',
    }),
  }),
  TL8058: entry<{ node: string; form: string }>({
    rule: 'forms-stand-in-the-file',
    severity: 'warning',
    en: ({ node, form }) => ({
      message: `"${node}" uses the form "${form}", which is kept elsewhere: its fields are not known here.`,
      hint: 'List the fields of the form in the task (camunda:formData), or leave it: the task is then done without them.',
    }),
    'zh-CN': ({ node, form }) => ({
      message: `“${node}”使用表单“${form}”，表单存放在别处，这里不知道有哪些字段。`,
      hint: '请在任务里列出表单字段（camunda:formData）；也可以不管，任务完成时就不填这些字段。',
    }),
  }),
  TL8059: entry<{ node: string; settings: readonly string[] }>({
    rule: 'settings-of-other-engines-mean-something-here',
    severity: 'warning',
    en: ({ node, settings }) => ({
      message: `${listEn(settings)} on "${node}" ${settings.length === 1 ? 'is' : 'are'} kept in the file and ${settings.length === 1 ? 'does' : 'do'} nothing here.`,
      hint: 'For a time limit draw a boundary timer; what listeners do belongs into a service task.',
    }),
    'zh-CN': ({ node, settings }) => ({
      message: `“${node}”上的 ${listZh(settings)} 会保留在文件里，但在这里不起作用。`,
      hint: '时限请画边界定时事件；监听器所做的事请改成服务任务。',
    }),
  }),
  TL8060: entry<{ isRead: boolean }>({
    rule: 'exported-files-are-drawn-as-their-blueprint',
    severity: 'warning',
    en: ({ isRead }) => ({
      message: isRead
        ? 'The file was exported from a blueprint and then drawn otherwise: what is drawn counts, and what only the blueprint says is left out.'
        : 'The blueprint from which the file was exported cannot be read here, perhaps because a file that it names is missing: what is drawn counts, and what only the blueprint says is left out.',
      hint: isRead
        ? 'Change the blueprint and export it again, or delete the element throughline:blueprint and go on with the drawing.'
        : 'Put the files that the blueprint names beside this one, or export it again.',
    }),
    'zh-CN': ({ isRead }) => ({
      message: isRead
        ? '这个文件由蓝图导出，之后改动了图形：以图形为准，只写在蓝图里的内容不再起作用。'
        : '导出这个文件的蓝图在这里读不了，可能缺少它引用的文件：以图形为准，只写在蓝图里的内容不起作用。',
      hint: isRead
        ? '请修改蓝图后重新导出；或删除 throughline:blueprint 元素，今后只用这张图。'
        : '请把蓝图引用的文件放到这个文件旁边，或重新导出。',
    }),
  }),
};

function shownEn(nodes: readonly string[]): string {
  const shown = quotedEn(nodes.slice(0, 3));
  return nodes.length > 3 ? `${shown} and ${nodes.length - 3} more` : shown;
}

function shownZh(nodes: readonly string[]): string {
  const shown = quotedZh(nodes.slice(0, 3));
  return nodes.length > 3 ? `${shown}等 ${nodes.length} 项` : shown;
}
