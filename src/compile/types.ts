import type { Blueprint } from '../blueprint/blueprint.ts';
import { BUILT_IN_MILESTONES } from '../blueprint/declared.ts';
import type { Field } from '../blueprint/field.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import { textIn, type Text } from '../blueprint/text.ts';
import { labelOf } from '../blueprint/verbs.ts';
import { expressionsOf } from '../flow/expressions.ts';
import { flowOf } from '../flow/graph.ts';
import { stepKey } from '../flow/keys.ts';
import { knownData, type KnownData } from '../flow/known-data.ts';
import { askedBy } from './admit.ts';
import { BUILT_IN_ENDS, SERVICE, SYSTEM } from './case.ts';
import type { CompiledBlueprint } from './compile.ts';
import { carriedBy } from './carried.ts';
import { actingFor, workRoleOf } from './reassign.ts';
import { staffOf } from './extend-clock.ts';
import { comment, literal, typeName, union } from './typescript.ts';
import { formOf, objectType, valueType, type Property } from './value-types.ts';

/**
 * The types of one blueprint as a TypeScript module: its events with who may send them and what they carry, its data, its
 * ids, its services, and a host that takes nothing else. Types only; the same blueprint gives the same bytes.
 *
 * What a step asks for is needed, unless it is written `name?` or every way to the step has set it before.
 */
export function typesOf(compiled: CompiledBlueprint): string {
  return new TypesModule(compiled).print();
}

class TypesModule {
  readonly #compiled: CompiledBlueprint;
  readonly #blueprint: Blueprint;
  readonly #known: KnownData;
  readonly #name: string;

  constructor(compiled: CompiledBlueprint) {
    this.#compiled = compiled;
    this.#blueprint = compiled.blueprint;
    this.#known = knownData(flowOf(compiled.blueprint), expressionsOf(compiled.blueprint));
    this.#name = typeName(compiled.id);
  }

  print(): string {
    const { id, version, hash, plan } = this.#compiled;
    const { stages, ends, roles, messages, milestones, services, data } = this.#blueprint;
    const name = this.#name;
    const ownMilestones = [...BUILT_IN_MILESTONES, ...plan.milestones, ...milestones.keys()];
    const parts = [
      `// The types of ${id} ${version}, written by throughline compile --format ts. Do not edit: write it anew.\n` +
        `// blueprint: ${id}\n// version: ${version}\n// hash: ${hash}\n`,
      `import type { CaseHost, CaseView, Sent, SendOptions, Started, StartRequest } from 'throughline';\n`,
      this.#alias('Stage', this.#ids(stages.map((stage) => stage.id)), 'Its stages.'),
      this.#alias('Step', this.#ids(plan.steps.keys()), 'Its steps.'),
      this.#alias(
        'End',
        this.#ids(new Set([...ends.map((end) => end.id), ...Object.values(BUILT_IN_ENDS)])),
        'Its ends, and those that every case has.',
      ),
      this.#alias('Milestone', this.#ids(ownMilestones), 'What a case can reach.'),
      this.#alias('Role', this.#ids([CUSTOMER, ...roles.keys(), SERVICE, SYSTEM.role]), 'Who can do something.'),
      this.#alias('Message', this.#ids(messages.keys()), 'What is sent to people.'),
      this.#alias('Service', this.#ids(services.keys()), 'Systems that are called.'),
      ...(plan.ladders === undefined
        ? []
        : [this.#alias('Escalation', this.#ids(plan.ladders.all.map((ladder) => ladder.id)), 'Its escalations.')]),
      ...(plan.clocks === undefined
        ? []
        : [this.#alias('Clock', this.#ids(plan.clocks.all.map((clock) => clock.id)), 'Its service clocks.')]),
      `/** Somebody in a role. */\nexport type ${name}Actor<R extends ${name}Role = ${name}Role> = ` +
        `{\n  readonly role: R;\n  readonly person?: string;\n};\n`,
      this.#objectAlias(
        'Fields',
        [...data.values()].map((field) => this.#field(field)),
        'Its data, by field.',
      ),
      `/** What is known of a case: any of its fields may be missing. */\nexport type ${name}Data = ` +
        `{\n  readonly [F in keyof ${name}Fields]?: ${name}Fields[F] | null;\n};\n`,
      this.#objectAlias('Services', this.#services(), 'What each service is given and what it returns.'),
      this.#objectAlias('Events', this.#events(), 'Every event from outside: who may send it, and what it carries.'),
      `/** An event by its type, as it is sent; without \`at\` it happens now. */\n` +
        `export type ${name}EventOf<T extends keyof ${name}Events> = ` +
        `{\n  readonly [K in T]: { readonly type: K; readonly at?: number } & ${name}Events[K];\n}[T];\n`,
      `/** Any event from outside, told apart by its \`type\`. */\n` +
        `export type ${name}Event = ${name}EventOf<keyof ${name}Events>;\n`,
      `/** A case as it stands. */\nexport type ${name}View = Omit<CaseView, ${plan.clocks === undefined ? '' : `'clocks' | `}'stage' | 'end' | 'data'> & {\n` +
        `  readonly stage?: ${name}Stage;\n  readonly end?: ${name}End;\n  readonly data: ${name}Data;\n` +
        (plan.clocks === undefined
          ? '};\n'
          : `  readonly clocks: readonly (CaseView['clocks'][number] & { readonly sla: ${name}Clock })[];\n};\n`),
      this.#host(),
    ];
    return parts.join('\n');
  }

  #alias(suffix: string, type: string, words: string): string {
    return `${comment([words])}export type ${this.#name}${suffix} =${type.startsWith('\n') ? '' : ' '}${type};\n`;
  }

  #objectAlias(suffix: string, properties: readonly Property[], words: string): string {
    return `${comment([words])}export type ${this.#name}${suffix} = ${objectType(properties)};\n`;
  }

  #ids(ids: Iterable<string>): string {
    return union([...ids].map(literal));
  }

