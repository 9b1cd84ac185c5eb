import type { Blueprint } from '../../blueprint/blueprint.ts';
import { CUSTOMER } from '../../blueprint/id.ts';
import { SERVICE, SYSTEM, type CaseEvent } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { acceptedBy } from '../../compile/ladder-plan.ts';
import { ordinaryOutcome } from '../../flow/ways.ts';
import { acceptedEvents, type AcceptedEvent } from '../../run/accepted.ts';
import { printInstant } from '../../time/instant.ts';
import { ownField } from '../../story/module-names.ts';
import type { WrittenLine } from '../journey-file.ts';
import { shortInstant } from '../write-journey.ts';
import type { TriedCase } from './tried-case.ts';
import type { TryValues } from './try-values.ts';

/** Something that may be tried next, as a line of a journey and as what it does to the case. */
export interface TriedMove {
  readonly line: WrittenLine;
  readonly happening: Omit<CaseEvent, 'at'> | { readonly until: number };
}

/** Verbs whose ordinary outcome is said all the same. */
const SAID = new Set(['approve', 'meet']);

/** What a case may be tried with: what it offers, each with the values worth trying, and the next thing that time brings. */
export function movesFrom(compiled: CompiledBlueprint, values: TryValues, tried: TriedCase): TriedMove[] {
  const moves = acceptedEvents(compiled, tried.snapshot).flatMap((event) => movesOf(compiled, values, tried, event));
  const due = Math.min(...tried.timers.map((timer) => timer.due));
  if (due === Infinity) return moves;
  const until = Math.max(due, tried.now);
  const line = { until: shortInstant(printInstant(until, compiled.blueprint.zone)) };
  return [...moves, { line, happening: { until } }];
}

function movesOf(
  { plan, blueprint }: CompiledBlueprint,
  values: TryValues,
  tried: TriedCase,
  accepted: AcceptedEvent,
): TriedMove[] {
  const { type, step, outcome, by, run, service } = accepted;
  const escalation = acceptedBy(type);
  const [role = SYSTEM.role] = by;
  if (escalation !== undefined) {
    const told = tried.snapshot.context.ladders?.[escalation]?.told ?? [];
    const persons = told.flatMap((one) => (one.role === undefined ? [] : [{ role: one.role, person: one.person }]));
    const actor = persons.find((one) => by.includes(one.role)) ?? { role, person: undefined };
    const as = actor.person === undefined ? {} : { as: actor.person };
    return [
      {
        line: { accept: escalation, by: actor.role, ...as },
        happening: { type, by: { role: actor.role, ...(actor.person === undefined ? {} : { person: actor.person }) } },
      },
    ];
  }
  if (type === 'customer.writes') {
    const data = { text: 'x' };
    return [{ line: { message: data.text }, happening: { type, by: { role: CUSTOMER }, data } }];
  }
  return dataFor(values, accepted).flatMap((data): TriedMove[] => {
    const carrying = Object.keys(data).length === 0 ? {} : { with: data };
    if (step === undefined) {
      const usual = type.startsWith('customer.') || type === 'case.reopens' ? CUSTOMER : SYSTEM.role;
      const sender = by.includes(usual) ? usual : role;
      const said = sender === usual ? {} : { by: sender };
      return [{ line: { event: type, ...said, ...carrying }, happening: { type, by: { role: sender }, data } }];
    }
    const action = plan.steps.get(step)?.step.action;
    const verb = action?.verb ?? 'do';
    if (verb === 'call') {
      const line = outcome === 'failed' ? { fail: service ?? '' } : { returns: service ?? '', ...carrying };
      return [{ line, happening: { type, by: { role: SERVICE }, data, run } }];
    }
    // At a meeting those have to be there who are asked for.
    const given = action?.verb === 'meet' ? { ...data, present: action.required.map(({ name }) => name) } : data;
    const own = Object.fromEntries(Object.entries(given).map(([name, value]) => [ownField(name), value]));
    const filled = Object.keys(own).length === 0 ? {} : { with: own };
    const outcomes = outcome === ordinaryOutcome(verb) && !SAID.has(verb) ? {} : { outcome };
    const sentBy = (as: { readonly as?: string }, person: { readonly person?: string }): TriedMove => ({
      line: { by: role, ...as, step, ...outcomes, ...filled },
      happening: { type, by: { role, ...person }, data: given },
    });
    if (verb !== 'approve') return [sentBy({}, {})];
    return votersIn(blueprint, role).map((person) => sentBy({ as: person }, { person }));
  });
}

/** Who may vote: where nobody is known by name, anybody; votes may have to come from several people. */
function votersIn({ people }: Blueprint, role: string): string[] {
  if (people === undefined) return ['first', 'second', 'third'];
  return [...(people.people?.people.values() ?? [])]
    .filter(({ roles }) => roles.some(({ name }) => name === role))
    .map(({ id }) => id);
}

/** One set of ordinary answers, and for each field each other value that is worth trying. */
function dataFor(values: TryValues, { fields }: AcceptedEvent): Record<string, unknown>[] {
  const asked = fields.filter(({ needed, field }) => needed || field.type === 'boolean' || field.type === 'enum');
  const choices = asked.map((field) => ({ name: field.name, all: values.of(field) }));
  const usual = Object.fromEntries(choices.flatMap(({ name, all }) => (all.length === 0 ? [] : [[name, all[0]]])));
  return [usual, ...choices.flatMap(({ name, all }) => all.slice(1).map((value) => ({ ...usual, [name]: value })))];
}
