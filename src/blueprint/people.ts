import * as z from 'zod';

import type { Path, Places } from '../text/places.ts';
import type { Source } from '../text/source.ts';
import type { CalendarDefinition } from '../time/calendar-definition.ts';
import type { DateRange } from '../time/date-key.ts';
import type { OnCallDefinition } from '../time/on-call.ts';
import { calendarsSchema, type OpeningHours, windowsSchema } from './calendar.ts';
import { idSchema } from './id.ts';
import type { Origin, Reference } from './origin.ts';

/** Who works here: the persons behind the roles, when they are there, and who is on call. */
export interface People {
  readonly source: Source;
  readonly places: Places;
  /** The IANA zone of everything that names none of its own. */
  readonly zone: string;
  readonly calendars: ReadonlyMap<string, OpeningHours>;
  /** In written order, which is the order in which those of one role are told. */
  readonly people: ReadonlyMap<string, Person>;
  readonly schedules: ReadonlyMap<string, OnCallSchedule>;
}

/** Somebody who works here. */
export interface Person {
  readonly id: string;
  readonly path: Path;
  readonly name?: string;
  /** Ids of roles of the blueprints that use the file. */
  readonly roles: readonly Reference[];
  readonly manager?: Reference;
  /** Who stands in, the first who is there. */
  readonly deputies: readonly Reference[];
  /** The calendar of the working hours; without one the person is on duty at any time. */
  readonly hours?: Reference;
  readonly away: readonly Absence[];
  readonly phone?: string;
  readonly email?: string;
}

/** Dates on which somebody is not there, counted on the clocks of the person's zone. */
export interface Absence extends DateRange {
  readonly path: Path;
}

/** Who is on call, layer by layer; a later layer stands in where an earlier one has nobody who is there. */
export interface OnCallSchedule {
  readonly id: string;
  readonly path: Path;
  readonly zone: string;
  readonly layers: readonly OnCallLayer[];
}

/** People who take turns. */
export interface OnCallLayer {
  readonly path: Path;
  readonly people: readonly Reference[];
  /** When the turn of the first begins, on the clocks of the zone: `2026-01-05T09:00`. */
  readonly from: string;
  /** When the layer ends. */
  readonly until?: string;
  /** When the next one takes over: `weekly mon 09:00`, or a recurrence rule. */
  readonly handOver?: Origin & { readonly text: string };
  /** The hours of the week to which the layer is restricted. */
  readonly only?: Exclude<CalendarDefinition['open'], string>;
}

/** A people file as a blueprint names it. */
export interface PeopleFile {
  readonly path: Path;
  /** As the author wrote it: `./staff.people.yaml`. */
  readonly reference: string;
  /** What it says; undefined where the file cannot be had or has errors. */
  readonly people?: People;
}

/** Who holds a role, in the order of the file. */
export function holdersOf({ people }: Pick<People, 'people'>, role: string): readonly Person[] {
  return [...people.values()].filter(({ roles }) => roles.some(({ name }) => name === role));
}

/** The zone by whose clocks a person works: that of the working hours, else the file's. */
export function zoneOf({ calendars, zone }: Pick<People, 'calendars' | 'zone'>, { hours }: Person): string {
  return calendars.get(hours?.name ?? '')?.zone ?? zone;
}

/** An on-call schedule as `src/time/` compiles it. */
export function onCallDefinitionOf({ zone, layers }: OnCallSchedule): OnCallDefinition {
  return {
    zone,
    layers: layers.map(({ people, from, until, handOver, only }) => ({
      people: people.map(({ name }) => name),
      from,
      ...(until === undefined ? {} : { until }),
      ...(handOver === undefined ? {} : { handOver: handOver.text }),
      ...(only === undefined ? {} : { only }),
    })),
  };
}

/** The version of the language of `*.people.yaml` files. */
export const PEOPLE_VERSION = 'throughline-people';

const datesSchema = z.string();

const personSchema = z
  .strictObject({
    name: z
      .string()
      .optional()
      .meta({ title: 'Full name', description: 'What people call them.', examples: ['李娜', 'Li Na'] }),
    roles: z
      .array(idSchema)
      .min(1)
      .optional()
      .meta({ title: 'Roles', description: 'The roles of the blueprint that they hold.', examples: [['agent']] }),
    manager: idSchema.optional().meta({ title: 'Manager', description: 'The person to whom they report.' }),
    deputy: z
      .union([idSchema, z.array(idSchema).min(1)])
      .optional()
      .meta({
        title: 'Deputies',
        description: 'The person who stands in when they are not there, or several: the first who is there does.',
        examples: ['wang-fang', ['wang-fang', 'chen-bo']],
      }),
    hours: idSchema.optional().meta({
      title: 'Working hours',
      description: 'The calendar of their working hours. Default: on duty at any time.',
    }),
    away: z
      .union([datesSchema, z.array(datesSchema).min(1)])
      .optional()
      .meta({
        title: 'Away',
        description: 'Dates on which they are not there: `2026-02-03`, `2026-01-05..2026-01-09`, or a list of these.',
        examples: [['2026-01-05..2026-01-09', '2026-02-03']],
      }),
    phone: z.string().optional().meta({ title: 'Phone number', description: 'Where they are called.' }),
    email: z.string().optional().meta({ title: 'Email', description: 'Where they are written to.' }),
  })
  .meta({
    title: 'Person',
    description: 'Somebody who works here.',
    examples: [{ name: '李娜', roles: ['agent'], manager: 'chen-bo' }],
  });

