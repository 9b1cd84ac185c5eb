import { ALWAYS, ALWAYS_WORDS } from '../blueprint/calendar.ts';
import type { Channel, CHANNEL_KINDS } from '../blueprint/channel.ts';
import type { Decision, DecisionOutput, WrittenDecision } from '../blueprint/decision.ts';
import type { Declared } from '../blueprint/declared.ts';
import type { BusinessEvent } from '../blueprint/event.ts';
import { FIELD_TYPES, type Field, type WrittenField, type WrittenType } from '../blueprint/field.ts';
import { misfitOf } from '../blueprint/misfit.ts';
import { written } from '../blueprint/origin.ts';
import { UNSET, type Parameter } from '../blueprint/parameter.ts';
import type { Role } from '../blueprint/role.ts';
import type { Service } from '../blueprint/service.ts';
import type { Text } from '../blueprint/text.ts';
import type { Path } from '../text/places.ts';
import { readOptionalText, readReference, readText, report, secondKey, type Reading } from './reading.ts';

type Titled = { title?: string | Record<string, string> | undefined };

/** Maps every entry of a written section, in written order. */
export function readSection<W, T>(
  section: Record<string, W> | undefined,
  path: Path,
  read: (entry: W, id: string, path: Path) => T,
): Map<string, T> {
  return new Map(Object.entries(section ?? {}).map(([id, entry]) => [id, read(entry, id, [...path, id])]));
}

const titleOf = (reading: Reading, entry: Titled, path: Path): Text | undefined =>
  readOptionalText(reading, entry.title, [...path, 'title']);

/** A field of `data`, with its keys held against its type. */
export function readField(reading: Reading, entry: WrittenField, name: string, path: Path): Field {
  const { type } = entry;
  const { places } = reading;
  const misplaced = (key: 'values' | 'of' | 'min' | 'max' | 'unit', types: readonly string[]): void => {
    if (entry[key] !== undefined && !types.includes(type)) {
      report(reading, 'TL2024', places.key([...path, key]), { key, type });
    }
  };
  misplaced('values', ['enum']);
  misplaced('of', ['list']);
  misplaced('min', ['integer', 'number', 'text', 'list']);
  misplaced('max', ['integer', 'number', 'text', 'list']);
  misplaced('unit', ['integer', 'number']);
  const needed = type === 'enum' ? 'values' : type === 'list' ? 'of' : undefined;
  if (needed !== undefined && entry[needed] === undefined) {
    report(reading, 'TL2025', path.length === 0 ? places.value(path) : places.key(path), { key: needed, type });
  }
  const hasRoom = readBounds(reading, entry, path);
  const field: Field = {
    name,
    path,
    type,
    title: titleOf(reading, entry, path),
    values: readValues(reading, entry.values, [...path, 'values']),
    min: entry.min,
    max: entry.max,
    default: entry.default,
    unit: entry.unit,
    ...(entry.personal === true ? { personal: true } : {}),
    of: readItems(reading, entry.of, name, [...path, 'of']),
  };
  // Of a field that lacks something itself it cannot be said what fits.
  const isSound = hasRoom && (needed === undefined || entry[needed] !== undefined);
  if (entry.default !== undefined && isSound) reportMisfit(reading, field, entry.default, [...path, 'default']);
  return field;
}

/** Bounds of a length count whole characters or items; between any two bounds some value lies. False when not. */
function readBounds(reading: Reading, { type, min, max }: WrittenField, path: Path): boolean {
  const { places } = reading;
  for (const [key, bound] of Object.entries({ min, max })) {
    if (bound === undefined || !['text', 'list'].includes(type) || (Number.isInteger(bound) && bound >= 0)) continue;
    report(reading, 'TL2020', places.value([...path, key]), { minimum: 0, whole: true });
    return false;
  }
  if (min === undefined || max === undefined) return true;
  const isEmpty = type === 'integer' ? Math.ceil(min) > Math.floor(max) : min > max;
  if (isEmpty)
    report(reading, 'TL2026', places.value([...path, secondKey(reading, path, ['min', 'max'])]), { min, max });
  return !isEmpty;
}

/** A literal that does not fit is reported where it stands. */
function reportMisfit(reading: Reading, field: Field, value: unknown, path: Path): void {
  const { source, places } = reading;
  // Of an empty value only the key can be seen.
  const span = value === null ? places.key(path) : places.value(path);
  const found = misfitOf(field, value, { source, span });
  if (found !== undefined) reading.findings.push(found);
}

/** What a list holds: anything but lists, which could not be shown to people. */
function readItems(reading: Reading, of: WrittenField['of'], name: string, path: Path): Field | undefined {
  if (of === undefined) return undefined;
  const isBare = typeof of === 'string';
  if ((isBare ? of : of.type) !== 'list') return readType(reading, of, name, path);
  const allowed = FIELD_TYPES.filter((type) => type !== 'list');
  report(reading, 'TL2005', reading.places.value(isBare ? path : [...path, 'type']), { value: 'list', allowed });
  return undefined;
}

