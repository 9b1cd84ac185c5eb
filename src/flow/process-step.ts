import type { Activity, EventDefinition, Loop } from '../blueprint/process.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import type { Step } from '../blueprint/step.ts';
import type { Choose, Wait } from '../blueprint/verbs.ts';
import { endKey, stepKey } from './keys.ts';
import { handlerDetails, stepDetails } from './process-details.ts';
import type { DraftNode, Standing } from './process-draft.ts';
import { ordinaryEdges, writeBorder, writeWays } from './process-border.ts';
import { writeParallel } from './process-parallel.ts';
import type { ProcessWriting, Scope } from './process-writing.ts';
import { innerEnd } from './graph.ts';

/**
 * Writes a step: the element of its verb, what hangs on its border, and the ways that lead on.
 *
 * @returns the id of the node at which it begins.
 */
export function writeStep(to: ProcessWriting, step: Step, scope: Scope, standing: Standing): string {
  switch (step.action.verb) {
    case 'choose':
      return writeChoose(to, step, step.action, scope, standing);
    case 'wait':
      return writeWait(to, step, step.action, scope, standing);
    case 'parallel':
      return writeParallel(to, step, step.action, scope, standing);
    default:
      return writeActivity(to, step, scope, standing);
  }
}

function writeActivity(to: ProcessWriting, step: Step, scope: Scope, standing: Standing): string {
  const { names, ids, customer, blueprint } = to.model;
  const { path, action } = step;
  const name = names.step(step);
  const id = ids.claim(step.id);
  const documentation = names.text(step.notes);
  const base = {
    kind: 'activity' as const,
    id,
    path,
    scope: scope.id,
    name,
    ...(documentation === undefined ? {} : { documentation }),
    extensions: stepDetails(blueprint, names, step),
  };
  const put = (type: Activity['type'], more: Partial<Activity> = {}): string =>
    to.draft.add({ ...base, type, ...more }, standing);
  let entry = id;
  switch (action.verb) {
    case 'say': {
      const message = to.model.occurrences.message(action.message.name, action.message.path);
      put('sendTask', { message });
      if (action.to.name === CUSTOMER) to.talk(path, scope, id, customer);
      break;
    }
    case 'ask':
    case 'survey': {
      const asks = action.verb === 'survey' || action.message !== undefined;
      if (asks) {
        const message =
          action.verb === 'ask' && action.message !== undefined
            ? to.model.occurrences.message(action.message.name, action.message.path)
            : undefined;
        entry = ids.take(`${step.id}--ask`);
        const send: DraftNode = { ...base, type: 'sendTask', id: entry, extensions: [], ...(message && { message }) };
        to.draft.add(send, standing);
        to.talk(path, scope, entry, customer);
        to.draft.link({ path, from: entry, to: id });
      }
      put('receiveTask', { name: asks ? names.words.answer(name) : name });
      to.talk(path, scope, customer, id);
      break;
    }
    case 'call':
      put('serviceTask');
      break;
    case 'decide':
      put('businessRuleTask');
      break;
    case 'use': {
      const { body } = action;
      put('callActivity', body === undefined ? {} : { calledElement: to.model.process(body, step) });
      break;
    }
    case 'approve':
      put('userTask', action.votes === undefined ? {} : { loop: votesOf(action.votes) });
      if (action.votes !== undefined) to.model.note('TL8107', action.votes.path, { step: step.id });
      break;
    case 'do':
    case 'meet':
      put('userTask');
      break;
    default:
      throw new Error(`A step that is no activity: ${action.verb}`);
  }
  writeBorder(to, step, id, scope);
  if (action.verb === 'use' && action.body !== undefined) writeExits(to, step, scope);
  else writeWays(to, step, id, ordinaryEdges(to.edges(stepKey(step.id))), scope);
  return entry;
}

function votesOf({ path, kind, roles }: { path: Loop['path']; kind: string; roles: readonly unknown[] }): Loop {
  return {
    path,
    kind: 'multiple',
    isSequential: kind === 'chain',
    cardinality: { text: String(roles.length), path, offset: 0 },
  };
}

/** The ends of a module: one by which its process simply ends, the others as errors that it throws. */
function writeExits(to: ProcessWriting, step: Step, scope: Scope): void {
  const { action } = step;
  if (action.verb !== 'use' || action.body === undefined) return;
  const { names, occurrences, reached } = to.model;
  const normal = to.normalEnd(action.body);
  for (const { id, path, title } of action.body.ends) {
    if (!reached.has(endKey(id))) continue;
    for (const edge of ordinaryEdges(to.edges(endKey(id)))) {
      if (id === normal) {
        to.leadWay(step.id, edge, scope);
        continue;
      }
      const name = names.text(title) ?? names.outcome(innerEnd(step.id, id));
      const definition: EventDefinition = { kind: 'error', path, error: occurrences.error(id, name, path) };
      to.leadWay(to.attach(step.id, id, definition, { name, path }), edge, scope);
    }
  }
}

