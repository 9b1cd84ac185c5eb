import type { EscalationExplanation, EscalationLine, EscalationRun } from '../run/why/escalation-explanation.ts';
import { printInstant } from '../time/instant.ts';

/** An explanation as plain JSON: instants are ISO 8601 with the offset of the blueprint's zone, durations as they are written. */
export function escalationJson({ zone, at, runs, ahead, ...rest }: EscalationExplanation): object {
  const instant = (value: number): string => printInstant(value, zone);
  const line = (one: EscalationLine): object => withInstants(one, instant);
  return {
    ...rest,
    zone,
    at: instant(at),
    runs: runs.map(({ lines, leaves, ...run }: EscalationRun) => ({
      ...run,
      ...(leaves === undefined ? {} : { leaves: instant(leaves) }),
      lines: lines.map(line),
    })),
    ...(ahead === undefined ? {} : { ahead: withInstants(ahead, instant) }),
  };
}

/** The names under which an explanation has instants, at whatever depth. */
const INSTANTS: ReadonlySet<string> = new Set(['at', 'due', 'raised', 'until', 'late']);

function withInstants(value: object, instant: (value: number) => string): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => [
      key,
      INSTANTS.has(key) && typeof inner === 'number' ? instant(inner) : ofAny(inner, instant),
    ]),
  );
}

function ofAny(value: unknown, instant: (value: number) => string): unknown {
  if (Array.isArray(value)) return value.map((inner) => ofAny(inner, instant));
  return typeof value === 'object' && value !== null ? withInstants(value, instant) : value;
}
