import { fieldProblem } from '../../blueprint/field-value.ts';
import type { Field } from '../../blueprint/field.ts';
import { entryHint, misfitSentence, readEntry, type Clocks } from '../../journey/field-entry.ts';
import { nearest } from '../../text/did-you-mean.ts';
import { visible } from '../../text/safe-text.ts';
import { readText } from '../files.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usage-error.ts';
import { caseWords } from './case-words.ts';

/** The fields that values may be given for, and how they are read. */
export interface GivenFor {
  readonly fields: ReadonlyMap<string, Field>;
  readonly clocks: Clocks;
}

/**
 * Values as they are typed, `name=value`, or as JSON from a file, `@values.json`; each is read by the type of its field. What
 * comes later counts.
 *
 * @throws UsageError when a value does not fit, there is no such field, or the file cannot be read.
 */
export async function givenValues(
  session: Session,
  given: readonly string[],
  wanted: GivenFor,
): Promise<Record<string, unknown>> {
  const values: [string, unknown][] = [];
  for (const text of given) {
    if (text.startsWith('@')) values.push(...(await fromFile(session, text.slice(1), wanted)));
    else values.push(fromText(session, text, wanted));
  }
  return Object.fromEntries(values);
}

function fromText(session: Session, text: string, { fields, clocks }: GivenFor): [string, unknown] {
  const words = caseWords[session.language];
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(words.noPair(visible(text)), words.pairsLike);
  const name = text.slice(0, at).trim();
  const field = fieldNamed(session, name, fields);
  const entry = readEntry(field, text.slice(at + 1), clocks);
  if (!entry.ok) throw misfit(session, field, entry.problem);
  return [name, entry.value];
}

async function fromFile(session: Session, path: string, { fields }: GivenFor): Promise<[string, unknown][]> {
  const words = caseWords[session.language];
  const { source } = await readText(session.io, session.words, path);
  const values = source === undefined ? undefined : objectIn(source.text);
  if (values === undefined) throw new UsageError(words.noJson(visible(path)), words.jsonLike);
  return Object.entries(values).map(([name, value]) => {
    const field = fieldNamed(session, name, fields);
    const problem = fieldProblem(field, value);
    if (problem !== undefined) throw misfit(session, field, problem);
    return [name, value];
  });
}

function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function fieldNamed({ language }: Session, name: string, fields: ReadonlyMap<string, Field>): Field {
  const field = fields.get(name);
  if (field !== undefined) return field;
  const words = caseWords[language];
  const near = nearest(name, fields.keys());
  throw new UsageError(
    words.noSuchField(visible(name)),
    near === undefined ? words.fieldsAre([...fields.keys()]) : words.didYouMean(near),
  );
}

function misfit({ language }: Session, field: Field, problem: Parameters<typeof misfitSentence>[2]): UsageError {
  const sentence = misfitSentence(field, field.name, problem, language);
  return new UsageError(visible(sentence), caseWords[language].writeLike(visible(entryHint(field, language))));
}
