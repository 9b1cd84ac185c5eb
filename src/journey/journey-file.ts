import * as z from 'zod';

import { idSchema, STEP_ID } from '../blueprint/id.ts';
import { durationSchema } from '../blueprint/deadline.ts';
import { LOCALE, type Text, textSchema } from '../blueprint/text.ts';
import type { Actor } from '../compile/case.ts';
import type { Path, Places } from '../text/places.ts';
import type { Source } from '../text/source.ts';
import type { Duration } from '../time/duration.ts';
import { expectSchema, type WrittenExpect } from './expect-schema.ts';
import type { Expectation } from './expectation.ts';

/** A `*.journey.yaml`, read: the blueprint it walks through, and its journeys in written order. */
export interface JourneyFile {
  readonly source: Source;
  readonly places: Places;
  /** The path of the blueprint as it is written; relative to this file, and for the caller to load. */
  readonly blueprint: string;
  /** When every journey begins, in epoch milliseconds; absent when not written (see `startOf`). */
  readonly start?: number;
  /** In written order; of a journey with a table of examples one for each row. */
  readonly journeys: readonly Journey[];
  /** What can never happen, by its name in the coverage, and why; a text without a locale stands under `und`. */
  readonly unreachable: ReadonlyMap<string, Text>;
}

/** One case from its opening on, line by line. It knows its source, so that what happens can be shown where it is written. */
export interface Journey {
  /** That of a row of examples ends in its number: `by-area/2`. */
  readonly name: string;
  readonly path: Path;
  readonly source: Source;
  readonly places: Places;
  /** A text without a locale stands under `und`. */
  readonly title?: Text;
  /** What the row of examples says, by column; absent for a journey without examples. */
  readonly row?: Values;
  /** Epoch milliseconds; the file's unless it has its own. */
  readonly start?: number;
  /** Fields that are known when the case is opened, in their JSON form. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The customer's language. */
  readonly locale?: string;
  /** First those of the journey that it begins with. */
  readonly lines: readonly JourneyLine[];
}

/** One line of a journey. */
export type JourneyLine = { readonly path: Path } & (
  | {
      readonly kind: 'step';
      readonly step: string;
      readonly by: Actor;
      readonly outcome?: string;
      readonly data: Values;
    }
  | { readonly kind: 'wait'; readonly duration: Duration; readonly text: string }
  | { readonly kind: 'until'; readonly instant: number; readonly text: string }
  | { readonly kind: 'event'; readonly event: string; readonly by?: Actor; readonly data: Values }
  | { readonly kind: 'message'; readonly text: string; readonly by: Actor }
  | { readonly kind: 'accept'; readonly escalation: string; readonly by: Actor }
  | { readonly kind: 'absent' | 'present'; readonly person: string }
  | { readonly kind: 'returns'; readonly service: string; readonly data: Values }
  | { readonly kind: 'fail'; readonly service: string; readonly times: number }
  | { readonly kind: 'slow'; readonly service: string; readonly duration: Duration; readonly text: string }
  | { readonly kind: 'expect'; readonly expected: readonly ExpectedLine[]; readonly written: WrittenExpect }
);

/** One thing that a line expects, and where it is written. */
export interface ExpectedLine {
  readonly expectation: Expectation;
  readonly path: Path;
}

/** Answers or results, in JSON form. */
export type Values = Readonly<Record<string, unknown>>;

/** What a line can be: each of these keys makes it a kind of its own. */
export const LINE_KINDS = [
  'step',
  'wait',
  'until',
  'event',
  'message',
  'accept',
  'absent',
  'present',
  'returns',
  'fail',
  'slow',
  'expect',
] as const;

export type LineKind = (typeof LINE_KINDS)[number];

/** The keys that may stand beside the one that makes the kind. */
export const KEYS_OF_KIND: Readonly<Record<LineKind, readonly string[]>> = {
  step: ['by', 'as', 'outcome', 'with'],
  wait: [],
  until: [],
  event: ['by', 'as', 'with'],
  message: ['as'],
  accept: ['by', 'as'],
  absent: [],
  present: [],
  returns: ['with'],
  fail: ['times'],
  slow: ['for'],
  expect: [],
};

