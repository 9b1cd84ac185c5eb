import type { Blueprint } from '../blueprint/blueprint.ts';
import { compareFindings, type Finding } from '../text/diagnostic.ts';
import { Check, type Rule } from './rule.ts';
import { presets, type Preset } from './presets.ts';

/** How strictly, and when, a blueprint is checked. */
export interface CheckOptions {
  /** The set of laws to hold it against. Default: `recommended`. */
  readonly preset?: Preset;
  /** The instant of checking in epoch milliseconds, for laws about dates. */
  readonly now?: number;
}

/** Holds a blueprint against its laws and gives all that was found, in the order of the text. */
export function check(blueprint: Blueprint, options: CheckOptions = {}): readonly Finding[] {
  return checkInPhases(blueprint, options).findings;
}

/** The same, with the last phase whose rules were applied: while a phase finds errors, later ones are not asked. */
export function checkInPhases(
  blueprint: Blueprint,
  { preset = 'recommended', now }: CheckOptions = {},
): { readonly findings: readonly Finding[]; readonly phase: Rule['phase'] } {
  const work = new Check(blueprint, now);
  let reached: Rule['phase'] = 1;
  for (const phase of [1, 2, 3, 4] as const) {
    reached = phase;
    for (const rule of presets[preset]) if (rule.phase === phase) apply(rule, work);
    work.settle();
    if (work.findings.some(({ severity }) => severity === 'error')) break;
  }
  return { findings: work.findings.toSorted(compareFindings), phase: reached };
}

/** A rule that fails says so as a finding: the author of a blueprint never sees a stack trace. */
function apply(rule: Rule, work: Check): void {
  try {
    rule.check(work);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    work.atKey(['id'], 'TL4033', { rule: rule.name, message });
  }
}
