import type { Blueprint } from '../blueprint/blueprint.ts';
import { BUILT_IN_MILESTONES } from '../blueprint/declared.ts';
import type { Field } from '../blueprint/field.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import { textIn, type Text } from '../blueprint/text.ts';
import { labelOf, VOTES, type Verb } from '../blueprint/verbs.ts';
import { expressionsOf } from '../flow/expressions.ts';
import { flowOf } from '../flow/graph.ts';
import { stepKey } from '../flow/keys.ts';
import { knownData, type KnownData } from '../flow/known-data.ts';
import { ordinaryOutcome } from '../flow/ways.ts';
import { askedBy } from './admit.ts';
import { carriedBy } from './carried.ts';
import { BUILT_IN_ENDS } from './case.ts';
import type { CompiledBlueprint } from './compile.ts';
import { outcomesOf, placesIn } from './places.ts';
import type { AssignmentPlan, StepPlan } from './plan.ts';
import { actingFor, workRoleOf } from './reassign.ts';
import { comment, literal, typeName, union } from './typescript.ts';
import { formOf, objectType, valueType, type Property } from './value-types.ts';

/** Steps that somebody does; all others happen by themselves. */
const DONE_BY_PEOPLE: readonly Verb[] = ['ask', 'do', 'survey', 'meet', 'approve'];

/**
 * What a test may know of one blueprint, as a TypeScript module: an interface for `openJourney<…>()` by which a step, role,
 * outcome, field or id that the blueprint does not have is an error of the compiler. Types only; the same blueprint gives
 * the same bytes.
 *
 * What a step asks for is needed, unless it is written `name?` or may be known already: a test goes one way of many, and
 * does not say twice what was said before.
 */
export function testTypesOf(compiled: CompiledBlueprint): string {
  return new TestTypes(compiled).print();
}

class TestTypes {
  readonly #compiled: CompiledBlueprint;
  readonly #blueprint: Blueprint;
  readonly #known: KnownData;

  constructor(compiled: CompiledBlueprint) {
    this.#compiled = compiled;
    this.#blueprint = compiled.blueprint;
    this.#known = knownData(flowOf(compiled.blueprint), expressionsOf(compiled.blueprint));
  }

