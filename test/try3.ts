import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
const [name, x, y, w, h] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: Number(w), height: Number(h) } });
await page.setContent(
  `<body style="margin:0"><img id=i style="position:absolute;left:${-Number(x)}px;top:${-Number(y)}px" src="data:image/png;base64,${readFileSync(`/tmp/out/${name}.png`).toString('base64')}">`,
);
await page.waitForTimeout(500);
await page.screenshot({ path: `/tmp/out/crop.png` });
await browser.close();
