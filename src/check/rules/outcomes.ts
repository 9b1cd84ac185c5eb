import { stepsOf } from '../../blueprint/blueprint.ts';
import { CASE_OUTCOMES, type Outcome, type Step } from '../../blueprint/step.ts';
import { VOTES, type Approve } from '../../blueprint/verbs.ts';
import { endsOf, isComputed, ordinaryOutcome, timeOutcome, waits } from '../../flow/ways.ts';
import { nearest } from '../../text/did-you-mean.ts';
import type { Check, Rule } from '../rule.ts';

/** Outcomes are those that the verb can have; every one that can happen says where it leads. */
export const outcomes: Rule = {
  name: 'every-outcome-is-routed',
  phase: 1,
  ofWays: true,
  principle: 'flexible',
  check(check) {
    for (const step of stepsOf(check.blueprint)) {
      const needed = neededOf(step);
      const misnamed = new Map(
        needed.flatMap((name): [Outcome, string][] => {
          const written = misnamedOutcome(step, name);
          return written === undefined ? [] : [[written, name]];
        }),
      );
      checkNames(check, step, misnamed);
      const conditional = step.outcomes.find(({ when }) => when !== undefined);
      if (conditional !== undefined && decidesItself(step)) {
        check.atKey(conditional.path, 'TL4055', { step: step.id, outcome: conditional.name, verb: step.action.verb });
      } else if (isComputed(step) && !isRace(step)) checkMixing(check, step);
      for (const name of needed) {
        if (!step.outcomes.some((outcome) => outcome.name === name) && ![...misnamed.values()].includes(name)) {
          check.atKey(placeOfNeed(step, name), 'TL4014', { outcome: name, step: step.id });
        }
      }
      const untimed =
        step.within === undefined && step.action.verb !== 'call'
          ? step.outcomes.find(({ name }) => name === timeOutcome(step.action.verb))
          : undefined;
      if (untimed !== undefined) check.atKey(untimed.path, 'TL4015', { outcome: untimed.name, step: step.id });
    }
  },
};

/** Outcomes that must be written: failing, running out of time, and every thing that a wait may end by if one is. */
function neededOf(step: Step): string[] {
  const { action, within, outcomes: written } = step;
  const race = action.verb === 'wait' && action.for.kind === 'first' ? action.for.arms.map(({ name }) => name) : [];
  return [
    ...(action.verb === 'call' ? ['failed'] : []),
    ...(action.verb === 'meet' ? ['not-held'] : []),
    ...(action.verb === 'approve' ? ['rejected', ...(canBeDisputed(action) ? ['disputed'] : [])] : []),
    ...(action.verb === 'use' && written.some(({ name }) => !CASE_OUTCOMES.includes(name)) ? endsOf(action) : []),
    ...(within === undefined ? [] : [timeOutcome(action.verb)]),
    ...(written.some(({ name }) => !CASE_OUTCOMES.includes(name)) ? race : []),
  ];
}

/** An outcome that is written where another one is missing, and most likely is that one misspelt or misnamed. */
function misnamedOutcome(step: Step, name: string): Outcome | undefined {
  if (step.outcomes.some((outcome) => outcome.name === name)) return undefined;
  const possible = possibleNames(step);
  const strange = step.outcomes.filter((outcome) => !possible.includes(outcome.name));
  const [only, ...others] = strange;
  // Nobody names the outcomes of a race or a failure anew: a name that is strange there stands for what is missing.
  if (only !== undefined && others.length === 0 && isRace(step)) return only;
  return strange.find(
    (outcome) =>
      nearest(outcome.name, [name]) !== undefined ||
      (hasOneBadName(name) && outcome.when === undefined && !CASE_OUTCOMES.includes(outcome.name)) ||
      // `no-answer` and `timed-out` say the same of different verbs.
      (isTimeOut(name) && isTimeOut(outcome.name)),
  );
}

/** What must be written wherever the verb stands, and is often called by another name. */
function hasOneBadName(name: string): boolean {
  return name === 'failed' || name === 'not-held' || name === 'rejected';
}

function isTimeOut(name: string): boolean {
  return name === 'no-answer' || name === 'timed-out';
}

