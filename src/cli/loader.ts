import { dirname, isAbsolute, join, resolve } from 'node:path';

import type { Blueprint } from '../blueprint/blueprint.ts';
import type { ProcessModel } from '../blueprint/process.ts';
import type { People } from '../blueprint/people.ts';
import type { JourneyFile } from '../journey/journey-file.ts';
import { readJourneys } from '../journey/read-journeys.ts';
import { readBlueprintSource } from '../read/blueprint.ts';
import { readBpmnSource } from '../read/bpmn.ts';
import { readCalendarSource } from '../read/calendar-file.ts';
import { withFiles } from '../read/kept-files.ts';
import { modulesBeside } from '../read/module-files.ts';
import { isBpmn } from '../read/notation.ts';
import { readPeopleSource } from '../read/people-file.ts';
import { MAX_BYTES } from '../read/yaml-limits.ts';
import { compareFindings, type Finding } from '../text/diagnostic.ts';
import { visible } from '../text/safe-text.ts';
import type { Source } from '../text/source.ts';
import { CALENDAR_FILE, decodeContent, INPUT, JOURNEY_FILE, PEOPLE_FILE, readText } from './files.ts';
import type { CliIo } from './io.ts';
import { UsageError } from './usage-error.ts';
import type { Words } from './words.ts';

/** A file that was read. */
export interface Loaded {
  /** As it was given; findings show it so. */
  readonly path: string;
  /** Absent when its bytes are no text. */
  readonly source?: Source;
  /** The texts of the modules that a blueprint uses, and of those that they use. */
  readonly modules?: readonly Source[];
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

export interface LoadedBlueprint extends Loaded {
  readonly kind: 'blueprint';
  readonly blueprint?: Blueprint;
  /** The drawing, where the file is BPMN. */
  readonly flow?: ProcessModel;
}

export interface LoadedJourneys extends Loaded {
  readonly kind: 'journeys';
  readonly file?: JourneyFile;
  /** The path of its blueprint as written there, even where the rest cannot be understood. */
  readonly blueprintWritten?: string;
}

/** The dated days of a calendar; only what is wrong with them matters here. */
export interface LoadedCalendar extends Loaded {
  readonly kind: 'calendar';
  readonly isRead: boolean;
}

/** Who works here. */
export interface LoadedPeople extends Loaded {
  readonly kind: 'people';
  /** Absent where the file has errors. */
  readonly people?: People;
}

export type LoadedFile = LoadedBlueprint | LoadedJourneys | LoadedCalendar | LoadedPeople;

/** Reads files, each once, however many others name it. */
export class Loader {
  readonly #io: CliIo;
  readonly #words: Words;
  readonly #loaded = new Map<string, Promise<LoadedFile>>();

  constructor(io: CliIo, words: Words) {
    this.#io = io;
    this.#words = words;
  }

  /** Where a path leads to. */
  resolve(path: string): string {
    return resolve(this.#io.cwd, path);
  }

  /**
   * A blueprint, or journeys, the days of a calendar or people where the file's name or its content says so.
   *
   * @throws UsageError when the file cannot be read.
   */
  load(path: string): Promise<LoadedFile> {
    const known = this.#loaded.get(this.resolve(path));
    if (known !== undefined) return known;
    const loading = this.#load(path);
    this.#loaded.set(this.resolve(path), loading);
    return loading;
  }

  /**
   * A blueprint where only a blueprint will do.
   *
   * @param namedBy the journey file that names it.
   * @throws UsageError when the file cannot be read, or holds journeys.
   */
  async loadBlueprint(path: string, namedBy?: string): Promise<LoadedBlueprint> {
    const words = this.#words;
    const loaded = await this.load(path).catch((error: unknown) => {
      if (!(error instanceof UsageError) || namedBy === undefined) throw error;
      throw new UsageError(
        error.message,
        `${words.blueprintOfJourney(visible(namedBy), visible(path))} ${error.hint}`.trim(),
      );
    });
    return this.#onlyBlueprint(path, loaded);
  }

  /**
   * A copy of a blueprint that lies elsewhere, or comes in through the standard input: the files that it names are looked
   * up as though it were beside another.
   *
   * @throws UsageError when the file cannot be read, or holds journeys.
   */
  async loadCopy(path: string, neighbour: string): Promise<LoadedBlueprint> {
    return this.#onlyBlueprint(path, await this.#load(path, neighbour));
  }

  #onlyBlueprint(path: string, loaded: LoadedFile): LoadedBlueprint {
    const words = this.#words;
    if (loaded.kind === 'blueprint') return loaded;
    if (loaded.kind === 'calendar') throw new UsageError(words.calendarGiven(visible(path)));
    if (loaded.kind === 'people') throw new UsageError(words.peopleGiven(visible(path)));
    const written = loaded.blueprintWritten;
    const hint = written === undefined ? '' : words.blueprintOfJourney(visible(path), visible(beside(path, written)));
    throw new UsageError(words.journeyGiven(visible(path)), hint);
  }

