/** The command was not given as it should be; nothing was done. Texts are in the reader's language, one line each. */
export class UsageError extends Error {
  /** The next step; empty when the message says it all. */
  readonly hint: string;

  constructor(message: string, hint = '') {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}
