import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { BUILT_IN_MILESTONES } from '../../src/blueprint/declared.ts';
import { STAGE_KINDS } from '../../src/blueprint/stage.ts';
import { CHANNEL_KINDS } from '../../src/blueprint/channel.ts';
import { VERBS } from '../../src/blueprint/verbs.ts';
import { EXPECTATION_KEYS } from '../../src/journey/expectation.ts';
import { compiledFrom } from '../support/blueprints.ts';
import { call, COMPLAINT_DESK, COMPLAINT_JOURNEYS } from '../cli/support.ts';
import { startEditor, type Editor, type Offer } from './editor.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-editor-'));
const CHINESE_IDS = `throughline: 1
roles: { 客服: { title: 责任客服 } }
messages: { 已受理: 您的投诉已受理 }
stages:
  接收:
    title: 接收投诉
    kind: intake
    steps:
      登记: { ask: [摘要], title: 登记投诉 }
data: { 摘要: { type: text, title: 问题摘要 } }
ends: { 已解决: { outcome: solved } }
`;
let editor: Editor;

beforeAll(async () => {
  const files = { 'desk.yaml': COMPLAINT_DESK, '中文.yaml': CHINESE_IDS };
  const schemas = {
    own: ['desk.yaml'],
    'own-zh': ['desk.yaml', '--lang', 'zh-CN'],
    'own-journey': ['desk.yaml', '--kind', 'journey'],
    chinese: ['中文.yaml', '--lang', 'zh-CN'],
  };
  for (const [name, argv] of Object.entries(schemas)) {
    writeFileSync(join(folder, `${name}.json`), (await call(['schema', ...argv], { files })).stdout);
  }
  editor = await startEditor();
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  expect(await editor.close()).toBe(0);
});

/** A file that names its schema in the first line, as designers' files do. */
function file(schema: string, text: string): string {
  const shipped = new URL(`../../schemas/${schema}`, import.meta.url);
  const url = schema.includes('.') ? shipped : pathToFileURL(join(folder, `${schema}.json`));
  return `# yaml-language-server: $schema=${url.href}\n${text}`;
}

/** A blueprint with one step, so written. */
function oneStep(schema: string, step: string): string {
  const lines = step.split('\n').map((line) => `        ${line}\n`);
  return file(
    schema,
    `throughline: 1
id: desk
version: "1.0.0"
stages:
  intake:
    kind: intake
    steps:
      receive:
${lines.join('')}ends: { closed-solved: { outcome: solved } }
`,
  );
}

function labels(offers: readonly Offer[]): string[] {
  return offers.map(({ label }) => label);
}

/** What a schema offers at a place of a step. */
async function offered(schema: string, step: string): Promise<ReadonlyMap<string, string>> {
  const offers = await editor.offers(oneStep(schema, step));
  return new Map(offers.map(({ label, words }) => [label, words]));
}

const SHIPPED = 'blueprint.schema.json';
const SHIPPED_ZH = 'blueprint.schema.zh-CN.json';

