/** A calendar as a blueprint writes it, its dated days loaded or named. */
export interface CalendarDefinition {
  /** The name of a time zone in the IANA database: `Asia/Shanghai`. */
  readonly zone: string;
  /**
   * When it is open: `24x7`, or the windows of each day of the week, `{ 'mon-fri': ['09:00-12:00', '13:00-18:00'] }`. A
   * day not named is closed; none is named twice.
   */
  readonly open: '24x7' | Readonly<Record<string, string | readonly string[]>>;
  /** The name of ready days (`cn`), or what a `*.calendar.yaml` says. */
  readonly days?: string | CalendarDays;
}

/** Holidays and make-up working days, and for how long anybody knows them. */
export interface CalendarDays {
  /** Where they come from. */
  readonly source?: string;
  /** The first date about which they are complete. */
  readonly 'valid-from': string;
  /** The last date about which they are complete. */
  readonly 'valid-until': string;
  /** By date `2026-02-14` or by dates `2026-02-15..2026-02-23`; none has two entries. */
  readonly days: Readonly<Record<string, DatedDay>>;
}

/** A day without windows (with the reason), or one with those of a day of the week. */
export type DatedDay = { readonly closed: string | true } | { readonly 'open-as': string };
