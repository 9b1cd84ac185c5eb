import {
  advanceHost,
  compileBlueprint,
  createHost,
  memoryStore,
  readBlueprint,
  virtualClock,
  type CaseHost,
  type CaseStore,
  type CompiledBlueprint,
  type JournalRecord,
  type VirtualClock,
} from '../../src/index.ts';

/** A parcel is lost: its receiver says who they are, the depot looks for it, an agent decides. */
export const PARCEL_DESK = `throughline: 1
id: parcel-desk
version: "1.0.0"
title: Lost parcels
zone: Europe/Berlin
locales: [en]
channels: { chat: { kind: chat } }
roles:
  agent: { title: Agent }
data:
  full_name: { type: text, personal: true }
  mail: { type: email, personal: true }
  phone: { type: phone, personal: true }
  born: { type: date, personal: true }
  worth: { type: integer, min: 0, max: 5000 }
  story: { type: text }
  note: { type: text }
  place: { type: enum, values: [depot, unknown] }
services:
  depot: { title: Depot, in: { worth: integer }, out: { place: { type: enum, values: [depot, unknown] } } }
messages:
  thanks: "Thank you, {full_name}."
  found: Your parcel has been found.
events: { withdraws: { title: The receiver calls it off } }
slas:
  answer: { title: Answer, start: case.opened, stop: resolved, target: 3d }
omits: { confirmation: none, follow-up: none }
stages:
  intake:
    kind: intake
    steps:
      report: { ask: [full_name, mail, phone, born, worth, story], via: [chat], within: 2d, outcomes: { no-answer: silent } }
      thank: { say: thanks, via: [chat], reach: acknowledged }
  search:
    kind: resolution
    steps:
      look:
        call: { service: depot, with: { worth: =worth }, into: { place: place } }
        outcomes: { failed: next }
      which: { choose: [{ when: worth > 100, to: inspect }, { else: settle }] }
      inspect: { do: { label: Look for it, form: [note] }, by: agent, within: 1d, outcomes: { timed-out: next } }
      settle: { do: Pay for it, by: agent }
      tell: { say: found, via: [chat], next: solved }
interrupts:
  called-off: { on: customer.withdraws, to: withdrawn }
ends:
  solved: { outcome: solved, reach: resolved }
  silent: { outcome: no-answer }
  withdrawn: { outcome: withdrawn }
`;

/** Monday, nine o'clock in Berlin. */
export const START = Date.parse('2026-01-05T09:00+01:00');
export const HOUR = 3_600_000;

/** Compiles a blueprint that must be without errors. */
export function compiled(text: string): CompiledBlueprint {
  const { blueprint, findings } = readBlueprint(text, { file: 'parcel-desk.blueprint.yaml' });
  if (blueprint === undefined) throw new Error(findings.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return compileBlueprint(blueprint);
}

export const parcelDesk = compiled(PARCEL_DESK);

/** What a receiver says at the beginning. */
export const REPORT = {
  full_name: 'Erika Mustermann',
  mail: 'erika@mustermann.de',
  phone: '+49 30 1234567',
  born: '1964-08-12',
  worth: 250,
  story: 'My neighbour Kurt has seen the van.',
};

/** A host with cases of the parcel desk in virtual time. */
export interface Parcels {
  readonly host: CaseHost;
  readonly store: CaseStore;
  readonly clock: VirtualClock;
  /** Lets so many hours pass. */
  pass(hours: number): Promise<void>;
  send(caseId: string, type: string, by: string, data?: object): Promise<void>;
  history(caseId: string): Promise<JournalRecord[]>;
  stop(): Promise<void>;
}

/** Opens a host; the depot answers after so many hours, or fails when `answers` says so. */
export async function parcels(
  blueprint = parcelDesk,
  { answers = ['depot'], after = 2 }: { readonly answers?: readonly string[]; readonly after?: number } = {},
): Promise<Parcels> {
  const clock = virtualClock(START);
  const store = memoryStore();
  const left = [...answers];
  const host = createHost({
    store,
    blueprints: [blueprint],
    clock,
    handlers: {
      call: async (_effect, { sleep }) => {
        if (after > 0) await sleep(after * HOUR);
        const place = left.shift() ?? 'unknown';
        if (place === 'fails') throw new Error('No connection.');
        return { place };
      },
    },
  });
  const stopping = new AbortController();
  const running = host.run(stopping.signal);
  let sent = 0;
  return {
    host,
    store,
    clock,
    pass: async (hours) => advanceHost(host, clock, clock.now() + hours * HOUR),
    async send(caseId, type, by, data = {}) {
      const [role = '', person] = by.split(':');
      const actor = person === undefined ? { role } : { role, person };
      const event = { type, by: actor, data: data as Record<string, unknown> };
      const { refused } = await host.send(caseId, event, { eventId: `e-${(sent += 1)}` });
      if (refused !== undefined) throw new Error(refused.message);
      await host.settled();
    },
    history: async (caseId) => host.history(caseId),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** A case from its opening to its end: reported after 3 h, found by the depot, inspected on the next day, settled. */
export async function solvedCase(desk: Parcels, caseId: string, report: object = REPORT): Promise<JournalRecord[]> {
  await desk.host.start(caseId, { blueprint: 'parcel-desk', requestId: caseId });
  await desk.host.settled();
  await desk.pass(3);
  await desk.send(caseId, 'step.report.answered', 'customer:Erika', report);
  await desk.pass(4);
  await desk.host.as({ role: 'agent', person: 'jens' }).claim(caseId, 'inspect');
  await desk.pass(16);
  await desk.send(caseId, 'step.inspect.done', 'agent:jens', { note: 'Erika Mustermann was rung up.' });
  await desk.pass(1);
  await desk.send(caseId, 'step.settle.done', 'agent:uta');
  return desk.history(caseId);
}
