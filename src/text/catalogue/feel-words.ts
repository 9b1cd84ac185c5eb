/** A type as an expression's finding speaks of it; the shape that `typeWord` of the expressions' room makes. */
export interface FeelTypeWord {
  readonly kind: FeelKind;
  /** Of a list: what it holds. */
  readonly of?: FeelTypeWord;
  /** Of a record: what it is, such as `case facts`. */
  readonly what?: string;
}

type FeelKind =
  | 'any'
  | 'null'
  | 'boolean'
  | 'number'
  | 'text'
  | 'enum'
  | 'date'
  | 'time'
  | 'datetime'
  | 'duration'
  | 'period'
  | 'list'
  | 'record';

/** A part of an expression: as written, and its type. */
export interface FeelPart {
  readonly text: string;
  readonly type: FeelTypeWord;
}

const EN: Readonly<Record<FeelKind, string>> = {
  any: 'a value of unknown type',
  null: 'no value (null)',
  boolean: 'true or false',
  number: 'a number',
  text: 'a text',
  enum: 'a choice of fixed values',
  date: 'a date',
  time: 'a time of day',
  datetime: 'a date with time',
  duration: 'a length of time',
  period: 'a number of months or years',
  list: 'a list',
  record: 'a group of values',
};

const ZH: Readonly<Record<FeelKind, string>> = {
  any: '类型未知的值',
  null: '空值（null）',
  boolean: '真假值（true 或 false）',
  number: '数字',
  text: '文本',
  enum: '选项',
  date: '日期',
  time: '时刻',
  datetime: '日期时间',
  duration: '时长',
  period: '年月跨度',
  list: '列表',
  record: '一组值',
};

/** `a number`, `a list (of: a text)`. */
export function typeEn(type: FeelTypeWord): string {
  if (type.kind === 'list' && hasKnownItems(type.of)) return `a list (each: ${typeEn(type.of)})`;
  if (type.kind === 'record' && type.what) return `a group of values (${type.what})`;
  return EN[type.kind];
}

/** The Chinese twin of {@link typeEn}. */
export function typeZh(type: FeelTypeWord): string {
  if (type.kind === 'list' && hasKnownItems(type.of)) return `列表（每项为${typeZh(type.of)}）`;
  return ZH[type.kind];
}

function hasKnownItems(of: FeelTypeWord | undefined): of is FeelTypeWord {
  return of !== undefined && of.kind !== 'any' && of.kind !== 'null';
}

/** `"csat" is a number`; the value that a cell tests has no text. */
export function partEn({ text, type }: FeelPart): string {
  return text === '' ? `the column holds ${typeEn(type)}` : `${quoteEn(text)} is ${typeEn(type)}`;
}

/** The Chinese twin of {@link partEn}. */
export function partZh({ text, type }: FeelPart): string {
  return text === '' ? `这一列是${typeZh(type)}` : `${quoteZh(text)}是${typeZh(type)}`;
}

/** Several types one of which is wanted. */
export function anyOfEn(types: readonly FeelTypeWord[]): string {
  return [...new Set(types.map(typeEn))].join(' or ');
}

/** The Chinese twin of {@link anyOfEn}. */
export function anyOfZh(types: readonly FeelTypeWord[]): string {
  return [...new Set(types.map(typeZh))].join('或');
}

/** A quotation of the expression: one line, not too long. */
export function quoteEn(text: string): string {
  const short = shorten(text);
  return isQuoted(short) ? short : `"${short}"`;
}

/** The Chinese twin of {@link quoteEn}. */
export function quoteZh(text: string): string {
  const short = shorten(text);
  return isQuoted(short) ? short : `“${short}”`;
}

/** A text of the expression brings its own quotation marks. */
export function isQuoted(text: string): boolean {
  return /^@?["“”„‟＂'‘’＇`「『«]/u.test(text);
}

/** A list of values or names, not too long. */
export function listEn(values: readonly string[]): string {
  return values.length > MOST_LISTED ? `${values.slice(0, MOST_LISTED).join(', ')}, …` : values.join(', ');
}

/** The Chinese twin of {@link listEn}. */
export function listZh(values: readonly string[]): string {
  return values.length > MOST_LISTED ? `${values.slice(0, MOST_LISTED).join('、')}等` : values.join('、');
}

/** `A sentence` with its first letter as a capital. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const MOST_LISTED = 8;
const LONGEST_QUOTATION = 60;

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length > LONGEST_QUOTATION ? `${characters.slice(0, LONGEST_QUOTATION - 1).join('')}…` : line;
}
