import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compiledFrom } from '../support/blueprints.ts';
import { expectFolded } from '../support/clock-case.ts';
import { expectExplained } from '../support/explained-clock.ts';
import { DrivenCase, START } from '../support/driven-case.ts';
import { dice } from '../support/random-blueprint.ts';
import { runs } from '../support/runs.ts';
import { shortDeskText } from '../support/short-desk.ts';
import { ClockModel, MINUTE, type ModelClock } from './clock-model.ts';

type Roll = (limit: number) => number;

const PRIORITIES = ['low', 'mid', 'high'];
const PAUSES = {
  never: [],
  'waiting-customer': ['customer'],
  'waiting-third-party': ['vendor'],
  both: ['customer', 'vendor'],
  flag: ['flag'],
} as const;

/** A clock as the model knows it, and as a blueprint writes it. */
interface RandomClock {
  readonly model: ModelClock;
  readonly written: Record<string, unknown>;
}

function randomClock(roll: Roll, index: number): RandomClock {
  const pick = <T>(from: readonly T[]): T => from[roll(from.length)]!;
  const maybe = <T>(percent: number, value: T): T | undefined => (roll(100) < percent ? value : undefined);
  const unit = pick(['m', 'bm']);
  const lengths = [60 + roll(9) * 20, 240 + roll(9) * 20, 600 + roll(9) * 60].map((count) => `${count}${unit}`);
  const isDecided = roll(2) === 0;
  const pause = pick(Object.keys(PAUSES) as (keyof typeof PAUSES)[]);
  const model: ModelClock = {
    start: pick(['case.opened', 'customer.starts', 'customer.starts']),
    stop: pick(['customer.stops', 'customer.stops', 'customer.done']),
    reset: maybe(30, 'customer.resets'),
    cancel: maybe(30, 'customer.quits'),
    isWatched: roll(3) === 0,
    isDecided,
    target: (priority) => lengths[isDecided ? PRIORITIES.indexOf(priority) : 0]!,
    pause: PAUSES[pause],
    pauseAtMost: maybe(40, `${30 + roll(8) * 30}${pick(['m', 'bm'])}`),
    onRetarget: pick(['keep-start', 'from-now']),
    onReopen: pick(['continue', 'continue', 'restart', 'none']),
    repeat: roll(4) === 0,
    warn: pick([[], ['50%'], ['80%', '-30m']]),
  };
  const { start, stop, reset, cancel, isWatched, pauseAtMost, onRetarget, onReopen, repeat, warn } = model;
  return {
    model,
    written: {
      start,
      stop,
      reset,
      cancel,
      calendar: 'office',
      when: isWatched ? 'flag' : undefined,
      target: isDecided ? { decide: `promise.for_${index}` } : lengths[0],
      pause: pause === 'both' ? ['waiting-customer', 'waiting-third-party'] : pause,
      'pause-at-most': pauseAtMost,
      'on-retarget': onRetarget,
      'on-reopen': onReopen,
      repeat,
      warn: warn.length === 0 ? undefined : warn,
    },
  };
}

/** A desk with a circle of work, waiting for the customer and waiting for the vendor, and five clocks. */
function blueprintOf(clocks: readonly RandomClock[]): string {
  const decided = clocks.flatMap(({ model }, index) => (model.isDecided ? [{ model, index }] : []));
  return shortDeskText(
    JSON.stringify({
      calendars: { office: { zone: 'Asia/Shanghai', open: { 'mon-fri': ['09:00-12:00', '13:00-18:00'] } } },
      roles: { agent: {}, vendor: { external: true } },
      data: {
        priority: { type: 'enum', values: PRIORITIES, default: 'low' },
        flag: { type: 'boolean', default: false },
      },
      decisions:
        decided.length === 0
          ? undefined
          : {
              promise: {
                hit: 'first',
                inputs: ['priority'],
                outputs: decided.map(({ index }) => ({ [`for_${index}`]: 'duration' })),
                rules: PRIORITIES.map((priority) => ({
                  if: [priority],
                  then: decided.map(({ model }) => model.target(priority)),
                })),
              },
            },
      events: {
        starts: {},
        stops: {},
        done: {},
        resets: {},
        quits: {},
        rates: { carries: { level: 'text', up: 'boolean' } },
      },
      slas: Object.fromEntries(clocks.map(({ written }, index) => [`clock-${index}`, written])),
      stages: {
        handling: {
          kind: 'resolution',
          on: {
            'customer.rates': {
              set: {
                priority: '=if event.level = "high" then "high" else if event.level = "mid" then "mid" else "low"',
                flag: '=event.up',
              },
            },
          },
          steps: {
            work: {
              do: 'Work',
              by: 'agent',
              outcomes: { 'ask-customer': 'enquire', 'ask-vendor': 'repair', finish: 'solved' },
            },
          },
          alternatives: {
            enquire: { ask: ['flag?'], next: 'work' },
            repair: { do: 'Repair', by: 'vendor', next: 'work' },
          },
        },
      },
      ends: { solved: { outcome: 'solved' } },
      reopen: { within: 'P60D', to: 'work' },
    }).slice(1, -1),
  );
}

