import type { NamedValue } from './story-names.ts';

/**
 * What a line of a story is about.
 * - `case`: opened, reopened, closed; `stage`: a heading;
 * - `asked`: somebody or something is waited for; `done`: the answer, the work, the end of the wait; `missed`: it did not
 *   come, or failed;
 * - `sent`: a message or reminder; `decision`, `skipped`, `milestone`, `data`: what the case does by itself;
 * - `event`: something from outside; `interrupt`: the case stands still, or a step is broken off;
 * - `clock`: a service clock starts, stands still, warns, is met or given up; that it has run over is `missed`;
 * - `escalation`: people are told, an alert waits or is not needed, work goes to somebody else; that nobody could be told is
 *   `missed`, that somebody takes the matter `done`;
 * - `waiting`: what the case still waits for when the story ends;
 * - `unmet`: what was expected of the case at this place and was not so.
 */
export type StoryKind =
  | 'case'
  | 'stage'
  | 'asked'
  | 'done'
  | 'missed'
  | 'sent'
  | 'decision'
  | 'skipped'
  | 'milestone'
  | 'data'
  | 'event'
  | 'interrupt'
  | 'clock'
  | 'escalation'
  | 'waiting'
  | 'unmet';

/**
 * One line of a story. Its texts hold what the blueprint's author and the customer wrote, as they wrote it: print them
 * with `renderStory`, which shows hidden characters instead of executing them.
 */
export interface StoryLine {
  readonly kind: StoryKind;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The same in the blueprint's zone: `Mon 5 Jan 2026` and `09:00`. */
  readonly day: string;
  readonly time: string;
  readonly text: string;
  /** Words that were sent or written. */
  readonly quote?: string;
  /** A remark for whoever looks for what decided something. */
  readonly note?: string;
  /** Fields with the values that were given or set. */
  readonly data: readonly NamedValue[];
}

/** A line of a story before it has its place in it. */
export type ToldLine = Pick<StoryLine, 'kind' | 'text' | 'quote'> & Partial<Pick<StoryLine, 'data'>>;