  /** Journeys where only journeys will do; a file that is something else gives findings. */
  async loadJourneys(path: string): Promise<LoadedJourneys> {
    const loaded = await this.load(path);
    if (loaded.kind === 'journeys') return loaded;
    return loaded.source === undefined ? { ...loaded, kind: 'journeys' } : journeysIn(path, loaded.source, []);
  }

  /** `home` is where the files that it names are looked up. */
  async #load(path: string, home = path): Promise<LoadedFile> {
    const { source, findings } =
      path === INPUT
        ? decodeContent(await this.#io.readInput(MAX_BYTES), path)
        : await readText(this.#io, this.#words, path);
    if (source !== undefined && isBpmn(source)) {
      const beside = modulesBeside(this.resolve(home), home, this.#io.modules);
      const { blueprint, flow, findings: found } = await readBpmnSource(source, beside);
      return {
        kind: 'blueprint',
        path,
        source,
        blueprint: withFiles(blueprint, beside),
        flow,
        modules: beside.sources,
        findings: [...findings, ...found].toSorted(compareFindings),
      };
    }
    const isJourney =
      JOURNEY_FILE.test(path) || (source !== undefined && /^throughline-journey[ \t]*:/mu.test(source.text));
    const isCalendar =
      CALENDAR_FILE.test(path) || (source !== undefined && /^throughline-calendar[ \t]*:/mu.test(source.text));
    if (isCalendar) {
      const { days, findings: found } = source === undefined ? { findings: [] } : readCalendarSource(source);
      const all = [...findings, ...found].toSorted(compareFindings);
      return { kind: 'calendar', path, source, isRead: days !== undefined, findings: all };
    }
    const modules = modulesBeside(this.resolve(home), home, this.#io.modules);
    if (PEOPLE_FILE.test(path) || (source !== undefined && /^throughline-people[ \t]*:/mu.test(source.text))) {
      const { people, findings: found } = source === undefined ? { findings: [] } : readPeopleSource(source, modules);
      const all = [...findings, ...found].toSorted(compareFindings);
      return { kind: 'people', path, source, people, modules: modules.sources, findings: all };
    }
    if (source === undefined) return { kind: isJourney ? 'journeys' : 'blueprint', path, findings };
    if (isJourney) return journeysIn(path, source, findings);
    const read = readBlueprintSource(source, modules);
    return {
      kind: 'blueprint',
      path,
      source,
      blueprint: withFiles(read.blueprint, modules),
      modules: modules.sources,
      findings: [...findings, ...read.findings].toSorted(compareFindings),
    };
  }
}

function journeysIn(path: string, source: Source, before: readonly Finding[]): LoadedJourneys {
  const { file, findings } = readJourneys(source.text, { file: path });
  const blueprintWritten =
    file?.blueprint ?? /^blueprint[ \t]*:[ \t]*["']?([^"'\s#][^"'\r\n#]*)/mu.exec(source.text)?.[1]?.trim();
  return {
    kind: 'journeys',
    path,
    source,
    file,
    blueprintWritten,
    findings: [...before, ...findings].toSorted(compareFindings),
  };
}

/** A path that is written in a file, seen from where the file's own path is seen. */
export function beside(file: string, written: string): string {
  return isAbsolute(written) ? written : join(dirname(file), written);
}
