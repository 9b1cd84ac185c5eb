import { textIn } from '../blueprint/text.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import type { Journey } from '../journey/journey-file.ts';
import { journeyJson } from '../journey/journey-json.ts';
import { playJourney, type JourneyResult } from '../journey/play-journey.ts';
import { renderStory } from '../story/render-story.ts';
import { tellStory } from '../story/story.ts';
import { compileBlueprint } from '../pipeline.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { compareFindings } from '../text/diagnostic.ts';
import { findingJson } from '../text/finding-json.ts';
import { visible } from '../text/safe-text.ts';
import { chooseJourneys, type ChosenJourneys } from './choose-journeys.ts';
import { runKept } from './cases/run-kept.ts';
import { serveWords } from './cases/serve-words.ts';
import { EXIT } from './exit-code.ts';
import type { Output } from './io.ts';
import { loadChecked, mentionFindings } from './load-checked.ts';
import { beside, Loader } from './loader.ts';
import { paintFor } from './paint.ts';
import { countsJson, hasErrors, jsonText, printFindings, reportOf, widthOf, type Report } from './report.ts';
import type { Session } from './session.ts';
import { UsageError } from './usage-error.ts';

export interface RunArguments {
  readonly file: string;
  /** `FILE` or `FILE#NAME`, in the order in which they are played; empty for all that lie beside the blueprint. */
  readonly journeys: readonly string[];
  readonly format: 'text' | 'json';
  /** The file in which the case is kept, and its number there; both or neither. */
  readonly db?: string;
  readonly caseId?: string;
}

/** A journey that was played. */
interface Played {
  readonly path: string;
  readonly journey: Journey;
  readonly result: JourneyResult;
}

/**
 * `throughline run`: plays journeys in virtual time and tells their stories.
 *
 * @returns 0 when every journey was played to its last line and all was as expected, 1 otherwise or when something has errors.
 * @throws UsageError when a file cannot be read, or there is no such journey.
 */
export async function runRun(session: Session, { file, journeys, format, db, caseId }: RunArguments): Promise<number> {
  const { io, language, words } = session;
  const own = serveWords[language];
  if (db !== undefined && caseId === undefined) throw new UsageError(own.needsCase);
  const loader = new Loader(io, words);
  await refuseJourneys(session, loader, file);
  const { blueprint, report } = await loadChecked(session, loader, file);
  // What is no blueprint has no journeys beside it either; the first is what its author wants to know.
  const isHopeless = blueprint === undefined && journeys.length === 0;
  const chosen = isHopeless ? [] : await chooseJourneys(session, loader, file, journeys);
  const files = reportOf(
    language,
    chosen.map(({ loaded }) => loaded),
  );
  const found: Report = {
    language,
    findings: [...report.findings, ...files.findings].toSorted(compareFindings),
    sources: new Map([...report.sources, ...files.sources]),
  };
  if (blueprint === undefined || hasErrors(files.findings)) {
    if (format === 'json') {
      io.stdout.write(jsonText(runJson(language, found, [], undefined)));
    } else {
      // Of a blueprint that can run, warnings are no reason why nothing was played.
      printFindings(io.stdout, blueprint === undefined ? found : files);
      io.stderr.write(`${words.notPlayed}\n`);
    }
    return EXIT.errors;
  }
  const compiled = compileBlueprint(blueprint);
  if (caseId !== undefined) {
    const [only, ...others] = chosen.flatMap(({ loaded, journeys: all }) =>
      all.map((journey) => ({ path: loaded.path, journey })),
    );
    if (only === undefined || others.length > 0) {
      const names = [only, ...others].flatMap(
        (one) => one && `--journey ${visible(`${one.path}#${one.journey.name}`)}`,
      );
      throw new UsageError(own.needsOneJourney, names.join('\n      '));
    }
    const again = ['run', file, '--journey', `${only.path}#${only.journey.name}`, '--case', caseId];
    const given = db === undefined ? [] : ['--db', db];
    return runKept(session, compiled, only.journey, {
      db,
      caseId,
      json: format === 'json',
      again: [...again, ...given],
    });
  }
  const played = chosen.flatMap((one) => play(compiled, one));
  if (format === 'json') {
    io.stdout.write(jsonText(runJson(language, found, played, compiled)));
  } else {
    mentionFindings(session, report, file);
    printFindings(io.stdout, files);
    for (const one of played) printPlayed(session, compiled, one);
    const completed = played.filter(({ result }) => result.completed).length;
    const unmet = played.reduce((sum, { result }) => sum + result.failures.length, 0);
    io.stdout.write(`${words.played(played.length, completed)}${unmet === 0 ? '' : words.unmet(unmet)}\n`);
  }
  return played.every(({ result }) => result.passed) ? EXIT.ok : EXIT.errors;
}

/** Whoever gives the journeys where the blueprint belongs is told the whole command. */
export async function refuseJourneys(
  { words }: Session,
  loader: Loader,
  file: string,
  command: 'run' | 'why' = 'run',
): Promise<void> {
  const given = await loader.load(file);
  if (given.kind !== 'journeys' || given.blueprintWritten === undefined) return;
  const whole = `throughline ${command} ${beside(file, given.blueprintWritten)} --journey ${file}`;
  throw new UsageError(words.journeyGiven(visible(file)), words.didYouMean(visible(whole)));
}

function play(compiled: CompiledBlueprint, { loaded, journeys }: ChosenJourneys): Played[] {
  return journeys.map((journey) => ({ path: loaded.path, journey, result: playJourney(compiled, journey) }));
}

function printPlayed({ io, language }: Session, compiled: CompiledBlueprint, { journey, result }: Played): void {
  const { stdout } = io;
  stdout.write(`${stdout.style('bold', `══ ${titleOf(journey, language)} ══`)}\n\n`);
  const story = storyText(stdout, compiled, result, language);
  if (story !== '') stdout.write(`${story}\n\n`);
  const sources = new Map([[journey.source.file, journey.source]]);
  printFindings(stdout, { language, findings: result.findings, sources });
}

/** The story of a journey that was played; empty when its case was never opened. */
export function storyText(
  output: Output,
  compiled: CompiledBlueprint,
  { entries, view }: JourneyResult,
  language: Language,
): string {
  return renderStory(tellStory(compiled, entries, { language, view }), {
    paint: paintFor(output),
    width: widthOf(output),
  });
}

/** The name of a journey, and what it shows. */
export function titleOf({ name, title }: Journey, language: Language): string {
  return title === undefined ? name : `${name} · ${visible(textIn(title, language))}`;
}

function runJson(
  language: Language,
  { findings }: Report,
  played: readonly Played[],
  compiled: CompiledBlueprint | undefined,
): object {
  const all = [...findings, ...played.flatMap(({ result }) => result.findings)];
  return {
    findings: findings.map((found) => findingJson(found, language)),
    journeys:
      compiled === undefined
        ? []
        : played.map(({ path, journey, result }) => ({
            file: path,
            ...journeyJson(compiled, journey, result, { language }),
          })),
    summary: {
      ...countsJson(all),
      journeys: played.length,
      completed: played.filter(({ result }) => result.completed).length,
    },
  };
}
