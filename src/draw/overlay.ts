/** What is said about a part of a picture, by a sign, a colour and words. */
export interface OverlayMark {
  readonly tone: 'added' | 'removed' | 'changed' | 'covered' | 'partly' | 'uncovered' | 'visited';
  /** In the language of the picture, short: for example how often. */
  readonly note?: string;
}

/** Something laid over the picture of a blueprint: a difference, a coverage, one journey. */
export interface Overlay {
  /** What it shows, in the language of the picture. */
  readonly title: string;
  /** By the id of a step or end. */
  readonly steps: ReadonlyMap<string, OverlayMark>;
  /** By `from>to`, ids of steps and ends. */
  readonly ways: ReadonlyMap<string, OverlayMark>;
  /** What the tones mean here, in the order of the legend. */
  readonly legend: readonly { readonly tone: OverlayMark['tone']; readonly words: string }[];
  /** What has no place in the picture; written below it. */
  readonly notes?: readonly string[];
}
