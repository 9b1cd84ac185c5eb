import * as z from 'zod';

import type { Path } from '../text/places.ts';
import { nameSchema } from './id.ts';
import { type Text, textSchema } from './text.ts';

/** The kinds of value a case can carry. Their JSON forms stand in {@link fieldProblem}. */
export const FIELD_TYPES = [
  ...(['text', 'integer', 'number', 'boolean', 'enum', 'date', 'time', 'datetime', 'duration', 'money'] as const),
  ...(['phone', 'email', 'url', 'file', 'list'] as const),
] as const;

export type FieldType = (typeof FIELD_TYPES)[number];

/** What one field of a case may hold. */
export interface Field {
  readonly name: string;
  readonly path: Path;
  readonly type: FieldType;
  readonly title?: Text;
  /** Values of an enum in written order, with their label where one is given. */
  readonly values?: ReadonlyMap<string, Text | undefined>;
  /** Bounds a number, or the length of a text or list; inclusive. */
  readonly min?: number;
  readonly max?: number;
  readonly default?: unknown;
  readonly unit?: string;
  /** True for what tells of one person: hosts keep such values apart, so that they can be erased. */
  readonly personal?: boolean;
  /** What a list holds. */
  readonly of?: Field;
}

const fieldTypeSchema = z.enum(FIELD_TYPES).meta({
  title: 'Type',
  description:
    'text, integer, number, boolean, enum, date, time, datetime, duration, money, phone, email, url, file or list.',
});

const enumValuesSchema = z.union([z.array(z.string()).min(1), z.record(z.string(), textSchema)]).meta({
  title: 'Values',
  description: 'The values of an enum: a list, or a map from value to label.',
  examples: [['ordinary', 'advanced'], { billing: '资费', network: '网络' }],
});

const plainFieldSchema = z.strictObject({
  type: fieldTypeSchema,
  title: textSchema.optional(),
  values: enumValuesSchema.optional(),
  min: z
    .number()
    .optional()
    .meta({ title: 'Smallest', description: 'Smallest number, or shortest length; inclusive.' }),
  max: z.number().optional().meta({ title: 'Largest', description: 'Largest number, or longest length; inclusive.' }),
  default: z.unknown().optional().meta({ title: 'Default', description: 'The value a case starts with.' }),
  unit: z
    .string()
    .optional()
    .meta({ title: 'Unit', description: 'What a number counts.', examples: ['CNY', 'days'] }),
  personal: z.boolean().optional().meta({
    title: 'Personal',
    description: 'It tells of one person: a host keeps such values apart, so that they can be erased. Default: false.',
  }),
});

export const fieldSchema = plainFieldSchema
  .extend({
    of: z
      .union([fieldTypeSchema, plainFieldSchema])
      .optional()
      .meta({ title: 'Of', description: 'What a list holds.', examples: ['text'] }),
  })
  .meta({
    title: 'Field',
    description: 'One piece of data that a case carries.',
    examples: [{ type: 'integer', min: 1, max: 5 }],
    defaultSnippets: [
      { label: 'text field', body: { type: 'text' } },
      { label: 'choice (enum)', body: { type: 'enum', values: ['${1:ordinary}', '${2:advanced}'] } },
      { label: 'score 1 to 5', body: { type: 'integer', min: 1, max: 5 } },
    ],
  });

/** A type where a whole field would be too much: a bare type name, or a field. */
export const typeSchema = z
  .union([fieldTypeSchema, fieldSchema])
  .meta({ title: 'Type', description: 'A type name, or a field definition.' });

export const dataSchema = z.record(nameSchema, fieldSchema).meta({
  title: 'Data',
  description: 'What one case carries. Names are lower snake_case; they are used bare in expressions.',
  defaultSnippets: [{ label: 'field', body: { '${1:name}': { type: '${2:text}' } } }],
});

export type WrittenField = z.infer<typeof fieldSchema>;
export type WrittenType = z.infer<typeof typeSchema>;
