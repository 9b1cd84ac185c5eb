import { describe, expect, test } from 'vitest';

import { loadBlueprint } from '../../src/index.ts';
import { call, repositoryFile } from './support.ts';

const FOLDER = 'examples/delivery-complaint';
const MENDED = repositoryFile(`${FOLDER}/delivery-complaint.bpmn`);
const DRAWN = repositoryFile(`${FOLDER}/as-drawn.bpmn`);
const JOURNEYS = repositoryFile(`${FOLDER}/delivery-complaint.journey.yaml`);
const files = { 'delivery-complaint.bpmn': MENDED, 'delivery-complaint.journey.yaml': JOURNEYS };

/** What happens when nothing leads anywhere: the end of the flow is not there. */
const BROKEN = MENDED.replace('targetRef="log-complaint"', 'targetRef="log-complain"');

describe('a BPMN file is taken wherever a blueprint is', () => {
  test('check finds it in a folder, with the journeys that name it', async () => {
    const found = await call(['check', '.'], { files: { ...files, 'node_modules/x.bpmn': '' } });
    expect(found).toMatchObject({ code: 0, stdout: '2 files: no problems found (0 ms)\n', stderr: '' });
  });

  test('it is known by its content where its name does not tell, and as BPMN 2.0 by the longer ending', async () => {
    const other = { 'drawn.xml': MENDED, 'drawn.bpmn20.xml': MENDED, 'mark.txt': `\uFEFF${MENDED}` };
    for (const name of Object.keys(other)) {
      expect(await call(['check', name], { files: other })).toMatchObject({ code: 0, stderr: '' });
    }
    const none = await call(['check', 'empty.bpmn'], { files: { 'empty.bpmn': 'throughline: 1' } });
    expect(none.stdout).toContain('empty.bpmn:1:1  error TL8003  This is not BPMN 2.0, but YAML.');
  });

  test('findings show the place in the XML, in every format', async () => {
    const broken = { files: { 'delivery-complaint.bpmn': BROKEN } };
    const line = BROKEN.slice(0, BROKEN.indexOf('targetRef="log-complain"')).split('\n').length;
    const text = await call(['check', 'delivery-complaint.bpmn'], broken);
    expect(text.code).toBe(1);
    expect(text.stdout).toMatch(new RegExp(String.raw`^delivery-complaint\.bpmn:${line}:\d+  error TL8009`, 'mu'));
    expect(text.stdout).toContain(`${line} |`);
    const json = JSON.parse((await call(['check', 'delivery-complaint.bpmn', '--format', 'json'], broken)).stdout);
    expect(json).toMatchObject({ findings: [{ code: 'TL8047' }, { code: 'TL8009', line }], summary: { errors: 1 } });
    const github = await call(['check', 'delivery-complaint.bpmn', '--format', 'github'], broken);
    expect(github.stdout).toContain(`::error file=delivery-complaint.bpmn,line=${line}`);
    const sarif = await call(['check', 'delivery-complaint.bpmn', '--format', 'sarif'], broken);
    expect(sarif.stdout).toContain(`"startLine": ${line}`);
  });

  test('it compiles, runs, is played and explained like any other', async () => {
    const compiled = await call(['compile', 'delivery-complaint.bpmn'], { files });
    expect(compiled).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(compiled.stdout)).toMatchObject({ id: 'blueprint-delivery-complaint' });
    const run = await call(['run', 'delivery-complaint.bpmn'], { files });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('3 journeys played, all to the last line');
    expect(run.stdout).toContain('The case is closed: no answer');
    const why = await call(['why', 'delivery-complaint.bpmn', '-j', 'delivery-complaint.journey.yaml#small-sum'], {
      files,
    });
    expect(why).toMatchObject({ code: 0, stdout: 'The blueprint has no service clocks and no escalations.\n' });
    const played = await call(['play', 'delivery-complaint.bpmn'], { files, typed: ['1', 'q'] });
    expect(played.stdout).toContain('Work for 客服 Agent');
    expect(await call(['messages', 'delivery-complaint.bpmn'], { files })).toMatchObject({ code: 0 });
  });

  test('programs load it as they load YAML', async () => {
    const { blueprint, findings } = await loadBlueprint(`${FOLDER}/delivery-complaint.bpmn`);
    expect(findings).toEqual([]);
    expect(blueprint?.id).toBe('delivery-complaint');
  });

  test('two drawings that differ in nothing but where things stand do not differ', async () => {
    const moved = MENDED.replaceAll(
      /(<dc:Bounds x=")(\d+)/gu,
      (_, start: string, x: string) => `${start}${Number(x) + 7}`,
    );
    // Groups hold what stands inside them, so everything moves together.
    const found = await call(['diff', 'a.bpmn', 'b.bpmn'], { files: { 'a.bpmn': MENDED, 'b.bpmn': moved } });
    expect(found).toMatchObject({ code: 0, stderr: '' });
  });

  test('a changed condition, a longer timer, another name: by the names in the drawing', async () => {
    const after = DRAWN.replace('amount &gt; 500', 'amount &gt; 800')
      .replace('PT48H', 'PT72H')
      .replace('name="主管审批&#10;Supervisor decides"', 'name="主管拍板 Supervisor decides"');
    const found = await call(['diff', 'a.bpmn', 'b.bpmn'], { files: { 'a.bpmn': DRAWN, 'b.bpmn': after } });
    expect(found.code).toBe(1);
    expect(found.stdout).toBe(`客服中心 Service centre 1.0.0: 3 differences

Steps
  ~ 48 小时 48 hours (Event_48h)
      until: 2 days (48 hours) → 3 days (72 hours)
  ~ 主管拍板 Supervisor decides (Activity_decide)
      work: "主管审批 Supervisor decides" → "主管拍板 Supervisor decides"

Flows of the drawing
  ~ Gateway_2 → 主管拍板 Supervisor decides
      only when: \${amount > 500} → \${amount > 800}
`);
  });

  test('a drawing whose steps lead to each other and one that tokens move through are compared as they are drawn', async () => {
    const found = await call(['diff', 'a.bpmn', 'b.bpmn'], { files: { 'a.bpmn': DRAWN, 'b.bpmn': MENDED } });
    expect(found.code).toBe(1);
    expect(found.stdout).toContain('  + 谁先到？ What comes first? (who-is-first), in 解决 Resolution');
    expect(found.stdout).toContain('  + paid → both-done');
  });

  test('what import writes says the same as the drawing that it was written from', async () => {
    const imported = await call(['import', 'delivery-complaint.bpmn'], { files });
    const world = { files: { ...files, 'imported.blueprint.yaml': imported.stdout } };
    const found = await call(['diff', 'delivery-complaint.bpmn', 'imported.blueprint.yaml'], world);
    expect(found.stdout).toBe(
      'No differences between delivery-complaint.bpmn and imported.blueprint.yaml.\nOne is written in YAML, the other in BPMN.\n',
    );
    expect(found.code).toBe(0);
  });
});

