import type { Effect } from '../../../src/compile/case.ts';
import type { EffectHandlers, EffectOf, HandlerContext } from '../../../src/run/effects/handlers.ts';
import { HandlerError } from '../../../src/run/effects/ready/handler-error.ts';

const BASE = { step: 'tell', visit: 1, locale: 'en', channels: ['email', 'chat'] };

/** What nobody may read in a log. */
export const SECRET_WORDS = 'Dear Li Na, call 13800138000';

export const message: EffectOf<'message'> = {
  kind: 'message',
  message: 'ready',
  to: 'customer',
  text: SECRET_WORDS,
  fallback: [],
  ...BASE,
};

export const survey: EffectOf<'survey'> = {
  kind: 'survey',
  survey: 'csat',
  questions: [
    { field: 'score', text: 'How was it?' },
    { field: 'why', text: '为什么？' },
    { field: 'more', text: undefined },
  ],
  ...BASE,
};

export const ask: EffectOf<'ask'> = { kind: 'ask', fields: ['item'], ...BASE, locale: 'zh-CN' };

export const alert: EffectOf<'alert'> = {
  kind: 'alert',
  escalation: 'late-answer',
  cycle: 1,
  round: 1,
  level: 2,
  repeat: 0,
  to: [
    { way: 'notify', wanted: { kind: 'role', name: 'lead' }, role: 'lead', person: 'chen-bo' },
    { way: 'phone', wanted: { kind: 'role', name: 'head' } },
  ],
  untold: [{ way: 'notify', wanted: { kind: 'on-call', name: 'night' }, why: 'nobody-on-call' }],
  text: SECRET_WORDS,
  locale: 'en',
};

export const call: EffectOf<'call'> = {
  kind: 'call',
  service: 'stock',
  with: { item: 'lamp' },
  idempotent: true,
  run: 1,
  ...BASE,
};

export function context(id = 'C-1:3:1', signal = new AbortController().signal): HandlerContext {
  return { id, caseId: id.split(':')[0]!, signal, sleep: async () => undefined };
}

/** Has an effect carried out as a host does, and gives what its handler gives. */
export async function carryOut(handlers: EffectHandlers, effect: Effect, given = context()): Promise<unknown> {
  const handler = handlers[effect.kind] as (effect: Effect, context: HandlerContext) => unknown;
  return handler(effect, given);
}

/** What a handler throws at an effect: its words, whether another try may help, and what else the host goes by. */
export async function failure(done: Promise<unknown>) {
  const error: unknown = await done.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HandlerError)) throw new Error('No HandlerError was thrown.', { cause: error });
  const { message, retryable, status, retryAfter } = error;
  return { message, retryable, status, retryAfter };
}
