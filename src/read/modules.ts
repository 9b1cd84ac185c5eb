import { posix } from 'node:path';

import type { Blueprint } from '../blueprint/blueprint.ts';
import { nameOf, type KeptFile } from '../blueprint/kept-file.ts';
import type { People } from '../blueprint/people.ts';
import type { CalendarDays } from '../time/calendar-definition.ts';
import type { Finding } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';
import { decodeText } from './decode.ts';

/** Why a module cannot be had. `no-files`: the text was read without a place in the file system. */
export type ModuleProblem = 'missing' | 'unreadable' | 'outside' | 'no-files' | 'cycle';

/** The file of a module. */
export interface ModuleFile {
  /** The same for the same file, whatever leads to it. */
  readonly id: string;
  /** What findings call it. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Opens the file that a blueprint names; `from` is the blueprint's own id. */
export type OpenModule = (
  path: string,
  from: Pick<ModuleFile, 'id' | 'file'>,
) => ModuleFile | { readonly problem: Exclude<ModuleProblem, 'cycle'> };

/** What reading a module gave. */
export interface ReadModule {
  readonly blueprint?: Blueprint;
  readonly problem?: ModuleProblem;
  /** What was found in the module's file; given once, however often it is used. */
  readonly findings: readonly Finding[];
}

/** What reading the dated days of a calendar gave. */
export interface ReadDays {
  readonly days?: CalendarDays;
  readonly problem?: Exclude<ModuleProblem, 'cycle'>;
  /** What was found in the file; given once, however many calendars name it. */
  readonly findings: readonly Finding[];
}

/** What reading a people file gave. */
export interface ReadPeople {
  readonly people?: People;
  readonly problem?: Exclude<ModuleProblem, 'cycle'>;
  /** What was found in the file; given once, however many blueprints name it. */
  readonly findings: readonly Finding[];
}

export interface ModulesOptions {
  /** False: people files are passed over, because people are given in another way. Default true. */
  readonly hasPeople?: boolean;
}

/** What was read for one blueprint and the modules that it uses, each file once. */
interface Shared {
  readonly open: OpenModule;
  readonly hasPeople: boolean;
  /** By place, because the files that a module names are looked up from there. */
  readonly modules: Map<string, Blueprint | undefined>;
  /** By id. */
  readonly days: Map<string, CalendarDays | undefined>;
  readonly people: Map<string, People | undefined>;
  readonly decoded: Map<string, Source | undefined>;
  readonly sources: Source[];
  /** The texts that a blueprint needs to be read again, by place. */
  readonly kept: Map<string, string>;
}

/** Where a file stands that reads others. */
interface Standing {
  /** The ids of the files that use it, its own last. */
  readonly around: readonly string[];
  /** Its path from the folder of the main file, by slashes. */
  readonly place: string;
  /** False for what people files name: staff changes, and is no part of what a blueprint says. */
  readonly isKept: boolean;
}

/** A file that was opened, and decoded where it is seen for the first time. */
type Opened =
  | { readonly problem: Exclude<ModuleProblem, 'cycle'> }
  | {
      readonly problem?: undefined;
      readonly own: Pick<ModuleFile, 'id' | 'file'>;
      readonly place: string;
      readonly source?: Source;
      readonly findings: readonly Finding[];
    };

/** The files that one blueprint uses, and those that its modules use, each read once. */
export class Modules {
  readonly #own: Pick<ModuleFile, 'id' | 'file'>;
  readonly #shared: Shared;
  readonly #standing: Standing;

  constructor(
    open: OpenModule,
    own: Pick<ModuleFile, 'id' | 'file'>,
    { hasPeople = true }: ModulesOptions = {},
    inside?: { readonly shared: Shared; readonly standing: Standing },
  ) {
    this.#own = own;
    this.#shared = inside?.shared ?? sharedBy(open, hasPeople);
    this.#standing = inside?.standing ?? { around: [own.id], place: nameOf(own.file), isKept: true };
  }

  /** The texts of all modules, calendars and people files that were read, also of those that modules use. */
  get sources(): readonly Source[] {
    return this.#shared.sources;
  }

