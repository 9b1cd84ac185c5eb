import { describe, expect, test } from 'vitest';

import { readBpmn } from '../../src/index.ts';
import { CALL_BACK, call } from './support.ts';

const files = { 'call-back.blueprint.yaml': CALL_BACK };
const REOPENED = `${CALL_BACK}reopen: { within: P7D, to: ring }\n`;

describe('throughline export', () => {
  test('prints a blueprint as BPMN with its diagram, and nothing else on standard output', async () => {
    const { code, stdout, stderr } = await call(['export', 'call-back.blueprint.yaml'], { files });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { flow, findings } = await readBpmn(stdout, { file: 'call-back.bpmn' });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect([...(flow?.processes[0]?.nodes.keys() ?? [])]).toEqual(['start', 'receive', 'ring', 'closed-solved']);
    expect(flow?.diagram.shapes.get('ring')).toMatchObject({ height: 80 });
  });

  test('writes to a file, and over one that is there only when told so', async () => {
    const first = await call(['export', 'call-back.blueprint.yaml', '-o', 'out/drawn.bpmn'], { files });
    expect(first).toMatchObject({ code: 0, stdout: '', stderr: 'Written: out/drawn.bpmn\n' });
    const xml = first.files.get('out/drawn.bpmn');
    expect(xml).toContain('<bpmn:userTask id="ring"');
    const there = { ...files, 'drawn.bpmn': 'mine' };
    const refused = await call(['export', 'call-back.blueprint.yaml', '-o', 'drawn.bpmn'], { files: there });
    expect(refused).toMatchObject({
      code: 2,
      stderr:
        'error: There is already a file drawn.bpmn.\nhelp: Give another name with -o, or add --force to overwrite it.\n',
    });
    expect(refused.files.get('drawn.bpmn')).toBe('mine');
    const forced = await call(['export', 'call-back.blueprint.yaml', '-o', 'drawn.bpmn', '--force'], { files: there });
    expect(forced.code).toBe(0);
    expect(new TextDecoder().decode(forced.files.get('drawn.bpmn') as Uint8Array)).toBe(xml);
    const itself = await call(['export', 'call-back.blueprint.yaml', '-o', './call-back.blueprint.yaml'], { files });
    expect(itself.code).toBe(2);
  });

  test('names what other tools take otherwise, with its place', async () => {
    const world = { files: { 'desk.blueprint.yaml': REOPENED } };
    const english = await call(['export', 'desk.blueprint.yaml', '-o', 'desk.bpmn'], world);
    expect(english.stderr).toBe(
      [
        'Written: desk.bpmn',
        'Other tools take one thing otherwise:',
        '  desk.blueprint.yaml:20:1  TL8108 A BPMN process that has ended cannot come back. Reopening is drawn as a second start; what the case keeps then stands in an extension of Throughline.',
        'More about each: throughline explain TL8108',
        '',
      ].join('\n'),
    );
    const chinese = await call(['export', 'desk.blueprint.yaml', '-o', 'desk.bpmn', '--lang', 'zh-CN'], world);
    expect(chinese.stderr).toContain('有 1 处，其他工具的理解会不同：');
    expect(chinese.stderr).toContain('BPMN 流程结束后不能再回来。');
  });

  test('writes the names in the language that is asked for, if the blueprint has it', async () => {
    const named = CALL_BACK.replace('version:', 'locales: [en, zh-CN]\nversion:').replace(
      'do: Ring the customer',
      'do: { en: Ring the customer, zh-CN: 回电 }',
    );
    const world = { files: { 'desk.blueprint.yaml': named } };
    expect((await call(['export', 'desk.blueprint.yaml'], world)).stdout).toContain('name="Ring the customer"');
    const { stdout } = await call(['export', 'desk.blueprint.yaml', '--locale', 'zh-CN'], world);
    expect(stdout).toContain('id="ring" name="回电"');
    const other = await call(['export', 'desk.blueprint.yaml', '--locale', 'nl'], world);
    expect(other).toMatchObject({ code: 2, stdout: '' });
    expect(other.stderr).toContain('"nl"');
  });

  test('writes nothing of a blueprint with errors', async () => {
    const broken = { files: { 'desk.blueprint.yaml': CALL_BACK.replace('by: agent', 'by: nobody') } };
    const {
      code,
      stdout,
      stderr,
      files: after,
    } = await call(['export', 'desk.blueprint.yaml', '-o', 'x.bpmn'], broken);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/desk\.blueprint\.yaml:\d+:\d+ +error/u);
    expect(stderr).toContain('Nothing was written, because the blueprint has errors.');
    expect(after.has('x.bpmn')).toBe(false);
  });
});
