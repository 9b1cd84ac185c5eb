import { hash, randomBytes } from 'node:crypto';

import type { AuditOptions, AuditReport, BrokenEntry, JournalRecord, Personal, StoreNote } from './journal-record.ts';

/** The hash before the first entry. */
export const NO_HEAD = '0'.repeat(64);

/** An entry of the journal as it is kept: personal values stand apart, and the body holds only what commits to them. */
export interface SealedEntry {
  /** JSON. */
  readonly body: string;
  /** JSON of {@link Secret}s; absent where there are none, or none any more. */
  readonly secrets?: string;
}

/** A personal value: what stands for it in the body, the salt that was mixed in, and the value as JSON. */
type Secret = readonly [commitment: string, salt: string, value: string];

/** An entry in its place in the whole journal. */
export interface ChainedEntry extends SealedEntry {
  /** From 1 on. */
  readonly entry: number;
  readonly hash: string;
}

/** The hash of an entry: it stands for this entry and all before it. */
export function chainHash(previous: string, body: string): string {
  return hash('sha256', `${previous}\n${body}`);
}

/** What stands in a body for a value that is kept apart. */
const MARK = '$personal';

/**
 * An entry as it is kept. Personal are: fields that the blueprint marks, texts that contain one of their values, all that is
 * said to people or handed to services, what customers write in their own words, what failing code says, and the customer's
 * own name. A reason that somebody gave is personal where it contains such a value.
 */
export function sealEntry(record: JournalRecord | StoreNote, personal?: Personal): SealedEntry {
  if (personal === undefined) return { body: JSON.stringify(record) };
  const sealing = new Sealing(personal);
  const body = JSON.stringify(sealing.seal(record));
  return sealing.secrets.length === 0 ? { body } : { body, secrets: JSON.stringify(sealing.secrets) };
}

/** A record as it was written; of what was erased `null` is left, or nothing that could be said. */
export function openRecord(entry: SealedEntry): JournalRecord {
  return open(entry) as JournalRecord;
}

/** A line that concerns no single case, as it was written. */
export function openNote(entry: SealedEntry): StoreNote {
  return open(entry) as StoreNote;
}

/** When an entry was recorded, in epoch milliseconds; its personal values need not be there for it. */
export function recordedAtOf(body: string): number | undefined {
  const { recordedAt, at } = JSON.parse(body) as { recordedAt?: number; at?: number };
  return recordedAt ?? at;
}

function open({ body, secrets }: SealedEntry): unknown {
  if (!body.includes(`"${MARK}"`)) return JSON.parse(body);
  const values = new Map<string, string>();
  for (const [commitment, , value] of secretsOf(secrets)) values.set(commitment, value);
  return JSON.parse(body, (key, value: unknown) => {
    const commitment = commitmentOf(value);
    if (commitment === undefined) return value;
    const known = values.get(commitment);
    return known === undefined ? erased(key) : (JSON.parse(known) as unknown);
  });
}

/** What is left of a value under a key. */
export function erased(key: string): unknown {
  switch (key) {
    case 'text':
    case 'message':
    case 'reason':
    case 'stack':
      return '[erased]';
    case 'with':
      return {};
    case 'questions':
      return [];
    case 'person':
      return undefined;
    default:
      return null;
  }
}

class Sealing {
  readonly secrets: Secret[] = [];
  readonly #fields: ReadonlySet<string>;
  readonly #written: ReadonlySet<string>;
  readonly #values: readonly string[];

  constructor({ fields, values }: Personal) {
    this.#fields = new Set(fields);
    this.#written = new Set([...fields, 'text']);
    this.#values = values.filter(({ length }) => length > 0);
  }

  /** @param fields which names are personal, inside data; absent outside. */
  seal(node: unknown, fields?: ReadonlySet<string>): unknown {
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) return node.map((item) => (fields ? this.#sealDatum(item, fields) : this.seal(item)));
    const entries = Object.entries(node).map(([key, value]): [string, unknown] => {
      if (value === undefined || value === null) return [key, value];
      if (fields !== undefined) return [key, fields.has(key) ? this.#keepApart(value) : this.#sealDatum(value, fields)];
      const isApart = this.#isSaid(key, node) || (key === 'reason' && this.#holdsPersonal(value));
      return [
        key,
        isApart ? this.#keepApart(value) : this.seal(value, key === 'data' ? this.#within(node) : undefined),
      ];
    });
    return Object.fromEntries(entries);
  }

  /** What customers write in their own words may say anything of themselves. */
  #within(node: object): ReadonlySet<string> {
    const { type, event } = node as { readonly type?: unknown; readonly event?: unknown };
    return type === 'customer.writes' || event === 'customer.writes' ? this.#written : this.#fields;
  }

  #sealDatum(value: unknown, fields: ReadonlySet<string>): unknown {
    if (typeof value === 'object') return this.seal(value, fields);
    return this.#holdsPersonal(value) ? this.#keepApart(value) : value;
  }

