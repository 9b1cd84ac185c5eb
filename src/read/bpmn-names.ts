/** The namespaces of BPMN 2.0. */
export const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const BPMNDI = 'http://www.omg.org/spec/BPMN/20100524/DI';
const DI = 'http://www.omg.org/spec/DD/20100524/DI';
const DC = 'http://www.omg.org/spec/DD/20100524/DC';

/** Those in which a diagram is written. */
export const DRAWN: ReadonlySet<string> = new Set([BPMNDI, DI, DC]);

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Those of XML itself: their attributes say how to read, not what is meant. */
export const TECHNICAL: ReadonlySet<string> = new Set([XSI, XML, XMLNS]);

/** Prefixes under which everybody knows the extensions of widespread tools, whatever the file calls them. */
const KNOWN_PREFIXES: ReadonlyMap<string, string> = new Map([
  ['https://throughline.dev/schema/bpmn/1.0', 'throughline'],
  ['http://camunda.org/schema/1.0/bpmn', 'camunda'],
  ['http://camunda.org/schema/zeebe/1.0', 'zeebe'],
  ['http://camunda.org/schema/modeler/1.0', 'modeler'],
  ['http://activiti.org/bpmn', 'activiti'],
  ['http://flowable.org/bpmn', 'flowable'],
  ['http://www.signavio.com', 'signavio'],
  ['http://bpmn.io/schema/bpmn/biocolor/1.0', 'bioc'],
  ['http://www.omg.org/spec/BPMN/non-normative/color/1.0', 'color'],
]);

/** `camunda:formKey`: with the usual prefix of its namespace, else with that of the file. */
export function usualName({ name, local, namespace }: { name: string; local: string; namespace: string }): string {
  const prefix = KNOWN_PREFIXES.get(namespace);
  return prefix === undefined ? name : `${prefix}:${local}`;
}
