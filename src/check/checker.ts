import type { Blueprint } from '../blueprint/blueprint.ts';
import { compareFindings, type Finding } from '../text/diagnostic.ts';
import { readSuppressions, silence } from '../text/suppression.ts';
import { Check, type Rule } from './rule.ts';
import { everyRule, presets, type Preset } from './presets.ts';
import { checkSuppressions } from './suppressions.ts';

/** How strictly, and when, a blueprint is checked. */
export interface CheckOptions {
  /** The set of laws to hold it against. Default: `recommended`. */
  readonly preset?: Preset;
  /** The instant of checking in epoch milliseconds, for laws about dates. */
  readonly now?: number;
}

/**
 * Holds a blueprint against its laws and gives all that was found, in the order of the text; without what its author took
 * as it is by `# throughline-ignore CODE: why`.
 */
export function check(blueprint: Blueprint, options: CheckOptions = {}): readonly Finding[] {
  return checkInPhases(blueprint, options).findings;
}

/** The same, with the last phase whose rules were applied: while a phase finds errors, later ones are not asked. */
export function checkInPhases(
  blueprint: Blueprint,
  { preset = 'recommended', now }: CheckOptions = {},
): { readonly findings: readonly Finding[]; readonly phase: Rule['phase'] } {
  const { source, places } = blueprint;
  const suppressions = readSuppressions(source, places.comments);
  const { found, phase } = findAll(blueprint, presets[preset], now);
  if (suppressions.length === 0) return { findings: found.toSorted(compareFindings), phase };
  const { kept, silenced } = silence(found, suppressions);
  if (preset === 'minimal') return { findings: kept.toSorted(compareFindings), phase };
  // A suppression may serve a stricter preset than this one.
  let all: readonly Finding[] | undefined;
  const everything = (): readonly Finding[] | undefined => {
    if (found.some(isError)) return undefined;
    return (all ??= findAll(blueprint, everyRule, now).found);
  };
  const taken = [...(blueprint.silenced ?? []), ...silenced];
  const judged = checkSuppressions({ source, suppressions, silenced: taken, everything });
  return { findings: [...kept, ...judged].toSorted(compareFindings), phase };
}

/** What the rules find, phase by phase, up to the first phase with an error. */
function findAll(
  blueprint: Blueprint,
  rules: readonly Rule[],
  now: number | undefined,
): { readonly found: readonly Finding[]; readonly phase: Rule['phase'] } {
  const work = new Check(blueprint, now);
  let reached: Rule['phase'] = 1;
  for (const phase of [1, 2, 3, 4] as const) {
    reached = phase;
    for (const rule of rules) if (rule.phase === phase) apply(rule, work);
    work.settle();
    if (work.findings.some(isError)) break;
  }
  return { found: work.findings, phase: reached };
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
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
