import * as z from 'zod';

import type { Path } from '../text/places.ts';
import { typeSchema, type Field } from './field.ts';
import { idSchema, nameSchema } from './id.ts';
import { type Text, textSchema } from './text.ts';

/** Something that happens outside and that a case can hear: `customer.<id>` or `signal.<id>`. */
export interface BusinessEvent {
  readonly id: string;
  readonly path: Path;
  readonly title?: Text;
  /** What the event brings with it, read as `event.<name>`. */
  readonly carries: ReadonlyMap<string, Field>;
}

export const eventSchema = z
  .strictObject({
    title: textSchema.optional(),
    carries: z
      .record(nameSchema, typeSchema)
      .optional()
      .meta({
        title: 'Carries',
        description: 'What the event brings, read as `event.<name>`.',
        examples: [{ amount: 'money' }],
      }),
  })
  .meta({ title: 'Event', description: 'Something that happens outside the case.' });

export const eventsSchema = z.record(idSchema, eventSchema).meta({
  title: 'Events',
  description: 'What the customer can do at any time. `withdraws` declares the event `customer.withdraws`.',
  defaultSnippets: [{ label: 'customer event', body: { '${1:withdraws}': { title: '${2:The customer withdraws}' } } }],
});

export const signalsSchema = z.record(idSchema, eventSchema).meta({
  title: 'Signals',
  description: 'What other systems can tell a case. `stock-back` declares the event `signal.stock-back`.',
  defaultSnippets: [{ label: 'signal', body: { '${1:stock-back}': { title: '${2:It is in stock again}' } } }],
});
