import { describe, expect, test } from 'vitest';

import { freezeCase, thawCase } from '../../src/index.ts';
import { DAY, DrivenCase, HOUR } from '../support/driven-case.ts';
import { compiledWithModules, type ModuleTexts } from '../support/modules.ts';

/** A module: somebody checks an amount, unless it is small. */
const CREDIT = `
throughline: 1
id: credit
version: "1.4.0"
inputs: [amount, note?]
outputs: [limit]
roles: { checker: {} }
data:
  amount: { type: number }
  note: { type: text }
  limit: { type: number }
  tries: { type: integer, default: 0 }
milestones: { looked-at: {} }
stages:
  look:
    kind: resolution
    steps:
      check:
        do: { label: Check, form: ["limit?"] }
        by: checker
        when: amount > 10
        set: { tries: =tries + 1 }
        reach: [looked-at, first-response]
        outcomes: { fine: next, doubtful: refused }
      route: { choose: [{ when: note != null, to: refused }, { else: granted }] }
ends: { granted: { outcome: solved }, refused: { outcome: refused } }
omits: { intake: none, confirmation: none, follow-up: none }
`;

/** A blueprint of one stage: the customer names a price, the given steps follow, then an agent finishes. */
const desk = (steps: string, more = '', stage = ''): string => `
throughline: 1
id: desk
version: "1.0.0"
roles: { agent: {}, lead: {}, checker: {} }
data:
  price: { type: number }
  limit_here: { type: number }
  remark: { type: text }
${more}
stages:
  work:
    kind: resolution
${stage}
    steps:
      receive: { ask: [price] }
${steps.trim().replaceAll(/^/gmu, '      ')}
      finish: { do: Finish, by: agent, next: good }
ends: { good: { outcome: solved }, bad: { outcome: refused } }
omits: { intake: none, confirmation: none, follow-up: none }
`;

const useCredit = (rest = '', around = ''): string =>
  `credit:\n  use: { module: ./credit.yaml, with: { amount: =price }${rest === '' ? '' : `, ${rest}`} }\n${around}`;

/** A case at the point where the customer has named a price. */
function at(price: number, text: string, modules: ModuleTexts = { './credit.yaml': CREDIT }): DrivenCase {
  const driven = new DrivenCase(compiledWithModules(text, modules));
  driven.send('step.receive.answered', 'customer', { price });
  return driven;
}

/** A module of one stage. */
const small = (steps: string, more = '', ends = 'done: { outcome: solved }'): string => `
throughline: 1
id: small
version: "1.0.0"
roles: { agent: {} }
${more}
stages:
  inner:
    kind: resolution
    steps:
${steps.trim().replaceAll(/^/gmu, '      ')}
ends: { ${ends} }
omits: { intake: none, confirmation: none, follow-up: none }
`;

const useSmall = (around = '', rest = ''): string => `part:\n  use: { module: ./small.yaml${rest} }\n${around}`;

describe('the ends of a module are the outcomes of its step', () => {
  test('without outcomes every end leads on', () => {
    const driven = at(20, desk(useCredit()));
    expect(driven.at).toEqual(['credit--check']);
    expect(driven.send('step.credit--check.doubtful', 'checker')).toEqual(
      expect.arrayContaining(['left credit--check: doubtful', 'left credit: refused', 'entered finish']),
    );
    const other = at(5, desk(useCredit()));
    expect(other.at).toEqual(['finish']);
  });

  test('an outcome that is written leads where it says, sets and reaches what it says', () => {
    const around =
      '  outcomes: { granted: next, refused: { to: bad, set: { remark: no }, reach: resolved } }\n  set: { remark: done }';
    const driven = at(20, desk(useCredit('', around)));
    expect(driven.send('step.credit--check.doubtful', 'checker')).toEqual(
      expect.arrayContaining(['left credit: refused', 'reached resolved', 'closed bad: refused']),
    );
    expect(driven.view.data['remark']).toBe('no');
  });

  test("the end of the module does not close the case, and its time of reopening is the case's own", () => {
    const driven = at(5, desk(useCredit(), 'reopen: { within: P7D, to: finish, from: [good] }'));
    expect(driven.view.end).toBeUndefined();
    driven.send('step.finish.done', 'agent');
    expect(driven.send('case.reopens', 'customer')).toContain('entered finish');
  });
});

