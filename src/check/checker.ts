import { stepsOf, type Blueprint } from '../blueprint/blueprint.ts';
import { compareFindings, isError, type Finding } from '../text/diagnostic.ts';
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

/** What came of holding a blueprint against laws. */
export interface Examination {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  /** The last phase whose rules were applied: while a phase finds errors, later ones are not asked. */
  readonly phase: Rule['phase'];
  /** The rules that were looked at: after an error those of later phases are not. */
  readonly evaluated: readonly Rule[];
  /** The rule that made a finding; undefined for findings about the text itself. */
  readonly ruleOf: (found: Finding) => Rule | undefined;
}

/**
 * Holds a blueprint against its laws and gives all that was found, in the order of the text; without what its author took
 * as it is by `# throughline-ignore CODE: why`.
 */
export function check(blueprint: Blueprint, options: CheckOptions = {}): readonly Finding[] {
  return examineBlueprint(blueprint, options).findings;
}

/** The same, with what was looked at and which rule found what. */
export function examineBlueprint(
  blueprint: Blueprint,
  { preset = 'recommended', now }: CheckOptions = {},
): Examination {
  const { source, places } = blueprint;
  const suppressions = readSuppressions(source, places.comments);
  const { work, evaluated, phase } = findAll(blueprint, presets[preset], now);
  const { kept, silenced } = silence(work.findings, suppressions);
  // A suppression may serve a stricter preset than this one.
  let all: readonly Finding[] | undefined;
  const everything = (): readonly Finding[] | undefined => {
    if (work.findings.some(isError)) return undefined;
    return (all ??= findAll(blueprint, everyRule, now).work.findings);
  };
  const taken = [...(blueprint.silenced ?? []), ...silenced];
  const judged = preset === 'minimal' ? [] : checkSuppressions({ source, suppressions, silenced: taken, everything });
  return {
    findings: [...kept, ...judged].toSorted(compareFindings),
    phase,
    evaluated,
    ruleOf: (found) => work.ruleOf(found),
  };
}

/** What the rules find, phase by phase, up to the first phase with an error. */
function findAll(
  blueprint: Blueprint,
  rules: readonly Rule[],
  now: number | undefined,
): { readonly work: Check; readonly evaluated: readonly Rule[]; readonly phase: Rule['phase'] } {
  const work = new Check(blueprint, now);
  work.findings.push(...errorsInModules(blueprint));
  const evaluated: Rule[] = [];
  let reached: Rule['phase'] = 1;
  for (const phase of [1, 2, 3, 4] as const) {
    reached = phase;
    for (const rule of rules) {
      if (rule.phase !== phase || (rule.ofWays === true && blueprint.process !== undefined)) continue;
      apply(rule, work);
      evaluated.push(rule);
    }
    work.settle();
    if (work.findings.some(isError)) break;
  }
  return { work, evaluated, phase: reached };
}

/** What keeps the modules that a blueprint uses from running; they have no other way to be told. */
function errorsInModules(blueprint: Blueprint): Finding[] {
  const modules = new Set(
    stepsOf(blueprint).flatMap(({ action }) => (action.verb === 'use' ? (action.module ?? []) : [])),
  );
  return [...modules].flatMap((module) =>
    check(module, { preset: 'minimal' }).filter(({ severity }) => severity === 'error'),
  );
}

/** A rule that fails says so as a finding: the author of a blueprint never sees a stack trace. */
function apply(rule: Rule, work: Check): void {
  work.rule = rule;
  try {
    rule.check(work);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    work.atKey(['id'], 'TL4033', { rule: rule.name, message });
  }
  work.rule = undefined;
}
