import { didYouMean, didYouMeanZh, entry } from './entry.ts';
import { alsoEn, alsoZh, listEn, listZh, sentences } from './words.ts';

/** What service clocks promise, and whether that can be kept. */
export const checkSlasCatalogue = {
  TL4130: entry<{
    sla: string;
    stop: string;
    end: string;
    steps: readonly ({ readonly step: string; readonly by?: string } | undefined)[];
  }>({
    rule: 'solved-cases-stop-their-clocks',
    severity: 'warning',
    en: ({ sla, stop, end, steps }) => ({
      message: `A case can end solved by "${end}" without "${stop}", so that clock "${sla}" is never stopped: ${wayEn(steps)}.`,
      hint: `Let a step on that way, or "${end}" itself, bring about "${stop}", or give the clock up there by "cancel".`,
    }),
    'zh-CN': ({ sla, stop, end, steps }) => ({
      message: `工单可以不经过“${stop}”就以“${end}”解决结案，时钟“${sla}”始终没有停止：${wayZh(steps)}。`,
      hint: `请让这条路径上的某个步骤或“${end}”本身带来“${stop}”，或者用 cancel 在那里取消时钟。`,
    }),
  }),
  TL4131: entry<{
    stage: string;
    promise: string;
    steps: readonly { readonly step: string; readonly length: string }[];
    sum?: string;
  }>({
    rule: 'limits-of-steps-fit-their-stage',
    severity: 'warning',
    en: ({ stage, promise, steps, sum }) => ({
      message: `Stage "${stage}" promises ${promise}, and its steps may take more: ${sumOf(steps, sum, ' ', ' + ', ', ')}.`,
      hint: `Shorten these times, or lengthen the promise of the stage.`,
    }),
    'zh-CN': ({ stage, promise, steps, sum }) => ({
      message: `阶段“${stage}”承诺 ${promise}，但它的步骤可能用时更长：${sumOf(steps, sum, ' ', ' + ', '、')}。`,
      hint: '请缩短这些时限，或者延长阶段的承诺。',
    }),
  }),
  TL4132: entry<{ sla: string }>({
    rule: 'clocks-can-pause',
    severity: 'warning',
    en: ({ sla }) => ({
      message: `Clock "${sla}" never pauses: whenever this condition holds, its "when" does not, and the clock is given up instead.`,
      hint: 'Leave out of "when" what is only to pause the clock, or name in "cancel" what is to give it up.',
    }),
    'zh-CN': ({ sla }) => ({
      message: `时钟“${sla}”永远不会暂停：这个条件成立时，它的 when 一定不成立，时钟会被取消而不是暂停。`,
      hint: '只想暂停时钟的情形请不要写进 when；如果确实要取消，请写在 cancel 里。',
    }),
  }),
  TL4133: entry<{ name: string; near?: string; isCondition: boolean; others: number }>({
    rule: 'clocks-are-moved-by-what-happens',
    severity: 'error',
    en: ({ name, near, isCondition, others }) => ({
      message: sentences(
        'en',
        isCondition
          ? `"${name}" is a condition, and a clock is moved by what happens.`
          : `"${name}" is neither an event nor a milestone nor a date field, so that it moves no clock.`,
        alsoEn(others),
      ),
      hint:
        near !== undefined
          ? didYouMean(near, '')
          : isCondition
            ? 'Write an event, a milestone or a date field here, and the condition in "when".'
            : 'Write an event such as case.opened, a milestone such as first-response, or a date field.',
    }),
    'zh-CN': ({ name, near, isCondition, others }) => ({
      message: sentences(
        'zh-CN',
        isCondition
          ? `“${name}”是条件，而时钟由发生的事情推动。`
          : `“${name}”既不是事件，也不是里程碑或日期字段，不能推动时钟。`,
        alsoZh(others),
      ),
      hint:
        near !== undefined
          ? didYouMeanZh(near, '')
          : isCondition
            ? '这里请写事件、里程碑或日期字段，条件请写在 when 里。'
            : '请写事件（例如 case.opened）、里程碑（例如 first-response）或日期字段。',
    }),
  }),
  TL4134: entry<{ name: string; type: string }>({
    rule: 'clocks-are-moved-by-dates',
    severity: 'error',
    en: ({ name, type }) => ({
      message: `Field "${name}" holds no date (it is ${type}), so that nobody knows when it moves the clock.`,
      hint: 'Name a field of type date or datetime, an event or a milestone.',
    }),
    'zh-CN': ({ name, type }) => ({
      message: `字段“${name}”不是日期（类型是 ${type}），无法确定它什么时候推动时钟。`,
      hint: '请写 date 或 datetime 类型的字段，或者事件、里程碑。',
    }),
  }),
  TL4135: entry<{ decision: string; output: string; near?: string; outputs: readonly string[] }>({
    rule: 'decided-targets-exist',
    severity: 'error',
    en: ({ decision, output, near, outputs }) => ({
      message: `Decision table "${decision}" has no output "${output}".`,
      hint: didYouMean(near, `Its outputs are: ${listEn(outputs)}.`),
    }),
    'zh-CN': ({ decision, output, near, outputs }) => ({
      message: `决策表“${decision}”没有名为“${output}”的输出。`,
      hint: didYouMeanZh(near, `它的输出有：${listZh(outputs)}。`),
    }),
  }),
  TL4136: entry<{ decision: string; output: string; isMany: boolean; type?: string }>({
    rule: 'decided-targets-are-lengths-of-time',
    severity: 'error',
    en: ({ decision, output, isMany, type }) => ({
      message: isMany
        ? `Decision table "${decision}" collects all rows that match, and a clock has one target.`
        : `Output "${output}" of "${decision}" is no length of time (it is ${type}).`,
      hint: isMany
        ? `Write "hit: first" or "hit: unique" on "${decision}".`
        : `Declare the output as a duration: { ${output}: duration }.`,
    }),
    'zh-CN': ({ decision, output, isMany, type }) => ({
      message: isMany
        ? `决策表“${decision}”会收集所有匹配的行，而一个时钟只有一个目标。`
        : `“${decision}”的输出“${output}”不是时长（类型是 ${type}）。`,
      hint: isMany
        ? `请在“${decision}”上写 hit: first 或 hit: unique。`
        : `请把这个输出声明为时长：{ ${output}: duration }。`,
    }),
  }),
  TL4137: entry<{ sla: string; warning: string; isLate: boolean; promise?: string }>({
    rule: 'warnings-come-in-time',
    severity: 'warning',
    en: ({ sla, warning, isLate, promise }) => ({
      message: isLate
        ? `Warning "${warning}" of clock "${sla}" comes when the time is up: that is no warning.`
        : `Warning "${warning}" of clock "${sla}" comes at its very start: all that is promised is ${promise}.`,
      hint: 'Write a share below 100%, or a time left that is shorter than the target.',
    }),
    'zh-CN': ({ sla, warning, isLate, promise }) => ({
      message: isLate
        ? `时钟“${sla}”的预警“${warning}”在时间用完时才发出，起不到预警的作用。`
        : `时钟“${sla}”的预警“${warning}”一开始就会发出：承诺的时间总共只有 ${promise}。`,
      hint: '请写小于 100% 的百分比，或者短于目标的剩余时间。',
    }),
  }),
  TL4138: entry<{ sla: string; warning: string; instead?: string }>({
    rule: 'warnings-count-as-their-clock-does',
    severity: 'warning',
    en: ({ sla, warning, instead }) => ({
      message: `Warning "${warning}" counts nights and holidays too, while clock "${sla}" counts business time: it may come when nobody is there.`,
      hint: instead === undefined ? 'Write the time left in business time, such as -2bh.' : `Write "${instead}".`,
    }),
    'zh-CN': ({ sla, warning, instead }) => ({
      message: `预警“${warning}”连夜里和节假日也计算在内，而时钟“${sla}”按工作时间计算：它可能在没有人上班时发出。`,
      hint: instead === undefined ? '请用工作时间写剩余时间，例如 -2bh。' : `请写“${instead}”。`,
    }),
  }),
  TL4139: entry<{ sla: string; warning: string; same: string }>({
    rule: 'warnings-come-one-by-one',
    severity: 'warning',
    en: ({ sla, warning, same }) => ({
      message: `Warnings "${same}" and "${warning}" of clock "${sla}" come at the same moment.`,
      hint: 'Remove one of the two, or move it.',
    }),
    'zh-CN': ({ sla, warning, same }) => ({
      message: `时钟“${sla}”的预警“${same}”和“${warning}”在同一时刻发出。`,
      hint: '请删除其中一个，或者改成别的时间。',
    }),
  }),
  TL4140: entry<{ sla: string; circle: readonly string[] }>({
    rule: 'clocks-lie-in-no-circle',
    severity: 'error',
    en: ({ sla, circle }) => ({
      message:
        circle.length === 2
          ? `Clock "${sla}" lies inside itself.`
          : `Clocks lie inside each other in a circle: ${circle.join(' → ')}.`,
      hint: 'Under "inside", name the promise to the customer of which this one is a part.',
    }),
    'zh-CN': ({ sla, circle }) => ({
      message:
        circle.length === 2
          ? `时钟“${sla}”的 inside 写的是它自己。`
          : `时钟互相包含，形成循环：${circle.join(' → ')}。`,
      hint: '请在 inside 里写对客户的承诺，本时钟是它的一部分。',
    }),
  }),
  TL4141: entry<{ sla: string; outer: string; length: string; most: string }>({
    rule: 'inner-promises-are-shorter',
    severity: 'warning',
    en: ({ sla, outer, length, most }) => ({
      message: `Clock "${sla}" promises ${length}, and clock "${outer}", inside which it lies, only ${most}.`,
      hint: `Shorten "${sla}", or lengthen "${outer}".`,
    }),
    'zh-CN': ({ sla, outer, length, most }) => ({
      message: `时钟“${sla}”承诺 ${length}，而包含它的时钟“${outer}”只有 ${most}。`,
      hint: `请缩短“${sla}”，或者延长“${outer}”。`,
    }),
  }),
  TL4143: entry<{ sla: string; start: string }>({
    rule: 'clocks-can-start',
    severity: 'warning',
    en: ({ sla, start }) => ({
      message: `Clock "${sla}" never starts: no case comes to where "${start}" happens.`,
      hint: `Let a step that cases come to bring about "${start}", or start the clock by something else.`,
    }),
    'zh-CN': ({ sla, start }) => ({
      message: `时钟“${sla}”永远不会开始：没有工单会走到发生“${start}”的地方。`,
      hint: `请让工单会走到的某个步骤带来“${start}”，或者用别的事情开始时钟。`,
    }),
  }),
  TL4144: entry<{ sla: string; stop: string; isMachine: boolean }>({
    rule: 'clocks-can-stop',
    severity: 'warning',
    en: ({ sla, stop, isMachine }) => ({
      message: isMachine
        ? `Nobody stops clock "${sla}": only people can, and only machines bring about "${stop}".`
        : `Nothing stops clock "${sla}": no case comes to where "${stop}" happens.`,
      hint: isMachine
        ? `Let a person bring about "${stop}" (name a role in "by"), or write "satisfied-by: any".`
        : `Let a step that cases come to bring about "${stop}", or stop the clock by something else.`,
    }),
    'zh-CN': ({ sla, stop, isMachine }) => ({
      message: isMachine
        ? `没有人能停止时钟“${sla}”：只有人才算数，而“${stop}”只由机器带来。`
        : `没有任何事情会停止时钟“${sla}”：没有工单会走到发生“${stop}”的地方。`,
      hint: isMachine
        ? `请让人来带来“${stop}”（在 by 里写角色），或者写 satisfied-by: any。`
        : `请让工单会走到的某个步骤带来“${stop}”，或者用别的事情停止时钟。`,
    }),
  }),
  TL4145: entry<{ step: string; length: string; limit: string }>({
    rule: 'clocks-of-steps-run-out-before-their-limit',
    severity: 'warning',
    en: ({ step, length, limit }) => ({
      message: `The clock of step "${step}" is never late: it promises ${length}, and after ${limit} the step is left anyway.`,
      hint: 'Promise less than "within", or lengthen "within".',
    }),
    'zh-CN': ({ step, length, limit }) => ({
      message: `步骤“${step}”的时钟永远不会超时：它承诺 ${length}，而步骤到 ${limit} 就已经离开了。`,
      hint: '请让承诺短于 within，或者延长 within。',
    }),
  }),
  TL4146: entry<{ sla: string; pause: string; kind: 'step' | 'tag' }>({
    rule: 'pauses-can-come-about',
    severity: 'warning',
    en: ({ sla, pause, kind }) => ({
      message:
        kind === 'step'
          ? `Clock "${sla}" never pauses at "${pause}": no case is at that step while the clock runs.`
          : `Clock "${sla}" never pauses by "${pause}": no step waits that way while the clock runs.`,
      hint:
        kind === 'tag' && pause === 'waiting-third-party'
          ? 'Mark partners as "external: true" under "roles", or remove this pause.'
          : 'Name where the case waits between start and stop, or remove this pause.',
    }),
    'zh-CN': ({ sla, pause, kind }) => ({
      message:
        kind === 'step'
          ? `时钟“${sla}”永远不会在“${pause}”暂停：时钟运行期间没有工单处在这个步骤。`
          : `时钟“${sla}”永远不会因“${pause}”暂停：时钟运行期间没有步骤这样等待。`,
      hint:
        kind === 'tag' && pause === 'waiting-third-party'
          ? '请在 roles 里给外部合作方写 external: true，或者删除这个暂停。'
          : '请写开始和停止之间工单等待的地方，或者删除这个暂停。',
    }),
  }),
  TL4147: entry<{ sla: string; key: string; why: 'never-reopened' | 'fixed-target' | 'never-paused' }>({
    rule: 'settings-of-clocks-change-something',
    severity: 'warning',
    en: ({ sla, key, why }) => ({
      message: `"${key}" changes nothing on clock "${sla}": ${IDLE[why].en}.`,
      hint: IDLE[why].hintEn,
    }),
    'zh-CN': ({ sla, key, why }) => ({
      message: `时钟“${sla}”上的 ${key} 不起作用：${IDLE[why].zh}。`,
      hint: IDLE[why].hintZh,
    }),
  }),
} as const;

