/** What the command line answers to the shell. */
export const EXIT = {
  /** Done; the blueprint has no errors. */
  ok: 0,
  /** The blueprint or a journey has errors. */
  errors: 1,
  /** The command was not given as it should be, or a file cannot be read or written. */
  usage: 2,
  /** Our own fault (`EX_SOFTWARE` of sysexits.h). */
  fault: 70,
} as const;
