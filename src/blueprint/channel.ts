import * as z from 'zod';

import type { Path } from '../text/places.ts';
import type { ALWAYS } from './calendar.ts';
import { idSchema } from './id.ts';
import type { Reference } from './origin.ts';
import { type Text, textSchema } from './text.ts';

export const CHANNEL_KINDS = [
  ...(['phone', 'chat', 'web', 'app', 'email', 'sms', 'social', 'video', 'in-person', 'self-service', 'post'] as const),
] as const;

/** A way in which customer and organisation meet. */
export interface Channel {
  readonly id: string;
  readonly path: Path;
  readonly kind: (typeof CHANNEL_KINDS)[number];
  readonly title?: Text;
  /** The calendar by which it is open; always where the author says so; undefined where nothing is said. */
  readonly open?: Reference | typeof ALWAYS;
}

export const channelSchema = z
  .strictObject({
    kind: z.enum(CHANNEL_KINDS).meta({ title: 'Kind', description: 'What sort of channel it is.' }),
    title: textSchema.optional(),
    open: z
      .string()
      .optional()
      .meta({
        title: 'Open',
        description:
          'The calendar by which it is open, or `always`. `open.<channel>` in a condition tells whether it is.',
        examples: ['office', 'always'],
      }),
  })
  .meta({
    title: 'Channel',
    description: 'A way in which customer and organisation meet.',
    examples: [{ kind: 'phone' }],
  });

export const channelsSchema = z.record(idSchema, channelSchema).meta({
  title: 'Channels',
  description: 'Where customer and organisation meet. Steps name them under `via`.',
  defaultSnippets: [{ label: 'channel', body: { '${1:hotline}': { kind: '${2:phone}' } } }],
});
