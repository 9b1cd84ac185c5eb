import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { bpmnDescriptor } from '../draw/bpmn/bpmn-descriptor.ts';
import { jsonText } from './report.ts';
import { schemaFor } from './schema.ts';

// npm run schema: the files that `# yaml-language-server: $schema=` points at.
for (const kind of ['blueprint', 'journey', 'calendar', 'people'] as const) {
  for (const [language, ending] of [
    ['en', 'schema.json'],
    ['zh-CN', 'schema.zh-CN.json'],
  ] as const) {
    const file = new URL(`../../schemas/${kind}.${ending}`, import.meta.url);
    writeFileSync(fileURLToPath(file), jsonText(schemaFor(kind, language)));
  }
}

// What Throughline adds to BPMN, for modelling tools that load descriptors of moddle.
writeFileSync(
  fileURLToPath(new URL('../../schemas/throughline-bpmn.json', import.meta.url)),
  jsonText({ ...bpmnDescriptor, associations: [] }),
);