  print(): string {
    const { id, version, hash, plan } = this.#compiled;
    const { stages, ends, roles, messages, interrupts, title, people } = this.#blueprint;
    const persons = people?.people === undefined ? undefined : [...people.people.people.keys()];
    const ids: readonly [key: string, ids: Iterable<string> | undefined][] = [
      ['stages', stages.map((stage) => stage.id)],
      ['places', placesIn(this.#compiled)],
      ['milestones', new Set([...BUILT_IN_MILESTONES, ...plan.milestones])],
      ['slas', (plan.clocks?.all ?? []).map((clock) => clock.id)],
      ['ends', new Set([...ends.map((end) => end.id), ...Object.values(BUILT_IN_ENDS)])],
      ['outcomes', ends.map(({ outcome }) => outcome)],
      ['roles', [CUSTOMER, ...roles.keys()]],
      ['persons', persons],
      ['messages', messages.keys()],
      ['escalations', (plan.ladders?.all ?? []).map((ladder) => ladder.id)],
      ['interrupts', interrupts.map((interrupt) => interrupt.id)],
    ];
    const properties: Property[] = [
      ...ids.map(([key, all]) => ({ key, type: all === undefined ? 'string' : union([...all].map(literal), '  ') })),
      { key: 'data', type: record(this.#data()) },
      { key: 'services', type: record(this.#services()) },
      { key: 'events', type: record(this.#events()) },
      { key: 'steps', type: record([...plan.steps.values()].map((step) => this.#step(step))) },
    ];
    return [
      `// What tests may know of ${id} ${version}, written by throughline compile --format types. Do not edit: write it anew.`,
      `// blueprint: ${id}\n// version: ${version}\n// hash: ${hash}\n`,
      `import type { BlueprintTypes } from 'throughline/testing';\n`,
      `${comment([this.#words(title)])}export interface ${typeName(id)} extends BlueprintTypes ${objectType(properties)}\n`,
    ].join('\n');
  }

  #words(text: Text | undefined): string | undefined {
    return text === undefined ? undefined : textIn(text, this.#blueprint.locales[0] ?? 'en');
  }

  #field(field: Field, indent: string, isOptional = false): Property {
    const { name, title } = field;
    return { key: name, type: valueType(field, indent), isOptional, words: [this.#words(title), formOf(field)] };
  }

  #data(): Property[] {
    return [...this.#blueprint.data.values()].map((field) => {
      const property = this.#field(field, '    ', true);
      return { ...property, type: `${property.type} | null` };
    });
  }

  #services(): Property[] {
    const calls = [...this.#compiled.plan.steps.values()].flatMap(({ step: { action } }) =>
      action.verb === 'call' ? [action] : [],
    );
    return [...this.#blueprint.services.values()].map(({ id, title, out }) => {
      const own = calls.filter(({ service }) => service.name === id);
      // What every call takes over must be there.
      const isTaken = (name: string): boolean =>
        own.length > 0 && own.every(({ into }) => into.some(({ output }) => output.name === name));
      const fields = [...out.values()].map((field) => this.#field(field, '      ', !isTaken(field.name)));
      return { key: id, type: carried(fields, '    '), words: [this.#words(title)] };
    });
  }

  #events(): Property[] {
    const { events, signals } = this.#blueprint;
    const outside = this.#compiled.events.filter(
      (event) => !/^(?:step|escalation|sla)\./u.test(event) && event !== 'customer.writes',
    );
    return outside.map((event) => {
      const [kind, id = ''] = event.split('.');
      const declared = (kind === CUSTOMER ? events : signals).get(id);
      const fields = [...carriedBy(this.#blueprint, event).values()].map((field) => this.#field(field, '      '));
      return { key: event, type: carried(fields, '    '), words: [this.#words(declared?.title)] };
    });
  }

  #step(plan: StepPlan): Property {
    const { step, actors } = plan;
    const { verb } = step.action;
    const isDone = DONE_BY_PEOPLE.includes(verb);
    const others = workRoleOf(step) === undefined ? [] : this.#reassignedTo();
    const by = isDone ? [...(actors ?? this.#everybody()), ...others] : [];
    const properties: Property[] = [
      { key: 'by', type: union(by.map(literal), '      ') },
      { key: 'takes', type: isDone ? this.#takes(plan) : '{ readonly outcome?: never; readonly with?: never }' },
      { key: 'outcomes', type: union(outcomesOf(this.#compiled, step.id).map(literal), '      ') },
    ];
    return {
      key: step.id,
      type: objectType(properties, '    '),
      words: [this.#words(step.title ?? labelOf(step.action))],
    };
  }

  /** The outcomes that can be picked, and what goes with them; of a meeting that was not held there is nothing to say. */
  #takes(plan: StepPlan): string {
    const { step, ways } = plan;
    const { verb } = step.action;
    const ordinary = ordinaryOutcome(verb);
    const votes: readonly string[] = VOTES;
    const picked = [...ways.values()].flatMap(({ way: { kind, name } }) =>
      kind === 'picked' || (kind === 'vote' && votes.includes(name)) ? [name] : [],
    );
    const outcomes = picked.length === 0 ? [ordinary] : picked;
    const groups = verb === 'meet' ? outcomes.map((outcome) => [outcome]) : [outcomes];
    return groups
      .map((group) => {
        const fields = [...askedBy(plan, group[0] ?? ordinary)].map(([name, { field, optional }]) => {
          const isKnown =
            verb !== 'meet' && (this.#known.entered(stepKey(step.id), name) || this.#hasOtherSource(name, plan));
          return { ...this.#field(field, '          ', optional || isKnown), key: ownName(name) };
        });
        return objectType(
          [
            { key: 'outcome', type: union(group.map(literal), '        '), isOptional: group.includes(ordinary) },
            { key: 'with', type: carried(fields, '        '), isOptional: fields.every((field) => field.isOptional) },
          ],
          '      ',
        );
      })
      .join(' | ');
  }

  /** True for a field that may have got its value elsewhere than at this step. */
  #hasOtherSource(field: string, { step }: StepPlan): boolean {
    const { plan, blueprint } = this.#compiled;
    const isSet = (set: readonly AssignmentPlan[]): boolean => set.some((one) => one.field === field);
    const decided = [...blueprint.decisions.values()].some(({ outputs }) => outputs.some(({ name }) => name === field));
    const handled = [...plan.handlers.values()].some(({ set }) => isSet(set));
    const others = [...plan.steps.values()].filter((other) => other.step.id !== step.id);
    const elsewhere = others.some(({ step: { action }, asked, ways, branches }) => {
      const isTaken = action.verb === 'call' && action.into.some((into) => into.field.name === field);
      const isAsked = ['ask', 'do', 'survey'].includes(action.verb) && asked.has(field);
      return isTaken || isAsked || [...ways.values(), ...branches].some(({ set }) => isSet(set));
    });
    return decided || handled || elsewhere;
  }

  #reassignedTo(): string[] {
    const levels = (this.#compiled.plan.ladders?.all ?? []).flatMap((ladder) => ladder.levels);
    return levels.flatMap(({ level: { reassign } }) =>
      reassign === undefined ? [] : [...actingFor(this.#compiled.plan, reassign.name)],
    );
  }

  #everybody(): string[] {
    return [CUSTOMER, ...this.#blueprint.roles.keys()];
  }
}

/** A record whose names are all that there are: none where there is nothing. */
function record(properties: readonly Property[]): string {
  return properties.length === 0 ? 'Record<never, never>' : objectType(properties, '  ');
}

/** What is carried: nothing may be added to it. */
function carried(fields: readonly Property[], indent: string): string {
  return fields.length === 0 ? 'Record<string, never>' : objectType(fields, indent);
}

/** What a module itself calls one of its fields: `amount` for `credit__amount`. */
function ownName(name: string): string {
  return name.split('__').at(-1) ?? name;
}
