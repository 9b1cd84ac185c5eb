import { readFileCatalogue } from './read-file.ts';
import { readKeysCatalogue } from './read-keys.ts';
import { readSyntaxCatalogue } from './read-syntax.ts';
import { readTrapsCatalogue } from './read-traps.ts';

/** Codes of reading: bytes, text and YAML. */
export const readCatalogue = {
  ...readFileCatalogue,
  ...readKeysCatalogue,
  ...readSyntaxCatalogue,
  ...readTrapsCatalogue,
};
