import { basename, relative, sep } from 'node:path';

import { Loader } from './cli/loader.ts';
import { quietSession } from './cli/quiet-session.ts';
import { titleOf } from './cli/run.ts';
import { failureText, findingsText } from './cli/test-text.ts';
import { TestSuite, type TestedFile, type TestedJourney } from './cli/test-suite.ts';
import { hasErrors } from './cli/report.ts';
import type { Language } from './text/catalogue/entry.ts';

/** How journeys become tests. */
export interface JourneyTestOptions {
  /** The language of titles, findings and stories; that of the machine unless told. */
  readonly language?: Language;
  /** The folder from which findings show where something is; the working folder unless told. */
  readonly root?: string;
}

/** What a test runner gives for making tests: vitest's own, or those of any other with the same shape. */
export interface TestRunner {
  readonly describe: (name: string, define: () => void) => unknown;
  readonly test: (name: string, run: () => void) => unknown;
}

/** A journey failed, or could not be played. The message is what `throughline test` prints. */
export class JourneyFailure extends Error {
  /** @param place `file:line:column` of what is wrong, for tools that show it there. */
  constructor(message: string, place?: string) {
    super(message);
    this.name = 'JourneyFailure';
    // Where in this library it was thrown is of no use to anybody.
    this.stack = `${this.name}: ${message}${place === undefined ? '' : `\n    at ${place}`}`;
  }
}

/**
 * Makes one test of each journey of a file, each failing with all that `throughline test` says of it. What keeps the
 * journeys from being played, or is wrong with the stories that are kept, is a test of its own.
 *
 * @param runner where the tests are made.
 * @param file the path of a `*.journey.yaml`.
 * @example
 * import { describe, test } from 'vitest';
 * await defineJourneyTests({ describe, test }, 'desk.journey.yaml');
 */
export async function defineJourneyTests(
  { describe, test }: TestRunner,
  file: string,
  { language, root = process.cwd() }: JourneyTestOptions = {},
): Promise<void> {
  const session = quietSession(root, language);
  const inside = relative(root, file);
  const path = inside === '' || inside.startsWith(`..${sep}`) ? file : inside;
  const tested = await new TestSuite(session, new Loader(session.io, session.words)).test({ path });
  if (tested === undefined) return;
  describe(basename(file), () => {
    const trouble = troubleWith(tested, session.language);
    if (trouble !== undefined) {
      test(basename(tested.blueprint ?? file), () => {
        throw trouble;
      });
    }
    for (const one of tested.journeys) {
      test(titleOf(one.journey, session.language), () => {
        if (!one.passed) throw failureOf(tested, one, file, session.language);
      });
    }
  });
}

function troubleWith({ report, unread }: TestedFile, language: Language): JourneyFailure | undefined {
  if (unread !== undefined) return new JourneyFailure(`${unread.message} ${unread.hint}`.trim());
  return hasErrors(report.findings) ? new JourneyFailure(findingsText(report, { language })) : undefined;
}

function failureOf(tested: TestedFile, one: TestedJourney, file: string, language: Language): JourneyFailure {
  const [first] = one.findings.filter(({ severity }) => severity === 'error');
  const place = first && `${file}:${first.line}:${first.column}`;
  return new JourneyFailure(`\n${failureText(tested, one, { language })}`, place);
}
