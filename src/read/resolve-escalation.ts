import {
  type Coming,
  type Escalation,
  type EscalationTrigger,
  type Level,
  type Recipient,
  type Until,
  type WrittenEscalation,
  type WrittenLevel,
  type WrittenRecipients,
} from '../blueprint/escalation.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import { written, type Reference } from '../blueprint/origin.ts';
import type { Path } from '../text/places.ts';
import { parseDuration, type Duration } from '../time/duration.ts';
import { readCondition, readDeadline, readOptionalText, readReference, report, type Reading } from './reading.ts';

/** An escalation of the section `escalations`. */
export function readEscalation(
  reading: Reading,
  entry: WrittenEscalation,
  id: string,
  path: Path,
  calendar: Reference | undefined,
): Escalation {
  const levels = entry.levels.map((level, index) => readLevel(reading, entry, id, level, [...path, 'levels', index]));
  const { rounds } = entry;
  if (entry.finally !== undefined && rounds === undefined) {
    report(reading, 'TL2067', reading.places.key([...path, 'finally']), { escalation: id, problem: 'no-rounds' });
  }
  return {
    id,
    path,
    title: readOptionalText(reading, entry.title, [...path, 'title']),
    trigger: readTrigger(reading, entry, id, path),
    when:
      entry.sla === undefined && entry.on === undefined
        ? undefined
        : readCondition(reading, entry.when, [...path, 'when']),
    until: entry.until === undefined ? undefined : readUntil(entry.until, [...path, 'until']),
    calendar: readReference(entry.calendar, [...path, 'calendar']) ?? calendar,
    hours: readReference(entry.hours, [...path, 'hours']),
    levels,
    rounds: rounds && {
      path: [...path, 'rounds'],
      times: rounds.times,
      gap: readDeadline(reading, rounds.gap, [...path, 'rounds', 'gap']),
    },
    last: entry.finally && readLast(reading, id, entry.finally, [...path, 'finally']),
  };
}

function readTrigger(reading: Reading, entry: WrittenEscalation, id: string, path: Path): EscalationTrigger {
  const { sla, on, when } = entry;
  if (sla !== undefined && on !== undefined) {
    const second = reading.places.keys(path).filter((key) => key === 'sla' || key === 'on')[1] ?? 'on';
    report(reading, 'TL2065', reading.places.key([...path, second]), { escalation: id, both: true });
  }
  if (sla !== undefined) return { kind: 'sla', sla: written(sla, [...path, 'sla']) };
  if (on !== undefined) return { kind: 'event', event: written(on, [...path, 'on']) };
  const condition = readCondition(reading, when, [...path, 'when']);
  if (condition !== undefined) return { kind: 'when', when: condition };
  report(reading, 'TL2065', reading.places.key(path), { escalation: id, both: false });
  return { kind: 'event', event: { name: '', how: 'defaulted', path } };
}

/** Dotted names are events; `accepted` is what the people who are told do; all else is a milestone. */
function readUntil(name: string, path: Path): Until {
  const kind = name === 'accepted' ? 'accepted' : name.includes('.') ? 'event' : 'milestone';
  return { name, kind, how: 'written', path };
}

function readLevel(reading: Reading, entry: WrittenEscalation, id: string, level: WrittenLevel, path: Path): Level {
  const { at, after } = level;
  const atKey = reading.places.key([...path, 'at']);
  if (at !== undefined && after !== undefined) {
    const second = reading.places.keys(path).filter((key) => key === 'at' || key === 'after')[1] ?? 'after';
    report(reading, 'TL2067', reading.places.key([...path, second]), { escalation: id, problem: 'both' });
  } else if (at !== undefined && entry.sla === undefined) {
    report(reading, 'TL2067', atKey, { escalation: id, problem: 'no-clock' });
  } else if (at !== undefined && entry.rounds !== undefined) {
    report(reading, 'TL2067', atKey, { escalation: id, problem: 'rounds' });
  }
  const comes = at === undefined ? undefined : readPoint(reading, at, [...path, 'at']);
  return { ...readTelling(reading, id, level, path), comes: comes ?? readAfter(reading, after, path) };
}

function readLast(reading: Reading, id: string, level: NonNullable<WrittenEscalation['finally']>, path: Path): Level {
  return { ...readTelling(reading, id, level, path), comes: readAfter(reading, level.after, path) };
}

