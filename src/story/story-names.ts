import { modulesOf, stepsOf } from '../blueprint/blueprint.ts';
import type { Field } from '../blueprint/field.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import type { Deadline } from '../blueprint/deadline.ts';
import { textIn, type Text } from '../blueprint/text.ts';
import type { Use } from '../blueprint/use.ts';
import { labelOf } from '../blueprint/verbs.ts';
import { SERVICE, SYSTEM, type Actor, type CaseContext } from '../compile/case.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { dueOf, limitOf } from '../compile/due.ts';
import { CaseFault } from '../compile/fault.ts';
import { formatValue } from '../compile/message.ts';
import { declaredEvent } from '../flow/names.ts';
import type { Language } from '../text/catalogue/entry.ts';
import { describeDuration, parseDuration } from '../time/duration.ts';
import { dayAndTime, dayBeside, instantBeside } from '../time/instant-beside.ts';
import { clockWords } from './clock-words.ts';
import { ownField, ownId, userOf } from './module-names.ts';
import { storyWords, type StoryWords } from './story-words.ts';

/** One field and its value, as people read them. */
export interface NamedValue {
  readonly name: string;
  readonly label: string;
  readonly text: string;
}

const MIDNIGHT = '00:00';

/** What people call the things of a blueprint: by title or label where it has one, else by id. */
export class StoryNames {
  readonly #compiled: CompiledBlueprint;
  readonly #language: Language;
  readonly #locale: string;
  readonly #words: StoryWords;
  readonly #steps: ReadonlyMap<string, Text | undefined>;

