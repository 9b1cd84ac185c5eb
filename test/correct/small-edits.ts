/** A small edit of a large correct blueprint, and the one finding that it brings about. */
export interface SmallEdit {
  readonly code: string;
  /** The name of the blueprint, before `.blueprint.yaml`. */
  readonly file: string;
  /** What is replaced by what; each text stands in the file once. */
  readonly replace: readonly (readonly [from: string, to: string])[];
}

/** By code: what turns a correct blueprint into one with that mistake. */
export const SMALL_EDITS: readonly SmallEdit[] = [
  {
    code: 'TL1011',
    file: 'card-dispute',
    replace: [
      [
        '  ruling: { type: enum, values: [refund, partial, rejected] }',
        '  amount: { type: number }\n  ruling: { type: enum, values: [refund, partial, rejected] }',
      ],
    ],
  },
  { code: 'TL1015', file: 'hotel-stay', replace: [['title: 酒店住宿服务', 'title: *酒店住宿服务*']] },
  { code: 'TL1022', file: 'hotel-stay', replace: [['values: [none, silver, gold]', 'values: [none, silver, gold}']] },
  { code: 'TL1024', file: 'appliance-repair', replace: [['title: Appliance repair', 'title: "Appliance repair']] },
  { code: 'TL1025', file: 'appliance-repair', replace: [['title: Appliance repair', 'title: "Appliance" repair']] },
  {
    code: 'TL1029',
    file: 'appliance-repair',
    replace: [['      diagnose:\n        do:', '      diagnose:\n       do:']],
  },
  { code: 'TL1030', file: 'hotel-stay', replace: [['      greet:', '\tgreet:']] },
  { code: 'TL1032', file: 'appliance-repair', replace: [['phone: { kind: phone }', 'phone: { kind:phone }']] },
  { code: 'TL1041', file: 'hotel-stay', replace: [['title: 住中', 'title：住中']] },
  { code: 'TL1042', file: 'hotel-stay', replace: [['值班经理', '值班经理, 夜班']] },
  { code: 'TL1043', file: 'hotel-stay', replace: [['预订单号', '预订单号 #8位数字']] },
  { code: 'TL1045', file: 'appliance-repair', replace: [['">= 4"],', '>= 4],']] },
  {
    code: 'TL1046',
    file: 'appliance-repair',
    replace: [['title: Appliance repair', 'title: Appliance repair: at home']],
  },
  {
    code: 'TL2001',
    file: 'returns-desk',
    replace: [['parameters:', 'kpis:\n  late: { share: answered-late }\nparameters:']],
  },
  { code: 'TL2002', file: 'appliance-repair', replace: [['    kind: confirmation\n', '']] },
  { code: 'TL2003', file: 'returns-desk', replace: [['via: [mail], by:', 'via: mail, by:']] },
  { code: 'TL2004', file: 'hr-desk', replace: [['"1.2.0"', '1.2']] },
  { code: 'TL2005', file: 'hr-desk', replace: [['kind: intake', 'kind: intak']] },
  {
    code: 'TL2006',
    file: 'appliance-repair',
    replace: [['      settle: { wait: 3d }', '      set_tle: { wait: 3d }']],
  },
  { code: 'TL2007', file: 'hr-desk', replace: [['first_day:', 'firstDay:']] },
  { code: 'TL2008', file: 'appliance-repair', replace: [['via: [phone, chat]', 'via: []']] },
  { code: 'TL2009', file: 'appliance-repair', replace: [['title: Appliance repair', 'title:']] },
  { code: 'TL2010', file: 'hotel-stay', replace: [['hold_time }', 'hold_tme }']] },
  { code: 'TL2011', file: 'appliance-repair', replace: [['wait: 3d', 'wait: 3bd']] },
  { code: 'TL2012', file: 'card-dispute', replace: [['Asia/Hong_Kong', 'Asia/Beijing']] },
  { code: 'TL2046', file: 'hr-desk', replace: [['fri: 08:30', 'friday: 08:30']] },
  { code: 'TL2047', file: 'hr-desk', replace: [['fri: 08:30-14:00', 'fri: 08:30-14h']] },
  { code: 'TL2048', file: 'hr-desk', replace: [['mon-thu: [', 'mon-fri: [']] },
  { code: 'TL2049', file: 'hr-desk', replace: [['{ mon-fri: 17:00-01:00 }', '{}']] },
  { code: 'TL2050', file: 'hr-desk', replace: [['berlin.calendar', 'berlin-wrong-dates.calendar']] },
  { code: 'TL2051', file: 'hr-desk', replace: [['berlin.calendar', 'berin.calendar']] },
  { code: 'TL2052', file: 'hr-desk', replace: [['berlin.calendar', 'berlin-version-two.calendar']] },
  { code: 'TL2053', file: 'hr-desk', replace: [['berlin.calendar', 'berlin-nothing-said.calendar']] },
  {
    code: 'TL4120',
    file: 'hr-desk',
    replace: [['pause: { wait: 3bd }', 'pause: { wait: 3d, calendar: office }']],
  },
  { code: 'TL4121', file: 'hr-desk', replace: [['berlin.calendar', 'berlin-until-easter.calendar']] },
  { code: 'TL2070', file: 'hr-desk', replace: [['hr.people', 'hr-version-two.people']] },
  { code: 'TL2071', file: 'hr-desk', replace: [['hr.people', 'hr-deputy-unknown.people']] },
  { code: 'TL2072', file: 'hr-desk', replace: [['hr.people', 'hr-hours-unknown.people']] },
  { code: 'TL2073', file: 'hr-desk', replace: [['hr.people', 'hr-circle.people']] },
  { code: 'TL2074', file: 'hr-desk', replace: [['hr.people', 'hr-wrong-dates.people']] },
  { code: 'TL2075', file: 'hr-desk', replace: [['hr.people', 'hr-twice-an-hour.people']] },
  { code: 'TL2076', file: 'hr-desk', replace: [['hr.people', 'hr-no-hand-over.people']] },
  { code: 'TL2077', file: 'hr-desk', replace: [['hr.people', 'hrr.people']] },
  { code: 'TL4190', file: 'hr-desk', replace: [['hr.people', 'hr-holes.people']] },
  { code: 'TL4191', file: 'hr-desk', replace: [['hr.people', 'hr-away-for-ever.people']] },
  { code: 'TL4192', file: 'hr-desk', replace: [['hr.people', 'hr-role-misspelt.people']] },
  { code: 'TL2013', file: 'appliance-repair', replace: [['version: "1.4.2"', 'version: "1.4.2b"']] },
  { code: 'TL2014', file: 'hotel-stay', replace: [['rest: { wait: 1d }', 'rest: {}']] },
  { code: 'TL2015', file: 'appliance-repair', replace: [['appliance, by:', 'appliance, say: advice, by:']] },
  {
    code: 'TL2016',
    file: 'returns-desk',
    replace: [
      ['signal.parcel-scanned, silent:', 'signal.parcel-scanned, timed-out:'],
      ['inspect, silent:', 'inspect, timed-out:'],
    ],
  },
  { code: 'TL2017', file: 'appliance-repair', replace: [['throughline: 1', 'throughline: 2']] },
  {
    code: 'TL2018',
    file: 'returns-desk',
    replace: [
      [
        '        outcomes: { scanned: inspect, silent: nudge }',
        '        remind: { every: 1d, times: 3 }\n        outcomes: { scanned: inspect, silent: nudge }',
      ],
    ],
  },
  { code: 'TL2019', file: '健康管理', replace: [['您的健康方案：{方案}', '您的健康方案：｛方案｝']] },
  {
    code: 'TL2020',
    file: 'appliance-repair',
    replace: [['remind: { every: 1d, times: 3 }', 'remind: { every: 1d, times: 0 }']],
  },
  { code: 'TL2021', file: 'card-dispute', replace: [['en: Letter', 'eng: Letter']] },
  { code: 'TL2022', file: 'card-dispute', replace: [['网点, en: Branch', '网点']] },
  { code: 'TL2023', file: 'appliance-repair', replace: [['[swap]', '[swp]']] },
  { code: 'TL2024', file: '健康管理', replace: [['datetime', 'datetime, min: 1']] },
  {
    code: 'TL2025',
    file: 'appliance-repair',
    replace: [['type: enum, values: [washer, dryer, fridge, oven], title', 'type: enum, title']],
  },
  {
    code: 'TL2026',
    file: 'appliance-repair',
    replace: [['urgency: { type: integer, min: 1, max: 5 }', 'urgency: { type: integer, min: 5, max: 1 }']],
  },
  { code: 'TL2027', file: 'returns-desk', replace: [['afterwards], to: closed-kept', 'afterwards]']] },
  {
    code: 'TL2028',
    file: 'appliance-repair',
    replace: [
      [
        '          - { when: track = "swap", to: swap }\n          - { else: next }',
        '          - { else: next }\n          - { when: track = "swap", to: swap }',
      ],
    ],
  },
  {
    code: 'TL2029',
    file: 'appliance-repair',
    replace: [['wait: { until: visit_on }', 'wait: { until: visit_on, event: customer.pays }']],
  },
  { code: 'TL2030', file: 'hr-desk', replace: [['zh-CN]', 'zh_CN]']] },
  { code: 'TL2031', file: 'appliance-repair', replace: [['ask: [symptom]', 'ask: [symptom, symptom]']] },
  { code: 'TL2032', file: '健康管理', replace: [['throughline: 1\nid: 健康管理', 'id: 健康管理']] },
  {
    code: 'TL2033',
    file: 'appliance-repair',
    replace: [['{ label: Call the customer back, form: [report] }', 'Call the customer back\n        form: [report]']],
  },
  { code: 'TL2034', file: 'appliance-repair', replace: [['wait: { until: visit_on }', 'wait: { until: 3d }']] },
  { code: 'TL2035', file: 'returns-desk', replace: [['when: attempts', 'when: =attempts']] },
  {
    code: 'TL2037',
    file: 'card-dispute',
    replace: [
      [
        'roles:\n  teller: { title: { zh-CN: 柜员, en: Teller }, deputy: supervisor }',
        '  teller: { title: { zh-CN: 柜员, en: Teller }, deputy: supervisor }',
      ],
    ],
  },
  { code: 'TL2044', file: 'card-dispute', replace: [['version: ^1.2', 'version: newest']] },
  { code: 'TL2045', file: 'card-dispute', replace: [['./modules/fraud-inquiry.', './modules/fraud.']] },
  { code: 'TL2060', file: 'appliance-repair', replace: [['warn: [75%, -1bh]', 'warn: [75%, 1bh]']] },
  {
    code: 'TL2061',
    file: 'appliance-repair',
    replace: [['  part: { type: text }\n', '  part: { type: text }\n  diagnosed: { type: date }\n']],
  },
  { code: 'TL2062', file: 'appliance-repair', replace: [['target: 12bh', 'target: { decide: choose-track }']] },
  { code: 'TL2063', file: 'appliance-repair', replace: [['pause: waiting-customer\n', 'pause: waiting-costumer\n']] },
  { code: 'TL2064', file: 'appliance-repair', replace: [['  on-the-way:', '  plan-visit:']] },
  {
    code: 'TL3005',
    file: 'hotel-stay',
    replace: [['when: member = "gold" and nights > 1', 'when: member = "gold" and nights >']],
  },
  {
    code: 'TL3006',
    file: 'returns-desk',
    replace: [
      [
        '{ when: reason = "changed-mind" and opened, to: refuse }',
        'when: (reason = "changed-mind" and opened\n            to: refuse',
      ],
    ],
  },
  { code: 'TL3009', file: '健康管理', replace: [['紧急程度 = "紧急",', '紧急程度 ＝ "紧急",']] },
  { code: 'TL3010', file: '健康管理', replace: [['"紧急",', "'紧急',"]] },
  { code: 'TL3011', file: 'card-dispute', replace: [['= "a",', '== "a",']] },
  { code: 'TL3012', file: 'returns-desk', replace: [['"changed-mind" and opened,', '"changed-mind" AND opened,']] },
  {
    code: 'TL3016',
    file: 'hr-desk',
    replace: [['        within: 2d', '        when: visits.take-request < 3\n        within: 2d']],
  },
  { code: 'TL3017', file: '健康管理', replace: [['"满意度 in [5..7]",', '5 <= 满意度 <= 7,']] },
  { code: 'TL3019', file: 'hr-desk', replace: [['"leave"', '"leave" and case.age < 24h']] },
  { code: 'TL3023', file: 'returns-desk', replace: [['date(now)', 'today()']] },
  { code: 'TL3027', file: 'card-dispute', replace: [['  when: fraud', '  when: fruad']] },
  { code: 'TL3028', file: '健康管理', replace: [['"紧急",', '紧急,']] },
  { code: 'TL3029', file: 'hr-desk', replace: [['"leave"', '"leave" and case.reopend = 0']] },
  { code: 'TL3032', file: 'appliance-repair', replace: [['track = "swap",', 'serial = 5,']] },
  { code: 'TL3033', file: 'hotel-stay', replace: [['"gold"', '"golden"']] },
  { code: 'TL3034', file: 'card-dispute', replace: [['= "a",', '< "c",']] },
  { code: 'TL3036', file: 'hr-desk', replace: [['topic = "leave"', 'topic']] },
  {
    code: 'TL3043',
    file: 'card-dispute',
    replace: [
      ['  small_amount: { type: number, value: 200 }\n', ''],
      ['amount <= small_amount', 'amount <= "200"'],
    ],
  },
  { code: 'TL4001', file: 'hotel-stay', replace: [['by: housekeeping', 'by: housekeping']] },
  { code: 'TL4002', file: 'appliance-repair', replace: [['needs-part: order-part', 'needs-part: oder-part']] },
  { code: 'TL4003', file: '健康管理', replace: [['催促 }\n      催促:', '回执 }\n      回执:']] },
  { code: 'TL4004', file: 'hotel-stay', replace: [['        next: check-out\n  care:', '  care:']] },
  {
    code: 'TL4005',
    file: 'hotel-stay',
    replace: [
      ['via: [sms], next: stayed }', 'via: [sms] }'],
      ['unhappy: { when: rating < 4, to: apologise }', 'unhappy: { when: rating < 4, to: stayed }'],
    ],
  },
  { code: 'TL4006', file: 'hr-desk', replace: [['[mail] }', '[mail], next: assign }']] },
  { code: 'TL4007', file: 'returns-desk', replace: [['failed: call-carrier }', 'failed: await-parcel }']] },
  {
    code: 'TL4008',
    file: 'returns-desk',
    replace: [
      [
        'do: { label: Make it good, form: [remark] }, by: team-lead, next: closed-returned }',
        'do: { label: Make it good, form: [remark] }, by: team-lead, next: make-good }',
      ],
    ],
  },
  { code: 'TL4009', file: 'appliance-repair', replace: [['[mail], next: follow-up }', '[mail], next: which-way }']] },
  { code: 'TL4010', file: 'returns-desk', replace: [['closed-refused }', 'closed-kept }']] },
  {
    code: 'TL4011',
    file: '健康管理',
    replace: [['  感谢: 感谢您的信任，祝您健康。', '  道歉: 让您久等了。\n  感谢: 感谢您的信任，祝您健康。']],
  },
  { code: 'TL4012', file: '健康管理', replace: [['follow-up', 'improve']] },
  { code: 'TL4013', file: 'appliance-repair', replace: [['next, no-answer:', 'next, timed-out:']] },
  {
    code: 'TL4014',
    file: 'appliance-repair',
    replace: [
      [
        '        outcomes: { failed: order-part }\n      enough: { choose: [{ when: in_stock != null and in_stock = 0, to: order-part }, { else: next }] }',
        '      enough: { choose: [{ when: in_stock != null and in_stock = 0, to: order-part }, { else: next }] }',
      ],
    ],
  },
  {
    code: 'TL4015',
    file: 'hr-desk',
    replace: [
      [
        '        within: 5d\n        outcomes: { answered: next, no-answer: next }',
        '        outcomes: { answered: next, no-answer: next }',
      ],
    ],
  },
  { code: 'TL4016', file: 'card-dispute', replace: [['when: ease <= 4, to:', 'to:']] },
  {
    code: 'TL4017',
    file: 'appliance-repair',
    replace: [['          - { else: next }\n      look-up-part:', '      look-up-part:']],
  },
  {
    code: 'TL4018',
    file: 'appliance-repair',
    replace: [
      ['        title: Read the problem back', '        when: price > 100\n        title: Read the problem back'],
    ],
  },
  { code: 'TL4019', file: 'returns-desk', replace: [['wrong-item", any],', 'wrong-item"],']] },
  {
    code: 'TL4020',
    file: 'returns-desk',
    replace: [['      - { if: ["too-late, changed-mind", broken], then: [0] }\n', '']],
  },
  { code: 'TL4021', file: 'hotel-stay', replace: [['"<', '"<=']] },
  {
    code: 'TL4022',
    file: 'appliance-repair',
    replace: [
      [
        '- { if: ["washer, dryer", true, any], then: [fix] }\n      - { if: [any, any, any], then: [advise] }',
        '- { if: [any, any, any], then: [advise] }\n      - { if: ["washer, dryer", true, any], then: [fix] }',
      ],
    ],
  },
  {
    code: 'TL4023',
    file: 'hotel-stay',
    replace: [['hold_time: { type: duration, value: 18h }', 'hold_time: { type: integer, value: 18 }']],
  },
  { code: 'TL4024', file: 'card-dispute', replace: [['integer, min: 1, max: 7', 'integer']] },
  { code: 'TL4025', file: 'appliance-repair', replace: [['{visit_on}.', '{visit_date}.']] },
  {
    code: 'TL4026',
    file: 'appliance-repair',
    replace: [['request {case.id}. A timely', 'request {case.id. A timely']],
  },
  { code: 'TL4027', file: 'appliance-repair', replace: [['signal.part-arrived,', 'signal.part-arived,']] },
  { code: 'TL4028', file: '健康管理', replace: [['title: 科室负责人 }', 'title: 科室负责人, deputy: 护士 }']] },
  { code: 'TL4029', file: 'card-dispute', replace: [['=card_last_four, day: =paid_on', '=card_last_four']] },
  { code: 'TL4030', file: 'card-dispute', replace: [['{ amount:', '{ fraud:']] },
  {
    code: 'TL4031',
    file: 'appliance-repair',
    replace: [['milestones:\n', 'omits: { follow-up: Nobody asks afterwards }\n\nmilestones:\n']],
  },
  {
    code: 'TL4032',
    file: 'appliance-repair',
    replace: [
      ['  diagnosed: { title: Fault found }', '  diagnosed: { title: Fault found }\n  resolved: { title: Done }'],
    ],
  },
  {
    code: 'TL4034',
    file: 'card-dispute',
    replace: [
      [
        '  answer_time: { type: duration, value: 5d, title: { zh-CN: 答复时限, en: Time to answer } }',
        '  answer_time: { type: duration, value: 5d, title: { zh-CN: 答复时限, en: Time to answer } }\n  amount: { type: number, value: 5 }',
      ],
    ],
  },
  {
    code: 'TL4035',
    file: 'deposit-at-maturity',
    replace: [['type: number, value: 500000', 'type: number, value: unset']],
  },
  {
    code: 'TL4036',
    file: 'appliance-repair',
    replace: [
      [
        'received: "We have received your repair request {case.id}.',
        'received: "We have received your repair request {case.id} for {part}.',
      ],
    ],
  },
  {
    code: 'TL4037',
    file: 'hr-desk',
    replace: [
      [
        '{ when: happy > 3, to: closed-answered }\n          bad: { when: happy <= 3, to: lead-answers }',
        'closed-answered\n          bad: lead-answers',
      ],
    ],
  },
  {
    code: 'TL4038',
    file: 'hotel-stay',
    replace: [['sorry, via: [sms] }', 'sorry, via: [sms], set: { complaint: =event.what } }']],
  },
  { code: 'TL4039', file: 'hr-desk', replace: [['[topic, sensitive]', '[topic, not(sensitive)]']] },
  {
    code: 'TL4060',
    file: 'card-dispute',
    replace: [['paid: =amount, day: =paid_on, ', 'day: =paid_on, ']],
  },
  { code: 'TL4061', file: 'card-dispute', replace: [['inquiry_result: conclusion', 'inquiry_result: concluded']] },
  { code: 'TL4062', file: 'card-dispute', replace: [['          roles: { investigator: compliance }\n', '']] },
  { code: 'TL4063', file: 'card-dispute', replace: [['version: ^1.2', 'version: ^1.3']] },
  { code: 'TL4064', file: 'card-dispute', replace: [['/fraud-inquiry.', '/fraud-inquiry-reopened.']] },
  { code: 'TL4065', file: 'card-dispute', replace: [['/fraud-inquiry.', '/fraud-inquiry-in-text.']] },
  { code: 'TL4066', file: 'card-dispute', replace: [['/fraud-inquiry.', '/fraud-inquiry-in-chinese.']] },
  {
    code: 'TL4090',
    file: 'deposit-at-maturity',
    replace: [['TL4102: the page on which the score is given says thank you', 'TL4102']],
  },
  {
    code: 'TL4091',
    file: 'deposit-at-maturity',
    replace: [['# throughline-ignore TL4102: the', '# throughline-ignore TL4102, TL9102: the']],
  },
  {
    code: 'TL4092',
    file: 'deposit-at-maturity',
    replace: [['# throughline-ignore TL4102: the', '# throughline-ignore TL4102, TL4001: the']],
  },
  {
    code: 'TL4093',
    file: 'deposit-at-maturity',
    replace: [['thank: { say: thanks, next: closed-done }', 'thank: { say: thanks, via: [sms], next: closed-done }']],
  },
  { code: 'TL4094', file: 'deposit-at-maturity', replace: [['TL4102: the page', 'TL4102 the page']] },
  { code: 'TL4101', file: 'appliance-repair', replace: [['        customer: Gives a score\n', '']] },
  {
    code: 'TL4102',
    file: 'hotel-stay',
    replace: [
      ['say-goodbye: { say: farewell, via: [sms], next: stayed }', 'say-goodbye: { say: farewell, next: stayed }'],
    ],
  },
  {
    code: 'TL4103',
    file: 'parking-permit',
    replace: [['matter, answer] }, by: permit-office }', 'matter, answer] }, by: customer }']],
  },
  {
    code: 'TL4104',
    file: 'hotel-stay',
    replace: [['unhappy: { when: rating < 4, to: apologise }', 'unhappy: { when: rating < 4, to: next }']],
  },
  { code: 'TL4105', file: '健康管理', replace: [['护士会尽快联系您，最迟两小时内来电', '护士会尽快联系您']] },
  { code: 'TL4106', file: 'returns-desk', replace: [['owner: team-lead\n', '']] },
  {
    code: 'TL4107',
    file: 'hr-desk',
    replace: [['form: [approved, answer, first_day?, days_wanted?]', 'form: [approved, answer, first_day?]']],
  },
  {
    code: 'TL4108',
    file: 'hr-desk',
    replace: [
      [
        'outcomes: { answered: send, too-hard: lead-answers }',
        'outcomes: { answered: send, not-needed: next, too-hard: lead-answers }',
      ],
    ],
  },
  {
    code: 'TL4109',
    file: '健康管理',
    replace: [['        need: 放心\n        evidence: 转诊单\n', '        evidence: 转诊单\n']],
  },
  {
    code: 'TL4110',
    file: 'deposit-at-maturity',
    replace: [
      [
        'by-tier: { choose: [{ when: tier = "private", to: talk }, { else: next }] }',
        'by-tier: { choose: [{ else: next }] }',
      ],
    ],
  },
  {
    code: 'TL4111',
    file: 'returns-desk',
    replace: [
      ['do: { label: Make it good, form: [remark] }, by: team-lead,', 'do: { label: Make it good, form: [remark] },'],
    ],
  },
  {
    code: 'TL2040',
    file: 'equipment-repair',
    replace: [
      [
        '      prepare:\n        title: { zh-CN: 同时派单和预留备件, en: Find the engineer and the part at the same time }\n        parallel:\n',
        '      prepare:\n        title: { zh-CN: 同时派单和预留备件, en: Find the engineer and the part at the same time }\n        parallel:\n          join: 3\n',
      ],
    ],
  },
  {
    code: 'TL2041',
    file: 'equipment-repair',
    replace: [
      [
        '          kind: questions\n          questions:\n',
        '          kind: questions\n          into: quality\n          questions:\n',
      ],
    ],
  },
  {
    code: 'TL2042',
    file: 'equipment-repair',
    replace: [
      ['votes: { all: [service-manager, finance] }', 'votes: { n: 3, of: [service-manager, finance] }'],
      ['          disputed: csm-decides\n', ''],
    ],
  },
  {
    code: 'TL2043',
    file: 'equipment-repair',
    replace: [['          lasts: 15m..1h\n', '          lasts: 1h..15m\n']],
  },
  {
    code: 'TL4050',
    file: 'equipment-repair',
    replace: [
      [
        '                  outcomes: { done: next, failed: dispatch-by-hand }',
        '                  outcomes: { done: next, failed: order-part }',
      ],
    ],
  },
  {
    code: 'TL4051',
    file: 'equipment-repair',
    replace: [
      [
        '        approve: { label: { zh-CN: 裁定费用, en: Settle who pays }, shows: [cause, warranty, quote] }\n        by: csm\n',
        '        approve: { label: { zh-CN: 裁定费用, en: Settle who pays }, shows: [cause, warranty, quote] }\n',
      ],
    ],
  },
  {
    code: 'TL4052',
    file: 'equipment-repair',
    replace: [
      [
        '          votes: { all: [service-manager, finance] }\n',
        '          votes: { all: [service-manager, finance] }\n        by: csm\n',
      ],
    ],
  },
  {
    code: 'TL4053',
    file: 'equipment-repair',
    replace: [['                    fallback: central-stock\n', '                    fallback: fault-table\n']],
  },
  {
    code: 'TL4054',
    file: 'equipment-repair',
    replace: [
      [
        '                tell-visit:\n                  say: { message: visit, fallback: [app] }\n',
        '                tell-visit:\n                  set: { in_stock: true }\n                  say: { message: visit, fallback: [app] }\n',
      ],
    ],
  },
  {
    code: 'TL4055',
    file: 'equipment-repair',
    replace: [['          returned: estimate\n', '          returned: { when: quote > 100, to: estimate }\n']],
  },
  {
    code: 'TL4042',
    file: 'appliance-repair',
    replace: [['{ when: track = "swap", to: swap }', '{ when: track = "swap" and track = "fix", to: swap }']],
  },
  {
    code: 'TL4043',
    file: 'card-dispute',
    replace: [['remind: { every: 1d, times: 2, message: chase }', 'remind: { every: 5d, times: 2, message: chase }']],
  },
  {
    code: 'TL4044',
    file: 'returns-desk',
    replace: [
      ['signal.parcel-scanned, silent: 7d }', 'signal.parcel-scanned, silent: 7d, lost: 21d }'],
      ['inspect, silent: nudge }', 'inspect, silent: nudge, lost: nudge }'],
    ],
  },
  {
    code: 'TL4045',
    file: 'appliance-repair',
    replace: [
      [
        'outcomes: { done: tell-visit, timed-out: call-again }',
        'outcomes: { done: next, timed-out: call-again }\n      sign-off:\n        approve: Agree to the visit\n        by: service-manager\n        within: 1d\n        outcomes: { timed-out: next, rejected: give-advice, returned: plan-visit }',
      ],
    ],
  },
  {
    code: 'TL4046',
    file: 'appliance-repair',
    replace: [
      ['[fridge, true, ">= 4"]', '[fridge, any, ">= 4"]'],
      ['["washer, dryer", true, any]', '["washer, dryer", any, any]'],
    ],
  },
  {
    code: 'TL4047',
    file: 'appliance-repair',
    replace: [
      [
        '      plan-visit:\n        do:',
        '      talk-it-over:\n        meet: { label: Talk it over, required: [engineer, service-manager], quorum: 1, minutes: engineer }\n        outcomes: { not-held: next }\n      plan-visit:\n        do:',
      ],
    ],
  },
  {
    code: 'TL4048',
    file: 'appliance-repair',
    replace: [
      ['into: { in_stock: left, price: price } }', 'into: { in_stock: left, price: price }, fallback: stock }'],
    ],
  },
  {
    code: 'TL4049',
    file: 'appliance-repair',
    replace: [['received your repair request {case.id}.', 'received your repair request {{case.id}}.']],
  },
  { code: 'TL3050', file: 'appliance-repair', replace: [['[any, any, "[3..5]"]', '[any, any, "3-5"]']] },
  { code: 'TL4130', file: 'appliance-repair', replace: [['stop: diagnosed', 'stop: preliminary-solution']] },
  { code: 'TL4131', file: 'appliance-repair', replace: [['sla: { target: 14d,', 'sla: { target: 12h,']] },
  { code: 'TL4132', file: 'appliance-repair', replace: [['pause: waiting-customer\n', 'pause: urgency < 2\n']] },
  { code: 'TL4133', file: 'appliance-repair', replace: [['start: part-ordered', 'start: part-orderd']] },
  { code: 'TL4134', file: 'appliance-repair', replace: [['cancel: stage.repair.left', 'cancel: symptom']] },
  { code: 'TL4135', file: 'returns-desk', replace: [['speed.pay_within', 'speed.pay_in']] },
  { code: 'TL4136', file: 'returns-desk', replace: [['pay_within: duration', 'pay_within: text']] },
  { code: 'TL4137', file: 'appliance-repair', replace: [['warn: [75%, -1bh]', 'warn: [100%, -1bh]']] },
  { code: 'TL4138', file: 'appliance-repair', replace: [['warn: [75%, -1bh]', 'warn: [75%, -1h]']] },
  { code: 'TL4139', file: 'appliance-repair', replace: [['warn: [75%, -1bh]', 'warn: [75%, -3bh]']] },
  { code: 'TL4140', file: 'returns-desk', replace: [['inside: answer', 'inside: payback']] },
  { code: 'TL4141', file: 'appliance-repair', replace: [['target: 6d', 'target: 20d\n    inside: repair']] },
  {
    code: 'TL4143',
    file: 'returns-desk',
    replace: [
      ['slas:\n  answer:', 'milestones:\n  seen: {}\n\nslas:\n  answer:'],
      ['start: step.await-parcel.scanned', 'start: seen'],
    ],
  },
  {
    code: 'TL4144',
    file: 'appliance-repair',
    replace: [['remote-expert: { title: Remote expert }', 'remote-expert: { title: Remote expert, automatic: true }']],
  },
  { code: 'TL4145', file: 'appliance-repair', replace: [['sla: { target: 1d }', 'sla: { target: 3d }']] },
  { code: 'TL4146', file: 'returns-desk', replace: [['await-parcel]', 'await-parcel, a-week]']] },
  {
    code: 'TL4147',
    file: 'appliance-repair',
    replace: [['satisfied-by: human', 'satisfied-by: human\n    on-retarget: from-now']],
  },
  {
    code: 'TL4142',
    file: 'appliance-repair',
    replace: [['    sla: { target: 14d, pause: [waiting-third-party, travel] }\n', '']],
  },
  {
    code: 'TL2065',
    file: 'appliance-repair',
    replace: [
      ['    on: case.reopened\n    until: accepted', '    on: case.reopened\n    sla: diagnosis\n    until: accepted'],
    ],
  },
  {
    code: 'TL2066',
    file: 'appliance-repair',
    replace: [['{ at: 50%,', '{ at: half,']],
  },
  {
    code: 'TL2067',
    file: 'returns-desk',
    replace: [['- { after: 1d, phone: agent, repeat', '- { at: breach, after: 1d, phone: agent, repeat']],
  },
  {
    code: 'TL2068',
    file: 'appliance-repair',
    replace: [
      [
        '      - { after: 2bh, reassign: engineer, phone: engineer }',
        '      - { after: 2bh, reassign: engineer, message: not-yet }',
      ],
    ],
  },
  {
    code: 'TL4150',
    file: 'returns-desk',
    replace: [['until: step.inspect.left', 'until: inspected']],
  },
  {
    code: 'TL4151',
    file: 'returns-desk',
    replace: [['on: signal.parcel-scanned\n    until', 'on: case.sealed\n    until']],
  },
  {
    code: 'TL4152',
    file: 'appliance-repair',
    replace: [['    on: case.reopened\n    until: accepted', '    on: case.reopened\n    until: case.reopens']],
  },
  {
    code: 'TL4153',
    file: 'appliance-repair',
    replace: [['{ at: 50%, notify', '{ at: 95%, notify']],
  },
  {
    code: 'TL4154',
    file: 'returns-desk',
    replace: [['{ at: 80%, notify: agent }', '{ at: 110%, notify: agent }']],
  },
  {
    code: 'TL4155',
    file: 'appliance-repair',
    replace: [
      ['    hours: weekdays\n', ''],
      ['{ at: -90bm,', '{ at: -90m,'],
    ],
  },
  {
    code: 'TL4156',
    file: 'returns-desk',
    replace: [['{ at: 80%, notify: agent }', '{ at: 90%, notify: agent, message: hurry }']],
  },
  {
    code: 'TL4157',
    file: 'appliance-repair',
    replace: [
      [
        '      - { after: 2bh, reassign: engineer, phone: engineer }',
        '      - { after: 2bh, reassign: engineer, phone: engineer, when: urgency < 3 }',
      ],
    ],
  },
  {
    code: 'TL4158',
    file: 'appliance-repair',
    replace: [
      [
        '  back-again:\n',
        '  no-visit:\n    sla: plan-visit\n    levels: [{ at: 80%, reassign: helpdesk }]\n  back-again:\n',
      ],
    ],
  },
  {
    code: 'TL4159',
    file: 'appliance-repair',
    replace: [['    until: step.call-back.left', '    until: case.closed']],
  },
  {
    code: 'TL4160',
    file: 'returns-desk',
    replace: [['finally: { notify: { deputy-of: agent } }', 'finally: { notify: warehouse }']],
  },
  {
    code: 'TL4161',
    file: 'appliance-repair',
    replace: [['phone: [engineer, { deputy-of: engineer }]', 'phone: [engineer, { deputy-of: service-manager }]']],
  },
  {
    code: 'TL4162',
    file: 'hr-desk',
    replace: [['people: ./modules/hr.people.yaml\n', '']],
  },
  {
    code: 'TL4056',
    file: 'parking-permit',
    replace: [
      ['title: Street }', 'title: Street, personal: true }'],
      ['"No proof of residence.")', '"No proof of residence in " + street + ".")'],
    ],
  },
  {
    code: 'TL4163',
    file: 'hr-desk',
    replace: [['on-call: late-hotline', 'on-call: late-hotlines']],
  },
  {
    code: 'TL4164',
    file: 'hr-desk',
    replace: [
      ['notify: payroll, message', 'notify: lawyer, message'],
      ['  works-council: { title', '  notary: {}\n  lawyer: { deputy: notary }\n  works-council: { title'],
    ],
  },
  {
    code: 'TL4165',
    file: 'hr-desk',
    replace: [['manager-of: desk', 'manager-of: works-council']],
  },
  {
    code: 'TL4166',
    file: 'hr-desk',
    replace: [
      ['hr.people', 'hr-office-hours.people'],
      ['    hours: office\n    levels', '    hours: late-shift\n    levels'],
    ],
  },
];
