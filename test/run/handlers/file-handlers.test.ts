import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeEach, describe, expect, test } from 'vitest';

import { fileHandlers } from '../../../src/run/effects/ready/file-handlers.ts';
import { alert, carryOut, context, message } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
let number = 0;
let file = '';

beforeEach(() => {
  file = join(folder, `effects-${(number += 1)}.ndjson`);
});

afterAll(() => rmSync(folder, { recursive: true }));

function keys(): unknown[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => (JSON.parse(line) as { key: unknown }).key);
}

describe('an effect in a file', () => {
  test('is one line of JSON with its key, for the owner of the file alone', async () => {
    const handlers = fileHandlers({ file });
    await carryOut(handlers, { ...message, text: '你好\r\n😀' });
    await carryOut(handlers, alert, context('C-2:1:1'));
    const [first, second] = readFileSync(file, 'utf8').split('\n');
    expect(JSON.parse(first!)).toEqual({
      key: 'C-1:3:1',
      caseId: 'C-1',
      kind: 'message',
      effect: { ...message, text: '你好\r\n😀' },
    });
    expect(JSON.parse(second!)).toMatchObject({ key: 'C-2:1:1', kind: 'alert' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('has a line for each time it comes', async () => {
    const handlers = fileHandlers({ file });
    await carryOut(handlers, message);
    await carryOut(handlers, message);
    expect(keys()).toEqual(['C-1:3:1', 'C-1:3:1']);
  });

  test('has one line with `once`, also when it comes to another process later', async () => {
    const first = fileHandlers({ file, once: true });
    await Promise.all([carryOut(first, message), carryOut(first, message)]);
    const second = fileHandlers({ file, once: true });
    await carryOut(second, message);
    await carryOut(second, message, context('C-9:1:1'));
    expect(keys()).toEqual(['C-1:3:1', 'C-9:1:1']);
  });

  test('comes whole, whatever comes at the same time', async () => {
    const handlers = fileHandlers({ file });
    const ids = Array.from({ length: 200 }, (_, index) => `C-${index}:1:1`);
    const text = 'long '.repeat(20_000);
    await Promise.all(ids.map(async (id) => carryOut(handlers, { ...message, text }, context(id))));
    expect(keys()).toEqual(ids);
  });

  test('is not spoilt by half a line that a crash left, nor taken for written by it', async () => {
    await carryOut(fileHandlers({ file }), message);
    appendFileSync(file, '{"key":"C-9:1:1","ca');
    const handlers = fileHandlers({ file, once: true });
    await carryOut(handlers, message, context('C-9:1:1'));
    const lines = readFileSync(file, 'utf8').split('\n');
    expect(lines[1]).toBe('{"key":"C-9:1:1","ca');
    expect(JSON.parse(lines[2]!)).toMatchObject({ key: 'C-9:1:1' });
  });

  test('is tried again when the file cannot be written, and the next one is not held up by it', async () => {
    const handlers = fileHandlers({ file: join(folder, 'missing', 'effects.ndjson'), once: true });
    await expect(carryOut(handlers, message)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(carryOut(handlers, message)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(carryOut(handlers, message, context('C-1:1:1', AbortSignal.abort()))).rejects.toThrow('aborted');
  });
});
