import { describe, expect, test } from 'vitest';

import { textIn } from '../../src/blueprint/text.ts';
import type { ExplainedTold, ExplainedUntold } from '../../src/index.ts';
import { describeTold } from '../../src/run/why/describe-told.ts';
import { ladderWords } from '../../src/run/why/escalation-explanation-words.ts';

const AGENT = { kind: 'role', name: 'agent', title: { en: 'Agent', 'zh-CN': '客服' } } as const;

function said(
  to: readonly ExplainedTold[],
  untold: readonly ExplainedUntold[],
): { readonly people: readonly string[]; readonly missing: readonly (readonly string[])[] } {
  const both = (['en', 'zh-CN'] as const).map((language) =>
    describeTold(to, untold, {
      words: ladderWords[language],
      role: (title, id) => (title === undefined ? id : textIn(title, language)),
      until: (instant) => new Date(instant).toISOString().slice(0, 10),
      isBrief: false,
    }),
  );
  return { people: both.map(({ people }) => people), missing: both.map(({ missing }) => missing) };
}

const nobody = (kind: ExplainedUntold['wanted']['kind'], why: ExplainedUntold['why']): ExplainedUntold => ({
  way: 'notify',
  wanted: kind === 'on-call' ? { kind, name: 'night-watch' } : { ...AGENT, kind },
  why,
});

describe('why it is this person who is told stands behind the name', () => {
  test('as holder of the role, deputy, manager, on call, in the place of somebody, off duty', () => {
    const wang = { way: 'notify', role: 'senior', person: 'wang-fang', name: '王芳' } as const;
    const away = { person: 'li-na', name: '李娜', why: 'away', until: Date.parse('2026-01-12') } as const;
    const told: readonly ExplainedTold[] = [
      { way: 'notify', role: 'agent', roleTitle: AGENT.title, person: 'li-na', name: '李娜', wanted: AGENT },
      { way: 'notify', role: 'agent', roleTitle: AGENT.title, wanted: AGENT },
      { ...wang, wanted: AGENT, instead: [away, { person: 'sun-hao', why: 'off-duty' }] },
      { ...wang, wanted: { ...AGENT, kind: 'deputy-of' } },
      { ...wang, wanted: { ...AGENT, kind: 'manager-of' }, offDuty: true },
      { ...wang, wanted: { kind: 'on-call', name: 'night-watch' } },
      { way: 'phone', role: 'agent', person: 'zhao-lei', wanted: AGENT },
    ];
    expect(told.map((one) => said([one], []).people)).toMatchInlineSnapshot(`
      [
        [
          "李娜 (Agent)",
          "通知李娜（客服）",
        ],
        [
          "Agent",
          "通知客服",
        ],
        [
          "王芳 (deputy of Agent; because 李娜 is away until 2026-01-12 and sun-hao is off duty)",
          "通知王芳（客服的代理人；因为李娜不在岗，至 2026-01-12、sun-hao 已下班）",
        ],
        [
          "王芳 (deputy of Agent)",
          "通知王芳（客服的代理人）",
        ],
        [
          "王芳 (manager of Agent; though off duty)",
          "通知王芳（客服的上级；虽已下班）",
        ],
        [
          "王芳 (on call by “night-watch”)",
          "通知王芳（按“night-watch”值班）",
        ],
        [
          "by phone zhao-lei (agent)",
          "电话联系 zhao-lei（agent）",
        ],
      ]
    `);
    expect(said([told[1]!, told[6]!], []).people).toMatchInlineSnapshot(`
      [
        "Agent, by phone zhao-lei (agent)",
        "通知客服，电话联系 zhao-lei（agent）",
      ]
    `);
  });
});

test('where nobody is told it says for whom, and why', () => {
  const untold: readonly ExplainedUntold[] = [
    nobody('manager-of', 'no-people'),
    nobody('role', 'nobody-holds'),
    { ...nobody('role', 'all-away'), missed: [{ person: 'li-na', name: '李娜', why: 'away' }] },
    nobody('deputy-of', 'all-away'),
    nobody('manager-of', 'no-manager'),
    nobody('deputy-of', 'no-deputy'),
    nobody('on-call', 'no-schedule'),
    nobody('on-call', 'nobody-on-call'),
    nobody('role', 'already-told'),
  ];
  expect(said([], untold).missing).toMatchInlineSnapshot(`
    [
      [
        "no list of people says who the manager of Agent is",
        "nobody holds the role “Agent”",
        "李娜 is away",
        "the deputy of Agent is away",
        "no manager of “Agent” is known",
        "nobody stands in for “Agent”",
        "there is no on-call schedule “night-watch”",
        "nobody is on call by “night-watch” then",
        "Agent is told already",
      ],
      [
        "没有人员名单说明客服的上级是谁",
        "没有人担任“客服”",
        "李娜不在岗",
        "客服的代理人不在岗",
        "没有写明“客服”的上级",
        "没有写明谁代理“客服”",
        "没有值班表“night-watch”",
        "当时“night-watch”没有人值班",
        "客服已通知过",
      ],
    ]
  `);
});
