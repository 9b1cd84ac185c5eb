import type { Blueprint } from '../../blueprint/blueprint.ts';
import { writtenProcess, type ProcessOfOptions } from '../../flow/process-of.ts';
import type { Finding } from '../../text/diagnostic.ts';
import { layout } from '../layout/layout-process.ts';
import { writeProcess } from './write-process.ts';

/** A BPMN file, and what of the blueprint it cannot say. */
export interface WrittenBpmn {
  readonly xml: string;
  /** Codes TL8100 to TL8119. */
  readonly findings: readonly Finding[];
}

/**
 * Writes a blueprint as BPMN 2.0 with a diagram: lanes for roles in the order of the blueprint, groups for stages, and what
 * BPMN has no place for in extensions of our own, which other tools pass by.
 *
 * @param options `locale` is the language of the names; the blueprint's first by default.
 * @returns the XML.
 * @example
 * await writeFile('complaint-desk.bpmn', await writeBpmn(blueprint));
 */
export async function writeBpmn(blueprint: Blueprint, options: ProcessOfOptions = {}): Promise<string> {
  return (await exportBpmn(blueprint, options)).xml;
}

/** {@link writeBpmn} with what was found on the way. */
export async function exportBpmn(blueprint: Blueprint, options: ProcessOfOptions = {}): Promise<WrittenBpmn> {
  const { process } = blueprint;
  if (process !== undefined) {
    const diagram = process.diagram.shapes.size > 0 ? process.diagram : layout(process);
    return { xml: await writeProcess(process, diagram), findings: [] };
  }
  const { model, standings, findings } = writtenProcess(blueprint, options);
  const diagram = layout(model, { stageOf: (node) => standings.get(node)?.stage });
  return { xml: await writeProcess(model, diagram), findings };
}
