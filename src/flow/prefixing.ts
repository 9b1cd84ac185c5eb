import type { Blueprint } from '../blueprint/blueprint.ts';
import { ALWAYS } from '../blueprint/calendar.ts';
import type { Channel } from '../blueprint/channel.ts';
import { BUILT_IN_MILESTONES, type Declared } from '../blueprint/declared.ts';
import type { Decision, DecisionCell } from '../blueprint/decision.ts';
import type { Field } from '../blueprint/field.ts';
import { CUSTOMER, feelName } from '../blueprint/id.ts';
import type { Escalation, EscalationTrigger, Level, Recipient, Until } from '../blueprint/escalation.ts';
import type { Interrupt } from '../blueprint/interrupt.ts';
import type { Expression, Reference } from '../blueprint/origin.ts';
import type { Sla, Trigger } from '../blueprint/sla.ts';
import type { Stage } from '../blueprint/stage.ts';
import type { Deadline } from '../blueprint/deadline.ts';
import type { Assignment, Container, Handler, Outcome, Step } from '../blueprint/step.ts';
import { readTemplate } from '../blueprint/template.ts';
import type { Text } from '../blueprint/text.ts';
import { givenMilestones, type Use } from '../blueprint/use.ts';
import type { Action, AskedField, Wait } from '../blueprint/verbs.ts';
import type { Path } from '../text/places.ts';
import { expressionsOf, type ReadTable } from './expressions.ts';

/** A name that some text reads, with where it stands there. */
interface Read {
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Targets that mean the same everywhere. */
const WORDS: readonly string[] = ['next', 'resume', 'else'];

/**
 * Gives everything that a module declares the name that it has in the blueprint that uses it: ids begin with the step's id
 * and `--`, names in expressions with its name and `__`. Neither can be written by hand, so nothing meets. All places
 * become that of the step: whoever looks from outside sees the step.
 */
export class Prefixing {
  readonly #step: Step;
  readonly #module: Blueprint;
  readonly #path: Path;
  readonly #names: ReadonlySet<string>;
  readonly #roles: ReadonlyMap<string, string>;
  readonly #milestones: ReadonlyMap<string, string>;