function readAfter(reading: Reading, after: string | undefined, path: Path): Coming {
  if (after === undefined) return { kind: 'after', how: 'defaulted', path };
  const at = [...path, 'after'];
  return { kind: 'after', after: readDeadline(reading, after, at), how: 'written', path: at };
}

/** `80%`, `-30m`, `breach`, `breach + 24h`. */
function readPoint(reading: Reading, text: string, path: Path): Coming {
  const point = pointOf(text.trim());
  if (point !== undefined) return { ...point, how: 'written', path };
  report(reading, 'TL2066', reading.places.value(path), { text, suggestion: meantPoint(text.trim()) });
  return { kind: 'breach', how: 'written', path };
}

type Point =
  | { readonly kind: 'share'; readonly percent: number }
  | { readonly kind: 'left'; readonly duration: Duration }
  | { readonly kind: 'breach'; readonly plus?: Duration };

function pointOf(text: string): Point | undefined {
  const [, share] = /^(\d+)\s*%$/.exec(text) ?? [];
  if (share !== undefined) return { kind: 'share', percent: Number(share) };
  if (text === 'breach') return { kind: 'breach' };
  const [, sign, length = ''] = /^(-|breach\s*\+)\s*(.+)$/.exec(text) ?? [];
  const parsed = parseDuration(length);
  if (sign === undefined || !parsed.ok) return undefined;
  return sign === '-' ? { kind: 'left', duration: parsed.duration } : { kind: 'breach', plus: parsed.duration };
}

/** What a text that is nearly a point stands for: `100%` in words, a time after the breach, a bare share. */
function meantPoint(text: string): string | undefined {
  if (/^(?:breached|due|overdue|超时)$/iu.test(text)) return 'breach';
  const [, share] = /^(\d+)\s*％?$/u.exec(text) ?? [];
  if (share !== undefined) return `${share}%`;
  const [, late] = /^\+\s*(.+)$/.exec(text) ?? [];
  return late !== undefined && parseDuration(late).ok ? `breach + ${late}` : undefined;
}

function readTelling(
  reading: Reading,
  id: string,
  level: Omit<WrittenLevel, 'at' | 'after'>,
  path: Path,
): Omit<Level, 'comes'> {
  const notify = readRecipients(reading, level.notify, [...path, 'notify']);
  const phone = readRecipients(reading, level.phone, [...path, 'phone']);
  const { repeat, message, reassign } = level;
  if (notify.length + phone.length === 0) {
    const idle = (key: 'repeat' | 'message'): void =>
      report(reading, 'TL2068', reading.places.key([...path, key]), { escalation: id, problem: key });
    if (reassign === undefined) {
      report(reading, 'TL2068', reading.places.value(path), { escalation: id, problem: 'nothing' });
    } else {
      if (repeat !== undefined) idle('repeat');
      if (message !== undefined) idle('message');
    }
  }
  return {
    path,
    when: readCondition(reading, level.when, [...path, 'when']),
    notify,
    phone,
    reassign: readReference(reassign, [...path, 'reassign']),
    message: readReference(message, [...path, 'message']),
    repeat: repeat && {
      path: [...path, 'repeat'],
      every: readDeadline(reading, repeat.every, [...path, 'repeat', 'every']),
      times: repeat.times,
    },
  };
}

function readRecipients(reading: Reading, recipients: WrittenRecipients | undefined, path: Path): Recipient[] {
  if (recipients === undefined) return [];
  if (!Array.isArray(recipients)) return [readRecipient(recipients, path)];
  const all = recipients.map((recipient, index) => readRecipient(recipient, [...path, index]));
  for (const [index, { kind, name, path: at }] of all.entries()) {
    const isSecond = all.slice(0, index).some((other) => other.kind === kind && other.name === name);
    if (isSecond) report(reading, 'TL2031', reading.places.value(at), { what: name });
  }
  return all;
}

function readRecipient(recipient: Exclude<WrittenRecipients, readonly unknown[]>, path: Path): Recipient {
  if (typeof recipient === 'string') {
    return { ...written(recipient, path), kind: recipient === CUSTOMER ? 'customer' : 'role' };
  }
  const [[key, name] = ['deputy-of', '']] = Object.entries(recipient);
  return { ...written(name, [...path, key]), kind: key as Recipient['kind'] };
}