function checkNames(check: Check, step: Step, misnamed: ReadonlyMap<Outcome, string>): void {
  const possible = possibleNames(step);
  const { verb } = step.action;
  let uncomputed: Outcome | undefined;
  for (const outcome of step.outcomes) {
    const { name, path } = outcome;
    const meant = misnamed.get(outcome);
    if (meant === undefined) {
      if (possible.includes(name) || (!CASE_OUTCOMES.includes(name) && isFree(step))) continue;
      // A limit that nobody wrote is told as such.
      if (name === timeOutcome(verb) && verb !== 'call') continue;
      if (nearest(name, possible) === undefined && !CASE_OUTCOMES.includes(name) && isComputable(step)) {
        uncomputed ??= outcome;
        continue;
      }
    }
    // What a time limit brings about is named by the verb; whoever writes the other name wants the limit.
    const timed = isTimeOut(name) && waits(step) ? (verb === 'call' ? 'failed' : timeOutcome(verb)) : undefined;
    const near = meant ?? timed ?? nearest(name, possible);
    check.atKey(path, 'TL4013', { outcome: name, step: step.id, known: possible, free: isFree(step), near });
  }
  if (uncomputed !== undefined) {
    check.atKey(uncomputed.path, 'TL4037', { step: step.id, verb, outcome: uncomputed.name });
  }
}

/** Where conditions decide, every outcome has one, but for a last `else`. */
function checkMixing(check: Check, step: Step): void {
  const others = step.outcomes.filter(({ name }) => !CASE_OUTCOMES.includes(name));
  const open = others.find(({ name, when }) => when === undefined && name !== 'else');
  if (open !== undefined)
    check.atKey(open.path, 'TL4016', { step: step.id, outcome: open.name, verb: step.action.verb });
  const otherwise = others.findIndex(({ name }) => name === 'else');
  const after = otherwise < 0 ? undefined : others[otherwise + 1];
  if (after !== undefined) check.atKey(after.path, 'TL2028', {});
}

/** The place of what makes an outcome necessary. */
function placeOfNeed(step: Step, name: string): Step['path'] {
  const { action, within } = step;
  if (name === 'failed') return step.path;
  if (name === timeOutcome(action.verb) && within !== undefined) return within.path;
  const arms = action.verb === 'wait' && action.for.kind === 'first' ? action.for.arms : [];
  return arms.find((arm) => arm.name === name)?.path ?? step.path;
}

/** True when the step waits for whichever of several things comes first: their names are its outcomes. */
function isRace({ action }: Step): boolean {
  return action.verb === 'wait' && action.for.kind === 'first';
}

/** Outcomes with a name of their own: anything a person may pick, anything that conditions tell apart. */
function isFree(step: Step): boolean {
  const { verb } = step.action;
  return verb === 'ask' || verb === 'do' || (isComputed(step) && isComputable(step));
}

/** Verbs whose result nobody picks: only conditions can tell several outcomes apart. */
function isComputable(step: Step): boolean {
  const { verb } = step.action;
  return verb === 'survey' || verb === 'call' || (verb === 'wait' && !isRace(step));
}

/** Verbs that have their outcomes by themselves: votes, what is reported of a meeting, branches, the ends of a module. */
function decidesItself({ action: { verb } }: Step): boolean {
  return verb === 'meet' || verb === 'approve' || verb === 'parallel' || verb === 'use';
}

/** Votes can be mixed where several must say the same. */
function canBeDisputed({ votes }: Approve): boolean {
  return votes?.kind === 'all' && votes.roles.length > 1;
}

function possibleNames(step: Step): string[] {
  const { action } = step;
  const timed = step.within === undefined ? [] : [timeOutcome(action.verb)];
  if (action.verb === 'call') return [ordinaryOutcome('call'), 'failed'];
  if (action.verb === 'meet') return ['held', 'not-held', ...timed];
  if (action.verb === 'approve') return [...VOTES, ...(canBeDisputed(action) ? ['disputed'] : []), ...timed];
  if (action.verb === 'use') return [...endsOf(action), ...timed];
  if (action.verb === 'wait' && action.for.kind === 'first')
    return [...action.for.arms.map(({ name }) => name), ...timed];
  return [ordinaryOutcome(action.verb), ...timed];
}
