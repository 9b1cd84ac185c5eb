import { readYaml } from '../read/yaml.ts';
import { deliver } from './deliver.ts';
import { EXIT } from './exit-code.ts';
import { blueprintFileSchema, journeyFileSchema, type JsonSchema } from './json-schema.ts';
import { Loader } from './loader.ts';
import { ownIds, type OwnIds } from './own-ids.ts';
import { ownBlueprintSchema, ownJourneySchema } from './own-schema.ts';
import { jsonText, printFindings, reportOf } from './report.ts';
import type { Session } from './session.ts';

export interface SchemaArguments {
  /** The blueprint whose own ids are offered. */
  readonly file?: string;
  readonly kind: 'blueprint' | 'journey';
  readonly out?: string;
}

/**
 * `throughline schema`: prints the JSON Schema of blueprints or of journeys, or writes it to a file.
 *
 * @returns 0, or 1 when the YAML of the file cannot be read at all; other mistakes of a blueprint do not matter here.
 * @throws UsageError when the file cannot be read or written.
 */
export async function runSchema(session: Session, { file, kind, out }: SchemaArguments): Promise<number> {
  if (file === undefined) {
    await deliver(session, jsonText(schemaOf(kind, undefined)), out);
    return EXIT.ok;
  }
  const { io, language, words } = session;
  const loaded = await new Loader(io, words).loadBlueprint(file);
  const data = loaded.source === undefined ? undefined : readYaml(loaded.source).data;
  if (data === undefined) {
    printFindings(io.stderr, reportOf(language, [loaded]));
    return EXIT.errors;
  }
  await deliver(session, jsonText(schemaOf(kind, ownIds(data))), out);
  return EXIT.ok;
}

function schemaOf(kind: 'blueprint' | 'journey', ids: OwnIds | undefined): JsonSchema {
  if (kind === 'blueprint') return ids === undefined ? blueprintFileSchema() : ownBlueprintSchema(ids);
  return ids === undefined ? journeyFileSchema() : ownJourneySchema(ids);
}
