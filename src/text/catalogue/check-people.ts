import { entry } from './entry.ts';

/** People files that can be read and still leave somebody waiting. */
export const checkPeopleCatalogue = {
  TL4190: entry<{ schedule: string; from: string; until?: string }>({
    rule: 'on-call-schedules-have-no-holes',
    severity: 'warning',
    en: ({ schedule, from, until }) => ({
      message: `From ${from} ${until === undefined ? 'on' : `to ${until}`} nobody is on call in "${schedule}".`,
      hint: 'Add hours under "only", or a layer behind the others that has none; it stands in wherever they have nobody.',
    }),
    'zh-CN': ({ schedule, from, until }) => ({
      message: `从 ${from} ${until === undefined ? '起' : `到 ${until}`}，“${schedule}”没有人值班。`,
      hint: '请补上 only 里的时间，或者在最后加一层不写 only 的人员，前面没有人时由他们顶上。',
    }),
  }),
  TL4192: entry<{ role: string; person: string; near: string }>({
    rule: 'roles-of-people-are-those-of-the-blueprint',
    severity: 'warning',
    en: ({ role, person, near }) => ({
      message: `"${person}" holds the role "${role}", which this blueprint does not have, and nobody holds "${near}".`,
      hint: `Did you mean "${near}"?`,
    }),
    'zh-CN': ({ role, person, near }) => ({
      message: `“${person}”担任的角色“${role}”在这份蓝图里没有，而“${near}”没有人担任。`,
      hint: `您是不是想写“${near}”？`,
    }),
  }),
  TL4191: entry<{ person: string; until: string }>({
    rule: 'nobody-is-away-for-ever',
    severity: 'warning',
    en: ({ person, until }) => ({
      message: `"${person}" is away until ${until}, for more than two years.`,
      hint: 'Correct the dates; somebody who has left is taken out of the list.',
    }),
    'zh-CN': ({ person, until }) => ({
      message: `“${person}”到 ${until} 为止都不在，超过两年。`,
      hint: '请改正日期；已经离职的人请从名单里删除。',
    }),
  }),
};
