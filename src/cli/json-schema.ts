import { isDeepStrictEqual } from 'node:util';

import mapValues from 'lodash/mapValues.js';
import * as z from 'zod';

import { blueprintSchema } from '../blueprint/blueprint.ts';
import { calendarFileSchema as calendarFile } from '../blueprint/calendar.ts';
import { fieldSchema, typeSchema } from '../blueprint/field.ts';
import { peopleFileSchema as peopleFile } from '../blueprint/people.ts';
import { stageSchema } from '../blueprint/stage.ts';
import { durationSchema, whenSchema } from '../blueprint/deadline.ts';
import {
  onSchema,
  outcomesSchema,
  reachSchema,
  setSchema,
  stepSchema,
  stepsSchema,
  targetSchema,
} from '../blueprint/step.ts';
import { textSchema } from '../blueprint/text.ts';
import { journeyJsonSchema } from '../journey/json-schema.ts';

/** A JSON Schema (draft 7, which YAML editors know best), as plain data. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What is used in many places and stands under `definitions` once. */
const shared: Readonly<Record<string, z.ZodType>> = {
  text: textSchema,
  type: typeSchema,
  field: fieldSchema,
  target: targetSchema,
  duration: durationSchema,
  when: whenSchema,
  set: setSchema,
  reach: reachSchema,
  on: onSchema,
  outcomes: outcomesSchema,
  step: stepSchema,
  steps: stepsSchema,
  stage: stageSchema,
};

/** The JSON Schema of `*.blueprint.yaml`. A step is one flat object, so that a misspelt key gives one message. */
export function blueprintFileSchema(): JsonSchema {
  const whole = draft7(blueprintSchema);
  const definitions = Object.fromEntries(
    Object.entries(shared).map(([name, schema]) => [name, body(draft7(schema, name))]),
  );
  return {
    ...identity('blueprint'),
    ...(share(body(whole), definitions) as JsonSchema),
    definitions: {
      ...mapValues(definitions, (definition) => shareInside(definition, definitions)),
      // A step may hold steps: said in so many words, because the two go on for ever in each other.
      steps: { ...definitions['steps'], additionalProperties: { $ref: '#/definitions/step' } },
    },
  };
}

/** The JSON Schema of `*.journey.yaml`. */
export function journeyFileSchema(): JsonSchema {
  const { $schema: _dialect, $id: _id, ...rest } = journeyJsonSchema();
  return { ...identity('journey'), ...rest };
}

/** The JSON Schema of `*.calendar.yaml`. */
export function calendarFileSchema(): JsonSchema {
  return { ...identity('calendar'), ...body(draft7(calendarFile)) };
}

/** The JSON Schema of `*.people.yaml`. */
export function peopleFileSchema(): JsonSchema {
  return { ...identity('people'), ...body(draft7(peopleFile)) };
}

function identity(kind: string): JsonSchema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', $id: `urn:throughline:${kind}:1` };
}

/**
 * A schema by itself. Steps may hold steps: where one comes round to itself or, inside it, to its steps, it is named as it
 * stands among the definitions.
 */
function draft7(schema: z.ZodType, name = ''): JsonSchema {
  return JSON.parse(JSON.stringify(z.toJSONSchema(schema, { target: 'draft-7', io: 'input' })), (key, value) => {
    if (key !== '$ref') return value;
    return value === '#' ? `#/definitions/${name}` : String(value).replace(/__schema\d+$/u, 'steps');
  });
}

/** Without what belongs to a document and not to the schema itself. */
function body({ $schema: _dialect, definitions: _recursive, ...rest }: JsonSchema): JsonSchema {
  return rest;
}

/** Puts a reference where a definition stands word for word; one with a title of its own stays whole, for its hover text. */
function share(schema: unknown, definitions: Readonly<Record<string, JsonSchema>>): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  const title = 'title' in schema ? schema.title : undefined;
  for (const [name, definition] of Object.entries(definitions)) {
    // Most are told apart by their title, and looking into them is slow.
    if (definition['title'] === title && isDeepStrictEqual(schema, definition))
      return { $ref: `#/definitions/${name}` };
  }
  return shareInside(schema, definitions);
}

function shareInside(schema: object, definitions: Readonly<Record<string, JsonSchema>>): unknown {
  if (Array.isArray(schema)) return schema.map((item) => share(item, definitions));
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, share(value, definitions)]));
}
