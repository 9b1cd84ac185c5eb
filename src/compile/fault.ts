/**
 * The blueprint asks for something that cannot be done with what the case holds: a decision without a matching rule, a
 * wait for a date that nobody gave. The case stays as it was before the event; trying again without a change of data or
 * blueprint gives the same fault.
 */
export class CaseFault extends Error {
  /** Stable: `no-rule-matches`, `several-rules-match`, `no-instant`, `undated`, `value-does-not-fit`, `goes-round`. */
  readonly reason: string;
  readonly step: string;
  readonly retryable = false;

  constructor(reason: string, step: string, message: string) {
    super(message);
    this.name = 'CaseFault';
    this.reason = reason;
    this.step = step;
  }
}
