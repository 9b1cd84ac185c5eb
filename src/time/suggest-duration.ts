import { isTooLong, MILLISECONDS, type BusinessUnit, type ElapsedUnit } from './duration-kinds.ts';
import { printDuration } from './print-duration.ts';
import { readDuration } from './read-duration.ts';

/** What somebody probably meant. */
export interface DurationSuggestion {
  /** The one text that says it in the language. */
  readonly suggestion?: string;
  /** The texts between which only the author can choose. */
  readonly choices?: readonly string[];
}

type Unit = ElapsedUnit | BusinessUnit | 'ms' | 'Y' | 'M' | 'D';

const unitWords: Readonly<Record<Unit, string>> = {
  w: 'w wk wks week weeks 周 星期 礼拜',
  d: 'd day days 天 日',
  h: 'h hr hrs hour hours 小时 钟头',
  m: 'm min mins minute minutes 分 分钟',
  s: 's sec secs second seconds 秒 秒钟',
  ms: 'ms millisecond milliseconds 毫秒',
  bm: 'bm business_minute business_minutes working_minute working_minutes 工作分钟',
  bh: 'bh business_hour business_hours working_hour working_hours 工作小时',
  bd: 'bd business_day business_days working_day working_days workday workdays 工作日 工作天',
  Y: 'y yr yrs year years 年',
  M: 'mo month months 个月',
  D: 'calendar_day calendar_days 自然日 日历日',
};

const unitOf: ReadonlyMap<string, Unit> = new Map(
  Object.entries(unitWords).flatMap(([unit, known]) => known.split(' ').map((word) => [word, unit as Unit] as const)),
);

interface Part {
  readonly amount: string;
  readonly unit: Unit;
}

/**
 * Translates what people write for a duration (`15 min`, `15分钟`, `1.5h`, `3个工作日`, `P2H`) into the language. Where
 * a text can mean two things nothing is guessed: `1M` gives both choices, `2,500s` and `1.5bd` give nothing.
 */
export function suggestDuration(text: string): DurationSuggestion {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/^\+\s*/u, '');
  if (typeof readDuration(plain) === 'object') return { suggestion: plain };
  const [, amount] = /^(\d+) ?M$/u.exec(plain) ?? [];
  if (amount !== undefined) return { choices: [`${amount}m`, `P${amount}M`] };
  const suggestion = /^p/iu.test(plain) ? mendIso(plain.toUpperCase()) : translate(plain);
  return suggestion === undefined || typeof readDuration(suggestion) !== 'object' ? {} : { suggestion };
}

/** The usual slips in ISO 8601: a small letter, `T` forgotten before the time, `T` before the date. */
function mendIso(text: string): string | undefined {
  const withTime = text.replace(/^P((?:\d+[YMWD])*?)((?:\d+[HMS])+)$/u, 'P$1T$2');
  return [text, withTime, text.replace('T', '')].find((mended) => typeof readDuration(mended) === 'object');
}

function translate(text: string): string | undefined {
  const parts = cut(text);
  if (parts === undefined) return undefined;
  const [first] = parts;
  if (parts.every(isElapsed)) return elapsed(parts);
  if (parts.every(isCalendar)) return `P${parts.map(({ amount, unit }) => amount + unit).join('')}`;
  if (first === undefined || parts.length > 1) return undefined;
  if (isWhole(first)) return first.amount + first.unit;
  const minutes = Number(first.amount) * 60;
  return first.unit === 'bh' && Number.isInteger(minutes) ? `${minutes}bm` : undefined;
}

/** Cuts `1 hour 30 minutes` into amounts and units; undefined when anything in it is not understood. */
function cut(text: string): readonly Part[] | undefined {
  const parts: Part[] = [];
  const pattern = /(\d+(?:[.,]\d+)?)\s*(\p{L}+(?:\s+\p{L}+)*)[\s,]*/uy;
  while (pattern.lastIndex < text.length) {
    const [, amount, words] = pattern.exec(text) ?? [];
    if (amount === undefined || words === undefined || /,\d{3}$/u.test(amount)) return undefined;
    const unit = unitNamed(
      words
        .toLowerCase()
        .replace(/\s+and$/u, '')
        .replaceAll(/\s+/gu, '_'),
    );
    if (unit === undefined) return undefined;
    parts.push({ amount: amount.replace(',', '.'), unit });
  }
  return parts;
}

function unitNamed(word: string): Unit | undefined {
  return unitOf.get(word) ?? unitOf.get(word.replace(/^个/u, ''));
}

function elapsed(parts: readonly Part[]): string | undefined {
  const asWritten = parts.map(({ amount, unit }) => amount + unit).join('');
  if (typeof readDuration(asWritten) === 'object') return asWritten;
  if (new Set(parts.map(({ unit }) => unit)).size < parts.length) return undefined;
  const total = parts.reduce((sum, { amount, unit }) => sum + Number(amount) * millisecondsOf(unit), 0);
  // A fraction such as 0.1 h is not exact in binary, but the whole millisecond that it stands for is near.
  const milliseconds = Math.round(total);
  const duration = { kind: 'elapsed', milliseconds } as const;
  return Math.abs(total - milliseconds) > 1e-6 || isTooLong(duration) ? undefined : printDuration(duration);
}

function millisecondsOf(unit: Unit): number {
  return unit === 'ms' ? 1 : (MILLISECONDS[unit as ElapsedUnit] ?? 0);
}

function isElapsed({ unit }: Part): boolean {
  return unit === 'ms' || unit in MILLISECONDS;
}

function isCalendar({ amount, unit }: Part): boolean {
  return /^[YMD]$/u.test(unit) && isWhole({ amount, unit });
}

function isWhole({ amount }: Part): boolean {
  return /^\d+$/u.test(amount);
}
