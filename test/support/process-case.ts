import type { CompiledBlueprint, Entry } from '../../src/index.ts';
import { DrivenCase } from './driven-case.ts';

/**
 * A case of a BPMN process with people who do their work as soon as there is some, except at nodes whose id begins with
 * `hold`, and services that answer. A field `attempts` counts how often `a` was done.
 */
export class ProcessCase {
  readonly #case: DrivenCase;

  constructor(compiled: CompiledBlueprint, data?: Record<string, unknown>) {
    this.#case = new DrivenCase(compiled, data === undefined ? {} : { data });
    this.work();
  }

  get entries(): readonly Entry[] {
    return this.#case.entries;
  }

  get isClosed(): boolean {
    return this.#case.view.status !== 'open';
  }

  /** Where it waits. */
  get at(): string[] {
    return this.#case.at;
  }

  /** Does all there is to do, until nobody has any more. */
  work(): void {
    for (let count = 0; count < 200; count += 1) {
      const event = this.#case.view.accepts.find(
        ({ step, outcome }) => step !== undefined && !step.startsWith('hold') && outcome !== 'failed',
      );
      if (event === undefined) return;
      const counts = event.step === 'a' && event.fields.some(({ name }) => name === 'attempts');
      const data = counts ? { attempts: this.passes('a') + 1 } : undefined;
      const more = event.run === undefined ? {} : { run: event.run };
      const told = this.#case.send(event.type, event.by[0] ?? 'customer', data, more);
      if (typeof told === 'string') throw new Error(`${event.type} was refused: ${told}`);
    }
  }

  /** What comes from outside: a message or signal by its name, where something waits for it. */
  deliver(name: string): void {
    const event = this.#case.view.accepts.find(({ type }) => type === `customer.${name}` || type === `signal.${name}`);
    if (event !== undefined) this.#case.send(event.type, event.by[0] ?? 'customer');
    this.work();
  }

  pass(milliseconds: number): void {
    this.#case.pass(milliseconds);
    this.work();
  }

  /**
   * How often a node was passed: a step was left by being done, an event happened, or the case ended there. An end tells of
   * itself only where tokens move through the process.
   */
  passes(node: string): number {
    const told = this.entries.filter(
      (entry) =>
        (entry.type === 'step.left' && entry.step === node) || (entry.type === 'event.passed' && entry.node === node),
    ).length;
    return told > 0 ? told : this.entries.filter((entry) => entry.type === 'case.closed' && entry.end === node).length;
  }
}
