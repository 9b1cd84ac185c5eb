import type { Blueprint } from '../blueprint/blueprint.ts';
import { textIn, type Text } from '../blueprint/text.ts';
import type { Difference, Part, PartKey, PartPath, Place, Section, Thing, Value } from '../flow/difference.ts';
import type { StepThing } from '../flow/difference-course.ts';
import { titlesOf, type Titles } from '../flow/difference-titles.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { describeDuration } from '../time/duration.ts';
import { diffWords, type DiffWords } from './diff-words.ts';

/** How pieces of text are written so that they are seen as what they are. */
export interface DiffStyle {
  /** Words for people. */
  words(text: string): string;
  /** Expressions and ids, as they are written. */
  code(text: string): string;
}

/** What differs about one thing. */
export interface ToldThing {
  readonly section: Section;
  /** What the things of the module are in, where there is one. */
  readonly within: readonly string[];
  /** Absent where the section is one thing itself. */
  readonly name?: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Where it stands that was added or removed. */
  readonly place?: string;
  readonly rows: readonly ToldRow[];
}

/** One line about a thing; a side is missing where there was or is nothing. */
export interface ToldRow {
  readonly what: string;
  readonly before?: string;
  readonly after?: string;
}

/** What is said without a word before it: when a level comes, what stands on a check list. */
const UNNAMED: readonly PartKey[] = ['comes', 'text'];

/** The ends of a flow, by which it is called. */
const END_KEYS: readonly PartKey[] = ['from-node', 'to-node'];
const IN_NAME: readonly PartKey[] = [...END_KEYS, 'name'];

type Side = 'before' | 'after';

/** Says differences in words, one after the other, in one language. */
export class DiffTeller {
  readonly #language: Language;
  readonly #words: DiffWords;
  readonly #style: DiffStyle;
  readonly #titles: Readonly<Record<Side, Titles>>;
  readonly #inModules = new Map<Blueprint, Titles>();

  constructor(language: Language, before: Blueprint, after: Blueprint, style: DiffStyle) {
    this.#language = language;
    this.#words = diffWords[language];
    this.#style = style;
    this.#titles = { before: titlesOf(before), after: titlesOf(after) };
  }

