import { describe, expect, test } from 'vitest';

import { checkBlueprint, readBlueprint, wordingOf } from '../../src/index.ts';
import { smallBlueprint, type Parts } from './small-blueprint.ts';

/** What the laws of a finished design find in a small blueprint that is sound but for the given parts. */
function strict(parts: Parts, codes: readonly string[]): string[] {
  const text = smallBlueprint(parts);
  const { blueprint, findings } = readBlueprint(text, { file: 'small.blueprint.yaml' });
  if (blueprint === undefined) throw new Error(JSON.stringify(findings));
  return checkBlueprint(blueprint, { preset: 'strict' })
    .filter(({ code }) => codes.includes(code))
    .map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);
}

function said(parts: Parts, code: string): string[] {
  const { blueprint } = readBlueprint(smallBlueprint(parts), { file: 'small.blueprint.yaml' });
  if (blueprint === undefined) throw new Error('unreadable');
  return checkBlueprint(blueprint, { preset: 'strict' })
    .filter((found) => found.code === code)
    .map((found) => wordingOf(found, 'en').message);
}

/** The names of the steps at which a code is found. */
function stepsWith(code: string, text: string): string[] {
  const { blueprint } = readBlueprint(text, { file: 'small.blueprint.yaml' });
  return checkBlueprint(blueprint!, { preset: 'strict' }).flatMap((found) =>
    found.code === code ? [text.slice(found.span.start, found.span.end)] : [],
  );
}

/** A service of two questions on a page; nobody works in it. */
const bot = ({ close = 'done', kind = 'web', more = '', interrupts = '', before = '' }): string =>
  [
    'throughline: 1',
    'id: bot',
    'version: "1.0.0"',
    'omits: { intake: No, confirmation: No, follow-up: No }',
    `channels: { page: { kind: ${kind} } }`,
    'roles: { agent: {} }',
    'events: { calls: {} }',
    'data: { topic: { type: text, default: x }, wish: { type: text } }',
    'stages:',
    '  work:',
    '    kind: resolution',
    '    steps:',
    before,
    '      first: { ask: [topic], via: [page] }',
    `      second: { ask: [wish], via: [page], outcomes: { fine: ${close}, more: first } }`,
    more,
    interrupts,
    'ends: { done: { outcome: self-served } }',
    '',
  ].join('\n');
const lonelyAt = (text: string): string[] => {
  const { blueprint, findings } = readBlueprint(text, { file: 'bot.blueprint.yaml' });
  if (blueprint === undefined) throw new Error(JSON.stringify(findings));
  return checkBlueprint(blueprint)
    .filter(({ code }) => code === 'TL4103')
    .map(({ span, related }) => `${text.slice(span.start, span.end)} +${related.length}`);
};

const survey = (outcomes: string): string => `a: { survey: { kind: csat, into: score }, via: [hotline]${outcomes} }`;

const asked = (more: Parts): string[] =>
  strict({ ...more, data: 'wish: { type: text }\nmobile: { type: phone }' }, ['TL4107']).filter(
    (line) => !/"(?:score|note|late)\?"/u.test(line),
  );

const stages = (steps: string, keys = ''): string =>
  smallBlueprint({}).replace('stages:\n', `stages:\n  hand-over:\n    kind: execution\n${keys}    steps: ${steps}\n`);
const hintsOn = (text: string): string[] => {
  const { blueprint, findings } = readBlueprint(text, { file: 'a.blueprint.yaml' });
  if (blueprint === undefined) throw new Error(JSON.stringify(findings));
  const all = checkBlueprint(blueprint).filter(({ code }) => code === 'TL4110');
  return all.map((one) => wordingOf(one, 'en').hint);
};

describe('TL4101: where the customer meets us, we say what the customer does or holds', () => {
  test.each([
    ['a question', 'a: { ask: [score], via: [hotline] }', true],
    ['a survey', 'a: { survey: { kind: csat, into: score }, via: [hotline] }', true],
    ['work over a channel', 'a: { do: Call, via: [hotline] }', true],
    ['a question with the customer action', 'a: { ask: [score], via: [hotline], customer: Rates }', false],
    ['a survey with evidence', 'a: { survey: { kind: csat, into: score }, evidence: Form }', false],
    ['a message, which is evidence itself', 'a: { say: hello, via: [hotline] }', false],
    ['work that the customer does not see', 'a: { do: File }', false],
  ])('%s', (_, steps, isFound) => {
    const found = strict({ steps }, ['TL4101']).filter((line) => !line.endsWith('begin'));
    expect(found).toEqual(isFound ? ['TL4101 a'] : []);
  });
});

describe('TL4102: where the customer meets us has a channel', () => {
  test.each([
    ['a question', 'a: { ask: [score] }', true],
    ['a survey', 'a: { survey: { kind: csat, into: score } }', true],
    ['a message to the customer', 'a: { say: hello }', true],
    ['a message to a role', 'a: { say: { message: hello, to: boss } }', false],
    ['a question by phone', 'a: { ask: [score], via: [hotline] }', false],
    ['work', 'a: { do: File }', false],
  ])('%s', (_, steps, isFound) => {
    const found = strict({ steps }, ['TL4102']).filter((line) => !line.endsWith('close'));
    expect(found).toEqual(isFound ? ['TL4102 a'] : []);
  });
});

