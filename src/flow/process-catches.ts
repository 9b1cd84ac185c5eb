import {
  holdsScope,
  type Activity,
  type EventDefinition,
  type ProcessEvent,
  type ProcessModel,
} from '../blueprint/process.ts';
import { boundariesOf, eventSubProcessesOf, type Scope } from './process-scopes.ts';

// Errors and escalations travel outwards, to the first who catches them: an event sub-process beside what throws, or an
// event on the border of what it stands in.

/** The code of what is thrown or caught; empty where none is said: then anything is caught. */
export function codeOf(model: ProcessModel, definition: EventDefinition): string {
  if (definition.kind === 'error') {
    return model.errors.get(definition.error ?? '')?.code ?? definition.error ?? '';
  }
  if (definition.kind === 'escalation') {
    return model.escalations.get(definition.escalation ?? '')?.code ?? definition.escalation ?? '';
  }
  return '';
}

/** True when an event catches an error or escalation with this code. */
export function catches(model: ProcessModel, event: ProcessEvent, kind: 'error' | 'escalation', code: string): boolean {
  return event.definitions.some((definition) => {
    if (definition.kind !== kind) return false;
    const own = codeOf(model, definition);
    return own === '' || own === code;
  });
}

/** The event on the border of an activity that catches what comes out of it. One that names the code comes first. */
export function boundaryFor(
  model: ProcessModel,
  boundaries: readonly ProcessEvent[],
  kind: 'error' | 'escalation',
  code: string,
): ProcessEvent | undefined {
  const all = boundaries.filter((event) => catches(model, event, kind, code));
  return (
    all.find((event) =>
      event.definitions.some((definition) => definition.kind === kind && codeOf(model, definition) === code),
    ) ?? all[0]
  );
}

/** The event sub-process of a scope that catches what is thrown in it. */
export function handlerFor(
  model: ProcessModel,
  scope: Scope,
  kind: 'error' | 'escalation',
  code: string,
): { readonly node: Activity; readonly start: ProcessEvent } | undefined {
  const all = eventSubProcessesOf(scope).flatMap(({ node, starts }) => starts.map((start) => ({ node, start })));
  const start = boundaryFor(
    model,
    all.map((one) => one.start),
    kind,
    code,
  );
  return all.find((one) => one.start === start);
}

/** True when something in an activity may fail by itself: a service that does not answer, a called process not in the file. */
export function canFail(model: ProcessModel, scopes: ReadonlyMap<string, Scope>, activity: Activity): boolean {
  if (activity.type === 'callActivity') return !model.processes.some(({ id }) => id === activity.calledElement);
  if (['serviceTask', 'scriptTask', 'businessRuleTask', 'sendTask'].includes(activity.type)) return true;
  if (!holdsScope(activity)) return false;
  const inside = scopes.get(activity.id)?.nodes.values() ?? [];
  return [...inside].some((node) => node.kind === 'activity' && canFail(model, scopes, node));
}

/** The codes of the escalations that anybody in the file catches; an empty one means all. */
export function caughtEscalations(model: ProcessModel): ReadonlySet<string> {
  const codes = model.processes.flatMap(({ nodes }) =>
    [...nodes.values()].flatMap((node) =>
      node.kind === 'event' && (node.type === 'boundaryEvent' || node.type === 'startEvent')
        ? node.definitions.flatMap((definition) =>
            definition.kind === 'escalation' ? [codeOf(model, definition)] : [],
          )
        : [],
    ),
  );
  return new Set(codes);
}

/** The events on the border of what holds a scope. */
export function ownerBoundaries(scopes: ReadonlyMap<string, Scope>, { owner }: Scope): readonly ProcessEvent[] {
  const around = owner === undefined ? undefined : scopes.get(owner.scope);
  return around === undefined || owner === undefined ? [] : (boundariesOf(around).get(owner.id) ?? []);
}
