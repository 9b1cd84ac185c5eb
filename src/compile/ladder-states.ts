import type { LaddersPlan, LadderPlan } from './ladder-plan.ts';
import { acceptedEvent, isAcceptable } from './ladder-plan.ts';
import { listen, type StateConfig } from './state-config.ts';

/**
 * The escalations of a case: a region for each. One look after everything that happens works out all of them; their
 * regions follow what they have come to.
 */
export function laddersState(ladders: LaddersPlan, hasClocks: boolean): StateConfig {
  const config: StateConfig = {
    id: 'escalation',
    type: 'parallel',
    states: Object.fromEntries(ladders.all.map((ladder) => [`ladder-${ladder.id}`, ladderRegion(ladder)])),
  };
  // Where there are clocks, their look comes first and calls for this one.
  if (!hasClocks) listen(config, 'clocks.look', { actions: [{ type: 'settleClocks' }] });
  listen(config, 'ladders.look', { actions: [{ type: 'settleLadders' }] });
  listen(config, 'timer', { guard: { type: 'isLadderDue' }, actions: [{ type: 'settleLadders' }] });
  for (const event of ladders.outside) {
    listen(config, event, { guard: { type: 'clocksHear', params: { event } }, actions: [{ type: 'hearForClocks' }] });
  }
  return config;
}

function ladderRegion({ id, escalation }: LadderPlan): StateConfig {
  const key = (state: string): string => `${state}-ladder-${id}`;
  const shown = [
    'quiet',
    ...escalation.levels.map((_, index) => `level-${index + 1}`),
    ...(escalation.last === undefined ? [] : ['finally']),
    ...(isAcceptable(escalation) ? ['accepted'] : []),
    'exhausted',
    'stopped',
  ];
  const states: Record<string, StateConfig> = {};
  for (const state of shown) {
    const isUp = state.startsWith('level-') || state === 'finally';
    states[key(state)] = { id: key(state), ...(isUp ? { tags: ['escalated'] } : {}) };
  }
  states[key('ended')] = { id: key('ended'), type: 'final' };
  const region: StateConfig = { id: `ladder-${id}`, initial: key('quiet'), states };
  for (const state of shown) listen(region, `ladder.${id}.${state}`, { target: `#${key(state)}` });
  if (isAcceptable(escalation)) {
    const params = { escalation: id };
    listen(region, acceptedEvent(id), { guard: { type: 'mayAccept', params }, actions: [{ type: 'accept', params }] });
  }
  listen(region, 'ladders.sealed', { target: `#${key('ended')}` });
  return region;
}
