import * as z from 'zod';

import type { Blueprint } from './blueprint.ts';
import { BUILT_IN_MILESTONES } from './declared.ts';
import { idSchema, nameSchema } from './id.ts';
import type { Reference } from './origin.ts';
import type { Assignment } from './step.ts';
import type { ActionBase, Intake } from './verbs.ts';

/** Runs another blueprint as one step (BPMN call activity). */
export interface Use extends ActionBase<'use'> {
  /** The path of the module's file, relative to the file that names it. */
  readonly file: Reference;
  /** The versions of the module that will do, as a semantic version range. */
  readonly version?: Reference;
  /** Input of the module: what it is given. */
  readonly with: readonly Assignment[];
  /** Field or milestone of the case: output or milestone of the module. */
  readonly gives: readonly Intake[];
  /** Role of the module: role of this blueprint. Roles with the same id need no entry. */
  readonly roles: readonly { readonly theirs: Reference; readonly ours: Reference }[];
  /** The module itself; absent when it could not be read, which is a finding of its own. */
  readonly module?: Blueprint;
  /** The module put in: its ids begin with the step's. Only in what `inlined` gives. */
  readonly body?: Blueprint;
}

/** What fields of the case take from outputs of the module. */
export function givenFields({ gives, module }: Use): readonly Intake[] {
  return gives.filter(({ output }) => module?.outputs.some(({ name }) => name === output.name) ?? true);
}

/** Milestones of the module that count for the case too. */
export function givenMilestones({ gives, module }: Use): readonly Intake[] {
  const known = new Set<string>([...BUILT_IN_MILESTONES, ...(module?.milestones.keys() ?? [])]);
  return gives.filter(
    ({ output }) => known.has(output.name) && !module?.outputs.some(({ name }) => name === output.name),
  );
}

export const useSchema = z
  .union([
    z.string(),
    z.strictObject({
      module: z.string().meta({
        title: 'Module',
        description: 'The path of the other blueprint, relative to this file.',
        examples: ['./complaint-desk.blueprint.yaml'],
      }),
      version: z
        .string()
        .optional()
        .meta({ title: 'Version', description: 'The versions that will do.', examples: ['^1', '>=1.2 <3'] }),
      with: z
        .record(nameSchema, z.unknown())
        .optional()
        .meta({
          title: 'With',
          description: 'Input of the module: a literal, or `=` and an expression.',
          examples: [{ amount: '=total' }],
        }),
      gives: z
        .record(z.string(), z.string())
        .optional()
        .meta({
          title: 'Gives',
          description: 'Field or milestone here: output or milestone of the module.',
          examples: [{ decision: 'verdict', 'formal-reply': 'formal-reply' }],
        }),
      roles: z
        .record(idSchema, idSchema)
        .optional()
        .meta({
          title: 'Roles',
          description: 'Role of the module: role here. Default: the role of the same name.',
          examples: [{ checker: 'senior' }],
        }),
    }),
  ])
  .optional()
  .meta({
    title: 'Use',
    description: 'Runs another blueprint as one step; its ends are the outcomes.',
    examples: ['./complaint-desk.blueprint.yaml'],
    defaultSnippets: [{ label: 'module', body: { module: '${1:./credit-check.blueprint.yaml}', version: '${2:^1}' } }],
  });
