import type * as Sqlite from 'node:sqlite';

/**
 * The SQLite of Node. Releases of Node that call it experimental say so on the screen of everybody who opens a store; that
 * one warning is kept back, and no other.
 *
 * @throws Error on a Node that has none.
 */
export function loadSqlite(): typeof Sqlite {
  const own = Object.getOwnPropertyDescriptor(process, 'emitWarning');
  const emit = process.emitWarning.bind(process) as (warning: string | Error, ...rest: unknown[]) => void;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).includes('SQLite is an experimental feature')) emit(warning, ...rest);
  };
  try {
    return process.getBuiltinModule('node:sqlite');
  } finally {
    if (own !== undefined) Object.defineProperty(process, 'emitWarning', own);
  }
}
