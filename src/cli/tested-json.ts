import { textIn } from '../blueprint/text.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { storyJson } from '../journey/journey-json.ts';
import { tellStory } from '../story/story.ts';
import type { Finding } from '../text/diagnostic.ts';
import { findingJson } from '../text/finding-json.ts';
import { printInstant } from '../time/instant.ts';
import { printUnread } from './print-checked.ts';
import { hasPassed } from './print-tested.ts';
import { countsJson, jsonText } from './report.ts';
import type { Session } from './session.ts';
import type { TestedFile, TestedJourney } from './test-suite.ts';
import type { TestCounts } from './test-words.ts';
import type { TestedCoverage } from './tested-coverage.ts';
import type { TestedOutput } from './tested-output.ts';

/**
 * The outcome of tests for programs. Only a journey that failed brings its story. Instants are ISO 8601 with the offset of
 * the blueprint's zone; the same files give the same bytes.
 */
export class TestedJson implements TestedOutput {
  readonly #session: Session;
  readonly #files: object[] = [];
  readonly #findings: Finding[] = [];

  constructor(session: Session) {
    this.#session = session;
  }

  add(file: TestedFile): void {
    const { path, blueprint, compiled, report, unread, journeys } = file;
    if (unread !== undefined) printUnread(this.#session, unread);
    this.#findings.push(...report.findings, ...journeys.flatMap(({ findings }) => findings));
    this.#files.push({
      file: path,
      ...(blueprint === undefined ? {} : { blueprint }),
      passed: hasPassed(file),
      ...(unread === undefined ? {} : { unread }),
      findings: this.#findingsJson(report.findings),
      journeys: compiled === undefined ? [] : journeys.map((tested) => this.#journeyJson(compiled, tested)),
    });
  }

  end({ journeys, passed, failed, expectations, unplayed }: TestCounts, coverage?: TestedCoverage): void {
    const found = coverage?.findings ?? [];
    const counts = countsJson([...this.#findings, ...found]);
    const summary = { files: this.#files.length, unplayed, journeys, passed, failed, expectations, ...counts };
    const covered =
      coverage === undefined ? {} : { coverage: coverage.json(), coverageFindings: this.#findingsJson(found) };
    this.#session.io.stdout.write(jsonText({ files: this.#files, ...covered, summary }));
  }

  #journeyJson(compiled: CompiledBlueprint, { journey, result, passed, findings, difference }: TestedJourney): object {
    const { language } = this.#session;
    const { zone } = compiled.blueprint;
    const story = (): object[] =>
      storyJson(compiled, tellStory(compiled, result.entries, { language, view: result.view }));
    return {
      journey: journey.name,
      ...(journey.title === undefined ? {} : { title: textIn(journey.title, language) }),
      passed,
      completed: result.completed,
      expectations: result.expectations,
      start: printInstant(result.start, zone),
      end: printInstant(result.end, zone),
      findings: this.#findingsJson(findings),
      ...(difference === undefined ? {} : { difference: difference.parts }),
      ...(passed ? {} : { story: story() }),
    };
  }

  #findingsJson(findings: readonly Finding[]): object[] {
    return findings.map((found) => findingJson(found, this.#session.language));
  }
}
