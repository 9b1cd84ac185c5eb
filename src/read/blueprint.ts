import { blueprintSchema, type Blueprint, type WrittenBlueprint } from '../blueprint/blueprint.ts';
import { compareFindings, type Finding } from '../text/diagnostic.ts';
import { createSource, type Source } from '../text/source.ts';
import { readSuppressions, silence } from '../text/suppression.ts';
import { readCalendarSource } from './calendar-file.ts';
import { Modules, noModules } from './modules.ts';
import { readPeopleSource } from './people-file.ts';
import { resolveBlueprint } from './resolve.ts';
import { checkShape } from './shape.ts';
import { BYTE_ORDER_MARK, strayMark } from './stray-mark.ts';
import { readYaml } from './yaml.ts';

/** What reading gives: the blueprint when there is one to speak of, and all that was found on the way. */
export interface ReadResult {
  /** Absent when there is an error: what cannot be read for certain is not guessed at. */
  readonly blueprint?: Blueprint;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

/**
 * Reads a blueprint from YAML text. Never throws on bad input: all that is wrong comes back as findings (codes `TL1…` for
 * YAML, `TL2…` for shape), each with its place.
 *
 * @param text the YAML, decoded; a byte order mark is ignored.
 * @param options `file` is the name that findings show; nothing is opened, so that a blueprint which uses others is read
 *   with `loadBlueprint`.
 * @example
 * const { blueprint, findings } = readBlueprint(text, { file: 'repair.blueprint.yaml' });
 */
export function readBlueprint(text: string, { file }: { file: string }): ReadResult {
  return readBlueprintSource(createSource(file, text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text));
}

/**
 * The same for a text that has its source already.
 *
 * @param modules where the blueprints are that this one uses; without it none can be used.
 */
export function readBlueprintSource(source: Source, modules = withoutFiles(source)): ReadResult {
  const mark = strayMark(source);
  if (mark !== undefined) return { findings: [mark] };
  const document = readYaml(source);
  const suppressions = readSuppressions(source, document.places.comments);
  const { kept: findings, silenced } = silence(document.findings, suppressions);
  if (document.data === undefined || findings.some(({ severity }) => severity === 'error')) return { findings };
  const shape = checkShape(document, blueprintSchema);
  if (shape.length > 0) return { findings: [...findings, ...shape].toSorted(compareFindings) };
  // The shape was just checked; taking the schema's output instead would only copy the data.
  const resolved = resolveBlueprint(document.data as WrittenBlueprint, source, document.places, {
    module: (path) => modules.read(path, readBlueprintSource),
    days: (path) => modules.readDays(path, readCalendarSource),
    people: (path) => modules.readPeople(path, readPeopleSource),
  });
  const more = silence(resolved.findings, suppressions);
  const all = [...findings, ...more.kept].toSorted(compareFindings);
  if (all.some(({ severity }) => severity === 'error')) return { findings: all };
  const taken = [...silenced, ...more.silenced];
  return {
    blueprint: taken.length > 0 ? { ...resolved.blueprint, silenced: taken } : resolved.blueprint,
    findings: all,
  };
}

function withoutFiles({ file }: Source): Modules {
  return new Modules(noModules, { id: file, file });
}
