import * as z from 'zod';

import type { Path } from '../text/places.ts';
import { typeSchema, type Field } from './field.ts';
import { idSchema, nameSchema } from './id.ts';
import { type Text, textSchema } from './text.ts';

/** A system that a `call` step asks: what goes in, what comes out. */
export interface Service {
  readonly id: string;
  readonly path: Path;
  readonly title?: Text;
  readonly in: ReadonlyMap<string, Field>;
  readonly out: ReadonlyMap<string, Field>;
  /** True when calling twice with the same key does no harm. */
  readonly idempotent: boolean;
}

export const serviceSchema = z
  .strictObject({
    title: textSchema.optional(),
    in: z.record(nameSchema, typeSchema).optional().meta({ title: 'In', description: 'What the service is given.' }),
    out: z.record(nameSchema, typeSchema).optional().meta({ title: 'Out', description: 'What the service returns.' }),
    idempotent: z
      .boolean()
      .optional()
      .meta({ title: 'Idempotent', description: 'Calling twice with the same key does no harm. Default: false.' }),
  })
  .meta({ title: 'Service', description: 'A system that a `call` step asks.' });

export const servicesSchema = z.record(idSchema, serviceSchema).meta({
  title: 'Services',
  description: 'Systems that steps can call.',
  defaultSnippets: [
    { label: 'service', body: { '${1:stock}': { in: { '${2:item}': 'text' }, out: { '${3:left}': 'integer' } } } },
  ],
});
