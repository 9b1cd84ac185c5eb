import { readFileSync } from 'node:fs';
import { BpmnBrowser } from './browser/open-bpmn.ts';
const b = await BpmnBrowser.start('/usr/bin/chromium');
for (const n of process.argv.slice(2)) {
  const o = await b.open(readFileSync(`/tmp/out/${n}.bpmn`, 'utf8'), `/tmp/out/${n}.png`);
  console.log(n, JSON.stringify(o).slice(0, 600));
}
await b.stop();
