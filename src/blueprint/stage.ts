import * as z from 'zod';

import type { Path } from '../text/places.ts';
import { calendarKeySchema } from './calendar.ts';
import { idSchema } from './id.ts';
import type { Expression, Reference } from './origin.ts';
import { onSchema, stepsSchema, targetSchema, whenSchema, type Handler, type Step } from './step.ts';
import { type Text, textSchema } from './text.ts';

/** Fixed kinds of stage; local names are titles. */
export const STAGE_KINDS = [
  'intake',
  'confirmation',
  'plan',
  'execution',
  'resolution',
  'follow-up',
  'improve',
] as const;

export type StageKind = (typeof STAGE_KINDS)[number];

/** The kinds that every service has, unless `omits` says why not. */
export const EXPECTED_KINDS: readonly StageKind[] = ['intake', 'confirmation', 'resolution', 'follow-up'];

/** A phase of the customer's way (CMMN stage). */
export interface Stage {
  readonly id: string;
  readonly path: Path;
  readonly kind: StageKind;
  readonly title?: Text;
  readonly by?: Reference;
  /** The calendar for business time in its steps. */
  readonly calendar?: Reference;
  readonly when?: Expression;
  readonly on: readonly Handler[];
  readonly next?: Reference;
  /** Main steps in the order in which they run. */
  readonly steps: readonly Step[];
  /** Steps entered only by name. */
  readonly alternatives: readonly Step[];
}

export const stageSchema = z
  .strictObject({
    kind: z.enum(STAGE_KINDS).meta({ title: 'Kind', description: 'What sort of stage it is; its title is free.' }),
    title: textSchema.optional(),
    by: idSchema.optional().meta({ title: 'By', description: 'The role for every step that names none.' }),
    calendar: calendarKeySchema.optional(),
    when: whenSchema
      .optional()
      .meta({ title: 'When', description: 'The stage is skipped when this condition is not true.' }),
    on: onSchema.optional(),
    next: targetSchema
      .optional()
      .meta({ title: 'Next', description: 'Where its last step leads. Default: the next stage.' }),
    steps: stepsSchema,
    alternatives: stepsSchema.optional().meta({
      title: 'Alternatives',
      description: 'Steps entered only by name; each says where it goes on.',
    }),
  })
  .meta({ title: 'Stage', description: "A phase of the customer's way through the service." });

export const stagesSchema = z.record(idSchema, stageSchema).meta({
  title: 'Stages',
  description: 'Stages in the order in which they run.',
  defaultSnippets: [
    {
      label: 'stage',
      body: {
        '${1:intake}': {
          kind: '${2:intake}',
          steps: { '${3:receive}': { do: '${4:What is to be done}' } },
        },
      },
    },
  ],
});

export type WrittenStage = z.infer<typeof stageSchema>;
