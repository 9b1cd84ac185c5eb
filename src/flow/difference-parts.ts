import type { Deadline } from '../blueprint/deadline.ts';
import type { Expression, Reference } from '../blueprint/origin.ts';
import type { Assignment } from '../blueprint/step.ts';
import type { Text } from '../blueprint/text.ts';
import type { AskedField, Intake } from '../blueprint/verbs.ts';
import { printDuration, type Duration } from '../time/duration.ts';
import type { Part, PartKey, Section, Value } from './difference.ts';

// How the values of the model become parts that can be compared. What is absent gives no part.

/** Where a name may lead that stands for a place in the course of a case. */
export const TARGETS: readonly Section[] = ['steps', 'stages', 'ends', 'nodes', 'flows'];

export const code = (text: string): Value => ({ kind: 'code', code: text });
export const word = (text: string): Value => ({ kind: 'word', word: text });
export const list = (items: readonly Value[]): Value => ({ kind: 'list', items });
export const phrase = (text: string, ...args: readonly Value[]): Value => ({ kind: 'phrase', word: text, args });
export const called = (id: string, ...of: readonly Section[]): Value => ({ kind: 'name', id, of });
export const lasting = (duration: Duration): Value => ({
  kind: 'duration',
  duration,
  written: printDuration(duration),
});

/** A value as JSON shows it; text that stands for itself without quotes. */
export function literal(value: unknown): Value {
  return code(typeof value === 'string' ? value : JSON.stringify(value ?? null));
}

export function time(deadline: Deadline): Value {
  return deadline.kind === 'name'
    ? called(deadline.name, 'data', 'parameters')
    : { kind: 'duration', duration: deadline.duration, written: deadline.text };
}

/** A part, where there is anything to be said. */
export function part(key: PartKey, value: Value | undefined, usual = false): Part[] {
  return value === undefined ? [] : [{ key, value, ...(usual ? { usual: true } : {}) }];
}

export function textPart(key: PartKey, text: Text | undefined): Part[] {
  return text === undefined ? [] : [{ key, value: { kind: 'text', text } }];
}

export function codePart(key: PartKey, expression: Expression | undefined): Part[] {
  return expression === undefined ? [] : [{ key, value: code(expression.text) }];
}

export function timePart(key: PartKey, deadline: Deadline | undefined): Part[] {
  return deadline === undefined ? [] : [{ key, value: time(deadline) }];
}

export function numberPart(key: PartKey, number: number | undefined, usual?: number): Part[] {
  return number === undefined ? [] : part(key, { kind: 'number', number }, number === usual);
}

/** `usually` is what holds where nothing is written. */
export function wordPart(key: PartKey, value: string | undefined, usually?: string): Part[] {
  return value === undefined ? [] : part(key, word(value), value === usually);
}

export function yesPart(key: PartKey, value: boolean, usually = false): Part[] {
  return part(key, word(value ? 'yes' : 'no'), value === usually);
}

export function namePart(key: PartKey, reference: Pick<Reference, 'name'> | undefined, ...of: Section[]): Part[] {
  return reference === undefined ? [] : [{ key, value: called(reference.name, ...of) }];
}

/** Several names; no part where there are none. */
export function namesPart(key: PartKey, references: readonly Pick<Reference, 'name'>[], ...of: Section[]): Part[] {
  return references.length === 0 ? [] : [{ key, value: list(references.map(({ name }) => called(name, ...of))) }];
}

export function askedPart(key: PartKey, fields: readonly AskedField[]): Part[] {
  if (fields.length === 0) return [];
  const items = fields.map(({ name, optional }): Value => {
    return { kind: 'name', id: name, of: ['data'], ...(optional ? { optional: true } : {}) };
  });
  return [{ key, value: list(items) }];
}

/** Parts of their own behind a name: an outcome, a handler. */
export function group(key: PartKey, name: Value | undefined, parts: readonly Part[]): Part {
  return { key, ...(name === undefined ? {} : { name }), value: { kind: 'parts', parts } };
}

/** Several with parts of their own, in order and without names. */
export function rowsPart(key: PartKey, rows: readonly (readonly Part[])[]): Part[] {
  if (rows.length === 0) return [];
  return [{ key, value: list(rows.map((parts): Value => ({ kind: 'parts', parts }))), rows }];
}

/** `field: value`, one part for each. */
export function assignments(key: PartKey, set: readonly Assignment[], ...of: Section[]): Part[] {
  return set.map(({ field, value }) => ({
    key,
    name: called(field.name, ...of),
    value: value.kind === 'feel' ? code(value.feel.text) : literal(value.value),
  }));
}

export function intakes(key: PartKey, taken: readonly Intake[], ...of: Section[]): Part[] {
  return taken.map(({ field, output }) => ({ key, name: called(field.name, ...of), value: code(output.name) }));
}
