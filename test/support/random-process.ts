import type { EventDefinition, ProcessModel } from '../../src/blueprint/process.ts';
import {
  expression,
  processModel,
  type ModelBuilder,
  type NodeHandle,
  type ProcessBuilder,
} from './process-builder.ts';
import { dice } from './random-blueprint.ts';

/** What a random process may hold. */
export interface RandomProcessOptions {
  /** How many blocks at most stand in one row of the outermost scope. */
  readonly size?: number;
  /** Only what is nested cleanly: every split has its join, and nothing leaves a block but by its end. */
  readonly structured?: boolean;
  /** No events, scopes and loops: tasks and gateways alone. */
  readonly plain?: boolean;
}

/** A random process of tasks, gateways, events and scopes; the same seed gives the same process. */
export function randomProcess(seed: number, options: RandomProcessOptions = {}): ProcessModel {
  return processModel((model) => {
    const writer = new RandomProcess(model, dice(seed), options);
    writer.write();
  });
}

const CONDITIONS = ['flag', 'not(flag)', 'count > 2', 'count <= 2', 'word = "x"', 'true'];

class RandomProcess {
  readonly #process: ProcessBuilder;
  readonly #roll: (limit: number) => number;
  readonly #options: RandomProcessOptions;
  #number = 0;

  constructor(model: ModelBuilder, roll: (limit: number) => number, options: RandomProcessOptions) {
    this.#process = model.process('p', { name: 'Random' });
    this.#roll = roll;
    this.#options = options;
    for (const message of ['m1', 'm2']) model.message(message);
    model.signal('s1');
    model.error('er1', 'E1');
    model.escalation('es1', 'ES1');
  }

  write(): void {
    const { size = 4 } = this.#options;
    const last = this.#row(this.#process.start('start'), 1 + this.#roll(size), 2);
    last.to(this.#process.end('end'));
  }

  #id(kind: string): string {
    this.#number += 1;
    return `${kind}${this.#number}`;
  }

