import { CUSTOMER } from '../blueprint/id.ts';
import type { Field } from '../blueprint/field.ts';
import { fieldProblem } from '../blueprint/field-value.ts';
import { CASE_OUTCOMES } from '../blueprint/step.ts';
import { VOTES } from '../blueprint/verbs.ts';
import type { CompiledBlueprint } from '../compile/compile.ts';
import { carriedBy } from '../compile/carried.ts';
import { acceptedBy, isAcceptable } from '../compile/ladder-plan.ts';
import type { StepPlan } from '../compile/plan.ts';
import { actingFor, workRoleOf } from '../compile/reassign.ts';
import { ordinaryOutcome, type Way } from '../flow/ways.ts';
import type { Code, ParamsOf } from '../text/catalogue.ts';
import { compareFindings, finding, type Finding } from '../text/diagnostic.ts';
import { nearest } from '../text/did-you-mean.ts';
import type { Path } from '../text/places.ts';
import { addDuration } from '../time/duration.ts';
import { printInstant } from '../time/instant.ts';
import { unknownName } from './expect/known-names.ts';
import { visitedIn, type Expectation } from './expectation.ts';
import { isRefusalExpected } from './hold-expectations.ts';
import type { ExpectedLine, Journey, JourneyFile, JourneyLine, Values } from './journey-file.ts';
import { personsOf, type KnownPersons } from './known-persons.ts';
import { ownField } from '../story/module-names.ts';
import { startOf } from './start-of.ts';

type Line<K extends JourneyLine['kind']> = Extract<JourneyLine, { kind: K }>;

/** Holds every journey of a file against its blueprint; see {@link checkJourney}. */
export function checkJourneys(compiled: CompiledBlueprint, { journeys }: JourneyFile): Finding[] {
  return journeys.flatMap((journey) => checkJourney(compiled, journey)).toSorted(compareFindings);
}

/**
 * What can be said of a journey without playing it, in the order of the text: steps, roles, outcomes, fields, events and
 * services that the blueprint does not have, values that do not fit, time that would run backwards (`TL5005` to `TL5016`),
 * escalations and persons that nobody knows (`TL5021` to `TL5023`), expectations of what is not there (`TL5025`).
 * Whether the case is where a line expects it shows only in playing.
 *
 * @param persons who works here; those of the blueprint's people file unless told.
 * @param refusals which lines may be turned down, so that any role may try them: those of which the journey expects it, or
 *   all.
 */
export function checkJourney(
  compiled: CompiledBlueprint,
  journey: Journey,
  persons: KnownPersons = personsOf(compiled),
  refusals: 'expected' | 'any' = 'expected',
): Finding[] {
  const checker = new JourneyChecker(compiled, journey, persons, refusals);
  checker.check();
  return checker.findings.toSorted(compareFindings);
}

/** Those of a module by the names that the module gives them, or that they have in the case where these are written. */
function askedFields(asked: StepPlan['asked'], data: Values): Map<string, Field> {
  return new Map([...asked].map(([name, { field }]) => [Object.hasOwn(data, name) ? name : ownField(name), field]));
}

class JourneyChecker {
  readonly findings: Finding[] = [];
  readonly #compiled: CompiledBlueprint;
  readonly #journey: Journey;
  readonly #persons: KnownPersons;
  readonly #refusals: 'expected' | 'any';
  /** True for a line that is to be turned down: then who does it is for the case to say. */
  #mayBeRefused = false;

  constructor(compiled: CompiledBlueprint, journey: Journey, persons: KnownPersons, refusals: 'expected' | 'any') {
    this.#refusals = refusals;
    this.#compiled = compiled;
    this.#journey = journey;
    this.#persons = persons;
  }

