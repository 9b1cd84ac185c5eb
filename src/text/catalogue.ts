import { blueprintCatalogue } from './catalogue/blueprint.ts';
import { bpmnCatalogue } from './catalogue/bpmn.ts';
import { checkCatalogue } from './catalogue/check.ts';
import type { CatalogueEntry } from './catalogue/entry.ts';
import { feelCatalogue } from './catalogue/feel.ts';
import { journeyCatalogue } from './catalogue/journey.ts';
import { readCatalogue } from './catalogue/read.ts';
import { runCatalogue } from './catalogue/run.ts';
import { tableCatalogue } from './catalogue/table.ts';

/**
 * Every code the product can report, in one place. The first digit names the room:
 * 1 reading text and YAML, 2 the shape of a blueprint, 3 expressions (FEEL), 4 what a whole blueprint must hold,
 * 5 journeys, 6 what a running case answers, 7 tables from spreadsheets,
 * 8 processes in BPMN.
 */
export const catalogue = {
  ...readCatalogue,
  ...blueprintCatalogue,
  ...feelCatalogue,
  ...checkCatalogue,
  ...journeyCatalogue,
  ...runCatalogue,
  ...tableCatalogue,
  ...bpmnCatalogue,
};

/** A stable code such as `TL4101`. */
export type Code = keyof typeof catalogue;

/** The parameters that the sentences of a code speak of. */
export type ParamsOf<C extends Code> = (typeof catalogue)[C] extends CatalogueEntry<infer P> ? P : never;

/** True when the text is a code of the catalogue. */
export function isCode(text: string): text is Code {
  return Object.hasOwn(catalogue, text);
}
