/** A desk that looks for lost parcels, with a promise by priority, one around the clock and one on a step. */
export const CLOCK_DESK = `
throughline: 1
id: parcel-desk
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
calendars:
  office: { zone: Asia/Shanghai, open: { mon-fri: ['09:00-12:00', '13:00-18:00'] }, days: cn }
roles:
  agent: { title: { en: Agent, zh-CN: 客服 } }
data:
  parcel: { type: text, title: { en: Parcel, zh-CN: 包裹 } }
  colour: { type: text, title: { en: Colour, zh-CN: 颜色 } }
  priority: { type: enum, values: { low: { en: low, zh-CN: 低 }, high: { en: high, zh-CN: 高 } }, title: { en: Priority, zh-CN: 优先级 }, default: low }
  promised: { type: duration, title: { en: Promised time, zh-CN: 承诺时限 } }
events:
  raises: { title: { en: Raises the priority, zh-CN: 提高优先级 } }
  lowers: { title: { en: Lowers the priority, zh-CN: 降低优先级 } }
decisions:
  promise:
    title: { en: Our promise, zh-CN: 服务承诺 }
    hit: first
    inputs: [priority]
    outputs: [promised]
    rules:
      - { if: [high], then: ["4bh"] }
      - { if: [any], then: ["8bh"] }
slas:
  resolution:
    title: { en: Resolution, zh-CN: 解决 }
    start: step.receive.answered
    stop: resolved
    target: { decide: promise.promised }
    calendar: office
    pause: waiting-customer
    warn: [80%, -30m]
  formal-reply:
    title: { en: Formal reply, zh-CN: 正式答复 }
    start: case.opened
    stop: formal-reply
    target: 24h
messages:
  reply: { en: We have found it., zh-CN: 已经找到。 }
stages:
  intake:
    kind: intake
    steps:
      receive: { ask: [parcel], title: { en: Report the parcel, zh-CN: 报告包裹 } }
  resolution:
    kind: resolution
    on: { customer.raises: { set: { priority: high } }, customer.lowers: { set: { priority: low } } }
    steps:
      look:
        do: { en: Look for it, zh-CN: 查找 }
        by: agent
        sla: { target: 30bm, calendar: office }
        outcomes: { found: tell, unclear: next }
      more: { ask: [colour], title: { en: More details, zh-CN: 补充详情 }, next: look }
    alternatives:
      tell: { say: reply, reach: formal-reply, next: deliver }
      deliver: { do: { en: Deliver it, zh-CN: 送达 }, by: agent, next: done }
omits: { confirmation: The report is enough, follow-up: The delivery is the follow-up }
ends: { done: { outcome: solved, reach: resolved } }
reopen: { within: 7d, to: look }
`;
