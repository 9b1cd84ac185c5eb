import { finding, type Finding } from '../text/diagnostic.ts';
import type { Path, Places } from '../text/places.ts';

/** A text whose locales are not those of the blueprint. */
interface Deviation {
  readonly path: Path;
  readonly undeclared: readonly string[];
  readonly missing: readonly string[];
}

/**
 * The locales of all texts of a blueprint. A language that was forgotten under `locales`, or declared and never written,
 * is one mistake however many texts show it.
 */
export class TextLocales {
  readonly #locales: readonly string[];
  readonly #deviations: Deviation[] = [];
  readonly #spoken = new Set<string>();
  #maps = 0;

  constructor(locales: readonly string[]) {
    this.#locales = locales;
  }

  /** Notes a text that is written by locale. */
  add(path: Path, written: readonly string[]): void {
    this.#maps += 1;
    for (const locale of written) this.#spoken.add(locale);
    const undeclared = written.filter((locale) => !this.#locales.includes(locale));
    const missing = this.#locales.filter((locale) => !written.includes(locale));
    if (undeclared.length > 0 || missing.length > 0) this.#deviations.push({ path, undeclared, missing });
  }

  /** What is wrong with the locales of the texts; each cause once. */
  findings(places: Places): Finding[] {
    const { source } = places;
    const found: Finding[] = [];
    for (const locale of new Set(this.#deviations.flatMap(({ undeclared }) => undeclared))) {
      const spans = this.#deviations
        .filter(({ undeclared }) => undeclared.includes(locale))
        .map(({ path }) => places.key([...path, locale]))
        .toSorted((a, b) => a.start - b.start);
      const [first, ...others] = spans.map((span) => ({ source, span }));
      if (first === undefined) continue;
      const params = { locale, locales: this.#locales, others: others.length };
      found.push(finding('TL2021', first, params, { related: others }));
    }
    const silent = this.#maps < 2 ? [] : this.#locales.filter((locale) => !this.#spoken.has(locale));
    const told = places.has(['locales']) && found.length === 0 ? silent : [];
    for (const locale of told) {
      const span = places.value(['locales', this.#locales.indexOf(locale)]);
      found.push(finding('TL2022', { source, span }, { missing: [locale], everywhere: true }));
    }
    for (const { path, undeclared, missing } of this.#deviations) {
      const left = missing.filter((locale) => !told.includes(locale));
      // What stands under an undeclared locale is most likely the missing one.
      if (left.length === 0 || undeclared.length > 0) continue;
      const span = path.length === 0 ? places.value(path) : places.key(path);
      found.push(finding('TL2022', { source, span }, { missing: left, everywhere: false }));
    }
    return found;
  }
}
