import type { WrittenBlueprint } from '../blueprint/blueprint.ts';
import { ID, NAME } from '../blueprint/id.ts';
import type { ProcessNode } from '../blueprint/process.ts';
import { freeNames } from '../feel/free-names.ts';
import { freeId, idFrom } from '../flow/process-choices.ts';
import type { Parts } from './process-carried.ts';
import type { Naming } from './process-layout.ts';
import { stepIdOf } from '../blueprint/process-names.ts';

/** Ids that a modeller gives by itself: a word for what was drawn, and a number that says nothing. */
const COUNTED =
  /^(?:(?:sid|id)-[0-9a-f-]+|#\d+|(?:\w*task|activity|\w*gateway|\w*event|flow|subprocess|callactivity|step|node)(?:_\w*|[0-9][0-9a-z]*))$/iu;

/** The longest id that is still read at a glance. */
const LONGEST = 40;

/** Gives every step and end of a process an id that a person would have given: their own, or one of their name. */
export function readableIds({ draft, ends }: Parts): Naming {
  const taken = new Set<string>(['next', 'else', 'resume']);
  const named = new Map<string, string>();
  const name = (id: string, words: string): void => {
    const free = freeId(words, taken);
    taken.add(free);
    named.set(id, free);
  };
  for (const process of draft.model.processes) {
    for (const node of process.nodes.values()) {
      const end = ends.find((own) => own.node === node);
      const id = stepIdOf(node);
      if (end === undefined) name(id, wordsOf(node));
      else name(id, ownId(node) ?? shortId(node.name ?? '') ?? `closed-${end.outcome}`);
    }
  }
  for (const { id, node, outcome } of ends) if (node === undefined) name(id, `closed-${outcome}`);
  return (id) => {
    const known = named.get(id);
    if (known !== undefined) return known;
    // Steps that stand beside a node bear its name: `pay--by-hand`.
    const owner = [...named.keys()]
      .filter((own) => id.startsWith(`${own}-`))
      .toSorted((a, b) => b.length - a.length)[0];
    const made = owner === undefined ? (idFrom(id) ?? 'step') : `${named.get(owner)}${id.slice(owner.length)}`;
    name(id, made);
    return named.get(id) ?? made;
  };
}

function wordsOf(node: ProcessNode): string {
  return ownId(node) ?? shortId(node.name ?? '') ?? KINDS[node.kind === 'activity' ? 'activity' : node.type] ?? 'step';
}

/** What something without a name is called, by what it is. */
const KINDS: Readonly<Record<string, string>> = {
  activity: 'work',
  exclusiveGateway: 'choice',
  inclusiveGateway: 'choice',
  parallelGateway: 'together',
  eventBasedGateway: 'whichever-first',
  intermediateCatchEvent: 'wait',
  intermediateThrowEvent: 'tell',
  startEvent: 'begin',
  boundaryEvent: 'interrupted',
};

function ownId({ id }: ProcessNode): string | undefined {
  return COUNTED.test(id) ? undefined : idFrom(id);
}

function shortId(words: string): string | undefined {
  const id = idFrom(words);
  if (id === undefined || id.length <= LONGEST) return id;
  const cut = id.slice(0, LONGEST).replace(/-[^-]*$/u, '');
  return ID.test(cut) ? cut : undefined;
}

/** A name as expressions have them: `orderTotal` becomes `order_total`. */
function snake(name: string): string {
  const words = idFrom(name)?.replaceAll('-', '_') ?? '';
  return NAME.test(words) ? words : 'value';
}

/** Names of fields, events and signals as the language has them, wherever they stand. */
export function withReadableNames(entry: WrittenBlueprint): WrittenBlueprint {
  const fields = renamed(Object.keys(entry.data ?? {}), NAME, snake, '_');
  const events = renamed(Object.keys(entry.events ?? {}), ID, (id) => idOfEvent(id, entry.events?.[id]?.title), '-');
  const signals = renamed(Object.keys(entry.signals ?? {}), ID, (id) => idOfEvent(id, entry.signals?.[id]?.title), '-');
  const field = (name: string): string => fields.get(name) ?? name;
  const outputs = (name: string): string => (NAME.test(name) ? name : snake(name));
  const event = (name: string): string => {
    const [prefix, id] = [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)];
    const known = prefix === 'customer' ? events.get(id) : prefix === 'signal' ? signals.get(id) : undefined;
    return known === undefined ? name : `${prefix}.${known}`;
  };
  const feel = (text: string): string =>
    freeNames(text)
      .toReversed()
      .reduce((words, { name, start, end }) => words.slice(0, start) + field(name) + words.slice(end), text);
  const value = (given: unknown): unknown =>
    typeof given === 'string' && given.startsWith('=') ? `=${feel(given.slice(1))}` : given;
  const asked = (names: readonly string[]): string[] =>
    names.map((name) => (name.endsWith('?') ? `${field(name.slice(0, -1))}?` : field(name)));
  const rename = (given: unknown, key: string, above: string): unknown => {
    if (Array.isArray(given)) {
      const isAsked = key === 'form' || key === 'ask' || key === 'fields';
      return isAsked ? asked(given as string[]) : given.map((item: unknown) => rename(item, '', key));
    }
    if (typeof given === 'object' && given !== null) {
      return Object.fromEntries(
        Object.entries(given).map(([own, inner]): [string, unknown] => {
          if (key === 'into') return [field(own), typeof inner === 'string' ? outputs(inner) : inner];
          if (key === 'set') return [field(own), value(inner)];
          if (key === 'with') return [outputs(own), value(inner)];
          if (key === 'on') return [event(own), rename(inner, '', key)];
          if (key === 'first') return [own, typeof inner === 'string' ? event(inner) : inner];
          return [own, rename(inner, own, key)];
        }),
      );
    }
    if (typeof given !== 'string') return given;
    if (key === 'when') return feel(given);
    return key === 'event' && above === 'wait' ? event(given) : given;
  };
  const services =
    entry.services &&
    Object.fromEntries(
      Object.entries(entry.services).map(([id, service]) => [
        id,
        {
          ...service,
          ...(service.in === undefined ? {} : { in: withKeys(service.in, outputs) }),
          ...(service.out === undefined ? {} : { out: withKeys(service.out, outputs) }),
        },
      ]),
    );
  return Object.fromEntries(
    Object.entries({
      ...entry,
      data: withKeys(entry.data, field),
      events: withKeys(entry.events, (id) => events.get(id) ?? id),
      signals: withKeys(entry.signals, (id) => signals.get(id) ?? id),
      services,
      inputs: entry.inputs && asked(entry.inputs),
      stages: rename(entry.stages, 'stages', ''),
    }).filter(([, section]) => section !== undefined),
  ) as WrittenBlueprint;
}

function withKeys<T>(
  section: Record<string, T> | undefined,
  name: (key: string) => string,
): Record<string, T> | undefined {
  return section && Object.fromEntries(Object.entries(section).map(([key, inner]) => [name(key), inner]));
}

function idOfEvent(id: string, title: unknown): string {
  return (typeof title === 'string' ? shortId(title) : undefined) ?? idFrom(id) ?? 'event';
}

/** New names for those that do not fit the language, each its own. */
function renamed(
  names: readonly string[],
  fits: RegExp,
  make: (name: string) => string,
  glue: string,
): Map<string, string> {
  const taken = new Set(names.filter((name) => fits.test(name)));
  return new Map(
    names.map((name) => {
      if (fits.test(name)) return [name, name];
      const made = make(name);
      let free = made;
      for (let number = 2; taken.has(free); number += 1) free = `${made}${glue}${number}`;
      taken.add(free);
      return [name, free];
    }),
  );
}
