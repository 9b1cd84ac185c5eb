import { didYouMean, didYouMeanZh, entry } from './entry.ts';
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
  TL4055: entry<{ step: string; outcome: string; verb: string }>({
    rule: 'votes-and-meetings-decide-without-conditions',
    severity: 'error',
    en: ({ step, outcome, verb }) => ({
      message: `The outcome "${outcome}" of step "${step}" cannot have a condition: ${OUTCOME_OF[verb]?.en ?? 'it comes about by itself'}.`,
      hint: 'Remove "when", and let a "choose" step behind it look at the data.',
    }),
    'zh-CN': ({ step, outcome, verb }) => ({
      message: `步骤“${step}”的结果“${outcome}”不能带条件：${OUTCOME_OF[verb]?.zh ?? '它会自行发生'}。`,
      hint: '请删除 when，在后面用一个 choose 步骤按数据判断。',
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
  TL4060: entry<{ step: string; input: string }>({
    rule: 'modules-get-what-they-need',
    severity: 'error',
    en: ({ step, input }) => ({
      message: `The module at step "${step}" is not given its input "${input}".`,
      hint: `Add "with: { ${input}: … }", or write "${input}?" under "inputs" of the module.`,
    }),
    'zh-CN': ({ step, input }) => ({
      message: `步骤“${step}”没有给模块提供输入“${input}”。`,
      hint: `请写 with: { ${input}: … }；如果可以不给，请在模块的 inputs 里写成“${input}?”。`,
    }),
  }),
  TL4061: entry<{ name: string; near?: string }>({
    rule: 'modules-give-what-they-have',
    severity: 'error',
    en: ({ name, near }) => ({
      message: `The module gives no "${name}": it is neither among its outputs nor one of its milestones.`,
      hint: didYouMean(near, 'List it under "outputs" of the module, or name another.'),
    }),
    'zh-CN': ({ name, near }) => ({
      message: `模块不提供“${name}”：它既不在 outputs 里，也不是模块的里程碑。`,
      hint: didYouMeanZh(near, '请把它列入模块的 outputs，或改写别的名称。'),
    }),
  }),
  TL4062: entry<{ step: string; role: string }>({
    rule: 'roles-of-modules-are-filled',
    severity: 'error',
    en: ({ step, role }) => ({
      message: `Nobody here plays the module's role "${role}" at step "${step}".`,
      hint: `Add "roles: { ${role}: … }" with one of your roles, or declare a role of that name.`,
    }),
    'zh-CN': ({ step, role }) => ({
      message: `步骤“${step}”所用模块的角色“${role}”在这里没有人担任。`,
      hint: `请写 roles: { ${role}: … }，填上这里的一个角色；或者声明同名的角色。`,
    }),
  }),
  TL4063: entry<{ file: string; version: string; range: string }>({
    rule: 'modules-have-the-right-version',
    severity: 'error',
    en: ({ file, version, range }) => ({
      message: `"${file}" is version ${version}, but ${range} is asked for.`,
      hint: 'Take a module of a fitting version, or change the range after looking at what changed.',
    }),
    'zh-CN': ({ file, version, range }) => ({
      message: `“${file}”的版本是 ${version}，而这里要求 ${range}。`,
      hint: '请使用版本相符的模块；或者看过改动之后再修改范围。',
    }),
  }),
  TL4064: entry<{ file: string }>({
    rule: 'modules-are-not-reopened',
    severity: 'error',
    en: ({ file }) => ({
      message: `"${file}" can be reopened, but only the whole case can be.`,
      hint: 'Take "reopen" out of the module and write it in this blueprint.',
    }),
    'zh-CN': ({ file }) => ({
      message: `“${file}”写了 reopen，但只有整个案例才能重新打开。`,
      hint: '请从模块中删除 reopen，需要时写在本蓝图里。',
    }),
  }),
  TL4065: entry<{ kind: string; name: string; file: string }>({
    rule: 'modules-mean-the-same-by-the-same-name',
    severity: 'error',
    en: ({ kind, name, file }) => ({
      message: `This blueprint and "${file}" both have the ${kind} "${name}", but with different contents.`,
      hint: 'Make both the same, or rename one of them.',
    }),
    'zh-CN': ({ kind, name, file }) => ({
      message: `本蓝图和“${file}”都有“${name}”（${KIND_ZH[kind] ?? kind}），但内容不同。`,
      hint: '请让两边一致，或者给其中一个改名。',
    }),
  }),
  TL4066: entry<{ file: string; locales: readonly string[] }>({
    rule: 'modules-speak-the-same-languages',
    severity: 'warning',
    en: ({ file, locales }) => ({
      message: `"${file}" has no texts in ${listEn(locales)}, which this blueprint promises.`,
      hint: 'Translate the module, or customers will read another language there.',
    }),
    'zh-CN': ({ file, locales }) => ({
      message: `“${file}”没有${listZh(locales)}的文字，而本蓝图声明了这种语言。`,
      hint: '请补上模块的译文，否则客户在那里会看到另一种语言。',
    }),
  }),
};

const KIND_ZH: Readonly<Record<string, string>> = { service: '服务', event: '事件', signal: '信号' };

/** What brings about the outcomes of a verb. */
const OUTCOME_OF: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  meet: { en: 'whoever reports the meeting says it', zh: '由报告会议的人说明' },
  approve: { en: 'the votes decide it', zh: '由投票决定' },
  parallel: { en: 'the branches bring it about', zh: '由各分支完成情况决定' },
  use: { en: 'the module closes by it', zh: '由模块的结束决定' },
};
