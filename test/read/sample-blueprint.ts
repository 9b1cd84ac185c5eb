/** A blueprint of 150 lines that uses all of YAML that blueprints use: blocks, brackets, quotes, comments, Chinese. */
export const sample = `# yaml-language-server: $schema=../../schemas/blueprint.schema.json
throughline: 1                            # language version
id: complaint-desk
version: "1.0.0"
locales: [zh-CN, en]                      # the first is that of bare texts
zone: Asia/Shanghai
title: { zh-CN: 投诉处理中心, en: Complaint desk }
purpose: { zh-CN: 24 小时内正式答复每一件投诉, en: Answer every complaint formally within 24 hours }
owner: centre-head                        # the role that answers for this flow

channels:
  hotline: { kind: phone }
  portal:  { kind: web }
  mail:    { kind: email }

roles:
  agent:       { title: 责任客服 }
  senior:      { title: 高级投诉专员, deputy: centre-head }
  centre-head: { title: 客服中心负责人 }
  csm:         { title: 客户服务管理师 }
  liaison:     { title: 部门联络人 }

data:                                     # what one case carries
  category: { type: enum, values: { billing: 资费, network: 网络, service: 服务, safety: 安全 } }
  severity: { type: integer, min: 1, max: 5 }
  summary:  { type: text, max: 2000 }
  contact:  { type: phone }
  level:    { type: enum, values: [ordinary, advanced] }
  finding:  { type: text }
  csat:     { type: integer, min: 1, max: 5 }

decisions:
  grade:
    hit: first                            # unique | first | collect (DMN)
    inputs:  [category, severity]
    outputs: [level]
    rules:
      - { if: [safety, any],     then: [advanced] }
      - { if: [any,    ">= 4"],  then: [advanced] }
      - { if: [any,    any],     then: [ordinary] }

messages:
  received:
    zh-CN: "您好，您的投诉已受理，编号 {case.id}。"
    en: "We have received your complaint {case.id}."
  formal-reply: { zh-CN: "{contact}，关于您的投诉：{finding}", en: "About your complaint, {contact}: {finding}" }
  apology:
    zh-CN: |
      您好：
        给您带来不便，我们深表歉意。
      客服中心
    en: >-
      We are sorry
      for the trouble.

stages:
  intake:
    kind: intake
    title: 接收与分级
    steps:
      receive:
        ask: [category, severity, summary, contact]
        via: [hotline, portal, mail]
        customer: 说明问题
        frontstage: 倾听，致歉，登记
        evidence: 受理编号
      acknowledge: { say: received, reach: acknowledged }
      grade: { decide: grade }
      sort:
        choose:
          - { when: level = "advanced", to: investigate }
          - { else: read-back }
  confirmation:
    kind: confirmation
    steps:
      read-back:
        ask: [summary]
        frontstage: 复述并请客户确认
        remind: { every: 4h, times: 2 }
        within: 1d
        outcomes: { confirmed: next, withdrawn: closed-withdrawn, no-answer: next }
  resolution:
    kind: resolution
    steps:
      investigate:
        do: { label: 调查核实, form: [finding] }
        by: agent
        support: 工单系统
        when: severity >= 2 and level != "none"
        outcomes:
          upheld: next
          not-upheld: explain
          needs-department: consult
      remedy: { do: 补救处理, by: agent, reach: preliminary-solution }
      look-up:
        call: { service: ledger, with: { number: contact, note: "=summary" }, into: { finding: answer } }
        outcomes:
          done: next
          failed: remedy
      reply:  { say: formal-reply, by: senior, reach: formal-reply }
    alternatives:                         # entered only by name
      consult: { do: 协同部门答复, by: liaison, next: remedy }
      explain: { do: 解释说明, by: senior, reach: preliminary-solution, next: reply }
  follow-up:
    kind: follow-up
    steps:
      pause: { wait: 1d }
      confirm-solved:
        survey: { kind: csat, into: csat, question: 问题是否已解决？ }
        within: P7D
        outcomes:
          satisfied:   { when: csat >= 4, to: closed-solved }
          unsatisfied: { when: csat <= 3, to: investigate }
          no-answer:   closed-no-answer

services:
  ledger: { in: { number: phone, note: text }, out: { answer: text }, idempotent: true }

parameters:
  reopen_window: { type: duration, value: P7D }

milestones:
  told: { title: 已告知 }

events:
  withdraws: { title: 客户撤诉 }             # declares customer.withdraws
  adds:
    title: '客户说：“还有一件事”'
    carries: { summary: text }

interrupts:
  withdrawn: { on: customer.withdraws, to: closed-withdrawn }
  added:
    on: customer.adds
    not-in: [follow-up]
    steps:
      note-it:
        do: 登记补充情况
        by: agent
        set: { summary: "=event.summary" }
      tell: { say: received, reach: told }

ends:
  closed-solved:
    outcome: solved
    reach: resolved
  closed-withdrawn: { outcome: withdrawn }
  closed-no-answer: { outcome: no-answer }

reopen:
  within: P7D
  to: investigate
  from: [closed-solved, closed-no-answer]
`;
