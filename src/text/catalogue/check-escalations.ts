import { didYouMean, didYouMeanZh, entry } from './entry.ts';
import { alsoEn, alsoZh, listEn, listZh, sentences } from './words.ts';

/** Who is told of what goes wrong, and whether that can reach anybody. */
export const checkEscalationsCatalogue = {
  TL4150: entry<{
    name: string;
    key: 'on' | 'until';
    near?: string;
    problem: 'condition' | 'milestone' | 'unknown';
    others: number;
  }>({
    rule: 'escalations-are-moved-by-what-happens',
    severity: 'error',
    en: ({ name, key, near, problem, others }) => ({
      message: sentences(
        'en',
        problem === 'condition'
          ? `"${name}" is a condition, and "${key}" takes what happens.`
          : problem === 'milestone'
            ? `"${name}" is a milestone, and an escalation is set off by a clock, an event or a condition.`
            : `"${name}" is neither an event nor a milestone, so that it ends no escalation.`,
        alsoEn(others),
      ),
      hint:
        problem === 'milestone'
          ? `Write "when: ${near}" instead, or the event of the step that reaches it.`
          : didYouMean(
              near,
              problem === 'condition' && key === 'on'
                ? 'Write the condition under "when".'
                : 'Write a milestone such as formal-reply, an event such as customer.writes, or accepted.',
            ),
    }),
    'zh-CN': ({ name, key, near, problem, others }) => ({
      message: sentences(
        'zh-CN',
        problem === 'condition'
          ? `“${name}”是条件，而 ${key} 要写发生的事情。`
          : problem === 'milestone'
            ? `“${name}”是里程碑，而升级由时钟、事件或条件触发。`
            : `“${name}”既不是事件，也不是里程碑，不能结束升级。`,
        alsoZh(others),
      ),
      hint:
        problem === 'milestone'
          ? `请改写“when: ${near}”，或者写达成它的步骤的事件。`
          : didYouMeanZh(
              near,
              problem === 'condition' && key === 'on'
                ? '请把条件写在 when 里。'
                : '请写里程碑（例如 formal-reply）、事件（例如 customer.writes）或 accepted。',
            ),
    }),
  }),
  TL4151: entry<{
    escalation: string;
    trigger: string;
    why: 'closed' | 'ends' | 'never' | 'never-reopened' | 'condition';
  }>({
    rule: 'escalations-can-be-set-off',
    severity: 'warning',
    en: ({ escalation, trigger, why }) =>
      ({
        closed: {
          message: `Escalation "${escalation}" tells nobody: "${trigger}" happens as the case closes, and closing ends every escalation.`,
          hint: 'Tell of it by a step before the end, or escalate by something that happens earlier.',
        },
        ends: {
          message: `Escalation "${escalation}" tells nobody: "${trigger}" closes the case, and closing ends every escalation.`,
          hint: 'Tell of it by a step on the way to the end, or escalate by something that happens earlier.',
        },
        never: {
          message: `Escalation "${escalation}" is never set off: no case comes to where "${trigger}" happens.`,
          hint: `Let a step that cases come to bring about "${trigger}", or escalate by something else.`,
        },
        'never-reopened': {
          message: `Escalation "${escalation}" is never set off: no case of this blueprint is reopened.`,
          hint: 'Write "reopen" on the blueprint, or remove the escalation.',
        },
        condition: {
          message: `Escalation "${escalation}" tells nobody: whenever this condition holds, clock "${trigger}" does not run.`,
          hint: 'Compare it with the "when" of the clock, and leave out of it what excludes that.',
        },
      })[why],
    'zh-CN': ({ escalation, trigger, why }) =>
      ({
        closed: {
          message: `升级“${escalation}”不会通知任何人：“${trigger}”在结案时发生，而结案会结束所有升级。`,
          hint: '请在结案前用一个步骤告知，或者改用更早发生的事情触发。',
        },
        ends: {
          message: `升级“${escalation}”不会通知任何人：“${trigger}”会使工单结案，而结案会结束所有升级。`,
          hint: '请在走向结案的途中用一个步骤告知，或者改用更早发生的事情触发。',
        },
        never: {
          message: `升级“${escalation}”永远不会触发：没有工单会走到发生“${trigger}”的地方。`,
          hint: `请让工单会走到的某个步骤带来“${trigger}”，或者改用别的事情触发。`,
        },
        'never-reopened': {
          message: `升级“${escalation}”永远不会触发：这份蓝图不能重新打开工单。`,
          hint: '请在蓝图里写 reopen，或者删除这条升级。',
        },
        condition: {
          message: `升级“${escalation}”不会通知任何人：这个条件成立时，时钟“${trigger}”一定不在运行。`,
          hint: '请对照时钟的 when，去掉与它互相排斥的内容。',
        },
      })[why],
  }),
  TL4152: entry<{ escalation: string; until: string; why: 'never' | 'not-meanwhile' | 'nobody' }>({
    rule: 'escalations-can-end',
    severity: 'warning',
    en: ({ escalation, until, why }) =>
      ({
        never: {
          message: `"${until}" never ends escalation "${escalation}": no case comes to where it happens.`,
          hint: `Let a step that cases come to bring about "${until}", or end the escalation by something else.`,
        },
        'not-meanwhile': {
          message: `"${until}" never ends escalation "${escalation}": it does not happen while the escalation runs.`,
          hint: 'End the escalation by something that can happen between its beginning and the end of the case.',
        },
        nobody: {
          message: `Nobody can accept what escalation "${escalation}" tells: it tells no role of the organisation.`,
          hint: 'Notify or phone a role, or end the escalation by a milestone or an event.',
        },
      })[why],
    'zh-CN': ({ escalation, until, why }) =>
      ({
        never: {
          message: `“${until}”永远不会结束升级“${escalation}”：没有工单会走到发生它的地方。`,
          hint: `请让工单会走到的某个步骤带来“${until}”，或者用别的事情结束升级。`,
        },
        'not-meanwhile': {
          message: `“${until}”永远不会结束升级“${escalation}”：升级进行期间它不会发生。`,
          hint: '请用触发之后、结案之前可能发生的事情结束升级。',
        },
        nobody: {
          message: `没有人能接手升级“${escalation}”：它不通知组织内的任何角色。`,
          hint: '请用 notify 或 phone 通知某个角色，或者用里程碑、事件结束升级。',
        },
      })[why],
  }),
  TL4153: entry<{ escalation: string; level: string; before: string }>({
    rule: 'levels-stand-in-the-order-in-which-they-come',
    severity: 'warning',
    en: ({ escalation, level, before }) => ({
      message: `Level "${level}" of escalation "${escalation}" comes before "${before}", behind which it is written.`,
      hint: 'Write the levels in the order in which they come, or correct one of the two.',
    }),
    'zh-CN': ({ escalation, level, before }) => ({
      message: `升级“${escalation}”的“${level}”这一级写在“${before}”之后，却比它先到。`,
      hint: '请按到来的先后写各级，或者改正其中一个。',
    }),
  }),
  TL4154: entry<{ escalation: string; level: string; why: 'breach' | 'over' | 'start'; promise?: string }>({
    rule: 'levels-come-in-the-course-of-their-clock',
    severity: 'warning',
    en: ({ escalation, level, why, promise = '' }) =>
      ({
        breach: {
          message: `Level "${level}" of escalation "${escalation}" comes when the time is up, which has a name of its own.`,
          hint: 'Write breach, or an earlier point.',
        },
        over: {
          message: `Level "${level}" of escalation "${escalation}" lies behind the end of its clock's time.`,
          hint: 'Write breach, or with the time after it: breach + 2h.',
        },
        start: {
          message: `Level "${level}" of escalation "${escalation}" comes at the very start of its clock: all that is promised is ${promise}.`,
          hint: 'Write a share of the time, or a time left that is shorter than the promise.',
        },
      })[why],
    'zh-CN': ({ escalation, level, why, promise = '' }) =>
      ({
        breach: {
          message: `升级“${escalation}”的“${level}”这一级在时间用完时到来，这一时刻有自己的写法。`,
          hint: '请写 breach，或者写更早的时刻。',
        },
        over: {
          message: `升级“${escalation}”的“${level}”这一级在时钟的时间用完之后。`,
          hint: '请写 breach，或者加上之后的时间：breach + 2h。',
        },
        start: {
          message: `升级“${escalation}”的“${level}”这一级在时钟一开始就会到来：承诺的时间总共只有 ${promise}。`,
          hint: '请写百分比，或者写短于承诺的剩余时间。',
        },
      })[why],
  }),
  TL4155: entry<{ escalation: string; level: string; instead?: string }>({
    rule: 'levels-count-as-their-clock-does',
    severity: 'warning',
    en: ({ escalation, level, instead }) => ({
      message: `Level "${level}" of escalation "${escalation}" counts nights and holidays too, while its clock counts business time: it may come when nobody is there.`,
      hint: instead === undefined ? 'Write the time left in business time, such as -2bh.' : `Write "${instead}".`,
    }),
    'zh-CN': ({ escalation, level, instead }) => ({
      message: `升级“${escalation}”的“${level}”这一级连夜里和节假日也计算在内，而它的时钟按工作时间计算：它可能在没有人上班时到来。`,
      hint: instead === undefined ? '请用工作时间写剩余时间，例如 -2bh。' : `请写“${instead}”。`,
    }),
  }),
  TL4156: entry<{ who: string; escalation: string; other: string; by: 'level' | 'escalation' | 'step' }>({
    rule: 'nobody-is-told-the-same-twice',
    severity: 'warning',
    en: ({ who, escalation, other, by }) => ({
      message:
        by === 'level'
          ? `Two levels of escalation "${escalation}" tell "${who}" the same at one moment.`
          : by === 'escalation'
            ? `Escalations "${other}" and "${escalation}" tell "${who}" the same at one moment.`
            : `Step "${other}" and escalation "${escalation}" tell "${who}" the same at one moment.`,
      hint:
        by === 'step'
          ? 'Keep one of the two.'
          : 'Remove one of the two, let it come later, or give it another message.',
    }),
    'zh-CN': ({ who, escalation, other, by }) => ({
      message:
        by === 'level'
          ? `升级“${escalation}”有两级在同一时刻把同样的事告诉“${who}”。`
          : by === 'escalation'
            ? `升级“${other}”和“${escalation}”在同一时刻把同样的事告诉“${who}”。`
            : `步骤“${other}”和升级“${escalation}”在同一时刻把同样的事告诉“${who}”。`,
      hint: by === 'step' ? '两者请只留一个。' : '请删除其中一个、让它晚些到来，或者换一条消息。',
    }),
  }),
  TL4157: entry<{ escalation: string; why: 'limit' | 'condition'; step?: string; limit?: string; after?: string }>({
    rule: 'levels-can-come',
    severity: 'warning',
    en: ({ escalation, why, step = '', limit = '', after = '' }) => ({
      message:
        why === 'limit'
          ? `This level of escalation "${escalation}" never comes: it would be ${after} after step "${step}" begins, and after ${limit} the step is left anyway.`
          : `This level of escalation "${escalation}" never comes: whenever its condition holds, that of the escalation does not.`,
      hint:
        why === 'limit'
          ? 'Let the level come earlier, or lengthen "within".'
          : 'Leave out of one of the two conditions what excludes the other.',
    }),
    'zh-CN': ({ escalation, why, step = '', limit = '', after = '' }) => ({
      message:
        why === 'limit'
          ? `升级“${escalation}”的这一级永远不会到来：它在步骤“${step}”开始 ${after} 之后，而步骤到 ${limit} 就已经离开了。`
          : `升级“${escalation}”的这一级永远不会到来：它的条件成立时，升级的条件一定不成立。`,
      hint: why === 'limit' ? '请让这一级早些到来，或者延长 within。' : '请去掉两个条件中互相排斥的内容。',
    }),
  }),
  TL4158: entry<{ escalation: string; role: string; isNobody: boolean }>({
    rule: 'work-goes-to-another-role',
    severity: 'warning',
    en: ({ escalation, role, isNobody }) => ({
      message: isNobody
        ? `Nothing goes to "${role}": while escalation "${escalation}" runs, no work is open that it could take.`
        : `Nothing goes to "${role}": all work that is open while escalation "${escalation}" runs is its own already.`,
      hint: isNobody ? 'Notify the role instead.' : 'Name another role, or notify this one instead.',
    }),
    'zh-CN': ({ escalation, role, isNobody }) => ({
      message: isNobody
        ? `没有工作可以转给“${role}”：升级“${escalation}”运行期间，没有它能接手的工作在办。`
        : `没有工作可以转给“${role}”：升级“${escalation}”运行期间，在办的工作本来就都是它的。`,
      hint: isNobody ? '请改为通知这个角色。' : '请换一个角色，或者改为通知它。',
    }),
  }),
  TL4159: entry<{ escalation: string; key: 'hours' | 'until'; value: string; why: 'silent' | 'always' | 'ends' }>({
    rule: 'settings-of-escalations-change-something',
    severity: 'warning',
    en: ({ escalation, key, value, why }) => ({
      message: `"${key}: ${value}" changes nothing on escalation "${escalation}": ${IDLE[why].en}.`,
      hint: why === 'silent' ? 'Let a level notify or phone somebody, or remove this setting.' : 'Remove this setting.',
    }),
    'zh-CN': ({ escalation, key, value, why }) => ({
      message: `升级“${escalation}”上的“${key}: ${value}”不起作用：${IDLE[why].zh}。`,
      hint: why === 'silent' ? '请让某一级通知（notify 或 phone）某人，或者删除这个设置。' : '请删除这个设置。',
    }),
  }),
  TL4160: entry<{ role: string; others: number }>({
    rule: 'roles-of-escalations-have-a-deputy',
    severity: 'warning',
    en: ({ role, others }) => ({
      message: sentences(
        'en',
        `Escalations turn to "${role}", and nobody stands in where it cannot be reached.`,
        alsoEn(others),
      ),
      hint: `Name a deputy: under "roles", "${role}: { deputy: … }".`,
    }),
    'zh-CN': ({ role, others }) => ({
      message: sentences('zh-CN', `升级会找“${role}”，但它无法联系时没有人代理。`, alsoZh(others)),
      hint: `请在 roles 里给“${role}”写上 deputy。`,
    }),
  }),
  TL4161: entry<{ role: string }>({
    rule: 'deputies-that-are-told-exist',
    severity: 'warning',
    en: ({ role }) => ({
      message: `Nobody is told: "${role}" has no deputy.`,
      hint: `Name one under "roles", "${role}: { deputy: … }", or tell another role.`,
    }),
    'zh-CN': ({ role }) => ({
      message: `没有人会收到通知：“${role}”没有代理人。`,
      hint: `请在 roles 里给“${role}”写上 deputy，或者通知别的角色。`,
    }),
  }),
  TL4162: entry<{ kind: 'on-call' | 'manager-of'; name: string; others: number }>({
    rule: 'whoever-is-told-is-in-a-people-file',
    severity: 'warning',
    en: ({ kind, name, others }) => ({
      message: sentences(
        'en',
        kind === 'on-call'
          ? `No people file says who is on call in "${name}", so that nobody is told.`
          : `No people file says who manages "${name}", so that nobody is told.`,
        alsoEn(others),
      ),
      hint: 'Name the file at the top of the blueprint, such as "people: ./staff.people.yaml", or tell a role.',
    }),
    'zh-CN': ({ kind, name, others }) => ({
      message: sentences(
        'zh-CN',
        kind === 'on-call'
          ? `没有人员文件说明“${name}”由谁值班，不会通知任何人。`
          : `没有人员文件说明谁是“${name}”的上级，不会通知任何人。`,
        alsoZh(others),
      ),
      hint: '请在蓝图顶层写明人员文件，例如“people: ./staff.people.yaml”，或者通知某个角色。',
    }),
  }),
  TL4163: entry<{ schedule: string; near?: string; schedules: readonly string[] }>({
    rule: 'on-call-schedules-exist',
    severity: 'warning',
    en: ({ schedule, near, schedules }) => ({
      message: `The people file has no on-call schedule "${schedule}", so that nobody is told.`,
      hint: didYouMean(
        near,
        schedules.length === 0
          ? 'Write it under "on-call" there, or tell a role.'
          : `Write it under "on-call" there. Those that there are: ${listEn(schedules)}.`,
      ),
    }),
    'zh-CN': ({ schedule, near, schedules }) => ({
      message: `人员文件里没有值班表“${schedule}”，不会通知任何人。`,
      hint: didYouMeanZh(
        near,
        schedules.length === 0
          ? '请在人员文件的 on-call 里写明它，或者通知某个角色。'
          : `请在人员文件的 on-call 里写明它。现有的值班表：${listZh(schedules)}。`,
      ),
    }),
  }),
  TL4164: entry<{ role: string; roles: readonly string[]; others: number }>({
    rule: 'roles-of-escalations-are-held',
    severity: 'warning',
    en: ({ role, roles, others }) => ({
      message: sentences(
        'en',
        `Nobody holds the role "${role}" or stands in for it, so that nobody is told.`,
        alsoEn(others),
      ),
      hint: sentences(
        'en',
        'Give the role to somebody in the people file, or name a deputy under "roles".',
        roles.length === 0 ? '' : `Roles that are held: ${listEn(roles)}.`,
      ),
    }),
    'zh-CN': ({ role, roles, others }) => ({
      message: sentences('zh-CN', `没有人担任或代理角色“${role}”，不会通知任何人。`, alsoZh(others)),
      hint: sentences(
        'zh-CN',
        '请在人员文件里让某人担任这个角色，或者在 roles 里写明代理人。',
        roles.length === 0 ? '' : `有人担任的角色：${listZh(roles)}。`,
      ),
    }),
  }),
  TL4165: entry<{ role: string }>({
    rule: 'managers-that-are-told-exist',
    severity: 'warning',
    en: ({ role }) => ({
      message: `Nobody who holds the role "${role}" has a manager, so that nobody is told.`,
      hint: 'Write "manager" for these persons in the people file, or tell a role.',
    }),
    'zh-CN': ({ role }) => ({
      message: `担任“${role}”的人都没有上级，不会通知任何人。`,
      hint: '请在人员文件里给他们写上 manager，或者通知某个角色。',
    }),
  }),
  TL4166: entry<{ escalation: string; hours?: string; who: readonly string[] }>({
    rule: 'alerts-leave-while-somebody-works',
    severity: 'warning',
    en: ({ escalation, hours, who }) => ({
      message:
        hours === undefined
          ? `Alerts of escalation "${escalation}" may leave while nobody is at work who is told: ${listEn(who)}.`
          : `Alerts of escalation "${escalation}" leave only in the hours of "${hours}", and nobody who is told is at work then: ${listEn(who)}.`,
      hint:
        hours === undefined
          ? 'Write "hours" with a calendar in which they work, or tell an on-call schedule.'
          : 'Name a calendar in which they work, or tell somebody who works then.',
    }),
    'zh-CN': ({ escalation, hours, who }) => ({
      message:
        hours === undefined
          ? `升级“${escalation}”的通知可能在被通知的人都不上班时发出：${listZh(who)}。`
          : `升级“${escalation}”的通知只在“${hours}”的时段发出，而被通知的人那时都不上班：${listZh(who)}。`,
      hint:
        hours === undefined
          ? '请用 hours 写明他们上班的日历，或者通知值班表。'
          : '请写他们上班的日历，或者通知那时上班的人。',
    }),
  }),
} as const;

/** Why a setting of an escalation changes nothing. */
const IDLE = {
  silent: { en: 'it tells nobody anything', zh: '它不通知任何人' },
  always: { en: 'this calendar is never closed', zh: '这个日历全天开放' },
  ends: { en: 'that ends it anyway', zh: '这件事本来就会结束它' },
} as const;
