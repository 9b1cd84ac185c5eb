import type { Blueprint } from '../blueprint/blueprint.ts';
import type { Field } from '../blueprint/field.ts';
import { declaredEvent } from '../flow/names.ts';
import { extendedBy } from './clock-plan.ts';

/** What it takes to give a clock more time: how much, as a length of time is written, and why. */
export const CLOCK_EXTENSION: ReadonlyMap<string, Field> = new Map([
  ['amount', { name: 'amount', path: [], type: 'duration' }],
  ['reason', { name: 'reason', path: [], type: 'text' }],
]);

/** What an event brings with it: its declared fields, the words that a customer writes, or what a clock is given. */
export function carriedBy(blueprint: Blueprint, event: string): ReadonlyMap<string, Field> {
  if (event === 'customer.writes') return new Map([['text', { name: 'text', path: [], type: 'text' }]]);
  if (extendedBy(event) !== undefined) return CLOCK_EXTENSION;
  return declaredEvent(blueprint, event)?.carries ?? new Map();
}
