import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Expression } from '../blueprint/origin.ts';
import { expressionsOf, type Expressions } from '../flow/expressions.ts';
import { flowOf, type FlowGraph } from '../flow/graph.ts';
import type { Code, ParamsOf } from '../text/catalogue.ts';
import { compareFindings, finding, type Edit, type Finding } from '../text/diagnostic.ts';
import type { Path } from '../text/places.ts';
import type { Span } from '../text/source.ts';

/**
 * A law that blueprints are held against. Rules of a later phase run only when the earlier phases found no error, so that
 * one mistake is reported once and not with all that follows from it.
 */
export interface Rule {
  readonly name: string;
  /** 1: names and structure; 2: expressions, literals and tables; 3: the flow as a whole; 4: what is left over. */
  readonly phase: 1 | 2 | 3 | 4;
  /** The design principle that the law serves; laws of form serve none. */
  readonly principle?: Principle;
  /**
   * True for laws about the ways that lead from step to step. Where tokens move through a BPMN process the steps have none:
   * what such laws ask is asked of the process there.
   */
  readonly ofWays?: true;
  check(check: Check): void;
}

/** The five principles of service design: each law of the preset `principles` serves one of them. */
export const PRINCIPLES = ['customer-first', 'lean', 'flexible', 'improving', 'secure'] as const;

export type Principle = (typeof PRINCIPLES)[number];

/** What a rule works with, and where it reports. */
export class Check {
  readonly blueprint: Blueprint;
  /** The instant of checking in epoch milliseconds, for laws about dates. */
  readonly now: number | undefined;
  readonly findings: Finding[] = [];
  /** The rule that is at work; what is found is its finding. */
  rule: Rule | undefined;
  readonly #rules = new Map<Finding, Rule>();
  readonly #same = new Map<string, Finding[]>();

  constructor(blueprint: Blueprint, now: number | undefined) {
    this.blueprint = blueprint;
    this.now = now;
  }

  get flow(): FlowGraph {
    return flowOf(this.blueprint);
  }

  get expressions(): Expressions {
    return expressionsOf(this.blueprint);
  }

  /** The rule that made a finding. */
  ruleOf(found: Finding): Rule | undefined {
    return this.#rules.get(found);
  }

  /** Reports at the value of a path. */
  atValue<C extends Code>(path: Path, code: C, params: ParamsOf<C>, more?: More): void {
    this.at(this.blueprint.places.value(path), code, params, more);
  }

  /** Reports at the key that leads to a path. */
  atKey<C extends Code>(path: Path, code: C, params: ParamsOf<C>, more?: More): void {
    this.at(this.blueprint.places.key(path), code, params, more);
  }

  /** Reports inside an expression, by offsets in its text. */
  inExpression<C extends Code>({ path, offset }: Expression, { start, end }: Span, code: C, params: ParamsOf<C>): void {
    this.at(this.blueprint.places.within(path, offset + start, offset + end), code, params);
  }

  /** Reports once what several rules may find for one cause: the first place in the text, the others beside it. */
  once(cause: string, found: Finding): void {
    if (this.rule !== undefined) this.#rules.set(found, this.rule);
    const known = this.#same.get(cause);
    if (known === undefined) this.#same.set(cause, [found]);
    else known.push(found);
  }

  /** Puts what was gathered by {@link once} among the findings; called when the rules of a phase are done. */
  settle(): void {
    for (const same of this.#same.values()) {
      const [first, ...others] = same.toSorted(compareFindings);
      if (first === undefined) continue;
      const related = others.map(({ file, line, column }) => ({ file, line, column }));
      const told = { ...first, related: [...first.related, ...related] };
      const rule = this.#rules.get(first);
      if (rule !== undefined) this.#rules.set(told, rule);
      this.findings.push(told);
    }
    this.#same.clear();
  }

  at<C extends Code>(span: Span, code: C, params: ParamsOf<C>, more?: More): void {
    const { source } = this.blueprint;
    const related = more?.related?.map((other) => ({ source, span: other }));
    const found = finding(code, { source, span }, params, { related, fix: more?.fix });
    if (this.rule !== undefined) this.#rules.set(found, this.rule);
    this.findings.push(found);
  }
}

interface More {
  /** Further places of the same mistake, or ones that explain it. */
  readonly related?: readonly Span[];
  readonly fix?: readonly Edit[];
}
