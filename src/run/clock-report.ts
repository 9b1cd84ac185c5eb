import type { Entry } from '../compile/case.ts';
import type { Language } from '../text/catalogue/entry.ts';
import type { BlueprintShelf } from './blueprint-shelf.ts';
import type { ClockExplanation } from './clock-explanation.ts';
import { describeClock } from './describe-clock.ts';
import { explainClock } from './explain-clock.ts';
import { UnknownClock } from './host-errors.ts';
import type { CaseRecord } from './store.ts';

/** Why a clock of a case stands as it does. */
export interface ClockReport extends ClockExplanation {
  /** The same in words, line by line; `locale` is that of the blueprint's titles, the language's unless told. */
  text(language: Language, locale?: string): string;
}

/** Explains a clock of a case from its journal. @throws UnknownClock, MissingBlueprint */
export function reportClock(
  shelf: BlueprintShelf,
  { caseId, frozen }: CaseRecord,
  entries: readonly Entry[],
  { sla, now }: { readonly sla: string; readonly now: number },
): ClockReport {
  const compiled = shelf.pinned(caseId, frozen);
  const { context } = frozen;
  const explanation = explainClock(compiled, entries, sla, { at: Math.max(now, context.at), context });
  if (explanation === undefined) {
    throw new UnknownClock(caseId, sla, compiled.plan.clocks?.all.map(({ id }) => id) ?? []);
  }
  return { ...explanation, text: (language, locale) => describeClock(explanation, language, locale) };
}
