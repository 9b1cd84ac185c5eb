/**
 * What a test may know of a blueprint at compile time: its ids, who may do what, and what is carried.
 * `throughline compile FILE --format types` writes an interface that extends it; {@link AnyBlueprint} stands for a
 * blueprint of which nothing is known.
 */
export interface BlueprintTypes {
  readonly stages: string;
  /** Stages, steps, interrupts, and nodes of a process that was drawn. */
  readonly places: string;
  readonly milestones: string;
  readonly slas: string;
  readonly ends: string;
  /** Those of the ends. */
  readonly outcomes: string;
  /** With `customer`. */
  readonly roles: string;
  /** Those of the people file. */
  readonly persons: string;
  readonly messages: string;
  readonly escalations: string;
  readonly interrupts: string;
  /** Fields of the case by name, each of which may be missing. */
  readonly data: object;
  /** What each service returns. */
  readonly services: Readonly<Record<string, object>>;
  /** Events from outside by their type (`customer.asks-progress`, `signal.recall`), with what they carry. */
  readonly events: Readonly<Record<string, object>>;
  readonly steps: Readonly<Record<string, StepTypes>>;
}

/** Who does a step (nobody where it happens by itself), and what is said of it when it is done. */
export interface StepTypes {
  readonly by: string;
  readonly takes: { readonly outcome?: string; readonly with?: object };
  /** All that it has, also those that services and time bring. */
  readonly outcomes: string;
}

type Values = Readonly<Record<string, unknown>>;

/** A blueprint of which nothing is known at compile time: every name is a text, every value will do. */
export interface AnyBlueprint extends BlueprintTypes {
  readonly data: Values;
  readonly services: Readonly<Record<string, Values>>;
  readonly events: Readonly<Record<string, Values>>;
  readonly steps: Readonly<
    Record<
      string,
      {
        readonly by: string;
        readonly takes: { readonly outcome?: string; readonly with?: Values };
        readonly outcomes: string;
      }
    >
  >;
}

/** The names of a record, as texts. */
export type NameIn<T> = keyof T & string;

/** The steps that a role may do. */
export type StepOf<B extends BlueprintTypes, R extends string> = {
  [S in NameIn<B['steps']>]: R extends B['steps'][S]['by'] ? S : never;
}[NameIn<B['steps']>];

/** The steps at which a role may give a vote. */
export type VotedStep<B extends BlueprintTypes, R extends string, V extends string> = {
  [S in NameIn<B['steps']>]: R extends B['steps'][S]['by']
    ? V extends B['steps'][S]['takes']['outcome']
      ? S
      : never
    : never;
}[NameIn<B['steps']>];

/** The last parameter of a method, which may be left out where nothing in it is needed. */
export type Given<T> = Record<never, never> extends T ? readonly [given?: T] : readonly [given: T];

/** What is handed over when a step is done: an outcome where there are several, and what was filled in. */
export type TakenBy<B extends BlueprintTypes, S extends NameIn<B['steps']>> = Given<B['steps'][S]['takes']>;

/** The ids of the signals, without `signal.`. */
export type SignalOf<B extends BlueprintTypes> =
  string extends NameIn<B['events']>
    ? string
    : NameIn<B['events']> extends infer E
      ? E extends `signal.${infer N}`
        ? N
        : never
      : never;

/** What a signal carries. */
export type SignalData<B extends BlueprintTypes, N extends string> = B['events'][`signal.${N}`];

/** Whither a case can be run: a stage, step, milestone or end, or `end` for any of its ends. */
export type Destination<B extends BlueprintTypes> =
  | B['stages']
  | NameIn<B['steps']>
  | B['milestones']
  | B['ends']
  | 'end';
