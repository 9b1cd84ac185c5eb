import type { Effect } from '../../compile/case.ts';
import { consoleHandlers } from '../../run/effects/ready/console-handlers.ts';
import { fileHandlers } from '../../run/effects/ready/file-handlers.ts';
import { httpHandlers } from '../../run/effects/ready/http-handlers.ts';
import type { CallHandler, EffectHandlers, HandlerContext } from '../../run/effects/handlers.ts';
import { visible } from '../../text/safe-text.ts';
import { resolve } from 'node:path';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { serveWords } from './serve-words.ts';

/** The environment variable with the secret that signs what is posted. */
export const SECRET = 'THROUGHLINE_WEBHOOK_SECRET';

/**
 * Who carries effects out: `console`, `file:PATH` or `http:URL`. Where several are named, each effect goes to one after the
 * other; when one fails, all are tried again, under the same id.
 *
 * @throws UsageError when there is no such handler, or it lacks something.
 */
export function effectsNamed(session: Session, named: readonly string[]): EffectHandlers {
  const all = (named.length === 0 ? ['console'] : named).map((name) => handlersNamed(session, name));
  const [only] = all;
  return all.length === 1 && only !== undefined ? only : oneAfterTheOther(all);
}

function handlersNamed({ io, language }: Session, name: string): EffectHandlers {
  const words = serveWords[language];
  if (name === 'console') return consoleHandlers({ write: (line) => io.stdout.write(line), locale: language });
  const [, file] = /^file:(.+)$/su.exec(name) ?? [];
  if (file !== undefined) return fileHandlers({ file: resolve(io.cwd, file) });
  const [, url] = /^(?:http:)?(https?:\/\/.+)$/su.exec(name) ?? [];
  if (url === undefined || !URL.canParse(url))
    throw new UsageError(words.noSuchEffects(visible(name)), words.effectsLike);
  if ((io.env[SECRET] ?? '') === '') throw new UsageError(words.noSecret(SECRET), words.secretLike(SECRET));
  const { host } = new URL(url);
  try {
    // Without TLS it goes to this machine alone.
    return httpHandlers({ url, hosts: [host], secret: SECRET, environment: io.env, allowHttp: true });
  } catch (error) {
    throw new UsageError(
      words.badUrl(visible(url), visible(error instanceof Error ? error.message : String(error))),
      words.effectsLike,
    );
  }
}

const TOLD = ['message', 'ask', 'survey', 'reminder', 'alert'] as const;

function oneAfterTheOther(all: readonly EffectHandlers[]): EffectHandlers {
  const tell =
    (kind: (typeof TOLD)[number]) =>
    async (effect: Effect, context: HandlerContext): Promise<void> => {
      for (const handlers of all) {
        const handle = handlers[kind] as ((effect: Effect, context: HandlerContext) => Promise<void>) | undefined;
        await handle?.(effect, context);
      }
    };
  const call = all.flatMap((handlers) => (typeof handlers.call === 'function' ? [handlers.call] : []))[0];
  const calls: { readonly call?: CallHandler } = call === undefined ? {} : { call };
  return { ...Object.fromEntries(TOLD.map((kind) => [kind, tell(kind)])), ...calls };
}
