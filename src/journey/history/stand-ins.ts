import type { Field, FieldType } from '../../blueprint/field.ts';
import { fieldProblem } from '../../blueprint/field-value.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { sampleValue } from '../sample-value.ts';

/** Values of these types have an order, which their stand-ins keep. */
const ORDERED: readonly FieldType[] = ['integer', 'number', 'date', 'time', 'datetime', 'duration', 'money'];

/**
 * Stand-ins for values that nobody is to see: of the same type, within the field's bounds, the same value always by the
 * same one, and different values by different ones where the type has room for it. Numbers, dates and times keep their order,
 * dates their year too: they become its first days, so that ages and long terms come out much the same. Nothing of a value
 * can be had back from its stand-in.
 */
export class StandIns {
  readonly #words: Words;
  /** The values of each type, known before the first is replaced, so that they can be put in order. */
  readonly #known = new Map<FieldType, Map<string, unknown>>();
  readonly #places = new Map<FieldType, ReadonlyMap<string, number>>();
  /** What each text is taken for, by the field in which it was met first: the same text has one stand-in everywhere. */
  readonly #texts = new Map<string, { readonly kind: keyof Words; readonly place: number }>();
  readonly #counts = new Map<keyof Words, number>();

  constructor(language: Language) {
    this.#words = WORDS[language];
  }

  /** Makes a value known that will be replaced. */
  meet(field: Field | undefined, value: unknown): void {
    if (value === null || value === undefined) return;
    const type = field?.type ?? 'text';
    if (type === 'list' && Array.isArray(value)) {
      for (const item of value) this.meet(itemOf(field), item);
      return;
    }
    const known = this.#known.get(type) ?? new Map<string, unknown>();
    const key = JSON.stringify(value);
    if (known.has(key)) return;
    this.#known.set(type, known.set(key, value));
    this.#places.delete(type);
    if (type !== 'text') return;
    const kind = KINDS.find(([pattern]) => pattern.test(field?.name ?? ''))?.[1] ?? 'text';
    const place = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, place);
    this.#texts.set(key, { kind, place });
  }

  /** What stands for a value. */
  for(field: Field | undefined, value: unknown): unknown {
    if (value === null || value === undefined) return value;
    const type = field?.type ?? 'text';
    if (type === 'list' && Array.isArray(value)) return value.map((item) => this.for(itemOf(field), item));
    this.meet(field, value);
    const key = JSON.stringify(value);
    const made = type === 'text' ? this.#text(field, key) : this.#ofType(field, type, this.#placeOf(type, key), value);
    return field === undefined || fieldProblem(field, made) === undefined ? made : sampleValue(field);
  }

  /** Makes known that a value of this name was erased. */
  meetErased(name: string, field: Field | undefined): void {
    this.meet(field, `${ERASED}${name}`);
  }

  /** What stands for a value of this name that was erased: another one than for any that is known. */
  ofErased(name: string, field: Field | undefined): unknown {
    if (field?.type === 'list') return sampleValue(field);
    return this.for(field, `${ERASED}${name}`);
  }

  #ofType(field: Field | undefined, type: Exclude<FieldType, 'text'>, place: number, value: unknown): unknown {
    const { min, max, values } = field ?? {};
    const pad = (length: number): string => String(place).padStart(length, '0');
    switch (type) {
      case 'integer':
      case 'number':
        return Math.min(Math.ceil(min ?? 0) + place, max ?? Infinity);
      case 'boolean':
        return place === 1;
      case 'enum': {
        const all = [...(values?.keys() ?? [])];
        return all[(place - 1) % Math.max(1, all.length)];
      }
      case 'date':
        return `${yearOf(value)}-01-${String(Math.min(place, 28)).padStart(2, '0')}`;
      case 'datetime':
        return `${yearOf(value)}-01-${String(Math.min(place, 28)).padStart(2, '0')}T09:00Z`;
      case 'time':
        return `${String(9 + Math.floor(place / 60)).padStart(2, '0')}:${String(place % 60).padStart(2, '0')}`;
      case 'duration':
        return `${place}h`;
      case 'money':
        return { amount: `${place * 10}`, currency: (value as { currency?: string })?.currency ?? 'CNY' };
      case 'phone':
        return `555-${String(100 + place).padStart(4, '0')}`;
      case 'email':
        return `person${place}@example.org`;
      case 'url':
        return `https://example.org/${place}`;
      case 'file':
        return { name: `file-${pad(1)}`, uri: `file:file-${pad(1)}` };
      case 'list':
        return field === undefined ? [] : sampleValue(field);
    }
  }

  #text(field: Field | undefined, key: string): string {
    const { max = Infinity, min = 0 } = field ?? {};
    const { kind, place } = this.#texts.get(key) ?? { kind: 'text', place: 1 };
    const long = this.#words[kind](place);
    const fitting =
      Array.from(long).length <= max ? long : this.#placeOf('text', key).toString(36).slice(-Math.max(1, max));
    return fitting.padEnd(min, '.');
  }

  /** From 1 on: of ordered types by size, of others in order of meeting. */
  #placeOf(type: FieldType, key: string): number {
    let places = this.#places.get(type);
    if (places === undefined) {
      const known = [...(this.#known.get(type) ?? [])];
      const sorted = ORDERED.includes(type) ? known.toSorted(([, a], [, b]) => compare(a, b)) : known;
      places = new Map(sorted.map(([one], index) => [one, index + 1]));
      this.#places.set(type, places);
    }
    return places.get(key) ?? 1;
  }
}

const ERASED = '\u0000erased ';

function itemOf(field: Field | undefined): Field | undefined {
  return field?.of;
}

function compare(a: unknown, b: unknown): number {
  const [one, other] = [a, b].map((value) => sizeOf(value));
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return String(one) < String(other) ? -1 : 1;
}

function sizeOf(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'amount' in value) return Number(value.amount);
  return value;
}

function yearOf(value: unknown): string {
  return /^\d{4}/u.exec(String(value))?.[0] ?? '2000';
}

type Words = Readonly<Record<'person' | 'address' | 'text', (place: number) => string>>;

/** What a field is about, as far as its name tells. */
const KINDS: readonly (readonly [RegExp, keyof Words])[] = [
  [/name|person|customer|contact|姓名|名字|客户|联系人/u, 'person'],
  [/address|street|city|地址|住址/u, 'address'],
];

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    person: (place) => `Person ${place}`,
    address: (place) => `Address ${place}`,
    text: (place) => `Text ${place}`,
  },
  'zh-CN': { person: (place) => `客户${place}`, address: (place) => `地址${place}`, text: (place) => `文字${place}` },
};
