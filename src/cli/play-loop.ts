import isEqual from 'lodash/isEqual.js';

import type { WrittenLine } from '../journey/journey-file.ts';
import { lineOf, type Choice } from '../journey/play-choices.ts';
import { playLine, redo, undo, untilLine, type Move, type PlaySession } from '../journey/play-session.ts';
import { visible } from '../text/safe-text.ts';
import { parseDuration } from '../time/duration.ts';
import { readInstant } from '../time/read-instant.ts';
import { Leaving, type Option } from './asker.ts';
import { fillIn } from './play-form.ts';
import { firstList, secondList, type Wish } from './play-menu.ts';
import { savePlay } from './play-save.ts';
import type { PlayTable } from './play-table.ts';
import { tellData, tellFrom, tellPresent, tellWhole } from './play-view.ts';
import type { Session } from './session.ts';

/** So many lines are offered to go back to. */
const MOST_BACK = 20;

/** Plays one case with whoever is asked, until they leave. */
export class PlayLoop {
  readonly #session: Session;
  readonly #table: PlayTable;
  readonly #blueprint: string;
  #home: string | undefined;
  #play: PlaySession;
  /** The lines as they were saved last. */
  #saved: readonly WrittenLine[];

  /**
   * @param blueprint the path of the blueprint.
   * @param home the journey file that is proposed for saving.
   */
  constructor(session: Session, table: PlayTable, play: PlaySession, blueprint: string, home?: string) {
    this.#session = session;
    this.#table = table;
    this.#play = play;
    this.#saved = play.lines;
    this.#blueprint = blueprint;
    this.#home = home;
  }

