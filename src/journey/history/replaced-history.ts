import type { Field } from '../../blueprint/field.ts';
import { CUSTOMER } from '../../blueprint/id.ts';
import { personalFields } from '../../blueprint/personal-fields.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { JournalRecord } from '../../run/store/journal-record.ts';
import { languageOf } from '../../text/language-of.ts';
import { isErased, isGone } from './fill-erased.ts';
import { mapGiven, type GivenValue } from './history-values.ts';
import { StandIns } from './stand-ins.ts';

/** A history in which nobody can be recognised. */
export interface ReplacedHistory {
  readonly history: readonly JournalRecord[];
  /** The fields of which a value was replaced, each once, in order of appearance. */
  readonly fields: readonly string[];
}

export interface ReplaceOptions {
  /** What customers wrote into fields that are not marked as personal stays when `keep`. */
  readonly texts: 'replace' | 'keep';
  /** Fields whose values stay; those that were erased never do. */
  readonly kept?: ReadonlySet<string>;
}

/**
 * Puts stand-ins in the places of personal values, of what customers wrote, and of personal values inside of other texts.
 * The entries stay as they were recorded.
 */
export function replacePersonal(
  compiled: CompiledBlueprint,
  history: readonly JournalRecord[],
  { texts, kept = new Set() }: ReplaceOptions,
): ReplacedHistory {
  const personal = new Set(personalFields(compiled.blueprint));
  const isEmptied = isErased(history);
  const standIns = new StandIns(languageOf(compiled.blueprint.locales[0] ?? 'en'));
  const isReplaced = (given: GivenValue): boolean =>
    !kept.has(given.name) && (personal.has(given.name) || (texts === 'replace' && isWrittenByCustomer(given)));
  /** Personal texts with what stands for them, for the texts in which they are repeated. */
  const known = new Map<string, Field | undefined>();
  mapGiven(compiled, history, (given) => {
    const { name, field, value } = given;
    if (isEmptied && isGone(given, personal)) standIns.meetErased(name, field);
    else if (isReplaced(given)) standIns.meet(field, value);
    if (personal.has(name) && !kept.has(name)) {
      for (const text of textsIn(value)) if (text.length > 1) known.set(text, field?.of ?? field);
    }
  });
  const longestFirst = [...known].toSorted(([a], [b]) => b.length - a.length);
  const inText = (text: string): string =>
    longestFirst.reduce((left, [one, field]) => {
      const standIn = standIns.for(field, one);
      return left.replaceAll(one, typeof standIn === 'string' ? standIn : '…');
    }, text);
  const fields = new Set<string>();
  const replaced = mapGiven(compiled, history, (given) => {
    const { name, field, value } = given;
    if (isEmptied && isGone(given, personal)) return noted(fields, name, standIns.ofErased(name, field), value);
    if (isReplaced(given)) return noted(fields, name, standIns.for(field, value), value);
    const isText = field === undefined || ['text', 'url', 'file', 'list'].includes(field.type);
    return isText && !kept.has(name) ? noted(fields, name, withTexts(value, inText), value) : value;
  });
  return { history: replaced, fields: [...fields] };
}

function noted(fields: Set<string>, name: string, replaced: unknown, value: unknown): unknown {
  if (JSON.stringify(replaced) !== JSON.stringify(value)) fields.add(name);
  return replaced;
}

/** Free text of a customer, or of whoever opened the case where nobody knows who that was. */
function isWrittenByCustomer({ field, by = CUSTOMER }: GivenValue): boolean {
  return by === CUSTOMER && (field?.of ?? field)?.type === 'text';
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap((part) => textsIn(part)) : [];
}

function withTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((part) => withTexts(part, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withTexts(part, change)]));
}
