import { finding, type Finding } from '../text/diagnostic.ts';
import { explainVerdict } from './expect/explain-verdict.ts';
import type { FailedExpectation } from './hold-expectations.ts';
import type { Journey } from './journey-file.ts';

/** The finding of an expectation that the case did not meet, where it is written: `TL5024`. */
export function explainFailure(
  { source, places }: Journey,
  { expected, verdict, situation }: FailedExpectation,
): Finding {
  const { expectation, path } = expected;
  const explain = (language: 'en' | 'zh-CN') => explainVerdict(situation, expectation, verdict, language);
  const span = places.value(path);
  return finding('TL5024', { source, span }, { said: { en: explain('en'), 'zh-CN': explain('zh-CN') } });
}
