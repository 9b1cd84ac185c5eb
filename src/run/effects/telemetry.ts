import type { HostLog, LogRecord } from './log.ts';

type Attributes = Record<string, string | number | boolean>;

/** What is used of a tracer of `@opentelemetry/api`. */
export interface TracerLike {
  startSpan(
    name: string,
    options: { readonly startTime: number; readonly attributes: Attributes },
  ): { setStatus(status: { readonly code: number }): unknown; end(endTime: number): void };
}

/** What is used of a meter of `@opentelemetry/api`. */
export interface MeterLike {
  createCounter(
    name: string,
    options: { readonly description: string; readonly unit: string },
  ): { add(value: number, attributes: Attributes): void };
  createHistogram(
    name: string,
    options: { readonly description: string; readonly unit: string },
  ): { record(value: number, attributes: Attributes): void };
}

/** What is used of the module `@opentelemetry/api`. */
export interface TelemetryApi {
  readonly trace: { getTracer(name: string): TracerLike };
  readonly metrics: { getMeter(name: string): MeterLike };
}

/** `SpanStatusCode.ERROR` of OpenTelemetry. */
const ERROR = 2;

const SCOPE = 'throughline';

/**
 * A log that turns records into spans and metrics of OpenTelemetry: a span for each opening, event and attempt of an effect,
 * counters of what happened, and how long it took. Spans carry the ids of cases, metrics do not: there would be as many
 * series as cases.
 *
 * @example
 * import { metrics, trace } from '@opentelemetry/api';
 *
 * createHost({ …, log: openTelemetry({ tracer: trace.getTracer('desk'), meter: metrics.getMeter('desk') }) });
 */
export function openTelemetry({
  tracer,
  meter,
}: {
  readonly tracer?: TracerLike;
  readonly meter?: MeterLike;
}): HostLog {
  const measure = meter && measuring(meter);
  return (record) => {
    measure?.(record);
    if (tracer !== undefined) trace(tracer, record);
  };
}

/**
 * {@link openTelemetry} with the tracer and the meter that the API itself gives for `throughline`.
 *
 * @example
 * import * as api from '@opentelemetry/api';
 *
 * createHost({ …, log: telemetryLog(api) });
 */
export function telemetryLog({ trace, metrics }: TelemetryApi): HostLog {
  return openTelemetry({ tracer: trace.getTracer(SCOPE), meter: metrics.getMeter(SCOPE) });
}

/** What took time becomes a span that ends at the instant of its record; everything else is only counted. */
function trace(tracer: TracerLike, record: LogRecord): void {
  if (!('ms' in record)) return;
  const { at, level: _level, event, ms, ...rest } = record;
  const span = tracer.startSpan(`throughline.${event}`, { startTime: at - ms, attributes: attributesOf(rest) });
  if ('error' in record) span.setStatus({ code: ERROR });
  span.end(at);
}

function attributesOf(fields: object): Attributes {
  const found: Attributes = {};
  for (const [name, value] of Object.entries(fields) as [string, unknown][]) {
    if (typeof value === 'string' || typeof value === 'number') found[`throughline.${name}`] = value;
  }
  const { error } = fields as { readonly error?: { readonly name: string } };
  if (error !== undefined) found['error.type'] = error.name;
  return found;
}

function measuring(meter: MeterLike): (record: LogRecord) => void {
  const counted = meter.createCounter('throughline.happenings', { description: 'What happened', unit: '{event}' });
  const took = meter.createHistogram('throughline.duration', { description: 'How long it took', unit: 'ms' });
  const late = meter.createHistogram('throughline.timer.lateness', {
    description: 'How long after its due instant a timer fired',
    unit: 'ms',
  });
  return (record) => {
    const labels = labelsOf(record);
    counted.add(1, labels);
    if ('ms' in record) took.record(record.ms, labels);
    if (record.event === 'timer.fired') late.record(record.late, {});
  };
}

/** Only what has few values: what happened, to which topic or blueprint, with what result, by which error. */
function labelsOf(record: LogRecord): Attributes {
  const { event, topic, blueprint, result, error } = record as LogRecord & {
    readonly topic?: string;
    readonly blueprint?: string;
    readonly result?: string;
    readonly error?: { readonly name: string };
  };
  return {
    'throughline.event': event,
    ...(topic === undefined ? {} : { 'throughline.topic': topic }),
    ...(blueprint === undefined ? {} : { 'throughline.blueprint': blueprint }),
    ...(result === undefined ? {} : { 'throughline.result': result }),
    ...(error === undefined ? {} : { 'error.type': error.name }),
  };
}
