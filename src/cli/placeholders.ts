import type { JsonSchema } from './json-schema.ts';

type Node = Readonly<Record<string, unknown>>;

/** A text with a column of the table of examples in it: `<severity>`, `<days>d`. */
const PLACEHOLDER = { type: 'string', pattern: String.raw`<[^<>\s]+>` } as const;

/** What a placeholder looks like to a schema that has to take it. */
const SPECIMEN = '<column>';

/**
 * The schema of journey files, with `<column>` wherever a journey may have a value; the table of examples itself has none.
 * Maps stay as they are, so that a misspelt key in one gives one message.
 */
export function withPlaceholders(schema: JsonSchema): JsonSchema {
  return at(schema, ['properties', 'journeys', 'additionalProperties', 'properties'], (journey) =>
    mapValues(journey, (value, key) => (key === 'examples' ? value : open(mapOf(value)))),
  );
}

/** A schema that takes a placeholder beside what it takes, unless it is one of maps alone. */
function open(node: Node): Node {
  const inner = inside(node);
  if (isMap(inner) || takesPlaceholders(inner)) return inner;
  const { title, description, examples, defaultSnippets, ...form } = inner;
  const words = { title, description, examples, defaultSnippets };
  const forms = Array.isArray(form['anyOf']) ? (form['anyOf'] as unknown[]) : [form];
  return { ...defined(words), anyOf: [...forms, PLACEHOLDER] };
}

/** A schema whose parts take placeholders. */
function inside(node: Node): Node {
  return mapValues(node, (value, key) => {
    if (key === 'items' || key === 'additionalProperties')
      return typeof value === 'object' ? open(mapOf(value)) : value;
    if (key === 'properties') return mapValues(mapOf(value), (one) => open(mapOf(one)));
    // One placeholder stands beside all forms of a thing.
    if (key === 'anyOf') return (value as unknown[]).map((one) => inside(mapOf(one)));
    return value;
  });
}

/** A map, or a list of maps. */
function isMap({ type, items }: Node): boolean {
  return type === 'object' || (type === 'array' && mapOf(items)['type'] === 'object');
}

function takesPlaceholders({ anyOf, type, pattern, enum: names, const: one }: Node): boolean {
  if (Array.isArray(anyOf)) return anyOf.some((form) => takesPlaceholders(mapOf(form)));
  if (names !== undefined || one !== undefined) return false;
  if (type !== undefined && ![type].flat().includes('string')) return false;
  return typeof pattern !== 'string' || new RegExp(pattern, 'u').test(SPECIMEN);
}

function at(node: Node, [key, ...rest]: readonly string[], change: (node: Node) => Node): Node {
  if (key === undefined) return change(node);
  return { ...node, [key]: at(mapOf(node[key]), rest, change) };
}

function mapValues(node: Node, change: (value: unknown, key: string) => unknown): Node {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value, key)]));
}

function defined(node: Node): Node {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));
}

function mapOf(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {};
}
