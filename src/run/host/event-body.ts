import { hash } from 'node:crypto';

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
  return { body, digest: hash('sha256', JSON.stringify(sorted(body))) };
}

/** The same JSON with all keys in order. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  const known = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(known)
      .sort()
      .map((key) => [key, sorted(known[key])]),
  );
}
