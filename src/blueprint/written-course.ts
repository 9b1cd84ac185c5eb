import * as z from 'zod';

import { idSchema, nameSchema } from './id.ts';

const withSchema = z.record(nameSchema, z.unknown()).meta({
  title: 'With',
  description: 'Parameter of the service: a literal, or `=` and an expression.',
  examples: [{ item: '=item_number' }],
});

const armSchema = z.string().meta({ title: 'Until', description: 'A duration, a date field or an event.' });

/** The verbs by which a case goes its way without people, as they are written: services, decisions and time. */
export const courseVerbs = {
  call: z
    .union([
      idSchema,
      z.strictObject({
        service: idSchema.meta({ title: 'Service', description: 'The service to call.' }),
        with: withSchema.optional(),
        into: z
          .record(nameSchema, nameSchema)
          .optional()
          .meta({
            title: 'Into',
            description: 'Field of the case: output of the service.',
            examples: [{ left: 'amount' }],
          }),
        timeout: z
          .string()
          .optional()
          .meta({
            title: 'Timeout',
            description: 'How long the service may take; after that the call counts as failed.',
            examples: ['30s'],
          }),
        retry: z
          .strictObject({
            times: z.int().min(1).max(1000).meta({ title: 'Times', description: 'How often after the first call.' }),
            every: z
              .string()
              .optional()
              .meta({ title: 'Every', description: 'How long to wait before calling again. Default: not at all.' }),
            factor: z
              .number()
              .min(1)
              .max(10)
              .optional()
              .meta({ title: 'Factor', description: 'By how much the waiting grows each time. Default: 1.' }),
          })
          .optional()
          .meta({
            title: 'Retry',
            description: 'Calls again after a failure, a bounded number of times.',
            examples: [{ times: 3, every: '10s', factor: 2 }],
          }),
        fallback: idSchema.optional().meta({
          title: 'Fallback',
          description: 'A service with the same inputs and outputs, called when this one has failed for good.',
        }),
      }),
    ])
    .optional()
    .meta({
      title: 'Call',
      description: 'Calls a service and waits for its result; needs the outcome `failed`.',
      examples: ['stock'],
    }),
  decide: z
    .union([
      idSchema,
      z.strictObject({ decision: idSchema.meta({ title: 'Decision', description: 'The decision table.' }) }),
      z
        .array(
          z.strictObject({
            when: z.union([z.string(), z.boolean()]).optional(),
            set: z.record(nameSchema, z.unknown()),
          }),
        )
        .min(1),
    ])
    .optional()
    .meta({
      title: 'Decide',
      description: 'Sets fields by a decision table, or by the first condition that holds.',
      examples: ['grade'],
    }),
  choose: z
    .array(
      z.union([
        z.strictObject({ when: z.union([z.string(), z.boolean()]), to: z.string() }),
        z.strictObject({ else: z.string() }),
      ]),
    )
    .min(1)
    .optional()
    .meta({
      title: 'Choose',
      description: 'Goes the first way whose condition holds; the last may be `{ else: target }`.',
      examples: [[{ when: 'severity >= 4', to: 'urgent' }, { else: 'next' }]],
    }),
  wait: z
    .union([
      z.string(),
      z.strictObject({
        until: z.string().optional().meta({ title: 'Until', description: 'A date or datetime field.' }),
        event: z
          .string()
          .optional()
          .meta({ title: 'Event', description: 'The event to wait for.', examples: ['signal.stock-back'] }),
        first: z
          .record(idSchema, armSchema)
          .optional()
          .meta({
            title: 'First',
            description: 'Whichever comes first: name -> duration, date field or event. The names are the outcomes.',
            examples: [{ paid: 'customer.pays', 'gave-up': '2d' }],
          }),
      }),
    ])
    .optional()
    .meta({
      title: 'Wait',
      description: 'Lets time pass or waits for an event.',
      examples: ['1d', { event: 'customer.pays' }],
    }),
};
