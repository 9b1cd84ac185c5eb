import type { Hold, KeptBlueprint } from '../store.ts';
import type { Database } from './database.ts';

/** Blueprints that were kept, and topics that are held. */
export class Shelf {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  has({ hash, revision }: KeptBlueprint): boolean {
    return this.#db.get('SELECT 1 FROM blueprints WHERE hash = ? AND revision = ?', hash, revision) !== undefined;
  }

  keep({ blueprint, version, hash, revision }: KeptBlueprint, files: string): void {
    this.#db.run(
      'INSERT OR IGNORE INTO blueprints (blueprint, version, hash, revision, files) VALUES (?, ?, ?, ?, ?)',
      ...[blueprint, version, hash, revision, files],
    );
  }

  all(): KeptBlueprint[] {
    return this.#db
      .all<[string, string, string, number, string]>(
        'SELECT blueprint, version, hash, revision, files FROM blueprints ORDER BY n',
      )
      .map(([blueprint, version, hash, revision, files]) => ({
        blueprint,
        version,
        hash,
        revision,
        files: JSON.parse(files) as KeptBlueprint['files'],
      }));
  }

  hold(topic: string, hold: string | null): void {
    if (hold === null) this.#db.run('DELETE FROM holds WHERE topic = ?', topic);
    else this.#db.run('INSERT OR REPLACE INTO holds (topic, hold) VALUES (?, ?)', topic, hold);
  }

  holds(): Map<string, Hold> {
    const rows = this.#db.all<[string, string]>('SELECT topic, hold FROM holds ORDER BY topic');
    return new Map(rows.map(([topic, hold]) => [topic, JSON.parse(hold) as Hold]));
  }
}
