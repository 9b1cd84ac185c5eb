// What a case knows of its tokens: JSON throughout. Instants are epoch milliseconds.

/** A multiset of tokens, and the runs of the scopes in which they move. */
export interface TokenState {
  /** In the order in which they came to where they are. */
  readonly tokens: readonly Token[];
  /** Outer ones first. */
  readonly runs: readonly ScopeRun[];
  /** The number given to the last token or run. */
  readonly count: number;
  /** Messages that wait for a node to come to take them, by the id of the node. */
  readonly mail?: readonly string[];
  /** The end event that the process reached last. */
  readonly end?: string;
  /** Present once the process is over: the end by which the case closes. */
  readonly over?: string;
}

/** A token that rests: at something that takes time, or at a gateway where others must come first. */
export interface Token {
  readonly id: number;
  readonly node: string;
  /** The run in which it moves. */
  readonly run: number;
  /** Epoch milliseconds. */
  readonly since: number;
  /** The flow by which it came, where it waits for others. */
  readonly by?: string;
  /** True for one of several runs of the same activity. */
  readonly inner?: true;
  /** Its timers, each with the event it is for: node and number of the definition. */
  readonly timers?: Readonly<Record<string, string>>;
  /** Conditions that held at the last look, and parts of a parallel multiple event that have happened. */
  readonly held?: readonly string[];
}

/** One run of a process or sub-process, of an activity several times, or of what undoes others. */
export interface ScopeRun {
  readonly id: number;
  readonly kind: 'scope' | 'event' | 'loop' | 'undo';
  /** The scope, or the activity that runs several times. */
  readonly scope: string;
  readonly parent?: number;
  /** The token that waits until the run is over. */
  readonly host?: number;
  /** Activities that were done and can be undone, in order. */
  readonly done?: readonly Done[];
  /** Of a loop: how many runs began, how many there are to be, and what each is about. */
  readonly begun?: number;
  readonly total?: number;
  readonly items?: readonly unknown[];
  /** What is still to be undone, the next one last. */
  readonly left?: readonly string[];
  /** True once an event sub-process has interrupted it. */
  readonly interrupted?: true;
  /** True for a transaction that is being cancelled. */
  readonly cancelled?: true;
  /** Timers of its event sub-processes. */
  readonly timers?: Readonly<Record<string, string>>;
  readonly held?: readonly string[];
}

/** An activity that was done: what undoes it, or what was done in it. */
export interface Done {
  readonly node: string;
  readonly by?: string;
  readonly inner?: readonly Done[];
}
