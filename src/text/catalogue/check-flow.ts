import { didYouMean, didYouMeanZh, entry } from './entry.ts';
import { alsoEn, alsoZh, listEn, listZh, sentences } from './words.ts';

/** Targets, outcomes, and the way of a case as a whole. */
export const checkFlowCatalogue = {
  TL4002: entry<{ name: string; near?: string; place: 'step' | 'interrupt' | 'reopen'; others: number }>({
    rule: 'targets-exist',
    severity: 'error',
    en: ({ name, near, place, others }) => ({
      message:
        name === 'resume'
          ? '"resume" stands outside the steps of an interrupt, so there is nothing to go on with.'
          : name === 'next'
            ? `"next" says nothing here: ${place === 'reopen' ? 'a closed case' : 'an interrupt'} has no next step.`
            : sentences('en', `"${name}" leads nowhere: no step, stage or end has that name.`, alsoEn(others)),
      hint: didYouMean(
        near,
        name === 'resume' || place !== 'step'
          ? 'Write the name of a step, stage or end.'
          : 'Correct the name, or write "next" to go on with the following step.',
      ),
    }),
    'zh-CN': ({ name, near, place, others }) => ({
      message:
        name === 'resume'
          ? 'resume 只能用在中断的步骤里，这里没有可以恢复的流程。'
          : name === 'next'
            ? `这里写 next 没有意义：${place === 'reopen' ? '已结束的案例' : '中断'}没有“下一步”。`
            : sentences('zh-CN', `找不到“${name}”：没有同名的步骤、阶段或结束。`, alsoZh(others)),
      hint: didYouMeanZh(
        near,
        name === 'resume' || place !== 'step'
          ? '请写某个步骤、阶段或结束的名称。'
          : '请改正名称；如果要继续下一步，请写 next。',
      ),
    }),
  }),
  TL4003: entry<{ id: string }>({
    rule: 'target-ids-are-unique',
    severity: 'error',
    en: ({ id }) => ({
      message: `"${id}" is the name of two things: steps, stages and ends share one set of names.`,
      hint: 'Rename one of them.',
    }),
    'zh-CN': ({ id }) => ({
      message: `“${id}”用了两次：步骤、阶段和结束的名称不能重复。`,
      hint: '请给其中一个改名。',
    }),
  }),
  TL4004: entry<{ step: string }>({
    rule: 'alternatives-say-where-they-go-on',
    severity: 'error',
    en: ({ step }) => ({
      message: `The alternative step "${step}" does not say where the case goes on.`,
      hint: 'Give it "next:" with a target, or a target for each of its outcomes.',
    }),
    'zh-CN': ({ step }) => ({
      message: `备选步骤“${step}”没有说明之后去哪里。`,
      hint: '请写 next: 指明去向，或者为它的每个结果写明去向。',
    }),
  }),
  TL4005: entry<{ owner: string; ends: readonly string[] }>({
    rule: 'the-last-step-leads-to-an-end',
    severity: 'error',
    en: ({ owner, ends }) => ({
      message:
        ends.length === 0
          ? `Nothing follows "${owner}", and no end is declared.`
          : `Nothing follows "${owner}", and the case cannot tell which end is meant.`,
      hint: ends.length === 0 ? 'Declare an end under "ends".' : `Give it "next:" with one of: ${listEn(ends)}.`,
    }),
    'zh-CN': ({ owner, ends }) => ({
      message:
        ends.length === 0
          ? `“${owner}”之后没有内容，也没有声明任何结束。`
          : `“${owner}”之后没有内容，无法判断案例该以哪种方式结束。`,
      hint: ends.length === 0 ? '请在 ends 中声明一个结束。' : `请用 next: 指明其中之一：${listZh(ends)}。`,
    }),
  }),
  TL4006: entry<{ name: string; into: boolean }>({
    rule: 'interrupts-keep-to-their-steps',
    severity: 'error',
    en: ({ name, into }) => ({
      message: into
        ? `"${name}" is a step of an interrupt, and only its event leads there.`
        : `"${name}" lies outside this interrupt, whose steps keep to themselves.`,
      hint: into
        ? 'Go to a step of the stages, or move that step to the alternatives of a stage.'
        : 'Write "resume" to let the case go on where it was, or name an end or a step of this interrupt.',
    }),
    'zh-CN': ({ name, into }) => ({
      message: into
        ? `“${name}”是中断中的步骤，只有相应的事件才能进入。`
        : `“${name}”在这个中断之外，而中断中的步骤只能在彼此之间跳转。`,
      hint: into
        ? '请改为前往某个阶段中的步骤，或者把那个步骤移到阶段的 alternatives 里。'
        : '请写 resume 让案例回到原处继续，或者写某个结束、同一中断中的步骤。',
    }),
  }),
  TL4007: entry<{ step: string }>({
    rule: 'every-step-can-be-reached',
    severity: 'warning',
    en: ({ step }) => ({
      message: `No case ever comes to step "${step}".`,
      hint: 'Let an outcome or a branch lead to it, or remove it.',
    }),
    'zh-CN': ({ step }) => ({
      message: `没有任何案例会到达步骤“${step}”。`,
      hint: '请让某个结果或分支通向它，或者删除它。',
    }),
  }),
  TL4008: entry<{ step: string }>({
    rule: 'every-step-leads-to-an-end',
    severity: 'error',
    en: ({ step }) => ({
      message: `From step "${step}" no case can ever reach an end.`,
      hint: 'Give it an outcome that leads out.',
    }),
    'zh-CN': ({ step }) => ({
      message: `从步骤“${step}”出发，案例永远无法结束。`,
      hint: '请加一个能走出去的结果。',
    }),
  }),
  TL4009: entry<{ steps: readonly string[] }>({
    rule: 'loops-wait-for-something',
    severity: 'error',
    en: ({ steps }) => ({
      message: `These steps can go round for ever without waiting: ${[...steps, ...steps.slice(0, 1)].join(' → ')}.`,
      hint: 'Put a step in between that waits for somebody or for time.',
    }),
    'zh-CN': ({ steps }) => ({
      message: `这些步骤可能无休止地循环，中间没有任何等待：${[...steps, ...steps.slice(0, 1)].join(' → ')}。`,
      hint: '请在中间加一个等待人或时间的步骤。',
    }),
  }),
  TL4010: entry<{ end: string }>({
    rule: 'every-end-can-be-reached',
    severity: 'warning',
    en: ({ end }) => ({ message: `No case ever ends in "${end}".`, hint: 'Let an outcome lead to it, or remove it.' }),
    'zh-CN': ({ end }) => ({
      message: `没有任何案例会以“${end}”结束。`,
      hint: '请让某个结果通向它，或者删除它。',
    }),
  }),
  TL4012: entry<{ kinds: readonly string[] }>({
    rule: 'every-service-has-the-four-stages',
    severity: 'warning',
    en: ({ kinds }) => ({
      message: `The service has no stage of kind ${listEn(kinds)}.`,
      hint: `Add one, or say why not: omits: { ${kinds.map((kind) => `${kind}: …`).join(', ')} }.`,
    }),
    'zh-CN': ({ kinds }) => ({
      message: `服务缺少以下类型的阶段：${listZh(kinds)}。`,
      hint: `请补上，或者说明原因：omits: { ${kinds.map((kind) => `${kind}: …`).join(', ')} }。`,
    }),
  }),
  TL4013: entry<{ outcome: string; step: string; known: readonly string[]; free: boolean; near?: string }>({
    rule: 'outcomes-are-those-of-the-verb',
    severity: 'error',
    en: ({ outcome, step, known, free, near }) => ({
      message: `Step "${step}" can never have the outcome "${outcome}".`,
      hint: didYouMean(
        near,
        free
          ? `Choose another name: "${outcome}" comes about by itself, and never here.`
          : known.length === 0
            ? 'Remove it.'
            : `It can have: ${listEn(known)}.`,
      ),
    }),
    'zh-CN': ({ outcome, step, known, free, near }) => ({
      message: `步骤“${step}”不可能有结果“${outcome}”。`,
      hint: didYouMeanZh(
        near,
        free
          ? `请换一个名称：“${outcome}”是系统自动产生的结果，不会在这里出现。`
          : known.length === 0
            ? '请删除它。'
            : `可能的结果：${listZh(known)}。`,
      ),
    }),
  }),
  TL4014: entry<{ outcome: string; step: string }>({
    rule: 'every-outcome-is-routed',
    severity: 'error',
    en: ({ outcome, step }) => ({
      message: `Step "${step}" does not say what happens on "${outcome}".`,
      hint: `Add under "outcomes": "${outcome}: next", or another target.`,
    }),
    'zh-CN': ({ outcome, step }) => ({
      message: `步骤“${step}”没有说明出现“${outcome}”时怎么办。`,
      hint: `请在 outcomes 中补写“${outcome}: next”，或者其他去向。`,
    }),
  }),
  TL4015: entry<{ outcome: string; step: string }>({
    rule: 'time-outs-have-a-limit',
    severity: 'error',
    en: ({ outcome, step }) => ({
      message: `Step "${step}" has the outcome "${outcome}" but no time limit.`,
      hint: 'Add "within:" with the time limit, or remove the outcome.',
    }),
    'zh-CN': ({ outcome, step }) => ({
      message: `步骤“${step}”写了结果“${outcome}”，却没有时限。`,
      hint: '请用 within: 补写时限，或者删除这个结果。',
    }),
  }),
  TL4016: entry<{ step: string; outcome: string; verb: string }>({
    rule: 'outcomes-are-picked-or-computed',
    severity: 'error',
    en: ({ step, outcome, verb }) => ({
      message: `On step "${step}" conditions decide the outcome, but "${outcome}" has no condition.`,
      hint: UNPICKED.includes(verb)
        ? 'Give every outcome "when"; the last one may be called "else".'
        : 'Give every outcome "when" (the last one may be called "else"), or none, so that people pick.',
    }),
    'zh-CN': ({ step, outcome, verb }) => ({
      message: `步骤“${step}”的结果由条件决定，但“${outcome}”没有条件。`,
      hint: UNPICKED.includes(verb)
        ? '请给每个结果都写 when，最后一个可以叫 else。'
        : '请给每个结果都写 when（最后一个可以叫 else），或者都不写，由人来选择。',
    }),
  }),
  TL4017: entry<{ step: string; verb: string; example: readonly string[] }>({
    rule: 'conditions-cover-every-case',
    severity: 'error',
    en: ({ step, verb, example }) => ({
      message:
        example.length === 0
          ? `It is not certain that one of the conditions of step "${step}" always holds.`
          : `None of the conditions of step "${step}" holds when ${example.join(' and ')}.`,
      hint:
        verb === 'decide' ? 'Add a last entry without "when".' : `Add a last branch ${ELSE[verb] ?? 'called "else"'}.`,
    }),
    'zh-CN': ({ step, verb, example }) => ({
      message:
        example.length === 0
          ? `无法确定步骤“${step}”的条件中总有一个成立。`
          : `当 ${listZh(example)} 时，步骤“${step}”的条件都不成立。`,
      hint:
        verb === 'decide'
          ? '请在最后加一项不写 when 的内容。'
          : `请在最后加一个分支${ELSE_ZH[verb] ?? '，名为 else'}。`,
    }),
  }),
  TL4031: entry<{ kind: string }>({
    rule: 'omitted-stages-are-absent',
    severity: 'warning',
    en: ({ kind }) => ({
      message: `"omits" explains why there is no ${kind} stage, but there is one.`,
      hint: 'Remove this entry.',
    }),
    'zh-CN': ({ kind }) => ({ message: `omits 说明了为何没有 ${kind} 阶段，但其实有。`, hint: '请删除这一项。' }),
  }),
  TL4037: entry<{ step: string; verb: string; outcome: string }>({
    rule: 'outcomes-nobody-picks-are-computed',
    severity: 'error',
    en: ({ step, verb, outcome }) => ({
      message: `Nobody picks the outcome of step "${step}" (${verb}), so "${outcome}" needs a condition.`,
      hint: `Write "${outcome}: { when: …, to: … }", and the same for the other outcomes.`,
    }),
    'zh-CN': ({ step, verb, outcome }) => ({
      message: `步骤“${step}”（${verb}）的结果不是由人选择的，所以“${outcome}”需要条件。`,
      hint: `请写成“${outcome}: { when: …, to: … }”，其他结果也一样。`,
    }),
  }),
  TL4041: entry<{ end: string }>({
    rule: 'reopened-cases-go-on',
    severity: 'warning',
    en: ({ end }) => ({
      message: `A case that comes back would be closed at once: "${end}" is an end.`,
      hint: 'Name the step or stage at which the case goes on.',
    }),
    'zh-CN': ({ end }) => ({
      message: `重新打开的案例会立刻再次结束，因为“${end}”是一个结束。`,
      hint: '请写案例应当从哪个步骤或阶段继续。',
    }),
  }),
};

const ELSE: Readonly<Record<string, string>> = { choose: '{ else: … }' };
const ELSE_ZH: Readonly<Record<string, string>> = { choose: ' { else: … }' };

/** Verbs whose outcome nobody picks. */
const UNPICKED: readonly string[] = ['survey', 'call', 'wait', 'use'];
