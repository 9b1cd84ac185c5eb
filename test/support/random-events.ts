import type { AcceptedEvent, AcceptedField, CaseEvent } from '../../src/index.ts';

/** A source of numbers from 0 to a limit, exclusive. */
export type Roll = (limit: number) => number;

const SENDERS = ['customer', 'agent', 'boss', 'vendor', 'service', 'system', 'stranger'];

/** An event that the case may or may not take: mostly one that it offers, filled more or less well. */
export function randomEvent(
  roll: Roll,
  accepts: readonly AcceptedEvent[],
  known: readonly string[],
  at: number,
): CaseEvent {
  // Cancelling and merging end a case at once: now and then is enough.
  const likely = accepts.filter(({ type, step }) => step !== undefined || (!type.startsWith('case.') && roll(3) === 0));
  const from = likely.length === 0 || roll(60) === 0 ? accepts : likely;
  const offered = from[roll(Math.max(1, from.length))];
  if (offered === undefined || roll(100) < 15) {
    const type = known[roll(known.length)] ?? 'customer.writes';
    // Now and then from before the case was opened.
    return { type, at: roll(10) === 0 ? 1 : at, by: { role: SENDERS[roll(SENDERS.length)]! }, data: {} };
  }
  const fields = offered.fields.filter(({ needed }) => needed || roll(2) === 0);
  const data = Object.fromEntries(fields.map((field) => [field.name, randomValue(roll, field)]));
  const role = roll(10) === 0 ? SENDERS[roll(SENDERS.length)]! : (offered.by[roll(offered.by.length)] ?? 'customer');
  const { run } = offered;
  const by = roll(6) === 0 ? { role } : { role, person: ['Li', 'Wang', 'Chen', 'Zhao'][roll(4)]! };
  return { type: offered.type, at, by, data, ...(role === 'service' && roll(8) > 0 ? { run } : {}) };
}

function randomValue(roll: Roll, { field }: AcceptedField): unknown {
  if (roll(12) === 0) return ['wrong', -7, true, {}][roll(4)];
  switch (field.type) {
    case 'integer':
      return (field.min ?? 0) + roll((field.max ?? 9) - (field.min ?? 0) + 1);
    case 'number':
      return roll(100) / 10;
    case 'boolean':
      return roll(2) === 0;
    case 'enum':
      return [...(field.values?.keys() ?? [])][roll(field.values?.size ?? 1)];
    case 'list':
      return ['agent', 'boss', 'vendor'].slice(0, 1 + roll(3));
    case 'duration':
      return ['PT1H', 'PT30M', 'PT9H'][roll(3)];
    default:
      return ['x', 'hello', '你好'][roll(3)];
  }
}
