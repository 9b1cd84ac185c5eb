/**
 * Business hours in Asia/Shanghai with holidays and make-up days: compiled tables against a loop over days with luxon
 * and one with temporal-polyfill, `node bench/calendar.ts`. All three must give the same instants. Printed: what adding
 * eight business hours takes, the ratios, and what two years of a calendar cost to compile.
 */
import { DateTime } from 'luxon';
import { Temporal } from 'temporal-polyfill';
import { calendar, READY_DAYS, type CalendarDefinition } from '../src/time/calendar.ts';
import type { Duration } from '../src/time/duration.ts';
import { dateOf, parseDateKey } from '../src/time/date-key.ts';
import { medians, report } from './measure.ts';

const ZONE = 'Asia/Shanghai';
const OFFICE: CalendarDefinition = { zone: ZONE, open: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] }, days: 'cn' };
const HOURS = 8;
const MINUTE = 60_000;

/** Starts all over 2026, at any minute, up to the middle of December. */
const starts = Array.from({ length: 2000 }, (_, index) => Date.UTC(2026, 0, 1) + ((index * 7_919) % 500_000) * MINUTE);
const fewer = starts.filter((_, index) => index % 20 === 0);

/** Whether China works on a date, looked up. */
const exceptions = new Map<string, boolean>();
for (const [key, entry] of Object.entries(READY_DAYS.get('cn')!.days)) {
  const parsed = parseDateKey(key);
  if (!parsed.ok) throw new Error(key);
  for (let day = parsed.dates.first; day <= parsed.dates.last; day += 1)
    exceptions.set(dateOf(day), 'open-as' in entry);
}
const windows = [
  [9, 12],
  [13, 18],
] as const;

function dayLoopLuxon(instant: number): number {
  let rest = HOURS * 60 * MINUTE;
  for (let day = DateTime.fromMillis(instant, { zone: ZONE }).startOf('day'); ; day = day.plus({ days: 1 })) {
    if (!(exceptions.get(day.toISODate()!) ?? day.weekday <= 5)) continue;
    for (const [from, until] of windows) {
      const open = Math.max(instant, day.set({ hour: from }).toMillis());
      const length = day.set({ hour: until }).toMillis() - open;
      if (length >= rest) return open + rest;
      if (length > 0) rest -= length;
    }
  }
}

function dayLoopTemporal(instant: number): number {
  let rest = HOURS * 60 * MINUTE;
  let day = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(ZONE).toPlainDate();
  for (; ; day = day.add({ days: 1 })) {
    if (!(exceptions.get(day.toString()) ?? day.dayOfWeek <= 5)) continue;
    const at = (hour: number): number => day.toZonedDateTime({ timeZone: ZONE, plainTime: { hour } }).epochMilliseconds;
    for (const [from, until] of windows) {
      const open = Math.max(instant, at(from));
      const length = at(until) - open;
      if (length >= rest) return open + rest;
      if (length > 0) rest -= length;
    }
  }
}

// Each in a zone that nobody has asked about, the one of the bench first; the first also loads the engine's zone data.
const compiled = [ZONE, 'Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'].map((zone) => {
  const start = performance.now();
  calendar({ ...OFFICE, zone }).elapsed(Date.UTC(2025, 0, 2), Date.UTC(2026, 11, 30));
  return performance.now() - start;
});
const twoYears = compiled.toSorted((x, y) => x - y)[compiled.length >> 1]!;

const office = calendar(OFFICE);
for (const start of starts) {
  const due = office.add(start, `${HOURS}bh`);
  if (due !== dayLoopLuxon(start) || due !== dayLoopTemporal(start)) throw new Error(`They differ from ${start} on.`);
}

const eightHours = { kind: 'business', unit: 'bh', amount: HOURS } as const;
const many = (duration: string | Duration) => (): void => {
  for (let turn = 0; turn < 50; turn += 1) for (const start of starts) office.add(start, duration);
};
const [ourRun, luxonRun] = medians(many(eightHours), () => fewer.forEach(dayLoopLuxon));
const [textRun, temporalRun] = medians(many('8bh'), () => fewer.forEach(dayLoopTemporal));
const [each, eachText] = [ourRun, textRun].map((run) => (run * 1000) / (50 * starts.length)) as [number, number];
const [luxon, temporal] = [luxonRun, temporalRun].map((run) => (run * 1000) / fewer.length) as [number, number];

console.log(`+8bh in ${ZONE} with holidays`);
console.log(
  `tables ${each.toFixed(2)} us (${eachText.toFixed(2)} us with the duration as text), ` +
    `luxon ${luxon.toFixed(0)} us, temporal-polyfill ${temporal.toFixed(0)} us`,
);
console.log(`two years compiled: ${compiled.map((time) => time.toFixed(0)).join(', ')} ms in five new zones`);
report('+8 business hours, microseconds', each, '<= 1', each <= 1);
report('day loop over luxon / tables', luxon / each, '>= 100', luxon / each >= 100);
report('day loop over temporal-polyfill / tables', temporal / each, '>= 100', temporal / each >= 100);
report('two years of a calendar compiled, milliseconds', twoYears, '<= 60', twoYears <= 60);
