import { describe, expect, test } from 'vitest';

import { runCalendarAdd } from '../../src/cli/calendar-add.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { words } from '../../src/cli/words.ts';
import { readCalendarSource } from '../../src/read/calendar-file.ts';
import { createSource } from '../../src/text/source.ts';
import type { Session } from '../../src/cli/session.ts';
import { call } from './support.ts';

async function added(...argv: readonly string[]) {
  const { code, stderr, files } = await call(['calendar', 'add', ...argv], { files: {} });
  return { code, stderr, files };
}

describe("calendar add writes a country's public holidays", () => {
  test('with their names, year by year, in a file that a calendar can name', async () => {
    const { code, stderr, files } = await added('NL', '2026-2027');
    const text = String(files.get('NL.calendar.yaml'));
    expect([code, stderr.split('\n')[0]]).toEqual([0, 'Written: NL.calendar.yaml']);
    expect(stderr).toContain('Name it in a calendar: days: ./NL.calendar.yaml');
    expect(text).toContain(
      'valid-from: 2026-01-01\nvalid-until: 2027-12-31\ndays:\n  2026-01-01: { closed: Nieuwjaar }\n',
    );
    expect(text).toContain('  2027-04-27: { closed: Koningsdag }\n');
    expect(readCalendarSource(createSource('NL.calendar.yaml', text)).findings).toEqual([]);
  });

  test('and says where the days come from, under which licence', async () => {
    const { files } = await added('nl', '2026');
    expect(String(files.get('NL.calendar.yaml'))).toMatch(
      /^source: Public holidays of Netherlands \(NL\) from date-holidays \d+\.\d+\.\d+, ISC AND CC-BY-3\.0, https:\/\/github\.com\/commenthol\/date-holidays$/mu,
    );
  });

  test('of a part of a country too, whose substitute days are in it', async () => {
    const { files } = await added('GB-ENG', '2026');
    expect(String(files.get('GB-ENG.calendar.yaml'))).toContain(
      '  2026-12-28: { closed: Boxing Day (substitute day) }\n',
    );
  });

  test('several days of one feast in one line, and days that only sleep in half are left out and told', async () => {
    const { files } = await added('AE', '2026');
    expect(String(files.get('AE.calendar.yaml'))).toContain('  2026-03-20..2026-03-22: { closed: عيد الفطر }\n');
    const { stderr, files: half } = await added('CW', '2026');
    expect(stderr).toContain('Left out, because they are no whole days: 2026-12-31 Oudejaarsavond');
    expect(String(half.get('CW.calendar.yaml'))).not.toContain('2026-12-31:');
  });

  test('for China it tells of the ready days, which know the make-up working days', async () => {
    expect((await added('CN', '2026')).stderr).toContain('write "days: cn" instead');
    expect((await call(['calendar', 'add', 'CN', '2026', '--lang', 'zh-CN'], { files: {} })).stderr).toContain(
      '建议改写“days: cn”',
    );
  });
});

describe('calendar add is careful', () => {
  test('a file that is there is replaced only where that is asked for', async () => {
    const files = { 'NL.calendar.yaml': 'mine' };
    const refused = await call(['calendar', 'add', 'NL', '2026'], { files });
    expect([refused.code, refused.stderr, refused.files.get('NL.calendar.yaml')]).toEqual([
      2,
      'error: "NL.calendar.yaml" is there already.\nhelp: Write --force to replace it, or --out with another name.\n',
      'mine',
    ]);
    const forced = await call(['calendar', 'add', 'NL', '2026', '--force'], { files });
    expect(String(forced.files.get('NL.calendar.yaml'))).toContain('Koningsdag');
    const elsewhere = await call(['calendar', 'add', 'NL', '2026', '--out', 'nl.calendar.yaml'], { files });
    expect(elsewhere.stderr).toContain('days: ./nl.calendar.yaml');
  });

  test.each([
    [['UK', '2026'], 'error: There are no holidays of "UK".\nhelp: Did you mean "GB"?\n'],
    [['Netherlnds', '2026'], 'error: There are no holidays of "Netherlnds".\nhelp: Did you mean "NL"?\n'],
    [
      ['GB-LONDON', '2026'],
      'error: There are no holidays of "GB-LONDON".\nhelp: There are: GB-ALD, GB-ENG, GB-NIR, GB-SCT, GB-WLS\n',
    ],
    [
      ['??', '2026'],
      'error: There are no holidays of "??".\nhelp: Write the code of a country (ISO 3166), such as NL, DE-BY or GB-ENG.\n',
    ],
    [
      ['NL', '2027-2026'],
      'error: "2027-2026" is not a year or a range of at most 20 years.\nhelp: Write for example 2026 or 2026-2027.\n',
    ],
    [
      ['NL'],
      'error: "throughline calendar" needs to know which country and which years.\nhelp: Write for example: throughline calendar add NL 2026-2027\n',
    ],
  ])('%s is told with the next step', async (argv, said) => {
    expect(await added(...argv)).toMatchObject({ code: 2, stderr: said, files: new Map() });
  });

  test('where the library is not installed, the line that installs it is shown', async () => {
    const session = { words: words['zh-CN'], language: 'zh-CN' } as Session;
    const adding = runCalendarAdd(session, { country: 'NL', years: '2026', force: false }, async () => undefined);
    const error: unknown = await adding.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).hint).toBe('请和 throughline 装在一起：npm install date-holidays@3');
  });
});
