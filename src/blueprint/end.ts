import * as z from 'zod';

import type { Path } from '../text/places.ts';
import { idSchema } from './id.ts';
import type { Reference } from './origin.ts';
import { durationSchema, type Deadline } from './deadline.ts';
import { reachSchema, targetSchema } from './step.ts';
import { type Text, textSchema } from './text.ts';

export const END_OUTCOMES = ['solved', 'self-served', 'refused', 'withdrawn', 'no-answer'] as const;

/** How a case can close. */
export interface End {
  readonly id: string;
  readonly path: Path;
  readonly title?: Text;
  /** solved and self-served count as solved. */
  readonly outcome: (typeof END_OUTCOMES)[number];
  readonly reach: readonly Reference[];
}

/** For how long and to where a closed case can come back. */
export interface Reopen {
  readonly path: Path;
  readonly within: Deadline;
  readonly to: Reference;
  /** The ends from which it may; all of them when the author named none. */
  readonly from: readonly Reference[];
}

export const endSchema = z
  .strictObject({
    title: textSchema.optional(),
    outcome: z
      .enum(END_OUTCOMES)
      .meta({ title: 'Outcome', description: 'What the end means; the first two count as solved.' }),
    reach: reachSchema.optional(),
  })
  .meta({
    title: 'End',
    description: 'A way in which a case closes.',
    examples: [{ outcome: 'solved', reach: 'resolved' }],
  });

export const endsSchema = z.record(idSchema, endSchema).meta({
  title: 'Ends',
  description: 'How a case can close.',
  defaultSnippets: [
    {
      label: 'end',
      body: { '${1:closed-solved}': { outcome: '${2:solved}' } },
    },
  ],
});

export const reopenSchema = z
  .strictObject({
    within: durationSchema.meta({ title: 'Within', description: 'How long after closing.' }),
    to: targetSchema.meta({ title: 'To', description: 'The step or stage at which the case goes on.' }),
    from: z
      .array(idSchema)
      .min(1)
      .optional()
      .meta({ title: 'From', description: 'The ends from which it may. Default: all.' }),
  })
  .meta({
    title: 'Reopen',
    description: 'A closed case can come back for a while.',
    examples: [{ within: 'P7D', to: 'investigate', from: ['closed-solved'] }],
    defaultSnippets: [{ label: 'reopen', body: { within: '${1:P7D}', to: '${2:investigate}' } }],
  });
