import type { CaseInput } from './case.ts';
import { refuseAnswers } from './admit.ts';
import { isLeftBehind, withdraw } from './leave-step.ts';
import { leaveStage } from './stage-change.ts';
import { TokenRun } from './token-run.ts';
import type { Turn } from './turn.ts';

/** What happens to a case as a whole: it is opened, closed, opened again and sealed. */
export const caseActions = {
  openCase(turn: Turn): void {
    openWith(turn, turn.input);
    turn.note({ type: 'case.opened', id: turn.draft.id, data: turn.draft.data });
    turn.fact('case.opened');
  },

  closeCase(turn: Turn, { end }: { end: string }): void {
    const known = turn.plan.ends.get(end);
    // A branch that leads to an end takes the others with it.
    TokenRun.clear(turn);
    // An interrupt that is still dealt with leaves its steps itself.
    withdraw(turn, (plan) => plan.interrupt === undefined || isLeftBehind(turn, plan));
    turn.reach((known?.reach ?? []).map(({ name }) => name));
    leaveStage(turn);
    turn.draft.stage = undefined;
    turn.draft.closed = { end, at: turn.at };
    turn.note({ type: 'case.closed', end, outcome: known?.outcome ?? end });
    turn.fact('case.closed');
    tellInterrupt(turn, 'closed');
    const { reopen } = turn.plan.blueprint;
    if (known !== undefined && reopen?.from.some(({ name }) => name === end) === true) {
      turn.armLimit('reopen', reopen.within, end);
    } else {
      seal(turn);
    }
  },

  reopenCase(turn: Turn): void {
    turn.disarm('reopen');
    turn.draft.reached = {};
    turn.draft.visits = {};
    turn.draft.closed = undefined;
    turn.draft.reopened += 1;
    if (turn.draft.handled !== undefined) turn.draft.returned = true;
    turn.note({ type: 'case.reopened', count: turn.draft.reopened });
    turn.fact('case.reopened');
  },

  sealCase(turn: Turn): void {
    turn.disarm('reopen');
    seal(turn);
  },
} as const;

/** Fills an empty case from the input; fields with a default start with it. */
function openWith(turn: Turn, input: CaseInput | undefined): void {
  const { plan, draft } = turn;
  if (input === undefined || typeof input.id !== 'string' || !Number.isFinite(input.at)) {
    throw new TypeError('A case is opened with { id, at }: its id, and the instant in epoch milliseconds.');
  }
  const given = input.data ?? {};
  const asked = new Map([...plan.fields].map(([name, field]) => [name, { field, optional: true }]));
  const refusal = refuseAnswers(asked, given, {});
  if (refusal !== undefined) {
    throw new TypeError(`The data that the case is opened with does not fit: ${JSON.stringify(refusal.params)}.`);
  }
  const defaults = [...plan.fields].filter(([, field]) => field.default !== undefined);
  draft.id = input.id;
  draft.opened_at = input.at;
  draft.at = input.at;
  turn.at = input.at;
  draft.locale = nearestLocale(plan.blueprint.locales, input.locale);
  draft.data = { ...Object.fromEntries(defaults.map(([name, field]) => [name, field.default])), ...given };
}

/** The declared locale that comes nearest to the customer's: the same, else of the same language, else the first. */
function nearestLocale(locales: readonly string[], wanted: string | undefined): string {
  const [first = 'en'] = locales;
  if (wanted === undefined || locales.includes(wanted)) return wanted ?? first;
  const language = wanted.split('-')[0];
  return locales.find((locale) => locale.split('-')[0] === language) ?? first;
}

/** From here on nothing can happen to the case. */
function seal(turn: Turn): void {
  turn.note({ type: 'case.sealed' });
  turn.fact('case.sealed');
  tellInterrupt(turn, 'sealed');
}

/** The interrupt region follows the case when it closes; it is told only where there is one. */
function tellInterrupt(turn: Turn, state: 'closed' | 'sealed'): void {
  if (![...turn.plan.interrupts.values()].some(({ interrupt }) => interrupt.steps.length > 0)) return;
  turn.outputs.push({
    kind: 'fact',
    event: { type: `fact.journey.${state}`, at: turn.at, by: turn.by ?? { role: 'system' } },
  });
}