  /**
   * The texts of all modules and calendars that were read, each by its path from the folder of the main file: what is needed
   * to read the blueprint again. An absolute path stays as it was written.
   */
  get kept(): readonly KeptFile[] {
    return [...this.#shared.kept].map(([file, text]) => ({ file, text }));
  }

  /**
   * @param path as the blueprint writes it.
   * @param read how a blueprint is read from its text.
   */
  read(
    path: string,
    read: (source: Source, modules: Modules) => { blueprint?: Blueprint; findings: readonly Finding[] },
  ): ReadModule {
    const opened = this.#open(path);
    if (opened.problem !== undefined) return { problem: opened.problem, findings: [] };
    const { own, place, source, findings } = opened;
    const { modules } = this.#shared;
    if (this.#standing.around.includes(own.id)) return { problem: 'cycle', findings: [] };
    this.#keep(opened);
    if (modules.has(place)) return { blueprint: modules.get(place), findings: [] };
    const isNew = !this.#shared.decoded.has(own.id);
    this.#seen(opened);
    const result = source === undefined ? { findings: [] } : read(source, this.#inside(opened, this.#standing.isKept));
    modules.set(place, result.blueprint);
    return { blueprint: result.blueprint, findings: isNew ? [...findings, ...result.findings] : [] };
  }

  /**
   * The days in a `*.calendar.yaml`.
   *
   * @param path as the blueprint writes it.
   * @param read how they are read from their text.
   */
  readDays(path: string, read: (source: Source) => { days?: CalendarDays; findings: readonly Finding[] }): ReadDays {
    const opened = this.#open(path);
    if (opened.problem !== undefined) return { problem: opened.problem, findings: [] };
    const { own, source, findings } = opened;
    const { days } = this.#shared;
    this.#keep(opened);
    if (days.has(own.id)) return { days: days.get(own.id), findings: [] };
    this.#seen(opened);
    const result = source === undefined ? { findings: [] } : read(source);
    days.set(own.id, result.days);
    return { days: result.days, findings: [...findings, ...result.findings] };
  }

  /**
   * The people in a `*.people.yaml`.
   *
   * @param path as the blueprint writes it.
   * @param read how they are read from their text; the files that they name are beside theirs.
   */
  readPeople(
    path: string,
    read: (source: Source, modules: Modules) => { people?: People; findings: readonly Finding[] },
  ): ReadPeople {
    if (!this.#shared.hasPeople) return { findings: [] };
    const opened = this.#open(path);
    if (opened.problem !== undefined) return { problem: opened.problem, findings: [] };
    const { own, source, findings } = opened;
    const { people } = this.#shared;
    if (people.has(own.id)) return { people: people.get(own.id), findings: [] };
    this.#seen(opened);
    const result = source === undefined ? { findings: [] } : read(source, this.#inside(opened, false));
    people.set(own.id, result.people);
    return { people: result.people, findings: [...findings, ...result.findings] };
  }

  #open(path: string): Opened {
    const opened = this.#shared.open(path, this.#own);
    if ('problem' in opened) return opened;
    const { id, file, bytes } = opened;
    const place = placeOf(path, this.#standing.place);
    const { decoded } = this.#shared;
    const text = decoded.has(id) ? { source: decoded.get(id), findings: [] } : decodeText(bytes, file);
    return { own: { id, file }, place, source: text.source, findings: text.findings };
  }

  #seen({ own, source }: Exclude<Opened, { problem: string }>): void {
    const { decoded, sources } = this.#shared;
    if (source !== undefined && !decoded.has(own.id)) sources.push(source);
    decoded.set(own.id, source);
  }

  /** A file that is named from two places is kept in both. */
  #keep({ place, source }: Exclude<Opened, { problem: string }>): void {
    if (this.#standing.isKept && source !== undefined) this.#shared.kept.set(place, source.text);
  }

  #inside({ own, place }: Exclude<Opened, { problem: string }>, isKept: boolean): Modules {
    const around = [...this.#standing.around, own.id];
    return new Modules(this.#shared.open, own, {}, { shared: this.#shared, standing: { around, place, isKept } });
  }
}

function sharedBy(open: OpenModule, hasPeople: boolean): Shared {
  return {
    open,
    hasPeople,
    modules: new Map(),
    days: new Map(),
    people: new Map(),
    decoded: new Map(),
    sources: [],
    kept: new Map(),
  };
}

/** For a text that has no place in the file system. */
export const noModules: OpenModule = () => ({ problem: 'no-files' });

/**
 * Where a file stands that another names: its path from the folder of the main file. It depends on what is written alone,
 * so that it is the same on the disk and among texts that were kept.
 *
 * @param written as the file names it.
 * @param from the place of the file that does.
 */
export function placeOf(written: string, from: string): string {
  const path = written.replaceAll('\\', '/');
  return /^(?:[A-Za-z]:)?\//u.test(path) ? posix.normalize(path) : posix.join(posix.dirname(from), path);
}
