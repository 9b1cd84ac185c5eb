import { createHash } from 'node:crypto';

import { stepsOf, type Blueprint } from '../blueprint/blueprint.ts';

/**
 * The content hash of a blueprint: of what it says, not of how it is laid out. Comments, quotes and blank lines do not
 * change it; the order of entries does, because order is meaning.
 *
 * @returns 64 hexadecimal digits (SHA-256).
 */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** What is hashed: what the blueprint says, and what the modules say that it uses, step by step. */
export function contentOf(blueprint: Blueprint): unknown {
  const modules = stepsOf(blueprint).flatMap(({ id, action }) =>
    action.verb === 'use' && action.module !== undefined ? [[id, contentHash(contentOf(action.module))]] : [],
  );
  return modules.length === 0 ? blueprint.content : { content: blueprint.content, modules };
}

/** Grows when the same blueprint compiles to a machine that behaves differently; running cases are pinned to it. */
export const COMPILER_REVISION = 1;