describe.concurrent('an editor with the shipped schema', () => {
  test.each([SHIPPED, SHIPPED_ZH])('%s: offers every verb on a step and says what each does', async (schema) => {
    const words = await offered(schema, '▮');
    for (const verb of VERBS) expect([verb, words.get(verb)]).toEqual([verb, expect.stringMatching(/.{5}/u)]);
  });

  test('offers the kinds of stage and of channel, each explained', async () => {
    const stages = await editor.offers(file(SHIPPED, 'throughline: 1\nstages:\n  intake:\n    kind: ▮\n'));
    expect(labels(stages)).toEqual(STAGE_KINDS);
    expect(stages.map(({ words }) => words)).not.toContain('');
    const channels = await editor.offers(file(SHIPPED, 'throughline: 1\nchannels:\n  hotline: { kind: ▮}\n'));
    expect(labels(channels)).toEqual(CHANNEL_KINDS);
    expect(channels.find(({ label }) => label === 'in-person')?.words).toBe('Face to face: a counter, a visit.');
  });

  test('offers the milestones and outcomes that every service has', async () => {
    const milestones = await offered(SHIPPED, 'do: Repair\nreach: ▮');
    expect([...milestones.keys()].toSorted()).toEqual(BUILT_IN_MILESTONES.toSorted());
    expect(milestones.get('first-response')).toBe('Somebody has answered the question.');
    expect((await offered(SHIPPED, 'ask: [a]\noutcomes:\n  ▮')).get('no-answer')).toBe(
      'The customer did not answer within the time limit (`within`).',
    );
  });

  test('explains reach in the language of the schema', async () => {
    const step = 'do: Repair\nre▮ach: resolved';
    const english = await editor.hover(oneStep(SHIPPED, step));
    expect(english).toContain('#### Reach\n\nThe milestone (or list of milestones) that is reached here.');
    expect(english).toContain('* `resolved`: The matter is resolved.');
    const chinese = await editor.hover(oneStep(SHIPPED_ZH, step));
    expect(chinese).toContain('#### 达成\n\n在这里达成的里程碑（可以写多个）。');
    expect(chinese).toContain('* `resolved`: 事情已解决。');
  });

  test.each([
    ['do: Re▮pair', '#### Do\n\nWork for a role'],
    ['ask: [a]\nwi▮thin: 2d', '#### Within\n\nTime limit of a waiting step; needs the outcome `no-answer`'],
    ['do: Repair\nnext: re▮ceive', '#### Next\n\nThe default way out.'],
    ['ask: [a]\nwithin: 1d\noutcomes: { no-ans▮wer: next }', 'The customer did not answer within the time limit'],
    ['sa▮y: hello', '#### Say\n\nSends a message and goes on.'],
  ])('explains the key and not the form of its value: %s', async (step, words) => {
    expect(await editor.hover(oneStep(SHIPPED, step))).toContain(words);
  });

  test.each([
    ['a misspelt key', 'do: Repair\nreech: resolved', 'reech', 'Property reech is not allowed.'],
    ['a misspelt key inside a verb', 'do: { label: Repair, frm: [a] }', 'frm', 'Property frm is not allowed.'],
    ['a misspelt key inside an outcome', 'do: x\noutcomes: { done: { too: next } }', 'too', /too is not allowed/u],
    ['a name with an underscore', 'do: Repair\nby: a_b', 'a_b', /^An id begins with a letter of any script/u],
    ['a list where a condition belongs', 'do: Repair\nwhen: [a]', '[a]', /^Incorrect type/u],
    ['a kind of survey that there is not', 'survey: { kind: csta, into: a }', 'csta', /^Value is not accepted/u],
  ])('underlines %s exactly once', async (_what, step, text, message) => {
    expect(await editor.underlines(oneStep(SHIPPED, step))).toEqual([
      { text, message: typeof message === 'string' ? message : expect.stringMatching(message) },
    ]);
  });

  test('underlines an unknown kind of stage exactly once', async () => {
    const text = oneStep(SHIPPED, 'do: Repair').replace('kind: intake', 'kind: intak');
    expect(await editor.underlines(text)).toEqual([{ text: 'intak', message: expect.stringContaining('"intake"') }]);
  });

  test('leaves two verbs on one step to the checker, which says it in one sentence', async () => {
    expect(await editor.underlines(oneStep(SHIPPED, 'do: Repair\nask: [a]\nsay: hello'))).toEqual([]);
  });

  test('has nothing against the examples', async () => {
    const texts = [
      ...[SHIPPED, SHIPPED_ZH, 'own', 'own-zh'].map((schema) => file(schema, COMPLAINT_DESK)),
      ...['journey.schema.json', 'own-journey'].map((schema) => file(schema, COMPLAINT_JOURNEYS)),
    ];
    expect(await Promise.all(texts.map((text) => editor.underlines(text)))).toEqual(texts.map(() => []));
  });
});

describe.concurrent('snippets', () => {
  const EMPTY = 'throughline: 1\nid: desk\nversion: "1.0.0"\nstages: {}\nends: {}\n';
  const JOURNEY = 'throughline-journey: 1\nblueprint: ./desk.blueprint.yaml\n';

  test.each([
    [SHIPPED, '▮'],
    [SHIPPED_ZH, '▮'],
    ['journey.schema.json', '▮'],
    ['journey.schema.json', `${JOURNEY}journeys:\n  ▮`],
    ['journey.schema.json', `${JOURNEY}journeys:\n  a:\n    steps:\n      - ▮`],
    ...[
      'channels',
      'roles',
      'data',
      'decisions',
      'messages',
      'events',
      'signals',
      'services',
      'parameters',
      'needs',
    ].map((section): [string, string] => [SHIPPED, `${EMPTY}${section}:\n  ▮`]),
    [SHIPPED, `${EMPTY.replace('stages: {}\n', '')}stages:\n  ▮`],
    [SHIPPED, `${EMPTY.replace('stages: {}\n', '')}stages:\n  a:\n    kind: intake\n    steps:\n      b:\n        ▮`],
    [SHIPPED, `${EMPTY.replace('stages: {}\n', '')}stages:\n  a:\n    kind: intake\n    steps:\n      ▮`],
    ...['meet', 'approve', 'survey', 'parallel', 'use'].map((verb): [string, string] => [
      SHIPPED,
      `${EMPTY.replace('stages: {}\n', '')}stages:\n  a:\n    kind: intake\n    steps:\n      b:\n        ${verb}:\n          ▮`,
    ]),
    [SHIPPED, `${EMPTY.replace('ends: {}\n', '')}ends:\n  ▮`],
  ])('%s: what is inserted is valid as it stands: %s', async (schema, text) => {
    const marked = file(schema, text);
    // The server's own proposal of a map in a list is indented wrongly; it is none of ours.
    const offers = (await editor.offers(marked)).filter(({ label }) => label !== 'with');
    const snippets = offers.filter(({ insert }) => insert.includes('${1:'));
    expect(snippets).not.toEqual([]);
    // As editors do: further lines begin where the line with the cursor does.
    const indent = /(?<=^|\n) *(?=[^\n]*▮)/u.exec(text)?.[0] ?? '';
    const found = snippets.map(async ({ label, insert }) => {
      const words = insert.replaceAll(/\$\{\d+:([^}]*)\}/gu, '$1').replaceAll('\n', `\n${indent}`);
      const wrong = await editor.underlines(marked.replace('▮', words));
      return { label, words, wrong: wrong.filter(({ message }) => !message.startsWith('Missing property')) };
    });
    for (const { label, words, wrong } of await Promise.all(found)) {
      expect({ label, words, wrong }).toEqual({ label, words: expect.not.stringContaining('$'), wrong: [] });
    }
  });
});

