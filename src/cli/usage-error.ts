import { EXIT } from './exit-code.ts';

/** The command cannot be done as it was given; nothing was done. Texts are in the reader's language, one line each. */
export class UsageError extends Error {
  /** The next step; empty when the message says it all. */
  readonly hint: string;

  /** What is answered to the shell: wrong usage, unless the command is right and what it speaks of is not so. */
  readonly exit: number;

  constructor(message: string, hint = '', exit: number = EXIT.usage) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
    this.exit = exit;
  }
}
