import type { CompiledBlueprint } from '../compile/compile.ts';
import { explainVerdict } from '../journey/expect/explain-verdict.ts';
import { markedStory, markOf } from '../journey/expect/marked-story.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { paintNothing, type Paint } from '../text/paint.ts';
import { renderFinding } from '../text/render.ts';
import { visible } from '../text/safe-text.ts';
import type { DiffLine } from '../text/unified-diff.ts';
import { describeLength } from '../time/describe-length.ts';
import type { Report } from './report.ts';
import { titleOf } from './run.ts';
import { differenceText, type StoryDifference } from './story-difference.ts';
import type { TestedFile, TestedJourney } from './test-suite.ts';
import { testWords } from './test-words.ts';

/** What a frame needs beside the line of source: its number and the bar. */
const GUTTER = 8;

/** For whom the outcome of tests is written. */
export interface TestTextOptions {
  readonly language: Language;
  readonly paint?: Paint;
  /** The cells that a line may take; 100 unless told. */
  readonly width?: number;
}

/** One line: `✓ rung-back · The customer is rung back (2 expectations, 1 h 00 min)`. */
export function testedLine(
  { journey, result, passed }: TestedJourney,
  { language, paint = paintNothing }: TestTextOptions,
): string {
  const words = testWords[language];
  const length = result.end - result.start;
  const parts = [
    ...(result.expectations > 0 ? [words.expectations(result.expectations)] : []),
    ...(length > 0 ? [describeLength(length, language, { days: true })] : []),
  ];
  const sign = passed ? paint('help', '✓') : paint('error', '✗');
  return `${sign} ${titleOf(journey, language)}${parts.length === 0 ? '' : paint('gutter', words.inBrackets(parts))}`;
}

/**
 * Why a journey failed, or what is to be said of one that passed: the findings with their code frames, how its story
 * differs from the one that is kept, and for one that failed in playing its story with what was not as expected. Without a final line end; empty
 * when there is nothing to say.
 */
export function failureText(
  { compiled, report }: Pick<TestedFile, 'compiled' | 'report'>,
  tested: TestedJourney,
  options: TestTextOptions,
): string {
  const { journey, result, findings, difference } = tested;
  const sources = new Map([...report.sources, [journey.source.file, journey.source]]);
  return [
    findingsText({ ...report, findings, sources }, options),
    ...(difference === undefined ? [] : [paintedDifference(difference, options)]),
    ...(compiled === undefined || result.passed ? [] : [storyOf(compiled, tested, options)]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** Findings with their code frames, an empty line between them. */
export function findingsText({ findings, sources }: Report, { language, paint, width = 100 }: TestTextOptions): string {
  return findings
    .map((found) =>
      renderFinding(found, { language, source: sources.get(found.file), paint, width: Math.min(100, width - GUTTER) }),
    )
    .join('\n\n');
}

/** A difference with what is gone in red and what is new in green. */
export function paintedDifference(difference: StoryDifference, { paint = paintNothing }: TestTextOptions): string {
  const styles = { '-': 'error', '+': 'help', ' ': 'gutter' } as const;
  return differenceText(difference, (sign: DiffLine['sign'], text) => paint(styles[sign], visible(text)));
}

/** The story as far as it went, with each expectation that was not met at its place. */
function storyOf(
  compiled: CompiledBlueprint,
  { result: { entries, view, end, failures } }: TestedJourney,
  { language, paint, width }: TestTextOptions,
): string {
  if (entries.length === 0) return '';
  const marks = failures.map((failed) => {
    const { expected, verdict, situation } = failed;
    return markOf(failed, explainVerdict(situation, expected.expectation, verdict, language).message);
  });
  return markedStory({ compiled, entries, view, now: end }, marks, { language, paint, width });
}
