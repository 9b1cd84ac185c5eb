import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { blueprintFileSchema, journeyFileSchema } from './json-schema.ts';
import { jsonText } from './report.ts';

// npm run schema: the files that `# yaml-language-server: $schema=` points at.
for (const [name, schema] of [
  ['blueprint', blueprintFileSchema()],
  ['journey', journeyFileSchema()],
] as const) {
  writeFileSync(fileURLToPath(new URL(`../../schemas/${name}.schema.json`, import.meta.url)), jsonText(schema));
}
