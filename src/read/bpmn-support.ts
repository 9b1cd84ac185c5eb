import type { Unsupported } from '../text/catalogue/bpmn-unread.ts';
import { namedOwner } from './bpmn-elements.ts';
import { BPMN } from './bpmn-names.ts';
import type { BpmnReading } from './bpmn-reading.ts';
import { attributeOf, type XmlElement } from './xml-tree.ts';

const FLAGS: ReadonlySet<string> = new Set([
  'isExecutable',
  'triggeredByEvent',
  'isForCompensation',
  'cancelActivity',
  'isInterrupting',
  'parallelMultiple',
  'isSequential',
  'testBefore',
  'waitForCompletion',
  'instantiate',
  'cancelRemainingInstances',
  'isCollection',
]);

const NUMBERS: ReadonlySet<string> = new Set(['loopMaximum', 'startQuantity', 'completionQuantity']);

/** Attributes of the standard that say more than is read of them. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set([
  'operationRef',
  'noneBehaviorEventRef',
  'oneBehaviorEventRef',
  'definitionalCollaborationRef',
  'partitionElementRef',
]);

/** Names what BPMN can say but what is not run, and values that mean nothing. */
export function checkSupport(reading: BpmnReading): void {
  for (const element of reading.tree.elements) {
    if (element.namespace !== BPMN || !reading.isTaken(element)) continue;
    const feature = unsupported(reading, element);
    if (feature !== undefined) {
      reading.report('TL8020', feature.path, { element: namedOwner(element), feature: feature.feature });
    }
    checkAttributes(reading, element);
    checkLanguage(reading, element);
  }
}

interface Feature {
  readonly feature: Unsupported;
  readonly path: readonly string[];
}

function unsupported(reading: BpmnReading, element: XmlElement): Feature | undefined {
  const { key, local } = element;
  const value = (name: string) => attributeOf(element, name)?.trim();
  for (const one of element.attributes) {
    if ((one.name === 'startQuantity' || one.name === 'completionQuantity') && one.value.trim() !== '1') {
      return { feature: 'quantity', path: [key, one.name] };
    }
    if (one.local === 'resource' && one.namespace !== '') return { feature: 'script-resource', path: [key, one.name] };
  }
  switch (local) {
    case 'complexGateway': {
      if (hasChild(reading, element, 'activationCondition')) {
        return { feature: 'activation', path: [key, 'activationCondition'] };
      }
      return hasSeveralWays(reading, element) ? { feature: 'complex-split', path: [key] } : undefined;
    }
    case 'startEvent':
      return isOneOfSeveral(reading, element) ? { feature: 'several-starts', path: [key] } : undefined;
    case 'inclusiveGateway':
      return saysNothing(reading, element) ? { feature: 'inclusive-unsaid', path: [key] } : undefined;
    case 'eventBasedGateway': {
      if (value('instantiate') !== 'true') return undefined;
      const isParallel = value('eventGatewayType') === 'Parallel';
      return { feature: isParallel ? 'parallel-instantiating' : 'instantiating-gateway', path: [key, 'instantiate'] };
    }
    case 'adHocSubProcess': {
      if (value('ordering') === 'Sequential') return { feature: 'ad-hoc-sequential', path: [key, 'ordering'] };
      return hasChild(reading, element, 'completionCondition')
        ? { feature: 'ad-hoc-completion', path: [key, 'completionCondition'] }
        : undefined;
    }
    case 'multiInstanceLoopCharacteristics': {
      const isComplex = hasChild(reading, element, 'complexBehaviorDefinition');
      return isComplex || (value('behavior') ?? 'All') !== 'All'
        ? { feature: 'multi-instance-behaviour', path: [key, isComplex ? 'complexBehaviorDefinition' : 'behavior'] }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** What is refused by name need not be named again as left over. */
function hasChild(reading: BpmnReading, element: XmlElement, local: string): boolean {
  const found = reading.children(element, local);
  for (const child of found) reading.takeAll(child);
  return found.length > 0;
}

function hasSeveralWays({ tree }: BpmnReading, { key }: XmlElement): boolean {
  const flows = tree.elements.filter(({ local }) => local === 'sequenceFlow');
  return ['sourceRef', 'targetRef'].some((name) => flows.filter((flow) => attributeOf(flow, name) === key).length > 1);
}

/** The way back into a closed case is no beginning. */
function isReopening({ attributes }: XmlElement): boolean {
  return attributes.some(({ local }) => local === 'reopen');
}

/** True for a start event that waits for nothing and has another start event beside it: nobody can tell which begins. */
function isOneOfSeveral(reading: BpmnReading, element: XmlElement): boolean {
  const isWaiting = (one: XmlElement): boolean =>
    reading.tree.elements.some(({ parent, local }) => parent === one && local.endsWith('EventDefinition'));
  const beside = reading.tree.elements.filter(
    (one) => one.parent === element.parent && one.local === 'startEvent' && !isReopening(one),
  );
  return beside.length > 1 && !isWaiting(element) && beside.findLast((one) => !isWaiting(one)) === element;
}

/** True for a gateway that splits without a condition on any of its flows. */
function saysNothing(reading: BpmnReading, { key }: XmlElement): boolean {
  const flows = reading.tree.elements.filter(
    (element) => element.local === 'sequenceFlow' && attributeOf(element, 'sourceRef') === key,
  );
  return flows.length > 1 && flows.every((flow) => !hasChild(reading, flow, 'conditionExpression'));
}

const RIGHT = { flag: /^(?:true|false|0|1)$/u, number: /^\+?\d+$/u } as const;

function checkAttributes(reading: BpmnReading, element: XmlElement): void {
  for (const { name, value } of element.attributes) {
    const wanted = FLAGS.has(name) ? 'flag' : NUMBERS.has(name) ? 'number' : undefined;
    if (wanted !== undefined && !RIGHT[wanted].test(value.trim())) {
      reading.report('TL8048', [element.key, name], { element: namedOwner(element), name, value, wanted });
    } else if (WITHOUT_EFFECT.has(name)) {
      reading.report('TL8019', [element.key, name], { element: namedOwner(element), name, value });
    }
  }
}

/** Written by tools whatever the expressions are written in; the second is the standard's own default. */
const UNDERSTOOD = /feel|juel|XPath|^(?:|unspecified|java\.com\/javaTypes)$/iu;

function checkLanguage(reading: BpmnReading, element: XmlElement): void {
  const name = element.local === 'definitions' ? 'expressionLanguage' : 'language';
  const language = attributeOf(element, name);
  if (language === undefined || UNDERSTOOD.test(language)) return;
  reading.report('TL8021', [element.key, name], { element: namedOwner(element), language });
}
