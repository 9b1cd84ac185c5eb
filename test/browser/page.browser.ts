import { mkdirSync } from 'node:fs';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { call, COMPLAINT_DESK, COMPLAINT_JOURNEYS } from '../cli/support.ts';
import { chromiumPath } from './open-bpmn.ts';
import { PageBrowser, type OpenedPage } from './open-page.ts';

/** Where pictures of the pages are put, if anywhere. */
const pictures = process.env['PAGE_PICTURES'];

if (chromiumPath === undefined) {
  process.stdout.write('Not run: there is no Chromium. Name one with CHROMIUM=/path/to/chromium.\n');
}

/** What whoever draws the complaint desk gets. */
async function drawn(...options: readonly string[]): Promise<string> {
  const files = {
    'complaint-desk.blueprint.yaml': COMPLAINT_DESK,
    'complaint-desk.journey.yaml': COMPLAINT_JOURNEYS,
  };
  const { stdout, stderr } = await call(
    ['draw', 'complaint-desk.blueprint.yaml', '--format', 'html', '--locale', 'en', ...options],
    { files },
  );
  expect(stderr).not.toContain('error');
  return stdout;
}

describe.skipIf(chromiumPath === undefined)('a page of a blueprint in a browser', () => {
  let browser: PageBrowser;
  let html: string;
  let opened: OpenedPage;

  beforeAll(async () => {
    browser = await PageBrowser.start(chromiumPath ?? '');
    html = await drawn();
    if (pictures !== undefined) mkdirSync(pictures, { recursive: true });
  });
  afterAll(() => browser.stop());

  beforeEach(async () => {
    opened = await browser.open(html);
  });
  // Whatever a reader does, the page asks nothing of anybody and has nothing to complain of.
  afterEach(async () => {
    expect(opened.trouble).toEqual([]);
    await opened.page.close();
  });

  const panel = (): Promise<string> => opened.page.locator('#panel').innerText();
  const ringed = (mark: string): Promise<(string | null)[]> =>
    opened.page
      .locator(`g[data-step].${mark}`)
      .evaluateAll((steps) => steps.map((step) => step.getAttribute('data-step')));
  const width = (): Promise<number> =>
    opened.page.locator('#sheet svg').evaluate((picture) => picture.getBoundingClientRect().width);
  const scrolled = (): Promise<number[]> =>
    opened.page.locator('#window').evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop]);

  it('asks nothing of any network and leaves nothing in the console', async () => {
    expect(await opened.page.title()).toBe('Telecom complaint desk');
    expect(await panel()).toContain('Choose a step in the picture.');
    // The browser would refuse, whatever came into the page.
    const tried = await opened.page.evaluate("fetch('http://elsewhere.test/').then(() => 'reached', () => 'refused')");
    expect(tried).toBe('refused');
    // Only this test tried it, so only its trace is forgiven.
    expect(opened.trouble.filter((line) => !line.includes('elsewhere.test'))).toEqual([]);
    opened = { ...opened, trouble: [] };
  });

  it('a click on a step tells all that is known of it, and where it is written', async () => {
    await opened.page.click('g[data-step=investigate]');
    const told = await panel();
    for (const said of ['Investigate', 'Agent in charge', 'upheld → Put it right', 'Ticket system']) {
      expect(told).toContain(said);
    }
    const line = COMPLAINT_DESK.split('\n').findIndex((one) => /^ +investigate:/u.test(one)) + 1;
    expect(told).toContain(`complaint-desk.blueprint.yaml:${line}`);
    expect(told).toContain('by: agent');
    expect(await ringed('chosen')).toEqual(['investigate']);
    await opened.page.click('#panel .link >> nth=0');
    expect(await opened.page.innerText('#panel h2')).toBe('Put it right');
    expect(await ringed('chosen')).toEqual(['remedy']);
  });

  it('without a mouse: Tab goes from step to step, Enter opens the details, Escape closes them', async () => {
    const focused = (attribute = 'data-step'): Promise<unknown> =>
      opened.page.evaluate(`document.activeElement?.getAttribute('${attribute}') ?? null`);
    for (let count = 0; count < 12 && (await focused()) === null; count += 1) await opened.page.keyboard.press('Tab');
    expect(await focused()).toBe('receive');
    expect(await focused('role')).toBe('button');
    expect(await focused('aria-label')).toBe('Take down the complaint, Asks the customer');
    await opened.page.keyboard.press('Tab');
    expect(await focused()).toBe('acknowledge');
    await opened.page.keyboard.press('Enter');
    expect(await opened.page.innerText('#panel h2')).toBe('acknowledge');
    expect(await opened.page.getAttribute('#panel', 'aria-live')).toBe('polite');
    await opened.page.keyboard.press('Escape');
    expect(await panel()).toContain('Choose a step in the picture.');
  });

  it('zooms by keys, buttons and the wheel, and moves by arrows and dragging', async () => {
    const before = await width();
    await opened.page.keyboard.press('+');
    expect(await width()).toBeGreaterThan(before);
    await opened.page.click('#zoom-out');
    expect(await width()).toBeCloseTo(before, 0);
    await opened.page.mouse.move(600, 500);
    await opened.page.keyboard.down('Control');
    await opened.page.mouse.wheel(0, -50);
    await opened.page.keyboard.up('Control');
    await expect.poll(width).toBeGreaterThan(before);
    await opened.page.keyboard.press('ArrowDown');
    await opened.page.keyboard.press('ArrowRight');
    await expect.poll(async () => Math.min(...(await scrolled()))).toBeGreaterThan(0);
    const [left = 0, top = 0] = await scrolled();
    await opened.page.mouse.move(700, 600);
    await opened.page.mouse.down();
    await opened.page.mouse.move(640, 560, { steps: 4 });
    await opened.page.mouse.up();
    expect(await scrolled()).toEqual([left + 60, top + 40]);
    // The end of dragging chooses nothing.
    expect(await ringed('chosen')).toEqual([]);
    await opened.page.keyboard.press('0');
    const whole = await opened.page.locator('#sheet svg').evaluate((picture) => picture.getBoundingClientRect().height);
    expect(whole).toBeLessThan(900);
  });

  it('speaks the other language: the picture, the details and the page itself', async () => {
    await opened.page.click('g[data-step=investigate]');
    await opened.page.selectOption('#locale', 'zh-CN');
    expect(await opened.page.title()).toBe('电信投诉处理中心');
    expect(await opened.page.getAttribute('html', 'lang')).toBe('zh-CN');
    expect(await opened.page.innerText('#panel h2')).toBe('调查核实');
    expect(await opened.page.innerText('#whole')).toBe('显示全图');
    expect(await opened.page.locator('#sheet svg').getAttribute('lang')).toBe('zh-CN');
    expect(await ringed('chosen')).toEqual(['investigate']);
    await opened.page.selectOption('#locale', 'en');
    expect(await opened.page.innerText('#panel h2')).toBe('Investigate');
  });

  it('follows a journey step by step: what was visited is marked, the way there and where it stands', async () => {
    await opened.page.selectOption('#journeys', { index: 2 });
    expect(await ringed('current')).toEqual(['receive']);
    for (let count = 0; count < 3; count += 1) await opened.page.click('#next');
    expect(await ringed('visited')).toEqual(['receive', 'acknowledge', 'look-up', 'grade']);
    expect(await ringed('current')).toEqual(['grade']);
    expect(await opened.page.locator('g.way.visited').count()).toBe(3);
    expect(await opened.page.innerText('#progress')).toMatch(/4 of 12\s+Grade the complaint\s+Mon 5 Jan 2026 09:00/u);
    expect(await opened.page.innerText('#panel h2')).toBe('Grade the complaint');
    await opened.page.click('#previous');
    expect(await ringed('current')).toEqual(['look-up']);
    await opened.page.click('#play');
    expect(await opened.page.innerText('#play')).toBe('Pause');
    await expect.poll(() => ringed('current'), { timeout: 10_000 }).toEqual(['read-back']);
    await opened.page.click('#play');
    if (pictures !== undefined) await opened.page.screenshot({ path: `${pictures}/following.png` });
    await opened.page.selectOption('#journeys', { index: 0 });
    expect(await ringed('visited')).toEqual([]);
  });

  it('is dark where the screen is, and the other way round when told so', async () => {
    const paper = (at = opened): Promise<unknown> =>
      at.page.evaluate("getComputedStyle(document.querySelector('#sheet svg > .fill-paper')).fill");
    const light = await paper();
    await opened.page.click('#theme');
    const dark = await paper();
    expect(dark).not.toBe(light);
    const night = await browser.open(html, 'dark');
    expect(await paper(night)).toBe(dark);
    if (pictures !== undefined) await night.page.screenshot({ path: `${pictures}/dark.png` });
    expect(night.trouble).toEqual([]);
    await night.page.close();
    await opened.page.emulateMedia({ media: 'print' });
    expect(await paper()).toBe(light);
    expect(await opened.page.locator('#panel').isVisible()).toBe(false);
  });

  it('a statechart and a timeline are moved and zoomed the same way', async () => {
    const journey = ['--journey', 'complaint-desk.journey.yaml#reopened'];
    for (const [kind, ...more] of [['statechart'], ['timeline', ...journey]]) {
      const other = await browser.open(await drawn('--kind', kind ?? '', ...more));
      const size = (): Promise<number> =>
        other.page.locator('#sheet svg').evaluate((picture) => picture.getBoundingClientRect().width);
      const before = await size();
      await other.page.keyboard.press('+');
      expect(await size()).toBeGreaterThan(before);
      await other.page.selectOption('#locale', 'zh-CN');
      expect(await other.page.locator('#sheet svg').getAttribute('lang')).toBe('zh-CN');
      expect(await other.page.locator('#panel').count()).toBe(0);
      expect(other.trouble).toEqual([]);
      await other.page.close();
    }
  });
});
