import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Field } from '../blueprint/field.ts';
import { declaredEvent } from '../flow/names.ts';

/** What an event brings with it: its declared fields, or the words that a customer writes. */
export function carriedBy(blueprint: Blueprint, event: string): ReadonlyMap<string, Field> {
  if (event === 'customer.writes') return new Map([['text', { name: 'text', path: [], type: 'text' }]]);
  return declaredEvent(blueprint, event)?.carries ?? new Map();
}