  #row(from: NodeHandle, count: number, depth: number): NodeHandle {
    let last = from;
    for (let index = 0; index < count; index += 1) last = this.#block(last, depth);
    return last;
  }

  #block(from: NodeHandle, depth: number): NodeHandle {
    const simple = depth === 0 || this.#roll(3) === 0;
    const plain = this.#options.plain === true;
    if (simple) return plain ? this.#task(from) : this.#simple(from);
    const kinds = plain ? 4 : 9;
    switch (this.#roll(kinds)) {
      case 0:
        return this.#choice(from, depth);
      case 1:
        return this.#fork(from, depth, 'parallelGateway');
      case 2:
        return this.#fork(from, depth, 'inclusiveGateway');
      case 3:
        return this.#again(from, depth);
      case 4:
        return this.#subProcess(from, depth);
      case 5:
        return this.#race(from);
      case 6:
        return this.#several(from);
      case 7:
        return this.#bordered(from, depth);
      default:
        return this.#implicit(from, depth);
    }
  }

  #simple(from: NodeHandle): NodeHandle {
    switch (this.#roll(6)) {
      case 0:
        return from.to(this.#process.service(this.#id('call')));
      case 1:
        return from.to(this.#process.catches(this.#id('pause'), this.#timer()));
      case 2:
        return from.to(
          this.#process.event('intermediateThrowEvent', this.#id('tell'), [{ kind: 'signal', signal: 's1', path: [] }]),
        );
      case 3:
        return from.to(this.#process.catches(this.#id('letter'), { kind: 'message', message: 'm1', path: [] }));
      default:
        return this.#task(from);
    }
  }

  #task(from: NodeHandle): NodeHandle {
    const id = this.#id('task');
    return from.to(this.#process.task(id, { name: `Task ${id}` }));
  }

  #choice(from: NodeHandle, depth: number): NodeHandle {
    const split = from.to(this.#process.exclusive(this.#id('split')));
    const join = this.#process.exclusive(this.#id('join'));
    // Every third choice is one that a person makes.
    const decided = this.#roll(3) > 0;
    const count = 2 + this.#roll(2);
    for (let branch = 0; branch < count; branch += 1) {
      const inner = this.#lead(split, decided && branch > 0 ? this.#condition() : undefined, decided && branch === 0);
      this.#row(inner, this.#roll(2), depth - 1).to(join);
    }
    return join;
  }

  #fork(from: NodeHandle, depth: number, type: 'parallelGateway' | 'inclusiveGateway'): NodeHandle {
    const isInclusive = type === 'inclusiveGateway';
    const split = from.to(this.#process.gateway(type, this.#id('fork')));
    const isOdd = this.#options.structured !== true && this.#roll(8) === 0;
    const join = isOdd ? this.#process.exclusive(this.#id('merge')) : this.#process.gateway(type, this.#id('sync'));
    const count = 2 + this.#roll(2);
    for (let branch = 0; branch < count; branch += 1) {
      const inner = this.#lead(
        split,
        isInclusive && branch > 0 ? this.#condition() : undefined,
        isInclusive && branch === 0,
      );
      const last = this.#row(inner, 1, depth - 1);
      last.to(join);
      // A way past the rest of the branch, straight into the join.
      if (isInclusive && this.#options.structured !== true && this.#roll(6) === 0) last.to(join);
    }
    return join;
  }

  #again(from: NodeHandle, depth: number): NodeHandle {
    const begin = from.to(this.#process.exclusive(this.#id('begin')));
    const work = this.#row(this.#task(begin), this.#roll(2), depth - 1);
    const split = work.to(this.#process.exclusive(this.#id('split')));
    if (this.#roll(2) === 0) {
      split.to(begin, { name: 'again' });
      const after = this.#process.exclusive(this.#id('after'));
      split.to(after, { name: 'on' });
      return after;
    }
    split.to(begin, { when: this.#condition() });
    const after = this.#process.exclusive(this.#id('after'));
    split.otherwise(after);
    return after;
  }

  #subProcess(from: NodeHandle, depth: number): NodeHandle {
    const p = this.#process;
    const id = this.#id('sub');
    const isFailing = this.#roll(3) === 0;
    const sub = p.subProcess(id, () => {
      const inner = this.#row(p.start(this.#id('in')), 1 + this.#roll(2), depth - 1);
      if (isFailing) {
        const split = inner.to(p.exclusive(this.#id('split')));
        split.to(p.event('endEvent', this.#id('fail'), [{ kind: 'error', error: 'er1', path: [] }]), {
          when: this.#condition(),
        });
        split.otherwise(p.end(this.#id('out')));
      } else {
        inner.to(p.end(this.#id('out')));
      }
      if (this.#roll(4) > 0) return;
      const handler = this.#id('event');
      const isInterrupting = this.#roll(2) === 0;
      const definition: EventDefinition =
        this.#roll(2) === 0 ? this.#timer() : { kind: 'signal', signal: 's1', path: [] };
      p.subProcess(
        handler,
        () => {
          const begun = p.event('startEvent', this.#id('when'), [definition], { isInterrupting });
          this.#task(begun).to(p.end(this.#id('out')));
        },
        { triggeredByEvent: true },
      );
    });
    const after = p.exclusive(this.#id('after'));
    from.to(sub).to(after);
    if (isFailing) {
      const border = p.boundary(this.#id('caught'), id, { kind: 'error', error: 'er1', path: [] });
      this.#row(border, this.#roll(2), 0).to(after);
    }
    if (this.#roll(3) === 0) {
      const border = p.boundary(this.#id('late'), id, this.#timer());
      this.#row(border, this.#roll(2), 0).to(after);
    }
    return after;
  }

  #race(from: NodeHandle): NodeHandle {
    const p = this.#process;
    const gate = from.to(p.gateway('eventBasedGateway', this.#id('race')));
    const join = p.exclusive(this.#id('join'));
    const arms: EventDefinition[] = [
      this.#timer(),
      { kind: 'message', message: 'm2', path: [] },
      { kind: 'signal', signal: 's1', path: [] },
    ];
    for (const arm of arms.slice(0, 2 + this.#roll(2))) {
      const caught = gate.to(p.catches(this.#id('arm'), arm));
      this.#row(caught, this.#roll(2), 0).to(join);
    }
    return join;
  }

  #several(from: NodeHandle): NodeHandle {
    const id = this.#id('many');
    const path = [id, 'loop'];
    if (this.#roll(3) === 0) {
      return from.to(
        this.#process.task(id, {
          loop: { kind: 'standard', path, testBefore: this.#roll(2) === 0, maximum: 1 + this.#roll(3) },
        }),
      );
    }
    const cardinality = expression(String(this.#roll(4)), [...path, 'loopCardinality']);
    const isSequential = this.#roll(2) === 0;
    return from.to(this.#process.task(id, { loop: { kind: 'multiple', path, isSequential, cardinality } }));
  }

  #bordered(from: NodeHandle, depth: number): NodeHandle {
    const p = this.#process;
    const task = this.#task(from);
    const after = p.exclusive(this.#id('after'));
    task.to(after);
    const isInterrupting = this.#roll(2) === 0;
    const definition: EventDefinition = [
      this.#timer(),
      { kind: 'message', message: 'm1', path: [] } as const,
      { kind: 'conditional', condition: expression('flag', [this.#id('if')]), path: [] } as const,
    ][this.#roll(3)]!;
    const border = p.boundary(this.#id('border'), task.id, definition, { isInterrupting });
    const side = this.#row(border, this.#roll(2), depth - 1);
    // What interrupts nothing runs beside the rest and ends by itself.
    if (isInterrupting) side.to(after);
    else side.to(p.end(this.#id('side')));
    return after;
  }

  /** Two flows out of a task without any gateway, and a gateway that brings them together. */
  #implicit(from: NodeHandle, depth: number): NodeHandle {
    const task = this.#task(from);
    const join = this.#process.parallel(this.#id('sync'));
    this.#row(this.#task(task), this.#roll(2), depth - 1).to(join);
    this.#task(task).to(join);
    return join;
  }

  /** A flow that leads to a first task of its own: conditions and labels stand on it. */
  #lead(split: NodeHandle, when: string | undefined, isDefault: boolean): NodeHandle {
    const id = this.#id('task');
    const task = this.#process.task(id, { name: `Task ${id}` });
    return isDefault ? split.otherwise(task) : split.to(task, when === undefined ? {} : { when });
  }

  #condition(): string {
    return CONDITIONS[this.#roll(CONDITIONS.length)]!;
  }

  #timer(): EventDefinition {
    const id = this.#id('time');
    const text = ['PT10M', 'PT2H', 'P1D'][this.#roll(3)]!;
    return { kind: 'timer', timer: { kind: 'duration', path: [id], value: expression(text, [id]) }, path: [id] };
  }
}
