/**
 * Pictures of large blueprints, `node bench/draw.ts`: how long a picture of 200 and of 1,000 steps takes, how large it is,
 * and whether the time grows with the steps and not faster. Every picture is drawn whole, from the blueprint to its text.
 */
import { compileBlueprint, drawBlueprint, drawStatechart, readBlueprint } from '../src/index.ts';
import { generatedBlueprint } from './generated-blueprint.ts';
import { median, report } from './measure.ts';

const small = sized(200);
const large = sized(1000);
for (const [kind, draw] of [
  ['blueprint', ({ blueprint }: typeof small) => drawBlueprint(blueprint)],
  ['statechart', ({ compiled }: typeof small) => drawStatechart(compiled)],
] as const) {
  const [fast, slow] = [median(() => void draw(small)), median(() => void draw(large))];
  const bytes = [draw(small), draw(large)].map((svg) => Math.round(Buffer.byteLength(svg) / 1000));
  console.log(
    `${kind}: 200 steps ${fast.toFixed(1)} ms, ${bytes[0]} kB; 1,000 steps ${slow.toFixed(0)} ms, ${bytes[1]} kB`,
  );
  report(`${kind} of 200 steps, milliseconds`, fast, '<= 50', fast <= 50);
  report(`${kind} of 200 steps, kB`, bytes[0]!, '<= 500', bytes[0]! <= 500);
  report(`${kind} of 1,000 steps, milliseconds`, slow, '<= 500', slow <= 500);
  report(`${kind}, time of 1,000 steps / of 200`, slow / fast, '<= 7.5', slow / fast <= 7.5);
}

function sized(steps: number) {
  const { blueprint } = readBlueprint(generatedBlueprint(steps), { file: 'generated.blueprint.yaml' });
  if (blueprint === undefined) throw new Error('The generated blueprint cannot be read.');
  return { blueprint, compiled: compileBlueprint(blueprint) };
}
