import { checkBlueprint, compileBlueprint } from '../../src/pipeline.ts';
import type { Blueprint, CompiledBlueprint } from '../../src/index.ts';
import { readWithModules } from './modules.ts';

type Json = Record<string, unknown>;

const FIELDS = {
  score: { type: 'integer', min: 0, max: 10, default: 3 },
  flag: { type: 'boolean', default: false },
  kind: { type: 'enum', values: ['red', 'green', 'blue'], default: 'red' },
  note: { type: 'text', max: 40 },
  amount: { type: 'number', default: 1.5 },
  later: { type: 'datetime', default: '2026-03-01T12:00:00+08:00' },
  level: { type: 'enum', values: ['low', 'high'] },
};

const CONDITIONS = [
  'open.chat',
  'score >= 5',
  'score < 3',
  'flag',
  'kind = "green"',
  'amount > 2',
  'note != null and note = "x"',
];
const SETS: Json[] = [
  { score: '=if score < 10 then score + 1 else 0' },
  { flag: true },
  { flag: '=not(flag)' },
  { kind: 'blue' },
  { amount: '=amount * 2' },
  { level: 'high' },
];
const DURATIONS = ['30s', '15m', '4h', '1d', 'P1D', 'P1M', '26d', '45bm', '8bh', '2bd'];
const CLOCK_STARTS = ['case.opened', 'customer.nudges', 'signal.stock-back', 'acknowledged', 'later'];
const CLOCK_STOPS = ['first-response', 'shipped', 'customer.nudges', 'resolved'];
const ASKABLE = ['score', 'flag', 'kind', 'note?', 'amount?', 'level?'];

interface Dice {
  pick<T>(from: readonly T[]): T;
  chance(percent: number): boolean;
  upTo(limit: number): number;
}

