import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Effect } from '../../../src/compile/case.ts';
import { smtpHandlers, type SmtpOptions } from '../../../src/run/effects/ready/smtp-handlers.ts';
import { alert, ask, carryOut, context, failure, message, survey } from './support.ts';
import { smtpServer, type SmtpServer } from './smtp-server.ts';

let server: SmtpServer;

beforeEach(async () => {
  server = await smtpServer();
});

afterEach(async () => server.close());

function handlers(options: Partial<SmtpOptions> = {}) {
  return smtpHandlers({
    from: { name: '服务台', address: 'desk@example.com' },
    to: () => 'li@example.com',
    environment: { SMTP_URL: `smtp://127.0.0.1:${server.port}` },
    ...options,
  });
}

/** The headers that a letter of these handlers always has. */
function shown({ headers, ...letter }: SmtpServer['letters'][number]) {
  const { from, to, subject } = headers;
  return { ...letter, headers: { from, to, subject } };
}

describe('an effect by mail', () => {
  test('is a letter with the words of the effect, in the language of the case', async () => {
    await carryOut(handlers(), { ...message, locale: 'zh-CN', text: '您好 😀\r\n.\r\n再见' }, context('案例-1:1:1'));
    expect(server.letters.map(shown)).toEqual([
      {
        from: 'desk@example.com',
        to: ['li@example.com'],
        headers: { from: '服务台 <desk@example.com>', to: 'li@example.com', subject: '案例 案例-1：消息' },
        text: expect.stringContaining('您好 😀\r\n.\r\n再见') as string,
      },
    ]);
    expect(server.letters[0]!.headers['auto-submitted']).toBe('auto-generated');
  });

  test('has the same Message-ID when it comes again, and another effect has another', async () => {
    await carryOut(handlers(), message);
    await carryOut(handlers(), message);
    await carryOut(handlers(), message, context('C-1:3:2'));
    const [first, again, other] = server.letters.map(({ headers }) => headers['message-id']);
    expect(first).toMatch(/^<[0-9a-f]{40}@example\.com>$/u);
    expect([again === first, other === first]).toEqual([true, false]);
  });

  test('goes to everybody who is named, with a subject and words of one’s own', async () => {
    const to: SmtpOptions['to'] = async () => [
      'chen@example.com',
      { name: 'Head, "the"', address: 'head@example.com' },
    ];
    const mail = handlers({ to, subject: () => 'Look!', text: ({ kind }) => `One ${kind}.` });
    await carryOut(mail, alert);
    expect(server.letters.map(shown)).toEqual([
      {
        from: 'desk@example.com',
        to: ['chen@example.com', 'head@example.com'],
        headers: {
          from: '服务台 <desk@example.com>',
          to: 'chen@example.com, "Head, \\"the\\"" <head@example.com>',
          subject: 'Look!',
        },
        text: expect.stringContaining('One alert.') as string,
      },
    ]);
  });

  test('of a survey has its questions', async () => {
    await carryOut(handlers(), survey);
    expect(server.letters[0]!.text).toContain('How was it?\r\n为什么？');
  });

  test('of any length gets through', async () => {
    const text = `${'很长的文字'.repeat(40_000)} end`;
    await carryOut(handlers(), { ...message, text });
    expect(server.letters[0]!.text.replaceAll('\r\n', '').trimEnd()).toBe(text);
  });
});

describe('a letter is refused for good', () => {
  const to = (address: string): Partial<SmtpOptions> => ({ to: () => address });
  const cases: [string, Partial<SmtpOptions>, string, Effect?][] = [
    ['with a line end in the address', to('li@example.com\r\nBcc: eve@example.com'), 'a recipient has no mail address'],
    ['with two addresses in one', to('li@example.com, eve@example.com'), 'a recipient has no mail address'],
    ['with a name in the address', to('Li <li@example.com>'), 'a recipient has no mail address'],
    ['with a quoted address', to('"li@x"@example.com'), 'a recipient has no mail address'],
    ['with an address that is too long', to(`${'l'.repeat(250)}@example.com`), 'a recipient has no mail address'],
    [
      'with a line end in a name',
      { to: () => ({ name: 'Li\r\nBcc: eve@example.com', address: 'li@example.com' }) },
      'the name of a recipient has a line end or another control character in it',
    ],
    [
      'with a line end in the subject',
      { subject: () => 'Hello\nBcc: eve@example.com' },
      'its subject has a line end or another control character in it',
    ],
    ['with a sender that is none', { from: 'desk' }, 'the sender has no mail address'],
    ['for nobody', { to: () => undefined }, 'nobody is known whom it could reach'],
    ['for an empty list', { to: () => [] }, 'nobody is known whom it could reach'],
    ['without words', {}, 'it has no words', ask],
  ];

  test.each(cases)('%s', async (_what, options, problem, effect = message) => {
    const failed = await failure(carryOut(handlers(options), effect));
    expect(failed).toMatchObject({
      message: `The ${effect.kind} C-1:3:1 cannot be mailed: ${problem}.`,
      retryable: false,
    });
    expect(server.letters).toEqual([]);
  });

  test('when its case has a line end in its id, because the subject has it', async () => {
    const { retryable } = await failure(carryOut(handlers(), message, context('C\r\nBcc: x@example.com:1:1')));
    expect([retryable, server.letters]).toEqual([false, []]);
  });
});