  /** A text in the first locale. */
  #words(text: Text | undefined): string | undefined {
    return text === undefined ? undefined : textIn(text, this.#blueprint.locales[0] ?? 'en');
  }

  #field(field: Field): Property {
    return {
      key: field.name,
      type: valueType(field, '  '),
      words: [this.#words(field.title), formOf(field), this.#labels(field)],
    };
  }

  /** The labels of an enum's values, where they have some. */
  #labels({ values }: Field): string | undefined {
    const labels = [...(values ?? [])].flatMap(([value, label]) =>
      label === undefined ? [] : [`${value}: ${this.#words(label) ?? ''}`],
    );
    return labels.length === 0 ? undefined : labels.join('; ');
  }

  #services(): Property[] {
    const side = (fields: ReadonlyMap<string, Field>): string =>
      objectType(
        [...fields.values()].map((field) => ({ ...this.#field(field), type: valueType(field, '      ') })),
        '    ',
      );
    return [...this.#blueprint.services.values()].map((service) => ({
      key: service.id,
      type: objectType(
        [
          { key: 'in', type: side(service.in) },
          { key: 'out', type: side(service.out) },
        ],
        '  ',
      ),
      words: [this.#words(service.title)],
    }));
  }

  #events(): Property[] {
    return this.#compiled.events.map((event) => this.#stepEvent(event) ?? this.#otherEvent(event));
  }

  #stepEvent(event: string): Property | undefined {
    const [, id = '', outcome] = /^step\.([^.]+)\.([^.]+)$/.exec(event) ?? [];
    const plan = this.#compiled.plan.steps.get(id);
    if (plan === undefined) return undefined;
    const { step, actors } = plan;
    const { verb } = step.action;
    // What a service returns, and who was at a meeting, are no fields of the case.
    const isStored = verb !== 'call' && verb !== 'meet';
    const carried = outcome === undefined || outcome === 'failed' ? [] : [...askedBy(plan, outcome)];
    const data = carried.map(([name, { field, optional }]): Property => {
      const isKnown = isStored && this.#known.entered(stepKey(id), name);
      return {
        key: name,
        type: isStored ? `${this.#name}Fields[${literal(name)}]` : valueType(field, '      '),
        isOptional: optional || isKnown,
        words: [isStored ? undefined : this.#words(field.title)],
      };
    });
    // What an escalation moves is then done by another role.
    const others = workRoleOf(step) === undefined ? [] : this.#reassignedTo();
    return this.#event(event, [...new Set([...(actors ?? this.#everybody()), ...others])], data, [
      this.#words(step.title ?? labelOf(step.action)),
    ]);
  }

  #otherEvent(event: string): Property {
    const [kind, id = ''] = event.split('.');
    const { events, signals, roles } = this.#blueprint;
    const declared = (kind === CUSTOMER ? events : signals).get(id);
    const senders =
      kind === 'sla'
        ? staffOf(this.#compiled.plan)
        : kind === 'escalation'
          ? [...roles.keys()]
          : kind === 'signal'
            ? [SYSTEM.role, SERVICE, ...roles.keys()]
            : this.#everybody();
    const data = [...carriedBy(this.#blueprint, event)].map(([name, field]) => ({
      key: name,
      type: valueType(field, '      '),
      words: [this.#words(field.title), formOf(field)],
    }));
    return this.#event(event, senders, data, [this.#words(declared?.title)]);
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

  #event(
    event: string,
    senders: readonly string[],
    data: readonly Property[],
    words: readonly (string | undefined)[],
  ): Property {
    const properties: Property[] = [
      { key: 'by', type: `${this.#name}Actor<${union(senders.map(literal), '    ')}>` },
      data.length === 0
        ? { key: 'data', type: '{ readonly [key: string]: never }', isOptional: true }
        : {
            key: 'data',
            type: objectType(data, '    '),
            isOptional: data.every(({ isOptional }) => isOptional === true),
          },
    ];
    return { key: event, type: objectType(properties, '  '), words };
  }

  #host(): string {
    const name = this.#name;
    const { id } = this.#compiled;
    return `/** A host that takes the events of this blueprint only: \`const host: ${name}Host = createHost({ … })\`. */
export type ${name}Host = Omit<CaseHost, 'start' | 'send'> & {
  start(
    caseId: string,
    request: Omit<StartRequest, 'blueprint' | 'input'> & {
      readonly blueprint: ${literal(id)};
      readonly input?: Omit<NonNullable<StartRequest['input']>, 'data' | 'by'> & {
        readonly by?: ${name}Actor;
        readonly data?: ${name}Data;
      };
    },
  ): Promise<Started>;
  send(caseId: string, event: ${name}Event, options: SendOptions): Promise<Sent>;
};
`;
  }
}