describe('what goes in and what comes out', () => {
  test('inputs are taken when the step is entered, outputs given when it is left', () => {
    const driven = at(20, desk(useCredit('gives: { limit_here: limit }')));
    expect(driven.view.data).toMatchObject({ price: 20, credit__amount: 20 });
    driven.send('step.credit--check.fine', 'checker', { credit__limit: 7 });
    expect(driven.view.data['limit_here']).toBe(7);
  });

  test('a literal may be given, and an input marked with ? left out', () => {
    expect(at(5, desk(useCredit('gives: { limit_here: limit }'))).at).toEqual(['finish']);
    const text = desk(
      'credit:\n  use: { module: ./credit.yaml, with: { amount: 5, note: hm } }\n  outcomes: { granted: next, refused: bad }',
    );
    expect(at(5, text).view.end).toBe('bad');
  });

  test('an output that the module never filled leaves the field without a value', () => {
    const driven = at(
      5,
      desk(useCredit('gives: { limit_here: limit }'), '').replace(
        'limit_here: { type: number }',
        'limit_here: { type: number, default: 3 }',
      ),
    );
    expect(driven.view.data['limit_here']).toBeNull();
  });

  test('nothing is given where the step ends by its time limit', () => {
    const around = '  within: 1d\n  outcomes: { timed-out: next }';
    const driven = at(20, desk(useCredit('gives: { limit_here: limit }', around)));
    expect(driven.pass(DAY + 1)).toEqual(expect.arrayContaining(['left credit: timed-out', 'entered finish']));
    expect(driven.view.data['limit_here']).toBeUndefined();
    expect(driven.at).toEqual(['finish']);
  });
});

test('roles of the module are played by the roles that are named, or by those of the same name', () => {
  const mapped = at(20, desk(useCredit('roles: { checker: lead }')));
  expect(mapped.view.waiting[0]?.for).toBe('lead');
  expect(mapped.send('step.credit--check.fine', 'checker')).toBe('TL6003');
  expect(mapped.send('step.credit--check.fine', 'lead')).toContain('entered finish');
  expect(at(20, desk(useCredit())).view.waiting[0]?.for).toBe('checker');
});

describe('milestones', () => {
  test('reach the case only where the step gives them', () => {
    const apart = at(20, desk(useCredit()));
    apart.send('step.credit--check.fine', 'checker');
    expect(Object.keys(apart.view.reached)).toEqual(['credit--looked-at', 'credit--first-response']);
    const given = at(
      20,
      desk(useCredit('gives: { first-response: first-response, seen: looked-at }'), 'milestones: { seen: {} }'),
    );
    given.send('step.credit--check.fine', 'checker');
    expect(Object.keys(given.view.reached)).toEqual(['seen', 'first-response']);
  });

  test("inside, `reached` is about the module's own", () => {
    const module = small(
      'go: { choose: [{ when: reached.resolved, to: seen }, { else: done }] }',
      '',
      'done: { outcome: solved }, seen: { outcome: solved }',
    );
    const around = '  outcomes: { seen: bad, done: next }';
    const text = desk(useSmall(around)).replace('ask: [price] }', 'ask: [price], reach: resolved }');
    expect(at(1, text, { './small.yaml': module }).at).toEqual(['finish']);
  });
});

test('inside, the opening of the case is the entry of the step', () => {
  const module = small(
    `work:
  do: Work
  by: agent
  on: { customer.pays: { set: { paid: true } } }
after: { do: After, by: agent }`,
    'events: { pays: {} }\ndata: { paid: { type: boolean, default: false } }\ninterrupts:\n  hello: { on: case.opened, steps: { greet: { do: Greet, by: agent } } }',
  );
  const driven = at(1, desk(useSmall()), { './small.yaml': module });
  expect(driven.at).toContain('part--greet');
  driven.send('step.part--greet.done', 'agent');
  expect(driven.at).toEqual(['part--work']);
});