type Way = readonly ({ readonly step: string; readonly by?: string } | undefined)[];

/** `receive, reply (skipped), read-back (no-answer)`. */
function wayEn(steps: Way): string {
  if (steps.length === 0) return 'there is no step between';
  const told = steps.map((passed) => (passed === undefined ? '…' : withOutcome(passed, 'skipped', ' (', ')')));
  return `by way of ${told.join(', ')}`;
}

function wayZh(steps: Way): string {
  if (steps.length === 0) return '中间没有任何步骤';
  const told = steps.map((passed) => (passed === undefined ? '……' : withOutcome(passed, '跳过', '（', '）')));
  return `经过 ${told.join('、')}`;
}

function withOutcome(
  { step, by }: { readonly step: string; readonly by?: string },
  skipped: string,
  open: string,
  close: string,
): string {
  if (by === undefined) return step;
  return `${step}${open}${by === 'skipped' ? skipped : by}${close}`;
}

/** Why a setting changes nothing, and what to do about it. */
const IDLE = {
  'never-reopened': {
    en: 'no case is ever reopened',
    hintEn: 'Write "reopen" on the blueprint, or remove this setting.',
    zh: '这份蓝图不能重新打开工单',
    hintZh: '请在蓝图里写 reopen，或者删除这个设置。',
  },
  'fixed-target': {
    en: 'its target is always the same',
    hintEn: 'Let a decision table or a field give the target, or remove this setting.',
    zh: '它的目标始终不变',
    hintZh: '请让决策表或字段给出目标，或者删除这个设置。',
  },
  'never-paused': {
    en: 'it never pauses',
    hintEn: 'Write when it is to pause, or remove this setting.',
    zh: '它从不暂停',
    hintZh: '请写明什么时候暂停，或者删除这个设置。',
  },
} as const;

/** `look 4h + mend 6h = 10h`; where there is no one number for the sum, only what it is made of. */
function sumOf(
  steps: readonly { readonly step: string; readonly length: string }[],
  sum: string | undefined,
  space: string,
  plus: string,
  comma: string,
): string {
  const told = steps.map(({ step, length }) => `${step}${space}${length}`);
  if (steps.length === 1 || sum === undefined) return told.join(sum === undefined ? comma : plus);
  return `${told.join(plus)} = ${sum}`;
}
