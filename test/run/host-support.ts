import {
  compileBlueprint,
  readBlueprint,
  virtualClock,
  type CompiledBlueprint,
  type VirtualClock,
} from '../../src/index.ts';
import type { SentEvent } from '../../src/run/host/case-writer.ts';
import type { EffectHandlers } from '../../src/run/effects/handlers.ts';
import { createHost, type CaseHost, type HostOptions } from '../../src/run/host/host.ts';
import { memoryStore } from '../../src/run/store/memory-store.ts';
import type { CaseStore } from '../../src/run/store/store.ts';

/** Monday 5 January 2026, nine o'clock in Shanghai. */
export const START = Date.parse('2026-01-05T09:00+08:00');

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Someone brings a thing in, the stock system names the price of the part, an agent repairs it. */
export const REPAIR_DESK = `
throughline: 1
id: repair-desk
version: "1.0.0"
locales: [en, zh-CN]
zone: Asia/Shanghai
roles:
  agent: { title: Agent }
  head: { title: { en: Head, zh-CN: 负责人 } }
data:
  item: { type: text }
  note: { type: list, of: text }
  price: { type: integer }
  class: { type: enum, values: [cheap, dear] }
services:
  stock: { in: { item: text }, out: { price: integer } }
events:
  asks: { title: Asks a question }
  withdraws: { title: Takes it back }
decisions:
  grade:
    hit: first
    inputs: [price]
    outputs: [class]
    rules:
      - { if: ["< 100"], then: [cheap] }
      - { if: ["[100..999]"], then: [dear] }
messages:
  received: { en: "We have your {item}.", zh-CN: "已收到{item}。" }
omits: { confirmation: Nothing to confirm }
stages:
  intake:
    kind: intake
    steps:
      receive:
        ask: [item, note?]
        within: 1d
        remind: { every: 4h, times: 2 }
        outcomes: { answered: next, no-answer: closed-silent }
      acknowledge: { say: received, reach: acknowledged }
  resolution:
    kind: resolution
    steps:
      look-up:
        call: { service: stock, with: { item: =item }, into: { price: price } }
        outcomes: { done: next, failed: by-hand }
      grade: { decide: grade }
      repair:
        do: { en: Repair it, zh-CN: 维修 }
        by: agent
        within: 2d
        outcomes: { done: next, timed-out: hurry }
    alternatives:
      by-hand: { do: { label: Name the price, form: [price] }, by: head, next: grade }
      hurry: { do: Repair it today, by: head, next: pause }
  follow-up:
    kind: follow-up
    steps:
      pause: { wait: 1d, next: closed-solved }
interrupts:
  question: { on: customer.asks, steps: { reply: { do: Answer the question, by: head } } }
  withdrawn: { on: customer.withdraws, to: closed-withdrawn }
ends:
  closed-solved: { outcome: solved, reach: resolved }
  closed-silent: { outcome: no-answer }
  closed-withdrawn: { outcome: withdrawn }
reopen: { within: P7D, to: repair, from: [closed-solved] }
`;

/** Compiles a blueprint that must be without errors. */
export function compiled(text: string): CompiledBlueprint {
  const { blueprint, findings } = readBlueprint(text, { file: 'test.blueprint.yaml' });
  if (blueprint === undefined) throw new Error(findings.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return compileBlueprint(blueprint);
}

export const repairDesk = compiled(REPAIR_DESK);

/** A host on virtual time that runs until the test ends. */
export interface Desk {
  readonly host: CaseHost;
  readonly store: CaseStore;
  readonly clock: VirtualClock;
  /** Starts working off timers and effects. */
  run(): Promise<void>;
  /** Stops; rejects when the run failed. */
  stop(): Promise<void>;
  /** Opens a case of the repair desk that waits for its item. */
  open(caseId: string): Promise<void>;
  /** Sends an event under an id of its own unless one is given. */
  send(caseId: string, event: SentEvent, eventId?: string): ReturnType<CaseHost['send']>;
}

export function desk(
  handlers: EffectHandlers = {},
  {
    store = memoryStore(),
    clock = virtualClock(START),
    blueprints = [repairDesk],
    people,
    // Pauses are to be told to the second.
    effects = { jitter: 0 },
    log,
  }: {
    store?: CaseStore;
    clock?: VirtualClock;
    blueprints?: readonly CompiledBlueprint[];
    people?: HostOptions['people'];
    effects?: HostOptions['effects'];
    log?: HostOptions['log'];
  } = {},
): Desk {
  const host = createHost({
    store,
    blueprints,
    handlers,
    clock,
    effects,
    log,
    ...(people === undefined ? {} : { people }),
  });
  let stopping = new AbortController();
  let running: Promise<void> | undefined;
  let sent = 0;
  return {
    host,
    store,
    clock,
    async run() {
      stopping = new AbortController();
      running = host.run(stopping.signal);
      running.catch(() => undefined);
      await host.settled();
    },
    async stop() {
      stopping.abort();
      await running;
    },
    async open(caseId) {
      await host.start(caseId, { blueprint: 'repair-desk', requestId: `open-${caseId}`, input: { by: customer } });
    },
    async send(caseId, event, eventId = `sent-${(sent += 1)}`) {
      return host.send(caseId, event, { eventId });
    },
  };
}

export const customer = { role: 'customer' } as const;
export const agent = { role: 'agent', person: 'Li' } as const;
export const head = { role: 'head' } as const;

/** The customer hands the item in. */
export const answered: SentEvent = { type: 'step.receive.answered', by: customer, data: { item: 'lamp' } };
/** The agent has repaired it. */
export const repaired: SentEvent = { type: 'step.repair.done', by: agent };

/** What happened to a case, in short: `step.entered repair` for each line of its journal, seq by seq. */
export async function story(host: CaseHost, caseId: string, fromSeq?: number): Promise<string[]> {
  const history = await host.history(caseId, fromSeq);
  return history.flatMap(({ seq, entries }) =>
    entries
      .filter(({ type }) => !['effect.requested', 'data.set'].includes(type))
      .map((entry) => `${seq} ${[entry.type, ...Object.values(shownOf(entry))].join(' ')}`),
  );
}

function shownOf({
  type: _type,
  at: _at,
  by: _by,
  ...shown
}: object & { type: string; at?: number; by?: unknown }): Record<string, unknown> {
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => typeof value !== 'object'));
}

/** Lets everything run that is ready to. */
export async function breathe(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

/** A store of which some methods are replaced; what is undefined is the store's own. */
export function wrapped(store: CaseStore, replaced: () => Partial<CaseStore>): CaseStore {
  return new Proxy(store, {
    get: (target, name: keyof CaseStore) =>
      replaced()[name] ?? (target[name] as (() => unknown) | undefined)?.bind(target),
  });
}
