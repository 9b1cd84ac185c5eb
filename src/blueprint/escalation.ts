import * as z from 'zod';

import type { Path } from '../text/places.ts';
import type { Duration } from '../time/duration.ts';
import { durationSchema, whenSchema, type Deadline } from './deadline.ts';
import { idSchema } from './id.ts';
import type { Expression, Origin, Reference } from './origin.ts';
import type { Sla } from './sla.ts';
import { type Text, textSchema } from './text.ts';

/** An escalation: people are told level by level, until somebody has taken the matter or it is over. */
export interface Escalation {
  readonly id: string;
  readonly path: Path;
  readonly title?: Text;
  readonly trigger: EscalationTrigger;
  /** Beside a clock or an event: the ladder climbs only while this holds. */
  readonly when?: Expression;
  /** What ends it; without any the end of its clock does, else a condition that no longer holds. */
  readonly until?: Until;
  /** The calendar in which business time is counted. */
  readonly calendar?: Reference;
  /** Alerts leave only while this calendar is open; absent where they may leave at any time. */
  readonly hours?: Reference;
  readonly levels: readonly Level[];
  /** How often all levels are gone through, and how long after the last one the next round begins. */
  readonly rounds?: { readonly path: Path; readonly times: number; readonly gap: Deadline };
  /** After the last round. */
  readonly last?: Level;
  /** The step that uses the module to which it belongs; it runs only while that step does. */
  readonly inside?: string;
}

/** What sets an escalation off: the course of a clock, an event, or a condition that becomes true. */
export type EscalationTrigger =
  | { readonly kind: 'sla'; readonly sla: Reference }
  | { readonly kind: 'event'; readonly event: Reference }
  | { readonly kind: 'when'; readonly when: Expression };

/** What ends an escalation: something that happens, a milestone, or that somebody who was told accepts. */
export type Until = Origin & { readonly kind: 'event' | 'milestone' | 'accepted'; readonly name: string };

/** One level: when it comes, who is told, and what becomes of the work. */
export interface Level {
  readonly path: Path;
  /** When it comes: by the course of the clock, or so long after the level before it. */
  readonly comes: Coming;
  /** The level is left out where this does not hold when it comes. */
  readonly when?: Expression;
  readonly notify: readonly Recipient[];
  readonly phone: readonly Recipient[];
  /** The role to which the work that is open goes. */
  readonly reassign?: Reference;
  /** What they are told; a text of its own is made where none is named. */
  readonly message?: Reference;
  /** Told again, so many times after the first. */
  readonly repeat?: { readonly path: Path; readonly every: Deadline; readonly times: number };
}

/** When a level comes. `breach` is the first instant that is too late, `plus` counts from the last that is in time. */
export type Coming = Origin &
  (
    | { readonly kind: 'share'; readonly percent: number }
    | { readonly kind: 'left'; readonly duration: Duration }
    | { readonly kind: 'breach'; readonly plus?: Duration }
    | { readonly kind: 'after'; readonly after?: Deadline }
  );

/** Who is told: everybody in a role, the customer, whoever is on call, or somebody found by way of a role. */
export type Recipient = Origin & { readonly kind: RecipientKind; readonly name: string };

export const RECIPIENT_KINDS = ['role', 'customer', 'deputy-of', 'manager-of', 'on-call'] as const;

export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

/** The ways in which people are told. */
export const WAYS_OF_TELLING = ['notify', 'phone'] as const;

export type WayOfTelling = (typeof WAYS_OF_TELLING)[number];

/** All levels of an escalation in the order in which they come; `last` is behind those that rounds repeat. */
export function levelsOf({ levels, last }: Pick<Escalation, 'levels' | 'last'>): readonly Level[] {
  return last === undefined ? levels : [...levels, last];
}

/** Everybody whom a level tells, in whatever way. */
export function recipientsOf({ notify, phone }: Pick<Level, 'notify' | 'phone'>): readonly Recipient[] {
  return [...notify, ...phone];
}

/** True for a level that tells somebody something: each time that is one alert. */
export function isAlerting(level: Pick<Level, 'notify' | 'phone'>): boolean {
  return recipientsOf(level).length > 0;
}

/** The clock by whose course an escalation climbs. */
export function slaOf(
  { slas }: { readonly slas: ReadonlyMap<string, Sla> },
  { trigger }: Pick<Escalation, 'trigger'>,
): Sla | undefined {
  return trigger.kind === 'sla' ? slas.get(trigger.sla.name) : undefined;
}

/** The most alerts that one run of an escalation sends. */
export function mostAlerts(escalation: Escalation): number {
  const { levels, last, rounds } = escalation;
  const ofRound = levels.reduce((sum, level) => sum + alertsOf(level), 0);
  return ofRound * (rounds?.times ?? 1) + (last === undefined ? 0 : alertsOf(last));
}

function alertsOf(level: Level): number {
  return isAlerting(level) ? 1 + (level.repeat?.times ?? 0) : 0;
}

const recipientSchema = z.union([
  z.string(),
  z.strictObject({ 'deputy-of': idSchema }),
  z.strictObject({ 'manager-of': idSchema }),
  z.strictObject({ 'on-call': idSchema }),
]);

const recipientsSchema = z.union([recipientSchema, z.array(recipientSchema).min(1)]);

