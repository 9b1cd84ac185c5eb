import { stepsOf, type Blueprint } from './blueprint.ts';
import type { Field } from './field.ts';
import { feelName } from './id.ts';

/** True for a field that is marked `personal: true`, and for a list whose items are. */
export function isPersonal({ personal, of }: Field): boolean {
  return personal === true || of?.personal === true;
}

/**
 * The names under which a case carries personal values: fields of the blueprint and of its modules (`step__field`, as the
 * case knows them), what events bring along, what services take and give, and what tables work out.
 *
 * @returns each name once, in the order of the blueprint; empty where nothing is marked.
 */
export function personalFields(blueprint: Blueprint): readonly string[] {
  return [...new Set(namesIn(blueprint, ''))];
}

function namesIn(blueprint: Blueprint, prefix: string): string[] {
  const { data, events, signals, services, decisions } = blueprint;
  const carried = [...events.values(), ...signals.values()].flatMap(({ carries }) => marked(carries));
  const exchanged = [...services.values()].flatMap((service) => [...marked(service.in), ...marked(service.out)]);
  const workedOut = [...decisions.values()].flatMap(({ outputs }) =>
    outputs.flatMap(({ name, own }) => (own !== undefined && isPersonal(own) ? [name] : [])),
  );
  // A module that was put in has its fields among those of the blueprint already.
  const ofModules = stepsOf(blueprint).flatMap(({ id, action }) =>
    action.verb === 'use' && action.body === undefined && action.module !== undefined
      ? namesIn(action.module, `${prefix}${feelName(id)}__`)
      : [],
  );
  return [...marked(data).map((name) => prefix + name), ...carried, ...exchanged, ...workedOut, ...ofModules];
}

function marked(fields: ReadonlyMap<string, Field>): string[] {
  return [...fields].flatMap(([name, field]) => (isPersonal(field) ? [name] : []));
}
