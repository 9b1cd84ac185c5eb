import { modulesOf } from '../../blueprint/blueprint.ts';
import type { End } from '../../blueprint/end.ts';
import type { Interrupt } from '../../blueprint/interrupt.ts';
import type { Stage } from '../../blueprint/stage.ts';
import type { Step } from '../../blueprint/step.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { COMPLETED } from '../../compile/token-board.ts';
import { endKey, stageKey, stepKey } from '../../flow/keys.ts';
import { plain, ProcessNames } from '../../flow/process-names.ts';
import { milestoneNames } from '../../run/why/milestone-names.ts';
import { languageOf } from '../../text/language-of.ts';
import { statechartWords, type StatechartWords } from './statechart-words.ts';

/** What the states of a machine are called in the language of the picture, by their ids. */
export class StateNames {
  readonly names: ProcessNames;
  readonly words: StatechartWords;
  readonly compiled: CompiledBlueprint;
  readonly locale: string;
  readonly stages = new Map<string, Stage>();
  readonly interrupts = new Map<string, Interrupt>();
  readonly ends = new Map<string, End>();
  readonly #titles = new Map<string, string>();

  constructor(compiled: CompiledBlueprint, locale: string | undefined) {
    const { blueprint, plan } = compiled;
    this.compiled = compiled;
    this.locale = locale ?? blueprint.locales[0] ?? 'en';
    this.names = new ProcessNames(blueprint, this.locale);
    this.words = statechartWords[languageOf(this.locale)];
    for (const [id, title] of Object.entries(this.words.ends)) this.#titles.set(id, title);
    this.#titles.set('interrupt-none', this.words.idle);
    this.#titles.set('interrupt-sealed', this.words.ends.sealed);
    this.#titles.set('running', this.words.running);
    this.#titles.set(endKey(COMPLETED), this.words.completed);
    for (const { blueprint: module } of modulesOf(blueprint)) this.#add(module);
    for (const [id, { step }] of plan.steps) this.#addStep(id, step);
  }

  /** The name of a whole blueprint. */
  get blueprint(): string {
    const { title, purpose, id } = this.compiled.blueprint;
    return this.names.text(title) ?? this.names.text(purpose) ?? plain(id);
  }

  title(id: string): string {
    return this.#titles.get(id) ?? plain(id);
  }

  event(name: string): string {
    const said = name.replace(/^fact\./u, '');
    return this.words.events[said] ?? this.names.event(said);
  }

  milestone(id: string): string {
    const { names, compiled, locale } = this;
    const own = id.slice(id.lastIndexOf('--') + (id.includes('--') ? 2 : 1));
    return (
      names.text(compiled.blueprint.milestones.get(id)?.title) ?? milestoneNames[languageOf(locale)][own] ?? plain(own)
    );
  }

  #add({ stages, interrupts, ends }: CompiledBlueprint['blueprint']): void {
    const { names, words } = this;
    for (const stage of stages) {
      this.stages.set(stage.id, stage);
      this.#titles.set(stageKey(stage.id), names.stage(stage));
      this.#titles.set(`door-${stage.id}`, names.words.needed(names.stage(stage)));
    }
    for (const interrupt of interrupts) {
      this.interrupts.set(interrupt.id, interrupt);
      this.#titles.set(`interrupt-${interrupt.id}`, names.text(interrupt.title) ?? plain(interrupt.id));
      this.#titles.set(`resume-${interrupt.id}`, words.resume);
    }
    for (const end of ends) {
      this.ends.set(end.id, end);
      this.#titles.set(endKey(end.id), names.text(end.title) ?? plain(end.id));
    }
  }

  #addStep(id: string, step: Step): void {
    const title = this.names.step(step);
    this.#titles.set(stepKey(id), title);
    this.#titles.set(`gate-${id}`, this.names.words.needed(title));
    if (step.action.verb !== 'parallel') return;
    for (const branch of step.action.branches) {
      this.#titles.set(`branch-${id}--${branch.name}`, this.names.text(branch.title) ?? plain(branch.name));
      this.#titles.set(`done-${id}--${branch.name}`, this.words.branchDone);
    }
  }
}
