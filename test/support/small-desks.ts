import fc from 'fast-check';

import { shortDeskText } from './short-desk.ts';

/** A condition on the one number that a small desk knows; without a bound it says what it always gives. */
export type SmallCondition = { readonly below: number } | { readonly always: boolean };

export type SmallStep = { readonly id: string; readonly when?: SmallCondition } & (
  | {
      readonly kind: 'ask';
      readonly low?: { readonly when: SmallCondition; readonly to: string; readonly otherwise: string };
    }
  | { readonly kind: 'do'; readonly good: string; readonly bad: string }
  | { readonly kind: 'choose'; readonly branches: readonly { readonly when?: SmallCondition; readonly to: string }[] }
  | { readonly kind: 'decide'; readonly bounds: readonly number[] }
  | { readonly kind: 'say' | 'wait' }
);

/** A desk so small that every way through it can be walked. */
export interface SmallDesk {
  readonly steps: readonly SmallStep[];
  readonly clock?: {
    readonly stop: 'case.closed' | 'resolved';
    readonly pause: boolean;
    readonly cancel: boolean;
    readonly when?: SmallCondition;
  };
  readonly reopens: boolean;
  readonly quits?: SmallCondition | 'whenever';
}

/** The highest level that a customer can name. */
export const HIGHEST = 2;

const condition: fc.Arbitrary<SmallCondition> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ below: fc.integer({ min: 1, max: HIGHEST }) }) },
  { weight: 1, arbitrary: fc.record({ always: fc.boolean() }) },
);

const target = (size: number): fc.Arbitrary<string> =>
  fc.constantFrom('next', 'done', 'given-up', ...Array.from({ length: size }, (_, index) => `s${index + 1}`));

type Body = SmallStep extends infer S ? (S extends SmallStep ? Omit<S, 'id' | 'when'> : never) : never;

const body = (size: number): fc.Arbitrary<Body> =>
  fc.oneof(
    fc.record(
      {
        kind: fc.constant('ask' as const),
        low: fc.record({ when: condition, to: target(size), otherwise: target(size) }),
      },
      { requiredKeys: ['kind'] },
    ),
    fc.record({ kind: fc.constant('do' as const), good: target(size), bad: target(size) }),
    fc.record({
      kind: fc.constant('choose' as const),
      branches: fc
        .tuple(fc.array(fc.record({ when: condition, to: target(size) }), { minLength: 1, maxLength: 2 }), target(size))
        .map(([branches, to]) => [...branches, { to }]),
    }),
    fc.record({
      kind: fc.constant('decide' as const),
      bounds: fc.uniqueArray(fc.integer({ min: 1, max: HIGHEST }), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({ kind: fc.constantFrom('say' as const, 'wait' as const) }),
  );

export const smallDesks: fc.Arbitrary<SmallDesk> = fc.integer({ min: 2, max: 4 }).chain((size) =>
  fc.record(
    {
      steps: fc
        .array(fc.tuple(body(size), fc.option(condition, { nil: undefined, freq: 3 })), {
          minLength: size,
          maxLength: size,
        })
        .map((all) =>
          all.map(([one, when], index) => ({ id: `s${index + 1}`, ...one, ...(when === undefined ? {} : { when }) })),
        ),
      clock: fc
        .record({
          stop: fc.constantFrom('case.closed' as const, 'resolved' as const),
          pause: fc.boolean(),
          ends: fc.oneof(fc.constant(undefined), fc.constant('cancel' as const), condition),
        })
        .map(({ ends, ...rest }) => ({
          ...rest,
          cancel: ends === 'cancel',
          // What is given up by a step and by a condition at once may be either: one of them is enough here.
          ...(ends === undefined || ends === 'cancel' ? {} : { when: ends }),
        })),
      reopens: fc.boolean(),
      quits: fc.oneof(condition, fc.constant('whenever' as const)),
    },
    { requiredKeys: ['steps', 'reopens'] },
  ),
);

/** The desk as a blueprint. */
export function textOf({ steps, clock, reopens, quits }: SmallDesk): string {
  const lines = steps.map((step, index) => {
    const next = index === steps.length - 1 && step.kind !== 'choose' ? ', next: done' : '';
    const when = step.when === undefined ? '' : `, when: ${written(step.when)}`;
    return `      ${step.id}: { ${verb(step)}${when}${next} }`;
  });
  const tables = steps.flatMap((step) =>
    step.kind === 'decide'
      ? [
          `  table-${step.id}:\n    hit: first\n    inputs: [level]\n    outputs: [grade]\n    rules:`,
          ...step.bounds.map((bound) => `      - { if: ["< ${bound}"], then: [low] }`),
          '      - { if: [any], then: [high] }',
        ]
      : [],
  );
  const pause = clock?.pause === true ? ', pause: waiting-customer' : '';
  const applies = clock?.when === undefined ? '' : `, when: ${written(clock.when)}`;
  const cancel = clock?.cancel === true ? ', cancel: step.s1.left' : '';
  return shortDeskText(
    [
      'roles: { agent: {} }',
      `data:\n  level: { type: integer, min: 0, max: ${HIGHEST}, default: 0 }\n  grade: { type: enum, values: [low, high] }`,
      'messages: { hello: { en: Hello., zh-CN: 你好。 } }',
      'events: { quits: {} }',
      ...(tables.length === 0 ? [] : ['decisions:', ...tables]),
      ...(clock === undefined
        ? []
        : [`slas:\n  promise: { start: case.opened, stop: ${clock.stop}, target: 90m${pause}${applies}${cancel} }`]),
      `stages:\n  work:\n    kind: resolution\n    steps:\n${lines.join('\n')}`,
      ...(quits === undefined
        ? []
        : [
            `interrupts: { quits: { on: customer.quits, to: given-up${quits === 'whenever' ? '' : `, when: ${written(quits)}`} } }`,
          ]),
      'ends:\n  done: { outcome: solved, reach: resolved }\n  given-up: { outcome: withdrawn }',
      ...(reopens ? ['reopen: { within: 1h, to: s1, from: [done] }'] : []),
    ].join('\n'),
  );
}

/** Whether a condition holds for a level. */
export function holdsFor(one: SmallCondition, level: number): boolean {
  return 'always' in one ? one.always : level < one.below;
}

function written(one: SmallCondition): string {
  return 'always' in one ? String(one.always) : `level < ${one.below}`;
}

function verb(step: SmallStep): string {
  switch (step.kind) {
    case 'ask': {
      const { low } = step;
      const ways =
        low === undefined
          ? ''
          : `, outcomes: { low: { when: ${written(low.when)}, to: ${low.to} }, else: ${low.otherwise} }`;
      return `ask: [level]${ways}`;
    }
    case 'do':
      return `do: Do it, by: agent, outcomes: { good: ${step.good}, bad: ${step.bad} }`;
    case 'choose':
      return `choose: [${step.branches
        .map(({ when, to }) => (when === undefined ? `{ else: ${to} }` : `{ when: ${written(when)}, to: ${to} }`))
        .join(', ')}]`;
    case 'decide':
      return `decide: table-${step.id}`;
    case 'say':
      return 'say: hello';
    case 'wait':
      return 'wait: 1h';
  }
}
