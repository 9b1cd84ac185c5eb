import { entry } from './entry.ts';
import { listEn, listZh, quotedEn, quotedZh } from './words.ts';

/** Steps, branches and interrupts, as far as their shape goes. */
export const blueprintStepsCatalogue = {
  TL2014: entry<{ step: string; verbs: readonly string[] }>({
    rule: 'every-step-has-a-verb',
    severity: 'error',
    en: ({ step, verbs }) => ({
      message: `Step "${step}" does not say what it does.`,
      hint: `Give it exactly one of: ${listEn(verbs)}.`,
    }),
    'zh-CN': ({ step, verbs }) => ({
      message: `步骤“${step}”没有说明做什么。`,
      hint: `请写上一个动词，可用的有：${listZh(verbs)}。`,
    }),
  }),
  TL2015: entry<{ step: string; verbs: readonly string[] }>({
    rule: 'every-step-has-one-verb',
    severity: 'error',
    en: ({ step, verbs }) => ({
      message: `Step "${step}" has ${verbs.length} verbs: ${listEn(verbs)}.`,
      hint: 'Keep one and make steps of their own of the others.',
    }),
    'zh-CN': ({ step, verbs }) => ({
      message: `步骤“${step}”写了 ${verbs.length} 个动词：${listZh(verbs)}。`,
      hint: '请只保留一个，其余的各自写成单独的步骤。',
    }),
  }),
  TL2027: entry<{ interrupt: string; both: boolean }>({
    rule: 'an-interrupt-leaves-or-returns',
    severity: 'error',
    en: ({ interrupt, both }) => ({
      message: both
        ? `Interrupt "${interrupt}" has both "to" and "steps", so it is not clear whether the case goes on.`
        : `Interrupt "${interrupt}" does not say what happens.`,
      hint: 'Write "to" with the place where the case goes for good, or "steps" to do before it goes on where it was.',
    }),
    'zh-CN': ({ interrupt, both }) => ({
      message: both
        ? `中断“${interrupt}”同时写了 to 和 steps，无法判断案例是否继续。`
        : `中断“${interrupt}”没有说明要做什么。`,
      hint: '请写 to（案例不再返回，直接前往何处），或写 steps（先执行这些步骤，再回到原处）。',
    }),
  }),
  TL2028: entry<Record<never, never>>({
    rule: 'else-stands-last',
    severity: 'error',
    en: () => ({
      message: 'A branch before this one takes every case, so this one can never be chosen.',
      hint: 'Move the branch without a condition to the end, and keep only one.',
    }),
    'zh-CN': () => ({
      message: '前面的无条件分支会接走所有情况，这一条永远不会被选中。',
      hint: '请把无条件分支移到最后，并且只保留一个。',
    }),
  }),
  TL2029: entry<{ keys: readonly string[]; given: number }>({
    rule: 'a-wait-ends-by-one-thing',
    severity: 'error',
    en: ({ keys, given }) => ({
      message:
        given === 0 ? 'This step does not say what it waits for.' : `This step waits for ${given} things at once.`,
      hint: `Write exactly one of ${quotedEn(keys)}; "first" waits for whichever of several things comes first.`,
    }),
    'zh-CN': ({ keys, given }) => ({
      message: given === 0 ? '这个步骤没有说明等待什么。' : `这个步骤同时写了 ${given} 种等待方式。`,
      hint: `${quotedZh(keys)}只能写一个；要等待几件事中最先发生的一件，请用 first。`,
    }),
  }),
  TL2035: entry<{ text: string }>({
    rule: 'conditions-need-no-equals-sign',
    severity: 'error',
    en: ({ text }) => ({
      message: 'A condition is an expression already; the "=" before it is too much.',
      hint: `Write "${text}".`,
    }),
    'zh-CN': ({ text }) => ({
      message: '条件本身就是表达式，前面不需要写“=”。',
      hint: `请写成“${text}”。`,
    }),
  }),
};
