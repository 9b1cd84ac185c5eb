// Reading and checking a process against bpmn-moddle alone on the same text. Run: npm run bench -- bpmn
import { BpmnModdle } from 'bpmn-moddle';

import { checkBlueprint, readBpmn } from '../src/index.ts';
import { generatedBpmn } from './generated-bpmn.ts';
import { report } from './measure.ts';

/** Times two pieces of work in turn; gives the median of the ratios, as the speed of a machine drifts, and of the times. */
async function ratio(ours: () => Promise<void>, theirs: () => Promise<void>): Promise<[number, number, number]> {
  const times: [number, number][] = [];
  for (let turn = 0; turn < 25; turn += 1) {
    const start = performance.now();
    await ours();
    const middle = performance.now();
    await theirs();
    // The first turns warm both up.
    if (turn >= 6) times.push([middle - start, performance.now() - middle]);
  }
  const medianOf = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1] ?? NaN;
  return [medianOf(times.map(([a, b]) => a / b)), medianOf(times.map(([a]) => a)), medianOf(times.map(([, b]) => b))];
}

const alone = (xml: string) => async (): Promise<void> => {
  await new BpmnModdle().fromXML(xml);
};
const whole = (xml: string) => async (): Promise<void> => {
  const { blueprint, findings } = await readBpmn(xml, { file: 'generated.bpmn' });
  if (blueprint === undefined) throw new Error(findings[0]?.message);
  checkBlueprint(blueprint);
};

const xml = generatedBpmn(1000);
const [small, ours, theirs] = await ratio(whole(xml), alone(xml));
console.log(`1,000 nodes, ${xml.length} characters: ours ${ours.toFixed(0)} ms, bpmn-moddle ${theirs.toFixed(0)} ms`);
report('import + check of 1,000 nodes / bpmn-moddle alone', small, '<= 2', small <= 2);
