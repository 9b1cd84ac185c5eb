import { textIn, type Text } from '../../blueprint/text.ts';
import { CUSTOMER } from '../../blueprint/id.ts';
import { SERVICE, SYSTEM } from '../../compile/case.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import type { ClockCause } from './clock-cause.ts';
import { explanationWords } from './clock-explanation-words.ts';
import { milestoneNames } from './milestone-names.ts';

/** Why a clock moved, as a clause; `not` for a condition that holds no more. */
export function describeCause(
  cause: ClockCause,
  language: Language,
  { locale, not = false }: { readonly locale: string; readonly not?: boolean },
): string {
  const { cause: words, customer, service } = explanationWords[language];
  const named = (title: Text | undefined, id: string): string => (title === undefined ? id : textIn(title, locale));
  switch (cause.kind) {
    case 'pause-at-most':
      return words.pauseAtMost;
    case 'opened':
    case 'closed':
    case 'reopened':
    case 'wrote':
    case 'pause':
      return words[cause.kind];
    case 'entered':
    case 'broken':
      return words[cause.kind](named(cause.title, cause.id));
    case 'left':
      return words.left(named(cause.title, cause.id), cause.outcome);
    case 'milestone':
      return words.milestone(named(cause.title, milestoneNames[language][cause.id] ?? cause.id));
    case 'event':
    case 'field':
      return words[cause.kind](named(cause.title, cause.id));
    case 'when':
      return not ? words.whenNot(cause.text) : words.when(cause.text);
    case 'condition':
      return words.when(cause.text);
    case 'waiting': {
      const step = named(cause.title, cause.id);
      if (cause.for === SYSTEM.role) return words.waitingForTime(step);
      const known = { [CUSTOMER]: customer, [SERVICE]: service }[cause.for];
      return words.waiting(known ?? named(cause.role, cause.for), step);
    }
  }
}
