import { readTemplate } from '../blueprint/template.ts';
import type { FeelExpression } from '../feel/feel.ts';
import type { UnaryTests } from '../feel/unary.ts';
import type { Path } from '../text/places.ts';
import type { Check } from './rule.ts';
import { namedDeadlines } from './uses.ts';

type Reading = FeelExpression | UnaryTests;

/** All that expressions and tables of a blueprint read. */
export function readingsOf({ expressions: { sites, tables } }: Check, except: readonly Path[] = []): Reading[] {
  const kept = sites.filter(({ expression }) => !except.some((path) => isUnder(expression.path, path)));
  return [
    ...kept.map(({ feel }) => feel),
    ...[...tables.values()].flatMap(({ inputs, rows }) => [
      ...inputs.map(({ feel }) => feel),
      ...rows.flatMap(({ tests, values }) => [
        ...tests.map((cell) => cell.tests),
        ...values.flatMap(({ feel }) => (feel === undefined ? [] : [feel])),
      ]),
    ]),
  ];
}

/**
 * The fields and parameters that something reads: a condition, a table, a setting, a time limit, a message.
 *
 * @param options `except` names places whose expressions do not count.
 */
export function namesRead(check: Check, { except = [] }: { except?: readonly Path[] } = {}): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { reads } of readingsOf(check, except)) for (const { path } of reads) names.add(path[0] ?? '');
  for (const { deadline } of namedDeadlines(check.blueprint)) names.add(deadline.name);
  for (const { text } of check.blueprint.messages.values()) {
    for (const words of Object.values(text)) {
      for (const part of readTemplate(words).parts) {
        if (part.kind === 'value') names.add(part.name.split('.')[0] ?? '');
      }
    }
  }
  return names;
}

function isUnder(path: Path, owner: Path): boolean {
  return owner.every((part, index) => path[index] === part);
}
