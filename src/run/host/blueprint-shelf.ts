import type { CompiledBlueprint } from '../../compile/compile.ts';
import { COMPILER_REVISION } from '../../compile/hash.ts';
import { MissingBlueprint, UnknownBlueprint, type PinnedTo } from './host-errors.ts';
import type { CaseStore } from '../store/store.ts';

/** The blueprints that a host runs, each version by its content hash. */
export class BlueprintShelf {
  readonly #inOrder: readonly CompiledBlueprint[];
  readonly #byHash: ReadonlyMap<string, CompiledBlueprint>;

  constructor(blueprints: readonly CompiledBlueprint[]) {
    this.#inOrder = blueprints;
    this.#byHash = new Map(blueprints.map((compiled) => [compiled.hash, compiled]));
  }

  /** The blueprint for a new case: of several that fit, the one that was given last. */
  current(id: string, version?: string): CompiledBlueprint {
    const found = this.#inOrder.findLast((given) => given.id === id && (version ?? given.version) === given.version);
    if (found === undefined) {
      throw new UnknownBlueprint(
        id,
        version,
        this.#inOrder.map((given) => `${given.id} ${given.version}`),
      );
    }
    return found;
  }

  /** Exactly what a case runs on; undefined when it was not given. */
  find({ hash, revision }: PinnedTo): CompiledBlueprint | undefined {
    return revision === COMPILER_REVISION ? this.#byHash.get(hash) : undefined;
  }

  /** Exactly what a case runs on. */
  pinned(caseId: string, pinnedTo: PinnedTo): CompiledBlueprint {
    const found = this.find(pinnedTo);
    if (found === undefined) throw new MissingBlueprint(caseId, pinnedTo);
    return found;
  }

  /** Refuses a store with a case that can still move and whose blueprint is not here. */
  async checkStore(store: CaseStore): Promise<void> {
    for (const pinned of await store.pinned()) {
      if (this.find(pinned) === undefined) throw new MissingBlueprint(pinned.caseId, pinned, pinned.count - 1);
    }
  }
}
