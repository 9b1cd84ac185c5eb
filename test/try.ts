import { readdirSync, writeFileSync } from 'node:fs';
import { loadBlueprint } from '../src/read/load.ts';
import { exportBpmn } from '../src/draw/write-bpmn.ts';
for (const d of readdirSync('examples')) {
  const { blueprint } = await loadBlueprint(`examples/${d}/${d}.blueprint.yaml`).catch(() => ({
    blueprint: undefined,
  }));
  if (!blueprint) continue;
  for (const locale of ['en', 'zh-CN']) {
    const t = Date.now();
    const { xml } = await exportBpmn(blueprint, { locale });
    writeFileSync(`/tmp/out/${d}.${locale}.bpmn`, xml);
    console.log(d, locale, xml.length, Date.now() - t);
  }
}