const valuesSchema = z.record(z.string(), z.unknown());

/** The name of a column of examples. */
export const COLUMN = /^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u;

/** One flat object, so that one misspelt key gives one message; "exactly one kind" is said by the reader. */
export const lineSchema = z
  .strictObject({
    by: idSchema.optional().meta({
      title: 'By',
      description: 'Who does it: a role of the blueprint, or customer.',
      examples: ['customer', 'agent'],
    }),
    as: z
      .string()
      .min(1)
      .optional()
      .meta({
        title: 'As',
        description: 'The person behind the role, where that matters.',
        examples: ['Li Na'],
      }),
    step: z.string().regex(STEP_ID).optional().meta({
      title: 'Step',
      description: 'The step that is answered or done; `step--inner` for a step of a module.',
    }),
    outcome: idSchema.optional().meta({
      title: 'Outcome',
      description: 'The outcome that was picked; left out where the step has only one or computes it.',
    }),
    with: valuesSchema.optional().meta({
      title: 'With',
      description: 'Field: value. What was answered, what an event carries, or what a service returns.',
      examples: [{ severity: 3, summary: 'No internet for three days' }],
    }),
    wait: durationSchema.optional().meta({
      title: 'Wait',
      description: 'Lets this much time pass: elapsed `30m 24h 1d`, or calendar `P1D P1M`.',
      examples: ['30m', '1d', 'P7D'],
    }),
    until: z
      .string()
      .optional()
      .meta({
        title: 'Until',
        description: 'Lets time pass until this instant, written with its offset.',
        examples: ['2026-01-06T09:00+08:00'],
      }),
    event: z
      .string()
      .optional()
      .meta({
        title: 'Event',
        description: 'Something happens outside: `customer.<id>`, `signal.<id>`, `case.cancels`, `case.reopens`.',
        examples: ['customer.withdraws', 'case.reopens'],
      }),
    message: z
      .string()
      .optional()
      .meta({
        title: 'Message',
        description: 'The customer writes these words.',
        examples: ['When will somebody come?'],
      }),
    accept: z.string().regex(STEP_ID).optional().meta({
      title: 'Accept',
      description: 'The escalation that somebody who was told takes over; `step--inner` for one of a module.',
    }),
    absent: z
      .string()
      .min(1)
      .optional()
      .meta({
        title: 'Absent',
        description: 'This person of the people file is away from here on, whatever the file says.',
        examples: ['li-na'],
      }),
    present: z
      .string()
      .min(1)
      .optional()
      .meta({
        title: 'Present',
        description: 'This person of the people file is there from here on, whatever the file says.',
        examples: ['li-na'],
      }),
    returns: idSchema.optional().meta({
      title: 'Returns',
      description: 'The service answers its next call with `with`; a call that waits already is answered now.',
    }),
    fail: idSchema.optional().meta({ title: 'Fail', description: 'The service fails at its next call.' }),
    times: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .meta({
        title: 'Times',
        description: 'How many calls in a row fail. Default: 1.',
        examples: [2],
      }),
    slow: idSchema.optional().meta({
      title: 'Slow',
      description: 'The answer to the next call of this service arrives only after `for`.',
    }),
    for: durationSchema
      .optional()
      .meta({ title: 'For', description: 'How long the service takes.', examples: ['10m'] }),
    expect: expectSchema.optional(),
  })
  .meta({
    title: 'Line',
    description:
      'One thing that happens: a step, an event, a message, somebody who accepts, comes or goes, a service, time that passes, or what is expected.',
    defaultSnippets: [
      { label: 'somebody does a step', body: { by: '${1:customer}', step: '${2:receive}' } },
      {
        label: 'somebody picks an outcome',
        body: { by: '${1:agent}', step: '${2:investigate}', outcome: '${3:upheld}' },
      },
      { label: 'time passes', body: { wait: '${1:1d}' } },
      { label: 'something happens', body: { event: '${1:customer.withdraws}' } },
      { label: 'the customer writes', body: { message: '${1:words}' } },
      { label: 'somebody accepts an escalation', body: { accept: '${1:late-answer}', by: '${2:senior}' } },
      { label: 'somebody is away', body: { absent: '${1:li-na}' } },
      { label: 'a service answers', body: { returns: '${1:stock}', with: { '${2:left}': '${3:5}' } } },
      { label: 'a service fails', body: { fail: '${1:stock}', times: 1 } },
      { label: 'a service takes its time', body: { slow: '${1:stock}', for: '${2:10m}' } },
      { label: 'something is expected', body: { expect: { in: '${1:resolution}', 'waiting-for': '${2:agent}' } } },
    ],
  });

