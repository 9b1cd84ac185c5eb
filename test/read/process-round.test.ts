import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { importWords } from '../../src/cli/import-words.ts';
import { stepsOf, type Blueprint } from '../../src/blueprint/blueprint.ts';
import type { ProcessModel } from '../../src/blueprint/process.ts';
import { writeBpmn } from '../../src/draw/bpmn/write-bpmn.ts';
import { processOf } from '../../src/flow/process-of.ts';
import { readBlueprint, readBpmn } from '../../src/index.ts';
import { importProcess } from '../../src/read/process-import.ts';
import { processExpression } from '../../src/flow/process-expressions.ts';
import { processXml } from '../support/bpmn-cells.ts';

const CELLS = new URL('../bpmn/cells/', import.meta.url);
const REPAIR = readFileSync(new URL('../cli/fixtures/repair-call.bpmn', import.meta.url), 'utf8');

const DOCUMENTED = processXml(`
<documentation>How a device is mended.</documentation>
<startEvent id="begin" name="Device arrives" />
<task id="look" name="Look at it"><documentation>With the lid off.</documentation></task>
<exclusiveGateway id="broken" name="Broken?" default="no" />
<manualTask id="mend" name="Mend it" />
<endEvent id="good" name="It works" />
<sequenceFlow id="f1" sourceRef="begin" targetRef="look" />
<sequenceFlow id="f2" sourceRef="look" targetRef="broken" />
<sequenceFlow id="yes" name="It is" sourceRef="broken" targetRef="mend">
  <documentation>Ask first.</documentation>
  <conditionExpression>=parts &gt; 0</conditionExpression>
</sequenceFlow>
<sequenceFlow id="no" name="It is not" sourceRef="broken" targetRef="good" />
<sequenceFlow id="f3" sourceRef="mend" targetRef="good" />`);

const flat = (words: string | undefined): string => words?.replaceAll(/\s+/gu, ' ').trim() ?? '';

/** Every name and every documentation of a process, as often as they stand there. */
function wordsOf({ processes, participants }: ProcessModel): string[] {
  const elements = [
    ...participants,
    ...processes,
    ...processes.flatMap(({ nodes, flows, lanes }) => [...nodes.values(), ...flows.values(), ...lanes]),
  ];
  return elements.flatMap(({ name, documentation }) =>
    [flat(name), flat(documentation)].filter((words) => words !== ''),
  );
}

/** Names that nobody gave and documentation that nobody wrote are no loss; these are all there were. */
function missing(before: readonly string[], after: readonly string[]): string[] {
  const left = [...after];
  return before.filter((words) => {
    const at = left.indexOf(words);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const conditionsOf = ({ processes }: ProcessModel): string[] =>
  processes
    .flatMap(({ flows }) => [...flows.values()])
    .flatMap(({ condition }) => {
      const own = condition && processExpression(condition);
      return own?.ok === true ? [own.expression.text] : [];
    })
    .toSorted();

const countOf = ({ processes }: ProcessModel, ...types: readonly string[]): number =>
  processes.flatMap(({ nodes }) => [...nodes.values()]).filter(({ type }) => types.includes(type)).length;

interface Around {
  readonly before: ProcessModel;
  readonly blueprint: Blueprint;
  /** What was named as lost, or stands in the YAML. */
  readonly known: readonly string[];
}

/** A process, written as YAML and read again. */
async function around(xml: string): Promise<Around | undefined> {
  const { flow: before } = await readBpmn(xml, { file: 'a.bpmn' });
  const imported = importProcess(before, importWords.en.remarks);
  if (imported.kind !== 'imported') return undefined;
  const { blueprint } = readBlueprint(imported.yaml, { file: 'a.blueprint.yaml' });
  if (blueprint === undefined) throw new Error(imported.yaml);
  // What a wait may end by bears its name in YAML, where BPMN draws the event.
  const outcomes = stepsOf(blueprint).flatMap((step) => step.outcomes.map(({ name }) => name));
  return { before, blueprint, known: [...imported.left.map(({ words }) => words), ...outcomes] };
}

describe('from BPMN to YAML and back', () => {
  test.each([
    ['a repair as it is drawn in Camunda Modeler', REPAIR],
    ['a process with documentation', DOCUMENTED],
  ])('%s keeps its words and conditions, and what is lost is named', async (_, xml) => {
    const there = await around(xml);
    if (there === undefined) throw new Error('It was not written.');
    const { before, blueprint, known } = there;
    const { flow: after } = await readBpmn(await writeBpmn(blueprint), { file: 'b.bpmn' });
    expect(missing(wordsOf(before), wordsOf(after)).filter((words) => !known.includes(words))).toEqual([]);
    const asFields = conditionsOf(before).map((condition) => condition.replace('underWarranty', 'under_warranty'));
    expect(conditionsOf(after)).toEqual(expect.arrayContaining(asFields));
    for (const types of [['serviceTask'], ['sendTask'], ['task', 'userTask', 'manualTask'], ['parallelGateway']]) {
      expect([types, countOf(after, ...types)]).toEqual([types, expect.any(Number)]);
      expect(countOf(after, ...types)).toBeGreaterThanOrEqual(countOf(before, ...types));
    }
  });

  test('every cell that steps can say keeps its activities and its conditions', async () => {
    const kept: string[] = [];
    for (const file of readdirSync(CELLS).filter((name) => name.endsWith('.bpmn'))) {
      const there = await around(readFileSync(new URL(file, CELLS), 'utf8'));
      if (there === undefined) continue;
      kept.push(file);
      const { before, blueprint, known } = there;
      const after = processOf(blueprint);
      expect([file, missing(wordsOf(before), wordsOf(after)).filter((words) => !known.includes(words))]).toEqual([
        file,
        [],
      ]);
      expect([file, conditionsOf(after)]).toEqual([file, conditionsOf(before)]);
    }
    expect(kept.length).toBeGreaterThan(20);
  });
});
