import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Finding } from '../text/diagnostic.ts';
import { examineBlueprint } from './checker.ts';
import { PRINCIPLES, type Principle } from './rule.ts';

/** One principle of service design, and how a blueprint stands by it. */
export interface PrincipleSection {
  readonly principle: Principle;
  /** The names of the laws that were looked at, such as `customers-can-reach-a-person`; at least one. */
  readonly rules: readonly string[];
  /** What these laws found, in the order of the text. */
  readonly findings: readonly Finding[];
  /** True when nothing was found. */
  readonly passed: boolean;
}

/** A blueprint held against the five principles: customer first, lean, flexible, continuously improved, secure. */
export interface PrinciplesReport {
  /** Always five, in this order. */
  readonly sections: readonly PrincipleSection[];
  /** All that was found, what serves no principle included, in the order of the text. */
  readonly findings: readonly Finding[];
}

/**
 * Holds a blueprint against the laws that serve a design principle. Where the blueprint has errors, the laws that need a
 * sound flow are not looked at; the section then counts those that were.
 *
 * @param options `now`, in epoch milliseconds, is for laws about dates.
 */
export function checkPrinciples(blueprint: Blueprint, { now }: { readonly now?: number } = {}): PrinciplesReport {
  const { findings, evaluated, ruleOf } = examineBlueprint(blueprint, { preset: 'principles', now });
  const sections = PRINCIPLES.map((principle): PrincipleSection => {
    const own = findings.filter((found) => ruleOf(found)?.principle === principle);
    const rules = evaluated.filter((rule) => rule.principle === principle).map(({ name }) => name);
    return { principle, rules, findings: own, passed: own.length === 0 };
  });
  return { sections, findings };
}
