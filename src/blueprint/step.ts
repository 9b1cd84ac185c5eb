import * as z from 'zod';

import type { Duration } from '../time/duration.ts';
import type { Path } from '../text/places.ts';
import type { Expression, Origin, Reference } from './origin.ts';
import type { Text } from './text.ts';
import { calendarKeySchema } from './calendar.ts';
import { idSchema, nameSchema } from './id.ts';
import { textSchema } from './text.ts';
import { writtenVerbs, type Action } from './verbs.ts';

/** The rows of the service blueprint that a step can fill (Bitner, Ostrom & Morgan 2008). */
export const ROWS = ['evidence', 'customer', 'frontstage', 'backstage', 'support'] as const;

export type Row = (typeof ROWS)[number];

/** Outcomes that the case itself brings about; nobody may send them. */
export const CASE_OUTCOMES: readonly string[] = ['no-answer', 'timed-out', 'failed'];

/** One step: exactly one verb, and what all steps share. */
export interface Step {
  readonly id: string;
  readonly path: Path;
  /** The stage it belongs to, or the interrupt whose steps run outside any stage. */
  readonly stage?: string;
  readonly interrupt?: string;
  /** What it stands in besides: a branch of a parallel step, or the module that a step uses. */
  readonly inside?: Container;
  /** True for `alternatives`: entered only by name. */
  readonly alternative: boolean;
  readonly action: Action;
  readonly title?: Text;
  /** The role that does or signs it. */
  readonly by?: Reference;
  readonly when?: Expression;
  readonly on: readonly Handler[];
  readonly next?: Reference;
  readonly via: readonly Reference[];
  /** The calendar by which its business time counts: its own, or that of what it stands in. */
  readonly calendar?: Reference;
  readonly within?: Deadline;
  readonly need?: Reference;
  /** What one run of the step costs, in the organisation's currency. */
  readonly cost?: number;
  readonly remind?: Reminder;
  readonly set: readonly Assignment[];
  readonly reach: readonly Reference[];
  /** What the author wrote under `outcomes`; empty when nothing was written. */
  readonly outcomes: readonly Outcome[];
  readonly notes?: Text;
  readonly rows: Readonly<Partial<Record<Row, Text>>>;
}

/** A step that holds other steps: the branch of a parallel, or the module that it uses (then without a branch). */
export interface Container {
  readonly step: string;
  readonly branch?: string;
}

/** A time by which something must happen: a length of time, or a date or datetime field, or a parameter of either. */
export type Deadline = Origin &
  (
    | { readonly kind: 'duration'; readonly duration: Duration; readonly text: string }
    | { readonly kind: 'name'; readonly name: string }
  );

/** `{ every, times, message }`: tells whoever is waited for, a bounded number of times. */
export interface Reminder {
  readonly path: Path;
  readonly every: Deadline;
  readonly times: number;
  readonly message?: Reference;
}

/** `field: value`; a leading `=` makes the value an expression. */
export interface Assignment {
  readonly field: Reference;
  readonly path: Path;
  readonly value:
    | { readonly kind: 'literal'; readonly value: unknown }
    | { readonly kind: 'feel'; readonly feel: Expression };
}

/** A way out of a step. */
export interface Outcome {
  readonly name: string;
  readonly path: Path;
  readonly to: Reference;
  /** Present on computed outcomes. */
  readonly when?: Expression;
  readonly set: readonly Assignment[];
  readonly reach: readonly Reference[];
}

/** What happens on an event while a step or stage is active. */
export interface Handler {
  readonly event: Reference;
  readonly path: Path;
  /** Absent: the case stays where it is, and only `set` and `reach` happen. */
  readonly to?: Reference;
  readonly when?: Expression;
  readonly set: readonly Assignment[];
  readonly reach: readonly Reference[];
}

export const targetSchema = z.string().meta({
  title: 'Target',
  description: 'A step, alternative, stage or end, or `next`.',
  examples: ['next'],
});

export const durationSchema = z.string().meta({
  title: 'Duration',
  description:
    'Elapsed `30s 15m 24h 2d 1w`, business time `45bm 8bh 1bd`, calendar `P2D P1M`, or the name of a date field or parameter.',
  examples: ['30m', '1d', '4bh', 'P7D'],
});

export const whenSchema = z
  .union([z.string(), z.boolean()])
  .meta({ title: 'When', description: 'A FEEL condition.', examples: ['severity >= 4', 'level = "advanced"'] });

export const setSchema = z.record(nameSchema, z.unknown()).meta({
  title: 'Set',
  description: "Fields to set: a literal of the field's type, or `=` and a FEEL expression.",
  examples: [{ level: 'advanced', total: '=price * amount' }],
});

export const reachSchema = z.union([idSchema, z.array(idSchema)]).meta({
  title: 'Reach',
  description: 'The milestone (or list of milestones) that is reached here.',
  examples: ['first-response'],
});

/** Where something leads, and what else happens then. */
const waySchema = z.union([
  targetSchema,
  z.strictObject({
    to: targetSchema.optional(),
    when: whenSchema.optional(),
    set: setSchema.optional(),
    reach: reachSchema.optional(),
  }),
]);

export const onSchema = z.record(z.string(), waySchema).meta({
  title: 'On',
  description: 'Event -> target, or `{ to, when, set, reach }`.',
  examples: [{ 'customer.withdraws': 'closed-withdrawn' }],
  defaultSnippets: [{ label: 'on an event', body: { '${1:customer.writes}': '${2:next}' } }],
});

