import * as z from 'zod';

import { finding, type Finding } from '../text/diagnostic.ts';
import type { Path } from '../text/places.ts';
import type { YamlDocument } from './yaml.ts';

/** A run of entries that stands in one section and belongs to another, whose name is nowhere in the document. */
export interface LostSection {
  readonly finding: Finding;
  /** The section in which the entries stand, and their ids. */
  readonly section: string;
  readonly ids: ReadonlySet<string>;
  /** The section that was meant. */
  readonly meant: string;
}

/**
 * Entries that do not fit their section and all fit another one that the document lacks: the line with the name of that
 * section was lost. That is one mistake, whatever the entries lack and have too much for the section in which they stand.
 */
export function lostSections(document: YamlDocument, schema: z.ZodType): LostSection[] {
  const { data, places, source } = document;
  if (!(schema instanceof z.ZodObject) || !isMap(data)) return [];
  const sections = new Map(
    Object.entries(schema.shape).flatMap(([name, section]): [string, z.ZodRecord][] => {
      const record = section instanceof z.ZodOptional ? section.unwrap() : section;
      return record instanceof z.ZodRecord ? [[name, record]] : [];
    }),
  );
  const absent = [...sections].filter(([name]) => !Object.hasOwn(data, name));
  return [...sections].flatMap(([section, record]): LostSection[] => {
    const entries = data[section];
    if (!isMap(entries)) return [];
    const strange = Object.entries(entries).filter((entry) => !fits(record, entry));
    const [first] = strange;
    if (first === undefined) return [];
    const [meant, inner] = absent.find(([, other]) => strange.every((entry) => fits(other, entry))) ?? [];
    // One entry that happens to fit elsewhere may as well be wrong where it stands, unless everything about it is.
    const isNeeded = inner !== undefined && schema.shape[meant ?? ''] === inner;
    const isCertain = strange.length > 1 || isNeeded || countFaults(record, first) > 1;
    if (meant === undefined || !isCertain) return [];
    const span = places.key([section, first[0]]);
    const found = finding('TL2037', { source, span }, { entry: first[0], section, meant });
    return [{ finding: found, section, ids: new Set(strange.map(([id]) => id)), meant }];
  });
}

/** A map of named entries that holds the keys of one entry: the line with the name of that entry was lost. */
export interface LostName {
  readonly finding: Finding;
  readonly path: Path;
}

/** Finds the maps of entries in which the name of the only entry was lost. */
export function lostNames(document: YamlDocument, schema: z.ZodType): LostName[] {
  const { places, source } = document;
  const visit = (inner: z.core.$ZodType, value: unknown, path: Path): LostName[] => {
    if (inner instanceof z.ZodOptional) return visit(inner.unwrap(), value, path);
    if (!isMap(value)) return [];
    if (inner instanceof z.ZodObject) {
      const shape = inner.shape as Record<string, z.core.$ZodType>;
      return Object.entries(shape).flatMap(([key, next]) =>
        key in value ? visit(next, value[key], [...path, key]) : [],
      );
    }
    if (!(inner instanceof z.ZodRecord)) return [];
    const { valueType } = inner;
    const [key] = Object.keys(value);
    const isEntry = valueType instanceof z.ZodObject && key !== undefined && valueType.safeParse(value).success;
    if (!isEntry || inner.safeParse(value).success) {
      return Object.entries(value).flatMap(([id, entry]) => visit(valueType, entry, [...path, id]));
    }
    const span = places.key([...path, key]);
    return [{ finding: finding('TL2038', { source, span }, { key, section: String(path.at(-1)) }), path }];
  };
  return visit(schema, document.data, []);
}

function fits(section: z.ZodRecord, [id, entry]: readonly [string, unknown]): boolean {
  return section.safeParse({ [id]: entry }).success;
}

function countFaults(section: z.ZodRecord, [id, entry]: readonly [string, unknown]): number {
  const issues = section.safeParse({ [id]: entry }).error?.issues ?? [];
  return issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
