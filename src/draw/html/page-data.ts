/** What the script of a page is given, as JSON. Texts are shown as they are, never as markup. */
export interface PageData {
  /** One for each language in which the picture was drawn; the first is shown. */
  readonly locales: readonly PageLocale[];
  /** Where each step and end was written, by its id. */
  readonly sources: Readonly<Record<string, SourcePlace>>;
}

/** Everything in one language. */
export interface PageLocale {
  /** A BCP 47 tag. */
  readonly locale: string;
  readonly title: string;
  readonly words: PageWords;
  /** By the id of a step or end. */
  readonly details: Readonly<Record<string, StepDetails>>;
  readonly journeys: readonly PageJourney[];
}

/** A step or end, as it is explained beside the picture. */
export interface StepDetails {
  readonly title: string;
  /** What it is, in a few words: `asks the customer`. */
  readonly kind: string;
  readonly facts: readonly Fact[];
}

/** One thing that is known of a step: a label and a line for each. */
export interface Fact {
  readonly label: string;
  readonly lines: readonly FactLine[];
}

export interface FactLine {
  readonly text: string;
  /** The id of the step or end that it leads to. */
  readonly to?: string;
}

/** Where something was written, with the lines as they stand there. */
export interface SourcePlace {
  readonly file: string;
  /** 1-based number of the first line. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** A journey that was played: the steps that the case came to, in order, and its end. */
export interface PageJourney {
  readonly title: string;
  readonly visits: readonly PageVisit[];
}

export interface PageVisit {
  readonly step: string;
  /** The instant, for people. */
  readonly at: string;
  /** What the step is called, where the picture has no such step. */
  readonly title: string;
}

/** The words of the page itself. */
export interface PageWords {
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly whole: string;
  readonly language: string;
  readonly dark: string;
  readonly light: string;
  readonly picture: string;
  readonly tools: string;
  /** How the picture is moved, for whoever asks. */
  readonly keys: string;
  readonly details: string;
  readonly choose: string;
  readonly close: string;
  readonly source: string;
  readonly follow: string;
  readonly noJourney: string;
  readonly previous: string;
  readonly next: string;
  readonly play: string;
  readonly pause: string;
  /** `{now}` and `{all}` stand for numbers. */
  readonly progress: string;
}
