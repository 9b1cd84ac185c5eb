import * as z from 'zod';

/** Ids: a letter of any script first, then kebab-case; `read-back`, `受理`, `schritt-2`. */
export const ID = /^\p{L}[\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{M}\p{N}]+)*$/u;

/**
 * Steps as they are called from outside: those of a module stand behind the step that uses it, as in `credit--check`; those
 * of a BPMN process have the ids of its nodes, as in `Activity_1k2x`.
 */
export const STEP_ID = /^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u;

/** Names that stand in expressions: lower snake_case; `order_number`, `金额`. */
export const NAME = /^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{M}\p{N}]*(?:_[\p{Ll}\p{Lo}\p{M}\p{N}]+)*$/u;

/** Words that mean something as a target and so cannot be the id of a step, stage or end. */
export const RESERVED_TARGETS: readonly string[] = ['next', 'else', 'resume'];

/** Words that mean something in an expression and so cannot be the name of a field or parameter. */
export const RESERVED_NAMES: readonly string[] = [
  'case',
  'reached',
  'visits',
  'open',
  'sla',
  'event',
  'now',
  'and',
  'or',
  'not',
  'if',
  'then',
  'else',
  'for',
  'in',
  'return',
  'some',
  'every',
  'satisfies',
  'between',
  'instance',
  'of',
  'function',
  'external',
  'true',
  'false',
  'null',
  'date',
  'time',
  'duration',
  'any',
];

/** Roles that every blueprint has without declaring them. */
export const CUSTOMER = 'customer';

/** An id is written in FEEL with `_` for `-`, because a hyphen there is a minus. */
export function feelName(id: string): string {
  return id.replaceAll('-', '_');
}

export const idSchema = z.string().regex(ID).meta({
  title: 'Id',
  description: 'Begins with a letter of any script, words joined by hyphens.',
});

export const nameSchema = z.string().regex(NAME).meta({
  title: 'Name',
  description: 'Lower-case words joined by underscores, so that it can stand in an expression.',
});
