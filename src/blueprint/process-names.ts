import type { Blueprint } from './blueprint.ts';
import type { EventDefinition, ProcessNode } from './process.ts';

/** The id of the step that stands for a node: its own; events are dotted, so that ids must not be. */
export function stepIdOf({ id }: Pick<ProcessNode, 'id'>): string {
  return id.replaceAll('.', '_');
}

/** The id of what a message or signal event is about: the declared message or signal, or the event itself. */
export function occurrenceIdOf(definition: EventDefinition, node: Pick<ProcessNode, 'id'>): string | undefined {
  if (definition.kind === 'message') return (definition.message ?? node.id).replaceAll('.', '_');
  return definition.kind === 'signal' ? (definition.signal ?? node.id).replaceAll('.', '_') : undefined;
}

/** The event from outside by which a message or signal is told to a case: `customer.<id>` or `signal.<id>`. */
export function eventNameOf({ events }: Pick<Blueprint, 'events'>, occurrence: string): string {
  return events.has(occurrence) ? `customer.${occurrence}` : `signal.${occurrence}`;
}