  constructor(compiled: CompiledBlueprint, language: Language, locale: string) {
    this.#compiled = compiled;
    this.#language = language;
    this.#locale = locale;
    this.#words = storyWords[language];
    this.#steps = new Map(
      stepsOf(compiled.blueprint).map(({ id, title, action }) => [
        id,
        title ?? (action.verb === 'survey' ? undefined : labelOf(action)),
      ]),
    );
  }

  /** What has no title in a module is called by the step that uses the module, and its own name: `Credit › check`. */
  #inModule(id: string, name = ownId(id)): string {
    const user = userOf(id);
    return user === undefined ? name : `${this.step(user)} › ${name}`;
  }

  /** The name of an event of a BPMN process; an unnamed one has nothing to say to people. */
  processEvent(id: string): string | undefined {
    return this.#compiled.plan.tokens?.nodes.get(id)?.node.name?.replaceAll(/\s+/gu, ' ').trim();
  }

  blueprint(): string | undefined {
    return this.#text(this.#compiled.blueprint.title);
  }

  step(id: string): string {
    return this.#text(this.#steps.get(id)) ?? this.#inModule(id);
  }

  /** A stage without a title that is named after its kind is called by the word for that kind. */
  stage(id: string): string {
    const stage = modulesOf(this.#compiled.blueprint)
      .flatMap(({ blueprint }) => blueprint.stages)
      .find((candidate) => candidate.id === id);
    const kind = stage?.kind === ownId(id) ? this.#words.kinds[stage.kind] : undefined;
    return this.#text(stage?.title) ?? kind ?? this.#inModule(id);
  }

  /** A branch of a parallel step. */
  branch(step: string, name: string): string {
    const action = this.#compiled.plan.steps.get(step)?.step.action;
    const branch = action?.verb === 'parallel' ? action.branches.find((one) => one.name === name) : undefined;
    return this.#text(branch?.title) ?? name;
  }

  /** A step, stage or end by its id. */
  target(id: string): string {
    const { stages, ends } = this.#compiled.blueprint;
    if (stages.some((stage) => stage.id === id)) return this.stage(id);
    return ends.some((end) => end.id === id) ? this.end(id) : this.step(id);
  }

  end(id: string): string {
    const title = this.#compiled.plan.ends.get(id)?.title;
    return this.#text(title) ?? this.#words.outcomes[id] ?? this.#inModule(id);
  }

  /** An end of the module that a step uses. */
  endOf({ module }: Use, id: string): string {
    return this.#text(module?.ends.find((end) => end.id === id)?.title) ?? this.end(id);
  }

  interrupt(id: string): string {
    const found = this.#compiled.plan.interrupts.get(id)?.interrupt;
    return this.#text(found?.title) ?? (found === undefined ? id : this.event(found.on.name));
  }

  /** A role; `inside` a sentence the customer is written small. */
  role(role: string, inside = false): string {
    const { customer, service, staff, system } = this.#words;
    if (role === CUSTOMER) return customer[inside ? 1 : 0];
    if (role === SYSTEM.role) return system;
    if (role === SERVICE) return service;
    if (role === '' || role === 'staff') return this.#text(this.#compiled.blueprint.roles.get(role)?.title) ?? staff;
    return this.#text(this.#compiled.blueprint.roles.get(role)?.title) ?? role;
  }

  actor({ role, person }: Actor, inside = false): string {
    const name = this.role(role, inside);
    return person === undefined ? name : this.inRole(name, this.personName(person));
  }

  /** A role with the persons of it that are meant. */
  inRole(role: string, persons: string): string {
    return this.#words.person(role, persons);
  }

  /** Somebody who works here. */
  personName(id: string): string {
    return this.#compiled.blueprint.people?.people?.people.get(id)?.name ?? id;
  }

  channel(id: string): string {
    return this.#text(this.#compiled.blueprint.channels.get(id)?.title) ?? id;
  }

  service(id: string): string {
    return this.#text(this.#compiled.blueprint.services.get(id)?.title) ?? id;
  }

  /** A service clock by its title, or by the step or stage whose clock it is. */
  sla(id: string): string {
    const sla = this.#compiled.plan.clocks?.all.find((clock) => clock.id === id)?.sla;
    const own = this.#text(sla?.title);
    if (own !== undefined || sla?.of === undefined) return own ?? this.#inModule(id);
    return sla.of.kind === 'step' ? this.step(sla.of.id) : this.stage(sla.of.id);
  }

  /** An escalation by its title. */
  escalation(id: string): string {
    const found = this.#compiled.plan.ladders?.all.find((ladder) => ladder.id === id);
    return this.#text(found?.escalation.title) ?? this.#inModule(id);
  }

  event(name: string): string {
    const [, sla, what] = /^sla\.([^.]+)\.(met|breached|warned)/.exec(name) ?? [];
    if (sla !== undefined) return clockWords[this.#language].came(this.sla(sla), what as 'met' | 'breached' | 'warned');
    const title = this.#text(declaredEvent(this.#compiled.blueprint, name)?.title);
    return title ?? name.replace(/^(?:customer|signal)\./, '');
  }

  decision(id: string): string {
    return this.#text(this.#compiled.blueprint.decisions.get(id)?.title) ?? this.#inModule(id);
  }

  milestone(id: string): string {
    const title = this.#text(this.#compiled.blueprint.milestones.get(id)?.title);
    return title ?? this.#inModule(id, this.#words.milestones[ownId(id)]);
  }

  field(name: string, fields: ReadonlyMap<string, Field> = this.#compiled.blueprint.data): string {
    return this.#text(fields.get(name)?.title) ?? ownField(name);
  }

  /** A condition as its author wrote it. */
  condition(text: string): string;
  condition(text: string | undefined): string | undefined;
  condition(text: string | undefined): string | undefined {
    return text?.replaceAll(/[\p{L}\p{M}\p{N}_]+__[\p{L}\p{M}\p{N}_]+/gu, ownField);
  }

  values(
    data: Readonly<Record<string, unknown>>,
    fields: ReadonlyMap<string, Field> = this.#compiled.blueprint.data,
  ): NamedValue[] {
    const { zone } = this.#compiled.blueprint;
    return Object.entries(data).map(([name, value]) => ({
      name,
      label: this.field(name, fields),
      text: formatValue(fields.get(name), value, this.#locale, zone) || '–',
    }));
  }

  /** What calendar and clock of the blueprint's zone show at an instant (epoch milliseconds). */
  clock(at: number): { readonly day: string; readonly time: string } {
    return dayAndTime(at, this.#compiled.blueprint.zone, this.#language);
  }

  /** The last good instant, in words, of a limit that began at `from` (epoch milliseconds); undefined when the case lacks the date. */
  limit(step: string, deadline: Deadline, from: number, data: CaseContext['data']): string | undefined {
    return this.#instant(from, () => {
      const over = limitOf(this.#compiled.plan, { data } as CaseContext, deadline, from, step);
      return over === undefined ? undefined : over - 1;
    });
  }

  /** The instant, in words, at which a wait that began at `from` (epoch milliseconds) is over. */
  waitEnd(step: string, deadline: Deadline, from: number, data: CaseContext['data']): string | undefined {
    return this.#instant(from, () => dueOf(this.#compiled.plan, { data } as CaseContext, deadline, from, step));
  }

  /** A length of time in words; undefined where the deadline is a date. */
  duration(deadline: Deadline, data: CaseContext['data']): string | undefined {
    if (deadline.kind === 'duration') return describeDuration(deadline.duration, this.#language);
    const value = data[deadline.name] ?? this.#compiled.plan.parameters?.[deadline.name];
    if (typeof value !== 'string') return undefined;
    const parsed = parseDuration(value);
    return parsed.ok ? describeDuration(parsed.duration, this.#language) : undefined;
  }

  /** An instant as it is said at another: the time alone on the same day, no year within the same year. */
  instant(at: number, from: number): string {
    return instantBeside(at, from, this.#compiled.blueprint.zone, this.#language);
  }

  /** Until when somebody is missing who is back at an instant: of whole days the last one, else the instant. */
  backAt(back: number, from: number): string {
    const { zone } = this.#compiled.blueprint;
    return dayAndTime(back, zone, this.#language).time === MIDNIGHT
      ? dayBeside(back - 1, from, zone, this.#language)
      : this.instant(back, from);
  }

  #instant(from: number, work: () => number | undefined): string | undefined {
    try {
      const at = work();
      return at === undefined ? undefined : this.instant(at, from);
    } catch (fault) {
      // The journal may have been cut short, so that the date it speaks of is not known here.
      if (fault instanceof CaseFault) return undefined;
      throw fault;
    }
  }

  #text(text: Text | undefined): string | undefined {
    return text === undefined ? undefined : textIn(text, this.#locale);
  }
}
