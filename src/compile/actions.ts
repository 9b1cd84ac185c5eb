import { caseActions } from './case-actions.ts';
import { clockActions } from './clock-actions.ts';
import { ladderActions } from './ladder-actions.ts';
import { eventActions } from './event-actions.ts';
import { stageActions } from './stage-actions.ts';
import { stepActions } from './step-actions.ts';
import { tokenActions } from './token-actions.ts';

/** What the named actions of the machine do; their params are static, so that the machine is plain JSON. */
export const actions = {
  ...caseActions,
  ...stageActions,
  ...stepActions,
  ...eventActions,
  ...clockActions,
  ...ladderActions,
  ...tokenActions,
} as const;

/** The names of the machine's actions. */
export type ActionName = keyof typeof actions;
