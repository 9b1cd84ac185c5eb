import { finding, type Finding, type Place } from '../text/diagnostic.ts';
import { nearest } from '../text/did-you-mean.ts';
import { parseDuration } from '../time/duration.ts';
import { fieldProblem } from './field-value.ts';
import type { Field } from './field.ts';

/** Types whose values are texts for YAML: a bare number or true/false is none. */
const TEXTS: readonly string[] = ['text', 'enum', 'phone', 'email', 'url'];

/** So much of a value is shown. */
const LONGEST_SHOWN = 60;

/**
 * Says why a literal does not fit a field; undefined when it does.
 *
 * @param place where the value stands.
 * @param names fields and parameters; present where an expression may stand too, so that one without its `=` is known.
 * @returns a finding `TL2004` (text without quotes), `TL2009` (nothing written), `TL2010` (no length of time) or `TL2023`.
 */
export function misfitOf(field: Field, value: unknown, place: Place, names?: ReadonlySet<string>): Finding | undefined {
  const problem = fieldProblem(field, value);
  if (problem === undefined) return undefined;
  const { span, source } = place;
  if (value === null) return finding('TL2009', place, { expected: [] });
  if ((typeof value === 'number' || typeof value === 'boolean') && TEXTS.includes(field.type)) {
    const written = source.text.slice(span.start, span.end);
    const fix = [{ ...span, newText: `"${written}"` }];
    return finding('TL2004', place, { written, others: 0 }, { fix });
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const feel = names !== undefined && typeof value === 'string' && isExpression(value, field, names);
  if (field.type === 'duration' && typeof value === 'string' && !feel) {
    const parsed = parseDuration(value);
    if (!parsed.ok) {
      const { problem, suggestion, choices } = parsed;
      const fix = suggestion === undefined ? undefined : [{ ...span, newText: suggestion }];
      return finding('TL2010', place, { text: value, problem, suggestion, choices }, { fix });
    }
  }
  const params = {
    field: field.name,
    type: field.type,
    value: text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text,
    feel,
    ...(field.type === 'enum' && !feel ? choices(field, text) : {}),
    ...(problem === 'too-small' || problem === 'too-large'
      ? { min: field.min, max: field.max, length: field.type === 'text' || field.type === 'list' }
      : {}),
  };
  const newText = feel ? JSON.stringify(`=${text}`) : meantBy(field, text);
  return finding('TL2023', place, params, { fix: newText === undefined ? undefined : [{ ...span, newText }] });
}

/** What people write for true and false; in YAML 1.2 these are texts. */
export const TRUTHS: Readonly<Record<string, string>> = {
  yes: 'true',
  on: 'true',
  是: 'true',
  no: 'false',
  off: 'false',
  否: 'false',
};

/** A truth in other words, or a truth or number in quotes, as it should be written. */
function meantBy({ type }: Field, text: string): string | undefined {
  if (type === 'boolean') return /^(?:true|false)$/.test(text) ? text : TRUTHS[text.toLowerCase()];
  if (type === 'number' || type === 'integer') return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) ? text : undefined;
  return undefined;
}

function choices(field: Field, value: string): { allowed: readonly string[]; near: string | undefined } {
  const allowed = [...(field.values?.keys() ?? [])];
  return { allowed, near: valueLabelled(field, value) ?? nearest(value, allowed) };
}

/** The value of a choice that people read as this label, in any language. */
export function valueLabelled({ values }: Field, label: string): string | undefined {
  return [...(values ?? [])].find(([, text]) => Object.values(text ?? {}).includes(label))?.[0];
}

/** A word that is no value of a choice is a wrong value, never an expression; elsewhere the name of a field is one. */
function isExpression(text: string, field: Field, names: ReadonlySet<string>): boolean {
  if (field.type === 'enum') return /[+*/=<>()"]|\s-\s|\bif\b/.test(text);
  return names.has(text) || /[-+*/=<>()]|\b(?:now|case|if)\b/.test(text);
}
