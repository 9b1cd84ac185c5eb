import { entry } from './entry.ts';
import { alsoEn, alsoZh, listEn, listZh, sentences } from './words.ts';

/** What single verbs need from the blueprint around them. */
export const checkVerbsCatalogue = {
  TL4050: entry<{ name: string; into: boolean; others: number }>({
    rule: 'branches-keep-to-their-steps',
    severity: 'error',
    en: ({ name, into, others }) => ({
      message: into
        ? sentences('en', `"${name}" is a step of a branch and cannot be entered from outside.`, alsoEn(others))
        : sentences('en', `"${name}" lies outside this branch, and other branches are still running.`, alsoEn(others)),
      hint: into
        ? 'Go to the parallel step itself, or move that step out of the branch.'
        : 'Name a step of the same branch, write "next" at its last step, or name an end: it closes the case and gives up the other branches.',
    }),
    'zh-CN': ({ name, into, others }) => ({
      message: into
        ? sentences('zh-CN', `“${name}”是分支里的步骤，不能从外面进入。`, alsoZh(others))
        : sentences('zh-CN', `“${name}”在这个分支之外，而其他分支还在进行。`, alsoZh(others)),
      hint: into
        ? '请改为前往整个并行步骤，或者把那个步骤移出分支。'
        : '请写同一分支中的步骤；分支的最后一步写 next 表示分支完成；写某个结束则结案，其他分支随之作废。',
    }),
  }),
  TL4051: entry<{ step: string }>({
    rule: 'an-approval-has-voters',
    severity: 'error',
    en: ({ step }) => ({
      message: `Nobody can decide at step "${step}": it names no role.`,
      hint: 'Write "by" with the role that decides, or "votes" with several.',
    }),
    'zh-CN': ({ step }) => ({
      message: `步骤“${step}”没有写由谁审批。`,
      hint: '请用 by 写明审批的角色；由多个角色审批时写 votes。',
    }),
  }),
  TL4052: entry<{ step: string }>({
    rule: 'an-approval-is-by-one-or-by-votes',
    severity: 'error',
    en: ({ step }) => ({
      message: `Step "${step}" has both "by" and "votes", so it is not clear who decides.`,
      hint: 'Keep "by" for one person who decides, or "votes" for several.',
    }),
    'zh-CN': ({ step }) => ({
      message: `步骤“${step}”同时写了 by 和 votes，无法判断由谁决定。`,
      hint: '由一人决定时只写 by；由多人投票时只写 votes。',
    }),
  }),
  TL4053: entry<{ service: string; fallback: string; lacks: string }>({
    rule: 'a-fallback-takes-and-gives-the-same',
    severity: 'error',
    en: ({ service, fallback, lacks }) => ({
      message: `"${fallback}" cannot stand in for "${service}": they differ in "${lacks}".`,
      hint: 'Give both services the same "in", and the fallback every output that is used, or name another fallback.',
    }),
    'zh-CN': ({ service, fallback, lacks }) => ({
      message: `“${fallback}”不能代替“${service}”：两者的“${lacks}”不一致。`,
      hint: '请让两个服务的 in 相同，并让备用服务返回所有用到的结果；或者换一个备用服务。',
    }),
  }),
  TL4054: entry<{ field: string; step: string; branches: readonly string[] }>({
    rule: 'branches-do-not-fill-the-same-field',
    severity: 'warning',
    en: ({ field, step, branches }) => ({
      message: `Several branches of "${step}" fill "${field}": ${listEn(branches)}. Whichever comes last wins.`,
      hint: 'Give each branch a field of its own, and bring them together after the parallel step.',
    }),
    'zh-CN': ({ field, step, branches }) => ({
      message: `“${step}”的多个分支都会填写“${field}”：${listZh(branches)}。最后填写的会覆盖前面的。`,
      hint: '请让每个分支使用各自的字段，并行结束后再汇总。',
    }),
  }),
};
