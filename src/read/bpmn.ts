import type { Blueprint } from '../blueprint/blueprint.ts';
import type { ProcessModel } from '../blueprint/process.ts';
import { compareFindings, isError, type Finding } from '../text/diagnostic.ts';
import { createSource, type Source } from '../text/source.ts';
import { nameLeftOver } from './bpmn-left-over.ts';
import { readModel } from './bpmn-model.ts';
import type { Modules } from './modules.ts';
import { blueprintOf } from './process-blueprint.ts';
import { BpmnReading } from './bpmn-reading.ts';
import { checkReferences } from './bpmn-references.ts';
import { refusalOf } from './bpmn-refusals.ts';
import { checkStructure } from './bpmn-structure.ts';
import { checkSupport } from './bpmn-support.ts';
import { addWarnings, warningsOf } from './bpmn-warnings.ts';
import { checkWhole } from './bpmn-whole.ts';
import { decodeXml } from './decode-xml.ts';
import { BYTE_ORDER_MARK } from './stray-mark.ts';
import { readXml } from './read-xml.ts';

/** What reading BPMN gives. */
export interface ReadBpmnResult {
  /** The process as it was drawn; empty when the text could not be read. */
  readonly flow: ProcessModel;
  /** Absent when there is an error. */
  readonly blueprint?: Blueprint;
  /** In the order of the text. */
  readonly findings: readonly Finding[];
}

/**
 * Reads a process from BPMN 2.0. Never throws on bad input: all that is wrong comes back as findings (codes `TL8…`), each
 * with its place in the XML.
 *
 * @param xml the text, decoded; a byte order mark is ignored.
 * @param options `file` is the name that findings show; nothing is opened.
 * @example
 * const { blueprint, findings } = await readBpmn(xml, { file: 'repair.bpmn' });
 */
export function readBpmn(xml: string, { file }: { file: string }): Promise<ReadBpmnResult> {
  return readBpmnSource(createSource(file, xml.startsWith(BYTE_ORDER_MARK) ? xml.slice(1) : xml));
}

/**
 * The same for a text that has its source already.
 *
 * @param modules where the files are that the blueprint names from which the process was exported.
 */
export async function readBpmnSource(source: Source, modules?: Modules): Promise<ReadBpmnResult> {
  const reading = new BpmnReading(source, readXml(source));
  const { root } = reading.tree;
  const refusal = refusalOf(reading);
  if (root === undefined || refusal !== undefined) {
    return { flow: emptyModel(reading), findings: refusal === undefined ? [] : [refusal] };
  }
  // It leaves much behind, which is cleared away more cheaply while little else is kept: the model is made afterwards.
  const warnings = await warningsOf(source.text);
  const flow = readModel(reading, root);
  checkSupport(reading);
  checkReferences(reading, flow);
  checkStructure(reading, flow);
  checkWhole(reading, flow);
  nameLeftOver(reading);
  addWarnings(reading, warnings);
  if (reading.findings.some(isError)) return { flow, findings: reading.findings.toSorted(compareFindings) };
  const mapped = blueprintOf(flow, modules);
  const findings = [...reading.findings, ...mapped.findings].toSorted(compareFindings);
  return { flow, blueprint: findings.some(isError) ? undefined : mapped.blueprint, findings };
}

/** The same for the bytes of a file: their encoding is the one that the XML declares. */
export async function readBpmnBytes(bytes: Uint8Array, file: string): Promise<ReadBpmnResult> {
  const { source, findings } = decodeXml(bytes, file);
  if (source === undefined) {
    const nothing = createSource(file, '');
    return { flow: emptyModel(new BpmnReading(nothing, readXml(nothing))), findings };
  }
  const read = await readBpmnSource(source);
  return { ...read, findings: [...findings, ...read.findings] };
}

function emptyModel({ source, places }: BpmnReading): ProcessModel {
  return {
    source,
    places,
    id: '',
    participants: [],
    messageFlows: [],
    processes: [],
    messages: new Map(),
    signals: new Map(),
    errors: new Map(),
    escalations: new Map(),
    diagram: { shapes: new Map(), edges: new Map() },
  };
}
