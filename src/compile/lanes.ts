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
