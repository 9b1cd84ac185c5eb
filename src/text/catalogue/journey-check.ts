import { didYouMean, didYouMeanZh, entry } from './entry.ts';

const list = (words: readonly string[]): string => words.join(', ');
const listZh = (words: readonly string[]): string => words.join('、');

/** Holding a journey against its blueprint. */
export const journeyCheckCatalogue = {
  TL5005: entry<{ step: string; near?: string }>({
    rule: 'steps-of-journeys-exist',
    severity: 'error',
    en: ({ step, near }) => ({
      message: `The blueprint has no step "${step}".`,
      hint: didYouMean(near, 'Write the id of a step or alternative.'),
    }),
    'zh-CN': ({ step, near }) => ({
      message: `蓝图中没有步骤“${step}”。`,
      hint: didYouMeanZh(near, '请写步骤（包括 alternatives 中的步骤）的标识。'),
    }),
  }),
  TL5006: entry<{ step: string; how: 'itself' | 'wait' | 'call' | 'inside'; service?: string }>({
    rule: 'steps-of-journeys-are-done-by-somebody',
    severity: 'error',
    en: ({ step, how, service = '' }) => ({
      message: `Nobody does step "${step}": ${
        how === 'call'
          ? 'a service answers it'
          : how === 'wait'
            ? 'it lets time pass or waits for an event'
            : how === 'inside'
              ? 'it is done when the steps inside it are'
              : 'it happens by itself'
      }.`,
      hint:
        how === 'call'
          ? `Write { returns: ${service}, with: … } or { fail: ${service} }.`
          : how === 'wait'
            ? 'Write "wait:", "until:" or "event:" instead.'
            : how === 'inside'
              ? 'Name one of the steps inside it.'
              : 'Remove this line.',
    }),
    'zh-CN': ({ step, how, service = '' }) => ({
      message: `步骤“${step}”不需要人来做：${
        how === 'call'
          ? '它由服务答复'
          : how === 'wait'
            ? '它等待时间或事件'
            : how === 'inside'
              ? '里面的步骤办完，它就完成了'
              : '它会自动完成'
      }。`,
      hint:
        how === 'call'
          ? `请写 { returns: ${service}, with: … } 或 { fail: ${service} }。`
          : how === 'wait'
            ? '请改用 wait、until 或 event。'
            : how === 'inside'
              ? '请改为写它里面的某个步骤。'
              : '请删除这一行。',
    }),
  }),
  TL5007: entry<{ role: string; doing: string; declared: boolean; allowed: readonly string[]; near?: string }>({
    rule: 'lines-are-by-those-who-may',
    severity: 'error',
    en: ({ role, doing, declared, allowed, near }) => ({
      message: declared ? `"${role}" may not do "${doing}".` : `The blueprint has no role "${role}".`,
      hint: `${near === undefined ? '' : `${didYouMean(near, '')} `}"${doing}" is for: ${list(allowed)}.`,
    }),
    'zh-CN': ({ role, doing, declared, allowed, near }) => ({
      message: declared ? `“${role}”无权执行“${doing}”。` : `蓝图中没有角色“${role}”。`,
      hint: `${near === undefined ? '' : didYouMeanZh(near, '')}“${doing}”可由以下角色执行：${listZh(allowed)}。`,
    }),
  }),
  TL5008: entry<{
    outcome: string;
    step: string;
    how: 'itself' | 'computed' | 'votes' | 'unknown';
    known: readonly string[];
    near?: string;
  }>({
    rule: 'outcomes-of-journeys-can-be-picked',
    severity: 'error',
    en: ({ outcome, step, how, known, near }) => ({
      message:
        how === 'unknown'
          ? `Step "${step}" has no outcome "${outcome}".`
          : how === 'computed'
            ? `The outcome "${outcome}" of step "${step}" follows from the answer; nobody picks it.`
            : how === 'votes'
              ? `Nobody votes "${outcome}" at step "${step}": it follows from the votes.`
              : `Nobody picks the outcome "${outcome}" of step "${step}": it comes by itself.`,
      hint:
        how === 'unknown'
          ? `${near === undefined ? '' : `${didYouMean(near, '')} `}It has: ${list(known)}.`
          : how === 'computed'
            ? 'Remove "outcome" and let "with" carry an answer that leads there.'
            : how === 'votes'
              ? `Write a line for each voter; a vote is one of: ${list(known)}.`
              : 'Let the time pass instead, with "wait" or "until".',
    }),
    'zh-CN': ({ outcome, step, how, known, near }) => ({
      message:
        how === 'unknown'
          ? `步骤“${step}”没有结果“${outcome}”。`
          : how === 'computed'
            ? `步骤“${step}”的结果“${outcome}”由答复推算，不由人选择。`
            : how === 'votes'
              ? `步骤“${step}”的结果“${outcome}”由各人的表决得出，没有人直接投。`
              : `步骤“${step}”的结果“${outcome}”会自行发生，不由人选择。`,
      hint:
        how === 'unknown'
          ? `${near === undefined ? '' : didYouMeanZh(near, '')}可选的结果：${listZh(known)}。`
          : how === 'computed'
            ? '请删除 outcome，在 with 中给出能推出该结果的答复。'
            : how === 'votes'
              ? `请为每位表决人各写一行；可投：${listZh(known)}。`
              : '请改用 wait 或 until 让时间过去。',
    }),
  }),
  TL5009: entry<{ step: string; outcomes: readonly string[] }>({
    rule: 'outcomes-are-picked-where-there-are-several',
    severity: 'error',
    en: ({ step, outcomes }) => ({
      message: `Step "${step}" needs an outcome, and this line picks none.`,
      hint: `Add "outcome:" with one of: ${list(outcomes)}.`,
    }),
    'zh-CN': ({ step, outcomes }) => ({
      message: `步骤“${step}”需要选择一个结果，而这一行没有写。`,
      hint: `请补写 outcome，可选：${listZh(outcomes)}。`,
    }),
  }),
  TL5010: entry<{
    field: string;
    where: 'step' | 'event' | 'service' | 'case';
    name: string;
    known: readonly string[];
    near?: string;
  }>({
    rule: 'values-of-journeys-are-asked-for',
    severity: 'error',
    en: ({ field, where, name, known, near }) => ({
      message: OWNER[where].en(field, name),
      hint: didYouMean(near, known.length === 0 ? `Remove "${field}".` : `Possible here: ${list(known)}.`),
    }),
    'zh-CN': ({ field, where, name, known, near }) => ({
      message: OWNER[where].zh(field, name),
      hint: didYouMeanZh(near, known.length === 0 ? `请删除“${field}”。` : `此处可用：${listZh(known)}。`),
    }),
  }),
  TL5011: entry<{
    field: string;
    problem: string;
    type: string;
    min?: number;
    max?: number;
    allowed: readonly string[];
    near?: string;
  }>({
    rule: 'values-of-journeys-fit-their-field',
    severity: 'error',
    en: ({ field, problem, type, min, max, allowed, near }) => ({
      message: `This value does not fit "${field}": it ${problemIn('en', problem, type)}.`,
      hint: allowed.length > 0 ? didYouMean(near, `Allowed: ${list(allowed)}.`) : `Write ${wanted(type, min, max)}.`,
    }),
    'zh-CN': ({ field, problem, type, min, max, allowed, near }) => ({
      message: `这个值不符合“${field}”的要求：${problemIn('zh', problem, type)}。`,
      hint:
        allowed.length > 0 ? didYouMeanZh(near, `可用的值：${listZh(allowed)}。`) : `请写${wantedZh(type, min, max)}。`,
    }),
  }),
  TL5012: entry<{ event: string; fields: readonly string[] }>({
    rule: 'events-of-journeys-carry-what-they-must',
    severity: 'error',
    en: ({ event, fields }) => ({
      message: `"${event}" must carry ${list(fields)}, and this line does not.`,
      hint: `Add "with: { ${fields.map((field) => `${field}: …`).join(', ')} }".`,
    }),
    'zh-CN': ({ event, fields }) => ({
      message: `“${event}”必须带有${listZh(fields.map((field) => `“${field}”`))}，而这一行没有写。`,
      hint: `请补写“with: { ${fields.map((field) => `${field}: …`).join(', ')} }”。`,
    }),
  }),
  TL5013: entry<{
    event: string;
    how: 'step' | 'accept' | 'unheard' | 'unknown';
    near?: string;
    known: readonly string[];
  }>({
    rule: 'events-of-journeys-exist',
    severity: 'error',
    en: ({ event, how, near, known }) => ({
      message:
        how === 'step' || how === 'accept'
          ? `"${event}" is not written as an event in a journey.`
          : how === 'unheard'
            ? `Nothing in the blueprint listens to "${event}".`
            : `The blueprint has no event "${event}" that comes from outside.`,
      hint:
        how === 'step'
          ? 'Write { by: …, step: …, outcome: … } instead.'
          : how === 'accept'
            ? 'Write { accept: …, by: … } instead.'
            : didYouMean(near, known.length === 0 ? 'Remove this line.' : `It listens to: ${list(known)}.`),
    }),
    'zh-CN': ({ event, how, near, known }) => ({
      message:
        how === 'step' || how === 'accept'
          ? `在旅程中，“${event}”不写成事件。`
          : how === 'unheard'
            ? `蓝图中没有任何地方处理“${event}”。`
            : `蓝图中没有来自外部的事件“${event}”。`,
      hint:
        how === 'step'
          ? '请改写为 { by: …, step: …, outcome: … }。'
          : how === 'accept'
            ? '请改写为 { accept: …, by: … }。'
            : didYouMeanZh(near, known.length === 0 ? '请删除这一行。' : `可用的事件：${listZh(known)}。`),
    }),
  }),
  TL5014: entry<{ service: string; near?: string; known: readonly string[] }>({
    rule: 'services-of-journeys-exist',
    severity: 'error',
    en: ({ service, near, known }) => ({
      message: `The blueprint has no service "${service}".`,
      hint: didYouMean(near, known.length === 0 ? 'Remove this line.' : `It has: ${list(known)}.`),
    }),
    'zh-CN': ({ service, near, known }) => ({
      message: `蓝图中没有服务“${service}”。`,
      hint: didYouMeanZh(near, known.length === 0 ? '请删除这一行。' : `可用的服务：${listZh(known)}。`),
    }),
  }),
  TL5015: entry<{ until: string; now: string }>({
    rule: 'time-runs-forward',
    severity: 'error',
    en: ({ until, now }) => ({
      message: `${until} is past already: at this line it is ${now}.`,
      hint: 'Write a later instant, or move the line up.',
    }),
    'zh-CN': ({ until, now }) => ({
      message: `${until} 已经过去：到这一行时是 ${now}。`,
      hint: '请写更晚的时刻，或把这一行上移。',
    }),
  }),
  TL5016: entry<{ locale: string; locales: readonly string[] }>({
    rule: 'customers-speak-a-language-of-the-blueprint',
    severity: 'warning',
    en: ({ locale, locales }) => ({
      message: `The blueprint has no texts in "${locale}"; the customer gets "${locales[0] ?? ''}".`,
      hint: `Write one of: ${list(locales)}.`,
    }),
    'zh-CN': ({ locale, locales }) => ({
      message: `蓝图没有“${locale}”的文字，将对客户使用“${locales[0] ?? ''}”。`,
      hint: `请写其中之一：${listZh(locales)}。`,
    }),
  }),
  TL5021: entry<{ escalation: string; near?: string; known: readonly string[] }>({
    rule: 'escalations-of-journeys-exist',
    severity: 'error',
    en: ({ escalation, near, known }) => ({
      message: `The blueprint has no escalation "${escalation}".`,
      hint: didYouMean(
        near,
        known.length === 0 ? 'No escalation of it can be accepted: remove this line.' : `It has: ${list(known)}.`,
      ),
    }),
    'zh-CN': ({ escalation, near, known }) => ({
      message: `蓝图中没有升级“${escalation}”。`,
      hint: didYouMeanZh(
        near,
        known.length === 0 ? '其中没有可以接手的升级：请删除这一行。' : `可用的升级：${listZh(known)}。`,
      ),
    }),
  }),
  TL5022: entry<{ escalation: string; until?: string; known: readonly string[] }>({
    rule: 'escalations-are-accepted-where-they-ask-for-it',
    severity: 'error',
    en: ({ escalation, until, known }) => ({
      message: `Nobody accepts "${escalation}": it ${until === undefined ? 'ends with what set it off' : `runs until "${until}"`}.`,
      hint: `${known.length === 0 ? '' : `These can be accepted: ${list(known)}. `}Write "until: accepted" in the blueprint, or remove this line.`,
    }),
    'zh-CN': ({ escalation, until, known }) => ({
      message: `“${escalation}”无需接手：它${until === undefined ? '随触发它的事情结束' : `到“${until}”为止`}。`,
      hint: `${known.length === 0 ? '' : `可以接手的有：${listZh(known)}。`}请在蓝图中写 until: accepted，或删除这一行。`,
    }),
  }),
  TL5023: entry<{ person: string; listed: boolean; near?: string; known: readonly string[] }>({
    rule: 'persons-of-journeys-work-here',
    severity: 'error',
    en: ({ person, listed, near, known }) => ({
      message: listed
        ? `The people file knows no "${person}".`
        : `Nothing says who "${person}" is: the blueprint names no people file.`,
      hint: listed
        ? didYouMean(near, `It knows: ${list(shortened(known))}.`)
        : 'Write "people: ./staff.people.yaml" into the blueprint, or remove this line.',
    }),
    'zh-CN': ({ person, listed, near, known }) => ({
      message: listed ? `人员文件中没有“${person}”。` : `无从得知“${person}”是谁：蓝图没有指定人员文件。`,
      hint: listed
        ? didYouMeanZh(near, `其中有：${listZh(shortened(known))}。`)
        : '请在蓝图中写 people: ./staff.people.yaml，或删除这一行。',
    }),
  }),
  TL5025: entry<{ what: ExpectedKind; name: string; near?: string; known: readonly string[] }>({
    rule: 'expectations-speak-of-what-exists',
    severity: 'error',
    en: ({ what, name, near, known }) => ({
      message: `Nothing here is called "${name}": expected is ${EXPECTED[what].en}.`,
      hint: didYouMean(near, known.length === 0 ? 'There is none here.' : `There are: ${list(shortened(known))}.`),
    }),
    'zh-CN': ({ what, name, near, known }) => ({
      message: `这里没有“${name}”：此处应写${EXPECTED[what].zh}。`,
      hint: didYouMeanZh(near, known.length === 0 ? '这里一个也没有。' : `可以写：${listZh(shortened(known))}。`),
    }),
  }),
};

