import { sentences } from '../../text/catalogue/words.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { visible } from '../../text/safe-text.ts';
import type { Expectation, Situation } from '../expectation.ts';
import { explainVerdict } from './explain-verdict.ts';
import { expectationWords } from './expectation-words.ts';
import type { UnknownName } from './known-names.ts';
import { markedStory, markOf } from './marked-story.ts';
import type { Verdict } from './verdict.ts';

/** An expectation that was not met. */
export interface Failure {
  readonly expectation: Expectation;
  readonly verdict: Verdict;
}

/**
 * What a test prints of expectations that were not met: for each what was expected, what is the case instead and why, then
 * the story of the case so far with all of them in it.
 */
export function failureText(situation: Situation, failures: readonly Failure[], language: Language): string {
  const told = failures.map(({ expectation, verdict }) => ({
    ...explainVerdict(situation, expectation, verdict, language),
    verdict,
  }));
  const sentence = told
    .map(({ message, reason }) =>
      visible(reason === undefined ? message : `${message}\n${reason}`, { newline: 'keep' }),
    )
    .join('\n');
  const { entries } = situation;
  if (entries.length === 0) return sentence;
  const marks = told.map(({ message, verdict }) => markOf({ situation, verdict }, message));
  return `${sentence}\n\n${expectationWords[language].soFar}\n\n${markedStory(situation, marks, { language })}`;
}

/** What is said of a name that the blueprint does not know: the nearest that it does, else all of them. */
export function unknownNameText({ what, name, near, known }: UnknownName, language: Language): string {
  const words = expectationWords[language];
  const instead = near === undefined ? words.knows(known) : words.didYouMean(near);
  return visible(sentences(language, words.unknown(what, name), instead));
}
