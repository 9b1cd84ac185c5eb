import * as z from 'zod';

import type { Path } from '../text/places.ts';
import type { CalendarDays, CalendarDefinition } from '../time/calendar-definition.ts';
import { idSchema } from './id.ts';
import { type Text, textSchema } from './text.ts';

/** The word for a calendar or channel that never closes. */
export const ALWAYS = '24x7';

/** What stands for {@link ALWAYS} on a channel where no calendar has that name. */
export const ALWAYS_WORDS: readonly string[] = [ALWAYS, 'always'];

/** The hours in which somebody is there: what business time is counted by. */
export interface OpeningHours {
  readonly id: string;
  readonly path: Path;
  readonly title?: Text;
  /** IANA zone; the blueprint's where the author named none. */
  readonly zone: string;
  readonly open: CalendarDefinition['open'];
  /** Holidays and working days by date. */
  readonly days?: DatedDays;
}

/** The dated days of a calendar: ready ones by name, or those of a file. */
export interface DatedDays {
  readonly path: Path;
  /** As the author wrote it: `cn`, or `./office.calendar.yaml`. */
  readonly written: string;
  /** What the file says; undefined for ready days, and where the file cannot be had. */
  readonly content?: CalendarDays;
}

/** A calendar as `src/time/` builds it. */
export function definitionOf({ zone, open, days }: OpeningHours): CalendarDefinition {
  return days === undefined ? { zone, open } : { zone, open, days: days.content ?? days.written };
}

/** The times of one day, or of several that have the same. */
export const windowsSchema = z.union([z.string(), z.array(z.string()).min(1)]).meta({
  title: 'Opening times',
  description:
    'From-to, or a list of them: `09:00-12:00`. A shift past midnight belongs to the day on which it begins.',
  examples: ['09:00-18:00', ['09:00-12:00', '13:00-18:00'], '22:00-06:00'],
});

export const calendarSchema = z
  .strictObject({
    title: textSchema.optional(),
    zone: z
      .string()
      .optional()
      .meta({
        title: 'Time zone',
        description: "IANA zone of the opening times. Default: the blueprint's.",
        examples: ['Asia/Shanghai', 'Europe/Amsterdam'],
      }),
    open: z.union([z.string(), z.record(z.string(), windowsSchema)]).meta({
      title: 'Open',
      description: '`24x7`, or weekday -> opening times: `mon-fri: [09:00-12:00, 13:00-18:00]`.',
      examples: [{ 'mon-fri': ['09:00-12:00', '13:00-18:00'], sat: '10:00-14:00' }, '24x7'],
    }),
    days: z
      .string()
      .optional()
      .meta({
        title: 'Days',
        description: 'Holidays and make-up working days: the name of ready ones, such as `cn`, or a file.',
        examples: ['cn', './office.calendar.yaml'],
      }),
  })
  .meta({
    title: 'Calendar',
    description: 'Opening hours by which business time (`45bm 8bh 1bd`) is counted.',
    examples: [{ open: { 'mon-fri': '09:00-18:00' } }],
  });

export const calendarsSchema = z.record(idSchema, calendarSchema).meta({
  title: 'Calendars',
  description: 'Opening hours by which business time (`45bm 8bh 1bd`) is counted.',
  defaultSnippets: [
    {
      label: 'calendar',
      body: { '${1:office}': { open: { '${2:mon-fri}': '${3:09:00-18:00}' } } },
    },
  ],
});

export type WrittenCalendar = z.infer<typeof calendarSchema>;

/** The key `calendar:` on whatever may have one of its own. */
export const calendarKeySchema = idSchema.meta({
  title: 'Calendar',
  description: 'The calendar by which `bm`, `bh` and `bd` count here; the nearest one counts.',
});

/** The version of the language of `*.calendar.yaml` files. */
export const CALENDAR_VERSION = 'throughline-calendar';

const isoDate = (title: string, description: string): z.ZodType<string> =>
  z.string().meta({ title, description, examples: ['2026-01-01'] });

/** What a `*.calendar.yaml` holds. */
export const calendarFileSchema = z
  .strictObject({
    [CALENDAR_VERSION]: z.literal(1).meta({ title: 'Language version', description: 'Always 1.' }),
    source: z
      .string()
      .optional()
      .meta({ title: 'Source', description: 'Where the days were taken from, with licence and link.' }),
    'valid-from': isoDate('Valid from', 'The first day of which the file knows whether it is a holiday.'),
    'valid-until': isoDate('Valid until', 'The last such day. A due time after it cannot be told.'),
    days: z
      .record(
        z.string(),
        z.strictObject({
          closed: z
            .union([z.string(), z.literal(true)])
            .optional()
            .meta({ title: 'Closed', description: 'Closed on these days: why, or `true`.', examples: ['Christmas'] }),
          'open-as': z
            .string()
            .optional()
            .meta({
              title: 'Open as',
              description: 'A working day with the opening times of this weekday.',
              examples: ['fri'],
            }),
        }),
      )
      .meta({
        title: 'Days',
        description: 'Date or range of dates -> `closed`, or `open-as` a weekday.',
        examples: [{ '2026-02-15..2026-02-23': { closed: '春节' }, '2026-02-14': { 'open-as': 'fri' } }],
        defaultSnippets: [
          { label: 'holiday', body: { '${1:2026-12-25}': { closed: '${2:Christmas}' } } },
          { label: 'make-up working day', body: { '${1:2026-02-14}': { 'open-as': '${2:fri}' } } },
        ],
      }),
  })
  .meta({
    title: 'Days of a calendar',
    description: 'Holidays and make-up working days by date, for the `days` of a calendar.',
  });

export type WrittenCalendarFile = z.infer<typeof calendarFileSchema>;
