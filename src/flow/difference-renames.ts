import escapeRegExp from 'lodash/escapeRegExp.js';

import { feelName } from '../blueprint/id.ts';
import { compareText } from '../text/diagnostic.ts';
import type { Section, Thing, Value } from './difference.ts';

/** A thing of the one blueprint and the same thing in the other. */
export interface Pair {
  readonly before: Thing;
  readonly after: Thing;
}

/**
 * What things of the first blueprint are called in the second: a name that only follows its thing to another name is no
 * difference.
 */
export class Renames {
  readonly #names = new Map<Section, Map<string, string>>();
  /** The languages of bare texts. */
  readonly #locales: readonly [before: string, after: string];
  #pattern: RegExp | undefined;
  #written = new Map<string, string>();

  constructor(locales: readonly [before: string, after: string]) {
    this.#locales = locales;
  }

  /** Says that something has another id now. */
  add(section: Section, { before, after }: Pair): void {
    const names = this.#names.get(section) ?? new Map<string, string>();
    this.#names.set(section, names.set(before.id, after.id));
    for (const write of [(id: string) => id, feelName]) {
      if (before.id !== after.id) this.#written.set(write(before.id), write(after.id));
    }
    const longestFirst = [...this.#written.keys()].toSorted((a, b) => b.length - a.length).map(escapeRegExp);
    this.#pattern =
      longestFirst.length === 0
        ? undefined
        : new RegExp(String.raw`(?<![\p{L}\p{N}_-])(?:${longestFirst.join('|')})(?![\p{L}\p{N}_-])`, 'gu');
  }

  /** The id that something of the first blueprint has in the second. */
  now(id: string, of: readonly Section[]): string {
    for (const section of of) {
      const name = this.#names.get(section)?.get(id);
      if (name !== undefined) return name;
    }
    return id;
  }

  /** True when both say the same, each with the names of its own blueprint. */
  same(before: Value, after: Value): boolean {
    return this.keyBefore(before) === this.keyAfter(after);
  }

  /** What a value of the first blueprint says with the names of the second: the {@link keyAfter} of what says the same there. */
  keyBefore(value: Value): string {
    return JSON.stringify(this.#plain(value, true));
  }

  /** What a value of the second blueprint says. */
  keyAfter(value: Value): string {
    return JSON.stringify(this.#plain(value, false));
  }

  /** A value without what does not count: how a duration is written, where a name may lead. */
  #plain(value: Value, translate: boolean): unknown {
    const inner = (item: Value): unknown => this.#plain(item, translate);
    switch (value.kind) {
      case 'name':
        return ['name', translate ? this.now(value.id, value.of) : value.id, value.optional];
      case 'code':
        return ['code', translate ? this.written(value.code) : value.code];
      case 'text': {
        const texts = Object.entries(value.text).map(([locale, text]): [string, string] => [
          translate && locale === this.#locales[0] ? this.#locales[1] : locale,
          translate && value.isTemplate === true ? this.written(text) : text,
        ]);
        return ['text', ...texts.toSorted(([one], [other]) => compareText(one, other))];
      }
      case 'duration':
        return value.duration;
      case 'list':
        return ['list', ...value.items.map(inner)];
      case 'phrase':
        return ['phrase', value.word, ...value.args.map(inner)];
      case 'parts':
        return value.parts.map(({ key, name, value }) => [key, name && inner(name), inner(value)]);
      default:
        return value;
    }
  }

  /** What is written in the first blueprint, with the names of the second. */
  written(text: string): string {
    return this.#pattern === undefined ? text : text.replace(this.#pattern, (id) => this.#written.get(id) ?? id);
  }
}
