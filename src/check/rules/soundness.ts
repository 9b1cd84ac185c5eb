import type { Process, ProcessElement, ProcessModel, ProcessNode } from '../../blueprint/process.ts';
import { stepsOf } from '../../blueprint/blueprint.ts';
import { circlesWithoutWaiting } from '../../flow/process-loops.ts';
import { mismatchesOf } from '../../flow/process-matches.ts';
import { isBegunByFlow, scopesOf, startsOf } from '../../flow/process-scopes.ts';
import { unsoundnessOf, type Unsoundness } from '../../flow/soundness.ts';
import { waits } from '../../flow/ways.ts';
import type { NamedElement } from '../../text/catalogue/bpmn-words.ts';
import type { Check, Rule } from '../rule.ts';

// Laws about the tokens of a BPMN process that is carried as it is. What the verbs of the language say has its own laws.

/** Every case can come to its end, and no gateway waits for what cannot come (van der Aalst 1998: option to complete). */
export const soundness: Rule = {
  name: 'every-case-can-end',
  phase: 3,
  check(check) {
    tellAll(check, ['waits', 'endless']);
  },
};

/** What runs at the same time is joined before it goes on, and all of it can happen (proper completion, no dead parts). */
export const properCompletion: Rule = {
  name: 'what-runs-at-once-is-joined',
  phase: 4,
  principle: 'lean',
  check(check) {
    tellAll(check, ['twice', 'ends-twice', 'piles-up', 'dead', 'undecided']);
  },
};

/** A token that goes round waits for somebody or something on the way. */
export const waitlessCircles: Rule = {
  name: 'circles-wait-for-something',
  phase: 3,
  check(check) {
    const { process: model } = check.blueprint;
    if (model === undefined) return;
    const waiting = new Set(
      stepsOf(check.blueprint)
        .filter(waits)
        .map(({ id }) => id),
    );
    const endless = new Set(unsoundnessOf(model).flatMap((one) => (one.kind === 'endless' ? one.nodes : [])));
    for (const process of model.processes) {
      for (const circle of circlesWithoutWaiting(model, process, ({ id }) => waiting.has(id))) {
        // One that nothing leaves is told as that.
        if (circle.every((id) => endless.has(id))) continue;
        const nodes = circle.flatMap((id) => process.nodes.get(id) ?? []);
        tell(check, nodes[0], nodes.slice(1), (at, more) => check.at(at, 'TL4177', { nodes: nodes.map(named) }, more));
      }
    }
  },
};

/** Links, errors and escalations have both of their sides, and processes begin somewhere. */
export const matchedEvents: Rule = {
  name: 'links-have-two-ends',
  phase: 3,
  check(check) {
    const { process: model } = check.blueprint;
    for (const process of model?.processes ?? []) {
      const scope = scopesOf(process).get(process.id);
      if (scope !== undefined && [...scope.nodes.values()].some(isBegunByFlow) && startsOf(scope).length === 0) {
        check.atKey(process.path, 'TL4184', { process: namedAs('process', process) });
      }
      for (const { kind, ...one } of mismatchesOf(model!, process)) {
        if (kind !== 'link' || !('others' in one)) continue;
        const { node, name, others } = one;
        tell(check, node, others, (at, more) =>
          check.at(at, 'TL4178', { node: named(node), name, others: others.map(named) }, more),
        );
      }
    }
  },
};

/** What is thrown somebody catches, what is caught somebody throws, and what is awaited is sent. */
export const heardEvents: Rule = {
  name: 'what-is-thrown-is-caught',
  phase: 4,
  check(check) {
    const { process: model } = check.blueprint;
    if (model === undefined) return;
    for (const process of model.processes) {
      for (const one of mismatchesOf(model, process)) {
        const node = named(one.node);
        if (one.kind === 'uncaught') check.atKey(one.node.path, 'TL4179', { node, what: one.what, code: one.code });
        if (one.kind === 'unthrown') check.atKey(one.node.path, 'TL4180', { node, what: one.what, code: one.code });
        if (one.kind === 'unheard') check.atKey(one.node.path, 'TL4182', { node, signal: one.signal });
      }
      const types = new Set([...process.nodes.values()].map(({ type }) => type));
      if (types.has('startEvent') && !types.has('endEvent')) {
        check.atKey(process.path, 'TL4183', { process: namedAs('process', process) });
      }
    }
    tellUnsent(check, model);
  },
};

