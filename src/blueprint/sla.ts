import * as z from 'zod';

import type { Path } from '../text/places.ts';
import type { Duration } from '../time/duration.ts';
import { idSchema } from './id.ts';
import type { Expression, Origin, Reference } from './origin.ts';
import { durationSchema, whenSchema, type Deadline } from './deadline.ts';
import { type Text, textSchema } from './text.ts';

/** What a clock can be in. */
export const CLOCK_STATES = ['off', 'running', 'paused', 'met', 'breached', 'cancelled', 'ended'] as const;

export type ClockState = (typeof CLOCK_STATES)[number];

/** Waits that a clock may leave out, by whom the case waits for. */
export const PAUSE_TAGS = ['waiting-customer', 'waiting-third-party'] as const;

export type PauseTag = (typeof PAUSE_TAGS)[number];

/** A service clock: a promise of time that runs from one thing to another. */
export interface Sla {
  readonly id: string;
  readonly path: Path;
  readonly title?: Text;
  /** The step or stage whose clock it is: it runs from its entry to its leaving. */
  readonly of?: { readonly kind: 'step' | 'stage'; readonly id: string };
  /** The step that uses the module to which it belongs; it runs only while that step does. */
  readonly inside?: string;
  readonly start: Trigger;
  readonly stop: Trigger;
  /** Sets the clock to zero. */
  readonly reset?: Trigger;
  /** Gives the clock up. */
  readonly cancel?: Trigger;
  /** Watched: the clock is armed while it is true. */
  readonly when?: Expression;
  readonly target: Target;
  /** The calendar in which business time is counted. */
  readonly calendar?: Reference;
  readonly pause: Pause;
  /** The longest that all pauses of one run may last together. */
  readonly pauseAtMost?: Deadline;
  readonly warn: readonly Warning[];
  readonly onRetarget: 'keep-start' | 'from-now';
  readonly onReopen: 'continue' | 'restart' | 'none';
  readonly satisfiedBy: 'any' | 'human';
  /** True for a periodic update: stopping it begins the next run. */
  readonly repeat: boolean;
  /** The clock within whose time this one is to be met. */
  readonly outer?: Reference;
}

/** What moves a clock: something that happens, a milestone that is reached, or the date in a field. */
export type Trigger = Origin & { readonly kind: 'event' | 'milestone' | 'field'; readonly name: string };

/** The time that is promised: a length of time, or an output of a decision table that gives one. */
export type Target = Origin &
  (
    | { readonly kind: 'deadline'; readonly deadline: Deadline }
    | { readonly kind: 'decision'; readonly decision: Reference; readonly output: Reference }
  );

/** When a clock stands still; empty throughout when it never does. */
export interface Pause {
  readonly tags: readonly PauseTag[];
  readonly steps: readonly Reference[];
  readonly when?: Expression;
}

/** A warning before the breach, by the share of the time used or by the time left. */
export type Warning = Origin & { readonly event: string } & (
    | { readonly kind: 'share'; readonly percent: number }
    | { readonly kind: 'left'; readonly duration: Duration }
  );

const triggerSchema = z.string();

const shared = {
  title: textSchema.optional(),
  when: whenSchema.optional().meta({
    title: 'When',
    description: 'Watched: becoming true arms the clock from its start, becoming false cancels it.',
    examples: ['level = "advanced"'],
  }),
  target: z.union([durationSchema, z.strictObject({ decide: z.string() })]).meta({
    title: 'Target',
    description: 'The time promised: a duration, or `{ decide: table.output }`. Its last instant is still in time.',
    examples: ['24h', '8bh', { decide: 'grade.answer_within' }],
    defaultSnippets: [
      { label: 'a duration', body: '${1:24h}' },
      { label: 'by a decision table', body: { decide: '${1:table}.${2:output}' } },
    ],
  }),
  calendar: idSchema
    .optional()
    .meta({ title: 'Calendar', description: "The calendar for `bm bh bd`. Default: the blueprint's." }),
  pause: z
    .union([z.string(), z.boolean(), z.array(z.string()).min(1)])
    .optional()
    .meta({
      title: 'Pause',
      description:
        'When the clock stands still: `never`, `waiting-customer`, `waiting-third-party`, steps, or a FEEL condition. Default: never.',
      examples: ['waiting-customer', ['waiting-customer', 'waiting-third-party']],
    }),
  'pause-at-most': durationSchema
    .optional()
    .meta({ title: 'Pause at most', description: 'The longest that all pauses of one run may last together.' }),
  reset: triggerSchema
    .optional()
    .meta({ title: 'Reset', description: 'An event, a milestone or a date field that sets the clock to zero.' }),
  cancel: triggerSchema
    .optional()
    .meta({ title: 'Cancel', description: 'An event, a milestone or a date field that gives the clock up.' }),
  warn: z
    .union([z.string(), z.array(z.string()).min(1)])
    .optional()
    .meta({
      title: 'Warn',
      description: 'Warnings before the breach, by share of the time used or by time left: `80%`, `-30m`.',
      examples: [['50%', '80%'], '-30m'],
    }),
  'on-retarget': z.enum(['keep-start', 'from-now']).optional().meta({
    title: 'On retarget',
    description: 'Whether a new target counts from the start or from now. Default: keep-start.',
  }),
  'on-reopen': z.enum(['continue', 'restart', 'none']).optional().meta({
    title: 'On reopen',
    description: 'Whether reopening lets the clock run on, starts it anew or leaves it. Default: continue.',
  }),
  'satisfied-by': z
    .enum(['any', 'human'])
    .optional()
    .meta({ title: 'Satisfied by', description: 'Whether only people can stop the clock. Default: any.' }),
  repeat: z
    .boolean()
    .optional()
    .meta({ title: 'Repeat', description: 'A periodic update: stopping the clock begins its next run.' }),
  inside: idSchema
    .optional()
    .meta({ title: 'Inside', description: 'The clock within whose time this one is to be met.' }),
};

/** A clock without `start` and `stop`: it belongs to the step or stage on which it stands. */
export const ownerSlaSchema = z.strictObject(shared).meta({
  title: 'Clock',
  description: 'A service clock from entering to leaving; its name is that of the step or stage.',
  examples: [{ target: '1bd', calendar: 'office' }],
  defaultSnippets: [{ label: 'clock', body: { target: '${1:4h}' } }],
});

export const slaSchema = z
  .strictObject({
    start: triggerSchema.meta({
      title: 'Start',
      description: 'The event, milestone or date field from which the clock counts.',
      examples: ['case.opened', 'step.receive.answered', 'acknowledged'],
    }),
    stop: triggerSchema.meta({
      title: 'Stop',
      description: 'The event, milestone or date field that meets the promise.',
      examples: ['formal-reply', 'first-response'],
    }),
    ...shared,
  })
  .meta({ title: 'Service clock', description: 'A promise of time, from one thing to another.' });

export const slasSchema = z.record(idSchema, slaSchema).meta({
  title: 'Service clocks',
  description: 'Promises of time (service level agreements): from `start` to `stop`, within `target`.',
  defaultSnippets: [
    {
      label: 'clock',
      body: { '${1:formal-answer}': { start: '${2:case.opened}', stop: '${3:formal-reply}', target: '${4:24h}' } },
    },
  ],
});

export type WrittenSla = z.infer<typeof slaSchema>;
export type WrittenOwnerSla = z.infer<typeof ownerSlaSchema>;