/** What an expectation can speak of. */
export type ExpectedKind =
  | 'place'
  | 'whom'
  | 'offer'
  | 'outcome'
  | 'milestone'
  | 'message'
  | 'recipient'
  | 'clock'
  | 'due'
  | 'field'
  | 'end'
  | 'code';

const EXPECTED: Readonly<Record<ExpectedKind, { readonly en: string; readonly zh: string }>> = {
  place: { en: 'a stage, a step or an interrupt', zh: '阶段、步骤或中断的标识' },
  whom: { en: 'a role, customer, service, system or a person', zh: '角色、customer、service、system 或人员' },
  offer: { en: 'a step, an event or an escalation to accept', zh: '步骤、事件或可接手的升级' },
  outcome: { en: 'an outcome of the step', zh: '该步骤的结果' },
  milestone: { en: 'a milestone', zh: '里程碑' },
  message: { en: 'a message, or words of one', zh: '消息的标识或其中的文字' },
  recipient: { en: 'a role or a person', zh: '角色或人员' },
  clock: { en: 'a service clock', zh: '服务时钟' },
  due: { en: 'a service clock, or a step with a time limit', zh: '服务时钟，或有时限的步骤' },
  field: { en: 'a field of the case', zh: '案例的字段' },
  end: { en: 'an end, or the outcome of one', zh: '结束节点或其结果' },
  code: { en: 'the code of a reason, such as TL6003', zh: '原因代码，例如 TL6003' },
};

