import * as z from 'zod';

import type { Path } from '../text/places.ts';
import { idSchema } from './id.ts';
import { type Text, textSchema } from './text.ts';

/** Words that are sent, with `{field}` placeholders. */
export interface Message {
  readonly id: string;
  readonly path: Path;
  readonly text: Text;
}

export const messagesSchema = z.record(idSchema, textSchema).meta({
  title: 'Messages',
  description: 'What is sent to people. `{name}` is replaced by a field or fact; `{{` is a brace.',
  examples: [{ received: { en: 'We have received your complaint {case.id}.' } }],
  defaultSnippets: [{ label: 'message', body: { '${1:received}': { 'zh-CN': '${2:中文}', en: '${3:English}' } } }],
});
