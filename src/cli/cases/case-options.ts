import type { Actor } from '../../compile/case.ts';
import { visible } from '../../text/safe-text.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { caseWords } from './case-words.ts';

/** What every command on kept cases takes. */
export interface CaseOptions {
  /** The file that cases are kept in; else that of the environment, else {@link DEFAULT_FILE}. */
  readonly db?: string;
  /** Print data for programs. */
  readonly json?: boolean;
}

const DEFAULT_FILE = 'throughline.db';

/** The file that cases are kept in, as it is shown. */
export function fileOf({ io: { env } }: Session, { db }: CaseOptions): string {
  const set = env['THROUGHLINE_DB'];
  return db ?? (set === undefined || set === '' ? DEFAULT_FILE : set);
}

/** `agent` or `agent:ann`. @throws UsageError */
export function actorOf({ language }: Session, text: string): Actor {
  const [, role = '', person] = /^([^:]*)(?::(.*))?$/su.exec(text.trim()) ?? [];
  if (role.trim() === '' || person?.trim() === '') {
    throw new UsageError(caseWords[language].badBy(visible(text)), caseWords[language].byLike);
  }
  return person === undefined ? { role: role.trim() } : { role: role.trim(), person: person.trim() };
}

/** A word of a command that a shell takes as it is. */
export function quoted(text: string): string {
  return /^[\p{L}\p{N}_.:@%+=,/…-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A command on cases as it is to be typed: with the file that this one was given. */
export function commandOf({ db }: CaseOptions, ...words: readonly string[]): string {
  const all = ['throughline', ...words, ...(db === undefined ? [] : ['--db', db])];
  return visible(all.map(quoted).join(' '));
}
