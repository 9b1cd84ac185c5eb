// Cases in a file, for those that outlive the process.
export { sqliteStore, type SqliteOptions, type SqliteStore } from './run/store/sqlite/sqlite-store.ts';
export { backupStore, restoreStore, type RestoreOptions } from './run/store/sqlite/backup.ts';
export { StoreError, type StoreFault } from './run/store/store-error.ts';
