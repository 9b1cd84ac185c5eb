import { visible } from '../text/safe-text.ts';
import type { Output } from './io.ts';
import { paintFor } from './paint.ts';
import { printUnread } from './print-checked.ts';
import { hasErrors, widthOf } from './report.ts';
import type { Session } from './session.ts';
import { failureText, findingsText, testedLine, type TestTextOptions } from './test-text.ts';
import type { TestedFile } from './test-suite.ts';
import type { TestedOutput } from './tested-output.ts';
import { testWords, type TestCounts } from './test-words.ts';

/** Prints what became of the journeys of files, file by file as they are played. */
export class TestedPrinter implements TestedOutput {
  readonly #session: Session;
  /** The blueprints whose errors were shown; they need not be shown again for every file that leads to them. */
  readonly #shown = new Set<string>();

  constructor(session: Session) {
    this.#session = session;
  }

  add(file: TestedFile): void {
    const { io, language } = this.#session;
    const { stdout } = io;
    const options = textOptions(stdout, language);
    const { path, report, journeys, compiled } = file;
    stdout.write(`${stdout.style('bold', visible(path))}${compiled === undefined ? this.#whyNot(file) : ''}\n`);
    const findings = report.findings.filter((found) => found.file === path || !this.#shown.has(found.file));
    for (const { file: other } of findings) this.#shown.add(other);
    printBlock(stdout, findingsText({ ...report, findings }, options));
    if (file.unread !== undefined) printUnread(this.#session, file.unread);
    for (const tested of journeys) {
      stdout.write(`  ${testedLine(tested, options)}\n`);
      printBlock(stdout, failureText(file, tested, options));
    }
  }

  end(): void {}

  #whyNot({ path, blueprint, report }: TestedFile): string {
    const words = testWords[this.#session.language];
    const isBlocked = blueprint !== undefined && report.findings.some(({ file }) => file !== path);
    const why = isBlocked ? words.blueprintHasErrors(visible(blueprint)) : words.unplayed;
    return this.#session.io.stdout.style('red', words.inBrackets([why]));
  }
}

/** How the outcome of tests is written to an output. */
export function textOptions(output: Output, language: Session['language']): TestTextOptions {
  return { language, paint: paintFor(output), width: widthOf(output) };
}

/** The last line: how many journeys there were, and what became of them. */
export function printTestSummary(
  { language }: Session,
  output: Output,
  counts: TestCounts,
  { isGood, milliseconds }: { readonly isGood: boolean; readonly milliseconds: number },
): void {
  const words = testWords[language];
  output.write(`\n${output.style(isGood ? 'green' : 'red', words.took(words.summary(counts), milliseconds))}\n`);
}

/** Whether all is well with a file: it could be played, and all its journeys passed. */
export function hasPassed({ compiled, report, journeys }: TestedFile): boolean {
  return compiled !== undefined && !hasErrors(report.findings) && journeys.every(({ passed }) => passed);
}

function printBlock(output: Output, text: string): void {
  if (text !== '') output.write(`\n${text}\n\n`);
}
