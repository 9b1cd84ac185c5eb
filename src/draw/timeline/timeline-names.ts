import { CUSTOMER } from '../../blueprint/id.ts';
import type { Text } from '../../blueprint/text.ts';
import { SERVICE, SYSTEM, type Actor } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import type { Directory } from '../../compile/recipients.ts';
import { plain, ProcessNames } from '../../flow/process-names.ts';
import { clockTitle, stageTitle } from '../../run/clock-title.ts';
import { milestoneNames } from '../../run/why/milestone-names.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { languageOf } from '../../text/language-of.ts';
import { describeLength } from '../../time/describe-length.ts';
import { MILLISECONDS } from '../../time/duration-kinds.ts';
import { describeInstant } from '../../time/instant.ts';
import { instantBeside } from '../../time/instant-beside.ts';
import { timelineWords, type TimelineWords } from './timeline-words.ts';

/** What people call the things that a journal names. */
export class TimelineNames {
  readonly locale: string;
  readonly language: Language;
  readonly words: TimelineWords;
  readonly of: ProcessNames;
  readonly #compiled: CompiledBlueprint;
  readonly #people: Directory | undefined;

  constructor(compiled: CompiledBlueprint, locale: string, people: Directory | undefined) {
    this.locale = locale;
    this.language = languageOf(locale);
    this.words = timelineWords[this.language];
    this.of = new ProcessNames(compiled.blueprint, locale);
    this.#compiled = compiled;
    this.#people = people;
  }

  step(id: string): string {
    const step = this.#compiled.plan.steps.get(id)?.step;
    return step === undefined ? plain(id) : this.of.step(step);
  }

  stage(id: string): string {
    const title = stageTitle(this.#compiled.plan, id);
    const stage = this.#compiled.blueprint.stages.find((one) => one.id === id);
    return this.of.text(title) ?? (stage?.kind === id ? this.words.kinds[stage.kind] : plain(id));
  }

  interrupt(id: string): string {
    const found = this.#compiled.plan.interrupts.get(id)?.interrupt;
    return this.of.text(found?.title) ?? (found === undefined ? plain(id) : this.of.event(found.on.name));
  }

  end(id: string): string {
    return this.titled(this.#compiled.plan.ends.get(id)?.title, id);
  }

  milestone(id: string): string {
    const title = this.#compiled.blueprint.milestones.get(id)?.title;
    return this.of.text(title) ?? milestoneNames[this.language][id] ?? plain(id);
  }

  sla(id: string): string {
    const sla = this.#compiled.plan.clocks?.all.find((clock) => clock.id === id)?.sla;
    return this.titled(sla && clockTitle(this.#compiled.plan, sla), id);
  }

  service(id: string): string {
    return this.titled(this.#compiled.blueprint.services.get(id)?.title, id);
  }

  /** An event by its title; a clock's own by the clock. */
  event(name: string): string {
    const [, sla] = /^sla\.([^.]+)\./u.exec(name) ?? [];
    return sla === undefined ? this.of.event(name).replace(/^(?:customer|signal)\./u, '') : this.sla(sla);
  }

  role(id: string): string {
    if (id === '' || id === 'staff')
      return this.of.text(this.#compiled.blueprint.roles.get(id)?.title) ?? this.words.staff;
    if (id === SERVICE) return this.of.words.systems;
    return id === SYSTEM.role ? this.of.words.automatic : this.of.role(id);
  }

  person(id: string): string {
    return this.#people?.nameOf?.(id) ?? this.#compiled.blueprint.people?.people?.people.get(id)?.name ?? id;
  }

  actor({ role, person }: Actor): string {
    const name = this.role(role);
    if (person === undefined) return name;
    const own = this.person(person);
    // A customer's own name is personal; that of somebody who works here is told.
    if (role === CUSTOMER) return name;
    return this.language === 'en' ? `${own} (${name})` : `${own}（${name}）`;
  }

  titled(title: Text | undefined, id: string): string {
    return this.of.text(title) ?? plain(id);
  }

  /** Day and time in full. */
  instant(at: number): string {
    return describeInstant(at, this.#compiled.blueprint.zone, this.language);
  }

  /** The same beside another instant: the day only where it is another one. */
  beside(at: number, from: number): string {
    return instantBeside(at, from, this.#compiled.blueprint.zone, this.language);
  }

  /** A length of time, exact to the second. */
  length(milliseconds: number): string {
    return describeLength(toSeconds(milliseconds), this.language, { days: true });
  }

  /** A length of time on paper: its two largest units. Business time has no days. */
  about(milliseconds: number, { days = true }: { readonly days?: boolean } = {}): string {
    const { d, h, m, s } = MILLISECONDS;
    const unit = days && milliseconds >= 14 * d ? d : milliseconds >= 2 * d ? h : milliseconds >= h ? m : s;
    const round = milliseconds < s ? milliseconds : Math.round(milliseconds / unit) * unit;
    return describeLength(round, this.language, { days });
  }
}

/** Limits run out a millisecond after their last instant: nobody wants to read of that one in hours. */
function toSeconds(milliseconds: number): number {
  return milliseconds < MILLISECONDS.s ? milliseconds : Math.round(milliseconds / MILLISECONDS.s) * MILLISECONDS.s;
}
