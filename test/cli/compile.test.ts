import { createMachine } from 'xstate';
import { describe, expect, test } from 'vitest';

import { compileBlueprint } from '../../src/pipeline.ts';
import { testTypesOf } from '../../src/compile/test-types.ts';
import { typesOf } from '../../src/compile/types.ts';
import { vizOf } from '../../src/compile/viz.ts';
import { compiledFrom, readOrThrow } from '../support/blueprints.ts';
import { CALL_BACK, call } from './support.ts';

const files = { 'desk.blueprint.yaml': CALL_BACK };

describe('compile', () => {
  test('prints the configuration of the machine as JSON and nothing else', async () => {
    const { code, stdout, stderr } = await call(['compile', 'desk.blueprint.yaml'], { files });
    const { config } = compileBlueprint(readOrThrow(CALL_BACK));
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`${JSON.stringify(config, undefined, 2)}\n`);
    expect(JSON.parse(stdout)).toStrictEqual(config);
    expect(createMachine(JSON.parse(stdout)).id).toBe(config.id);
  });

  test('gives the same bytes for the same blueprint', async () => {
    expect(await call(['compile', 'desk.blueprint.yaml'], { files })).toEqual(
      await call(['compile', './desk.blueprint.yaml', '--lang', 'zh-CN'], { files }),
    );
  });

  test('writes to a file when told to, and says so beside the data', async () => {
    const printed = await call(['compile', 'desk.blueprint.yaml'], { files });
    const written = await call(['compile', 'desk.blueprint.yaml', '-o', 'machine.json'], { files });
    expect(written).toMatchObject({ code: 0, stdout: '', stderr: 'Written: machine.json\n' });
    expect(written.files.get('machine.json')).toBe(printed.stdout);
  });

  test('of a blueprint with errors prints what is wrong, and no machine', async () => {
    const broken = { 'desk.blueprint.yaml': CALL_BACK.replace('kind: intake', 'kind: intak') };
    expect(await call(['compile', 'desk.blueprint.yaml', '-o', 'machine.json'], { files: broken })).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^desk\.blueprint\.yaml:10:11 {2}error TL2005 .*\nNot compiled: the blueprint has errors\.\n$/su,
      ),
      files: new Map(Object.entries(broken)),
    });
  });

  test('mentions warnings in one line beside the data', async () => {
    const idle = { 'desk.blueprint.yaml': CALL_BACK.replace('  agent: {}', '  agent: {}\n  idle: {}') };
    const { code, stderr } = await call(['compile', 'desk.blueprint.yaml'], { files: idle });
    expect([code, stderr]).toEqual([0, '1 warning; see: throughline check desk.blueprint.yaml\n']);
  });
});

describe('what is written never costs anybody their work', () => {
  test('the blueprint itself is not written over', async () => {
    const {
      code,
      stderr,
      files: after,
    } = await call(['compile', 'desk.blueprint.yaml', '-o', './desk.blueprint.yaml'], {
      files,
    });
    expect([code, stderr, after.get('desk.blueprint.yaml')]).toEqual([
      2,
      'error: "./desk.blueprint.yaml" is the blueprint itself and would be lost. Name another file.\n',
      CALL_BACK,
    ]);
  });

  test.each([
    ['sub/nowhere/machine.json', 'error: "sub/nowhere/machine.json" cannot be written: its folder does not exist.\n'],
    ['sub', 'error: "sub" is a folder, so no file can be written there.\n'],
  ])('%s cannot be written', async (out, message) => {
    const world = { files: { ...files, 'sub/note.txt': '' } };
    expect(await call(['compile', 'desk.blueprint.yaml', '-o', out], world)).toMatchObject({
      code: 2,
      stderr: message,
    });
  });
});

describe('compile in other forms', () => {
  test('--format ts gives the types of the blueprint', async () => {
    const { code, stdout, stderr } = await call(['compile', 'desk.blueprint.yaml', '--format', 'ts'], { files });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(typesOf(compiledFrom(CALL_BACK)));
    expect(stdout).toContain('export type CallBackEvent =');
  });

  test('--format types gives what tests may know of the blueprint', async () => {
    const { code, stdout, stderr } = await call(['compile', 'desk.blueprint.yaml', '--format', 'types'], { files });
    expect([code, stderr, stdout]).toEqual([0, '', testTypesOf(compileBlueprint(readOrThrow(CALL_BACK)))]);
  });

  test('--format viz gives what drawing tools take', async () => {
    const written = await call(['compile', 'desk.blueprint.yaml', '--format', 'viz', '-o', 'desk.machine.ts'], {
      files,
    });
    expect([written.code, written.stderr]).toEqual([0, 'Written: desk.machine.ts\n']);
    expect(written.files.get('desk.machine.ts')).toBe(vizOf(compiledFrom(CALL_BACK)));
  });

  test('any other form is none', async () => {
    expect(await call(['compile', 'desk.blueprint.yaml', '--format', 'svg'], { files })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('--format can be json, ts, types or viz, not "svg".'),
    });
  });
});
