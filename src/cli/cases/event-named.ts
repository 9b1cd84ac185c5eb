import type { CompiledBlueprint } from '../../compile/compile.ts';
import { ordinaryOutcome } from '../../flow/ways.ts';
import type { AcceptedEvent } from '../../run/accepted.ts';
import { nearest } from '../../text/did-you-mean.ts';
import { visible } from '../../text/safe-text.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { caseWords } from './case-words.ts';

/**
 * The type of the event that somebody means: written out (`step.repair.done`), as in journeys (`repair.done`), or shorter
 * where it is clear: the step alone when its outcome is the ordinary one, an outcome or an event without what it is of. What
 * the case can take now comes first.
 *
 * @throws UsageError when there is no such event, or several.
 */
export function eventNamed(
  { language }: Session,
  compiled: CompiledBlueprint,
  accepts: readonly AcceptedEvent[],
  given: string,
): string {
  const { events, plan } = compiled;
  if (events.includes(given)) return given;
  const meant = events.filter((type) => shortForms(type).includes(given));
  const now = meant.filter((type) => accepts.some((event) => event.type === type));
  const found = now.length > 0 ? now : meant;
  const verb = plan.steps.get(given)?.step.action.verb;
  const ordinary = verb === undefined ? undefined : `step.${given}.${ordinaryOutcome(verb)}`;
  const [only] = found.length === 1 ? found : found.filter((type) => type === ordinary);
  if (only !== undefined) return only;
  const words = caseWords[language];
  if (found.length > 1)
    throw new UsageError(words.severalEvents(visible(given)), words.nameOneOf(found.map(shortName)));
  const offered = accepts.map(({ type }) => type);
  const near = nearMiss(given, offered) ?? nearMiss(given, events);
  throw new UsageError(
    words.noSuchEvent(visible(given)),
    near === undefined ? words.eventsAre(offered.map(shortName)) : words.didYouMean(near),
  );
}

/** The event of a few that was most likely meant, however short it was written. */
function nearMiss(given: string, events: readonly string[]): string | undefined {
  const forms = events.flatMap((type) => [type, ...shortForms(type)].map((form) => [form, type] as const));
  const near = nearest(
    given,
    forms.map(([form]) => form),
  );
  const meant = new Set(forms.flatMap(([form, type]) => (form === near ? [shortName(type)] : [])));
  return meant.size > 1 ? near : [...meant][0];
}

/** An event as it is written in journeys. */
export function shortName(type: string): string {
  return type.replace(/^step\./u, '');
}

function shortForms(type: string): string[] {
  const [kind = '', ...rest] = type.split('.');
  const [of = '', what] = rest;
  if (kind === 'step') return [rest.join('.'), of, what ?? ''];
  return what === undefined ? [of] : [rest.join('.'), of];
}