const ACTIVE = ['running', 'paused', 'breached'];
const STEPS = [0, 0, 1, 5, 20, 40, 60, 90, 180, 600, 1440];

/** Lives through one case beside its models, and compares after every event; `more` gives clocks more time now and then. */
function live(roll: Roll, turns: number, more: Roll | undefined): void {
  const clocks = Array.from({ length: 5 }, (_, index) => randomClock(roll, index));
  const text = blueprintOf(clocks);
  const desk = new DrivenCase(compiledFrom(text.replace(/^([\s\S]*\n)(".*)$/u, asFlow)));
  const models = clocks.map(({ model }) => new ClockModel(model, 'low', false));
  const all = (act: (model: ClockModel) => void): void => models.forEach(act);
  let place = 'work';
  let [priority, flag] = ['low', false];
  let reopened = START;
  const log: string[] = [];
  all((model) => model.hears('case.opened', START, START));
  all((model) => model.look(START));
  for (let turn = 0; turn < turns; turn += 1) {
    desk.pass(STEPS[roll(STEPS.length)]! * MINUTE);
    const { now } = desk;
    // Timers were the last to look.
    const pick = roll(12);
    const happened = roll(3) === 0 ? Math.max(reopened, now - roll(300) * MINUTE) : now;
    log.push(`${(now - START) / MINUTE}: ${pick} at ${(happened - START) / MINUTE} in ${place}`);
    all((model) => catchUp(model, now));
    if (place === 'closed') {
      if (pick > 5) continue;
      expect(desk.send('case.reopens', 'customer')).toBeTypeOf('object');
      all((model) => model.reopens(now));
      [place, reopened] = ['work', now];
    } else if (pick < 4 && place === 'work') {
      const outcome = ['ask-customer', 'ask-vendor', 'finish', 'ask-customer'][pick]!;
      expect(desk.send(`step.work.${outcome}`, 'agent')).toBeTypeOf('object');
      place = { 'ask-customer': 'enquire', 'ask-vendor': 'repair', finish: 'closed' }[outcome]!;
      if (place === 'enquire') all((model) => model.waits('customer', now));
      if (place === 'repair') all((model) => model.waits('vendor', now));
      if (place === 'closed') all((model) => model.closes(now));
    } else if (pick < 2) {
      const sent =
        place === 'enquire'
          ? desk.send('step.enquire.answered', 'customer', {})
          : desk.send('step.repair.done', 'vendor');
      expect(sent).toBeTypeOf('object');
      all((model) => model.waitsNoMore(place === 'enquire' ? 'customer' : 'vendor', now));
      place = 'work';
    } else if (pick < 4) {
      const since = desk.last.snapshot.context.active['enquire'] ?? Infinity;
      desk.send('customer.writes', 'customer', { text: 'x' }, { at: happened });
      if (happened >= since) all((model) => model.waitsNoMore('customer', happened));
    } else if (pick < 6) {
      [priority, flag] = [PRIORITIES[roll(3)]!, roll(3) > 0];
      expect(desk.send('customer.rates', 'customer', { level: priority, up: flag })).toBeTypeOf('object');
      all((model) => {
        model.setData(priority, flag);
        if (flag) model.waits('flag', now);
        else model.waitsNoMore('flag', now);
      });
    } else {
      const fact = ['customer.starts', 'customer.stops', 'customer.done', 'customer.resets', 'customer.quits'][
        pick % 5
      ]!;
      desk.send(fact, 'customer', undefined, { at: happened });
      all((model) => model.hears(fact, happened, now));
    }
    all((model) => model.look(now));
    // A case knows of no later time than it is told: timers that are due by now fire.
    desk.pass(0);
    if (more !== undefined && place !== 'closed' && more(6) === 0) {
      const index = more(clocks.length);
      const unit = /[a-z]+$/u.exec(clocks[index]!.model.target('low'))?.[0];
      const minutes = [20, 60, 120][more(3)]!;
      log.push(`${(now - START) / MINUTE}: clock-${index} is given ${minutes}${unit}`);
      // Refused where no run is under way.
      desk.send(`sla.clock-${index}.extended`, 'agent', { amount: `${minutes}${unit}`, reason: 'It takes longer' });
      models[index]?.extend(minutes);
      all((model) => model.look(now));
    }
    desk.pass(0);
    compare(desk, models, `${log.join('\n')}\n${clocks.map(({ written }) => JSON.stringify(written)).join('\n')}`);
  }
  const { context } = desk.last.snapshot;
  const known = { context, entries: desk.entries, now: desk.now };
  for (const index of clocks.keys()) expectExplained(desk.compiled, known, `clock-${index}`);
}

/** The timers of a clock make it look whenever it has something to say. */
function catchUp(model: ClockModel, now: number): void {
  model.look(now);
}

function compare(desk: DrivenCase, models: readonly ClockModel[], story: string): void {
  const { context, value } = desk.last.snapshot;
  for (const [index, model] of models.entries()) {
    const id = `clock-${index}`;
    const expected = model.at(desk.now);
    const { state = 'off', cycle = 0, start, due, warned = [] } = context.clocks?.[id] ?? {};
    const shown = (value as { sla: Record<string, unknown> }).sla[`clock-${id}`];
    const isIdle = state === 'off' || state === 'cancelled';
    const region = `${state}-clock-${id}`.replace('running', due === undefined ? 'undated' : 'running');
    const seen = isIdle
      ? { state: expected.state === 'not-armed' ? 'not-armed' : state, cycle }
      : { state, cycle, start, due, warned: warned.toSorted() };
    const wanted = isIdle
      ? { state: expected.state, cycle: expected.cycle }
      : { ...expected, warned: expected.warned.toSorted() };
    // Whatever is off, met, given up or closed has no timer left that could fire.
    const isArmed = context.timers[`sla:${id}`] !== undefined;
    const place = `${id} at ${(desk.now - START) / MINUTE}\n${story}`;
    const hasSpare = isArmed && !ACTIVE.includes(state);
    expect({ seen, shown, hasSpare, place }).toEqual({ seen: wanted, shown: region, hasSpare: false, place });
  }
  expectFolded(desk.compiled, desk.last.snapshot, desk.entries);
}

/** The rest of a short desk as JSON, one key to a line. */
function asFlow(_all: string, head: string, rest: string): string {
  const parts = JSON.parse(`{${rest}}`) as Record<string, unknown>;
  return (
    head +
    Object.entries(parts)
      .map(([key, part]) => `${key}: ${JSON.stringify(part)}\n`)
      .join('')
  );
}

describe('clocks agree with a slow and plain count of minutes', () => {
  test(
    'state, run, start, due time and warnings of five random clocks after every event, told in time or late, given more time',
    () => {
      fc.assert(
        fc.property(fc.noShrink(fc.nat()), fc.boolean(), (seed, isExtended) =>
          live(dice(seed), 40, isExtended ? dice(seed + 1) : undefined),
        ),
        // A pause that had lasted as long as it may, and then turned out to have ended earlier, outside opening hours; a
        // clock that was stopped while it stood still at the very share at which it warns; one stopped in a pause outside
        // opening hours, so much before its end that it would have warned; a message told after the stop; a pause that
        // had lasted as long as it may, and turned out to have ended before the run.
        {
          numRuns: runs(18),
          endOnFailure: true,
          examples: [
            [599822091, false],
            [631357277, false],
            [166299, false],
            [835753068, false],
            [10166, false],
          ],
        },
      );
    },
    runs(60_000),
  );
});
