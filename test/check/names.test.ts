import { describe, expect, test } from 'vitest';

import { findingsOf, said, smallBlueprint, told } from './small-blueprint.ts';

const withParameter = (value: string): string =>
  smallBlueprint({
    sections: `parameters: { limit: { type: integer, value: ${value} } }`,
    steps: 'a: { do: Work, when: limit > 3 }',
  });

describe('whatever is named is declared', () => {
  test('a role that was never declared is one mistake however often it is named', () => {
    const text = smallBlueprint({
      steps: 'a: { do: Work, by: clerk }\nb: { do: Work, by: clerk }\nc: { do: Work, by: clerk }',
    });
    expect(told(text)).toEqual(['TL4001 clerk']);
    expect(findingsOf(text)[0]?.related.map(({ line }) => line)).toEqual([19, 20]);
    expect(said(text)).toEqual([
      {
        en: 'There is no role "clerk". It stands in 2 more places. Declare it under "roles", or correct the name.',
        'zh-CN': '没有名为“clerk”的角色。另有 2 处同样如此。请在 roles 中声明它，或者改正名称。',
      },
    ]);
  });

  test('who writes what people read instead of the name is told the name', () => {
    const text = smallBlueprint({
      data: 'level: { type: integer, min: 1, max: 5, title: 等级, default: 3 }',
      sections: 'needs: { be-quick: { title: 快一点 } }',
      steps: 'a: { do: { label: 查一查, form: [等级] }, need: 快一点, next: 收尾 }\nb: { do: 收尾, next: 结束了 }',
      ends: 'done: { outcome: solved, title: 结束了 }',
    });
    expect(new Set(findingsOf(text).map(({ hint }) => hint))).toEqual(
      new Set(['level', 'be-quick', 'b', 'done'].map((id) => `Did you mean "${id}"?`)),
    );
  });

  test('who does so in a condition or a message is told the name, too', () => {
    const text = smallBlueprint({
      data: 'level: { type: integer, min: 1, max: 5, title: 等级, default: 3 }',
      steps: 'a: { do: Work, when: 等级 > 3 }',
    }).replace('Hello {case.id}', 'Hello {等级}');
    expect(findingsOf(text).map(({ hint }) => hint)).toEqual(Array(2).fill('Did you mean "level"?'));
  });

  test('where two have the same title nobody can say which was meant', () => {
    const text = smallBlueprint({
      sections: 'needs: { one: { title: Soon }, two: { title: Soon } }',
      steps: 'a: { do: Work, need: Soon }',
    });
    expect(findingsOf(text).map(({ hint }) => hint)).toContain('Declare it under "needs", or correct the name.');
  });

  test('the customer comes to meetings and votes without being declared', () => {
    const text = smallBlueprint({
      steps: [
        'a: { meet: { label: Talk, required: [agent, customer], minutes: agent }, outcomes: { not-held: next } }',
        'b: { approve: { label: Agree, votes: { all: [agent, customer] } }, outcomes: { rejected: next, disputed: next } }',
      ].join('\n'),
    });
    expect(told(text)).toEqual([]);
  });

  test('a field that was never declared is one mistake in all expressions', () => {
    const text = smallBlueprint({ steps: 'a: { do: Work, when: vip }\nb: { do: Work, when: not(vip) }' });
    expect(told(text)).toEqual(['TL3027 vip']);
    expect(findingsOf(text)[0]?.related).toHaveLength(1);
  });

  test('a value that a choice lost is one mistake, in settings, tables and expressions', () => {
    const text = smallBlueprint({
      data: 'level: { type: enum, values: [low], default: low }',
      steps:
        'a: { do: Work, set: { level: high } }\nb: { do: Work, when: level = "high" }\nc: { decide: [{ set: { level: high } }] }',
    });
    expect(told(text)).toEqual(['TL2023 high']);
    expect(findingsOf(text)[0]?.related.map(({ line }) => line)).toEqual([20, 21]);
  });

  test('whoever writes the label of a value is shown the value', () => {
    const data = 'wish: { type: enum, values: { refund: Money back, repair: 维修 }, default: repair }';
    expect(said(smallBlueprint({ data, steps: 'a: { do: Work, when: wish = "Money back" }' }))[0]?.en).toContain(
      'Did you mean "refund"?',
    );
    expect(said(smallBlueprint({ data, steps: 'a: { do: Work, set: { wish: 维修 } }' }))[0]?.en).toContain(
      'Did you mean "repair"?',
    );
  });

  test('facts that need hours or clocks cannot be asked for where there are none', () => {
    const text = smallBlueprint({ steps: 'a: { do: Work, when: open.hotline }' });
    expect(told(text)).toEqual(['TL4040 open']);
    expect(said(text)).toEqual([
      {
        en: '"open" cannot be asked for: no channel says when it is open. Write "open:" with a calendar, or "always", on the channel.',
        'zh-CN': '不能使用“open”：没有渠道写明何时开放。请在渠道上写 open，值为日历名称或 always。',
      },
    ]);
    expect(told(smallBlueprint({ steps: 'a: { do: Work, when: sla.x.state = "met" }' }))).toEqual(['TL3029 x']);
  });

  test('yes and no are no truth values in YAML 1.2', () => {
    expect(said(smallBlueprint({ steps: 'a: { do: Work, when: yes }' }))[0]?.en).toContain('Did you mean "true"?');
    expect(said(smallBlueprint({ steps: 'a: { do: Work, when: 否 }' }))[0]?.['zh-CN']).toContain(
      '您是不是想写“false”？',
    );
  });

  test.each([
    ['a: { say: helo }', 'TL4001 helo'],
    ['a: { say: { message: hello, to: bos } }', 'TL4001 bos'],
    ['a: { say: { message: hello, fallback: [fax] } }', 'TL4001 fax'],
    ['a: { ask: [scor] }', 'TL4001 scor'],
    ['a: { ask: { fields: [score], message: helo } }', 'TL4001 helo'],
    ['a: { do: { label: Work, form: [scor] } }', 'TL4001 scor'],
    ['a: { do: Work, via: [fax] }', 'TL4001 fax'],
    ['a: { do: Work, need: peace }', 'TL4001 peace'],
    ['a: { do: Work, reach: shipped }', 'TL4001 shipped'],
    ['a: { do: Work, set: { scor: 1 } }', 'TL4001 scor'],
    ['a: { do: Work, remind: { every: 1d, times: 1, message: helo } }', 'TL4001 helo'],
    ['a: { decide: grade }', 'TL4001 grade'],
    ['a: { call: stock, outcomes: { failed: next } }', 'TL4001 stock'],
    ['a: { survey: { kind: csat, into: scor } }', 'TL4001 scor'],
    ['a: { wait: { until: lat } }', 'TL4001 lat'],
  ])('%s', (steps, expected) => {
    expect(told(smallBlueprint({ steps }))).toEqual([expected]);
  });
});

