import type { Text } from '../blueprint/text.ts';
import type { Path } from '../text/places.ts';
import type { Duration } from '../time/duration.ts';

/** The parts of a blueprint, in the order in which a reader wants to hear of them. */
export const SECTIONS = [
  'blueprint',
  'stages',
  'steps',
  'nodes',
  'flows',
  'decisions',
  'data',
  'clocks',
  'escalations',
  'messages',
  'interrupts',
  'ends',
  'reopen',
  'roles',
  'channels',
  'calendars',
  'services',
  'events',
  'signals',
  'parameters',
  'needs',
  'milestones',
  'omits',
  'writing',
] as const;

export type Section = (typeof SECTIONS)[number];

/** What can be said of the things of a blueprint. */
export const PART_KEYS = [
  'activity',
  'alert-hours',
  'all-of-them',
  'arm',
  'attached-to',
  'automatic',
  'backstage',
  'branch',
  'branches-needed',
  'by',
  'by-clock',
  'by-condition',
  'by-event',
  'calendar',
  'calls',
  'cancel',
  'cardinality',
  'carries',
  'channel-kind',
  'check',
  'climbs-while',
  'collection',
  'columns',
  'comes',
  'compensates',
  'completion',
  'cost',
  'course',
  'customer',
  'day',
  'days',
  'decision',
  'default',
  'default-flow',
  'deputy',
  'documentation',
  'end-outcome',
  'enum-value',
  'error',
  'escalation',
  'event',
  'event-sub-process',
  'every',
  'evidence',
  'external',
  'factor',
  'fallback',
  'fields',
  'fills',
  'finally',
  'flow',
  'form',
  'from',
  'from-node',
  'frontstage',
  'gap',
  'given',
  'gives',
  'hit',
  'hours',
  'id',
  'idempotent',
  'if',
  'implementation',
  'inputs',
  'instances',
  'instantiates',
  'interrupting',
  'is-customer',
  'into',
  'item',
  'kind',
  'label',
  'lasts',
  'level',
  'link',
  'locales',
  'loop',
  'maker',
  'max',
  'maximum',
  'message',
  'min',
  'minutes',
  'module',
  'module-version',
  'name',
  'need',
  'needed',
  'next',
  'node',
  'not-in',
  'notes',
  'notify',
  'of',
  'on',
  'on-event',
  'on-reopen',
  'on-retarget',
  'open',
  'optional',
  'order',
  'outcome',
  'outer',
  'outputs',
  'owner',
  'parallel-branch',
  'pause',
  'pause-at-most',
  'people',
  'personal',
  'phone',
  'purpose',
  'question',
  'quorum',
  'reach',
  'reason',
  'reassign',
  'receiver',
  'remind',
  'repeat',
  'repeats',
  'required',
  'reset',
  'retry',
  'returned',
  'role-there',
  'rounds',
  'row',
  'satisfied-by',
  'scope',
  'script',
  'sequential',
  'service',
  'set',
  'shows',
  'signal',
  'source',
  'start',
  'stop',
  'support',
  'survey',
  'target',
  'test-before',
  'text',
  'then',
  'timeout',
  'timer',
  'times',
  'title',
  'to',
  'to-node',
  'type',
  'unit',
  'until',
  'valid-from',
  'valid-until',
  'value',
  'verb',
  'version',
  'via',
  'voters',
  'votes',
  'warn',
  'when',
  'with',
  'within',
  'words',
  'zone',
] as const;

export type PartKey = (typeof PART_KEYS)[number];

/** What a part holds: plain data that can be compared, and said in any language. */
export type Value =
  /** Words for people. */
  | { readonly kind: 'text'; readonly text: Text; readonly isTemplate?: true }
  /** As it is written: an expression, a cell, a date. */
  | { readonly kind: 'code'; readonly code: string }
  /** One of the fixed words of the language. */
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'duration'; readonly duration: Duration; readonly written: string }
  /** The name of something else in the blueprint; several sections where it may be one or the other. */
  | { readonly kind: 'name'; readonly id: string; readonly of: readonly Section[]; readonly optional?: true }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  /** A fixed word and what it is said with: the manager of a role, so long before the breach. */
  | { readonly kind: 'phrase'; readonly word: string; readonly args: readonly Value[] }
  /** What stands in a place with parts of its own. */
  | { readonly kind: 'parts'; readonly parts: readonly Part[] };

/** One thing that is said of something. */
export interface Part {
  readonly key: PartKey;
  /** Where there may be several of a key: which one. */
  readonly name?: Value;
  readonly value: Value;
  /** True for what holds where nothing is written: not worth a word in something new. */
  readonly usual?: true;
  /** Several of one key without names, in order: the rows of a table, the levels of an escalation. */
  readonly rows?: readonly (readonly Part[])[];
}

/** Something with a name in a blueprint. */
export interface Thing {
  readonly id: string;
  readonly title?: Text;
  readonly path: Path;
  /** Where it stands: its stage, branch or interrupt. */
  readonly place?: Place;
  readonly parts: readonly Part[];
  /** True where it is told of in another section whether it is new or gone. */
  readonly isToldElsewhere?: true;
}

/** What a step stands in. */
export interface Place {
  readonly in: Value;
  /** The branch of a parallel step. */
  readonly branch?: string;
  readonly isAlternative?: true;
}

/** The part of a thing that differs: keys from the outside in, each with its name or its number (from 1). */
export type PartPath = readonly {
  readonly key: PartKey;
  readonly name?: Value;
  readonly row?: number;
  /** In which order those with names come. */
  readonly isOrder?: true;
}[];

/** One thing that differs between two blueprints. */
export interface Difference {
  readonly section: Section;
  /**
   * `renamed`: it has another id and is otherwise known again; `moved`: it stands elsewhere; `rewritten`: it is written
   * in another way that means the same.
   */
  readonly change: 'added' | 'removed' | 'renamed' | 'moved' | 'changed' | 'rewritten';
  /** Absent where it is new. */
  readonly before?: Thing;
  /** Absent where it is gone. */
  readonly after?: Thing;
  /** What about it, where it is changed. */
  readonly part?: PartPath;
  readonly from?: Value;
  readonly to?: Value;
  /** Where it moved, or was added: after this one, first in its place without one. */
  readonly behind?: { readonly before?: Thing; readonly after?: Thing };
  /** The steps that use the module in which it is, outer ones first. */
  readonly within: readonly Thing[];
}
