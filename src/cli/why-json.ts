import type { ClockExplanation, ClockLine, ExplainedRun, ExplainedStretch } from '../run/why/clock-explanation.ts';
import type { Period } from '../run/why/closed-periods.ts';
import { printInstant } from '../time/instant.ts';

/**
 * An explanation as plain JSON: instants are ISO 8601 with the offset of the blueprint's zone, amounts (`used`, `total`,
 * `over`, `length`) milliseconds.
 */
export function explanationJson(explanation: ClockExplanation): object {
  const { zone, at, due, promise, runs, ...rest } = explanation;
  const instant = (value: number): string => printInstant(value, zone);
  const { calendar, ...promised } = promise;
  return {
    ...rest,
    zone,
    at: instant(at),
    ...(due === undefined ? {} : { due: instant(due) }),
    promise: {
      ...promised,
      ...(calendar === undefined
        ? {}
        : {
            calendar: {
              ...calendar,
              ...(calendar.validUntil === undefined ? {} : { validUntil: instant(calendar.validUntil) }),
            },
          }),
    },
    runs: runs.map((run) => runJson(run, instant)),
  };
}

type Instant = (value: number) => string;

function runJson({ lines, sum, from, due, ended, ...rest }: ExplainedRun, instant: Instant): object {
  return {
    ...rest,
    from: instant(from),
    ...(due === undefined ? {} : { due: instant(due) }),
    ...(ended === undefined ? {} : { ended: instant(ended) }),
    lines: lines.map((line) => lineJson(line, instant)),
    sum: sum.map((stretch) => stretchJson(stretch, instant)),
  };
}

const INSTANTS: ReadonlySet<string> = new Set(['at', 'told', 'from', 'due']);

function lineJson(line: ClockLine, instant: Instant): object {
  return Object.fromEntries(
    Object.entries(line).map(([key, value]: [string, unknown]) => [
      key,
      INSTANTS.has(key) && typeof value === 'number' ? instant(value) : value,
    ]),
  );
}

function stretchJson({ from, to, closed, ...rest }: ExplainedStretch, instant: Instant): object {
  const period = (one: Period): object => ({ from: instant(one.from), to: instant(one.to) });
  return { ...period({ from, to }), ...rest, closed: closed.map(period) };
}