  /** Plays until whoever plays leaves; then says what is not saved. */
  async run(): Promise<void> {
    tellFrom(this.#table, this.#play, 0);
    tellPresent(this.#table, this.#play);
    for (;;) {
      try {
        if (await this.#turn()) break;
      } catch (error) {
        if (!(error instanceof Leaving)) throw error;
        if (error.how === 'ended') {
          this.#table.say(this.#table.words.ended);
          break;
        }
        if (await this.#mayLeave().catch(isLeaving)) break;
      }
    }
    const { words } = this.#table;
    if (this.#unsaved > 0) this.#table.say(words.unsaved(this.#unsaved));
    this.#table.say(words.goodbye);
  }

  /** How many lines are not saved. */
  get #unsaved(): number {
    return isEqual(this.#play.lines, this.#saved) ? 0 : this.#play.lines.length;
  }

  /** One question and what follows from it; true when whoever plays leaves. */
  async #turn(): Promise<boolean> {
    const { words, asker } = this.#table;
    const isOver = this.#play.result.view?.status === 'sealed';
    const wish = await asker.choose(isOver ? words.whatNowOver : words.whatNow, firstList(this.#table, this.#play));
    return this.#grant(wish);
  }

  async #grant(wish: Wish): Promise<boolean> {
    const { words, asker } = this.#table;
    switch (wish.kind) {
      case 'happen':
        await this.#happen(wish.choice, wish.isElse);
        return false;
      case 'line':
        this.#take(playLine(this.#play, wish.line));
        return false;
      case 'instead':
        this.#failInstead(wish.service);
        return false;
      case 'arrange':
        await this.#arrange(wish.service);
        return false;
      case 'time':
        await this.#passTime();
        return false;
      case 'more':
        return this.#grant(
          await asker.choose<Wish>(words.moreQuestion, [
            ...secondList(this.#table, this.#play),
            { label: words.back, value: { kind: 'back' }, key: '<' },
          ]),
        );
      case 'undo':
        this.#goBack(1);
        return false;
      case 'undo-more':
        await this.#chooseBack();
        return false;
      case 'redo': {
        const from = this.#play.result.entries.length;
        this.#play = redo(this.#play);
        this.#tellSince(from);
        return false;
      }
      case 'story':
        tellWhole(this.#table, this.#play);
        tellPresent(this.#table, this.#play);
        return false;
      case 'data':
        tellData(this.#table, this.#play);
        return false;
      case 'save':
        await this.#save();
        return false;
      case 'leave':
        return this.#mayLeave();
      case 'back':
        return false;
    }
  }

  async #happen(choice: Choice, isElse?: boolean): Promise<void> {
    const { words, asker } = this.#table;
    if (choice.kind === 'message') {
      const check = (text: string): string | undefined => (text === '' ? words.needed : undefined);
      const text = await asker.text(words.messageQuestion, { check });
      if (text !== undefined) this.#take(playLine(this.#play, lineOf(choice, { data: { text } })));
      return;
    }
    const line = await fillIn(this.#table, this.#play, choice, isElse);
    if (line !== undefined) this.#take(playLine(this.#play, line));
  }

  async #passTime(): Promise<void> {
    const { words, asker, zone } = this.#table;
    const now = this.#play.result.end;
    const lineFor = (text: string): WrittenLine | string => {
      const plain = text.normalize('NFKC');
      const parsed = parseDuration(plain);
      if (parsed.ok && parsed.duration.kind !== 'business') return { wait: plain };
      const instant = readInstant(plain, zone, now);
      if (instant === undefined) return words.badTime;
      return instant < now ? words.past(this.#table.instant(now)) : untilLine(this.#play, instant);
    };
    const check = (text: string): string | undefined => {
      const line = lineFor(text);
      return typeof line === 'string' ? line : undefined;
    };
    const text = await asker.text(words.timeQuestion, { hint: words.timeHint, check });
    const line = text === undefined ? '' : lineFor(text);
    if (typeof line !== 'string') this.#take(playLine(this.#play, line));
  }

  async #arrange(service: string): Promise<void> {
    const { words, asker, names } = this.#table;
    const how = await asker.choose<'fail' | 'slow' | 'back'>(words.arrangeQuestion(visible(names.service(service))), [
      { label: words.arranged.fail, value: 'fail' },
      { label: words.arranged.slow, value: 'slow' },
      { label: words.back, value: 'back', key: '<' },
    ]);
    if (how === 'fail') this.#take(playLine(this.#play, { fail: service }));
    if (how !== 'slow') return;
    const check = (text: string): string | undefined => {
      const parsed = parseDuration(text.normalize('NFKC'));
      return parsed.ok && parsed.duration.kind !== 'business' ? undefined : words.badTime;
    };
    const text = await asker.text(words.howSlow, { hint: '30s, 10m, 2h', check });
    if (text !== undefined) this.#take(playLine(this.#play, { slow: service, for: text.normalize('NFKC') }));
  }

  /** The failure has to be said before the line that led to the call. */
  #failInstead(service: string): void {
    const last = this.#play.lines.at(-1);
    if (last === undefined) return;
    const before = undo(this.#play);
    const failing = playLine(before, { fail: service });
    this.#take(failing.ok ? playLine(failing.session, last) : failing, before.result.entries.length);
  }

  /** Goes on with a move, or says why the case did not take it. */
  #take(move: Move, from = this.#play.result.entries.length): void {
    const { words, output, language } = this.#table;
    if (!move.ok) {
      const { message, hint } = move.wording(language);
      this.#table.say(`${output.style('yellow', words.notTaken)} ${visible(message)}`);
      if (hint !== '') this.#table.say(visible(hint));
      this.#table.say('');
      return;
    }
    this.#play = move.session;
    this.#tellSince(from);
  }

  #tellSince(from: number): void {
    const { entries } = this.#play.result;
    this.#table.say('');
    if (entries.length > from) {
      const day = entries[from - 1]?.at;
      tellFrom(this.#table, this.#play, from, day === undefined ? undefined : this.#table.names.clock(day).day);
    } else {
      const last = this.#play.lines.at(-1);
      if (last !== undefined) this.#table.say(`${this.#quietly(last)}\n`);
    }
    tellPresent(this.#table, this.#play);
  }

  /** What a line did of which the story tells nothing yet. */
  #quietly(line: WrittenLine): string {
    const { words, names } = this.#table;
    if (line.wait !== undefined || line.until !== undefined) return words.nothingHappened;
    return line.fail === undefined ? this.#table.describe(line) : words.willFail(visible(names.service(line.fail)));
  }

  #goBack(count: number): void {
    const { words } = this.#table;
    const last = this.#play.lines.at(-1);
    if (last === undefined) return;
    this.#table.say('');
    this.#table.say(count === 1 ? words.undone(this.#table.describe(last)) : words.undoneAll(count));
    this.#table.say('');
    this.#play = undo(this.#play, count);
    tellPresent(this.#table, this.#play);
  }

  async #chooseBack(): Promise<void> {
    const { words, asker } = this.#table;
    const { lines } = this.#play;
    const options = lines
      .slice(-MOST_BACK)
      .toReversed()
      .map((line, index): Option<number> => ({
        label: words.undoTo(this.#table.describe(line), index + 1),
        value: index + 1,
      }));
    const count = await asker.choose(words.undoQuestion, [...options, { label: words.back, value: 0, key: '<' }]);
    if (count > 0) this.#goBack(count);
  }

  /** True when it was saved. */
  async #save(): Promise<boolean> {
    const { words } = this.#table;
    if (this.#play.lines.length === 0) {
      this.#table.say(words.nothingToSave);
      return false;
    }
    const path = await savePlay(this.#session, this.#table, this.#play, this.#blueprint, this.#home);
    if (path === undefined) return false;
    this.#home = path;
    this.#saved = this.#play.lines;
    return true;
  }

  /** Offers to save what is not saved; true when whoever plays leaves. */
  async #mayLeave(): Promise<boolean> {
    const { words, asker } = this.#table;
    if (this.#unsaved === 0) return true;
    const how = await asker.choose<'save' | 'leave' | 'stay'>(words.leaveQuestion(this.#unsaved), [
      { label: words.saveFirst, value: 'save' },
      { label: words.leaveAnyway, value: 'leave' },
      { label: words.goOn, value: 'stay' },
    ]);
    return how === 'save' ? this.#save() : how === 'leave';
  }
}

/** Whoever wants to leave twice is let go. */
function isLeaving(error: unknown): boolean {
  if (error instanceof Leaving) return true;
  throw error;
}
