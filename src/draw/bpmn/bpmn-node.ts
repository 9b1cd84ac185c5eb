import type { ModdleElement } from 'bpmn-moddle';

import type { Expression } from '../../blueprint/origin.ts';
import type { Activity, EventDefinition, Loop, ProcessNode } from '../../blueprint/process.ts';
import { type BpmnElements, upperFirst } from './bpmn-model.ts';

/** A node as an element of BPMN, without its flows and what refers to other nodes. */
export function nodeElement(elements: BpmnElements, node: ProcessNode): ModdleElement {
  switch (node.kind) {
    case 'gateway':
      return elements.of(node.type, node, { instantiate: node.instantiates });
    case 'event': {
      const isBoundary = node.type === 'boundaryEvent';
      return elements.of(node.type, node, {
        eventDefinitions: node.definitions.map((definition) => definitionElement(elements, definition)),
        cancelActivity: isBoundary && !node.isInterrupting ? false : undefined,
        isInterrupting: node.type === 'startEvent' && !node.isInterrupting ? false : undefined,
        parallelMultiple: node.isParallelMultiple,
      });
    }
    case 'activity':
      return elements.of(node.type, node, activityProperties(elements, node));
  }
}

function activityProperties(elements: BpmnElements, activity: Activity): Readonly<Record<string, unknown>> {
  const { type, loop, script, implementation } = activity;
  return {
    triggeredByEvent: activity.triggeredByEvent,
    isForCompensation: activity.isForCompensation,
    calledElement: activity.calledElement,
    messageRef: elements.find(activity.message),
    script: script && written(script),
    [type === 'scriptTask' ? 'scriptFormat' : 'implementation']: implementation,
    loopCharacteristics: loop && loopElement(elements, loop),
  };
}

function loopElement(elements: BpmnElements, loop: Loop): ModdleElement {
  const expression = (value: Expression | undefined): ModdleElement | undefined =>
    value && expressionElement(elements, value);
  if (loop.kind === 'standard') {
    return elements.part('StandardLoopCharacteristics', {
      testBefore: loop.testBefore ? true : undefined,
      loopMaximum: loop.maximum,
      loopCondition: expression(loop.condition),
      ...elements.extensions(loop.extensions),
    });
  }
  return elements.part('MultiInstanceLoopCharacteristics', {
    isSequential: loop.isSequential ? true : undefined,
    loopCardinality: expression(loop.cardinality),
    completionCondition: expression(loop.completion),
    ...elements.extensions(loop.extensions),
  });
}

/** An expression as it is written in XML: what other tools know as FEEL by a leading `=` keeps it. */
export function expressionElement(elements: BpmnElements, expression: Expression): ModdleElement {
  return elements.part('FormalExpression', { body: written(expression) });
}

function written({ text, offset }: Expression): string {
  return offset === 0 ? text : `= ${text}`;
}

function definitionElement(elements: BpmnElements, definition: EventDefinition): ModdleElement {
  const common = { id: definition.id, ...elements.extensions(definition.extensions) };
  const make = (properties: Readonly<Record<string, unknown>>): ModdleElement =>
    elements.part(`${upperFirst(definition.kind)}EventDefinition`, { ...common, ...properties });
  switch (definition.kind) {
    case 'message':
      return make({ messageRef: elements.find(definition.message) });
    case 'signal':
      return make({ signalRef: elements.find(definition.signal) });
    case 'error':
      return make({ errorRef: elements.find(definition.error) });
    case 'escalation':
      return make({ escalationRef: elements.find(definition.escalation) });
    case 'timer': {
      const { kind, value } = definition.timer;
      return make({ [`time${upperFirst(kind)}`]: expressionElement(elements, value) });
    }
    case 'conditional':
      return make({ condition: expressionElement(elements, definition.condition) });
    case 'link':
      return make({ name: definition.name });
    case 'compensate':
      // The activity that it names may stand anywhere: it is looked up once all of them are made.
      return make({ waitForCompletion: definition.waits ? undefined : false });
    case 'terminate':
    case 'cancel':
      return make({});
  }
}
