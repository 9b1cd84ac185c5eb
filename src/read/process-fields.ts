import { RESERVED_NAMES } from '../blueprint/id.ts';
import type { WrittenField } from '../blueprint/field.ts';
import type { Expression } from '../blueprint/origin.ts';
import type { ExtensionElement, Process, ProcessNode } from '../blueprint/process.ts';
import { freeNames, type FreeName, type UsedAs } from '../feel/free-names.ts';
import { activitiesBefore, reachedWithout } from '../flow/process-before.ts';
import { processExpression, processExpressions, type ProcessExpressionUse } from '../flow/process-expressions.ts';
import type { Path } from '../text/places.ts';
import type { Draft } from './process-draft.ts';
import { childrenOf, descendantsOf } from './process-extensions.ts';

/** A field that a node fills, and whether it must. */
export interface Filled {
  readonly field: string;
  readonly from: Path;
  readonly mustBe: boolean;
}

/** The data of a process: what its forms and mappings declare, and what its expressions read although nobody declares it. */
export class Fields {
  readonly #draft: Draft;
  readonly #filled = new Map<string, Filled[]>();
  /** Fields that a case must bring along. */
  readonly inputs: string[] = [];
  readonly #read = new Set<string>();

  constructor(draft: Draft) {
    this.#draft = draft;
    const reads = this.#reads();
    for (const { name } of reads) this.#read.add(name.name);
    for (const process of draft.model.processes) {
      for (const node of process.nodes.values()) this.#readDeclared(node);
    }
    this.#propose(reads);
    this.#complete(reads);
  }

  /** The fields that whoever works at a node fills. */
  at(node: ProcessNode): readonly Filled[] {
    return this.#filled.get(node.id) ?? [];
  }