describe('interrupts of a module', () => {
  const module = small(
    'work: { do: Work, by: agent }\nafter: { do: After, by: agent, next: done }',
    'events: { leaves: {}, asks: {} }\ninterrupts:\n  away: { on: customer.leaves, to: gone }\n  question: { on: customer.asks, steps: { reply: { do: Reply, by: agent } } }',
    'done: { outcome: solved }, gone: { outcome: withdrawn }',
  );
  const text = desk(useSmall('  outcomes: { done: next, gone: { to: next, set: { remark: left } } }'));

  test('that leave end the module, not the case', () => {
    const driven = at(1, text, { './small.yaml': module });
    expect(driven.send('customer.leaves', 'customer')).toEqual(
      expect.arrayContaining(['interrupted part--work', 'left part: gone', 'entered finish']),
    );
    expect(driven.view.data['remark']).toBe('left');
    expect(driven.view.end).toBeUndefined();
  });

  test('that return go back to where the module was', () => {
    const driven = at(1, text, { './small.yaml': module });
    driven.send('customer.asks', 'customer');
    expect(driven.send('step.part--work.done', 'agent')).toBe('TL6010');
    driven.send('step.part--reply.done', 'agent');
    expect(driven.send('step.part--work.done', 'agent')).toContain('entered part--after');
  });

  test('are heard only while it runs', () => {
    const before = new DrivenCase(compiledWithModules(text, { './small.yaml': module }));
    expect(before.send('customer.leaves', 'customer')).toBe('TL6001');
    expect(before.send('customer.asks', 'customer')).toBe('TL6001');
    const after = at(1, text, { './small.yaml': module });
    after.send('step.part--work.done', 'agent');
    after.send('step.part--after.done', 'agent');
    expect(after.at).toEqual(['finish']);
    expect(after.send('customer.leaves', 'customer')).toBe('TL6001');
    expect(after.send('customer.asks', 'customer')).toBe('TL6001');
  });

  test('spare the stages of the module that they name', () => {
    const spared = module
      .replace('to: gone', 'to: gone, not-in: [late]')
      .replace('next: done', 'next: late')
      .replace(
        'ends:',
        '  late:\n    kind: follow-up\n    steps:\n      wait-on: { do: Wait, by: agent, next: done }\nends:',
      );
    const driven = at(1, text, { './small.yaml': spared });
    driven.send('step.part--work.done', 'agent');
    driven.send('step.part--after.done', 'agent');
    expect(driven.at).toEqual(['part--wait-on']);
    expect(driven.send('customer.leaves', 'customer')).toBe('TL6001');
  });

  test('of the case end the module with everything in it', () => {
    const own = desk(useSmall('', ''), 'events: { quits: {} }\ninterrupts: { quit: { on: customer.quits, to: bad } }');
    const driven = at(1, own, { './small.yaml': module });
    expect(driven.send('customer.quits', 'customer')).toEqual(
      expect.arrayContaining(['interrupted part--work', 'closed bad: refused']),
    );
    expect(driven.view.waiting).toEqual([]);
  });
});

describe('what a module declares is its own', () => {
  test('decisions, messages and parameters of the same name do not meet', () => {
    const module = small(
      'tell: { say: hello }\ngrade: { decide: grade }\nhold: { wait: pause }',
      'locales: [en]\ndata: { level: { type: integer }, sort: { type: text, default: inner } }\nparameters: { pause: { type: duration, value: 2h }, price: { type: number, value: 9 } }\nmessages: { hello: { en: "Inner {sort}, {price} of {case.id}" } }\ndecisions: { grade: { hit: first, inputs: [sort, visits.tell, reached.resolved], outputs: [level], rules: [{ if: ["\\"sort\\"", any, any], then: [1] }, { if: [any, "1", "false"], then: [=price + 1] }, { if: [any, any, any], then: [3] }] } }',
    );
    const text = desk(
      'tell: { say: hello, reach: resolved }\ngrade: { decide: grade }\n' + useSmall(),
      'locales: [en]\nparameters: { pause: { type: duration, value: 9d } }\nmessages: { hello: { en: "Outer {price}, {pause}" } }\ndecisions: { grade: { hit: first, inputs: [price], outputs: [remark], rules: [{ if: [any], then: [outer] }] } }',
    );
    const driven = at(4, text, { './small.yaml': module });
    const texts = driven.entries.flatMap((entry) =>
      entry.type === 'effect.requested' && entry.effect.kind === 'message' ? [entry.effect.text] : [],
    );
    expect(texts).toEqual([expect.stringMatching(/^Outer 4, /u), 'Inner inner, 9 of C-1']);
    expect(driven.view.data).toMatchObject({ remark: 'outer', part__level: 10 });
    expect(driven.pass(2 * HOUR)).toContain('entered finish');
  });

  test("names within expressions are the module's, but local names, texts and keys stay as they are", () => {
    const module = small(
      'sum: { decide: [{ set: { total: "=count(items) + extra", words: "=\\"amount \\" + string(extra)", found: "=some items in [1, 2] satisfies items = extra", turns: "=visits.sum" } }] }\ngrade: { decide: grade }\nhold: { do: Hold, by: agent, on: { customer.pays: { set: { words: "=string(event.extra) + string(extra)" } } } }',
      'events: { pays: { carries: { extra: integer } } }\ndecisions: { grade: { hit: first, inputs: [total], outputs: [mark], rules: [{ if: ["> extra + 2"], then: [=extra * 10] }, { if: [any], then: [0] }] } }\ndata: { mark: { type: integer }, items: { type: list, of: { type: integer } }, extra: { type: integer, default: 2 }, amount: { type: integer }, total: { type: integer }, words: { type: text }, found: { type: boolean }, turns: { type: integer } }\ninputs: [items]',
    );
    const text = desk(useSmall('', ', with: { items: "=[1, 2, 3]" }'));
    const driven = at(4, text, { './small.yaml': module });
    expect(driven.view.data).toMatchObject({
      part__total: 5,
      part__words: 'amount 2',
      part__found: true,
      part__turns: 1,
      part__mark: 20,
    });
    driven.send('customer.pays', 'customer', { extra: 7 });
    expect(driven.view.data['part__words']).toBe('72');
  });

  test('services are shared, and are answered by the name that both have', () => {
    const service = 'services: { stock: { in: { item: text }, out: { left: integer } } }';
    const module = small(
      'look: { call: { service: stock, with: { item: =thing }, into: { left: left } }, outcomes: { failed: done } }',
      `inputs: [thing]\ndata: { thing: { type: text }, left: { type: integer } }\noutputs: [left]\n${service}`,
    );
    const text = desk(useSmall('', ', with: { thing: lamp }, gives: { price: left }'));
    const driven = at(4, text, { './small.yaml': module });
    expect(driven.last.effects).toMatchObject([
      { kind: 'call', service: 'stock', with: { item: 'lamp' }, step: 'part--look' },
    ]);
    const [{ run }] = driven.last.effects as unknown as [{ run: number }];
    driven.send('step.part--look.done', 'service', { left: 7 }, { run });
    expect(driven.view.data['price']).toBe(7);
    expect(driven.at).toEqual(['finish']);
  });
});

