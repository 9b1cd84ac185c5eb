import { wordingOfRefusal } from '../../run/refusal.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { sentences } from '../../text/catalogue/words.ts';
import { visitedIn, type Expectation, type Situation } from '../expectation.ts';
import { courseOf } from './clock-course.ts';
import { reasonsFor } from './reasons.ts';
import { UnmetWords } from './unmet-words.ts';
import type { Verdict } from './verdict.ts';

/** What is said of an expectation that was not met. */
export interface Unmet {
  /** What was expected, and what is the case instead, in one sentence. */
  readonly message: string;
  /** The nearest reason why; absent where there is nothing to add. */
  readonly reason?: string;
}

/**
 * Says in a language what was expected of a case, what is the case instead, and why: the condition that was false, the
 * clock that stands still, the step that was not come to. Ids are written as authors write them, instants are those of the
 * blueprint's zone.
 *
 * @param verdict what {@link judge} found; the sentences are made for one that does not hold.
 * @example
 * const verdict = judge(situation, expectation);
 * if (!verdict.holds) console.log(explainVerdict(situation, expectation, verdict, 'en').message);
 */
export function explainVerdict(
  situation: Situation,
  expectation: Expectation,
  verdict: Verdict,
  language: Language,
): Unmet {
  const speaker = new UnmetWords(situation, language);
  const message = speaker.words.clause(expectedOf(speaker, expectation), foundOf(speaker, expectation, verdict));
  const reason = sentences(language, ...reasonsFor(speaker, expectation, verdict));
  return reason === '' ? { message } : { message, reason };
}

/** What was expected, as a clause. */
function expectedOf(speaker: UnmetWords, { key, name = '', value, negated }: Expectation): string {
  const { to } = speaker.words;
  const { compiled } = speaker.situation;
  const not = negated === true;
  const times = typeof value === 'number' ? value : undefined;
  switch (key) {
    case 'in':
      return to.be(not, speaker.place(name));
    case 'waiting-for':
      return to.waitFor(not, name);
    case 'offers':
      return to.offer(not, name, typeof value === 'string' ? value : undefined);
    case 'reached':
      return to.reach(not, name);
    case 'visited':
      return to.visit(not, visitedIn({ key, value }));
    case 'said':
      return to.say(not, name, compiled.plan.messages.has(name), times);
    case 'notified':
      return to.notify(not, name, times);
    case 'met':
    case 'breached':
    case 'running':
    case 'paused':
      return to.clock(not, name, key);
    case 'due': {
      const isClock = compiled.plan.clocks?.all.some(({ id }) => id === name) === true;
      return to.due(not, name, isClock, times === undefined ? '–' : speaker.at(times));
    }
    case 'data':
      return to.data(not, name, speaker.value(value) ?? 'null');
    case 'ended':
      return to.end(not, name === '' ? undefined : name);
    case 'refused':
      return to.refuse(not, name === '' ? undefined : name);
  }
}

/** What is the case instead, as a clause. */
function foundOf(speaker: UnmetWords, { key, name = '', value, negated }: Expectation, { found }: Verdict): string {
  const { words, situation } = speaker;
  switch (found.kind) {
    case 'unopened':
      return words.unopened;
    case 'place':
      return found.isThere ? words.thereSince(speaker.since(found.since)) : words.standing(speaker.standing());
    case 'waiting': {
      const since = situation.view?.waiting.find(({ step }) => step === found.steps[0])?.since;
      return found.steps.length > 0
        ? words.waitsAt(found.steps, speaker.since(since))
        : words.standing(speaker.standing());
    }
    case 'offer':
      return words.offered(found.events.length > 0);
    case 'milestone':
      return words.reachedAt(speaker.at(found.at));
    case 'places': {
      const places = visitedIn({ key, value });
      const missing = places[found.found];
      if (missing === undefined) return words.allVisited;
      return words.visited(places.slice(0, found.found), missing, speaker.at(found.otherwiseAt));
    }
    case 'times': {
      const count = found.instants.length;
      return (key === 'said' ? words.sent : words.told)(count, speaker.at(found.instants.at(-1)));
    }
    case 'clock': {
      const { view, state, breached } = courseOf(situation, name);
      // A clock that begins again may have run over in a run before the present one.
      const isEarlier = key === 'breached' && negated === true && breached !== undefined && state !== 'breached';
      const entry = isEarlier ? situation.entries[breached] : undefined;
      if (entry?.type === 'sla.breached') return words.ranOverOnce(speaker.at(entry.due ?? entry.at));
      const ended = situation.entries.findLast((one) => one.type === 'sla.cancelled' && one.sla === name);
      return words.clockIs(state, {
        due: speaker.at(view?.breachedAt ?? view?.due),
        since: speaker.since(view?.pausedSince),
        at: speaker.at(view?.stoppedAt ?? ended?.at),
        stopped: speaker.at(view?.stoppedAt),
      });
    }
    case 'due':
      return words.dueAt(isSameMinute(found.due, value) ? speaker.exactly(found.due) : speaker.at(found.due));
    case 'value':
      return words.valueIs(speaker.value(found.value));
    case 'end':
      return found.end === undefined || found.at === undefined
        ? words.standing(speaker.standing())
        : words.ended(found.end, speaker.at(found.at));
    case 'refusal': {
      const { refusal } = situation;
      if (refusal === undefined) return words.taken;
      return words.refusedAs(refusal.code, wordingOfRefusal(refusal, speaker.language).message);
    }
  }
}

/** Two instants that people would read as one, though they are not. */
function isSameMinute(due: number | undefined, wanted: unknown): due is number {
  return (
    due !== undefined &&
    due !== wanted &&
    typeof wanted === 'number' &&
    Math.floor(due / 60_000) === Math.floor(wanted / 60_000)
  );
}