describe('the snippet of a new blueprint', () => {
  test.each([SHIPPED, SHIPPED_ZH])('%s: runs as it stands', async (schema) => {
    const [snippet] = (await editor.offers(file(schema, '▮'))).filter(({ label }) =>
      /^new blueprint$|^新蓝图$/u.test(label),
    );
    const text = snippet?.insert.replaceAll(/\$\{\d+:([^}]*)\}/gu, '$1') ?? '';
    const compiled = compiledFrom(text);
    expect([compiled.id, compiled.blueprint.locales]).toEqual(['my-service', [schema === SHIPPED ? 'en' : 'zh-CN']]);
  });
});

describe.concurrent("an editor with a blueprint's own schema", () => {
  test.each([
    ['do: x\nnext: ▮', 'investigate', 'Step: Investigate'],
    ['do: x\nnext: ▮', 'closed-solved', 'End: Solved'],
    ['do: x\noutcomes:\n  done: ▮', 'resolution', 'Stage: Investigation and reply'],
    ['do: x\noutcomes:\n  ▮', 'needs-department', 'Outcome'],
    ['do: x\nby: ▮', 'senior', 'Role: Senior complaints officer'],
    ['do: x\nvia: [▮]', 'sms', 'Channel: Text message'],
    ['do: x\nneed: ▮', 'be-heard', 'Need: To be heard'],
    ['say: ▮', 'goodbye', 'Message: Thank you for helping us to improve.'],
    ['ask: [▮]', 'severity', 'Field: Severity'],
    ['ask:\n  - ▮', 'severity?', 'Field: Severity'],
    ['decide: ▮', 'grade', 'Decision: Grading'],
    ['call: ▮', 'customer-file', 'Service: Customer file'],
    ['do: x\nreach: ▮', 'formal-reply', 'The formal reply is out.'],
    ['do: x\nset:\n  ▮', 'level', 'Field: Complaint level'],
    ['do: x\nset:\n  level: ▮', 'advanced', 'Advanced'],
    ['do: x\non:\n  ▮', 'customer.withdraws', 'Event: The customer withdraws the complaint'],
    ['wait: { event: ▮}', 'customer.asks-progress', 'Event: The customer asks how far it is'],
  ])('offers what the blueprint declares: %s', async (step, id, words) => {
    expect((await offered('own', step)).get(id)).toBe(words);
  });

  test('offers them in Chinese to who reads Chinese', async () => {
    const words = await offered('own-zh', 'do: x\nnext: ▮');
    expect([words.get('investigate'), words.get('closed-solved')]).toEqual(['步骤：调查核实', '结束：已解决']);
  });

  test('works with Chinese ids', async () => {
    expect((await offered('chinese', 'do: x\nnext: ▮')).get('登记')).toBe('步骤：登记投诉');
    expect((await offered('chinese', 'do: x\nby: ▮')).get('客服')).toBe('角色：责任客服');
    expect((await offered('chinese', 'say: ▮')).get('已受理')).toBe('消息：您的投诉已受理');
    expect((await offered('chinese', 'ask: [▮]')).get('摘要')).toBe('字段：问题摘要');
    expect(await editor.underlines(oneStep('chinese', 'ask: [摘要]\nnext: 登计'))).toEqual([
      { text: '登计', message: expect.stringContaining('"登记"') },
    ]);
  });

  test.each([
    ['do: x\nnext: investigat', 'investigat'],
    ['do: x\nby: agnt', 'agnt'],
    ['say: good-bye', 'good-bye'],
    ['ask: [sevrity]', 'sevrity'],
    ['do: x\nreach: formal-replay', 'formal-replay'],
    ['do: x\non: { customer.wrtes: next }', 'customer.wrtes'],
  ])('underlines a name that nothing has, once: %s', async (step, text) => {
    expect(await editor.underlines(oneStep('own', step))).toEqual([
      { text, message: expect.stringMatching(/^Value is not accepted/u) },
    ]);
  });

  test.each([
    ['{ by: ▮}', 'senior', 'Role: Senior complaints officer'],
    ['{ by: agent, step: ▮}', 'investigate', 'Step: Investigate'],
    ['{ by: agent, step: investigate, outcome: ▮}', 'upheld', 'Outcome'],
    ['{ by: agent, step: remedy, with: { fin▮: x } }', 'finding', 'Field: Finding'],
    ['{ by: customer, step: receive, with: { category: ▮} }', 'billing', 'Billing'],
    ['{ event: ▮}', 'customer.withdraws', 'Event: The customer withdraws the complaint'],
    ['{ fail: ▮}', 'customer-file', 'Service: Customer file'],
    ['{ expect: { in: ▮} }', 'read-back', 'Step: Read back'],
    ['{ expect: { in: ▮} }', 'progress-enquiry', 'Interrupt: Enquiry about progress'],
    ['{ expect: { waiting-for: ▮} }', 'senior', 'Role: Senior complaints officer'],
    ['{ expect: { offers: [▮] } }', 'customer.withdraws', 'Event: The customer withdraws the complaint'],
    ['{ expect: { said: ▮} }', 'goodbye', 'Message: Thank you for helping us to improve.'],
    ['{ expect: { met: [▮] } }', 'formal-answer', 'Service clock: Formal reply within 24 hours'],
    ['{ expect: { ended: ▮} }', 'closed-solved', 'End: Solved'],
    ['{ expect: { data: { level: ▮} } }', 'advanced', 'Advanced'],
    ['{ expect: { not: { reached: ▮} } }', 'formal-reply', 'The formal reply is out.'],
  ])('offers what a journey can name: %s', async (line, id, words) => {
    const text = `throughline-journey: 1\nblueprint: ./desk.yaml\njourneys:\n  a:\n    steps:\n      - ${line}\n`;
    const found = (await editor.offers(file('own-journey', text))).find(({ label }) => label === id);
    expect(found?.words).toBe(words);
  });

  const line = (schema: string, text: string): string =>
    file(schema, `throughline-journey: 1\nblueprint: ./desk.yaml\njourneys:\n  a:\n    steps:\n      - ${text}\n`);

  test.each([
    ['{ by: agent, step: recieve }', 'recieve'],
    ['{ expect: { in: resoluton } }', 'resoluton'],
    ['{ expect: { met: formal-anser } }', 'formal-anser'],
    ['{ expect: { ended: closed } }', 'closed'],
    ['{ expect: { not: { notified: senoir } } }', 'senoir'],
    ['{ expect: { data: { severty: 3 } } }', 'severty'],
  ])('underlines a name in a journey that the blueprint does not have, once: %s', async (written, text) => {
    expect(await editor.underlines(line('own-journey', written))).toEqual([
      { text, message: expect.stringMatching(/^Value is not accepted/u) },
    ]);
  });

  test('leaves columns of a table of examples alone', async () => {
    const written = '{ by: <role>, step: <step>, outcome: <outcome>, with: { category: <kind> } }';
    const expected = '{ expect: { in: <place>, met: [<clock>], ended: <end>, data: { severity: <grade> } } }';
    const texts = [written, expected].flatMap((one) =>
      ['own-journey', 'journey.schema.json'].map((schema) => line(schema, one)),
    );
    expect(await Promise.all(texts.map((text) => editor.underlines(text)))).toEqual(texts.map(() => []));
  });
});

describe.concurrent('what can be expected', () => {
  const WRITTEN =
    'throughline-journey: 1\nblueprint: ./desk.yaml\njourneys:\n  a:\n    steps:\n      - expect:\n          ▮';

  test.each([
    ['journey.schema.json', 'waiting-for', 'For whom the case waits: a role, `customer`'],
    ['journey.schema.zh-CN.json', 'waiting-for', '案例在等谁：角色、`customer`（客户）'],
    ['journey.schema.json', 'not', 'What must not be so: the same words as above.'],
    ['journey.schema.zh-CN.json', 'not', '不应出现的情形，用同样的词来写。'],
  ])('%s: each word is offered with its sentence: %s', async (schema, key, words) => {
    const offers = await editor.offers(file(schema, WRITTEN));
    expect(labels(offers)).toEqual(expect.arrayContaining([...EXPECTATION_KEYS, 'not']));
    expect(offers.find(({ label }) => label === key)?.words).toContain(words);
  });
});
