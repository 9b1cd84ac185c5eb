import type { Artifact, DataElement } from '../blueprint/process.ts';
import { type BpmnReading, flag } from './bpmn-reading.ts';
import { attributeOf, type XmlElement } from './xml-tree.ts';

const DATA_TYPES: ReadonlySet<string> = new Set<DataElement['type']>([
  'dataObject',
  'dataObjectReference',
  'dataStoreReference',
]);

export function isDataType(local: string): local is DataElement['type'] {
  return DATA_TYPES.has(local);
}

/** A data object, or what is drawn for one or for a store. */
export function readData(reading: BpmnReading, element: XmlElement, scope: string): DataElement {
  const type = isDataType(element.local) ? element.local : 'dataObject';
  const refersTo = reading.reference(element, type === 'dataStoreReference' ? 'dataStoreRef' : 'dataObjectRef');
  return {
    ...reading.base(element),
    type,
    scope,
    ...(refersTo === undefined ? {} : { refersTo }),
    ...(flag(element, 'isCollection', false) ? { isCollection: true } : {}),
  };
}

/** What editors put where a data association has to lead somewhere although nothing is declared. */
const PLACEHOLDER = '__targetRef_placeholder';

/** The properties of a process or node, without those that only hold a place. */
export function readProperties(reading: BpmnReading, scope: XmlElement): readonly DataElement[] {
  return reading
    .children(scope, 'property')
    .filter((element) => attributeOf(element, 'name') !== PLACEHOLDER)
    .map((element) => ({ ...reading.base(element), type: 'property', scope: scope.key }));
}

/** What is drawn between data and a node. The end at the node is the node, whatever inner input or output it names. */
export function readAssociations(reading: BpmnReading, node: XmlElement, scope: string): readonly Artifact[] {
  if (node.children.length === 0) return [];
  const inputs = reading.children(node, 'dataInputAssociation').map((element): Artifact => {
    const [from] = reading.references(element, 'sourceRef');
    reading.child(element, 'targetRef');
    return {
      ...reading.base(element),
      type: 'dataInputAssociation',
      scope,
      ...(from === undefined ? {} : { from }),
      to: node.key,
    };
  });
  const outputs = reading.children(node, 'dataOutputAssociation').map((element): Artifact => {
    const to = reading.reference(element, 'targetRef');
    reading.children(element, 'sourceRef');
    return {
      ...reading.base(element),
      type: 'dataOutputAssociation',
      scope,
      from: node.key,
      ...(to === undefined ? {} : { to }),
    };
  });
  return [...inputs, ...outputs];
}
