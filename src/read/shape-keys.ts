import { stringify } from 'yaml';
import * as z from 'zod';

import { stepSchema } from '../blueprint/step.ts';
import { VERBS, type Verb } from '../blueprint/verbs.ts';
import type { Path } from '../text/places.ts';

/** The keys that a schema knows at a path of the data, in the order of the schema. */
export function knownKeys(schema: z.ZodType, data: unknown, path: Path): string[] {
  return [
    ...new Set(schemasAt(schema, data, path).flatMap((inner) => containersIn(inner, at(data, path)).flatMap(keysOf))),
  ];
}

/** Every key that a schema knows anywhere. */
export function allKeys(schema: z.core.$ZodType, seen = new Set<z.core.$ZodType>()): ReadonlySet<string> {
  if (seen.has(schema)) return new Set();
  seen.add(schema);
  const inner =
    schema instanceof z.ZodObject
      ? Object.values(schema.shape)
      : schema instanceof z.ZodOptional
        ? [schema.unwrap()]
        : schema instanceof z.ZodUnion
          ? schema.options
          : schema instanceof z.ZodRecord
            ? [schema.valueType]
            : schema instanceof z.ZodArray
              ? [schema.element]
              : [];
  return new Set([...keysOf(schema), ...inner.flatMap((one) => [...allKeys(one, seen)])]);
}

/** How a value at a path may be written, as one line of YAML; undefined when the schema has no example. */
export function exampleAt(schema: z.ZodType, data: unknown, path: Path): string | undefined {
  const [example] = schemasAt(schema, data, path).flatMap((inner) => examplesOf(inner));
  if (example === undefined) return undefined;
  const flow = stringify(example, { collectionStyle: 'flow', lineWidth: 0 }).trim();
  return flow.replaceAll(/\[ | \]/g, (bracket) => bracket.trim());
}

/** The words that may stand at a path; empty when any may. */
export function wordsAt(schema: z.ZodType, data: unknown, path: Path): string[] {
  const schemas = schemasAt(schema, data, path).map(unwrap);
  return schemas.flatMap((inner) => (inner instanceof z.ZodEnum ? inner.options.map(String) : []));
}

/** What the schema says of a path, which need not be written. */
function schemasAt(schema: z.ZodType, data: unknown, path: Path): z.core.$ZodType[] {
  let schemas: z.core.$ZodType[] = [schema];
  for (const [depth, key] of path.entries()) {
    const value = at(data, path.slice(0, depth));
    schemas = schemas.flatMap((inner) =>
      containersIn(inner, value).flatMap((container) => childOf(container, key) ?? []),
    );
  }
  return schemas;
}

/** Examples of the schema itself, of what it wraps, or of an entry of it under some name. */
function examplesOf(schema: z.core.$ZodType): unknown[] {
  const own = schema instanceof z.ZodType ? (schema.meta()?.['examples'] as unknown[] | undefined) : undefined;
  if (own !== undefined && own.length > 0) return own;
  const inner = unwrap(schema);
  if (inner !== schema) return examplesOf(inner);
  if (!(schema instanceof z.ZodRecord)) return [];
  return examplesOf(schema.valueType).map((entry) => ({ name: entry }));
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? schema.unwrap() : schema;
}

/**
 * A setting of a verb that stands beside it, or a key of the step that stands inside the verb's own map; undefined where
 * an unknown key is neither.
 *
 * @param path the map in which the key stands.
 */
export function misplacedSetting(
  data: unknown,
  path: Path,
  key: string,
): { verb: string; inside: boolean } | undefined {
  const step = stepAround(path);
  if (step === undefined) return undefined;
  const [verb, ...deeper] = step.rest;
  if (verb === undefined) {
    const owner = VERBS.find((name) => isRecord(at(data, path)) && at(data, [...path, name]) !== undefined);
    return owner !== undefined && settingsOf(owner).includes(key) ? { verb: owner, inside: true } : undefined;
  }
  const isVerb = VERBS.some((name) => name === verb);
  const isShared = Object.hasOwn(stepSchema.shape, key) && !VERBS.some((name) => name === key);
  return isVerb && isShared && deeper.length === 0 ? { verb: String(verb), inside: false } : undefined;
}

/** The part of a path that lies inside a step of a blueprint. */
function stepAround(path: Path): { rest: Path } | undefined {
  const [root, , section, step, ...rest] = path;
  const holdsSteps =
    (root === 'stages' && (section === 'steps' || section === 'alternatives')) ||
    (root === 'interrupts' && section === 'steps');
  return holdsSteps && step !== undefined ? { rest: innermost(rest) } : undefined;
}

/** The same inside the step of a branch, if the path goes on to one. */
function innermost(rest: Path): Path {
  const [verb, branches, , section, step, ...deeper] = rest;
  const holdsSteps =
    verb === 'parallel' && branches === 'branches' && (section === 'steps' || section === 'alternatives');
  return holdsSteps && step !== undefined ? innermost(deeper) : rest;
}

function settingsOf(verb: Verb): string[] {
  return containersIn(stepSchema.shape[verb], {}).flatMap((inner) =>
    inner instanceof z.ZodObject ? keysOf(inner) : [],
  );
}

function keysOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  return schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum ? schema.keyType.options.map(String) : [];
}

function childOf(schema: z.core.$ZodType, key: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<string, z.core.$ZodType>)[key];
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return schema instanceof z.ZodArray ? schema.element : undefined;
}

/** The containers behind optionals and unions that fit the kind of the value. */
function containersIn(schema: z.core.$ZodType, value: unknown): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return containersIn(schema.unwrap(), value);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => containersIn(option, value));
  const fits = Array.isArray(value)
    ? schema instanceof z.ZodArray
    : schema instanceof z.ZodObject || schema instanceof z.ZodRecord;
  return fits ? [schema] : [];
}

function at(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) value = isRecord(value) && Object.hasOwn(value, key) ? value[String(key)] : undefined;
  return value;
}

/** Lists count: their items are found by index. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
