import type { Entry } from '../../compile/case.ts';
import { printInstant } from '../../time/instant.ts';

/** One entry of a journal as plain JSON; its instants are ISO 8601 with the offset of the blueprint's zone. */
export interface TracedEntry {
  readonly at: string;
  readonly type: Entry['type'];
  readonly [key: string]: unknown;
}

/** Keys whose numbers are instants; elsewhere in an entry a number is a number. */
const INSTANTS: ReadonlySet<string> = new Set(['at', 'due', 'from', 'until', 'stop', 'happened', 'late', 'pauses']);

/** What people filled in, and the words of a service: nothing in it is ours. */
const NOT_OURS: ReadonlySet<string> = new Set(['data', 'with', 'questions']);

/** The journal of a case as plain JSON, for snapshots and for reading. */
export function traceOf(entries: readonly Entry[], zone: string): TracedEntry[] {
  return entries.map((entry) => traced(entry, zone) as TracedEntry);
}

function traced(value: unknown, zone: string): unknown {
  if (Array.isArray(value)) return value.map((one) => traced(one, zone));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => {
      if (one === undefined) return [];
      if (NOT_OURS.has(key)) return [[key, structuredClone(one)]];
      return [[key, INSTANTS.has(key) ? printed(one, zone) : traced(one, zone)]];
    }),
  );
}

function printed(value: unknown, zone: string): unknown {
  if (Array.isArray(value)) return value.map((one) => printed(one, zone));
  return typeof value === 'number' ? printInstant(value, zone) : value;
}
