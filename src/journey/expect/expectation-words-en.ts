import { CUSTOMER } from '../../blueprint/id.ts';
import { SERVICE } from '../../compile/case.ts';
import type { ExpectedKind } from '../../text/catalogue/journey-check.ts';
import { quotedEn } from '../../text/catalogue/words.ts';
import type { ExpectationWords, WaitingWords } from './expectation-words.ts';
import { few } from './few-names.ts';

const to = (not: boolean): string => (not ? 'not to' : 'to');

const timesEn = (times: number): string => (times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`);

const PLACE_EN = { stage: 'in stage', step: 'at step', interrupt: 'in interrupt', end: 'at end', event: 'at event' };

const STATE_EN = { met: 'have been met', breached: 'have run over', running: 'be running', paused: 'be paused' };

const KIND_EN: Readonly<Record<ExpectedKind, string>> = {
  place: 'stage, step or interrupt',
  whom: 'role or person',
  offer: 'step, event or escalation that can be accepted',
  outcome: 'outcome of this step',
  milestone: 'milestone',
  message: 'message',
  recipient: 'role or person',
  clock: 'clock',
  due: 'clock or step',
  field: 'field',
  end: 'end or outcome of an end',
  code: 'code',
};

/** What is said of expectations in English. */
export const expectationWordsEnglish: ExpectationWords = {
  clause: (expected, found) => `Expected ${expected}, but ${found}.`,
  to: {
    be: (not, { kind, id }) => `the case ${to(not)} be ${PLACE_EN[kind]} "${id}"`,
    waitFor: (not, whom) => `the case ${to(not)} wait for "${whom}"`,
    offer: (not, name, outcome) =>
      `the case ${to(not)} offer ${outcome === undefined ? `"${name}"` : `outcome "${outcome}" of step "${name}"`}`,
    reach: (not, milestone) => `milestone "${milestone}" ${to(not)} have been reached`,
    visit: (not, places) => `the case ${to(not)} have come to ${quotedEn(places)} in this order`,
    say: (not, message, isId, times) => {
      const what = isId ? `message "${message}"` : `a message with "${message}" in it`;
      return `${what} ${to(not)} have been sent${times === undefined ? '' : ` ${timesEn(times)}`}`;
    },
    notify: (not, whom, times) =>
      `"${whom}" ${to(not)} have been told by an escalation${times === undefined ? '' : ` ${timesEn(times)}`}`,
    clock: (not, clock, state) => `clock "${clock}" ${to(not)} ${STATE_EN[state]}`,
    due: (not, what, isClock, instant) => `${isClock ? 'clock' : 'step'} "${what}" ${to(not)} be due on ${instant}`,
    data: (not, field, value) => `field "${field}" ${to(not)} be ${value}`,
    end: (not, end) => `the case ${to(not)} have ended${end === undefined ? '' : ` with "${end}"`}`,
    refuse: (not, code) => `what was tried last ${to(not)} be refused${code === undefined ? '' : ` with ${code}`}`,
  },
  unopened: 'there is no case: it could not be opened',
  standing: ({ stage, interrupt, waiting, end }) => {
    if (end !== undefined) return expectationWordsEnglish.ended(end.id, end.at);
    const inStage = stage === undefined ? undefined : `it is in stage "${stage}"`;
    const place = interrupt === undefined ? inStage : `it deals with interrupt "${interrupt}"`;
    if (waiting.length === 0) return place ?? 'it is waiting for nothing';
    return `${place === undefined ? '' : `${place}: `}it has been waiting ${waiting.map(waitingEn).join(' and ')}`;
  },
  stands: ({ interrupt, waiting, end }) => {
    if (end !== undefined) return `The case ended with "${end.id}" on ${end.at}.`;
    return `${cap(expectationWordsEnglish.standing({ interrupt, waiting }).replace(/^it/u, 'the case'))}.`;
  },
  thereSince: (since) => (since === undefined ? 'it is there' : `it has been there since ${since}`),
  waitsAt: (steps, since) =>
    since === undefined
      ? `it is waiting at ${quotedEn(steps)}`
      : `it has been waiting at ${quotedEn(steps)} since ${since}`,
  offered: (is) => (is ? 'it does' : 'it does not'),
  offersOnly: (events) => (events.length === 0 ? 'It takes nothing any more.' : `It now takes: ${events.join(', ')}.`),
  reachedAt: (at) => (at === undefined ? 'it has not been reached' : `it was reached on ${at}`),
  visited: (found, missing, otherwiseAt) => {
    const last = found.at(-1);
    if (last === undefined) return `it never came to "${missing}"`;
    const after = `it came to "${last}" and not to "${missing}" after that`;
    return otherwiseAt === undefined ? after : `${after}; it was at "${missing}" only before, on ${otherwiseAt}`;
  },
  allVisited: 'it has',
  sent: (count, last) => {
    if (last === undefined) return count === 0 ? 'it has not been sent' : '';
    return count === 1 ? `it was sent once, on ${last}` : `it was sent ${timesEn(count)}, the last time on ${last}`;
  },
  told: (count, last) => {
    if (last === undefined) return 'it has not been told';
    return count === 1 ? `it was told once, on ${last}` : `it was told ${timesEn(count)}, the last time on ${last}`;
  },
  clockIs: (state, { due, since, at, stopped }) => {
    const by = due === undefined ? '' : `, due on ${due}`;
    switch (state) {
      case 'off':
        return 'it has not started';
      case 'running':
        return `it is running${by}`;
      case 'paused':
        return since === undefined ? 'it is paused' : `it has been paused since ${since}`;
      case 'met':
        return `it was met${at === undefined ? '' : ` on ${at}`}${due === undefined ? '' : ` (it was due on ${due})`}`;
      case 'breached':
        return `it ran over: it was due on ${due ?? ''}${stopped === undefined ? ' and has not been stopped yet' : ` and was stopped on ${stopped}`}`;
      case 'cancelled':
        return `it was cancelled${at === undefined ? '' : ` on ${at}`}`;
    }
  },
  ranOverOnce: (due) => `it ran over before it began anew: it was due on ${due}`,
  dueAt: (instant) => (instant === undefined ? 'it is not due at any time now' : `it is due on ${instant}`),
  valueIs: (value) => (value === undefined ? 'it has no value' : `it is ${value}`),
  ended: (end, at) => `it ended with "${end}" on ${at}`,
  refusedAs: (code, message) => `it was refused with ${code}: ${message.replace(/\.$/u, '')}`,
  taken: 'the case took it',

  values: (values) =>
    values.map(([name, value]) => (value === undefined ? `${name} has no value` : `${name} = ${value}`)).join(', '),
  because: (place, condition, holds, values) =>
    `The case did not come to "${place}", because \`${condition}\` ${holds ? 'holds' : 'does not hold'}${values === '' ? '' : `: ${values}`}.`,
  doneBy: (what, { kind, id, outcome }, course) => {
    const by = outcome === undefined ? `${cap(kind)} "${id}"` : `Outcome "${outcome}" of step "${id}"`;
    const come = {
      never: () => 'to which the case has not come',
      there: () => 'at which the case still is',
      left: () => (course.kind === 'left' ? `which was left with "${course.outcome}" on ${course.at}` : ''),
    }[course.kind]();
    return `${by}, ${come}, ${what === 'say' ? 'sends' : 'reaches'} it.`;
  },
  doneByEither: (what, steps) => `Each of these ${what === 'say' ? 'sends' : 'reaches'} it: ${quotedEn(steps)}.`,
  doneByNothing: (what) => `Nothing in the blueprint ${what === 'say' ? 'sends' : 'reaches'} it.`,
  departed: ({ place, how, outcome, at }) => {
    switch (how) {
      case 'outcome':
        return `Step "${place}" was left${outcome === undefined ? '' : ` by "${outcome}"`} on ${at}.`;
      case 'timed-out':
        return `Step "${place}" timed out on ${at}.`;
      case 'no-answer':
        return `Step "${place}" ran out of time without an answer on ${at}.`;
      case 'interrupted':
        return `Step "${place}" was interrupted on ${at}.`;
      case 'withdrawn':
        return `Step "${place}" was withdrawn on ${at}.`;
      case 'stage-left':
        return `Stage "${place}" was left on ${at}.`;
      case 'interrupt-ended':
        return `Interrupt "${place}" ended on ${at}.`;
    }
  },
  sentSoFar: (messages, isMore) => {
    if (messages.length === 0) return 'No message has been sent so far.';
    return `${isMore ? `The last ${messages.length} messages sent so far` : 'Sent so far'}: ${quotedEn(messages)}.`;
  },
  otherLanguage: ({ message, has, locale, toCustomer }) =>
    `Message "${message}" has these words in ${has}; ${toCustomer ? 'the customer was written to' : 'it went out'} in ${locale}.`,
  stepSends: (step, message) => `"${step}" is a step: it sends message "${message}".`,
  left: (length) => `Time left: ${length}.`,
  startsWith: (what) => `It starts with \`${what}\`, which has not happened.`,
  stopsWith: (what) => `It stops with \`${what}\`.`,
  appliesNot: (condition, values) =>
    `It does not apply, because \`${condition}\` does not hold${values === '' ? '' : `: ${values}`}.`,
  pausedBy: (steps, condition) =>
    condition === undefined
      ? `It stands still while the case waits at ${quotedEn(steps)}.`
      : `It stands still while \`${condition}\` holds.`,
  level: (escalation, level, standing) => {
    const name =
      level === undefined
        ? `the last level of escalation "${escalation}"`
        : `level ${level} of escalation "${escalation}"`;
    switch (standing.kind) {
      case 'not-set-off':
        return `${cap(name)} would tell it, and nothing has set that escalation off${standing.by === undefined ? '' : `: it goes by \`${standing.by}\``}.`;
      case 'held':
        return `The alert of ${name} is held until ${standing.until}.`;
      case 'ahead':
        return `${cap(name)} would tell it and has not come${standing.next === undefined ? '' : `; the next one comes on ${standing.next}`}.`;
      case 'left-out':
        return `${cap(name)} was left out${standing.when === undefined ? '' : `, because \`${standing.when}\` does not hold`}${standing.values === '' ? '' : `: ${standing.values}`}.`;
      case 'nobody':
        return `${cap(name)} found nobody: ${standing.why}.`;
      case 'over':
        return `${cap(name)} would tell it, but the escalation was over before: ${standing.accepted ? 'somebody accepted it' : 'it was not needed any more'}.`;
    }
  },
  noLevel: (whom) => `No escalation of the blueprint tells "${whom}".`,

  soFar: 'The case so far:',
  unknown: (what, name) =>
    what === 'code' ? `No refusal has the code "${name}".` : `The blueprint has no ${KIND_EN[what]} "${name}".`,
  didYouMean: (near) => `Did you mean "${near}"?`,
  knows: (known) => (known.length === 0 ? 'There is none at all.' : `There are: ${few(known).join(', ')}.`),
};

function waitingEn({ step, whom, since, until }: WaitingWords): string {
  const limit = until === undefined ? '' : `, until ${until} at the latest`;
  return `${whom === undefined ? '' : `for ${whomEn(whom)} `}at "${step}" since ${since}${limit}`;
}

const OUTSIDE_EN: Readonly<Record<string, string>> = { [CUSTOMER]: 'the customer', [SERVICE]: 'a service' };

function whomEn({ role, person }: NonNullable<WaitingWords['whom']>): string {
  return `${OUTSIDE_EN[role] ?? `"${role}"`}${person === undefined ? '' : ` (${person})`}`;
}

function cap(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