describe('TL4103: whoever deals with machines can get to a person', () => {
  test('pages that never lead to anybody are one mistake, told at the first', () => {
    expect(lonelyAt(bot({}))).toEqual(['first +1']);
  });

  test('an outcome that leads to somebody is a way back', () => {
    expect(lonelyAt(bot({ close: 'help', more: '      help: { do: Help, by: agent }' }))).toEqual([]);
  });

  test('work that the customer has to do is no person', () => {
    expect(lonelyAt(bot({ close: 'help', more: '      help: { do: Help yourself, by: customer }' }))).toEqual([
      'first +1',
    ]);
  });

  test('an event by which the customer asks for somebody is a way back', () => {
    const steps = 'interrupts: { calls: { on: customer.calls, steps: { talk: { do: Talk, by: agent } } } }';
    expect(lonelyAt(bot({ interrupts: steps }))).toEqual([]);
  });

  test.each(['phone', 'chat', 'in-person', 'video'])('on a channel of kind %s somebody answers', (kind) => {
    expect(lonelyAt(bot({ kind }))).toEqual([]);
  });

  test('whoever has been with a person before has had the occasion', () => {
    expect(lonelyAt(bot({ before: '      help: { do: Help, by: agent }' }))).toEqual([]);
    // Only some of the customers come to the person: the others are alone.
    const some =
      '      which: { choose: [{ when: topic = "x", to: first }, { else: next }] }\n      help: { do: Help, by: agent }';
    expect(lonelyAt(bot({ before: some }))).toEqual(['first +1']);
  });
});

describe('TL4104: a low score changes something', () => {
  test('when all scores lead the same way, nobody ever looks at a low one', () => {
    expect(strict({ steps: survey('') }, ['TL4104'])).toEqual(['TL4104 a']);
    const same = ', outcomes: { low: { when: score <= 3, to: next }, else: next }';
    expect(strict({ steps: survey(same) }, ['TL4104'])).toEqual(['TL4104 a']);
    const timed = ', within: 1d, outcomes: { low: { when: score <= 3, to: next }, else: next, no-answer: done }';
    expect(strict({ steps: survey(timed) }, ['TL4104'])).toEqual(['TL4104 a']);
  });

  test('a low score that leads elsewhere is looked at, at once or by a later branch', () => {
    const low = ', outcomes: { low: { when: score <= 3, to: begin }, else: next }';
    expect(strict({ steps: survey(low) }, ['TL4104'])).toEqual([]);
    const later = `${survey('')}\nb: { choose: [{ when: score <= 3, to: begin }, { else: next }] }`;
    expect(strict({ steps: later }, ['TL4104'])).toEqual([]);
  });
});

describe('TL4105: a promise of time names a time', () => {
  test.each([
    ['title: We answer promptly', 'promptly'],
    ['title: We answer as soon as possible', 'as soon as possible'],
    ['title: Reply ASAP', 'ASAP'],
    ['title: 我们会尽快答复', '尽快'],
    ['title: 及时反馈', '及时'],
    ['purpose: 定期回访客户', '定期'],
    ['purpose: 儘快回覆', '儘快'],
    ['purpose: Care. Reports come regularly', 'regularly'],
  ])('%s', (sections, word) => {
    expect(strict({ sections }, ['TL4105'])).toEqual([`TL4105 ${word}`]);
  });

  test.each([
    'title: We answer promptly, within 2 hours',
    'title: Reports come regularly, once a month',
    'title: 尽快答复，最迟两个工作日',
    'title: 定期回访（每周）',
    'title: 在规定期限内答复',
    'title: 定期存款到期提醒',
    'title: 处理不及时的投诉',
    'title: 当地的及时雨服务队',
    'title: Regular customers and untimely events',
  ])('%s', (sections) => {
    expect(strict({ sections }, ['TL4105'])).toEqual([]);
  });

  test('a placeholder that puts a time in names one', () => {
    const text = smallBlueprint({ steps: '' }).replace('Hello {case.id}.', 'We come promptly on {late}.');
    const { blueprint } = readBlueprint(text, { file: 'a' });
    expect(checkBlueprint(blueprint!).map(({ code }) => code)).toEqual(['TL4036']);
  });

  test('the same promise in two languages is one mistake, with both places', () => {
    const { blueprint } = readBlueprint(
      smallBlueprint({ sections: 'locales: [zh-CN, en]\ntitle: { zh-CN: 尽快答复, en: Answered promptly }' }).replace(
        /omits:.*\n/u,
        '',
      ),
      { file: 'a' },
    );
    const found = checkBlueprint(blueprint!).filter(({ code }) => code === 'TL4105');
    expect(found.map(({ related }) => related.length)).toEqual([1]);
  });

  test('labels, checklists and the rows of the organisation are read; what customers do and are asked is no promise', () => {
    const steps =
      'a: { do: { label: Call soon, checklist: [Answer promptly] }, backstage: 定期检查 }\nb: { do: Reply asap }\nc: { survey: { kind: csat, into: score, question: Do you come regularly? }, customer: Comes regularly }';
    expect(strict({ steps }, ['TL4105'])).toEqual(['TL4105 promptly', 'TL4105 定期', 'TL4105 asap']);
  });
});

