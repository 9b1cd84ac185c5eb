import * as z from 'zod';

import { journeyFileSchema } from './journey-file.ts';

/** The JSON Schema (draft 7, which YAML editors know best) of `*.journey.yaml`, as plain data for `schemas/`. */
export function journeyJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(journeyFileSchema, { target: 'draft-7', io: 'input' });
}
