import { chromium, type Browser, type Page } from 'playwright-core';

/** A page in a headless browser that may reach nothing, with all that it tried and complained of. */
export interface OpenedPage {
  readonly page: Page;
  /** What it asked of a network or the disk, and what the browser said in its console. */
  readonly trouble: readonly string[];
}

/** Where the page is thought to be; nothing else is there. */
const ADDRESS = 'http://page.test/';

/** A browser for pages that stand alone. */
export class PageBrowser {
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async start(executablePath: string): Promise<PageBrowser> {
    return new PageBrowser(await chromium.launch({ executablePath, args: ['--no-sandbox'] }));
  }

  /** Opens a page as a file from a server would be opened, on a screen of ordinary size. */
  async open(html: string, colorScheme: 'light' | 'dark' = 'light'): Promise<OpenedPage> {
    const page = await this.#browser.newPage({ viewport: { width: 1400, height: 900 }, colorScheme });
    const trouble: string[] = [];
    page.on('console', (message) => trouble.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => trouble.push(`thrown: ${error.message}`));
    await page.route('**/*', async (route) => {
      const url = route.request().url();
      if (url === ADDRESS) return route.fulfill({ contentType: 'text/html', body: html });
      trouble.push(`asked for ${url}`);
      return route.abort();
    });
    await page.goto(ADDRESS);
    return { page, trouble };
  }

  async stop(): Promise<void> {
    await this.#browser.close();
  }
}
