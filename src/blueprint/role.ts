import * as z from 'zod';

import type { Path } from '../text/places.ts';
import { idSchema } from './id.ts';
import type { Reference } from './origin.ts';
import { type Text, textSchema } from './text.ts';

/** Who does the work: a role, never a person. */
export interface Role {
  readonly id: string;
  readonly path: Path;
  readonly title?: Text;
  /** The role that may act in this one's place. */
  readonly deputy?: Reference;
  /** A partner outside the organisation: waiting for it is waiting for a third party. */
  readonly external: boolean;
  /** A machine, such as a bot: what it does satisfies no clock that only people can satisfy. */
  readonly automatic: boolean;
}

export const roleSchema = z
  .strictObject({
    title: textSchema.optional(),
    deputy: idSchema.optional().meta({ title: 'Deputy', description: 'The role that may act in its place.' }),
    external: z
      .boolean()
      .optional()
      .meta({ title: 'External', description: 'A partner outside the organisation. Default: false.' }),
    automatic: z
      .boolean()
      .optional()
      .meta({ title: 'Automatic', description: 'A machine, such as a bot, and no person. Default: false.' }),
  })
  .meta({ title: 'Role', description: 'Who does the work.', examples: [{ title: '责任客服', deputy: 'senior' }] });

export const rolesSchema = z.record(idSchema, roleSchema).meta({
  title: 'Roles',
  description: 'The roles that work on a case. The customer is always there and is not declared.',
  defaultSnippets: [{ label: 'role', body: { '${1:agent}': { title: '${2:Agent}' } } }],
});

/** A role, the one that stands in for it, the one that stands in for that, each once. */
export function standingIn(roles: ReadonlyMap<string, Role>, role: string): readonly string[] {
  const chain = new Set<string>();
  for (let next: string | undefined = role; next !== undefined && !chain.has(next);) {
    chain.add(next);
    next = roles.get(next)?.deputy?.name;
  }
  return [...chain];
}
