import type { Activity, ActivityType, Loop } from '../blueprint/process.ts';
import { type BpmnReading, expressionOf, flag } from './bpmn-reading.ts';
import { attributeOf, type XmlElement } from './xml-tree.ts';

const ACTIVITY_TYPES: ReadonlySet<string> = new Set<ActivityType>([
  'task',
  'userTask',
  'manualTask',
  'serviceTask',
  'scriptTask',
  'businessRuleTask',
  'sendTask',
  'receiveTask',
  'callActivity',
  'subProcess',
  'transaction',
  'adHocSubProcess',
]);

export function isActivityType(local: string): local is ActivityType {
  return ACTIVITY_TYPES.has(local);
}

type Own = Omit<Activity, 'id' | 'path' | 'name' | 'documentation' | 'extensions' | 'scope' | 'incoming' | 'outgoing'>;

/** What makes an activity one, without the flows and without what a sub-process holds. */
export function readActivity(reading: BpmnReading, element: XmlElement, type: ActivityType): Own {
  const loop = readLoop(reading, element);
  const message = reading.reference(element, 'messageRef');
  const script = type === 'scriptTask' ? reading.expression(element, 'script') : undefined;
  const called = calledBy(element);
  const implementation = attributeOf(element, type === 'scriptTask' ? 'scriptFormat' : 'implementation');
  return {
    kind: 'activity',
    type,
    ...(flag(element, 'triggeredByEvent', false) ? { triggeredByEvent: true } : {}),
    ...(loop === undefined ? {} : { loop }),
    ...(flag(element, 'isForCompensation', false) ? { isForCompensation: true } : {}),
    ...(message === undefined ? {} : { message }),
    ...(called === undefined || called === '' ? {} : { calledElement: reading.byId(called)?.key ?? called }),
    ...(script === undefined ? {} : { script }),
    ...(implementation === undefined ? {} : { implementation }),
  };
}

/** The process that a call activity calls: as BPMN writes it, or as the engine for which Camunda 8 draws. */
function calledBy(element: XmlElement): string | undefined {
  const written = attributeOf(element, 'calledElement')?.trim();
  if (written !== undefined) return written;
  const held = element.children.find(({ local }) => local === 'extensionElements')?.children ?? [];
  const zeebe = held.find(({ local }) => local === 'calledElement');
  return zeebe && attributeOf(zeebe, 'processId')?.trim();
}

function readLoop(reading: BpmnReading, element: XmlElement): Loop | undefined {
  const standard = reading.child(element, 'standardLoopCharacteristics');
  if (standard !== undefined) return readStandard(reading, standard);
  const multiple = reading.child(element, 'multiInstanceLoopCharacteristics');
  return multiple === undefined ? undefined : readMultiple(reading, multiple);
}

function readStandard(reading: BpmnReading, element: XmlElement): Loop {
  const path = [element.key];
  const { extensions } = reading.extensions(element);
  const maximum = Number(attributeOf(element, 'loopMaximum') ?? NaN);
  const condition = reading.expression(element, 'loopCondition');
  return {
    path,
    ...(extensions ? { extensions } : {}),
    kind: 'standard',
    testBefore: flag(element, 'testBefore', false),
    ...(Number.isInteger(maximum) ? { maximum } : {}),
    ...(condition ? { condition } : {}),
  };
}

function readMultiple(reading: BpmnReading, element: XmlElement): Loop {
  const path = [element.key];
  const { extensions } = reading.extensions(element);
  const cardinality = reading.expression(element, 'loopCardinality');
  const completion = reading.expression(element, 'completionCondition');
  const { collection, item } = readCollection(reading, element);
  return {
    path,
    ...(extensions ? { extensions } : {}),
    kind: 'multiple',
    isSequential: flag(element, 'isSequential', false),
    ...(cardinality ? { cardinality } : {}),
    ...(collection ? { collection } : {}),
    ...(item === undefined || item === '' ? {} : { item }),
    ...(completion ? { completion } : {}),
  };
}

/** The list and its items as the standard writes them, or as the engines do that people draw for. */
function readCollection(
  reading: BpmnReading,
  element: XmlElement,
): Pick<Loop & { kind: 'multiple' }, 'collection' | 'item'> {
  const standard = reading.child(element, 'loopDataInputRef');
  const inputItem = reading.child(element, 'inputDataItem');
  if (standard !== undefined && standard.text !== '') {
    const item = inputItem === undefined ? undefined : (attributeOf(inputItem, 'name') ?? attributeOf(inputItem, 'id'));
    return {
      collection: expressionOf(nameOf(reading, standard.text), [element.key, 'loopDataInputRef']),
      ...(item === undefined ? {} : { item }),
    };
  }
  const attribute = (local: string) => element.attributes.find((one) => one.local === local && one.namespace !== '');
  const collection = attribute('collection');
  if (collection !== undefined) {
    const item = attribute('elementVariable')?.value;
    return {
      collection: expressionOf(collection.value, [element.key, collection.name]),
      ...(item === undefined ? {} : { item }),
    };
  }
  const held = element.children.find(({ local }) => local === 'extensionElements')?.children;
  const zeebe = held?.find(({ local }) => local === 'loopCharacteristics');
  const input = zeebe && attributeOf(zeebe, 'inputCollection');
  if (zeebe === undefined || input === undefined) return {};
  const item = attributeOf(zeebe, 'inputElement');
  return {
    collection: expressionOf(input, [zeebe.key, 'inputCollection']),
    ...(item === undefined ? {} : { item }),
  };
}

/** References to data lead to something with a name; that is what conditions call it. */
function nameOf(reading: BpmnReading, id: string): string {
  const found = reading.byId(id);
  return (found && attributeOf(found, 'name')) ?? id;
}
