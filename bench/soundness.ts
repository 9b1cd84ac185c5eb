// How long it takes to say whether every case of a process comes to its end. Run: npm run bench -- soundness
import { unsoundnessOf } from '../src/flow/soundness.ts';
import { drawn } from '../test/support/drawn-process.ts';
import { median, report } from './measure.ts';

/** Parallel blocks one behind the other, each with four branches of tasks and a choice in one of them. */
function structured(blocks: number): string {
  const lines = ['start s -> g0'];
  for (let block = 0; block < blocks; block += 1) {
    const next = block + 1 === blocks ? 'e' : `g${block + 1}`;
    lines.push(`and g${block} -> a${block} b${block} c${block} d${block}`);
    for (const branch of ['a', 'b', 'c']) {
      const tasks = [0, 1, 2].map((index) => `${branch}${block}_${index}`);
      lines.push(`task ${branch}${block} -> ${tasks[0]}`);
      for (const [index, task] of tasks.entries()) lines.push(`task ${task} -> ${tasks[index + 1] ?? `j${block}`}`);
    }
    lines.push(
      `xor d${block} -> x${block} y${block}`,
      `task x${block} -> m${block}`,
      `task y${block} -> m${block}`,
      `xor m${block} -> j${block}`,
      `and j${block} -> ${next}`,
    );
  }
  return [...lines, 'end e'].join('\n');
}

/** The same number of blocks whose inclusive joins do not fit their splits: each has to be played. */
function unstructured(blocks: number): string {
  const lines = ['start s -> g0'];
  for (let block = 0; block < blocks; block += 1) {
    const next = block + 1 === blocks ? 'e' : `g${block + 1}`;
    lines.push(`or g${block} -> a${block} b${block} c${block} d${block}`);
    for (const branch of ['a', 'b', 'c', 'd']) lines.push(`task ${branch}${block} -> ${branch}${block}_x`);
    lines.push(
      `xor a${block}_x -> j${block} k${block}`,
      `xor b${block}_x -> j${block} k${block}`,
      `xor c${block}_x -> k${block} l${block}`,
      `task d${block}_x -> l${block}`,
      `or j${block} -> k${block}`,
      `or k${block} -> t${block}`,
      `task t${block} -> l${block}`,
      `or l${block} -> u${block}`,
      ...Array.from(
        { length: 6 },
        (_, index) => `task u${block}${'_'.repeat(index)} -> u${block}${'_'.repeat(index + 1)}`,
      ),
      `task u${block}______ -> ${next}`,
    );
  }
  return [...lines, 'end e'].join('\n');
}

for (const [what, sketch] of [
  ['parallel blocks that fit', structured(50)],
  ['inclusive joins that do not', unstructured(50)],
] as const) {
  const count = drawn(sketch).processes[0]!.nodes.size;
  let wrong = 0;
  // Each time a new model: the same one would not be looked at again.
  const models = Array.from({ length: 12 }, () => drawn(sketch));
  const time = median(() => (wrong = unsoundnessOf(models.pop()!).length));
  if (wrong > 0) console.log(`MISS  ${what}: ${wrong} findings in a sound process`);
  report(`soundness of ${count} nodes, 50 blocks, ${what}, in ms`, time, '< 1000', time < 1000 && wrong === 0);
}
