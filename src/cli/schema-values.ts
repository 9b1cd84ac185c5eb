import { CHANNEL_KINDS } from '../blueprint/channel.ts';
import { HIT_POLICIES } from '../blueprint/decision.ts';
import { END_OUTCOMES } from '../blueprint/end.ts';
import { FIELD_TYPES } from '../blueprint/field.ts';
import { ID, NAME } from '../blueprint/id.ts';
import { STAGE_KINDS } from '../blueprint/stage.ts';
import { LOCALE } from '../blueprint/text.ts';
import { SURVEY_KINDS } from '../blueprint/verbs.ts';

/** Every value must have its words; more words than values do no harm. */
function valuesOf<V extends string>(
  list: readonly V[],
  words: Readonly<Record<NoInfer<V>, string> & Record<string, string>>,
): readonly [list: readonly string[], words: Readonly<Record<string, string>>] {
  return [list, words];
}

/** What each value of the language's fixed lists means. */
export const valueWords = [
  valuesOf(STAGE_KINDS, {
    intake: 'The customer comes, is heard and gets a number.',
    confirmation: 'What the customer needs is read back and agreed.',
    plan: 'What will be done, by whom and when.',
    execution: 'What was planned is done.',
    resolution: 'The matter is looked into, solved and answered.',
    'follow-up': 'The customer is asked whether it is solved.',
    improve: 'What the organisation learns from it.',
  }),
  valuesOf(CHANNEL_KINDS, {
    phone: 'A call, both ways.',
    chat: 'Text chat on a page or in an app.',
    web: 'A page or form.',
    app: 'A mobile app or mini program.',
    email: 'E-mail.',
    sms: 'Text message.',
    social: 'A social network or messenger.',
    video: 'A video call.',
    'in-person': 'Face to face: a counter, a visit.',
    'self-service': 'A machine or page that the customer uses alone.',
    post: 'Letters and parcels.',
  }),
  valuesOf(END_OUTCOMES, {
    solved: 'The matter is solved.',
    'self-served': 'The customer found the solution alone; counts as solved.',
    refused: 'The request was turned down, with the reason.',
    withdrawn: 'The customer took it back.',
    'no-answer': 'The customer did not answer any more.',
  }),
  valuesOf(FIELD_TYPES, {
    text: 'Words; `min` and `max` bound their length.',
    integer: 'A whole number.',
    number: 'A number, fractions too.',
    boolean: 'Yes or no: true, false.',
    enum: 'One of the `values`.',
    date: 'A day: 2026-01-05.',
    time: 'A time of day: 09:30.',
    datetime: 'An instant with its offset: 2026-01-05T09:00+08:00.',
    duration: 'A length of time: 30m, 2d, P1M.',
    money: 'An amount with its currency: { amount: "12.50", currency: CNY }.',
    phone: 'A telephone number.',
    email: 'An e-mail address.',
    url: 'A web address.',
    file: 'A file by its name and place.',
    list: 'Several values; `of` says of what.',
  }),
  valuesOf(HIT_POLICIES, {
    unique: 'At most one row matches; two are a mistake.',
    first: 'The first row that matches counts.',
    collect: 'All rows that match count, as a list.',
  }),
  valuesOf(SURVEY_KINDS, {
    csat: 'How satisfied the customer is, for example 1 to 5.',
    nps: 'Would they recommend us: 0 to 10.',
    ces: 'How much effort it cost them.',
    questions: 'Several questions, each with its own field.',
  }),
];

/** The milestones that every blueprint has. */
export const milestoneWords: Readonly<Record<string, string>> = {
  acknowledged: 'The customer has an automatic receipt.',
  'first-response': 'Somebody has answered the question.',
  'preliminary-solution': 'A first solution is there.',
  'formal-reply': 'The formal reply is out.',
  resolved: 'The matter is resolved.',
};

/** Outcomes that the case itself brings about. */
export const outcomeWords: Readonly<Record<string, string>> = {
  'no-answer': 'The customer did not answer within the time limit (`within`).',
  'timed-out': 'The work was not done within the time limit (`within`).',
  failed: 'The service could not be reached or refused.',
};

/** What happens to a case as a whole. */
export const caseEventWords = {
  opened: 'The case is opened.',
  closed: 'The case is closed.',
  reopened: 'The case has come back.',
  reopens: 'The case is taken up again.',
  cancels: 'The case is cancelled.',
  merged: 'The case is merged into another.',
};

/** What is said about a text that does not fit its pattern. */
export const patternWords: readonly (readonly [pattern: RegExp, words: string])[] = [
  [ID, 'An id begins with a letter of any script; words are joined by hyphens: read-back.'],
  [NAME, 'A name is in lower case, with underscores between words: order_number.'],
  [LOCALE, 'A language is written like en or zh-CN.'],
];
