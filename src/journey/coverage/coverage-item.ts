import type { Text } from '../../blueprint/text.ts';

/** What journeys can leave out, in the order in which it is shown. */
export const COVERAGE_KINDS = [
  'steps',
  'outcomes',
  'transitions',
  'guards',
  'rows',
  'clocks',
  'escalations',
  'ends',
  'messages',
  'touchpoints',
] as const;

/**
 * - `steps`, `touchpoints`: steps that cases come to; at a touchpoint the customer meets the organisation;
 * - `outcomes`: the ways out of a step;
 * - `transitions`: the ways in which a case can move that somebody wrote, with where each leads;
 * - `guards`: conditions, each once for when it holds and once for when it does not;
 * - `rows`: the rows of decision tables;
 * - `clocks`: what each service clock can come to, its warnings among it;
 * - `escalations`: levels, acceptance and exhaustion;
 * - `ends`, `messages`: as they stand in the blueprint.
 */
export type CoverageKind = (typeof COVERAGE_KINDS)[number];

/** One thing that journeys can show or leave out. */
export interface CoverageItem {
  /** In plain words, and the same as long as the blueprint calls things the same: `visit > repaired`, `triage row 3`. */
  readonly id: string;
  readonly kind: CoverageKind;
  /** What it belongs to: a step, `clock resolution`, `decision triage`. */
  readonly group: string;
  /** The file in which it stands; that of a module for what is in it. */
  readonly file: string;
  /** Counted from one. */
  readonly line: number;
  /** What no journey shows while it is not covered, as a sentence. */
  readonly missing: Text;
  /** Present where it is proven that it can never happen: why, as a sentence. */
  readonly cannot?: Text;
  /** What shows it; see `evidenceOf`. */
  readonly evidence: readonly string[];
}
