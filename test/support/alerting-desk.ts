/**
 * A desk that answers complaints: one promise with a ladder of three levels, a call at night that goes round until somebody
 * accepts, and a ladder of its own when the customer is angry.
 */
export const ALERTING_DESK = `
throughline: 1
id: complaint-desk
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
people: ./staff.people.yaml
calendars:
  office: { zone: Asia/Shanghai, open: { mon-fri: ['09:00-18:00'] }, days: cn }
roles:
  agent: { title: { en: Agent, zh-CN: 客服 }, deputy: senior }
  senior: { title: { en: Senior agent, zh-CN: 资深客服 }, deputy: head }
  head: { title: { en: Head of the centre, zh-CN: 中心主任 }, deputy: guard }
  guard: { title: { en: Night guard, zh-CN: 夜班 } }
data:
  matter: { type: text, title: { en: Matter, zh-CN: 事由 } }
  amount: { type: integer, title: { en: Amount, zh-CN: 金额 }, default: 100 }
  score: { type: integer, title: { en: Score, zh-CN: 评分 }, default: 5 }
events:
  storms: { title: { en: The customer storms, zh-CN: 客户发火 } }
  calms: { title: { en: The customer calms down, zh-CN: 客户消气 } }
  rates: { title: { en: The customer rates, zh-CN: 客户评分 }, carries: { stars: integer } }
slas:
  answer:
    title: { en: Formal answer, zh-CN: 正式答复 }
    start: step.receive.answered
    stop: formal-reply
    target: 10h
    pause: waiting-customer
escalations:
  late-answer:
    title: { en: Late answer, zh-CN: 答复延误 }
    sla: answer
    hours: office
    levels:
      - { at: 80%, notify: agent }
      - { at: breach, notify: [senior, customer], reassign: head }
      - { after: 30m, notify: { manager-of: agent }, phone: head, repeat: { every: 1h, times: 3 } }
  storm:
    title: { en: A storm, zh-CN: 客户发火 }
    on: customer.storms
    until: accepted
    levels:
      - { phone: { on-call: night-watch } }
      - { after: 10m, when: amount > 1000, phone: senior }
      - { after: 10m, phone: senior }
    rounds: { times: 3, gap: 10m }
    finally: { phone: head }
  unhappy:
    title: { en: Unhappy, zh-CN: 不满意 }
    when: score <= 2
    until: customer.calms
    levels:
      - { after: 1h, notify: senior }
      - { after: 1h, notify: { deputy-of: agent } }
messages: { reply: { en: This is our answer., zh-CN: 这是我们的答复。 } }
stages:
  intake:
    kind: intake
    steps:
      receive: { ask: [matter, amount?], title: { en: Report the matter, zh-CN: 反映情况 } }
  work:
    kind: resolution
    on: { customer.rates: { set: { score: '=event.stars' } } }
    steps:
      look: { do: { en: Look into it, zh-CN: 调查 }, by: agent, within: 3d, outcomes: { done: answer, unclear: next, timed-out: given-up } }
      details: { ask: [matter], title: { en: More details, zh-CN: 补充详情 }, next: look }
    alternatives:
      answer: { say: reply, reach: formal-reply, next: answered }
omits: { confirmation: The report is enough, follow-up: The answer is the follow-up }
ends:
  answered: { outcome: solved, reach: resolved, title: { en: Answered, zh-CN: 已答复 } }
  given-up: { outcome: no-answer, title: { en: Given up, zh-CN: 放弃 } }
reopen: { within: 7d, to: look }
`;

/** Who works there: the agent is on holiday in the first week, three people take turns at night. */
export const STAFF = `
throughline-people: 1
zone: Asia/Shanghai
calendars:
  office: { open: { mon-fri: 09:00-18:00 } }
people:
  li-na: { name: 李娜, roles: [agent], manager: chen-bo, deputy: wang-fang, away: 2026-01-05..2026-01-11 }
  wang-fang: { name: 王芳, roles: [senior], manager: chen-bo }
  sun-hao: { name: 孙昊, roles: [senior], manager: chen-bo, hours: office }
  chen-bo: { name: 陈博, roles: [head], hours: office }
  gu-lin: { name: Gu Lin, roles: [guard] }
  he-jie: { roles: [guard] }
on-call:
  night-watch: { layers: [{ people: [gu-lin, he-jie], from: 2026-01-05T09:00, hand-over: daily 09:00 }] }
`;