describe('a server that does not take a letter', () => {
  test.each([
    ['RCPT', '550 li@example.com is unknown', 550, false],
    ['RCPT', '450 come later', 450, true],
    ['DATA', '554 no', 554, false],
    ['MAIL', '421 busy', 421, true],
  ])('at %s with "%s"', async (command, reply, status, retryable) => {
    server.replies = { [command]: reply };
    expect(await failure(carryOut(handlers(), message))).toMatchObject({
      message: `The message C-1:3:1: 127.0.0.1 answered ${status}.`,
      retryable,
      status,
    });
  });

  test('for one of two is not asked again, because the other one has it', async () => {
    server.replies = { 'RCPT TO:<eve': '550 unknown' };
    expect(
      await failure(carryOut(handlers({ to: () => ['li@example.com', 'eve@example.com'] }), message)),
    ).toMatchObject({ message: 'The message C-1:3:1: 127.0.0.1 refused 1 of 2 recipients.', retryable: false });
    expect(server.letters.map(({ to }) => to)).toEqual([['li@example.com']]);
  });

  test('because of a wrong password is asked again: somebody will mend that', async () => {
    server.replies = { AUTH: '535 no' };
    const environment = { SMTP_URL: `smtp://desk:hunter2%21@127.0.0.1:${server.port}` };
    const failed = await failure(carryOut(handlers({ environment }), message));
    expect(failed).toMatchObject({ retryable: true, status: 535 });
    expect(JSON.stringify(failed)).not.toContain('hunter2');
    server.replies = {};
    await carryOut(handlers({ environment }), message);
    expect(server.letters).toHaveLength(1);
  });

  test('is asked again when it is silent or away', async () => {
    server.isSilent = true;
    expect(await failure(carryOut(handlers({ timeoutMs: 100 }), message))).toMatchObject({
      message: 'The message C-1:3:1: 127.0.0.1 could not be reached (ETIMEDOUT).',
      retryable: true,
    });
    await server.close();
    expect(await failure(carryOut(handlers(), message))).toMatchObject({ retryable: true });
    server = await smtpServer();
  });

  test('does not hold up a host that stops', async () => {
    server.isSilent = true;
    const stopping = new AbortController();
    const sending = carryOut(handlers(), message, context('C-1:1:1', stopping.signal));
    setTimeout(() => stopping.abort(new Error('The host stops.')), 20);
    await expect(sending).rejects.toThrow('The host stops.');
  });

  test('is not told a letter in plain text, unless it is this machine or that is allowed', async () => {
    server.replies = { STARTTLS: '454 no' };
    // The name of this machine, in a way of writing that is not known for it.
    const environment = { SMTP_URL: `smtp://[::ffff:127.0.0.1]:${server.port}` };
    expect(await failure(carryOut(handlers({ environment }), message))).toMatchObject({
      message: 'The message C-1:3:1: ::ffff:7f00:1 answered 454.',
      retryable: true,
    });
    expect(server.letters).toEqual([]);
    await carryOut(handlers({ environment, allowPlain: true }), message);
    expect(server.letters).toHaveLength(1);
  });
});

test.each([
  [{}, 'The environment variable SMTP_URL is missing: it holds the mail server (smtps://user:password@host).'],
  [
    { SMTP_URL: 'hunter2' },
    'The environment variable SMTP_URL holds no server like smtps://user:password@mail.example.com.',
  ],
  [
    { SMTP_URL: 'http://u:hunter2@x' },
    'The environment variable SMTP_URL holds no server like smtps://user:password@mail.example.com.',
  ],
  [
    { SMTP_URL: 'smtp://u:hunter2@x?ignoreTLS=true' },
    'The environment variable SMTP_URL holds no server like smtps://user:password@mail.example.com.',
  ],
])('mail cannot begin with %j', (environment, words) => {
  expect(() => handlers({ environment })).toThrow(new Error(words));
});
