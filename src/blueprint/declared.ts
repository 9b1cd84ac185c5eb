import * as z from 'zod';

import type { Path } from '../text/places.ts';
import { idSchema } from './id.ts';
import { type Text, textSchema } from './text.ts';

/** A thing that needs nothing but a name: a customer need, a milestone. */
export interface Declared {
  readonly id: string;
  readonly path: Path;
  readonly title?: Text;
}

const declaredSchema = z.strictObject({ title: textSchema.optional() });

export const needsSchema = z.record(idSchema, declaredSchema).meta({
  title: 'Needs',
  description: 'The customer needs that steps serve; a step names one under `need`.',
  defaultSnippets: [{ label: 'need', body: { '${1:get-it-repaired}': { title: '${2:To get it repaired}' } } }],
});

/** Milestones that every blueprint knows: five different things that must not be mixed up. */
export const BUILT_IN_MILESTONES: readonly string[] = [
  'acknowledged',
  'first-response',
  'preliminary-solution',
  'formal-reply',
  'resolved',
];

export const milestonesSchema = z.record(idSchema, declaredSchema).meta({
  title: 'Milestones',
  description:
    'Further milestones. Built in: acknowledged (an automatic receipt), first-response (an answer to the question), preliminary-solution, formal-reply, resolved.',
  defaultSnippets: [{ label: 'milestone', body: { '${1:shipped}': { title: '${2:The parcel is on its way}' } } }],
});
