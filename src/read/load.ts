import { readFile } from 'node:fs/promises';

import { readBlueprintSource, type ReadResult } from './blueprint.ts';
import { readBpmnSource } from './bpmn.ts';
import { decodeText } from './decode.ts';
import { withFiles } from './kept-files.ts';
import { modulesBeside } from './module-files.ts';
import { isBpmn } from './notation.ts';

/**
 * Reads a blueprint file, in YAML or BPMN, and those of the modules that it uses.
 *
 * @param path where it is; findings show the path as given.
 * @throws Error when the file cannot be read at all (it does not exist, or may not be opened).
 */
export async function loadBlueprint(path: string): Promise<ReadResult> {
  const { source, findings } = decodeText(await readFile(path), path);
  if (source === undefined) return { findings };
  const modules = modulesBeside(path, path);
  const read = isBpmn(source) ? await readBpmnSource(source, modules) : readBlueprintSource(source, modules);
  return { blueprint: withFiles(read.blueprint, modules), findings: [...findings, ...read.findings] };
}
