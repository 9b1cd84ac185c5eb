import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createActor, setup } from 'xstate';
import { virtualClock } from '../../src/time/virtual-clock.ts';
import { runs } from '../support/runs.ts';

const START = '2026-01-05T09:00+08:00';

/** A clock at 0, and what was noted on it with the instants at which that happened. */
function startNotes() {
  const clock = virtualClock(0);
  const notes: string[] = [];
  return { clock, notes, note: (name: string) => () => void notes.push(`${name}@${clock.now()}`) };
}

describe('a virtual clock', () => {
  test('starts at an instant given as text or as milliseconds, and stands still', () => {
    expect(virtualClock(START).now()).toBe(Date.UTC(2026, 0, 5, 1));
    expect(virtualClock(42).now()).toBe(42);
    expect(() => virtualClock('2026-01-05T09:00')).toThrow(RangeError);
    expect(() => virtualClock(Number.NaN)).toThrow(RangeError);
  });

  test('fires timers in the order in which they fall due, each at its own instant', () => {
    const { clock, notes, note } = startNotes();
    clock.setTimeout(note('late'), 30);
    clock.setTimeout(note('early'), 10);
    clock.setTimeout(note('never'), 31);
    clock.advance(30);
    expect([notes, clock.now(), clock.pending(), clock.nextDue()]).toEqual([['early@10', 'late@30'], 30, 1, 31]);
  });

  test('fires timers of one instant in the order in which they were set', () => {
    const { clock, notes, note } = startNotes();
    for (const name of ['a', 'b', 'c', 'd', 'e']) clock.setTimeout(note(name), 5);
    clock.advance(5);
    expect(notes).toEqual(['a@5', 'b@5', 'c@5', 'd@5', 'e@5']);
  });

  test('fires what a timer sets in the same advance when it falls due in it', () => {
    const { clock, notes, note } = startNotes();
    clock.setTimeout(() => {
      note('first')();
      clock.setTimeout(note('at once'), 0);
      clock.setTimeout(note('later'), 5);
      clock.setTimeout(note('too late'), 6);
    }, 10);
    clock.advanceTo(15);
    expect([notes, clock.nextDue()]).toEqual([['first@10', 'at once@10', 'later@15'], 16]);
  });

  test('a cancelled timer never fires, also when another timer of the same instant cancels it', () => {
    const { clock, notes, note } = startNotes();
    const gone = clock.setTimeout(note('gone'), 1);
    clock.setTimeout(() => clock.clearTimeout(victim), 2);
    const victim = clock.setTimeout(note('victim'), 2);
    clock.clearTimeout(gone);
    for (const unknown of [gone, undefined, null, 'x', 99]) clock.clearTimeout(unknown);
    clock.advance(10);
    expect([notes, clock.pending(), clock.nextDue()]).toEqual([[], 0, undefined]);
  });

  test('a delay below zero counts as none, a fraction is never early', () => {
    const { clock, notes, note } = startNotes();
    clock.setTimeout(note('overdue'), -5);
    clock.setTimeout(note('fraction'), 0.1);
    clock.advance(0);
    clock.advance(1);
    expect(notes).toEqual(['overdue@0', 'fraction@1']);
  });

  test('a delay that is no number is refused, because it would fire at once instead of never', () => {
    const clock = virtualClock(0);
    for (const delay of [Number.NaN, Number.POSITIVE_INFINITY, undefined as unknown as number]) {
      expect(() => clock.setTimeout(() => undefined, delay)).toThrow(
        new RangeError(`A timer needs a delay in milliseconds, but was given ${String(delay)}.`),
      );
    }
  });

  test('time neither runs backwards nor is advanced by its own timers', () => {
    const clock = virtualClock(100);
    expect(() => clock.advance(-1)).toThrow(RangeError);
    expect(() => clock.advanceTo(99)).toThrow(new RangeError('The clock stands at 100 and cannot be moved to 99.'));
    expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
    clock.setTimeout(() => clock.advance(1), 1);
    expect(() => clock.advance(1)).toThrow('A timer cannot advance the clock that is firing it.');
  });

  test('an error in a timer passes through and leaves the other timers to be fired', () => {
    const { clock, notes, note } = startNotes();
    clock.setTimeout(() => {
      throw new Error('broken');
    }, 1);
    clock.setTimeout(note('other'), 1);
    expect(() => clock.advance(5)).toThrow('broken');
    expect([clock.now(), clock.pending()]).toEqual([1, 1]);
    clock.advance(4);
    expect([notes, clock.now()]).toEqual([['other@1'], 5]);
  });

  test('timers that set each other without delay are stopped, many timers at one instant are not', () => {
    const clock = virtualClock(0);
    const again = (): void => void clock.setTimeout(again, 0);
    again();
    expect(() => clock.advance(1)).toThrow('At 0 each timer sets the next without delay');

    const crowded = virtualClock(0);
    let fired = 0;
    for (let timer = 0; timer < 20_000; timer += 1) crowded.setTimeout(() => (fired += 1), 7);
    crowded.advance(7);
    expect(fired).toBe(20_000);
  });

  test('an XState machine waits thirty days on it in no time', () => {
    const machine = setup({}).createMachine({
      initial: 'waiting',
      states: { waiting: { after: { [30 * 86_400_000]: 'reminded' } }, reminded: {} },
    });
    const clock = virtualClock(START);
    const actor = createActor(machine, { clock }).start();
    clock.advance(30 * 86_400_000 - 1);
    expect(actor.getSnapshot().value).toBe('waiting');
    clock.advance(1);
    expect(actor.getSnapshot().value).toBe('reminded');
  });

  /** What is done to a clock; a timer may set another when it fires. */
  type Deed =
    | { readonly do: 'set'; readonly delay: number; readonly next: number | undefined }
    | { readonly do: 'clear'; readonly which: number }
    | { readonly do: 'advance'; readonly by: number };

  const deed: fc.Arbitrary<Deed> = fc.oneof(
    fc.record({
      do: fc.constant('set' as const),
      delay: fc.nat(12),
      next: fc.option(fc.nat(6), { nil: undefined }),
    }),
    fc.record({ do: fc.constant('clear' as const), which: fc.nat(40) }),
    fc.record({ do: fc.constant('advance' as const), by: fc.nat(10) }),
  );

  test('it does what a plain list searched each millisecond does', () => {
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 60 }), (deeds) => {
        expect(play(virtualClock(0), deeds)).toEqual(play(plainClock(), deeds));
      }),
      { numRuns: runs(500) },
    );
  });

  test('it stays right when thousands of timers come and go', () => {
    const { clock, notes, note } = startNotes();
    for (let round = 0; round < 3000; round += 1) {
      const id = clock.setTimeout(note('gone'), 1000 - (round % 7));
      if (round % 1000 === 0) clock.setTimeout(note(`kept${round}`), 500 - round / 1000);
      clock.clearTimeout(id);
    }
    expect([clock.pending(), clock.nextDue()]).toEqual([3, 498]);
    clock.advance(2000);
    expect(notes).toEqual(['kept2000@498', 'kept1000@499', 'kept0@500']);
  });

  function play(clock: ReturnType<typeof plainClock>, deeds: readonly Deed[]): readonly unknown[] {
    const told: unknown[] = [];
    const ids: unknown[] = [];
    const set = (delay: number, next: number | undefined): void => {
      const name = ids.length;
      ids.push(
        clock.setTimeout(() => {
          told.push([name, clock.now()]);
          if (next !== undefined) set(next, undefined);
        }, delay),
      );
    };
    for (const one of deeds) {
      if (one.do === 'set') set(one.delay, one.next);
      else if (one.do === 'clear') clock.clearTimeout(ids[one.which]);
      else clock.advance(one.by);
      told.push([clock.now(), clock.pending(), clock.nextDue()]);
    }
    return told;
  }
});

/** A clock that is obviously right: it looks at every timer at every millisecond. */
function plainClock() {
  let now = 0;
  let timers: { id: number; due: number; fn: () => void }[] = [];
  let last = 0;
  return {
    now: () => now,
    setTimeout(fn: () => void, delay: number): unknown {
      last += 1;
      timers.push({ id: last, due: now + delay, fn });
      return last;
    },
    clearTimeout(id: unknown): void {
      timers = timers.filter((timer) => timer.id !== id);
    },
    advance(by: number): void {
      for (const end = now + by; ; now += 1) {
        for (let due = timers.find((timer) => timer.due <= now); due; due = timers.find((timer) => timer.due <= now)) {
          const { id, fn } = due;
          timers = timers.filter((timer) => timer.id !== id);
          fn();
        }
        if (now === end) return;
      }
    },
    pending: () => timers.length,
    nextDue: () => (timers.length === 0 ? undefined : Math.min(...timers.map((timer) => timer.due))),
  };
}
