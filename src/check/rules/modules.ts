import satisfies from 'semver/functions/satisfies.js';

import { stepsOf, type Blueprint } from '../../blueprint/blueprint.ts';
import { BUILT_IN_MILESTONES } from '../../blueprint/declared.ts';
import type { Field } from '../../blueprint/field.ts';
import type { Step } from '../../blueprint/step.ts';
import type { Use } from '../../blueprint/use.ts';
import { nearest } from '../../text/did-you-mean.ts';
import type { Check, Rule } from '../rule.ts';

/** A module is given its inputs and roles, gives only what it has, and means the same as its user by the same name. */
export const modules: Rule = {
  name: 'modules-get-what-they-need',
  phase: 1,
  check(check) {
    const told = new Set<Blueprint>();
    for (const step of stepsOf(check.blueprint)) {
      const { action } = step;
      if (action.verb !== 'use' || action.module === undefined) continue;
      checkUse(check, step, action, action.module);
      if (told.has(action.module)) continue;
      told.add(action.module);
      checkModule(check, action, action.module);
    }
  },
};

function checkUse(check: Check, { id }: Step, use: Use, module: Blueprint): void {
  const inputs = module.inputs.map(({ name }) => name);
  const misspelt = new Set<string>();
  for (const { field, path } of use.with) {
    if (inputs.includes(field.name)) continue;
    const near = nearest(field.name, inputs);
    if (near !== undefined) misspelt.add(near);
    check.atKey(path, 'TL4001', { kind: 'input', name: field.name, near, others: 0 });
  }
  const given = new Set(use.with.map(({ field }) => field.name));
  const missing = module.inputs.find(({ name, optional }) => !optional && !given.has(name) && !misspelt.has(name));
  if (missing !== undefined) check.atValue(use.file.path, 'TL4060', { step: id, input: missing.name });
  checkGives(check, use, module);
  checkRoles(check, id, use, module);
}

function checkGives(check: Check, use: Use, module: Blueprint): void {
  const outputs = module.outputs.map(({ name }) => name);
  const milestones = [...BUILT_IN_MILESTONES, ...module.milestones.keys()];
  for (const { field, output } of use.gives) {
    const from = module.data.get(output.name);
    if (outputs.includes(output.name)) {
      const to = check.blueprint.data.get(field.name);
      if (from !== undefined && to !== undefined && !fits(from, to)) {
        check.atValue(output.path, 'TL4030', { field: field.name, from: from.type, to: to.type });
      }
    } else if (!milestones.includes(output.name)) {
      check.atValue(output.path, 'TL4061', {
        name: output.name,
        near: nearest(output.name, [...outputs, ...milestones]),
      });
    }
  }
}

/** A whole number is a number; a choice fits where all its values do. */
function fits(from: Field, to: Field): boolean {
  if (from.type === 'enum' && to.type === 'enum') {
    return [...(from.values?.keys() ?? [])].every((value) => to.values?.has(value) ?? false);
  }
  return (
    from.type === to.type ||
    (from.type === 'integer' && to.type === 'number') ||
    (from.type === 'enum' && to.type === 'text')
  );
}

function checkRoles(check: Check, step: string, use: Use, module: Blueprint): void {
  const mapped = new Set(use.roles.map(({ theirs }) => theirs.name));
  const misspelt = new Set<string>();
  for (const { theirs } of use.roles) {
    if (module.roles.has(theirs.name)) continue;
    const near = nearest(theirs.name, module.roles.keys());
    if (near !== undefined) misspelt.add(near);
    check.atKey(theirs.path, 'TL4001', { kind: 'role', name: theirs.name, near, others: 0 });
  }
  const open = [...module.roles.keys()].find(
    (role) => !mapped.has(role) && !misspelt.has(role) && !check.blueprint.roles.has(role),
  );
  if (open !== undefined) check.atValue(use.file.path, 'TL4062', { step, role: open });
}

function checkModule(check: Check, { file, version }: Use, module: Blueprint): void {
  if (version !== undefined && !satisfies(module.version, version.name)) {
    check.atValue(version.path, 'TL4063', { file: file.name, version: module.version, range: version.name });
  }
  if (module.reopen !== undefined) check.atValue(file.path, 'TL4064', { file: file.name });
  const { blueprint } = check;
  const shared = [
    ['service', blueprint.services, module.services],
    ['event', blueprint.events, module.events],
    ['signal', blueprint.signals, module.signals],
  ] as const;
  for (const [kind, ours, theirs] of shared) {
    for (const [name, own] of ours) {
      const other = theirs.get(name);
      if (other === undefined || shapeOf(own) === shapeOf(other)) continue;
      check.atValue(file.path, 'TL4065', { kind, name, file: file.name });
    }
  }
  const lacking = blueprint.locales.filter((locale) => !module.locales.includes(locale));
  if (lacking.length > 0) check.atValue(file.path, 'TL4066', { file: file.name, locales: lacking });
}

/** What goes in and out, by name and type. */
function shapeOf(thing: {
  readonly in?: ReadonlyMap<string, Field>;
  readonly out?: ReadonlyMap<string, Field>;
  readonly carries?: ReadonlyMap<string, Field>;
}): string {
  return JSON.stringify([typesOf(thing.in), typesOf(thing.out), typesOf(thing.carries)]);
}

function typesOf(fields: ReadonlyMap<string, Field> = new Map()): string[] {
  return [...fields.values()].map(({ name, type }) => `${name}:${type}`).toSorted();
}