  check(): void {
    const { data, lines, path } = this.#journey;
    const { blueprint } = this.#compiled;
    this.#checkLocale();
    this.#checkValues(data, blueprint.data, [...path, 'data'], { where: 'case', name: blueprint.id });
    let now = startOf(this.#journey, blueprint.zone);
    for (const [index, line] of lines.entries()) {
      this.#mayBeRefused = this.#refusals === 'any' || isRefusalExpected(lines[index + 1]);
      this.#checkLine(line);
      now = this.#timeAfter(line, now);
    }
  }

  #checkLine(line: JourneyLine): void {
    switch (line.kind) {
      case 'step':
        this.#checkStep(line);
        break;
      case 'event':
        this.#checkEvent(line);
        break;
      case 'returns':
      case 'fail':
      case 'slow':
        this.#checkService(line);
        break;
      case 'accept':
        this.#checkAcceptance(line);
        break;
      case 'absent':
      case 'present':
        this.#checkPerson(line.person, [...line.path, line.kind]);
        break;
      case 'message':
      case 'wait':
      case 'until':
        break;
      case 'expect':
        for (const expected of line.expected) this.#checkExpected(expected);
        break;
    }
  }

  #checkLocale(): void {
    const { locale, path } = this.#journey;
    const { locales } = this.#compiled.blueprint;
    if (locale === undefined || locales.includes(locale)) return;
    const related = locales.find((known) => known.split('-')[0] === locale.split('-')[0]);
    if (related === undefined) this.#atValue([...path, 'locale'], 'TL5016', { locale, locales });
  }

  /** The instant after a line; time passes only by `wait` and `until`. */
  #timeAfter(line: JourneyLine, now: number): number {
    const { zone } = this.#compiled.blueprint;
    if (line.kind === 'wait') return addDuration(now, line.duration, zone);
    if (line.kind !== 'until') return now;
    if (line.instant < now) {
      this.#atValue([...line.path, 'until'], 'TL5015', { until: line.text, now: printInstant(now, zone) });
    }
    return Math.max(now, line.instant);
  }

  #checkStep(line: Line<'step'>): void {
    const { plan } = this.#compiled;
    const stepPlan = plan.steps.get(line.step);
    if (stepPlan === undefined) {
      const near = nearest(line.step, plan.steps.keys());
      this.#atValue([...line.path, 'step'], 'TL5005', { step: line.step, near });
      return;
    }
    const { step, asked } = stepPlan;
    const { action } = step;
    switch (action.verb) {
      case 'say':
      case 'decide':
      case 'choose':
      case 'wait':
        return this.#atValue([...line.path, 'step'], 'TL5006', {
          step: step.id,
          how: action.verb === 'wait' ? 'wait' : 'itself',
        });
      case 'parallel':
      case 'use':
        return this.#atValue([...line.path, 'step'], 'TL5006', { step: step.id, how: 'inside' });
      case 'call': {
        const service = action.service.name;
        return this.#atValue([...line.path, 'step'], 'TL5006', { step: step.id, how: 'call', service });
      }
      default: {
        const others = workRoleOf(step) === undefined ? [] : this.#reassignedTo();
        const allowed = new Set([...(stepPlan.actors ?? this.#everybody()), ...others]);
        this.#checkRole(line.by.role, [...line.path, 'by'], [...allowed], step.id);
        const possible = this.#checkOutcome(line, stepPlan);
        const fields = askedFields(asked, line.data);
        if (possible) this.#checkValues(line.data, fields, [...line.path, 'with'], { where: 'step', name: step.id });
        return undefined;
      }
    }
  }

  /** True when the outcome is one that the step can have by somebody's doing. */
  #checkOutcome(line: Line<'step'>, { step, ways }: StepPlan): boolean {
    const all = [...ways.values()].map(({ way }) => way);
    // What votes come to may also be an outcome that nobody says, such as `disputed`.
    const votes: readonly string[] = VOTES;
    const isPicked = ({ kind, name }: Way): boolean => kind === 'picked' || (kind === 'vote' && votes.includes(name));
    const picked = all.filter(isPicked).map(({ name }) => name);
    const { outcome } = line;
    const ordinary = ordinaryOutcome(step.action.verb);
    if (outcome === undefined) {
      // An author who writes out the ordinary outcome under `outcomes` still means what is sent without a choice.
      if (picked.length > 0 && !picked.includes(ordinary))
        this.#atValue([...line.path, 'step'], 'TL5009', { step: step.id, outcomes: picked });
      return true;
    }
    const known = picked.length > 0 ? picked : [ordinary];
    if (known.includes(outcome)) return true;
    const how =
      CASE_OUTCOMES.includes(outcome) && all.some(({ name }) => name === outcome)
        ? 'itself'
        : all.some(({ kind, name }) => kind === 'vote' && name === outcome)
          ? 'votes'
          : all.some(({ kind, name }) => kind === 'computed' && name === outcome)
            ? 'computed'
            : 'unknown';
    const near = how === 'unknown' ? nearest(outcome, known) : undefined;
    this.#atValue([...line.path, 'outcome'], 'TL5008', { outcome, step: step.id, how, known, near });
    return false;
  }

  #checkEvent(line: Line<'event'>): void {
    const { blueprint, events } = this.#compiled;
    const outside = events.filter((event) => !/^(?:step|escalation)\./u.test(event));
    const path = [...line.path, 'event'];
    if (!outside.includes(line.event)) {
      const how = line.event.startsWith('step.')
        ? 'step'
        : acceptedBy(line.event) !== undefined
          ? 'accept'
          : this.#isKnown(line.event)
            ? 'unheard'
            : 'unknown';
      // What customers write has a line of its own; the blueprint's own events come first, and of more time for clocks only
      // those speak who mean it.
      const isNamed = line.event.startsWith('sla.');
      const named = outside.filter((event) => event !== 'customer.writes' && (isNamed || !event.startsWith('sla.')));
      const known = [
        ...named.filter((event) => !event.startsWith('case.')),
        ...named.filter((event) => event.startsWith('case.')),
      ];
      this.#atValue(path, 'TL5013', { event: line.event, how, near: nearest(line.event, known), known });
      return;
    }
    if (line.by !== undefined) {
      this.#checkRole(line.by.role, [...line.path, 'by'], this.#everybody(), line.event);
    }
    const carried = carriedBy(blueprint, line.event);
    this.#checkValues(line.data, carried, [...line.path, 'with'], { where: 'event', name: line.event });
    // What stands under a misspelt name is there; its name is told already.
    const strange = Object.keys(line.data).filter((name) => !carried.has(name));
    const meant = strange.map((name) => nearest(name, carried.keys()));
    const isMissing = (name: string): boolean => (line.data[name] ?? null) === null && !meant.includes(name);
    const missing = [...carried.keys()].filter(isMissing);
    if (missing.length > 0) this.#atValue(path, 'TL5012', { event: line.event, fields: missing });
  }

  /** True for events that the language or the blueprint knows. */
  #isKnown(event: string): boolean {
    const { events, signals } = this.#compiled.blueprint;
    const [kind, id = ''] = event.split('.');
    return (
      (kind === 'customer' && events.has(id)) || (kind === 'signal' && signals.has(id)) || event === 'case.reopens'
    );
  }

  #checkAcceptance({ escalation, by, path }: Line<'accept'>): void {
    const all = this.#compiled.plan.ladders?.all ?? [];
    const acceptable = all.filter((ladder) => isAcceptable(ladder.escalation)).map(({ id }) => id);
    const found = all.find(({ id }) => id === escalation)?.escalation;
    if (found === undefined) {
      const near = nearest(escalation, acceptable);
      this.#atValue([...path, 'accept'], 'TL5021', { escalation, near, known: acceptable });
      return;
    }
    if (!isAcceptable(found)) {
      const { until } = found;
      this.#atValue([...path, 'accept'], 'TL5022', { escalation, until: until?.name, known: acceptable });
      return;
    }
    this.#checkRole(by.role, [...path, 'by'], this.#everybody(), escalation);
    const isListed = this.#persons !== 'anybody' && this.#persons.size > 0;
    if (by.person !== undefined && isListed) this.#checkPerson(by.person, [...path, 'as']);
  }

  /** An expectation that names what is not there could never be met. */
  #checkExpected({ expectation, path }: ExpectedLine): void {
    const unknown = unknownName(this.#compiled, expectation, this.#knownHere());
    if (unknown === undefined) return this.#checkExpectedValue(expectation, path);
    const { source, places } = this.#journey;
    const index = visitedIn(expectation).indexOf(unknown.name);
    const place = index < 0 ? path : [...path, index];
    // Where names are keys, as in `data: { severity: 3 }`, the key is what is wrong.
    const span = path.at(-1) === unknown.name ? places.key(place) : places.value(place);
    this.findings.push(finding('TL5025', { source, span }, unknown));
  }

  /** A value that the field cannot have is never there, and its opposite says nothing. */
  #checkExpectedValue({ key, name = '', value }: Expectation, path: Path): void {
    const field = key === 'data' ? this.#compiled.blueprint.data.get(name) : undefined;
    if (field !== undefined && value !== null) this.#checkValue(name, field, value, path);
  }

  /** Without a people file whoever does something in the journey is known by that. */
  #knownHere(): KnownPersons {
    if (this.#persons === 'anybody' || this.#persons.size > 0) return this.#persons;
    const acting = this.#journey.lines.flatMap((line) => ('by' in line ? (line.by?.person ?? []) : []));
    return new Map(acting.map((person) => [person, undefined]));
  }

  /** Somebody of the people file, by id. */
  #checkPerson(person: string, path: Path): void {
    const persons = this.#persons;
    if (persons === 'anybody' || persons.has(person)) return;
    const called = [...persons].find(([, name]) => name === person)?.[0];
    const known = [...persons.keys()];
    const near = called ?? nearest(person, known);
    this.#atValue(path, 'TL5023', { person, listed: known.length > 0, near, known });
  }

  /** Who may do work that an escalation gives to another role. */
  #reassignedTo(): string[] {
    const { plan } = this.#compiled;
    const levels = (plan.ladders?.all ?? []).flatMap((ladder) => ladder.levels);
    return levels.flatMap(({ level: { reassign } }) =>
      reassign === undefined ? [] : [...actingFor(plan, reassign.name)],
    );
  }

  #checkService(line: Line<'returns' | 'fail' | 'slow'>): void {
    const { services } = this.#compiled.blueprint;
    const service = services.get(line.service);
    if (service === undefined) {
      const near = nearest(line.service, services.keys());
      this.#atValue([...line.path, line.kind], 'TL5014', { service: line.service, near, known: [...services.keys()] });
      return;
    }
    if (line.kind !== 'returns') return;
    this.#checkValues(line.data, service.out, [...line.path, 'with'], { where: 'service', name: service.id });
  }

  #checkRole(role: string, path: Path, allowed: readonly string[], doing: string): void {
    if (allowed.includes(role)) return;
    const declared = role === CUSTOMER || this.#compiled.blueprint.roles.has(role);
    if (declared && this.#mayBeRefused) return;
    this.#atValue(path, 'TL5007', {
      role,
      doing,
      declared,
      allowed,
      near: declared ? undefined : nearest(role, allowed),
    });
  }

  #checkValues(
    values: Values,
    fields: ReadonlyMap<string, Field>,
    path: Path,
    owner: { readonly where: 'step' | 'event' | 'service' | 'case'; readonly name: string },
  ): void {
    for (const [name, value] of Object.entries(values)) {
      const field = fields.get(name);
      if (field === undefined) {
        const known = [...fields.keys()];
        this.#atKey([...path, name], 'TL5010', { field: name, ...owner, known, near: nearest(name, known) });
        continue;
      }
      // Nothing leaves a question open; whether it may be left open shows in playing.
      if (value !== null) this.#checkValue(name, field, value, [...path, name]);
    }
  }

  #checkValue(name: string, field: Field, value: unknown, path: Path): void {
    const problem = fieldProblem(field, value);
    if (problem === undefined) return;
    const { type, min, max } = field;
    const allowed = [...(field.values?.keys() ?? [])];
    const near = typeof value === 'string' ? nearest(value, allowed) : undefined;
    this.#atValue(path, 'TL5011', { field: name, problem, type, min, max, allowed, near });
  }

  #everybody(): string[] {
    return [CUSTOMER, ...this.#compiled.blueprint.roles.keys()];
  }

  #atValue<C extends Code>(path: Path, code: C, params: ParamsOf<C>): void {
    const { source, places } = this.#journey;
    this.findings.push(finding(code, { source, span: places.value(path) }, params));
  }

  #atKey<C extends Code>(path: Path, code: C, params: ParamsOf<C>): void {
    const { source, places } = this.#journey;
    this.findings.push(finding(code, { source, span: places.key(path) }, params));
  }
}
