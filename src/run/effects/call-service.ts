import { SERVICE } from '../../compile/case.ts';
import { ordinaryOutcome } from '../../flow/ways.ts';
import type { CaseWriter } from '../host/case-writer.ts';
import { readBody } from '../host/event-body.ts';
import type { HandlerContext, TopicHandler } from './handlers.ts';
import { keepError, type KeptError } from '../store/parked.ts';
import type { CaseRefusal } from '../refusal.ts';
import type { OutboxItem, ServiceResult, Settlement } from '../store/outbox-item.ts';

/** The service's answer itself is at fault: a field of the wrong kind, one too few or too many, no outcome that fits. */
const MISFITS: readonly string[] = ['TL6006', 'TL6007', 'TL6008', 'TL6009'];

/** The case stands still while an interrupt is dealt with. */
const STANDS_STILL = 'TL6010';

/**
 * Calls a service, unless it has answered before, and brings its answer into the case.
 *
 * @param again when an answer that could not be written down is brought again: epoch milliseconds.
 */
export async function callService(
  { writer, again }: { readonly writer: CaseWriter; readonly again: (item: OutboxItem) => number },
  call: TopicHandler,
  item: OutboxItem,
  context: HandlerContext,
): Promise<Settlement> {
  const result = item.result ?? (await answerOf(call, item, context));
  try {
    return await deliver(writer, item, result);
  } catch (error) {
    // The service has answered and is not called again because its answer could not be written down.
    return { kind: 'again', due: again(item), attempts: item.attempts, error: keepError(error), result };
  }
}

async function answerOf(call: TopicHandler, item: OutboxItem, context: HandlerContext): Promise<ServiceResult> {
  try {
    const returned = await call(item, context);
    if (returned === undefined || returned === null) return { ok: true };
    return { ok: true, data: readBody(returned as NonNullable<ServiceResult & { ok: true }>['data']).body };
  } catch (error) {
    if (context.signal.aborted) throw error;
    return { ok: false, error: keepError(error) };
  }
}

async function deliver(writer: CaseWriter, item: OutboxItem, result: ServiceResult): Promise<Settlement> {
  const { id, caseId, effect } = item;
  if (effect.kind !== 'call') throw new Error(`Only a call has a result, and this is a ${effect.kind}.`);
  const outcome = result.ok ? ordinaryOutcome('call') : 'failed';
  const brought = await writer.bring(caseId, {
    sent: {
      body: {
        type: `step.${effect.step}.${outcome}`,
        by: { role: SERVICE },
        data: result.ok ? result.data : undefined,
        run: effect.run,
      },
      // A second call under the same key counts as the same answer, whatever it says.
      digest: id,
    },
    key: `effect:${id}`,
    eventId: id,
    error: result.ok ? undefined : withoutStack(result.error),
  });
  if (brought.kind === 'parked') return { kind: 'held', result, seq: brought.seq, isParked: true };
  if (brought.kind !== 'refused') return { kind: 'done' };
  const { refused, live } = brought;
  if (refused.code === STANDS_STILL) return { kind: 'held', result, seq: live.seq, isParked: false };
  if (result.ok && MISFITS.includes(refused.code)) return deliver(writer, item, { ok: false, error: misfit(refused) });
  // The step was left meanwhile: nobody waits for this answer any more.
  return { kind: 'done' };
}

function misfit({ message, code }: CaseRefusal): KeptError {
  return { name: 'UnfitResult', message: `${message} (${code})`, retryable: false };
}

/** The journal says why a service failed, not where in whose code. */
function withoutStack({ name, message, retryable }: KeptError): KeptError {
  return { name, message, retryable };
}
