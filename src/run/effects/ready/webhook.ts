import { createHmac, timingSafeEqual } from 'node:crypto';

/** The headers of a signed request; {@link signWebhook} makes them. */
export type WebhookHeaders = {
  readonly 'webhook-id': string;
  /** Seconds since 1970. */
  readonly 'webhook-timestamp': string;
  /** One signature for each secret, with blanks between them. */
  readonly 'webhook-signature': string;
};

/** A request that is what its sender sent. */
export interface VerifiedWebhook {
  /** The same at every attempt: what was done under it once is not to be done again. */
  readonly id: string;
  /** When it was sent: epoch milliseconds. */
  readonly at: number;
}

/** A request that is not to be trusted. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
  readonly retryable = false;
}

/** Headers as `fetch` or as `node:http` gives them. */
export type ReceivedHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

const PREFIX = 'whsec_';
const VERSION = 'v1';

/** The secrets in a text with blanks between them, as they are while one takes the place of another. @throws Error */
export function readSecrets(text: string, where: string): Buffer[] {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  const secrets = words.map((word) => Buffer.from(word.startsWith(PREFIX) ? word.slice(PREFIX.length) : '', 'base64'));
  // The shortest that the standard allows is 24 bytes.
  if (secrets.length === 0 || secrets.some(({ length }) => length < 24)) {
    throw new Error(`${where} holds no secret of webhooks: \`${PREFIX}\` and at least 24 random bytes in base64.`);
  }
  return secrets;
}

/**
 * Signs a request as Standard Webhooks says: HMAC-SHA256 of `id.timestamp.body` with every secret.
 *
 * @param id of ASCII letters, digits and `-_:%`, so that no other request has the same signed text.
 * @param now epoch milliseconds.
 */
export function signWebhook(id: string, now: number, body: string, secrets: readonly Buffer[]): WebhookHeaders {
  const timestamp = String(Math.floor(now / 1000));
  const signatures = secrets.map(
    (secret) => `${VERSION},${signatureOf(id, timestamp, body, secret).toString('base64')}`,
  );
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

/**
 * Makes sure that a request comes from whoever knows the secret, was not changed, and is not an old one sent anew. For
 * receivers of `httpHandlers` and of everybody else who keeps to Standard Webhooks.
 *
 * @param body exactly as it came: before any parsing.
 * @param secret `whsec_…`; several with blanks between them, of which one must fit.
 * @param options `now` in epoch milliseconds, default the present; `toleranceSeconds`: how far the sender's clock may be
 *   from it, default 300.
 * @throws WebhookRefused when it is not so; Error when the secret is none.
 * @example const { id } = verifyWebhook(request.headers, body, process.env.WEBHOOK_SECRET);
 */
export function verifyWebhook(
  headers: ReceivedHeaders,
  body: string | Uint8Array,
  secret: string,
  { now = Date.now(), toleranceSeconds = 300 }: { readonly now?: number; readonly toleranceSeconds?: number } = {},
): VerifiedWebhook {
  const secrets = readSecrets(secret, 'What was given');
  const id = headerOf(headers, 'webhook-id');
  const timestamp = headerOf(headers, 'webhook-timestamp');
  if (!/^\d{1,12}$/u.test(timestamp)) throw new WebhookRefused('The timestamp of the request is no number of seconds.');
  const at = Number(timestamp) * 1000;
  if (Math.abs(now - at) > toleranceSeconds * 1000) {
    throw new WebhookRefused(`The request was sent more than ${toleranceSeconds} seconds before or after now.`);
  }
  const given = headerOf(headers, 'webhook-signature').split(' ');
  const fits = secrets.some((key) => {
    const expected = signatureOf(id, timestamp, body, key);
    return given.some((signature) => isSame(signature, expected));
  });
  if (!fits) throw new WebhookRefused('No signature of the request fits.');
  return { id: readId(id), at };
}

/** An id as a header can carry it; one of letters, digits and `-_:` is what it is. */
export function writeId(id: string): string {
  return encodeURIComponent(id.toWellFormed())
    .replaceAll('%3A', ':')
    .replaceAll(/[.!~*'()]/gu, (sign) => {
      return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
    });
}

function readId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function signatureOf(id: string, timestamp: string, body: string | Uint8Array, secret: Buffer): Buffer {
  return createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body).digest();
}

/** In a time that tells nothing about where the two differ. */
function isSame(given: string, expected: Buffer): boolean {
  const [version, text = ''] = given.split(',');
  const bytes = Buffer.from(text, 'base64');
  return version === VERSION && bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

function headerOf(headers: ReceivedHeaders, name: string): string {
  const value = isWithGet(headers) ? headers.get(name) : headers[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new WebhookRefused(`The request has no header "${name}".`);
}

function isWithGet(headers: ReceivedHeaders): headers is { get(name: string): string | null } {
  return typeof headers.get === 'function';
}
