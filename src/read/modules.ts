import type { Blueprint } from '../blueprint/blueprint.ts';
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

/** The files that one blueprint uses, and those that its modules use, each read once. */
export class Modules {
  readonly #open: OpenModule;
  readonly #own: Pick<ModuleFile, 'id' | 'file'>;
  readonly #known: Map<string, Blueprint | undefined>;
  readonly #around: readonly string[];
  readonly #sources: Source[];
  readonly #days: Map<string, CalendarDays | undefined>;
  readonly #people: Map<string, People | undefined>;

  constructor(
    open: OpenModule,
    own: Pick<ModuleFile, 'id' | 'file'>,
    known = new Map<string, Blueprint | undefined>(),
    around: readonly string[] = [],
    sources: Source[] = [],
    days = new Map<string, CalendarDays | undefined>(),
    people = new Map<string, People | undefined>(),
  ) {
    this.#open = open;
    this.#own = own;
    this.#known = known;
    this.#around = [...around, own.id];
    this.#sources = sources;
    this.#days = days;
    this.#people = people;
  }

  /** The texts of all modules, calendars and people files that were read, also of those that modules use. */
  get sources(): readonly Source[] {
    return this.#sources;
  }

  /**
   * @param path as the blueprint writes it.
   * @param read how a blueprint is read from its text.
   */
  read(
    path: string,
    read: (source: Source, modules: Modules) => { blueprint?: Blueprint; findings: readonly Finding[] },
  ): ReadModule {
    const opened = this.#open(path, this.#own);
    if ('problem' in opened) return { problem: opened.problem, findings: [] };
    const { id, file, bytes } = opened;
    if (this.#around.includes(id)) return { problem: 'cycle', findings: [] };
    if (this.#known.has(id)) return { blueprint: this.#known.get(id), findings: [] };
    const { source, findings } = decodeText(bytes, file);
    if (source !== undefined) this.#sources.push(source);
    const inner = new Modules(this.#open, opened, this.#known, this.#around, this.#sources, this.#days, this.#people);
    const result = source === undefined ? { findings: [] } : read(source, inner);
    this.#known.set(id, result.blueprint);
    return { blueprint: result.blueprint, findings: [...findings, ...result.findings] };
  }

  /**
   * The days in a `*.calendar.yaml`.
   *
   * @param path as the blueprint writes it.
   * @param read how they are read from their text.
   */
  readDays(path: string, read: (source: Source) => { days?: CalendarDays; findings: readonly Finding[] }): ReadDays {
    const opened = this.#open(path, this.#own);
    if ('problem' in opened) return { problem: opened.problem, findings: [] };
    const { id, file, bytes } = opened;
    if (this.#days.has(id)) return { days: this.#days.get(id), findings: [] };
    const { source, findings } = decodeText(bytes, file);
    if (source !== undefined) this.#sources.push(source);
    const result = source === undefined ? { findings: [] } : read(source);
    this.#days.set(id, result.days);
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
    const opened = this.#open(path, this.#own);
    if ('problem' in opened) return { problem: opened.problem, findings: [] };
    const { id, file, bytes } = opened;
    if (this.#people.has(id)) return { people: this.#people.get(id), findings: [] };
    const { source, findings } = decodeText(bytes, file);
    if (source !== undefined) this.#sources.push(source);
    const inner = new Modules(this.#open, opened, this.#known, this.#around, this.#sources, this.#days, this.#people);
    const result = source === undefined ? { findings: [] } : read(source, inner);
    this.#people.set(id, result.people);
    return { people: result.people, findings: [...findings, ...result.findings] };
  }
}

/** For a text that has no place in the file system. */
export const noModules: OpenModule = () => ({ problem: 'no-files' });
