import type { Blueprint } from '../../blueprint/blueprint.ts';
import { stepsOf } from '../../blueprint/blueprint.ts';
import type { Reference } from '../../blueprint/origin.ts';
import type { Stage } from '../../blueprint/stage.ts';
import type { Step } from '../../blueprint/step.ts';
import type { UnresolvedTarget } from '../../flow/graph.ts';
import { nearest } from '../../text/did-you-mean.ts';
import type { Path } from '../../text/places.ts';
import type { Span } from '../../text/source.ts';
import { Repeats } from '../repeats.ts';
import type { Check, Rule } from '../rule.ts';
import { targetTitled } from '../titled.ts';

/** Every target names a step, stage or end that can be reached from where it stands; `next` must have something to mean. */
export const targets: Rule = {
  name: 'targets-exist',
  phase: 1,
  ofWays: true,
  check(check) {
    const { blueprint, flow } = check;
    const { places } = blueprint;
    const unknown = new Repeats('TL4002');
    const strayed = new Repeats('TL4006');
    const enclosed = new Repeats('TL4050');
    for (const { reference, problem, owner } of flow.unresolved) {
      const { name, path } = reference;
      switch (problem) {
        case 'unknown':
        case 'nothing-to-resume': {
          const place = placeOf(path);
          // "resume" and "next" are words that say nothing here, not misspelt names.
          const names = name === 'next' || name === 'resume' ? [] : namesFrom(blueprint, path);
          const near = targetTitled(blueprint, name, names) ?? nearest(name, names);
          unknown.add(`${place}:${name}`, places.value(path), { name, near, place, others: 0 });
          break;
        }
        case 'out-of-interrupt':
        case 'into-interrupt':
          strayed.add(`${problem}:${name}`, places.value(path), { name, into: problem === 'into-interrupt' });
          break;
        case 'out-of-branch':
        case 'into-branch':
          enclosed.add(`${problem}:${name}`, places.value(path), { name, into: problem === 'into-branch', others: 0 });
          break;
        case 'next-of-alternative':
        case 'falls-off':
          // One owner may lack its way on for several outcomes; see below.
          if (owner === undefined) throw new Error(`"${name}" has no owner.`);
      }
    }
    unknown.report(check);
    strayed.report(check);
    enclosed.report(check);
    const { reopen, ends } = blueprint;
    if (reopen !== undefined && ends.some(({ id }) => id === reopen.to.name)) {
      check.atValue(reopen.to.path, 'TL4041', { end: reopen.to.name });
    }
    reportOwners(check, flow.unresolved);
  },
};

/** Steps and stages that do not say where the case goes on: told once, at the written `next` or at the owner's name. */
function reportOwners(check: Check, unresolved: readonly UnresolvedTarget[]): void {
  const { places, ends } = check.blueprint;
  const owners = new Map<Step | Stage, { falls: boolean; references: Reference[] }>();
  for (const { reference, problem, owner } of unresolved) {
    if (owner === undefined || (problem !== 'next-of-alternative' && problem !== 'falls-off')) continue;
    const known = owners.get(owner) ?? { falls: problem === 'falls-off', references: [] };
    known.references.push(reference);
    owners.set(owner, known);
  }
  for (const [owner, { falls, references }] of owners) {
    const isImplied = references.some(({ how }) => how !== 'written');
    const spans = references.map(({ path }) => places.value(path)).toSorted((a, b) => a.start - b.start);
    const [first, ...others]: Span[] = isImplied ? [] : spans;
    const span = first ?? places.key(owner.path);
    if (falls) check.at(span, 'TL4005', { owner: owner.id, ends: ends.map(({ id }) => id) }, { related: others });
    else check.at(span, 'TL4004', { step: owner.id }, { related: others });
  }
}

function placeOf(path: Path): 'step' | 'interrupt' | 'reopen' {
  if (path[0] === 'reopen') return 'reopen';
  return path[0] === 'interrupts' && path[2] === 'to' ? 'interrupt' : 'step';
}

/** The words that may stand as a target where a reference is written: the steps of an interrupt keep to themselves. */
function namesFrom(blueprint: Blueprint, path: Path): string[] {
  const interrupt = path[0] === 'interrupts' && path[2] === 'steps' ? path[1] : undefined;
  const steps = stepsOf(blueprint).filter((step) => step.interrupt === interrupt);
  return [
    ...(placeOf(path) === 'step' ? ['next'] : []),
    ...(interrupt === undefined ? blueprint.stages.map(({ id }) => id) : ['resume']),
    ...steps.map(({ id }) => id),
    ...blueprint.ends.map(({ id }) => id),
  ];
}

/** Steps, alternatives, stages and ends share one set of names. */
export const uniqueTargets: Rule = {
  name: 'target-ids-are-unique',
  phase: 1,
  ofWays: true,
  check(check) {
    const { places, stages, ends } = check.blueprint;
    const paths = new Map<string, Path[]>();
    const all = [...stages, ...stepsOf(check.blueprint), ...ends];
    for (const { id, path } of all) {
      const known = paths.get(id);
      if (known === undefined) paths.set(id, [path]);
      else known.push(path);
    }
    for (const [id, same] of paths) {
      if (same.length < 2) continue;
      const [first, ...others] = same.map((path) => places.key(path)).toSorted((a, b) => a.start - b.start);
      if (first === undefined) continue;
      for (const span of others) check.at(span, 'TL4003', { id }, { related: [first] });
    }
  },
};
