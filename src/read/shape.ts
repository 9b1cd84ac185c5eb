import type * as z from 'zod';

import { compareFindings, finding, type Edit, type Finding } from '../text/diagnostic.ts';
import { certain, nearest } from '../text/did-you-mean.ts';
import type { Path } from '../text/places.ts';
import type { Span } from '../text/source.ts';
import { lostNames, lostSections } from './lost-sections.ts';
import { separating } from './separating.ts';
import { allKeys, exampleAt, knownKeys, misplacedSetting, wordsAt } from './shape-keys.ts';
import { asVersion, malformedName } from './shape-names.ts';
import { isOtherWord, synonymAmong } from './synonyms.ts';
import { fullWidthIn, writtenText, type YamlDocument } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/** A finding with the path that it is about. */
interface Told {
  readonly path: Path;
  readonly finding: Finding;
}

/** Holds a document against a schema and says in plain sentences where its shape is wrong; one mistake, one finding. */
export function checkShape(document: YamlDocument, schema: z.ZodType): Finding[] {
  const result = schema.safeParse(document.data);
  if (result.success) return [];
  const told = new Explainer(document, schema, flatten(document.data, result.error.issues, [])).explain();
  const sections = lostSections(document, schema);
  const names = lostNames(document, schema);
  const left = told.filter(({ path }) => {
    const [root, id] = path;
    const isInSection = sections.some(({ section, ids, meant }) =>
      id === undefined ? root === meant : root === section && ids.has(String(id)),
    );
    return !isInSection && !names.some((name) => name.path.every((key, depth) => path[depth] === key));
  });
  return [...[...sections, ...names].map((lost) => lost.finding), ...oncePerCause(document, left)];
}

/** Replaces each failed union by the issues of the one branch that the author most likely meant. */
function flatten(data: unknown, issues: readonly Issue[], prefix: Path): Issue[] {
  return issues.flatMap((issue): Issue[] => {
    const path = [...prefix, ...(issue.path as Path)];
    if (issue.code !== 'invalid_union') return [{ ...issue, path: [...path] }];
    const isOfKind = (inner: Issue): boolean => pathKey(inner.path) === pathKey(path) && isKindIssue(data, inner);
    const branches = issue.errors.map((errors) => flatten(data, errors, path));
    const fitting = branches.filter((branch) => !branch.some(isOfKind));
    const [chosen] = fitting.toSorted((a, b) => weight(a) - weight(b));
    if (chosen !== undefined) return chosen;
    const expected = [...new Set(branches.flat().filter(isOfKind).flatMap(expectedKinds))];
    return [{ code: 'invalid_union', errors: [], path: [...path], message: '', input: undefined, expected } as never];
  });
}

/** True when a value is not of the kind that is needed, such as entries where one of several words may stand. */
function isKindIssue(data: unknown, issue: Issue): boolean {
  if (issue.code === 'invalid_value') return typeof valueAt(data, issue.path as Path) === 'object';
  return issue.code === 'invalid_type' || (issue.code === 'invalid_union' && issue.errors.length === 0);
}

/** How far a branch is from what was written; a misspelt key that is missing under its right name counts once. */
function weight(issues: readonly Issue[]): number {
  const unknown = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []));
  return issues.reduce((sum, issue) => {
    if (issue.code === 'unrecognized_keys') return sum + issue.keys.length;
    // A map of texts has any key that looks like a language: a key that does not is strange there.
    if (issue.code === 'invalid_key') return sum + 1.5;
    const key = String(issue.path.at(-1));
    return unknown.some((written) => nearest(written, [key]) !== undefined) ? sum : sum + 1;
  }, 0);
}

function expectedKinds(issue: Issue): string[] {
  if (issue.code === 'invalid_type') return [kindOfType(issue.expected)];
  if (issue.code === 'invalid_value') return ['text'];
  return 'expected' in issue && Array.isArray(issue.expected) ? (issue.expected as string[]) : [];
}

function kindOfType(expected: string): string {
  switch (expected) {
    case 'string':
      return 'text';
    case 'array':
      return 'list';
    case 'object':
    case 'record':
      return 'map';
    case 'int':
      return 'whole number';
    default:
      return expected;
  }
}