/** Of more names than these a reader takes in nothing. */
const MOST_NAMES = 8;

function shortened(names: readonly string[]): readonly string[] {
  return names.length <= MOST_NAMES ? names : [...names.slice(0, MOST_NAMES), '…'];
}

const OWNER = {
  step: {
    en: (field: string, name: string) => `Step "${name}" does not ask for "${field}".`,
    zh: (field: string, name: string) => `步骤“${name}”没有询问“${field}”。`,
  },
  event: {
    en: (field: string, name: string) => `The event "${name}" does not carry "${field}".`,
    zh: (field: string, name: string) => `事件“${name}”不带有“${field}”。`,
  },
  service: {
    en: (field: string, name: string) => `The service "${name}" does not return "${field}".`,
    zh: (field: string, name: string) => `服务“${name}”不返回“${field}”。`,
  },
  case: {
    en: (field: string, name: string) => `A case of "${name}" has no field "${field}".`,
    zh: (field: string, name: string) => `“${name}”的案例没有字段“${field}”。`,
  },
} as const;

const PROBLEM: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  kind: { en: 'is of the wrong kind', zh: '类型不对' },
  'not-a-value': { en: 'is not among its values', zh: '不在可选值之中' },
  'too-small': { en: 'is too small', zh: '过小' },
  'too-large': { en: 'is too large', zh: '过大' },
  'too-short': { en: 'is too short', zh: '过短' },
  'too-long': { en: 'is too long', zh: '过长' },
  format: { en: 'is not written as it should be', zh: '写法不对' },
};

