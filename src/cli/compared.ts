import type { Blueprint } from '../blueprint/blueprint.ts';
import { visible } from '../text/safe-text.ts';
import { diffWords } from './diff-words.ts';
import { INPUT } from './files.ts';
import type { Loader, LoadedBlueprint } from './loader.ts';
import { hasErrors, printFindings, reportOf } from './report.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

/** What version control hands over for a file that is not there. */
export const NOTHING = '/dev/null';

/** A blueprint that is there, beside another. */
export type ComparableBlueprint = LoadedBlueprint & { readonly blueprint: Blueprint };

/**
 * Reads one of two blueprints that are compared. Version control hands over copies in other folders: what they name may
 * lie beside the other file.
 *
 * @param other the path of the other one.
 * @param beside where the files that it names are looked up, as though it lay beside this one.
 * @throws UsageError when the file cannot be read.
 */
export async function loadSide(loader: Loader, path: string, other: string, beside?: string): Promise<LoadedBlueprint> {
  if (beside !== undefined) return await loader.loadCopy(path, beside);
  if (path === INPUT) return await loader.loadCopy(path, other);
  const own = await loader.loadBlueprint(path);
  if (other === INPUT || other === NOTHING || !hasErrors(own.findings)) return own;
  const copy = await loader.loadCopy(path, other);
  return hasErrors(copy.findings) ? own : copy;
}

/**
 * Prints to stderr what is wrong with a blueprint that cannot be compared.
 *
 * @param exit what is answered to the shell then.
 * @throws UsageError when it has errors.
 */
export function requireBlueprint(
  { io, language }: Session,
  loaded: LoadedBlueprint,
  exit?: number,
): asserts loaded is ComparableBlueprint {
  if (loaded.blueprint !== undefined) return;
  const words = diffWords[language];
  printFindings(io.stderr, reportOf(language, [loaded]));
  throw new UsageError(words.notUnderstood(visible(loaded.path)), words.notUnderstoodHint, exit);
}

/** Where tokens move through one of two drawings, and not through the other, both are compared as they are drawn. */
export function asCompared(
  before: ComparableBlueprint,
  after: ComparableBlueprint,
): { readonly before: Blueprint; readonly after: Blueprint } {
  const isMixed = (before.blueprint.process === undefined) !== (after.blueprint.process === undefined);
  return isMixed
    ? { before: withDrawing(before), after: withDrawing(after) }
    : { before: before.blueprint, after: after.blueprint };
}

function withDrawing({ blueprint, flow }: ComparableBlueprint): Blueprint {
  return flow === undefined ? blueprint : { ...blueprint, process: flow };
}
