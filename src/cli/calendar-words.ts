import type { Language } from '../text/catalogue/entry.ts';

/** What `throughline calendar` says. */
export interface CalendarWords {
  readonly help: {
    readonly summary: string;
    readonly about: string;
    readonly action: string;
    readonly country: string;
    readonly countryArgument: string;
    readonly years: string;
    readonly yearsArgument: string;
    readonly out: string;
    readonly force: string;
  };
  readonly missing: string;
  readonly writeAll: string;
  readonly noLibrary: string;
  readonly install: (command: string) => string;
  readonly unknownCountry: (country: string) => string;
  readonly partsAre: (codes: readonly string[]) => string;
  readonly writeCountry: string;
  readonly badYears: (years: string) => string;
  readonly writeYears: string;
  readonly noHolidays: (country: string, years: string) => string;
  readonly exists: (path: string) => string;
  readonly force: string;
  readonly nameIt: (path: string) => string;
  readonly regions: (codes: readonly string[]) => string;
  readonly halfDays: (days: readonly string[]) => string;
  readonly china: string;
}

export const calendarWords: Readonly<Record<Language, CalendarWords>> = {
  en: {
    help: {
      summary: "write a file with a country's public holidays, for the calendars of blueprints",
      about:
        'Writes COUNTRY.calendar.yaml with the public holidays of a country or a part of it, from the library date-holidays, which you install yourself. Look the days over: what a country decides late is not in it.',
      action: 'the word add',
      country: 'country',
      countryArgument: 'its code, such as NL or GB-ENG',
      years: 'years',
      yearsArgument: 'a year or several, such as 2026 or 2026-2027',
      out: 'write to this file instead',
      force: 'write over a file that is there already',
    },
    missing: '"throughline calendar" needs to know which country and which years.',
    writeAll: 'Write for example: throughline calendar add NL 2026-2027',
    noLibrary: 'The holidays of the world come from the library "date-holidays", which is not installed.',
    install: (command) => `Install it beside throughline: ${command}`,
    unknownCountry: (country) => `There are no holidays of "${country}".`,
    partsAre: (codes) => `There are: ${codes.join(', ')}`,
    writeCountry: 'Write the code of a country (ISO 3166), such as NL, DE-BY or GB-ENG.',
    badYears: (years) => `"${years}" is not a year or a range of at most 20 years.`,
    writeYears: 'Write for example 2026 or 2026-2027.',
    noHolidays: (country, years) => `No public holidays of "${country}" are known for ${years}.`,
    exists: (path) => `"${path}" is there already.`,
    force: 'Write --force to replace it, or --out with another name.',
    nameIt: (path) => `Name it in a calendar: days: ${path}`,
    regions: (codes) => `Parts of the country may have further holidays: ${codes.join(', ')}`,
    halfDays: (days) => `Left out, because they are no whole days: ${days.join(', ')}`,
    china:
      'For China there are ready days with the make-up working days, which are missing in this file: write "days: cn" instead.',
  },
  'zh-CN': {
    help: {
      summary: '生成一个国家公共假日的文件，供蓝图的日历使用',
      about:
        '把一个国家或地区的公共假日写入 COUNTRY.calendar.yaml。数据来自需要自行安装的 date-holidays 库。请核对日期：各国临时决定的假日不在其中。',
      action: '固定写 add',
      country: '国家',
      countryArgument: '国家或地区代码，例如 NL 或 GB-ENG',
      years: '年份',
      yearsArgument: '一年或几年，例如 2026 或 2026-2027',
      out: '写入这个文件',
      force: '覆盖已有的文件',
    },
    missing: '“throughline calendar”后面要写国家和年份。',
    writeAll: '请写例如：throughline calendar add NL 2026-2027',
    noLibrary: '各国假日来自 date-holidays 库，目前没有安装。',
    install: (command) => `请和 throughline 装在一起：${command}`,
    unknownCountry: (country) => `没有“${country}”的假日数据。`,
    partsAre: (codes) => `有：${codes.join('、')}`,
    writeCountry: '请写国家代码（ISO 3166），例如 NL、DE-BY 或 GB-ENG。',
    badYears: (years) => `“${years}”不是年份，也不是 20 年以内的范围。`,
    writeYears: '请写例如 2026 或 2026-2027。',
    noHolidays: (country, years) => `没有“${country}”在 ${years} 的公共假日数据。`,
    exists: (path) => `“${path}”已经存在。`,
    force: '要覆盖请写 --force，或者用 --out 换一个文件名。',
    nameIt: (path) => `请在日历里写：days: ${path}`,
    regions: (codes) => `各地区可能另有假日：${codes.join('、')}`,
    halfDays: (days) => `以下不是全天，没有写入：${days.join('、')}`,
    china: '中国有现成的节假日，含调休上班日，而这个文件里没有调休：建议改写“days: cn”。',
  },
};
