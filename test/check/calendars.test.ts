import { describe, expect, test } from 'vitest';

import { checkBlueprint } from '../../src/index.ts';
import { readWithModules } from '../support/modules.ts';

const DAYS = `throughline-calendar: 1
valid-from: 2026-01-01
valid-until: 2026-12-31
days: { 2026-12-25: { closed: Christmas } }
`;

function findings(text: string, now?: string): string[] {
  const { blueprint, findings: found } = readWithModules(text, { './days.calendar.yaml': DAYS });
  const checked = checkBlueprint(blueprint!, now === undefined ? {} : { now: Date.parse(now) });
  return [...found, ...checked].map(({ code, line, message }) => `${line} ${code} ${message}`);
}

const desk = (step: string, { root = '', stage = '' } = {}): string => `throughline: 1
id: a
version: "1.0.0"
zone: Asia/Shanghai
calendars: { office: { open: { mon-fri: 09:00-18:00 }, days: ./days.calendar.yaml } }
${root}
roles: { agent: { title: Agent } }
stages:
  one:
    kind: resolution
    by: agent
    ${stage}
    steps: { work: ${step} }
ends: { done: { outcome: solved, reach: resolved } }
omits: { intake: No, confirmation: No, follow-up: No }
`;

describe('the days of a calendar are to be continued before they end', () => {
  const used = desk('{ wait: 2bd, calendar: office }');
  const told = (left: number): string =>
    `5 TL4121 The days of "./days.calendar.yaml" end with 2026-12-31, in ${left} days.`;

  test.each([
    // The last day ends with the midnight of Shanghai.
    ['2026-09-03T00:00+08:00', []],
    ['2026-09-03T00:00:00.001+08:00', [told(119)]],
    ['2026-12-01T12:00+08:00', [told(30)]],
    [
      '2027-01-01T00:00+08:00',
      ['5 TL4121 The days of "./days.calendar.yaml" ended with 2026-12-31: business time after that cannot be told.'],
    ],
  ])('seen on %s', (now, expected) => expect(findings(used, now)).toEqual(expected));

  test('and nothing is said of dates where nobody says which day it is', () => expect(findings(used)).toEqual([]));
});

describe('a calendar that counts nothing is told where it is written', () => {
  const said = (line: number): string[] => [
    `${line} TL4120 "calendar: office" changes nothing here: no time in its reach counts business time.`,
  ];

  test.each([
    ['on a step with elapsed time', desk('{ wait: 2d, calendar: office }'), said(13)],
    ['on a stage', desk('{ wait: 2d }', { stage: 'calendar: office' }), said(12)],
    ['on the blueprint', desk('{ wait: P2D }', { root: 'calendar: office' }), said(6)],
    ['on a step that waits for nobody', desk('{ do: Work, calendar: office }'), said(13)],
    [
      'not where one time of several counts',
      desk('{ do: Work, within: 2d, remind: { every: 8bh, times: 1 }, outcomes: { timed-out: done } }', {
        root: 'calendar: office',
      }),
      [],
    ],
    [
      'not where the time to come back counts',
      desk('{ wait: 2d }', { root: 'calendar: office\nreopen: { within: 5bd, to: work }' }),
      [],
    ],
    [
      'not where a field may hold business time',
      desk('{ wait: how_long }', { root: 'calendar: office\ndata: { how_long: { type: duration, default: 2bd } }' }),
      [],
    ],
  ])('%s', (_, text, expected) => expect(findings(text)).toEqual(expected));
});

describe('calendars are named and used like all else', () => {
  test('one that is not declared is an error, with the nearest name', () => {
    expect(findings(desk('{ wait: 2bd, calendar: ofice }'))[0]).toBe('13 TL4001 There is no calendar "ofice".');
    const open = desk('{ wait: 2bd, calendar: office }', {
      root: 'channels: { hotline: { kind: phone, open: ofice } }',
    });
    expect(findings(open)).toContain('6 TL4001 There is no calendar "ofice".');
  });

  test('one that nothing names is a leftover; a channel that is open by it names it', () => {
    expect(findings(desk('{ wait: 2d }'))).toEqual(['5 TL4011 The calendar "office" is declared and never used.']);
    const root = 'channels: { hotline: { kind: phone, open: office } }';
    expect(findings(desk('{ do: Call, via: [hotline] }', { root }))).toEqual([]);
  });

  test('"always" means always, unless a calendar has that name', () => {
    const root = 'channels: { hotline: { kind: phone, open: always } }';
    expect(
      findings(
        desk('{ do: Call, via: [hotline], within: 1bd, calendar: office, outcomes: { timed-out: done } }', { root }),
      ),
    ).toEqual([]);
  });

  test('a condition cannot ask for a channel that does not say when it is open', () => {
    const root = 'channels: { hotline: { kind: phone } }';
    const asks = desk(
      '{ do: Call, via: [hotline], when: open.hotline, within: 1bd, calendar: office, outcomes: { timed-out: done } }',
      { root },
    );
    expect(findings(asks)).toEqual(['13 TL4040 "open" cannot be asked for: no channel says when it is open.']);
  });
});

describe('business times of one step are compared by its calendar', () => {
  const late = (every: string, within: string): string[] =>
    findings(
      desk(`{ do: Work, within: ${within}, remind: { every: ${every}, times: 1 }, outcomes: { timed-out: done } }`, {
        root: 'calendar: office',
      }),
    ).map((line) => line.split(' ')[1] ?? '');

  test.each([
    ['5bh', '4bh', ['TL4043']],
    ['241bm', '4bh', ['TL4043']],
    ['240bm', '4bh', []],
    ['3bd', '2bd', ['TL4043']],
    ['9bh', '1bd', []],
    ['4d', '1bd', []],
  ])('a reminder every %s within %s', (every, within, expected) => expect(late(every, within)).toEqual(expected));
});
