import { dirname } from 'node:path';

import { isBpmn } from '../read/notation.ts';
import { visible } from '../text/safe-text.ts';
import { journeysBeside, journeysNamed, splitName } from './choose-journeys.ts';
import { BLUEPRINT_FILE, JOURNEY_FILE } from './files.ts';
import { findFiles } from './find-files.ts';
import type { Loader } from './loader.ts';
import type { Session } from './session.ts';
import { testWords } from './test-words.ts';
import { UsageError } from './usage-error.ts';

/** A journey file that is to be tested. */
export interface AskedFile {
  readonly path: string;
  /** The journeys of it that were named; absent for all of them. */
  readonly names?: ReadonlySet<string>;
}

/**
 * The journey files that paths stand for, each once and in the order in which they are given: themselves, those beside a
 * blueprint that are for it, those of a folder and of all folders below.
 *
 * @param paths journey files, `FILE#NAME`, blueprints, folders and patterns; none for the working folder.
 * @throws UsageError when a path leads to no journey.
 */
export async function findJourneyFiles(
  session: Session,
  loader: Loader,
  paths: readonly string[],
): Promise<readonly AskedFile[]> {
  const found = new Map<string, { readonly path: string; names?: Set<string> }>();
  for (const given of paths.length === 0 ? ['.'] : paths) {
    const { path, name } = splitName(given);
    const isWhole = name === undefined || (await session.io.kindOf(given)) !== undefined;
    if (isWhole) {
      for (const file of await filesOf(session, loader, given)) found.set(loader.resolve(file), { path: file });
      continue;
    }
    const known = found.get(loader.resolve(path));
    const { file } = await loader.loadJourneys(path);
    // Of a file that cannot be understood nobody knows what is in it; its errors will be told.
    const named = file === undefined ? [] : journeysNamed(session.words, path, file.journeys, name);
    if (known === undefined) found.set(loader.resolve(path), { path, names: new Set(named.map((one) => one.name)) });
    else for (const one of named) known.names?.add(one.name);
  }
  return [...found.values()];
}

async function filesOf(session: Session, loader: Loader, given: string): Promise<readonly string[]> {
  const words = testWords[session.language];
  const { paths, unread } = await findFiles(session, [given], { names: [JOURNEY_FILE], nothing: words.nothingIn });
  const [problem] = unread;
  if (problem !== undefined) {
    const isFolder = (await session.io.kindOf(given)) === 'folder';
    throw new UsageError(problem.message, isFolder ? words.writeOne(visible(given)) : problem.hint);
  }
  const files: string[] = [];
  for (const path of paths) {
    if (JOURNEY_FILE.test(path)) files.push(path);
    else if (await isBlueprint(loader, path)) files.push(...(await filesBeside(session, path)));
    else files.push(path);
  }
  return files;
}

/** What is neither is taken for journeys, and told what it lacks. */
async function isBlueprint(loader: Loader, path: string): Promise<boolean> {
  const { kind, source } = await loader.load(path);
  if (kind !== 'blueprint') return false;
  return (
    BLUEPRINT_FILE.test(path) || (source !== undefined && (isBpmn(source) || /^throughline[ \t]*:/mu.test(source.text)))
  );
}

async function filesBeside(session: Session, blueprint: string): Promise<readonly string[]> {
  const words = testWords[session.language];
  const files = await journeysBeside(session, [blueprint]);
  if (files.length > 0) return files;
  throw new UsageError(words.nothingBeside(visible(blueprint)), words.writeOne(visible(dirname(blueprint))));
}
