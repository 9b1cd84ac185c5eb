// What service clocks cost: a whole life of a case with none, three and ten of them. Run: npm run bench -- clocks
import type { CaseEvent } from '../src/index.ts';
import { compileBlueprint, freezeCase, readBlueprint, step, type CompiledBlueprint } from '../src/index.ts';
import { medians, report } from './measure.ts';

const CLOCKS = [
  '  answer: { start: case.opened, stop: formal-reply, target: 24h, warn: [50%, 80%] }',
  '  first: { start: case.opened, stop: first-response, target: 30bm, pause: waiting-customer, warn: 80% }',
  '  solution: { start: case.opened, stop: resolved, target: { decide: promise.within }, pause: waiting-customer }',
  '  urgent: { when: level = "high", start: case.opened, stop: preliminary-solution, target: 15m }',
  '  vendor: { start: step.order.entered, stop: step.order.left, target: 2bd, inside: solution }',
  '  update: { start: case.opened, stop: step.order.left, target: 2h, repeat: true, cancel: resolved }',
  '  weekly: { start: acknowledged, stop: resolved, target: P7D, warn: -1d }',
  '  visit: { start: step.look.left, stop: step.repair.left, target: 8bh, pause: order }',
  '  whole: { start: case.opened, stop: case.closed, target: P1M }',
  '  closing: { start: resolved, stop: step.thank.left, target: 1h }',
];

function blueprintWith(clocks: number): CompiledBlueprint {
  const slas = clocks === 0 ? '' : `slas:\n${CLOCKS.slice(0, clocks).join('\n')}\n`;
  const text = `throughline: 1
id: clocks
version: "1.0.0"
zone: Asia/Shanghai
omits: { confirmation: none, follow-up: none }
calendars: { office: { open: { mon-fri: [09:00-12:00, 13:00-18:00] }, days: cn } }
calendar: office
roles: { agent: {}, vendor: { external: true } }
data: { level: { type: enum, values: [low, high], default: low }, note: text }
decisions:
  promise:
    hit: first
    inputs: [level]
    outputs: [{ within: duration }]
    rules: [{ if: [high], then: [2bh] }, { if: [any], then: [8bh] }]
${slas}messages: { received: Received }
stages:
  intake:
    kind: intake
    by: agent
    steps:
      receive: { say: received, reach: acknowledged }
      look: { do: { label: Look, form: [level] }, reach: first-response }
      sort: { do: Sort }
  work:
    kind: resolution
    by: agent
    steps:
      ask-more: { ask: [note], within: 30d, outcomes: { answered: next, no-answer: done } }
      plan: { do: Plan }
      order: { do: Order the part, by: vendor, reach: preliminary-solution }
      fetch: { do: Fetch the part }
      repair: { do: Repair, reach: formal-reply }
      test: { do: Test }
      check-result: { do: Check, reach: resolved }
      explain: { do: Explain }
      thank: { do: Thank }
ends: { done: { outcome: solved } }
`.replaceAll('note: text', 'note: { type: text }');
  const { blueprint, findings } = readBlueprint(text, { file: 'clocks.blueprint.yaml' });
  if (blueprint === undefined) throw new Error(findings.map(({ line, message }) => `${line}: ${message}`).join('\n'));
  return compileBlueprint(blueprint);
}

const HOUR = 3_600_000;
const AT = Date.parse('2026-03-02T09:00:00+08:00');
const agent = { role: 'agent' };
const life: CaseEvent[] = [
  { type: 'step.look.done', at: AT + HOUR, by: agent, data: { level: 'high' } },
  { type: 'step.sort.done', at: AT + 1.5 * HOUR, by: agent },
  { type: 'step.ask-more.answered', at: AT + 2 * HOUR, by: { role: 'customer' }, data: { note: 'x' } },
  { type: 'step.plan.done', at: AT + 2.5 * HOUR, by: agent },
  { type: 'step.order.done', at: AT + 3 * HOUR, by: { role: 'vendor' } },
  { type: 'step.fetch.done', at: AT + 3.5 * HOUR, by: agent },
  { type: 'step.repair.done', at: AT + 4 * HOUR, by: agent },
  { type: 'step.test.done', at: AT + 4.5 * HOUR, by: agent },
  { type: 'step.check-result.done', at: AT + 5 * HOUR, by: agent },
  { type: 'step.explain.done', at: AT + 5.5 * HOUR, by: agent },
  { type: 'step.thank.done', at: AT + 6 * HOUR, by: agent },
];

const CASES = 300;
/** Events of one life, by its machine: what people send, and timers that fall due. */
const events = new Map<CompiledBlueprint, number>();

/** Whole lives, timers that fall due on the way included. */
function live(compiled: CompiledBlueprint): () => void {
  return () => {
    for (let turn = 0; turn < CASES; turn += 1) {
      let count = 1;
      let { snapshot, setTimers, cancelTimers } = step(compiled, null, { id: 'C-1', at: AT, by: agent }, AT);
      const timers = new Map(setTimers.map((timer) => [timer.id, timer]));
      const take = (event: CaseEvent): void => {
        count += 1;
        ({ snapshot, setTimers, cancelTimers } = step(compiled, snapshot, event, event.at));
        for (const id of cancelTimers) timers.delete(id);
        for (const timer of setTimers) timers.set(timer.id, timer);
      };
      for (const event of life) {
        for (;;) {
          const due = [...timers.values()].find((timer) => timer.due <= event.at);
          if (due === undefined) break;
          timers.delete(due.id);
          take(due.event);
        }
        take(event);
      }
      events.set(compiled, count);
    }
  };
}

const none = blueprintWith(0);
for (const [count, bound] of [
  [3, 3.5],
  [10, 8],
] as const) {
  const some = blueprintWith(count);
  const [mine, base] = medians(live(some), live(none), { runs: 31, warmup: 5 });
  const perEvent = (milliseconds: number, compiled: CompiledBlueprint): number =>
    (milliseconds * 1000) / CASES / (events.get(compiled) ?? 1);
  const [ours, bare] = [perEvent(mine, some), perEvent(base, none)];
  console.log(
    `${count} clocks: ${ours.toFixed(0)} us an event (${events.get(some)} events); none: ${bare.toFixed(0)} us (${events.get(none)})`,
  );
  report(`${count} clocks / no clock, per event over a whole life`, ours / bare, `<= ${bound}`, ours / bare <= bound);
}

const sizesOf = (compiled: CompiledBlueprint): { snapshot: number; stored: number } => {
  let { snapshot } = step(compiled, null, { id: 'C-1', at: AT, by: agent }, AT);
  for (const event of life.slice(0, 5)) ({ snapshot } = step(compiled, snapshot, event, event.at));
  const frozen = freezeCase(compiled, snapshot);
  const { value, context } = frozen;
  const bytes = (thing: unknown): number => Buffer.byteLength(JSON.stringify(thing));
  return { snapshot: bytes({ value, context }), stored: bytes(frozen) };
};
for (const count of [0, 3, 10]) {
  const { snapshot, stored } = sizesOf(blueprintWith(count));
  const bound = 400 + 300 * count;
  console.log(`${count} clocks: a snapshot of ${snapshot} B, stored with its blueprint's name and hash ${stored} B`);
  if (count > 0) report(`bytes of a snapshot with ${count} clocks`, snapshot, `<= ${bound}`, snapshot <= bound);
}
