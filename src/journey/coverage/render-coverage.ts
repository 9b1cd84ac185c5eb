import groupBy from 'lodash/groupBy.js';

import { textIn, type Text } from '../../blueprint/text.ts';
import { wrapText } from '../../story/wrap-text.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { paintNothing, type Paint, type Style } from '../../text/paint.ts';
import { visible } from '../../text/safe-text.ts';
import { displayWidth } from '../../text/width.ts';
import { percentOf, type Coverage, type CoveredItem, type Share } from './coverage.ts';
import { COVERAGE_KINDS } from './coverage-item.ts';
import { COVERAGE_WORDS, type CoverageWords } from './coverage-words.ts';

export interface RenderCoverageOptions {
  readonly language?: Language;
  readonly paint?: Paint;
  /** Terminal cells. */
  readonly width?: number;
}

/**
 * Coverage for people: how much of each kind is covered, what is missing with its line and its id, by what it belongs to,
 * and what cannot happen and why. Ends with a line end.
 */
export function renderCoverage(
  coverage: Coverage,
  { language = 'en', paint = paintNothing, width = 100 }: RenderCoverageOptions = {},
): string {
  const rendering = new Rendering(coverage, language, paint, width);
  return `${rendering.lines().join('\n')}\n`;
}

class Rendering {
  readonly #coverage: Coverage;
  readonly #language: Language;
  readonly #words: CoverageWords;
  readonly #paint: Paint;
  readonly #width: number;

  constructor(coverage: Coverage, language: Language, paint: Paint, width: number) {
    this.#coverage = coverage;
    this.#language = language;
    this.#words = COVERAGE_WORDS[language];
    this.#paint = paint;
    this.#width = width;
  }

  lines(): string[] {
    const { blueprint, journeys, missing, impossible } = this.#coverage;
    const words = this.#words;
    const listed =
      missing.length === 0
        ? [words.nothingMissing]
        : [words.missing, ...this.#byGroup(missing, ({ missing: sentence }) => this.#in(sentence))];
    const never =
      impossible.length === 0 ? [] : ['', words.impossible, ...this.#byGroup(impossible, (item) => this.#reason(item))];
    return [words.headline(visible(blueprint), journeys.length), '', ...this.#table(), '', ...listed, ...never];
  }

  #table(): string[] {
    const { all, kinds } = this.#coverage;
    const words = this.#words;
    const rows: [title: string, share: Share][] = [
      ...COVERAGE_KINDS.filter((kind) => kinds[kind].of > 0).map((kind): [string, Share] => [
        words.kinds[kind],
        kinds[kind],
      ]),
      [words.all, all],
    ];
    const longest = Math.max(...rows.map(([title]) => displayWidth(title)));
    const digits = String(all.of).length;
    return rows.map(([title, share]) => {
      const counts = words.share(String(share.covered).padStart(digits), String(share.of).padStart(digits));
      const percent = `${String(percentOf(share)).padStart(3)} %`;
      const style: Style = share.covered === share.of ? 'help' : 'warning';
      return `  ${title}${' '.repeat(longest - displayWidth(title))}  ${counts}  ${this.#paint(style, percent)}`;
    });
  }

  /** What belongs together stands together, in the order in which its first item comes. */
  #byGroup(items: readonly CoveredItem[], sentenceOf: (item: CoveredItem) => string): string[] {
    return Object.entries(groupBy(items, ({ group }) => ` ${group}`)).flatMap(([group, own]) => [
      ` ${visible(group)}`,
      ...own.toSorted((a, b) => a.line - b.line).flatMap((item) => this.#item(item, sentenceOf(item))),
    ]);
  }

  #item({ id, file, line }: CoveredItem, sentence: string): string[] {
    const words = this.#words;
    const place = file === this.#coverage.file ? words.line(line) : words.lineOf(visible(file), line);
    // Where a case moves is all said by the id.
    const rows = sentence.includes(id) ? [] : wrapText(visible(sentence), Math.max(20, this.#width - 6));
    return [
      `    ${this.#paint('place', place)}  ${this.#paint('code', visible(id))}`,
      ...rows.map((row) => `      ${row}`),
    ];
  }

  #reason({ cannot, declared }: CoveredItem): string {
    if (cannot !== undefined) return this.#in(cannot);
    return this.#words.declared(declared === undefined ? '' : this.#in(declared));
  }

  #in(text: Text): string {
    return textIn(text, this.#language);
  }
}
