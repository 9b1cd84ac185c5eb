import { operandsOf, type Read, type Term, termsIn } from './term.ts';

/** A field or fact that an expression reads, once for each place where it is written. */
export interface FeelRead {
  /** `['csat']` of the data, `['case', 'age']` of the facts. */
  readonly path: readonly string[];
  /** Offsets in the expression; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** True when the expression copes with this value being absent: it asks for it, or reads it only where it is there. */
  readonly handlesAbsence: boolean;
}

/** Paths that are certain to have a value, as one text each. */
type Present = ReadonlySet<string>;

/**
 * What a condition tells about presence, by its outcome. Questions for presence are never null, so that a condition
 * that is null tells what it would tell if it were true, and also what it would tell if it were false.
 */
interface Facts {
  readonly whenTrue: Present;
  readonly whenFalse: Present;
}

const NOTHING: Present = new Set();
const NO_FACTS: Facts = { whenTrue: NOTHING, whenFalse: NOTHING };

/** Every read of an expression in written order, each with whether its absence is handled. */
export function readsOf(term: Term): readonly FeelRead[] {
  const reads: FeelRead[] = [];
  visit(term, NOTHING, reads);
  return reads.sort((a, b) => a.start - b.start || a.end - b.end);
}

function visit(term: Term, present: Present, reads: FeelRead[]): void {
  switch (term.kind) {
    case 'read':
      reads.push(readOf(term, hasPath(present, term.path)));
      return;
    case 'equal': {
      const asked = isNullLiteral(term.right) ? term.left : isNullLiteral(term.left) ? term.right : undefined;
      if (asked) return visitAsked(asked, present, reads);
      break;
    }
    case 'in': {
      // `x in (null, …)` asks, as `x = null` does.
      const asksNull = term.tests.some((test) => test.kind === 'equal' && isNullLiteral(test.operand));
      if (!asksNull) break;
      visitAsked(term.value, present, reads);
      for (const operand of term.tests.flatMap(operandsOf)) visit(operand, present, reads);
      return;
    }
    case 'defined':
      return visitAsked(term.of, present, reads);
    case 'else':
      visitAsked(term.of, present, reads);
      return visit(term.otherwise, present, reads);
    case 'logic':
      return visitLogic(term.operator, term.terms, present, reads);
    case 'if': {
      const { whenTrue, whenFalse } = factsOf(term.condition);
      visit(term.condition, present, reads);
      visit(term.whenTrue, union(present, whenTrue), reads);
      visit(term.otherwise, union(present, whenFalse), reads);
      return;
    }
    default:
  }
  for (const inner of termsIn(term)) visit(inner, present, reads);
}

/** A term whose absence is being asked for: only a read itself is settled by that, not what a calculation reads. */
function visitAsked(term: Term, present: Present, reads: FeelRead[]): void {
  const read = term.kind === 'as' ? term.of : term;
  if (read.kind === 'read') reads.push(readOf(read, true));
  else visit(term, present, reads);
}

/**
 * A term of a conjunction decides the outcome only where the others are true, one of a disjunction only where the
 * others are not: FEEL's three-valued logic does not care which is written first.
 */
function visitLogic(operator: 'and' | 'or', terms: readonly Term[], present: Present, reads: FeelRead[]): void {
  const facts = terms.map(factsOf);
  for (const [index, term] of terms.entries()) {
    const others = facts.filter((_, other) => other !== index);
    const known = others.map(({ whenTrue, whenFalse }) => (operator === 'and' ? whenTrue : whenFalse));
    visit(term, known.reduce(union, present), reads);
  }
}

function factsOf(term: Term): Facts {
  switch (term.kind) {
    case 'equal': {
      const asked = isNullLiteral(term.right) ? term.left : isNullLiteral(term.left) ? term.right : undefined;
      const path = asked && pathOf(asked);
      if (!path) return NO_FACTS;
      return term.negated ? { ...NO_FACTS, whenTrue: path } : { ...NO_FACTS, whenFalse: path };
    }
    case 'defined': {
      const path = pathOf(term.of);
      return path ? { ...NO_FACTS, whenTrue: path } : NO_FACTS;
    }
    case 'not': {
      const { whenTrue, whenFalse } = factsOf(term.of);
      return { whenTrue: whenFalse, whenFalse: whenTrue };
    }
    case 'logic': {
      const facts = term.terms.map(factsOf);
      const [all, any] = [combine(facts, union), combine(facts, intersection)];
      return term.operator === 'and'
        ? { whenTrue: all.whenTrue, whenFalse: any.whenFalse }
        : { whenTrue: any.whenTrue, whenFalse: all.whenFalse };
    }
    default:
      return NO_FACTS;
  }
}

function combine(facts: readonly Facts[], join: (a: Present, b: Present) => Present): Facts {
  return facts.reduce((a, b) => ({
    whenTrue: join(a.whenTrue, b.whenTrue),
    whenFalse: join(a.whenFalse, b.whenFalse),
  }));
}

function isNullLiteral(term: Term): boolean {
  return term.kind === 'literal' && term.value === null;
}

function pathOf(term: Term): Present | undefined {
  const read = term.kind === 'as' ? term.of : term;
  return read.kind === 'read' ? new Set([keyOf(read.path)]) : undefined;
}

/** Whoever asked for a record asked for its fields, and a field that is there has a record around it. */
function hasPath(present: Present, path: readonly string[]): boolean {
  if (present.size === 0) return false;
  const key = keyOf(path);
  return [...present].some((known) => known === key || known.startsWith(`${key}.`) || key.startsWith(`${known}.`));
}

function readOf({ path, start, end }: Read, handlesAbsence: boolean): FeelRead {
  return { path, start, end, handlesAbsence };
}

function keyOf(path: readonly string[]): string {
  return path.join('.');
}

function union(a: Present, b: Present): Present {
  return a.size === 0 ? b : b.size === 0 ? a : a.union(b);
}

function intersection(a: Present, b: Present): Present {
  return a.intersection(b);
}
