import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createActor, setup } from 'xstate';
import { systemClock } from '../../src/time/system-clock.ts';

const DAY = 86_400_000;

const reminder = setup({}).createMachine({
  initial: 'waiting',
  states: { waiting: { after: { [30 * DAY]: 'reminded' } }, reminded: {} },
});

describe('the system clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 5), toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('tells the time of the machine and fires a timer when it is due, not a millisecond before', () => {
    const clock = systemClock();
    const fired = vi.fn<() => number>(() => clock.now());
    clock.setTimeout(fired, 1000);
    vi.advanceTimersByTime(999);
    expect(fired).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(fired.mock.results).toEqual([{ type: 'return', value: Date.UTC(2026, 0, 5) + 1000 }]);
  });

  test('a cancelled timer never fires; unknown ids are ignored', () => {
    const clock = systemClock();
    const fired = vi.fn<() => void>();
    const id = clock.setTimeout(fired, 40 * DAY);
    vi.advanceTimersByTime(30 * DAY);
    clock.clearTimeout(id);
    for (const unknown of [id, undefined, null, 7, {}]) clock.clearTimeout(unknown);
    vi.advanceTimersByTime(20 * DAY);
    expect([fired.mock.calls, vi.getTimerCount()]).toEqual([[], 0]);
  });

  test('trap: left to itself XState fires a timer of thirty days after one millisecond', () => {
    const actor = createActor(reminder).start();
    vi.advanceTimersByTime(1);
    expect(actor.getSnapshot().value).toBe('reminded');
  });

  test('on this clock XState waits the thirty days', () => {
    const actor = createActor(reminder, { clock: systemClock() }).start();
    vi.advanceTimersByTime(30 * DAY - 1);
    expect(actor.getSnapshot().value).toBe('waiting');
    vi.advanceTimersByTime(1);
    expect(actor.getSnapshot().value).toBe('reminded');
  });

  test('a timer that the machine fires early, because its clock was set back, waits for the rest', () => {
    const clock = systemClock();
    const fired = vi.fn<() => void>();
    clock.setTimeout(fired, 1000);
    vi.setSystemTime(Date.UTC(2026, 0, 5) - 500);
    vi.advanceTimersByTime(1000);
    expect(fired).not.toHaveBeenCalled();
    vi.advanceTimersByTime(500);
    expect(fired).toHaveBeenCalledOnce();
  });

  test('a delay that is no number is refused, because it would fire at once instead of never', () => {
    const clock = systemClock();
    for (const delay of [Number.NaN, Number.POSITIVE_INFINITY, undefined as unknown as number]) {
      expect(() => clock.setTimeout(() => undefined, delay)).toThrow(RangeError);
    }
    expect(vi.getTimerCount()).toBe(0);
  });
});
