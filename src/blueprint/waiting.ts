import type { Blueprint } from './blueprint.ts';
import { CUSTOMER } from './id.ts';
import type { Step } from './step.ts';

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
      if (step.by?.name === CUSTOMER) return 'waiting-customer';
      return isExternal(blueprint, step) ? 'waiting-third-party' : 'waiting-staff';
    default:
      return isExternal(blueprint, step) ? 'waiting-third-party' : undefined;
  }
}

function isExternal(blueprint: Blueprint, { by }: Step): boolean {
  return by !== undefined && blueprint.roles.get(by.name)?.external === true;
}
