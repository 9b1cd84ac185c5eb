import { basename } from 'node:path';

import type { CompiledBlueprint } from '../compile/compile.ts';
import type { Journey, JourneyFile } from '../journey/journey-file.ts';
import { playJourney, type JourneyResult } from '../journey/play-journey.ts';
import { checkBlueprint, compileBlueprint } from '../pipeline.ts';
import { isError, type Finding } from '../text/diagnostic.ts';
import { BlueprintCoverage } from './blueprint-coverage.ts';
import { JourneyStories } from './journey-stories.ts';
import type { Unread } from './checking.ts';
import { beside, type LoadedBlueprint, type Loader } from './loader.ts';
import { hasErrors, reportOf, type Report } from './report.ts';
import type { Session } from './session.ts';
import type { StoryDifference } from './story-difference.ts';
import type { AskedFile } from './test-files.ts';
import { UsageError } from './usage-error.ts';

/** A journey that was played as a test. */
export interface TestedJourney {
  readonly journey: Journey;
  readonly result: JourneyResult;
  /** True when it was played to its last line, all that it expects held, and its story is the one that is kept. */
  readonly passed: boolean;
  /** What was found in playing it and in comparing its story. */
  readonly findings: readonly Finding[];
  /** How its story differs from the one that is kept. */
  readonly difference?: StoryDifference;
  /** How long it took, in milliseconds of the machine. */
  readonly milliseconds: number;
}

/** A journey file whose journeys were played as tests. */
export interface TestedFile {
  readonly path: string;
  /** The path of its blueprint, where it is known. */
  readonly blueprint?: string;
  /** Absent when nothing could be played. */
  readonly compiled?: CompiledBlueprint;
  /** What is wrong with the file itself, with its blueprint and with the stories that are kept; and all texts. */
  readonly report: Report;
  /** Why its blueprint could not be read. */
  readonly unread?: Unread;
  readonly journeys: readonly TestedJourney[];
  /** The stories that are kept beside it, and those that were told now. */
  readonly stories?: JourneyStories;
}

/** What is played, and how. */
export interface SuiteOptions {
  /** Only journeys with this text in the path of their file, their name or their title. */
  readonly filter?: string;
  /** Stories that changed are to be kept: they are no findings then. */
  readonly update?: boolean;
  /** What the journeys show of their blueprints is to be told. */
  readonly coverage?: boolean;
}

/** Plays the journeys of files as tests; a blueprint is read, checked and compiled once, however many files lead to it. */
export class TestSuite {
  readonly #session: Session;
  readonly #loader: Loader;
  readonly #options: SuiteOptions;
  readonly #blueprints = new Map<LoadedBlueprint, Ready>();

  constructor(session: Session, loader: Loader, options: SuiteOptions = {}) {
    this.#session = session;
    this.#loader = loader;
    this.#options = options;
  }

  /**
   * Plays the journeys of a file; undefined when it has none that were asked for.
   *
   * @throws UsageError when the file cannot be read.
   */
  async test(asked: AskedFile): Promise<TestedFile | undefined> {
    const { path } = asked;
    const { language } = this.#session;
    const loaded = await this.#loader.loadJourneys(path);
    const { file, blueprintWritten } = loaded;
    if (file === undefined || blueprintWritten === undefined) {
      return { path, report: reportOf(language, [loaded]), journeys: [] };
    }
    const wanted = this.#wanted(asked, file);
    if (wanted.length === 0) return undefined;
    const ready = await this.#ready(path, beside(path, file.blueprint));
    if ('unread' in ready) return { path, ...ready, report: reportOf(language, [loaded]), journeys: [] };
    const { blueprint, loaded: named, findings, compiled } = ready;
    if (compiled === undefined || hasErrors(loaded.findings)) {
      const report = reportOf(language, compiled === undefined ? [loaded, named] : [loaded], findings);
      return { path, blueprint, report, journeys: [] };
    }
    const stories = await JourneyStories.beside(this.#session, path, file, this.#options.update === true);
    const journeys = wanted.map((journey) => this.#play({ ...ready, compiled }, file, journey, stories));
    const report = reportOf(language, [loaded, ...(stories === undefined ? [] : [stories.loaded])]);
    return { path, blueprint, compiled, report, journeys, stories };
  }

  #wanted({ path, names }: AskedFile, { journeys }: JourneyFile): readonly Journey[] {
    const named = names === undefined ? journeys : journeys.filter(({ name }) => names.has(name));
    const { filter } = this.#options;
    if (filter === undefined) return named;
    const text = filter.toLowerCase();
    return named.filter(({ name, title }) =>
      [path, name, ...Object.values(title ?? {})].some((words) => words.toLowerCase().includes(text)),
    );
  }

  /** What the journeys that were played show of their blueprints; empty unless it was asked for. */
  get coverages(): readonly BlueprintCoverage[] {
    return [...this.#blueprints.values()].flatMap(({ coverage }) => coverage ?? []);
  }

  #play(
    { compiled, coverage }: Required<Pick<Ready, 'compiled'>> & Ready,
    file: JourneyFile,
    journey: Journey,
    stories: JourneyStories | undefined,
  ): TestedJourney {
    const { io } = this.#session;
    const started = io.stopwatch();
    const result = coverage?.play(file, journey) ?? playJourney(compiled, journey);
    const { found, difference } = stories?.compare(compiled, journey, result) ?? {};
    return {
      journey,
      result,
      passed: result.passed && found === undefined,
      findings: found === undefined ? result.findings : [...result.findings, found],
      difference,
      milliseconds: io.stopwatch() - started,
    };
  }

  async #ready(journeys: string, blueprint: string): Promise<(Ready & { readonly blueprint: string }) | Blocked> {
    try {
      const loaded = await this.#loader.loadBlueprint(blueprint, journeys);
      const known = this.#blueprints.get(loaded) ?? ready(loaded, this.#options.coverage === true);
      this.#blueprints.set(loaded, known);
      return { ...known, blueprint };
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return { blueprint, unread: { path: basename(blueprint), message: error.message, hint: error.hint } };
    }
  }
}

/** A blueprint that can be played; with errors it cannot be compiled. */
interface Ready {
  readonly loaded: LoadedBlueprint;
  readonly findings: readonly Finding[];
  readonly compiled?: CompiledBlueprint;
  readonly coverage?: BlueprintCoverage;
}

interface Blocked {
  readonly blueprint: string;
  readonly unread: Unread;
}

function ready(loaded: LoadedBlueprint, isCovered: boolean): Ready {
  const { blueprint } = loaded;
  const errors = (blueprint === undefined ? [] : checkBlueprint(blueprint)).filter(isError);
  if (blueprint === undefined || hasErrors([...loaded.findings, ...errors])) {
    return { loaded: { ...loaded, findings: loaded.findings.filter(isError) }, findings: errors };
  }
  const compiled = compileBlueprint(blueprint);
  return { loaded, findings: [], compiled, ...(isCovered ? { coverage: new BlueprintCoverage(compiled) } : {}) };
}
