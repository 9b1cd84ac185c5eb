import fc from 'fast-check';

const KINDS = ['xor', 'and', 'or', 'task', 'task'] as const;

/**
 * Sketches of small processes with any flows between their nodes: four to nine tasks and gateways, one start, one or two
 * ends, the second of which may end everything.
 */
export const anyNet: fc.Arbitrary<string> = fc
  .record({
    kinds: fc.array(fc.constantFrom(...KINDS), { minLength: 2, maxLength: 7 }),
    targets: fc.array(fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 }), { minLength: 9, maxLength: 9 }),
    first: fc.nat(1000),
    ends: fc.constantFrom(['end e'], ['end e', 'end f'], ['end e', 'end:terminate f']),
  })
  .map(({ kinds, targets, first, ends }) => {
    const nodes = kinds.map((kind, index) => ({ kind, id: `${kind[0]}${index}` }));
    const names = [...nodes.map(({ id }) => id), ...ends.map((line) => line.at(-1)!)];
    /** Most flows lead a little further on, some anywhere. */
    const at = (number: number, from: number): string =>
      number % 3 === 0
        ? names[((number / 3) % names.length) | 0]!
        : names[Math.min(from + 1 + ((number >> 4) % 3), names.length - 1)]!;
    return [
      `start s -> ${nodes[first % 3 === 0 ? first % nodes.length : 0]!.id}`,
      ...nodes.map(({ kind, id }, index) => {
        const wanted = targets[index]!;
        const few = kind === 'task' ? wanted.slice(0, 1) : wanted;
        return `${kind} ${id} -> ${few.map((target) => at(target, index)).join(' ')}`;
      }),
      ...ends,
    ].join('\n');
  });

/**
 * Sketches of larger processes whose splits and joins fit, however deep they stand in one another: sequences, choices,
 * parallel and inclusive blocks, loops.
 */
export const blockNet: fc.Arbitrary<string> = fc
  .integer({ min: 1, max: 2 ** 30 })
  .map((seed) => blocksFrom(seed, 6 + (seed % 20)));

/** The same from a seed, with about as many tasks as wanted. */
export function blocksFrom(seed: number, tasks: number): string {
  const lines: string[] = [];
  let state = seed;
  let last = 0;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % below;
  };
  const fresh = (kind: string): string => `${kind[0]}${(last += 1)}`;
  /** Draws what leads to a node, and gives its first node. */
  const draw = (size: number, to: string): string => {
    if (size <= 1) {
      const task = fresh('task');
      lines.push(`task ${task} -> ${to}`);
      return task;
    }
    const kind = ['row', 'row', 'xor', 'and', 'or', 'loop'][random(6)]!;
    if (kind === 'row') {
      const part = 1 + random(size - 1);
      return draw(part, draw(size - part, to));
    }
    if (kind === 'loop') {
      const [head, tail] = [fresh('x'), fresh('x')];
      lines.push(`xor ${tail} -> ${to} ${head}`, `xor ${head} -> ${draw(size - 1, tail)}`);
      return head;
    }
    const [split, join] = [fresh(kind), fresh(kind)];
    const ways = 2 + random(2);
    const branches = Array.from({ length: ways }, () => draw(Math.max(1, Math.floor(size / ways)), join));
    if (kind !== 'and' && random(3) === 0) branches.push(join);
    lines.push(`${kind} ${split} -> ${branches.join(' ')}`, `${kind} ${join} -> ${to}`);
    return split;
  };
  const first = draw(tasks, 'e');
  return [`start s -> ${first}`, ...lines, 'end e'].join('\n');
}
