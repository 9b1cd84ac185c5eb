import type { EventDefinition, EventType, ProcessEvent, ProcessTimer } from '../blueprint/process.ts';
import { BPMN } from './bpmn-names.ts';
import { type BpmnReading, expressionOf, flag } from './bpmn-reading.ts';
import { attributeOf, type XmlElement } from './xml-tree.ts';

const EVENT_TYPES: ReadonlySet<string> = new Set<EventType>([
  'startEvent',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
  'endEvent',
]);

export function isEventType(local: string): local is EventType {
  return EVENT_TYPES.has(local);
}

/** What makes an event one, without the flows. */
export function readEvent(
  reading: BpmnReading,
  element: XmlElement,
  type: EventType,
): Pick<ProcessEvent, 'type' | 'definitions' | 'isInterrupting' | 'attachedTo' | 'isParallelMultiple'> {
  const attachedTo = reading.reference(element, 'attachedToRef');
  const definitions = element.children.flatMap((child) => {
    if (child.namespace !== BPMN) return [];
    if (child.local === 'eventDefinitionRef') return referred(reading, child);
    return readDefinition(reading, child) ?? [];
  });
  return {
    type,
    definitions,
    isInterrupting: flag(element, type === 'boundaryEvent' ? 'cancelActivity' : 'isInterrupting', true),
    ...(attachedTo === undefined ? {} : { attachedTo }),
    ...(flag(element, 'parallelMultiple', false) ? { isParallelMultiple: true } : {}),
  };
}

/** A definition that stands at the root of the file, so that several events can share it. */
function referred(reading: BpmnReading, child: XmlElement): EventDefinition[] {
  reading.take(child);
  const shared = reading.byId(child.text);
  const definition = shared === undefined ? undefined : readDefinition(reading, shared);
  return definition === undefined ? [] : [definition];
}

/** Undefined where the element is no definition that BPMN knows, or lacks what it cannot be without. */
function readDefinition(reading: BpmnReading, element: XmlElement): EventDefinition | undefined {
  const id = attributeOf(element, 'id');
  const path = [element.key];
  const base = () => {
    reading.take(element);
    const { extensions } = reading.extensions(element);
    return { path, ...(id === undefined ? {} : { id }), ...(extensions ? { extensions } : {}) };
  };
  switch (element.local) {
    case 'messageEventDefinition': {
      const message = reading.reference(element, 'messageRef');
      return { ...base(), kind: 'message', ...(message === undefined ? {} : { message }) };
    }
    case 'signalEventDefinition': {
      const signal = reading.reference(element, 'signalRef');
      return { ...base(), kind: 'signal', ...(signal === undefined ? {} : { signal }) };
    }
    case 'errorEventDefinition': {
      const error = reading.reference(element, 'errorRef');
      return { ...base(), kind: 'error', ...(error === undefined ? {} : { error }) };
    }
    case 'escalationEventDefinition': {
      const escalation = reading.reference(element, 'escalationRef');
      return { ...base(), kind: 'escalation', ...(escalation === undefined ? {} : { escalation }) };
    }
    case 'conditionalEventDefinition': {
      const condition = reading.expression(element, 'condition') ?? expressionOf('', path);
      return { ...base(), kind: 'conditional', condition };
    }
    case 'timerEventDefinition':
      return { ...base(), kind: 'timer', timer: readTimer(reading, element) };
    case 'linkEventDefinition': {
      for (const name of ['source', 'target']) reading.children(element, name);
      return { ...base(), kind: 'link', name: attributeOf(element, 'name')?.trim() ?? '' };
    }
    case 'compensateEventDefinition': {
      const activity = reading.reference(element, 'activityRef');
      const waits = flag(element, 'waitForCompletion', true);
      return { ...base(), kind: 'compensate', ...(activity === undefined ? {} : { activity }), waits };
    }
    case 'terminateEventDefinition':
      return { ...base(), kind: 'terminate' };
    case 'cancelEventDefinition':
      return { ...base(), kind: 'cancel' };
    default:
      return undefined;
  }
}

const TIMES = { timeDate: 'date', timeDuration: 'duration', timeCycle: 'cycle' } as const;

/** A timer that says no time has an empty one. */
function readTimer(reading: BpmnReading, element: XmlElement): ProcessTimer {
  for (const [local, kind] of Object.entries(TIMES)) {
    const value = reading.expression(element, local);
    if (value !== undefined) return { kind, path: value.path, value };
  }
  return { kind: 'duration', path: [element.key], value: expressionOf('', [element.key]) };
}
