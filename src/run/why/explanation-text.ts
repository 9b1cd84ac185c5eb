import { textIn, type Text } from '../../blueprint/text.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { dayAndTime, dayBeside, instantBeside } from '../../time/instant-beside.ts';

/** One row of an explanation: where `text` is too long for a line, its rest belongs under its beginning. */
export interface ExplanationRow {
  /** What stands before it. */
  readonly lead: string;
  readonly text: string;
  readonly heading?: true;
}

/** An empty row. */
export const BLANK: ExplanationRow = { text: '', lead: '' };

/** Rows as lines of text. */
export function textOfRows(rows: readonly ExplanationRow[]): string {
  return rows.map(({ lead, text }) => (lead + text).trimEnd()).join('\n');
}

/** Instants and titles as an explanation says them. */
export class ExplanationText {
  readonly #why: { readonly zone: string; readonly at: number };
  readonly #language: Language;
  readonly #locale: string;

  constructor(why: { readonly zone: string; readonly at: number }, language: Language, locale: string) {
    this.#why = why;
    this.#language = language;
    this.#locale = locale;
  }

  /** Day and time; without the year where it is that of the explanation. */
  instant(at: number): string {
    const { zone } = this.#why;
    return `${dayBeside(at, this.#why.at, zone, this.#language)} ${dayAndTime(at, zone, this.#language).time}`;
  }

  /** The same beside another instant: the day only where it is another one. */
  beside(at: number, from: number): string {
    return instantBeside(at, from, this.#why.zone, this.#language);
  }

  named(title: Text | undefined, id: string): string {
    return title === undefined ? id : textIn(title, this.#locale);
  }
}