  /** @param module the module, with its own modules put in. */
  constructor(step: Step, use: Use, module: Blueprint) {
    this.#step = step;
    this.#module = module;
    this.#path = step.path;
    this.#names = new Set([...module.data.keys(), ...module.parameters.keys()]);
    this.#roles = new Map(use.roles.map(({ theirs, ours }) => [theirs.name, ours.name]));
    const shared = givenMilestones(use).map(({ field, output }): [string, string] => [output.name, field.name]);
    const own = [...BUILT_IN_MILESTONES, ...module.milestones.keys()].map((id): [string, string] => [id, this.#id(id)]);
    this.#milestones = new Map([...own, ...shared]);
  }

  /** The module as it stands inside the step. */
  body(): Blueprint {
    const module = this.#module;
    const keyed = <V>(map: ReadonlyMap<string, V>, change: (value: V, key: string) => V): Map<string, V> =>
      new Map([...map].map(([id, value]) => [this.#id(id), change(value, this.#id(id))]));
    const own = new Map<string, Declared>(
      [...this.#milestones]
        .filter(([id, name]) => name === this.#id(id))
        .map(([id, name]) => [name, { ...module.milestones.get(id), id: name, path: this.#path }]),
    );
    return {
      ...module,
      calendars: keyed(module.calendars, (hours, id) => ({ ...hours, id, path: this.#path })),
      calendar: module.calendar && this.#named(module.calendar),
      channels: new Map([...module.channels].map(([id, channel]) => [id, this.#channel(channel)])),
      data: this.#fields(module.data),
      inputs: module.inputs.map((input) => this.field(input)),
      outputs: module.outputs.map((output) => this.field(output)),
      parameters: new Map(
        [...module.parameters].map(([name, parameter]) => [this.#name(name), { ...parameter, name: this.#name(name) }]),
      ),
      decisions: new Map(
        [...expressionsOf(module).tables.values()].map((table) => {
          const decision = this.#decision(table);
          return [decision.id, decision];
        }),
      ),
      messages: keyed(module.messages, ({ text }, id) => ({ id, path: this.#path, text: this.#template(text) })),
      slas: keyed(module.slas, (sla) => this.#sla(sla)),
      escalations: keyed(module.escalations, (escalation) => this.#escalation(escalation)),
      needs: keyed(module.needs, (need, id) => ({ ...need, id })),
      milestones: own,
      stages: module.stages.map((stage) => this.#stage(stage)),
      interrupts: module.interrupts.map((interrupt) => this.#interrupt(interrupt)),
      ends: module.ends.map((end) => ({
        ...end,
        id: this.#id(end.id),
        path: this.#path,
        reach: this.#reached(end.reach),
      })),
      reopen: undefined,
    };
  }

  field<R extends Reference>(reference: R): R {
    return { ...reference, name: this.#name(reference.name), path: this.#path };
  }

  #id(id: string): string {
    return `${this.#step.id}--${id}`;
  }

  #name(name: string): string {
    return `${feelName(this.#step.id)}__${name}`;
  }

  /** Channels keep their names: customers know them. They are open by the module's own calendars. */
  #channel(channel: Channel): Channel {
    const { open } = channel;
    return open === undefined || open === ALWAYS ? channel : { ...channel, open: this.#named(open) };
  }

  #stage(stage: Stage): Stage {
    return {
      ...stage,
      id: this.#id(stage.id),
      path: this.#path,
      by: this.#role(stage.by),
      calendar: stage.calendar && this.#named(stage.calendar),
      when: this.#expression(stage.when),
      sla: undefined,
      on: stage.on.map((handler) => this.#handler(handler)),
      next: this.#target(stage.next),
      steps: stage.steps.map((step) => this.#inner(step)),
      alternatives: stage.alternatives.map((step) => this.#inner(step)),
    };
  }

  #interrupt(interrupt: Interrupt): Interrupt {
    return {
      ...interrupt,
      id: this.#id(interrupt.id),
      path: this.#path,
      on: this.#event(interrupt.on),
      when: this.#expression(interrupt.when),
      notIn: interrupt.notIn.map((stage) => this.#named(stage)),
      to: this.#target(interrupt.to),
      steps: interrupt.steps.map((step) => this.#inner(step)),
      inside: interrupt.inside === undefined ? this.#step.id : this.#id(interrupt.inside),
    };
  }

  #inner(step: Step): Step {
    const inside: Container | undefined =
      step.inside === undefined
        ? step.interrupt === undefined
          ? { step: this.#step.id }
          : undefined
        : { ...step.inside, step: this.#id(step.inside.step) };
    return {
      ...step,
      id: this.#id(step.id),
      path: this.#path,
      stage: step.stage === undefined ? undefined : this.#id(step.stage),
      interrupt: step.interrupt === undefined ? undefined : this.#id(step.interrupt),
      inside,
      action: this.#action(step.action),
      by: this.#role(step.by),
      when: this.#expression(step.when),
      on: step.on.map((handler) => this.#handler(handler)),
      next: this.#target(step.next),
      calendar: step.calendar && this.#named(step.calendar),
      within: step.within && this.#deadline(step.within),
      sla: undefined,
      need: step.need && this.#named(step.need),
      remind: step.remind && {
        ...step.remind,
        every: this.#deadline(step.remind.every),
        message: step.remind.message && this.#named(step.remind.message),
      },
      set: this.#assigned(step.set),
      reach: this.#reached(step.reach),
      outcomes: step.outcomes.map((outcome) => this.#outcome(outcome)),
    };
  }

  #action(action: Action): Action {
    const path = this.#path;
    switch (action.verb) {
      case 'say':
        return { ...action, path, message: this.#named(action.message), to: this.#role(action.to) ?? action.to };
      case 'ask':
        return {
          ...action,
          path,
          fields: this.#asked(action.fields),
          message: action.message && this.#named(action.message),
        };
      case 'do':
        return { ...action, path, form: this.#asked(action.form) };
      case 'call':
        return {
          ...action,
          path,
          with: action.with.map((given) => ({ ...given, value: this.#value(given.value) })),
          into: action.into.map(({ field, output }) => ({ field: this.field(field), output })),
          timeout: action.timeout && this.#deadline(action.timeout),
          retry: action.retry && {
            ...action.retry,
            every: action.retry.every && this.#deadline(action.retry.every),
          },
        };
      case 'decide':
        return {
          ...action,
          path,
          decision: action.decision && this.#named(action.decision),
          branches: action.branches.map(({ when, set }) => ({
            path,
            when: this.#expression(when),
            set: this.#assigned(set),
          })),
        };
      case 'choose':
        return {
          ...action,
          path,
          branches: action.branches.map(({ when, to }) => ({
            path,
            when: this.#expression(when),
            to: this.#target(to) ?? to,
          })),
        };
      case 'wait':
        return { ...action, path, for: this.#awaited(action.for) };
      case 'meet':
        return {
          ...action,
          path,
          required: action.required.map((role) => this.#role(role) ?? role),
          minutes: this.#role(action.minutes),
        };
      case 'approve':
        return {
          ...action,
          path,
          shows: action.shows.map((shown) => this.field(shown)),
          maker: this.#role(action.maker),
          votes: action.votes && {
            ...action.votes,
            roles: action.votes.roles.map((role) => this.#role(role) ?? role),
          },
        };
      case 'survey':
        return { ...action, path, questions: action.questions.map((question) => this.field(question)) };
      case 'parallel':
        return {
          ...action,
          path,
          branches: action.branches.map((branch) => ({
            ...branch,
            path,
            steps: branch.steps.map((step) => this.#inner(step)),
            alternatives: branch.alternatives.map((step) => this.#inner(step)),
          })),
        };
      case 'use':
        return this.#inlinedUse(action);
    }
  }

  /** A module within the module: it was put in already, and is renamed with what holds it. */
  #inlinedUse(use: Use): Use {
    const { module, body } = use;
    return {
      ...use,
      path: this.#path,
      with: this.#assigned(use.with),
      gives: use.gives.map(({ field, output }) => ({ field: this.field(field), output: this.field(output) })),
      module: module && { ...module, outputs: module.outputs.map((output) => this.field(output)) },
      body: body && {
        ...body,
        data: this.#fields(body.data),
        milestones: new Map(
          [...body.milestones].map(([id, milestone]) => {
            const name = this.#milestones.get(id) ?? id;
            return [name, { ...milestone, id: name }];
          }),
        ),
        slas: new Map(
          [...body.slas.values()].map((sla) => {
            const renamed = this.#sla(sla);
            return [renamed.id, renamed];
          }),
        ),
        escalations: new Map(
          [...body.escalations.values()].map((escalation) => {
            const renamed = this.#escalation(escalation);
            return [renamed.id, renamed];
          }),
        ),
        stages: body.stages.map((stage) => this.#stage(stage)),
        interrupts: body.interrupts.map((interrupt) => this.#interrupt(interrupt)),
        ends: body.ends.map((end) => ({
          ...end,
          id: this.#id(end.id),
          path: this.#path,
          reach: this.#reached(end.reach),
        })),
      },
    };
  }

  #fields(fields: ReadonlyMap<string, Field>): Map<string, Field> {
    return new Map([...fields].map(([name, field]) => [this.#name(name), { ...field, name: this.#name(name) }]));
  }

  #decision({ decision, rows }: ReadTable): Decision {
    return {
      ...decision,
      id: this.#id(decision.id),
      path: this.#path,
      inputs: decision.inputs.map((input) => ({ ...input, name: this.#inputName(input.name), path: this.#path })),
      outputs: decision.outputs.map((output) =>
        output.own === undefined && this.#names.has(output.name) ? this.field(output) : output,
      ),
      rules: decision.rules.map((rule, index) => ({
        path: this.#path,
        if: rule.if.map((cell, column) => this.#cell(cell, 0, rows[index]?.tests[column]?.tests.reads)),
        then: rule.then.map((cell, column) => {
          const { feel, expression } = rows[index]?.values[column] ?? {};
          return this.#cell(cell, expression?.offset ?? 0, feel?.reads);
        }),
      })),
    };
  }

  /** An input is a field or a fact such as `visits.read_back`. */
  #inputName(name: string): string {
    const path = name.split('.');
    return this.#renamed(name, [{ path, start: 0, end: name.length }]);
  }

  #cell(cell: DecisionCell, offset: number, reads: readonly Read[] = []): DecisionCell {
    const { value } = cell;
    if (typeof value !== 'string') return { ...cell, path: this.#path };
    const renamed = value.slice(0, offset) + this.#renamed(value.slice(offset), reads);
    return { path: this.#path, value: renamed };
  }

  #handler(handler: Handler): Handler {
    return {
      event: this.#event(handler.event),
      path: this.#path,
      to: this.#target(handler.to),
      when: this.#expression(handler.when),
      set: this.#assigned(handler.set),
      reach: this.#reached(handler.reach),
    };
  }

  #outcome(outcome: Outcome): Outcome {
    return {
      name: outcome.name,
      path: this.#path,
      to: this.#target(outcome.to) ?? outcome.to,
      when: this.#expression(outcome.when),
      set: this.#assigned(outcome.set),
      reach: this.#reached(outcome.reach),
    };
  }

  #awaited(wait: Wait['for']): Wait['for'] {
    if (wait.kind === 'event') return { kind: 'event', event: this.#event(wait.event) };
    if (wait.kind !== 'first') return this.#deadline(wait);
    return {
      kind: 'first',
      arms: wait.arms.map(({ name, until }) => ({
        name,
        path: this.#path,
        until: until.kind === 'event' ? { kind: 'event', event: this.#event(until.event) } : this.#deadline(until),
      })),
    };
  }

  #deadline(deadline: Deadline): Deadline {
    return deadline.kind === 'name'
      ? { ...deadline, name: this.#name(deadline.name), path: this.#path }
      : { ...deadline, path: this.#path };
  }

  #asked(fields: readonly AskedField[]): AskedField[] {
    return fields.map((asked) => this.field(asked));
  }

  #assigned(set: readonly Assignment[]): Assignment[] {
    return set.map(({ field, value }) => ({ field: this.field(field), path: this.#path, value: this.#value(value) }));
  }

  #value(value: Assignment['value']): Assignment['value'] {
    return value.kind === 'literal' ? value : { kind: 'feel', feel: this.#expression(value.feel) ?? value.feel };
  }

  #reached(milestones: readonly Reference[]): Reference[] {
    return milestones.map((milestone) => ({
      ...milestone,
      name: this.#milestones.get(milestone.name) ?? this.#id(milestone.name),
      path: this.#path,
    }));
  }

  /** A clock of the module; that of a step or stage is found by its owner's new name. */
  #sla(sla: Sla): Sla {
    const { target, pause, of } = sla;
    const path = this.#path;
    return {
      ...sla,
      id: this.#id(sla.id),
      path,
      of: of && { ...of, id: this.#id(of.id) },
      inside: sla.inside === undefined ? this.#step.id : this.#id(sla.inside),
      start: this.#trigger(sla.start),
      stop: this.#trigger(sla.stop),
      reset: sla.reset && this.#trigger(sla.reset),
      cancel: sla.cancel && this.#trigger(sla.cancel),
      when: this.#expression(sla.when),
      target:
        target.kind === 'deadline'
          ? { ...target, path, deadline: this.#deadline(target.deadline) }
          : { ...target, path, decision: this.#named(target.decision), output: this.#outputOf(target) },
      calendar: sla.calendar && this.#named(sla.calendar),
      pause: {
        ...pause,
        steps: pause.steps.map((step) => this.#named(step)),
        when: this.#expression(pause.when),
      },
      pauseAtMost: sla.pauseAtMost && this.#deadline(sla.pauseAtMost),
      outer: sla.outer && this.#named(sla.outer),
    };
  }

  #escalation(escalation: Escalation): Escalation {
    const { rounds, last } = escalation;
    return {
      ...escalation,
      id: this.#id(escalation.id),
      path: this.#path,
      inside: escalation.inside === undefined ? this.#step.id : this.#id(escalation.inside),
      trigger: this.#escalationTrigger(escalation.trigger),
      when: this.#expression(escalation.when),
      until: escalation.until && this.#until(escalation.until),
      calendar: escalation.calendar && this.#named(escalation.calendar),
      hours: escalation.hours && this.#named(escalation.hours),
      levels: escalation.levels.map((level) => this.#level(level)),
      rounds: rounds && { ...rounds, path: this.#path, gap: this.#deadline(rounds.gap) },
      last: last && this.#level(last),
    };
  }

  #escalationTrigger(trigger: EscalationTrigger): EscalationTrigger {
    switch (trigger.kind) {
      case 'sla':
        return { kind: 'sla', sla: this.#named(trigger.sla) };
      case 'event':
        return { kind: 'event', event: this.#event(trigger.event) };
      case 'when':
        return { kind: 'when', when: this.#expression(trigger.when) };
    }
  }

  #until(until: Until): Until {
    const path = this.#path;
    if (until.kind === 'accepted') return { ...until, path };
    if (until.kind === 'event') return { ...until, name: this.#event(until).name, path };
    return { ...until, name: this.#milestones.get(until.name) ?? until.name, path };
  }

  #level(level: Level): Level {
    const { comes, repeat } = level;
    return {
      ...level,
      path: this.#path,
      comes: comes.kind === 'after' ? { ...comes, after: comes.after && this.#deadline(comes.after) } : comes,
      when: this.#expression(level.when),
      notify: level.notify.map((recipient) => this.#recipient(recipient)),
      phone: level.phone.map((recipient) => this.#recipient(recipient)),
      reassign: this.#role(level.reassign),
      message: level.message && this.#named(level.message),
      repeat: repeat && { ...repeat, path: this.#path, every: this.#deadline(repeat.every) },
    };
  }

  /** Roles become those of whoever uses the module; schedules are the same for everybody. */
  #recipient(recipient: Recipient): Recipient {
    const { kind, name } = recipient;
    if (kind === 'on-call' || kind === 'customer') return { ...recipient, path: this.#path };
    return { ...recipient, name: this.#roles.get(name) ?? name, path: this.#path };
  }

  /** An output that fills a field has the field's new name. */
  #outputOf({ output }: Extract<Sla['target'], { kind: 'decision' }>): Reference {
    return this.#module.data.has(output.name) ? this.field(output) : { ...output, path: this.#path };
  }

  #trigger(trigger: Trigger): Trigger {
    switch (trigger.kind) {
      case 'event':
        return { ...trigger, name: this.#event(trigger).name, path: this.#path };
      case 'field':
        return { ...trigger, name: this.#name(trigger.name), path: this.#path };
      case 'milestone':
        return { ...trigger, name: this.#milestones.get(trigger.name) ?? trigger.name, path: this.#path };
    }
  }

  #role(role: Reference | undefined): Reference | undefined {
    if (role === undefined || role.name === CUSTOMER) return role;
    return { ...role, name: this.#roles.get(role.name) ?? role.name, path: this.#path };
  }

  #named(reference: Reference): Reference {
    return { ...reference, name: this.#id(reference.name), path: this.#path };
  }

  #target(target: Reference | undefined): Reference | undefined {
    if (target === undefined || WORDS.includes(target.name)) return target;
    return this.#named(target);
  }

  /** Inside a module, opening and closing the case mean that its step is entered and left. */
  #event(event: Reference): Reference {
    const { id } = this.#step;
    const [kind = '', name = '', ...rest] = event.name.split('.');
    const renamed =
      event.name === 'case.opened'
        ? `step.${id}.entered`
        : event.name === 'case.closed'
          ? `step.${id}.left`
          : kind === 'step' || kind === 'stage' || kind === 'sla'
            ? [kind, this.#id(name), ...rest].join('.')
            : event.name;
    return { ...event, name: renamed, path: this.#path };
  }

  /** An expression with the names that it reads replaced; where they stand is known from its reading. */
  #expression<E extends Expression | undefined>(expression: E): E {
    if (expression === undefined) return expression;
    const { reads } = expressionsOf(this.#module).of(expression);
    return { ...expression, text: this.#renamed(expression.text, reads), path: this.#path };
  }

  #renamed(text: string, reads: readonly Read[]): string {
    let result = text;
    for (const { path, start, end } of reads.toSorted((a, b) => b.start - a.start)) {
      const renamed = this.#readName(path, text.slice(start, end));
      result = result.slice(0, start) + renamed + result.slice(end);
    }
    return result;
  }

  #readName([first = '', second]: readonly string[], written: string): string {
    if (this.#names.has(first)) return this.#name(first) + written.slice(first.length);
    if (second === undefined || !['reached', 'visits', 'sla'].includes(first)) return written;
    const milestone = [...this.#milestones].find(([id]) => feelName(id) === second)?.[1];
    const name = first === 'reached' ? feelName(milestone ?? second) : `${feelName(this.#step.id)}__${second}`;
    return written.slice(0, written.lastIndexOf(second)) + name;
  }

  #template(text: Text): Text {
    return Object.fromEntries(
      Object.entries(text).map(([locale, words]) => {
        const reads = readTemplate(words).parts.flatMap((part): Read[] =>
          part.kind === 'value' ? [{ path: part.name.split('.'), start: part.start, end: part.end }] : [],
        );
        return [locale, this.#renamed(words, reads)];
      }),
    );
  }
}