function kindOfValue(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return 'map';
  return typeof value === 'string' ? 'text' : typeof value;
}

/** Puts the issues of a schema into findings. */
class Explainer {
  readonly #document: YamlDocument;
  readonly #schema: z.ZodType;
  readonly #issues: readonly Issue[];
  /** The unknown and the missing keys of each map, by its path. */
  readonly #unknown = new Map<string, readonly string[]>();
  readonly #missing = new Map<string, string[]>();

  constructor(document: YamlDocument, schema: z.ZodType, issues: readonly Issue[]) {
    this.#document = document;
    this.#schema = schema;
    this.#issues = issues;
    for (const issue of issues) {
      const path = issue.path as Path;
      if (issue.code === 'unrecognized_keys') this.#unknown.set(pathKey(path), issue.keys);
      else if (path.length > 0 && valueAt(document.data, path) === undefined) {
        const owner = pathKey(path.slice(0, -1));
        this.#missing.set(owner, [...(this.#missing.get(owner) ?? []), String(path.at(-1))]);
      }
    }
  }

  explain(): Told[] {
    return this.#issues.flatMap((issue) =>
      this.#explainOne(issue).map((found): Told => ({ path: issue.path as Path, finding: found })),
    );
  }

  #explainOne(issue: Issue): Finding[] {
    const { places, data } = this.#document;
    const path = issue.path as Path;
    switch (issue.code) {
      case 'unrecognized_keys':
        return issue.keys.map((key) => this.#unknownKey(path, key));
      case 'invalid_type':
      case 'invalid_union':
        if (path.length > 0 && valueAt(data, path) === undefined) return this.#missingKey(path);
        return [this.#wrongKind(path, expectedKinds(issue))];
      case 'invalid_value': {
        const value = valueAt(data, path);
        if (value === undefined) return this.#missingKey(path);
        if (path.length === 1 && path[0] === 'throughline') {
          return [finding('TL2017', this.#at(places.value(path)), { found: writtenText(this.#document, path) })];
        }
        if (typeof value !== 'string') return [this.#wrongKind(path, ['text'])];
        const allowed = issue.values.map(String);
        const near = synonymAmong(value, allowed) ?? nearest(value, allowed);
        const span = places.value(path);
        const fix = this.#respelling(span, value, allowed);
        return [finding('TL2005', this.#at(span), { value, allowed, near }, { fix })];
      }
      case 'invalid_key': {
        const key = String(path.at(-1));
        const span = places.key(path);
        const pattern = issue.issues.find((inner) => inner.code === 'invalid_format')?.pattern;
        return [malformedName(this.#document, key, pattern, span) ?? this.#refusedKey(key, issue, span)];
      }
      case 'invalid_format': {
        const value = String(valueAt(data, path));
        const span = places.value(path);
        const within = (start: number, end: number): Span => places.within(path, start, end);
        const found = malformedName(
          this.#document,
          value,
          issue.pattern,
          span,
          within,
          separating(this.#document, path),
        );
        return [found ?? finding('TL2003', this.#at(span), { expected: ['text'], found: 'text' })];
      }
      case 'too_small':
      case 'too_big': {
        const span = this.#at(places.value(path));
        if (typeof valueAt(data, path) !== 'number') return [finding('TL2008', span, { what: 'list' })];
        const { minimum, maximum } = issue as { minimum?: number; maximum?: number };
        return [finding('TL2020', span, { minimum, maximum })];
      }
      default:
        return [this.#wrongKind(path, expectedKinds(issue))];
    }
  }

  #unknownKey(path: Path, key: string): Finding {
    const { places } = this.#document;
    const place = this.#at(places.key([...path, key]));
    const misplaced = misplacedSetting(this.#document.data, path, key);
    if (misplaced !== undefined) return finding('TL2033', place, { key, ...misplaced });
    const known = knownKeys(this.#schema, this.#document.data, path).filter((other) => !places.has([...path, other]));
    const near = nearest(key, known) ?? synonymAmong(key, known) ?? this.#standsFor(path);
    const fix = this.#respelling(place.span, key, known);
    return finding('TL2001', place, { key, near, known: near === undefined ? known : [] }, { fix });
  }

  /** The mend of a word of the language that is misspelt beyond doubt. */
  #respelling(span: Span, word: string, allowed: readonly string[]): Edit[] | undefined {
    const meant = isOtherWord(word) || allKeys(this.#schema).has(word) ? undefined : certain(word, allowed);
    return meant === undefined ? undefined : [{ ...span, newText: meant }];
  }

  /** Where one key is unknown and one is missing, the first most likely stands for the second. */
  #standsFor(path: Path): string | undefined {
    const [missing, ...others] = this.#missing.get(pathKey(path)) ?? [];
    const unknown = this.#unknown.get(pathKey(path)) ?? [];
    return path.length > 0 && others.length === 0 && unknown.length === 1 ? missing : undefined;
  }

  /** Something of another section stands here: its keys say so, and what it does not have follows from that. */
  #isElsewhere(owner: Path): boolean {
    const key = pathKey(owner);
    const unknown = this.#unknown.get(key)?.length ?? 0;
    const missing = this.#missing.get(key)?.length ?? 0;
    const isAllUnknown = unknown === Object.keys(valueAt(this.#document.data, owner) ?? {}).length;
    return owner.length > 1 && unknown > 1 && (missing > 1 || isAllUnknown);
  }

  #missingKey(path: Path): Finding[] {
    const { places, data } = this.#document;
    const key = String(path.at(-1));
    const owner = path.slice(0, -1);
    const misspelt = (this.#unknown.get(pathKey(owner)) ?? []).some((unknown) => nearest(unknown, [key]) !== undefined);
    if (misspelt || this.#standsFor(owner) === key || this.#isElsewhere(owner)) return [];
    const place = this.#at(owner.length === 0 ? this.#firstKey() : places.key(owner));
    if (path.length === 1 && key === 'throughline') {
      return [finding('TL2032', place, {}, { fix: this.#beginning() })];
    }
    const like = exampleAt(this.#schema, data, path);
    return [finding('TL2002', place, { key, like, allowed: wordsAt(this.#schema, data, path) })];
  }

  #wrongKind(path: Path, kinds: readonly string[]): Finding {
    const { places, data } = this.#document;
    const value = valueAt(data, path);
    const found = kindOfValue(value);
    const span = places.value(path);
    const expected = kinds.length === 0 ? ['text'] : kinds;
    if (value === null) return finding('TL2009', this.#at(places.key(path)), { expected });
    const written = writtenText(this.#document, path);
    if (expected.includes('text') && (found === 'number' || found === 'boolean')) {
      if (found === 'number' && isTime(path)) {
        const choices = ['m', 'h', 'd'].map((unit) => `${written}${unit}`);
        return finding('TL2010', this.#at(span), { text: written, problem: 'unknown-unit', choices });
      }
      const quoted = (pathKey(path) === pathKey(['version']) ? asVersion(written) : undefined) ?? written;
      const fix = [{ ...span, newText: `"${quoted}"` }];
      return finding('TL2004', this.#at(span), { written, quoted, others: 0 }, { fix });
    }
    if (typeof value === 'string' && !expected.includes('text')) {
      const wide = fullWidthIn(value).find(({ ascii }) => [':', '[', '{', ','].includes(ascii));
      if (wide !== undefined) {
        const at = places.within(path, wide.index, wide.index + wide.char.length);
        return finding('TL2019', this.#at(at), { char: wide.char, ascii: wide.ascii });
      }
    }
    if (Array.isArray(value) && isCell(path)) {
      const fix = [{ ...span, newText: `"${written}"` }];
      return finding('TL2004', this.#at(span), { written, list: true, others: 0 }, { fix });
    }
    const mend = mendedKind(value, written, expected);
    const fix = mend === undefined ? undefined : [{ ...span, newText: mend }];
    const like = mend === undefined ? exampleAt(this.#schema, data, path) : undefined;
    return finding('TL2003', this.#at(span), { expected, found, mend, like }, { fix });
  }

  /** A key that is not among those that a map may have. */
  #refusedKey(key: string, issue: Issue, span: Span): Finding {
    const inner = issue.code === 'invalid_key' ? issue.issues.find(({ code }) => code === 'invalid_value') : undefined;
    const allowed = inner?.code === 'invalid_value' ? inner.values.map(String) : [];
    const fix = this.#respelling(span, key, allowed);
    return finding('TL2001', this.#at(span), { key, near: nearest(key, allowed), known: allowed }, { fix });
  }

  /** The first line of a blueprint, where the rest of the document shows that it is one. */
  #beginning(): Edit[] | undefined {
    const { places, source } = this.#document;
    const { start } = this.#firstKey();
    const isLineStart = source.lineStarts.includes(start);
    const lineEnd = source.text.includes('\r\n') ? '\r\n' : '\n';
    return isLineStart && places.has(['stages'])
      ? [{ start, end: start, newText: `throughline: 1${lineEnd}` }]
      : undefined;
  }

  #firstKey(): Span {
    const { places } = this.#document;
    const [first] = places.keys([]);
    return first === undefined ? places.value([]) : places.key([first]);
  }

  #at(span: Span): { source: YamlDocument['source']; span: Span } {
    return { source: this.#document.source, span };
  }
}

/** Where a length of time stands: a bare number is most likely one without its unit. */
function isTime(path: Path): boolean {
  return ['within', 'every', 'wait'].includes(String(path.at(-1))) || path.at(-2) === 'first';
}

/** A test of a decision table: what looks like a list is a range of FEEL. */
function isCell(path: Path): boolean {
  return path[0] === 'decisions' && path[2] === 'rules' && path[4] === 'if';
}

/** A value of the wrong kind that means something beyond doubt: one value for a list, a number in quotes. */
function mendedKind(value: unknown, written: string, expected: readonly string[]): string | undefined {
  if (expected.includes('list') && (typeof value === 'number' || typeof value === 'boolean')) return `[${written}]`;
  if (typeof value !== 'string') return undefined;
  if (expected.includes('list') && /^[\p{L}\p{N}_?-]+$/u.test(written)) return `[${written}]`;
  const isNumber = expected.includes('number') || expected.includes('whole number');
  return isNumber && /^-?\d+(?:\.\d+)?$/.test(value) ? value : undefined;
}

/** The same mistake in several items of a list or entries of a section is told once, at the first of them. */
function oncePerCause({ source }: YamlDocument, told: readonly Told[]): Finding[] {
  const causes = new Map<string, Finding[]>();
  for (const [index, { path, finding: found }] of told.entries()) {
    const cause = causeOf(path, found) ?? String(index);
    const known = causes.get(cause);
    if (known === undefined) causes.set(cause, [found]);
    else known.push(found);
  }
  return [...causes.values()].flatMap((group) => {
    const [first, ...others] = group.toSorted(compareFindings);
    if (first === undefined || others.length === 0) return group;
    const related = others.map(({ span }) => ({ source, span }));
    const fix = group.every((found) => found.fix !== undefined) ? group.flatMap((found) => found.fix ?? []) : undefined;
    // The parameters are those of the code that they were made for.
    const params = { ...first.params, others: others.length } as never;
    return [finding(first.code, { source, span: first.span }, params, { related, fix })];
  });
}

/** What makes two findings one mistake: the same key at the same depth of a section, or another item of the same list. */
function causeOf(path: Path, { code, params }: Finding): string | undefined {
  const place = [code, String(path[0]), path.length];
  switch (code) {
    case 'TL2001':
    case 'TL2033':
      return path.length === 0 ? undefined : pathKey([...place, String(params['key'])]);
    case 'TL2002':
      return path.length < 3 ? undefined : pathKey([...place, String(params['key'])]);
    case 'TL2003':
    case 'TL2004':
      return typeof path.at(-1) === 'number'
        ? pathKey([code, ...path.slice(0, -1)])
        : pathKey([...place, String(path.at(-1))]);
    default:
      return undefined;
  }
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, key) ? (value as Record<string | number, unknown>)[key] : undefined;
  }
  return value;
}

function pathKey(path: readonly PropertyKey[]): string {
  return JSON.stringify(path.map(String));
}
