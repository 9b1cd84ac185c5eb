import { CUSTOMER } from '../blueprint/id.ts';
import { BUILT_IN_ENDS } from '../compile/case.ts';
import type { OwnField, OwnId, OwnIds } from './own-ids.ts';

/** What narrows a schema: see `own-schema.ts`. */
interface Narrowing {
  only(pointer: Pointer, ids: readonly OwnId[]): void;
  suggest(pointer: Pointer, ids: readonly OwnId[]): void;
  onlyOrDotted(pointer: Pointer, ids: readonly OwnId[]): void;
  keys(pointer: Pointer, ids: readonly OwnId[]): void;
  onlyKeys(pointer: Pointer, ids: readonly OwnId[]): void;
  withoutExamples(pointer: Pointer): void;
  answers(pointer: Pointer, fields: readonly OwnField[], others: readonly OwnId[]): void;
}

type Pointer = readonly (string | number)[];

const CUSTOMER_ROLE: OwnId = { id: CUSTOMER, words: 'The customer.' };

/** Whom a case may wait for beside roles and persons. */
const OTHERS: readonly OwnId[] = [
  CUSTOMER_ROLE,
  { id: 'service', words: 'A service that was called.' },
  { id: 'system', words: 'Time or an event.' },
];

/** The ends that no blueprint has to declare. */
const ENDED: readonly OwnId[] = [
  { id: BUILT_IN_ENDS['case.cancels'], words: 'The case was cancelled.' },
  { id: BUILT_IN_ENDS['case.merged'], words: 'The case was merged into another.' },
];

/**
 * What a journey may expect of cases of one blueprint: its own names. Where words of a text may stand as well, or where
 * nobody knows who works here, other names stay possible.
 *
 * @param pointer to the properties of `expect`, or of the `not` in it.
 */
export function narrowExpectations(schema: Narrowing, pointer: Pointer, ids: OwnIds): void {
  const { stages, steps, interrupts, roles, persons, milestones, messages, slas, fields, ends } = ids;
  const places = [...stages, ...steps, ...interrupts];
  const oneOrSeveral = (key: string): readonly Pointer[] => [
    [...pointer, key, 'anyOf', 0],
    [...pointer, key, 'anyOf', 1, 'items'],
  ];

  schema.withoutExamples(pointer);
  schema.only([...pointer, 'in'], places);
  schema.only([...pointer, 'visited', 'items'], [...stages, ...steps]);
  for (const one of oneOrSeveral('waiting-for')) schema.only(one, [...OTHERS, ...roles, ...persons]);
  for (const one of oneOrSeveral('offers')) schema.onlyOrDotted(one, [...steps, ...ids.acceptable, ...ids.events]);
  for (const one of oneOrSeveral('reached')) schema.only(one, milestones);
  for (const one of oneOrSeveral('said')) schema.suggest(one, messages);
  schema.keys([...pointer, 'said', 'anyOf', 2], messages);
  const told = [...roles, ...persons, CUSTOMER_ROLE];
  for (const one of oneOrSeveral('notified')) schema.only(one, told);
  schema.onlyKeys([...pointer, 'notified', 'anyOf', 2], told);
  for (const key of ['met', 'breached', 'running', 'paused']) {
    for (const one of oneOrSeveral(key)) schema.only(one, slas);
  }
  schema.onlyKeys([...pointer, 'due'], [...slas, ...steps]);
  schema.onlyKeys([...pointer, 'data'], fields);
  schema.answers([...pointer, 'data'], fields, []);
  schema.only([...pointer, 'ended', 'anyOf', 0], [...ends, ...ids.endOutcomes, ...ENDED]);
}
