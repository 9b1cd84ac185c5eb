import type { Effect } from '../../../compile/case.ts';
import type { EffectHandlers, HandlerContext, ServiceOutputs } from '../handlers.ts';
import { HandlerError, nameOf, secretFrom, type Environment } from './handler-error.ts';
import { readOutputs, requireSuccess, type Answered } from './http-answer.ts';
import { readSecrets, signWebhook, writeId } from './webhook.ts';

export interface HttpOptions {
  /** Where effects are posted to, or a function that says it for each one. */
  readonly url: string | ((effect: Effect, context: HandlerContext) => string);
  /**
   * The hosts that may be asked, as `api.example.com` or `api.example.com:8443`: those and no others, whatever `url` says.
   * Names only: where a name leads to is for the name server, so do not put a name here that others may point at your
   * own network.
   */
  readonly hosts: readonly string[];
  /**
   * The name of the environment variable with the secret that signs requests: `whsec_…`. While one secret takes the place
   * of another it holds both, with a blank between them, and each request has two signatures.
   */
  readonly secret: string;
  /** After so many milliseconds without an answer the attempt has failed; default 10000. */
  readonly timeoutMs?: number;
  /** True lets `http:` through, to this machine only: for tests. */
  readonly allowHttp?: boolean;
  /** Default: that of the platform. */
  readonly fetch?: typeof fetch;
  /** Default: that of the process. */
  readonly environment?: Environment;
  /** The present in epoch milliseconds, for signatures; default that of the machine. */
  readonly now?: () => number;
}

/** What is posted. */
export interface PostedEffect {
  /** `effect.message`, `effect.call`, … */
  readonly type: `effect.${Effect['kind']}`;
  readonly data: {
    /** The idempotency key of the effect, as in the headers. */
    readonly id: string;
    readonly caseId: string;
    readonly effect: Effect;
  };
}

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Posts each effect as JSON ({@link PostedEffect}), signed as Standard Webhooks says; `verifyWebhook` checks it at the other
 * end. The id of the effect goes along as `webhook-id` and `idempotency-key`: it is the same at every attempt.
 *
 * 2xx is done. 408, 425, 429, 5xx and no answer are tried again, after `Retry-After` where it is said; every other status
 * is final, and so is a redirect, which is never followed. What the answer to a call says (a JSON object of at most a
 * megabyte) are the outputs of its service; a call that fails is not tried again here but as its blueprint says.
 *
 * @throws Error when the environment has no secret; TypeError when a URL may not be asked.
 * @example
 * const handlers = httpHandlers({
 *   url: 'https://desk.example.com/effects',
 *   hosts: ['desk.example.com'],
 *   secret: 'DESK_WEBHOOK_SECRET',
 * });
 */
export function httpHandlers(options: HttpOptions): Required<EffectHandlers> {
  const { secret, environment = process.env } = options;
  const variable = `The environment variable ${secret}`;
  const secrets = readSecrets(secretFrom(environment, secret, 'the secret that signs requests'), variable);
  if (typeof options.url === 'string') {
    const problem = problemOf(options.url, options);
    if (problem !== undefined) throw new TypeError(`Effects cannot be posted: ${problem}.`);
  }
  const tell = async (effect: Effect, context: HandlerContext): Promise<void> => {
    await post(options, secrets, effect, context, async ({ response }) => {
      await response.body?.cancel();
    });
  };
  return {
    message: tell,
    ask: tell,
    survey: tell,
    reminder: tell,
    alert: tell,
    call: async (effect, context) => post(options, secrets, effect, context, readOutputs),
  };
}

async function post<T extends ServiceOutputs | undefined | void>(
  options: HttpOptions,
  secrets: readonly Buffer[],
  effect: Effect,
  context: HandlerContext,
  read: (answered: Answered) => Promise<T>,
): Promise<T> {
  const { timeoutMs = 10_000, fetch: ask = fetch, now = Date.now } = options;
  context.signal.throwIfAborted();
  const { href, host } = urlOf(options, effect, context);
  const id = writeId(context.id);
  const posted: PostedEffect = {
    type: `effect.${effect.kind}`,
    data: { id: context.id, caseId: context.caseId, effect },
  };
  const body = JSON.stringify(posted);
  const late = AbortSignal.timeout(timeoutMs);
  try {
    const response = await ask(href, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        accept: 'application/json',
        'idempotency-key': id,
        ...signWebhook(id, now(), body, secrets),
      },
      body,
      signal: AbortSignal.any([context.signal, late]),
    });
    const answered = { effect, context, response, host, now: now() };
    try {
      requireSuccess(answered);
    } catch (error) {
      // What is not read would keep the connection.
      await response.body?.cancel();
      throw error;
    }
    return await read(answered);
  } catch (error) {
    context.signal.throwIfAborted();
    if (error instanceof HandlerError) throw error;
    const name = nameOf(effect, context);
    if (late.aborted) {
      throw new HandlerError(`${name}: ${host} did not answer within ${timeoutMs} ms.`, { retryable: true });
    }
    throw new HandlerError(`${name}: ${host} could not be reached${codeOf(error)}.`, { retryable: true });
  }
}

function urlOf(options: HttpOptions, effect: Effect, context: HandlerContext): URL {
  const { url } = options;
  const text = typeof url === 'string' ? url : url(effect, context);
  const problem = problemOf(text, options);
  if (problem === undefined) return new URL(text);
  throw new HandlerError(`${nameOf(effect, context)} cannot be posted: ${problem}.`, { retryable: false });
}

/** Why a URL may not be asked, by its host alone: a path or a query may have a name in it. */
function problemOf(text: string, { hosts, allowHttp = false }: HttpOptions): string | undefined {
  if (!URL.canParse(text)) return 'its URL is none';
  const { protocol, host, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return `the URL for ${host} has a user or a password in it`;
  if (!hosts.includes(host)) return `${host === '' ? 'a URL without a host' : host} is not among the hosts`;
  if (protocol === 'https:') return undefined;
  if (protocol !== 'http:') return `the URL for ${host} is neither https: nor http:`;
  if (allowHttp && LOCAL.includes(hostname)) return undefined;
  return `${host} is to be asked by https:`;
}

/** The code of what went wrong with the connection, such as `ECONNREFUSED`; its words may have more in them. */
function codeOf(error: unknown): string {
  const { cause, code } = error as { readonly cause?: { readonly code?: unknown }; readonly code?: unknown };
  const found = cause?.code ?? code;
  return typeof found === 'string' ? ` (${found})` : '';
}
