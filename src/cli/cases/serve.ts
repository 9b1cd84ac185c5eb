import { basename, dirname } from 'node:path';

import type { People } from '../../blueprint/people.ts';
import type { Role } from '../../blueprint/role.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { directoryOf, type PeopleDirectory } from '../../compile/people-directory.ts';
import { storedBlueprints } from '../../kept-blueprints.ts';
import type { EffectHandlers } from '../../run/effects/handlers.ts';
import { MissingBlueprint } from '../../run/host/host-errors.ts';
import { createHost } from '../../run/host/host.ts';
import type { HostLog } from '../../run/effects/log.ts';
import type { CaseStore } from '../../run/store/store.ts';
import { visible } from '../../text/safe-text.ts';
import { EXIT } from '../exit-code.ts';
import { Loader } from '../loader.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { commandOf, fileOf, type CaseOptions } from './case-options.ts';
import { caseWords } from './case-words.ts';
import { effectsNamed } from './effects-named.ts';
import { withStore } from './kept-cases.ts';
import { ServeLog } from './serve-log.ts';
import { serveWords } from './serve-words.ts';

export interface ServeArguments extends CaseOptions {
  /** A `*.people.yaml`. */
  readonly people?: string;
  /** Who carries effects out; the console when there are none. */
  readonly effects: readonly string[];
  readonly log: 'json' | 'text';
}

/** So long another process may take to hand over before it is said that this one waits, in milliseconds. */
const PATIENCE = 1500;

/** A process with nothing to do is kept alive by looking up now and then, in milliseconds. */
const LOOK_UP = 60_000;

/**
 * `throughline serve`: fires timers and carries effects out until it is interrupted. What is under way then ends first;
 * a second interruption ends the process as it always does.
 *
 * Blueprints come out of the file. When a case is opened on another one meanwhile, work goes on with that one too.
 *
 * @returns 0 once it was stopped.
 * @throws UsageError
 */
export async function runServe(session: Session, options: ServeArguments): Promise<number> {
  const { io } = session;
  const handlers = effectsNamed(session, options.effects);
  const log = new ServeLog(session, options.log);
  const stopping = new AbortController();
  return withStore(session, options, {}, async (store) => {
    const people = await peopleIn(session, options.people);
    const undo = io.onInterrupt(() => {
      undo();
      log.tell({ event: 'serve.ending' });
      stopping.abort();
    });
    const rest = keepAwake(session);
    const unwatch = people.watch();
    try {
      await serveUntil(session, options, { store, handlers, people, log, signal: stopping.signal });
    } finally {
      unwatch();
      rest();
      undo();
    }
    log.tell({ event: 'serve.stopped' });
    return EXIT.ok;
  });
}

interface Serving {
  readonly store: CaseStore;
  readonly handlers: EffectHandlers;
  readonly people: PeopleFileOf;
  readonly log: ServeLog;
  readonly signal: AbortSignal;
}

/** One host after another: a new one whenever there is a blueprint that the one before does not know. */
async function serveUntil(
  session: Session,
  options: ServeArguments,
  { store, handlers, people, log, signal }: Serving,
): Promise<void> {
  const { clock } = session.io.cases;
  let lacking = '';
  while (!signal.aborted) {
    const blueprints = await storedBlueprints(store);
    const pinned = await store.pinned();
    log.tell({
      event: 'serve.started',
      file: visible(fileOf(session, options)),
      effects: options.effects.length === 0 ? ['console'] : options.effects.map((name) => name.replace(/\?.*$/su, '')),
      blueprints: pinned.map(({ blueprint, version, count }) => ({ blueprint, version, cases: count })),
      callsWait: handlers.call === undefined && blueprints.some(({ blueprint }) => blueprint.services.size > 0),
    });
    const known = new Set(blueprints.map(({ hash }) => hash));
    const changed = new AbortController();
    const unwatch = store.watch?.(() => void lookForNew(store, known, changed));
    let isWorking = false;
    const listening: HostLog = (record) => {
      if (record.event === 'lease.taken') isWorking = true;
      log.take(record);
    };
    const forget = session.io.after(PATIENCE, () => {
      if (store.takeLease !== undefined && !isWorking) log.tell({ event: 'serve.waiting' });
    });
    const host = createHost({
      store,
      blueprints,
      handlers: handlersFor(handlers, blueprints),
      clock,
      people: () => people.directory(blueprints),
      log: listening,
    });
    try {
      await host.run(AbortSignal.any([signal, changed.signal]));
    } catch (error) {
      // A case was opened on a blueprint that came after this host.
      if (!(error instanceof MissingBlueprint) || error.hash === lacking) throw error;
      lacking = error.hash;
    } finally {
      forget();
      unwatch?.();
    }
  }
}

async function lookForNew(store: CaseStore, known: ReadonlySet<string>, changed: AbortController): Promise<void> {
  try {
    const pinned = await store.pinned();
    if (pinned.some(({ hash }) => !known.has(hash))) changed.abort();
  } catch {
    // Whoever works finds out what is wrong with the store.
  }
}

/** Where no blueprint calls a service, nobody is asked to answer. */
function handlersFor(handlers: EffectHandlers, blueprints: readonly CompiledBlueprint[]): EffectHandlers {
  if (blueprints.some(({ blueprint }) => blueprint.services.size > 0)) return handlers;
  const { call: _call, ...others } = handlers;
  return others;
}

/** Keeps the process alive while nothing is due. */
function keepAwake({ io }: Session): () => void {
  let stop = io.after(LOOK_UP, function again() {
    stop = io.after(LOOK_UP, again);
  });
  return () => stop();
}

/** The people of a file, as they are now. */
interface PeopleFileOf {
  readonly directory: (blueprints: readonly CompiledBlueprint[]) => PeopleDirectory | undefined;
  readonly watch: () => () => void;
}

async function peopleIn(session: Session, file: string | undefined): Promise<PeopleFileOf> {
  if (file === undefined) return { directory: () => undefined, watch: () => () => undefined };
  const { io, words, language } = session;
  const read = async (): Promise<People> => {
    const loaded = await new Loader(io, words).load(file);
    if (loaded.kind === 'people' && loaded.people !== undefined) return loaded.people;
    const next = commandOf({}, 'check', file);
    throw new UsageError(serveWords[language].notPeople(visible(file)), caseWords[language].run(next));
  };
  let people = await read();
  // Half-written or wrong: the people who were known stay.
  const reread = async (): Promise<void> => {
    try {
      people = await read();
    } catch (error) {
      if (error instanceof UsageError) io.stderr.write(`${words.error}${error.message}\n`);
    }
  };
  let known:
    | { readonly people: People; readonly of: readonly CompiledBlueprint[]; readonly directory: PeopleDirectory }
    | undefined;
  return {
    directory(blueprints) {
      if (known === undefined || known.people !== people || known.of !== blueprints) {
        const roles = new Map<string, Role>(blueprints.flatMap(({ blueprint }) => [...blueprint.roles]));
        known = { people, of: blueprints, directory: directoryOf(people, roles) };
      }
      return known.directory;
    },
    watch() {
      const watcher = io.watchFolder(dirname(file), (name) => {
        if (name !== undefined && name !== basename(file)) return;
        void reread();
      });
      return () => watcher.close();
    },
  };
}
