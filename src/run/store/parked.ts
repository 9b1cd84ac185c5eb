import type { CaseEvent } from '../../compile/case.ts';

/** A case that was taken out of service because an event made it fail. It stands as it did before that event. */
export interface ParkedCase {
  /** Since when: epoch milliseconds. */
  readonly at: number;
  readonly error: KeptError;
  /** The event that made it fail, as it was sent; a timer's too. */
  readonly event: CaseEvent;
  /** The id under which the event was sent; a timer has none. */
  readonly eventId?: string;
}

/** An error as JSON. */
export interface KeptError {
  readonly name: string;
  readonly message: string;
  /** True when trying the same again may help. */
  readonly retryable: boolean;
  readonly stack?: string;
  /** On a fault of the blueprint: its stable name, such as `no-rule-matches`. */
  readonly reason?: string;
  /** On a fault of the blueprint: the step at which it happened. */
  readonly step?: string;
  /** What the other side answered, where it did: an HTTP status, an SMTP reply code. */
  readonly status?: number;
  readonly cause?: KeptError;
}

/** So many causes of causes are kept; an error that is its own cause ends here too. */
const DEEPEST_CAUSE = 8;

/** Keeps whatever was thrown. An error helps to try again unless it says otherwise. */
export function keepError(thrown: unknown, depth = 0): KeptError {
  if (!(thrown instanceof Error)) return { name: 'Error', message: textOf(thrown), retryable: true };
  const { name, message, stack, cause } = thrown;
  const { retryable, reason, step, status } = thrown as Partial<
    Record<'retryable' | 'reason' | 'step' | 'status', unknown>
  >;
  return {
    name,
    message,
    retryable: retryable !== false,
    stack,
    reason: typeof reason === 'string' ? reason : undefined,
    step: typeof step === 'string' ? step : undefined,
    status: typeof status === 'number' ? status : undefined,
    cause: cause === undefined || depth === DEEPEST_CAUSE ? undefined : keepError(cause, depth + 1),
  };
}

function textOf(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown;
  try {
    return JSON.stringify(thrown) ?? String(thrown);
  } catch {
    return String(thrown);
  }
}