export const journeySchema = z
  .strictObject({
    title: textSchema.optional().meta({ title: 'Title', description: 'What this journey shows, in one sentence.' }),
    'begins-with': z
      .string()
      .min(1)
      .optional()
      .meta({
        title: 'Begins with',
        description: 'The journey of this file whose lines come first; what it expects is not held against this one.',
        examples: ['reported'],
      }),
    start: z
      .string()
      .optional()
      .meta({
        title: 'Start',
        description: "When this journey begins, with its offset. Default: the file's.",
        examples: ['2026-01-05T09:00+08:00'],
      }),
    data: valuesSchema.optional().meta({
      title: 'Data',
      description: 'Fields that are known when the case is opened.',
      examples: [{ category: 'network' }],
    }),
    locale: z
      .string()
      .regex(LOCALE)
      .optional()
      .meta({
        title: 'Locale',
        description: "The customer's language. Default: the blueprint's first.",
        examples: ['zh-CN', 'en'],
      }),
    examples: z
      .array(z.record(z.string().regex(COLUMN), z.unknown()))
      .min(1)
      .optional()
      .meta({
        title: 'Examples',
        description: 'A table: for each row the journey is played once, with `<column>` standing for the value.',
        examples: [[{ severity: 1, stage: 'resolution' }]],
      }),
    steps: z.array(lineSchema).min(1).meta({ title: 'Steps', description: 'What happens, line by line.' }),
  })
  .meta({ title: 'Journey', description: 'One case from its opening on.' });

export const journeyFileSchema = z
  .strictObject({
    'throughline-journey': z.literal(1).meta({ title: 'Language version', description: 'Always 1.' }),
    blueprint: z
      .string()
      .min(1)
      .meta({
        title: 'Blueprint',
        description: 'The blueprint that is walked through, relative to this file.',
        examples: ['./complaint-desk.blueprint.yaml'],
      }),
    start: z
      .string()
      .optional()
      .meta({
        title: 'Start',
        description:
          "When each journey begins, with its offset. Default: Monday 2026-01-05, 9 o'clock in the blueprint's zone.",
        examples: ['2026-01-05T09:00+08:00'],
      }),
    unreachable: z.record(z.string(), textSchema).optional().meta({
      title: 'Unreachable',
      description: 'What the coverage names and can never happen, with the reason; it is not counted as missing.',
    }),
    journeys: z.record(idSchema, journeySchema).meta({
      title: 'Journeys',
      description: 'Journeys by name; each is a case of its own.',
      defaultSnippets: [
        {
          label: 'journey',
          body: {
            '${1:happy-path}': {
              title: '${2:Everything goes well}',
              steps: [{ by: '${3:customer}', step: '${4:receive}' }],
            },
          },
        },
      ],
    }),
  })
  .meta({
    title: 'Journeys through a service blueprint',
    description: 'Cases played in virtual time: what people do, and what time and services bring about.',
    defaultSnippets: [
      {
        label: 'new journey file',
        body: {
          'throughline-journey': 1,
          blueprint: './${1:my-service}.blueprint.yaml',
          journeys: {
            '${2:happy-path}': {
              title: '${3:Everything goes well}',
              steps: [{ by: 'customer', step: '${4:receive}' }],
            },
          },
        },
      },
    ],
  });

export type WrittenLine = z.infer<typeof lineSchema>;
export type WrittenJourney = z.infer<typeof journeySchema>;
export type WrittenJourneyFile = z.infer<typeof journeyFileSchema>;
