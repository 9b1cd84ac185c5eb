import type { Blueprint } from '../../blueprint/blueprint.ts';
import { personalFields } from '../../blueprint/personal-fields.ts';
import type { CompiledBlueprint } from '../../compile/compile.ts';
import { personalTexts } from '../store/journal-chain.ts';
import type { LiveCase } from './live-cases.ts';
import type { ParkedCase } from '../store/parked.ts';
import type { Cause, Personal } from '../store/journal-record.ts';

type Data = Readonly<Record<string, unknown>> | undefined;

/** What of an event is personal; undefined where the blueprint marks no field. */
export function personalIn(
  { blueprint }: CompiledBlueprint,
  before: Data,
  after: Data,
  cause: Cause,
): Personal | undefined {
  const fields = markedIn(blueprint);
  if (fields.length === 0) return undefined;
  return { fields, values: personalTexts(fields, before, after, carriedIn(cause)) };
}

/** Asked at every event: worked out once for each blueprint. */
function markedIn(blueprint: Blueprint): readonly string[] {
  let fields = known.get(blueprint);
  if (fields === undefined) known.set(blueprint, (fields = personalFields(blueprint)));
  return fields;
}

const known = new WeakMap<Blueprint, readonly string[]>();

function carriedIn(cause: Cause): Data {
  switch (cause.kind) {
    case 'opened':
      return cause.input.data;
    case 'event':
      return cause.event.data;
    case 'act':
      return undefined;
  }
}

/** The data of a case without personal values, the fields that had one, and the values as they may stand in texts. */
export function withoutPersonal({ compiled, snapshot }: LiveCase): {
  readonly fields: readonly string[];
  readonly values: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
} {
  const { data } = snapshot.context;
  const marked = markedIn(compiled.blueprint);
  const values = personalTexts(marked, data).filter(({ length }) => length > 1);
  const gone = Object.keys(data).filter((name) => {
    if (data[name] === undefined || data[name] === null) return false;
    return (
      marked.includes(name) || personalTexts([name], data).some((text) => values.some((one) => text.includes(one)))
    );
  });
  return {
    fields: gone,
    values,
    data: Object.fromEntries(Object.entries(data).filter(([name]) => !gone.includes(name))),
  };
}

/** True when nothing is left to take from a parked case. */
export function isEmptied(parked: ParkedCase): boolean {
  return JSON.stringify(parked) === JSON.stringify(emptiedParked(parked));
}

/** A parked case whose event and error say nothing of anybody any more. */
export function emptiedParked({ event, error, ...parked }: ParkedCase): ParkedCase {
  const { type, at, by, timer, generation } = event;
  const { name, retryable, reason, step } = error;
  const role = by.role;
  return {
    ...parked,
    event: { type, at, by: role === 'customer' ? { role } : by, timer, generation },
    error: { name, message: '[erased]', retryable, reason, step },
  };
}
