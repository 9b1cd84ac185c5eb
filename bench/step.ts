// step() with its journal against the bare transition of the same machine. Run: npm run bench -- step
import { readFileSync } from 'node:fs';

import type { CaseEvent } from '../src/index.ts';
import { compileBlueprint, readBlueprint, step } from '../src/index.ts';
import { medians, report } from './measure.ts';

const file = 'examples/complaint-desk/complaint-desk.blueprint.yaml';
const { blueprint } = readBlueprint(readFileSync(file, 'utf8'), { file });
if (blueprint === undefined) throw new Error(`${file} cannot be read`);
const compiled = compileBlueprint(blueprint);
const { machine } = compiled;

const at = Date.parse('2026-01-05T09:00:00+08:00');
const customer = { role: 'customer' };
const agent = { role: 'agent' };
const life: CaseEvent[] = [
  {
    type: 'step.receive.answered',
    at,
    by: customer,
    data: { category: 'network', severity: 3, summary: 'x', contact: '13800000000' },
  },
  { type: 'step.look-up.done', at, by: { role: 'service' }, data: { class: 'standard' } },
  { type: 'step.read-back.confirmed', at, by: customer },
  { type: 'step.investigate.upheld', at, by: agent, data: { finding: 'y' } },
  { type: 'step.remedy.done', at, by: agent },
  { type: 'step.hear-opinion.accepted', at, by: customer },
];
const input = { id: 'C-1', at, by: customer };

/** A scope that throws away what it is given: the least that a transition needs. */
const scope = {
  self: {},
  id: 'case',
  sessionId: 'case',
  logger: () => undefined,
  defer: () => undefined,
  emit: () => undefined,
  stopChild: () => undefined,
  system: { _sendInspectionEvent: () => undefined },
  actionExecutor: () => undefined,
} as never;

const CASES = 2000;
let entries = 0;
const ours = (): void => {
  for (let turn = 0; turn < CASES; turn += 1) {
    let { snapshot } = step(compiled, null, input, at);
    for (const event of life) {
      const result = step(compiled, snapshot, event, at);
      ({ snapshot } = result);
      entries += result.entries.length;
    }
  }
};
const bare = (): void => {
  for (let turn = 0; turn < CASES; turn += 1) {
    let snapshot = machine.getInitialSnapshot(scope, input);
    for (const event of life) snapshot = machine.transition(snapshot, event, scope);
  }
};

const [mine, transition] = medians(ours, bare, { runs: 11, warmup: 3 });
const perEvent = (milliseconds: number): string => ((milliseconds * 1000) / CASES / (life.length + 1)).toFixed(1);
console.log(
  `step() ${perEvent(mine)} us an event, transition ${perEvent(transition)} us; ${entries} journal entries written`,
);
report(
  'step() with journal / machine.transition with a reused scope',
  mine / transition,
  '<= 1.25',
  mine / transition <= 1.25,
);
