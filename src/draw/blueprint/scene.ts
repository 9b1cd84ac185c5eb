import type { Channel } from '../../blueprint/channel.ts';
import type { Row } from '../../blueprint/step.ts';
import type { Verb } from '../../blueprint/verbs.ts';

// What the picture of a blueprint shows, before anything has a place: in the words of one locale.

/** A short sign with the words behind it. */
export interface Badge {
  readonly text: string;
  /** How many levels escalate it. */
  readonly levels: number;
  readonly explained: string;
}

/** Something in a row of the blueprint that ways lead to and from. */
export interface SceneNode {
  /** Unique in the picture. */
  readonly key: string;
  /** The id of the step, interrupt or process node behind it. */
  readonly id: string;
  readonly shape: 'step' | 'wait' | 'gateway' | 'event' | 'module';
  /** Drawn inside a gateway or event: `x`, `+`, `o`, or nothing. */
  readonly sign?: '×' | '+' | '○' | '✉' | '◷' | '↩';
  readonly verb?: Verb;
  readonly row: Row;
  /** The position of its stage; -1 where it belongs to none. */
  readonly stage: number;
  readonly name: string;
  /** Who does it. */
  readonly doer?: string;
  /** It is left out unless this holds. */
  readonly condition?: string;
  readonly channels: readonly { readonly kind: Channel['kind']; readonly name: string }[];
  readonly clocks: readonly Badge[];
  /** Present where customers or staff wait here, or where it can go wrong (the W and F of service blueprinting). */
  readonly waits?: string;
  readonly fails?: string;
  /** What was written for the row in which it stands. */
  readonly detail?: string;
  /** What was written for the other rows. */
  readonly cells: readonly { readonly row: Row; readonly text: string }[];
  /** True where the customer meets the organisation. */
  readonly isTouchpoint: boolean;
}

/** An end of the case. */
export interface SceneEnd {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly outcome: string;
  readonly isSolved: boolean;
}

export interface SceneWay {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label?: string;
  /** `event` and `skip` are drawn broken: not what happens as a rule. */
  readonly kind: 'way' | 'skip' | 'event' | 'exception';
  /** The outcomes by which the step is left this way, by their names in the blueprint. */
  readonly outcomes?: readonly string[];
}

export interface SceneStage {
  readonly id: string;
  readonly name: string;
  /** Its kind, in words. */
  readonly kind: string;
  readonly clocks: readonly Badge[];
}

/** A service clock that runs from one step to another: positions of columns, both included. */
export interface SceneBar {
  readonly id: string;
  readonly text: string;
  readonly explained: string;
  readonly from: number;
  readonly to: number;
  /** How many levels escalate it. */
  readonly levels: number;
  /** False where nothing in the picture starts or stops it. */
  readonly isSure: boolean;
}

/** What holds at any time, written below the picture. */
export interface Aside {
  readonly id: string;
  readonly kind: 'interrupt' | 'handler' | 'escalation' | 'reopen' | 'note';
  readonly text: string;
}

export interface Scene {
  readonly title: string;
  readonly description: string;
  readonly locale: string;
  readonly stages: readonly SceneStage[];
  /** In the order of the columns: one each. */
  readonly nodes: readonly SceneNode[];
  readonly ends: readonly SceneEnd[];
  readonly ways: readonly SceneWay[];
  readonly bars: readonly SceneBar[];
  readonly asides: readonly Aside[];
  /** The node at which a case begins. */
  readonly start?: string;
}
