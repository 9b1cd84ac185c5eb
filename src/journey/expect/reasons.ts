import type { Sla } from '../../blueprint/sla.ts';
import { clockMeasure } from '../../run/why/clock-measure.ts';
import { clockWords } from '../../story/clock-words.ts';
import { escalationWords } from '../../story/escalation-words.ts';
import { describeLength } from '../../time/describe-length.ts';
import type { Expectation } from '../expectation.ts';
import { courseOf } from './clock-course.ts';
import { departureFrom } from './departures.ts';
import { reachersOf, sendersOf, stepsFor, type Doer } from './doers.ts';
import type { DoerCourse, LevelStanding } from './expectation-words.ts';
import { untoldLevel } from './levels.ts';
import type { UnmetWords } from './unmet-words.ts';
import { inOtherLanguage, messageOfStep, messagesOut, MOST_MESSAGES } from './unsent.ts';
import type { Verdict } from './verdict.ts';
import { conditionBefore, lastSeen } from './ways-there.ts';

/** Why an expectation was not met, in sentences, the nearest reason first; of what came about unwanted nothing is said. */
export function reasonsFor(speaker: UnmetWords, expectation: Expectation, { found }: Verdict): string[] {
  const { key, name = '', value, negated } = expectation;
  const { view } = speaker.situation;
  if (negated === true || found.kind === 'unopened') return [];
  switch (key) {
    case 'in':
      return whyAway(speaker, [name]);
    case 'waiting-for':
      return whyAway(speaker, stepsFor(speaker.situation.compiled, name));
    case 'offers': {
      const offered = (view?.accepts ?? []).map(({ type }) => type);
      return [
        ...conditionOn(speaker, [name]),
        stands(speaker),
        ...(view?.end === undefined ? [speaker.words.offersOnly(offered)] : []),
      ];
    }
    case 'reached':
      return [...doneBy(speaker, 'reach', reachersOf(speaker.situation.compiled, name)), stands(speaker)];
    case 'visited': {
      const missing = found.kind === 'places' && Array.isArray(value) ? value[found.found] : undefined;
      return [...(typeof missing === 'string' ? conditionOn(speaker, [missing]) : []), stands(speaker)];
    }
    case 'said':
      return found.kind === 'times' && found.instants.length === 0 ? whyUnsent(speaker, name) : [];
    case 'notified': {
      const times = found.kind === 'times' ? found.instants.length : 0;
      if (typeof value === 'number' && times > value) return [];
      return whyUntold(speaker, name, times > 0);
    }
    case 'met':
    case 'breached':
    case 'running':
    case 'paused':
      return whyClock(speaker, name, key);
    case 'due':
      return found.kind === 'due' && found.due === undefined ? whyClock(speaker, name, 'running') : [];
    case 'ended': {
      const ends =
        name === ''
          ? []
          : speaker.situation.compiled.blueprint.ends.filter(({ id, outcome }) => name === id || name === outcome);
      return conditionOn(
        speaker,
        ends.map(({ id }) => id),
      );
    }
    case 'data':
    case 'refused':
      return [];
  }
}

/** Where the case stands, as a sentence. */
function stands(speaker: UnmetWords): string {
  return speaker.words.stands(speaker.standing());
}

/** The condition that kept the case from some places. */
function conditionOn(speaker: UnmetWords, goals: readonly string[]): string[] {
  const decided = conditionBefore(speaker.situation, goals);
  if (decided === undefined) return [];
  const { place, condition } = decided;
  return [speaker.words.because(place, speaker.condition(condition.text), condition.holds, speaker.values(condition))];
}

/** How the case left the last of some places at which it was, and the condition that kept it from the others. */
function whyAway(speaker: UnmetWords, places: readonly string[]): string[] {
  const left = departureFrom(speaker.situation.entries, places);
  if (left === undefined) return conditionOn(speaker, places);
  const others = places.filter((place) => place !== left.place);
  return [speaker.words.departed({ ...left, at: speaker.at(left.at) }), ...conditionOn(speaker, others)];
}

/** What sends a message, or which one has the words that were looked for, and what went out instead. */
function whyUnsent(speaker: UnmetWords, name: string): string[] {
  const { words, situation } = speaker;
  const { compiled } = situation;
  const sent = messagesOut(situation);
  const soFar = words.sentSoFar(sent.slice(-MOST_MESSAGES), sent.length > MOST_MESSAGES);
  if (compiled.plan.messages.has(name)) {
    return [...doneBy(speaker, 'say', sendersOf(compiled, name)), soFar, stands(speaker)];
  }
  const ofStep = messageOfStep(compiled, name);
  const other = inOtherLanguage(situation, name);
  return [
    ...(ofStep === undefined ? [] : [words.stepSends(name, ofStep)]),
    ...(other === undefined ? [] : [words.otherLanguage(other)]),
    soFar,
    stands(speaker),
  ];
}

