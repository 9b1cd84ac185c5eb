import { compiledWithModules } from './modules.ts';

/** A desk for stolen cards: a promise that climbs in office hours, rounds of calls until somebody accepts, and a condition. */
export const CARD_DESK = `
throughline: 1
id: card-desk
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
people: ./staff.people.yaml
calendars:
  office: { zone: Asia/Shanghai, open: { mon-fri: ['09:00-18:00'] }, days: cn }
roles:
  agent: { title: { en: Agent, zh-CN: 客服 } }
  senior: { title: { en: Senior, zh-CN: 高级专员 }, deputy: head }
  head: { title: { en: Head, zh-CN: 负责人 } }
data:
  amount: { type: integer, title: { en: Amount, zh-CN: 金额 }, default: 0 }
  angry: { type: boolean, title: { en: Angry, zh-CN: 愤怒 }, default: false }
events:
  complains: { title: { en: Complains, zh-CN: 投诉 } }
  calms-down: { title: { en: Calms down, zh-CN: 平静 } }
messages:
  look-here: { en: 'Please look at case {case.id}.', zh-CN: '请查看案例 {case.id}。' }
slas:
  reply:
    title: { en: Formal reply, zh-CN: 正式答复 }
    start: case.opened
    stop: formal-reply
    target: 10h
escalations:
  late-reply:
    title: { en: Late reply, zh-CN: 答复迟延 }
    sla: reply
    hours: office
    levels:
      - { at: 80%, notify: senior }
      - { at: breach, notify: [head, customer], reassign: head, message: look-here }
      - { after: 30m, notify: { on-call: night-watch }, when: amount > 5000 }
      - { after: 1h, phone: head, repeat: { every: 1h, times: 2 } }
  fraud:
    title: { en: Fraud, zh-CN: 盗刷 }
    on: customer.complains
    until: accepted
    levels:
      - { phone: agent }
      - { after: 10m, phone: senior, notify: { manager-of: agent } }
    rounds: { times: 2, gap: 5m }
    finally: { phone: head }
  anger:
    title: { en: Anger, zh-CN: 怒气 }
    when: angry
    levels:
      - { after: 30m, reassign: senior }
      - { after: 30m, notify: head }
stages:
  intake:
    kind: intake
    steps:
      receive: { ask: [amount, angry], title: { en: Report the card, zh-CN: 挂失 } }
  resolution:
    kind: resolution
    on: { customer.complains: { set: { amount: 9000 } }, customer.calms-down: { set: { angry: false } } }
    steps:
      look: { do: { en: Look into it, zh-CN: 核查 }, by: agent, reach: formal-reply, outcomes: { done: next } }
      call-back: { do: { en: Call back, zh-CN: 回电 }, by: agent }
omits: { confirmation: The report is enough, follow-up: The call is the follow-up }
ends: { solved: { outcome: solved, reach: resolved } }
reopen: { within: 30d, to: look }
`;

/** Who works there. */
export const CARD_STAFF = `
throughline-people: 1
zone: Asia/Shanghai
calendars:
  early: { zone: Asia/Shanghai, open: { mon-fri: ['06:00-14:00'] } }
people:
  li-na: { name: Li Na, roles: [agent], manager: chen-bo, deputy: wang-fang }
  wang-fang: { name: Wang Fang, roles: [agent], manager: chen-bo }
  chen-bo: { name: Chen Bo, roles: [senior], hours: early, deputy: zhao-lei }
  zhao-lei: { name: Zhao Lei, roles: [head] }
on-call:
  night-watch: { layers: [{ people: [wang-fang], from: 2026-01-01T00:00, until: 2026-01-06T00:00 }] }
`;

/** The desk with its people file; `staff` in place of it, or none where it is empty. */
export function cardDesk(staff = CARD_STAFF, text = CARD_DESK) {
  if (staff === '') return compiledWithModules(text.replace(/^people:.*\n/mu, ''), {});
  return compiledWithModules(text, { './staff.people.yaml': staff });
}
