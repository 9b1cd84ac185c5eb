import { entry } from './entry.ts';
import { listEn, listZh, sentences } from './words.ts';

/** What makes a flow a service: touchpoints, people, promises and what they are for. */
export const checkServiceCatalogue = {
  TL4101: entry<{ step: string }>({
    rule: 'customers-see-or-do-something',
    severity: 'warning',
    en: ({ step }) => ({
      message: `At step "${step}" the customer meets you, but it does not say what the customer does or receives.`,
      hint: 'Add "customer:" with what the customer does, or "evidence:" with what the customer sees or holds afterwards.',
    }),
    'zh-CN': ({ step }) => ({
      message: `步骤“${step}”直接面对客户，却没有写明客户做什么、得到什么。`,
      hint: '请补写 customer:（客户做什么），或 evidence:（客户看到或拿到什么）。',
    }),
  }),
  TL4102: entry<{ step: string; channels: readonly string[] }>({
    rule: 'touchpoints-have-a-channel',
    severity: 'warning',
    en: ({ step, channels }) => ({
      message: `At step "${step}" the customer meets you, but on which channel is not said.`,
      hint:
        channels.length === 0
          ? 'Declare a channel under "channels" and name it with "via:".'
          : `Add "via:" with one or more channels, such as: via: [${listEn(channels)}].`,
    }),
    'zh-CN': ({ step, channels }) => ({
      message: `步骤“${step}”直接面对客户，却没有说明走哪个渠道。`,
      hint:
        channels.length === 0
          ? '请在 channels 中声明渠道，并用 via: 指明。'
          : `请用 via: 写明一个或几个渠道，例如 via: [${listEn(channels)}]。`,
    }),
  }),
  TL4103: entry<{ step: string; others: number }>({
    rule: 'customers-can-reach-a-person',
    severity: 'warning',
    en: ({ step, others }) => ({
      message: sentences(
        'en',
        `From step "${step}" on, the customer deals with machines only and can never get to a person.`,
        others === 0 ? '' : `${others} more ${others === 1 ? 'step is' : 'steps are'} like it.`,
      ),
      hint: 'Let an outcome or an event of the customer lead to work of a role, or offer a channel on which somebody answers.',
    }),
    'zh-CN': ({ step, others }) => ({
      message: sentences(
        'zh-CN',
        `从步骤“${step}”起，客户只能与系统打交道，始终找不到人工。`,
        others === 0 ? '' : `另有 ${others} 个步骤同样如此。`,
      ),
      hint: '请让某个结果或客户事件通向某个角色的工作，或者提供有人接待的渠道。',
    }),
  }),
  TL4104: entry<{ step: string; field: string }>({
    rule: 'low-scores-lead-somewhere',
    severity: 'warning',
    en: ({ step, field }) => ({
      message: `Whatever score the customer gives at step "${step}", the same happens: a low one is never looked at.`,
      hint: `Add an outcome for low scores, such as: unsatisfied: { when: ${field} <= …, to: … }, that leads to somebody who asks why.`,
    }),
    'zh-CN': ({ step, field }) => ({
      message: `客户在步骤“${step}”打多少分结果都一样：低分没有人过问。`,
      hint: `请为低分加一个结果，例如 unsatisfied: { when: ${field} <= …, to: … }，由专人了解原因。`,
    }),
  }),
  TL4105: entry<{ word: string }>({
    rule: 'promises-are-numbers',
    severity: 'warning',
    en: ({ word }) => ({
      message: `"${word}" promises a time that nobody can keep or check.`,
      hint: 'Say how long or how often, such as "within 2 hours" or "every Monday"; a parameter can hold the number.',
    }),
    'zh-CN': ({ word }) => ({
      message: `“${word}”没有说明具体时间，既无法兑现，也无法检查。`,
      hint: '请写明多久或多长时间一次，例如“2 小时内”“每周一”；这个数字可以放在参数里。',
    }),
  }),
  TL4106: entry<{ missing: readonly string[] }>({
    rule: 'services-have-an-owner-and-a-purpose',
    severity: 'warning',
    en: ({ missing }) => ({
      message: missing.includes('owner')
        ? missing.length > 1
          ? 'It is not said what this service is for, and which role answers for it.'
          : 'No role answers for this service.'
        : 'It is not said what this service is for.',
      hint: `Add ${missing.map((key) => (key === 'owner' ? '"owner:" with a role' : '"purpose:" with one sentence')).join(' and ')}.`,
    }),
    'zh-CN': ({ missing }) => ({
      message: missing.includes('owner')
        ? missing.length > 1
          ? '没有写明这项服务的目的，也没有写明由哪个角色负责。'
          : '没有角色对这项服务负责。'
        : '没有写明这项服务的目的。',
      hint: `请补写${missing.map((key) => (key === 'owner' ? ' owner:（负责的角色）' : ' purpose:（一句话说明目的）')).join('和')}。`,
    }),
  }),
  TL4107: entry<{ field: string }>({
    rule: 'what-is-asked-for-is-used',
    severity: 'warning',
    en: ({ field }) => ({
      message: `The customer is asked for "${field}", and nothing ever uses the answer.`,
      hint: 'Use it in a condition, a message, a table or a form of whoever works on the case, or do not ask.',
    }),
    'zh-CN': ({ field }) => ({
      message: `向客户询问了“${field}”，但这个答案从未被使用。`,
      hint: '请在条件、消息、决策表或处理人的表单中使用它，或者不再询问。',
    }),
  }),
  TL4108: entry<{ step: string; outcome: string; other: string; target: string }>({
    rule: 'outcomes-part-ways',
    severity: 'warning',
    en: ({ step, outcome, other, target }) => ({
      message:
        other === target
          ? `At step "${step}" the way "${outcome}" runs on into "${target}", where another branch leads on purpose.`
          : `At step "${step}" the outcome "${outcome}" runs on into "${target}", just like "${other}".`,
      hint: `Name another target, move "${target}" to the alternatives, or keep only one of the two.`,
    }),
    'zh-CN': ({ step, outcome, other, target }) => ({
      message:
        other === target
          ? `在步骤“${step}”中，“${outcome}”会顺着进入“${target}”，而那本是另一个分支的去向。`
          : `在步骤“${step}”中，结果“${outcome}”会顺着进入“${target}”，与“${other}”没有区别。`,
      hint: `请改写去向、把“${target}”移到 alternatives，或者只保留其中一个。`,
    }),
  }),
  TL4109: entry<{ step: string; needs: readonly string[] }>({
    rule: 'touchpoints-serve-a-need',
    severity: 'warning',
    en: ({ step, needs }) => ({
      message: `At step "${step}" the customer meets you, but it serves none of the declared needs.`,
      hint: `Say which need it serves, such as "need: ${needs[0] ?? '…'}", declare another need, or remove the step.`,
    }),
    'zh-CN': ({ step, needs }) => ({
      message: `步骤“${step}”直接面对客户，却没有对应任何已声明的客户需求。`,
      hint: `请写明它满足哪个需求，例如“need: ${needs[0] ?? '…'}”；也可以补充声明新的需求，或者删除这个步骤。`,
    }),
  }),
  TL4110: entry<{ stage: string; to?: string }>({
    rule: 'stages-do-something',
    severity: 'warning',
    en: ({ stage, to }) => ({
      message: `Cases only pass through stage "${stage}": it has no work, no touchpoint, no condition and no time.`,
      hint:
        to === undefined
          ? 'Remove it, or write what is done there.'
          : `Remove it and let what comes before lead to "${to}", or write what is done there.`,
    }),
    'zh-CN': ({ stage, to }) => ({
      message: `案例只是路过阶段“${stage}”：其中没有工作、没有接触客户、没有条件，也没有时限。`,
      hint:
        to === undefined
          ? '请删除它，或者写明在这里做什么。'
          : `请删除它，让前面的内容直接通向“${to}”，或者写明在这里做什么。`,
    }),
  }),
  TL4111: entry<{ step: string; roles: readonly string[] }>({
    rule: 'work-has-a-role',
    severity: 'warning',
    en: ({ step, roles }) => ({
      message: `Anybody may do step "${step}", so nobody answers for it.`,
      hint:
        roles.length === 0
          ? 'Declare a role under "roles" and name it with "by:".'
          : `Add "by:" with a role, such as ${listEn(roles)}, on the step or on its stage.`,
    }),
    'zh-CN': ({ step, roles }) => ({
      message: `步骤“${step}”谁都可以做，也就没有人负责。`,
      hint:
        roles.length === 0
          ? '请在 roles 中声明角色，并用 by: 指明。'
          : `请在步骤或阶段上用 by: 写明角色，例如 ${listZh(roles)}。`,
    }),
  }),
};
