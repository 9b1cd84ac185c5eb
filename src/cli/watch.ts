import { basename, dirname, resolve } from 'node:path';

import { visible } from '../text/safe-text.ts';
import { EXIT } from './exit-code.ts';
import { troubleOf } from './files.ts';
import type { CliIo, Watcher } from './io.ts';
import { noticed } from './noticed.ts';
import type { Session } from './session.ts';

/** Editors save in several steps, and several files at once: this long after the last change it is over. */
const PAUSE = 100;

/**
 * Does something, and again whenever a file changes that it read, one that it looked for comes into being, or a folder
 * that it looked into changes, until it is interrupted (Ctrl-C).
 *
 * Folders are watched, not files: a file that is saved by renaming, or removed and made again, is another file. They are
 * watched from before they are read, so that no change is missed.
 *
 * @param work is given the session with the world in which its reading is noticed.
 * @returns 0 when it is interrupted, 2 when nothing can be watched.
 */
export async function watchChanges(session: Session, work: (session: Session) => Promise<void>): Promise<number> {
  const bell = new Bell(session.io);
  const forget = session.io.onInterrupt(() => bell.end());
  try {
    for (;;) {
      const watched = new Watched(session, () => bell.ring());
      try {
        await work({ ...session, io: watched.io });
        if (!watched.watchesAnything) return EXIT.usage;
        if ((await bell.wait()) === 'ended') return EXIT.ok;
      } finally {
        watched.close();
      }
    }
  } finally {
    forget();
  }
}

type Told = 'changed' | 'ended';

/** Tells once of many changes that follow each other closely, and of the end at once. */
class Bell {
  readonly #io: CliIo;
  #cancel: (() => void) | undefined;
  /** What was told while nobody waited. */
  #told: Told | undefined;
  #waiting: ((told: Told) => void) | undefined;

  constructor(io: CliIo) {
    this.#io = io;
  }

  ring(): void {
    this.#cancel?.();
    this.#cancel = this.#io.after(PAUSE, () => this.#tell('changed'));
  }

  end(): void {
    this.#cancel?.();
    this.#tell('ended');
  }

  wait(): Promise<Told> {
    const told = this.#told;
    this.#told = undefined;
    if (told !== undefined) return Promise.resolve(told);
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  #tell(told: Told): void {
    if (this.#waiting === undefined) {
      if (this.#told !== 'ended') this.#told = told;
      return;
    }
    this.#waiting(told);
    this.#waiting = undefined;
  }
}

/** The folders that are watched, and the names in them that matter. */
class Watched {
  /** The world in which reading is noticed. */
  readonly io: CliIo;
  readonly #session: Session;
  readonly #changed: () => void;
  readonly #names = new Map<string, Set<string>>();
  readonly #watchers: Watcher[] = [];
  #isClosed = false;

  constructor(session: Session, changed: () => void) {
    const { io } = session;
    this.#session = session;
    this.#changed = changed;
    const file = (path: string): void => this.#watch(dirname(resolve(io.cwd, path)), basename(path));
    const folder = (path: string): void => this.#watch(resolve(io.cwd, path), ANY);
    this.io = noticed(io, { file, folder });
  }

  get watchesAnything(): boolean {
    return this.#watchers.length > 0;
  }

  close(): void {
    this.#isClosed = true;
    for (const watcher of this.#watchers.splice(0)) watcher.close();
  }

  /** Of a folder that is not there, the nearest one above it that is. */
  #watch(folder: string, name: string): void {
    const names = this.#names.get(folder);
    if (names !== undefined) {
      names.add(name.normalize());
      return;
    }
    this.#names.set(folder, new Set([name.normalize()]));
    const { io, words } = this.#session;
    try {
      this.#watchers.push(io.watchFolder(folder, (changed) => this.#notice(folder, changed)));
    } catch (error) {
      const trouble = troubleOf(error);
      const isGone = trouble === 'missing' || trouble === 'no-folder';
      if (isGone && dirname(folder) !== folder) this.#watch(dirname(folder), basename(folder));
      else io.stderr.write(`${words.watch.cannot(visible(folder), trouble)}\n`);
    }
  }

  #notice(folder: string, changed: string | undefined): void {
    if (this.#isClosed) return;
    const name = changed?.normalize();
    const names = this.#names.get(folder);
    // A folder that goes away says so by its own name.
    const matters =
      name === undefined ||
      name === basename(folder).normalize() ||
      names?.has(name) === true ||
      (names?.has(ANY) === true && MAY_MATTER.test(name));
    if (matters) this.#changed();
  }
}

/** Whatever is in a folder. */
const ANY = '*';

/** A YAML file, or what may be a folder; not what editors put aside. */
const MAY_MATTER = /^(?!\.)[^~]*\.ya?ml$|^[^.~]+$/iu;
