import { BUILT_IN_MILESTONES } from '../../blueprint/declared.ts';
import { CUSTOMER, ID } from '../../blueprint/id.ts';
import { BUILT_IN_ENDS, SERVICE, SYSTEM } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { isAcceptable } from '../../compile/ladder-plan.ts';
import { outcomesOf, placesIn } from '../../compile/places.ts';
import type { ExpectedKind } from '../../text/catalogue/journey-check.ts';
import { runCatalogue } from '../../text/catalogue/run.ts';
import { nearest } from '../../text/did-you-mean.ts';
import { visitedIn, type Expectation } from '../expectation.ts';
import { personsOf, type KnownPersons } from '../known-persons.ts';

/** A name that the blueprint does not know, with the nearest that it does, and all of them. */
export interface UnknownName {
  readonly what: ExpectedKind;
  readonly name: string;
  readonly near?: string;
  readonly known: readonly string[];
}

/**
 * The name in an expectation that the blueprint does not know: such an expectation can never be met, so it is a slip and no
 * failure. Undefined where every name is known.
 *
 * @param persons who works here; those of the blueprint's people file unless told.
 */
export function unknownName(
  compiled: CompiledBlueprint,
  expectation: Expectation,
  persons: KnownPersons = personsOf(compiled),
): UnknownName | undefined {
  const { key, name, value } = expectation;
  if (key === 'visited') {
    const known = placesIn(compiled);
    const unknown = visitedIn(expectation).find((place) => !known.includes(place));
    return unknown === undefined ? undefined : lookUp('place', unknown, known);
  }
  if (name === undefined) return undefined;
  switch (key) {
    case 'in':
      return lookUp('place', name, placesIn(compiled));
    case 'waiting-for':
      if (persons === 'anybody' || name === 'staff') return undefined;
      return lookUp('whom', name, [CUSTOMER, SERVICE, SYSTEM.role, ...rolesIn(compiled), ...persons.keys()]);
    case 'notified':
      if (persons === 'anybody') return undefined;
      return lookUp('recipient', name, [CUSTOMER, ...rolesIn(compiled), ...persons.keys()]);
    case 'offers':
      return unknownOffer(compiled, name, value);
    case 'reached':
      return lookUp('milestone', name, [...BUILT_IN_MILESTONES, ...compiled.plan.milestones]);
    case 'said':
      return unknownMessage(compiled, name);
    case 'met':
    case 'breached':
    case 'running':
    case 'paused':
      return lookUp('clock', name, clocksIn(compiled));
    case 'due':
      return lookUp('due', name, [...clocksIn(compiled), ...compiled.plan.steps.keys()]);
    case 'data':
      return lookUp('field', name, compiled.blueprint.data.keys());
    case 'ended': {
      const { ends } = compiled.blueprint;
      const outcomes = ends.map(({ outcome }): string => outcome);
      return lookUp('end', name, [...ends.map(({ id }) => id), ...outcomes, ...Object.values(BUILT_IN_ENDS)]);
    }
    case 'refused':
      return lookUp('code', name, Object.keys(runCatalogue));
  }
}

function lookUp(what: ExpectedKind, name: string, names: Iterable<string>): UnknownName | undefined {
  const known = [...new Set(names)];
  if (known.includes(name)) return undefined;
  const near = nearest(name, known);
  return { what, name, ...(near === undefined ? {} : { near }), known };
}

function rolesIn({ blueprint }: CompiledBlueprint): string[] {
  return [...blueprint.roles.keys()];
}

function clocksIn({ plan }: CompiledBlueprint): string[] {
  return plan.clocks?.all.map(({ id }) => id) ?? [];
}

function unknownOffer(compiled: CompiledBlueprint, name: string, outcome: unknown): UnknownName | undefined {
  const { plan, events } = compiled;
  if (plan.steps.has(name) && typeof outcome === 'string') {
    return lookUp('outcome', outcome, outcomesOf(compiled, name));
  }
  const accepted = (plan.ladders?.all ?? []).filter(({ escalation }) => isAcceptable(escalation)).map(({ id }) => id);
  const others = events.filter((event) => !/^(?:step|escalation|sla)\./u.test(event));
  if (events.includes(name)) return undefined;
  return lookUp('offer', name, [...plan.steps.keys(), ...accepted, ...others]);
}

/** Anything may be looked for as words of a text; only what looks like the id of a message and stands in none is a slip. */
function unknownMessage({ plan }: CompiledBlueprint, name: string): UnknownName | undefined {
  if (!ID.test(name)) return undefined;
  const parts = [...plan.messages.values()].flatMap((texts) => Object.values(texts).flat());
  if (parts.some((part) => part.kind === 'text' && part.text.includes(name))) return undefined;
  const unknown = lookUp('message', name, plan.messages.keys());
  return unknown?.near === undefined ? undefined : unknown;
}