function writeChoose(to: ProcessWriting, step: Step, action: Choose, scope: Scope, standing: Standing): string {
  const { names, ids, blueprint } = to.model;
  const { path } = step;
  const id = ids.claim(step.id);
  const edges = ordinaryEdges(to.edges(stepKey(step.id)));
  const extensions = stepDetails(blueprint, names, step);
  const name = names.text(step.title) ?? names.words.which;
  noteUnheard(to, step);
  if (edges.length < 2) {
    to.draft.add(
      {
        kind: 'event',
        type: 'intermediateThrowEvent',
        id,
        path,
        scope: scope.id,
        name: names.step(step),
        definitions: [],
        isInterrupting: true,
        extensions,
      },
      standing,
    );
    for (const edge of edges) to.leadWay(id, edge, scope);
    return id;
  }
  to.draft.add({ kind: 'gateway', type: 'exclusiveGateway', id, path, scope: scope.id, name, extensions }, standing);
  const last = action.branches.findLastIndex(({ when }) => when === undefined);
  for (const [index, edge] of edges.entries()) {
    const when = edge.way?.when;
    const isDefault = when === undefined && index === last;
    to.leadWay(id, edge, scope, {
      name: when === undefined ? names.words.otherwise : names.condition(when),
      ...(when === undefined ? {} : { condition: when }),
      ...(isDefault ? { isDefault: true } : {}),
    });
  }
  return id;
}

/** A catch event; where several things can end the waiting, a gateway that takes the first of them. */
function writeWait(to: ProcessWriting, step: Step, action: Wait, scope: Scope, standing: Standing): string {
  const { names, ids, occurrences, blueprint } = to.model;
  const id = ids.claim(step.id);
  const { path } = step;
  const edges = to.edges(stepKey(step.id));
  const breaks = to.breaksOn(step);
  const { for: awaited } = action;
  const late = edges.filter(({ way }) => way?.kind === 'time-out');
  const handled = edges.filter(({ kind }) => kind === 'event');
  const extensions = stepDetails(blueprint, names, step);
  noteUnheard(to, step);
  const caught = (wanted: string, definition: EventDefinition, name: string, isStep: boolean): string => {
    const node = isStep ? id : ids.take(wanted);
    const message = definition.kind === 'message' ? definition.message : undefined;
    to.draft.add(
      {
        kind: 'event',
        type: 'intermediateCatchEvent',
        id: node,
        path: definition.path,
        scope: scope.id,
        name,
        definitions: [definition],
        isInterrupting: true,
        ...(isStep ? { extensions } : {}),
      },
      standing,
    );
    if (message !== undefined) to.talk(definition.path, scope, to.model.customer, node);
    return node;
  };
  const definitionOf = (until: typeof awaited): { definition: EventDefinition; name: string } => {
    if (until.kind === 'first') throw new Error('A wait for the first of several is no event of its own.');
    return until.kind === 'event'
      ? { definition: occurrences.event(until.event.name, until.event.path), name: names.event(until.event.name) }
      : { definition: to.timer(until), name: names.deadline(until) };
  };
  const ordinary = ordinaryEdges(edges);
  const isAlone = awaited.kind !== 'first' && late.length + handled.length + breaks.length === 0;
  if (isAlone) {
    const { definition } = definitionOf(awaited);
    writeWays(to, step, caught(id, definition, names.step(step), true), ordinary, scope);
    return id;
  }
  to.draft.add(
    { kind: 'gateway', type: 'eventBasedGateway', id, path, scope: scope.id, name: names.step(step), extensions },
    standing,
  );
  const arm = (name: string, definition: EventDefinition, label: string): string => {
    const node = caught(`${step.id}--${name}`, definition, label, false);
    to.draft.link({ path: definition.path, from: id, to: node });
    return node;
  };
  if (awaited.kind === 'first') {
    for (const { name, until } of awaited.arms) {
      const edge = ordinary.find(({ way }) => way?.name === name);
      const { definition, name: label } = definitionOf(until);
      const node = arm(name, definition, label);
      if (edge !== undefined) to.leadWay(node, edge, scope);
    }
  } else {
    const { definition, name } = definitionOf(awaited);
    writeWays(to, step, arm('done', definition, name), ordinary, scope);
  }
  for (const edge of late) {
    const { way } = edge;
    if (way === undefined || step.within === undefined) continue;
    to.leadWay(arm(way.name, to.timer(step.within), names.deadline(step.within)), edge, scope);
  }
  for (const { handler, to: target } of handled) {
    if (handler === undefined) continue;
    const { event, path: place } = handler;
    if (handler.when !== undefined) to.model.note('TL8104', place, { event: event.name });
    const node = arm(
      `on-${event.name.replaceAll('.', '-')}`,
      occurrences.event(event.name, event.path),
      names.event(event.name),
    );
    to.lead({ path: place, from: node, to: target, scope, extensions: handlerDetails(handler) });
  }
  for (const { source, to: target } of breaks) {
    const event = 'event' in source ? source.event : source.on;
    const title = 'event' in source ? undefined : names.text(source.title);
    const node = arm(
      `on-${event.name.replaceAll('.', '-')}`,
      occurrences.event(event.name, event.path),
      title ?? names.event(event.name),
    );
    to.lead({ path: source.path, from: node, to: target, scope });
  }
  return id;
}

/** Gateways and catch events have no border on which an event could wait beside them. */
function noteUnheard(to: ProcessWriting, step: Step): void {
  for (const { to: target, event, path } of step.on) {
    if (target === undefined || step.action.verb === 'choose') to.model.note('TL8105', path, { event: event.name });
  }
}
