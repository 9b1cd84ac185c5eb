import { resolve } from 'node:path';

import type { CompiledBlueprint } from '../../compile/compile.ts';
import { storedBlueprints } from '../../kept-blueprints.ts';
import { UnknownCase } from '../../run/host/host-errors.ts';
import { createHost, type CaseHost } from '../../run/host/host.ts';
import type { CaseRecord } from '../../run/store/case-lists.ts';
import type { CaseStore } from '../../run/store/store.ts';
import { StoryNames } from '../../story/story-names.ts';
import type { Telling } from '../play-view.ts';
import { playWords } from '../play-words.ts';
import type { Session } from '../session.ts';
import { fileOf, type CaseOptions } from './case-options.ts';
import { explainTrouble } from './explain-trouble.ts';

/** Cases that are kept in a file, with a host that runs them for as long as a command lasts. */
export interface KeptCases {
  readonly session: Session;
  readonly options: CaseOptions;
  readonly store: CaseStore;
  readonly host: CaseHost;
  readonly blueprints: readonly CompiledBlueprint[];
  /** The present instant, in epoch milliseconds. */
  readonly now: () => number;
}

/** What a command brings along. */
export interface CasesNeed {
  /** A blueprint for new cases. */
  readonly blueprint?: CompiledBlueprint;
  /** True: a file that is not there is made. */
  readonly create?: boolean;
  /** True: nothing will be changed. */
  readonly readOnly?: boolean;
}

/**
 * Does something with the store in a file, and lets go of it whatever comes of it.
 *
 * @throws UsageError where the file cannot do what was asked.
 */
export async function withStore(
  session: Session,
  options: CaseOptions,
  { create = false, readOnly = false }: Pick<CasesNeed, 'create' | 'readOnly'>,
  work: (store: CaseStore) => Promise<number>,
): Promise<number> {
  const { cases } = session.io;
  const file = resolve(session.io.cwd, fileOf(session, options));
  let store: CaseStore | undefined;
  try {
    store = await cases.openStore(file, { create, readOnly });
    return await work(store);
  } catch (error) {
    throw await explainTrouble(session, options, store, error);
  } finally {
    await store?.close();
  }
}

/**
 * Does something with the cases in a file, and lets go of the file whatever comes of it.
 *
 * @throws UsageError where the file or a case cannot do what was asked.
 */
export async function withCases<O extends CaseOptions>(
  session: Session,
  options: O,
  { blueprint, create, readOnly }: CasesNeed,
  work: (cases: KeptCases & { readonly options: O }) => Promise<number>,
): Promise<number> {
  return withStore(session, options, { create, readOnly }, async (store) => {
    const { clock } = session.io.cases;
    const kept = await storedBlueprints(store);
    // Of one id, the last is for new cases.
    const blueprints = blueprint === undefined ? kept : [...kept, blueprint];
    const host = createHost({ store, blueprints, clock });
    return work({ session, options, store, host, blueprints, now: () => clock.now() });
  });
}

/** A case with the blueprint that it runs on. @throws UnknownCase */
export async function caseOf(
  { store, blueprints }: Pick<KeptCases, 'store' | 'blueprints'>,
  caseId: string,
): Promise<{ readonly record: CaseRecord; readonly compiled: CompiledBlueprint }> {
  const record = await store.load(caseId);
  if (record === undefined) throw new UnknownCase(caseId);
  const compiled = blueprintOf(blueprints, record.frozen.hash);
  if (compiled === undefined) throw new Error(`The blueprint of case "${caseId}" cannot be read any more.`);
  return { record, compiled };
}

/** The blueprint of a content hash. */
export function blueprintOf(blueprints: readonly CompiledBlueprint[], hash: string): CompiledBlueprint | undefined {
  return blueprints.find((one) => one.hash === hash);
}

/** In which words the cases of a blueprint are told of. */
export function tellingOf({ language }: Session, compiled: CompiledBlueprint): Telling {
  return { compiled, names: new StoryNames(compiled, language, language), words: playWords[language], language };
}