test('a module that is entered again starts anew: fields, visits and milestones are forgotten', () => {
  const text = desk(
    `${useCredit('gives: { limit_here: limit }')}again: { do: Again, by: agent, outcomes: { more: credit, enough: next } }`,
  );
  const driven = at(20, text);
  driven.send('step.credit--check.fine', 'checker', { credit__limit: 7 });
  expect(driven.view.data).toMatchObject({ credit__tries: 1, credit__limit: 7, limit_here: 7 });
  driven.send('step.again.more', 'agent');
  expect(driven.view.data).toMatchObject({ credit__tries: 0, credit__amount: 20 });
  expect(driven.view.data['credit__limit']).toBeUndefined();
  expect(driven.view.reached['credit--looked-at']).toBeUndefined();
  expect(driven.last.snapshot.context.visits).toMatchObject({ credit: 2, 'credit--check': 1 });
});

test('the time limit and the handlers of the step hold while its module runs', () => {
  const around =
    '  within: 1d\n  on: { customer.pays: { to: finish, set: { remark: paid } }, customer.nods: { reach: resolved } }\n  outcomes: { timed-out: bad }';
  const text = desk(useCredit('', around), 'events: { pays: {}, nods: {} }');
  const driven = at(20, text);
  expect(driven.send('customer.nods', 'customer')).toEqual(['heard customer.nods', 'reached resolved']);
  expect(driven.at).toEqual(['credit--check']);
  expect(driven.send('customer.pays', 'customer')).toEqual(
    expect.arrayContaining(['interrupted credit--check', 'entered finish']),
  );
  expect(driven.pass(2 * DAY)).toEqual([]);
  const late = at(20, text);
  expect(late.pass(DAY + 1)).toEqual(expect.arrayContaining(['left credit: timed-out', 'closed bad: refused']));
});

