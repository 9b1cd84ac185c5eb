import { visible } from '../text/safe-text.ts';
import type { Source } from '../text/source.ts';
import { EXIT } from './exit-code.ts';
import { keepStories } from './keep-stories.ts';
import { Loader } from './loader.ts';
import { printUnread } from './print-checked.ts';
import { hasPassed, printTestSummary } from './print-tested.ts';
import type { Session } from './session.ts';
import { findJourneyFiles } from './test-files.ts';
import { testedOutput, type TestFormat } from './test-formats.ts';
import { TestSuite, type TestedFile } from './test-suite.ts';
import { testWords, type TestCounts } from './test-words.ts';
import { TestedCoverage } from './tested-coverage.ts';
import { UsageError } from './usage-error.ts';
import { watchChanges } from './watch.ts';

export interface TestArguments {
  /** Journey files, `FILE#NAME`, blueprints, folders and patterns; none for the working folder. */
  readonly paths: readonly string[];
  /** Only journeys with this text in the path of their file, their name or their title. */
  readonly filter?: string;
  readonly format: TestFormat;
  /** Keep the stories as they are now. */
  readonly update?: boolean;
  /** Play again whenever a file changes. */
  readonly watch?: boolean;
  /** Tell what the journeys show of their blueprints. */
  readonly coverage?: boolean;
  /** Propose journeys for what is not covered. */
  readonly propose?: boolean;
  /** How much has to be covered at least, in per cent. */
  readonly threshold?: number;
}

/**
 * `throughline test`: plays journeys as tests, each on the blueprint that its file names, and prints what became of them
 * file by file.
 *
 * @returns 0 when all passed; 1 when one failed, a journey file, its blueprint or its kept stories have errors, or too little is covered; 2 when a
 *   blueprint could not be read. `watch` ends with 0 on Ctrl-C.
 * @throws UsageError when there is no such journey, a file cannot be read or written, or options exclude each other.
 */
export async function runTest(session: Session, given: TestArguments): Promise<number> {
  const { words, language } = session;
  const { format, update = false, watch = false, coverage = false, propose = false, threshold } = given;
  const say = testWords[language];
  if (threshold !== undefined && !coverage) throw new UsageError(say.needsCoverage('--threshold'), say.addCoverage);
  if (propose && !coverage) throw new UsageError(say.needsCoverage('--propose'), say.addCoverage);
  if (update && watch) throw new UsageError(words.notTogether('--update', '--watch'));
  if (update && format !== 'text') throw new UsageError(words.notTogether('--update', `--format ${format}`));
  if (!watch) return testOnce(session, given);
  return watchChanges(session, (watched) => testAgain(watched, given));
}

async function testOnce(session: Session, given: TestArguments): Promise<number> {
  const { io } = session;
  const { filter, format, update = false, coverage = false, propose = false, threshold } = given;
  const started = io.stopwatch();
  const loader = new Loader(io, session.words);
  const asked = await findJourneyFiles(session, loader, given.paths);
  const suite = new TestSuite(session, loader, { filter, update, coverage });
  const output = testedOutput(session, format);
  const sum = new Sum();
  for (const one of asked) {
    const file = await suite.test(one);
    if (file === undefined) continue;
    sum.add(file);
    output.add(file);
    if (update) await keepStories(session, file);
  }
  if (sum.files === 0) throw nothingFits(session, filter);
  const people = format === 'text' ? io.stdout : io.stderr;
  const covered = coverage ? new TestedCoverage(suite.coverages, threshold, propose) : undefined;
  if (covered?.isGood === false) sum.exitCode = Math.max(sum.exitCode, EXIT.errors);
  output.end(sum, covered);
  if (format !== 'json') covered?.print(session, people, sum.sources);
  printTestSummary(session, people, sum, {
    isGood: sum.exitCode === EXIT.ok,
    milliseconds: io.stopwatch() - started,
  });
  return sum.exitCode;
}

/** Once more while somebody works on the files. */
async function testAgain(session: Session, given: TestArguments): Promise<void> {
  const { io, language, words } = session;
  const head = given.format === 'text' ? io.stdout : io.stderr;
  // The clock on the user's wall.
  const time = new Date(io.now()).toTimeString().slice(0, 8);
  head.write(`${head.style('bold', `── ${testWords[language].testedAt(time)} ──`)}\n\n`);
  try {
    await testOnce(session, given);
  } catch (error) {
    // What is not there now may come while we wait.
    if (!(error instanceof UsageError)) throw error;
    printUnread(session, error);
  }
  io.stderr.write(`${io.stderr.style('dim', words.watch.waiting)}\n`);
  head.write('\n');
}

class Sum implements TestCounts {
  files = 0;
  journeys = 0;
  passed = 0;
  expectations = 0;
  unplayed = 0;
  exitCode: number = EXIT.ok;
  /** The texts of the journey files, for what is found in the end. */
  readonly sources = new Map<string, Source>();

  get failed(): number {
    return this.journeys - this.passed;
  }

  add(file: TestedFile): void {
    const { journeys, compiled, unread } = file;
    this.files += 1;
    const source = file.report.sources.get(file.path);
    if (source !== undefined) this.sources.set(file.path, source);
    this.journeys += journeys.length;
    this.passed += journeys.filter(({ passed }) => passed).length;
    this.expectations += journeys.reduce((sum, { result }) => sum + result.expectations, 0);
    if (compiled === undefined) this.unplayed += 1;
    if (unread !== undefined) this.exitCode = EXIT.usage;
    else if (!hasPassed(file) && this.exitCode === EXIT.ok) this.exitCode = EXIT.errors;
  }
}

function nothingFits({ language }: Session, filter: string | undefined): UsageError {
  const words = testWords[language];
  if (filter === undefined) return new UsageError(words.noJourney, words.noJourneyHint);
  return new UsageError(words.nothingFits(visible(filter)), words.nothingFitsHint);
}
