import { CUSTOMER } from '../../blueprint/id.ts';
import type { Effect, Entry } from '../../compile/case.ts';
import { printInstant } from '../../time/instant.ts';

/** One thing that was sent to the customer. */
export interface SentMessage {
  /** ISO 8601 with the offset of the blueprint's zone. */
  readonly at: string;
  readonly kind: 'message' | 'ask' | 'survey' | 'reminder' | 'alert';
  /** The id of the message, where the blueprint names one. */
  readonly message?: string;
  /** The step that sent it; absent for an escalation. */
  readonly step?: string;
  /** The words, in the customer's language; of a survey its questions, line by line. */
  readonly text?: string;
  /** The channels that the step names, in order. */
  readonly channels: readonly string[];
  readonly locale: string;
}

/** What was sent to the customer so far, in order. */
export function sentMessages(entries: readonly Entry[], zone: string): SentMessage[] {
  return entries.flatMap((entry) => {
    const sent = entry.type === 'effect.requested' ? toCustomer(entry.effect) : undefined;
    return sent === undefined ? [] : [{ at: printInstant(entry.at, zone), ...sent }];
  });
}

function toCustomer(effect: Effect): Omit<SentMessage, 'at'> | undefined {
  switch (effect.kind) {
    case 'call':
      return undefined;
    case 'alert': {
      const { kind, message, text, locale, to } = effect;
      if (!to.some(({ role }) => role === CUSTOMER)) return undefined;
      return { kind, ...(message === undefined ? {} : { message }), text, channels: [], locale };
    }
    case 'survey': {
      const { kind, step, questions, channels, locale } = effect;
      const asked = questions.flatMap(({ text }) => text ?? []);
      return { kind, step, ...(asked.length === 0 ? {} : { text: asked.join('\n') }), channels, locale };
    }
    default: {
      const { kind, step, text, channels, locale } = effect;
      if (effect.kind !== 'ask' && effect.to !== CUSTOMER) return undefined;
      const message = effect.kind === 'reminder' ? undefined : effect.message;
      return {
        kind,
        step,
        ...(message === undefined ? {} : { message }),
        ...(text === undefined ? {} : { text }),
        channels,
        locale,
      };
    }
  }
}
