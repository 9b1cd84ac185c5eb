import type { CaseContext } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { COMPILER_REVISION } from '../compile/hash.ts';
import type { CaseSnapshot } from './step.ts';
import type { WorkItem } from './store/case-lists.ts';

/** A case as JSON, with the name of exactly what it runs on. */
export interface FrozenCase {
  readonly blueprint: string;
  readonly version: string;
  readonly hash: string;
  readonly revision: number;
  readonly value: unknown;
  readonly context: CaseContext;
  /** Work that somebody has and that stands still while an interrupt is dealt with; only where there is some. */
  readonly resting?: readonly WorkItem[];
}

/** The case was written for another blueprint, another version of it, or another compiler; trying again does not help. */
export class WrongBlueprint extends Error {
  readonly retryable = false;

  constructor(frozen: FrozenCase, compiled: CompiledBlueprint) {
    super(
      `The case "${frozen.context.id}" runs on ${frozen.blueprint} ${frozen.version} (${frozen.hash.slice(0, 12)}, revision ` +
        `${frozen.revision}); given was ${compiled.id} ${compiled.version} (${compiled.hash.slice(0, 12)}, revision ${COMPILER_REVISION}).`,
    );
    this.name = 'WrongBlueprint';
  }
}

/** A case as JSON, to be kept and thawed again with the same blueprint. */
export function freezeCase(compiled: CompiledBlueprint, snapshot: CaseSnapshot): FrozenCase {
  const { id, version, hash } = compiled;
  return {
    blueprint: id,
    version,
    hash,
    revision: COMPILER_REVISION,
    value: snapshot.value,
    context: snapshot.context,
  };
}

/**
 * A kept case, ready for its next event.
 *
 * @throws WrongBlueprint when it was frozen with another blueprint or compiler.
 */
export function thawCase(compiled: CompiledBlueprint, frozen: FrozenCase): CaseSnapshot {
  if (frozen.hash !== compiled.hash || frozen.revision !== COMPILER_REVISION)
    throw new WrongBlueprint(frozen, compiled);
  const { machine } = compiled;
  return machine.resolveState({ value: frozen.value as never, context: frozen.context });
}
