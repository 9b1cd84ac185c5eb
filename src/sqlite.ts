// Cases in a file, for those that outlive the process.
export { sqliteStore, type SqliteOptions, type SqliteStore } from './run/sqlite/sqlite-store.ts';
export { backupStore, restoreStore, type RestoreOptions } from './run/sqlite/backup.ts';
export { StoreError, type StoreFault } from './run/store-error.ts';