/** A stream of whole numbers that is the same for the same seed (mulberry32): `roll(n)` gives 0 to n - 1. */
export function dice(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** A random blueprint of today's verbs that passes the checks; `size` bounds stages and steps of a stage. */
export function randomBlueprint(
  seed: number,
  size = 4,
): { text: string; files: ReadonlyMap<string, string>; blueprint: Blueprint; compiled: CompiledBlueprint } {
  const roll = dice(seed);
  for (;;) {
    const files = new Map<string, string>();
    const text = JSON.stringify(write(diceOf(roll), size, { files, depth: 0 }), null, 1);
    const { blueprint, findings } = readWithModules(text, files);
    if (blueprint === undefined) {
      throw new Error(
        `The generator writes what cannot be read: ${findings[0]?.message} (${findings[0]?.file}:${findings[0]?.line})\n${text}`,
      );
    }
    if (checkBlueprint(blueprint).every(({ severity }) => severity !== 'error')) {
      return { text, files, blueprint, compiled: compileBlueprint(blueprint) };
    }
  }
}

/** The modules that were written on the way, by name, and how deep this one lies. */
interface Shelf {
  readonly files: Map<string, string>;
  readonly depth: number;
}

function diceOf(upTo: (limit: number) => number): Dice {
  return { upTo, chance: (percent) => upTo(100) < percent, pick: (from) => from[upTo(from.length)]! };
}

function write(dice: Dice, size: number, shelf: Shelf): Json {
  const stageCount = 1 + dice.upTo(size);
  const ids: string[] = [];
  const shape = Array.from({ length: stageCount }, (_, stage) => ({
    id: `phase-${stage}`,
    steps: Array.from({ length: 1 + dice.upTo(size) }, (__, step) => name(ids, `s${stage}-${step}`)),
    alternatives: Array.from({ length: dice.upTo(3) }, (__, step) => name(ids, `a${stage}-${step}`)),
  }));
  const ends = ['good', 'bad'];
  const everywhere = [...ids, ...ends, ...shape.map(({ id }) => id)];
  const after = (id: string): string[] => [...ids.slice(ids.indexOf(id) + 1), ...ends];
  const stages: Json = {};
  let clocks = 0;
  for (const { id, steps, alternatives } of shape) {
    stages[id] = {
      kind: dice.pick(['intake', 'confirmation', 'resolution', 'follow-up', 'plan']),
      ...(dice.chance(20) ? { when: dice.pick(CONDITIONS) } : {}),
      ...(dice.chance(30) ? { by: 'agent' } : {}),
      ...(dice.chance(25)
        ? { on: { 'customer.nudges': dice.pick([dice.pick(everywhere), { set: dice.pick(SETS) }]) } }
        : {}),
      ...(dice.chance(15) ? { sla: writeOwnerSla(dice, ids) } : {}),
      ...(id === shape.at(-1)?.id ? { next: 'good' } : {}),
      steps: Object.fromEntries(
        steps.map((step) => [step, writeStep(dice, everywhere, after(step), false, { id: step, depth: 0, shelf })]),
      ),
      ...(alternatives.length === 0
        ? {}
        : {
            alternatives: Object.fromEntries(
              alternatives.map((step) => [
                step,
                writeStep(dice, everywhere, after(step), true, { id: step, depth: 0, shelf }),
              ]),
            ),
          }),
    };
  }
  return {
    throughline: 1,
    id: 'random',
    version: '1.0.0',
    locales: ['en', 'zh-CN'],
    zone: dice.pick(['Asia/Shanghai', 'Europe/Amsterdam', 'UTC']),
    calendars: {
      office: { open: { 'mon-fri': ['09:00-12:00', '13:00-18:00'], sat: '22:00-02:00' } },
      night: { zone: 'America/New_York', open: { 'mon-sun': '20:00-04:00' } },
    },
    calendar: 'office',
    channels: { chat: { kind: 'chat', open: 'night' } },
    roles: { agent: { deputy: 'boss' }, boss: {}, vendor: { external: true } },
    data: FIELDS,
    events: { nudges: { carries: { strength: 'integer' } }, leaves: {} },
    signals: { 'stock-back': {} },
    services: {
      stock: { in: { item: 'text' }, out: { left: 'integer' } },
      spare: { in: { item: 'text' }, out: { left: 'integer' } },
    },
    decisions: {
      grade: {
        hit: dice.pick(['first', 'unique']),
        inputs: ['score', 'kind'],
        outputs: ['level'],
        rules: [
          { if: ['< 5', 'any'], then: ['low'] },
          { if: ['>= 5', 'any'], then: ['high'] },
        ],
      },
      patience: {
        hit: 'first',
        inputs: ['score'],
        outputs: [{ wait: 'duration' }],
        rules: [
          { if: ['< 3'], then: ['4h'] },
          { if: ['< 8'], then: ['8bh'] },
        ],
      },
      all: { hit: 'collect', inputs: ['score'], outputs: [{ hint: 'text' }], rules: [{ if: ['> 3'], then: ['x'] }] },
    },
    slas: Object.fromEntries(
      Array.from({ length: (clocks = dice.pick([0, 1, 1, 2, 3])) }, (_, clock) => [
        `clock-${clock}`,
        writeSla(dice, ids),
      ]),
    ),
    messages: { hello: { en: 'Hello {case.id}, {note}', 'zh-CN': '您好 {case.id}，{note}' } },
    milestones: { shipped: {} },
    stages,
    ...(dice.chance(60)
      ? {
          interrupts: {
            ...(dice.chance(60) ? { gone: { on: 'customer.leaves', to: dice.pick(everywhere) } } : {}),
            ...(dice.chance(60)
              ? {
                  aside: {
                    on: dice.pick(['customer.nudges', 'signal.stock-back']),
                    ...(dice.chance(30) ? { when: dice.pick(CONDITIONS) } : {}),
                    ...(dice.chance(30) ? { 'not-in': ['phase-0'] } : {}),
                    steps: {
                      'i-first': {
                        do: 'Deal with it',
                        by: 'boss',
                        ...(dice.chance(40) ? limit(dice, ['resume', 'bad']) : {}),
                      },
                      ...(dice.chance(50) ? { 'i-tell': { say: 'hello' } } : {}),
                    },
                  },
                }
              : {}),
          },
        }
      : {}),
    ends: { good: { outcome: 'solved', reach: 'resolved' }, bad: { outcome: 'refused' } },
    ...(dice.chance(60)
      ? { reopen: { within: dice.pick(DURATIONS), to: dice.pick(ids), ...(dice.chance(50) ? { from: ['good'] } : {}) } }
      : {}),
    escalations: Object.fromEntries(
      Array.from({ length: dice.pick([0, 0, 1, 2]) }, (_, ladder) => [
        `ladder-${ladder}`,
        writeEscalation(dice, clocks),
      ]),
    ),
  };
}

/** A clock over the whole case; what it names is there in every random blueprint. */
function writeSla(dice: Dice, steps: readonly string[]): Json {
  return {
    start: dice.pick(CLOCK_STARTS),
    stop: dice.pick([...CLOCK_STOPS, `step.${dice.pick(steps)}.left`]),
    ...(dice.chance(20) ? { reset: dice.pick(['customer.nudges', `step.${dice.pick(steps)}.entered`]) } : {}),
    ...(dice.chance(20) ? { cancel: dice.pick(['signal.stock-back', 'shipped']) } : {}),
    ...(dice.chance(20) ? { when: dice.pick(CONDITIONS) } : {}),
    ...writeOwnerSla(dice, steps),
  };
}

/** An escalation; what it names is there in every random blueprint. */
function writeEscalation(dice: Dice, clocks: number): Json {
  const byClock = clocks > 0 && dice.chance(60);
  const rounds = dice.chance(30);
  const level = (): Json => ({
    ...(byClock && !rounds && dice.chance(60)
      ? { at: dice.pick(['50%', 'breach', '-30m', 'breach + 2h']) }
      : { after: dice.pick(['0s', '30m', '3h', '2bh']) }),
    ...(dice.chance(20) ? { when: dice.pick(CONDITIONS) } : {}),
    ...(dice.chance(80)
      ? { notify: dice.pick<unknown>(['agent', ['boss', 'customer'], { 'deputy-of': 'agent' }]) }
      : {}),
    ...(dice.chance(40) ? { repeat: { every: dice.pick(['1h', '4h']), times: dice.pick([1, 2]) } } : {}),
    reassign: dice.pick(['boss', 'vendor', 'agent']),
  });
  const told = (): Json => ({ notify: 'boss', ...level() });
  return {
    ...(byClock
      ? { sla: 'clock-0' }
      : dice.pick<Json>([
          { on: 'customer.nudges' },
          { on: 'case.opened' },
          { on: 'signal.stock-back' },
          { when: dice.pick(CONDITIONS) },
        ])),
    ...(dice.chance(60) ? { until: dice.pick(['accepted', 'shipped', 'customer.leaves']) } : {}),
    ...(dice.chance(40) ? { hours: 'night' } : {}),
    levels: Array.from({ length: dice.pick([1, 2, 3]) }, told),
    ...(rounds ? { rounds: { times: 2, gap: '1h' } } : {}),
    ...(rounds && dice.chance(50) ? { finally: { notify: 'boss' } } : {}),
  };
}

/** What the clock of a step or stage has as well. */
function writeOwnerSla(dice: Dice, steps: readonly string[]): Json {
  return {
    target: dice.pick<unknown>([...DURATIONS, 'later', { decide: 'patience.wait' }]),
    ...(dice.chance(60)
      ? {
          pause: dice.pick<unknown>([
            'waiting-customer',
            'waiting-third-party',
            ['waiting-customer', dice.pick(steps)],
            dice.pick(CONDITIONS),
          ]),
          ...(dice.chance(30) ? { 'pause-at-most': dice.pick(['1h', '2bh', 'P1D']) } : {}),
        }
      : {}),
    ...(dice.chance(40) ? { warn: dice.pick<unknown>(['50%', ['80%', '-30m'], ['-1bh', '10%']]) } : {}),
    ...(dice.chance(40) ? { 'on-retarget': 'from-now' } : {}),
    ...(dice.chance(40) ? { 'on-reopen': dice.pick(['restart', 'none']) } : {}),
    ...(dice.chance(20) ? { repeat: true } : {}),
    ...(dice.chance(20) ? { 'satisfied-by': 'human' } : {}),
  };
}

function name(ids: string[], id: string): string {
  ids.push(id);
  return id;
}

function limit(dice: Dice, targets: readonly string[]): Json {
  return { within: dice.pick(DURATIONS), outcomes: { 'timed-out': dice.pick(targets) } };
}

/** Branches with steps of their own, which may hold further branches; targets stay inside a branch or close the case. */
function writeParallel(dice: Dice, { id, depth, shelf }: Place): Json {
  const count = 2 + dice.upTo(2);
  const branches = Array.from({ length: count }, (_, branch): [string, Json] => {
    const steps = Array.from({ length: 1 + dice.upTo(3) }, (__, step) => `${id}-b${branch}-${step}`);
    const alternatives = dice.chance(30) ? [`${id}-b${branch}-x`] : [];
    const inside = [...steps, ...alternatives];
    const places = [...inside, ...(dice.chance(25) ? ['bad'] : [])];
    const after = (step: string): string[] => {
      const later = inside.slice(inside.indexOf(step) + 1);
      return later.length === 0 ? ['good'] : later;
    };
    const write = (step: string, alternative: boolean): [string, Json] => [
      step,
      writeStep(dice, places, after(step), alternative, { id: step, depth: depth + 1, shelf }),
    ];
    return [
      `b${branch}`,
      {
        steps: Object.fromEntries(steps.map((step) => write(step, false))),
        ...(alternatives.length === 0
          ? {}
          : { alternatives: Object.fromEntries(alternatives.map((step) => write(step, true))) }),
      },
    ];
  });
  return { branches: Object.fromEntries(branches), join: dice.pick(['all', 'any', 2, 'all']) };
}

interface Place {
  readonly id: string;
  readonly depth: number;
  readonly shelf: Shelf;
}

/** Another blueprint used as one step, which may itself use a third. */
function writeUse(dice: Dice, { files, depth }: Shelf, targets: () => string): { use: Json; outcomes: Json } {
  const name = `module-${depth}-${files.size}.blueprint.yaml`;
  files.set(name, '');
  const { reopen: _none, ...module } = write(dice, 2, { files, depth: depth + 1 });
  const written = { ...module, id: 'module', inputs: ['score', 'kind', 'note?'], outputs: ['score', 'flag', 'note'] };
  files.set(name, JSON.stringify(written, null, 1));
  return {
    use: {
      module: name,
      version: '^1',
      with: { score: '=score', kind: '=kind' },
      gives: dice.pick<Json>([{}, { score: 'score', flag: 'flag' }, { note: 'note', shipped: 'shipped' }]),
    },
    outcomes: dice.chance(50) ? { good: 'next', bad: targets() } : { good: targets(), bad: targets() },
  };
}

function writeStep(
  dice: Dice,
  everywhere: readonly string[],
  after: readonly string[],
  alternative: boolean,
  place: Place,
): Json {
  // A step that does not wait leads on only, so that no loop runs without waiting.
  const forward = dice.pick(after);
  const anywhere = (): string => dice.pick(everywhere);
  const shared: Json = {
    ...(dice.chance(20) ? { when: dice.pick(CONDITIONS) } : {}),
    ...(dice.chance(25) ? { reach: dice.pick(['shipped', 'acknowledged', ['first-response', 'shipped']]) } : {}),
    ...(dice.chance(25) ? { set: dice.pick(SETS) } : {}),
    ...(dice.chance(15) ? { on: { 'signal.stock-back': anywhere() } } : {}),
    ...(dice.chance(10)
      ? { on: { 'customer.nudges': { when: 'event.strength > 2', set: dice.pick(SETS), reach: 'shipped' } } }
      : {}),
    ...(dice.chance(8) ? { on: { [`sla.clock-0.${dice.pick(['breached', 'met'])}`]: anywhere() } } : {}),
    ...(dice.chance(10) ? { sla: writeOwnerSla(dice, [place.id]) } : {}),
    ...(alternative ? { next: forward } : {}),
  };
  const timed = dice.chance(40);
  const time = timed ? { within: dice.pick(DURATIONS) } : {};
  const remind = dice.chance(30) ? { remind: { every: dice.pick(DURATIONS), times: 1 + dice.upTo(3) } } : {};
  const picked = (late: string): Json => ({
    outcomes: {
      ...dice.pick<Json>([
        {},
        { yes: 'next', no: anywhere() },
        { yes: { to: anywhere(), set: dice.pick(SETS), reach: 'shipped' } },
      ]),
      ...(timed ? { [late]: anywhere() } : {}),
    },
  });
  const computed = (late: string): Json => ({
    outcomes: {
      high: { when: 'score >= 5', to: anywhere() },
      low: dice.pick<Json>([
        { when: 'score < 5', to: 'next' },
        { when: 'score <= 4', to: anywhere(), set: dice.pick(SETS) },
      ]),
      ...(timed ? { [late]: anywhere() } : {}),
    },
  });
  const asked = [...new Set([dice.pick(ASKABLE), dice.pick(ASKABLE)])];
  const { shelf } = place;
  // Modules like to use modules, so that some lie three deep.
  const mayUse = place.depth < 2 && shelf.depth < 3 && shelf.files.size < 4;
  const kind = mayUse && dice.chance(shelf.depth === 0 ? 8 : 30) ? 15 : dice.upTo(place.depth > 1 ? 13 : 15);
  switch (kind) {
    case 0:
      return { ...shared, say: dice.pick<unknown>(['hello', { message: 'hello', to: 'agent' }]) };
    case 1:
      return { ...shared, decide: 'grade' };
    case 2:
      return {
        ...shared,
        next: undefined,
        choose: [{ when: dice.pick(CONDITIONS), to: forward }, { else: dice.pick(after) }],
      };
    case 3:
      return { ...shared, wait: dice.pick<unknown>([...DURATIONS, 'later', { until: 'later' }]) };
    case 4:
      return dice.chance(50)
        ? {
            ...shared,
            wait: { event: 'signal.stock-back' },
            ...(timed ? { ...time, outcomes: { 'timed-out': anywhere() } } : {}),
          }
        : {
            ...shared,
            wait: { first: { back: 'signal.stock-back', tired: '2d' } },
            outcomes: { back: 'next', tired: anywhere() },
          };
    case 5:
      return {
        ...shared,
        call: {
          service: 'stock',
          with: { item: '=kind' },
          into: { score: 'left' },
          ...(dice.chance(40) ? { timeout: dice.pick(['30s', '15m']) } : {}),
          ...(dice.chance(40)
            ? { retry: { times: 1 + dice.upTo(3), ...(dice.chance(60) ? { every: '15m', factor: 2 } : {}) } }
            : {}),
          ...(dice.chance(30) ? { fallback: 'spare' } : {}),
        },
        outcomes: { failed: anywhere() },
      };
    case 6:
      return { ...shared, ...time, ...remind, survey: { kind: 'csat', into: 'score' }, ...computed('no-answer') };
    case 9:
      return {
        ...shared,
        ...time,
        meet: dice.pick<unknown>([
          'Talk',
          { label: 'Talk', lasts: '30m..2h', required: ['agent'], quorum: 2, minutes: 'boss' },
          { label: 'Talk', quorum: 1 },
        ]),
        outcomes: { 'not-held': anywhere(), ...(timed ? { 'timed-out': anywhere() } : {}) },
      };
    case 10:
    case 11: {
      const votes = dice.pick<Json | undefined>([
        { all: ['agent', 'boss'] },
        { any: ['agent', 'vendor'] },
        { n: 2, of: ['agent', 'boss', 'vendor'] },
        { n: 2, of: ['agent', 'agent', 'boss'] },
        { chain: ['agent', 'boss', 'boss'] },
        undefined,
      ]);
      return {
        ...shared,
        ...time,
        ...remind,
        ...(votes === undefined ? { by: 'boss' } : {}),
        approve: {
          label: 'Agree',
          shows: ['score'],
          ...(dice.chance(30) ? { maker: dice.pick(['agent', 'customer']) } : {}),
          ...(votes === undefined ? {} : { votes }),
        },
        outcomes: {
          ...(dice.chance(50) ? { approved: anywhere() } : {}),
          ...(dice.chance(50) ? { returned: anywhere() } : {}),
          rejected: anywhere(),
          ...(votes !== undefined && 'all' in votes ? { disputed: anywhere() } : {}),
          ...(timed ? { 'timed-out': anywhere() } : {}),
        },
      };
    }
    case 12:
      return {
        ...shared,
        ...time,
        survey: { kind: 'questions', questions: { score: 'How good?', 'flag?': 'Really?' } },
        ...(dice.chance(50) ? computed('no-answer') : timed ? { outcomes: { 'no-answer': anywhere() } } : {}),
      };
    case 15: {
      const { use, outcomes } = writeUse(dice, shelf, anywhere);
      return {
        ...shared,
        ...time,
        use,
        outcomes: { ...outcomes, ...(timed ? { 'timed-out': anywhere() } : {}) },
      };
    }
    case 13:
    case 14:
      return {
        ...shared,
        ...time,
        parallel: writeParallel(dice, place),
        ...(timed ? { outcomes: { 'timed-out': anywhere() } } : {}),
      };
    case 7:
      return {
        ...shared,
        ...time,
        ...remind,
        ask: { fields: asked, message: 'hello' },
        via: ['chat'],
        ...picked('no-answer'),
      };
    default:
      return {
        ...shared,
        ...time,
        ...remind,
        do: { label: 'Work', form: asked },
        by: dice.pick(['agent', 'boss', 'vendor']),
        ...picked('timed-out'),
      };
  }
}
