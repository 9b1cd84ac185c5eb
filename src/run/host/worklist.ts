import { textIn } from '../../blueprint/text.ts';
import type { AcceptedField } from '../accepted.ts';
import type { BlueprintShelf } from './blueprint-shelf.ts';
import { thawCase } from '../frozen.ts';
import type { Page, WorkFilter, WorkRow } from '../store/case-lists.ts';
import type { CaseStore } from '../store/store.ts';
import { viewCase } from '../view.ts';

/** A task that waits at a case. Instants are epoch milliseconds. */
export interface WorklistItem {
  readonly caseId: string;
  readonly blueprint: string;
  readonly step: string;
  /** What there is to do, in the wanted locale; the step's id where the blueprint has no words for it. */
  readonly label: string;
  /** The role that is waited for, or `customer`. */
  readonly for: string;
  /** The person whose work it is, where it went to one; anybody else of the role may still do it. */
  readonly person?: string;
  /** The person who has claimed it, or to whom it was delegated: nobody else can complete it. */
  readonly owner?: string;
  readonly since: number;
  /** The last instant in time by the step's time limit or its own clock, whichever is first; absent without one. */
  readonly due?: number;
  readonly stage?: string;
  /** The events by which it can be done, such as `step.investigate.upheld`. */
  readonly events: readonly string[];
  /** What is asked for, with what is known already. */
  readonly fields: readonly AcceptedField[];
}

/** Tasks for which all of this holds. */
export interface WorklistFilter extends Omit<WorkFilter, 'for'> {
  /** A role or `customer`, or several; default everybody's. */
  readonly for?: string | readonly string[];
  /** The language of the labels; default each blueprint's first. */
  readonly locale?: string;
}

/**
 * The tasks of open cases: what is due first comes first, then what waits longest; tasks without a time limit come last.
 * Parked cases have none.
 */
export async function readWorklist(
  store: CaseStore,
  shelf: BlueprintShelf,
  { for: who, locale, ...filter }: WorklistFilter,
  cursor?: string,
): Promise<Page<WorklistItem>> {
  const roles = typeof who === 'string' ? [who] : who;
  const page = await store.work({ ...filter, for: roles }, cursor);
  const items = await Promise.all(page.items.map(async (row) => itemOf(store, shelf, row, locale)));
  return { items: items.filter((item) => item !== undefined), cursor: page.cursor };
}

/** Undefined when the case has gone on since the row was read. */
async function itemOf(
  store: CaseStore,
  shelf: BlueprintShelf,
  row: WorkRow,
  locale: string | undefined,
): Promise<WorklistItem | undefined> {
  const { caseId, step, since, due, stage, blueprint } = row;
  const record = await store.load(caseId);
  if (record === undefined || record.parked !== undefined) return undefined;
  const compiled = shelf.pinned(caseId, record.frozen);
  const view = viewCase(compiled, thawCase(compiled, record.frozen));
  const waiting = view.waiting.find((at) => at.step === step && at.since === since && at.for === row.for);
  if (waiting === undefined) return undefined;
  const accepted = view.accepts.filter((event) => event.step === step);
  const fields = new Map(accepted.flatMap((event) => event.fields).map((field) => [field.name, field]));
  return {
    caseId,
    blueprint,
    step,
    label: waiting.label === undefined ? step : textIn(waiting.label, locale ?? compiled.blueprint.locales[0] ?? 'en'),
    for: row.for,
    ...(waiting.person === undefined ? {} : { person: waiting.person }),
    ...(row.owner === undefined ? {} : { owner: row.owner }),
    since,
    due,
    stage,
    events: accepted.map(({ type }) => type),
    fields: [...fields.values()],
  };
}