test('TL4106: a service has an owner and a purpose; what is missing is told once', () => {
  expect(said({}, 'TL4106')).toEqual(['It is not said what this service is for, and which role answers for it.']);
  expect(said({ sections: 'owner: boss' }, 'TL4106')).toEqual(['It is not said what this service is for.']);
  expect(said({ sections: 'purpose: To help' }, 'TL4106')).toEqual(['No role answers for this service.']);
  expect(said({ sections: 'owner: boss\npurpose: To help' }, 'TL4106')).toEqual([]);
});

describe('TL4107: what the customer is asked for is used', () => {
  test.each([
    ['by nobody', { steps: 'a: { ask: [wish] }' }, ['TL4107 wish']],
    ['by a condition', { steps: 'a: { ask: [wish] }\nb: { do: Work, when: wish = "x" }' }, []],
    [
      'by a form, where whoever works sees it',
      { steps: 'a: { ask: [wish] }\nb: { do: { label: W, form: [wish] } }' },
      [],
    ],
    ['by asking again, which shows it', { steps: 'a: { ask: [wish] }\nb: { ask: [wish] }' }, []],
    ['as the way to reach the customer', { steps: 'a: { ask: [mobile] }' }, []],
  ])('%s', (_, parts, expected) => {
    expect(asked(parts)).toEqual(expected);
  });
});

describe('TL4108: outcomes that are told apart part ways', () => {
  test('"next" that runs into the target of another outcome loses the difference', () => {
    const steps = 'a: { do: Look, outcomes: { fine: next, wrong: mend } }\nmend: { do: Mend }';
    expect(strict({ steps }, ['TL4108'])).toEqual(['TL4108 next']);
    expect(said({ steps }, 'TL4108')).toEqual([
      'At step "a" the outcome "fine" runs on into "mend", just like "wrong".',
    ]);
  });

  test('a branch of a choice likewise', () => {
    const steps = 'a: { choose: [{ when: score = 1, to: mend }, { else: next }] }\nmend: { do: Mend }';
    expect(strict({ steps: `x: { ask: [score] }\n${steps}` }, ['TL4108'])).toEqual(['TL4108 next']);
  });

  test.each([
    ['a step that one outcome skips', 'a: { do: Look, outcomes: { wrong: next, fine: close } }\nmend: { do: Mend }'],
    [
      'a time-out that goes on like the rest',
      'a: { do: Look, within: 1d, outcomes: { done: next, timed-out: mend } }\nmend: { do: Mend }',
    ],
    [
      'outcomes that set something else',
      'a: { do: Look, outcomes: { fine: { to: next, set: { note: x } }, wrong: mend } }\nmend: { do: Mend }',
    ],
  ])('%s is no mistake', (_, steps) => {
    expect(strict({ steps }, ['TL4108'])).toEqual([]);
  });
});

describe('TL4109: each meeting with the customer serves a declared need', () => {
  const sections = 'needs: { be-heard: {} }';

  test('only where needs are declared, and not for messages', () => {
    expect(strict({ steps: 'a: { ask: [score] }' }, ['TL4109'])).toEqual([]);
    expect(strict({ sections, steps: 'a: { ask: [score] }\nb: { do: W, need: be-heard }' }, ['TL4109'])).toEqual([
      'TL4109 begin',
      'TL4109 a',
    ]);
    expect(strict({ sections, steps: 'a: { ask: [score], need: be-heard }' }, ['TL4109'])).toEqual(['TL4109 begin']);
  });
});

describe('TL4110: a stage does something', () => {
  test('one that cases only pass through can go, and where they pass to is named', () => {
    expect(hintsOn(stages('{ on: { choose: [{ else: next }] } }'))).toEqual([
      'Remove it and let what comes before lead to "begin", or write what is done there.',
    ]);
  });

  test.each([
    ['work', stages('{ a: { do: Work, by: agent } }')],
    ['a clock', stages('{ a: { wait: 1d } }')],
    ['a guard', stages('{ a: { choose: [{ when: case.reopened > 0, to: close }, { else: next }] } }')],
    ['a condition of its own', stages('{ a: { choose: [{ else: next }] } }', '    when: case.reopened > 0\n')],
  ])('%s is something', (_, text) => {
    expect(hintsOn(text)).toEqual([]);
  });
});

test('TL4111: work names its role, on the step or on the stage', () => {
  const text = smallBlueprint({ steps: 'a: { do: Work }\nb: { do: Work, by: boss }' });
  expect(stepsWith('TL4111', text)).toEqual([]);
  expect(stepsWith('TL4111', text.replace('    by: agent\n', ''))).toEqual(['a']);
});
