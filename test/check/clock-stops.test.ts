import { expect, test } from 'vitest';

import { said, smallBlueprint, told, type Parts } from './small-blueprint.ts';

/** A clock from opening to the first answer, unless said otherwise; the blueprint around it sets `tier`. */
const blueprint = (parts: Parts & { readonly clock?: string }): string =>
  smallBlueprint({
    data: 'tier: { type: enum, values: [gold, plain], default: plain }',
    ...parts,
    sections: `slas: { answer: ${parts.clock ?? '{ start: case.opened, stop: first-response, target: 4h }'} }\n${parts.sections ?? ''}`,
    steps: `ask-tier: { ask: [tier], via: [hotline] }\n${parts.steps ?? ''}`,
  });

const ANSWER = 'answer: { say: hello, reach: first-response }';

/** What is told about clocks that are not stopped. */
const unstopped = (parts: Parts & { readonly clock?: string }): string[] =>
  told(blueprint(parts)).filter((line) => line.startsWith('TL4130'));

const TOLD = ['TL4130 first-response'];

test('a case that ends solved without the answer that was promised is told, with the way it goes', () => {
  const steps = `look: { do: Look, outcomes: { simple: next, hard: close } }\n${ANSWER}`;
  expect(unstopped({ steps })).toEqual(TOLD);
  const [words] = said(blueprint({ steps }));
  expect(words).toEqual({
    en: 'A case can end solved by "done" without "first-response", so that clock "answer" is never stopped: by way of begin, ask-tier, look (hard), close. Let a step on that way, or "done" itself, bring about "first-response", or give the clock up there by "cancel".',
    'zh-CN':
      '工单可以不经过“first-response”就以“done”解决结案，时钟“answer”始终没有停止：经过 begin、ask-tier、look（hard）、close。请让这条路径上的某个步骤或“done”本身带来“first-response”，或者用 cancel 在那里取消时钟。',
  });
});

test('nothing is told where every way to a solved end stops the clock, by a step, an outcome or the end itself', () => {
  expect(unstopped({ steps: ANSWER })).toEqual([]);
  expect(
    unstopped({
      steps: `look: { do: Look, outcomes: { simple: next, hard: { to: close, reach: first-response } } }\n${ANSWER}`,
    }),
  ).toEqual([]);
  expect(unstopped({ ends: 'done: { outcome: solved, reach: first-response }' })).toEqual([]);
  expect(unstopped({ clock: '{ start: case.opened, stop: case.closed, target: 4h }' })).toEqual([]);
  expect(unstopped({ clock: '{ start: case.opened, stop: stage.work.left, target: 4h }' })).toEqual([]);
});

test('an end that is not solved needs no answer', () => {
  expect(
    unstopped({
      steps: `look: { do: Look, outcomes: { simple: next, hopeless: lost } }\n${ANSWER}`,
      ends: 'done: { outcome: solved }\nlost: { outcome: refused }',
    }),
  ).toEqual([]);
});

test('what has ended solved by itself counts as solved', () => {
  const steps = `look: { do: Look, outcomes: { simple: next, hard: close } }\n${ANSWER}`;
  expect(unstopped({ steps, ends: 'done: { outcome: self-served }' })).toEqual(TOLD);
});

test('a formal reply or a solution is no first answer', () => {
  const steps = `look: { do: Look, outcomes: { simple: next, hard: reply } }\n${ANSWER}\nreply: { say: hello, reach: [formal-reply, resolved] }`;
  expect(unstopped({ steps })).toEqual(TOLD);
});

test('a step that is skipped answers nothing', () => {
  const steps = 'answer: { say: hello, when: tier = "gold", reach: first-response }';
  expect(unstopped({ steps })).toEqual(TOLD);
});

test('of two steps that leave out different customers one always answers', () => {
  const steps =
    'gold: { say: hello, when: tier = "gold", reach: first-response }\nplain: { say: hello, when: tier = "plain", reach: first-response }';
  expect(unstopped({ steps })).toEqual([]);
  const changed = steps.replace('\n', '\nagain: { ask: [tier], via: [hotline] }\n');
  expect(unstopped({ steps: changed })).toEqual(TOLD);
});

