import type { Effect } from '../../../compile/case.ts';
import type { HandlerContext, ServiceOutputs } from '../handlers.ts';
import { HandlerError, nameOf } from './handler-error.ts';

/** What a service may answer at most: a megabyte. */
const LONGEST_ANSWER = 1_000_000;

/** Statuses of the sender's fault after which trying again may help all the same. */
const PASSING = [408, 425, 429];

/** What somebody answered, as far as errors may tell. */
export interface Answered {
  readonly effect: Effect;
  readonly context: HandlerContext;
  readonly response: Response;
  readonly host: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Throws unless the answer is that all went well. */
export function requireSuccess({ effect, context, response, host, now }: Answered): void {
  const { status, ok, type, headers } = response;
  if (ok) return;
  const name = nameOf(effect, context);
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
    const message = `${name}: ${host} sent it elsewhere (${status === 0 ? 'a redirect' : status}), and redirects are not followed.`;
    throw new HandlerError(message, { retryable: false, ...(status === 0 ? {} : { status }) });
  }
  const isFinal = status >= 400 && status < 500 && !PASSING.includes(status);
  const retryAfter = isFinal ? undefined : retryAfterOf(headers.get('retry-after'), now);
  throw new HandlerError(`${name}: ${host} answered ${status}.`, { retryable: !isFinal, status, retryAfter });
}

/** The pause of a `Retry-After` in milliseconds: seconds or an HTTP date. */
export function retryAfterOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/u.test(text)) return Number(text) * 1000;
  const instant = /^[A-Z][a-z]+,? /u.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(instant) ? undefined : Math.max(0, instant - now);
}

/**
 * The outputs of a service: a JSON object of at most a megabyte; undefined for an empty answer.
 *
 * @throws HandlerError with `retryable: false` for anything else.
 */
export async function readOutputs({ effect, context, response, host }: Answered): Promise<ServiceOutputs | undefined> {
  const refuse = (what: string): never => {
    throw new HandlerError(`${nameOf(effect, context)}: ${host} answered ${what}.`, {
      retryable: false,
      status: response.status,
    });
  };
  const text = await readAtMost(response, LONGEST_ANSWER);
  if (text === undefined) return refuse('with more than a megabyte');
  if (text === '') return undefined;
  const type = response.headers.get('content-type') ?? '';
  if (!/^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/iu.test(type)) return refuse('with something that is not JSON');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('with broken JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('with JSON that is no object');
  return value as ServiceOutputs;
}

/** The text of an answer; undefined when it is longer than a number of bytes. */
async function readAtMost(response: Response, most: number): Promise<string | undefined> {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // Leaving the loop ends the connection.
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