describe('what is declared is used', () => {
  test.each([
    ['channels', 'channel', 'x'],
    ['roles', 'role', 'x'],
    ['messages', 'message', 'x'],
    ['needs', 'customer need', 'x'],
    ['milestones', 'milestone', 'x'],
    ['events', 'event', 'x'],
    ['signals', 'signal', 'x'],
    ['services', 'service', 'x'],
  ])('an unused entry of %s', (section, thing, name) => {
    const entry = section === 'messages' ? 'Hi.' : section === 'channels' ? '{ kind: web }' : '{}';
    const base = smallBlueprint({});
    const text = base.includes(`\n${section}:`)
      ? base.replace(`\n${section}: { `, `\n${section}: { ${name}: ${entry}, `)
      : smallBlueprint({ sections: `${section}: { ${name}: ${entry} }` });
    expect(told(text)).toEqual([`TL4011 ${name}`]);
    expect(said(text)[0]?.en).toBe(`The ${thing} "x" is declared and never used. Use it or remove it.`);
  });

  test('an unused field and an unused parameter', () => {
    expect(told(smallBlueprint({ data: 'x: { type: text }' }))).toEqual(['TL4011 x']);
    expect(told(smallBlueprint({ sections: 'parameters: { x: { type: text, value: a } }' }))).toEqual(['TL4011 x']);
  });

  test('a deputy, a milestone that a condition asks for and a parameter that gives a time limit are used', () => {
    const text = smallBlueprint({
      sections: 'milestones: { shipped: {} }\nparameters: { patience: { type: duration, value: 2d } }',
      steps: 'a: { do: Work, when: reached.shipped, within: patience, outcomes: { timed-out: next } }',
    }).replace('agent: {}', 'agent: { deputy: chief }, chief: {}');
    expect(told(text)).toEqual([]);
  });
});

test('values without quotation marks are one mistake in one expression', () => {
  const text = smallBlueprint({
    data: 'kind: { type: enum, values: [desk, floor, bed] }',
    steps: 'a: { ask: [kind] }\nb: { do: Work, when: "kind in (desk, floor)" }',
  });
  expect(told(text)).toEqual(['TL3028 desk']);
  expect(said(text)[0]?.en).toMatch(/Put all of them in quotation marks: "desk", "floor"\.$/);
});

describe('parameters', () => {
  test('a value that is not set yet is reported, and never taken as 0', () => {
    expect(told(withParameter('unset'))).toEqual(['TL4035 unset']);
    expect(told(withParameter('0'))).toEqual([]);
    // Without a value and without a use it is one leftover.
    expect(told(smallBlueprint({ sections: 'parameters: { limit: { type: integer, value: unset } }' }))).toEqual([
      'TL4011 limit',
    ]);
    expect(said(withParameter('unset'))).toEqual([
      {
        en: 'The parameter "limit" has no value yet. Set it before cases run: whatever depends on it cannot be worked out.',
        'zh-CN': '参数“limit”还没有设定值。请在正式运行前设定它，否则依赖它的内容无法计算。',
      },
    ]);
  });

  test('share their names with fields, because both stand bare in expressions', () => {
    expect(told(withParameter('3').replaceAll('limit', 'score'))).toEqual(['TL4034 score']);
  });
});

test('deputies form no circle, however long', () => {
  const text = smallBlueprint({}).replace(
    'roles: { agent: {}, boss: {} }',
    'roles: { agent: { deputy: boss }, boss: { deputy: chief }, chief: { deputy: boss } }',
  );
  expect(told(text)).toEqual(['TL4028 chief']);
  expect(said(text)[0]?.en).toBe(
    '"boss" is its own deputy in the end: boss → chief → boss. Remove one of these deputies.',
  );
});

test('a service is given what it needs, and a misspelt input is one mistake', () => {
  const sections = 'services: { stock: { in: { item: text }, out: { left: integer } } }';
  const call = (settings: string): string =>
    smallBlueprint({ sections, steps: `a: { call: { service: stock${settings} }, outcomes: { failed: next } }` });
  expect(told(call(', with: { item: x }, into: { score: left }'))).toEqual([]);
  expect(told(call(''))).toEqual(['TL4029 stock']);
  expect(told(call(', with: { itm: x }'))).toEqual(['TL4001 itm']);
  expect(told(call(', with: { item: x }, into: { score: lft }'))).toEqual(['TL4001 lft']);
  expect(told(call(', with: { item: x }, into: { late: left }'))).toEqual(['TL4030 left']);
});
