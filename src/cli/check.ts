import type { Preset } from '../check/presets.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { checkJourneys } from '../journey/check-journeys.ts';
import { checkBlueprint, compileBlueprint } from '../pipeline.ts';
import type { Finding } from '../text/diagnostic.ts';
import { EXIT } from './exit-code.ts';
import { beside, Loader, type LoadedBlueprint, type LoadedJourneys } from './loader.ts';
import {
  countsJson,
  findingJson,
  hasErrors,
  jsonText,
  printFindings,
  printSummary,
  printWhereToLearnMore,
  reportOf,
} from './report.ts';
import type { Session } from './session.ts';

export interface CheckArguments {
  readonly files: readonly string[];
  readonly preset: Preset;
  readonly format: 'text' | 'json';
  /** Epoch milliseconds; the present instant unless told. */
  readonly now?: number;
}

/**
 * `throughline check`: holds blueprints and journeys against their laws and prints what was found.
 *
 * @returns 0 without errors, 1 with errors.
 * @throws UsageError when a file cannot be read.
 */
export async function runCheck(session: Session, { files, preset, format, now }: CheckArguments): Promise<number> {
  const { io, language, words } = session;
  const started = io.stopwatch();
  const checking = new Checking(new Loader(io, words), { preset, now: now ?? io.now() });
  for (const file of files) await checking.add(file);
  const report = reportOf(language, [...checking.files.values()], checking.findings);
  if (format === 'json') {
    const findings = report.findings.map((found) => findingJson(found, language));
    const summary = { ...countsJson(report.findings), files: checking.files.size };
    io.stdout.write(jsonText({ findings, summary }));
  } else {
    printFindings(io.stdout, report);
    printSummary(io.stdout, report, checking.files.size, io.stopwatch() - started);
    printWhereToLearnMore(io.stdout, report);
  }
  return hasErrors(report.findings) ? EXIT.errors : EXIT.ok;
}

/** Checks files one by one; a blueprint that several journeys lead to is checked once. */
class Checking {
  /** By where they are, so that one file named twice counts once. */
  readonly files = new Map<string, LoadedBlueprint | LoadedJourneys>();
  /** What checking found; what reading found is with the files. */
  readonly findings: Finding[] = [];
  readonly #loader: Loader;
  readonly #options: { readonly preset: Preset; readonly now: number };

  constructor(loader: Loader, options: { readonly preset: Preset; readonly now: number }) {
    this.#loader = loader;
    this.#options = options;
  }

  async add(path: string): Promise<void> {
    const key = this.#loader.resolve(path);
    if (this.files.has(key)) return;
    const loaded = await this.#loader.load(path);
    this.files.set(key, loaded);
    if (loaded.kind === 'blueprint') {
      if (loaded.blueprint !== undefined) this.findings.push(...checkBlueprint(loaded.blueprint, this.#options));
      return;
    }
    if (loaded.file === undefined) return;
    const compiled = await this.#compiled(loaded, loaded.file.blueprint);
    if (compiled !== undefined) this.findings.push(...checkJourneys(compiled, loaded.file));
  }

  /** The blueprint of journeys, ready to run; when it has errors they are shown instead of what follows from them. */
  async #compiled(journeys: LoadedJourneys, written: string): Promise<CompiledBlueprint | undefined> {
    const path = beside(journeys.path, written);
    const { blueprint, findings } = await this.#loader.loadBlueprint(path, journeys.path);
    if (blueprint !== undefined && !hasErrors([...findings, ...checkBlueprint(blueprint)]))
      return compileBlueprint(blueprint);
    await this.add(path);
    return undefined;
  }
}
