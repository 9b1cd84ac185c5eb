import type { Expression } from '../blueprint/origin.ts';
import type { EventDefinition, Process, ProcessModel, ProcessNode, ProcessTimer } from '../blueprint/process.ts';
import { fromJuel } from '../feel/from-juel.ts';

/** An expression of a BPMN file as FEEL, or what keeps it from being read so. */
export type ProcessExpression =
  | {
      readonly ok: true;
      readonly expression: Expression;
      /** True where FEEL says it in other words than the file: offsets then lead to the whole. */
      readonly isTranslated: boolean;
    }
  | {
      readonly ok: false;
      /** What of it FEEL cannot say, and where, by offsets in the text as written. */
      readonly part: string;
      readonly start: number;
      readonly end: number;
    };

const read = new WeakMap<Expression, ProcessExpression>();

/**
 * Reads an expression as it stands in a BPMN file: FEEL, bare or after the `=` of Camunda 8; or JUEL in `${…}` and `#{…}`,
 * translated where FEEL means the same. The same expression gives the same reading.
 */
export function processExpression(written: Expression): ProcessExpression {
  const before = read.get(written);
  if (before !== undefined) return before;
  const found = readExpression(written);
  read.set(written, found);
  return found;
}

function readExpression({ text, path, offset }: Expression): ProcessExpression {
  const juel = /^(\s*[$#]\{)([^]*)\}\s*$/.exec(text);
  if (juel !== null) {
    const [, opening = '', inner = ''] = juel;
    const translated = fromJuel(inner);
    if (translated.ok) {
      // The words are not those of the file: the whole expression is the place of all that is found in it.
      const expression = { text: translated.text, path: [...path, 'feel'], offset: 0 };
      return { ok: true, expression, isTranslated: true };
    }
    const { part, start, end } = translated;
    return { ok: false, part, start: opening.length + start, end: opening.length + end };
  }
  const [before = ''] = /^\s*=?\s*/.exec(text) ?? [];
  const own = text.slice(before.length).trimEnd();
  return { ok: true, expression: { text: own, path, offset: offset + before.length }, isTranslated: false };
}

/** An ISO 8601 duration, date or cycle, as it stands in a timer; undefined where the timer holds an expression. */
export function isoOf({ value }: ProcessTimer): string | undefined {
  const text = value.text.trim();
  return /^(?:R\d*\/|P[\dT]|\d{4}-\d\d-\d\d)/.test(text) ? text : undefined;
}

/** What an expression of a process is for; it says which names it sees and what it must give. */
export type ProcessExpressionUse = 'condition' | 'timer' | 'cardinality' | 'collection' | 'completion' | 'script';

/** An expression of a process and the node or flow on which it stands. */
export interface ProcessExpressionSite {
  readonly written: Expression;
  readonly use: ProcessExpressionUse;
  readonly process: Process;
  /** The node that looks at it: of the condition on a flow, the node that the flow leaves. */
  readonly node: ProcessNode;
  /** What looks at it; absent for loops and scripts. */
  readonly definition?: EventDefinition;
}

/** All expressions of all processes of a file, in its order; ISO times are none. */
export function processExpressions({ processes }: ProcessModel): ProcessExpressionSite[] {
  return processes.flatMap((process) => {
    const { nodes, flows } = process;
    const sites: ProcessExpressionSite[] = [];
    const add = (
      written: Expression | undefined,
      use: ProcessExpressionUse,
      node: ProcessNode | undefined,
      definition?: EventDefinition,
    ): void => {
      if (written !== undefined && node !== undefined) sites.push({ written, use, process, node, definition });
    };
    for (const node of nodes.values()) {
      if (node.kind === 'event') for (const definition of node.definitions) addEvent(add, node, definition);
      if (node.kind !== 'activity') continue;
      if (isFeelScript(node)) add(node.script, 'script', node);
      const { loop } = node;
      if (loop?.kind === 'standard') add(loop.condition, 'condition', node);
      if (loop?.kind !== 'multiple') continue;
      add(loop.cardinality, 'cardinality', node);
      add(loop.collection, 'collection', node);
      add(loop.completion, 'completion', node);
    }
    for (const { from, condition } of flows.values()) add(condition, 'condition', nodes.get(from));
    return sites;
  });
}

function addEvent(
  add: (
    written: Expression | undefined,
    use: ProcessExpressionUse,
    node: ProcessNode | undefined,
    definition?: EventDefinition,
  ) => void,
  node: ProcessNode,
  definition: EventDefinition,
): void {
  if (definition.kind === 'conditional') add(definition.condition, 'condition', node, definition);
  if (definition.kind === 'timer' && isoOf(definition.timer) === undefined) {
    add(definition.timer.value, 'timer', node, definition);
  }
}

/** True for a script that is FEEL: a script in another language is work for a service. */
export function isFeelScript(node: ProcessNode): boolean {
  if (node.kind !== 'activity' || node.type !== 'scriptTask' || node.script === undefined) return false;
  return node.implementation === undefined || /feel/iu.test(node.implementation);
}
