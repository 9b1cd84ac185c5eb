import { coverageJson } from '../journey/coverage/coverage-json.ts';
import type { Coverage } from '../journey/coverage/coverage.ts';
import { renderCoverage } from '../journey/coverage/render-coverage.ts';
import { missedThresholds } from '../journey/coverage/thresholds.ts';
import type { Finding } from '../text/diagnostic.ts';
import { visible } from '../text/safe-text.ts';
import type { BlueprintCoverage } from './blueprint-coverage.ts';
import type { Output } from './io.ts';
import { printProposals, proposalsFor, type NamedProposal } from './proposed-journeys.ts';
import { textOptions } from './print-tested.ts';
import { findingsText } from './test-text.ts';
import type { Report } from './report.ts';
import type { Session } from './session.ts';
import { testWords } from './test-words.ts';

/** What the journeys of all blueprints show of them, held against what was asked for. */
export class TestedCoverage {
  readonly findings: readonly Finding[];
  readonly #coverages: readonly Coverage[];
  readonly #least: number | undefined;
  readonly #proposals = new Map<Coverage, readonly NamedProposal[]>();

  /**
   * @param least how much has to be covered, in per cent.
   * @param propose whether journeys are looked for that show what is missing.
   */
  constructor(blueprints: readonly BlueprintCoverage[], least: number | undefined, propose = false) {
    const coverages = blueprints.map((blueprint) => ({ blueprint, coverage: blueprint.coverage() }));
    this.#coverages = coverages.map(({ coverage }) => coverage);
    this.findings = coverages.flatMap(({ blueprint, coverage }) => blueprint.wrongIn(coverage));
    this.#least = least;
    for (const { blueprint, coverage } of propose ? coverages : []) {
      this.#proposals.set(coverage, proposalsFor(blueprint, coverage));
    }
  }

  /** True when enough is covered, and what can never happen does not happen. */
  get isGood(): boolean {
    return this.findings.length === 0 && this.#coverages.every((coverage) => this.#missed(coverage).length === 0);
  }

  json(): object[] {
    return this.#coverages.map((coverage) => ({
      ...coverageJson(coverage),
      ...(this.#proposals.has(coverage) ? { proposed: this.#proposals.get(coverage) } : {}),
      ...(this.#least === undefined ? {} : { threshold: this.#least, isReached: this.#missed(coverage).length === 0 }),
    }));
  }

  /** Prints what is covered and what is missing, and of which blueprints too little is covered. */
  print(session: Session, output: Output, sources: Report['sources']): void {
    const { language } = session;
    const options = textOptions(output, language);
    for (const coverage of this.#coverages) output.write(`\n${renderCoverage(coverage, options)}`);
    const { findings } = this;
    if (findings.length > 0) output.write(`\n${findingsText({ language, findings, sources }, options)}\n`);
    for (const [coverage, proposals] of this.#proposals) printProposals(session, output, coverage, proposals);
    for (const coverage of this.#coverages) {
      for (const { percent, least } of this.#missed(coverage)) {
        const told = testWords[language].tooLittle(visible(coverage.blueprint), percent, least);
        output.write(`\n${output.style('red', told)}\n`);
      }
    }
  }

  #missed(coverage: Coverage): ReturnType<typeof missedThresholds> {
    return missedThresholds(coverage, { all: this.#least });
  }
}
