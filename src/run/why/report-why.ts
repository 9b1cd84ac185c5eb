import type { Entry } from '../../compile/case.ts';
import type { Directory } from '../../compile/recipients.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import type { BlueprintShelf } from '../host/blueprint-shelf.ts';
import type { ClockExplanation } from './clock-explanation.ts';
import { clockRows } from './describe-clock.ts';
import { describeEscalation, escalationsOfClockRows } from './describe-escalation.ts';
import type { EscalationExplanation } from './escalation-explanation.ts';
import { textOfRows } from './explanation-text.ts';
import { explainClock } from './explain-clock.ts';
import { explainEscalation } from './explain-escalation.ts';
import { explainUnder } from './explain-ladders.ts';
import { thawCase } from '../frozen.ts';
import { UnknownClock } from '../host/host-errors.ts';
import type { CaseRecord } from '../store/case-lists.ts';

/** Why a clock of a case stands as it does, and what becomes of its escalations. */
export interface ClockReport extends ClockExplanation {
  /** The escalations that go by the clock, and the one that has its id. */
  readonly escalations: readonly EscalationExplanation[];
  /** The same in words, line by line; `locale` is that of the blueprint's titles, the language's unless told. */
  text(language: Language, locale?: string): string;
}

/** Who was told in an escalation of a case, and who is told next if nobody does anything. */
export interface EscalationReport extends EscalationExplanation {
  /** The same in words, line by line; `locale` is that of the blueprint's titles, the language's unless told. */
  text(language: Language, locale?: string): string;
}

/** What is asked of a case. */
export interface WhyQuestion {
  /** A clock or an escalation; where both have it, the clock. */
  readonly id: string;
  readonly now: number;
  readonly people?: Directory;
}

/** Explains a clock or an escalation of a case from its journal. @throws UnknownClock, MissingBlueprint */
export function reportWhy(
  shelf: BlueprintShelf,
  { caseId, frozen }: CaseRecord,
  entries: readonly Entry[],
  { id, now, people }: WhyQuestion,
): ClockReport | EscalationReport {
  const compiled = shelf.pinned(caseId, frozen);
  const { context } = frozen;
  const at = Math.max(now, context.at);
  const { clocks, ladders } = compiled.plan;
  const escalating = { at, snapshot: thawCase(compiled, frozen), people };
  const clock = explainClock(compiled, entries, id, { at, context });
  if (clock !== undefined) {
    const escalations = explainUnder(compiled, entries, id, escalating);
    return {
      ...clock,
      escalations,
      text: (language, locale) =>
        textOfRows([...clockRows(clock, language, locale), ...escalationsOfClockRows(escalations, language, locale)]),
    };
  }
  const escalation = explainEscalation(compiled, entries, id, escalating);
  if (escalation !== undefined) {
    return { ...escalation, text: (language, locale) => describeEscalation(escalation, language, locale) };
  }
  throw new UnknownClock(caseId, id, idsOf(clocks?.all), idsOf(ladders?.all));
}

function idsOf(all: readonly { readonly id: string }[] = []): string[] {
  return all.map((one) => one.id);
}
