import * as z from 'zod';

import { idSchema, STEP_ID } from '../blueprint/id.ts';

/** A stage, step, event, clock or milestone as it is called from outside: `step--inner` for one of a module. */
const nameSchema = z.string().regex(STEP_ID);
const namesSchema = z.union([nameSchema, z.array(nameSchema).min(1)]);
const anyNamesSchema = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

/** Names, or how often each. */
const countsSchema = z.union([
  z.string().min(1),
  z.array(z.string().min(1)).min(1),
  z.record(z.string(), z.int().min(0).max(10_000)),
]);

const shape = {
  in: nameSchema.optional().meta({
    title: 'In',
    description: 'The stage in which the case is, a step at which it waits, or the interrupt that is dealt with.',
    examples: ['resolution', 'read-back'],
  }),
  'waiting-for': anyNamesSchema.optional().meta({
    title: 'Waiting for',
    description: 'For whom the case waits: a role, `customer`, `service`, `system` (time or an event), or a person.',
    examples: ['customer', 'agent'],
  }),
  offers: anyNamesSchema.optional().meta({
    title: 'Offers',
    description:
      'What can be done now: a step, one of its outcomes (`visit.repaired`), an event, or an escalation to accept.',
    examples: ['remedy', 'visit.repaired', 'customer.withdraws'],
  }),
  reached: namesSchema.optional().meta({
    title: 'Reached',
    description: 'Milestones that have been reached.',
    examples: ['resolved'],
  }),
  visited: z
    .array(nameSchema)
    .min(1)
    .optional()
    .meta({
      title: 'Visited',
      description: 'Stages and steps to which the case came in this order; others may lie between.',
      examples: [['intake', 'resolution']],
    }),
  said: countsSchema.optional().meta({
    title: 'Said',
    description: 'Messages that went out, by id or by some of their words; `{ goodbye: 1 }` says how often.',
    examples: ['goodbye'],
  }),
  notified: countsSchema.optional().meta({
    title: 'Notified',
    description: 'Roles or persons whom an escalation told; `{ team-lead: 2 }` says how often.',
    examples: ['team-lead'],
  }),
  met: namesSchema.optional().meta({
    title: 'Met',
    description: 'Service clocks that were met in time.',
    examples: ['first-answer'],
  }),
  breached: namesSchema.optional().meta({
    title: 'Breached',
    description: 'Service clocks that ran over, whether or not they were stopped afterwards.',
    examples: ['first-answer'],
  }),
  running: namesSchema.optional().meta({
    title: 'Running',
    description: 'Service clocks that run now.',
    examples: ['resolution'],
  }),
  paused: namesSchema.optional().meta({
    title: 'Paused',
    description: 'Service clocks that stand still now.',
    examples: ['resolution'],
  }),
  due: z
    .record(nameSchema, z.string())
    .optional()
    .meta({
      title: 'Due',
      description: 'The last instant in time of a clock, or of the step at which the case waits, with its offset.',
      examples: [{ resolution: '2026-01-06T17:00+08:00' }],
    }),
  data: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({
      title: 'Data',
      description: 'Fields with the values that the case knows.',
      examples: [{ severity: 3 }],
    }),
  ended: z
    .union([idSchema, z.boolean()])
    .optional()
    .meta({
      title: 'Ended',
      description: 'The end by which the case closed, or its outcome; `true` for any, `false` for a case that is open.',
      examples: ['closed-solved', true, false],
    }),
  refused: z
    .union([z.string().regex(/^TL\d{4}$/), z.literal(true)])
    .optional()
    .meta({
      title: 'Refused',
      description: 'The line before was turned down: `true`, or the code of the reason.',
      examples: [true, 'TL6003'],
    }),
};

/** What must not be so: the same words. */
const negatedSchema = z.strictObject(shape).meta({
  title: 'Not',
  description: 'What must not be so: the same words as above.',
  examples: [{ notified: 'team-lead' }],
});

/** What is expected of the case at a line of a journey. */
export const expectSchema = z.strictObject({ ...shape, not: negatedSchema.optional() }).meta({
  title: 'Expect',
  description: 'What is to be so at this point; nothing happens by it.',
  examples: [
    { in: 'resolution', 'waiting-for': 'agent' },
    { ended: 'closed-solved', met: ['formal-answer'] },
  ],
  defaultSnippets: [
    { label: 'where the case is', body: { in: '${1:resolution}', 'waiting-for': '${2:agent}' } },
    { label: 'how it ended', body: { ended: '${1:closed-solved}', met: '${2:resolution}' } },
    { label: 'what was sent', body: { said: '${1:goodbye}' } },
    { label: 'who was told', body: { notified: '${1:team-lead}' } },
    { label: 'what must not be so', body: { not: { breached: '${1:resolution}' } } },
  ],
});

export type WrittenExpect = z.infer<typeof expectSchema>;