describe('what writes YAML says that it does not write BPMN', () => {
  test('fmt leaves it alone', async () => {
    const found = await call(['fmt', 'delivery-complaint.bpmn'], { files });
    expect(found.code).toBe(1);
    expect(found.stderr).toBe(
      'Left as it is: delivery-complaint.bpmn (BPMN is laid out by the tool that draws it; fmt is for YAML)\n',
    );
    expect(found.files.get('delivery-complaint.bpmn')).toBe(MENDED);
  });

  test('check --fix mends nothing in it and offers nothing', async () => {
    const wrong = { 'a.bpmn': MENDED.replace('amount &gt; 500', 'amount &gt; 500 AND amount &lt; 900') };
    const plain = await call(['check', 'a.bpmn'], { files: wrong });
    expect(plain.stdout).toContain('TL3012');
    expect(plain.stdout).not.toContain('--fix');
    const found = await call(['check', 'a.bpmn', '--fix'], { files: wrong });
    expect(found.stderr).toBe(
      '"a.bpmn" was left as it is: only YAML is mended. Change the drawing in the tool that you draw with.\n',
    );
    expect(found.files.get('a.bpmn')).toBe(wrong['a.bpmn']);
  });

  test('table puts no rows into it', async () => {
    const found = await call(['table', 'delivery-complaint.bpmn', '--from', 'x.csv'], {
      files: { ...files, 'x.csv': 'a' },
    });
    expect(found.code).toBe(2);
    expect(found.stderr).toContain('is BPMN, and rows can only be put into YAML.');
  });
});
