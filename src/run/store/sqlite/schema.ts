/** Marks a file of SQLite as ours: "ThLn". */
export const APPLICATION_ID = 0x54_68_4c_6e;

/** Brings a file from the version before to its own. */
export interface Migration {
  /** The version that a file has afterwards; each is one more than the one before. */
  readonly to: number;
  readonly sql: string;
}

/**
 * Instants are epoch milliseconds. `no` numbers cases; `n` numbers timers and effects in the order in which they were asked
 * for: the entry of the journal that asked for them, times 65536, plus their place in it.
 */
const FIRST = `
-- What cases are pinned to.
CREATE TABLE pins (
  pin INTEGER PRIMARY KEY,
  blueprint TEXT, version TEXT, hash TEXT, revision INTEGER,
  UNIQUE (hash, revision, blueprint, version)
);
-- The texts of blueprints, in the order of keeping.
CREATE TABLE blueprints (
  n INTEGER PRIMARY KEY,
  blueprint TEXT, version TEXT, hash TEXT, revision INTEGER,
  files TEXT,
  UNIQUE (hash, revision)
);
-- Texts with personal values, each in a place of its own; a column refers to one by its id times 32 and its size.
CREATE TABLE apart (id INTEGER PRIMARY KEY, body TEXT);
CREATE TABLE apart_free (kind INTEGER, id INTEGER, PRIMARY KEY (kind, id)) WITHOUT ROWID;
-- One row for each case. timers, work, parked and frozen are JSON, NULL where there is none; the last two may be kept apart.
CREATE TABLE cases (
  no INTEGER PRIMARY KEY,
  case_id TEXT NOT NULL UNIQUE,
  seq INTEGER, status TEXT, pin INTEGER,
  opened_at INTEGER, at INTEGER, stage TEXT, ended TEXT, closed_at INTEGER, due INTEGER,
  held INTEGER, timers TEXT, work TEXT, parked, frozen
);
CREATE INDEX cases_listed ON cases (status, opened_at, case_id, pin);
CREATE INDEX cases_pinned ON cases (pin) WHERE status <> 'sealed';
CREATE INDEX cases_due ON cases (due) WHERE status = 'open' AND due IS NOT NULL;
CREATE INDEX cases_parked ON cases (opened_at, case_id) WHERE parked IS NOT NULL;
CREATE INDEX cases_idle ON cases (opened_at) WHERE status = 'open' AND parked IS NULL AND work IS NULL AND timers IS NULL;
-- The journal of all cases, and of what concerns no single one (no IS NULL), chained by hash. Erased secrets are spaces.
CREATE TABLE journal (
  entry INTEGER PRIMARY KEY,
  no INTEGER, seq INTEGER,
  body TEXT, secrets TEXT, hash TEXT
);
CREATE UNIQUE INDEX journal_of_case ON journal (no, seq) WHERE no IS NOT NULL;
CREATE INDEX journal_notes ON journal (entry) WHERE no IS NULL;
-- When a timer can be taken; NULL while its case is parked. What it says stands with its case.
CREATE TABLE timers (
  n INTEGER PRIMARY KEY,
  no INTEGER, due INTEGER, visible_at INTEGER
);
CREATE INDEX timers_visible ON timers (visible_at, due) WHERE visible_at IS NOT NULL;
-- Effects that were not settled; their texts may be kept apart. state IS NULL while one waits for its turn; only then has it
-- a visible_at.
CREATE TABLE outbox (
  n INTEGER PRIMARY KEY,
  no INTEGER, seq INTEGER, nth INTEGER,
  topic TEXT, due INTEGER, visible_at INTEGER, attempts INTEGER, lease INTEGER, state TEXT,
  effect, result, error
);
CREATE UNIQUE INDEX outbox_of_case ON outbox (no, seq, nth);
CREATE INDEX outbox_visible ON outbox (topic, visible_at, due) WHERE visible_at IS NOT NULL;
CREATE INDEX outbox_state ON outbox (state) WHERE state IS NOT NULL;
-- Under which ids events were taken.
CREATE TABLE seen (
  no INTEGER, key TEXT, seq INTEGER, digest TEXT,
  PRIMARY KEY (no, key)
) WITHOUT ROWID;
-- Waiting work of cases that are not parked, in the order of worklists; due is the largest whole number where there is none.
CREATE TABLE work (
  who TEXT, due INTEGER, since INTEGER, case_id TEXT, step TEXT, nth INTEGER,
  blueprint TEXT, stage TEXT, owner TEXT,
  PRIMARY KEY (who, due, since, case_id, step, nth)
) WITHOUT ROWID;
CREATE INDEX work_owned ON work (owner, due, since, case_id, step, who) WHERE owner IS NOT NULL;
-- Topics whose effects do not leave.
CREATE TABLE holds (topic TEXT PRIMARY KEY, hold TEXT) WITHOUT ROWID;
-- The process that fires timers and carries effects out: at most one row.
CREATE TABLE lease (one INTEGER PRIMARY KEY CHECK (one = 1), owner TEXT, pid INTEGER, host TEXT, until INTEGER);
`;

/** All that was ever done to the shape of a file, in order. Versions that were released are never changed. */
export const MIGRATIONS: readonly Migration[] = [{ to: 1, sql: FIRST }];
