import * as z from 'zod';

import type { Duration } from '../time/duration.ts';
import type { Origin } from './origin.ts';

/** A time by which something must happen: a length of time, or a date or datetime field, or a parameter of either. */
export type Deadline = Origin &
  (
    | { readonly kind: 'duration'; readonly duration: Duration; readonly text: string }
    | { readonly kind: 'name'; readonly name: string }
  );

export const durationSchema = z.string().meta({
  title: 'Duration',
  description:
    'Elapsed `30s 15m 24h 2d 1w`, business time `45bm 8bh 1bd`, calendar `P2D P1M`, or the name of a date field or parameter.',
  examples: ['30m', '1d', '4bh', 'P7D'],
});

export const whenSchema = z
  .union([z.string(), z.boolean()])
  .meta({ title: 'When', description: 'A FEEL condition.', examples: ['severity >= 4', 'level = "advanced"'] });
