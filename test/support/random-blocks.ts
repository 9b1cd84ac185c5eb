import fc from 'fast-check';

import type { ProcessModel } from '../../src/blueprint/process.ts';
import { process, type NodeHandle, type ProcessBuilder } from './process-builder.ts';

/** A piece of a process with one way in and one way out. */
export type Block =
  | { readonly kind: 'task' | 'service' | 'wait' | 'message' | 'choice-of-person' }
  | { readonly kind: 'row'; readonly parts: readonly Block[] }
  | { readonly kind: 'choice'; readonly ways: readonly (Block | undefined)[] }
  | { readonly kind: 'parallel'; readonly ways: readonly Block[] }
  | { readonly kind: 'loop'; readonly body: Block }
  | { readonly kind: 'limited' }
  | { readonly kind: 'sub-process'; readonly body: Block }
  /** What steps have no word for. */
  | { readonly kind: Odd };

export const ODD = ['inclusive', 'alongside', 'several', 'implicit-split', 'condition', 'crossing'] as const;

export type Odd = (typeof ODD)[number];

const { block } = fc.letrec<{ block: Block; row: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'block' },
    fc.constantFrom<Block>(
      { kind: 'task' },
      { kind: 'service' },
      { kind: 'wait' },
      { kind: 'message' },
      { kind: 'limited' },
    ),
    tie('row'),
    fc
      .array(fc.option(tie('block'), { nil: undefined }), { minLength: 2, maxLength: 3 })
      .map((ways): Block => ({ kind: 'choice', ways })),
    fc.array(tie('row'), { minLength: 2, maxLength: 3 }).map((ways): Block => ({ kind: 'parallel', ways })),
    tie('row').map((body): Block => ({ kind: 'loop', body })),
    tie('row').map((body): Block => ({ kind: 'sub-process', body })),
    fc.constant<Block>({ kind: 'choice-of-person' }),
  ),
  row: fc
    .array(tie('block'), { minLength: 0, maxLength: 3 })
    .map((parts): Block => ({ kind: 'row', parts: [{ kind: 'task' }, ...parts] })),
}));

/** A process of nested blocks, all of which steps and their ways can say. */
export const blocks: fc.Arbitrary<Block> = block;

/** The same with one piece somewhere that they cannot. */
export const oddBlocks: fc.Arbitrary<{ readonly odd: Odd; readonly whole: Block }> = fc
  .tuple(block, fc.constantFrom(...ODD), block)
  .map(([before, odd, after]) => ({ odd, whole: { kind: 'row', parts: [before, { kind: odd }, after] } }));

/** Draws blocks as a process: ids count, so that the same blocks are the same process. */
export function processOfBlocks(whole: Block): ProcessModel {
  return process('random', (drawn) => {
    new Drawing(drawn).draw(whole);
  });
}

class Drawing {
  readonly #process: ProcessBuilder;
  #count = 0;

  constructor(drawn: ProcessBuilder) {
    this.#process = drawn;
  }

  draw(whole: Block): void {
    const start = this.#process.start('start');
    this.#add(start, { kind: 'row', parts: [{ kind: 'task' }, whole] }).to(this.#process.end('end'));
  }

