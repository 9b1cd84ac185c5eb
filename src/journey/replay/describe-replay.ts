import isEqual from 'lodash/isEqual.js';

import type { Entry } from '../../compile/case.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { wordingOfRefusal } from '../../run/refusal.ts';
import { StoryNames } from '../../story/story-names.ts';
import { tellStory } from '../../story/story.ts';
import type { Language } from '../../text/catalogue/entry.ts';
import { describeInstant } from '../../time/instant.ts';
import type { ReplayDifference } from './compare-entries.ts';
import type { ReplayResult, ReplayStop } from './replay-on.ts';
import { replayWords, type ReplayWords } from './replay-words.ts';

/** How the outcome of a replay is told. */
export interface DescribeReplayOptions {
  readonly language: Language;
  /** The blueprint on which the case ran, for the names of what the other one does not have. */
  readonly before?: CompiledBlueprint;
}

/**
 * What a replay came to, for people: one sentence for each respect in which the case goes differently, the earliest first,
 * and why it does not go on. Each begins with its instant on the clocks of the blueprint's zone. Of a case that goes as it
 * went there is one sentence.
 *
 * @param compiled the blueprint on which the case was replayed.
 */
export function describeReplay(
  compiled: CompiledBlueprint,
  replayed: ReplayResult,
  options: DescribeReplayOptions,
): string[] {
  const words = replayWords[options.language];
  const teller = new ReplayTeller(compiled, options);
  switch (replayed.kind) {
    case 'same':
      return [words.same];
    case 'different': {
      const { differences, stopped } = replayed;
      return [
        ...differences.map((difference) => teller.difference(difference)),
        ...(stopped === undefined ? [] : [teller.stop(stopped, words.stopped)]),
      ];
    }
    case 'refused':
    case 'fault':
      return [teller.stop(replayed, words.refused)];
  }
}

class ReplayTeller {
  readonly #after: CompiledBlueprint;
  readonly #before: CompiledBlueprint;
  readonly #language: Language;
  readonly #words: ReplayWords;

  constructor(after: CompiledBlueprint, { language, before = after }: DescribeReplayOptions) {
    this.#after = after;
    this.#before = before;
    this.#language = language;
    this.#words = replayWords[language];
  }

  difference({ aspect, at, before, after }: ReplayDifference): string {
    const said = this.#compared(before, after);
    return this.#at(at, this.#words.labelled(this.#words.aspects[aspect], said));
  }

  stop({ at, seq, event, refusal, error }: ReplayStop, refused: ReplayWords['refused']): string {
    const words = this.#words;
    if (refusal === undefined) return this.#at(at, words.fault(error?.message ?? ''));
    return this.#at(at, refused(event?.type ?? '', seq, wordingOfRefusal(refusal, this.#language).message));
  }

  #compared(before: Entry | undefined, after: Entry | undefined): string {
    const words = this.#words;
    const was = before && words.quoted(this.#told(this.#before, before));
    const is = after && words.quoted(this.#told(this.#after, after));
    if (before === undefined || was === undefined) return words.besides(is ?? '');
    if (after === undefined || is === undefined) return words.missing(was);
    if (was !== is) return words.instead(is, was);
    if (before.at !== after.at) return words.atInstead(is, this.#instant(after.at), this.#instant(before.at));
    return words.other(is, differingKeys(before, after));
  }

  /** One entry as the story tells it; what the story leaves unsaid in words of its own. */
  #told(compiled: CompiledBlueprint, entry: Entry): string {
    const told = tellStory(compiled, [entry], { language: this.#language }).map(({ text, quote, data }) =>
      [text, ...data.map((one) => `${one.label} ${one.text}`), ...(quote === undefined || quote === '' ? [] : [quote])]
        .join(' · ')
        .replaceAll(/\s+/gu, ' '),
    );
    return told.length > 0 ? told.join('; ') : this.#bare(compiled, entry);
  }

  #bare(compiled: CompiledBlueprint, entry: Entry): string {
    const words = this.#words;
    const names = new StoryNames(compiled, this.#language, this.#language);
    switch (entry.type) {
      case 'step.entered':
        return words.entered(names.step(entry.step));
      case 'step.left':
        return words.left(names.step(entry.step), entry.outcome);
      case 'stage.left':
        return words.leftStage(names.stage(entry.stage));
      case 'case.sealed':
        return words.sealed;
      default: {
        const { type, at: _at, by: _by, ...rest } = entry;
        const parts = Object.values(rest).filter((value) => typeof value !== 'object');
        return [type, ...parts].join(' ');
      }
    }
  }

  #at(at: number, text: string): string {
    return this.#words.labelled(this.#instant(at), text);
  }

  #instant(at: number): string {
    return describeInstant(at, this.#after.blueprint.zone, this.#language);
  }
}

/** In which of its parts an entry differs that reads the same. */
function differingKeys(one: object, other: object): string[] {
  const [a, b] = [one, other].map((value) => value as Readonly<Record<string, unknown>>);
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((key) => !isEqual(a?.[key], b?.[key]));
  if (keys.length !== 1 || keys[0] !== 'effect') return keys;
  const { effect } = one as { effect: object };
  return differingKeys(effect, (other as { effect: object }).effect);
}
