/** Runs the tasks of one case one after another, in the order of asking; different cases do not wait for each other. */
export class CaseQueue {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Resolves or rejects as the task does; a task that fails does not stop those after it. */
  async run<T>(caseId: string, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(caseId);
    const mine = before === undefined ? task() : before.then(task, task);
    this.#last.set(caseId, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(caseId) === mine) this.#last.delete(caseId);
    }
  }
}