  /** Every bare name of every expression. */
  #reads(): Read[] {
    const { model } = this.#draft;
    const mapped = model.processes.flatMap((process) =>
      [...process.nodes.values()].flatMap((node) =>
        inputsOf(node)
          .filter(({ written }) => isExpression(written.text))
          .map(({ written }) => ({ written, use: 'script' as const, process, node })),
      ),
    );
    // The same condition often stands on several flows.
    const known = new Map<string, readonly FreeName[]>();
    const namesIn = (text: string, expects: UsedAs | undefined): readonly FreeName[] => {
      const key = `${expects} ${text}`;
      const names = known.get(key) ?? freeNames(text, expects);
      known.set(key, names);
      return names;
    };
    return [...processExpressions(model), ...mapped].flatMap(({ written, use, process, node }): Read[] => {
      const own = processExpression(written);
      if (!own.ok) return [];
      return namesIn(own.expression.text, EXPECTED[use])
        .filter(({ name }) => !RESERVED_NAMES.includes(name) && !(use === 'completion' && COUNTERS.test(name)))
        .map((name) => ({ name, node, process, use, expression: own.expression }));
    });
  }

  #readDeclared(node: ProcessNode): void {
    for (const form of childrenOf(node, 'camunda', 'formData')) {
      for (const field of descendantsOf(form, 'formField')) this.#formField(node, field);
    }
    for (const output of outputsOf(node)) this.#output(node, output);
    if (node.kind === 'activity' && node.loop?.kind === 'multiple' && node.loop.item !== undefined) {
      this.#declare(node.loop.item, { type: 'text' }, node.loop.path);
    }
  }

  #formField(node: ProcessNode, own: ExtensionElement): void {
    const { id = '', label, type = 'string', defaultValue } = own.attributes;
    if (id === '') return;
    const values = descendantsOf(own, 'value').flatMap(({ attributes }): [string, string][] => {
      const { id: value } = attributes;
      return value === undefined ? [] : [[value, attributes['name'] ?? value]];
    });
    const isRequired = descendantsOf(own, 'constraint').some(({ attributes }) => attributes['name'] === 'required');
    this.#declare(
      id,
      {
        type: FORM_TYPES[type] ?? 'text',
        ...(label === undefined ? {} : { title: label }),
        ...(type === 'enum' && values.length > 0 ? { values: Object.fromEntries(values) } : {}),
        ...(defaultValue === undefined || /^[$#]\{/.test(defaultValue) ? {} : { default: literal(defaultValue, type) }),
      },
      own.path,
    );
    // What the flow decides by must be answered.
    this.#fill(node, { field: id, from: own.path, mustBe: isRequired || this.#read.has(id) });
  }

  #output(node: ProcessNode, { target, path }: Output): void {
    this.#declare(target, { type: 'text' }, path);
    this.#fill(node, { field: target, from: path, mustBe: true });
  }

  #declare(name: string, field: WrittenField, from: Path): void {
    if (!RESERVED_NAMES.includes(name)) this.#draft.put('data', name, field, from);
  }

  #fill(node: ProcessNode, filled: Filled): void {
    if (!Object.hasOwn(this.#draft.sections.data, filled.field)) return;
    const before = this.#filled.get(node.id);
    if (before === undefined) this.#filled.set(node.id, [filled]);
    else if (!before.some(({ field }) => field === filled.field)) before.push(filled);
  }

  /** Names that nobody declares become fields; who was at work last before they are read is asked for them. */
  #propose(reads: readonly Read[]): void {
    const { data } = this.#draft.sections;
    // A type that was only assumed for want of a better one is what the expressions make of it.
    for (const [name, all] of Map.groupBy(reads, ({ name: { name } }) => name)) {
      const as = all.map((read) => read.name.as).find((kind) => kind !== undefined);
      const [first] = all;
      if (first === undefined) continue;
      if (Object.hasOwn(data, name)) {
        const [declared] = [data[name]];
        const isMapped = declared !== undefined && Object.keys(declared).length === 1 && declared.type === 'text';
        if (isMapped && as !== undefined) data[name] = { type: TYPES[as] };
        continue;
      }
      const { expression, name: place } = first;
      const span = this.#draft.model.places.within(
        expression.path,
        expression.offset + place.start,
        expression.offset + place.end,
      );
      this.#draft.put('data', name, { type: as === undefined ? 'text' : TYPES[as] }, expression.path);
      this.#draft.report(span, 'TL8051', { name, type: as === undefined ? 'text' : TYPES[as], others: all.length - 1 });
      this.#provide(name, all);
    }
  }

  /**
   * What some people fill in and a gateway reads, others are asked for who come to the gateway without it: in Camunda
   * whoever works on a case may set any of its variables.
   */
  #complete(reads: readonly Read[]): void {
    for (const [field, all] of Map.groupBy(reads, ({ name }) => name.name)) {
      const asked = all.filter(({ node, use }) => use === 'condition' && node.kind === 'gateway');
      const fillers = new Set(
        [...this.#filled].flatMap(([id, filled]) => (filled.some((one) => one.field === field) ? [id] : [])),
      );
      if (asked.length === 0 || fillers.size === 0) continue;
      const open = new Map<Process, ReadonlySet<string>>();
      for (const { node, process, expression } of asked) {
        const reached = open.get(process) ?? reachedWithout(process, fillers);
        open.set(process, reached);
        for (const activity of activitiesBefore(process, node).activities) {
          if (!isOfPeople(activity) || fillers.has(activity.id) || !reached.has(activity.id)) continue;
          this.#fill(activity, { field, from: expression.path, mustBe: true });
        }
      }
    }
  }

  #provide(name: string, reads: readonly Read[]): void {
    let mustBring = false;
    const providers = new Map<ProcessNode, Path>();
    for (const { process, node, use, expression } of reads) {
      // The flows of an activity are looked at when it is done, and so is what makes it run again.
      const isOwn = use === 'condition' && node.kind === 'activity';
      const { activities, fromStart } = isOwn
        ? { activities: new Set([node]), fromStart: false }
        : activitiesBefore(process, node);
      mustBring ||= fromStart || activities.size === 0;
      for (const activity of activities) {
        if (canGive(activity)) providers.set(activity, expression.path);
        else mustBring = true;
      }
    }
    for (const [node, from] of providers) this.#fill(node, { field: name, from, mustBe: !mustBring });
    if (mustBring) this.inputs.push(name);
  }
}

interface Read {
  readonly name: FreeName;
  readonly node: ProcessNode;
  readonly process: Process;
  readonly use: ProcessExpressionUse;
  readonly expression: Expression;
}

/** True for work whose result can be asked for: that of people, and that of services. */
function canGive(node: ProcessNode): boolean {
  if (node.kind !== 'activity') return false;
  return ['task', 'userTask', 'manualTask', 'serviceTask', 'businessRuleTask', 'scriptTask'].includes(node.type);
}

