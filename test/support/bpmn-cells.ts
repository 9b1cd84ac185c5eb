import { readdirSync, readFileSync } from 'node:fs';

/** One process of the 65, each of one BPMN element. */
export interface Cell {
  readonly file: string;
  readonly xml: string;
}

const FOLDER = new URL('../bpmn/cells/', import.meta.url);

/** In the order of their numbers. */
export const cells: readonly Cell[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.bpmn'))
  .toSorted()
  .map((file) => ({ file, xml: readFileSync(new URL(file, FOLDER), 'utf8') }));

/** A file of one process that holds the given XML, with the places of `throughline` and `camunda` known. */
export function processXml(content: string, around = ''): string {
  return definitionsXml(`<process id="p" isExecutable="true">\n${content}\n</process>\n${around}`);
}

/** A file that holds the given XML at its root. */
export function definitionsXml(content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions id="d" targetNamespace="https://example.com/bpmn"
  xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:throughline="https://throughline.dev/schema/bpmn/1.0"
  xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
${content}
</definitions>
`;
}

const DRAWN = new URL('../bpmn/drawn/', import.meta.url);

/** Processes as designers save them from their tools. */
export const drawn: readonly Cell[] = readdirSync(DRAWN)
  .filter((file) => file.endsWith('.bpmn'))
  .toSorted()
  .map((file) => ({ file, xml: readFileSync(new URL(file, DRAWN), 'utf8') }));
