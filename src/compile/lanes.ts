import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Step } from '../blueprint/step.ts';

/** The row of the picture in which a step stands by its verb. */
export function laneOf({ action, via }: Step): string {
  switch (action.verb) {
    case 'ask':
    case 'say':
    case 'survey':
      return 'frontstage';
    case 'do':
      return via.length > 0 ? 'frontstage' : 'backstage';
    case 'call':
      return 'support';
    case 'meet':
    case 'approve':
      return via.length > 0 ? 'frontstage' : 'backstage';
    default:
      return 'backstage';
  }
}

/** Whom the case waits for at a step; waiting for time alone is waiting for nobody. */
export function waitingTag(blueprint: Blueprint, step: Step): string | undefined {
  switch (step.action.verb) {
    case 'ask':
    case 'survey':
      return 'waiting-customer';
    case 'call':
      return 'waiting-third-party';
    case 'parallel':
    case 'use':
      return undefined;
    case 'do':
    case 'meet':
    case 'approve':
      if (step.by?.name === 'customer') return 'waiting-customer';
      return isExternal(blueprint, step) ? 'waiting-third-party' : 'waiting-staff';
    default:
      return isExternal(blueprint, step) ? 'waiting-third-party' : undefined;
  }
}

function isExternal(blueprint: Blueprint, { by }: Step): boolean {
  return by !== undefined && blueprint.roles.get(by.name)?.external === true;
}
