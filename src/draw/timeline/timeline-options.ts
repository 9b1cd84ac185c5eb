import type { CaseContext } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { Directory } from '../../compile/recipients.ts';
import type { DrawOptions } from '../options.ts';

/** How the picture of a case is drawn. */
export interface TimelineOptions extends DrawOptions {
  /** The blueprint by which the case ran: of its own version, else clocks and steps may lack their names. */
  readonly compiled: CompiledBlueprint;
  /** Up to when an open case is told, in epoch milliseconds: now. Default: its last entry. */
  readonly until?: number | undefined;
  /** Default: `Case` and its id. */
  readonly title?: string | undefined;
  /** The case then: it knows pauses of which no entry tells, such as those after a breach. */
  readonly context?: Pick<CaseContext, 'clocks'> | undefined;
  /** Names of those who were told; default: the people file of the blueprint. */
  readonly people?: Directory | undefined;
}