describe('a module may be used', () => {
  test('in a branch, twice at the same time', () => {
    const text = desk(
      `both:
  parallel:
    branches:
      a: { steps: { one: { use: { module: ./credit.yaml, with: { amount: =price }, roles: { checker: lead } } } } }
      b: { steps: { two: { use: { module: ./credit.yaml, with: { amount: =price + 1 } } } } }`,
    );
    const driven = at(20, text);
    expect(driven.at).toEqual(['one--check', 'two--check']);
    expect(driven.view.data).toMatchObject({ one__amount: 20, two__amount: 21 });
    driven.send('step.two--check.fine', 'checker');
    expect(driven.at).toEqual(['one--check']);
    driven.send('step.one--check.doubtful', 'lead');
    expect(driven.at).toEqual(['finish']);
  });

  test('in a branch that is given up when another is done', () => {
    const text = desk(
      `both:
  parallel:
    branches:
      a: { steps: { one: { use: { module: ./credit.yaml, with: { amount: =price } } } } }
      b: { steps: { two: { do: Two, by: agent } } }
    join: any`,
    );
    const driven = at(20, text);
    expect(driven.send('step.two.done', 'agent')).toEqual(
      expect.arrayContaining(['withdrawn one--check', 'withdrawn one', 'entered finish']),
    );
    expect(driven.at).toEqual(['finish']);
  });

  test('in the steps of an interrupt that returns', () => {
    const text = desk(
      'mend: { do: Mend, by: agent }',
      'events: { asks: {} }\ninterrupts:\n  question: { on: customer.asks, steps: { credit: { use: { module: ./credit.yaml, with: { amount: 20 } } } } }',
    );
    const driven = at(20, text);
    driven.send('customer.asks', 'customer');
    expect(driven.at).toContain('credit--check');
    expect(driven.send('step.mend.done', 'agent')).toBe('TL6010');
    driven.send('step.credit--check.fine', 'checker');
    expect(driven.send('step.mend.done', 'agent')).toContain('entered finish');
  });

  test('in a stage that listens to an event', () => {
    const driven = at(20, desk(useCredit(), 'events: { pays: {} }', '    on: { customer.pays: finish }'));
    expect(driven.send('customer.pays', 'customer')).toEqual(
      expect.arrayContaining(['interrupted credit--check', 'interrupted credit', 'entered finish']),
    );
  });

  test('in another module, and that in a third', () => {
    const middle = small(
      `check: { use: { module: ./credit.yaml, with: { amount: =sum * 2 }, gives: { answer: limit, first-response: first-response }, roles: { checker: agent } } }`,
      'inputs: [sum]\noutputs: [answer]\ndata: { sum: { type: number }, answer: { type: number } }',
    );
    const text = desk(
      useSmall(
        '',
        ', with: { sum: =price + 1 }, gives: { limit_here: answer, first-response: first-response }, roles: { agent: lead }',
      ),
    );
    const driven = at(20, text, { './small.yaml': middle, './credit.yaml': CREDIT });
    expect(driven.at).toEqual(['part--check--check']);
    expect(driven.view.data).toMatchObject({ part__sum: 21, part__check__amount: 42 });
    expect(driven.send('step.part--check--check.fine', 'agent')).toBe('TL6003');
    driven.send('step.part--check--check.fine', 'lead', { part__check__limit: 5 });
    expect(driven.view.data).toMatchObject({ part__answer: 5, limit_here: 5 });
    expect(driven.view.reached).toHaveProperty('first-response');
    expect(driven.at).toEqual(['finish']);
  });
});

test('the machine of a blueprint is another one when a module of it says something else', () => {
  const text = desk(useCredit());
  const hash = (credit: string): string => compiledWithModules(text, { './credit.yaml': credit }).hash;
  expect(hash(CREDIT)).toBe(hash(CREDIT.replaceAll('\n', '\r\n')));
  expect(hash(CREDIT.replace('amount > 10', 'amount > 11'))).not.toBe(hash(CREDIT));
  const middle = small(useCredit().replace('=price', '3').trim(), 'roles: { agent: {}, checker: {} }').replace(
    'roles: { agent: {} }\n',
    '',
  );
  const deep = (credit: string): string =>
    compiledWithModules(desk(useSmall()), { './small.yaml': middle, './credit.yaml': credit }).hash;
  expect(deep(CREDIT.replace('amount > 10', 'amount > 11'))).not.toBe(deep(CREDIT));
});

test('a case that was put aside in the midst of a module goes on there', () => {
  const compiled = compiledWithModules(
    desk(useCredit('gives: { limit_here: limit }', '  within: 1d\n  outcomes: { timed-out: bad }')),
    {
      './credit.yaml': CREDIT,
    },
  );
  const driven = new DrivenCase(compiled);
  driven.send('step.receive.answered', 'customer', { price: 20 });
  const frozen = JSON.parse(JSON.stringify(freezeCase(compiled, driven.last.snapshot))) as ReturnType<
    typeof freezeCase
  >;
  driven.last = { ...driven.last, snapshot: thawCase(compiled, frozen) };
  driven.send('step.credit--check.fine', 'checker', { credit__limit: 7 });
  expect(driven.view.data['limit_here']).toBe(7);
  expect(driven.at).toEqual(['finish']);
});
