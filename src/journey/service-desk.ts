import type { Path } from '../text/places.ts';
import type { Duration } from '../time/duration.ts';
import type { Values } from './journey-file.ts';

/** How a service answers a call: with a result, or by failing. `path` is the line that said so; a service may also answer by itself. */
export interface Answer {
  readonly kind: 'returns' | 'fail';
  readonly data: Values;
  readonly path?: Path;
}

/** What a line said of a service and no call has used. */
export interface Leftover {
  readonly kind: 'returns' | 'fail' | 'slow';
  readonly service: string;
  readonly path: Path;
  /** How many calls it was still meant for. */
  readonly count: number;
}

/** How long the next call takes. */
interface Delay {
  readonly duration: Duration;
  readonly path: Path;
}

/** A call of a service that has not been answered. */
export interface OpenCall {
  readonly service: string;
  readonly step: string;
  readonly run: number;
  /** The earliest instant of the answer, in epoch milliseconds. */
  readonly due: number;
  /** Absent while nobody has said what the service answers. */
  answer?: Answer;
}

/**
 * The services of a journey. What the journey says of a service is used up in order, call by call: an answer that is
 * said before its call waits for it, one that is said while a call waits goes to the oldest call at once.
 */
export class ServiceDesk {
  readonly #answers = new Map<string, Answer[]>();
  readonly #delays = new Map<string, Delay[]>();
  #calls: OpenCall[] = [];

  /** Calls that wait, the oldest first. */
  get calls(): readonly OpenCall[] {
    return this.#calls;
  }

  /**
   * A step calls a service. Without a word from the journey a service that has no outputs succeeds at once; any other
   * lets the call wait.
   *
   * @param later gives the instant that lies a duration after the call.
   */
  call(
    { service, step, run }: Pick<OpenCall, 'service' | 'step' | 'run'>,
    now: number,
    later: (duration: Duration) => number,
    hasOutputs: boolean,
  ): void {
    const delay = this.#delays.get(service)?.shift();
    const due = delay === undefined ? now : later(delay.duration);
    const answer = this.#answers.get(service)?.shift() ?? (hasOutputs ? undefined : { kind: 'returns', data: {} });
    this.#calls.push({ service, step, run, due, answer });
  }

  /** The same calls and the same that was said, to go on with on their own. */
  copy(): ServiceDesk {
    const other = new ServiceDesk();
    for (const [service, answers] of this.#answers) other.#answers.set(service, [...answers]);
    for (const [service, delays] of this.#delays) other.#delays.set(service, [...delays]);
    other.#calls = this.#calls.map((call) => ({ ...call }));
    return other;
  }

  /** The journey says how a service answers. */
  answer(service: string, answer: Answer): void {
    const waiting = this.#calls.find((call) => call.service === service && call.answer === undefined);
    if (waiting === undefined) put(this.#answers, service, answer);
    else waiting.answer = answer;
  }

  /** The journey says that the next call of a service takes its time. */
  delay(service: string, duration: Duration, path: Path): void {
    put(this.#delays, service, { duration, path });
  }

  /** Forgets calls that nobody waits for any more. */
  keep(isOpen: (call: OpenCall) => boolean): void {
    this.#calls = this.#calls.filter(isOpen);
  }

  /** What was said and never used, in the order of the services' first mention. */
  leftovers(): Leftover[] {
    const left = new Map<Path, Leftover>();
    const add = (kind: Leftover['kind'], service: string, path: Path | undefined): void => {
      if (path === undefined) return;
      left.set(path, { kind, service, path, count: (left.get(path)?.count ?? 0) + 1 });
    };
    for (const [service, answers] of this.#answers) for (const { kind, path } of answers) add(kind, service, path);
    for (const [service, delays] of this.#delays) for (const { path } of delays) add('slow', service, path);
    return [...left.values()];
  }
}

function put<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
