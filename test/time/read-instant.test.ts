import { expect, test } from 'vitest';

import { printInstant } from '../../src/time/instant.ts';
import { readInstant } from '../../src/time/read-instant.ts';

const NOW = Date.parse('2026-01-05T09:00:00+08:00');

test.each([
  ['2026-01-06T14:00Z', '2026-01-06T22:00:00+08:00'],
  ['2026-01-06 14:00', '2026-01-06T14:00:00+08:00'],
  ['2026年1月6日 14:00:30', '2026-01-06T14:00:30+08:00'],
  ['２０２６/1/6', '2026-01-06T00:00:00+08:00'],
  ['14:00', '2026-01-05T14:00:00+08:00'],
  ['9:00', '2026-01-06T09:00:00+08:00'],
  ['8:59', '2026-01-06T08:59:00+08:00'],
])('%s is understood on the clocks of the zone', (text, iso) => {
  expect(printInstant(readInstant(text, 'Asia/Shanghai', NOW)!, 'Asia/Shanghai')).toBe(iso);
});

test('a time that the clocks skip is moved on', () => {
  const instant = readInstant('2026-03-29 02:30', 'Europe/Amsterdam', NOW)!;
  expect(printInstant(instant, 'Europe/Amsterdam')).toBe('2026-03-29T03:30:00+02:00');
});

test.each(['', ' ', 'T', 'tomorrow', '2026-02-30', '25:00', '14:60', '2026-01-06 24:00', '3'])(
  '"%s" is no instant',
  (text) => {
    expect(readInstant(text, 'Asia/Shanghai', NOW)).toBeUndefined();
  },
);
