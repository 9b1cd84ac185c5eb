import type { Language } from '../text/catalogue/entry.ts';
import { schemaFile } from './editor-settings.ts';

/** What a new project begins with. */
export interface Starter {
  readonly blueprint: string;
  readonly journey: string;
}

/** The name of the service, and of its files. */
export const STARTER_ID = 'repair-desk';

/**
 * A small service that shows every kind of stage: a fault is reported, a visit agreed, the repair made and followed up.
 *
 * @param language of its texts and comments; ids are English in both.
 * @param schemas the folder of the JSON Schemas, seen from the files.
 */
export function starter(language: Language, schemas: string): Starter {
  const t = texts[language];
  return {
    blueprint: `# yaml-language-server: $schema=${schemas}/${schemaFile('blueprint', language)}
${t.aboutFile}
throughline: 1
id: ${STARTER_ID}
version: "1.0.0"
${t.aboutLocales}
locales: [${language}]
zone: ${t.zone}
title: ${t.title}
purpose: ${t.purpose}
owner: team-lead

channels:
  phone-line: { kind: phone, title: ${t.phoneLine} }
  website: { kind: web, title: ${t.website} }
  texts: { kind: sms, title: ${t.texts} }

roles:
  agent: { title: ${t.agent}, deputy: team-lead }
  team-lead: { title: ${t.teamLead} }

needs:
  know-when: { title: ${t.knowWhen} }
  works-again: { title: ${t.worksAgain} }

${t.aboutData}
data:
  fault: { type: text, max: 500, title: ${t.fault} }
  phone: { type: phone, title: ${t.phone} }
  visit_on: { type: date, title: ${t.visitOn} }
  finding: { type: text, max: 500, title: ${t.finding} }
  score: { type: integer, min: 1, max: 5, title: ${t.score} }

messages:
  received: ${t.received}
  visit: ${t.visit}
  result: ${t.result}

${t.aboutStages}
stages:
  intake:
    kind: intake
    title: ${t.intake}
    steps:
      report:
        ask: [fault, phone]
        title: ${t.report}
        via: [phone-line, website]
        need: works-again
        customer: ${t.reportCustomer}
        frontstage: ${t.reportFrontstage}
        evidence: ${t.reportEvidence}
      acknowledge:
        say: received
        via: [texts]
        need: know-when
        reach: acknowledged
        customer: ${t.reads}
        evidence: ${t.textMessage}

  confirmation:
    kind: confirmation
    title: ${t.confirmation}
    steps:
      agree-visit:
        ask: { fields: [visit_on], message: visit }
        title: ${t.agreeVisit}
        via: [phone-line, texts]
        by: customer
        need: know-when
        customer: ${t.agreeCustomer}
        frontstage: ${t.agreeFrontstage}
        evidence: ${t.agreeEvidence}
        remind: { every: 4h, times: 2 }
        within: 1d
        outcomes: { agreed: { to: next, reach: first-response }, withdrawn: closed-withdrawn, no-answer: ring }
    alternatives:
      ring:
        sla: { target: 1d }
        do: { label: ${t.ring}, form: [visit_on] }
        by: agent
        via: [phone-line]
        need: know-when
        customer: ${t.agreeCustomer}
        evidence: ${t.agreeEvidence}
        outcomes: { agreed: repair, not-reached: closed-no-answer }

  resolution:
    kind: resolution
    title: ${t.resolution}
    steps:
      repair:
        sla: { target: 5d }
        do: { label: ${t.repair}, form: [finding] }
        by: agent
        need: works-again
        support: ${t.repairSupport}
        remind: { every: 1d, times: 3 }
      tell-result:
        say: result
        title: ${t.tellResult}
        by: agent
        via: [texts]
        need: works-again
        reach: formal-reply
        customer: ${t.reads}
        evidence: ${t.textMessage}

  follow-up:
    kind: follow-up
    title: ${t.followUp}
    steps:
      ask-score:
        survey: { kind: csat, into: score, question: ${t.question} }
        title: ${t.askScore}
        via: [texts]
        need: works-again
        customer: ${t.scores}
        evidence: ${t.surveyEvidence}
        within: P3D
        outcomes:
          satisfied: { when: score >= 4, to: closed-solved }
          unsatisfied: { when: score <= 3, to: make-good }
          no-answer: closed-no-answer
    alternatives:
      make-good:
        sla: { target: 2d }
        do: ${t.makeGood}
        by: team-lead
        via: [phone-line]
        need: works-again
        customer: ${t.explains}
        evidence: ${t.makeGoodEvidence}
        outcomes: { settled: closed-solved, repair-again: repair }

ends:
  closed-solved: { outcome: solved, reach: resolved, title: ${t.solved} }
  closed-withdrawn: { outcome: withdrawn, title: ${t.withdrawn} }
  closed-no-answer: { outcome: no-answer, title: ${t.noAnswer} }

reopen: { within: P7D, to: repair, from: [closed-solved] }
`,
    journey: `# yaml-language-server: $schema=${schemas}/${schemaFile('journey', language)}
${t.aboutJourneys}
throughline-journey: 1
blueprint: ./${STARTER_ID}.blueprint.yaml
start: 2026-01-05T09:00${t.offset}
journeys:
  repaired:
    title: ${t.repaired}
    steps:
      - { by: customer, step: report, with: { fault: ${t.aFault}, phone: "13800000000" } }
      - expect: { in: confirmation, waiting-for: customer, said: received }
      - wait: 30m
      - { by: customer, step: agree-visit, outcome: agreed, with: { visit_on: 2026-01-06 } }
      - wait: 1d
      - { by: agent, step: repair, with: { finding: ${t.aFinding} } }
      - wait: 2h
      - { by: customer, step: ask-score, with: { score: 5 } }
      - expect: { ended: closed-solved, visited: [repair, ask-score], said: { result: 1 } }

  not-content:
    title: ${t.notContent}
    steps:
      - { by: customer, step: report, with: { fault: ${t.aFault}, phone: "13900000000" } }
      - wait: 25h
      - { by: agent, step: ring, outcome: agreed, with: { visit_on: 2026-01-07 } }
      - { by: agent, step: repair, with: { finding: ${t.aFinding} } }
      - { by: customer, step: ask-score, with: { score: 2 } }
      - expect: { waiting-for: team-lead, not: { ended: true } }
      - { by: team-lead, step: make-good, outcome: settled }
      - expect: { ended: closed-solved }
`,
  };
}

