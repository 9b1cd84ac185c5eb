import type { Blueprint } from '../blueprint/blueprint.ts';
import { contentHash, contentOf } from '../compile/hash.ts';
import type { Difference, Thing } from '../flow/difference.ts';
import { isXml } from '../flow/difference-writing.ts';
import { positionAt } from '../text/source.ts';
import type { DiffTeller } from './diff-teller.ts';

/** Differences for programs: ids and kinds to go by, and the words that people read. A side that is not there is null. */
export function diffJson(
  teller: DiffTeller | undefined,
  before: Blueprint | undefined,
  after: Blueprint | undefined,
  differences: readonly Difference[],
): object {
  return {
    equal: before !== undefined && after !== undefined && differences.length === 0,
    before: before === undefined ? null : blueprintJson(before),
    after: after === undefined ? null : blueprintJson(after),
    differences: differences.map((difference) => {
      const { section, change, part, within } = difference;
      const isHere = within.length === 0;
      return {
        section,
        change,
        ...(isHere ? {} : { within: within.map(({ id }) => id) }),
        ...(difference.before && { before: thingJson(difference.before, isHere ? before : undefined) }),
        ...(difference.after && { after: thingJson(difference.after, isHere ? after : undefined) }),
        ...(part && { part: part.map(({ key }) => key) }),
        rows: teller?.rows(difference),
      };
    }),
  };
}

function blueprintJson(blueprint: Blueprint): object {
  const { id, version, source } = blueprint;
  return {
    file: source.file,
    id,
    version,
    notation: isXml(blueprint) ? 'bpmn' : 'yaml',
    hash: contentHash(contentOf(blueprint)),
  };
}

/** The line is that of the key, where the file is at hand. */
function thingJson({ id, path }: Thing, blueprint: Blueprint | undefined): object {
  if (blueprint === undefined) return { id };
  const { start } = blueprint.places.key(path);
  return { id, line: positionAt(blueprint.source, start).line };
}
