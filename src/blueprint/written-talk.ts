import * as z from 'zod';

import { idSchema, nameSchema } from './id.ts';
import { textSchema } from './text.ts';
import { SURVEY_KINDS } from './verbs.ts';

const askedSchema = z
  .array(z.string())
  .min(1)
  .meta({
    title: 'Fields',
    description: 'Fields of `data`; `name?` may stay unanswered.',
    examples: [['category', 'summary?']],
  });

/** The verbs by which a case speaks with its customer and gives work to a role, as they are written. */
export const talkVerbs = {
  say: z
    .union([
      idSchema,
      z.strictObject({
        message: idSchema.meta({ title: 'Message', description: 'The message to send.' }),
        to: idSchema.optional().meta({ title: 'To', description: 'Who gets it. Default: customer.' }),
        fallback: z
          .array(idSchema)
          .min(1)
          .optional()
          .meta({ title: 'Fallback', description: 'Channels to try when delivery fails.' }),
      }),
    ])
    .optional()
    .meta({ title: 'Say', description: 'Sends a message and goes on.', examples: ['received'] }),
  ask: z
    .union([
      askedSchema,
      z.strictObject({
        fields: askedSchema,
        message: idSchema.optional().meta({ title: 'Message', description: 'The message that asks.' }),
      }),
    ])
    .optional()
    .meta({
      title: 'Ask',
      description: 'Asks the customer for fields and waits for the answer.',
      examples: [['category', 'summary']],
    }),
  do: z
    .union([
      textSchema,
      z.strictObject({
        label: textSchema,
        form: askedSchema.optional().meta({ title: 'Form', description: 'Fields that the worker fills.' }),
        checklist: z
          .array(textSchema)
          .min(1)
          .optional()
          .meta({ title: 'Checklist', description: 'What the worker must not forget.' }),
      }),
    ])
    .optional()
    .meta({
      title: 'Do',
      description: 'Work for a role; the value is its label.',
      examples: ['Investigate', { label: '调查核实', form: ['finding'] }],
    }),
  survey: z
    .union([
      z.enum(SURVEY_KINDS),
      z.strictObject({
        kind: z.enum(SURVEY_KINDS).meta({ title: 'Kind', description: 'csat, nps (0 to 10), ces or questions.' }),
        into: nameSchema.optional().meta({
          title: 'Into',
          description: 'The integer field that takes the score; its bounds are the scale.',
        }),
        question: textSchema.optional().meta({ title: 'Question', description: 'What the customer is asked.' }),
        questions: z
          .record(z.string(), textSchema)
          .optional()
          .meta({
            title: 'Questions',
            description: 'Several questions: field -> what the customer is asked; `field?` may stay unanswered.',
            examples: [{ attitude: '服务态度如何？', 'remarks?': '还有什么建议？' }],
          }),
      }),
    ])
    .optional()
    .meta({
      title: 'Survey',
      description: 'Asks the customer for a score, or several questions; outcomes may be computed and must cover it.',
      examples: [{ kind: 'csat', into: 'csat', question: '问题是否已解决？' }],
      defaultSnippets: [
        {
          label: 'satisfaction survey',
          body: { kind: 'csat', into: '${1:csat}', question: '${2:How satisfied are you?}' },
        },
      ],
    }),
};