  #id(kind: string): string {
    this.#count += 1;
    return `${kind}${this.#count}`;
  }

  /** Draws a block behind a node; gives the node at which it is left. */
  #add(from: NodeHandle, own: Block): NodeHandle {
    const drawn = this.#process;
    switch (own.kind) {
      case 'task':
        return from.to(drawn.task(this.#id('task')));
      case 'service': {
        const service = from.to(drawn.service(this.#id('service')));
        const merge = drawn.exclusive(this.#id('merge'));
        const failed = drawn.boundary(this.#id('failed'), service.id, { kind: 'error', path: [] });
        failed.to(drawn.task(this.#id('repair'))).to(merge);
        return service.to(merge);
      }
      case 'wait': {
        const id = this.#id('wait');
        const value = { text: 'PT1H', path: [id], offset: 0 };
        const timer = { kind: 'duration', path: [id], value } as const;
        return from.to(drawn.catches(id, { kind: 'timer', path: [id], timer }));
      }
      case 'message': {
        const id = this.#id('message');
        return from.to(drawn.catches(id, { kind: 'message', path: [id] }));
      }
      case 'row':
        return own.parts.reduce((at, part) => this.#add(at, part), from);
      case 'choice': {
        const split = from.to(drawn.exclusive(this.#id('choice')));
        const merge = drawn.exclusive(this.#id('merge'));
        for (const [index, way] of own.ways.entries()) {
          const isLast = index === own.ways.length - 1;
          const flow = isLast ? {} : { when: `number = ${this.#count + index}` };
          // What stands behind a gateway begins with a node of its own: a flow leads from node to node.
          const first = drawn.exclusive(this.#id('way'));
          if (isLast) split.otherwise(first);
          else split.to(first, flow);
          (way === undefined ? first : this.#add(first, way)).to(merge);
        }
        return merge;
      }
      case 'choice-of-person': {
        const split = this.#add(from, { kind: 'task' }).to(drawn.exclusive(this.#id('open')));
        const merge = drawn.exclusive(this.#id('merge'));
        split.to(drawn.task(this.#id('task')), { name: 'Yes' }).to(merge);
        split.to(drawn.task(this.#id('task')), { name: 'No' }).to(merge);
        return merge;
      }
      case 'parallel': {
        const split = from.to(drawn.parallel(this.#id('split')));
        const join = drawn.parallel(this.#id('join'));
        for (const way of own.ways) this.#add(split, way).to(join);
        return join;
      }
      case 'loop': {
        const again = from.to(drawn.exclusive(this.#id('again')));
        const check = this.#add(again, own.body).to(drawn.exclusive(this.#id('check')));
        check.to(again, { when: 'number > 3' });
        const out = drawn.exclusive(this.#id('out'));
        return check.otherwise(out);
      }
      case 'limited': {
        const task = from.to(drawn.task(this.#id('task')));
        const merge = drawn.exclusive(this.#id('merge'));
        const id = this.#id('limit');
        const timer = { kind: 'duration', path: [id], value: { text: 'PT2H', path: [id], offset: 0 } } as const;
        drawn
          .boundary(id, task.id, { kind: 'timer', path: [id], timer })
          .to(drawn.task(this.#id('late')))
          .to(merge);
        return task.to(merge);
      }
      case 'sub-process': {
        const { body } = own;
        const inner = drawn.subProcess(this.#id('sub'), () => {
          this.#add(drawn.start(this.#id('begin')), body).to(drawn.end(this.#id('done')));
        });
        return from.to(inner);
      }
      default:
        return this.#addOdd(from, own.kind);
    }
  }

  #addOdd(from: NodeHandle, odd: Odd): NodeHandle {
    const drawn = this.#process;
    switch (odd) {
      case 'inclusive': {
        const split = from.to(drawn.gateway('inclusiveGateway', this.#id('some')));
        const join = drawn.gateway('inclusiveGateway', this.#id('all'));
        split.to(drawn.task(this.#id('task')), { when: 'number > 1' }).to(join);
        split.to(drawn.task(this.#id('task')), { when: 'number > 2' }).to(join);
        return join;
      }
      case 'alongside': {
        const task = from.to(drawn.task(this.#id('task')));
        const id = this.#id('reminder');
        const timer = { kind: 'duration', path: [id], value: { text: 'PT2H', path: [id], offset: 0 } } as const;
        drawn
          .boundary(id, task.id, { kind: 'timer', path: [id], timer }, { isInterrupting: false })
          .to(drawn.task(this.#id('task')))
          .to(drawn.end(this.#id('end')));
        return task;
      }
      case 'several': {
        const loop = {
          kind: 'multiple',
          path: [],
          isSequential: false,
          cardinality: { text: '3', path: [], offset: 0 },
        } as const;
        return from.to(drawn.task(this.#id('task'), { loop }));
      }
      case 'implicit-split': {
        const task = from.to(drawn.task(this.#id('task')));
        task.to(drawn.task(this.#id('task'))).to(drawn.end(this.#id('end')));
        return task;
      }
      case 'condition': {
        const id = this.#id('until');
        return from.to(
          drawn.catches(id, {
            kind: 'conditional',
            path: [id],
            condition: { text: 'number > 9', path: [id], offset: 0 },
          }),
        );
      }
      case 'crossing': {
        // Two branches, one of which jumps into the other.
        const split = from.to(drawn.parallel(this.#id('split')));
        const join = drawn.parallel(this.#id('join'));
        const one = split.to(drawn.task(this.#id('task')));
        const other = split.to(drawn.task(this.#id('task')));
        const choice = one.to(drawn.exclusive(this.#id('choice')));
        choice.to(other, { when: 'number = 7' });
        choice.otherwise(join);
        other.to(join);
        return join;
      }
    }
  }
}
