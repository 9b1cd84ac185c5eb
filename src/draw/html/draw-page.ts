import { createHash } from 'node:crypto';

import { languageOf } from '../../text/language-of.ts';
import type { Blueprint } from '../../blueprint/blueprint.ts';
import { element, joined, text, type Content, type Markup } from '../svg/markup.ts';
import type { Theme } from '../svg/theme.ts';
import type { PageData, PageJourney, PageLocale, PageWords } from './page-data.ts';
import { PAGE_SCRIPT } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { pageWords } from './page-words.ts';
import { sourcesOf } from './source-places.ts';
import { detailsOf } from './step-details.ts';

/** A picture in one language, and what is told beside it. */
export interface PagePicture {
  /** A BCP 47 tag. */
  readonly locale: string;
  /** What the page is called. */
  readonly title: string;
  /** An SVG document, as the functions of this room draw it: everything in it is escaped. */
  readonly svg: string;
  /** Journeys that can be followed in it, the same in every language. */
  readonly journeys?: readonly PageJourney[];
}

export interface PageOptions {
  /** The blueprint whose steps are explained; without it there is only the picture. */
  readonly blueprint?: Blueprint;
  /** Default: `auto`, as the reader's screen has it. */
  readonly theme?: Theme;
}

/**
 * A page around a picture, whole in one file: it asks nothing of any network. The picture can be moved and zoomed, its steps
 * are explained when they are chosen, a journey can be followed, and the language can be changed where there are pictures in
 * several. The same arguments give the same text.
 *
 * @param pictures one for each language; the first is shown first.
 * @throws RangeError when there is no picture.
 */
export function drawPage(pictures: readonly PagePicture[], { blueprint, theme = 'auto' }: PageOptions = {}): string {
  const [first] = pictures;
  if (first === undefined) throw new RangeError('A page needs at least one picture.');
  const data: PageData = {
    locales: pictures.map(({ locale, title, journeys = [] }): PageLocale => ({
      locale,
      title,
      words: pageWords[languageOf(locale)],
      details: blueprint === undefined ? {} : detailsOf(blueprint, locale),
      journeys,
    })),
    sources: blueprint === undefined ? {} : sourcesOf(blueprint),
  };
  const head = element(
    'head',
    {},
    '<meta charset="utf-8">' as Markup,
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">` as Markup,
    '<meta name="viewport" content="width=device-width,initial-scale=1">' as Markup,
    '<link rel="icon" href="data:,">' as Markup,
    element('title', {}, text(first.title)),
    `<style>${pageStyle()}</style>` as Markup,
  );
  const body = element(
    'body',
    {},
    toolbar(data),
    element(
      'main',
      { id: 'window', tabindex: '0', 'aria-label': wordsOf(data).picture, 'data-label': 'picture' },
      element('div', { id: 'sheet' }, inline(first.svg)),
    ),
    blueprint === undefined ? undefined : panel(data),
    // The others stay out of sight until their language is chosen.
    pictures.slice(1).map(({ locale, svg }) => element('template', { 'data-locale': locale }, inline(svg))),
    `<script type="application/json" id="data">${jsonInPage(data)}</script>` as Markup,
    `<script>${PAGE_SCRIPT}</script>` as Markup,
  );
  const root = element('html', { lang: first.locale, 'data-theme': theme === 'auto' ? undefined : theme }, head, body);
  return `<!doctype html>\n${root}\n`;
}

/** Nothing from outside, and no script but our own. */
const POLICY = [
  "default-src 'none'",
  `script-src 'sha256-${createHash('sha256').update(PAGE_SCRIPT).digest('base64')}'`,
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function wordsOf({ locales }: PageData): PageWords {
  return locales[0]?.words ?? pageWords.en;
}

function toolbar(data: PageData): Markup {
  const words = wordsOf(data);
  const [first] = data.locales;
  const sign = (id: string, label: keyof PageWords, content: string): Markup =>
    element(
      'button',
      { id, type: 'button', class: 'sign', 'aria-label': words[label], title: words[label], 'data-label': label },
      text(content),
    );
  const languages =
    data.locales.length > 1
      ? element(
          'div',
          { class: 'group tools' },
          element('label', { for: 'locale', 'data-text': 'language' }, text(words.language)),
          element(
            'select',
            { id: 'locale', autocomplete: 'off' },
            data.locales.map(({ locale }) => element('option', { value: locale }, text(languageName(locale)))),
          ),
        )
      : undefined;
  const journeys = first?.journeys ?? [];
  const following: Content =
    journeys.length === 0
      ? undefined
      : element(
          'div',
          { class: 'group tools' },
          element('label', { for: 'journeys', 'data-text': 'follow' }, text(words.follow)),
          element(
            'select',
            { id: 'journeys', autocomplete: 'off' },
            element('option', { value: '-1', 'data-text': 'noJourney' }, text(words.noJourney)),
            journeys.map(({ title }, index) => element('option', { value: String(index) }, text(title))),
          ),
        );
  const button = (id: 'previous' | 'next' | 'play'): Markup =>
    element('button', { id, type: 'button', 'data-text': id }, text(words[id]));
  return element(
    'header',
    {},
    element('h1', { id: 'title' }, text(first?.title ?? '')),
    following,
    languages,
    element(
      'div',
      { class: 'group tools', role: 'toolbar', 'aria-label': words.tools, 'data-label': 'tools' },
      sign('zoom-out', 'zoomOut', '−'),
      sign('zoom-in', 'zoomIn', '+'),
      element('button', { id: 'whole', type: 'button', title: words.keys, 'data-text': 'whole' }, text(words.whole)),
      element('button', { id: 'theme', type: 'button' }, text(words.dark)),
    ),
    element(
      'div',
      { id: 'stepping', class: 'group tools', hidden: '' },
      button('previous'),
      button('play'),
      button('next'),
      '<span id="progress" aria-live="polite"></span>' as Markup,
    ),
  );
}

function panel(data: PageData): Markup {
  const { details, choose, keys } = wordsOf(data);
  return element(
    'aside',
    { id: 'panel', 'aria-live': 'polite', 'aria-label': details, 'data-label': 'details' },
    element('p', { class: 'hint' }, text(choose)),
    element('p', { class: 'hint' }, text(keys)),
  );
}

/** What a language calls itself; one that is not known here keeps its tag. */
function languageName(locale: string): string {
  if (locale === 'zh' || locale === 'zh-CN' || locale === 'zh-Hans') return '中文';
  return locale.split('-')[0] === 'en' ? 'English' : locale;
}

/** An SVG document as part of a page: without the declaration that only a file of its own has. */
function inline(svg: string): Markup {
  return joined(svg.replace(/^\s*<\?xml[^>]*\?>/u, '').trim() as Markup);
}

/** JSON that cannot end the element it stands in, whatever its texts say. */
function jsonInPage(data: PageData): string {
  return JSON.stringify(data)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`);
}
