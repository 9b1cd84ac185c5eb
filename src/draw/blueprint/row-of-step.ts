import type { Blueprint } from '../../blueprint/blueprint.ts';
import { CUSTOMER } from '../../blueprint/id.ts';
import type { Row, Step } from '../../blueprint/step.ts';

/** The row in which a step stands: where its work is done. `before` is that of the step before it. */
export function rowOfStep({ roles }: Pick<Blueprint, 'roles'>, step: Step, before: Row): Row {
  const { action, by, rows, via } = step;
  const role = by && roles.get(by.name);
  switch (action.verb) {
    case 'choose':
    case 'wait':
    case 'parallel':
      return before === 'customer' || before === 'evidence' ? 'frontstage' : before;
    case 'call':
    case 'decide':
      return 'support';
    case 'ask':
    case 'survey':
      return 'frontstage';
    case 'say':
      return action.to.name === CUSTOMER ? 'frontstage' : 'backstage';
    case 'use':
      return via.length > 0 || rows.frontstage !== undefined ? 'frontstage' : 'backstage';
    case 'do':
    case 'meet':
    case 'approve':
      if (by?.name === CUSTOMER) return 'customer';
      if (via.length > 0 || (rows.frontstage !== undefined && rows.backstage === undefined)) return 'frontstage';
      return role?.external === true || role?.automatic === true ? 'support' : 'backstage';
  }
}
