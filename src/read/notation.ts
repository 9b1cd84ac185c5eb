import type { Source } from '../text/source.ts';

/** Names of files that hold BPMN. */
export const BPMN_FILE = /\.bpmn(?:20)?(?:\.xml)?$/iu;

/**
 * True for what is BPMN and not YAML: by the name of the file, or by how its text begins, which no blueprint in YAML
 * does. A text that names itself so and is no XML is told as such.
 */
export function isBpmn({ file, text }: Source): boolean {
  return BPMN_FILE.test(file) || /^\uFEFF?\s*<(?:\?xml|!--|!DOCTYPE|(?:[\w.-]+:)?definitions\b)/u.test(text);
}
