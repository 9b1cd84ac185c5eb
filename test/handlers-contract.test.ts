import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { consoleHandlers, fileHandlers, httpHandlers, smtpHandlers, type FiledEffect } from '../src/handlers.ts';
import { handlerContract, type EffectHandlers, type HandlersUnderTest } from '../src/testing.ts';
import { describeHandlers } from '../src/vitest.ts';
import { smtpServer } from './run/handlers/smtp-server.ts';

describeHandlers('the console', () => {
  const keys: string[] = [];
  return {
    handlers: consoleHandlers({ write: (line) => void keys.push(/C-1:3:\d+/u.exec(line)?.[0] ?? line) }),
    keys: () => keys,
  };
});

describe.each([false, true])('with `once` %s', (once) => {
  describeHandlers('a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
    const file = join(folder, 'effects.ndjson');
    const lines = (): string[] => {
      try {
        return readFileSync(file, 'utf8').trimEnd().split('\n');
      } catch {
        return [];
      }
    };
    return {
      handlers: fileHandlers({ file, once }),
      keys: () => lines().map((line) => (JSON.parse(line) as FiledEffect).key),
      close: () => rmSync(folder, { recursive: true }),
    };
  });
});

describeHandlers('HTTP', async () => {
  const keys: string[] = [];
  let status: number | undefined = 200;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      if (status === undefined) return;
      if (status === 200) keys.push(String(request.headers['idempotency-key']));
      response.writeHead(status, { 'content-type': 'application/json' }).end(status === 200 ? '{"price":50}' : '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const environment = { SECRET: `whsec_${Buffer.alloc(24, 3).toString('base64')}` };
  return {
    handlers: httpHandlers({ url: `http://${host}/`, hosts: [host], secret: 'SECRET', environment, allowHttp: true }),
    keys: () => keys,
    fail: (how) => void (status = how === 'for-now' ? 503 : 422),
    hang: () => void (status = undefined),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
});

describeHandlers('mail', async () => {
  const server = await smtpServer();
  const environment = { SMTP_URL: `smtp://127.0.0.1:${server.port}` };
  return {
    handlers: smtpHandlers({ from: 'desk@example.com', to: () => 'li@example.com', environment }),
    keys: () => server.letters.map(({ headers }) => headers['message-id'] ?? ''),
    fail: (how) => void (server.replies = { RCPT: how === 'for-now' ? '450 later' : '550 no' }),
    hang: () => void (server.isSilent = true),
    close: server.close,
  };
});

/** What the contract finds wrong with handlers of messages, by the title of its law. */
async function found(under: () => HandlersUnderTest): Promise<string[][]> {
  const wrong: string[][] = [];
  for (const { title, run } of handlerContract('mine', under, { patienceMs: 200 })) {
    await run().catch((error: Error) => wrong.push([title, error.message]));
  }
  return wrong;
}

/** What the outside world got, from handlers of which one does something wrong. */
function mine(make: (keys: string[]) => EffectHandlers, more: Partial<HandlersUnderTest> = {}) {
  return (): HandlersUnderTest => {
    const keys: string[] = [];
    return { handlers: make(keys), keys: () => keys, ...more };
  };
}

describe('the contract finds a handler that', () => {
  test('is none', async () => {
    expect(await found(mine(() => ({})))).toEqual([
      ['mine: carries out an ordinary effect of each kind that it has a handler for', 'There is no handler at all.'],
    ]);
  });

  test('does not hand the key on', async () => {
    const title = 'mine: hands on the idempotency key, the same when an effect comes again';
    const message: EffectHandlers['message'] = async (_effect, { signal }) => signal.throwIfAborted();
    let number = 0;
    expect(
      await found(
        mine((keys) => ({ message: (effect, context) => (keys.push(`${(number += 1)}`), message(effect, context)) })),
      ),
    ).toContainEqual([title, expect.stringMatching(/^Two attempts at message arrived under other keys: \d+, \d+\.$/u)]);
    expect(
      await found(
        mine((keys) => ({ message: (_, { signal }) => (signal.aborted ? undefined : void keys.push('C-1')) })),
      ),
    ).toEqual([[title, 'Two different effects (message) arrived under one key: C-1.']]);
    expect(await found(mine(() => ({ message })))).toEqual([
      [title, 'Two attempts at message arrived under other keys: none.'],
    ]);
  });

  test('changes its effect', async () => {
    const message = (effect: object): void => void Object.assign(effect, { text: 'x' });
    expect(await found(() => ({ handlers: { message } }))).toEqual([
      ['mine: leaves the effect as it is', 'The handler of message has changed its effect.'],
    ]);
  });

  test('breaks down at a text', async () => {
    const message: EffectHandlers['message'] = ({ text }) => {
      if (text.includes('\n')) throw new Error('550 bad header');
    };
    expect(await found(() => ({ handlers: { message } }))).toEqual([
      [
        'mine: carries out unusual texts, or refuses them for good',
        'The handler of message failed at line ends, and not with `retryable: false`: 550 bad header',
      ],
    ]);
  });

  test('answers a call with something that is no JSON object', async () => {
    const title = 'mine: answers a call with a JSON object or with nothing';
    expect(await found(() => ({ handlers: { call: { stock: () => ({ at: new Date(0), sum: 5n }) } } }))).toEqual([
      [title, expect.stringContaining('BigInt') as string],
    ]);
    expect(await found(() => ({ handlers: { call: () => ['a'] as never } }))).toEqual([
      [title, 'The answer is no JSON object.'],
    ]);
    expect(await found(() => ({ handlers: { call: () => undefined } }))).toEqual([]);
  });

  test('goes on after the host has stopped, or waits by a timer of its own', async () => {
    const slow: EffectHandlers['ask'] = async () => new Promise((resolve) => setTimeout(resolve, 1_100));
    const wrong = await found(() => ({ handlers: { ask: slow } }));
    const words = 'The handler of ask goes on for more than a second after the host has stopped.';
    expect(wrong).toContainEqual(['mine: begins nothing once the host has stopped', words]);
    expect(wrong).toContainEqual(['mine: ends within a second when the host stops', words]);
    expect(wrong[0]).toEqual([
      'mine: carries out an ordinary effect of each kind that it has a handler for',
      'The handler of ask is not done after 200 ms. Does it wait by a timer of its own instead of `sleep`?',
    ]);
    const patient: EffectHandlers['ask'] = async (_effect, { sleep }) => sleep(3_600_000);
    expect(await found(() => ({ handlers: { ask: patient } }))).toEqual([]);
  });

  test('sends something though the host has stopped', async () => {
    expect(await found(mine((keys) => ({ ask: (_effect, { id }) => void keys.push(id) })))).toEqual([
      [
        'mine: begins nothing once the host has stopped',
        'The handler of ask sent something after the host had stopped.',
      ],
    ]);
  });

  test('does not throw when the world fails, or says wrongly whether another try helps', async () => {
    const failing = (retryable?: boolean) => () => {
      let isDown = false;
      const ask = (): void => {
        if (isDown) throw Object.assign(new Error('no'), retryable === undefined ? {} : { retryable });
      };
      return { handlers: { ask }, fail: () => void (isDown = true) };
    };
    const titles = ['passing', 'final'].map(
      (what) =>
        `mine: throws at a ${what} failure an error whose \`retryable\` is ${what === 'final' ? '' : 'not '}false`,
    );
    const says = (what: string, retryable: unknown) =>
      `The handler of ask throws at a ${what} failure, but \`retryable\` is ${String(retryable)}.`;
    expect(await found(failing())).toEqual([[titles[1], says('final', undefined)]]);
    expect(await found(failing(true))).toEqual([[titles[1], says('final', true)]]);
    expect(await found(failing(false))).toEqual([[titles[0], says('passing', false)]]);
    expect(await found(() => ({ handlers: { ask: () => undefined }, fail: () => undefined }))).toEqual(
      titles.map((title) => [title, 'The handler of ask does not throw when the outside world fails.']),
    );
  });
});
