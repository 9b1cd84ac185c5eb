import { posix } from 'node:path';

import type { Blueprint } from './blueprint.ts';

/** A text that is kept, by its path from the folder of the blueprint, with slashes. */
export interface KeptFile {
  readonly file: string;
  readonly text: string;
}

/** The name of a file without its folder. */
export function nameOf(file: string): string {
  return posix.basename(file.replaceAll('\\', '/'));
}

/** The texts that a blueprint was read from, its own first. */
export function filesOf(blueprint: Blueprint): readonly KeptFile[] {
  return blueprint.files ?? [ownFile(blueprint)];
}

/** The text of the blueprint's own file. */
export function ownFile({ source }: Blueprint): KeptFile {
  return { file: nameOf(source.file), text: source.text };
}
