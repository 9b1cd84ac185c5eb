import { CUSTOMER } from '../../blueprint/id.ts';
import type { Actor, CaseEvent, Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { PeopleDirectory } from '../../compile/people-directory.ts';
import { acceptedBy } from '../../compile/ladder-plan.ts';
import { ordinaryOutcome } from '../../flow/ways.ts';
import type { JournalRecord } from '../../run/store/journal-record.ts';
import { ownField } from '../../story/module-names.ts';
import { printDuration } from '../../time/duration.ts';
import { printInstant } from '../../time/instant.ts';
import { usualSender } from '../happening.ts';
import type { WrittenLine } from '../journey-file.ts';
import { peopleOf } from '../known-persons.ts';
import { recordedIn, type RecordedCall } from '../replay/recorded.ts';
import { shortInstant, type JourneyRemarks } from '../write-journey.ts';
import type { HistoryWords } from './history-words.ts';
import type { StaffNames } from './staff-names.ts';

/** The lines of a journey that a history comes to, and what could not be said in lines. */
export interface HistoryLines {
  readonly lines: readonly WrittenLine[];
  readonly comments: JourneyRemarks;
  readonly remarks: readonly string[];
}

/** What a history comes to as a journey. Time passes to the instants at which something was done. */
export function linesOf(
  compiled: CompiledBlueprint,
  history: readonly JournalRecord[],
  staff: StaffNames,
  words: HistoryWords,
): HistoryLines {
  const writer = new LineWriter(compiled, history, staff, words);
  for (const record of history) writer.take(record);
  writer.end();
  return writer;
}

class LineWriter implements HistoryLines {
  readonly lines: WrittenLine[] = [];
  readonly comments = new Map<number, string[]>();
  readonly remarks: string[] = [];
  readonly #compiled: CompiledBlueprint;
  readonly #staff: StaffNames;
  readonly #words: HistoryWords;
  readonly #calls: ReadonlyMap<number, readonly RecordedCall[]>;
  readonly #answers: ReadonlyMap<number, RecordedCall>;
  readonly #late: ReadonlySet<number>;
  readonly #end: number;
  #people: PeopleDirectory | undefined;
  #now: number;
  /** The last instant at which something happened by itself. */
  #passed: number;

  constructor(compiled: CompiledBlueprint, history: readonly JournalRecord[], staff: StaffNames, words: HistoryWords) {
    this.#compiled = compiled;
    this.#staff = staff;
    this.#words = words;
    this.#people = peopleOf(compiled);
    const { calls, events, input, end } = recordedIn(history);
    this.#calls = Map.groupBy(calls, ({ seq }) => seq);
    this.#answers = new Map(events.flatMap(({ seq, call }) => (call === undefined ? [] : [[seq, call]])));
    this.#late = new Set(events.flatMap(({ seq, isLate }) => (isLate ? [seq] : [])));
    this.#end = end;
    this.#now = input.at;
    this.#passed = input.at;
  }

  take({ seq, cause, entries }: JournalRecord): void {
    if (cause.kind === 'act') {
      const [entry] = entries;
      const step = entry !== undefined && 'step' in entry && typeof entry.step === 'string' ? entry.step : undefined;
      const who = this.#staff.of(cause.by);
      this.#comment(this.#words.act(this.#words.acts[cause.act], who.person ?? who.role, step));
      return;
    }
    this.#attend(entries);
    const calls = (this.#calls.get(seq) ?? []).filter((call) => !this.#hasOutputs(call));
    if (cause.kind === 'opened') {
      this.#arrange(calls);
      return;
    }
    const { event } = cause;
    this.#passed = Math.max(this.#passed, event.at);
    if (event.timer !== undefined) {
      // What is said of a service holds for its next call: those of earlier timers must be over.
      if (calls.some((call) => arrangementsOf(call, this.#end).length > 0)) this.#goTo(event.at - 1);
      this.#arrange(calls);
      return;
    }
    const answered = this.#answers.get(seq);
    if (answered !== undefined) {
      if (this.#hasOutputs(answered)) this.#answer(event, answered);
      this.#arrange(calls);
      return;
    }
    this.#goTo(event.at);
    if (this.#late.has(seq)) this.remarks.push(this.#words.toldLate(event.type, seq));
    const line = this.#lineOf(event);
    this.#arrange(calls);
    if (line === undefined) this.remarks.push(this.#words.leftOut(event.type, seq));
    else this.lines.push(line);
  }

  /** What happened by itself after the last line is played too. */
  end(): void {
    this.#goTo(this.#passed);
    if (this.lines.length === 0) this.lines.push({ wait: '0s' });
  }

  #goTo(instant: number): void {
    if (instant <= this.#now) return;
    this.lines.push({ until: shortInstant(printInstant(instant, this.#compiled.blueprint.zone)) });
    this.#now = instant;
  }

  #comment(text: string): void {
    const index = this.lines.length;
    this.comments.set(index, [...(this.comments.get(index) ?? []), text]);
  }

  /** Who was there and who was not when people were told, where the people file says otherwise. */
  #attend(entries: readonly Entry[]): void {
    for (const { at, ...entry } of entries) {
      if (entry.type !== 'effect.requested' || entry.effect.kind !== 'alert') continue;
      const { to, untold } = entry.effect;
      const missed = [...to.flatMap(({ instead = [] }) => instead), ...untold.flatMap((one) => one.missed ?? [])];
      const away = new Set(missed.flatMap(({ person, why }) => (why === 'away' ? [person] : [])));
      for (const person of away) if (this.#people?.missing(person, at) === undefined) this.#say(person, false);
      // Of a role everybody is told who is there: whoever would have been told and was not was away.
      const all = new Set(to.map(({ person }) => person));
      for (const wanted of [...to, ...untold].flatMap((one) => (one.wanted.kind === 'role' ? [one.wanted] : []))) {
        const found = this.#people?.find(wanted, at);
        const expected = found !== undefined && 'people' in found ? found.people : [];
        for (const { person } of expected) if (person !== undefined && !all.has(person)) this.#say(person, false);
      }
      const told = to.flatMap(({ person, offDuty }) => (person === undefined || offDuty === true ? [] : [person]));
      for (const person of told) if (this.#people?.missing(person, at) !== undefined) this.#say(person, true);
    }
  }

  #say(person: string, isThere: boolean): void {
    if (this.#people === undefined || this.#people.nameOf?.(person) === undefined) return;
    this.#people = this.#people.withPresence({ [person]: isThere });
    this.lines.push(isThere ? { present: person } : { absent: person });
  }

  #hasOutputs({ service }: RecordedCall): boolean {
    return (this.#compiled.blueprint.services.get(service)?.out.size ?? 0) > 0;
  }

  /** A call of a service without outputs is answered as it is made: what is special must be said before. */
  #arrange(calls: readonly RecordedCall[]): void {
    for (const call of calls) this.lines.push(...arrangementsOf(call, this.#end));
  }

  #answer({ type, at, data }: CaseEvent, { service }: RecordedCall): void {
    this.#goTo(at);
    const isFailure = type.endsWith('.failed');
    this.lines.push(isFailure ? { fail: service } : { returns: service, ...carrying(data) });
  }

  #lineOf({ type, by, data }: CaseEvent): WrittenLine | undefined {
    const { plan, events } = this.#compiled;
    const who = this.#staff.of(by);
    const [, id = '', outcome = ''] = /^step\.(.+)\.([^.]+)$/u.exec(type) ?? [];
    const planned = plan.steps.get(id);
    if (planned !== undefined) {
      const { verb } = planned.step.action;
      const isSaid = outcome !== ordinaryOutcome(verb) || verb === 'approve' || verb === 'meet';
      const own = Object.entries(data ?? {}).map(([name, value]) => {
        const isPlain = planned.asked.has(name) && !planned.asked.has(ownField(name));
        return [isPlain ? ownField(name) : name, value] as const;
      });
      return {
        by: who.role,
        ...personOf(who),
        step: id,
        ...(isSaid ? { outcome } : {}),
        ...carrying(Object.fromEntries(own)),
      };
    }
    const escalation = acceptedBy(type);
    if (escalation !== undefined) return { accept: escalation, by: who.role, ...personOf(this.#staff.listed(by)) };
    if (type === 'customer.writes') {
      const { text } = data ?? {};
      return { message: typeof text === 'string' && text !== '' ? text : '…', ...personOf(who) };
    }
    if (!events.includes(type)) return undefined;
    const isKnown = by.role === CUSTOMER || this.#compiled.blueprint.roles.has(by.role);
    const isUsual = usualSender(type).role === by.role && by.person === undefined;
    return { event: type, ...(isUsual || !isKnown ? {} : { by: who.role, ...personOf(who) }), ...carrying(data) };
  }
}

/** What has to be said of a service without outputs before it is called. */
function arrangementsOf({ service, at, answer }: RecordedCall, end: number): WrittenLine[] {
  // Nobody waits for what did not come while the case was looked at.
  const delay = (answer?.at ?? end + 86_400_000) - at;
  return [
    ...(delay > 0 ? [{ slow: service, for: printDuration({ kind: 'elapsed', milliseconds: delay }) }] : []),
    ...(answer?.event.type.endsWith('.failed') === true ? [{ fail: service }] : []),
  ];
}

function personOf({ person }: Actor): { as?: string } {
  return person === undefined ? {} : { as: person };
}

function carrying(data: CaseEvent['data']): { with?: Record<string, unknown> } {
  return data === undefined || data === null || Object.keys(data).length === 0 ? {} : { with: { ...data } };
}
