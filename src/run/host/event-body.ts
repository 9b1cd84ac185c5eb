import { createHash } from 'node:crypto';

/** What was sent, as plain JSON of its own, with a digest that is the same whenever the same is sent again. */
export interface Body<T> {
  readonly body: T;
  /** SHA-256 of the content, 64 hexadecimal digits; the order of keys does not count. */
  readonly digest: string;
}

/**
 * Takes a copy of what was sent, so that nothing the sender changes later reaches a case.
 *
 * @throws TypeError when it is no JSON (a cycle, a bigint).
 */
export function readBody<T>(sent: T): Body<T> {
  const body = JSON.parse(JSON.stringify(sent)) as T;
  const digest = createHash('sha256').update(JSON.stringify(body, sortKeys)).digest('hex');
  return { body, digest };
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
