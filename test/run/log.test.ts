import { describe, expect, test } from 'vitest';

import { jsonLog, loggedError, reportTo, type LogRecord } from '../../src/run/effects/log.ts';
import { openTelemetry, telemetryLog, type MeterLike, type TracerLike } from '../../src/run/effects/telemetry.ts';
import { virtualClock } from '../../src/time/virtual-clock.ts';

const AT = Date.parse('2026-01-05T09:00:00.250Z');

const failed: LogRecord = {
  at: AT,
  level: 'warn',
  event: 'effect.failed',
  caseId: 'C-1',
  effect: 'C-1:3:1',
  topic: 'message',
  attempt: 2,
  ms: 150,
  error: { name: 'HandlerError', retryable: true, status: 503 },
  pause: 4000,
};

describe('a record of the log', () => {
  test('gets its instant from the clock of the host and its level from what has happened', () => {
    const records: LogRecord[] = [];
    const report = reportTo((record) => void records.push(record), virtualClock(AT));
    report({ event: 'host.started' });
    report({ event: 'timer.fired', caseId: 'C-1', timer: 'step.a', late: 0 });
    report({ event: 'lease.lost' });
    expect(records).toEqual([
      { at: AT, level: 'info', event: 'host.started' },
      { at: AT, level: 'debug', event: 'timer.fired', caseId: 'C-1', timer: 'step.a', late: 0 },
      { at: AT, level: 'warn', event: 'lease.lost' },
    ]);
  });

  test('is one line of JSON with an instant in UTC', () => {
    const lines: string[] = [];
    jsonLog((line) => lines.push(line))(failed);
    expect(lines).toEqual([
      '{"at":"2026-01-05T09:00:00.250Z","level":"warn","event":"effect.failed","caseId":"C-1","effect":"C-1:3:1",' +
        '"topic":"message","attempt":2,"ms":150,"error":{"name":"HandlerError","retryable":true,"status":503},"pause":4000}',
    ]);
  });

  test('says of an error what it is, and never what it says', () => {
    const error = Object.assign(new TypeError('li@example.com'), { retryable: false, reason: 'no-rule-matches' });
    expect(loggedError(error)).toEqual({ name: 'TypeError', retryable: false, reason: 'no-rule-matches' });
    expect(loggedError('li@example.com')).toEqual({ name: 'Error', retryable: true });
  });

  test('is lost, and nothing else, when the log fails', () => {
    const report = reportTo(() => {
      throw new Error('The disk is full.');
    }, virtualClock(AT));
    expect(() => report({ event: 'host.started' })).not.toThrow();
  });
});

/** What a tracer and a meter were told. */
function fakeApi() {
  const told: unknown[] = [];
  const tracer: TracerLike = {
    startSpan: (name, { startTime, attributes }) => ({
      setStatus: ({ code }) => told.push(['status', code]),
      end: (time) => told.push(['span', name, startTime, time, attributes]),
    }),
  };
  const meter: MeterLike = {
    createCounter: (name) => ({ add: (value, labels) => told.push([name, value, labels]) }),
    createHistogram: (name) => ({ record: (value, labels) => told.push([name, value, labels]) }),
  };
  return { told, tracer, meter };
}

describe('OpenTelemetry', () => {
  test('gets a span for what took time, which ends when it was recorded and fails when it failed', () => {
    const { told, tracer } = fakeApi();
    const log = openTelemetry({ tracer });
    log(failed);
    log({ at: AT, level: 'debug', event: 'timer.fired', caseId: 'C-1', timer: 'step.a', late: 0 });
    expect(told).toEqual([
      ['status', 2],
      [
        'span',
        'throughline.effect.failed',
        AT - 150,
        AT,
        {
          'throughline.caseId': 'C-1',
          'throughline.effect': 'C-1:3:1',
          'throughline.topic': 'message',
          'throughline.attempt': 2,
          'throughline.pause': 4000,
          'error.type': 'HandlerError',
        },
      ],
    ]);
  });

  test('gets numbers by what happened, never by case', () => {
    const { told, meter } = fakeApi();
    const log = openTelemetry({ meter });
    log(failed);
    log({ at: AT, level: 'debug', event: 'timer.fired', caseId: 'C-1', timer: 'step.a', late: 12 });
    log({
      at: AT,
      level: 'info',
      event: 'case.event',
      caseId: 'C-1',
      seq: 2,
      type: 'customer.asks',
      result: 'taken',
      ms: 3,
    });
    const label = (event: string, more = {}) => ({ 'throughline.event': event, ...more });
    const attempt = label('effect.failed', { 'throughline.topic': 'message', 'error.type': 'HandlerError' });
    expect(told).toEqual([
      ['throughline.happenings', 1, attempt],
      ['throughline.duration', 150, attempt],
      ['throughline.happenings', 1, label('timer.fired')],
      ['throughline.timer.lateness', 12, {}],
      ['throughline.happenings', 1, label('case.event', { 'throughline.result': 'taken' })],
      ['throughline.duration', 3, label('case.event', { 'throughline.result': 'taken' })],
    ]);
  });

  test('is asked for its own tracer and meter when the whole API is given', () => {
    const { told, tracer, meter } = fakeApi();
    const asked: string[] = [];
    const log = telemetryLog({
      trace: { getTracer: (name) => (asked.push(name), tracer) },
      metrics: { getMeter: (name) => (asked.push(name), meter) },
    });
    log(failed);
    expect([asked, told.length]).toEqual([['throughline', 'throughline'], 4]);
  });
});
