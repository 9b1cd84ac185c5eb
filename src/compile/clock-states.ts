import type { Blueprint } from '../blueprint/blueprint.ts';
import { modulesOf } from '../blueprint/blueprint.ts';
import { extendedEvent, type ClocksPlan } from './clock-plan.ts';
import { listen, type StateConfig } from './state-config.ts';

/** What the region of a clock can show; `undated` is running without a due time. */
const SHOWN = ['off', 'running', 'undated', 'paused', 'met', 'breached', 'cancelled'] as const;

const TAGS: Readonly<Partial<Record<string, readonly string[]>>> = {
  running: ['clock-running'],
  undated: ['clock-running', 'clock-undated'],
  paused: ['clock-paused'],
  breached: ['clock-breached'],
};

/**
 * The clocks of a case: a region for each. One look after everything that happens works out all of them; their regions
 * follow what they have come to, so that a clock is never in two states and never in another than its ledger says.
 */
export function clocksState(blueprint: Blueprint, clocks: ClocksPlan): StateConfig {
  const slas = modulesOf(blueprint).flatMap((module) => [...module.blueprint.slas.keys()]);
  const config: StateConfig = {
    id: 'sla',
    type: 'parallel',
    states: Object.fromEntries(slas.map((id) => [`clock-${id}`, clockRegion(id)])),
  };
  listen(config, 'clocks.look', { actions: [{ type: 'settleClocks' }] });
  listen(config, 'timer', { guard: { type: 'isClockDue' }, actions: [{ type: 'settleClocks' }] });
  for (const event of clocks.outside) {
    listen(config, event, { guard: { type: 'clocksHear', params: { event } }, actions: [{ type: 'hearForClocks' }] });
  }
  return config;
}

function clockRegion(sla: string): StateConfig {
  const key = (state: string): string => `${state}-clock-${sla}`;
  const states: Record<string, StateConfig> = {};
  for (const state of SHOWN) {
    const tags = TAGS[state];
    states[key(state)] = { id: key(state), ...(tags === undefined ? {} : { tags }) };
  }
  states[key('ended')] = { id: key('ended'), type: 'final' };
  const region: StateConfig = { id: `clock-${sla}`, initial: key('off'), states };
  for (const state of SHOWN) {
    for (const event of ['clocks.look', 'timer']) {
      listen(region, event, {
        guard: { type: 'clockMoves', params: { sla, state } },
        target: `#${key(state)}`,
        actions: [{ type: 'settleClocks' }],
      });
    }
  }
  const params = { sla };
  listen(region, extendedEvent(sla), {
    guard: { type: 'mayExtend', params },
    actions: [{ type: 'extendClock', params }],
  });
  listen(region, 'clocks.sealed', { target: `#${key('ended')}` });
  return region;
}
