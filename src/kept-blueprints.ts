import { compile, type CompiledBlueprint } from './compile/compile.ts';
import { COMPILER_REVISION } from './compile/hash.ts';
import { readBlueprintSource } from './read/blueprint.ts';
import { readBpmnSource } from './read/bpmn.ts';
import { modulesAmong } from './read/kept-files.ts';
import { isBpmn } from './read/notation.ts';
import { UnreadableBlueprint } from './run/host/host-errors.ts';
import type { CaseStore, KeptBlueprint } from './run/store/store.ts';
import { isError } from './text/diagnostic.ts';
import { createSource } from './text/source.ts';

/**
 * The blueprints that were kept with the cases of a store, ready for a host: with them every case can be gone on with, also
 * when the files are gone that they were read from.
 *
 * One that no open case runs on and that cannot be read any more is left out.
 *
 * @example
 * const store = sqliteStore('cases.db');
 * const host = createHost({ store, blueprints: await storedBlueprints(store), clock: systemClock() });
 * @throws UnreadableBlueprint when a case that can still move runs on a blueprint that cannot be had.
 */
export async function storedBlueprints(store: CaseStore): Promise<CompiledBlueprint[]> {
  const pinned = new Set((await store.pinned()).map(keyOf));
  const all: CompiledBlueprint[] = [];
  for (const kept of await store.blueprints()) {
    try {
      all.push(await readKept(kept));
    } catch (error) {
      if (!(error instanceof UnreadableBlueprint) || pinned.has(keyOf(kept))) throw error;
    }
  }
  return all;
}

/**
 * Reads a blueprint back from the texts that were kept with its cases. It is the one that was kept, or it is refused: what
 * it says (its content hash) and the compiler revision are the same. The laws are not asked once more, because a case goes
 * on by those under which it was opened.
 *
 * @throws UnreadableBlueprint
 */
export async function readKept(kept: KeptBlueprint): Promise<CompiledBlueprint> {
  const { revision, hash, files } = kept;
  if (revision !== COMPILER_REVISION) {
    throw new UnreadableBlueprint(kept, 'revision', `needs that revision, and this release has ${COMPILER_REVISION}.`);
  }
  const [own, ...others] = files;
  const source = createSource(own?.file ?? '', own?.text ?? '');
  const modules = modulesAmong(files);
  const read = isBpmn(source) ? await readBpmnSource(source, modules) : readBlueprintSource(source, modules);
  if (read.blueprint === undefined) {
    const first = read.findings.find(isError);
    const place = first === undefined ? '' : ` (${first.file}:${first.line} ${first.code} ${first.message})`;
    throw new UnreadableBlueprint(kept, 'errors', `cannot be read any more${place}.`);
  }
  const compiled = compile(others.length === 0 ? read.blueprint : { ...read.blueprint, files });
  if (compiled.hash !== hash) {
    throw new UnreadableBlueprint(kept, 'changed', `says something else now: ${compiled.hash.slice(0, 12)}.`);
  }
  return compiled;
}

function keyOf({ hash, revision }: { readonly hash: string; readonly revision: number }): string {
  return `${hash} ${revision}`;
}
