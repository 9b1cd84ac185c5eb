import { stepsOf, type Blueprint } from '../../blueprint/blueprint.ts';
import type { Decision } from '../../blueprint/decision.ts';
import type { Text } from '../../blueprint/text.ts';
import { conditionsIn } from './conditions.ts';
import { said, type Draft, type Writing } from './writing.ts';

/** Every condition both ways: it was looked at and held, and it was looked at and did not hold. */
export function* guardItems({ compiled, proof }: Writing): Generator<Draft> {
  for (const [number, condition] of [...conditionsIn(compiled)].entries()) {
    const { of, word, group, body, expression } = condition;
    const { path, text } = expression;
    for (const holds of [true, false]) {
      const cannot = proof.noSuchAnswer(condition, holds);
      yield {
        kind: 'guards',
        id: `${of}: ${word} ${holds ? 'holds' : 'does not hold'}`,
        group,
        body,
        path,
        missing: holds
          ? said(`In no journey "${text}" holds when it is looked at.`, `没有旅程在判断“${text}”时它成立。`)
          : said(`In every journey "${text}" holds when it is looked at.`, `没有旅程在判断“${text}”时它不成立。`),
        cannot,
        evidence: [`${holds ? 'holds' : 'fails'} ${number}`],
      };
    }
  }
}

/** Every row of every decision table. */
export function* rowItems({ compiled }: Writing): Generator<Draft> {
  const { blueprint } = compiled;
  const asked = decisionsAsked(compiled.blueprint, compiled.plan.clocks);
  for (const decision of blueprint.decisions.values()) {
    for (const [index, rule] of decision.rules.entries()) {
      const row = index + 1;
      yield {
        kind: 'rows',
        id: `${decision.id} row ${row}`,
        group: `decision ${decision.id}`,
        body: blueprint,
        path: rule.path,
        missing: said(
          `In no journey row ${row} of decision "${decision.id}" counts.`,
          `没有旅程用到决策“${decision.id}”的第 ${row} 行。`,
        ),
        cannot: asked.has(decision.id) ? rowBefore(decision, index) : NOBODY_ASKS,
        evidence: [`row ${decision.id} ${index}`],
      };
    }
  }
}

/** Tables that some step decides by, or some clock has its target from. */
function decisionsAsked(blueprint: Blueprint, clocks: Writing['compiled']['plan']['clocks']): ReadonlySet<string> {
  const bySteps = stepsOf(blueprint).flatMap(({ action }) =>
    action.verb === 'decide' && action.decision !== undefined ? [action.decision.name] : [],
  );
  const byClocks = (clocks?.all ?? []).flatMap(({ sla: { target } }) =>
    target.kind === 'decision' ? [target.decision.name] : [],
  );
  return new Set([...bySteps, ...byClocks]);
}

/** Under `first` nothing comes behind a row that everything fits. */
function rowBefore({ hit, rules }: Decision, index: number): Text | undefined {
  if (hit !== 'first') return undefined;
  const all = rules.findIndex((rule) =>
    rule.if.every(({ value }) => value === null || value === 'any' || value === '-'),
  );
  return all < 0 || all >= index
    ? undefined
    : said(`Row ${all + 1} above it fits everything.`, `它上面的第 ${all + 1} 行适用于一切情况。`);
}

const NOBODY_ASKS = said(
  'No step decides by this table, and no clock has its target from it.',
  '没有步骤用这张表作决策，也没有时钟从中取得目标。',
);
