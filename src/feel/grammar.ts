import { parser, trackVariables } from 'lezer-feel';

/** The tree of the FEEL grammar. */
export type Tree = ReturnType<typeof parser.parse>;

/** A node of that tree. */
export type TreeNode = Tree['topNode'];

interface NameContext {
  /** The parts of the name that is being read. */
  readonly tokens: readonly string[];
  readonly contextCache: () => { readonly keys: ReadonlySet<string>; readonly prefixes: ReadonlySet<string> };
}

const noNames = { keys: new Set<string>(), prefixes: new Set<string>() };
const betweenNames: NameContext = { tokens: [], contextCache: () => noNames };
const identifiers = nodeIds('Identifier');
const wholeNames = nodeIds('Name', 'VariableName', 'PathName', 'ParameterName', 'PropertyName');

/**
 * The grammar's own tracker also keeps every variable's value, for names with spaces and signs. Names in a blueprint
 * have neither, so that all it needs is whether a name is being read: that halves the time to parse.
 */
const light = parser.configure({
  contextTracker: Object.assign(trackVariables(), {
    start: betweenNames,
    reduce(context: NameContext, term: number): NameContext {
      if (identifiers.has(term)) return { ...context, tokens: [...context.tokens, '_'] };
      return wholeNames.has(term) ? betweenNames : context;
    },
  }),
});

/** Parses one FEEL expression; mistakes become error nodes. */
export function parseTree(text: string): Tree {
  return light.parse(text);
}

function nodeIds(...names: readonly string[]): ReadonlySet<number> {
  return new Set(parser.nodeSet.types.filter((type) => names.includes(type.name)).map((type) => type.id));
}
