// Reading, checking and compiling against the bare YAML parse of the same text. Run: npm run bench -- pipeline
import { LineCounter, parseDocument } from 'yaml';

import { checkBlueprint, compileBlueprint, readBlueprint } from '../src/index.ts';
import { generatedBlueprint } from './generated-blueprint.ts';
import { medians, report } from './measure.ts';

const parse = (text: string) => (): void => {
  parseDocument(text, { lineCounter: new LineCounter() });
};
const whole = (text: string) => (): void => {
  const { blueprint, findings } = readBlueprint(text, { file: 'generated.blueprint.yaml' });
  if (blueprint === undefined) throw new Error(findings[0]?.message);
  checkBlueprint(blueprint);
  compileBlueprint(blueprint);
};

const small = generatedBlueprint(1000);
const large = generatedBlueprint(10_000);
console.log(`1,000 steps: ${(small.length / 1000).toFixed(0)} bytes a step`);
const [ours, bare] = medians(whole(small), parse(small), { runs: 15, warmup: 5 });
console.log(`1,000 steps: ours ${ours.toFixed(0)} ms, parseDocument ${bare.toFixed(0)} ms`);
report('read + check + compile of 1,000 steps / parseDocument', ours / bare, '<= 2', ours / bare <= 2);
const [oursLarge, bareLarge] = medians(whole(large), parse(large), { runs: 5, warmup: 1 });
console.log(`10,000 steps: ours ${oursLarge.toFixed(0)} ms, parseDocument ${bareLarge.toFixed(0)} ms`);
const growth = oursLarge / 10 / ours;
report('10,000 steps / 1,000 steps, per step', growth, '<= 2', growth <= 2);