const layerSchema = z
  .strictObject({
    people: z
      .array(idSchema)
      .min(1)
      .meta({ title: 'People', description: 'Who takes turns, in this order.', examples: [['li-na', 'wang-fang']] }),
    from: z.string().meta({
      title: 'Begins',
      description: 'When the turn of the first begins, on the clocks of the zone.',
      examples: ['2026-01-05T09:00'],
    }),
    until: z
      .string()
      .optional()
      .meta({
        title: 'Ends',
        description: 'When the layer ends. Default: never.',
        examples: ['2026-07-01T09:00'],
      }),
    'hand-over': z
      .string()
      .optional()
      .meta({
        title: 'Hand-over',
        description:
          'When the next one takes over: `daily 09:00`, `weekly mon 09:00`, or a recurrence rule of calendar programs.',
        examples: ['weekly mon 09:00', 'daily 09:00', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;BYHOUR=9;BYMINUTE=0'],
      }),
    only: z
      .record(z.string(), windowsSchema)
      .optional()
      .meta({
        title: 'Only',
        description: 'The hours of the week to which the layer is restricted: weekday -> times.',
        examples: [{ 'mon-fri': ['00:00-09:00', '18:00-24:00'], 'sat-sun': '00:00-24:00' }],
      }),
  })
  .meta({
    title: 'Layer',
    description: 'People who take turns.',
    examples: [{ people: ['li-na', 'wang-fang'], from: '2026-01-05T09:00', 'hand-over': 'weekly mon 09:00' }],
  });

const scheduleSchema = z
  .strictObject({
    zone: z
      .string()
      .optional()
      .meta({
        title: 'Time zone',
        description: "IANA zone of the schedule. Default: the file's.",
        examples: ['Asia/Shanghai', 'Europe/Amsterdam'],
      }),
    layers: z.array(layerSchema).min(1).meta({
      title: 'Layers',
      description: 'The first counts; a later one stands in where those before it have nobody who is there.',
    }),
  })
  .meta({
    title: 'On-call schedule',
    description: 'Who is on call when.',
    examples: [
      { layers: [{ people: ['li-na', 'wang-fang'], from: '2026-01-05T09:00', 'hand-over': 'weekly mon 09:00' }] },
    ],
  });

/** What a `*.people.yaml` holds. */
export const peopleFileSchema = z
  .strictObject({
    [PEOPLE_VERSION]: z.literal(1).meta({ title: 'Language version', description: 'Always 1.' }),
    zone: z
      .string()
      .optional()
      .meta({
        title: 'Time zone',
        description: 'IANA zone of dates, working hours and schedules. Default: UTC.',
        examples: ['Asia/Shanghai', 'Europe/Amsterdam'],
      }),
    calendars: calendarsSchema.optional(),
    people: z.record(idSchema, personSchema).meta({
      title: 'People',
      description: 'Everybody who works here. Those of one role are told in this order.',
      defaultSnippets: [{ label: 'person', body: { '${1:li-na}': { name: '${2:Li Na}', roles: ['${3:agent}'] } } }],
    }),
    'on-call': z
      .record(idSchema, scheduleSchema)
      .optional()
      .meta({
        title: 'On call',
        description: 'Who is on call when, for `on-call` in an escalation.',
        defaultSnippets: [
          {
            label: 'on-call schedule',
            body: {
              '${1:night-watch}': {
                layers: [
                  {
                    people: ['${2:li-na}', '${3:wang-fang}'],
                    from: '${4:2026-01-05T09:00}',
                    'hand-over': '${5:weekly mon 09:00}',
                  },
                ],
              },
            },
          },
        ],
      }),
  })
  .meta({
    title: 'People',
    description: 'The persons behind the roles, when they are there, and who is on call.',
  });

export type WrittenPeopleFile = z.infer<typeof peopleFileSchema>;
export type WrittenPerson = WrittenPeopleFile['people'][string];
export type WrittenSchedule = NonNullable<WrittenPeopleFile['on-call']>[string];
export type WrittenLayer = WrittenSchedule['layers'][number];

/** The key `people:` of a blueprint. */
export const peopleKeySchema = z.string().meta({
  title: 'People',
  description: 'The file that says who holds the roles and who is on call.',
  examples: ['./staff.people.yaml'],
});
