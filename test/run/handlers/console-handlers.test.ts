import { describe, expect, test } from 'vitest';

import type { Effect } from '../../../src/compile/case.ts';
import { consoleHandlers, type ConsoleOptions } from '../../../src/run/effects/ready/console-handlers.ts';
import { alert, ask, carryOut, context, message, survey } from './support.ts';

async function printed(effect: Effect, options: ConsoleOptions = {}, id?: string): Promise<string> {
  const lines: string[] = [];
  await carryOut(consoleHandlers({ write: (line) => void lines.push(line), ...options }), effect, context(id));
  return lines.join('');
}

describe('an effect on the console', () => {
  test('is one line without anything that was said and without a name', async () => {
    expect(await printed(message)).toBe('message C-1:3:1, case C-1, step tell, to customer, via email, chat\n');
    expect(await printed(ask)).toBe('ask C-1:3:1, case C-1, step tell, to customer, via email, chat\n');
    expect(await printed(alert)).toBe(
      'alert C-1:3:1, case C-1, escalation late-answer, level 2, to lead (notify), to head (phone), nobody found for night\n',
    );
  });

  test('is told in Chinese too', async () => {
    expect(await printed(message, { locale: 'zh-CN' })).toBe(
      '消息 C-1:3:1，案例 C-1，步骤 tell，发给 customer，通过 email、chat\n',
    );
    expect(await printed(alert, { locale: 'zh-CN' })).toBe(
      '告警 C-1:3:1，案例 C-1，升级 late-answer，第 2 级，发给 lead（通知），发给 head（电话），night 找不到人\n',
    );
  });

  test('shows words and names to whoever asks for them, still as one line that no terminal obeys', async () => {
    const text = 'Dear Li,\r\n\u001B[31mred\u001B[0m';
    expect(await printed({ ...message, text }, { showText: true })).toBe(
      'message C-1:3:1, case C-1, step tell, to customer, via email, chat: Dear Li,␍␊␛[31mred␛[0m\n',
    );
    expect(await printed(survey, { showText: true })).toContain(': How was it?␊为什么？\n');
    expect(await printed(alert, { showText: true })).toContain('to lead chen-bo (notify)');
  });

  test('has the id of its case in it as it can be seen', async () => {
    expect(await printed(message, {}, 'C\u001B[2J:1:1')).toContain('message C␛[2J:1:1, case C␛[2J,');
  });

  test('is not there once the host has stopped', async () => {
    const handlers = consoleHandlers({ write: () => expect.unreachable() });
    await expect(carryOut(handlers, message, context('C-1:1:1', AbortSignal.abort()))).rejects.toThrow('aborted');
  });
});
