import type { CalendarDays } from './calendar-definition.ts';
import { cn } from './days/cn.ts';

/** Dated days that come with the package, by the name under which a calendar asks for them: `days: cn`. */
export const READY_DAYS: ReadonlyMap<string, CalendarDays> = new Map([['cn', cn]]);
