import { join, sep } from 'node:path';

import { BPMN_FILE } from '../read/notation.ts';
import { compareText } from '../text/diagnostic.ts';
import { visible } from '../text/safe-text.ts';
import type { Unread } from './checking.ts';
import { BLUEPRINT_FILE, CALENDAR_FILE, JOURNEY_FILE, PEOPLE_FILE, troubleOf } from './files.ts';
import { globBase, globPattern, isGlob } from './glob.ts';
import type { FolderEntry } from './io.ts';
import type { Session } from './session.ts';

/** The files that folders and patterns stand for. */
export interface FoundFiles {
  readonly paths: readonly string[];
  /** Folders that cannot be looked into or hold nothing to check, and patterns that fit nothing. */
  readonly unread: readonly Unread[];
}

/** What is looked for in folders. */
export interface Sought {
  readonly names: readonly RegExp[];
  /** What is said of a folder without any. */
  readonly nothing: (folder: string) => string;
}

/**
 * The files to check: those that were named, in a folder all blueprints (YAML and BPMN), journeys, calendar and people files however
 * deep, and what fits a pattern (`*`, `?`, `**`, `{a,b}`), which not every shell looks up. Hidden folders and `node_modules` are passed over, and so
 * are links to folders, which may go round in circles.
 *
 * @param given files, folders and patterns; a name that exists is never taken as a pattern.
 * @param sought what is wanted of a folder instead of all that can be checked.
 */
export async function findFiles(
  session: Session,
  given: readonly string[],
  sought: Sought = { names: CHECKED, nothing: session.words.nothingToCheck },
): Promise<FoundFiles> {
  const search = new Search(session, sought);
  for (const one of given) await search.add(one);
  return search;
}

const CHECKED = [BLUEPRINT_FILE, BPMN_FILE, JOURNEY_FILE, CALENDAR_FILE, PEOPLE_FILE];

class Search implements FoundFiles {
  readonly paths: string[] = [];
  readonly unread: Unread[] = [];
  readonly #session: Session;
  readonly #sought: Sought;

  constructor(session: Session, sought: Sought) {
    this.#session = session;
    this.#sought = sought;
  }

  async add(given: string): Promise<void> {
    const { io, words } = this.#session;
    const kind = await io.kindOf(given);
    if (kind === 'folder') {
      const found = await this.#below(given, (path) => this.#sought.names.some((name) => name.test(path)));
      this.paths.push(...found);
      if (found.length === 0) this.#miss(given, this.#sought.nothing(visible(given)));
    } else if (kind === undefined && isGlob(given)) {
      const pattern = globPattern(given);
      const base = globBase(given);
      const isThere = (await io.kindOf(base)) === 'folder';
      const found = isThere ? await this.#below(base, (path) => pattern.test(path.replaceAll(sep, '/'))) : [];
      this.paths.push(...found);
      if (found.length === 0) this.#miss(given, words.nothingFits(visible(given)));
    } else this.paths.push(given);
  }

  /** The fitting files of a folder and of those below it, in the order of their names. */
  async #below(folder: string, fits: (path: string) => boolean): Promise<readonly string[]> {
    const found: string[] = [];
    for (const { name, isFolder } of await this.#entries(folder)) {
      const path = join(folder, name);
      if (!isFolder) found.push(...(fits(path) ? [path] : []));
      else if (!name.startsWith('.') && name !== 'node_modules') found.push(...(await this.#below(path, fits)));
    }
    return found;
  }

  async #entries(folder: string): Promise<readonly FolderEntry[]> {
    const { io, words } = this.#session;
    try {
      return (await io.listEntries(folder)).toSorted((a, b) => compareText(a.name, b.name));
    } catch (error) {
      this.#miss(folder, words.cannotLookInto(visible(folder), troubleOf(error)));
      return [];
    }
  }

  #miss(path: string, message: string): void {
    this.unread.push({ path, message, hint: '' });
  }
}