/** What to write for each type. */
const TYPES: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  text: ['text', '文字'],
  integer: ['a whole number', '整数'],
  number: ['a number', '数字'],
  boolean: ['true or false', ' true 或 false'],
  date: ['a date such as 2026-01-05', '日期，例如 2026-01-05'],
  time: ['a time of day such as 09:30', '时间，例如 09:30'],
  datetime: ['an instant such as 2026-01-05T09:00+08:00', '时刻，例如 2026-01-05T09:00+08:00'],
  duration: ['a duration such as 24h or P2D', '时长，例如 24h 或 P2D'],
  money: ['an amount such as { amount: "12.50", currency: CNY }', '金额，例如 { amount: "12.50", currency: CNY }'],
  phone: ['a phone number in quotes', '带引号的电话号码'],
  email: ['an e-mail address', '电子邮箱地址'],
  url: ['a web address that begins with https://', '以 https:// 开头的网址'],
  file: ['a file such as { name: photo.jpg, uri: "https://…" }', '文件，例如 { name: photo.jpg, uri: "https://…" }'],
  list: ['a list in brackets', '方括号中的列表'],
};

/** Types whose bounds are those of a length. */
const LENGTHS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  text: [' characters', ' 个字符'],
  list: [' entries', ' 项'],
};

function problemIn(language: 'en' | 'zh', problem: string, type: string): string {
  const isLength = LENGTHS[type] !== undefined;
  const said = !isLength
    ? problem
    : problem === 'too-small'
      ? 'too-short'
      : problem === 'too-large'
        ? 'too-long'
        : problem;
  return PROBLEM[said]?.[language] ?? '';
}

function wanted(type: string, min: number | undefined, max: number | undefined): string {
  const what = TYPES[type]?.[0] ?? 'a value that fits';
  const unit = LENGTHS[type]?.[0] ?? '';
  if (min === undefined && max === undefined) return what;
  if (max === undefined) return `${what}, at least ${min}${unit}`;
  return min === undefined ? `${what}, at most ${max}${unit}` : `${what}, from ${min} to ${max}${unit}`;
}

function wantedZh(type: string, min: number | undefined, max: number | undefined): string {
  const what = TYPES[type]?.[1] ?? '符合要求的值';
  const unit = LENGTHS[type]?.[1] ?? '';
  if (min === undefined && max === undefined) return what;
  if (max === undefined) return `${what}，至少 ${min}${unit}`;
  return min === undefined ? `${what}，至多 ${max}${unit}` : `${what}，${min} 到 ${max}${unit}`;
}
