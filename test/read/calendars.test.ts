import { describe, expect, test } from 'vitest';

import { compileBlueprint, readBlueprint } from '../../src/index.ts';
import { definitionOf } from '../../src/blueprint/calendar.ts';
import { readCalendarSource } from '../../src/read/calendar-file.ts';
import { createSource } from '../../src/text/source.ts';
import { readWithModules } from '../support/modules.ts';

const blueprint = (calendar: string): string => `throughline: 1
id: a
version: "1.0.0"
zone: Asia/Shanghai
calendars:
  office: ${calendar}
stages:
  one:
    kind: resolution
    calendar: office
    steps: { pause: { wait: 2bd } }
ends: { done: { outcome: solved } }
omits: { intake: No, confirmation: No, follow-up: No }
`;

const days = (lines: string): string =>
  `throughline-calendar: 1\nvalid-from: 2026-01-01\nvalid-until: 2026-12-31\ndays:\n${lines}\n`;

/** What is found in a calendar, as `code: the place as written`. */
function problems(calendar: string, files: Record<string, string> = {}): string[] {
  const text = blueprint(calendar);
  return readWithModules(text, files).findings.map(({ code, file, span, message }) => {
    const source = file === 'test.blueprint.yaml' ? text : (files[file] ?? '');
    expect(message).not.toMatch(/undefined/u);
    return `${code}: ${source.slice(span.start, span.end)}`;
  });
}

describe('opening hours', () => {
  test.each([
    ['{ open: 24x7 }', []],
    ['{ open: { mon-fri: [09:00-12:00, 13:00-18:00], sat: 10:00-14:00 }, zone: Europe/Amsterdam, days: cn }', []],
    ['{ open: { "mon,wed,fri": 22:00-06:00 } }', []],
    ['{ open: { mon-fri: 09:00-18:00 }, zone: Asia/Beijing }', ['TL2012: Asia/Beijing']],
    ['{ open: { monday: 09:00-18:00 } }', ['TL2046: monday']],
    ['{ open: { 周一: 09:00-18:00 } }', ['TL2046: 周一']],
    ['{ open: { mon-fri: 9-18 } }', ['TL2047: 9-18']],
    ['{ open: { mon-fri: 09:00-09:00 } }', ['TL2047: 09:00-09:00']],
    ['{ open: { mon-fri: 09:00-25:00 } }', ['TL2047: 09:00-25:00']],
    ['{ open: 09:00-18:00 }', ['TL2047: 09:00-18:00']],
    ['{ open: { mon-fri: [09:00-13:00, 12:00-18:00] } }', ['TL2047: 12:00-18:00']],
    // A night runs into the morning after it, Sunday's into Monday's.
    ['{ open: { mon: 05:00-08:00, sun: 22:00-06:00 } }', ['TL2047: 22:00-06:00']],
    ['{ open: { mon: 06:00-08:00, sun: 22:00-06:00 } }', []],
    ['{ open: { mon-wed: 09:00-12:00, wed: 13:00-18:00 } }', ['TL2048: wed']],
    ['{ open: { "mon,mon": 09:00-12:00 } }', ['TL2048: "mon,mon"']],
    ['{ open: {} }', ['TL2049: office']],
    ['{ open: { mon-fri: [] } }', ['TL2008: []']],
    ['{ days: cn }', ['TL2002: office']],
    ['{ open: 24x7, days: china }', ['TL2051: china']],
    ['{ open: 24x7, holidays: cn }', ['TL2001: holidays']],
    ['{ open: 24x7, days: ./gone.calendar.yaml }', ['TL2051: ./gone.calendar.yaml']],
  ])('%s', (calendar, expected) => expect(problems(calendar)).toEqual(expected));

  test('a weekday or an opening time that means something beyond doubt is mended', () => {
    const { findings } = readWithModules(blueprint('{ open: { 周一至周五: 9点至18点 } }'), {});
    expect(findings.map(({ fix }) => fix?.[0]?.newText)).toEqual(['mon-fri', '09:00-18:00']);
  });

  test('the zone is that of the blueprint where the calendar names none', () => {
    const { blueprint: read } = readWithModules(blueprint('{ open: 24x7 }'), {});
    expect(read?.calendars.get('office')).toMatchObject({ zone: 'Asia/Shanghai', open: '24x7' });
  });
});

