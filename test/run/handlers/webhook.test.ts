import { describe, expect, test } from 'vitest';

import {
  signWebhook,
  readSecrets,
  verifyWebhook,
  WebhookRefused,
  writeId,
} from '../../../src/run/effects/ready/webhook.ts';

/** The example that libraries for Standard Webhooks are tested with. */
const EXAMPLE = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  body: '{"test": 2432232314}',
  headers: {
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
} as const;
const SENT = 1_614_265_330_000;
const OTHER = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

function verify(
  changed: object = {},
  { body = EXAMPLE.body, secret = EXAMPLE.secret, now = SENT }: { body?: string; secret?: string; now?: number } = {},
) {
  return verifyWebhook({ ...EXAMPLE.headers, ...changed }, body, secret, { now });
}

describe('a signed request', () => {
  test('has the signature that the standard gives as its example', () => {
    expect(
      signWebhook('msg_p5jXN8AQM9LWM0D4loKWxJek', SENT + 999, EXAMPLE.body, readSecrets(EXAMPLE.secret, 'x')),
    ).toEqual(EXAMPLE.headers);
  });

  test('is known by its receiver, from headers of fetch and of Node, and from text and bytes', () => {
    const known = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: SENT };
    expect(verify()).toEqual(known);
    expect(
      verifyWebhook(new Headers(EXAMPLE.headers), Buffer.from(EXAMPLE.body), EXAMPLE.secret, { now: SENT }),
    ).toEqual(known);
  });

  test('has a signature for each secret, so that one can take the place of another', () => {
    const both = `${EXAMPLE.secret} ${OTHER}`;
    const headers = signWebhook('C-1:1:1', SENT, 'x', readSecrets(both, 'x'));
    expect(headers['webhook-signature'].split(' ')).toHaveLength(2);
    for (const secret of [EXAMPLE.secret, OTHER, both]) {
      expect(verifyWebhook(headers, 'x', secret, { now: SENT })).toEqual({ id: 'C-1:1:1', at: SENT });
    }
  });

  test.each([
    ['whose body was changed', {}, { body: '{"test": 2432232315}' }],
    ['whose id was changed', { 'webhook-id': 'msg_other' }, {}],
    ['whose time was changed', { 'webhook-timestamp': '1614265331' }, {}],
    ['that another secret signed', {}, { secret: OTHER }],
    [
      'with a signature of another version',
      { 'webhook-signature': EXAMPLE.headers['webhook-signature'].replace('v1', 'v2') },
      {},
    ],
    ['with half a signature', { 'webhook-signature': 'v1,g0hM' }, {}],
  ])('%s is refused', (_what, changed, given) => {
    expect(() => verify(changed, given)).toThrow(new WebhookRefused('No signature of the request fits.'));
  });

  test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])('without its %s is refused', (name) => {
    expect(() => verify({ [name]: undefined })).toThrow(`The request has no header "${name}".`);
  });

  test('is refused when it is older or newer than five minutes, or when its time is none', () => {
    const words = 'The request was sent more than 300 seconds before or after now.';
    expect(verify({}, { now: SENT + 300_000 }).at).toBe(SENT);
    expect(() => verify({}, { now: SENT + 300_001 })).toThrow(words);
    expect(() => verify({}, { now: SENT - 300_001 })).toThrow(words);
    expect(() => verify({ 'webhook-timestamp': '1e9' })).toThrow('is no number of seconds');
  });

  test.each(['', 'whsec_', 'whsec_c2hvcnQ=', Buffer.alloc(32).toString('base64'), `${EXAMPLE.secret} x`])(
    'cannot be checked with the secret "%s"',
    (secret) => {
      expect(() => verify({}, { secret })).toThrow('What was given holds no secret of webhooks');
    },
  );
});

test('an id goes through a header whatever the case is called, and comes back the same', () => {
  expect(writeId('C-1:3:1')).toBe('C-1:3:1');
  for (const id of ['案例-1:1:1', 'a.b:1:1', 'x\r\ny:1:1', '50%:1:1', "it's (1)!*~:1:1", 'a%3Ab']) {
    const written = writeId(id);
    expect(written).toMatch(/^[\w%:-]+$/u);
    const headers = signWebhook(written, SENT, '', readSecrets(OTHER, 'x'));
    expect(verifyWebhook(headers, '', OTHER, { now: SENT }).id).toBe(id);
  }
});
