import { isDeepStrictEqual } from 'node:util';

import { LOCALE } from '../blueprint/text.ts';
import type { Language } from '../text/catalogue/entry.ts';
import type { JsonSchema } from './json-schema.ts';
import { patternWords, valueWords } from './schema-values.ts';
import { inChinese, snippetsInChinese } from './schema-words.ts';

type Node = Readonly<Record<string, unknown>>;

/** Keys under which each entry is a schema of its own. */
const MAPS: readonly string[] = ['properties', 'patternProperties', 'definitions'];

/** Keys whose value is a schema. */
const SCHEMAS: readonly string[] = ['additionalProperties', 'propertyNames', 'items', 'not'];

/** Keys whose value is a list of schemas. */
const LISTS: readonly string[] = ['oneOf', 'allOf'];

/**
 * Makes a schema good to work with in an editor, in the reader's language. What it accepts stays the same.
 *
 * - Where several forms are possible, the words are those of the key and not of one of its forms: editors show the first
 *   title that they meet, and `oneOf` because they join the titles of `anyOf`.
 * - Each value of a fixed list has its own words, and a name that is not well formed is told in words and not as a pattern.
 * - Of several forms, a map of settings comes first: a mistake in one is then told of the form that its author meant.
 * - Keys that the author invents are not offered as a word to be replaced; snippets do that better.
 */
export function forEditors(schema: JsonSchema, language: Language): JsonSchema {
  const definitions = mapOf(schema['definitions']);
  const finished = finish(schema, definitions);
  return marked(language === 'zh-CN' ? translate(finished) : finished) as JsonSchema;
}

function finish(schema: Node, definitions: Node): Node {
  const { anyOf, ...rest } = schema;
  const node = byLocale(rest);
  if (Array.isArray(anyOf)) Object.assign(node, alternatives(node, anyOf, definitions));
  if (node['title'] === '') delete node['title'];
  return Object.fromEntries(
    Object.entries({ ...node, ...wordsFor(node) }).map(([key, value]) => {
      if (MAPS.includes(key)) {
        return [key, mapValues(mapOf(value), (one) => finish(mapOf(one), definitions))];
      }
      if (SCHEMAS.includes(key) && isMap(value)) {
        const inside = finish(value, definitions);
        return [key, key === 'propertyNames' && !('enum' in inside) ? { ...inside, doNotSuggest: true } : inside];
      }
      if (key === 'defaultSnippets') return [key, withoutChoices(value)];
      if (LISTS.includes(key)) return [key, (value as Node[]).map((one) => finish(one, definitions))];
      return [key, value];
    }),
  );
}

/** Forms of one thing: without words of their own, those inside them spread out; the thing has the words. */
function alternatives(node: Node, anyOf: readonly unknown[], definitions: Node): Node {
  const spread = (one: Node): Node[] => {
    const form = definitionOf(one, definitions);
    return Array.isArray(form['anyOf']) ? form['anyOf'].map(mapOf).flatMap(spread) : [form];
  };
  const forms = anyOf.map(mapOf).map((one) => definitionOf(one, definitions));
  const { title, description } = forms.find((one) => one['title'] !== undefined) ?? {};
  const oneOf = forms
    .flatMap(spread)
    .map(({ title: _title, description: _description, examples: _examples, ...form }) => form)
    .toSorted((a, b) => Number('properties' in b) - Number('properties' in a));
  return { ...(node['title'] === undefined && title !== undefined ? { title, description } : {}), oneOf };
}

function definitionOf(node: Node, definitions: Node): Node {
  const name = typeof node['$ref'] === 'string' ? node['$ref'].split('/').at(-1) : undefined;
  return name === undefined ? node : mapOf(definitions[name]);
}

/** Texts by locale: a key that is none must not pass for a text, so that a map of settings is told from them. */
function byLocale({ propertyNames, additionalProperties, ...node }: Node): Record<string, unknown> {
  const { pattern } = mapOf(propertyNames);
  if (pattern === LOCALE.source)
    return { ...node, patternProperties: { [pattern]: additionalProperties }, additionalProperties: false };
  return {
    ...node,
    ...(propertyNames === undefined ? {} : { propertyNames }),
    ...(additionalProperties === undefined ? {} : { additionalProperties }),
  };
}

/** What is said about fixed values and about a text that does not fit its pattern. */
function wordsFor({ enum: values, enumDescriptions, pattern }: Node): Node {
  const known = valueWords.find(([list]) => isDeepStrictEqual(list, values));
  const told = patternWords.find(([regex]) => regex.source === pattern);
  return {
    ...(known !== undefined && enumDescriptions === undefined
      ? { enumDescriptions: known[0].map((value) => known[1][value] ?? '') }
      : {}),
    ...(told === undefined ? {} : { patternErrorMessage: told[1] }),
  };
}

/** Where words quote the language, they are given as Markdown too: editors escape the backticks of plain words. */
function marked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(marked);
  if (!isMap(value)) return value;
  const { description } = value;
  return {
    ...mapValues(value, marked),
    ...(typeof description === 'string' && description.includes('`') ? { markdownDescription: description } : {}),
  };
}

/** A snippet's list of choices as its first choice: servers that put snippets together break such lists. */
function withoutChoices(body: unknown): unknown {
  if (typeof body === 'string') return body.replaceAll(/\$\{(\d+)\|([^,|}]*)[^|}]*\|\}/gu, '${$1:$2}');
  if (Array.isArray(body)) return body.map(withoutChoices);
  if (!isMap(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, one]) => [withoutChoices(key) as string, withoutChoices(one)]),
  );
}

/** The words of a schema in Chinese; names and forms stay as they are. */
function translate(value: unknown, key = ''): unknown {
  if (Array.isArray(value))
    return value.map((one) => (key === 'enumDescriptions' ? chinese(one) : translate(one, key)));
  if (!isMap(value)) return isWording(key) ? chinese(value) : value;
  return Object.fromEntries(
    Object.entries(value).map(([inner, one]) => {
      if (['examples', 'enum', 'const', 'default', 'required'].includes(inner) && !MAPS.includes(key))
        return [inner, one];
      if (MAPS.includes(key)) return [inner, translate(one)];
      return [inner, inner === 'body' ? inBody(one) : translate(one, inner)];
    }),
  );
}

function isWording(key: string): boolean {
  return ['title', 'description', 'patternErrorMessage', 'label'].includes(key);
}

/** Placeholders of a snippet that stand for words: `${1:What is to be done}`. */
function inBody(body: unknown): unknown {
  if (typeof body === 'string')
    return body.replace(/(?<=\$\{\d+:)[^}|]+(?=\})/gu, (words) => snippetsInChinese[words] ?? words);
  if (Array.isArray(body)) return body.map(inBody);
  return isMap(body) ? mapValues(body, inBody) : body;
}

function chinese(words: unknown): unknown {
  return typeof words === 'string' ? (inChinese[words] ?? words) : words;
}

function mapValues(map: Node, change: (value: unknown) => unknown): Node {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));
}

function isMap(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapOf(value: unknown): Node {
  return isMap(value) ? value : {};
}
