import { printInstant } from '../time/instant.ts';
import type { Journey, JourneyLine, Values, WrittenJourney, WrittenLine } from './journey-file.ts';
import { shortInstant } from './write-journey.ts';

/** A journey as it is written, from one that was read; the same journey is read back from it. */
export function writtenJourney({ title, data, locale, lines }: Journey, zone: string): Omit<WrittenJourney, 'start'> {
  const bare = title !== undefined && Object.keys(title).length === 1 ? title['und'] : undefined;
  return {
    ...(title === undefined ? {} : { title: bare ?? title }),
    ...(Object.keys(data).length === 0 ? {} : { data }),
    ...(locale === undefined ? {} : { locale }),
    steps: lines.map((line) => writtenLine(line, zone)),
  };
}

function writtenLine(line: JourneyLine, zone: string): WrittenLine {
  switch (line.kind) {
    case 'step':
      return {
        by: line.by.role,
        ...person(line.by),
        step: line.step,
        ...(line.outcome === undefined ? {} : { outcome: line.outcome }),
        ...carrying(line.data),
      };
    case 'event':
      return {
        event: line.event,
        ...(line.by === undefined ? {} : { by: line.by.role, ...person(line.by) }),
        ...carrying(line.data),
      };
    case 'message':
      return { message: line.text, ...person(line.by) };
    case 'accept':
      return { accept: line.escalation, by: line.by.role, ...person(line.by) };
    case 'absent':
      return { absent: line.person };
    case 'present':
      return { present: line.person };
    case 'returns':
      return { returns: line.service, ...carrying(line.data) };
    case 'fail':
      return { fail: line.service, ...(line.times === 1 ? {} : { times: line.times }) };
    case 'slow':
      return { slow: line.service, for: line.text };
    case 'expect':
      return { expect: line.written };
    case 'wait':
      return { wait: line.text };
    case 'until':
      return { until: shortInstant(printInstant(line.instant, zone)) };
  }
}

function person({ person }: { readonly person?: string }): { as?: string } {
  return person === undefined ? {} : { as: person };
}

function carrying(data: Values): { with?: Record<string, unknown> } {
  return Object.keys(data).length === 0 ? {} : { with: { ...data } };
}