describe('the file with the days of a calendar', () => {
  const OFFICE = '{ open: { mon-fri: 09:00-18:00 }, days: ./x.calendar.yaml }';

  test.each([
    [days('  2026-02-15..2026-02-23: { closed: 春节 }\n  2026-02-14: { open-as: fri }'), []],
    [days('  2026-02-15: { closed: true }').replaceAll('\n', '\r\n'), []],
    [`\uFEFF${days('  2026-02-15: { closed: true }')}`, []],
    [days('  2026-02-30: { closed: true }'), ['TL2050: 2026-02-30']],
    [days('  2026/2/14: { closed: true }'), ['TL2050: 2026/2/14']],
    [days('  2026-02-23..2026-02-15: { closed: true }'), ['TL2050: 2026-02-23..2026-02-15']],
    [days('  2027-01-01: { closed: true }'), ['TL2050: 2027-01-01']],
    [days('  2026-02-15..2026-02-23: { closed: a }\n  2026-02-20: { closed: b }'), ['TL2048: 2026-02-20']],
    [days('  2026-02-14: { open-as: friday }'), ['TL2046: friday']],
    [days('  2026-02-14: { open-as: mon-fri }'), ['TL2046: mon-fri']],
    [days('  2026-02-14: { closed: a, open-as: fri }'), ['TL2053: open-as']],
    [days('  2026-02-14: {}'), ['TL2053: 2026-02-14']],
    [days('  2026-02-14: { close: a }'), ['TL2001: close']],
    [days('  2026-02-14: { closed: a }').replace('2026-12-31', '2025-12-31'), ['TL2050: 2025-12-31']],
    [days('  2026-02-14: { closed: a }').replace('2026-12-31', '2026-02-29'), ['TL2050: 2026-02-29']],
    [days('  2026-01-01..2026-12-31: { closed: All year }'), ['TL2049: office']],
    [days('  2026-02-14: { closed: a }').replace('throughline-calendar: 1', 'throughline-calendar: 2'), ['TL2052: 2']],
    [days('  2026-02-14: { closed: a }').replace('throughline-calendar: 1\n', ''), ['TL2052: valid-from']],
    ['', ['TL1031: ']],
  ])('%s', (file, expected) => {
    const said = problems(OFFICE, { './x.calendar.yaml': file });
    expect(file === '' ? said.length : said).toEqual(file === '' ? 1 : expected);
  });

  test('is found wrong once, however many calendars name it', () => {
    const text = blueprint(OFFICE).replace('stages:', `  shop: ${OFFICE}\nstages:`);
    const { findings } = readWithModules(text, { './x.calendar.yaml': days('  soon: { closed: a }') });
    expect(findings.map(({ code, file }) => `${file} ${code}`)).toEqual(['./x.calendar.yaml TL2050']);
  });

  test('cannot be had by a blueprint that is no file', () => {
    const { findings } = readBlueprint(blueprint(OFFICE), { file: 'a.blueprint.yaml' });
    expect(findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'TL2051 "./x.calendar.yaml" cannot be looked up: this text was not read from a file.',
    ]);
  });

  test('belongs to what the blueprint says: other days give another hash', () => {
    const hashWith = (file: string): string =>
      compileBlueprint(readWithModules(blueprint(OFFICE), { './x.calendar.yaml': file }).blueprint!).hash;
    const one = days('  2026-02-15: { closed: 春节 }');
    expect(hashWith(`# a comment\n${one}`)).toBe(hashWith(one));
    expect(hashWith(one.replace('02-15', '02-16'))).not.toBe(hashWith(one));
  });

  test('a hundred thousand years in one line are no reason to wait', () => {
    const file = days('  0001-01-01..9999-12-31: { closed: a }')
      .replace('2026-01-01', '0001-01-01')
      .replace('2026-12-31', '9999-12-31');
    expect(readCalendarSource(createSource('x', file)).findings).toEqual([]);
  });
});

describe('business time needs a calendar in reach', () => {
  const text = blueprint('{ open: 24x7 }').replace('    calendar: office\n', '');

  test('else it is told, with the calendars that there are', () => {
    const { findings } = readWithModules(text, {});
    expect(findings.map(({ code, hint }) => `${code} ${hint}`)).toEqual([
      'TL2011 Write "calendar: office" on the step, its stage or the blueprint.',
    ]);
  });

  test.each([
    ['on the step', text.replace('wait: 2bd', 'wait: 2bd, calendar: office')],
    ['on the blueprint', text.replace('stages:', 'calendar: office\nstages:')],
  ])('%s', (_, mended) => expect(readWithModules(mended, {}).findings).toEqual([]));

  test('also where a parameter holds it', () => {
    const parameter = text
      .replace('wait: 2bd', 'wait: patience')
      .replace('stages:', 'parameters: { patience: { type: duration, value: 2bd } }\nstages:');
    expect(readWithModules(parameter, {}).findings.map(({ code }) => code)).toEqual(['TL2011']);
  });
});

test('a calendar of the model is one that the engine takes', () => {
  const { blueprint: read } = readWithModules(blueprint('{ open: { mon: 09:00-10:00 }, days: cn }'), {});
  expect(definitionOf(read!.calendars.get('office')!)).toEqual({
    zone: 'Asia/Shanghai',
    open: { mon: '09:00-10:00' },
    days: 'cn',
  });
});
