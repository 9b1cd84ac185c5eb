import { pairBrackets } from './pair-brackets.ts';
import { buildExpression, buildTests, type Draft } from './build.ts';
import { parseTree, type Tree, type TreeNode } from './grammar.ts';
import { mendIds } from './mend-ids.ts';
import { LONGEST_EXPRESSION, MOST_LEVELS } from './limits.ts';
import { problem, type FeelProblem } from './problem.ts';
import { findLongRow } from './find-long-row.ts';
import { scan } from './scan.ts';
import type { Syntax, TestSyntax } from './syntax.ts';
import { rewriteCell, rewriteIn } from './rewrite-tests.ts';
import { type Printed, printTokens, type Token } from './token.ts';
import type { FeelNames } from './types.ts';
import { setWordsRight } from './set-words-right.ts';

/** What was read; absent where the text is no expression of the subset. */
export interface Parsed {
  readonly syntax?: Syntax;
  readonly problems: readonly FeelProblem[];
}

/** The tests of a cell. */
export interface ParsedCell {
  readonly tests?: readonly TestSyntax[];
  /** True for `not(…)` around the whole cell. */
  readonly negated: boolean;
  readonly problems: readonly FeelProblem[];
}

/** Parses an expression. Names matter only for mending: whether they exist is checked later. */
export function parseExpression(text: string, names: FeelNames): Parsed {
  const written = readTokens(text, names);
  if (!written.tokens) return written;
  const { tokens, operators } = rewriteIn(written.tokens, written.partners);
  const printed = printTokens(tokens);
  const problems = [...written.problems];
  const root = readTree(printed, text, problems);
  return root
    ? { syntax: buildExpression(root, { printed, inOperators: operators, problems }), problems }
    : { problems };
}

/** Parses a cell of a decision table; `bare` holds the values that stand in it without quotes. */
export function parseCell(text: string, names: FeelNames, bare: ReadonlyMap<number, number>): ParsedCell {
  const written = readTokens(text, names, bare);
  if (!written.tokens) return { ...written, negated: false };
  const cell = rewriteCell(written.tokens, written.partners);
  const printed = printTokens(cell.tokens);
  const problems = [...written.problems];
  const root = readTree(printed, text, problems);
  if (!root) return { negated: cell.negated, problems };
  const draft: Draft = { printed, inOperators: new Set(), problems };
  return { tests: buildTests(root, draft), negated: cell.negated, problems };
}

interface Written {
  readonly tokens?: readonly Token[];
  readonly partners: ReadonlyMap<number, number>;
  readonly problems: readonly FeelProblem[];
}

/** The tokens with every slip mended whose meaning is plain; none when reading on would only repeat a problem. */
function readTokens(text: string, names: FeelNames, bare?: ReadonlyMap<number, number>): Written {
  const partners = new Map<number, number>();
  if (text.length > LONGEST_EXPRESSION) {
    const place = { start: LONGEST_EXPRESSION, end: text.length };
    const params = { length: text.length, limit: LONGEST_EXPRESSION };
    return { partners, problems: [problem('TL3002', place, params)] };
  }
  const scanned = scan(text, bare);
  if (scanned.tokens.length === 0 && scanned.problems.length === 0) {
    return { partners, problems: [problem('TL3001', { start: 0, end: text.length }, {})] };
  }
  if (!scanned.readable) return { partners, problems: scanned.problems };
  const ids = mendIds(scanned.tokens, names);
  const words = setWordsRight(ids.tokens, names);
  const brackets = pairBrackets(words.tokens);
  const problems = [...scanned.problems, ...ids.problems, ...words.problems];
  if (brackets.problem) problems.push(brackets.problem);
  const long = words.readable && !brackets.problem ? findLongRow(brackets.tokens) : undefined;
  if (long) problems.push(problem('TL3003', long, { limit: MOST_LEVELS }));
  const isReadable = words.readable && !brackets.problem && !long;
  return isReadable ? { tokens: brackets.tokens, partners: brackets.partners, problems } : { partners, problems };
}

/** The root of the tree, or nothing and a problem at the first place where the grammar was at its wits' end. */
function readTree(printed: Printed, text: string, problems: FeelProblem[]): TreeNode | undefined {
  const tree = parseTree(printed.text);
  const error = firstError(tree);
  if (!error) return tree.topNode.firstChild ?? undefined;
  problems.push(describeError(error, printed, text));
  return undefined;
}

function firstError(tree: Tree): TreeNode | undefined {
  const cursor = tree.cursor();
  do {
    if (cursor.type.isError) return cursor.node;
  } while (cursor.next());
  return undefined;
}

/** Words that a construct cannot do without, by the kind of its node. */
const NEEDED = { IfExpression: ['then', 'else'], QuantifiedExpression: ['satisfies'], Comparison: ['and'] } as const;

function describeError(error: TreeNode, printed: Printed, text: string): FeelProblem {
  const parent = error.parent;
  const isHole = error.from === error.to;
  const incomplete = parent && isHole ? describeIncomplete(parent, printed) : undefined;
  if (incomplete) return incomplete;
  // The grammar may skip several pieces at once; the first is what surprised it.
  const place = printed.toWritten(error.from, error.from + 1);
  const isWritten = place.start < place.end;
  if (isHole || error.from >= printed.text.length || !isWritten) {
    const before = printed.writtenBefore(error.from);
    if (before) return problem('TL3005', before, { after: text.slice(before.start, before.end) });
  }
  return problem('TL3004', place, { found: text.slice(place.start, place.end) });
}

function describeIncomplete(parent: TreeNode, printed: Printed): FeelProblem | undefined {
  const keyword = parent.name === 'Comparison' ? parent.getChild('between') : parent.firstChild;
  const needed = Object.hasOwn(NEEDED, parent.name) ? NEEDED[parent.name as keyof typeof NEEDED] : [];
  if (!keyword || needed.every((word) => parent.getChild(word))) return undefined;
  const form = printed.text.slice(keyword.from, keyword.to);
  if (form !== 'if' && form !== 'some' && form !== 'every' && form !== 'between') return undefined;
  return problem('TL3021', printed.toWritten(keyword.from, keyword.to), { form });
}
