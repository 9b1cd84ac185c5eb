import { nearest } from '../text/did-you-mean.ts';
import { isLengthWord, lengthCall } from './function-names.ts';
import { problem } from './problem.ts';
import { broken, named, type Operand, type Scope } from './scope.ts';
import type { Term } from './term.ts';
import type { Stretch } from './token.ts';
import { type FeelNames, type FeelType, isTextual, lookUp, NUMBER } from './types.ts';

/** Finds what a bare name stands for. */
export function checkName(name: string, place: Stretch, scope: Scope, expected: FeelType | undefined): Term {
  const local = scope.locals.get(name);
  if (local) return local;
  const type = lookUp(scope.names, name);
  if (type) return { kind: 'read', type, path: [name], start: place.start, end: place.end };
  return broken(scope, unknownName(name, place, scope, expected));
}

/** Finds a field of a record, or a part of a date, time or duration. */
export function checkField(of: Operand, name: string, place: Stretch, whole: Stretch, scope: Scope): Term {
  const { term } = of;
  if (term.kind === 'broken' || term.type.kind === 'any') return term;
  if (isLengthWord(name) && (isTextual(term.type) || term.type.kind === 'list')) {
    const instead = lengthCall(scope.text.slice(of.node.start, of.node.end), term.type);
    return broken(scope, problem('TL3030', place, { field: name, of: named(of, scope), instead }));
  }
  const known: FeelNames | undefined = term.type.kind === 'record' ? term.type.fields : PARTS[term.type.kind];
  if (!known) return broken(scope, problem('TL3030', place, { field: name, of: named(of, scope) }));
  const type = lookUp(known, name);
  if (!type) {
    const near = nearest(name, Object.keys(known));
    return broken(
      scope,
      problem('TL3029', place, { field: name, of: named(of, scope), near, known: Object.keys(known) }),
    );
  }
  if (term.type.kind !== 'record') return { kind: 'part', type, of: term, part: name };
  if (term.kind === 'read')
    return { kind: 'read', type, path: [...term.path, name], start: whole.start, end: whole.end };
  return { kind: 'field', type, of: term, name };
}

const clock = { hour: NUMBER, minute: NUMBER, second: NUMBER };
const calendar = { year: NUMBER, month: NUMBER, day: NUMBER, weekday: NUMBER };

/** Parts of temporal values (DMN 1.5, table 65). */
const PARTS: Partial<Record<FeelType['kind'], FeelNames>> = {
  date: calendar,
  time: clock,
  datetime: { ...calendar, ...clock },
  duration: { days: NUMBER, hours: NUMBER, minutes: NUMBER, seconds: NUMBER },
  period: { years: NUMBER, months: NUMBER },
};

/** What people call the day on which an expression is looked at. */
const TODAY: readonly string[] = ['today', 'current_date', '今天', '今日', '当天'];

/** A word that is no name: a value without its quotes, a misspelt name, or neither. */
function unknownName(name: string, place: Stretch, scope: Scope, expected: FeelType | undefined) {
  const values = expected?.kind === 'enum' ? expected.values : [];
  if (values.includes(name)) return unquoted(name, name, place);
  const nearValue = nearest(name, values);
  if (nearValue !== undefined) return unquoted(name, nearValue, place);
  if (TODAY.includes(name)) return problem('TL3027', place, { name, near: 'date(now)', values: [] });
  const visible = [...scope.locals.keys(), ...Object.keys(scope.names)];
  const near = nearest(name, visible) ?? factNamed(name, scope.names);
  if (near === undefined && isValueOfSomeField(name, scope.names)) return unquoted(name, name, place);
  if (near === undefined && expected && isTextual(expected) && values.length === 0) return unquoted(name, name, place);
  return problem('TL3027', place, { name, near, values: [...values] });
}

function unquoted(word: string, value: string, place: Stretch) {
  const instead = JSON.stringify(value);
  return problem('TL3028', place, { word, instead }, instead);
}

/** `opened_at` for `case.opened_at`. */
function factNamed(name: string, names: FeelNames): string | undefined {
  const root = Object.keys(names).find((candidate) => {
    const type = lookUp(names, candidate);
    return type?.kind === 'record' && lookUp(type.fields, name) !== undefined;
  });
  return root && `${root}.${name}`;
}

function isValueOfSomeField(name: string, names: FeelNames): boolean {
  return Object.values(names).some((type) => type.kind === 'enum' && type.values.includes(name));
}
