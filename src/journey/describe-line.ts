import { CUSTOMER } from '../blueprint/id.ts';
import type { Verb } from '../blueprint/verbs.ts';
import type { Actor } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { ordinaryOutcome } from '../flow/ways.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { han } from '../text/han.ts';
import { splitCharacters } from '../text/width.ts';
import { describeDuration, parseDuration } from '../time/duration.ts';
import { parseInstant } from '../time/instant.ts';
import { escalationWords } from '../story/escalation-words.ts';
import type { WrittenLine } from './journey-file.ts';
import type { StoryNames } from '../story/story-names.ts';
import { storyWords } from '../story/story-words.ts';

/** A line of a journey in one sentence for people, in the words of the blueprint; what it carries is left out. */
export function describeLine(
  { plan }: CompiledBlueprint,
  names: StoryNames,
  line: WrittenLine,
  language: Language,
): string {
  const words = storyWords[language];
  const own = lineWords[language];
  if (line.step !== undefined) {
    const verb: Verb = plan.steps.get(line.step)?.step.action.verb ?? 'do';
    const who = names.actor({ role: line.by ?? CUSTOMER, ...(line.as === undefined ? {} : { person: line.as }) });
    const what = names.step(line.step);
    if (verb === 'approve') {
      const vote = line.outcome ?? ordinaryOutcome(verb);
      return words.votes(who, what, words.voted[vote] ?? vote);
    }
    const answered = line.by === CUSTOMER ? words.answers(who, what) : words.records(who, what);
    const text = ordinaryOutcome(verb) === 'answered' ? answered : words.finishes(who, what);
    if (line.outcome === undefined) return text;
    return words.outcome(text, verb === 'meet' ? (words.voted[line.outcome] ?? line.outcome) : line.outcome);
  }
  if (line.event !== undefined) return describeEvent(names, line.event, language);
  if (line.message !== undefined) {
    return own.message(words.writes(names.actor({ role: CUSTOMER, person: line.as })), shorten(line.message));
  }
  if (line.accept !== undefined) {
    const who = names.actor({ role: line.by ?? CUSTOMER, ...(line.as === undefined ? {} : { person: line.as }) });
    return escalationWords[language].accepted(who, names.escalation(line.accept));
  }
  if (line.absent !== undefined) return own.absent(names.personName(line.absent));
  if (line.present !== undefined) return own.present(names.personName(line.present));
  if (line.returns !== undefined) return words.serviceAnswers(names.service(line.returns));
  if (line.fail !== undefined) return words.serviceFails(names.service(line.fail));
  if (line.slow !== undefined) return own.slow(names.service(line.slow), duration(line.for ?? '', language));
  if (line.expect !== undefined) return own.expects(Object.keys(line.expect));
  if (line.until !== undefined) {
    const parsed = parseInstant(line.until);
    if (!parsed.ok) return own.until(line.until);
    const { day, time } = names.clock(parsed.instant);
    return own.until(`${day} ${time}`);
  }
  return own.wait(duration(line.wait ?? '', language));
}

/** A vote that several roles may give, before it is known who gives it. */
export function describeVote(
  names: StoryNames,
  { step, outcome, by }: { readonly step: string; readonly outcome: string; readonly by: readonly string[] },
  language: Language,
): string {
  const words = storyWords[language];
  const voters = by.map((role, index) => names.role(role, index > 0)).join(lineWords[language].or);
  return words.votes(voters, names.step(step), words.voted[outcome] ?? outcome);
}

/** That an escalation is accepted, before it is known which of several does. */
export function describeAcceptance(
  names: StoryNames,
  { escalation, by }: { readonly escalation: string; readonly by: readonly Actor[] },
  language: Language,
): string {
  const who = by.map((actor, index) => names.actor(actor, index > 0)).join(lineWords[language].or);
  return escalationWords[language].accepted(who, names.escalation(escalation));
}

function describeEvent(names: StoryNames, event: string, language: Language): string {
  const words = storyWords[language];
  switch (event) {
    case 'case.cancels':
      return words.cancelled(undefined);
    case 'case.merged':
      return words.merged;
    case 'case.reopens':
      return words.reopened(names.role(CUSTOMER, true));
    default: {
      const who = event.startsWith('customer.') ? names.role(CUSTOMER) : undefined;
      return words.event(who, names.event(event));
    }
  }
}

function duration(text: string, language: Language): string {
  const parsed = parseDuration(text);
  return parsed.ok ? describeDuration(parsed.duration, language) : text;
}

/** So much of a message tells which one it is. */
const MOST_OF_MESSAGE = 30;

function shorten(text: string): string {
  const characters = splitCharacters(text.replaceAll(/\s+/gu, ' '));
  return characters.length <= MOST_OF_MESSAGE
    ? characters.join('')
    : `${characters.slice(0, MOST_OF_MESSAGE).join('')}…`;
}

interface LineWords {
  readonly or: string;
  readonly message: (writes: string, text: string) => string;
  readonly wait: (duration: string) => string;
  readonly until: (instant: string) => string;
  readonly slow: (service: string, duration: string) => string;
  readonly absent: (person: string) => string;
  readonly present: (person: string) => string;
  readonly expects: (words: readonly string[]) => string;
}

const lineWords: Readonly<Record<Language, LineWords>> = {
  en: {
    or: ' or ',
    message: (writes, text) => `${writes} “${text}”`,
    wait: (duration) => `Time passes: ${duration}`,
    until: (instant) => `Time passes until ${instant}`,
    slow: (service, duration) => `The next answer of service “${service}” takes ${duration}`,
    absent: (person) => `${person} is away from here on`,
    present: (person) => `${person} is there from here on`,
    expects: (words) => `Something is expected: ${words.join(', ')}`,
  },
  'zh-CN': {
    or: '或',
    message: (writes, text) => `${writes}“${text}”`,
    wait: (duration) => `时间过去 ${duration}`,
    until: (instant) => `时间过到 ${instant}`,
    slow: (service, duration) => `服务“${service}”下一次答复要等 ${duration}`,
    absent: (person) => han`${person}从此不在岗`,
    present: (person) => han`${person}从此在岗`,
    expects: (words) => `此处有预期：${words.join('、')}`,
  },
};