const texts = {
  en: {
    aboutFile: '# A service, written down. Change it and run: throughline check',
    aboutLocales: '# The language of the texts. With a second one, [en, zh-CN], a text is written { en: …, zh-CN: … }.',
    zone: 'UTC',
    offset: 'Z',
    title: 'Repair desk',
    purpose: 'Get what is broken to work again, and keep the customer informed on the way',
    phoneLine: 'Telephone',
    website: 'Website',
    texts: 'Text message',
    agent: 'Service agent',
    teamLead: 'Team lead',
    knowWhen: 'To know when somebody comes',
    worksAgain: 'To use the thing again',
    aboutData: '# What one case carries. Names may stand in conditions and, in braces, in messages.',
    fault: 'What is broken',
    phone: 'Phone number',
    visitOn: 'Day of the visit',
    finding: 'What was done',
    score: 'Satisfaction',
    received: '"We have received your report {case.id}: {fault}. We will reach you on {phone}."',
    visit: 'When may we come to look at it? Your report is {case.id}.',
    result: '"Your report {case.id} of {case.opened_at}, visit on {visit_on}: {finding}"',
    aboutStages: '# Written order is running order. Alternatives are entered only by name.',
    intake: 'Report',
    report: 'Report a fault',
    reportCustomer: 'Says what is broken',
    reportFrontstage: 'Listens and takes it down',
    reportEvidence: 'Report number',
    reads: 'Reads the message',
    textMessage: 'Text message',
    confirmation: 'Appointment',
    agreeVisit: 'Agree on a day',
    agreeCustomer: 'Names a day',
    agreeFrontstage: 'Repeats the report and asks for a day',
    agreeEvidence: 'Appointment',
    ring: 'Ring the customer',
    resolution: 'Repair',
    repair: 'Repair it',
    repairSupport: 'Parts store',
    tellResult: 'Tell the result',
    followUp: 'Follow-up',
    question: 'How satisfied are you?',
    askScore: 'Ask for a score',
    scores: 'Gives a score',
    surveyEvidence: 'Short survey',
    makeGood: 'Put it right',
    explains: 'Explains what is still wrong',
    makeGoodEvidence: 'Call from the team lead',
    solved: 'Solved',
    withdrawn: 'Withdrawn',
    noAnswer: 'No answer',
    aboutJourneys:
      '# Journeys are cases to try the blueprint with. Read them: throughline run. Hold them to what they expect: throughline test',
    repaired: 'Repaired, and the customer is content',
    notContent: 'The customer is hard to reach and not content',
    aFault: 'The lamp flickers',
    aFinding: 'Loose contact tightened',
  },
  'zh-CN': {
    aboutFile: '# 写下来的一项服务。改一改，再运行：throughline check',
    aboutLocales: '# 文字所用的语言。若有第二种，写成 [zh-CN, en]，每段文字写成 { zh-CN: …, en: … }。',
    zone: 'Asia/Shanghai',
    offset: '+08:00',
    title: '报修服务台',
    purpose: '让坏了的东西恢复使用，并让客户随时了解进展',
    phoneLine: '电话',
    website: '网站',
    texts: '短信',
    agent: '客服专员',
    teamLead: '客服组长',
    knowWhen: '知道什么时候有人来',
    worksAgain: '恢复正常使用',
    aboutData: '# 一个案例携带的数据。字段名可以用在条件里，加上花括号还可以用在消息里。',
    fault: '故障描述',
    phone: '联系电话',
    visitOn: '上门日期',
    finding: '处理结果',
    score: '满意度',
    received: '您的报修已受理，编号 {case.id}：{fault}。我们会拨打 {phone} 与您联系。',
    visit: '请问哪天方便上门？您的报修编号是 {case.id}。',
    result: '您 {case.opened_at} 的报修 {case.id}，{visit_on} 上门，结果：{finding}',
    aboutStages: '# 书写顺序就是运行顺序。alternatives 里的步骤只有被点名才会进入。',
    intake: '受理',
    report: '登记报修',
    reportCustomer: '说明故障',
    reportFrontstage: '倾听并登记',
    reportEvidence: '报修编号',
    reads: '阅读短信',
    textMessage: '短信',
    confirmation: '预约',
    agreeVisit: '约定上门日期',
    agreeCustomer: '选定日期',
    agreeFrontstage: '复述报修内容，询问日期',
    agreeEvidence: '预约单',
    ring: '致电客户',
    resolution: '维修',
    repair: '上门维修',
    repairSupport: '备件库',
    tellResult: '告知结果',
    followUp: '回访',
    question: '您对这次服务满意吗？',
    askScore: '满意度回访',
    scores: '打分',
    surveyEvidence: '回访短信',
    makeGood: '补救处理',
    explains: '说明还有什么问题',
    makeGoodEvidence: '组长来电',
    solved: '已解决',
    withdrawn: '客户取消',
    noAnswer: '联系不上',
    aboutJourneys: '# 旅程是用来试走蓝图的案例。看经过：throughline run；核对预期：throughline test',
    repaired: '修好了，客户满意',
    notContent: '客户难联系，对结果不满意',
    aFault: '台灯闪烁',
    aFinding: '已紧固松动的接头',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>;
