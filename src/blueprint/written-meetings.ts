import * as z from 'zod';

import { idSchema, nameSchema } from './id.ts';
import { textSchema } from './text.ts';

function rolesOf(description: string): z.ZodArray<typeof idSchema> {
  return z.array(idSchema).min(1).meta({ title: 'Roles', description });
}

/** The verbs by which several people come together, as they are written. */
export const meetingVerbs = {
  meet: z
    .union([
      textSchema,
      z.strictObject({
        label: textSchema,
        lasts: z
          .string()
          .optional()
          .meta({
            title: 'Lasts',
            description: 'How long it takes: a duration, or the shortest and the longest.',
            examples: ['1h', '2h..4h'],
          }),
        required: rolesOf('Roles without which the meeting is not held.').optional(),
        quorum: z
          .int()
          .min(1)
          .optional()
          .meta({ title: 'Quorum', description: 'How many people must be there.', examples: [3] }),
        minutes: idSchema.optional().meta({
          title: 'Minutes',
          description: 'The role that takes the minutes and says whether the meeting was held.',
        }),
      }),
    ])
    .optional()
    .meta({
      title: 'Meet',
      description: 'A meeting; the value is its label. It is held, or not held.',
      examples: ['Kick-off', { label: '需求评审', lasts: '2h..4h', required: ['product-manager', 'developer'] }],
      defaultSnippets: [
        { label: 'meeting', body: { label: '${1:Kick-off}', lasts: '${2:1h}', required: ['${3:agent}'] } },
      ],
    }),
  approve: z
    .union([
      textSchema,
      z.strictObject({
        label: textSchema,
        shows: z
          .array(nameSchema)
          .min(1)
          .optional()
          .meta({ title: 'Shows', description: 'Fields that the voters see.', examples: [['amount', 'reason']] }),
        maker: idSchema.optional().meta({
          title: 'Maker',
          description: 'Whoever has worked on this case in this role may not vote.',
        }),
        votes: z
          .union([
            z.strictObject({ all: rolesOf('Everyone must approve; mixed votes are `disputed`.') }),
            z.strictObject({ any: rolesOf('The first vote decides.') }),
            z.strictObject({
              n: z.int().min(1).meta({ title: 'N', description: 'How many must approve.' }),
              of: rolesOf('Who may vote.'),
            }),
            z.strictObject({ chain: rolesOf('One after the other; whoever does not approve ends it.') }),
          ])
          .optional()
          .meta({
            title: 'Votes',
            description:
              'Who votes. A role that is named twice has two votes, of two people. Default: the `by` of the step.',
            examples: [
              { all: ['lead', 'finance'] },
              { n: 2, of: ['lead', 'finance', 'legal'] },
              { chain: ['lead', 'head'] },
            ],
          }),
      }),
    ])
    .optional()
    .meta({
      title: 'Approve',
      description:
        'A decision of one or several people: approved, returned, rejected, or disputed when votes are mixed.',
      examples: ['Approve the refund', { label: '审批赔付', votes: { all: ['lead', 'finance'] } }],
      defaultSnippets: [
        { label: 'approval', body: { label: '${1:Approve the refund}', votes: { all: ['${2:agent}'] } } },
      ],
    }),
};
