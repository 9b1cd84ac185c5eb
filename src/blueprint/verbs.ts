import * as z from 'zod';

import type { Path } from '../text/places.ts';

import { idSchema, nameSchema } from './id.ts';
import type { Expression, Reference } from './origin.ts';
import type { Deadline } from './deadline.ts';
import type { Assignment, Step } from './step.ts';
import { type Text, textSchema } from './text.ts';
import { useSchema, type Use } from './use.ts';

/** The verbs of the language; each has one BPMN element. */
export const VERBS = [
  'say',
  'ask',
  'do',
  'call',
  'decide',
  'choose',
  'wait',
  'meet',
  'approve',
  'survey',
  'parallel',
  'use',
] as const;

export type Verb = (typeof VERBS)[number];

/** What a step does. */
export type Action = Say | Ask | Do | Call | Decide | Choose | Wait | Meet | Approve | Survey | Parallel | Use;

export interface ActionBase<V extends Verb> {
  readonly verb: V;
  /** The path of the verb's value. */
  readonly path: Path;
}

/** A field that is asked for. */
export interface AskedField extends Reference {
  /** True for `name?`: it may stay unanswered. */
  readonly optional: boolean;
}

/** Sends a message (BPMN send task). */
export interface Say extends ActionBase<'say'> {
  readonly message: Reference;
  /** A role, or the customer. */
  readonly to: Reference;
  /** Channels to try, in order, when the first does not deliver. */
  readonly fallback: readonly Reference[];
}

/** Asks the customer for fields and waits (BPMN send and receive task). */
export interface Ask extends ActionBase<'ask'> {
  readonly fields: readonly AskedField[];
  readonly message?: Reference;
}

/** Work for a role (BPMN user task). */
export interface Do extends ActionBase<'do'> {
  readonly label: Text;
  readonly form: readonly AskedField[];
  readonly checklist: readonly Text[];
}

/** Asks a service and waits for its result (BPMN service task). */
export interface Call extends ActionBase<'call'> {
  readonly service: Reference;
  /** Parameter of the service: what it is given. */
  readonly with: readonly Assignment[];
  /** Field of the case: output of the service. */
  readonly into: readonly Intake[];
  /** How long the service may take; an answer that has not come by then counts as a failure. */
  readonly timeout?: Deadline;
  readonly retry?: Retry;
  /** The service that is called when this one has failed for good; it takes and gives the same. */
  readonly fallback?: Reference;
}

/** What a field of the case takes from somewhere else. */
export interface Intake {
  readonly field: Reference;
  readonly output: Reference;
}

/** How a service is called again after it failed. */
export interface Retry {
  readonly path: Path;
  /** How often after the first call. */
  readonly times: number;
  /** How long to wait before calling again; absent: not at all. */
  readonly every?: Deadline;
  /** By how much the waiting grows from one call to the next. */
  readonly factor: number;
}

/** Sets fields by a table or by conditions, at once (BPMN business rule task). */
export interface Decide extends ActionBase<'decide'> {
  readonly decision?: Reference;
  readonly branches: readonly {
    readonly path: Path;
    readonly when?: Expression;
    readonly set: readonly Assignment[];
  }[];
}

/** Goes one of several ways, at once (BPMN exclusive gateway). */
export interface Choose extends ActionBase<'choose'> {
  readonly branches: readonly { readonly path: Path; readonly when?: Expression; readonly to: Reference }[];
}

/** Lets time pass or waits for an event (BPMN catch event, event-based gateway). */
export interface Wait extends ActionBase<'wait'> {
  readonly for:
    | Deadline
    | { readonly kind: 'event'; readonly event: Reference }
    | { readonly kind: 'first'; readonly arms: readonly WaitArm[] };
}

/** One thing that a wait may end by; its name is the outcome. */
export interface WaitArm {
  readonly name: string;
  readonly path: Path;
  readonly until: Deadline | { readonly kind: 'event'; readonly event: Reference };
}

/** A meeting of several roles (BPMN user task). */
export interface Meet extends ActionBase<'meet'> {
  readonly label: Text;
  /** How long it takes, from the shortest to the longest, in milliseconds. */
  readonly lasts?: { readonly path: Path; readonly from: number; readonly to?: number };
  /** Roles without which it is not held. */
  readonly required: readonly Reference[];
  /** How many must be there. */
  readonly quorum?: number;
  /** The role that takes the minutes and says whether the meeting was held. */
  readonly minutes?: Reference;
}

/** A decision of one or several people (BPMN multi-instance user task). */
export interface Approve extends ActionBase<'approve'> {
  readonly label: Text;
  /** Fields that the voters see. */
  readonly shows: readonly Reference[];
  /** Whoever has worked on this case in this role may not vote. */
  readonly maker?: Reference;
  /** Absent: the step's own `by` decides. */
  readonly votes?: Votes;
}

/** Who votes, and when that is enough. A role that is named twice has two votes, of two people. */
export interface Votes {
  readonly path: Path;
  /** all: everyone; any: the first; n: so many; chain: one after the other. */
  readonly kind: 'all' | 'any' | 'n' | 'chain';
  readonly roles: readonly Reference[];
  /** How many approvals it takes: all for `all` and `chain`, one for `any`. */
  readonly needed: number;
}

/** What the voters of an `approve` may say. */
export const VOTES = ['approved', 'returned', 'rejected'] as const;

export type Vote = (typeof VOTES)[number];

export const SURVEY_KINDS = ['csat', 'nps', 'ces', 'questions'] as const;

/** Asks the customer for a score, or several questions (BPMN send and receive task). */
export interface Survey extends ActionBase<'survey'> {
  readonly kind: (typeof SURVEY_KINDS)[number];
  /** What is asked, field by field; one field for a score. */
  readonly questions: readonly Question[];
}

/** A question of a survey and the field that takes its answer. */
export interface Question extends AskedField {
  readonly text?: Text;
}

/** Several branches at the same time (BPMN parallel and inclusive gateways). */
export interface Parallel extends ActionBase<'parallel'> {
  readonly branches: readonly Branch[];
  /** How many branches must come to their end before the case goes on. */
  readonly needed: number;
}

/** One branch of a `parallel`. */
export interface Branch {
  readonly name: string;
  readonly path: Path;
  readonly title?: Text;
  /** Main steps in the order in which they run. */
  readonly steps: readonly Step[];
  /** Steps entered only by name. */
  readonly alternatives: readonly Step[];
}

/** The label of a step's verb, where its value is one. */
export function labelOf(action: Action): Text | undefined {
  switch (action.verb) {
    case 'do':
    case 'meet':
    case 'approve':
      return action.label;
    case 'survey':
      return action.questions.length === 1 ? action.questions[0]?.text : undefined;
    default:
      return undefined;
  }
}

const askedSchema = z
  .array(z.string())
  .min(1)
  .meta({
    title: 'Fields',
    description: 'Fields of `data`; `name?` may stay unanswered.',
    examples: [['category', 'summary?']],
  });

const withSchema = z.record(nameSchema, z.unknown()).meta({
  title: 'With',
  description: 'Parameter of the service: a literal, or `=` and an expression.',
  examples: [{ item: '=item_number' }],
});

function rolesOf(description: string): z.ZodArray<typeof idSchema> {
  return z.array(idSchema).min(1).meta({ title: 'Roles', description });
}

const armSchema = z.string().meta({ title: 'Until', description: 'A duration, a date field or an event.' });

/** The keys of the flat step object that are verbs. */
export const writtenVerbs = {
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
  use: useSchema,
};
