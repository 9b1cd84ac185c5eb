import { catalogue } from '../../text/catalogue.ts';
import type { Language, Wording } from '../../text/catalogue/entry.ts';
import { parseInstant, printInstant } from '../../time/instant.ts';
import type { WrittenLine } from '../journey-file.ts';
import { shortInstant } from '../write-journey.ts';

/** An instant: ISO 8601 text with its offset (`2026-01-05T09:00+08:00`), a Date, or epoch milliseconds. */
export type InstantLike = string | Date | number;

/** Somebody in a role; with the person where that matters. */
export interface Who<R extends string = string, P extends string = string> {
  readonly role: R;
  readonly person?: P;
}

/** The outcome and the values of a step, as a line says them. */
export function said(given: { readonly outcome?: string; readonly with?: object } | undefined): WrittenLine {
  const { outcome, with: filled } = given ?? {};
  return { ...(outcome === undefined ? {} : { outcome }), ...carrying(filled) };
}

/** What a line carries, if anything. */
export function carrying(data: object | undefined): WrittenLine {
  return data === undefined || Object.keys(data).length === 0 ? {} : { with: { ...data } };
}

/** Who does it, as a line says it. */
export function who(by: Who | undefined): WrittenLine {
  if (by === undefined) return {};
  return by.person === undefined ? { by: by.role } : { by: by.role, as: by.person };
}

/** The epoch milliseconds of an instant; for what is none, what is said of it. */
export function readInstant(
  instant: InstantLike,
  language: Language,
): { readonly at: number } | { readonly wording: Wording } {
  const text = instantText(instant, 'UTC');
  const parsed = parseInstant(text);
  if (parsed.ok) return { at: parsed.instant };
  const { problem, suggestion } = parsed;
  return { wording: catalogue.TL5004[language]({ text, problem, suggestion }) };
}

/** An instant as a line says it; whether a text is one is for the reader to say. */
export function instantText(instant: InstantLike, zone: string): string {
  if (typeof instant === 'string') return instant;
  const milliseconds = new Date(instant).getTime();
  return Number.isNaN(milliseconds) ? String(instant) : shortInstant(printInstant(milliseconds, zone));
}
