import * as z from 'zod';

import { stepSchema } from '../blueprint/step.ts';
import { VERBS, type Verb, writtenVerbs } from '../blueprint/verbs.ts';
import type { Path } from '../text/places.ts';

/** The keys that a schema knows at a path of the data, in the order of the schema. */
export function knownKeys(schema: z.ZodType, data: unknown, path: Path): string[] {
  let schemas = mapsIn(schema, data);
  let value = data;
  for (const key of path) {
    value = isRecord(value) ? value[String(key)] : undefined;
    schemas = schemas.flatMap((inner) => {
      const next = childOf(inner, key);
      return next === undefined ? [] : mapsIn(next, value);
    });
  }
  return [...new Set(schemas.flatMap(keysOf))];
}

/**
 * A setting of a verb that stands beside it, or a key of the step that stands inside the verb's own map; undefined where
 * an unknown key is neither.
 *
 * @param path the map in which the key stands.
 */
export function misplacedSetting(data: unknown, path: Path, key: string): { verb: string; inside: boolean } | undefined {
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
function stepAround([root, , section, step, ...rest]: Path): { rest: Path } | undefined {
  const holdsSteps =
    (root === 'stages' && (section === 'steps' || section === 'alternatives')) ||
    (root === 'interrupts' && section === 'steps');
  return holdsSteps && step !== undefined ? { rest } : undefined;
}

function settingsOf(verb: Verb): string[] {
  return mapsIn(writtenVerbs[verb], {}).flatMap((inner) => (inner instanceof z.ZodObject ? keysOf(inner) : []));
}

function keysOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  return schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum ? schema.keyType.options.map(String) : [];
}

function childOf(schema: z.core.$ZodType, key: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<string, z.core.$ZodType>)[key];
  if (schema instanceof z.ZodRecord) return schema.valueType as z.core.$ZodType;
  return schema instanceof z.ZodArray ? (schema.element as z.core.$ZodType) : undefined;
}

/** The containers behind optionals and unions that fit the kind of the value. */
function mapsIn(schema: z.core.$ZodType, value: unknown): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return mapsIn(schema.unwrap(), value);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => mapsIn(option as z.core.$ZodType, value));
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
