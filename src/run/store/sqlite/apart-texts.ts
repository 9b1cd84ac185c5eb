import type { Database } from './database.ts';

/** A text in a column: itself, or the number under which it is kept apart. */
export type KeptText = string | number;

/** Bytes of the places of each size: so many fill a page of 4096 bytes without a rest. From then on each is twice the last. */
const SMALL_SIZES = [496, 1006, 2028, 4040];
const LARGEST_SMALL = 4040;

/** A number is that of the place, and of its size. */
const SIZES = 32;

/**
 * Texts with personal values. When SQLite makes room on a page it moves rows to others and leaves bytes of them behind,
 * which no deletion finds again. So these texts stand in places of a few sizes, filled up with spaces: a place is never
 * moved, never grows, never goes away; what is written over is gone. Every method that writes is for inside a transaction.
 */
export class ApartTexts {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  open(kept: KeptText): string {
    if (typeof kept === 'string') return kept;
    const id = Math.floor(kept / SIZES);
    // JSON may end in spaces.
    return this.#db.get<[string]>('SELECT body FROM apart WHERE id = ?', id)?.[0] ?? '';
  }

  /** Keeps a text: in the place of an earlier one where it fits. */
  keep(text: string, before: KeptText | null = null): number {
    const bytes = Buffer.byteLength(text);
    if (typeof before === 'number') {
      const size = sizeOf(before % SIZES);
      if (bytes <= size) {
        this.#fill(Math.floor(before / SIZES), text, size - bytes);
        return before;
      }
      this.drop(before);
    }
    let kind = 0;
    while (sizeOf(kind) < bytes) kind += 1;
    const room = sizeOf(kind) - bytes;
    const [free] = this.#db.get<[number]>('SELECT id FROM apart_free WHERE kind = ? LIMIT 1', kind) ?? [];
    if (free === undefined) {
      return this.#db.insert('INSERT INTO apart (body) VALUES (?)', filled(text, room)) * SIZES + kind;
    }
    this.#db.run('DELETE FROM apart_free WHERE kind = ? AND id = ?', kind, free);
    this.#fill(free, text, room);
    return free * SIZES + kind;
  }

  /** Writes over a text; its place is free for another. */
  drop(kept: KeptText | null): void {
    if (typeof kept !== 'number') return;
    const [id, kind] = [Math.floor(kept / SIZES), kept % SIZES];
    this.#fill(id, '', sizeOf(kind));
    this.#db.run('INSERT INTO apart_free (kind, id) VALUES (?, ?)', kind, id);
  }

  #fill(id: number, text: string, room: number): void {
    this.#db.run('UPDATE apart SET body = ? WHERE id = ?', filled(text, room), id);
  }
}

function filled(text: string, room: number): string {
  return text + ' '.repeat(room);
}

function sizeOf(kind: number): number {
  return SMALL_SIZES[kind] ?? LARGEST_SMALL * 2 ** (kind - SMALL_SIZES.length + 1);
}
