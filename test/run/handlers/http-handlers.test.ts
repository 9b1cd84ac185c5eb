import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { retryAfterOf } from '../../../src/run/effects/ready/http-answer.ts';
import { httpHandlers, type HttpOptions } from '../../../src/run/effects/ready/http-handlers.ts';
import { verifyWebhook } from '../../../src/run/effects/ready/webhook.ts';
import { advanceHost } from '../../../src/run/host/advance-host.ts';
import { answered, desk, SECOND, START } from '../host-support.ts';
import { call, carryOut, context, failure, message, SECRET_WORDS } from './support.ts';

const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const NOW = Date.parse('2026-01-05T09:00:00Z');

let server: Server;
let host = '';
let requests: { request: IncomingMessage; body: string }[] = [];
let answer: (response: ServerResponse) => void;

beforeEach(async () => {
  requests = [];
  answer = (response) => response.writeHead(204).end();
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    requests.push({ request, body });
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function handlers(options: Partial<HttpOptions> = {}) {
  return httpHandlers({
    url: `http://${host}/effects`,
    hosts: [host],
    secret: 'HOOK_SECRET',
    environment: { HOOK_SECRET: SECRET },
    allowHttp: true,
    now: () => NOW,
    ...options,
  });
}

function answering(status: number, headers: Record<string, string> = {}, body = ''): void {
  answer = (response) => response.writeHead(status, headers).end(body);
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe('an effect by HTTP', () => {
  test('is posted as JSON with its key, signed so that the receiver knows it', async () => {
    await carryOut(handlers(), message);
    const [{ request, body }] = requests as [(typeof requests)[0]];
    expect([request.method, request.url, request.headers['content-type']]).toEqual([
      'POST',
      '/effects',
      'application/json; charset=utf-8',
    ]);
    expect(request.headers['idempotency-key']).toBe('C-1:3:1');
    expect(verifyWebhook(request.headers, body, SECRET, { now: NOW })).toEqual({ id: 'C-1:3:1', at: NOW });
    expect(JSON.parse(body)).toEqual({
      type: 'effect.message',
      data: { id: 'C-1:3:1', caseId: 'C-1', effect: message },
    });
  });

  test('has the same key and the same body when it comes again', async () => {
    await carryOut(handlers(), message);
    await carryOut(handlers({ now: () => NOW + 60_000 }), message);
    const [first, second] = requests.map(({ request, body }) => [request.headers['webhook-id'], body]);
    expect(second).toEqual(first);
  });

  test('goes where a function says, in any script', async () => {
    const url: HttpOptions['url'] = (_effect, { caseId }) => `http://${host}/${encodeURIComponent(caseId)}`;
    await carryOut(handlers({ url }), { ...message, text: '你好 😀\r\n' }, context('案例-1:1:1'));
    const [{ request, body }] = requests as [(typeof requests)[0]];
    expect(decodeURIComponent(request.url!)).toBe('/案例-1');
    expect(verifyWebhook(request.headers, body, SECRET, { now: NOW }).id).toBe('案例-1:1:1');
    expect(body).toContain('你好 😀');
  });

  test.each([
    [400, false],
    [404, false],
    [410, false],
    [422, false],
    [408, true],
    [425, true],
    [429, true],
    [500, true],
    [503, true],
  ])('that is answered with %i can be tried again: %s', async (status, retryable) => {
    answering(status, {}, 'li@example.com is unknown');
    expect(await failure(carryOut(handlers(), message))).toEqual({
      message: `The message C-1:3:1: ${host} answered ${status}.`,
      retryable,
      status,
      retryAfter: undefined,
    });
  });

  test('is tried again when the receiver says', async () => {
    answering(503, { 'retry-after': '120' });
    expect(await failure(carryOut(handlers(), message))).toMatchObject({ retryable: true, retryAfter: 120_000 });
    expect(
      ['90', 'Mon, 05 Jan 2026 09:01:00 GMT', 'Mon, 05 Jan 2026 08:00:00 GMT', 'soon', '-5', '2026'].map((text) =>
        retryAfterOf(text, NOW),
      ),
    ).toEqual([90_000, 60_000, 0, undefined, undefined, 2_026_000]);
  });

  test.each([301, 302, 303, 307, 308])('does not follow a redirect (%i), wherever it leads', async (status) => {
    answering(status, { location: `http://${host}/elsewhere` });
    expect(await failure(carryOut(handlers(), message))).toMatchObject({
      message: `The message C-1:3:1: ${host} sent it elsewhere (${status}), and redirects are not followed.`,
      retryable: false,
    });
    expect(requests).toHaveLength(1);
  });

  test('is tried again when nobody answers in time, or at all', async () => {
    answer = () => undefined;
    expect(await failure(carryOut(handlers({ timeoutMs: 50 }), message))).toMatchObject({
      message: `The message C-1:3:1: ${host} did not answer within 50 ms.`,
      retryable: true,
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await failure(carryOut(handlers(), message))).toMatchObject({
      message: `The message C-1:3:1: ${host} could not be reached (ECONNREFUSED).`,
      retryable: true,
    });
  });

  test('ends when the host stops, with its reason', async () => {
    const stopping = new AbortController();
    answer = () => stopping.abort(new Error('The host stops.'));
    await expect(carryOut(handlers(), message, context('C-1:1:1', stopping.signal))).rejects.toThrow('The host stops.');
  });
});

describe('what may be asked', () => {
  const urls = (host: string): [string, string][] => [
    ['https://127.0.0.1.example.com/', 'is not among the hosts'],
    ['https://evil.example.com/li@example.com', 'evil.example.com is not among the hosts'],
    [`http://li:secret@${host}/`, 'has a user or a password in it'],
    ['file:///etc/passwd', 'a URL without a host is not among the hosts'],
    ['nonsense', 'its URL is none'],
  ];

  test('are the hosts that were named, and no others', async () => {
    for (const [url, problem] of urls(host)) {
      expect(() => handlers({ url })).toThrow(problem);
      const { message: words, retryable } = await failure(carryOut(handlers({ url: () => url }), message));
      expect([words.includes(problem), words.includes('li@') || words.includes('secret'), retryable]).toEqual([
        true,
        false,
        false,
      ]);
    }
    expect(requests).toEqual([]);
  });

  test('is plain HTTP on this machine alone, and only when that is allowed', () => {
    expect(() => handlers({ allowHttp: false })).toThrow(`${host} is to be asked by https:`);
    expect(() => handlers({ url: 'http://desk.example.com/', hosts: ['desk.example.com'] })).toThrow('by https:');
    expect(() =>
      handlers({ url: 'https://desk.example.com/', hosts: ['desk.example.com'], allowHttp: false }),
    ).not.toThrow();
    expect(() => handlers({ url: 'https://desk.example.com:8443/', hosts: ['desk.example.com'] })).toThrow('not among');
  });

  test('needs a secret of the environment, whose value is told to nobody', () => {
    expect(() => handlers({ environment: {} })).toThrow(
      new Error('The environment variable HOOK_SECRET is missing: it holds the secret that signs requests.'),
    );
    expect(() => handlers({ environment: { HOOK_SECRET: 'hunter2' } })).toThrow(
      new Error(
        'The environment variable HOOK_SECRET holds no secret of webhooks: `whsec_` and at least 24 random bytes in base64.',
      ),
    );
  });
});

describe('a service by HTTP', () => {
  test('answers with its outputs', async () => {
    answering(200, { 'content-type': 'application/vnd.stock+json; charset=utf-8' }, '{"price":50,"名":"灯"}');
    expect(await carryOut(handlers(), call)).toEqual({ price: 50, 名: '灯' });
    answering(204);
    expect(await carryOut(handlers(), call)).toBeUndefined();
  });

  test.each([
    ['with something that is not JSON', { 'content-type': 'text/html' }, '<p>13800138000</p>'],
    ['with broken JSON', JSON_TYPE, '{"price":'],
    ['with JSON that is no object', JSON_TYPE, '[1]'],
    ['with more than a megabyte', JSON_TYPE, `{"a":"${'x'.repeat(1_000_000)}"}`],
  ])('that answers %s has failed for good', async (what, headers, body) => {
    answering(200, headers, body);
    expect(await failure(carryOut(handlers(), call))).toMatchObject({
      message: `The call of "stock" C-1:3:1: ${host} answered ${what}.`,
      retryable: false,
      status: 200,
    });
  });

  test('never has what was said in its errors', async () => {
    answering(500, JSON_TYPE, JSON.stringify({ error: SECRET_WORDS }));
    const asked = { ...call, with: { name: SECRET_WORDS } };
    expect(JSON.stringify(await failure(carryOut(handlers(), asked)))).not.toContain('Li Na');
  });
});

test('a receiver that is busy gets what a case says when it asked for it, in order, each under one key', async () => {
  const posted: [string, number][] = [];
  const answers = [503, 200, 200];
  const fake: typeof fetch = async (_url, init) => {
    posted.push([new Headers(init?.headers).get('idempotency-key') ?? '', (all.clock.now() - START) / SECOND]);
    return new Response(null, { status: answers.shift() ?? 200, headers: { 'retry-after': '90' } });
  };
  const { call: _call, ...telling } = handlers({ fetch: fake });
  const all = desk(telling);
  await all.run();
  await all.open('C-1');
  await all.host.settled();
  await all.send('C-1', answered);
  await advanceHost(all.host, all.clock, START + 200 * SECOND);
  expect(posted).toEqual([
    ['C-1:1:1', 0],
    ['C-1:1:1', 90],
    ['C-1:2:1', 90],
  ]);
  await all.stop();
});
