import { readYaml } from '../read/yaml.ts';
import { deliver } from './deliver.ts';
import { EXIT } from './exit-code.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { forEditors } from './editor-schema.ts';
import { calendarFileSchema, peopleFileSchema, type JsonSchema } from './json-schema.ts';
import { Loader } from './loader.ts';
import { withModuleEnds, withModuleParts } from './module-ids.ts';
import { ownIds, type OwnIds } from './own-ids.ts';
import { anyBlueprintSchema, anyJourneySchema, ownBlueprintSchema, ownJourneySchema } from './own-schema.ts';
import { jsonText, printFindings, reportOf } from './report.ts';
import type { Session } from './session.ts';

export interface SchemaArguments {
  /** The blueprint whose own ids are offered. */
  readonly file?: string;
  readonly kind: 'blueprint' | 'journey' | 'calendar' | 'people';
  readonly out?: string;
}

/**
 * `throughline schema`: prints the JSON Schema of blueprints, journeys, calendar or people files, or writes it to a file; its
 * words are in the language of the output.
 *
 * @returns 0, or 1 when the YAML of the file cannot be read at all; other mistakes of a blueprint do not matter here.
 * @throws UsageError when the file cannot be read or written.
 */
export async function runSchema(session: Session, { file, kind, out }: SchemaArguments): Promise<number> {
  const { io, language, words } = session;
  if (file === undefined) {
    await deliver(session, jsonText(schemaFor(kind, language)), out);
    return EXIT.ok;
  }
  const loaded = await new Loader(io, words).loadBlueprint(file);
  const data = loaded.source === undefined ? undefined : readYaml(loaded.source).data;
  if (data === undefined) {
    printFindings(io.stderr, reportOf(language, [loaded]));
    return EXIT.errors;
  }
  const ids = ownIds(data, language);
  const { blueprint } = loaded;
  const all =
    blueprint === undefined ? ids : (kind === 'journey' ? withModuleParts : withModuleEnds)(ids, blueprint, language);
  await deliver(session, jsonText(schemaFor(kind, language, all)), out);
  return EXIT.ok;
}

/** The schema of blueprints, journeys, calendar or people files as editors get it, its words in the reader's language. */
export function schemaFor(kind: SchemaArguments['kind'], language: Language, ids?: OwnIds): JsonSchema {
  return forEditors(schemaOf(kind, ids), language);
}

function schemaOf(kind: SchemaArguments['kind'], ids: OwnIds | undefined): JsonSchema {
  if (kind === 'calendar') return calendarFileSchema();
  if (kind === 'people') return peopleFileSchema();
  if (kind === 'blueprint') return ids === undefined ? anyBlueprintSchema() : ownBlueprintSchema(ids);
  return ids === undefined ? anyJourneySchema() : ownJourneySchema(ids);
}
