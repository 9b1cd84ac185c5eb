import type { Language } from '../text/catalogue/entry.ts';
import { append, entryOf, readJsonc, type JsoncNode } from './jsonc.ts';

/** What a settings file should hold so that the editor completes and checks as one writes. */
export interface Wanted {
  /** The key at the top of the file. */
  readonly key: string;
  /** What stands there, as an object's entries or an array's items; whatever else is there stays. */
  readonly entries: readonly (readonly [name: string, value: string])[] | readonly string[];
}

/** What became of a settings file: it has all that is wanted, it was extended, or it cannot be extended safely. */
export type Merged =
  | { readonly kind: 'complete' }
  | { readonly kind: 'extended'; readonly text: string }
  | { readonly kind: 'by-hand' };

/** The Red Hat extension that speaks YAML with schemas. */
export const YAML_EXTENSION = 'redhat.vscode-yaml';

/** The schema that speaks a language, as the package holds it. */
export function schemaFile(kind: 'blueprint' | 'journey' | 'calendar' | 'people', language: Language): string {
  return language === 'en' ? `${kind}.schema.json` : `${kind}.schema.${language}.json`;
}

/** Which files are held against which schema. */
export function schemaSettings(schemas: string, language: Language): Wanted {
  return {
    key: 'yaml.schemas',
    entries: [
      [`${schemas}/${schemaFile('blueprint', language)}`, '*.blueprint.yaml'],
      [`${schemas}/${schemaFile('journey', language)}`, '*.journey.yaml'],
      [`${schemas}/${schemaFile('calendar', language)}`, '*.calendar.yaml'],
      [`${schemas}/${schemaFile('people', language)}`, '*.people.yaml'],
    ],
  };
}

export const recommended: Wanted = { key: 'recommendations', entries: [YAML_EXTENSION] };

/** A new settings file. */
export function freshSettings({ key, entries }: Wanted): string {
  return `{\n  ${JSON.stringify(key)}: ${written(entries)}\n}\n`;
}

/** The lines to add by hand, without the braces around the file. */
export function linesToAdd({ key, entries }: Wanted): string {
  return `${JSON.stringify(key)}: ${written(entries).replaceAll('\n  ', '\n')}`;
}

/**
 * Adds what is wanted to a settings file that is there already. Comments and everything else stay byte for byte; a file
 * that is no JSON with comments, or that says something else about the same, is for its owner to change.
 */
export function mergeSettings(text: string, wanted: Wanted): Merged {
  const root = readJsonc(text);
  if (root?.kind !== 'object') return { kind: 'by-hand' };
  const there = entryOf(root, wanted.key);
  if (there === undefined) {
    return checked(text, append(text, root, linesToAdd(wanted)), wanted);
  }
  const missing = wanted.entries.filter((entry) => !holds(there, entry));
  if (missing.length === 0) return { kind: 'complete' };
  const list = Array.isArray(missing[0]) ? 'object' : 'array';
  if (there.kind !== list || missing.some((entry) => collides(there, entry))) return { kind: 'by-hand' };
  let extended = text;
  for (const entry of missing) {
    const now = readJsonc(extended);
    const into = now && entryOf(now, wanted.key);
    if (into === undefined || into.kind === 'plain') return { kind: 'by-hand' };
    extended = append(extended, into, entryText(entry));
  }
  return checked(text, extended, wanted);
}

type Entry = Wanted['entries'][number];

function entryText(entry: Entry): string {
  return typeof entry === 'string' ? JSON.stringify(entry) : entry.map((part) => JSON.stringify(part)).join(': ');
}

function written(entries: Wanted['entries']): string {
  const [open, close] = typeof entries[0] === 'string' ? ['[', ']'] : ['{', '}'];
  const lines = entries.map((entry) => `    ${entryText(entry)}`);
  return `${open}\n${lines.join(',\n')}\n  ${close}`;
}

/** A schema may be mapped to one pattern or to several. */
function holds(there: JsoncNode, entry: Entry): boolean {
  if (typeof entry === 'string') return includes(there, entry);
  const [name, value] = entry;
  const found = entryOf(there, name);
  return found !== undefined && includes(found, value);
}

function includes(node: JsoncNode, value: string): boolean {
  if (node.kind === 'plain') return node.value === value;
  return node.kind === 'array' && node.items.some((item) => includes(item, value));
}

/** The same schema for other files, or the same files with another schema. */
function collides(there: JsoncNode, entry: Entry): boolean {
  if (typeof entry === 'string' || there.kind !== 'object') return false;
  return there.entries.some(({ key, value }) => key === entry[0] || includes(value, entry[1]));
}

/** Nothing is written that does not read as the old file with the new entries. */
function checked(before: string, after: string, wanted: Wanted): Merged {
  const [old, fresh] = [readJsonc(before), readJsonc(after)];
  const there = fresh && entryOf(fresh, wanted.key);
  const isWhole = there !== undefined && wanted.entries.every((entry) => holds(there, entry));
  const isKept = old?.kind === 'object' && old.entries.every(({ key }) => fresh && entryOf(fresh, key) !== undefined);
  return isWhole && isKept ? { kind: 'extended', text: after } : { kind: 'by-hand' };
}
