import { expect, test } from 'vitest';

import { oldNodeMessage } from '../../src/cli/old-node.ts';
import packageJson from '../../package.json' with { type: 'json' };

test('on an old Node one sentence in each language says which is needed', () => {
  expect(oldNodeMessage('20.19.4')).toBe(
    'throughline needs Node 22.18 or newer, and this is Node 20.19.4: install a newer one from https://nodejs.org.\n' +
      'throughline 需要 Node 22.18 或更高版本，当前是 Node 20.19.4，请到 https://nodejs.org 安装新版本。\n',
  );
});

test.each(['12.22.12', '22.9.0', '22.17.1'])('Node %s is too old', (version) => {
  expect(oldNodeMessage(version)).toBeTypeOf('string');
});

test.each(['22.18.0', '22.20.1', '23.0.0', '24.21.0', '100.0.0-nightly'])('Node %s is new enough', (version) => {
  expect(oldNodeMessage(version)).toBeUndefined();
});

test('the oldest Node is the one that the package asks for', () => {
  const oldest = packageJson.engines.node.replace('>=', '');
  const [major = 0, minor = 0] = oldest.split('.').map(Number);
  expect([oldNodeMessage(`${oldest}.0`), oldNodeMessage(`${major}.${minor - 1}.9`)]).toEqual([
    undefined,
    expect.anything(),
  ]);
});
