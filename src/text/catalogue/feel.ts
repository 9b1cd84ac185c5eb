import { feelNamesCatalogue } from './feel-names.ts';
import { feelReadingCatalogue } from './feel-reading.ts';
import { feelTypesCatalogue } from './feel-types.ts';

/** Codes of expressions (FEEL): reading them, their names and functions, their types. */
export const feelCatalogue = {
  ...feelReadingCatalogue,
  ...feelNamesCatalogue,
  ...feelTypesCatalogue,
};