/** What would have brought it about, whether the case has come there, and the condition that kept it away. */
function doneBy(speaker: UnmetWords, what: 'say' | 'reach', doers: readonly Doer[]): string[] {
  const { words } = speaker;
  const [only] = doers;
  if (only === undefined) return [words.doneByNothing(what)];
  const condition = conditionOn(
    speaker,
    doers.map(({ id }) => id),
  );
  if (doers.length > 1)
    return [
      words.doneByEither(
        what,
        doers.map(({ id }) => id),
      ),
      ...condition,
    ];
  return [words.doneBy(what, only, courseAt(speaker, only)), ...condition];
}

/** How far the case has come with what would have brought something about. */
function courseAt(speaker: UnmetWords, { kind, id }: Doer): DoerCourse {
  const { entries, view } = speaker.situation;
  if (kind === 'end') return { kind: 'never' };
  if (view?.waiting.some(({ step }) => step === id) === true) return { kind: 'there' };
  const left = entries.findLast((entry) => entry.type === 'step.left' && entry.step === id);
  if (left?.type !== 'step.left') return { kind: 'never' };
  return { kind: 'left', outcome: left.outcome, at: speaker.at(left.at) };
}

/** What keeps a level that has come from telling somebody. */
const MISSED: ReadonlySet<LevelStanding['kind']> = new Set(['held', 'left-out', 'nobody'] as const);

/** Why no alert has left for somebody, or no more than some. */
function whyUntold(speaker: UnmetWords, name: string, isTold: boolean): string[] {
  const { words, situation, language } = speaker;
  const found = untoldLevel(situation, name);
  if (found === undefined) return [words.noLevel(name)];
  const { escalation, level, plan, why } = found;
  // Of the level that told them nothing has to be explained.
  if (isTold && !MISSED.has(why.kind)) return [];
  const say = (standing: LevelStanding): string[] => [words.level(escalation, level, standing)];
  switch (why.kind) {
    case 'held':
      return say({ kind: 'held', until: speaker.at(why.until) });
    case 'ahead':
      return say({ kind: 'ahead', next: speaker.at(why.next) });
    case 'nobody': {
      const { why: reason } = why.untold;
      return reason === 'already-told' ? [] : say({ kind: 'nobody', why: escalationWords[language].why[reason] });
    }
    case 'left-out': {
      const { when } = plan.level;
      const seen = situation.conditions();
      const index = when && lastSeen(seen, when, false);
      const condition = index === undefined ? undefined : seen[index];
      return say({
        kind: 'left-out',
        when: speaker.condition(when?.text),
        values: condition === undefined ? '' : speaker.values(condition),
      });
    }
    case 'not-set-off':
    case 'over':
      return say(why);
  }
}

/** Why a clock is not what it should be: what starts, holds or stops it, and how much time is left. */
function whyClock(speaker: UnmetWords, name: string, wanted: 'met' | 'breached' | 'running' | 'paused'): string[] {
  const { words, situation } = speaker;
  const { compiled, entries } = situation;
  const sla = compiled.plan.clocks?.all.find(({ id }) => id === name)?.sla;
  if (sla === undefined) return [];
  const { view, state } = courseOf(situation, name);
  const stop = wanted === 'met' ? [words.stopsWith(sla.stop.name)] : [];
  switch (state) {
    case 'off': {
      const seen = situation.conditions();
      const index = sla.when && lastSeen(seen, sla.when, false);
      const condition = index === undefined ? undefined : seen[index];
      if (condition !== undefined)
        return [words.appliesNot(speaker.condition(condition.text), speaker.values(condition))];
      return [words.startsWith(sla.start.name)];
    }
    case 'running': {
      const left = view?.due === undefined ? undefined : timeLeft(speaker, sla, view.target, view.due);
      return [...(left === undefined ? [] : [words.left(left)]), ...stop];
    }
    case 'paused': {
      const paused = entries.findLast((entry) => entry.type === 'sla.paused' && entry.sla === name);
      const because = paused?.type === 'sla.paused' ? paused.because : [];
      const steps = because.flatMap((one) => (one.startsWith('step.') ? [one.slice('step.'.length)] : []));
      const condition = because.find((one) => !one.startsWith('step.'));
      return [...(because.length === 0 ? [] : [words.pausedBy(steps, condition)]), ...stop];
    }
    default:
      return [];
  }
}

/** How much time is left, as the clock counts it. */
function timeLeft(
  { situation: { compiled, now }, language }: UnmetWords,
  sla: Sla,
  target: string | undefined,
  due: number,
): string | undefined {
  const counted = clockMeasure(compiled, sla, target);
  const left = due < now ? undefined : counted?.measure.between(now, due);
  if (left === undefined) return undefined;
  if (counted?.calendar === undefined) return describeLength(left, language, { days: true });
  return clockWords[language].business(describeLength(left, language));
}