/** A bare type name or a field. */
export function readType(reading: Reading, entry: WrittenType, name: string, path: Path): Field {
  return readField(reading, typeof entry === 'string' ? { type: entry } : entry, name, path);
}

function readValues(
  reading: Reading,
  values: WrittenField['values'],
  path: Path,
): ReadonlyMap<string, Text | undefined> | undefined {
  if (values === undefined) return undefined;
  if (!Array.isArray(values)) {
    if (Object.keys(values).length === 0) report(reading, 'TL2008', reading.places.value(path), { what: 'map' });
    const texts = readSection(values, path, (text, _id, at) => readText(reading, text, at));
    // A value such as "10" would come first in a plain object: the order is that of writing.
    return new Map(
      reading.places.keys(path).flatMap((value) => {
        const text = texts.get(value);
        return text === undefined ? [] : [[value, text] as const];
      }),
    );
  }
  const read = new Map<string, undefined>();
  for (const [index, value] of values.entries()) {
    if (read.has(value)) report(reading, 'TL2031', reading.places.value([...path, index]), { what: value });
    read.set(value, undefined);
  }
  return read;
}

export function readRole(
  reading: Reading,
  entry: Titled & { deputy?: string | undefined; external?: boolean | undefined; automatic?: boolean | undefined },
  id: string,
  path: Path,
): Role {
  return {
    id,
    path,
    title: titleOf(reading, entry, path),
    deputy: readReference(entry.deputy, [...path, 'deputy']),
    external: entry.external ?? false,
    automatic: entry.automatic ?? false,
  };
}

export function readChannel(
  reading: Reading,
  entry: Titled & { kind: (typeof CHANNEL_KINDS)[number]; open?: string },
  id: string,
  path: Path,
): Channel {
  const isAlways = entry.open !== undefined && ALWAYS_WORDS.includes(entry.open) && !reading.calendars.has(entry.open);
  const open = isAlways ? ALWAYS : readReference(entry.open, [...path, 'open']);
  return { id, path, kind: entry.kind, title: titleOf(reading, entry, path), open };
}

export function readDeclared(reading: Reading, entry: Titled, id: string, path: Path): Declared {
  return { id, path, title: titleOf(reading, entry, path) };
}

export function readEvent(
  reading: Reading,
  entry: Titled & { carries?: Record<string, WrittenType> | undefined },
  id: string,
  path: Path,
): BusinessEvent {
  return {
    id,
    path,
    title: titleOf(reading, entry, path),
    carries: readTypes(reading, entry.carries, [...path, 'carries']),
  };
}

export function readService(
  reading: Reading,
  entry: Titled & {
    in?: Record<string, WrittenType> | undefined;
    out?: Record<string, WrittenType> | undefined;
    idempotent?: boolean | undefined;
  },
  id: string,
  path: Path,
): Service {
  return {
    id,
    path,
    title: titleOf(reading, entry, path),
    in: readTypes(reading, entry.in, [...path, 'in']),
    out: readTypes(reading, entry.out, [...path, 'out']),
    idempotent: entry.idempotent ?? false,
  };
}

export function readParameter(
  reading: Reading,
  entry: Titled & { type: WrittenType; value?: unknown },
  name: string,
  path: Path,
): Parameter {
  const type = readType(reading, entry.type, name, [...path, 'type']);
  const value = entry.value === UNSET ? undefined : entry.value;
  if (entry.value === undefined) report(reading, 'TL2002', reading.places.key(path), { key: 'value' });
  else if (value !== undefined) reportMisfit(reading, type, value, [...path, 'value']);
  return { name, path, title: titleOf(reading, entry, path), type, value };
}

export function readDecision(reading: Reading, entry: WrittenDecision, id: string, path: Path): Decision {
  return {
    id,
    path,
    title: titleOf(reading, entry, path),
    hit: entry.hit ?? 'unique',
    inputs: entry.inputs.map((name, index) => written(name, [...path, 'inputs', index])),
    outputs: entry.outputs.map((output, index) => readOutput(reading, output, [...path, 'outputs', index])),
    rules: entry.rules.map((rule, index) => {
      const at = [...path, 'rules', index];
      return {
        path: at,
        if: rule.if.map((value, column) => ({ value, path: [...at, 'if', column] })),
        then: rule.then.map((value, column) => ({ value, path: [...at, 'then', column] })),
      };
    }),
  };
}

function readOutput(reading: Reading, output: string | Record<string, WrittenType>, path: Path): DecisionOutput {
  if (typeof output === 'string') return written(output, path);
  const [[name, type] = ['', 'text' as const], ...rest] = Object.entries(output);
  for (const [extra] of rest)
    report(reading, 'TL2001', reading.places.key([...path, extra]), { key: extra, known: [] });
  return { ...written(name, path), own: readType(reading, type, name, [...path, name]) };
}

function readTypes(reading: Reading, types: Record<string, WrittenType> | undefined, path: Path): Map<string, Field> {
  return readSection(types, path, (type, name, at) => readType(reading, type, name, at));
}