export const outcomesSchema = z.record(idSchema, waySchema).meta({
  title: 'Outcomes',
  description: 'Name -> target, or `{ when, to, set, reach }`. `no-answer` or `timed-out` stands beside `within`.',
  examples: [{ confirmed: 'next', withdrawn: 'closed-withdrawn' }],
  defaultSnippets: [{ label: 'outcomes', body: { '${1:confirmed}': '${2:next}' } }],
});

const rowSchemas = {
  evidence: textSchema
    .optional()
    .meta({ title: 'Evidence', description: 'What the customer sees or holds: a receipt, a number, a page.' }),
  customer: textSchema.optional().meta({ title: 'Customer action', description: 'What the customer does.' }),
  frontstage: textSchema
    .optional()
    .meta({ title: 'Frontstage', description: 'What staff do in front of the customer.' }),
  backstage: textSchema
    .optional()
    .meta({ title: 'Backstage', description: "What staff do out of the customer's sight." }),
  support: textSchema.optional().meta({ title: 'Support', description: 'Systems and departments behind it.' }),
};

/** One flat object, so that one misspelt key gives one message; the checker says "exactly one verb". */
export const stepSchema = z
  .strictObject({
    ...writtenVerbs,
    parallel: z
      .strictObject({
        branches: z
          .record(
            idSchema,
            z.strictObject({
              title: textSchema.optional(),
              get steps() {
                return stepsSchema;
              },
              get alternatives() {
                return stepsSchema.optional().meta({
                  title: 'Alternatives',
                  description: 'Steps of the branch that are entered only by name; each says where it goes on.',
                });
              },
            }),
          )
          .meta({ title: 'Branches', description: 'Name -> `{ steps, alternatives }`.' }),
        join: z
          .union([z.enum(['all', 'any']), z.int().min(1)])
          .optional()
          .meta({
            title: 'Join',
            description:
              'How many branches must be done before the case goes on; the others are given up. Default: all.',
            examples: ['all', 'any', 2],
          }),
      })
      .optional()
      .meta({
        title: 'Parallel',
        description: 'Several branches at the same time.',
        defaultSnippets: [
          {
            label: 'branches at the same time',
            body: {
              branches: {
                '${1:one}': { steps: { '${2:step}': { do: '${3:What is to be done}' } } },
                '${4:two}': { steps: { '${5:other}': { do: '${6:What is to be done}' } } },
              },
              join: '${7:all}',
            },
          },
        ],
      }),
    title: textSchema
      .optional()
      .meta({ title: 'Title', description: "A name for people, where the verb's value is no label." }),
    by: idSchema
      .optional()
      .meta({ title: 'By', description: "The role that does it; a `say` is signed by it. Default: the stage's." }),
    when: whenSchema
      .optional()
      .meta({ title: 'When', description: 'The step is skipped when this FEEL condition is not true.' }),
    on: onSchema.optional(),
    next: targetSchema
      .optional()
      .meta({ title: 'Next', description: 'The default way out. Default: the following step.' }),
    via: z
      .array(idSchema)
      .min(1)
      .optional()
      .meta({ title: 'Via', description: 'The channels it may use.', examples: [['hotline', 'mail']] }),
    calendar: calendarKeySchema.optional(),
    within: durationSchema.optional().meta({
      title: 'Within',
      description: 'Time limit of a waiting step; needs the outcome `no-answer` or `timed-out`.',
    }),
    need: idSchema.optional().meta({ title: 'Need', description: 'The customer need that the step serves.' }),
    cost: z
      .number()
      .min(0)
      .optional()
      .meta({ title: 'Cost', description: 'What one run costs, in your currency.', examples: [2.5] }),
    remind: z
      .strictObject({
        every: durationSchema,
        times: z.int().min(1).max(1000).meta({ title: 'Times', description: 'How many reminders at most.' }),
        message: idSchema
          .optional()
          .meta({ title: 'Message', description: "Default: the step's own message, else its label." }),
      })
      .optional()
      .meta({
        title: 'Remind',
        description: 'Reminds whoever is waited for, a bounded number of times.',
        examples: [{ every: '4h', times: 2 }],
        defaultSnippets: [{ label: 'remind', body: { every: '${1:4h}', times: 2 } }],
      }),
    set: setSchema.optional(),
    reach: reachSchema.optional(),
    outcomes: outcomesSchema.optional(),
    notes: textSchema.optional().meta({ title: 'Notes', description: 'For the reader; shown nowhere else.' }),
    ...rowSchemas,
  })
  .meta({
    title: 'Step',
    description: 'Exactly one verb: say, ask, do, call, decide, choose, wait, meet, approve, survey, parallel or use.',
    defaultSnippets: [
      { label: 'ask the customer', body: { ask: ['${1:field}'], via: ['${2:channel}'] } },
      { label: 'say something', body: { say: '${1:message}' } },
      { label: 'do work', body: { do: '${1:What is to be done}', by: '${2:agent}' } },
      { label: 'let time pass', body: { wait: '${1:1d}' } },
    ],
  });

export const stepsSchema = z.record(idSchema, stepSchema).meta({
  title: 'Steps',
  description: 'Steps in the order in which they run.',
  defaultSnippets: [
    {
      label: 'step',
      body: { '${1:step-id}': { do: '${2:What is to be done}', by: '${3:agent}' } },
    },
  ],
});

export type WrittenStep = z.infer<typeof stepSchema>;
