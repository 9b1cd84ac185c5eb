import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import { chromium, type Browser, type Page } from 'playwright-core';

/** Where a Chromium may be found; the first that is there is taken. */
const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const chromiumPath: string | undefined = PLACES.find((place) => place !== undefined && existsSync(place));

/** What a viewer of bpmn.io says and shows of a file. */
export interface Opened {
  readonly warnings: readonly string[];
  readonly width: number;
  readonly height: number;
  /** Names that are drawn wider or higher than the shape in which they stand. */
  readonly cut: readonly string[];
  /** Names beside their shape that lie on another shape or name as they are really drawn. */
  readonly hidden: readonly string[];
}

/** A headless browser with the viewer of bpmn.io. */
export class BpmnBrowser {
  readonly #browser: Browser;
  readonly #page: Page;

  constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  static async start(executablePath: string): Promise<BpmnBrowser> {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    const viewer = await readFile('node_modules/bpmn-js/dist/bpmn-viewer.production.min.js', 'utf8');
    await page.setContent('<body style="margin:0"><div id="canvas" style="width:100vw;height:100vh"></div></body>');
    await page.addScriptTag({ content: viewer });
    return new BpmnBrowser(browser, page);
  }

  /** Opens a file; `picture` is where a picture at normal size is put. */
  async open(xml: string, picture?: string): Promise<Opened> {
    const opened = (await this.#page.evaluate(`(${OPEN})(${JSON.stringify(xml)})`)) as Opened;
    if (picture !== undefined) {
      await this.#page.setViewportSize({ width: opened.width, height: opened.height });
      await this.#page.evaluate(`(${FIT})()`);
      await this.#page.screenshot({ path: picture });
    }
    return opened;
  }

  async stop(): Promise<void> {
    await this.#browser.close();
  }
}

/** Runs in the page, and is handed over as text: the viewer is a global there. */
const OPEN = `async (xml) => {
  document.getElementById('canvas').innerHTML = '';
  const viewer = new BpmnJS({ container: '#canvas' });
  window.viewer = viewer;
  const { warnings } = await viewer.importXML(xml);
  const canvas = viewer.get('canvas');
  const { inner } = canvas.viewbox();
  const cut = [];
  for (const shape of viewer.get('elementRegistry').filter((one) => one.type.endsWith('Task') || one.type === 'bpmn:CallActivity')) {
    const text = viewer.get('elementRegistry').getGraphics(shape).querySelector('.djs-visual text');
    if (text === null) continue;
    const box = text.getBBox();
    if (box.width > shape.width - 4 || box.height > shape.height - 6) cut.push(shape.businessObject.name);
  }
  const registry = viewer.get('elementRegistry');
  const held = new Set(registry.filter((one) => one.parent).map((one) => one.parent.id));
  const boxes = registry
    .filter((one) => one.width !== undefined && !one.labelTarget && !held.has(one.id) && one.type !== 'bpmn:Group' && one.type !== 'bpmn:Lane')
    .map((one) => ({ id: one.id, x: one.x, y: one.y, width: one.width, height: one.height }));
  const names = registry.filter((one) => one.labelTarget && one.businessObject.name).map((one) => {
    const box = registry.getGraphics(one).querySelector('.djs-visual text').getBBox();
    return { id: one.id, of: one.labelTarget.id, x: one.x + box.x, y: one.y + box.y, width: box.width, height: box.height };
  });
  const meet = (a, b) => a.x + 3 < b.x + b.width && b.x + 3 < a.x + a.width && a.y + 3 < b.y + b.height && b.y + 3 < a.y + a.height;
  const hidden = names.flatMap((name, index) => [
    ...boxes.filter((box) => box.id !== name.of && meet(name, box)).map((box) => name.id + ' on ' + box.id),
    ...names.slice(index + 1).filter((other) => meet(name, other)).map((other) => name.id + ' on ' + other.id),
  ]);
  return {
    hidden,
    warnings: warnings.map((warning) => warning.message),
    width: Math.ceil(inner.width) + 60,
    height: Math.ceil(inner.height) + 60,
    cut,
  };
}`;

const FIT = `() => {
  const canvas = window.viewer.get('canvas');
  canvas.resized();
  const { inner } = canvas.viewbox();
  canvas.viewbox({ x: inner.x - 30, y: inner.y - 30, width: inner.width + 60, height: inner.height + 60 });
}`;
