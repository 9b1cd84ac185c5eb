import * as z from 'zod';

import type { Path } from '../text/places.ts';
import { idSchema } from './id.ts';
import type { Expression, Reference } from './origin.ts';
import { whenSchema } from './deadline.ts';
import { stepsSchema, targetSchema, type Step } from './step.ts';
import { type Text, textSchema } from './text.ts';

/**
 * What breaks into a running case from anywhere: it leaves for good (`to`), or runs its own steps outside any stage and
 * then lets the case go on where it was (BPMN event sub-process).
 */
export interface Interrupt {
  readonly id: string;
  readonly path: Path;
  readonly title?: Text;
  readonly on: Reference;
  readonly when?: Expression;
  /** Stages in which it is not heard. */
  readonly notIn: readonly Reference[];
  readonly to?: Reference;
  readonly steps: readonly Step[];
  /** The step that uses the module to which it belongs; it is heard only while that step runs. */
  readonly inside?: string;
}

export const interruptSchema = z
  .strictObject({
    title: textSchema.optional(),
    on: z.string().meta({ title: 'On', description: 'The event that interrupts.', examples: ['customer.withdraws'] }),
    when: whenSchema.optional(),
    'not-in': z
      .array(idSchema)
      .min(1)
      .optional()
      .meta({ title: 'Not in', description: 'Stages in which it is not heard.' }),
    to: targetSchema.optional().meta({ title: 'To', description: 'Where the case goes for good.' }),
    steps: stepsSchema
      .optional()
      .meta({ title: 'Steps', description: 'Steps to run before the case goes on where it was.' }),
  })
  .meta({ title: 'Interrupt', description: 'What breaks into a running case from anywhere.' });

export const interruptsSchema = z.record(idSchema, interruptSchema).meta({
  title: 'Interrupts',
  description: 'Events that break into a running case: `{ on, to }` leaves for good, `{ on, steps }` comes back.',
  defaultSnippets: [
    { label: 'interrupt', body: { '${1:withdrawn}': { on: '${2:customer.withdraws}', to: '${3:closed-withdrawn}' } } },
  ],
});
