import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Field } from '../blueprint/field.ts';
import { CUSTOMER } from '../blueprint/id.ts';
import type { Step } from '../blueprint/step.ts';
import { SERVICE } from './case.ts';
import { chairOf } from './chair.ts';
import type { AskedPlan } from './plan.ts';

/** Who may send the outcomes of a step; undefined: any declared role. */
export function actorsOf(blueprint: Blueprint, step: Step): ReadonlySet<string> | undefined {
  const { action, by } = step;
  switch (action.verb) {
    case 'call':
      return new Set([SERVICE]);
    case 'approve': {
      const roles = (action.votes?.roles ?? (by === undefined ? [] : [by])).map(({ name }) => name);
      return new Set([...roles, ...roles.flatMap((role) => blueprint.roles.get(role)?.deputy?.name ?? [])]);
    }
    case 'meet': {
      const chair = chairOf(step);
      if (chair === undefined) return new Set(blueprint.roles.keys());
      const deputy = blueprint.roles.get(chair.name)?.deputy;
      return new Set([chair.name, ...(deputy === undefined ? [] : [deputy.name])]);
    }
    case 'ask':
    case 'survey':
    case 'do': {
      const answers = action.verb === 'do' ? [] : [CUSTOMER];
      if (by === undefined) return new Set([...answers, ...blueprint.roles.keys()]);
      const deputy = blueprint.roles.get(by.name)?.deputy;
      return new Set([...answers, by.name, ...(deputy === undefined ? [] : [deputy.name])]);
    }
    default:
      return undefined;
  }
}

/** What the outcomes of a step may carry, by the name of the answer. */
export function askedBy(blueprint: Blueprint, { action }: Step): ReadonlyMap<string, AskedPlan> {
  const ask = (names: readonly { name: string; optional: boolean }[], fields: ReadonlyMap<string, Field>) =>
    new Map(
      names.flatMap(({ name, optional }): [string, AskedPlan][] => {
        const field = fields.get(name);
        return field === undefined ? [] : [[name, { field, optional }]];
      }),
    );
  switch (action.verb) {
    case 'ask':
      return ask(action.fields, blueprint.data);
    case 'do':
      return ask(action.form, blueprint.data);
    case 'survey':
      return ask(action.questions, blueprint.data);
    case 'meet': {
      const mustCount = action.required.length > 0 || action.quorum !== undefined;
      return new Map([
        ['present', { field: PRESENT, optional: !mustCount }],
        ['lasted', { field: LASTED, optional: action.lasts === undefined }],
      ]);
    }
    case 'call': {
      const out = blueprint.services.get(action.service.name)?.out ?? new Map<string, Field>();
      const used = new Set(action.into.map(({ output }) => output.name));
      return ask(
        [...out.keys()].map((name) => ({ name, optional: !used.has(name) })),
        out,
      );
    }
    default:
      return new Map();
  }
}

/** What whoever reports a meeting says of it: the roles that were there, and how long it took. */
const PRESENT: Field = {
  name: 'present',
  path: [],
  type: 'list',
  of: { name: 'present', path: [], type: 'text' },
};
const LASTED: Field = { name: 'lasted', path: [], type: 'duration' };
