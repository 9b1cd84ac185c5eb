import type { Path } from '../text/places.ts';
import type { Expression, Reference } from './origin.ts';
import type { Deadline } from './deadline.ts';
import type { Assignment, Step } from './step.ts';
import type { Text } from './text.ts';
import type { Use } from './use.ts';

/** The verbs of the language; each has one BPMN element. */
export const VERBS = [
  'say',
  'ask',
  'do',
  'call',
  'decide',
  'choose',
  'wait',
  'meet',
  'approve',
  'survey',
  'parallel',
  'use',
] as const;

export type Verb = (typeof VERBS)[number];

/** What a step does. */
export type Action = Say | Ask | Do | Call | Decide | Choose | Wait | Meet | Approve | Survey | Parallel | Use;

export interface ActionBase<V extends Verb> {
  readonly verb: V;
  /** The path of the verb's value. */
  readonly path: Path;
}

/** A field that is asked for. */
export interface AskedField extends Reference {
  /** True for `name?`: it may stay unanswered. */
  readonly optional: boolean;
}

/** Sends a message (BPMN send task). */
export interface Say extends ActionBase<'say'> {
  readonly message: Reference;
  /** A role, or the customer. */
  readonly to: Reference;
  /** Channels to try, in order, when the first does not deliver. */
  readonly fallback: readonly Reference[];
}

/** Asks the customer for fields and waits (BPMN send and receive task). */
export interface Ask extends ActionBase<'ask'> {
  readonly fields: readonly AskedField[];
  readonly message?: Reference;
}

/** Work for a role (BPMN user task). */
export interface Do extends ActionBase<'do'> {
  readonly label: Text;
  readonly form: readonly AskedField[];
  readonly checklist: readonly Text[];
}

/** Asks a service and waits for its result (BPMN service task). */
export interface Call extends ActionBase<'call'> {
  readonly service: Reference;
  /** Parameter of the service: what it is given. */
  readonly with: readonly Assignment[];
  /** Field of the case: output of the service. */
  readonly into: readonly Intake[];
  /** How long the service may take; an answer that has not come by then counts as a failure. */
  readonly timeout?: Deadline;
  readonly retry?: Retry;
  /** The service that is called when this one has failed for good; it takes and gives the same. */
  readonly fallback?: Reference;
}

/** What a field of the case takes from somewhere else. */
export interface Intake {
  readonly field: Reference;
  readonly output: Reference;
}

/** How a service is called again after it failed. */
export interface Retry {
  readonly path: Path;
  /** How often after the first call. */
  readonly times: number;
  /** How long to wait before calling again; absent: not at all. */
  readonly every?: Deadline;
  /** By how much the waiting grows from one call to the next. */
  readonly factor: number;
}

/** Sets fields by a table or by conditions, at once (BPMN business rule task). */
export interface Decide extends ActionBase<'decide'> {
  readonly decision?: Reference;
  readonly branches: readonly {
    readonly path: Path;
    readonly when?: Expression;
    readonly set: readonly Assignment[];
  }[];
}

/** Goes one of several ways, at once (BPMN exclusive gateway). */
export interface Choose extends ActionBase<'choose'> {
  readonly branches: readonly { readonly path: Path; readonly when?: Expression; readonly to: Reference }[];
}

/** Lets time pass or waits for an event (BPMN catch event, event-based gateway). */
export interface Wait extends ActionBase<'wait'> {
  readonly for:
    | Deadline
    | { readonly kind: 'event'; readonly event: Reference }
    | { readonly kind: 'first'; readonly arms: readonly WaitArm[] };
}

/** One thing that a wait may end by; its name is the outcome. */
export interface WaitArm {
  readonly name: string;
  readonly path: Path;
  readonly until: Deadline | { readonly kind: 'event'; readonly event: Reference };
}

/** A meeting of several roles (BPMN user task). */
export interface Meet extends ActionBase<'meet'> {
  readonly label: Text;
  /** How long it takes, from the shortest to the longest, in milliseconds. */
  readonly lasts?: { readonly path: Path; readonly from: number; readonly to?: number };
  /** Roles without which it is not held. */
  readonly required: readonly Reference[];
  /** How many must be there. */
  readonly quorum?: number;
  /** The role that takes the minutes and says whether the meeting was held. */
  readonly minutes?: Reference;
}

/** A decision of one or several people (BPMN multi-instance user task). */
export interface Approve extends ActionBase<'approve'> {
  readonly label: Text;
  /** Fields that the voters see. */
  readonly shows: readonly Reference[];
  /** Whoever has worked on this case in this role may not vote. */
  readonly maker?: Reference;
  /** Absent: the step's own `by` decides. */
  readonly votes?: Votes;
}

/** Who votes, and when that is enough. A role that is named twice has two votes, of two people. */
export interface Votes {
  readonly path: Path;
  /** all: everyone; any: the first; n: so many; chain: one after the other. */
  readonly kind: 'all' | 'any' | 'n' | 'chain';
  readonly roles: readonly Reference[];
  /** How many approvals it takes: all for `all` and `chain`, one for `any`. */
  readonly needed: number;
}

/** What the voters of an `approve` may say. */
export const VOTES = ['approved', 'returned', 'rejected'] as const;

export type Vote = (typeof VOTES)[number];

export const SURVEY_KINDS = ['csat', 'nps', 'ces', 'questions'] as const;

/** Asks the customer for a score, or several questions (BPMN send and receive task). */
export interface Survey extends ActionBase<'survey'> {
  readonly kind: (typeof SURVEY_KINDS)[number];
  /** What is asked, field by field; one field for a score. */
  readonly questions: readonly Question[];
}

/** A question of a survey and the field that takes its answer. */
export interface Question extends AskedField {
  readonly text?: Text;
}

/** Several branches at the same time (BPMN parallel and inclusive gateways). */
export interface Parallel extends ActionBase<'parallel'> {
  readonly branches: readonly Branch[];
  /** How many branches must come to their end before the case goes on. */
  readonly needed: number;
}

/** One branch of a `parallel`. */
export interface Branch {
  readonly name: string;
  readonly path: Path;
  readonly title?: Text;
  /** Main steps in the order in which they run. */
  readonly steps: readonly Step[];
  /** Steps entered only by name. */
  readonly alternatives: readonly Step[];
}

/** The label of a step's verb, where its value is one. */
export function labelOf(action: Action): Text | undefined {
  switch (action.verb) {
    case 'do':
    case 'meet':
    case 'approve':
      return action.label;
    case 'survey':
      return action.questions.length === 1 ? action.questions[0]?.text : undefined;
    default:
      return undefined;
  }
}
