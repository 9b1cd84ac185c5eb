import { entry } from './entry.ts';

/** What is written and can never come about or never matters. */
export const checkIdleCatalogue = {
  TL4042: entry<Record<never, never>>({
    rule: 'conditions-can-hold',
    severity: 'warning',
    en: () => ({
      message: 'No values can fulfil this condition.',
      hint: 'Compare with a value that the field may have; where one of several will do, join with "or" instead of "and".',
    }),
    'zh-CN': () => ({
      message: '没有任何取值能使这个条件成立。',
      hint: '请与字段可能取到的值比较；如果满足其一即可，请用 or 而不是 and 连接。',
    }),
  }),
  TL4043: entry<{ step: string }>({
    rule: 'reminders-come-before-the-end',
    severity: 'warning',
    en: ({ step }) => ({
      message: `The reminder of step "${step}" is never sent: its time limit is over before that.`,
      hint: 'Remind sooner, or lengthen "within".',
    }),
    'zh-CN': ({ step }) => ({
      message: `步骤“${step}”的提醒永远不会发出：在那之前时限已经到了。`,
      hint: '请提前提醒，或者延长 within。',
    }),
  }),
  TL4044: entry<{ arm: string; sooner: string }>({
    rule: 'waiting-can-end-that-way',
    severity: 'warning',
    en: ({ arm, sooner }) => ({
      message: `The wait never ends by "${arm}": "${sooner}" is always sooner.`,
      hint: `Make "${arm}" shorter than "${sooner}", or remove one of the two.`,
    }),
    'zh-CN': ({ arm, sooner }) => ({
      message: `等待永远不会以“${arm}”结束：“${sooner}”总是先到。`,
      hint: `请让“${arm}”短于“${sooner}”，或者删除其中一个。`,
    }),
  }),
  TL4045: entry<{ step: string }>({
    rule: 'silence-is-no-approval',
    severity: 'warning',
    en: ({ step }) => ({
      message: `When nobody decides in time at step "${step}", the case goes on as if it were approved.`,
      hint: 'Let "timed-out" go to somebody who decides, or to where a refusal goes.',
    }),
    'zh-CN': ({ step }) => ({
      message: `步骤“${step}”超时无人审批时，会像已经同意一样继续。`,
      hint: '请让 timed-out 转给能决定的人，或者按不同意处理。',
    }),
  }),
  TL4046: entry<{ decision: string; input: string }>({
    rule: 'columns-tell-rows-apart',
    severity: 'warning',
    en: ({ decision, input }) => ({
      message: `No row of "${decision}" looks at "${input}": all of its cells say "any".`,
      hint: 'Remove the column, or write in some row what the value must be.',
    }),
    'zh-CN': ({ decision, input }) => ({
      message: `“${decision}”没有一行用到“${input}”：这一列全是 any。`,
      hint: '请删除这一列，或者在某一行写明它应满足的取值。',
    }),
  }),
  TL4047: entry<{ step: string; quorum: number; required: number }>({
    rule: 'a-quorum-asks-for-more-than-the-required',
    severity: 'warning',
    en: ({ step, quorum, required }) => ({
      message: `The quorum of ${quorum} at step "${step}" changes nothing: ${required} roles must be there anyway.`,
      hint: `Write a number above ${required}, or remove "quorum".`,
    }),
    'zh-CN': ({ step, quorum, required }) => ({
      message: `步骤“${step}”的法定人数 ${quorum} 不起作用：本来就必须有 ${required} 个角色到场。`,
      hint: `请写大于 ${required} 的数字，或者删除 quorum。`,
    }),
  }),
  TL4048: entry<{ service: string }>({
    rule: 'a-fallback-is-another-service',
    severity: 'warning',
    en: ({ service }) => ({
      message: `When "${service}" has failed, "${service}" is called again: that is no fallback.`,
      hint: 'Name another service, or write "retry" to call this one again.',
    }),
    'zh-CN': ({ service }) => ({
      message: `“${service}”失败后又调用“${service}”，这不是备用服务。`,
      hint: '请写另一个服务；如果要重试同一个服务，请写 retry。',
    }),
  }),
  TL4049: entry<{ found: string; instead: string }>({
    rule: 'placeholders-stand-in-single-braces',
    severity: 'warning',
    en: ({ found, instead }) => ({
      message: `"${found}" is sent as it stands: it is no placeholder.`,
      hint: `Write "${instead}" if the value is meant.`,
    }),
    'zh-CN': ({ found, instead }) => ({
      message: `“${found}”不是占位符，会原样发给客户。`,
      hint: `如果要填入它的值，请写“${instead}”。`,
    }),
  }),
};