const EXAMPLES = ['senior', ['senior', 'customer'], { 'manager-of': 'agent' }, { 'on-call': 'night-watch' }];

const telling = {
  when: whenSchema.optional().meta({
    title: 'When',
    description: 'The level is left out where this does not hold when it comes.',
    examples: ['level = "advanced"'],
  }),
  notify: recipientsSchema.optional().meta({
    title: 'Notify',
    description:
      'Who is told: a role, `customer`, `{ deputy-of: role }`, `{ manager-of: role }`, `{ on-call: schedule }`, or a list of these.',
    examples: EXAMPLES,
  }),
  phone: recipientsSchema.optional().meta({
    title: 'Phone',
    description: 'Who is called, in the same words as under `notify`.',
    examples: EXAMPLES,
  }),
  reassign: idSchema.optional().meta({
    title: 'Reassign',
    description: 'The role to which the work that is open then goes.',
    examples: ['centre-head'],
  }),
  message: idSchema.optional().meta({
    title: 'Message',
    description: 'The message that they get; without one they are told what the matter is.',
  }),
  repeat: z
    .strictObject({
      every: durationSchema.meta({ title: 'Every', description: 'The time between two of them.' }),
      times: z.int().min(1).max(100).meta({ title: 'Times', description: 'How many times after the first.' }),
    })
    .optional()
    .meta({
      title: 'Repeat',
      description: 'Told again so many times after the first, until the next level comes.',
      examples: [{ every: '1h', times: 3 }],
    }),
};

const after = durationSchema.optional().meta({
  title: 'After',
  description: 'How long after the level before it, or after what set the escalation off.',
  examples: ['30m', '4bh'],
});

export const levelSchema = z
  .strictObject({
    at: z
      .string()
      .optional()
      .meta({
        title: 'At',
        description: 'When by the clock: `80%`, `-30m`, `breach`, `breach + 24h`.',
        examples: ['80%', 'breach', '-30m', 'breach + 24h'],
      }),
    after,
    ...telling,
  })
  .meta({
    title: 'Level',
    description: 'When it comes, and who is told.',
    examples: [{ at: 'breach', notify: 'senior' }],
    defaultSnippets: [
      { label: 'at a point of the clock', body: { at: '${1:80%}', notify: '${2:senior}' } },
      { label: 'after the level before', body: { after: '${1:30m}', notify: '${2:senior}' } },
    ],
  });

const lastSchema = z
  .strictObject({ after, ...telling })
  .meta({ title: 'Finally', description: 'After the last round. Default: after the gap between two rounds.' });

export const escalationSchema = z
  .strictObject({
    title: textSchema.optional(),
    sla: idSchema
      .optional()
      .meta({ title: 'Clock', description: 'The service clock by whose course people are told.' }),
    on: z
      .string()
      .optional()
      .meta({
        title: 'On',
        description: 'The event that sets it off.',
        examples: ['case.reopened', 'customer.complains', 'signal.outage'],
      }),
    when: whenSchema.optional().meta({
      title: 'When',
      description:
        'Alone: sets it off when it becomes true. Beside `sla` or `on`: people are told only while it holds.',
      examples: ['csat <= 2'],
    }),
    until: z
      .string()
      .optional()
      .meta({
        title: 'Until',
        description:
          'What ends it: a milestone, an event, or `accepted` when somebody who was told takes the matter. Default: the end of the clock.',
        examples: ['accepted', 'formal-reply'],
      }),
    calendar: idSchema.optional().meta({
      title: 'Calendar',
      description: "The calendar for `bm bh bd`. Default: that of the clock, else the blueprint's.",
    }),
    hours: idSchema.optional().meta({
      title: 'Hours',
      description: 'The calendar in whose opening times alerts leave; what comes at night waits. Default: any time.',
      examples: ['office'],
    }),
    levels: z.array(levelSchema).min(1).meta({ title: 'Levels', description: 'Who is told, one after the other.' }),
    rounds: z
      .strictObject({
        times: z
          .int()
          .min(1)
          .max(100)
          .meta({ title: 'Times', description: 'How many times all levels are gone through.' }),
        gap: durationSchema.meta({ title: 'Gap', description: 'The time between the last level and the next round.' }),
      })
      .optional()
      .meta({
        title: 'Rounds',
        description: 'Goes through all levels so many times; only where no level has an `at`.',
        examples: [{ times: 3, gap: '10m' }],
      }),
    finally: lastSchema.optional(),
  })
  .meta({
    title: 'Escalation',
    description: 'People are told level by level, until somebody has taken the matter or it is over.',
  });

export const escalationsSchema = z.record(idSchema, escalationSchema).meta({
  title: 'Escalations',
  description: 'Who is told when a promise is in danger or something has happened, level by level.',
  defaultSnippets: [
    {
      label: 'escalation of a clock',
      body: {
        '${1:late-answer}': {
          sla: '${2:formal-answer}',
          levels: [
            { at: '80%', notify: '${3:senior}' },
            { at: 'breach', notify: '${4:head}' },
          ],
        },
      },
    },
  ],
});

export type WrittenEscalation = z.infer<typeof escalationSchema>;
export type WrittenLevel = z.infer<typeof levelSchema>;
export type WrittenRecipients = z.infer<typeof recipientsSchema>;
