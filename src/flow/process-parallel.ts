import type { Step } from '../blueprint/step.ts';
import type { Parallel } from '../blueprint/verbs.ts';
import { feelName } from '../blueprint/id.ts';
import { branchEndKey, joinKey, stepKey } from './keys.ts';
import { stepDetails } from './process-details.ts';
import type { Standing } from './process-draft.ts';
import { ordinaryEdges, writeBorder, writeWays } from './process-border.ts';
import type { ProcessWriting, Scope } from './process-writing.ts';

/**
 * Writes branches that run at the same time. Where all of them must come to their end and nothing can break into them, they
 * stand between two gateways; else in a sub-process, so that whatever ends it takes the rest with it.
 *
 * @returns the id of the node at which it begins.
 */
export function writeParallel(
  to: ProcessWriting,
  step: Step,
  action: Parallel,
  scope: Scope,
  standing: Standing,
): string {
  const isOpen =
    action.needed === action.branches.length &&
    step.within === undefined &&
    step.on.length === 0 &&
    step.sla === undefined &&
    to.breaksOn(step).length === 0;
  return isOpen ? writeOpen(to, step, action, scope, standing) : writeClosed(to, step, action, scope, standing);
}

function writeOpen(to: ProcessWriting, step: Step, action: Parallel, scope: Scope, standing: Standing): string {
  const { names, ids, reached, blueprint } = to.model;
  const { path } = step;
  const id = ids.claim(step.id);
  const extensions = stepDetails(blueprint, names, step);
  to.draft.add(
    { kind: 'gateway', type: 'parallelGateway', id, path, scope: scope.id, name: names.step(step), extensions },
    standing,
  );
  const isJoined = reached.has(joinKey(step.id));
  const join = isJoined ? ids.take(`${step.id}--join`) : undefined;
  writeBranches(to, step, action, { id, scope: to.parallel(scope), standing }, (branch, done) => {
    if (join === undefined) return to.end(done, names.words.branchDone, branch.path, scope.id, standing);
    const gate = to.draft.add(
      { kind: 'gateway', type: 'exclusiveGateway', id: ids.take(done), path, scope: scope.id },
      standing,
    );
    to.draft.link({ path: branch.path, from: gate, to: join });
    return gate;
  });
  if (join !== undefined) {
    to.draft.add({ kind: 'gateway', type: 'parallelGateway', id: join, path, scope: scope.id }, standing);
    writeWays(to, step, join, ordinaryEdges(to.edges(joinKey(step.id))), scope);
  }
  return id;
}

function writeClosed(to: ProcessWriting, step: Step, action: Parallel, scope: Scope, standing: Standing): string {
  const { names, ids, reached, blueprint } = to.model;
  const { path } = step;
  const { branches, needed } = action;
  const id = ids.claim(step.id);
  const documentation = names.text(step.notes);
  to.draft.add(
    {
      kind: 'activity',
      type: 'subProcess',
      id,
      path,
      scope: scope.id,
      name: names.step(step),
      ...(documentation === undefined ? {} : { documentation }),
      extensions: stepDetails(blueprint, names, step),
    },
    standing,
  );
  const inner = to.inner(id, scope);
  const { words } = names;
  const start = to.draft.add(
    {
      kind: 'event',
      type: 'startEvent',
      id: ids.take(`${step.id}--start`),
      path,
      scope: id,
      name: names.step(step),
      definitions: [],
      isInterrupting: true,
    },
    standing,
  );
  const split = to.draft.add(
    { kind: 'gateway', type: 'parallelGateway', id: ids.take(`${step.id}--split`), path, scope: id },
    standing,
  );
  to.draft.link({ path, from: start, to: split });
  const isJoined = reached.has(joinKey(step.id));
  const join = isJoined && needed === branches.length ? ids.take(`${step.id}--join`) : undefined;
  if (isJoined && needed > 1 && needed < branches.length) to.model.note('TL8106', action.path, { step: step.id });
  writeBranches(to, step, action, { id: split, scope: to.parallel(inner), standing }, (branch, done) => {
    const ends = (name: string, wanted: string, isLast: boolean): string =>
      to.end(wanted, name, branch.path, id, standing, isLast ? { definition: { kind: 'terminate', path } } : {});
    if (join !== undefined) {
      const gate = to.draft.add(
        { kind: 'gateway', type: 'exclusiveGateway', id: ids.take(done), path, scope: id },
        standing,
      );
      to.draft.link({ path: branch.path, from: gate, to: join });
      return gate;
    }
    if (!isJoined || needed === 1) return ends(words.branchDone, done, isJoined);
    const gate = to.draft.add(
      { kind: 'gateway', type: 'exclusiveGateway', id: ids.take(done), path, scope: id, name: words.enough(needed) },
      standing,
    );
    const text = `done.${feelName(step.id)} >= ${needed}`;
    const condition = { text, path: action.path, offset: 0 };
    to.draft.link({ path, from: gate, to: ends(words.branchDone, `${done}--last`, true), name: words.yes, condition });
    to.draft.link({
      path,
      from: gate,
      to: ends(words.branchDone, `${done}--early`, false),
      name: words.notYet,
      isDefault: true,
    });
    return gate;
  });
  if (join !== undefined) {
    to.draft.add({ kind: 'gateway', type: 'parallelGateway', id: join, path, scope: id }, standing);
    to.draft.link({ path, from: join, to: to.end(`${step.id}--end`, words.moduleDone, path, id, standing) });
  }
  writeBorder(to, step, id, scope);
  if (isJoined) writeWays(to, step, id, ordinaryEdges(to.edges(joinKey(step.id))), scope);
  return id;
}

/** Writes the steps of every branch; `done` makes the node at which a branch comes to its end. */
function writeBranches(
  to: ProcessWriting,
  step: Step,
  { branches }: Parallel,
  from: { readonly id: string; readonly scope: Scope; readonly standing: Standing },
  done: (branch: Parallel['branches'][number], id: string) => string,
): void {
  const { reached } = to.model;
  for (const branch of branches) {
    let { lane } = from.standing;
    for (const inner of [...branch.steps, ...branch.alternatives]) {
      lane = to.lanes.laneOf(inner, lane);
      to.step(inner, from.scope, { ...from.standing, lane });
    }
    const key = branchEndKey(step.id, branch.name);
    if (reached.has(key)) to.enter(key, done(branch, `${step.id}--${branch.name}`));
    const [first] = branch.steps;
    if (first !== undefined) {
      to.lead({ path: branch.path, from: from.id, to: stepKey(first.id), scope: from.scope });
    }
  }
}