  /** Differences by what they are about, in the order in which they come. */
  tell(differences: readonly Difference[]): readonly ToldThing[] {
    const told = new Map<string, ToldThing & { readonly rows: ToldRow[] }>();
    for (const difference of differences) {
      const { section, within, change } = difference;
      const thing = difference.after ?? difference.before;
      const isRow = section === 'writing';
      const key = JSON.stringify([within.map(({ id }) => id), section, isRow ? '' : thing?.path, change === 'removed']);
      const known = told.get(key) ?? {
        section,
        within: within.map((step, index) => this.#thing(step, 'after', within.slice(0, index), 'steps')),
        ...(thing === undefined || isSingle(section) ? {} : { name: this.#thingOf(difference, thing) }),
        change: change === 'added' || change === 'removed' ? change : 'changed',
        ...this.#placed(difference),
        rows: [],
      };
      told.set(key, known);
      known.rows.push(...this.rows(difference));
    }
    return [...told.values()];
  }

  /** One difference in lines. */
  rows(difference: Difference): readonly ToldRow[] {
    const { change, before, after, within, section } = difference;
    const words = this.#words;
    switch (change) {
      case 'removed':
        return [];
      case 'added':
        return (after?.parts ?? [])
          .filter(({ key }) => !(section === 'flows' && IN_NAME.includes(key)))
          .flatMap((part) => this.#saidOf(part, within));
      case 'renamed':
        return [{ what: words.renamed, before: this.#code(before?.id), after: this.#code(after?.id) }];
      case 'moved':
        return [
          {
            what: words.moved,
            before: this.#place(before, difference.behind?.before, within, 'before'),
            after: this.#place(after, difference.behind?.after, within, 'after'),
          },
        ];
      case 'changed':
        return this.#changed(this.partName(difference.part ?? [], within), difference.from, difference.to, within);
      case 'rewritten': {
        const order = difference.part === undefined ? '' : `${words.colon}${words.parts.order}`;
        return this.#changed(`${this.#code(after?.id)}${order}`, difference.from, difference.to, within);
      }
    }
  }

  /** What of a thing differs, from the outside in. */
  partName(path: PartPath, within: readonly Thing[]): string {
    const words = this.#words;
    const steps = path.map(({ key, name, row, isOrder }) => {
      const part = words.parts[key];
      if (isOrder === true) return words.order(part);
      if (row !== undefined) return words.numbered(part, row);
      return name === undefined ? part : words.named(part, this.value(name, 'after', within));
    });
    return steps.join(' › ');
  }

  value(value: Value, side: Side, within: readonly Thing[]): string {
    const words = this.#words;
    const all = (items: readonly Value[]): string[] => items.map((item) => this.value(item, side, within));
    switch (value.kind) {
      case 'text':
        return words.quoted(this.#style.words(textIn(value.text, this.#language)));
      case 'code':
        return this.#style.code(value.code);
      case 'word':
        return words.words[value.word] ?? value.word;
      case 'number':
        return String(value.number);
      case 'duration':
        return describeDuration(value.duration, this.#language);
      case 'name': {
        const name = this.#name(value.id, this.#titlesIn(within, side)(value.id, value.of));
        return value.optional === true ? words.optional(name) : name;
      }
      case 'list':
        return value.items.length === 0 ? words.nothing : all(value.items).join(words.comma);
      case 'phrase':
        return words.phrases[value.word]?.(...all(value.args)) ?? [value.word, ...all(value.args)].join(' ');
      case 'parts':
        return value.parts.length === 0 ? words.words['yes']! : this.#inOneLine(value.parts, side, within);
    }
  }

  /** The thing with its title and id. */
  #thing(thing: Thing, side: Side, within: readonly Thing[], section: Section): string {
    const { id, title, parts } = thing;
    if (section === 'flows') {
      const ends = END_KEYS.flatMap((key) => parts.filter((part) => part.key === key)).map(({ value }) =>
        value.kind === 'name'
          ? this.#short({ id: value.id, title: this.#titlesIn(within, side)(value.id, value.of) })
          : '',
      );
      const name = title === undefined ? [] : [this.#words.quoted(this.#style.words(textIn(title, this.#language)))];
      return [ends.join(' → '), ...name].join(this.#words.clause);
    }
    return this.#name(
      id,
      title ?? (section === 'clocks' ? this.#titlesIn(within, side)(id, ['steps', 'stages']) : undefined),
    );
  }

  #thingOf({ after, within, section }: Difference, thing: Thing): string {
    return this.#thing(thing, after === undefined ? 'before' : 'after', within, section);
  }

  #placed({ change, before, after, behind, within }: Difference): { place?: string } {
    if (change === 'added') return placeOrNot(this.#place(after, behind?.after, within, 'after', behind !== undefined));
    if (change === 'removed') return placeOrNot(this.#place(before, undefined, within, 'before', false));
    return {};
  }

  /** In which stage, and after what. */
  #place(
    thing: Thing | undefined,
    behind: Thing | undefined,
    within: readonly Thing[],
    side: Side,
    isOrdered = true,
  ): string {
    const words = this.#words;
    const place = thing?.place === undefined ? [] : this.#in(thing.place, within, side);
    const order =
      !isOrdered || thing?.place?.isAlternative === true
        ? []
        : [behind === undefined ? words.first : words.behind(this.#short(behind))];
    return [...place, ...order].join(words.clause);
  }

  #in(place: Place, within: readonly Thing[], side: Side): string[] {
    const words = this.#words;
    const { in: owner, branch, isAlternative } = place;
    if (owner.kind !== 'name') return [];
    const title = this.#titlesIn(within, side)(owner.id, owner.of);
    const name = title === undefined ? this.#style.code(owner.id) : this.#style.words(textIn(title, this.#language));
    const where =
      branch !== undefined
        ? words.inBranch(name, this.#style.code(branch))
        : owner.of.includes('interrupts')
          ? words.inInterrupt(name)
          : words.inStage(name);
    return [where, ...(isAlternative === true ? [words.amongAlternatives] : [])];
  }

  #short({ id, title }: Pick<Thing, 'id' | 'title'>): string {
    return title === undefined ? this.#style.code(id) : this.#style.words(textIn(title, this.#language));
  }

  /** A new part, or the rows of one. */
  #saidOf({ key, name, value, usual, rows }: Part, within: readonly Thing[]): ToldRow[] {
    if (usual === true) return [];
    if (rows !== undefined) {
      return rows.map((parts, index) => ({
        what: this.partName([{ key, row: index + 1 }], within),
        after: this.value({ kind: 'parts', parts }, 'after', within),
      }));
    }
    return [
      { what: this.partName([{ key, ...(name && { name }) }], within), after: this.value(value, 'after', within) },
    ];
  }

  #changed(what: string, from: Value | undefined, to: Value | undefined, within: readonly Thing[]): ToldRow[] {
    if (from?.kind === 'text' && to?.kind === 'text') return this.#changedText(what, from.text, to.text);
    return [
      {
        what,
        ...(from && { before: this.value(from, 'before', within) }),
        ...(to && { after: this.value(to, 'after', within) }),
      },
    ];
  }

  /** Language by language, where there is more than one. */
  #changedText(what: string, from: Text, to: Text): ToldRow[] {
    const words = this.#words;
    const quoted = (text: string | undefined): string | undefined =>
      text === undefined ? undefined : words.quoted(this.#style.words(text));
    const locales = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    const differing = locales.filter((locale) => from[locale] !== to[locale]);
    const [before, after] = [Object.values(from), Object.values(to)];
    // A blueprint that has another language now calls its bare texts by it.
    if (before.length === 1 && after.length === 1)
      return [{ what, before: quoted(before[0]), after: quoted(after[0]) }];
    return differing.map((locale) => ({
      what: words.inLanguage(what, locale),
      ...(from[locale] === undefined ? {} : { before: quoted(from[locale]) }),
      ...(to[locale] === undefined ? {} : { after: quoted(to[locale]) }),
    }));
  }

  #inOneLine(parts: readonly Part[], side: Side, within: readonly Thing[]): string {
    const { semicolon, colon } = this.#words;
    const said = parts.filter(({ usual }) => usual !== true);
    return said
      .map(({ key, name, value }) => {
        const text = this.value(value, side, within);
        return UNNAMED.includes(key)
          ? text
          : `${this.partName([{ key, ...(name && { name }) }], within)}${colon}${text}`;
      })
      .join(semicolon);
  }

  #titlesIn(within: readonly Thing[], side: Side): Titles {
    const action = (within.at(-1) as StepThing | undefined)?.step.action;
    if (action?.verb !== 'use' || action.module === undefined) return this.#titles[side];
    const titles = this.#inModules.get(action.module) ?? titlesOf(action.module);
    this.#inModules.set(action.module, titles);
    return titles;
  }

  #name(id: string, title: Text | undefined): string {
    const text = title === undefined ? id : textIn(title, this.#language);
    return text === id || text === ''
      ? this.#style.code(id)
      : this.#words.withId(this.#style.words(text), this.#style.code(id));
  }

  #code(text: string | undefined): string {
    return this.#style.code(text ?? '');
  }
}

/** A section that is one thing needs no name of it. */
function isSingle(section: Section): boolean {
  return section === 'blueprint' || section === 'reopen' || section === 'writing';
}

function placeOrNot(place: string): { place?: string } {
  return place === '' ? {} : { place };
}
