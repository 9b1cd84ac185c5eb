import type { Clock } from '../../time/clock.ts';
import { keepError, type KeptError } from '../store/parked.ts';
import type { CaseAct } from '../store/journal-record.ts';

/** How much a record matters: `info` is the ordinary course, `warn` mends itself or waits for somebody, `error` does not. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/**
 * What a record says of an error: never its message, which may repeat what somebody wrote. The whole error is with the
 * parked case or in the outbox.
 */
export interface LoggedError {
  readonly name: string;
  readonly retryable: boolean;
  /** The stable name of a blueprint's fault, such as `no-rule-matches`. */
  readonly reason?: string;
  /** What the other side answered, where it did: an HTTP status, an SMTP reply code. */
  readonly status?: number;
}

/** An effect as records name it. */
export interface LoggedEffect {
  readonly caseId: string;
  /** Its idempotency key: `caseId:seq:n`. */
  readonly effect: string;
  /** Its kind, and for a call the service: `call:stock`. */
  readonly topic: string;
  /** Which attempt it was, from 1 on. */
  readonly attempt: number;
  /** How long the attempt took, in milliseconds. */
  readonly ms: number;
}

/** What has happened; ids, names and durations, never a value of a case. */
export type Happening =
  | { readonly event: 'host.started' | 'host.stopped' }
  | { readonly event: 'host.failed'; readonly error: LoggedError }
  | {
      readonly event: 'case.opened';
      readonly caseId: string;
      readonly blueprint: string;
      readonly version: string;
      readonly ms: number;
    }
  | {
      readonly event: 'case.event';
      readonly caseId: string;
      readonly seq: number;
      /** What it was, where it was taken: what a sender writes there may be anything. */
      readonly type?: string;
      readonly result: 'taken' | 'duplicate' | 'refused';
      /** On a refusal: its code. */
      readonly code?: string;
      readonly ms: number;
    }
  /** Somebody did something with a case from outside its blueprint. */
  | { readonly event: 'case.act'; readonly caseId: string; readonly seq: number; readonly act: CaseAct }
  | {
      readonly event: 'case.parked';
      readonly caseId: string;
      readonly type: string;
      readonly error: LoggedError;
    }
  /** `late`: how long after its due instant it fired, in milliseconds. */
  | { readonly event: 'timer.fired'; readonly caseId: string; readonly timer: string; readonly late: number }
  | ({ readonly event: 'effect.done' | 'effect.held' } & LoggedEffect)
  /** `pause`: after how many milliseconds it is tried again. */
  | ({ readonly event: 'effect.failed'; readonly error: LoggedError; readonly pause: number } & LoggedEffect)
  | ({ readonly event: 'effect.dead'; readonly error: LoggedError } & LoggedEffect)
  | { readonly event: 'lease.taken' | 'lease.lost'; readonly owner?: string }
  /** The machine's clock was set back, or has jumped on, by so many milliseconds. */
  | { readonly event: 'clock.back' | 'clock.forward'; readonly by: number };

/** One line of a host's log. `at`: epoch milliseconds on the host's clock. */
export type LogRecord = { readonly at: number; readonly level: LogLevel } & Happening;

/** Takes the records of a host, one after another. What it throws is dropped: a log never stops a case. */
export type HostLog = (record: LogRecord) => void;

/** Tells a log what has happened. */
export type Report = (happening: Happening) => void;

const LEVELS: Readonly<Record<Happening['event'], LogLevel>> = {
  'host.started': 'info',
  'host.stopped': 'info',
  'host.failed': 'error',
  'case.opened': 'info',
  'case.event': 'info',
  'case.act': 'info',
  'case.parked': 'error',
  'timer.fired': 'debug',
  'effect.done': 'info',
  'effect.held': 'info',
  'effect.failed': 'warn',
  'effect.dead': 'error',
  'lease.taken': 'info',
  'lease.lost': 'warn',
  'clock.back': 'warn',
  'clock.forward': 'warn',
};

/** Gives records their instant and level and hands them to a log, or to nobody. */
export function reportTo(log: HostLog | undefined, clock: Clock): Report {
  if (log === undefined) return () => undefined;
  return (happening) => {
    try {
      log({ at: clock.now(), level: LEVELS[happening.event], ...happening });
    } catch {
      // What is wrong with a log is for whoever reads it to see.
    }
  };
}

/** What may be said in a log of what was thrown. */
export function loggedError(thrown: unknown): LoggedError {
  return loggedKept(keepError(thrown));
}

/** What may be said in a log of an error that was kept. */
export function loggedKept({ name, retryable, reason, status }: KeptError): LoggedError {
  return {
    name,
    retryable,
    ...(reason === undefined ? {} : { reason }),
    ...(status === undefined ? {} : { status }),
  };
}

/**
 * A log of one JSON object for each record, with `at` as an ISO instant in UTC.
 *
 * @param write takes each line, without a line end.
 * @example createHost({ …, log: jsonLog((line) => process.stdout.write(`${line}\n`)) });
 */
export function jsonLog(write: (line: string) => void): HostLog {
  return ({ at, ...record }) => write(JSON.stringify({ at: new Date(at).toISOString(), ...record }));
}
