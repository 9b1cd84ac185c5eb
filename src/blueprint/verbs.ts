import * as z from 'zod';

import type { Path } from '../text/places.ts';

import { idSchema, nameSchema } from './id.ts';
import type { Expression, Reference } from './origin.ts';
import type { Assignment, Deadline } from './step.ts';
import { type Text, textSchema } from './text.ts';

/** The verbs of the language; each has one BPMN element. */
export const VERBS = ['say', 'ask', 'do', 'call', 'decide', 'choose', 'wait', 'survey'] as const;

export type Verb = (typeof VERBS)[number];

/** What a step does. */
export type Action = Say | Ask | Do | Call | Decide | Choose | Wait | Survey;

interface ActionBase<V extends Verb> {
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
  readonly into: readonly { readonly field: Reference; readonly output: Reference }[];
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

export const SURVEY_KINDS = ['csat', 'nps', 'ces'] as const;

/** Asks the customer for a score (BPMN send and receive task). */
export interface Survey extends ActionBase<'survey'> {
  readonly kind: (typeof SURVEY_KINDS)[number];
  readonly into: Reference;
  readonly question?: Text;
}

/** The label of a step's verb, where its value is one. */
export function labelOf(action: Action): Text | undefined {
  return action.verb === 'do' ? action.label : action.verb === 'survey' ? action.question : undefined;
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
      defaultSnippets: [{ label: 'choose', body: [{ when: '$1', to: '$2' }, { else: 'next' }] }],
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
  survey: z
    .union([
      z.enum(SURVEY_KINDS),
      z.strictObject({
        kind: z.enum(SURVEY_KINDS).meta({ title: 'Kind', description: 'csat, nps (0 to 10) or ces.' }),
        into: nameSchema.meta({
          title: 'Into',
          description: 'The integer field that takes the score; its bounds are the scale.',
        }),
        question: textSchema.optional().meta({ title: 'Question', description: 'What the customer is asked.' }),
      }),
    ])
    .optional()
    .meta({
      title: 'Survey',
      description: 'Asks the customer for a score; the outcomes are computed from it and must cover it.',
      examples: [{ kind: 'csat', into: 'csat', question: '问题是否已解决？' }],
      defaultSnippets: [{ label: 'satisfaction survey', body: { kind: 'csat', into: '$1', question: '$2' } }],
    }),
};