test('a way on which the answer is not awaited any more is no way past it', () => {
  const steps =
    'ask-boss: { choose: [{ when: score > 3, to: first }, { else: next }] }\nplain: { say: hello, reach: first-response, next: late }\nfirst: { say: hello }\nlate: { say: hello, when: not(reached.first_response), reach: first-response }';
  expect(unstopped({ steps })).toEqual([]);
});

test('a case to which the clock does not apply needs no answer', () => {
  const clock = '{ when: tier = "gold", start: case.opened, stop: first-response, target: 4h }';
  const steps = 'answer: { say: hello, when: tier = "gold", reach: first-response }';
  expect(unstopped({ clock, steps })).toEqual([]);
  expect(unstopped({ clock, steps: steps.replace('"gold"', '"plain"') })).toEqual(TOLD);
});

test('a clock that is given up on the way is not left running', () => {
  const clock = '{ start: case.opened, stop: first-response, cancel: step.look.hard, target: 4h }';
  expect(unstopped({ clock, steps: `look: { do: Look, outcomes: { simple: next, hard: close } }\n${ANSWER}` })).toEqual(
    [],
  );
});

test('a clock that starts on the way is looked at from there', () => {
  const clock = '{ start: step.look.hard, stop: first-response, target: 4h }';
  const steps = `look: { do: Look, outcomes: { simple: close, hard: next } }\n${ANSWER}`;
  expect(unstopped({ clock, steps })).toEqual([]);
  const past = steps.replace('{ say: hello,', '{ do: Answer, outcomes: { given: next, refused: close },');
  expect(unstopped({ clock, steps: past })).toEqual([]);
  const late = `${ANSWER}\nlook: { do: Look, outcomes: { simple: close, hard: next } }\nmore: { do: More }`;
  expect(unstopped({ clock, steps: late })).toEqual(TOLD);
  expect(said(blueprint({ clock, steps: late }))[0]?.en).toContain('by way of look (hard), more, close.');
});

test('of branches at the same time one that answers is enough, unless others may overtake it', () => {
  const steps = (join: string): string =>
    `both: { parallel: { join: ${join}, branches: { one: { steps: { ${ANSWER} } }, two: { steps: { other: { do: Other } } } } } }`;
  expect(unstopped({ steps: steps('all') })).toEqual([]);
  expect(unstopped({ steps: steps('any') })).toEqual(TOLD);
});

test('what customers or other systems tell may always come', () => {
  const clock = '{ start: case.opened, stop: customer.pays, target: 4h }';
  const sections = 'events: { pays: {} }';
  expect(unstopped({ clock, sections })).toEqual([]);
  const handled = `look: { do: Look, on: { customer.pays: { reach: first-response } } }`;
  expect(unstopped({ sections, steps: handled })).toEqual([]);
});

test('what takes a case to a solved end from outside is a way like any other', () => {
  const sections = 'events: { helps-himself: {} }';
  const interrupts = 'helped: { on: customer.helps-himself, to: done }';
  expect(unstopped({ sections, interrupts, steps: ANSWER })).toEqual(TOLD);
});

test('an answer of a machine does not stop a clock that only people can satisfy', () => {
  const clock = '{ start: case.opened, stop: first-response, target: 4h, satisfied-by: human }';
  expect(unstopped({ clock, steps: ANSWER })).toEqual([]);
  const look = 'look: { do: Look, outcomes: { simple: next, hard: { to: close, reach: first-response } } }';
  const automatic = `${look}\n${ANSWER.replace('reach', 'by: bot, reach')}`;
  const text = (steps: string): string[] =>
    told(blueprint({ clock, steps }).replace('boss: {}', 'boss: {}, bot: { automatic: true }')).filter((line) =>
      line.startsWith('TL4130'),
    );
  expect(text(automatic)).toEqual(TOLD);
  expect(text(ANSWER.replace('reach', 'by: boss, reach'))).toEqual([]);
});

test('a clock that begins anew whenever it is stopped, and those of steps and stages, are never left behind', () => {
  expect(unstopped({ clock: '{ start: case.opened, stop: first-response, target: 4h, repeat: true }' })).toEqual([]);
  expect(
    unstopped({ steps: `${ANSWER}\nlook: { do: Look, sla: { target: 2h } }`, stage: 'sla: { target: 3d }' }),
  ).toEqual([]);
});
