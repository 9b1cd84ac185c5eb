import type { Blueprint } from '../blueprint/blueprint.ts';
import type { ProcessModel } from '../blueprint/process.ts';
import { compareFindings, type Finding } from '../text/diagnostic.ts';
import { createSource, type Source } from '../text/source.ts';
import { readModel } from './bpmn-model.ts';
import { BpmnReading } from './bpmn-reading.ts';
import { blueprintOf } from './process-blueprint.ts';
import { BYTE_ORDER_MARK } from './stray-mark.ts';
import { readXml } from './xml-tree.ts';

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

/** The same for a text that has its source already. */
export async function readBpmnSource(source: Source): Promise<ReadBpmnResult> {
  const reading = new BpmnReading(source, readXml(source));
  const { root } = reading.tree;
  const flow = root === undefined ? emptyModel(reading) : readModel(reading, root);
  if (root === undefined) return { flow, findings: reading.findings.toSorted(compareFindings) };
  const { blueprint, findings: mapped } = blueprintOf(flow);
  const findings = [...reading.findings, ...mapped].toSorted(compareFindings);
  return { flow, blueprint: findings.some(({ severity }) => severity === 'error') ? undefined : blueprint, findings };
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