/** True for work of people. */
function isOfPeople(node: ProcessNode): boolean {
  return node.kind === 'activity' && ['task', 'userTask', 'manualTask'].includes(node.type);
}

const EXPECTED: Readonly<Partial<Record<ProcessExpressionUse, UsedAs>>> = {
  condition: 'boolean',
  completion: 'boolean',
  cardinality: 'number',
  collection: 'list',
};

const COUNTERS = /^(?:(?:nrOf|numberOf)\w*Instances|loopCounter)$/;

const TYPES: Readonly<Record<UsedAs, WrittenField['type']>> = {
  boolean: 'boolean',
  number: 'number',
  text: 'text',
  date: 'date',
  datetime: 'datetime',
  time: 'time',
  duration: 'duration',
  list: 'list',
};

const FORM_TYPES: Readonly<Record<string, WrittenField['type']>> = {
  string: 'text',
  long: 'integer',
  boolean: 'boolean',
  date: 'date',
  enum: 'enum',
};

function literal(text: string, type: string): unknown {
  if (type === 'boolean') return text === 'true';
  if (type === 'long') return Number(text);
  return text;
}

/** What a task is given: the name inside it, and the text or expression as written. */
export interface Input {
  readonly name: string;
  readonly written: Expression;
  readonly path: Path;
}

/** What the input mappings of a task say; the same task gives the same expressions. */
export function inputsOf(node: ProcessNode): readonly Input[] {
  if (node.extensions === undefined) return [];
  const known = inputs.get(node);
  if (known !== undefined) return known;
  const zeebe = childrenOf(node, 'zeebe', 'ioMapping').flatMap((mapping) =>
    descendantsOf(mapping, 'input').map(({ attributes, path }) => ({
      name: attributes['target'],
      text: attributes['source'],
      path,
    })),
  );
  const camunda = childrenOf(node, 'camunda', 'inputOutput').flatMap((mapping) =>
    descendantsOf(mapping, 'inputParameter').map(({ attributes, path, text }) => ({
      name: attributes['name'],
      text,
      path,
    })),
  );
  const found = [...zeebe, ...camunda].flatMap(({ name, text, path }): Input[] =>
    name === undefined || text === undefined ? [] : [{ name, written: { text, path, offset: 0 }, path }],
  );
  inputs.set(node, found);
  return found;
}

const inputs = new WeakMap<ProcessNode, readonly Input[]>();

/** True for what is worked out; anything else is a text as it stands. */
export function isExpression(text: string): boolean {
  return /^\s*(?:=|[$#]\{)/.test(text);
}

/** A variable that a task gives back: the field that takes it, and what it is called inside the task. */
export interface Output {
  readonly target: string;
  /** The name of what the service returns; undefined where an expression makes it of something else. */
  readonly source?: string;
  readonly path: Path;
}

/** The name that an expression consists of. */
function named(text: string | undefined): string | undefined {
  return /^\s*(?:=\s*|[$#]\{)?([\p{L}_][\p{L}\p{M}\p{N}_]*)\}?\s*$/u.exec(text ?? '')?.[1];
}

/** What the extensions of a task say about what it gives back. */
export function outputsOf(node: ProcessNode): readonly Output[] {
  if (node.extensions === undefined) return [];
  return [
    ...childrenOf(node, 'zeebe', 'ioMapping').flatMap((mapping) =>
      descendantsOf(mapping, 'output').flatMap(({ attributes, path }): Output[] => {
        const { target, source } = attributes;
        return target === undefined ? [] : [{ target, source: named(source), path }];
      }),
    ),
    ...childrenOf(node, 'camunda', 'inputOutput').flatMap((mapping) =>
      descendantsOf(mapping, 'outputParameter').flatMap(({ attributes, path, text }): Output[] => {
        const { name: target } = attributes;
        return target === undefined ? [] : [{ target, source: named(text), path }];
      }),
    ),
    ...(node.extensions ?? []).flatMap(({ name, text, path, isAttribute }): Output[] =>
      isAttribute === true && name.endsWith(':resultVariable') && text !== undefined && text !== ''
        ? [{ target: text, source: text, path }]
        : [],
    ),
  ];
}