  /** A single letter or digit is in every text: so short a value counts only where it stands alone. */
  #holdsPersonal(value: unknown): boolean {
    if (typeof value !== 'string' && typeof value !== 'number') return false;
    const text = String(value);
    return this.#values.some((known) => text === known || (known.length > 1 && text.includes(known)));
  }

  #isSaid(key: string, of: object): boolean {
    switch (key) {
      case 'text':
      case 'with':
      case 'questions':
      case 'stack':
        return true;
      case 'message':
        return 'retryable' in of;
      case 'person':
        return (of as { role?: unknown }).role === 'customer';
      default:
        return false;
    }
  }

  #keepApart(value: unknown): object {
    const text = JSON.stringify(value);
    const salt = randomBytes(16).toString('base64url');
    const commitment = commitTo(salt, text);
    this.secrets.push([commitment, salt, text]);
    return { [MARK]: commitment };
  }
}

function commitTo(salt: string, value: string): string {
  return hash('sha256', `${salt}\n${value}`);
}

function secretsOf(secrets: string | undefined): readonly Secret[] {
  return secrets === undefined ? [] : (JSON.parse(secrets) as Secret[]);
}

/** Undefined when it is nothing that was ever written. */
function readSecrets(secrets: string | undefined): readonly Secret[] | undefined {
  try {
    const read: unknown = secretsOf(secrets);
    const isWhole = Array.isArray(read) && read.every((secret) => Array.isArray(secret) && secret.length === 3);
    return isWhole ? (read as Secret[]) : undefined;
  } catch {
    return undefined;
  }
}

function commitmentOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const commitment = (value as Record<string, unknown>)[MARK];
  return typeof commitment === 'string' ? commitment : undefined;
}

/** The values of a case that count as personal, as they may stand in texts. */
export function personalTexts(fields: readonly string[], ...datas: (Readonly<Record<string, unknown>> | undefined)[]) {
  const texts = new Set<string>();
  for (const data of datas) {
    if (data !== undefined) for (const field of fields) addTexts(texts, data[field]);
  }
  return [...texts];
}

function addTexts(texts: Set<string>, value: unknown): void {
  if (typeof value === 'string' || typeof value === 'number') texts.add(String(value));
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) addTexts(texts, part);
}

/** Works through a whole journal, entry by entry, in order. */
export class Audit {
  readonly #options: AuditOptions;
  #entries = 0;
  #head = NO_HEAD;
  #erased = 0;
  #broken: BrokenEntry | undefined;
  #isHeadFound: boolean;
  /** Cases with a value that is gone; the record of its erasure must follow. */
  readonly #lost = new Map<string, BrokenEntry>();

  constructor(options: AuditOptions = {}) {
    this.#options = options;
    this.#isHeadFound = options.head === undefined || options.head === NO_HEAD;
  }

  take({ entry, body, secrets, hash: kept }: ChainedEntry): void {
    const expected = this.#entries + 1;
    this.#entries = entry;
    if (entry !== expected) this.#find({ entry: expected, problem: 'missing' });
    const hashed = chainHash(this.#head, body);
    this.#head = kept;
    if (kept === this.#options.head) this.#isHeadFound = true;
    const where = placeOf(body, entry);
    if (hashed !== kept) this.#find({ ...where, problem: 'altered' });
    else this.#checkSecrets(where, body, secrets);
  }

  report(): AuditReport {
    for (const lost of this.#lost.values()) this.#find(lost);
    if (!this.#isHeadFound) this.#find({ entry: this.#entries + 1, problem: 'missing' });
    return { entries: this.#entries, head: this.#head, erased: this.#erased, broken: this.#broken };
  }

  #find(broken: BrokenEntry): void {
    if (this.#broken === undefined || broken.entry < this.#broken.entry) this.#broken = broken;
  }

  #checkSecrets(where: Omit<BrokenEntry, 'problem'>, body: string, secrets: string | undefined): void {
    const { caseId } = where;
    if (body.includes(`"${MARK}"`)) this.#checkValues(where, body, secrets);
    // An erasure takes all values of its case that were written until then, its own among them.
    if (caseId !== undefined && body.includes('"erase"') && isErasure(body)) this.#lost.delete(caseId);
  }

  #checkValues(where: Omit<BrokenEntry, 'problem'>, body: string, secrets: string | undefined): void {
    const { caseId } = where;
    const wanted = new Set<string>();
    JSON.parse(body, (_key, value: unknown) => {
      const commitment = commitmentOf(value);
      if (commitment !== undefined) wanted.add(commitment);
      return value;
    });
    for (const secret of readSecrets(secrets) ?? [undefined]) {
      const isKept = secret !== undefined && commitTo(secret[1], secret[2]) === secret[0] && wanted.delete(secret[0]);
      if (!isKept) this.#find({ ...where, problem: 'value' });
    }
    if (wanted.size === 0) return;
    this.#erased += 1;
    if (caseId !== undefined && !this.#lost.has(caseId)) this.#lost.set(caseId, { ...where, problem: 'lost' });
  }
}

function isErasure(body: string): boolean {
  const { cause } = JSON.parse(body) as Partial<JournalRecord>;
  return cause?.kind === 'act' && cause.act === 'erase';
}

function placeOf(body: string, entry: number): Omit<BrokenEntry, 'problem'> {
  try {
    const { caseId, seq } = JSON.parse(body) as Partial<JournalRecord>;
    return { entry, caseId, seq };
  } catch {
    return { entry };
  }
}
