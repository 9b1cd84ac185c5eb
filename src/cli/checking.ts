import type { Blueprint } from '../blueprint/blueprint.ts';
import { checkPeople } from '../check/people.ts';
import { alertBounds } from '../check/alert-bounds.ts';
import type { Preset } from '../check/presets.ts';
import type { PrinciplesReport } from '../check/principles.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { checkJourneys } from '../journey/check-journeys.ts';
import { checkBlueprint, checkPrinciples, compileBlueprint } from '../pipeline.ts';
import type { Finding } from '../text/diagnostic.ts';
import { beside, type LoadedFile, type LoadedJourneys, type Loader } from './loader.ts';
import type { BoundedBlueprint } from './print-alert-bounds.ts';
import { hasErrors, reportOf, type Report } from './report.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

/** How strictly, and at which instant (epoch milliseconds), files are checked. */
export interface CheckSettings {
  readonly preset: Preset;
  readonly now: number;
}

/** A file or folder that could not be read, and why, in the reader's language. */
export interface Unread {
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}

/** What became of checking files. */
export interface Checked {
  readonly report: Report;
  /** How blueprints stand by the principles, by file; empty unless they are held against them. */
  readonly principles: ReadonlyMap<string, PrinciplesReport>;
  /** The blueprints without errors that have escalations, with how many alerts these can send. */
  readonly alerts: readonly BoundedBlueprint[];
  /** How many files were checked. */
  readonly files: number;
  /** Those that could not be read; the others were checked all the same. */
  readonly unread: readonly Unread[];
}

/** Checks files one by one; a blueprint that several journeys lead to is checked once. */
export class Checking {
  /** By where they are, so that one file named twice counts once. */
  readonly #files = new Map<string, LoadedFile>();
  /** What checking found; what reading found is with the files. */
  readonly #findings: Finding[] = [];
  readonly #principles = new Map<string, PrinciplesReport>();
  readonly #alerts: BoundedBlueprint[] = [];
  readonly #unread = new Map<string, Unread>();
  /** Journeys that could not be held against their blueprint. */
  #unheld = 0;
  readonly #loader: Loader;
  readonly #settings: CheckSettings;

  constructor(loader: Loader, settings: CheckSettings) {
    this.#loader = loader;
    this.#settings = settings;
  }

  /** Checks one more file, unless it was checked before. */
  async add(path: string): Promise<void> {
    const loaded = await this.#reading(path, () => this.#loader.load(path));
    if (loaded === undefined || this.#files.has(this.#loader.resolve(path))) return;
    this.#files.set(this.#loader.resolve(path), loaded);
    if (loaded.kind === 'blueprint') {
      const { blueprint, findings } = loaded;
      if (blueprint === undefined) return;
      const found = this.#check(path, blueprint);
      this.#findings.push(...found);
      if (!hasErrors([...findings, ...found])) this.#bound(path, blueprint);
      return;
    }
    if (loaded.kind === 'people') {
      if (loaded.people !== undefined) this.#findings.push(...checkPeople(loaded.people));
      return;
    }
    if (loaded.kind === 'calendar' || loaded.file === undefined) return;
    const compiled = await this.#compiled(loaded, loaded.file.blueprint);
    if (compiled !== undefined) this.#findings.push(...checkJourneys(compiled, loaded.file));
  }

  /** What was found in all files that were added. */
  result({ language }: Session): Checked {
    return {
      report: reportOf(language, [...this.#files.values()], this.#findings),
      principles: this.#principles,
      alerts: this.#alerts,
      files: this.#files.size - this.#unheld,
      unread: [...this.#unread.values()],
    };
  }

  #check(path: string, blueprint: Blueprint): readonly Finding[] {
    if (this.#settings.preset !== 'principles') return checkBlueprint(blueprint, this.#settings);
    const told = checkPrinciples(blueprint, this.#settings);
    this.#principles.set(path, told);
    return told.findings;
  }

  #bound(file: string, blueprint: Blueprint): void {
    const bounds = alertBounds(blueprint);
    if (bounds.escalations.length > 0) this.#alerts.push({ file, id: blueprint.id, bounds });
  }

  /** The blueprint of journeys, ready to run; when it has errors they are shown instead of what follows from them. */
  async #compiled(journeys: LoadedJourneys, written: string): Promise<CompiledBlueprint | undefined> {
    const path = beside(journeys.path, written);
    const loaded = await this.#reading(path, () => this.#loader.loadBlueprint(path, journeys.path));
    if (loaded === undefined) {
      this.#unheld += 1;
      return undefined;
    }
    const { blueprint, findings } = loaded;
    if (blueprint !== undefined && !hasErrors([...findings, ...checkBlueprint(blueprint)]))
      return compileBlueprint(blueprint);
    await this.add(path);
    return undefined;
  }

  /** A file that cannot be read is told once and keeps nobody from checking the others. */
  async #reading<T>(path: string, read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      const key = this.#loader.resolve(path);
      const { message, hint } = error;
      if (!this.#unread.has(key)) this.#unread.set(key, { path, message, hint });
      return undefined;
    }
  }
}

/** Checks files, each once. What cannot be read is among the results. */
export async function checkFiles(
  session: Session,
  loader: Loader,
  paths: readonly string[],
  settings: CheckSettings,
): Promise<Checked> {
  const checking = new Checking(loader, settings);
  for (const path of paths) await checking.add(path);
  return checking.result(session);
}
