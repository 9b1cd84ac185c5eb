import type { Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { Directory } from '../../compile/recipients.ts';
import { describeTold } from '../../run/why/describe-told.ts';
import { ladderWords } from '../../run/why/escalation-explanation-words.ts';
import type { EscalationLine, Who } from '../../run/why/escalation-explanation.ts';
import { explainEscalation } from '../../run/why/explain-escalation.ts';
import type { Moments } from './moments.ts';
import type { TimelineItem, TimelineRow } from './timeline-model.ts';
import type { TimelineNames } from './timeline-names.ts';

export interface EscalationReading {
  readonly names: TimelineNames;
  readonly moments: Moments;
  readonly until: number;
  readonly people: Directory | undefined;
}

/** A row for each escalation in which something happened: who was told, who accepted, and for whom nobody was found. */
export function readEscalations(
  compiled: CompiledBlueprint,
  entries: readonly Entry[],
  { names, moments, until: at, people }: EscalationReading,
): TimelineRow[] {
  const used = new Set(entries.flatMap((entry) => idOf(entry) ?? []));
  return (compiled.plan.ladders?.all ?? []).flatMap(({ id }): TimelineRow[] => {
    if (!used.has(id)) return [];
    const why = explainEscalation(compiled, entries, id, { at, people: people ?? directoryOf(names) });
    if (why === undefined) return [];
    const reader = new LineReader(id, names, moments);
    const items = why.runs.flatMap(({ lines }) => lines.flatMap((line) => reader.item(line) ?? []));
    if (items.length === 0) return [];
    const name = names.titled(why.title, id);
    return [{ id: `escalation ${id}`, kind: 'escalation', name, note: names.words.rows.escalation, items, clocks: [] }];
  });
}

function idOf(entry: Entry): string | undefined {
  if (entry.type === 'effect.requested') return entry.effect.kind === 'alert' ? entry.effect.escalation : undefined;
  return 'escalation' in entry ? entry.escalation : undefined;
}

/** Names of people alone: an explanation of what was asks nobody else. */
function directoryOf(names: TimelineNames): Directory {
  return {
    find: () => ({ why: 'no-people' }),
    missing: () => undefined,
    nameOf: (person) => names.person(person),
  };
}

/** Turns the lines of one escalation into points. */
class LineReader {
  readonly #id: string;
  readonly #names: TimelineNames;
  readonly #moments: Moments;

  constructor(id: string, names: TimelineNames, moments: Moments) {
    this.#id = id;
    this.#names = names;
    this.#moments = moments;
  }

  item(line: EscalationLine): TimelineItem | undefined {
    const { told, clock } = this.#names.words;
    switch (line.kind) {
      case 'told':
        return this.#told(line);
      case 'triggered':
        // The start of a clock is drawn as the clock's.
        return line.because.kind === 'clock' && line.because.came === 'started'
          ? undefined
          : this.#made(line, 'triggered', { label: told.triggered, sign: 'dot', tone: 'warn' });
      case 'reassigned': {
        const label = told.reassigned(this.#names.step(line.step), this.#who(line.to));
        const at = this.#moments.ofNote(this.#id, 'work.reassigned', line.at);
        return { from: at, to: at, label, lines: [label, this.#names.instant(line.at)], sign: 'dot', tone: 'accent' };
      }
      case 'accepted':
        return this.#made(line, 'accepted', { label: told.accepted(this.#who(line.by)), sign: 'met', tone: 'good' });
      case 'stopped':
        return this.#made(line, 'stopped', { label: told.stopped, sign: 'cancelled', tone: 'quiet' });
      case 'exhausted':
        return this.#made(line, 'exhausted', { label: told.exhausted, sign: 'dot', tone: 'warn' });
      case 'held':
        return this.#made(line, 'held', {
          label: told.waits(this.#names.beside(line.until, line.at)),
          sign: 'dot',
          tone: 'quiet',
        });
      case 'undated':
        return this.#made(line, 'undated', { label: told.undated(line.level), sign: 'warning', tone: 'bad' });
      case 'skipped':
        return line.because === 'when' || line.because === 'ended'
          ? undefined
          : this.#made(line, 'skipped', { label: clock.cancelled, sign: 'cancelled', tone: 'quiet' });
      default:
        return undefined;
    }
  }

  #told(line: Extract<EscalationLine, { kind: 'told' }>): TimelineItem {
    const names = this.#names;
    const { told } = names.words;
    const { level, repeat, to, untold, late, at } = line;
    const words = ladderWords[names.language];
    const say = (isBrief: boolean): ReturnType<typeof describeTold> =>
      describeTold(to, untold, {
        words,
        role: (title, id) => (title === undefined ? names.role(id) : names.titled(title, id)),
        until: (instant) => names.beside(instant, at),
        isBrief,
      });
    const brief = say(true);
    const full = say(false);
    const missing = brief.missing.join('; ');
    const label =
      to.length === 0
        ? told.nobody(level, missing)
        : repeat > 0
          ? told.again(level, repeat, brief.people)
          : told.level(level, brief.people);
    const isWhole = untold.length === 0;
    const place = this.#moments.ofNote(this.#id, 'told', at);
    return {
      from: place,
      to: place,
      label: late === undefined ? label : told.late(label),
      lines: [
        to.length === 0 ? label : told.level(level, full.people),
        ...(to.length === 0 ? [] : full.missing),
        names.instant(at),
        ...(late === undefined ? [] : [told.lateFrom(names.instant(late))]),
      ],
      sign: to.length === 0 ? 'nobody' : 'told',
      tone: to.length === 0 ? 'bad' : isWhole && late === undefined ? 'accent' : 'warn',
    };
  }

  #who({ role, roleTitle, person, name }: Who): string {
    if (person !== undefined) return name ?? this.#names.person(person);
    return role === undefined
      ? ''
      : roleTitle === undefined
        ? this.#names.role(role)
        : this.#names.titled(roleTitle, role);
  }

  #made(
    { at }: EscalationLine,
    type: string,
    { label, sign, tone }: Pick<TimelineItem, 'label' | 'sign' | 'tone'>,
  ): TimelineItem {
    const place = this.#moments.ofNote(this.#id, `escalation.${type}`, at);
    return { from: place, to: place, label, lines: [label, this.#names.instant(at)], tone, ...(sign && { sign }) };
  }
}
