import { wordingOf } from '../text/diagnostic.ts';
import { visible } from '../text/safe-text.ts';
import { printUnread } from './print-checked.ts';
import { hasErrors } from './report.ts';
import { titleOf } from './run.ts';
import type { Session } from './session.ts';
import type { TestedFile, TestedJourney } from './test-suite.ts';
import { failureText, findingsText } from './test-text.ts';
import { testWords } from './test-words.ts';
import type { TestedOutput } from './tested-output.ts';

/** What a build server counts. */
interface Counts {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  /** In milliseconds. */
  readonly time: number;
}

/**
 * The outcome of tests as build servers read it: a test suite for each file with a test case for each journey. A file of
 * which nothing could be played, and what is wrong with the stories that are kept, is an error of a test case that has
 * the name of the file.
 *
 * Source: the schemas `junit-10.xsd` of Jenkins' xUnit plugin and `JUnit.xsd` of Ant, as far as they agree.
 */
export class JunitReport implements TestedOutput {
  readonly #session: Session;
  readonly #suites: string[] = [];
  #sum: Counts = { tests: 0, failures: 0, errors: 0, time: 0 };

  constructor(session: Session) {
    this.#session = session;
  }

  add(file: TestedFile): void {
    const { path, journeys } = file;
    if (file.unread !== undefined) printUnread(this.#session, file.unread);
    const trouble = this.#troubleWith(file);
    const counts: Counts = {
      tests: journeys.length + trouble.length,
      failures: journeys.filter(({ passed }) => !passed).length,
      errors: trouble.length,
      time: journeys.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    };
    const cases = [...trouble, ...journeys.map((tested) => this.#testcase(file, tested))];
    const suite = element('testsuite', { name: path, ...attributesOf(counts), skipped: '0' }, cases);
    this.#suites.push(suite);
    const sum = this.#sum;
    this.#sum = {
      tests: sum.tests + counts.tests,
      failures: sum.failures + counts.failures,
      errors: sum.errors + counts.errors,
      time: sum.time + counts.time,
    };
  }

  end(): void {
    const suites = element('testsuites', { name: 'throughline', ...attributesOf(this.#sum) }, this.#suites);
    this.#session.io.stdout.write(`<?xml version="1.0" encoding="UTF-8"?>\n${suites}\n`);
  }

  #troubleWith({ path, report, unread, compiled }: TestedFile): string[] {
    const { language } = this.#session;
    if (compiled !== undefined && !hasErrors(report.findings)) return [];
    const [first] = report.findings.filter(({ severity }) => severity === 'error');
    const message = unread?.message ?? (first && wordingOf(first, language).message) ?? testWords[language].unplayed;
    const text = [unread?.message ?? '', unread?.hint ?? '', findingsText(report, { language })];
    const error = element('error', { type: first?.code ?? 'unread', message }, [], text.filter(Boolean).join('\n'));
    return [element('testcase', { name: path, classname: classOf(path), time: seconds(0) }, [error])];
  }

  #testcase(file: TestedFile, tested: TestedJourney): string {
    const { language } = this.#session;
    const { journey, passed, findings, milliseconds } = tested;
    const failure = (): string => {
      const [first] = findings.filter(({ severity }) => severity === 'error');
      const message = first === undefined ? journey.name : wordingOf(first, language).message;
      return element(
        'failure',
        { type: first?.code ?? 'failed', message },
        [],
        failureText(file, tested, { language }),
      );
    };
    const attributes = {
      name: titleOf(journey, language),
      classname: classOf(file.path),
      time: seconds(milliseconds),
    };
    return element('testcase', attributes, passed ? [] : [failure()]);
  }
}

/** Build servers take what stands before the last point for a package. */
function classOf(path: string): string {
  return path
    .replace(/\.journey\.ya?ml$/iu, '')
    .replaceAll('\\', '/')
    .replaceAll('.', '_')
    .replaceAll('/', '.');
}

function attributesOf({ time, ...counts }: Counts): Record<string, string> {
  const written = Object.entries(counts).map(([name, count]) => [name, String(count)]);
  return { ...Object.fromEntries(written), time: seconds(time) };
}

/** With a point and without an exponent, whatever the number. */
function seconds(milliseconds: number): string {
  return (Math.max(0, milliseconds) / 1000).toFixed(3);
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly string[],
  text?: string,
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${inAttribute(value)}"`);
  const head = `<${name}${written.join('')}`;
  if (text !== undefined) return `${head}>${inText(text)}</${name}>`;
  if (children.length === 0) return `${head}/>`;
  return `${head}>\n${children.map((child) => indented(child)).join('\n')}\n</${name}>`;
}

/** Only the lines of elements are indented; those of texts are what they are. */
function indented(child: string): string {
  return `  ${child.replaceAll(/\n(?= *<\/?(?:testsuite|testcase|error|failure)\b)/gu, '\n  ')}`;
}

function inAttribute(value: string): string {
  return inText(value).replaceAll('"', '&quot;').replaceAll('\n', ' ');
}

/** XML has no place for control characters, not even as references; here they can be seen. */
function inText(text: string): string {
  return visible(text, { newline: 'keep' })
    .replaceAll('\r\n', '\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
