import { tableFromCsv } from '../../src/read/table-csv.ts';
import type { Finding } from '../../src/index.ts';
import { createSource } from '../../src/text/source.ts';
import { readOrThrow } from './blueprints.ts';

/** A service with the table that the examples of CSV are about. */
export const GRADED = `throughline: 1
id: graded
version: "1.0.0"
roles: { agent: {} }
data:
  category: { type: enum, values: [billing, network, safety] }
  severity: { type: integer, min: 1, max: 5 }
  vip: { type: boolean, default: false }
  summary: { type: text }
  level: { type: enum, values: [ordinary, advanced] }
  answer: { type: text }
  points: { type: number }
  loud: { type: boolean }
decisions:
  grade: # how grave it is
    hit: first
    inputs: [category, severity]
    outputs: [level]
    # the rows
    rules:
      # people first
      - { if: [safety,   any], then: [advanced] } # always
      - { if: [any, ">= 4"], then: [advanced] }

      - { if: [any, any], then: [ordinary] }
  note: { hit: first, inputs: [severity], outputs: [answer], rules: [{ if: [any], then: [ok] }] }
stages:
  intake:
    kind: intake
    steps:
      receive: { ask: [category, severity, summary] }
      grade: { decide: grade }
      note: { decide: note }
  resolution: { kind: resolution, steps: { answer: { do: Answer, by: agent } } }
ends: { closed-solved: { outcome: solved, reach: resolved } }
omits: { confirmation: Nothing to confirm., follow-up: None. }
`;

/** What is wrong with a CSV for the table `grade` of {@link GRADED}. */
export function findingsInCsv(text: string): readonly Finding[] {
  const blueprint = readOrThrow(GRADED);
  return tableFromCsv(createSource('grade.csv', text), blueprint.decisions.get('grade')!, blueprint).findings;
}