/** Messages that would come from where no case ever comes. */
function tellUnsent(check: Check, model: ProcessModel): void {
  const dead = new Set(unsoundnessOf(model).flatMap((one) => (one.kind === 'dead' ? [one.node] : [])));
  for (const { from, to } of model.messageFlows) {
    if (!dead.has(from)) continue;
    const [sender, node] = [nodeIn(model, from), nodeIn(model, to)];
    if (sender === undefined || node === undefined) continue;
    tell(check, node, [sender], (at, more) =>
      check.at(at, 'TL4181', { node: named(node), sender: named(sender) }, more),
    );
  }
}

function tellAll(check: Check, kinds: readonly Unsoundness['kind'][]): void {
  const { process: model } = check.blueprint;
  if (model === undefined) return;
  for (const one of unsoundnessOf(model)) {
    const process = model.processes.find(({ id }) => id === one.process);
    if (process !== undefined && kinds.includes(one.kind)) tellOne(check, model, process, one);
  }
}

function tellOne(check: Check, model: ProcessModel, process: Process, one: Unsoundness): void {
  const element = (id: string): NamedElement => {
    const node = process.nodes.get(id);
    return node === undefined ? namedAs('process', process) : named(node);
  };
  const maybe = (id: string | undefined): NamedElement | undefined => (id === undefined ? undefined : element(id));
  const at = (id: string | undefined): ProcessElement | undefined => process.nodes.get(id ?? '');
  switch (one.kind) {
    case 'waits': {
      const { after, missing, way, wayName } = one;
      const told = { at: element(one.at), missing: element(missing), after: maybe(after), way: maybe(way), wayName };
      return tell(check, at(one.at), [at(after) ?? at(missing)], (span, more) => check.at(span, 'TL4170', told, more));
    }
    case 'endless': {
      const nodes = one.nodes.filter((id) => process.nodes.get(id)?.type !== 'startEvent');
      const [first, ...others] = nodes;
      return tell(check, at(first), others.map(at), (span, more) =>
        check.at(span, 'TL4171', { nodes: nodes.map(element) }, more),
      );
    }
    case 'twice':
    case 'ends-twice': {
      const [first, second] = one.ways;
      const told = {
        split: maybe(one.split),
        ways: [element(first), element(second)] as const,
        merge: element(one.merge),
        follows: maybe(one.follows),
      };
      const code = one.kind === 'twice' ? 'TL4172' : 'TL4173';
      return tell(check, at(one.merge), [at(one.split) ?? at(first)], (span, more) => check.at(span, code, told, more));
    }
    case 'piles-up': {
      const follows = element(one.follows ?? one.merge);
      return tell(check, at(one.split ?? one.merge), [at(one.follows)], (span, more) =>
        check.at(span, 'TL4174', { split: maybe(one.split), follows }, more),
      );
    }
    case 'dead':
      return tellDead(check, model, process, one);
    case 'undecided':
      return tell(check, at(one.node) ?? process, [], (span) =>
        check.at(span, 'TL4176', { node: element(one.node), states: one.states }),
      );
  }
}

function tellDead(
  check: Check,
  model: ProcessModel,
  process: Process,
  { node: id, flow }: Unsoundness & { kind: 'dead' },
): void {
  const node = process.nodes.get(id);
  if (node === undefined) return;
  // What is caught and never thrown is told as that.
  if (mismatchesOf(model, process).some((one) => one.kind === 'unthrown' && one.node.id === id)) return;
  const never = process.flows.get(flow ?? '');
  const [before] = node.incoming.map((incoming) => process.nodes.get(process.flows.get(incoming)?.from ?? ''));
  tell(check, node, [never], (span, more) =>
    check.at(
      span,
      'TL4175',
      { node: named(node), isNeverTaken: never !== undefined, after: before && named(before) },
      more,
    ),
  );
}

/** Reports at an element, with further ones beside it. */
function tell(
  { blueprint }: Check,
  at: ProcessElement | undefined,
  beside: readonly (ProcessElement | undefined)[],
  report: (span: { start: number; end: number }, more: { related: { start: number; end: number }[] }) => void,
): void {
  const span = ({ path }: ProcessElement): { start: number; end: number } => blueprint.places.key(path);
  if (at !== undefined) report(span(at), { related: beside.flatMap((one) => (one === undefined ? [] : [span(one)])) });
}

function named(node: ProcessNode): NamedElement {
  return namedAs(node.type, node);
}

/** Elements without an id have one of ours, which says nothing to anybody. */
function namedAs(kind: string, { id, name }: ProcessElement): NamedElement {
  return { kind, name, ...(id.startsWith('#') ? {} : { id }) };
}

function nodeIn({ processes }: ProcessModel, id: string): ProcessNode | undefined {
  return processes.map(({ nodes }) => nodes.get(id)).find((node) => node !== undefined);
}
