import * as z from 'zod';

import type { Path } from '../text/places.ts';
import { typeSchema, type Field } from './field.ts';
import { nameSchema } from './id.ts';
import { type Text, textSchema } from './text.ts';

/** The word for a number that the organisation has not set yet: reported, never taken as 0. */
export const UNSET = 'unset';

/** A value that is set once for the whole blueprint. */
export interface Parameter {
  readonly name: string;
  readonly path: Path;
  readonly title?: Text;
  readonly type: Field;
  /** The literal as written; undefined while it is unset. */
  readonly value: unknown;
}

export const parametersSchema = z
  .record(
    nameSchema,
    z.strictObject({
      title: textSchema.optional(),
      type: typeSchema,
      value: z.unknown().meta({ title: 'Value', description: 'A literal of the type, or `unset`.' }),
    }),
  )
  .meta({
    title: 'Parameters',
    description: 'Values that are set once and used by name wherever such a value may stand.',
    examples: [{ answer_time: { type: 'duration', value: '1d' } }],
    defaultSnippets: [{ label: 'parameter', body: { '${1:answer_time}': { type: 'duration', value: '${2:1d}' } } }],
  });
