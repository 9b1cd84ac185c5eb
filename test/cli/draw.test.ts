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
