import { describe, expect, test } from 'vitest';

import type { CaseStore } from '../../src/index.ts';
import { call, CALL_BACK } from './support.ts';

const JOURNEYS = `throughline-journey: 1
blueprint: ./call-back.blueprint.yaml
journeys:
  rung:
    title: The customer is rung
    steps:
      - { by: customer, step: receive, with: { number: "+31612345678" } }
      - wait: 2h
      - { by: agent, step: ring }
  waiting:
    steps:
      - { by: customer, step: receive, with: { number: "+31612345678" } }
`;
const alone = { 'call-back.blueprint.yaml': CALL_BACK };
const files = { ...alone, 'call-back.journey.yaml': JOURNEYS };
const draw = ['draw', 'call-back.blueprint.yaml'] as const;

/** The tone of each step and end that is marked in a picture. */
function tonesIn(picture: string): Record<string, string> {
  const marks = [...picture.matchAll(/data-step="([^"]*)" data-tone="([^"]*)"/gu)];
  return Object.fromEntries(marks.map(([, step = '', tone = '']) => [step, tone]));
}

describe('throughline draw', () => {
  test('prints the blueprint as SVG, and nothing else on standard output', async () => {
    const { code, stdout, stderr } = await call(draw, { files });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* class="throughline blueprint">.*<\/svg>\n$/su,
    );
    expect(stdout).toContain('Ring the customer');
  });

  test('writes to a file, and over one that is there only when told so', async () => {
    const first = await call([...draw, '-o', 'out/desk.svg'], { files });
    expect(first).toMatchObject({ code: 0, stdout: '', stderr: 'Written: out/desk.svg\n' });
    const there = { ...files, 'desk.svg': 'mine' };
    const refused = await call([...draw, '-o', 'desk.svg'], { files: there });
    expect(refused).toMatchObject({
      code: 2,
      stderr:
        'error: There is already a file desk.svg.\nhelp: Give another name with -o, or add --force to overwrite it.\n',
    });
    expect((await call([...draw, '-o', 'desk.svg', '--force'], { files: there })).code).toBe(0);
    const itself = await call([...draw, '-o', './call-back.blueprint.yaml', '--force'], { files });
    expect(itself).toMatchObject({ code: 2 });
    expect(itself.files.get('call-back.blueprint.yaml')).toBe(CALL_BACK);
  });

  test('draws a BPMN process as it draws any other blueprint', async () => {
    const { stdout } = await call(['export', 'call-back.blueprint.yaml'], { files });
    const drawn = await call(['draw', 'desk.bpmn'], { files: { 'desk.bpmn': stdout } });
    expect(drawn).toMatchObject({ code: 0 });
    expect(drawn.stdout).toContain('data-step="ring"');
  });

  test('draws the machine as a statechart', async () => {
    const { code, stdout } = await call([...draw, '--kind', 'statechart'], { files });
    expect(code).toBe(0);
    expect(stdout).toContain('class="throughline statechart"');
  });

  test('draws a journey as a timeline; of several, one must be named', async () => {
    const timeline = [...draw, '--kind', 'timeline'];
    const one = await call([...timeline, '--journey', 'call-back.journey.yaml#rung'], { files });
    expect(one).toMatchObject({ code: 0, stderr: '' });
    expect(one.stdout).toContain('class="throughline timeline"');
    expect(await call(timeline, { files })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: [
        'error: There are several journeys. Say which one.',
        'help: --journey call-back.journey.yaml#rung',
        '      --journey call-back.journey.yaml#waiting',
        '',
      ].join('\n'),
    });
  });

  test('draws a journey that stops as far as it went, and says so', async () => {
    const stopping = {
      ...alone,
      'call-back.journey.yaml': JOURNEYS.replace('by: agent, step: ring', 'by: customer, step: ring'),
    };
    const { code, stdout, stderr } = await call(
      [...draw, '--kind', 'timeline', '--journey', 'call-back.journey.yaml#rung'],
      { files: stopping },
    );
    expect(code).toBe(1);
    expect(stdout).toContain('class="throughline timeline"');
    expect(stderr).toContain('TL50');
    expect(stderr).toContain('The journey "rung" stops before its last line; it is drawn as far as it went.');
  });

  test('draws a kept case with the blueprint that it runs on', async () => {
    const stores = new Map<string, CaseStore>();
    const world = { files, stores };
    await call(['case', 'open', 'call-back.blueprint.yaml', '--id', 'C-7', '--db', 'desk.db'], world);
    await call(
      ['case', 'send', 'C-7', 'receive.answered', 'number=+31612345678', '--by', 'customer', '--db', 'desk.db'],
      world,
    );
    const { code, stdout, stderr } = await call(['draw', '--case', 'C-7', '--db', 'desk.db'], { stores });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('class="throughline timeline"');
    expect(stdout).toContain('C-7');
    // What the customer said is nobody's business who looks at a picture.
    expect(stdout).not.toContain('31612345678');
    expect(await call(['draw', '--case', 'C-8', '--db', 'desk.db'], { stores })).toMatchObject({ code: 2, stdout: '' });
  });

  test('writes a page in which the journeys beside the blueprint can be followed', async () => {
    const page = [...draw, '--format', 'html'];
    const { code, stdout, stderr } = await call(page, { files });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^<!doctype html>/u);
    expect(stdout).toContain('>The customer is rung</option>');
    expect(stdout).toContain('"visits":[{"step":"receive","at":"Mon 5 Jan 2026 09:00","title":"receive"}');
    expect(stdout).toContain('{"step":"closed-solved","at":"Mon 5 Jan 2026 11:00","title":"closed solved"}');
    const chosen = await call([...page, '--journey', 'call-back.journey.yaml#waiting'], { files });
    expect(chosen.stdout).not.toContain('>The customer is rung</option>');
    expect(chosen.stdout).toContain('>waiting</option>');
    // Without journeys there is nothing to follow, and with broken ones no reason to give up.
    expect((await call(page, { files: alone })).stdout).not.toContain('id="journeys"');
    const broken = await call(page, { files: { ...files, 'call-back.journey.yaml': `${JOURNEYS}  more: 5\n` } });
    expect(broken).toMatchObject({ code: 0 });
    expect(broken.stderr).toContain('throughline check call-back.journey.yaml');
    expect(broken.stdout).not.toContain('id="journeys"');
  });

  test('writes each of them as a text for Mermaid', async () => {
    const journey = ['--journey', 'call-back.journey.yaml#rung'];
    for (const [kind, first, ...more] of [
      ['blueprint', 'flowchart LR'],
      ['statechart', 'stateDiagram-v2'],
      ['timeline', 'gantt', ...journey],
    ] as const) {
      const { code, stdout } = await call([...draw, '--kind', kind, '--format', 'mermaid', ...more], { files });
      expect({ code, first: stdout.split('\n')[0] }).toEqual({ code: 0, first });
    }
  });

  test('draws in the language and colours that are asked for', async () => {
    const named = CALL_BACK.replace('version:', 'locales: [en, zh-CN]\nversion:').replace(
      'do: Ring the customer',
      'do: { en: Ring the customer, zh-CN: 回电 }',
    );
    const world = { files: { 'call-back.blueprint.yaml': named } };
    const chinese = await call([...draw, '--locale', 'zh-CN', '--theme', 'dark'], world);
    expect(chinese.stdout).toContain('回电');
    expect(chinese.stdout).not.toContain('prefers-color-scheme');
    const page = await call([...draw, '--locale', 'zh-CN', '--format', 'html'], world);
    expect(page.stdout).toContain('<html lang="zh-CN">');
    expect(page.stdout).toContain('<template data-locale="en">');
    expect(await call([...draw, '--locale', 'nl'], world)).toMatchObject({ code: 2, stdout: '' });
    expect(await call([...draw, '--theme', 'pink'], world)).toMatchObject({ code: 2, stdout: '' });
  });

  test('--coverage marks what the journeys beside the blueprint show, and what nobody has tried', async () => {
    const { code, stdout, stderr } = await call([...draw, '--coverage'], { files });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(tonesIn(stdout)).toEqual({ receive: 'covered', ring: 'covered', 'closed-solved': 'covered' });
    expect(stdout).toContain('call back · what its journeys show</text>');
    // Of one journey alone, which stops before anybody rings.
    const one = await call([...draw, '--coverage', '--journey', 'call-back.journey.yaml#waiting'], { files });
    expect(one).toMatchObject({ code: 0, stderr: '' });
    expect(tonesIn(one.stdout)).toEqual({ receive: 'covered', ring: 'partly', 'closed-solved': 'uncovered' });
    // As a page, in which the same journeys can be followed.
    const page = await call([...draw, '--coverage', '--format', 'html'], { files });
    expect(page.stdout).toContain('<title>call back · what its journeys show</title>');
    expect(page.stdout).toContain('>The customer is rung</option>');
    expect(tonesIn(page.stdout)).toMatchObject({ 'closed-solved': 'covered' });
  });

  test('--coverage finds journeys as `throughline test` does, and says the same where there are none', async () => {
    for (const language of ['en', 'zh-CN']) {
      const lang = ['--lang', language];
      const none = await call([...draw, '--coverage', ...lang], { files: alone });
      expect(none).toMatchObject({ code: 2, stdout: '' });
      expect(none.stderr).toBe((await call(['test', 'call-back.blueprint.yaml', ...lang], { files: alone })).stderr);
    }
    const broken = { ...files, 'call-back.journey.yaml': JOURNEYS.replace('wait: 2h', 'wait: soon') };
    const unread = await call([...draw, '--coverage', '-o', 'x.svg'], { files: broken });
    const tested = await call(['test', 'call-back.blueprint.yaml'], { files: broken });
    expect(unread).toMatchObject({ code: 1, stdout: '' });
    expect(unread.files.has('x.svg')).toBe(false);
    const found = /call-back\.journey\.yaml:\d+:\d+ +error [\s\S]*?\n\n/u;
    expect(found.exec(unread.stderr)?.[0]).toBe(found.exec(tested.stdout)?.[0]);
    expect(unread.stderr).toContain('Nothing was drawn, because there are errors.');
    const empty = { ...files, 'call-back.journey.yaml': JOURNEYS.replace(/journeys:[\s\S]*/u, 'journeys: {}\n') };
    expect((await call([...draw, '--coverage'], { files: empty })).code).not.toBe(0);
  });

  test('--coverage draws what failed journeys showed until then, and does not call that a success', async () => {
    const failing = { ...files, 'call-back.journey.yaml': JOURNEYS.replace('by: agent,', 'by: customer,') };
    const { code, stdout, stderr } = await call([...draw, '--coverage'], { files: failing });
    expect(code).toBe(1);
    expect(stderr).toContain('TL50');
    expect(stderr).toContain('1 of 2 journeys failed; what is drawn is what they showed until then.');
    expect(tonesIn(stdout)).toMatchObject({ receive: 'covered', 'closed-solved': 'uncovered' });
    const wrong = { ...files, 'call-back.journey.yaml': `${JOURNEYS}unreachable: { end closed-solved: Never. }\n` };
    const reached = await call([...draw, '--coverage'], { files: wrong });
    expect(reached).toMatchObject({ code: 1 });
    expect(reached.stderr).toContain('TL5033');
  });

  test('--diff marks what is new and what has changed since another blueprint, and lists what is gone', async () => {
    const before = CALL_BACK.replace('Ring the customer', 'Write to the customer').replace(
      'receive: { ask: [number] }',
      'receive: { ask: [number] }\n      sort: { do: Sort it, by: agent }',
    );
    const now = CALL_BACK.replace('by: agent }\nends', 'by: agent }\n      file: { do: File it, by: agent }\nends');
    const world = { files: { 'call-back.blueprint.yaml': now, 'old.yaml': before } };
    const { code, stdout, stderr } = await call([...draw, '--diff', 'old.yaml'], world);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(tonesIn(stdout)).toEqual({ ring: 'changed', file: 'added' });
    expect(stdout).toContain('Gone: Sort it');
    const page = await call([...draw, '--diff', 'old.yaml', '--format', 'html'], world);
    expect(page.stdout).toContain('<title>call back · what has changed</title>');
    expect(tonesIn(page.stdout)).toEqual({ ring: 'changed', file: 'added' });
    // What version control hands over through a pipe.
    const piped = await call([...draw, '--diff', '-'], { files: { 'call-back.blueprint.yaml': now }, input: before });
    expect(tonesIn(piped.stdout)).toEqual({ ring: 'changed', file: 'added' });
    // The same service, drawn in BPMN.
    const { stdout: bpmn } = await call(['export', 'old.yaml'], world);
    const drawn = await call([...draw, '--diff', 'old.bpmn'], { files: { ...world.files, 'old.bpmn': bpmn } });
    expect(drawn).toMatchObject({ code: 0 });
    expect(tonesIn(drawn.stdout)).toMatchObject({ ring: 'changed', file: 'added' });
  });

  test('--diff says so where nothing has changed, in the picture too', async () => {
    const world = { files: { ...alone, 'old.yaml': CALL_BACK.replace('agent: {}', 'agent: {} # for now') } };
    const { code, stdout, stderr } = await call([...draw, '--diff', 'old.yaml'], world);
    expect({ code, stderr, marks: tonesIn(stdout) }).toEqual({
      ...{ code: 0, stderr: 'Nothing has changed since "old.yaml".\n', marks: {} },
    });
    expect(stdout).toContain('Nothing has changed</text>');
    const chinese = await call([...draw, '--diff', 'old.yaml', '--lang', 'zh-CN'], world);
    expect(chinese.stderr).toBe('与“old.yaml”相比没有改动。\n');
  });

  test('--diff shows what is wrong with the other blueprint, and never writes over it', async () => {
    const world = { files: { ...files, 'old.yaml': CALL_BACK.replace('roles:', 'rolls:') } };
    const { code, stdout, stderr } = await call([...draw, '--diff', 'old.yaml'], world);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/old\.yaml:\d+:\d+ +error/u);
    expect(stderr).toContain('error: "old.yaml" has errors, so it cannot be compared.\nhelp: Mend them first;');
    const chinese = await call([...draw, '--diff', 'old.yaml', '--lang', 'zh-CN'], world);
    expect(chinese.stderr).toContain('错误：“old.yaml”有错误，无法比较。');
    for (const [other, said] of [
      ['gone.yaml', 'There is no file "gone.yaml".'],
      ['call-back.journey.yaml', 'holds journeys; a blueprint is needed here.'],
    ] as const) {
      const refused = await call([...draw, '--diff', other], world);
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toContain(said);
    }
    const over = await call([...draw, '--diff', 'old.yaml', '-o', './old.yaml', '--force'], world);
    expect(over.code).toBe(2);
    expect(over.files.get('old.yaml')).toBe(world.files['old.yaml']);
    const twice = await call(['draw', '-', '--diff', '-'], { input: CALL_BACK });
    expect(twice).toMatchObject({ code: 2, stdout: '' });
  });

  test('what is laid over a blueprint has no place in other pictures, and is one thing at a time', async () => {
    const diff = ['--diff', 'old.yaml'];
    const world = { files: { ...files, 'old.yaml': CALL_BACK } };
    for (const [argv, english, chinese] of [
      [
        ['--coverage', ...diff],
        ['--coverage and --diff cannot be used together.', 'Draw two pictures, one with each.'],
        ['--coverage 和 --diff 不能同时使用。', '请分别画成两张图。'],
      ],
      ...['statechart', 'timeline'].map(
        (kind) =>
          [
            ['--coverage', '--kind', kind],
            ['--coverage can only be laid over the picture of a blueprint.', 'leave --kind and --case out.'],
            ['--coverage 只能叠加在蓝图的图上。', '去掉 --kind 和 --case。'],
          ] as const,
      ),
      [
        [...diff, '--case', 'C-1'],
        ['--diff can only be laid over the picture of a blueprint.', 'leave --kind and --case out.'],
        ['--diff 只能叠加在蓝图的图上。', '去掉 --kind 和 --case。'],
      ],
      [
        [...diff, '--format', 'mermaid'],
        ['--diff has no place in Mermaid.', 'Add --format svg or --format html.'],
        ['--diff 在 Mermaid 里没有位置。', '请加 --format svg 或 --format html。'],
      ],
      [
        [...diff, '--journey', 'call-back.journey.yaml'],
        ['--journey has no effect on this picture.', 'and counted with --coverage.'],
        ['--journey 对这张图没有作用。', '用 --coverage 可计入旅程。'],
      ],
    ] as const) {
      for (const [language, said] of [
        ['en', english],
        ['zh-CN', chinese],
      ] as const) {
        const { code, stdout, stderr } = await call([...draw, ...argv, '--lang', language], world);
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        for (const words of said) expect(stderr).toContain(words);
      }
    }
  });

  test('draws nothing of a blueprint with errors', async () => {
    const broken = { files: { 'call-back.blueprint.yaml': CALL_BACK.replace('by: agent', 'by: nobody') } };
    const english = await call([...draw, '-o', 'x.svg'], broken);
    expect(english).toMatchObject({ code: 1, stdout: '' });
    expect(english.stderr).toMatch(/call-back\.blueprint\.yaml:\d+:\d+ +error/u);
    expect(english.stderr).toContain('Nothing was drawn, because there are errors.');
    expect(english.files.has('x.svg')).toBe(false);
    const chinese = await call([...draw, '--lang', 'zh-CN'], broken);
    expect(chinese.stderr).toContain('有错误，没有画出任何内容。');
  });

  test('what would have no effect is refused: whoever asks for it expects another picture', async () => {
    const journey = ['--journey', 'call-back.journey.yaml#rung'];
    for (const [argv, said] of [
      [['draw'], 'There is nothing to draw.'],
      [[...draw, '--db', 'desk.db'], '--db needs --case'],
      [[...draw, '--case', 'C-1'], 'Leave the file out.'],
      [['draw', '--case', 'C-1', '--kind', 'blueprint'], 'Add --kind timeline.'],
      [['draw', '--case', 'C-1', ...journey], 'not both'],
      [[...draw, ...journey], '--journey has no effect'],
      [[...draw, '--kind', 'statechart', '--format', 'html', ...journey], '--journey has no effect'],
      [[...draw, '--format', 'mermaid', '--theme', 'dark'], '--theme has no effect'],
    ] as const) {
      const { code, stdout, stderr } = await call(argv, { files });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(said);
    }
  });
});
